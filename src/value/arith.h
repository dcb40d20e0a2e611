/*
 * arith.h
 *		Interval arithmetic on values, and sums of many.
 *
 * Numbers are computed with in base units and exactly: 1亿元 + 5000万元 = 1.5亿元, 300左右 + 241 = 541左右,
 * 8以上 + 3 = 11以上.  A result is printed in the greatest unit that took part.  A value without a unit is in base
 * units already and fits any.  What has neither a lower nor an upper end (8以上 + 3以内) is no value.
 */
#ifndef PLAN_ARITH_H
#define PLAN_ARITH_H

#include "value.h"

typedef enum arith_code
{
	ARITH_OK,
	ARITH_RANGE, /* more than 38 digits */
	ARITH_UNITS, /* units that do not convert */
	ARITH_AGAIN  /* total_remove: what is left must be summed anew */
} arith_code;

/* A value as ends in base units, and how they are to be printed. */
typedef struct extent
{
	bool has_low, has_high, low_inc, high_inc, approx;
	dec low, high;
	unit unit;
	int scale; /* digits behind the point that the operands were printed with */
} extent;

/* False: a kind without a number. */
extern bool extent_of(const value *v, extent *out);

extern arith_code extent_add(const extent *a, const extent *b, extent *out);
extern extent extent_negate(const extent *a);
extern arith_code extent_scale(const extent *a, dec factor, extent *out);
extern bool extent_is_factor(const extent *i, const value *v); /* an exact number without a unit */

/* An end in the unit that it is printed in. */
extern dec extent_printed(const extent *i, dec end);

/* The text of the value, for value_parse; 0: it has no ends.  Room: EXTENT_PRINT_MAX. */
#define EXTENT_PRINT_MAX VALUE_CANONICAL_MAX
extern size_t extent_print(const extent *i, dec low, dec high, char *buf);

/*
 * The sum of many values, of a fixed size and without pointers, so that it can be kept and sent as bytes, and changed
 * where it lies behind a length word of four bytes.  All zeros is the sum of none.  Kinds without a number are skipped.
 */
typedef struct __attribute__((packed, aligned(4))) total
{
	int64_t n, no_low, no_high, low_open, high_open, approx;
	dec low, high;       /* of the ends that there are */
	int64_t scale_n;     /* how many have the most printed digits */
	int64_t magnitude_n; /* how many have the greatest magnitude */
	int64_t noun_n;      /* how many say what is counted */
	int32_t scale;       /* the most printed digits */
	int32_t exponent;    /* of the greatest magnitude */
	uint16_t noun;       /* codes of the unit */
	uint8_t magnitude;
	uint8_t composite_n;
	char composite[UNIT_PRINT_MAX];
} total;

extern arith_code total_add(total *t, const value *v);
extern arith_code total_add_number(total *t, dec d);      /* the value that is d, without unit and words */
extern arith_code total_remove(total *t, const value *v); /* one that was added */
extern arith_code total_combine(total *t, const total *other);

/* The unit of the sum so far; its span points into t. */
extern unit total_unit(const total *t);
extern extent total_extent(const total *t);

#endif
