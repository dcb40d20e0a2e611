/*
 * grid.h
 *		A table without its layout: columns, and rows of cells.
 *
 * Layout readers (read_tabs.c, read_cells.c) turn lines into grids; the interpreter (table.c) turns grids into
 * indicator rows and knows no layout.  A row has exactly as many cells as there are columns, or is not in the grid.
 * Rows are kept as the places they stand at and taken apart again when they are asked for: eight bytes a row.
 */
#ifndef PLAN_GRID_H
#define PLAN_GRID_H

#include "row.h"

#define LIST_WHOLE_LINE 255

/* One cell of the layout of a cell a line: where it stands, and what it is on its own. */
typedef struct list_cell
{
	uint32_t line;
	uint32_t joined;     /* its text in joined[joined - 1]; 0: the line, or a field of it */
	int16_t ordinal;     /* -1: none */
	uint8_t field;       /* of the filled fields of the line, from 0; LIST_WHOLE_LINE: it has one */
	uint8_t front, back; /* bytes of white space around a whole line, LINE_ENDS_LONG: not known */
	bool section : 1;
	bool unsure : 1; /* put together in a way that could be wrong: digits below digits */
	bool word : 1;   /* of a head */
	bool anchor : 1; /* the head of the ordinals or the names */
	bool ordinals : 1;
	bool empty : 1;
} list_cell;

typedef struct cell_list
{
	const lines *lines;
	list_cell *cells;
	size_t n;
	span *joined;
	size_t joined_n;
} cell_list;

extern cell cell_of_list(const cell_list *list, size_t at);

typedef struct grid_row
{
	uint32_t at;           /* its first line; of a list of cells the number of its first one */
	uint32_t more : 27;    /* the lines from the first to the last that are put together */
	uint32_t section : 1;  /* one cell: what follows belongs under it */
	uint32_t doubtful : 1; /* torn and mended, and another mending would also do */
	uint32_t dropped : 1;  /* did not fit a head that came later, or is a part of the name beside it */
	uint32_t name_above : 1,
		name_below : 1; /* its name begins in the row above, goes on in the one below (mend_names.h) */
} grid_row;

/* Rows that one run of lines gave: a table that goes on over pages has several. */
typedef struct grid_part
{
	const lines *lines;
	const cell_list *list; /* a cell a line; NULL: tab rows */
	const cell *stored;    /* of layouts that keep their cells: what .at of a row counts; NULL: lines do */
	grid_row *rows;
	size_t n;
	struct grid_part *next;
} grid_part;

typedef struct grid
{
	column *columns; /* room for GRID_WIDTH_MAX, as of head */
	int width;
	cell *head; /* of the head row(s), for comparing with heads after a page break */
	bool has_subhead;
	bool refused; /* no column of names, or two tables side by side: rows are counted, not read */
	grid_part *first, *last;
	uint32_t first_line, last_line;
	int first_ordinal, last_ordinal; /* 0: none yet */
	uint32_t first_ordinal_line;
	bool numbered; /* has a column of ordinals */
	bool anew;     /* a row was a section: the ordinals may begin anew */
	cell title;    /* as of the run that read it */
	unit unit;
} grid;

/* A row's cells, its section's one cell; false where it is none any more.  Joined texts are in the arena. */
extern bool grid_row_cells(const grid *g, const grid_part *s, size_t i, arena *a, row *out);

/* Where a walk over the rows of a grid is; begins at the grid's first part. */
typedef struct row_walk
{
	const grid_part *part;
	size_t i;
	const grid_row *row; /* the one just given */
} row_walk;

/* The next row, its texts in the arena, which is cleared; false at the end, or when told to stop. */
extern bool grid_next_row(const grid *g, row_walk *w, arena *a, row *out);

/*
 * A row of TABs under the grid's head: empty cells at its end are dropped down to the width.  Where categories stand in
 * front of the names, a row that fits only without its leftmost ones is of the categories above it: a cell merged over
 * rows is printed on the first of them.  The same for remarks at the end that are cut off with their TAB.
 */
extern void grid_fit_row(const grid *g, row *x);
extern bool grid_may_lack(const grid *g); /* it has such columns */

