/*
 * settle_growth.h
 *		Whose growth a column of rates of growth gives, and of which year.
 */
#ifndef PLAN_SETTLE_GROWTH_H
#define PLAN_SETTLE_GROWTH_H

#include "grid.h"

/*
 * 指标, 比上年增长（%）, and no other column that may have figures: what was reached in the year of the table, or in its
 * months; not where the caption names a goal.  True: there is such a column.
 */
extern bool settle_lone_growth(grid *g, span caption, const months *table, int year);

/*
 * A column of growth gets the role and the years of the column whose growth it is, COLUMN_OTHER where that is not
 * known; of two for one column neither is.  year: the table's, 0: not known.
 */
extern void settle_growth(grid *g, int year);

#endif
