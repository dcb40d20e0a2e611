/*
 * row.c
 *		A line taken apart at its TABs, and where heads begin.
 */
#include "row.h"
#include "caption.h"
#include "name.h"

/* "1,800" of a spreadsheet: the quotes are none of the cell's. */
static span
unquoted(span s)
{
	if (s.n < 3 || s.p[0] != '"' || s.p[s.n - 1] != '"' || memchr(s.p + 1, '"', s.n - 2) != NULL)
		return s;
	return text_trim((span){s.p + 1, s.n - 2});
}

bool
row_split(const lines *l, uint32_t i, row *out)
{
	span s = line_text(l, i);
	const char *p = s.p, *end = span_end(s);

	out->n = 0;
	out->line = i;
	if (s.n > ROW_LINE_MAX)
		return false;
	for (;;)
	{
		const char *tab = p < end ? memchr(p, '\t', (size_t) (end - p)) : NULL;
		const char *stop = tab == NULL ? end : tab;

		if (out->n == GRID_WIDTH_MAX)
			return false;
		out->cells[out->n++] = (cell){unquoted(text_trim((span){p, (size_t) (stop - p)})), i};
		if (tab == NULL)
			return true;
		p = tab + 1;
	}
}

bool
row_one_cell(span line)
{
	return line.n > 0 && *line.p == '\t' && memchr(line.p + 1, '\t', line.n - 1) == NULL;
}

bool
row_one_figure(span line)
{
	size_t i = 1;

	if (line.n < 2 || line.n > ROW_HEAD_CHARACTERS || *line.p != '\t')
		return false;
	while (i < line.n && ((line.p[i] >= '0' && line.p[i] <= '9') || line.p[i] == '.' || line.p[i] == '%'))
		i++;
	return i == line.n;
}

int
row_filled(const row *r)
{
	int n = 0;

	for (int i = 0; i < r->n; i++)
		n += r->cells[i].text.n > 0;
	return n;
}

void
row_drop_empty_end(row *r, int width)
{
	while (r->n > width && r->cells[r->n - 1].text.n == 0)
		r->n--;
}

/* A merged cell that a conversion repeats in all of its columns. */
static bool
repeats_one_text(const row *r)
{
	for (int i = 1; i < r->n; i++)
		if (!span_equal(r->cells[i].text, r->cells[0].text))
			return false;
	return r->n > 2 && text_longer(r->cells[0].text, 1);
}

bool
row_text_only(const row *r, cell *out)
{
	if (repeats_one_text(r))
	{
		*out = r->cells[0];
		return true;
	}
	if (row_filled(r) != 1 || (r->n > 2 && r->cells[0].text.n == 0))
		return false;
	*out = r->cells[r->cells[0].text.n > 0 ? 0 : 1];
	return true;
}

bool
row_read(const lines *l, uint32_t first, uint32_t last, arena *a, row *out)
{
	if (!row_split(l, first, out))
		return false;
	for (uint32_t i = first + 1; i <= last; i++)
	{
		row more;
		cell one;

		if (line_blank(l, i) || page_mark_at(l, i))
			continue;
		if (!row_split(l, i, &more))
			return false;
		if (row_text_only(&more, &one))
		{
			more.cells[0] = one;
			more.n = 1;
		}
		if (out->n + more.n - 1 > GRID_WIDTH_MAX)
			return false;
		out->cells[out->n - 1].text = arena_join(a, out->cells[out->n - 1].text, more.cells[0].text);
		memcpy(out->cells + out->n, more.cells + 1, (size_t) (more.n - 1) * sizeof(cell));
		out->n += more.n - 1;
		if (more.n == 1)
			out->cells[out->n - 1].line = i;
	}
	return true;
}

static bool
names_year(span s)
{
	return s.n < 128 && years_in(s).from != 0;
}

