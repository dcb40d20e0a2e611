/*
 * unit.h
 *		Units as reports print them: a magnitude (千 万 百万 亿 …), a noun, and denominators.
 *
 * 万元 is 元 in units of 10^4, 公里/平方公里 is a noun with a denominator, 千米 is a noun of its own (the 千 belongs
 * to it).  The noun table is closed: text behind a number that is no unit makes the input no value, so that
 * "30个项目" is never read as 30.
 */
#ifndef PLAN_UNIT_H
#define PLAN_UNIT_H

#include "text.h"

typedef enum unit_class
{
	UNIT_PLAIN,
	UNIT_RATE, /* %, ‰, 个百分点: judged with the tolerances of rates */
	UNIT_PERMILLE,
	UNIT_DAY,    /* a count of days of one year: 0..366 */
	UNIT_ORDINAL /* 日, 季度, 期: a plain number before it says which one, not how many */
} unit_class;

typedef struct unit
{
	uint8_t magnitude; /* code of the magnitude table; 0 = none */
	uint16_t noun;     /* code of the noun table; 0 = none (3.5万) or composite */
	span composite;    /* 元/人, 条(段): as printed, from the noun on */
} unit;

#define UNIT_NONE ((unit){0, 0, {NULL, 0}})
/* Nouns that rules name. */
#define UNIT_PERCENT 1
#define UNIT_PERMILLE_NOUN 2
#define UNIT_POINTS 3 /* 个百分点 */
#define UNIT_YEAR 14
#define UNIT_DATE 86   /* 日 */
#define UNIT_MONTH 104 /* 月; 个月 counts months */

#define UNIT_PRINT_MAX 120 /* bytes of a unit; longer is no unit */

static inline bool
unit_present(const unit *u)
{
	return u->magnitude != 0 || u->noun != 0 || u->composite.n > 0;
}

/* A magnitude without a noun: 3.5万. */
static inline bool
unit_is_bare(const unit *u)
{
	return u->noun == 0 && u->composite.n == 0;
}

/* Longest unit at the start of [p, end); bytes taken, 0 if there is none. */
extern size_t unit_scan(const char *p, const char *end, unit *out);

/* All of s is one unit, an outer bracket allowed: "（%）", "(公里/平方公里)", "万元". */
extern bool unit_parse(span s, unit *out);

/* As printed (万元) and without its magnitude (元), folded; bytes written, at most UNIT_PRINT_MAX. */
extern size_t unit_print(const unit *u, char *buf);
extern size_t unit_print_base(const unit *u, char *buf);

extern int unit_exponent(const unit *u); /* 万元: 4 */
extern unit_class unit_class_of(const unit *u);
extern bool unit_is_points(const unit *u);                /* 个百分点 */
extern bool unit_counts(const unit *u);                   /* 家, 个, 人次: a measure word */
extern bool unit_same_base(const unit *a, const unit *b); /* 万元 and 元; 百分点 and 个百分点 */
/* Quantities in a and in b can be set against each other; a bare magnitude takes the other's noun. */
extern bool unit_converts(const unit *a, const unit *b);

/* Codes are on disk: they are only ever appended. */
extern span unit_magnitude_text(int magnitude);
extern span unit_noun_text(int noun);
extern int unit_magnitudes(void); /* how many there are; valid codes are 1..n */
extern int unit_nouns(void);
extern const char *unit_words_misplaced(void); /* a word of the tables that is not sorted; for tests */

#endif
