/*
 * open_table.c
 *		The table being put together: its caption and what stands between that and its rows, its notes, the grids of its pages.
 */
#include "reader.h"
#include "box.h"
#include "extent.h"
#include "head_years.h"
#include "layout.h"

#define CAPTION_LINES 3 /* that a caption below its label may take */
#define NOTE_LINES 20   /* that a note may be broken over */

report_status
close_table(reader *r)
{
	if (!r->open)
		return REPORT_OK;
	r->open = false;
	if (r->work.grid == NULL && (r->work.kind == TABLE_OTHER))
		TRY(emit_message(&r->arena, MESSAGE_NO_TABLE, r->work.first_line, r->work.caption, 0, 0));
	TRY(table_emit(&r->table, &r->scratch, &r->work, &r->head, &r->note_no, &r->rows, &r->group_no));
	if (r->work.kind == TABLE_BOX && r->work.grid == NULL)
		return box_emit(&r->arena, &r->lines, r->work.table_no, r->work.first_line + 1, r->work.last_line,
						&r->project_no);
	return REPORT_OK;
}

/* Captions of figures that the text has lost, numbered behind the tables. */
report_status
emit_figures(reader *r)
{
	for (size_t i = 0; i < r->figure_n; i++)
	{
		const caption *c = &r->figures[i];
		report_table t = {++r->table_no, c->label, c->text, TABLE_FIGURE, c->line + 1, c->line + 1};

		TRY(emit_event(&r->arena, &(report_event){EVENT_TABLE, {.table = &t}}));
	}
	return REPORT_OK;
}

static report_status
open_table(reader *r, span label, span text, table_kind kind, uint32_t line)
{
	int next = ~r->table_no & 1;

	/* they may be in the scratch that closing the table before clears */
	TRY(buffer_set(&r->arena, &r->label[next], label));
	TRY(buffer_set(&r->arena, &r->caption[next], text));
	TRY(close_table(r));
	if (!r->in_run)
		arena_clear(&r->table);
	memset(&r->work, 0, sizeof(r->work));
	r->work.table_no = ++r->table_no;
	r->work.lines = &r->lines;
	r->work.label = (span){r->label[next].p, r->label[next].n};
	r->work.caption = (span){r->caption[next].p, r->caption[next].n};
	r->work.kind = kind;
	r->work.first_line = r->work.last_line = line;
	r->open = true;
	r->waited = 0;
	return REPORT_OK;
}

/* The caption on the lines below a bare label ("附件1"), broken lines joined; *i is moved to its last line. */
static span
caption_below(reader *r, uint32_t *i)
{
	span s = SPAN_NONE;
	int taken = 0;

	for (uint32_t k = *i + 1; k < r->lines.n && taken < CAPTION_LINES; k++)
	{
		span t = line_clean(&r->lines, k);
		uint32_t table_end;
		caption other;

		if (arena_cancelled(&r->scratch, r->lines.line[k].n + 1u))
			break;
		if (t.n == 0 && !line_tabbed(&r->lines, k))
			continue;
		if (line_tabbed(&r->lines, k) || heading_at(&r->lines, k) || t.n > ROW_LINE_MAX ||
			text_longer(t, SHORT_TEXT * 2) || no_caption(t) ||
			caption_at(&r->scratch, &r->lines, k, &other) || bare_told(&r->lines, k) ||
			layout_at(&r->scratch, &r->lines, k, &table_end) >= 0)
			break;
		s = arena_join(&r->scratch, s, t);
		*i = k;
		taken++;
	}
	return s;
}

/* "教育：完成…": a paragraph that an item of a box begins with. */
static bool
starts_item(span s)
{
	const char *p = s.p, *end = span_end(s);

	for (int i = 0; i < 20; i++)
	{
		uint32_t c = text_next(&p, end);

		if (c == ':')
			return i > 0;
		if (c == TEXT_END || c == 0x3002)
			return false;
	}
	return false;
}

/*
 * The prose of a box: its first paragraph, and those that begin an item or go on where a page broke a sentence, up to
 * the next heading or caption.
 */
static void
find_box_end(reader *r, uint32_t first)
{
	bool open = true; /* the text so far does not end with a stop */
	caption other;

	for (uint32_t i = first; i < r->lines.n; i++)
	{
		span s = line_clean(&r->lines, i);

		if (arena_cancelled(&r->scratch, r->lines.line[i].n + 1u))
			break;
		if (s.n == 0)
			continue;
		if (heading_at(&r->lines, i) || caption_at(&r->scratch, &r->lines, i, &other) ||
			(!open && !starts_item(s)))
			break;
		r->work.last_line = i;
		open = !span_ends(s, SPAN("。"));
	}
}

