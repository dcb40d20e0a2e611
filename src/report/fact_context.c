/*
 * fact_context.c
 *		What headings say of the sentences below them: do they report or plan, and about which years.
 */
#include "fact.h"
#include "head.h"
#include "head_years.h"

#define HEADING_BYTES 240 /* a longer line is no heading */

/* 1-9月经济运行情况, 2023年上半年…: of which part of the year it speaks; several, or none: of the year. */
static year_part
part_of(span heading)
{
	months m = months_in(heading);

	return m.unread || m.to == 0 || m.from == 0 ? (year_part){0, 0}
												: (year_part){(uint8_t) m.from, (uint8_t) m.to};
}

/* “十四五”规划实施情况中期评估报告: reports on a part of the plan's years; which, the title need not say. */
static void
begin_review(fact_context *c, int plan_end)
{
	c->plan_year = plan_end;
	c->review_from = plan_end - 4;
	if (c->actual_year < c->review_from || c->actual_year > plan_end)
		c->actual_year = 0;
}

/*
 * 2025年政府工作报告, 2025年法院工作报告, 甲镇2025年工作报告: given in that year, to those who ask what was done the year
 * before.  2025年科技创新工作报告 is about its own year.
 */
static bool
is_address(span title)
{
	static const span GIVERS[] = {
		SPAN("政府"), SPAN("院"),   SPAN("会"),   SPAN("人大"), SPAN("政协"), SPAN("县委"), SPAN("市委"),
		SPAN("省委"), SPAN("区委"), SPAN("党委"), SPAN("纪委"), SPAN("省"),   SPAN("市"),   SPAN("州"),
		SPAN("县"),   SPAN("区"),   SPAN("旗"),   SPAN("镇"),   SPAN("乡"),   SPAN("年"),   SPAN("度")};
	ptrdiff_t at = span_find(title, SPAN("工作报告"));

	if (span_find(title, SPAN("代表大会")) >= 0 || at == 0)
		return true;
	return at > 0 && span_ends_any((span){title.p, (size_t) at}, GIVERS, LENGTH(GIVERS));
}

/* “十四五”发展回顾与“十五五”发展目标: a title of two plan periods that follow each other; the last year of the second, or 0. */
static int
next_plan(span title)
{
	int first = 0, from, to;

	for (size_t i = 0; i < title.n; i++)
		if (plan_period_at((span){title.p + i, title.n - i}, &from, &to) > 0)
		{
			if (first != 0 && from == first + 1)
				return to;
			first = to;
		}
	return 0;
}

void
context_begin(fact_context *c, const report_head *head)
{
	years y = years_in(head->title);
	int next = next_plan(head->title);

	memset(c, 0, sizeof(*c));
	c->address = y.from != 0 && is_address(head->title);
	c->actual_year = head->report_year;
	if (c->address && head->report_year == y.from)
		c->actual_year--;
	if (next != 0)
	{
		c->plan_year = next;
		c->plan_from = next - 4;
		c->actual_year = c->plan_from - 1;
		return;
	}
	if (y.plan_end != 0 && title_reviews(head->title))
	{
		begin_review(c, y.plan_end);
		return;
	}
	for (size_t i = 0; i < head->title.n; i++)
		if (plan_period_at((span){head->title.p + i, head->title.n - i}, &c->plan_from, &c->plan_year) > 0)
		{
			/* a five-year plan looks back on the year before its first */
			c->actual_year = c->plan_from - 1;
			return;
		}
	/* 第十五个五年规划 */
	if (head->report_year != 0 && head->plan_year == head->report_year + 4)
	{
		c->plan_from = head->report_year;
		c->plan_year = head->plan_year;
		c->actual_year = c->plan_from - 1;
		return;
	}
	c->part = part_of(head->title);
	c->plan_year = head->plan_year != 0 ? head->plan_year : c->actual_year != 0 ? c->actual_year + 1 : 0;
	/* 上半年经济运行情况及下半年工作安排: what is planned is the rest of the year */
	if (head->plan_year == 0 && !c->address && months_in(head->title).to != 0)
		c->plan_year = c->actual_year;
}

static int
role_of(const fact_context *c, span heading)
{
	bool said;

	if (list_within(LIST_ACTUAL_HEADINGS, heading))
		return FACT_ACTUAL;
	if (list_within(LIST_PLAN_HEADINGS, heading))
		return FACT_PLAN;
	if (list_within(LIST_TARGET_HEADINGS, heading))
		return FACT_TARGET;
	/* 1.造林任务。 below 一、2024年工作完成情况 */
	if (list_within(LIST_TASK_HEADINGS, heading) && !(context_role(c, &said) == FACT_ACTUAL && said))
		return FACT_TARGET;
	return -1;
}

