/*
 * mend_names.h
 *		Names that a conversion broke over two rows of a grid.
 */
#ifndef PLAN_MEND_NAMES_H
#define PLAN_MEND_NAMES_H

#include "grid.h"

/*
 * Finds them, before the rows of the grid are given: the row without values is dropped, the other one knows on which side
 * it stood, and each is told as row_mended.
 */
extern report_status mend_names(arena *a, arena *scratch, const grid *g);

/* Puts the name of the row that the walk just gave together, and takes the ordinal of its other part. */
extern void join_broken_name(const grid *g, const row_walk *w, arena *a, row *x);

/*
 * Does the name of row x, which the walk just gave, begin with a number like 3.5, and with no ordinal, though those above it
 * have them?  next_ordinal: the one behind that of the row above.  x is read again: texts of it are to be taken anew.
 */
extern bool begins_with_decimal(const grid *g, row_walk walk, arena *a, int next_ordinal, row *x);

/* 值, 比重, （助理）医师数: what may end a name and is none, or little of one, by itself. */
extern bool is_name_tail(span s);

#endif
