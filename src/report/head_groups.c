/*
 * head_groups.c
 *		Heads of two lines in the order in which they are read.
 */
#include "head_groups.h"
#include "grid.h"
#include "../value/parse.h"

#define TRIES_MAX 64 /* of ways that are not sound */
#define ONE_ORDER 4  /* what is planned and reached of one indicator differs less than so many times */

/* The heads of one division into an upper and a lower line. */
typedef struct head_lines
{
	const span *heads;
	const column *says;
	int n, split;                 /* heads [0, split) are above, [split, n) below */
	int part[GRID_WIDTH_MAX + 1]; /* where the heads of each group begin; behind the last: n */
	int parts;
	int tries;                /* ways that were looked at, sound or not */
	int over[GRID_WIDTH_MAX]; /* the head that stands over each part */
} head_lines;

static bool
says_when(const column *c)
{
	return c->years.from != 0 || c->years.has_relative || months_named(&c->months);
}

/* Below a head that says when or whether: what it holds.  Below one that says what it holds: years alone. */
static bool
is_below(const column *c)
{
	return c->known && !c->years.has_relative && !months_named(&c->months) &&
		   (c->years.from == 0 || c->bare_year) &&
		   (c->kind == COLUMN_VALUE || c->kind == COLUMN_GROWTH || c->kind == COLUMN_OTHER ||
			c->kind == COLUMN_VERDICT || c->kind == COLUMN_OUTCOME);
}

/* May the head stand over those of the part?  One says when, or both say nothing twice. */
static bool
may_be_over(const head_lines *h, int upper, int part)
{
	const column *c = &h->says[upper];
	bool when = says_when(c);

	if (!c->known || c->mean || c->total || unit_present(&c->unit) ||
		(c->kind != COLUMN_VALUE && c->kind != COLUMN_GROWTH && c->kind != COLUMN_OUTCOME) ||
		(h->parts == 1 && !c->bare_year))
		return false;
	for (int i = h->part[part]; i < h->part[part + 1]; i++)
	{
		const column *below = &h->says[i];

		if (!below->mean && (says_when(below) == when || (c->role != ROLE_NONE && below->role != ROLE_NONE)))
			return false;
	}
	return true;
}

/* 计划目标 and 预期目标, 同比增长 and 增长 */
static bool
says_the_same(const head_lines *h, int i, int k)
{
	const column *x = &h->says[i], *y = &h->says[k];

	return same_folded(h->heads[i], h->heads[k]) ||
		   (x->kind == y->kind && x->kind == COLUMN_VALUE && x->role == y->role && x->role != ROLE_NONE) ||
		   (x->kind == y->kind && x->kind == COLUMN_GROWTH);
}

/* 完成 and 预计 of one year */
static bool
exclude_each_other(const column *x, const column *y)
{
	return x->kind == COLUMN_VALUE && y->kind == COLUMN_VALUE &&
		   ((x->role == ROLE_ACTUAL && y->role == ROLE_FORECAST) ||
			(x->role == ROLE_FORECAST && y->role == ROLE_ACTUAL));
}

/* No head twice in a part, and years in all of them or in none. */
static bool
parts_are_sound(const head_lines *h)
{
	for (int p = 0; p < h->parts; p++)
		for (int i = h->part[p]; i < h->part[p + 1]; i++)
			for (int k = h->part[p]; k < i; k++)
				if (says_the_same(h, i, k) || exclude_each_other(&h->says[i], &h->says[k]) ||
					(says_when(&h->says[i]) != says_when(&h->says[k]) && !h->says[i].mean &&
					 !h->says[k].mean))
					return false;
	return true;
}

/* The parts of the lower line that begin with the same head: 计划 完成 计划 完成 增长. */
static bool
find_parts(head_lines *h)
{
	h->parts = 0;
	for (int i = h->split; i < h->n; i++)
		if (i == h->split || says_the_same(h, i, h->split))
			h->part[h->parts++] = i;
	h->part[h->parts] = h->n;
	for (int p = 0; p < h->parts; p++)
		if (h->part[p + 1] - h->part[p] < 2)
			return false;
	return parts_are_sound(h);
}

/* The parts that end with a growth: 计划 完成 增长 总量 增长. */
static bool
find_ends(head_lines *h)
{
	h->parts = 0;
	if (h->says[h->n - 1].kind != COLUMN_GROWTH)
		return false;
	for (int i = h->split, from = i; i < h->n; i++)
	{
		const column *c = &h->says[i];

		if ((c->kind != COLUMN_VALUE && c->kind != COLUMN_GROWTH) || c->mean || says_when(c))
			return false;
		if (c->kind != COLUMN_GROWTH)
			continue;
		if (i == from)
			return false;
		h->part[h->parts++] = from;
		from = i + 1;
	}
	h->part[h->parts] = h->n;
	return h->parts > 1 && parts_are_sound(h);
}

