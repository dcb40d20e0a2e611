/*
 * order.h
 *		The one total order of values: for indexes, never an error, never unknown.
 *
 * Lexicographic: (1) with a number before without; (2) base number (of a range its lower end); (3) form: strict
 * upper, upper, approximate point, exact point, range, lower, strict lower; (4) of ranges the upper end, closed
 * lower end before open, open upper end before closed; (5) approximate before certain; (6) cumulative flag.
 * Without a number: kind (assigned, relative, pending, missing), then the folded text by bytes; all missing marks
 * are equal.  Equal is the whole key equal: 8以上 = ≥8 = 不低于8, 3 = 3.0, 1.2万元 = 12000元, 7左右 <> 7.  Unit names,
 * notes and spelling take no part.
 */
#ifndef PLAN_ORDER_H
#define PLAN_ORDER_H

#include "value.h"

/* -1, 0, 1.  The prints of values in words must be folded, as value_unpack leaves them. */
extern int value_compare(const value *a, const value *b);

/* Step 3 of the key for values with a number, 0 to 6; behind them the kinds without, 7 to 10. */
extern int value_order_rank(const value *v);

#endif
