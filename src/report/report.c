/*
 * report.c
 *		A report from its first line to its last: captions, runs of table lines, notes, in order.
 */
#include "report.h"
#include "box.h"
#include "document.h"
#include "extent.h"
#include "fact.h"
#include "glossary.h"
#include "html.h"
#include "layout.h"
#include "line_map.h"
#include "outline.h"
#include "places.h"
#include "project.h"
#include "table.h"

#define OPEN_TABLE_MOST (512 * 1024) /* bytes of memory: a table that took more ends where another begins */
#define SHORT_TEXT 30   /* characters: longer lines between cells are prose */
#define CAPTION_LINES 3 /* that a caption below its label may take */
#define NOTE_LINES 20   /* that a note may be broken over */
#define PAGE_MARK 12    /* characters: "— 12 —" does not end a table */
#define WAIT_LINES 6    /* with a text, that may stand between a caption and its table */

typedef struct reader
{
	seam seam;
	arena arena;   /* lasts as long as the reading */
	arena table;   /* cleared when no table is open */
	arena scratch; /* cleared all the time */
	lines lines;
	report_head head;
	table_work work;                  /* the table being put together */
	text_buffer label[2], caption[2]; /* of the open table and of the next */
	bool open;                        /* there is one */
	bool in_run;                      /* a run is being read: its memory is in use */
	uint32_t above;                   /* the last line with a text outside tables, +1 */
	uint32_t told;                    /* the line behind rows that were told to have no head that is understood */
	int waited;                       /* lines with a text below the caption of the open table, which has no grid yet */
	uint32_t broke;                   /* the last line with a text that is no page mark, +1 */
	unit unit;                        /* of the last 单位：…, */
	uint32_t unit_line;               /* and its line, +1 */
	/* the grid of the open table, and the one being read */
	struct
	{
		grid grid;
		column columns[GRID_WIDTH_MAX];
		cell head[GRID_WIDTH_MAX];
	} grids[2];
	int table_no, note_no, project_no, group_no;
	size_t rows;
	outline outline;
	glossary glossary;
	caption *figures; /* emitted last: they take no number among the tables */
	size_t figure_n, figure_room;
	report_format format;
	html_document *html; /* NULL: the text is no HTML */
	size_t html_next;    /* its next table */
	line_map map;
	fact_reader facts;
} reader;

static report_status
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
static report_status
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

static report_status
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

static report_status
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
static report_status
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
	return g->numbered
			   ? g->first_ordinal == open->last_ordinal + 1 || (g->first_ordinal == 0 && g->last->n > 0)
			   : r->broke <= open->last_line + 1;
}

/* What the text directly above a grid calls it. */
static span
named_above(const reader *r, const grid *g)
{
	return r->above > 0 && r->above - 1 < g->first_line
			   ? caption_above(&r->lines, r->above - 1, g->first_line)
			   : SPAN_NONE;
}

/* A table that no caption announces is named by the text above it. */
static report_status
open_unlabelled(reader *r, const run *x)
{
	const grid *g = x->grid;
	span above = named_above(r, g);
	caption c;

	if (g->title.text.n > 0)
		return caption_in(&r->scratch, g->title.text, g->title.line, &c)
				   ? open_table(r, c.label, c.text, TABLE_OTHER, g->title.line)
				   : open_table(r, SPAN_NONE, g->title.text, TABLE_OTHER, g->title.line);
	if (above.n > 0)
		return open_table(r, SPAN_NONE, above, TABLE_OTHER, r->above - 1);
	TRY(open_table(r, SPAN_NONE, SPAN_NONE, TABLE_OTHER, g->first_line));
	return emit_message(&r->arena, MESSAGE_NO_CAPTION, g->first_line, g->head[0].text, 0, 0);
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
}

