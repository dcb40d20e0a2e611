/*
 * hull.h
 *		The smallest interval of machine floats that is sure to hold a set of numbers: a key for indexes that look again.
 *
 * Rounded outward, so that what lies in the set lies in its hull; what lies in the hull need not lie in the set.  No
 * answer may rest on it alone.
 */
#ifndef PLAN_HULL_H
#define PLAN_HULL_H

#include "set.h"

/* Without an end ±infinity; of no set (a kind without a number) low is above high. */
typedef struct hull
{
	double low, high;
} hull;

/* What holds nothing, and changes nothing that it is joined with. */
extern hull hull_of_nothing(void);

/* Equal numbers have equal ends, however they are written. */
extern hull hull_of(const value_set *set);

extern bool hull_is_empty(hull h);
extern hull hull_join(hull a, hull b);

static inline bool
hull_overlaps(hull a, hull b)
{
	return a.low <= b.high && b.low <= a.high && a.low <= a.high && b.low <= b.high;
}

/* a begins no later and ends no earlier; b may be narrowed to less than a point. */
static inline bool
hull_spans(hull a, hull b)
{
	return a.low <= b.low && a.high >= b.high;
}

/* b lies within a; what is empty lies nowhere. */
static inline bool
hull_contains(hull a, hull b)
{
	return hull_spans(a, b) && b.low <= b.high;
}

/*
 * h with its ends a little further out or in: two numbers that hardly differ may have hulls in the wrong order.  If set a
 * contains set b, the widened hull of a contains that of b, and the hull of a spans the narrowed one of b (of nothing:
 * everything, which no set contains).
 */
extern hull hull_widened(hull h);
extern hull hull_narrowed(hull h);

/*
 * Where a hull stands in a row of hulls: sets without a lower end by their upper one, then those with two ends by their
 * middle, then those without an upper end by their lower one.  Neighbours in the row are close to each other.
 */
typedef enum hull_class
{
	HULL_UPPER,
	HULL_INTERVAL,
	HULL_LOWER,
	HULL_ALL,
	HULL_EMPTY
} hull_class;

extern hull_class hull_class_of(hull h);

/* Orders like class and place; cuts the last three bits of the place. */
extern uint64_t hull_key(hull h);

#endif
