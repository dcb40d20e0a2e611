/*
 * line_map.c
 *		Events whose lines become those of the source.
 */
#include "line_map.h"

static uint32_t
source_line(const line_map *m, uint32_t line)
{
	return line == 0 || line > m->n ? line : m->line_of[line - 1] + 1;
}

/* A copy of what an event holds, with another line, and the event pointing to it. */
#define MAPPED(member)                                                                                       \
	do                                                                                                       \
	{                                                                                                        \
		copy.member = *e->member;                                                                            \
		copy.member.line = source_line(m, copy.member.line);                                                 \
		out.member = &copy.member;                                                                           \
	} while (0)

static int
emit_mapped(void *ctx, const report_event *e)
{
	const line_map *m = ctx;
	report_event out = *e;
	union
	{
		report_head head;
		report_section section;
		report_table table;
		report_row row;
		report_value value;
		report_note note;
		report_box_item box_item;
		report_project project;
		report_group group;
		report_term term;
		report_fact fact;
		report_message message;
	} copy;

	switch (e->kind)
	{
		case EVENT_HEAD:
			copy.head = *e->head;
			copy.head.other_line = source_line(m, e->head->other_line);
			out.head = &copy.head;
			break;
		case EVENT_TABLE:
			copy.table = *e->table;
			copy.table.first_line = source_line(m, e->table->first_line);
			copy.table.last_line = source_line(m, e->table->last_line);
			out.table = &copy.table;
			break;
		case EVENT_SECTION:
			MAPPED(section);
			break;
		case EVENT_ROW:
			MAPPED(row);
			break;
		case EVENT_VALUE:
			MAPPED(value);
			break;
		case EVENT_NOTE:
			MAPPED(note);
			break;
		case EVENT_BOX_ITEM:
			MAPPED(box_item);
			break;
		case EVENT_PROJECT:
			MAPPED(project);
			break;
		case EVENT_GROUP:
			MAPPED(group);
			break;
		case EVENT_TERM:
			MAPPED(term);
			break;
		case EVENT_FACT:
			MAPPED(fact);
			break;
		case EVENT_MESSAGE:
			MAPPED(message);
			break;
	}
	return m->outer->emit(m->outer->ctx, &out);
}

static void *
grow_outer(void *ctx, size_t size)
{
	const report_env *outer = ((const line_map *) ctx)->outer;

	return outer->grow(outer->ctx, size);
}

static bool
cancelled_outer(void *ctx)
{
	const report_env *outer = ((const line_map *) ctx)->outer;

	return outer->cancelled(outer->ctx);
}

const report_env *
line_map_env(line_map *m, const report_env *outer, const uint32_t *line_of, uint32_t n)
{
	m->outer = outer;
	m->line_of = line_of;
	m->n = n;
	m->env = (report_env){m, grow_outer, cancelled_outer, emit_mapped};
	return &m->env;
}
