/*
 * extent.c
 *		Which lines belong to one run of table lines, and what layout they have.
 */
#include "extent.h"
#include "caption.h"

#define SHORT_TEXT 30  /* characters: longer lines between cells are prose */
#define RUN_GAP 10     /* lines without a cell that a table may have inside */
#define FIGURE_LINES 6 /* below a heading or a head: with a figure among them it is one of a table */
#define HEAD_LINES 12  /* the same below the first words of a head, of which others may not be known */
#define BARE_WORD 12   /* characters of a head */
#define BARE_GAP 2     /* the same where no TAB tells cells from other text */

bool
cell_line(arena *scratch, const lines *l, uint32_t i)
{
	caption c;
	span label, text;

	if (row_one_figure(line_text(l, i)))
		return l->line[i].n <= ROW_LINE_MAX;
	return line_tabbed(l, i) && l->line[i].n <= ROW_LINE_MAX && !caption_at(scratch, l, i, &c) &&
		   !(line_fields(l, i) == 1 &&
			 (note_line(l, i, &label, &text) || unit_line(line_clean(l, i), &(unit){0})));
}

static uint32_t
next_text(const lines *l, uint32_t i)
{
	for (uint32_t k = i + 1; k < l->n && k <= i + RUN_GAP; k++)
		if (!line_blank(l, k) && !page_mark_at(l, k) && !unit_line(line_clean(l, k), &(unit){0}))
			return k;
	return l->n;
}

/* 一、经济发展 without a TAB, and cells of a row below it: a section of the table, no heading of the report. */
static bool
section_inside(arena *scratch, const lines *l, uint32_t i, layout of)
{
	span s = line_clean(l, i);
	uint32_t next = next_text(l, i);
	int fields;

	/* 一、经济 and （一）增长 above the same row */
	for (int headings = 0; next < l->n && headings < 2 && !line_tabbed(l, next) && heading_at(l, next) &&
						   !text_longer(line_clean(l, next), SHORT_TEXT);
		 headings++)
		next = next_text(l, next);
	if (text_longer(s, SHORT_TEXT) || span_starts(text_trim(line_text(l, i)), SPAN("#")) || next == l->n)
		return false;
	if (!cell_line(scratch, l, next) || head_layout(l, next, l->n) != LAYOUT_NONE)
		return false;
	fields = line_fields(l, next);
	return of == LAYOUT_TABS
			   ? fields >= 2
			   : of == LAYOUT_CELLS && fields == 1 && !text_longer(line_clean(l, next), SHORT_TEXT);
}

/* Could the line stand inside a table without being a cell?  Captions, headings, notes and prose could not. */
static bool
inside_table(arena *scratch, const lines *l, uint32_t i, layout of)
{
	span s = line_clean(l, i), label, text;
	caption c;

	if (text_longer(s, SHORT_TEXT * 2) || span_find(s, SPAN("。")) >= 0 || note_line(l, i, &label, &text) ||
		caption_at(scratch, l, i, &c))
		return false;
	return !heading_at(l, i) || section_inside(scratch, l, i, of);
}

/* Without a head: what most of the lines look like. */
static layout
vote(const lines *l, uint32_t from, uint32_t to, arena *scratch)
{
	uint32_t rows = 0, cells = 0;

	for (uint32_t i = from; i < to && !arena_cancelled(scratch, l->line[i].n + 1u); i++)
	{
		int n = line_tabbed(l, i) ? line_fields(l, i) : 0;

		rows += n >= 2;
		cells += n == 1;
	}
	return rows * 2 > cells ? LAYOUT_TABS : LAYOUT_CELLS;
}

