/*
 * fact_context.c
 *		What headings say of the sentences below them: do they report or plan, and about which years.
 */
#include "fact.h"
#include "caption.h"
#include "head.h"

#define HEADING_BYTES 240 /* a longer line is no heading */

static const span SKIPPED[] = {SPAN("名词解释"), SPAN("名词注释"), SPAN("名词说明"), SPAN("术语解释")};

void
context_begin(fact_context *c, const report_head *head)
{
	years y = years_in(head->title);

	memset(c, 0, sizeof(*c));
	c->title = head->title;
	c->address = y.from != 0 && span_find(head->title, SPAN("工作报告")) >= 0;
	c->actual_year = head->report_year;
	if (c->address && head->report_year == y.from)
		c->actual_year--;
	c->plan_year = head->plan_year != 0 ? head->plan_year : c->actual_year != 0 ? c->actual_year + 1 : 0;
}

/* 一、 is level 1, （一） 2, 1. 3, whatever the Markdown says; without a numeral the Markdown counts. */
static int
level_of(span printed)
{
	span s = text_trim(printed);
	int marks = 0;
	bool bracket;
	const char *p;
	uint32_t c;

	while (s.n > 0 && *s.p == '#')
	{
		marks++;
		s.p++;
		s.n--;
	}
	s = strip_markup(s);
	p = s.p;
	bracket = text_match(p, s.p + s.n, "(", 1) > 0;
	if (bracket)
		text_next(&p, s.p + s.n);
	for (int n = 0; n < 4; n++)
	{
		c = text_next(&p, s.p + s.n);
		if (n > 0 && (c == 0x3001 || (bracket && c == ')')))
			return bracket ? 2 : 1;
		if (n > 0 && c == '.')
			return 3;
		if (c == TEXT_END)
			break;
	}
	return marks > 0 ? marks : 1;
}

static int
role_of(span heading)
{
	size_t n;

	if (list_find(LIST_ACTUAL_HEADINGS, heading, 0, &n) >= 0)
		return FACT_ACTUAL;
	if (list_find(LIST_PLAN_HEADINGS, heading, 0, &n) >= 0)
		return FACT_PLAN;
	if (list_find(LIST_TARGET_HEADINGS, heading, 0, &n) >= 0)
		return FACT_TARGET;
	return -1;
}

static void
years_of(const fact_context *c, span heading, int *from, int *to)
{
	years y = years_in(heading);

	*from = *to = 0;
	if (y.from != 0 && (y.from == y.to || span_find(heading, SPAN("-")) >= 0 || span_find(heading, SPAN("—")) >= 0))
	{
		*from = y.from;
		*to = y.to;
		return;
	}
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
context_heading(fact_context *c, span printed)
{
	char folded[HEADING_BYTES];
	heading_context h = {.role = -1};
	span s = strip_markup(printed);

	if (s.n == 0 || s.n > HEADING_BYTES)
		return;
	h.level = level_of(printed);
	s = (span){folded, text_fold(s, folded)};
	if (c->title.n > 0 && s.n > 12 && span_find(c->title, strip_markup(printed)) >= 0)
	{
		c->depth = 0;
		return;
	}
	while (c->depth > 0 && c->stack[c->depth - 1].level >= h.level)
		c->depth--;
	h.role = role_of(s);
	years_of(c, s, &h.from, &h.to);
	if (c->depth == HEADING_LEVELS)
		c->depth--;
	c->stack[c->depth++] = h;
	c->skipping = false;
	for (size_t i = 0; i < sizeof(SKIPPED) / sizeof(SKIPPED[0]); i++)
		c->skipping |= span_find(s, SKIPPED[i]) >= 0;
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
	return FACT_ACTUAL;
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
	}
	if (base == 0)
		*from = *to = 0;
	else
	{
		*from += base;
		*to += base;
	}
}
