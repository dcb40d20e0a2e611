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
	bool parted; /* a blank line stands in front of it */
} bare_cell;

typedef struct bare_table
{
	const lines *lines;
	arena *arena;
	bool spaced;   /* blank lines between the cells */
	bool parted;   /* between the rows, and none between their cells */
	bool tabbed;   /* a TAB in front of each cell */
	bool numbered; /* rows have ordinals */
	bool
		some_ordinals; /* but not all: 其中 rows have none, or merged cells stand on the first of their rows */
	bool some_remarks; /* remarks that are empty leave no line */
	bool wrapped;      /* names may go on on the next lines */
	size_t longest;    /* name of one line, in characters */
	bool ordered;      /* names begin with their ordinals */
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
	int wraps;     /* rows whose name is of several lines */
	uint32_t last; /* line */
	uint32_t at;   /* the cell behind the last row */
} bare_sink;

/* （1）, 1: do rows have ordinals that no head announces?  Then t->numbered. */
extern void bare_find_ordinals(bare_table *t);

/* What tells a name of several lines from a section above a name: t->parted and t->longest, of the table's cells. */
extern void bare_measure_names(bare_table *t);

/* Does the first row fit as it stands, or may its name go on on the next lines?  Of so many cells or more. */
extern bool bare_first_may_fit(const bare_table *t);
extern uint32_t bare_cells_of_first(const bare_table *t);

/*
 * Is the first row that does not fit as it stands one whose name goes on on the next lines?  all: the cells are all there
 * are; *known: false where more of them must be looked at.
 */
extern bool bare_breaks_at_name(bare_table *t, bool all, bool *known);

/*
 * All rows of the table's cells.  A row is one if its cells fit the columns in one way only and what follows may begin
 * the next; what is none is told, under the first of its cells.
 */
extern void bare_walk(const bare_table *t, bare_sink *sink);

#endif
