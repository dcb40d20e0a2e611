/*
 * marks.h
 *		Which characters a text has, a bit for each of 64 sorts: a word whose bits are not all among them is not in it.
 *
 * Most words of a vocabulary are not in a given text, and are seen not to be without looking for them.
 */
#ifndef PLAN_MARKS_H
#define PLAN_MARKS_H

#include "text.h"

/* Of a character of three bytes, by the two behind the first. */
#define MARK_OF(second, third)                                                                               \
	(UINT64_C(1) << (((unsigned char) (second) *7u + (unsigned char) (third)) & 63))

#define MARK_BYTE(text, i) ((unsigned char) (text)[sizeof(text) > (i) ? (i) : 0])
#define MARK_AT(text, i)                                                                                     \
	(sizeof(text) > (i) + 3 && MARK_BYTE(text, i) >= 0xE0                                                    \
		 ? MARK_OF(MARK_BYTE(text, (i) + 1), MARK_BYTE(text, (i) + 2))                                       \
		 : 0)
/* Of a literal, its first characters; none of those that are not of three bytes. */
#define MARKS(text)                                                                                          \
	(MARK_AT(text, 0) | MARK_AT(text, 3) | MARK_AT(text, 6) | MARK_AT(text, 9) | MARK_AT(text, 12))

/* A word with its marks, to be looked for. */
typedef struct marked
{
	span text;
	uint64_t marks;
} marked;

#define MARKED(literal)                                                                                      \
	{                                                                                                        \
		{(literal), sizeof(literal) - 1}, MARKS(literal)                                                     \
	}

static inline uint64_t
marks_of(span s)
{
	uint64_t marks = 0;

	for (size_t i = 0; i + 3 <= s.n;)
		if ((unsigned char) s.p[i] < 0xE0)
			i++;
		else
		{
			marks |= MARK_OF(s.p[i + 1], s.p[i + 2]);
			i += 3;
		}
	return marks;
}

/* May a text with these marks have the word? */
static inline bool
marks_allow(uint64_t marks, uint64_t word)
{
	return (word & ~marks) == 0;
}

/* A text to look for words in. */
static inline marked
marked_text(span s)
{
	return (marked){s, marks_of(s)};
}

static inline bool
marked_has(const marked *s, marked word)
{
	return marks_allow(s->marks, word.marks) && span_find(s->text, word.text) >= 0;
}

static inline bool
marked_has_any(const marked *s, const marked *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (marked_has(s, words[i]))
			return true;
	return false;
}

#endif
