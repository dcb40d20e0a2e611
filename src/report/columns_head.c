/*
 * columns_head.c
 *		The head of columns set apart by blanks, over one line or two.
 */
#include "columns.h"
#include "layout.h"
#include "caption.h"

#include <stdlib.h>

#define HEAD_FIELD_CHARACTERS 24

static void
as_row(const fields *f, matrix_cell *cells, matrix_row *row)
{
	int n = f->n < GRID_WIDTH_MAX ? f->n : GRID_WIDTH_MAX;

	memset(cells, 0, sizeof(matrix_cell) * GRID_WIDTH_MAX);
	memset(row, 0, sizeof(*row));
	for (int i = 0; i < n; i++)
		cells[i].text = f->field[i];
	row->cells = cells;
	row->n = f->n;
}

/* A head of names or of what they are grouped by. */
static bool
says_names(span s)
{
	column c;

	return head_says(s, &c) && (c.kind == COLUMN_NAME || c.kind == COLUMN_CATEGORY);
}

/* "指标 2024年" or "一级指标 三级指标" in one field: the blanks between two heads were lost. */
static bool
two_heads(span s)
{
	column c = head_column(s, SPAN_NONE);
	fields words;

	if (split_fields(s, NARROWEST, &words) && words.n == 2 && says_names(words.field[0]) &&
		says_names(words.field[1]))
		return true;
	return c.years.from != 0 && (c.kind == COLUMN_NAME || c.kind == COLUMN_ORDINAL || c.kind == COLUMN_UNIT ||
								 c.kind == COLUMN_BINDING);
}

bool
columns_find_head(span s, fields *out, int *gap)
{
	static const int GAPS[] = {2, 3, WIDEST_GAP, NARROWEST};
	int parted = 0;

	if (span_find(s, SPAN("。")) >= 0 || text_longer(s, 200) || !head_may_anchor(s))
		return false;
	for (size_t i = 0; i < LENGTH(GAPS); i++)
	{
		matrix_cell cells[GRID_WIDTH_MAX];
		matrix_row row;
		int words = 0;

		/* as many fields are the same ones */
		if (!split_fields(s, GAPS[i], out) || out->n == parted)
			continue;
		parted = out->n;
		join_spaced_words(out);
		if (out->n < 3 || out->n > GRID_WIDTH_MAX)
			continue;
		as_row(out, cells, &row);
		/* as long as enough of them may still be words */
		for (int k = 0; k < out->n && (words + out->n - k) * 3 >= out->n * 2; k++)
		{
			bool is_long = text_longer(out->field[k], HEAD_FIELD_CHARACTERS);

			if (!is_long && (head_word(out->field[k]) || years_in(out->field[k]).from != 0))
				words++;
			if (is_long || two_heads(out->field[k]))
				words = -FIELDS_MAX;
		}
		if (words * 3 >= out->n * 2 && matrix_is_head(&row))
		{
			*gap = GAPS[i];
			return true;
		}
	}
	return false;
}

static void
set_up(const fields *head, int gap, column_table *t)
{
	memset(t, 0, sizeof(*t));
	t->width = t->grid.width = head->n;
	t->places = *head;
	t->gap = gap;
	t->grid.columns = t->columns;
	for (int i = 0; i < head->n; i++)
		t->columns[i] = head_column(head->field[i], SPAN_NONE);
}

/*
 * A head over two lines: the second holds the heads below one group of the first, which then is not a column itself.
 * Which group: the one whose place is nearest to the middle of them.  The result has the columns as they stand.
 */
static bool
merge_heads(const fields *top, const fields *below, fields *out, span *groups)
{
	int middle, group = -1, distance = 0;

	if (below->n < 2 || below->n + top->n - 1 > GRID_WIDTH_MAX)
		return false;
	for (int i = 0; i < below->n; i++)
		if (!head_word(below->field[i]))
			return false;
	middle = (below->place[0] + below->place[below->n - 1]) / 2;
	for (int i = 0; i < top->n; i++)
	{
		int off = top->place[i] > middle ? top->place[i] - middle : middle - top->place[i];
		column c = head_column(top->field[i], SPAN_NONE);

		if (c.kind == COLUMN_ORDINAL || c.kind == COLUMN_NAME || c.kind == COLUMN_UNIT)
			continue;
		if (group < 0 || off < distance)
		{
			group = i;
			distance = off;
		}
	}
	if (group < 0)
		return false;
	out->n = 0;
	for (int i = 0; i < top->n; i++)
		for (int k = 0; k < (i == group ? below->n : 1); k++)
		{
			const fields *from = i == group ? below : top;
			int at = i == group ? k : i;

			groups[out->n] = i == group ? top->field[i] : SPAN_NONE;
			out->place[out->n] = from->place[at];
			out->stop[out->n] = from->stop[at];
			out->field[out->n++] = from->field[at];
		}
	return true;
}

/* 实际值, 目标值, （%）: what a second line says below a head of values. */
static bool
second_word(span s)
{
	column c;

	if (cell_unit_bracket(s))
		return true;
	return head_says(s, &c) && c.kind != COLUMN_ORDINAL && c.kind != COLUMN_NAME && c.kind != COLUMN_CATEGORY;
}

