/*
 * grid.c
 *		Grids as the layout readers build them.
 */
#include "mend_names.h"
#include "grid.h"
#include "marks.h"
#include "caption.h"
#include "emit.h"

bool
run_stopped(run *r, size_t work)
{
	if (arena_cancelled(r->arena, work))
		r->status = REPORT_CANCELLED;
	else if (r->arena->seam->failed)
		r->status = REPORT_NOMEM;
	return r->status != REPORT_OK;
}

void
run_complain(run *r, message_code code, uint32_t line, span excerpt, int a, int b)
{
	if (r->status == REPORT_OK)
		r->status = emit_message(r->arena, code, line, excerpt, a, b);
}

bool
same_folded(span a, span b)
{
	const char *p = a.p, *p_end = span_end(a), *q = b.p, *q_end = span_end(b);

	for (;;)
	{
		uint32_t c = text_next(&p, p_end);

		if (c != text_next(&q, q_end))
			return false;
		if (c == TEXT_END)
			return true;
	}
}

static bool
same_cells(const cell *a, const cell *b, int n)
{
	for (int i = 0; i < n; i++)
		if (!same_folded(a[i].text, b[i].text))
			return false;
	return true;
}

bool
run_head_repeats(const run *r, const cell *cells, int width)
{
	return r->grid != NULL && r->grid->width == width && same_cells(r->grid->head, cells, width);
}

bool
grid_unreadable(const grid *g)
{
	bool values = false, named = false, beside = false;

	for (int i = 0; i < g->width; i++)
	{
		column_kind kind = g->columns[i].kind;

		values |= kind == COLUMN_VALUE || kind == COLUMN_OUTCOME;
		named |= kind == COLUMN_NAME;
		beside |= values && (kind == COLUMN_NAME || kind == COLUMN_ORDINAL);
	}
	return beside || (values && !named);
}

/* 机构类别, and nothing else that names the rows; -1: none, or several. */
static int
only_category(const grid *g)
{
	int at = -1;

	for (int i = 0; i < g->width; i++)
	{
		if (g->columns[i].kind != COLUMN_CATEGORY)
			continue;
		if (at >= 0)
			return -1;
		at = i;
	}
	return at;
}

/*
 * The column of the names.  Where no head says 指标 it is the first that says nothing else: 内容, 目标任务, an empty
 * corner.
 */
static void
settle_names(grid *g)
{
	int name = -1;

	for (int i = 0; i < g->width; i++)
	{
		column *c = &g->columns[i];

		if (c->kind != COLUMN_NAME)
			continue;
		if (name >= 0) /* 项目 and 指标: the second is the finer */
			g->columns[name].kind = COLUMN_CATEGORY;
		name = i;
	}
	if (name < 0 && (name = columns_finest_category(g->columns, g->width)) >= 0)
		g->columns[name].kind = COLUMN_NAME;
	for (int i = 0; name < 0 && i < g->width; i++)
	{
		column *c = &g->columns[i];

		if (c->kind == COLUMN_ORDINAL || c->kind == COLUMN_CATEGORY)
			continue;
		if (c->years.from != 0 || c->scope.n > 0 ||
			(c->kind != COLUMN_OTHER &&
			 !(c->kind == COLUMN_VALUE && c->role == ROLE_TARGET && c->years.from == 0)))
			break;
		c->kind = COLUMN_NAME;
		c->known = false;
		name = i;
	}
	if (name < 0 && (name = only_category(g)) >= 0)
		g->columns[name].kind = COLUMN_NAME;
	g->refused = grid_unreadable(g);
}

/* The columns of a head; a group head spreads to the right over empty cells. */
static void
set_columns(grid *g, const cell *cells, const cell *subhead, int width)
{
	span group = SPAN_NONE;

	g->numbered = false;
	for (int i = 0; i < width; i++)
	{
		span own = cells[i].text;

		if (subhead != NULL && own.n > 0)
			group = own;
		if (subhead != NULL && subhead[i].text.n > 0)
			g->columns[i] = head_column(subhead[i].text, group);
		else
		{
			g->columns[i] = head_column(own, SPAN_NONE);
			group = SPAN_NONE;
		}
		/* "2020 年" over two columns whose own heads were lost: neither is known */
		if (subhead == NULL && i + 1 < width && cells[i + 1].text.n == 0 && g->columns[i].role == ROLE_NONE &&
			g->columns[i].kind == COLUMN_VALUE)
			g->columns[i].kind = COLUMN_OTHER;
		/* 2025年 over a head that was lost, and one that was not */
		if (subhead != NULL && own.n > 0 && subhead[i].text.n == 0 && i + 1 < width &&
			cells[i + 1].text.n == 0 && subhead[i + 1].text.n > 0 && g->columns[i].kind == COLUMN_VALUE)
			g->columns[i].kind = COLUMN_OTHER;
		if (g->columns[i].kind == COLUMN_ORDINAL)
			g->numbered = true;
	}
	settle_names(g);
}

