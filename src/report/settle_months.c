/*
 * settle_months.c
 *		Which part of a year the columns are about.
 */
#include "settling.h"

bool
names_stock(span s)
{
	static const span STOCKS[] = {SPAN("余额"), SPAN("存款"),   SPAN("贷款"), SPAN("人口"),
								  SPAN("存量"), SPAN("保有量"), SPAN("户数"), SPAN("床位")};

	static const span FLOWS[] = {SPAN("新增"), SPAN("净增"), SPAN("增量"), SPAN("发放"),
								 SPAN("投放"), SPAN("出生"), SPAN("死亡"), SPAN("转移"),
								 SPAN("迁入"), SPAN("迁出"), SPAN("增长")};

	return span_has_any(s, STOCKS, LENGTH(STOCKS)) && !span_has_any(s, FLOWS, LENGTH(FLOWS));
}

/* Do all rows count what there is, and none what came in over months? */
static bool
counts_stocks(const grid *g, arena *scratch)
{
	row_walk walk = {.part = g->first};
	bool any = false;
	row x;

	while (grid_next_row(g, &walk, scratch, &x))
		for (int i = 0; i < g->width && !walk.row->section; i++)
		{
			if (g->columns[i].kind != COLUMN_NAME)
				continue;
			if (!names_stock(x.cells[i].text))
				return false;
			any = true;
			break;
		}
	return any;
}

/* 1-6月 beside 6月末 of the same year: what the end of the month says of what comes in is not known then. */
static bool
sums_beside(const grid *g, const column *c)
{
	for (int i = 0; i < g->width; i++)
	{
		const column *x = &g->columns[i];

		if (x != c && x->kind == COLUMN_VALUE && !x->months.at_end && x->months.from == 1 &&
			x->months.to == c->months.to && x->years.from == c->years.from)
			return true;
	}
	return false;
}

/* 6月末 of a stock is June; of what comes in it is the sum from January on; month_of_row tells them apart. */
void
settle_month_ends(grid *g, arena *scratch)
{
	int known = -1;

	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_VALUE && g->columns[i].months.at_end)
		{
			known = known < 0 ? counts_stocks(g, scratch) : known;
			if (!known && (g->columns[i].months.this_month || sums_beside(g, &g->columns[i])))
				g->columns[i].kind = COLUMN_OTHER;
			else if (!known)
				g->columns[i].months.from = 1;
		}
}

/* 累计 beside 本月 or 8月: the months up to it. */
void
settle_sum_of_months(grid *g)
{
	static const span SUMS[] = {SPAN("累计"), SPAN("累计数"), SPAN("本年累计"), SPAN("本期累计")};
	const column *single = NULL; /* of one month, the last to the left */

	for (int i = 0; i < g->width; i++)
	{
		column *c = &g->columns[i];
		const months *m = &c->months;

		if (c->kind == COLUMN_VALUE && months_named(m) && (m->this_month ? m->from == 0 : m->from == m->to))
			single = c;
		for (size_t k = 0; single != NULL && k < LENGTH(SUMS); k++)
			if (!months_named(m) && same_folded(c->heading, SUMS[k]))
			{
				c->kind = COLUMN_VALUE;
				c->years = single->years;
				c->role = ROLE_ACTUAL;
				c->known = true;
				c->months =
					(months){.from = 1, .to = single->months.to, .this_month = single->months.this_month};
			}
	}
}

/*
 * 本月 is the last month of the caption (2023年9月…, 2023年1-9月…); where that names none it is not known.  What was
 * reached in a table about 1-9月 was reached in these months.
 */
void
settle_months(const settling *s)
{
	int last = s->months.unread ? 0 : s->months.to;

	for (int i = 0; i < s->grid->width; i++)
	{
		column *c = &s->grid->columns[i];
		months *m = &c->months;

		if (c->kind != COLUMN_VALUE || is_same_period(c))
			continue;
		if (m->this_month && last == 0)
			c->kind = COLUMN_OTHER;
		else if (m->to != 0 && five_years(s) &&
				 (mentions(c->heading, SPAN("截至")) || mentions(c->heading, SPAN("截止")) ||
				  (m->at_end && m->from == 1)))
			c->kind = COLUMN_OTHER; /* since the plan began */
		else if (m->this_month)
		{
			m->to = last;
			m->from = m->from == 0 ? last : m->from;
		}
		else if (m->to == 0 && !m->all && !m->unread && !mentions(c->heading, SPAN("全年")) && last != 0 &&
				 s->months.from == 1 && (c->role == ROLE_ACTUAL || c->amount || c->bare_year) &&
				 (c->years.from == 0 ? !c->years.has_relative || c->years.relative == 0
									 : c->years.from == s->captioned.to))
			*m = (months){.from = s->months.from, .to = last};
		if (m->from == 1 && m->to == 12)
			m->from = m->to = 0;
	}
	settle_same_months(s, last);
}