/* Does a head, or a table of another layout, stand next below line i? */
static bool
head_below(reader *r, uint32_t i)
{
	uint32_t end;

	for (uint32_t k = i + 1; k < r->lines.n && !arena_cancelled(&r->scratch, r->lines.line[k].n + 1u); k++)
		if (!line_blank(&r->lines, k))
			return head_layout(&r->lines, k, r->lines.n) != LAYOUT_NONE || bare_told(&r->lines, k) ||
				   layout_at(&r->scratch, &r->lines, k, &end) >= 0;
	return false;
}

report_status
take_caption(reader *r, const caption *c, uint32_t *i)
{
	static const table_kind KINDS[] = {TABLE_OTHER, TABLE_OTHER, TABLE_BOX, TABLE_FIGURE};
	table_kind kind = KINDS[c->kind];
	span text = c->text;

	if (c->kind == CAPTION_FIGURE)
	{
		if (!arena_room(&r->arena, (void **) &r->figures, &r->figure_room, r->figure_n, sizeof(caption)))
			return REPORT_NOMEM;
		r->figures[r->figure_n] = *c;
		r->figures[r->figure_n++].label =
			arena_copy(&r->arena, c->label); /* what the caption has is scratch */
		return close_table(r);
	}
	if (r->open && caption_goes_on(text) && same_folded(c->label, r->work.label))
		return REPORT_OK; /* the page after */
	if (text.n == 0)
		text = caption_below(r, i);
	if (kind == TABLE_BOX && head_below(r, *i))
		kind = TABLE_OTHER; /* a box that holds a table of indicators */
	TRY(open_table(r, c->label, text, kind, c->line));
	if (kind == TABLE_BOX)
		find_box_end(r, *i + 1);
	return REPORT_OK;
}

report_status
add_note(reader *r, table_note n)
{
	table_work *w = &r->work;

	if (!r->open)
		return REPORT_OK;
	if (!arena_room(&r->table, (void **) &w->notes, &w->note_room, w->note_n, sizeof(table_note)))
		return REPORT_NOMEM;
	w->notes[w->note_n++] = n;
	return REPORT_OK;
}

/* The note on line *i and on the lines below that go on with it; *i is moved to its last line. */
report_status
take_note(reader *r, uint32_t *i)
{
	table_note n = {.line = *i, .last = *i};
	span label, text, s = line_clean(&r->lines, *i);

	for (uint32_t k = *i + 1; k < r->lines.n; k++)
	{
		span next = line_clean(&r->lines, k);

		if (arena_cancelled(&r->scratch, r->lines.line[k].n + 1u))
			return REPORT_CANCELLED;
		if (next.n == 0 || next.n > ROW_LINE_MAX || line_tabbed(&r->lines, k) || heading_at(&r->lines, k) ||
			note_line(&r->lines, k, &label, &text) || caption_at(&r->scratch, &r->lines, k, &(caption){0}))
			break;
		if (note_goes_on(next))
		{
			TRY(add_note(r, n));
			n = (table_note){.line = k, .last = k, .more = true};
		}
		else if (span_ends(s, SPAN("。")) || n.last - n.line >= NOTE_LINES)
			break;
		else
			n.last = k;
		s = next;
		*i = k;
	}
	return add_note(r, n);
}

/* The rows of a grid that goes on where the open table's ended: after a page break with text in it. */
static bool
goes_on(const reader *r, const grid *g)
{
	const grid *open = r->work.grid;

	if (!r->open || open == NULL || g->width != open->width || open->refused)
		return false;
	for (int i = 0; i < g->width; i++)
		if (!same_folded(g->head[i].text, open->head[i].text))
			return false;
	/* another year above the head of the next page */
	if (r->dated > open->last_line && r->dated <= g->first_line &&
		line_of_year(line_clean(&r->lines, r->dated - 1)).from !=
			(r->work.year_said != 0 ? r->work.year_said : years_in(r->work.caption).from))
		return false;
	return g->numbered
			   ? g->first_ordinal == open->last_ordinal + 1 || (g->first_ordinal == 0 && g->last->n > 0)
			   : r->broke <= open->last_line + 1;
}

static bool
is_year_line(const reader *r, uint32_t i)
{
	char buf[HEAD_BYTES];

	return years_only(head_fold(line_clean(&r->lines, i), buf));
}

/* No other year and no figure stands above the line, as the marks of a chart do. */
static bool
stands_alone(const reader *r, uint32_t at)
{
	for (uint32_t i = at; i > 0 && at - i < 3; i--)
		if (!line_blank(&r->lines, i - 1))
			return !is_year_line(r, i - 1) && !head_figure(line_clean(&r->lines, i - 1));
	return true;
}

/*
 * What the text directly above a grid calls it, and its line: above 2022年 or 单位：亿元  2022年 the line that they stand
 * below, if it is a caption.
 */
