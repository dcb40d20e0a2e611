/*
 * grid.h
 *		A table without its layout: columns, and rows of cells.
 *
 * Layout readers (read_tabs.c, read_cells.c) turn lines into grids; the interpreter (table.c) turns grids into
 * indicator rows and knows no layout.  A row has exactly as many cells as there are columns, or is not in the grid.
 */
#ifndef PLAN_GRID_H
#define PLAN_GRID_H

#include "head.h"
#include "lines.h"

#define GRID_WIDTH_MAX 32

typedef struct cell
{
	span text;     /* trimmed; broken lines joined without a blank */
	uint32_t line; /* index of its first line, from 0 */
} cell;

typedef struct grid_row
{
	cell *cells;
	bool section;  /* one cell: what follows belongs under it */
	bool doubtful; /* torn and mended, and another mending would also do */
} grid_row;

typedef struct grid
{
	column *columns;
	int width;
	cell *head; /* the cells of the head row(s), for comparing with heads after a page break */
	cell *subhead;
	grid_row *rows;
	size_t n, room;
	uint32_t first_line, last_line;
	int last_ordinal; /* 0: none yet */
	bool numbered;    /* has a column of ordinals */
} grid;

/* What is told of the reading as it goes; emitted by the caller in the order of lines. */
typedef struct complaint
{
	message_code code;
	uint32_t line;
	span excerpt;
	int a, b;
} complaint;

/* What readers work on: the lines of one run, and where the grids they find go. */
typedef struct run
{
	arena *arena;
	const lines *lines;
	uint32_t from, to; /* lines [from, to) */
	grid *grids;
	size_t grid_n, grid_room;
	complaint *complaints;
	size_t complaint_n, complaint_room;
	bool out_of_memory;
	bool cancelled;
} run;

extern void run_complain(run *r, message_code code, uint32_t line, span excerpt, int a, int b);

/*
 * A head row: starts a grid, or is passed over where it repeats the head of the last one (a page break).  subhead:
 * the second row of a two-row head, or NULL.  Returns the grid, NULL when out of memory.
 */
extern grid *run_head(run *r, const cell *cells, const cell *subhead, int width);
extern bool run_head_repeats(const run *r, const cell *cells, int width);

/* A row of exactly the grid's width; a section row has one cell. */
extern void run_row(run *r, const cell *cells, bool doubtful);
extern void run_section(run *r, cell c);
extern grid *run_grid(run *r); /* the last one, or NULL */

/* How the worst of the cells fits its column. */
extern cell_fit grid_fits(const grid *g, const cell *cells);

/* A short text that heads the rows below it: 一、…, （二）…, 核心指标8项. */
extern bool looks_like_section(span text);
extern bool numbered_section(span s); /* 一、 （一） at its start */
extern bool same_folded(span a, span b);

/* The layout readers: a run of lines, some with TABs, to grids. */
extern void read_tab_rows(run *r);
extern void read_cells(run *r);

#endif
