/*
 * settle_means.c
 *		Over which years a column of means is, where its head does not say it.
 */
#include "settling.h"

void
settle_mean(const grid *g, years *y)
{
	int first = 0, last = 0;

	for (int i = 0; i < g->width; i++)
	{
		const column *c = &g->columns[i];

		if (c->kind != COLUMN_VALUE || c->mean || c->years.from == 0 || c->years.from != c->years.to)
			continue;
		first = first == 0 || c->years.to < first ? c->years.to : first;
		last = c->years.to > last ? c->years.to : last;
	}
	if (last != 0 && last - first + 1 == y->length)
	{
		y->from = first;
		y->to = last;
	}
}

void
split_means(const settling *s)
{
	grid *g = s->grid;
	int first = s->captioned.from, until[GRID_WIDTH_MAX] = {0}, n = 0;

	for (int i = 1; i < g->width; i++)
	{
		const column *c = &g->columns[i], *before = &g->columns[i - 1];

		if (c->kind == COLUMN_VALUE && c->mean && !c->since && c->years.from == 0 && c->years.length == 0 &&
			before->kind == COLUMN_VALUE && !before->mean && before->years.from == before->years.to &&
			before->years.to >= first && before->years.to <= s->captioned.to)
		{
			until[i] = before->years.to;
			n++;
		}
	}
	for (int i = 1; first != 0 && n > 1 && i < g->width; i++)
		if (until[i] != 0)
		{
			g->columns[i].years.from = first;
			g->columns[i].years.to = until[i];
		}
}

/*
 * The latest year with what was reached, a whole one; 0: a part of a year is as late, or it is not known which years are
 * goals.
 */
static int
latest_reached(const settling *s)
{
	int plan_year = s->head->plan_year, latest = 0, part = 0;
	int limit = s->year != 0 && s->year == plan_year ? plan_year - 1 : s->year;

	for (int i = 0; i < s->grid->width; i++)
	{
		const column *c = &s->grid->columns[i];
		int year = c->years.to;

		if (c->kind != COLUMN_VALUE || c->mean || c->role == ROLE_TARGET || year == 0 ||
			(limit != 0 && year > limit))
			continue;
		if (limit == 0 && c->role == ROLE_NONE)
			return 0;
		if (part_of_year(c))
			part = year > part ? year : part;
		else
			latest = year > latest ? year : latest;
	}
	if (latest == 0 && part == 0 && s->year != plan_year)
		return limit;
	return part >= latest || (limit != 0 && latest != limit) ? 0 : latest;
}

void
settle_since(const settling *s)
{
	int latest = latest_reached(s);

	for (int i = 0; i < s->grid->width; i++)
	{
		column *c = &s->grid->columns[i];
		years *y = &c->years;

		if (c->kind != COLUMN_VALUE || !c->mean || !c->since)
			continue;
		/* growth since 2018 may begin in the year after */
		if (y->from != 0 && latest > y->from && !c->growth &&
			(y->length == 0 || y->length == latest - y->from + 1))
			y->to = latest;
		else
			*y = (years){.unread = true};
	}
}

/* The first year of the plan whose last one is the goal of the table, beside what was before it; 0: there is none. */
static int
first_year_of_goal(const grid *g)
{
	int first = plan_first_year(g->columns, g->width), goal = 0;

	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_VALUE && g->columns[i].role == ROLE_TARGET &&
			g->columns[i].years.to > goal)
			goal = g->columns[i].years.to;
	for (int i = 0; first == 0 && goal != 0 && goal % 5 == 0 && i < g->width; i++)
		if (g->columns[i].kind == COLUMN_VALUE && g->columns[i].years.to == goal - 5)
			first = goal - 4;
	return first;
}

void
settle_means(grid *g, int latest)
{
	int first = first_year_of_goal(g), means = 0;

	for (int i = 0; i < g->width; i++)
		means += g->columns[i].kind == COLUMN_VALUE && g->columns[i].mean;
	for (int i = 0; first != 0 && i < g->width; i++)
	{
		column *c = &g->columns[i];
		const column *before = i > 0 ? &g->columns[i - 1] : NULL;
		int until = means > 1 && before != NULL && before->kind == COLUMN_VALUE && !before->mean
						? before->years.to
						: latest;

		if (c->kind != COLUMN_VALUE || !c->mean || c->since || c->years.to != 0 || until < first ||
			(c->years.length > 1 && c->years.length != until - first + 1))
			continue;
		c->years.from = first;
		c->years.to = until;
	}
}
