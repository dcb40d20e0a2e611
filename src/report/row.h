/*
 * row.h
 *		A line taken apart at its TABs, and where heads begin.
 */
#ifndef PLAN_ROW_H
#define PLAN_ROW_H

#include "head.h"
#include "lines.h"

#define GRID_WIDTH_MAX 32
#define ROW_LINE_MAX (64 * 1024) /* bytes: a longer line is no row and no cell */

typedef struct cell
{
	span text;     /* trimmed; broken lines joined without a blank */
	uint32_t line; /* index of its first line, from 0 */
} cell;

/* The cells of one line, or of lines put together. */
typedef struct row
{
	cell cells[GRID_WIDTH_MAX];
	int n;
	uint32_t line;
} row;

typedef enum layout
{
	LAYOUT_NONE,
	LAYOUT_TABS, /* a row a line */
	LAYOUT_CELLS /* a cell a line */
} layout;

#define ROW_HEAD_CHARACTERS 30 /* of a head that is a cell of a line of its own */

/* What a line with TABs says as a head, its only cell or all of them; asked once, for a run and its rows come back to it. */
typedef enum line_head
{
	LINE_HEAD_UNKNOWN,
	LINE_HEAD_NONE, /* or the line has several cells, or no TAB */
	LINE_HEAD_WORD,
	LINE_HEAD_ANCHOR, /* of ordinals or names */
	LINE_ROW_HEAD,    /* of several cells: they are a head */
	LINE_ROW          /* or none */
} line_head;

extern line_head row_line_head(const lines *l, uint32_t i);

/* row_is_head of what is all of a line; asked once too. */
extern bool row_line_is_head(const lines *l, const row *r);

/* A TAB, and a cell behind it, as a cell a line has them: nothing else is on the line. */
extern bool row_one_cell(span line);

/* Such a cell that is a figure in digits: no caption, note or mark of a page. */
extern bool row_one_figure(span line);

/* False where the line has more cells than a row can have. */
extern bool row_split(const lines *l, uint32_t i, row *out);

extern int row_filled(const row *r);
extern void row_drop_empty_end(row *r, int width); /* empty cells at the end, down to the width */

/* A line of one text, no TAB or nothing else in its cells. */
extern bool row_text_only(const row *r, cell *out);

/*
 * The lines from first to last as one row: the last cell of one and the first of the next are halves of one cell.
 * Blank lines and page marks between them are passed over.  False where they are more than a row can have.
 */
extern bool row_read(const lines *l, uint32_t first, uint32_t last, arena *a, row *out);

/* A head: two words of heads or more, one of them that of an ordinal, a name or a unit, and no figure. */
extern bool row_is_head(const row *r);

/* The layout of the head that begins on line i, if one does; to: the first line that is not looked at. */
extern layout head_layout(const lines *l, uint32_t i, uint32_t to);

#endif
