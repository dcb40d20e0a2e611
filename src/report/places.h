/*
 * places.h
 *		Tables whose columns are known by where they stand: what all rows leave blank parts them.
 *
 * Text taken from PDF keeps the places of its columns, so heads over several lines find their columns, a cell that is
 * blank can be told from one that is not, and a name that goes on in other lines is put together.  A block is the part
 * of a table on one page: other pages have other places.
 */
#ifndef PLAN_PLACES_H
#define PLAN_PLACES_H

#include "fields.h"

#define PLACES_MAX 400      /* of a line on the screen */
#define PLACE_LINES_MAX 300 /* of a block */
#define PLACE_HEADS_MAX 5   /* lines of a head */

typedef struct place_column
{
	int from, to; /* what its cells cover */
	span own, group;
	int line;       /* of the head, in which its own stands */
	bool blank;     /* no row has anything in it */
	bool two_lines; /* its own head is put together from two */
	column says;
} place_column;

typedef struct place_block
{
	uint32_t head, rows, end; /* lines of the head [head, rows), of the rows [rows, end) */
	bool lost; /* a head of the upper lines is missing: which columns are of which year cannot be known */
	place_measure by;
	int gap; /* blanks between two fields */
	int width;
	place_column columns[GRID_WIDTH_MAX];
	bool nameless;  /* some rows have their names around them */
	bool hanging;   /* some names go on below their rows */
	bool counted;   /* names begin with their ordinals, 1. 2. 3. */
	bool units;     /* names end in their units */
	int name;       /* the column of the names */
	int name_place; /* where the names of rows begin, at the left */
	int name_room;  /* how wide names are at most: one that goes on fills it */
} place_block;

#define PLACE_ROWS_FEWEST 2 /* that show where columns are */

/*
 * The block whose head begins at line i, with so many rows at least; false: there is none, or its head cannot be put to
 * its columns.
 */
extern bool place_block_at(arena *a, const lines *l, uint32_t i, int fewest, place_block *b);

/* The block at line i whose head is line for line that of b, its columns those of b: too few rows to learn them from. */
extern bool place_block_again(arena *a, const lines *l, const place_block *b, uint32_t i, place_block *next);

/* The rest of the block on the next page, without a head: as many columns, and its ordinals go on. */
extern bool place_block_goes_on(arena *a, const lines *l, const place_block *b, uint32_t i,
								place_block *next);

/* Rows below a head at line i that no layout could read: how many, and the line behind them; 0: nothing of the kind. */
extern int place_rows_unread(const lines *l, uint32_t i, uint32_t *end);

/* The cells of a line by the block's columns; false: they can be put to them in more ways than one, or in none. */
extern bool place_cells(const place_block *b, span s, span *cells);

/* A figure below a head of values: what makes a line a row. */
extern bool place_is_row(const place_block *b, const span *cells);

#endif
