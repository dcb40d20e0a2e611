/*
 * bare.h
 *		A table of a cell a line without TABs, while it is being read (read_bare.c), and its rows (bare_rows.c).
 */
#ifndef PLAN_BARE_H
#define PLAN_BARE_H

#include "head_groups.h"
#include "matrix.h"

#define BARE_ASTRAY 3 /* rows' worth of cells in which a damaged row ends */

typedef struct bare_cell
{
	span text;
	uint32_t line, last;
} bare_cell;

typedef struct bare_table
{
	const lines *lines;
	arena *arena;
	bool spaced;   /* blank lines between the cells */
	bool numbered; /* rows have ordinals */
	bool
		some_ordinals; /* but not all: 其中 rows have none, or merged cells stand on the first of their rows */
	bool some_remarks; /* remarks that are empty leave no line */
	int categories;    /* columns of them */
	int width, name;
	span head[GRID_WIDTH_MAX];
	bool grouped;
	head_way way; /* the heads of two lines, where they are */
	column columns[GRID_WIDTH_MAX];
	bare_cell *cells;
	uint32_t n;
} bare_table;

/* Where the rows go, and what they come to. */
typedef struct bare_sink
{
	matrix *m;           /* NULL: only counted */
	head_choice *choice; /* or NULL */
	int rows, torn;
	uint32_t last; /* line */
	uint32_t at;   /* the cell behind the last row */
} bare_sink;

/* （1）, 1: do rows have ordinals that no head announces?  Then t->numbered. */
extern void bare_find_ordinals(bare_table *t);

/*
 * All rows of the table's cells.  A row is one if its cells fit the columns in one way only and what follows may begin
 * the next; what is none is told, under the first of its cells.
 */
extern void bare_walk(const bare_table *t, bare_sink *sink);

#endif
