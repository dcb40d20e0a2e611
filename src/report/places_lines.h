/*
 * places_lines.h
 *		What each line of a block of columns known by their places is.
 */
#ifndef PLAN_PLACES_LINES_H
#define PLAN_PLACES_LINES_H

#include "places.h"

/* What a line of a block is. */
typedef enum place_line
{
	PLACE_BLANK, /* or anything that ends what stands above it */
	PLACE_SECTION,
	PLACE_ROW,
	PLACE_NAMELESS, /* a row whose name stands above and below it */
	PLACE_PIECE,    /* of the cells above or below: no figures */
	PLACE_TORN      /* which cell a text belongs to cannot be known */
} place_line;

/* The kind of line k, and its cells by the block's columns. */
extern place_line place_kind_of_line(const lines *l, const place_block *b, uint32_t k, span *cells);

/*
 * Does the piece on line k belong to the line above it (-1), to the one below (+1), or can neither be excluded (0)?
 * The first line of a name that goes on fills its column, its last one rarely does.
 */
extern int place_belongs_to(const lines *l, const place_block *b, uint32_t k);

/* Where the text of a cell stands; 0, 0 where it is none of the line's fields. */
extern void place_of_cell(const place_block *b, span line, span text, int *place, int *stop);

/* The text begins to the left of the names of rows. */
extern bool place_before_names(const place_block *b, span line, span text);

/* Values that stand around the row at line `row`, above and below cells that are blank in it: 与经济增长 / 同步. */
extern bool place_values_around(const lines *l, const place_block *b, uint32_t row);

/* Most names of rows end in their unit, but for those that go on below: asked once for a block. */
extern bool place_units_in_names(const lines *l, const place_block *b);

extern bool place_has_ordinal(const place_block *b, const span *cells);

#endif
