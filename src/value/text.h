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

/* Of an array */
#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

#define SPAN(literal) ((span){(literal), sizeof(literal) - 1})
#define SPAN_NONE ((span){NULL, 0})

/* Behind its last byte; of no span NULL, to which nothing may be added, not even 0. */
static inline const char *
span_end(span s)
{
	return s.n == 0 ? s.p : s.p + s.n;
}

/* What text_next returns besides a character. */
#define TEXT_END 0xFFFFFFFFu
#define TEXT_INVALID 0xFFFFFFFEu /* bytes that are no UTF-8; one byte is passed over */

/* text_next_raw for what is neither ASCII nor a well-formed sequence of three bytes. */
extern uint32_t text_next_other(const char **p, const char *end);

/* Are the two bytes behind a lead byte of three what may stand there? */
static inline bool
text_continues(const unsigned char *s)
{
	return ((s[1] ^ 0x80u) | (s[2] ^ 0x80u)) < 0x40;
}

/* The character of three bytes that continue. */
static inline uint32_t
text_of_three(const unsigned char *s)
{
	return (uint32_t) (s[0] & 0x0Fu) << 12 | (s[1] ^ 0x80u) << 6 | (s[2] ^ 0x80u);
}

/* Does one of the ideographs of U+4000..U+9FFF begin with this byte? */
static inline bool
text_leads_ideograph(unsigned char c)
{
	return c - 0xE4u < 6;
}

/* One character as it stands, nothing folded or skipped. */
static inline uint32_t
text_next_raw(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *) *p;

	if (end - *p >= 1 && s[0] < 0x80)
	{
		*p += 1;
		return s[0];
	}
	/* three bytes without the lead bytes that have overlong forms or surrogates: nearly every Chinese character and mark */
	if (end - *p >= 3 && s[0] > 0xE0 && s[0] < 0xF0 && s[0] != 0xED && text_continues(s))
	{
		*p += 3;
		return text_of_three(s);
	}
	return text_next_other(p, end);
}

/* Behind the ideographs of U+4000..U+9FFF at p: no brackets, marks, digits or blanks are among them. */
static inline const char *
text_skip_ideographs(const char *p, const char *end)
{
	for (; end - p >= 3; p += 3)
	{
		const unsigned char *s = (const unsigned char *) p;

		if (!text_leads_ideograph(s[0]) || !text_continues(s))
			break;
	}
	return p;
}

/* text_next where white space, a full-width form or the end may stand. */
extern uint32_t text_next_folding(const char **p, const char *end);

/* The next character that is no white space, width folded. */
static inline uint32_t
text_next(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *) *p;

	if (*p >= end)
		return TEXT_END;
	if (s[0] > ' ' && s[0] < 0x7F)
	{
		*p += 1;
		return s[0];
	}
	/* the ideographs of U+4000..U+9FFF are neither space nor full-width */
	if (end - *p >= 3 && text_leads_ideograph(s[0]) && text_continues(s))
	{
		*p += 3;
		return text_of_three(s);
	}
	return text_next_folding(p, end);
}

static inline uint32_t
text_peek(const char *p, const char *end)
{
	return text_next(&p, end);
}

/* text_is_space of what is neither ASCII nor an ideograph. */
extern bool text_is_other_space(uint32_t c);

static inline bool
text_is_space(uint32_t c)
{
	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	return (c < 0x3001 || c > 0x9FFF) && text_is_other_space(c);
}

extern const char *text_skip_space(const char *p, const char *end);

/* A full-width form in ASCII; other characters as they are. */
static inline uint32_t
text_fold_char(uint32_t c)
{
	return c - 0xFF01u <= 0xFF5E - 0xFF01 ? c - 0xFEE0 : c;
}

/* text_match where white space or a full-width form stands in the text. */
extern size_t text_match_folding(const char *p, const char *end, const char *word, size_t n);

/* Length of the start of [p, end) that folds to the word; 0 if it does not.  word must be folded already. */
static inline size_t
text_match(const char *p, const char *end, const char *word, size_t n)
{
	size_t i = 0, left = (size_t) (end - p);
	unsigned char c;

	while (i < n && i < left && p[i] == word[i])
		i++;
	if (i == n)
		return n;
	if (i == left)
		return 0;
	/* back to the start of the character that differs: only white space and full-width forms may still match */
	while (i > 0 && ((unsigned char) p[i] & 0xC0) == 0x80)
		i--;
	c = (unsigned char) p[i];
	if (c > ' ' && c != 0xC2 && c != 0xE2 && c != 0xE3 && c != 0xEF)
		return 0;
	/* 、 and 。 are no blanks, ， folds to nothing but a comma */
	if (left - i >= 3 &&
		((c == 0xE3 && (unsigned char) p[i + 1] == 0x80 && (unsigned char) p[i + 2] != 0x80) ||
		 (c == 0xEF && (unsigned char) p[i + 1] == 0xBC &&
		  (unsigned char) word[i] != (unsigned char) p[i + 2] - 0x60)))
		return 0;
	return text_match_folding(p, end, word, n);
}

