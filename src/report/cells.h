/*
 * cells.h
 *		The cells of a run of lines in which every line is one.
 */
#ifndef PLAN_CELLS_H
#define PLAN_CELLS_H

#include "grid.h"

/*
 * The cells of the run, with what each is on its own found out once.  A line without TAB continues the cell above it,
 * also behind a blank line if it is short; a heading among them is a cell of its own.  NULL: out of memory, cancelled.
 */
extern cell_list *cells_collect(run *r);

#endif
