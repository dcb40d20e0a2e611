/*
 * lexicon.h
 *		Tables of words, and the longest of them at a place in a text.
 *
 * Rows are sorted by the bytes of their text, so that those with the same first character stand together.  Texts are
 * folded: no white space, ASCII widths.
 */
#ifndef PLAN_LEXICON_H
#define PLAN_LEXICON_H

#include "text.h"

typedef struct lexeme
{
	const char *text;
	uint32_t key; /* the bytes of the first character, as a number that sorts as they do */
	uint8_t n;
	uint8_t code;
	uint16_t means;
} lexeme;

#define LEXICON_STARTS 1024

/*
 * Where the rows of a first character begin, + 1, by a hash of the character, or in the next place that is free; 0: no word
 * begins so.  Made when it is first asked.
 */
typedef struct lexicon_starts
{
	uint16_t row[LEXICON_STARTS];
	uint64_t may[8]; /* a bit for the last nine bits of each ideograph that words begin with */
	bool known;
} lexicon_starts;

typedef struct lexicon
{
	const lexeme *rows;
	size_t n;
	lexicon_starts *starts;
} lexicon;

#define LEXEME_BYTE(text, i) ((uint32_t) (unsigned char) (text)[i] << (16 - 8 * (i)))
#define LEXEME_KEY(text)                                                                                     \
	((unsigned char) (text)[0] < 0x80 ? LEXEME_BYTE(text, 0)                                                 \
	 : sizeof(text) <= 3 || (unsigned char) (text)[0] < 0xE0                                                 \
		 ? LEXEME_BYTE(text, 0) | LEXEME_BYTE(text, 1)                                                       \
		 : LEXEME_BYTE(text, 0) | LEXEME_BYTE(text, 1) | LEXEME_BYTE(text, 2))
#define LEXEME(text, means, code)                                                                            \
	{                                                                                                        \
		text, LEXEME_KEY(text), sizeof(text) - 1, code, means                                                \
	}
/* Outside functions, for what it keeps of the rows. */
#define LEXICON_OF(rows)                                                                                     \
	{                                                                                                        \
		rows, sizeof(rows) / sizeof((rows)[0]), &(lexicon_starts)                                            \
		{                                                                                                    \
			.known = false                                                                                   \
		}                                                                                                    \
	}

/* lexicon_find where a word may begin. */
extern const lexeme *lexicon_look_up(lexicon words, const char *p, const char *end, size_t *taken);

/* The longest word at the start of [p, end), or NULL; *taken = bytes of the text it covers. */
static inline const lexeme *
lexicon_find(lexicon words, const char *p, const char *end, size_t *taken)
{
	if (end - p >= 3 && text_leads_ideograph((unsigned char) *p) && words.starts->known &&
		!(words.starts->may[p[1] & 7] >> (p[2] & 63) & 1))
	{
		*taken = 0;
		return NULL;
	}
	return lexicon_look_up(words, p, end, taken);
}

/* The first word that does not stand in its place, NULL if all do: for tests. */
extern const char *lexicon_misplaced(lexicon words);

#endif
