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

#endif