bool
row_is_head(const row *r)
{
	int words = 0, values = 0;
	bool anchor = false, timed = false;

	/* most lines are rows of figures, and seen to be from those alone */
	for (int i = r->n - 1; i >= 0; i--)
		if (head_figure(r->cells[i].text) && !names_year(r->cells[i].text))
			return false;
	for (int i = 0; i < r->n; i++)
	{
		span s = r->cells[i].text;
		column c;

		if (s.n == 0 || (!head_says(s, &c) && !names_year(s)))
			continue;
		anchor |= c.kind == COLUMN_ORDINAL || c.kind == COLUMN_NAME || c.kind == COLUMN_CATEGORY ||
				  c.kind == COLUMN_UNIT || c.kind == COLUMN_BINDING;
		values += i > 0 && (c.kind == COLUMN_VALUE || c.kind == COLUMN_GROWTH);
		timed |= c.years.from != 0 || months_named(&c.months);
		words++;
	}
	/* 1、国内贸易 in front of 4月, 1-4月累计: what the rows are about heads their names */
	if (words == values && values >= 2 && values == r->n - 1 && timed && !text_longer(r->cells[0].text, 20) &&
		name_ordinal(r->cells[0].text) > 0)
		return true;
	/* 2023年目标 and 2023年实际 beside an empty corner, below which the names stand */
	if (words == values && values >= 2 && values == r->n - 1 && timed && r->cells[0].text.n == 0)
		return true;
	return words >= 2 && (anchor || (words >= 3 && words == row_filled(r)));
}

static line_head
ask_line_head(const lines *l, uint32_t i)
{
	row r;
	span s = SPAN_NONE;
	column c;

	if (row_one_cell(line_text(l, i)))
		s = unquoted(text_trim(line_text(l, i)));
	else
	{
		if (!line_tabbed(l, i) || !row_split(l, i, &r) || row_filled(&r) != 1)
			return LINE_HEAD_NONE;
		for (int k = 0; k < r.n; k++)
			if (r.cells[k].text.n > 0)
				s = r.cells[k].text;
	}
	if (text_longer(s, ROW_HEAD_CHARACTERS) || (!head_says(s, &c) && c.years.from == 0))
		return LINE_HEAD_NONE;
	return c.kind == COLUMN_ORDINAL || c.kind == COLUMN_NAME ? LINE_HEAD_ANCHOR : LINE_HEAD_WORD;
}

line_head
row_line_head(const lines *l, uint32_t i)
{
	if (l->known[i].head == LINE_HEAD_UNKNOWN)
		l->known[i].head = (uint8_t) ask_line_head(l, i);
	return l->known[i].head <= LINE_HEAD_ANCHOR ? (line_head) l->known[i].head : LINE_HEAD_NONE;
}

bool
row_line_is_head(const lines *l, const row *r)
{
	uint8_t *said = &l->known[r->line].head;

	if (*said <= LINE_HEAD_ANCHOR)
		*said = row_is_head(r) ? LINE_ROW_HEAD : LINE_ROW;
	return *said == LINE_ROW_HEAD;
}

layout
head_layout(const lines *l, uint32_t i, uint32_t to)
{
	row r;
	line_head first;

	if (!line_tabbed(l, i) || l->line[i].n > ROW_LINE_MAX)
		return LAYOUT_NONE;
	if (!row_one_cell(line_text(l, i)) && row_split(l, i, &r) && row_filled(&r) >= 2)
		return row_line_is_head(l, &r) ? LAYOUT_TABS : LAYOUT_NONE;
	first = row_line_head(l, i);
	if (first == LINE_HEAD_NONE)
		return LAYOUT_NONE;
	for (uint32_t next = i + 1; next < to && next < i + 4; next++)
		if (line_tabbed(l, next))
		{
			line_head second = row_line_head(l, next);

			return second == LINE_HEAD_ANCHOR || (second == LINE_HEAD_WORD && first == LINE_HEAD_ANCHOR)
					   ? LAYOUT_CELLS
					   : LAYOUT_NONE;
		}
	return LAYOUT_NONE;
}
