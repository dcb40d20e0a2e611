/*
 * extent.c
 *		Which lines belong to one run of table lines, and what layout they have.
 */
#include "extent.h"
#include "caption.h"

#define SHORT_TEXT 30 /* characters: longer lines between cells are prose */
#define RUN_GAP 10    /* lines without a cell that a table may have inside */

bool
cell_line(arena *scratch, const lines *l, uint32_t i)
{
	caption c;
	span label, text;

	return line_tabbed(l, i) && l->line[i].n <= ROW_LINE_MAX && !caption_at(scratch, l, i, &c) &&
		   !(line_fields(l, i) == 1 &&
			 (note_line(l, i, &label, &text) || unit_line(line_clean(l, i), &(unit){0})));
}

static uint32_t
next_text(const lines *l, uint32_t i)
{
	for (uint32_t k = i + 1; k < l->n && k <= i + RUN_GAP; k++)
		if (!line_blank(l, k) && !page_mark(line_clean(l, k)) && !unit_line(line_clean(l, k), &(unit){0}))
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

	if (text_characters(s) > SHORT_TEXT || span_starts(text_trim(line_text(l, i)), SPAN("#")) || next == l->n)
		return false;
	if (!cell_line(scratch, l, next) || head_layout(l, next, l->n) != LAYOUT_NONE)
		return false;
	fields = line_fields(l, next);
	return of == LAYOUT_TABS
			   ? fields >= 2
			   : of == LAYOUT_CELLS && fields == 1 && text_characters(line_clean(l, next)) <= SHORT_TEXT;
}

/* Could the line stand inside a table without being a cell?  Captions, headings, notes and prose could not. */
static bool
inside_table(arena *scratch, const lines *l, uint32_t i, layout of)
{
	span s = line_clean(l, i), label, text;
	caption c;

	if (text_characters(s) > SHORT_TEXT * 2 || span_find(s, SPAN("。")) >= 0 ||
		note_line(l, i, &label, &text) || caption_at(scratch, l, i, &c))
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
		else if (page_mark(line_clean(l, i)))
			gap++;
		else
		{
			bool is_short = text_characters(line_clean(l, i)) <= SHORT_TEXT;
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
