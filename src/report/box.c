/*
 * box.c
 *		Boxes (专栏): their paragraphs, and the projects that a paragraph lists.
 */
#include "box.h"
#include "table.h"

#define LABEL_CHARACTERS 20
#define NAME_CHARACTERS 60

/* The stage that a label names, the longest word first. */
static const span STAGES[] = {SPAN("新开工"), SPAN("计划开工"), SPAN("建成投产"), SPAN("建成投用"),
							  SPAN("竣工"),   SPAN("完工"),     SPAN("续建"),     SPAN("在建"),
							  SPAN("新建"),   SPAN("储备"),     SPAN("前期"),     SPAN("谋划"),
							  SPAN("投产"),   SPAN("开工")};

static span
stage_of(span label)
{
	for (size_t i = 0; i < LENGTH(STAGES); i++)
		if (span_find(label, STAGES[i]) >= 0)
			return STAGES[i];
	return SPAN_NONE;
}

/* How a sentence about projects begins, unlike a name. */
static const span VERBS[] = {SPAN("完成"), SPAN("推进"), SPAN("加快"), SPAN("加强"), SPAN("实施"),
							 SPAN("启动"), SPAN("推动"), SPAN("深入"), SPAN("打造"), SPAN("支持"),
							 SPAN("建成"), SPAN("力争"), SPAN("确保"), SPAN("积极"), SPAN("全面"),
							 SPAN("持续"), SPAN("做好"), SPAN("提升"), SPAN("强化"), SPAN("落实"),
							 SPAN("建立"), SPAN("健全")};

static bool
begins_with_verb(span s)
{
	for (size_t i = 0; i < LENGTH(VERBS); i++)
		if (span_starts(s, VERBS[i]))
			return true;
	return false;
}

/* Names strung together with 、, and nothing that a sentence is made of; one alone only behind a label of its own. */
static bool
lists_names(span s, bool labelled)
{
	span rest = s, piece;
	uint32_t stop;
	int names = 0;

	if (begins_with_verb(s))
		return false;
	while (next_piece(&rest, "、，：", &piece, &stop))
	{
		if ((stop != 0 && stop != 0x3001) || piece.n == 0 || text_longer(piece, NAME_CHARACTERS))
			return false;
		names++;
	}
	return names >= (labelled ? 1 : 2);
}

/* Is all of an item lists of names, one behind each ； or 。? */
static bool
is_project_list(span text)
{
	span rest = text, list, behind;
	uint32_t stop;
	bool any = false;

	while (next_piece(&rest, "；。", &list, &stop))
	{
		span label = label_of(list, LABEL_CHARACTERS, &behind);

		if (list.n > 0 && !lists_names(behind, label.n > 0))
			return false;
		any = true;
	}
	return any;
}

/* The projects of one list: "新开工项目：甲、乙" or "甲、乙". */
static report_status
emit_names(arena *a, int table_no, span heading, span list, uint32_t line, int *project_no)
{
	span rest, label = label_of(list, LABEL_CHARACTERS, &rest), name;
	report_project p = {0, table_no, heading, stage_of(label), SPAN_NONE, line};
	uint32_t stop;

	if (p.stage.n == 0)
		p.stage = stage_of(heading);
	while (next_piece(&rest, "、", &name, &stop))
	{
		if (name.n == 0)
			continue;
		p.project_no = ++*project_no;
		p.name = name;
		TRY(emit_event(a, &(report_event){EVENT_PROJECT, {.project = &p}}));
	}
	return REPORT_OK;
}

static report_status
emit_item(arena *a, report_box_item *item, span s, uint32_t line, int *project_no)
{
	span list, rest;
	uint32_t stop;

	item->item_no++;
	item->line = line + 1;
	item->heading = label_of(s, LABEL_CHARACTERS, &item->text);
	TRY(emit_event(a, &(report_event){EVENT_BOX_ITEM, {.box_item = item}}));
	if (!is_project_list(item->text))
		return REPORT_OK;
	for (rest = item->text; next_piece(&rest, "；。", &list, &stop);)
		TRY(emit_names(a, item->table_no, item->heading, list, item->line, project_no));
	return REPORT_OK;
}

report_status
box_emit(arena *a, const lines *l, int table_no, uint32_t from, uint32_t to, int *project_no)
{
	report_box_item item = {.table_no = table_no};

	for (uint32_t i = from; i <= to && i < l->n; i++)
	{
		uint32_t last = i;
		span s = line_clean(l, i);

		if (arena_cancelled(a, l->line[i].n + 1u))
			return REPORT_CANCELLED;
		if (s.n == 0)
			continue;
		s = paragraph_at(a, l, i, &last);
		if (s.p == NULL)
			return REPORT_NOMEM;
		TRY(emit_item(a, &item, s, i, project_no));
		i = last;
	}
	return REPORT_OK;
}