/* The grid of a run to the table that it is or goes on with. */
static report_status
take_grid(reader *r, run *x)
{
	grid *g = x->grid, *open = r->work.grid;

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
			(r->waited > 0 && (g->title.text.n > 0 || named_above(r, g).n > 0)))
			TRY(open_unlabelled(r, x));
		if (g->first_ordinal > 1)
			TRY(emit_message(&r->arena, MESSAGE_NO_ROW_ONE, g->first_ordinal_line,
							 line_clean(&r->lines, g->first_ordinal_line), g->first_ordinal, 0));
		r->work.grid = g;
		settle_unit(r);
	}
	if (g->last_line > r->work.last_line)
		r->work.last_line = g->last_line;
	return REPORT_OK;
}

/* The run's grid is complete; the one that the open table does not hold is free. */
static grid *
next_grid(void *ctx, run *x)
{
	reader *r = ctx;
	int free;

	if (x->grid != NULL && x->status == REPORT_OK)
		x->status = take_grid(r, x);
	free = r->open && r->work.grid == &r->grids[0].grid;
	r->grids[free].grid.columns = r->grids[free].columns;
	r->grids[free].grid.head = r->grids[free].head;
	return &r->grids[free].grid;
}

static run
new_run(reader *r, uint32_t from, uint32_t to)
{
	return (run){.arena = &r->table,
				 .scratch = &r->scratch,
				 .lines = &r->lines,
				 .from = from,
				 .to = to,
				 .region = r->head.region_text,
				 .next_grid = next_grid,
				 .ctx = r};
}

static report_status
take_run(reader *r, uint32_t from, uint32_t to, layout of, bool bare)
{
	run x;

	if (!r->open)
		arena_clear(&r->table);
	r->in_run = true;
	x = new_run(r, from, to);
	x.bare = bare;
	if (of == LAYOUT_TABS)
		read_tab_rows(&x);
	else
		read_cells(&x);
	r->in_run = false;
	return x.status;
}

/* A table of a cell a line without TABs, or what its head says of one that cannot be read; *i is moved behind it. */
static report_status
take_bare(reader *r, uint32_t *i)
{
	uint32_t end, from = *i;

	TRY(fact_break(&r->facts));
	if (bare_extent(&r->scratch, &r->lines, from, &end))
	{
		*i = end - 1;
		return take_run(r, from, end, LAYOUT_CELLS, true);
	}
	*i += (uint32_t) bare_head(&r->lines, from) - 1;
	if (r->open && r->work.grid == NULL && r->work.kind == TABLE_OTHER)
		return REPORT_OK; /* its caption is told to have none */
	return emit_message(&r->arena, MESSAGE_NO_TABLE, from, line_clean(&r->lines, from), 0, 0);
}

/* The table of a matrix: its notes are the table's. */
static report_status
take_matrix(reader *r, matrix *m)
{
	run x = new_run(r, m->first_line, m->last_line + 1);

	matrix_read(m, &x);
	TRY(x.status);
	for (size_t i = 0; i < m->note_n; i++)
	{
		note_text *own = arena_get(&r->table, 1, sizeof(*own));

		if (own == NULL)
			return REPORT_NOMEM;
		if (note_at(m->notes[i].text, &own->label, &own->text))
			TRY(add_note(r, (table_note){.line = m->notes[i].line, .own = own}));
	}
	if (r->open && x.grid != NULL && m->last_line > r->work.last_line)
		r->work.last_line = m->last_line;
	return REPORT_OK;
}

/* A table whose borders are known at line *i, of the HTML or drawn in the text; *i is moved to its last line. */
static report_status
take_layout(reader *r, uint32_t *i, bool *taken)
{
	html_table *t =
		r->html != NULL && r->html_next < r->html->table_n ? &r->html->tables[r->html_next] : NULL;
	matrix *matrices = NULL;
	size_t n = 0;
	uint32_t end = *i;
	report_status status = REPORT_OK;
	int layout = -1;

	if (t != NULL && t->from == *i)
	{
		r->html_next++;
		matrices = &t->matrix;
		n = 1;
		end = t->to;
	}
	else
		layout = layout_at(&r->scratch, &r->lines, *i, &end);
	*taken = n > 0 || layout >= 0;
	if (!*taken)
		return REPORT_OK;
	if (r->open && r->table.taken > OPEN_TABLE_MOST)
		TRY(close_table(r));
	if (!r->open)
		arena_clear(&r->table);
	r->in_run = true;
	if (n == 0)
		status = layout_read(&r->table, layout, &r->lines, *i, end, &matrices, &n);
	for (size_t k = 0; k < n && status == REPORT_OK; k++)
		status = take_matrix(r, &matrices[k]);
	r->in_run = false;
	*i = end - 1;
	return status;
}

