/*
 * matrix_columns.h
 *		What the columns of a matrix hold, where their heads do not say it.
 */
#ifndef PLAN_MATRIX_COLUMNS_H
#define PLAN_MATRIX_COLUMNS_H

#include "matrix.h"

#define ROWS_ASKED 20 /* rows that say what a column without a head holds */

static inline int
kept_cells(const matrix_row *row)
{
	return row->n < GRID_WIDTH_MAX ? row->n : GRID_WIDTH_MAX;
}

/* A cell that has a text of its own: not empty, not spread from a neighbour. */
static inline bool
own_text(const matrix_cell *c)
{
	return c->text.n > 0 && !c->from_left && !c->from_above;
}

/* The only text of the row, or empty where there are none or several. */
extern span matrix_only_text(const matrix_row *row);

/* Do the cells below say that column i holds names? */
extern bool matrix_holds_names(const matrix *m, size_t from, int i);

/* Columns below one head, or with none, by what they hold; the head has so many levels from row `head` on. */
extern void matrix_settle_columns(matrix *m, grid *g, size_t head, size_t levels);

#endif
