/*
 * places_groups.c
 *		Heads of an upper line that stand over several columns, or go on in the line below.
 *
 * A group stands over the middle of its columns.  All ways to put the groups of a line to columns are tried; the one that
 * is nearest to the middles is taken, unless another is nearly as near.
 */
#include "places_head.h"

#include <stdlib.h>

#define UNCOVERED 3 /* what it costs a group not to stand over a column, in places off its middle */
#define NO_WAY (1 << 20)
#define AMBIGUOUS 2 /* two ways to put groups to columns whose costs are so near leave it open */

/* A head of a level above may stand over it: a column of values. */
static bool
may_have_group(const place_column *c)
{
	switch (c->says.kind)
	{
		case COLUMN_ORDINAL:
		case COLUMN_NAME:
		case COLUMN_UNIT:
		case COLUMN_BINDING:
		case COLUMN_REMARK:
		case COLUMN_CATEGORY:
		case COLUMN_VERDICT:
			return false;
		default:
			return true;
	}
}

/* One way to put the groups of a line to columns: each over [first, last]. */
typedef struct grouping
{
	int first[FIELDS_MAX], last[FIELDS_MAX];
	int cost;
} grouping;

typedef struct group_search
{
	const place_block *b;
	const fields *f;
	const bool *own; /* fields that are a column's own head */
	bool may[GRID_WIDTH_MAX];
	bool needs[GRID_WIDTH_MAX]; /* one of them is likely to stand over it */
	grouping now, best;
	int second; /* the cost of the next best way */
	int uncovered;
	int steps;
} group_search;

static int
middle_off(const place_block *b, int first, int last, int place, int stop)
{
	/* twice the middles, so that halves count */
	return abs(b->columns[first].from + b->columns[last].to - place - stop) / 2;
}

/* Tries all ways to put field i and those behind it over columns from c on. */
static void
search_groups(group_search *g, int i, int c, int cost)
{
	while (i < g->f->n && g->own[i])
		i++;
	if (cost >= g->second || g->steps++ > 5000)
		return;
	if (i == g->f->n)
	{
		for (; c < g->b->width; c++)
			cost += g->needs[c] ? g->uncovered : 0;
		if (cost < g->best.cost)
		{
			g->second = g->best.cost;
			g->best = g->now;
			g->best.cost = cost;
		}
		else if (cost < g->second)
			g->second = cost;
		return;
	}
	for (int first = c, skipped = 0; first < g->b->width; first++)
	{
		for (int last = first; last < g->b->width && g->may[last]; last++)
		{
			g->now.first[i] = first;
			g->now.last[i] = last;
			search_groups(g, i + 1, last + 1,
						  cost + skipped + middle_off(g->b, first, last, g->f->place[i], g->f->stop[i]));
			if (g->b->columns[last].says.kind == COLUMN_VERDICT)
				break; /* of what stands before it */
		}
		skipped += g->needs[first] ? g->uncovered : 0;
	}
}

/*
 * 2024年 over 计划 alone, and 完成 beside it under no year: a year that stands at the left of what it heads.  What was
 * reached follows the goal of its year.
 */
static void
spread_years(group_search *g)
{
	for (int i = 0; i < g->f->n; i++)
	{
		int goal = g->best.first[i], next = g->best.last[i] + 1;
		const column *x = next < g->b->width ? &g->b->columns[next].says : NULL;
		bool free = x != NULL && g->may[next];

		for (int k = 0; k < g->f->n; k++)
			free &= g->own[k] || next < g->best.first[k] || next > g->best.last[k];
		if (!g->own[i] && free && goal + 1 == next && years_in(g->f->field[i]).from != 0 &&
			g->b->columns[goal].says.role == ROLE_TARGET && x->years.from == 0 && !x->years.has_relative &&
			x->kind == COLUMN_VALUE && (x->role == ROLE_ACTUAL || x->role == ROLE_FORECAST))
			g->best.last[i] = next;
	}
}

