/*
 * columns.h
 *		Columns set apart by blanks: their head, and what a line below it is.
 */
#ifndef PLAN_COLUMNS_H
#define PLAN_COLUMNS_H

#include "fields.h"

#define NARROWEST 1 /* gaps between fields, in blanks */
#define WIDEST_GAP 4

/* What is known of a table of columns once its head is found. */
typedef struct column_table
{
	grid grid; /* only kinds of columns: to ask whether cells fit */
	int width;
	int gap;
	column columns[GRID_WIDTH_MAX];
	fields places; /* of the heads of the columns, where there are as many as columns */
	bool lost;     /* the second line of the head cannot be put to the columns: nor can the rows */
} column_table;

typedef enum row_shape
{
	NO_ROW,
	ONE_TEXT,
	FULL_ROW,
	SHORT_ROW, /* a row, but which cell is blank cannot be known */
} row_shape;

/* A line of heads with a gap that makes it one; most of its fields must be words of heads. */
extern bool columns_find_head(span s, fields *out, int *gap);

/*
 * May a head begin at line i whose lines stand one below the other?  A quick test; then the head, and the line behind it.
 * *lost: of one of its columns a word is missing.
 */
extern bool columns_may_be_broken(const lines *l, uint32_t i);
extern bool columns_broken_head(arena *a, const lines *l, uint32_t i, fields *head, uint32_t *next,
								bool *lost);

/* So many rows from line i on, cells one blank apart, that no reader took; *end: behind the last.  0: none. */
extern int columns_rows_unread(const lines *l, uint32_t i, uint32_t *end);

/* The head at line i, its second line included, and what is known of the table then.  groups: of two levels, as wide. */
extern bool columns_head(arena *a, const lines *l, uint32_t i, column_table *t, fields *head, span *groups,
						 uint32_t *next);

/* What the line is under the table's head; a full row in cells. */
extern row_shape columns_shape(const column_table *t, span s, cell *cells);

/*
 * The row at line i with what the lines below add to its cells; *next: the line behind it.  *hangs: something below it
 * may belong to it, but which cell it belongs to is not known.
 */
extern row_shape columns_row(arena *a, const column_table *t, const lines *l, uint32_t i, cell *cells,
							 uint32_t *next, bool *hangs);

extern bool columns_ends_table(arena *a, const lines *l, uint32_t i);

#endif
