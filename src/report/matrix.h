/*
 * matrix.h
 *		Rows of cells whose borders are known: what HTML, pipe tables, frames and CSV give.
 *
 * A reader of such a layout fills a matrix; matrix_read() finds heads of one or several levels, sections, notes and
 * titles in it and makes grids.  Nothing is mended: a row that has not the width of its head is told and left out.
 */
#ifndef PLAN_MATRIX_H
#define PLAN_MATRIX_H

#include "grid.h"
#include "head_groups.h"

typedef struct matrix_cell
{
	span text;
	bool from_left;  /* goes on from the cell to the left (colspan) */
	bool from_above; /* goes on from the cell above (rowspan) */
} matrix_cell;

typedef struct matrix_row
{
	matrix_cell *cells;
	int n;         /* may be more than GRID_WIDTH_MAX: only so many are kept */
	uint32_t line; /* index from 0 */
	bool head;     /* said by the layout: <th>, above the rule of a pipe table */
	bool doubtful; /* which text stands in which cell cannot be known */
	bool placed;   /* it has blank cells, known by where the others stand */
	bool mended;   /* its name was put together of several lines, where others would do too */
	span printed;  /* the row as a whole, for messages; empty: its first text */
} matrix_row;

/* A text of the table that is no row: its title above the head, a note below the rows. */
typedef struct matrix_text
{
	span text;
	uint32_t line;
} matrix_text;

typedef struct matrix
{
	arena *arena;
	matrix_row *rows;
	size_t n, room;
	bool merged; /* merged cells are marked; else an empty cell of a head may belong to its neighbour */
	uint32_t first_line, last_line;
	/* found by matrix_read: */
	matrix_text title;
	matrix_text *notes;
	size_t note_n, note_room;
	unit unit;     /* of all values that say none: 单位：亿元 */
	bool unfilled; /* rows lack the cells of merged categories */
	bool lost;     /* and one that was torn may have held that of the rows below it */
	bool out_of_memory;
} matrix;

extern void matrix_init(matrix *m, arena *a, uint32_t line);

/* Room for so many rows at once. */
extern void matrix_reserve(matrix *m, size_t rows);

/* A new row; its cells are copied.  n counts all of them, of which the first GRID_WIDTH_MAX are looked at. */
extern matrix_row *matrix_add(matrix *m, const matrix_cell *cells, int n, uint32_t line);

/* A head, of two rows where heads stand below groups: those at `line` and `last`.  Its first row; NULL: out of memory. */
extern matrix_row *matrix_add_head(matrix *m, const grouped_head *heads, int n, uint32_t line, uint32_t last);

/* Does the row hold heads of columns: two words of heads, one of an ordinal or a name, and no value? */
extern bool matrix_is_head(const matrix_row *row);

/* The width of each of the lists that stand side by side below the head; 0: there is one. */
extern int matrix_list_width(const matrix_row *head);

/* Rows of several indicators, and lists side by side, taken apart; what matrix_read() does first. */
extern void matrix_unfold(matrix *m);

/* Its rows as grids of r, with complaints; title, notes and unit are left in m. */
extern void matrix_read(matrix *m, run *r);

#endif
