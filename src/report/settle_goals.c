/*
 * settle_goals.c
 *		Which columns hold goals, where their heads alone do not say it.
 */
#include "settling.h"

#include "head_years.h"

bool
has_role(const settling *s, int except, int year, column_role role)
{
	for (int i = 0; i < s->grid->width; i++)
	{
		const column *c = &s->grid->columns[i];

		if (i != except && c->kind == COLUMN_VALUE && !c->mean && !c->total && !part_of_year(c) &&
			c->years.to == year && (role == ROLE_NONE ? c->role != ROLE_NONE : c->role == role))
			return true;
	}
	return false;
}

/* Is a value of the column one that only a goal has: 以上, 左右, 完成省下达任务? */
static bool
holds_goals(const grid *g, arena *scratch, int i)
{
	row_walk walk = {.part = g->first};
	row x;

	while (grid_next_row(g, &walk, scratch, &x))
	{
		value v;
		value_error ignored;
		span s = i < x.n && !walk.row->section ? x.cells[i].text : SPAN_NONE;

		if (s.n > 0 && value_parse(s.p, s.n, &v, &ignored) == VALUE_OK &&
			(v.form == FORM_ASSIGNED || (value_has_number(&v) && v.form != FORM_POINT)))
			return true;
	}
	return false;
}

void
settle_way_marks(const settling *s, arena *scratch)
{
	int end = s->captioned.plan_end != 0 ? s->captioned.plan_end : s->head->plan_end;
	grid *g = s->grid;

	if (end == 0 || (!five_years(s) && s->captioned.plan_end == 0) || title_reviews(s->head->title) ||
		title_reviews(s->caption))
		return;
	for (int i = 0; i < g->width; i++)
	{
		column *c = &g->columns[i];

		if (c->kind == COLUMN_VALUE && c->bare_year && !part_of_year(c) && c->role == ROLE_ACTUAL &&
			c->years.to > end - 5 && c->years.to < end && c->years.to > s->head->report_year)
			c->role = holds_goals(g, scratch, i) ? ROLE_TARGET : ROLE_NONE;
		if (c->kind == COLUMN_VALUE && c->role == ROLE_NONE)
			c->kind = COLUMN_OTHER;
	}
}

void
settle_planned(const settling *s)
{
	static const span GOALS[] = {SPAN("目标完成"),   SPAN("任务完成"),   SPAN("目标完成数"),
								 SPAN("任务完成数"), SPAN("目标完成值"), SPAN("完成目标"),
								 SPAN("完成任务"),   SPAN("完成计划"),   SPAN("完成目标值"),
								 SPAN("完成任务数"), SPAN("完成计划数")};

	for (int i = 0; i < s->grid->width; i++)
	{
		column *c = &s->grid->columns[i];

		if ((c->kind != COLUMN_OTHER && !(c->kind == COLUMN_VALUE && c->role == ROLE_ACTUAL)) ||
			c->years.from != c->years.to || !only_planned(s, c->years.to) || months_named(&c->months) ||
			c->months.unread || c->scope.n > 0 || unit_present(&c->unit) || head_no_amount(c->heading) ||
			!span_ends_any(c->heading, GOALS, LENGTH(GOALS)) || has_role(s, i, c->years.to, ROLE_TARGET))
			continue;
		c->kind = COLUMN_VALUE;
		c->role = ROLE_TARGET;
	}
}

/* Does a head say of a column of the year, 0: of any, that it is what was reached? */
static bool
says_results(const grid *g, int year)
{
	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_VALUE && g->columns[i].role == ROLE_ACTUAL &&
			!g->columns[i].supposed && (year == 0 || g->columns[i].years.to == year))
			return true;
	return false;
}

/* 决算 beside 执行 of the same year: the final figure is what was reached. */
void
settle_final_accounts(const settling *s)
{
	for (int i = 0; i < s->grid->width; i++)
	{
		column *c = &s->grid->columns[i];

		for (int k = 0; k < s->grid->width; k++)
			if (k != i && c->kind == COLUMN_VALUE && c->role == ROLE_ACTUAL &&
				!mentions(c->heading, SPAN("决算")) && s->grid->columns[k].kind == COLUMN_VALUE &&
				s->grid->columns[k].role == ROLE_ACTUAL &&
				mentions(s->grid->columns[k].heading, SPAN("决算")) &&
				s->grid->columns[k].years.to == c->years.to)
				c->kind = COLUMN_OTHER;
	}
}

/* 预算数 twice for the same year: the year of one was lost. */
static bool
has_twin(const grid *g, int i)
{
	for (int k = 0; k < g->width; k++)
		if (k != i && g->columns[k].kind == COLUMN_VALUE &&
			g->columns[k].years.to == g->columns[i].years.to &&
			same_folded(g->columns[k].heading, g->columns[i].heading))
			return true;
	return false;
}

void
settle_budgets(const settling *s)
{
	for (int i = 0; i < s->grid->width; i++)
	{
		column *c = &s->grid->columns[i];

		if (c->kind == COLUMN_VALUE && c->role == ROLE_TARGET && mentions(c->heading, SPAN("预算")) &&
			!has_twin(s->grid, i) && (!says_results(s->grid, 0) || has_role(s, i, c->years.to, ROLE_TARGET)))
			c->kind = COLUMN_OTHER;
	}
}

void
settle_parts_of_goals(const settling *s)
{
	static const span GOALS[] = {SPAN("目标"), SPAN("任务"), SPAN("计划"), SPAN("分解")};
	static const span RESULTS[] = {SPAN("完成"), SPAN("执行"), SPAN("进展"), SPAN("进度"), SPAN("运行")};

	if (!span_has_any(s->caption, GOALS, LENGTH(GOALS)) || span_has_any(s->caption, RESULTS, LENGTH(RESULTS)))
		return;
	for (int i = 0; i < s->grid->width; i++)
	{
		column *c = &s->grid->columns[i];

		/* 全年 behind 一季度, 上半年 */
		if (says_results(s->grid, c->years.to))
			continue;
		if (c->kind == COLUMN_OTHER && c->bare_year && c->years.to != 0 && mentions(c->heading, SPAN("全年")))
		{
			c->kind = COLUMN_VALUE;
			c->role = ROLE_TARGET;
		}
		if (c->kind == COLUMN_VALUE && c->supposed)
			c->role = ROLE_TARGET;
	}
}
