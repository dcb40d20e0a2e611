/*
 * places_head.h
 *		The lines of a head above columns known by their places, while it is being read.
 */
#ifndef PLAN_PLACES_HEAD_H
#define PLAN_PLACES_HEAD_H

#include "places.h"

typedef struct head_block
{
	fields line[PLACE_HEADS_MAX];
	int n;
	int anchor;        /* the line that heads the names */
	int anchor_begins; /* and where what heads them stands */
	int anchor_stops;
} head_block;

/* The columns [*first, *last] that the extent stands over; false: none. */
extern bool place_columns_under(const place_block *b, int place, int stop, int *first, int *last);

/*
 * The heads of line t that are no column's own are put over columns whose own heads stand below them; false: it cannot be
 * known over which.
 */
extern bool place_groups(arena *a, const head_block *h, int t, const bool *own, place_block *b);

#endif
