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

/* A figure that is not in front: of such lines the columns are learnt. */
extern bool place_fields_have_figures(const fields *f);

/* How places are counted in the rows from line i on: by width, unless far more stands well by characters; *open: as much does. */
extern place_measure place_measure_of(const lines *l, uint32_t i, bool *open);

/* The cells of each column of values stand alike: all at the left, at the right or in the middle. */
extern bool place_columns_agree(const lines *l, const place_block *b);

/* The columns [*first, *last] that the extent stands over; false: none. */
extern bool place_columns_under(const place_block *b, int place, int stop, int *first, int *last);

/* 〔累计〕, /〔累计〕 */
extern bool place_opens_sum(span s);

/* "2025年目标 年均增速（%）": two heads that are whole, one blank between them, become two fields. */
extern void place_part_heads(place_measure by, fields *f);

/* The lowest head above each column is its own; taken[t][i]: field i of line t is one.  False: a column has none. */
extern bool place_own_heads(arena *a, const lines *l, const head_block *h, place_block *b,
							bool taken[][FIELDS_MAX]);

/*
 * The heads of line t that are no column's own are put over columns whose own heads stand below them; false: it cannot be
 * known over which.
 */
extern bool place_groups(arena *a, const head_block *h, int t, const bool *own, place_block *b);

/*
 * The same for line t together with the one above it, where both hold years that stand beside one another: a year over
 * several columns is centred in another line than those over one.
 */
extern bool place_years_beside(arena *a, head_block *h, int t, bool taken[][FIELDS_MAX], place_block *b);

/* The rows' lines, and how many of them cover each place of the screen; how many rows, -1: none that could be a table's. */
extern int place_find_rows(arena *a, const lines *l, place_block *b, uint16_t *covered, uint16_t *pieces);

/* Columns are what more than so many rows cover. */
extern bool place_find_columns(const uint16_t *covered, int few, place_block *b);

/* How wide names are, where they begin, and whether rows go without or go on below: what b says of its names. */
extern void place_measure_names(const lines *l, place_block *b);

/* Names that go on are wider than those of the rows. */
extern void place_widen_names(place_block *b);

#endif