/* Columns beside those of a group with years, and no years of their own: the group above them was lost. */
static void
find_lost(const group_search *g, place_block *b)
{
	bool years = false, covered[GRID_WIDTH_MAX] = {false};

	for (int i = 0; i < g->f->n; i++)
		for (int c = g->best.first[i]; !g->own[i] && c <= g->best.last[i]; c++)
		{
			covered[c] = true;
			years |= years_in(g->f->field[i]).from != 0;
		}
	for (int c = 0; years && c < b->width; c++)
	{
		const column *x = &b->columns[c].says;

		b->lost |= g->may[c] && !covered[c] && x->years.from == 0 && !x->years.has_relative &&
				   (x->kind == COLUMN_VALUE || x->kind == COLUMN_GROWTH);
	}
}

bool
place_opens_sum(span s)
{
	if (span_starts(s, SPAN("/")))
		s = (span){s.p + 1, s.n - 1};
	else if (span_starts(s, SPAN("或")))
		s = (span){s.p + 3, s.n - 3};
	return span_starts(s, SPAN("〔")) || span_starts(s, SPAN("["));
}

/* 同比增长 over （%）, 年均增长 over 〔累计〕, which are no heads by themselves. */
static bool
is_growth_over_unit(span upper, span lower)
{
	column c = head_column(upper, SPAN_NONE);

	if (place_opens_sum(lower))
		return c.mean;
	return c.kind == COLUMN_GROWTH && cell_unit_bracket(lower);
}

/* 预算数为执行 over 数的%, 完成进度 over （%）: what compares is no group, and neither is read. */
static bool
is_comparison_over(span upper, span lower)
{
	column above = head_column(upper, SPAN_NONE), below = head_column(lower, SPAN_NONE);

	return above.known && (below.known || cell_unit_bracket(lower)) && above.kind == COLUMN_OTHER &&
		   below.kind == COLUMN_OTHER && above.years.from == 0 && !months_named(&above.months);
}

/* 计量 over 单位: a head in two lines of a column that has no group; 同比增长 over （%）. */
static bool
stands_over_one(arena *a, const fields *f, int i, int t, place_block *b)
{
	int first, last;
	place_column *c;

	if (!place_columns_under(b, f->place[i], f->stop[i], &first, &last) || first != last)
		return false;
	c = &b->columns[first];
	if (c->line <= t || (may_have_group(c) && !is_growth_over_unit(f->field[i], c->own) &&
						 !is_comparison_over(f->field[i], c->own)))
		return false;
	c->own = arena_join(a, f->field[i], c->own);
	c->line = t; /* no group of this line stands over it */
	c->two_lines = may_have_group(c);
	return true;
}

/* No way was found, or two that are as good. */
static bool
is_open(const group_search *g)
{
	return g->best.cost == NO_WAY || g->second - g->best.cost < AMBIGUOUS || g->steps > 5000;
}

static void
search_anew(group_search *g)
{
	g->second = g->best.cost = NO_WAY;
	g->steps = 0;
}

/* 2020年 beside the head of the names, where others go on below it: merged over all lines, no group stands over it. */
static bool
drop_merged(group_search *g, const head_block *h, int t)
{
	bool below = false, dropped = false;

	for (int c = 0; c < g->b->width; c++)
		below |= g->may[c] && g->b->columns[c].line > h->anchor;
	for (int c = 0; below && t < h->anchor && c < g->b->width; c++)
	{
		dropped |= g->may[c] && g->b->columns[c].line == h->anchor;
		g->may[c] &= g->b->columns[c].line != h->anchor;
		g->needs[c] &= g->may[c];
	}
	search_anew(g);
	return dropped;
}

/*
 * 2024年 over 计划, 实际 and 评价: a verdict that stands among lower heads may belong to the group of its year.  Taken if
 * that is a better way, and no column is without its group.
 */