/* Parts of so many heads that hold the same, one of them printed the same: 实际 增长 计划 增长. */
static bool
divide_parts(head_lines *h, int each)
{
	bool again = false;

	h->parts = 0;
	for (int i = h->split; i < h->n; i += each)
		h->part[h->parts++] = i;
	h->part[h->parts] = h->n;
	for (int i = h->split + each; i < h->n; i++)
	{
		again |= says_the_same(h, i, i - each);
		if (h->says[i].kind != h->says[i - each].kind)
			return false;
	}
	return again && parts_are_sound(h);
}

static bool
same_column(const column *x, const column *y)
{
	return x->kind == COLUMN_VALUE && y->kind == COLUMN_VALUE && x->role == y->role && x->mean == y->mean &&
		   x->total == y->total && x->years.from == y->years.from && x->years.to == y->years.to &&
		   x->years.has_relative == y->years.has_relative && x->years.relative == y->years.relative &&
		   x->months.from == y->months.from && x->months.to == y->months.to && x->growth == y->growth;
}

/* 实际 beside 2024年 and its own heads: one of the second line. */
static bool
is_left_above(const grouped_head *x, const column *c)
{
	return x->group.n == 0 && (c->kind == COLUMN_VALUE || c->kind == COLUMN_GROWTH) && !c->mean &&
		   !c->total && !says_when(c);
}

/* Do two columns of the way hold the same?  Means do under one group only. */
static bool
holds_twice(const head_way *w, const column *says, int i)
{
	for (int k = 0; k < w->width; k++)
		if (k != i && says[k].known && same_column(&says[i], &says[k]) &&
			(!says[i].mean || w->columns[i].group.p == w->columns[k].group.p))
			return true;
	return false;
}

/* All heads are understood together, and no two columns hold the same.  from: which head each column's own is. */
static bool
is_sound(const head_lines *h, const head_way *w, const int *from)
{
	column says[GRID_WIDTH_MAX] = {0};

	/* those without a group are known already, and may say that it is none */
	for (int i = 0; i < w->width; i++)
		if (w->columns[i].group.n == 0)
		{
			says[i] = h->says[from[i]];
			if (!says[i].known || is_left_above(&w->columns[i], &says[i]) || holds_twice(w, says, i))
				return false;
		}
	for (int i = 0; i < w->width; i++)
		if (w->columns[i].group.n > 0)
		{
			says[i] = head_column(w->columns[i].own, w->columns[i].group);
			if (!says[i].known || holds_twice(w, says, i))
				return false;
		}
	return true;
}

/* The columns of the way that h->over says; false: they are too many, or not sound. */
static bool
make_way(const head_lines *h, head_way *w)
{
	int part = 0, own[GRID_WIDTH_MAX];

	w->width = 0;
	for (int i = 0; i < h->split; i++)
	{
		bool group = part < h->parts && h->over[part] == i;
		int from = group ? h->part[part] : i, to = group ? h->part[part + 1] : i + 1;

		for (int k = from; k < to; k++)
		{
			if (w->width == GRID_WIDTH_MAX)
				return false;
			own[w->width] = k;
			w->columns[w->width++] = (grouped_head){h->heads[k], group ? h->heads[i] : SPAN_NONE};
		}
		part += group;
	}
	return is_sound(h, w, own);
}

/*
 * The ways to put the parts from `part` on below heads from `upper` on; adds to *ways.  Tries without end are too many
 * ways.
 */
static void
find_ways(head_lines *h, int part, int upper, head_way *out, int *ways)
{
	head_way way;

	if (part == h->parts)
	{
		if (++h->tries > TRIES_MAX)
			*ways = HEAD_WAYS_MAX + 1;
		if (h->tries > TRIES_MAX || !make_way(h, &way))
			return;
		if (*ways < HEAD_WAYS_MAX)
			out[*ways] = way;
		++*ways;
		return;
	}
	for (int i = upper; i < h->split && *ways <= HEAD_WAYS_MAX; i++)
		if (may_be_over(h, i, part))
		{
			h->over[part] = i;
			find_ways(h, part + 1, i + 1, out, ways);
		}
}

