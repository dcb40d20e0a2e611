/*
 * report.c
 *		A report from its first line to its last: captions, runs of table lines, notes, in order.
 */
#include "report.h"
#include "box.h"
#include "document.h"
#include "fact.h"
#include "glossary.h"
#include "outline.h"
#include "project.h"
#include "html.h"
#include "layout.h"
#include "line_map.h"
#include "table.h"

#define SHORT_TEXT 30   /* characters: longer lines between cells are prose */
#define RUN_GAP 10      /* lines without a cell that a table may have inside */
#define CAPTION_LINES 3 /* that a caption below its label may take */
#define PAGE_MARK 12    /* characters: "— 12 —" does not end a table */

typedef struct reader
{
	arena arena;
	lines lines;
	report_head head;
	table_work work; /* the table being put together */
	bool open;       /* there is one */
	int table_no, note_no, project_no, group_no;
	size_t rows;
	outline outline;
	glossary glossary;
	caption *figures; /* emitted last: they take no number among the tables */
	size_t figure_n, figure_room;
	report_format format;
	html_document *html; /* NULL: the text is no HTML */
	size_t html_next;    /* its next table */
	uint32_t above;      /* the last line with a text outside tables, +1 */
	line_map map;
	fact_reader facts;
} reader;

#define TRY(status)                                                                                          \
	do                                                                                                       \
	{                                                                                                        \
		report_status status_ = (status);                                                                    \
		if (status_ != REPORT_OK)                                                                            \
			return status_;                                                                                  \
	} while (0)

static const struct
{
	const char *code, *sentence;
} MESSAGE_TEXTS[MESSAGES] = {
	[MESSAGE_NO_HEAD] = {"no_head", "%d rows have no head that says what their columns are."},
	[MESSAGE_NO_ROW_ONE] = {"no_row_one", "The ordinals of the table do not begin with 1 but with %d."},
	[MESSAGE_ORDINAL_GAP] = {"ordinal_gap", "The ordinal %d is followed by %d."},
	[MESSAGE_ROW_WIDTH] = {"row_width", "A row was expected here, but %d cells do not make rows of %d."},
	[MESSAGE_ROW_MISFIT] =
		{"row_misfit", "A cell of the row does not fit its column; the values of the row are left open."},
	[MESSAGE_ROW_DOUBTFUL] = {"row_doubtful",
							  "The row may be torn in more than one way; its values are left open."},
	[MESSAGE_ROW_MENDED] = {"row_mended", "The row was torn over two lines and put together again."},
	[MESSAGE_UNKNOWN_HEAD] = {"unknown_head",
							  "The head of the column is not known; the column was not read."},
	[MESSAGE_VALUE_NOT_UNDERSTOOD] = {"value_not_understood",
									  "The cell is kept as printed; it is no value that is understood."},
	[MESSAGE_UNIT_NOT_UNDERSTOOD] = {"unit_not_understood",
									 "The unit is kept as printed; the values of the row have none."},
	[MESSAGE_NO_YEAR] = {"no_year", "Neither head nor caption nor title says the year of the column."},
	[MESSAGE_NO_CAPTION] = {"no_caption", "No caption announces the table."},
	[MESSAGE_NO_TABLE] = {"no_table", "The caption is followed by no table that could be read."},
	[MESSAGE_STRAY_TEXT] = {"stray_text", "The text between two rows belongs to neither."},
	[MESSAGE_NO_TITLE] = {"no_title", "No line looks like the title of a report."},
	[MESSAGE_HTML_CUT] = {"html_cut",
						  "The HTML is nested too deeply; from here on it was read as text without tables."},
};

const char *
message_code_text(message_code code)
{
	return MESSAGE_TEXTS[code].code;
}

const char *
message_sentence(message_code code)
{
	return MESSAGE_TEXTS[code].sentence;
}