static span
named_above(const reader *r, const grid *g, uint32_t *line)
{
	uint32_t at = r->above - 1, upper;
	span own, over;

	*line = at;
	if (r->above == 0 || at >= g->first_line || (is_year_line(r, at) && !stands_alone(r, at)))
		return SPAN_NONE;
	own = caption_above(&r->lines, at, g->first_line);
	if (own.n == 0 || (!is_year_line(r, at) && span_find(own, SPAN("单位")) < 0))
		return own;
	for (upper = at; upper > 0 && at - upper < 2 && line_blank(&r->lines, upper - 1); upper--)
		;
	over = upper > 0 && (r->head.title.n == 0 || upper - 1 > r->head.title_last)
			   ? caption_above(&r->lines, upper - 1, at)
			   : SPAN_NONE;
	if (over.n == 0 || heading_at(&r->lines, upper - 1))
		return own;
	*line = upper - 1;
	return over;
}

/* A table that no caption announces is named by the text above it. */
static report_status
open_unlabelled(reader *r, const run *x)
{
	const grid *g = x->grid;
	uint32_t line;
	span above = named_above(r, g, &line);
	caption c;

	if (g->title.text.n > 0)
		return caption_in(&r->scratch, g->title.text, g->title.line, &c)
				   ? open_table(r, c.label, c.text, TABLE_OTHER, g->title.line)
				   : open_table(r, SPAN_NONE, g->title.text, TABLE_OTHER, g->title.line);
	if (above.n > 0)
		return open_table(r, SPAN_NONE, above, TABLE_OTHER, line);
	TRY(open_table(r, SPAN_NONE, SPAN_NONE, TABLE_OTHER, g->first_line));
	return emit_message(&r->arena, MESSAGE_NO_CAPTION, g->first_line, g->head[0].text, 0, 0);
}

/* 项目（万元）: the head of the names says it for all of them, where no column does. */
static unit
unit_of_names(const grid *g)
{
	unit of = UNIT_NONE;

	for (int i = 0; i < g->width; i++)
	{
		if (g->columns[i].kind == COLUMN_UNIT)
			return UNIT_NONE;
		if (g->columns[i].kind == COLUMN_NAME)
			of = g->columns[i].unit;
	}
	return of;
}

/* 单位：亿元 between caption and head, or in the caption: of all values that print none. */
static void
settle_unit(reader *r)
{
	span s = r->work.caption;
	ptrdiff_t at = span_find(s, SPAN("单位"));

	r->work.unit = r->work.grid->unit;
	if (unit_present(&r->work.unit))
		return;
	if (at > 0)
	{
		s = (span){s.p + at, s.n - (size_t) at};
		for (int i = 0; i < 2; i++)
			if (span_ends(s, i == 0 ? SPAN(")") : SPAN("）")))
				s.n -= i == 0 ? 1 : strlen("）");
		unit_line(s, &r->work.unit);
	}
	else if (r->unit_line > 0 && r->unit_line <= r->work.grid->first_line &&
			 (r->unit_line > r->work.first_line || r->unit_line == r->broke))
		r->work.unit = r->unit;
	else
		r->work.unit = unit_of_names(r->work.grid);
}

/*
 * 2022年 between the caption and the table, or right above a caption that has no number: of this year the table is.  A
 * caption that says another one leaves it open.
 */
static void
settle_dated(reader *r)
{
	uint32_t at = r->dated - 1, caption = r->work.first_line;
	years said, captioned = years_in(r->work.caption);

	if (r->dated == 0 || at == caption || at >= r->work.grid->first_line)
		return;
	if (at < caption &&
		(at + 1 != caption || r->work.label.n > 0 || !is_year_line(r, at) || !stands_alone(r, at)))
		return;
	said = line_of_year(line_clean(&r->lines, at));
	r->work.year_said = said.from;
	if (captioned.from != 0 || captioned.has_relative || captioned.plan_end != 0)
		r->work.years_differ = captioned.from != captioned.to
								   ? said.from < captioned.from || said.to > captioned.to
								   : said.from != captioned.from;
}

/* The grid of a run to the table that it is or goes on with. */
report_status
take_grid(reader *r, run *x)
{
	grid *g = x->grid, *open = r->work.grid;
	uint32_t line;

	if (goes_on(r, g))
	{
		open->last->next = g->first;
		open->last = g->last;
		open->last_ordinal = g->last_ordinal > 0 ? g->last_ordinal : open->last_ordinal;
		if (g->last_line > open->last_line)
			open->last_line = g->last_line;
	}
	else
	{
		if (!r->open || open != NULL || r->work.kind != TABLE_OTHER ||
			(r->waited > 0 && (g->title.text.n > 0 || named_above(r, g, &line).n > 0)))
			TRY(open_unlabelled(r, x));
		if (g->first_ordinal > 1)
			TRY(emit_message(&r->arena, MESSAGE_NO_ROW_ONE, g->first_ordinal_line,
							 line_clean(&r->lines, g->first_ordinal_line), g->first_ordinal, 0));
		r->work.grid = g;
		settle_unit(r);
		settle_dated(r);
	}
	if (g->last_line > r->work.last_line)
		r->work.last_line = g->last_line;
	return REPORT_OK;
}
