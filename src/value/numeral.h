/*
 * numeral.h
 *		Numbers as they are printed: 1,400.5, 1/5, 5亿1万4千, 三十万, 一万三, 百分之七, 八成, 三五百, 两位数.
 *
 * A spelling may state more than a number: two ends (三五百, 两位数), how sure they are (数百), a unit (百分之七).
 */
#ifndef PLAN_NUMERAL_H
#define PLAN_NUMERAL_H

#include "value.h"

typedef struct numeral
{
	uint8_t form;                      /* FORM_POINT, or what the spelling itself says */
	bool lower_inc, upper_inc, approx; /* of FORM_RANGE_ENDS */
	bool rounded;
	bool spelled;    /* not in digits alone */
	bool fraction;   /* 1/5, 五分之一 */
	bool padded;     /* with a zero in front that says nothing: 007 */
	bool tenths;     /* 八成 */
	bool has_big;    /* spelled: with 万 or 亿 anywhere */
	bool ends_small; /* spelled: its last character is 十, 百 or 千 */
	uint8_t shared; /* spelled: exponent of a 万 or 亿 at the end, which a first end may share (三到五万) */
	uint16_t noun;     /* unit that the spelling states: %, ‰ */
	dec number, upper; /* upper: of ranges */
} numeral;

/*
 * The number at the start of [p, end); bytes taken, 0 if there is none (or it is out of range: err->code).
 * worded: words that bound a number stand before it, so that 百 may stand for 100 (近百家).
 */
extern size_t numeral_scan(const char *p, const char *end, bool worded, numeral *out, value_error *err);

/* Could a number that does not begin with a digit begin at p?  A quick test; a "no" is sure. */
extern bool numeral_may_begin(const char *p, const char *end);

extern const char *numeral_words_misplaced(void); /* for tests */

#endif