static report_status
close_table(reader *r)
{
	if (!r->open)
		return REPORT_OK;
	r->open = false;
	if (r->work.grid == NULL && (r->work.kind == TABLE_OTHER))
		TRY(emit_message(&r->arena, MESSAGE_NO_TABLE, r->work.first_line, r->work.caption, 0, 0));
	TRY(table_emit(&r->arena, &r->work, &r->head, &r->note_no, &r->rows, &r->group_no));
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
	TRY(close_table(r));
	memset(&r->work, 0, sizeof(r->work));
	r->work.table_no = ++r->table_no;
	r->work.label = label;
	r->work.caption = text;
	r->work.kind = kind;
	r->work.first_line = r->work.last_line = line;
	r->open = true;
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
		caption other;
		char *p;

		if (t.n == 0 && !line_tabbed(&r->lines, k))
			continue;
		if (line_tabbed(&r->lines, k) || heading_at(&r->lines, k) || text_characters(t) > SHORT_TEXT * 2 ||
			caption_at(&r->arena, &r->lines, k, &other))
			break;
		p = arena_get(&r->arena, s.n + t.n, 1);
		if (p == NULL)
			break;
		if (s.n > 0)
			memcpy(p, s.p, s.n);
		memcpy(p + s.n, t.p, t.n);
		s = (span){p, s.n + t.n};
		*i = k;
		taken++;
	}
	return s;
}

/* "教育：完成…": a paragraph that an item of a box begins with. */
static bool
starts_item(span s)
{
	const char *p = s.p, *end = s.p + s.n;

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

		if (s.n == 0)
			continue;
		if (heading_at(&r->lines, i) || caption_at(&r->arena, &r->lines, i, &other) ||
			(!open && !starts_item(s)))
			break;
		r->work.last_line = i;
		open = !span_ends(s, SPAN("。"));
	}
}

static report_status
take_caption(reader *r, const caption *c, uint32_t *i)
{
	static const table_kind KINDS[] = {TABLE_OTHER, TABLE_OTHER, TABLE_BOX, TABLE_FIGURE};
	span text = c->text;

	if (c->kind == CAPTION_FIGURE)
	{
		if (!arena_room(&r->arena, (void **) &r->figures, &r->figure_room, r->figure_n, sizeof(caption)))
			return REPORT_NOMEM;
		r->figures[r->figure_n++] = *c;
		return close_table(r);
	}
	if (text.n == 0)
		text = caption_below(r, i);
	TRY(open_table(r, c->label, text, KINDS[c->kind], c->line));
	if (c->kind == CAPTION_BOX)
		find_box_end(r, *i + 1);
	return REPORT_OK;
}

static report_status
take_note(reader *r, span label, span rest, uint32_t line)
{
	span item, text;

	if (!r->open)
		return REPORT_OK;
	while (note_item(&rest, &item, &text))
	{
		table_work *w = &r->work;

		if (!arena_room(&r->arena, (void **) &w->notes, &w->note_room, w->note_n, sizeof(table_note)))
			return REPORT_NOMEM;
		w->notes[w->note_n++] = (table_note){label, item, text, note_effects(text), line};
	}
	return REPORT_OK;
}

/* Could the line stand inside a table without being a cell?  Captions, headings, notes and prose could not. */
static bool
inside_table(reader *r, uint32_t i)
{
	span s = line_clean(&r->lines, i), label, text;
	caption c;

	return text_characters(s) <= SHORT_TEXT * 2 && span_find(s, SPAN("。")) < 0 &&
		   !heading_at(&r->lines, i) && !note_at(s, &label, &text) &&
		   !caption_at(&r->arena, &r->lines, i, &c);
}

/* A tabbed line that belongs to a table, and not the caption or the note of one. */
static bool
cell_line(reader *r, uint32_t i)
{
	caption c;
	span label, text;

	return line_tabbed(&r->lines, i) && !caption_at(&r->arena, &r->lines, i, &c) &&
		   !(line_fields(&r->lines, i) == 1 && note_at(line_clean(&r->lines, i), &label, &text));
}

/* Where the run of table lines that starts at i ends. */
static uint32_t
run_end(reader *r, uint32_t i)
{
	uint32_t end = i, gap = 0;
	bool blank = false;

	for (; i < r->lines.n && gap <= RUN_GAP; i++)
	{
		if (arena_cancelled(&r->arena, r->lines.line[i].n + 1u))
			break; /* asked again, and heeded, by the reader of the run */
		if (cell_line(r, i))
		{
			end = i + 1;
			gap = 0;
			blank = false;
		}
		else if (line_blank(&r->lines, i))
		{
			blank = true;
			gap++;
		}
		else
		{
			if (!inside_table(r, i) || (blank && text_characters(line_clean(&r->lines, i)) > SHORT_TEXT))
				break;
			/* directly below a cell it may be the rest of it, even at the end */
			if (!blank && end == i && text_characters(line_clean(&r->lines, i)) <= SHORT_TEXT)
				end = i + 1;
			gap++;
		}
	}
	return end;
}