bool
run_begin(run *r, size_t rows)
{
	r->rows = arena_get(r->arena, rows, sizeof(grid_row));
	r->row_room = r->rows == NULL ? 0 : rows;
	return !run_stopped(r, 0);
}

void
run_end(run *r)
{
	if (r->grid != NULL && !run_stopped(r, 0))
		r->next_grid(r->ctx, r);
}

void
run_close(run *r)
{
	run_end(r);
	r->grid = NULL;
	r->rows = r->rows == NULL ? NULL : r->rows + r->row_n;
	r->row_room -= r->row_n;
	r->row_n = 0;
	r->stored = NULL;
	r->stored_n = r->stored_room = 0;
}

static void
start_grid(run *r, const cell *cells, const cell *subhead, int width)
{
	grid_part *s = arena_get(r->arena, 1, sizeof(*s));
	size_t early = r->grid == NULL ? r->row_n : 0; /* rows before any head */
	column *columns;
	cell *head;
	grid *g;

	if (run_stopped(r, 0))
		return;
	r->grid = g = r->next_grid(r->ctx, r);
	if (r->status != REPORT_OK)
		return;
	*s = (grid_part){r->lines, r->list, r->stored, r->rows == NULL ? NULL : r->rows + r->row_n - early,
					 early,    NULL};
	columns = g->columns;
	head = g->head;
	*g = (grid){.columns = columns, .head = head, .width = width, .title = r->title, .unit = r->unit};
	r->title = (cell){SPAN_NONE, 0};
	g->first = g->last = s;
	g->first_line = g->last_line = cells[0].line;
	memcpy(g->head, cells, (size_t) width * sizeof(cell));
	g->has_subhead = subhead != NULL;
	set_columns(g, cells, subhead, width);
}

void
run_head_anew(run *r, const cell *cells, const cell *subhead, int width)
{
	start_grid(r, cells, subhead, width);
}

grid *
run_head(run *r, const cell *cells, const cell *subhead, int width)
{
	grid *g = r->grid;

	if (!run_head_repeats(r, cells, width))
		start_grid(r, cells, subhead, width);
	else if (!g->has_subhead && subhead != NULL)
	{
		/* a second head row that was lost before the first page is there before the second */
		g->has_subhead = true;
		set_columns(g, cells, subhead, width);
	}
	return run_stopped(r, 0) ? NULL : r->grid;
}

static void
add_row(run *r, grid_row row)
{
	grid_part *s = r->grid == NULL ? NULL : r->grid->last;
	size_t before = s == NULL ? 0 : (size_t) (s->rows - r->rows);

	if (!arena_room(r->arena, (void **) &r->rows, &r->row_room, r->row_n, sizeof(grid_row)))
		return;
	r->rows[r->row_n++] = row;
	if (s != NULL)
	{
		s->rows = r->rows + before;
		s->n++;
	}
}

void
run_ordinals(run *r, const cell *cells)
{
	grid *g = r->grid;
	int filled = 0;

	for (int i = 0; i < g->width; i++)
		filled += cells[i].text.n > 0;
	g->anew |= filled == 1;
	for (int i = 0; i < g->width; i++)
	{
		int ordinal = g->columns[i].kind == COLUMN_ORDINAL ? cell_ordinal(cells[i].text) : -1;
		bool again; /* a list in sections, each counted from 1 */

		if (g->columns[i].kind == COLUMN_ORDINAL && ordinal < 0 && cell_numeral(cells[i].text))
			g->anew = true; /* 二 | 民生 */
		if (ordinal < 0 || g->refused)
			continue;
		again = ordinal == 1 && (g->anew || (g->last->n > 0 && g->last->rows[g->last->n - 1].section));
		g->anew = false;
		if (g->last_ordinal == 0)
		{
			g->first_ordinal = ordinal;
			g->first_ordinal_line = cells[0].line;
		}
		else if (ordinal != g->last_ordinal + 1 && !again)
			run_complain(r, MESSAGE_ORDINAL_GAP, cells[0].line, cells[i].text, g->last_ordinal, ordinal);
		g->last_ordinal = ordinal;
	}
}