/* A heading says what the figures below it are; other prose states them. */
static report_status
take_facts(reader *r, uint32_t i)
{
	section_level level;
	span heading;

	if (outline_heading(&r->lines, &r->outline, i, &level, &heading))
		return fact_heading(&r->facts, (int) level, heading, i, r->outline.section_no);
	return fact_line(&r->facts, i, r->outline.section_no);
}

/* A line of prose: what it heads, what it explains, what projects it counts. */
static report_status
take_prose(reader *r, uint32_t *i)
{
	int sections = r->outline.section_no;

	if (r->glossary.open)
	{
		section_level level;
		span heading;
		bool taken;

		TRY(fact_break(&r->facts));
		if (!outline_heading(&r->lines, &r->outline, *i, &level, &heading) || level != SECTION_1)
		{
			TRY(glossary_line(&r->scratch, &r->lines, &r->glossary, i, &taken));
			if (taken)
				return REPORT_OK;
		}
		r->glossary.open = false;
	}
	TRY(outline_line(&r->arena, &r->lines, &r->outline, *i));
	if (r->outline.section_no > sections && r->outline.level == SECTION_1 &&
		glossary_heading(r->outline.heading[SECTION_1]))
		r->glossary.open = true;
	TRY(take_facts(r, *i));
	return project_paragraph(&r->scratch, &r->lines, &r->outline, *i, &r->head, &r->group_no);
}

/* 收　　　入: the blanks do not count. */
static bool
is_short(span s)
{
	int n = 0;

	for (const char *p = s.p, *end = span_end(s); p < end && n <= PAGE_MARK;)
		n += !text_is_space(text_next_raw(&p, end));
	return n <= PAGE_MARK;
}

/* Is line i the end of the open table?  Below a caption a few lines may stand before its table begins. */
static bool
ends_table(reader *r, uint32_t i)
{
	if (heading_at(&r->lines, i))
		return true;
	if (is_short(line_clean(&r->lines, i)))
		return false;
	return r->work.grid != NULL || r->work.kind != TABLE_OTHER || ++r->waited > WAIT_LINES;
}

/* Lines of columns that no reader took: told once. */
static report_status
tell_unread_rows(reader *r, uint32_t i)
{
	uint32_t end = i;
	int rows = i < r->told ? 0 : place_rows_unread(&r->lines, i, &end);

	if (rows == 0)
		return REPORT_OK;
	r->told = end;
	return emit_message(&r->arena, MESSAGE_NO_HEAD, i, line_clean(&r->lines, i), rows, 0);
}