static void
search_with_verdicts(group_search *g, int t)
{
	group_search with = *g;
	bool added = false;

	for (int c = 0; c < g->b->width; c++)
		if (g->b->columns[c].says.kind == COLUMN_VERDICT && g->b->columns[c].line > t)
			with.may[c] = added = true;
	if (!added)
		return;
	with.uncovered = NO_WAY;
	search_anew(&with);
	search_groups(&with, 0, 0, 0);
	if (!is_open(&with) && (is_open(g) || with.best.cost < g->best.cost))
		*g = with;
}

bool
place_groups(arena *a, const head_block *h, int t, const bool *own, place_block *b)
{
	group_search g = {.b = b,
					  .f = &h->line[t],
					  .own = own,
					  .second = NO_WAY,
					  .best = {.cost = NO_WAY},
					  .uncovered = UNCOVERED};
	int groups = 0;

	bool placed[FIELDS_MAX];

	memcpy(placed, own, sizeof(placed));
	g.own = placed;
	own = placed;
	for (int i = 0; i < g.f->n; i++)
		placed[i] |= stands_over_one(a, &h->line[t], i, t, b);
	for (int i = 0; i < g.f->n; i++)
		groups += !own[i];
	if (groups == 0)
		return true;
	for (int c = 0; c < b->width; c++)
		g.may[c] = g.needs[c] = may_have_group(&b->columns[c]) && b->columns[c].line > t;
	search_groups(&g, 0, 0, 0);
	if (is_open(&g) && drop_merged(&g, h, t))
		search_groups(&g, 0, 0, 0);
	search_with_verdicts(&g, t);
	if (is_open(&g))
		return false;
	spread_years(&g);
	find_lost(&g, b);
	for (int i = 0; i < g.f->n; i++)
		for (int c = g.best.first[i]; !own[i] && c <= g.best.last[i]; c++)
		{
			place_column *x = &b->columns[c];

			if (g.best.first[i] < g.best.last[i])
				x->group = arena_join(a, g.f->field[i], x->group);
			else
			{
				x->own = arena_join(a, g.f->field[i], x->own); /* one head in two lines */
				x->two_lines = true;
			}
		}
	return true;
}

/* Bare years alone, but for the heads that are a column's own. */
static bool
holds_years(const fields *f, const bool *own)
{
	int years = 0;

	for (int i = 0; i < f->n; i++)
	{
		column c = head_column(f->field[i], SPAN_NONE);

		if (!own[i] && (!c.bare_year || c.years.from == 0))
			return false;
		years += !own[i];
	}
	return years > 0;
}

bool
place_years_beside(arena *a, head_block *h, int t, bool taken[][FIELDS_MAX], place_block *b)
{
	fields *above = &h->line[t - 1], all = {.n = 0};
	bool own[FIELDS_MAX];
	int next = 0, which;

	if (!holds_years(above, taken[t - 1]) || !holds_years(&h->line[t], taken[t]))
		return false;
	for (int i = 0; i <= h->line[t].n; i++)
	{
		for (; next < above->n && (i == h->line[t].n || above->place[next] < h->line[t].place[i]); next++)
		{
			if (taken[t - 1][next])
				continue;
			if (all.n == FIELDS_MAX ||
				fields_over(&h->line[t], above->place[next], above->stop[next], &which) > 0)
				return false;
			own[all.n] = false;
			all.field[all.n] = above->field[next];
			all.place[all.n] = above->place[next];
			all.stop[all.n++] = above->stop[next];
		}
		if (i == h->line[t].n || all.n == FIELDS_MAX)
			break;
		own[all.n] = taken[t][i];
		all.field[all.n] = h->line[t].field[i];
		all.place[all.n] = h->line[t].place[i];
		all.stop[all.n++] = h->line[t].stop[i];
	}
	if (next < above->n)
		return false;
	h->line[t] = all;
	return place_groups(a, h, t, own, b);
}