void
run_row_at(run *r, grid_row row, const cell *cells)
{
	if (r->grid != NULL)
		run_ordinals(r, cells);
	add_row(r, row);
}

void
run_section_at(run *r, uint32_t at)
{
	add_row(r, (grid_row){.at = at, .section = true});
}

void
run_section_lost(run *r, uint32_t at)
{
	add_row(r, (grid_row){.at = at, .section = true, .doubtful = true});
}

/* Keeps the cells; where they are. */
static uint32_t
store_cells(run *r, const cell *cells, int n)
{
	uint32_t at = (uint32_t) r->stored_n;

	for (int i = 0; i < n; i++)
		if (arena_room(r->arena, (void **) &r->stored, &r->stored_room, r->stored_n, sizeof(cell)))
			r->stored[r->stored_n++] = cells[i];
	if (r->grid != NULL)
		r->grid->last->stored = r->stored;
	return at;
}

void
run_row(run *r, const cell *cells, bool doubtful)
{
	if (r->grid != NULL)
		run_row_at(r, (grid_row){.at = store_cells(r, cells, r->grid->width), .doubtful = doubtful}, cells);
}

void
run_section(run *r, cell c)
{
	if (r->grid != NULL)
		run_section_at(r, store_cells(r, &c, 1));
}

cell
cell_of_list(const cell_list *list, size_t at)
{
	const list_cell *c = &list->cells[at];
	span s;
	int field = 0;

	if (c->joined != 0)
		return (cell){list->joined[c->joined - 1], c->line};
	s = line_text(list->lines, c->line);
	if (c->field == LIST_WHOLE_LINE)
	{
		if (c->front == LINE_ENDS_LONG)
			return (cell){text_trim(s), c->line};
		return (cell){{s.p + c->front, s.n - c->front - c->back}, c->line};
	}
	while (s.n > 0)
	{
		const char *tab = memchr(s.p, '\t', s.n);
		size_t n = tab == NULL ? s.n : (size_t) (tab - s.p);
		span t = text_trim((span){s.p, n});

		if (t.n > 0 && field++ == c->field)
			return (cell){t, c->line};
		n += tab != NULL;
		s.p += n;
		s.n -= n;
	}
	return (cell){SPAN_NONE, c->line};
}

/*
 * The row with empty cells for its first n categories, and for what its end lacks; false: it has not as many in front of
 * its name.
 */
static bool
put_empty(const grid *g, const row *x, int n, row *out)
{
	int from = 0;

	out->n = g->width;
	out->line = x->line;
	for (int i = 0; i < g->width; i++)
	{
		if (g->columns[i].kind == COLUMN_NAME && n > 0)
			return false;
		if ((g->columns[i].kind == COLUMN_CATEGORY && n > 0) || from == x->n)
		{
			out->cells[i] = (cell){SPAN_NONE, x->line};
			n--;
		}
		else
			out->cells[i] = x->cells[from++];
	}
	return true;
}

/* 社会发展农村公路: a category and a name between which the TAB was lost. */
static bool
begins_with_category(span name)
{
	static const span ENDS[] = {SPAN("发展"), SPAN("领域"), SPAN("方面"), SPAN("类")};

	for (size_t i = 0; i < LENGTH(ENDS); i++)
	{
		ptrdiff_t at = span_find(name, ENDS[i]);

		if (at > 0 && at <= (ptrdiff_t) strlen("经济社会") && (size_t) at + ENDS[i].n < name.n)
			return true;
	}
	return false;
}

/* Does the row name an indicator, with an ordinal where rows have one, and a figure of it? */
static bool
names_and_counts(const grid *g, const row *x)
{
	bool figure = false;

	for (int i = 0; i < g->width; i++)
	{
		column_kind kind = g->columns[i].kind;

		if (((kind == COLUMN_NAME || kind == COLUMN_ORDINAL) && x->cells[i].text.n == 0) ||
			(kind == COLUMN_NAME && begins_with_category(x->cells[i].text)))
			return false;
		figure |= kind == COLUMN_VALUE && cell_number(x->cells[i].text);
	}
	return figure || g->numbered;
}

