/*
 * head_words.h
 *		The vocabulary of heads: words, where they stand in a head, and what the column is then.
 *
 * To teach a new head: one line in head_words.c, in its place in the order, and an example in test/spec.
 */
#ifndef PLAN_HEAD_WORDS_H
#define PLAN_HEAD_WORDS_H

#include "cell.h"
#include "marks.h"

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
	uint64_t marks; /* of text and then: a head without them does not have both */
} head_rule;

#define HEAD_WORDS_MAX 256

/* In order: the first that matches says what the column is. */
extern const head_rule HEAD_WORDS[];
extern const size_t HEAD_WORDS_N;

/* A head without what stands in its brackets and its years, for words that must be the whole of it; bytes written. */
extern size_t head_core(span s, char *out);

/* The rule of a head that is folded; part_known: but for those of parts of a year.  NULL: none. */
extern const head_rule *head_find_rule(const marked *s, bool part_known);

#endif
