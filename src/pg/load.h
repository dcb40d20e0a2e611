/*
 * load.h
 *		Loading one report, from wherever its text came.
 */
#ifndef PLAN_LOAD_H
#define PLAN_LOAD_H

#include "compat.h"

typedef struct load_request
{
	const char *source, *region, *format; /* NULL: not given */
	int report_year;                      /* 0: not given */
	const char *encoding;                 /* that the text came in */
} load_request;

/* Arguments first … first + 3: source, region, report_year, format; errors for those that cannot be. */
extern load_request load_request_of(FunctionCallInfo fcinfo, int first);

/* All of the report or an error; the same content again is the report that is there.  Returns its report_id. */
extern int64 load_content(FunctionCallInfo fcinfo, text *content, const load_request *request);

#endif