/* No column of names, or two lists side by side: what stands in a row would go under the wrong name. */
extern bool grid_unreadable(const grid *g);

/* Rows that are neither sections nor dropped. */
extern size_t grid_count(const grid *g);

/* What readers work on: the lines of one run, and where the grids they find go. */
typedef struct run
{
	arena *arena;   /* of the table */
	arena *scratch; /* cleared by whoever uses it */
	const lines *lines;
	uint32_t from, to; /* lines [from, to) */
	const cell_list *list;
	bool bare;      /* a cell a line without TABs: every line is one */
	grid *grid;     /* the one being read; NULL: none yet */
	grid_row *rows; /* of the whole run, those of the grid at its end */
	size_t row_n, row_room;
	cell *stored;
	size_t stored_n, stored_room;
	cell title;   /* of the next grid: a text above it that names it where no caption does; empty: none */
	unit unit;    /* of the values of the next grids that print none */
	span region;  /* that the report is of, as its title prints it; empty: not known */
	span issuer;  /* of the report; where the title has no region, its own may be in front */
	span caption; /* of the open table; empty: none */
	bool allots; /* the report gives each of its parts what it has to reach: 关于下达…计划的通知 */
	report_status status;

	/* A grid is complete: gives it to the table it belongs to, and returns another to read on with. */
	grid *(*next_grid)(void *ctx, struct run *r);
	void *ctx;
} run;

/* The grid being read, or NULL. */
static inline grid *
run_grid(const run *r)
{
	return r->grid;
}

extern bool run_begin(run *r, size_t rows);
extern void run_end(run *r);
extern void
run_close(run *r); /* the grid is complete; rows below it are of none until a head stands above them */
extern bool run_stopped(run *r, size_t work); /* out of memory, cancelled or told to stop; counts work */
extern void run_complain(run *r, message_code code, uint32_t line, span excerpt, int a, int b);

/*
 * A head row: starts a grid, or is passed over where it repeats the head of the last one (a page break).  subhead: the
 * second row of a two-row head, or NULL.  Returns the grid, NULL when reading is to stop.
 */
extern grid *run_head(run *r, const cell *cells, const cell *subhead, int width);
extern void run_head_anew(run *r, const cell *cells, const cell *subhead, int width); /* never a page break */
extern bool run_head_repeats(const run *r, const cell *cells, int width);

/* A row of exactly the grid's width, as its cells are now; a section row has one cell. */
extern void run_row_at(run *r, grid_row row, const cell *cells);
extern void run_section_at(run *r, uint32_t at);
extern void
run_section_lost(run *r,
				 uint32_t at); /* a text that may be one: of which section the rows below are is not known */

/* The same for layouts whose cells cannot be found again by their lines: the cells are kept, not their texts. */
extern void run_row(run *r, const cell *cells, bool doubtful);
extern void run_section(run *r, cell c);

/* Notes the ordinals of a row, and complains where they skip. */
extern void run_ordinals(run *r, const cell *cells);

/*
 * Cell i of a column of values holds a verdict word (完成) beside a goal that is assigned (完成市下达任务): what was reached
 * is said in that word.
 */
extern bool grid_says_done(const grid *g, const cell *cells, int i);

/* How the worst of the cells fits its column. */
extern cell_fit grid_fits(const grid *g, const cell *cells);

/* A short text that heads the rows below it: 一、…, （二）…, 核心指标8项. */
extern bool looks_like_section(span text);
extern bool numbered_section(span s);     /* 一、 （一） at its start */
extern bool surely_section(span text);    /* by a numeral or a word, not only by being short */
extern bool ends_as_indicator(span name); /* 能耗, 总额: a name without values, no section */
extern bool same_folded(span a, span b);

/* "一、经济发展" in the cells of a row, its numeral maybe in a cell of its own: a name that no indicator has. */
extern bool grid_is_section(const grid *g, const row *row, span *section);

/* The layout readers: a run of lines, some with TABs, to grids. */
extern void read_tab_rows(run *r);
extern void read_cells(run *r);

#endif
