/*
 * table.h
 *		The one interpreter: what the rows of any grid mean.
 *
 * Knows indicators, units, roles, years and footnotes, and no layout.
 */
#ifndef PLAN_TABLE_H
#define PLAN_TABLE_H

#include "caption.h"
#include "grid.h"

typedef struct table_note
{
	span label, item, text;
	unsigned
		effects; /* bits 1 << note_effect: one note can mark the binding rows and make them provisional */
	uint32_t line;
} table_note;

/* A table as it was put together from its caption, its grid (maybe over pages) and its notes. */
typedef struct table_work
{
	int table_no;
	span label, caption;
	table_kind kind; /* of tables without a grid */
	uint32_t first_line, last_line;
	grid *grid; /* NULL: none was read */
	table_note *notes;
	size_t note_n, note_room;
} table_work;

extern unsigned note_effects(span text);
extern note_effect note_main_effect(unsigned effects);

/*
 * Emits the table, its rows, values (or groups of projects) and notes.  report_year, plan_year: 0 where unknown.
 * *rows is raised by the rows emitted, *group_no by the groups.
 */
extern report_status table_emit(arena *a, table_work *t, const report_head *head, int *note_no, size_t *rows,
								int *group_no);

/* One event to the caller, his answer as a status. */
extern report_status emit_event(arena *a, const report_event *e);
extern report_status emit_message(arena *a, message_code code, uint32_t line, span excerpt, int x, int y);

#endif
