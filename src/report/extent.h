/*
 * extent.h
 *		Which lines belong to one run of table lines, and what layout they have.
 */
#ifndef PLAN_EXTENT_H
#define PLAN_EXTENT_H

#include "row.h"

/* A tabbed line that belongs to a table, and is not the caption or the note of one. */
extern bool cell_line(arena *scratch, const lines *l, uint32_t i);

/*
 * Where the run of table lines that starts at i ends, and its layout.  A run ends before a text that stands right
 * above a head, and before a head of another layout.
 */
extern uint32_t run_extent(arena *scratch, const lines *l, uint32_t i, layout *out);

/*
 * The head of a table of a cell a line without TABs, as copied out of a word processor: lines of head words, the first
 * of an ordinal or a name.  Returns their number, or 0.
 */
extern int bare_head(const lines *l, uint32_t i);

/* May the word on line i, which says that, begin a head, or is it the name of the table that begins below it? */
extern bool bare_begins_head(const lines *l, uint32_t i, const column *says);

/* Two heads stand right above line i: it is inside a head, or among words that are none. */
extern bool bare_inside(const lines *l, uint32_t i);

/* Figures below it say that it is the head of a table. */
extern bool bare_told(const lines *l, uint32_t i);

/*
 * Where the cells below that head end, and how many rows fit until one does not.  0 where it is not certain that they
 * make rows: the head has three cells, one with the year or the role of its values, and two rows of its width fit,
 * numbered where it has ordinals.
 */
extern int bare_extent(arena *scratch, const lines *l, uint32_t i, uint32_t *end);

#endif