static report_status
read_body(reader *r)
{
	for (uint32_t i = 0; i < r->lines.n; i++)
	{
		span s = line_clean(&r->lines, i), label, text;
		caption c;
		bool taken;

		if (arena_cancelled(&r->arena, r->lines.line[i].n + 16u))
			return REPORT_CANCELLED;
		if (s.n == 0)
			continue;
		arena_clear(&r->scratch);
		TRY(take_layout(r, &i, &taken));
		if (taken)
			continue;
		if (caption_at(&r->scratch, &r->lines, i, &c))
		{
			TRY(fact_break(&r->facts));
			TRY(outline_line(&r->arena, &r->lines, &r->outline, i));
			TRY(take_caption(r, &c, &i));
		}
		else if (cell_line(&r->scratch, &r->lines, i))
		{
			layout of;
			uint32_t end = run_extent(&r->scratch, &r->lines, i, &of);

			TRY(fact_break(&r->facts));
			TRY(take_run(r, i, end, of, false));
			i = end - 1;
		}
		else if (note_line(&r->lines, i, &label, &text))
		{
			TRY(fact_break(&r->facts));
			TRY(take_note(r, &i));
		}
		else if (page_mark(s))
			continue;
		else if (bare_told(&r->lines, i))
			TRY(take_bare(r, &i));
		else
		{
			r->broke = i + 1;
			if (unit_line(s, &r->unit))
			{
				r->unit_line = i + 1;
				continue;
			}
			TRY(tell_unread_rows(r, i));
			r->above = i + 1;
			if (ends_table(r, i))
				TRY(close_table(r));
			if (r->head.title.n == 0 || i < r->head.title_first || i > r->head.title_last)
				TRY(take_prose(r, &i));
		}
	}
	TRY(fact_break(&r->facts));
	TRY(close_table(r));
	return emit_figures(r);
}

/* The lines of the text, by its format. */
static report_status
split_text(reader *r, const char *text, size_t n, report_format *format)
{
	if (*format == FORMAT_AUTO && html_looks_like(text, n))
		*format = FORMAT_HTML;
	if (*format != FORMAT_HTML)
		return lines_split(&r->arena, text, n, &r->lines);
	r->html = arena_get(&r->arena, 1, sizeof(html_document));
	if (r->html == NULL)
		return REPORT_NOMEM;
	TRY(html_read(&r->arena, text, n, r->html));
	r->lines = r->html->lines;
	r->seam.env = line_map_env(&r->map, r->seam.env, r->html->line_of, r->lines.n);
	return REPORT_OK;
}

/* A message with a line of the source. */
static report_status
emit_of_source(reader *r, message_code code, uint32_t line)
{
	report_message m = {.code = code, .line = line + 1};

	return r->map.outer->emit(r->map.outer->ctx, &(report_event){EVENT_MESSAGE, {.message = &m}}) == 0
			   ? REPORT_OK
			   : REPORT_SINK;
}

static report_status
read_report(reader *r, const char *text, size_t n, const report_options *options)
{
	r->format = options == NULL ? FORMAT_AUTO : options->format;
	TRY(split_text(r, text, n, &r->format));
	TRY(document_head(&r->arena, &r->lines, &r->head));
	if (options != NULL && options->report_year != 0)
		r->head.report_year = options->report_year;
	r->head.format = r->format == FORMAT_AUTO ? FORMAT_TEXT : r->format;
	TRY(emit_event(&r->arena, &(report_event){EVENT_HEAD, {.head = &r->head}}));
	if (r->head.title.n == 0)
		TRY(emit_message(&r->arena, MESSAGE_NO_TITLE, 0, SPAN_NONE, 0, 0));
	TRY(outline_title(&r->arena, &r->lines, &r->outline, r->head.title, r->head.title_first,
					  r->head.title_last));
	if (r->html != NULL && r->html->cut)
		TRY(emit_of_source(r, MESSAGE_HTML_CUT, r->html->cut_line));
	if (r->html != NULL && r->html->damaged)
		TRY(emit_of_source(r, MESSAGE_HTML_DAMAGED, r->html->damaged_line));
	fact_begin(&r->facts, &r->arena, &r->lines, &r->head);
	return read_body(r);
}

report_status
report_read(const char *text, size_t n, const report_options *options, const report_env *env)
{
	reader r;
	report_status status;

	memset(&r, 0, sizeof(r));
	r.seam.env = env;
	arena_init(&r.arena, &r.seam, false);
	arena_init(&r.table, &r.seam, true);
	arena_init(&r.scratch, &r.seam, true);
	status = read_report(&r, text, n, options);
	/* what was read on without memory, or after the caller had enough, is no report */
	if (r.seam.cancelled)
		return REPORT_CANCELLED;
	return r.seam.failed ? REPORT_NOMEM : status;
}
