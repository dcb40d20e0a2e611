/*
 * spelling.h
 *		Numbers in Chinese numerals.  Only numeral.c and spelling.c include this.
 */
#ifndef PLAN_SPELLING_H
#define PLAN_SPELLING_H

#include "lexicon.h"
#include "numeral.h"

enum numeral_word
{
	DIGIT = 1,
	SMALL,   /* 十 百 千: code is the exponent */
	BIG,     /* 万 亿 */
	TENS,    /* 廿 卅 卌: code is the number of tens */
	SEVERAL, /* 数, 几: before a multiplier */
	UPWARDS, /* 上: before a multiplier */
	OPENS    /* begins a row of NAMES and is no numeral */
};

/* The numeral character at p, or NULL. */
extern const lexeme *character_at(const char *p, const char *end, size_t *n);

/*
 * A whole number, 三十万, or two, 三五百; bytes taken, 0 if there is none.  worded: words stand before it, so that 百
 * may stand for 100.
 */
extern size_t spelled_whole(const char *p, const char *end, bool worded, numeral *out);

/* 点三五 behind a number, which it is added to. */
extern size_t spelled_fraction(const char *p, const char *end, dec *d);

/* 数百, 几千万, 上百. */
extern size_t several_scan(const char *p, const char *end, numeral *out);

extern const char *spelling_words_misplaced(void); /* for tests */

#endif
