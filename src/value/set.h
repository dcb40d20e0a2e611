/*
 * set.h
 *		The numbers that a statement admits, in base units: 8以上 admits [8, ∞), 7左右 admits 7 ± 0.14.
 *
 * The second reading of a value beside its place in the order.  An approximate end is widened by a constant of the
 * type: 0.2 for % and 个百分点, 2 for ‰, else 2 % of the number; 余, 多 and 近 state a strict end, which stays.
 * Where 38 digits do not hold a widened end it lies a hair further out.
 */
#ifndef PLAN_SET_H
#define PLAN_SET_H

#include "value.h"

typedef struct value_set
{
	bool has_low, has_high, low_inc, high_inc;
	dec low, high;
} value_set;

/* False: a kind without a number admits nothing that is known. */
extern bool value_set_of(const value *v, value_set *out);

extern bool set_contains(const value_set *a, const value_set *b); /* b lies within a */
extern bool set_overlaps(const value_set *a, const value_set *b); /* some number lies in both */

#endif