uint32_t
run_extent(arena *scratch, const lines *l, uint32_t from, layout *out)
{
	uint32_t end = from, gap = 0;
	bool blank = false;

	*out = LAYOUT_NONE;
	for (uint32_t i = from; i < l->n && gap <= RUN_GAP; i++)
	{
		arena_clear(scratch);
		if (arena_cancelled(scratch, l->line[i].n + 16u) || l->line[i].n > ROW_LINE_MAX)
			break;
		if (cell_line(scratch, l, i))
		{
			layout head = head_layout(l, i, l->n);

			if (head != LAYOUT_NONE && *out != LAYOUT_NONE && head != *out)
				break;
			*out = head == LAYOUT_NONE ? *out : head;
			end = i + 1;
			gap = 0;
			blank = false;
		}
		else if (line_blank(l, i))
		{
			blank = true;
			gap++;
		}
		else if (page_mark_at(l, i))
			gap++;
		else
		{
			bool is_short = !text_longer(line_clean(l, i), SHORT_TEXT);
			uint32_t next = next_text(l, i);

			if (!inside_table(scratch, l, i, *out) || (blank && !is_short))
				break;
			/* what the next table is about, unless it may be the rest of a torn cell */
			if (next < l->n && head_layout(l, next, l->n) != LAYOUT_NONE &&
				(blank || caption_above(l, i, next).n > 0))
				break;
			/* directly below a cell it may be the rest of it, even at the end */
			if (!blank && end == i && is_short)
				end = i + 1;
			gap++;
		}
	}
	if (end == from)
		end = from + 1;
	if (*out == LAYOUT_NONE)
		*out = vote(l, from, end, scratch);
	return end;
}

static bool
is_bare_word(const lines *l, uint32_t i, column *out)
{
	span s = text_trim(line_text(l, i));

	if (s.n == 0 || line_tabbed(l, i) || !(head_says(s, out) || (s.n < 40 && out->years.from != 0)))
		return false;
	return out->known;
}

bool
bare_begins_head(const lines *l, uint32_t i, const column *says)
{
	column below;
	uint32_t next = i + 1;

	if (says->kind != COLUMN_NAME)
		return true;
	while (next < l->n && next <= i + BARE_GAP && line_blank(l, next))
		next++;
	/* 一、主要指标, 2023年主要指标 and 主要指标 above the head say what the table is about */
	return says->years.from == 0 && !heading_at(l, i) &&
		   !(next < l->n && is_bare_word(l, next, &below) &&
			 (below.kind == COLUMN_NAME || below.kind == COLUMN_ORDINAL));
}

int
bare_head(const lines *l, uint32_t i)
{
	column c;
	int n = 0;
	bool named = false, numbered = false;

	if (!head_may_begin(line_text(l, i)))
		return 0;
	for (; i + (uint32_t) n < l->n && n < GRID_WIDTH_MAX && is_bare_word(l, i + (uint32_t) n, &c); n++)
	{
		if (n == 0 && (!bare_begins_head(l, i, &c) ||
					   (c.kind != COLUMN_ORDINAL && c.kind != COLUMN_NAME && c.kind != COLUMN_CATEGORY)))
			return 0;
		named |= (c.kind == COLUMN_NAME || (c.kind == COLUMN_CATEGORY && n > 0)) && n < 3;
		numbered |= n == 0 && c.kind == COLUMN_ORDINAL && !text_longer(line_clean(l, i), 3);
	}
	return numbered || (n >= 2 && named) ? n : 0;
}

/* Does a figure stand among the next so many lines with a text? */
static bool
figure_below(const lines *l, uint32_t i, int count)
{
	for (; i < l->n && count > 0; i++)
		if (!line_blank(l, i))
		{
			span s = line_clean(l, i);

			if (!text_longer(s, SHORT_TEXT) && head_figure(s) && !page_mark(s))
				return true;
			count--;
		}
	return false;
}

bool
bare_inside(const lines *l, uint32_t i)
{
	int heads = 0, blank = 0;
	column c;

	while (i > 0 && heads < 2 && blank <= BARE_GAP)
	{
		if (line_blank(l, --i))
			blank++;
		else if (text_longer(line_clean(l, i), BARE_WORD) || !is_bare_word(l, i, &c))
			return false;
		else
			heads++;
	}
	return heads == 2;
}

bool
bare_told(const lines *l, uint32_t i)
{
	int n;

	/* one head alone is only that of ordinals: asked of every line of prose */
	if ((i + 1 >= l->n || line_blank(l, i + 1)) && text_longer(line_clean(l, i), 3))
		return false;
	n = bare_inside(l, i) ? 0 : bare_head(l, i);

	return n > 0 && figure_below(l, i + (uint32_t) n, n < FIGURE_LINES ? HEAD_LINES : 2 * n);
}