static bool
is_tab_rows(const reader *r, uint32_t from, uint32_t to)
{
	uint32_t rows = 0, cells = 0;

	for (uint32_t i = from; i < to; i++)
	{
		int n = line_tabbed(&r->lines, i) ? line_fields(&r->lines, i) : 0;

		rows += n >= 2;
		cells += n == 1;
	}
	return rows * 2 > cells;
}

/* The rows of a grid that goes on where the open table's ended: after a page break with text in it. */
static bool
goes_on(const reader *r, const grid *g)
{
	const grid *open = r->work.grid;

	if (!r->open || open == NULL || g->width != open->width || !g->numbered || g->n == 0)
		return false;
	for (int i = 0; i < g->width; i++)
	{
		if (!same_folded(g->head[i].text, open->head[i].text))
			return false;
		if (g->columns[i].kind == COLUMN_ORDINAL && !g->rows[0].section &&
			cell_ordinal(g->rows[0].cells[i].text) != open->last_ordinal + 1)
			return false;
	}
	return true;
}

static report_status
append_rows(reader *r, const grid *g)
{
	grid *open = r->work.grid;

	for (size_t i = 0; i < g->n; i++)
	{
		if (!arena_room(&r->arena, (void **) &open->rows, &open->room, open->n, sizeof(grid_row)))
			return REPORT_NOMEM;
		open->rows[open->n++] = g->rows[i];
	}
	open->last_ordinal = g->last_ordinal;
	return REPORT_OK;
}

static report_status
take_grid(reader *r, grid *g)
{
	if (goes_on(r, g))
		TRY(append_rows(r, g));
	else
	{
		if (!r->open || r->work.grid != NULL || r->work.kind != TABLE_OTHER)
		{
			span above = r->above == 0 ? SPAN_NONE : caption_above(&r->lines, r->above - 1, g->first_line);

			TRY(open_table(r, SPAN_NONE, above, TABLE_OTHER, g->first_line));
			if (above.n == 0)
				TRY(emit_message(&r->arena, MESSAGE_NO_CAPTION, g->first_line, g->head[0].text, 0, 0));
		}
		r->work.grid = g;
	}
	if (g->last_line > r->work.last_line)
		r->work.last_line = g->last_line;
	return REPORT_OK;
}

static run *
new_run(reader *r, uint32_t from, uint32_t to)
{
	run *x = arena_get(&r->arena, 1, sizeof(*x));

	if (x == NULL)
		return NULL;
	x->arena = &r->arena;
	x->lines = &r->lines;
	x->from = from;
	x->to = to;
	return x;
}

/* The grids of a run to their tables, and what was complained of. */
static report_status
finish_run(reader *r, const run *x)
{
	if (x->cancelled)
		return REPORT_CANCELLED;
	if (x->out_of_memory)
		return REPORT_NOMEM;
	for (size_t i = 0; i < x->grid_n; i++)
		TRY(take_grid(r, &x->grids[i]));
	for (size_t i = 0; i < x->complaint_n; i++)
	{
		const complaint *c = &x->complaints[i];

		/* the ordinals of a page that goes on are no fault */
		if (c->code == MESSAGE_NO_ROW_ONE && x->grid_n > 0 && r->work.grid != x->grids &&
			goes_on(r, &x->grids[0]))
			continue;
		TRY(emit_message(&r->arena, c->code, c->line, c->excerpt, c->a, c->b));
	}
	return REPORT_OK;
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

/* A line of prose: what it heads, what it explains, what projects it counts, what figures it states. */
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
			TRY(glossary_line(&r->arena, &r->lines, &r->glossary, i, &taken));
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
	return project_paragraph(&r->arena, &r->lines, &r->outline, *i, &r->head, &r->group_no);
}

static report_status
take_run(reader *r, uint32_t from, uint32_t to)
{
	run *x = new_run(r, from, to);

	if (x == NULL)
		return REPORT_NOMEM;
	if (is_tab_rows(r, from, to))
		read_tab_rows(x);
	else
		read_cells(x);
	return finish_run(r, x);
}

