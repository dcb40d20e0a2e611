/*
 * settle_kind.c
 *		What kind of table its columns make it.
 */
#include "settle_kind.h"

static bool
has_head(const grid *g, const span *words, size_t n, column_kind kind)
{
	for (int i = 0; i < g->width; i++)
		for (size_t k = 0; k < n; k++)
			if ((kind == COLUMN_OTHER || g->columns[i].kind == kind) &&
				span_find(g->columns[i].heading, words[k]) >= 0)
				return true;
	return false;
}

/* 项目名称 beside 总投资 or 建设规模: a list of projects; 工作任务 beside 牵头单位 or 完成时限: of duties. */
static bool
lists_no_indicators(const grid *g, bool *projects)
{
	static const span PROJECTS[] = {SPAN("项目名称"), SPAN("工程名称"), SPAN("项目")};
	static const span BUILT[] = {SPAN("总投资"),   SPAN("建设"), SPAN("投资额"),
								 SPAN("计划投资"), SPAN("业主"), SPAN("工期")};
	static const span DUTIES[] = {SPAN("任务"), SPAN("措施"), SPAN("事项"), SPAN("举措"), SPAN("工作内容")};
	static const span OWNERS[] = {SPAN("牵头"), SPAN("责任"), SPAN("时限"), SPAN("完成时间"),
								  SPAN("配合单位")};

	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_UNIT)
			return *projects = false;
	*projects = has_head(g, PROJECTS, 3, COLUMN_NAME) && has_head(g, BUILT, 6, COLUMN_OTHER);
	return *projects || (has_head(g, DUTIES, 5, COLUMN_NAME) && has_head(g, OWNERS, 5, COLUMN_OTHER));
}

table_kind
kind_of_grid(const grid *g)
{
	bool verdict = false, target = false, value = false, counted = false, both = false, projects;

	if (lists_no_indicators(g, &projects))
		return projects ? TABLE_PROJECTS : TABLE_OTHER;

	for (int i = 0; i < g->width; i++)
	{
		const column *c = &g->columns[i];

		verdict |= c->kind == COLUMN_VERDICT;
		counted |= c->kind == COLUMN_COUNT || c->kind == COLUMN_CATEGORY;
		if (c->kind != COLUMN_VALUE)
			continue;
		value = true;
		target |= c->role == ROLE_TARGET;
		for (int k = 0; c->role == ROLE_TARGET && k < g->width; k++)
			both |= g->columns[k].kind == COLUMN_VALUE &&
					(c->months.to != 0) == (g->columns[k].months.to != 0) &&
					(g->columns[k].role == ROLE_ACTUAL || g->columns[k].role == ROLE_FORECAST) &&
					g->columns[k].years.to == c->years.to;
	}
	if (value && (verdict || both))
		return TABLE_COMPLETION;
	if (value)
		return target ? TABLE_TARGET : TABLE_COMPARISON;
	return counted ? TABLE_PROJECTS : TABLE_OTHER;
}
