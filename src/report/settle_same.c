/*
 * settle_same.c
 *		上年同期: the same part of a year before, whichever part it is.
 */
#include "settling.h"

/* May 同期 be that of the column?  What was reached or will have been, and not the year before itself. */
static bool
has_period(const settling *s, const column *c)
{
	return c->kind == COLUMN_VALUE && !c->same && !c->mean && !c->total &&
		   (c->role == ROLE_NONE || c->role == ROLE_ACTUAL || c->role == ROLE_FORECAST) &&
		   !(c->years.from == 0 && c->years.has_relative && c->years.relative != 0) &&
		   !(c->years.from != 0 && s->head->plan_year != 0 && c->years.from >= s->head->plan_year);
}

/* 截至目前: it has a part of a year that is not known. */
static bool
has_lost_period(const column *c)
{
	static const span WORDS[] = {SPAN("目前"), SPAN("当前"), SPAN("年中")};

	return c->kind == COLUMN_OTHER && !c->same &&
		   (c->months.unread || span_has_any(c->heading, WORDS, LENGTH(WORDS)));
}

static bool
same_months(const column *a, const column *b)
{
	return a->months.from == b->months.from && a->months.to == b->months.to;
}

/* Of its head, or of the table; 0: not known. */
static int
year_of(const settling *s, const column *c)
{
	return c->years.to != 0 ? c->years.to : s->year;
}

/* The latest year of what was reached; 0: not known. */
static int
latest_period(const settling *s)
{
	int latest = 0;

	for (int i = 0; i < s->grid->width; i++)
		if (has_period(s, &s->grid->columns[i]) && year_of(s, &s->grid->columns[i]) > latest)
			latest = year_of(s, &s->grid->columns[i]);
	return latest;
}

/* The next column to the left of i, or i < 0: from the right end on, that may be meant; -1: there is none. */
static int
period_before(const settling *s, int i, int latest)
{
	while (--i >= 0)
	{
		const column *c = &s->grid->columns[i];

		if (has_period(s, c) && year_of(s, c) == latest)
			return i;
	}
	return -1;
}

static bool
same_between(const grid *g, int from, int to)
{
	for (int i = from + 1; i < to; i++)
		if (g->columns[i].kind == COLUMN_VALUE && g->columns[i].same)
			return true;
	return false;
}

/* Every other part of a year to the left of the one at of has a 同期 of its own behind it. */
static bool
others_are_served(const settling *s, int of, int latest)
{
	const grid *g = s->grid;
	int next = of, k;

	while ((k = period_before(s, next, latest)) >= 0)
	{
		if (!same_months(&g->columns[k], &g->columns[of]) && !same_between(g, k, next))
			return false;
		next = k;
	}
	return true;
}

/* Are all the same part of the year? */
static bool
one_period(const settling *s, int latest, int *of)
{
	*of = -1;
	for (int k = period_before(s, s->grid->width, latest); k >= 0; k = period_before(s, k, latest))
	{
		if (*of >= 0 && !same_months(&s->grid->columns[k], &s->grid->columns[*of]))
			return false;
		*of = k;
	}
	return true;
}

/*
 * The column whose part of a year the 同期 at i is of: the only one, or the one right before it, where those before that have
 * a 同期 of their own or the caption speaks of its months.  -1: there is none; *lost: which it is, cannot be told.
 */
static int
period_of(const settling *s, int i, int last, bool *lost)
{
	const grid *g = s->grid;
	int latest = latest_period(s), left = period_before(s, i, latest), only;
	bool one = one_period(s, latest, &only);

	*lost = false;
	for (int k = i - 1; k > left; k--)
		*lost |= has_lost_period(&g->columns[k]);
	if (*lost)
		return -1;
	if (one)
		return left >= 0 ? left : only;
	*lost =
		left < 0 || !(others_are_served(s, left, latest) ||
					  (last != 0 && g->columns[left].months.from == 1 && g->columns[left].months.to == last));
	return *lost ? -1 : left;
}

void
settle_same_months(const settling *s, int last)
{
	for (int i = 0; i < s->grid->width; i++)
	{
		column *c = &s->grid->columns[i];
		bool lost;
		int of;

		if (!is_same_period(c))
			continue;
		of = period_of(s, i, s->months.from == 1 ? last : 0, &lost);
		if (lost || (of < 0 && last != 0 && s->months.from != 1) ||
			(c->years.from == 0 && c->years.relative >= 0) ||
			(of >= 0 && c->years.from != 0 && c->years.from == s->grid->columns[of].years.from))
			c->kind = COLUMN_OTHER;
		else if (of >= 0)
			c->months = s->grid->columns[of].months;
		else if (last != 0)
			c->months = (months){.from = 1, .to = last};
	}
}

void
settle_same_years(const settling *s)
{
	for (int i = 0; i < s->grid->width; i++)
	{
		column *c = &s->grid->columns[i];
		bool lost;
		int of;

		if (c->kind != COLUMN_VALUE || !c->same || !c->years.has_relative || c->months.to == 0)
			continue;
		of = period_of(s, i, c->months.from == 1 ? c->months.to : 0, &lost);
		if (of >= 0 && s->grid->columns[of].years.to != 0)
			c->years.from = c->years.to = s->grid->columns[of].years.to + c->years.relative;
	}
}