/*
 * May the last cells, so many, be remarks that were cut off with their TABs?  Only where each other cell is filled and
 * none could be another's: the last is a number or 约束性, and no column takes any text.
 */
static bool
may_be_cut(const grid *g, const row *x, int cut)
{
	span last = x->cells[x->n - 1].text;

	for (int i = 0; i < g->width; i++)
	{
		column_kind kind = g->columns[i].kind;

		if ((kind == COLUMN_REMARK) != (i >= g->width - cut) || kind == COLUMN_OTHER ||
			kind == COLUMN_OUTCOME)
			return false;
	}
	return row_filled(x) == x->n && (cell_number(last) || cell_binding(last) != ROW_BINDING_UNKNOWN);
}

/* Each cell fits surely; 推进中 is a verdict that is not known, in a row that its ordinal holds together. */
static bool
fits_whole(const grid *g, const row *x)
{
	for (int i = 0; i < g->width; i++)
	{
		column_kind kind = g->columns[i].kind;
		bool graded = g->numbered && (kind == COLUMN_VERDICT || kind == COLUMN_OUTCOME);

		if (cell_fits(kind, x->cells[i].text) < (graded ? FIT_LOOSE : FIT_SURE) ||
			(kind == COLUMN_REMARK && cell_number(x->cells[i].text)) ||
			(kind == COLUMN_NAME && surely_section(x->cells[i].text)))
			return false; /* the row may have moved the other way */
	}
	return true;
}

bool
grid_may_lack(const grid *g)
{
	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_CATEGORY || g->columns[i].kind == COLUMN_REMARK)
			return true;
	return false;
}

void
grid_fit_row(const grid *g, row *x)
{
	int missing;
	row whole;

	row_drop_empty_end(x, g->width);
	missing = g->width - x->n;
	if (x->n < 3 || missing <= 0 || g->refused || !grid_may_lack(g))
		return;
	for (int cut = 0; cut <= missing; cut++)
		if ((cut == 0 || may_be_cut(g, x, cut)) && put_empty(g, x, missing - cut, &whole) &&
			names_and_counts(g, &whole) && fits_whole(g, &whole))
		{
			memcpy(x->cells, whole.cells, (size_t) whole.n * sizeof(cell));
			x->n = whole.n;
			return;
		}
}

bool
grid_row_cells(const grid *g, const grid_part *s, size_t i, arena *a, row *out)
{
	const grid_row *r = &s->rows[i];

	if (r->dropped)
		return false;
	if (s->list == NULL && s->stored == NULL)
	{
		if (!row_read(s->lines, r->at, r->at + r->more, a, out))
			return false;
		grid_fit_row(g, out);
		if (r->section)
			return row_text_only(out, &out->cells[0]);
		return out->n == g->width;
	}
	out->n = r->section ? 1 : g->width;
	for (int k = 0; k < out->n; k++)
		out->cells[k] =
			s->stored != NULL ? s->stored[r->at + (size_t) k] : cell_of_list(s->list, r->at + (size_t) k);
	out->line = out->cells[0].line;
	return true;
}

bool
grid_next_row(const grid *g, row_walk *w, arena *a, row *out)
{
	for (; w->part != NULL; w->part = w->part->next, w->i = 0)
		while (w->i < w->part->n)
		{
			w->row = &w->part->rows[w->i];
			if (arena_cancelled(a, 256) || a->seam->failed)
				return false;
			arena_clear(a);
			if (grid_row_cells(g, w->part, w->i++, a, out))
			{
				join_broken_name(g, w, a, out);
				return true;
			}
		}
	return false;
}

size_t
grid_count(const grid *g)
{
	size_t n = 0;

	for (const grid_part *s = g->first; s != NULL; s = s->next)
		for (size_t i = 0; i < s->n; i++)
			n += !s->rows[i].section && !s->rows[i].dropped;
	return n;
}

bool
grid_says_done(const grid *g, const cell *cells, int i)
{
	if (g->columns[i].kind != COLUMN_VALUE || !cell_verdict(cells[i].text))
		return false;
	for (int k = 0; k < g->width; k++)
		if (k != i && g->columns[k].kind == COLUMN_VALUE && cell_assigned(cells[k].text))
			return true;
	return false;
}