/* Is all of the line, with a field at least that is no head of its own, a second line of the head above it? */
static bool
second_line(const fields *top, const fields *below)
{
	int which = 0;
	column c;

	for (int i = 0; i < below->n; i++)
		if (!second_word(below->field[i]))
			return false;
	if (below->n != 1)
		return below->n > 0;
	if (fields_over(top, below->place[0], below->stop[0], &which) == 0)
		return false;
	c = head_column(top->field[which], SPAN_NONE);
	return c.kind != COLUMN_ORDINAL && c.kind != COLUMN_NAME && c.kind != COLUMN_CATEGORY;
}

/*
 * Two texts of one cell begin, end or have their middle at the same place, but for a rounding of the places: that they
 * overlap is not enough, for a line that lost a word slips under the neighbour.
 */
static bool
aligned(const fields *x, int i, const fields *y, int k)
{
	int starts = x->place[i] - y->place[k], stops = x->stop[i] - y->stop[k];

	return abs(starts) <= 1 || abs(stops) <= 1 || abs(starts + stops) <= 2;
}

/* The field below a head makes it say more: of values, and no unit where there is one. */
static bool
says_more(const column *top, span below)
{
	column c = head_column(below, SPAN_NONE);

	if (top->kind != COLUMN_VALUE && top->kind != COLUMN_OUTCOME && top->kind != COLUMN_GROWTH &&
		top->kind != COLUMN_OTHER)
		return false;
	if (text_peek(below.p, span_end(below)) == '(')
		return !unit_present(&top->unit);
	return top->bare_year || top->kind == COLUMN_OTHER || c.kind == COLUMN_OTHER || c.kind == COLUMN_GROWTH;
}

/*
 * A head over two lines, each field of the second below one of the first: 2020年 over 实际值 is 2020年实际值.  Where of
 * several years one has such a word all must: else a word was lost, and the others may have slipped.
 */
static bool
join_below(arena *a, const fields *top, const fields *below, fields *out)
{
	bool taken[GRID_WIDTH_MAX] = {false}, worded = false, bare = false;

	*out = *top;
	for (int i = 0; i < below->n; i++)
	{
		int at = 0;
		column c;

		if (fields_over(top, below->place[i], below->stop[i], &at) != 1 || taken[at] ||
			!aligned(top, at, below, i))
			return false;
		c = head_column(top->field[at], SPAN_NONE);
		if (!says_more(&c, below->field[i]))
			return false;
		taken[at] = true;
		worded |= c.bare_year && text_peek(below->field[i].p, span_end(below->field[i])) != '(';
		out->field[at] = arena_join(a, top->field[at], below->field[i]);
		if (below->place[i] < out->place[at])
			out->place[at] = below->place[i];
		if (below->stop[i] > out->stop[at])
			out->stop[at] = below->stop[i];
	}
	for (int i = 0; i < top->n; i++)
		bare |= head_column(out->field[i], SPAN_NONE).bare_year;
	return !(worded && bare);
}

/* The second line of the head, if it is one: the head with it. */
static bool
take_second(arena *a, const fields *below, column_table *t, fields *head, span *groups)
{
	fields joined;
	int gap = t->gap;

	if (second_line(head, below) && join_below(a, head, below, &joined))
	{
		*head = joined;
		set_up(head, gap, t);
	}
	else
	{
		fields top = *head;

		if (!merge_heads(&top, below, head, groups))
		{
			t->lost = second_line(&top, below);
			return t->lost;
		}
		set_up(head, gap, t);
		for (int k = 0; k < head->n; k++)
			t->columns[k] = head_column(head->field[k], groups[k]);
	}
	return true;
}

/* Two years or more in a line of words close above: the upper line of the head, which could not be put to it. */
static bool
years_close_above(const lines *l, uint32_t i)
{
	for (uint32_t k = i; k > 0 && k + 2 > i && !line_blank(l, k - 1) && !line_tabbed(l, k - 1); k--)
	{
		fields f;
		int years = 0;

		if (l->line[k - 1].n > ROW_LINE_MAX || !split_fields(line_text(l, k - 1), 2, &f))
			return false;
		for (int x = 0; x < f.n; x++)
			years += years_in(f.field[x]).from != 0 && !text_longer(f.field[x], HEAD_FIELD_CHARACTERS) &&
					 !head_figure(f.field[x]);
		if (years > 1)
			return true;
	}
	return false;
}

bool
columns_head(arena *a, const lines *l, uint32_t i, column_table *t, fields *head, span *groups,
			 uint32_t *next)
{
	fields below;
	unit u;
	int gap;
	cell ignored[GRID_WIDTH_MAX];
	span s;

	bool found = columns_find_head(line_text(l, i), head, &gap), lost;

	memset(groups, 0, sizeof(span) * GRID_WIDTH_MAX);
	if (columns_broken_head(a, l, i, &below, next, &lost) && (!found || below.n > head->n))
	{
		*head = below;
		set_up(head, NARROWEST, t);
		t->places.n = 0;
		t->lost = lost;
		return true;
	}
	if (!found)
		return false;
	*next = i + 1;
	set_up(head, gap, t);
	t->lost = years_close_above(l, i);
	if (t->lost)
		return true;
	for (; *next < l->n && line_blank(l, *next); ++*next)
		if (*next > i + 2)
			return true;
	if (*next >= l->n)
		return true;
	s = line_text(l, *next);
	if (unit_line(s, &u) || columns_shape(t, s, ignored) == FULL_ROW)
		return true;
	if (split_fields(s, 2, &below) && below.n < 2)
		split_fields(s, NARROWEST, &below);
	join_spaced_words(&below);
	if (take_second(a, &below, t, head, groups))
		++*next;
	return true;
}
