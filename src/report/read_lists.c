/*
 * read_lists.c
 *		The layout of lists side by side in TAB rows: the head says each column again for each list (指标 目标 指标 目标).
 *
 * Here the rows are only found; unfold.c takes the lists apart, as in every other layout.  A row may end behind any of its
 * lists; one that ends inside a list is doubtful.
 */
#include "layout.h"
#include "caption.h"

#define BLANK_LINES 1 /* between two rows */

/* The line as a row of the matrix; false: its cells cannot be told apart. */
static bool
matrix_line(const lines *l, uint32_t i, matrix_cell *cells, matrix_row *out)
{
	row x;

	if (!line_tabbed(l, i) || !row_split(l, i, &x))
		return false;
	row_drop_empty_end(&x, 1);
	for (int k = 0; k < x.n; k++)
		cells[k] = (matrix_cell){.text = x.cells[k].text};
	*out = (matrix_row){.cells = cells, .n = x.n, .line = i};
	return true;
}

/* The next row, at or below line i, and no page mark or blank line above it; l->n: there is none. */
static uint32_t
next_row(arena *a, const lines *l, uint32_t i)
{
	int blank = 0;

	for (; i < l->n && !arena_cancelled(a, l->line[i].n + 16u); i++)
		if (line_blank(l, i))
		{
			if (++blank > BLANK_LINES)
				break;
		}
		else if (!page_mark_at(l, i))
			return i;
	return l->n;
}

/* 二、社会发展 without a TAB, in front of further rows. */
static bool
section_at(arena *a, const lines *l, uint32_t i, matrix_cell *cells, matrix_row *out)
{
	uint32_t next;

	if (line_tabbed(l, i) || !looks_like_section(line_clean(l, i)))
		return false;
	next = next_row(a, l, i + 1);
	if (next >= l->n || !matrix_line(l, next, cells, out) || out->n == 1 || matrix_is_head(out))
		return false;
	cells[0] = (matrix_cell){.text = line_clean(l, i)};
	*out = (matrix_row){.cells = cells, .n = 1, .line = i};
	return true;
}

/* The row below a head of so many cells, filled up to its width; false: none. */
static bool
row_below(arena *a, const lines *l, uint32_t i, int all, int width, matrix_cell *cells, matrix_row *out)
{
	if ((!matrix_line(l, i, cells, out) && !section_at(a, l, i, cells, out)) || out->n > all)
		return false;
	out->doubtful = out->n > 1 && out->n % width != 0; /* a text alone heads the rows below it */
	while (out->n < all)
		cells[out->n++] = (matrix_cell){.text = SPAN_NONE};
	return true;
}

bool
lists_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	matrix_cell cells[GRID_WIDTH_MAX];
	matrix_row row;
	int width, all;
	bool found = false;

	if (!matrix_line(l, i, cells, &row) || (width = matrix_list_width(&row)) == 0)
		return false;
	all = row.n;
	for (uint32_t k = next_row(a, l, i + 1); k < l->n && row_below(a, l, k, all, width, cells, &row);
		 k = next_row(a, l, k + 1))
	{
		found |= matrix_list_width(&row) == 0;
		*end = k + 1;
	}
	return found;
}

void
read_lists(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	matrix_cell cells[GRID_WIDTH_MAX];
	matrix_row head, row;
	int width;

	m->merged = true;
	if (!matrix_line(l, from, cells, &head))
		return;
	width = matrix_list_width(&head);
	if (matrix_add(m, cells, head.n, from) == NULL)
		return;
	for (uint32_t k = next_row(m->arena, l, from + 1); k < to && !m->out_of_memory;
		 k = next_row(m->arena, l, k + 1))
		if (row_below(m->arena, l, k, head.n, width, cells, &row))
		{
			matrix_row *added = matrix_add(m, cells, row.n, k);

			if (added != NULL)
				added->doubtful = row.doubtful;
		}
}