/* 基本完成 in the place of a result, where no column of verdicts could have lost it: nothing has moved. */
static bool
says_verdict(const grid *g, const cell *cells, int i)
{
	if (g->columns[i].kind != COLUMN_VALUE || !cell_verdict(cells[i].text) || cell_value(cells[i].text) ||
		(g->columns[i].role != ROLE_ACTUAL && g->columns[i].role != ROLE_FORECAST))
		return false;
	for (int k = 0; k < g->width; k++)
		if (g->columns[k].kind == COLUMN_VERDICT || g->columns[k].kind == COLUMN_OUTCOME)
			return false;
	return true;
}

cell_fit
grid_fits(const grid *g, const cell *cells)
{
	cell_fit worst = FIT_SURE;

	for (int i = 0; i < g->width; i++)
	{
		cell_fit fit = cell_fits(g->columns[i].kind, cells[i].text);

		if (fit == FIT_NONE && (grid_says_done(g, cells, i) || says_verdict(g, cells, i)))
			fit = FIT_LOOSE;
		if (fit < worst)
			worst = fit;
	}
	return worst;
}

/* 一、 （一） Ⅰ. and the like at the start. */
bool
numbered_section(span s)
{
	const char *p = s.p, *end = span_end(s);
	bool bracket = text_match(p, end, "(", 1) > 0;
	int n = 0;

	if (bracket)
		text_next(&p, end);
	for (;;)
	{
		uint32_t c = text_next(&p, end);

		if (han_numeral(c) <= 0)
			return n > 0 && (bracket ? c == ')' : c == 0x3001 || c == '.' || c == ',');
		n++;
	}
}

/* Nothing that stands in a column of its own. */
static bool
is_prose(span text)
{
	return cell_ordinal(text) < 0 && cell_binding(text) == ROW_BINDING_UNKNOWN && !cell_verdict(text) &&
		   !cell_value(text);
}

bool
surely_section(span text)
{
	static const marked WORDS[] = {MARKED("指标"), MARKED("类"), MARKED("发展"), MARKED("方面"),
								   MARKED("领域")};
	marked s;

	text = text_trim(text);
	if (numbered_section(text)) /* "一、…" */
		return true;
	s = marked_text(text);
	return marked_has_any(&s, WORDS, LENGTH(WORDS));
}

/* How the names of indicators end: 单位GDP能耗 is one without values, not a section. */
bool
ends_as_indicator(span name)
{
	static const span ENDS[] = {SPAN("率"),   SPAN("额"),   SPAN("量"), SPAN("数"), SPAN("值"),
								SPAN("度"),   SPAN("耗"),   SPAN("入"), SPAN("比"), SPAN("速"),
								SPAN("人口"), SPAN("面积"), SPAN("）"), SPAN("资"), SPAN("比重"),
								SPAN("支出"), SPAN("寿命")};

	if (name.n == 0 || (unsigned char) name.p[name.n - 1] < 0x80)
		return span_ends(name, SPAN(")"));
	for (size_t i = 0; i < LENGTH(ENDS); i++)
		if (span_ends(name, ENDS[i]))
			return true;
	return false;
}

bool
looks_like_section(span text)
{
	size_t n;

	text = text_trim(text);
	n = text_characters(text);
	/* "经济", "创新驱动" */
	return n > 0 && n <= 40 && ((n <= 8 && !ends_as_indicator(text)) || surely_section(text)) &&
		   is_prose(text);
}

bool
grid_is_section(const grid *g, const row *row, span *section)
{
	span name = SPAN_NONE, ordinal = SPAN_NONE;

	for (int i = 0; i < g->width; i++)
	{
		span s = row->cells[i].text;

		if (s.n == 0)
			continue;
		if (g->columns[i].kind == COLUMN_ORDINAL && cell_ordinal(s) < 0)
			ordinal = s;
		else if (name.n == 0 && (g->columns[i].kind == COLUMN_NAME || g->columns[i].kind == COLUMN_ORDINAL))
			name = s;
		else
			return false;
	}
	if (name.n == 0)
		name = ordinal;
	*section = name;
	if (ordinal.n > 0 && name.n > 0 && cell_numeral(ordinal))
		return true;
	return name.n > 0 && looks_like_section(name);
}