/* Quick test before text_match over a table: first is the text's first character, folded (text_peek). */
static inline bool
text_may_match(uint32_t first, const char *word)
{
	return first >= 0x80 || (unsigned char) word[0] == first;
}

/* Writes the folded text; room must be at least s.n bytes (folding never lengthens). */
extern size_t text_fold(span s, char *buf);
extern bool text_folds_to(span s, const char *folded, size_t n);

/* Three well-formed bytes of U+3000..U+9FFF or U+F000..U+FFFF, and no white space. */
static inline bool
text_solid(const char *p)
{
	const unsigned char *c = (const unsigned char *) p;

	if (!text_continues(c))
		return false;
	return text_leads_ideograph(c[0]) || (c[0] == 0xE3 && (c[1] != 0x80 || c[2] != 0x80)) ||
		   (c[0] == 0xEF && c[1] != 0xBB);
}

/* Is there surely no white space at the ends? */
static inline bool
text_trimmed(span s)
{
	unsigned char first = s.n == 0 ? 0 : (unsigned char) s.p[0],
				  last = s.n == 0 ? 0 : (unsigned char) s.p[s.n - 1];

	return ((first > ' ' && first < 0x80) || text_leads_ideograph(first) || (s.n >= 3 && text_solid(s.p))) &&
		   ((last > ' ' && last < 0x80) || (s.n >= 3 && text_solid(s.p + s.n - 3)));
}

/* text_trim where there may be white space. */
extern span text_trim_ends(span s);

/* White space off both ends. */
static inline span
text_trim(span s)
{
	return s.n == 0 || text_trimmed(s) ? s : text_trim_ends(s);
}

/* How often the byte occurs. */
extern size_t text_count(span s, char c);

/* The number of characters. */
extern size_t text_characters(span s);

/* More characters than n? */
extern bool text_longer(span s, size_t n);

static inline bool
span_equal(span a, span b)
{
	/* by the last byte first, which differs most among Chinese characters */
	return a.n == b.n && (a.n == 0 || (a.p[a.n - 1] == b.p[b.n - 1] && memcmp(a.p, b.p, a.n) == 0));
}

/* One of n words */
static inline bool
span_among(span s, const span *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_equal(s, words[i]))
			return true;
	return false;
}

/* Brackets that hold something aside, full-width forms folded: ( [ 【 〔 */
static inline bool
text_opens_bracket(uint32_t c)
{
	return c == '(' || c == '[' || c == 0x3010 || c == 0x3014;
}

static inline bool
text_closes_bracket(uint32_t c)
{
	return c == ')' || c == ']' || c == 0x3011 || c == 0x3015;
}

/* span_find for needles of two bytes or more in texts of some length. */
extern ptrdiff_t text_find(span s, span needle);

/* Offset of needle in s as bytes, or -1. */
static inline ptrdiff_t
span_find(span s, span needle)
{
	const char *at;

	if (s.n < needle.n || s.n == 0)
		return -1;
	if (needle.n > 1)
		return text_find(s, needle);
	at = memchr(s.p, *needle.p, s.n);
	return at == NULL ? -1 : at - s.p;
}

static inline bool
span_has_any(span s, const span *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_find(s, words[i]) >= 0)
			return true;
	return false;
}

static inline bool
span_ends(span s, span tail)
{
	return tail.n == 0 || (s.n >= tail.n && s.p[s.n - 1] == tail.p[tail.n - 1] &&
						   memcmp(s.p + s.n - tail.n, tail.p, tail.n) == 0);
}

/* 12, and not the empty text. */
static inline bool
span_only_digits(span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

static inline bool
span_ends_any(span s, const span *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_ends(s, words[i]))
			return true;
	return false;
}

static inline bool
span_starts(span s, span head)
{
	return head.n == 0 ||
		   (s.n >= head.n && s.p[head.n - 1] == head.p[head.n - 1] && memcmp(s.p, head.p, head.n) == 0);
}

static inline bool
span_starts_any(span s, const span *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_starts(s, words[i]))
			return true;
	return false;
}

#endif