/* The lines of the cells, while they are short and nothing else begins, no other head either. */
static uint32_t
bare_end(arena *scratch, const lines *l, uint32_t i)
{
	uint32_t end = i, gap = 0;

	for (; i < l->n && gap <= BARE_GAP && !arena_cancelled(scratch, l->line[i].n + 16u); i++)
	{
		span s = line_clean(l, i), label, text;

		if (s.n == 0 || page_mark(s))
		{
			gap++;
			continue;
		}
		if (line_tabbed(l, i) || text_longer(s, SHORT_TEXT * 2) || span_find(s, SPAN("。")) >= 0 ||
			note_line(l, i, &label, &text) || caption_at(scratch, l, i, &(caption){0}) ||
			bare_head(l, i) > 0 ||
			(heading_at(l, i) &&
			 (text_longer(s, SHORT_TEXT) || *s.p == '#' || !figure_below(l, i + 1, FIGURE_LINES))))
			break;
		end = i + 1;
		gap = 0;
	}
	return end;
}

/* A walk over the lines that are cells. */
typedef struct bare_walk
{
	const lines *lines;
	uint32_t at, end; /* the next line, and the end of all */
	int width;
	column columns[GRID_WIDTH_MAX];
	bool numbered;
} bare_walk;

static bool
next_cell(bare_walk *w, span *out)
{
	for (; w->at < w->end; w->at++)
	{
		*out = text_trim(line_text(w->lines, w->at));
		if (out->n > 0 && !page_mark(*out))
		{
			w->at++;
			return true;
		}
	}
	return false;
}

/*
 * Is what stands next a row that fits, under the next ordinal or a dash?  The walk is behind it then; else where it was.
 */
static bool
next_bare_row(bare_walk *w, int *ordinal)
{
	uint32_t from = w->at;
	bool fits = true, counted = true;
	span s;

	for (int i = 0; i < w->width && fits; i++)
	{
		fits = next_cell(w, &s);
		if (fits && w->columns[i].kind == COLUMN_ORDINAL)
		{
			counted = !cell_dash(s);
			fits = !counted || cell_ordinal(s) == *ordinal + 1;
		}
		else if (fits)
			fits = cell_fits(w->columns[i].kind, s) >= (w->numbered ? FIT_LOOSE : FIT_SURE);
	}
	if (!fits)
		w->at = from;
	else
		*ordinal += counted;
	return fits;
}

/* 一、经济发展 in front of the next row. */
static void
skip_sections(bare_walk *w)
{
	for (uint32_t from = w->at; w->at < w->end; from = w->at)
	{
		span s;

		if (next_cell(w, &s) && heading_at(w->lines, w->at - 1))
			continue;
		w->at = from;
		return;
	}
}

int
bare_extent(arena *scratch, const lines *l, uint32_t i, uint32_t *end)
{
	bare_walk w = {.lines = l, .width = bare_head(l, i)};
	int rows = 0, ordinal = 0;
	bool named = false;

	for (int k = 0; k < w.width; k++)
	{
		column *c = &w.columns[k];

		*c = head_column(text_trim(line_text(l, i + (uint32_t) k)), SPAN_NONE);
		w.numbered |= c->kind == COLUMN_ORDINAL;
		named |= c->kind == COLUMN_NAME;
	}
	*end = i;
	if (w.width < 3 || !named || !columns_say_values(w.columns, w.width))
		return 0;
	w.at = i + (uint32_t) w.width;
	w.end = *end = bare_end(scratch, l, w.at);
	for (skip_sections(&w); next_bare_row(&w, &ordinal) && !arena_cancelled(scratch, 256); skip_sections(&w))
		rows++;
	/* of the last row only what follows proves that it ends there */
	rows -= w.at < w.end && !line_blank(l, w.at);
	if (rows < 2)
		return 0;
	/* behind a blank line, and without a figure: who issued the table, no rows that do not fit */
	if (w.at < w.end && line_blank(l, w.at) && !figure_below(l, w.at, 2 * w.width))
		*end = w.at;
	return rows;
}
