/*
 * line_map.h
 *		Events whose lines become those of the source: HTML is read by lines that it does not have itself.
 */
#ifndef PLAN_LINE_MAP_H
#define PLAN_LINE_MAP_H

#include "report.h"

typedef struct line_map
{
	report_env env;
	const report_env *outer;
	const uint32_t *line_of; /* for each line the line of the source, from 0 */
	uint32_t n;
} line_map;

/* An env that hands everything on to outer, the lines of events mapped. */
extern const report_env *line_map_env(line_map *m, const report_env *outer, const uint32_t *line_of,
									  uint32_t n);

#endif
