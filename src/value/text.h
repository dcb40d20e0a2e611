/*
 * text.h
 *		Slices of UTF-8 text, read with white space skipped and width folded.
 *
 * A span is {pointer, length}: borrowed, read only, any bytes, never NUL-ended.  Reports print "８．５ 左右",
 * "8.5左右" and "8.5 左右" for the same value, so everything that reads values looks at folded characters:
 * full-width forms (U+FF01..U+FF5E) become ASCII and white space of every kind is not there at all.
 */
#ifndef PLAN_TEXT_H
#define PLAN_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h> /* memmem: compile with -D_GNU_SOURCE, as PostgreSQL does */

typedef struct span
{
	const char *p;
	size_t n;
} span;

#define SPAN(literal) ((span){(literal), sizeof(literal) - 1})
#define SPAN_NONE ((span){NULL, 0})

/* What text_next returns besides a character. */
#define TEXT_END 0xFFFFFFFFu
#define TEXT_INVALID 0xFFFFFFFEu /* bytes that are no UTF-8; one byte is passed over */

/* One character as it stands, nothing folded or skipped. */
extern uint32_t text_next_raw(const char **p, const char *end);

/* The next character that is no white space, width folded. */
extern uint32_t text_next(const char **p, const char *end);

static inline uint32_t
text_peek(const char *p, const char *end)
{
	return text_next(&p, end);
}

extern bool text_is_space(uint32_t c);
extern uint32_t text_fold_char(uint32_t c);

/* Length of the start of [p, end) that folds to the word; 0 if it does not.  word must be folded already. */
extern size_t text_match(const char *p, const char *end, const char *word, size_t n);

/* Writes the folded text; room must be at least s.n bytes (folding never lengthens). */
extern size_t text_fold(span s, char *buf);
extern bool text_folds_to(span s, const char *folded, size_t n);

/* White space off both ends; and the number of characters. */
extern span text_trim(span s);
extern size_t text_characters(span s);

static inline bool
span_equal(span a, span b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Offset of needle in s as bytes, or -1. */
static inline ptrdiff_t
span_find(span s, span needle)
{
	const char *hit = s.n == 0 ? NULL : memmem(s.p, s.n, needle.p, needle.n);

	return hit == NULL ? -1 : hit - s.p;
}

static inline bool
span_starts(span s, span head)
{
	return s.n >= head.n && memcmp(s.p, head.p, head.n) == 0;
}

static inline bool
span_ends(span s, span tail)
{
	return s.n >= tail.n && memcmp(s.p + s.n - tail.n, tail.p, tail.n) == 0;
}

#endif
