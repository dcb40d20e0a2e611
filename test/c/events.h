/*
 * events.h
 *		The events of a report as lines of text, for tests.
 */
#ifndef TEST_EVENTS_H
#define TEST_EVENTS_H

#include "report.h"

#include <stdio.h>

typedef struct event_log
{
	FILE *out;
	int limit; /* stops (emit returns 1) after this many events; -1: never */
	int events;
	bool around; /* also what stands around the tables: sections, boxes, projects, terms, dates */
} event_log;

/* An emit callback that writes one line an event; ctx is an event_log. */
extern int log_event(void *ctx, const report_event *e);

#endif
