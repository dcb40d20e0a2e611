/*
 * fields.h
 *		A line as fields that blanks set apart, and where they stand on the screen.
 */
#ifndef PLAN_FIELDS_H
#define PLAN_FIELDS_H

#include "grid.h"

#define FIELDS_MAX 40

typedef struct fields
{
	span field[FIELDS_MAX];
	int place[FIELDS_MAX]; /* where it begins */
	int stop[FIELDS_MAX];  /* and ends: the first place behind it */
	int n;
} fields;

/*
 * How places are counted: typists and some programs let columns stand where they stand on a screen, on which a Chinese
 * character is two places wide; pdftotext -layout counts each character once.
 */
typedef enum place_measure
{
	PLACES_BY_WIDTH,
	PLACES_BY_CHARACTER
} place_measure;

/* May the line have n fields, however small the gaps?  A quick test before it is split. */
extern bool fields_may_be(span s, int n);

/* The fields of a line that are at least `gap` blanks apart, by width; false: more than there is room for. */
extern bool split_fields(span s, int gap, fields *out);
extern bool split_fields_by(place_measure by, span s, int gap, fields *out);

/* Fields that stand together to a word of heads whose characters were set apart (指    标) are made one. */
extern void join_spaced_words(fields *f);

/* How many fields of f stand above or below the extent; the first of them in *which. */
extern int fields_over(const fields *f, int place, int stop, int *which);

#endif