/* The table of a matrix: its title is a caption where no other stands, its notes are the table's. */
static report_status
take_matrix(reader *r, matrix *m)
{
	run *x = new_run(r, m->first_line, m->last_line + 1);
	bool alone = !r->open || r->work.grid != NULL || r->work.kind != TABLE_OTHER;
	span label, text;
	caption c;
	unit u;

	if (x == NULL)
		return REPORT_NOMEM;
	if (r->above > 0 && unit_line(line_clean(&r->lines, r->above - 1), &u))
		m->unit = u;
	matrix_read(m, x);
	if (x->grid_n > 0 && m->title.text.n > 0 && alone)
	{
		TRY(caption_in(&r->arena, m->title.text, m->title.line, &c)
				? open_table(r, c.label, c.text, TABLE_OTHER, m->title.line)
				: open_table(r, SPAN_NONE, m->title.text, TABLE_OTHER, m->title.line));
	}
	TRY(finish_run(r, x));
	for (size_t i = 0; i < m->note_n; i++)
		if (note_at(m->notes[i].text, &label, &text))
			TRY(take_note(r, label, text, m->notes[i].line));
	if (r->open && x->grid_n > 0 && m->last_line > r->work.last_line)
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

	*taken = false;
	if (t != NULL && t->from == *i)
	{
		r->html_next++;
		matrices = &t->matrix;
		n = 1;
		end = t->to;
	}
	else
		TRY(layout_at(&r->arena, &r->lines, *i, &end, &matrices, &n));
	for (size_t k = 0; k < n; k++)
		TRY(take_matrix(r, &matrices[k]));
	*taken = end > *i;
	*i = *taken ? end - 1 : *i;
	return REPORT_OK;
}

static report_status
read_body(reader *r)
{
	for (uint32_t i = 0; i < r->lines.n; i++)
	{
		span s = line_clean(&r->lines, i), label, text;
		caption c;
		bool taken;
		unit u;

		if (arena_cancelled(&r->arena, r->lines.line[i].n + 16u))
			return REPORT_CANCELLED;
		if (s.n == 0)
			continue;
		TRY(take_layout(r, &i, &taken));
		if (taken)
			continue;
		if (caption_at(&r->arena, &r->lines, i, &c))
		{
			TRY(fact_break(&r->facts));
			TRY(outline_line(&r->arena, &r->lines, &r->outline, i));
			TRY(take_caption(r, &c, &i));
		}
		else if (cell_line(r, i))
		{
			uint32_t end = run_end(r, i);

			TRY(fact_break(&r->facts));
			TRY(take_run(r, i, end));
			i = end - 1;
		}
		else if (note_at(s, &label, &text))
		{
			TRY(fact_break(&r->facts));
			TRY(take_note(r, label, text, i));
		}
		else
		{
			if (!unit_line(s, &u) && (heading_at(&r->lines, i) || text_characters(s) > PAGE_MARK))
				TRY(close_table(r));
			if (r->head.title.n == 0 || i < r->head.title_first || i > r->head.title_last)
				TRY(take_prose(r, &i));
			r->above = i + 1;
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
	r->arena.env = line_map_env(&r->map, r->arena.env, r->html->line_of, r->lines.n);
	return REPORT_OK;
}

report_status
report_read(const char *text, size_t n, const report_options *options, const report_env *env)
{
	reader r;

	memset(&r, 0, sizeof(r));
	arena_init(&r.arena, env);
	r.format = options == NULL ? FORMAT_AUTO : options->format;
	TRY(split_text(&r, text, n, &r.format));
	TRY(document_head(&r.arena, &r.lines, &r.head));
	if (options != NULL && options->report_year != 0)
		r.head.report_year = options->report_year;
	r.head.format = r.format == FORMAT_AUTO ? FORMAT_TEXT : r.format;
	TRY(emit_event(&r.arena, &(report_event){EVENT_HEAD, {.head = &r.head}}));
	if (r.head.title.n == 0)
		TRY(emit_message(&r.arena, MESSAGE_NO_TITLE, 0, SPAN_NONE, 0, 0));
	TRY(outline_title(&r.arena, &r.lines, &r.outline, r.head.title, r.head.title_first, r.head.title_last));
	if (r.html != NULL && r.html->cut)
		TRY(emit_message(&r.arena, MESSAGE_HTML_CUT, 0, SPAN_NONE, 0, 0));
	TRY(fact_begin(&r.facts, &r.arena, &r.lines, &r.head));
	return read_body(&r);
}
