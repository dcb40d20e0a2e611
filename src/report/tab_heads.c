/*
 * tab_heads.c
 *		Heads over two lines of TAB rows, whose merged cells word processors give as one field.
 */
#include "tab_heads.h"
#include "grid.h"
#include "head_groups.h"

/* Heads of a second line alone, below cells that are merged over both: what stands above them is less than they are. */
bool
tab_lower_head(const row *r)
{
	bool gap = false;
	int words = 0, filled = 0;

	for (int i = 0; i < r->n; i++)
	{
		span s = r->cells[i].text;

		if (head_figure(s) || cell_ordinal(s) > 0)
			return false;
		gap |= s.n == 0;
		filled += s.n > 0;
		words += head_word(s);
	}
	return gap && filled > 1 && words == filled;
}

/* Do the heads [from, from + n) repeat what those before them hold, n by n, and begin or end as they do? */
static bool
repeats(const row *below, int from, int to, int n)
{
	bool begin = true, end = true;

	for (int i = from + n; i < to; i++)
	{
		column x = head_column(below->cells[i].text, SPAN_NONE),
			   y = head_column(below->cells[i - n].text, SPAN_NONE);

		if (x.kind != y.kind || unit_present(&x.unit) != unit_present(&y.unit))
			return false;
		begin &= (i - from) % n != 0 || x.role == y.role;
		end &= (i - from) % n != n - 1 || x.role == y.role;
	}
	return begin || end; /* 目标, 完成, 预计, 目标 below two years may be three and one */
}

/* 2020年基数, 2025年目标, 年均增长: heads that need no group. */
static bool
say_it_all(const row *below, int from, int to)
{
	for (int i = from; i < to; i++)
	{
		column c = head_column(below->cells[i].text, SPAN_NONE);

		if (c.kind != COLUMN_VALUE || (c.years.from == 0 && !c.mean) || (c.role == ROLE_NONE && !c.mean))
			return false;
	}
	return true;
}

/* 计划目标 and 预期目标 */
static bool
says_the_same(span a, span b)
{
	column x = head_column(a, SPAN_NONE), y = head_column(b, SPAN_NONE);

	return same_folded(a, b) ||
		   (x.kind == COLUMN_VALUE && y.kind == COLUMN_VALUE && x.role == y.role && x.role != ROLE_NONE &&
			x.years.from == y.years.from && x.mean == y.mean && x.months.from == y.months.from &&
			x.months.to == y.months.to && unit_present(&x.unit) == unit_present(&y.unit));
}

/* 增长 twice: of two groups. */
static bool
holds_twice(const row *below, int from, int to)
{
	for (int i = from; i < to; i++)
		for (int k = from; k < i; k++)
			if (says_the_same(below->cells[i].text, below->cells[k].text))
				return true;
	return false;
}

/*
 * A first line of which each merged cell is one field, above a second one that has all columns: what stands above its
 * empty cells is their head, the others are groups over as many heads each.  False: it is not known over how many.
 */
bool
tab_spread_head(row *head, row *below)
{
	row wide = {.n = below->n, .line = head->line};
	int runs = 0, empty = 0, groups, next = 0;

	for (int i = 0; i < below->n; i++)
	{
		empty += below->cells[i].text.n == 0;
		runs += below->cells[i].text.n > 0 && (i == 0 || below->cells[i - 1].text.n == 0);
	}
	groups = head->n - empty;
	if (groups < 1 || (runs > 1 && groups != runs))
		return false;
	for (int i = 0, to; i < below->n; i = to)
	{
		int here = below->cells[i].text.n == 0 ? 1 : groups / runs, each;

		for (to = i + 1; below->cells[i].text.n > 0 && to < below->n && below->cells[to].text.n > 0; to++)
			;
		each = (to - i) / here;
		if (say_it_all(below, i, to))
		{
			next += here;
			for (int k = i; k < to; k++)
			{
				wide.cells[k] = below->cells[k];
				below->cells[k].text = SPAN_NONE;
			}
		}
		else if (each * here == to - i && repeats(below, i, to, each) && !holds_twice(below, i, i + each))
			for (int g = 0; g < here; g++)
				wide.cells[i + g * each] = head->cells[next++];
		else
			return false;
	}
	*head = wide;
	return true;
}

bool
head_stands_alone(span s)
{
	switch (head_column(s, SPAN_NONE).kind)
	{
		case COLUMN_ORDINAL:
		case COLUMN_NAME:
		case COLUMN_UNIT:
		case COLUMN_BINDING:
		case COLUMN_CATEGORY:
		case COLUMN_REMARK:
			return true;
		default:
			return false;
	}
}

bool
tab_pad_lower(const row *head, row *below, int width)
{
	row wide = {.n = width, .line = below->line};
	int alone = 0, groups, each, from = 0, to = 0;

	if (width > GRID_WIDTH_MAX || row_filled(head) != head->n || row_filled(below) != below->n)
		return false;
	for (int i = 0; i < below->n; i++)
		if (!head_word(below->cells[i].text) || head_stands_alone(below->cells[i].text))
			return false;
	for (int i = 0; i < head->n; i++)
		alone += head_stands_alone(head->cells[i].text);
	groups = head->n - alone;
	if (alone == 0 || groups == 0 || below->n % groups != 0 || alone + below->n != width)
		return false;
	each = below->n / groups;
	/* 目标, 完成, 预计, 目标 below two years may be three and one: only what repeats head for head is known */
	for (int i = each; i < below->n; i++)
		if (!same_folded(below->cells[i].text, below->cells[i - each].text))
			return false;
	for (int i = 0; i < head->n; i++)
		if (head_stands_alone(head->cells[i].text))
			to++;
		else
			for (int k = 0; k < each; k++)
				wide.cells[to++] = below->cells[from++];
	*below = wide;
	return true;
}

/* Where the second line has its empty cells, nothing of it stands below a head. */
static bool
keeps_gaps(const head_way *w, const row *below)
{
	for (int i = 0; i < w->width && below->n == w->width; i++)
		if ((w->columns[i].group.n > 0) != (below->cells[i].text.n > 0))
			return false;
	return true;
}

bool
tab_group_head(row *head, row *below, int width)
{
	head_way ways[HEAD_WAYS_MAX];
	span texts[2 * GRID_WIDTH_MAX];
	int n = 0, split, found = -1;

	for (int i = 0; i < head->n; i++)
		if (head->cells[i].text.n > 0)
			texts[n++] = head->cells[i].text;
	split = n;
	for (int i = 0; i < below->n; i++)
		if (below->cells[i].text.n > 0)
			texts[n++] = below->cells[i].text;
	for (int w = 0, all = head_ways(texts, n, split, ways); w < all; w++)
	{
		if (ways[w].width != width || !keeps_gaps(&ways[w], below))
			continue;
		if (found >= 0)
			return false;
		found = w;
	}
	if (found < 0)
		return false;
	head_way_rows(&ways[found], head->line, head->cells, below->cells);
	head->n = below->n = width;
	return true;
}
