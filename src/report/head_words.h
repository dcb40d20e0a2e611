/*
 * head_words.h
 *		The vocabulary of heads: words, where they stand in a head, and what the column is then.
 *
 * To teach a new head: one line in head_words.c, in its place in the order, and an example in test/spec.
 */
#ifndef PLAN_HEAD_WORDS_H
#define PLAN_HEAD_WORDS_H

#include "cell.h"

typedef enum head_match
{
	ANYWHERE,
	WHOLE, /* the cell is the word, years and brackets apart */
	AT_END
} head_match;

typedef struct head_rule
{
	span text;
	span then; /* stands somewhere behind text; empty: asks for nothing */
	uint8_t match;
	uint8_t kind;
	uint8_t role;
	bool mean;
	bool part;      /* names a part of a year: said nothing where that part is known */
	uint8_t letter; /* of the text's first character: HEAD_LETTER */
} head_rule;

/* A character of one or two bytes, or of three, as one of 256: what a head does not have, no word in it begins with. */
#define HEAD_LETTER(text)                                                                                    \
	((uint8_t) ((unsigned char) (text)[0] < 0xE0                                                             \
					? (unsigned char) (text)[0]                                                              \
					: (unsigned char) (text)[1] * 7u + (unsigned char) (text)[2]))

#define HEAD_WORDS_MAX 256

/* In order: the first that matches says what the column is. */
extern const head_rule HEAD_WORDS[];
extern const size_t HEAD_WORDS_N;

#endif