static void
years_of(const fact_context *c, span heading, int *from, int *to)
{
	years y = years_in(heading);

	*from = *to = 0;
	if (y.from != 0 &&
		(y.from == y.to || span_find(heading, SPAN("-")) >= 0 || span_find(heading, SPAN("—")) >= 0))
	{
		*from = y.from;
		*to = y.to;
		return;
	}
	/* what is looked for below has one of the two */
	if (span_find(heading, SPAN("年")) < 0 && span_find(heading, SPAN("五")) < 0)
		return;
	for (size_t i = 0; i < heading.n; i++)
	{
		span rest = {heading.p + i, heading.n - i};
		const period_word *w;

		if (((unsigned char) heading.p[i] & 0xC0) == 0x80)
			continue;
		if (plan_period_at(rest, from, to) > 0)
			return;
		w = period_word_at(rest);
		if (w != NULL && c->actual_year != 0)
		{
			int base = c->actual_year + (w->current && c->address ? 1 : 0);

			*from = base + w->from;
			*to = base + w->to;
			return;
		}
	}
}

void
context_heading(fact_context *c, int level, span heading)
{
	char folded[HEADING_BYTES];
	heading_context h = {.level = level, .role = -1};

	if (heading.n == 0 || heading.n > HEADING_BYTES)
		return;
	heading = (span){folded, text_fold(heading, folded)};
	while (c->depth > 0 && c->stack[c->depth - 1].level >= level)
		c->depth--;
	h.role = role_of(c, heading);
	years_of(c, heading, &h.from, &h.to);
	h.part = part_of(heading);
	/* 二、2025年经济社会发展…, behind a report on 2024; but not 2025年1-2月运行 */
	if (h.role < 0 && h.from == h.to && c->actual_year != 0 && h.to == c->actual_year + 1 && h.part.to == 0 &&
		span_find(heading, SPAN("以来")) < 0)
		h.role = FACT_TARGET;
	/* in a plan: a chapter of years that are over */
	if (h.role < 0 && c->plan_from != 0 && h.to != 0 && h.to <= c->actual_year)
		h.role = FACT_ACTUAL;
	if (c->depth == HEADING_LEVELS)
		c->depth--;
	c->stack[c->depth++] = h;
}

year_part
context_part(const fact_context *c, fact_role role)
{
	year_part none = {0, 0};

	if (role != FACT_ACTUAL && role != FACT_FORECAST)
		return none;
	for (int i = c->depth; i-- > 0;)
		if (c->stack[i].part.to != 0 || c->stack[i].to != 0)
			return c->stack[i].part;
	return c->part;
}

fact_role
context_role(const fact_context *c, bool *said)
{
	for (int i = c->depth; i-- > 0;)
		if (c->stack[i].role >= 0)
		{
			*said = true;
			return (fact_role) c->stack[i].role;
		}
	*said = false;
	/* the chapters of a plan say what is to be reached, but for those that look back */
	return c->plan_from != 0 && c->depth > 0 ? FACT_TARGET : FACT_ACTUAL;
}

void
context_years(const fact_context *c, fact_role role, int *from, int *to, bool *said)
{
	for (int i = c->depth; i-- > 0;)
		if (c->stack[i].to != 0)
		{
			*from = c->stack[i].from;
			*to = c->stack[i].to;
			*said = true;
			return;
		}
	*said = false;
	*from = *to = role == FACT_TARGET || role == FACT_PLAN ? c->plan_year : c->actual_year;
	if (c->plan_from != 0 && *to == c->plan_year)
		*from = c->plan_from;
}

void
context_period(const fact_context *c, const token *t, fact_role role, int *from, int *to)
{
	int base;
	bool said;

	*from = t->year_from;
	*to = t->year_to;
	if (!t->relative)
		return;
	base = c->actual_year;
	if (t->current)
	{
		int start;

		context_years(c, role, &start, &base, &said);
		if (!said && c->address && t->year_from == 0 && t->year_to == 0)
			base = c->plan_year;
		/* 去年 is the year before that in which the report is given, under headings of the year gone by too */
		if (t->year_from == -1 && t->year_to == -1 && base == c->actual_year && c->plan_year == base + 1)
			base = c->plan_year;
	}
	if (base == 0)
		*from = *to = 0;
	else
	{
		*from += base;
		*to += base;
	}
}
