/*
 * head_groups.c
 *		Heads of two lines in the order in which a cell a line gives them.
 */
#include "head_groups.h"

static bool
is_group(const column *c)
{
	return c->bare_year && c->years.from != 0 && !unit_present(&c->unit);
}

/* What stands below a year: of values, and without a year of its own. */
static bool
is_below_group(const column *c)
{
	return c->known && c->years.from == 0 && !c->years.has_relative && !months_named(&c->months) &&
		   (c->kind == COLUMN_VALUE || c->kind == COLUMN_GROWTH || c->kind == COLUMN_OTHER);
}

int
head_groups(const span *heads, int n, grouped_head *out)
{
	column says[GRID_WIDTH_MAX];
	int groups = 0, below = 0, each, width = 0, next;

	if (n > GRID_WIDTH_MAX)
		return 0;
	for (int i = 0; i < n; i++)
		says[i] = head_column(heads[i], SPAN_NONE);
	while (below < n && is_below_group(&says[n - 1 - below]))
		below++;
	for (int i = 0; i < n - below; i++)
		groups += is_group(&says[i]);
	if (groups == 0 || below < 2 * groups || below % groups != 0)
		return 0;
	each = below / groups;
	next = n - below;
	/* under several years the same heads again */
	for (int i = next + each; i < n; i++)
		if (says[i].kind != says[i - each].kind || says[i].role != says[i - each].role)
			return 0;
	for (int i = 0; i < n - below; i++)
	{
		if (!is_group(&says[i]))
			out[width++] = (grouped_head){heads[i], SPAN_NONE};
		else
			for (int k = 0; k < each; k++)
				out[width++] = (grouped_head){heads[next++], heads[i]};
	}
	return width;
}
