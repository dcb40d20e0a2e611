/*
 * parts.h
 *		What a value cell says besides one value: two values, an arrow from base to target, a year or a mean of its own,
 *		the binding of its row.
 */
#ifndef PLAN_PARTS_H
#define PLAN_PARTS_H

#include "head.h"

#define CELL_PARTS_MAX 3

typedef struct cell_part
{
	span text; /* as printed */
	column_role role;
	years years;
	bool mean;
	row_binding binding; /* 约束性 in a bracket of the cell */
} cell_part;

/*
 * The parts of a cell of column c, at least one.  plan_from: the first year of the plan that the table's targets end,
 * 0: not known; then a mean has no years of its own.  A cell is only parted where all of it is values then.
 */
extern int cell_parts(const column *c, span cell, int plan_from, cell_part *parts);

/* What stands before and behind an arrow. */
extern bool cell_arrow(span cell, span *before, span *behind);

/* The same of a value cell: "3/5". */
extern bool cell_pair(span cell, span *first, span *other);

/* The year behind the base of the columns' targets; 0: there is none. */
extern int plan_first_year(const column *columns, int width);

/* "甲/乙" over "3/5": two names, each of which is one; *other is the second.  False: one name. */
extern bool name_pair(span name, span *first, span *other);

#endif
