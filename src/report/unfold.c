/*
 * unfold.c
 *		Rows that are printed as one: two indicators above one another in the lines of its cells, and two lists side by side.
 */
#include "matrix.h"
#include "name.h"

#define PARTS_MAX 8 /* lines of a cell */

/* The lines of a cell; -1: more than are looked at. */
static int
parts_of(span s, span *parts)
{
	int n = 0;

	while (s.n > 0)
	{
		const char *stop = memchr(s.p, '\n', s.n);
		size_t at = stop == NULL ? s.n : (size_t) (stop - s.p);
		span part = text_trim((span){s.p, at});

		if (part.n > 0 && n == PARTS_MAX)
			return -1;
		if (part.n > 0)
			parts[n++] = part;
		at += stop != NULL;
		s = (span){s.p + at, s.n - at};
	}
	return n;
}

/* A name of its own, not the second line of one: it has its unit, or says 其中. */
static bool
whole_name(arena *a, span s)
{
	name_parts n = name_apart(a, s, 0);

	return n.child || unit_present(&n.unit);
}

static bool
holds_lines(const matrix_row *row)
{
	for (int i = 0; i < row->n && i < GRID_WIDTH_MAX; i++)
		if (row->cells[i].text.n > 0 && memchr(row->cells[i].text.p, '\n', row->cells[i].text.n) != NULL)
			return true;
	return false;
}

/*
 * How many rows the lines of the cells make; 1: one.  Several where names of their own stand above one another, and as
 * many figures beside each other in every cell that holds some.
 */
static int
stacked_rows(arena *a, const matrix_row *row)
{
	span parts[PARTS_MAX];
	int rows = 0, figures = 0, names = 0;

	if (!holds_lines(row))
		return 1;

	for (int i = 0; i < row->n && i < GRID_WIDTH_MAX; i++)
	{
		int n = parts_of(row->cells[i].text, parts), numbers = 0, whole = 0;

		for (int k = 0; k < n; k++)
		{
			numbers += head_figure(parts[k]);
			whole += whole_name(a, parts[k]);
		}
		if (n < 0 || (numbers > 0 && rows > 0 && n != rows) || (n > 1 && rows > 0 && n != rows))
			return 1;
		if (n > 1)
			rows = n;
		figures += n > 1 && numbers == n;
		names += n > 1 && numbers == 0 && whole >= n - 1;
		if (n == 1 && numbers == 1 && rows > 1)
			return 1;
	}
	return figures > 0 && names == 1 ? rows : 1;
}

/* Row k of those that are stacked in a row; what stands there once holds for all of them. */
static void
take_stacked(const matrix_row *row, int k, matrix_cell *cells)
{
	for (int i = 0; i < row->n && i < GRID_WIDTH_MAX; i++)
	{
		span parts[PARTS_MAX];
		int n = parts_of(row->cells[i].text, parts);

		cells[i] = row->cells[i];
		if (n > 1)
			cells[i].text = parts[k];
		else
			cells[i].from_above |= k > 0;
	}
}

int
matrix_list_width(const matrix_row *head)
{
	matrix_row half = *head;

	for (int lists = 2; lists <= 3; lists++)
	{
		bool same = head->n % lists == 0 && head->n / lists >= 2 && head->n <= GRID_WIDTH_MAX;

		half.n = head->n / lists;
		for (int i = half.n; same && i < head->n; i++)
			same = head->cells[i].text.n > 0 &&
				   same_folded(head->cells[i].text, head->cells[i - half.n].text) &&
				   !head->cells[i].from_left;
		if (same && matrix_is_head(&half))
			return half.n;
	}
	return 0;
}

static bool
is_empty(const matrix_cell *cells, int n)
{
	for (int i = 0; i < n; i++)
		if (cells[i].text.n > 0)
			return false;
	return true;
}

static void
copy_row(matrix *to, const matrix_row *from, const matrix_cell *cells, int n)
{
	matrix_row *row = matrix_add(to, cells, n, from->line);

	if (row == NULL)
		return;
	row->head = from->head;
	row->doubtful = from->doubtful;
	row->placed = from->placed;
	row->printed = from->printed;
}

