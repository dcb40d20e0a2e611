/*
 * report.c
 *		A report from its first line to its last: captions, runs of table lines, notes, in order.
 */
#include "reader.h"
#include "columns.h"
#include "document.h"
#include "extent.h"
#include "layout.h"
#include "places.h"
#include "project.h"

#define OPEN_TABLE_MOST (512 * 1024) /* bytes of memory: a table that took more ends where another begins */
#define PAGE_MARK 12                 /* characters: "— 12 —" does not end a table */
#define WAIT_LINES 6                 /* with a text, that may stand between a caption and its table */

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

/* 关于下达…计划的通知, 任务分解 */
static bool
says_allotment(span title)
{
	static const span WORDS[] = {SPAN("下达"), SPAN("分解"), SPAN("分配"), SPAN("分县")};

	return span_has_any(title, WORDS, LENGTH(WORDS));
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
				 .issuer = r->head.issuer,
				 .caption = r->open ? r->work.caption : SPAN_NONE,
				 .allots = says_allotment(r->head.title),
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

	if (!r->states)
		return REPORT_OK;
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
	return r->groups ? project_paragraph(&r->scratch, &r->lines, &r->outline, *i, &r->head, &r->group_no)
					 : REPORT_OK;
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

	if (rows == 0 && i >= r->told)
		rows = columns_rows_unread(&r->lines, i, &end);
	if (rows == 0)
		return REPORT_OK;
	r->told = end;
	return emit_message(&r->arena, MESSAGE_NO_HEAD, i, line_clean(&r->lines, i), rows, 0);
}

/* A heading or prose, which may end a table. */
static report_status
take_text(reader *r, uint32_t *i)
{
	r->broke = r->above = *i + 1;
	if (ends_table(r, *i))
		TRY(close_table(r));
	if (r->head.title.n > 0 && *i >= r->head.title_first && *i <= r->head.title_last)
		return REPORT_OK;
	return take_prose(r, i);
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
		else if (plain_heading_at(&r->lines, i))
			TRY(take_text(r, &i));
		else if (note_line(&r->lines, i, &label, &text))
		{
			TRY(fact_break(&r->facts));
			TRY(take_note(r, &i));
		}
		else if (page_mark_at(&r->lines, i))
			continue;
		else if (bare_told(&r->lines, i))
			TRY(take_bare(r, &i));
		else
		{
			if (line_of_year(s).from != 0)
				r->dated = i + 1;
			if (unit_line(s, &r->unit))
			{
				r->broke = r->unit_line = i + 1;
				continue;
			}
			TRY(tell_unread_rows(r, i));
			TRY(take_text(r, &i));
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
	unsigned kinds = options == NULL || options->kinds == 0 ? ~0u : options->kinds;

	r->format = options == NULL ? FORMAT_AUTO : options->format;
	r->states = kinds & EVENT_BIT(EVENT_FACT);
	r->groups = kinds & EVENT_BIT(EVENT_GROUP);
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
