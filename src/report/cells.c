/*
 * cells.c
 *		The cells of a run of lines in which every line is one.
 */
#include "cells.h"
#include "caption.h"

#define CONTINUATION 30 /* characters: longer text behind a blank line is prose */

/* What a line is to the cells above it. */
typedef enum part
{
	PART_NONE, /* a page mark, prose */
	PART_BLANK,
	PART_CELLS,   /* one or more of its own */
	PART_SECTION, /* a heading without TAB */
	PART_MORE     /* the rest of the cell above */
} part;

static part
part_of(const run *r, uint32_t i, bool blank)
{
	span s;

	if (r->lines->line[i].n > ROW_LINE_MAX)
		return PART_NONE;
	if (line_tabbed(r->lines, i))
		return PART_CELLS;
	s = text_trim(line_text(r->lines, i));
	if (s.n == 0)
		return PART_BLANK;
	if (page_mark(s))
		return PART_NONE;
	if (heading_at(r->lines, i))
		return PART_SECTION;
	if (r->bare)
		return PART_CELLS;
	return !blank || !text_longer(s, CONTINUATION) ? PART_MORE : PART_NONE;
}

/*
 * How many cells a tabbed line has: the fields between its TABs, where all behind the first TAB are filled, else one
 * that cannot be relied on.
 */
static size_t
cells_of_line(const run *r, uint32_t i, bool *unsure)
{
	row x;
	int filled, from;

	*unsure = false;
	if (row_one_cell(line_text(r->lines, i)))
		return 1;
	if (!row_split(r->lines, i, &x))
	{
		*unsure = true;
		return 1;
	}
	filled = row_filled(&x);
	if (filled <= 1)
		return 1;
	row_drop_empty_end(&x, 1);
	from = x.cells[0].text.n == 0;
	*unsure = x.n - from != filled;
	return *unsure ? 1 : (size_t) filled;
}

static void
count_cells(run *r, size_t *cells, size_t *joined)
{
	bool blank = false, unsure, more = false;

	*cells = *joined = 0;
	for (uint32_t i = r->from; i < r->to && !run_stopped(r, r->lines->line[i].n + 32u); i++)
	{
		part p = part_of(r, i, blank);

		if (p == PART_CELLS || p == PART_SECTION)
		{
			*cells += p == PART_CELLS ? cells_of_line(r, i, &unsure) : 1;
			more = false;
		}
		else if (p == PART_MORE && *cells > 0)
		{
			*joined += !more;
			more = true;
		}
		blank = p == PART_BLANK || (blank && p == PART_NONE);
	}
}

static bool
above_head(const run *r, uint32_t i)
{
	for (i++; i < r->to; i++)
		if (!line_blank(r->lines, i))
			return head_layout(r->lines, i, r->to) != LAYOUT_NONE;
	return false;
}

/* The line goes on with the last cell. */
static void
join_line(run *r, cell_list *list, uint32_t i)
{
	list_cell *c = &list->cells[list->n - 1];
	span above = cell_of_list(list, list->n - 1).text, s = text_trim(line_text(r->lines, i));

	/* "289" and "12" below it: a number torn in two, or the number of a page; above a head, maybe its title */
	c->unsure |= (span_only_digits(s) && cell_value(above)) || above_head(r, i);
	if (c->joined == 0)
		c->joined = (uint32_t) ++list->joined_n;
	list->joined[c->joined - 1] = arena_join(r->arena, above, s);
}

/* 二, （二）, Ⅱ in a cell of its own, in front of what it counts: the two are a section. */
static bool
numeral_in_words(span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return false;
	return cell_numeral(s);
}

/* What the cell is on its own: finding rows asks again and again. */
static void
set_traits(cell_list *list, size_t at, bool bare)
{
	list_cell *c = &list->cells[at];
	span s = cell_of_list(list, at).text;
	column head;

	if (c->field == LIST_WHOLE_LINE && c->joined == 0 && s.n > 0)
	{
		span whole = line_text(list->lines, c->line);
		size_t front = (size_t) (s.p - whole.p), back = whole.n - front - s.n;

		if (front < LINE_ENDS_LONG && back < LINE_ENDS_LONG)
		{
			c->front = (uint8_t) front;
			c->back = (uint8_t) back;
		}
	}
	c->empty = s.n == 0;
	c->ordinal = (int16_t) cell_ordinal(s);
	/* 左右 may be torn off a value: of bare lines only 一、 is known to be a section */
	c->section |= !bare && (looks_like_section(s) || numeral_in_words(s));
	c->word = false;
	if (s.n == 0 || text_longer(s, ROW_HEAD_CHARACTERS))
		return;
	/* 预期 heads goals, or says what a row is */
	if (c->field == LIST_WHOLE_LINE && c->joined == 0 && line_tabbed(list->lines, c->line) &&
		row_line_head(list->lines, c->line) == LINE_HEAD_NONE && cell_binding(s) == ROW_BINDING_UNKNOWN)
		return;
	head = head_column(s, SPAN_NONE);
	c->word = head.years.from != 0 || (head.known && !head_figure(s));
	if (!c->word)
		return;
	c->ordinals = head.kind == COLUMN_ORDINAL;
	c->anchor = c->ordinals || head.kind == COLUMN_NAME;
}

cell_list *
cells_collect(run *r)
{
	cell_list *list = arena_get(r->arena, 1, sizeof(*list));
	size_t cells, joined;
	bool blank = false;

	count_cells(r, &cells, &joined);
	if (run_stopped(r, 0))
		return NULL;
	list->lines = r->lines;
	list->cells = arena_get(r->arena, cells, sizeof(list_cell));
	list->joined = arena_get(r->arena, joined, sizeof(span));
	for (uint32_t i = r->from; i < r->to && !run_stopped(r, r->lines->line[i].n + 64u); i++)
	{
		part p = part_of(r, i, blank);
		bool unsure = false;
		size_t n = p == PART_CELLS ? cells_of_line(r, i, &unsure) : p == PART_SECTION;

		/* a blank line inside a row of bare lines may be an empty cell */
		unsure |= r->bare && blank && list->n > 0 && cell_ordinal(text_trim(line_text(r->lines, i))) < 0;
		for (size_t k = 0; k < n; k++)
			list->cells[list->n++] = (list_cell){.line = i,
												 .field = n == 1 ? LIST_WHOLE_LINE : (uint8_t) k,
												 .front = LINE_ENDS_LONG,
												 .unsure = unsure,
												 .section = p == PART_SECTION};
		if (p == PART_MORE && list->n > 0)
			join_line(r, list, i);
		blank = p == PART_BLANK || (blank && p == PART_NONE);
	}
	for (size_t i = 0; i < list->n && !run_stopped(r, 256); i++)
		set_traits(list, i, r->bare);
	return run_stopped(r, 0) ? NULL : list;
}