/* A text over all lists: 一、经济发展. */
static bool
goes_over_lists(const matrix_row *row)
{
	if (row->cells[0].text.n == 0)
		return false;
	for (int i = 1; i < row->n; i++)
		if (row->cells[i].text.n > 0 && !row->cells[i].from_left)
			return false;
	return true;
}

/* 1, 2 in the first row, 3, 4 in the next: the ordinals count the rows over the lists, not down each of them. */
static bool
counts_across(const matrix_row *row, int width)
{
	int first = cell_ordinal(row->cells[0].text);

	return first >= 0 && cell_ordinal(row->cells[width].text) == first + 1;
}

/* The rows [begin, end) of the lists: each list from its first row to its last, or row by row. */
static void
take_block(const matrix *m, size_t begin, size_t end, int width, matrix *to)
{
	int all = m->rows[begin].n, lists = all / width;
	size_t n = end - begin;
	bool across = counts_across(&m->rows[begin], width);

	for (size_t i = 0; i < n * (size_t) lists; i++)
	{
		const matrix_row *row = &m->rows[begin + (across ? i / (size_t) lists : i % n)];
		int list = (int) (across ? i % (size_t) lists : i / n);

		if (!is_empty(row->cells + list * width, width))
			copy_row(to, row, row->cells + list * width, width);
	}
}

/* The lists below the head at row `at`, from each text over all of them to the next; returns the row behind them. */
static size_t
take_lists(const matrix *m, size_t at, int width, matrix *to)
{
	int all = m->rows[at].n;
	size_t end = at + 1, begin = end;

	copy_row(to, &m->rows[at], m->rows[at].cells, width);
	for (; end < m->n && m->rows[end].n == all && matrix_list_width(&m->rows[end]) == 0; end++)
		if (goes_over_lists(&m->rows[end]))
		{
			if (begin < end)
				take_block(m, begin, end, width, to);
			copy_row(to, &m->rows[end], m->rows[end].cells, width);
			begin = end + 1;
		}
	if (begin < end)
		take_block(m, begin, end, width, to);
	return end;
}

static bool
must_unfold(const matrix *m)
{
	for (size_t i = 0; i < m->n; i++)
		if (matrix_list_width(&m->rows[i]) > 0 || stacked_rows(m->arena, &m->rows[i]) > 1)
			return true;
	return false;
}

/* The lines of a cell as one text: two numbers stay apart. */
static void
join_lines(arena *a, matrix_cell *c)
{
	size_t n = 0;
	char *p;

	if (c->text.n == 0 || memchr(c->text.p, '\n', c->text.n) == NULL ||
		(p = arena_get(a, c->text.n, 1)) == NULL)
		return;
	for (size_t i = 0; i < c->text.n; i++)
		if (c->text.p[i] != '\n')
			p[n++] = c->text.p[i];
		else if (n > 0 && i + 1 < c->text.n && (unsigned char) p[n - 1] < 0x80 &&
				 (unsigned char) c->text.p[i + 1] < 0x80)
			p[n++] = ' ';
	c->text = text_trim((span){p, n});
}

static void
join_all_lines(matrix *m)
{
	for (size_t i = 0; i < m->n && !arena_cancelled(m->arena, 64); i++)
		for (int k = 0; k < m->rows[i].n && k < GRID_WIDTH_MAX; k++)
			join_lines(m->arena, &m->rows[i].cells[k]);
}

void
matrix_unfold(matrix *m)
{
	matrix to = *m;

	if (!must_unfold(m))
	{
		join_all_lines(m);
		return;
	}
	to.rows = NULL;
	to.n = to.room = 0;
	for (size_t i = 0; i < m->n && !to.out_of_memory;)
	{
		const matrix_row *row = &m->rows[i];
		int width = matrix_list_width(row), rows = stacked_rows(m->arena, row);

		if (arena_cancelled(m->arena, 1024))
			return;
		if (width > 0)
		{
			i = take_lists(m, i, width, &to);
			continue;
		}
		for (int k = 0; rows > 1 && k < rows; k++)
		{
			matrix_cell cells[GRID_WIDTH_MAX];

			take_stacked(row, k, cells);
			copy_row(&to, row, cells, row->n);
		}
		if (rows <= 1)
			copy_row(&to, row, row->cells, row->n);
		i++;
	}
	*m = to;
	join_all_lines(m);
}
