/*
 * read_years.c
 *		The layout of columns set apart by blanks, where the rows are years: no word of its head need be known.
 *
 * A row has as many fields as the head; which cell of a shorter one is blank cannot be known, so it is told and left
 * out.
 */
#include "layout.h"
#include "caption.h"
#include "fields.h"
#include "transpose.h"

#define BLANK_LINES 2 /* between two rows */

/* The fields as cells, the first GRID_WIDTH_MAX of them; -1: there are more. */
static int
take_cells(const fields *f, matrix_cell *cells)
{
	int n = f->n < GRID_WIDTH_MAX ? f->n : GRID_WIDTH_MAX;

	for (int i = 0; i < n; i++)
		cells[i] = (matrix_cell){.text = f->field[i]};
	return n < f->n ? -1 : n;
}

/* A year at the start of the line: asked first, for few lines have one. */
static bool
starts_with_year(span s)
{
	const char *p, *end;
	uint32_t c;

	s = text_trim(s);
	p = s.p;
	end = span_end(s);
	c = text_next(&p, end);
	return s.n > 0 && s.n <= ROW_LINE_MAX && ((c >= '0' && c <= '9') || han_numeral(c) >= 0);
}

/* Nothing stands over the years: the head begins to their right.  Puts the empty cell in. */
static int
add_corner(const fields *head, const fields *below, matrix_cell *cells, int n)
{
	if (n <= 0 || n >= GRID_WIDTH_MAX || below->n == 0 || head->place[0] < below->stop[0])
		return n;
	for (int i = n; i > 0; i--)
		cells[i] = cells[i - 1];
	cells[0] = (matrix_cell){0};
	return n + 1;
}

/* Nothing but values behind the year: 时间 and 地点 over a date and a place are no table. */
static bool
holds_values(const matrix_row *row)
{
	for (int i = 1; i < row->n; i++)
		if (cell_fits(COLUMN_VALUE, row->cells[i].text) != FIT_SURE)
			return false;
	return true;
}

/*
 * The head on line i, of fields two blanks apart or one, and below it the first of its years.
 */
static bool
head_at(const lines *l, uint32_t i, matrix_cell *cells, matrix_row *head)
{
	span s = line_text(l, i);
	matrix_cell other[GRID_WIDTH_MAX];
	matrix_row row = {.cells = other};
	fields top, year;
	uint32_t below = i + 1;

	while (below < l->n && below <= i + BLANK_LINES && line_blank(l, below))
		below++;
	if (below >= l->n || s.n > ROW_LINE_MAX || line_tabbed(l, i) || line_tabbed(l, below) ||
		!starts_with_year(line_text(l, below)) || starts_with_year(s) || span_find(s, SPAN("。")) >= 0 ||
		!fields_may_be(line_text(l, below), 2))
		return false;
	split_fields(line_text(l, below), 1, &year); /* more than fit are more than GRID_WIDTH_MAX */
	row.n = take_cells(&year, other);
	row.line = below;
	for (int gap = 2; gap > 0; gap--)
	{
		int n;

		split_fields(s, gap, &top);
		n = add_corner(&top, &year, cells, take_cells(&top, cells));
		*head = (matrix_row){.cells = cells, .n = n, .line = i, .printed = text_trim(s)};
		if (n >= 2 && row.n == n && turned_begins(head, &row) && holds_values(&row))
			return true;
	}
	return false;
}

bool
year_columns_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	matrix_cell cells[GRID_WIDTH_MAX];
	matrix_row head;
	uint32_t blank = 0;

	if (i + 1 >= l->n || !head_at(l, i, cells, &head))
		return false;
	*end = i + 1;
	for (uint32_t k = i + 1; k < l->n && blank <= BLANK_LINES && !arena_cancelled(a, l->line[k].n + 1u); k++)
	{
		if (line_blank(l, k))
		{
			blank++;
			continue;
		}
		/* directly below a row it may be the rest of it */
		if (!starts_with_year(line_text(l, k)) &&
			(blank > 0 || caption_at(a, l, k, &(caption){0}) || heading_at(l, k) ||
			 note_line(l, k, &(span){0}, &(span){0}) || text_longer(line_clean(l, k), 30)))
			break;
		*end = k + 1;
		blank = 0;
	}
	return true;
}

void
read_year_columns(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	matrix_cell cells[GRID_WIDTH_MAX];
	matrix_row head, *row;

	if (!head_at(l, from, cells, &head))
		return;
	row = matrix_add(m, cells, head.n, from);
	if (row != NULL)
		row->printed = head.printed;
	for (uint32_t i = from + 1; i < to && !m->out_of_memory && !arena_cancelled(m->arena, l->line[i].n + 64u);
		 i++)
	{
		span s = line_text(l, i);
		fields f;
		int n;

		if (line_blank(l, i) || page_mark_at(l, i))
			continue;
		split_fields(s, 1, &f);
		n = take_cells(&f, cells);
		/* the rest of the row above, or a row that lost the rest of it */
		if (m->n > 1 && (!starts_with_year(s) || n == 1))
			m->rows[m->n - 1].doubtful = true;
		if (!starts_with_year(s))
			continue;
		row = matrix_add(m, cells, n < 0 ? GRID_WIDTH_MAX + 1 : n, i);
		if (row != NULL)
			row->printed = text_trim(s);
	}
}