int
head_ways(const span *heads, int n, int split, head_way *out)
{
	column says[GRID_WIDTH_MAX];
	head_lines h = {.heads = heads, .says = says, .n = n};
	int ways = 0, first = n;

	if (n > GRID_WIDTH_MAX)
		return 0;
	for (int i = 0; i < n; i++)
		says[i] = head_column(heads[i], SPAN_NONE);
	while (first > 0 && is_below(&says[first - 1]))
		first--;
	if (split > 0 && split < first)
		return 0;
	for (h.split = split > 0 ? split : first; h.split + 2 <= n && ways <= HEAD_WAYS_MAX; h.split++)
	{
		int below = n - h.split;

		if (h.split > 0 && (find_parts(&h) || find_ends(&h)))
			find_ways(&h, 0, 0, out, &ways);
		else
			for (int each = 2; h.split > 0 && each <= below / 2; each++)
				if (below % each == 0 && divide_parts(&h, each))
					find_ways(&h, 0, 0, out, &ways);
		if (split > 0)
			break;
	}
	return ways > HEAD_WAYS_MAX ? 0 : ways;
}

void
head_choice_begin(head_choice *c, const head_way *ways, int n, int width)
{
	*c = (head_choice){.ways = ways, .n = n, .width = width, .unit = -1};
	for (int w = 0; w < n; w++)
		for (int i = 0; i < width && ways[w].width == width; i++)
		{
			column says = head_column(ways[w].columns[i].own, ways[w].columns[i].group);

			if (says.kind == COLUMN_UNIT)
				c->unit = i;
			c->amount[w][i] =
				says.kind == COLUMN_VALUE && !says.mean && !says.total && !months_named(&says.months);
		}
}

static bool
number_of(span s, dec *out)
{
	value v;
	value_error err;

	return !cell_dash(s) && value_parse(s.p, s.n, &v, &err) == VALUE_OK && value_has_number(&v) &&
		   value_number(&v, false, out) && dec_cmp(*out, (dec){0, 0}) > 0;
}

/* The amounts among the numbers are of more than one order. */
static bool
are_apart(const bool *amount, const bool *known, const dec *numbers, int width)
{
	const dec *most = NULL, *least = NULL;
	dec rest;

	for (int i = 0; i < width; i++)
	{
		if (!amount[i] || !known[i])
			continue;
		most = most == NULL || dec_cmp(numbers[i], *most) > 0 ? &numbers[i] : most;
		least = least == NULL || dec_cmp(numbers[i], *least) < 0 ? &numbers[i] : least;
	}
	if (most == NULL)
		return false;
	rest = *most;
	for (int i = 0; i < ONE_ORDER; i++)
		if (!dec_sub(rest, *least, &rest) || dec_cmp(rest, (dec){0, 0}) < 0)
			return false;
	return true;
}

void
head_choice_row(head_choice *c, const span *cells)
{
	dec numbers[GRID_WIDTH_MAX];
	bool known[GRID_WIDTH_MAX];
	bool any = false;

	/* of rates growth and level are alike */
	if (c->unit >= 0 && span_find(cells[c->unit], SPAN("%")) >= 0)
		return;
	for (int i = 0; i < c->width; i++)
		known[i] = i != c->unit && number_of(cells[i], &numbers[i]);
	for (int w = 0; w < c->n; w++)
		if (c->ways[w].width == c->width && are_apart(c->amount[w], known, numbers, c->width))
		{
			c->against[w]++;
			any = true;
		}
	c->rows += any;
}

int
head_choice_end(const head_choice *c)
{
	int best = -1, ways = 0;
	bool others = true;

	for (int i = 0; i < c->n; i++)
	{
		if (c->ways[i].width != c->width)
			continue;
		ways++;
		if (best < 0 || c->against[i] < c->against[best])
			best = i;
	}
	if (ways < 2)
		return best;
	for (int i = 0; i < c->n; i++)
		others &= i == best || c->ways[i].width != c->width || c->against[i] * 2 >= c->rows;
	return others && c->rows > 1 && c->against[best] * 8 <= c->rows ? best : -1;
}

void
head_way_rows(const head_way *w, uint32_t line, cell *upper, cell *lower)
{
	for (int i = 0; i < w->width; i++)
	{
		const grouped_head *x = &w->columns[i];
		bool grouped = x->group.n > 0, again = grouped && i > 0 && x->group.p == w->columns[i - 1].group.p;

		upper[i] = (cell){again ? SPAN_NONE : grouped ? x->group : x->own, line};
		lower[i] = (cell){grouped ? x->own : SPAN_NONE, line};
	}
}
