/*
 * statement_words.h
 *		The vocabulary of values in words: assigned, relative, pending, missing.
 */
#ifndef PLAN_STATEMENT_WORDS_H
#define PLAN_STATEMENT_WORDS_H

#include "lexicon.h"

typedef enum statement_sense
{
	SENSE_MISSING,
	SENSE_PENDING,   /* means: pending_word */
	SENSE_DUTY,      /* means: duty_word */
	SENSE_EQUAL,     /* means: value_relation */
	SENSE_COMPARING, /* means: value_relation */
	SENSE_CHANGE,    /* means: value_relation; code: change_span */
	SENSE_QUALITY,   /* means: quality_word */
	STATEMENT_SENSES
} statement_sense;

enum pending_word
{
	FIGURE = 1, /* whose, or which, figure */
	WAITING
};

enum duty_word
{
	DONE = 1,     /* it was, or is to be, done */
	LEVEL = 2,    /* who sets it */
	ACT = 4,      /* sets it */
	GOAL = 8,     /* what is set */
	LINK = 16,    /* holds the others together */
	INTENDED = 32 /* 力争完成 does not say that it was done */
};

enum change_span
{
	CHANGE_STATED,
	CHANGE_CUMULATIVE, /* 累计下降 */
	CHANGE_YEARLY      /* 年均增长: 年均 is the note */
};

enum quality_word
{
	MANNER = 1,
	QUALITY
};

extern const lexicon *statement_lexicon(statement_sense sense);
extern const char *statement_words_misplaced(void); /* for tests */

#endif
