/*
 * key.h
 *		The order key of order.h put into numbers: a hash, and a prefix that sorts.
 */
#ifndef PLAN_KEY_H
#define PLAN_KEY_H

#include "value.h"

/* The same for values that are equal in the order; seed 0 is the plain hash. */
extern uint64_t value_hash(const value *v, uint64_t seed);

/*
 * Keys in the order of their values: a value with a smaller key stands before; of equal keys nothing is said.  Equal
 * values have equal keys.
 */
extern uint64_t value_sort_key(const value *v);

/* Equal, and also the same base unit, reference and note; the words of both must be read. */
extern bool value_identical(const value *a, const value *b);

#endif
