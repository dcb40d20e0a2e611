/*
 * table.c
 *		The one interpreter: what the rows of any grid mean.
 */
#include "table.h"
#include "project.h"
#include "settle.h"

/* What is settled once for a table. */
typedef struct reading
{
	arena *arena;
	table_work *work;
	const report_head *head;
	unsigned effects;
	bool binding_column;
	int parent_row_no;
	row_binding parent_binding;
	span section;
	int row_no;
	uint64_t reported; /* columns whose missing year was reported */
} reading;

/* A name cell taken apart. */
typedef struct name_parts
{
	span indicator;
	span unit_text;
	unit unit;
	bool starred;
	bool child;
} name_parts;

#define TRY(status)                                                                                          \
	do                                                                                                       \
	{                                                                                                        \
		report_status status_ = (status);                                                                    \
		if (status_ != REPORT_OK)                                                                            \
			return status_;                                                                                  \
	} while (0)

report_status
emit_event(arena *a, const report_event *e)
{
	return a->env->emit(a->env->ctx, e) == 0 ? REPORT_OK : REPORT_SINK;
}

report_status
emit_message(arena *a, message_code code, uint32_t line, span excerpt, int x, int y)
{
	report_message m = {code, line + 1, excerpt, x, y};

	return emit_event(a, &(report_event){EVENT_MESSAGE, {.message = &m}});
}

static span
drop_stars(span s, bool *starred)
{
	for (;;)
	{
		s = text_trim(s);
		if (span_ends(s, SPAN("\\*")))
			s.n -= 2;
		else if (span_ends(s, SPAN("*")))
			s.n -= 1;
		else if (span_ends(s, SPAN("＊")))
			s.n -= strlen("＊");
		else
			return s;
		*starred = true;
	}
}

/* Trailing * and blanks, then a trailing bracket if all of it is a unit, and a leading # or 其中： */
static name_parts
take_name_apart(arena *a, span cell)
{
	static const span OF_WHICH[] = {SPAN("其中:"), SPAN("其中：")};
	name_parts n = {.unit = UNIT_NONE};
	span s = drop_stars(text_trim(cell), &n.starred);

	if (s.n > 0 && *s.p == '#')
	{
		n.child = true;
		s = text_trim((span){s.p + 1, s.n - 1});
	}
	for (size_t i = 0; i < 2; i++)
		if (span_starts(s, OF_WHICH[i]))
		{
			n.child = true;
			s = text_trim((span){s.p + OF_WHICH[i].n, s.n - OF_WHICH[i].n});
		}
	for (const char *p = s.p, *end = s.p + s.n, *at = p; p < end; at = p)
	{
		span tail;

		if (text_fold_char(text_next_raw(&p, end)) != '(' || at == s.p)
			continue;
		tail = (span){at, (size_t) (end - at)};
		if (unit_parse(tail, &n.unit))
		{
			n.unit_text = tail;
			s.n = (size_t) (at - s.p);
			break;
		}
	}
	n.indicator = squeeze(a, drop_stars(s, &n.starred));
	return n;
}

/* The unit as text, without an outer bracket and blanks. */
static span
unit_text_of(arena *a, span s)
{
	span t = squeeze(a, s);

	for (int i = 0; i < 2; i++)
	{
		span open = i == 0 ? SPAN("(") : SPAN("（"), ascii = SPAN(")"), wide = SPAN("）");

		if (!span_starts(t, open))
			continue;
		t = (span){t.p + open.n, t.n - open.n};
		if (span_ends(t, ascii))
			t.n -= ascii.n;
		else if (span_ends(t, wide))
			t.n -= wide.n;
	}
	return t;
}

/* The value of a cell with the unit of its row filled in; NULL: not understood. */
static report_status
read_value(reading *r, span cell, span unit_text, const value **out)
{
	value *v = arena_get(r->arena, 1, sizeof(value));
	value_error ignored;
	value with_unit;
	char *text;
	size_t n;

	*out = NULL;
	if (v == NULL)
		return REPORT_NOMEM;
	if (value_parse(cell.p, cell.n, v, &ignored) != VALUE_OK)
		return REPORT_OK;
	*out = v;
	if (unit_text.n == 0 || !value_has_number(v) || unit_present(&v->unit))
		return REPORT_OK;
	text = arena_get(r->arena, value_print_room(v) + cell.n + unit_text.n, 1);
	if (text == NULL)
		return REPORT_NOMEM;
	n = value_with_unit(v, unit_text, text);
	if (value_parse(text, n, &with_unit, &ignored) == VALUE_OK)
		*v = with_unit;
	return REPORT_OK;
}

/* The basis that a note gives the indicator it names: "…指标按照七人普后人口口径计算". */
static span
basis_of_notes(const reading *r, span indicator)
{
	for (size_t i = 0; i < r->work->note_n; i++)
	{
		const table_note *n = &r->work->notes[i];
		ptrdiff_t at;
		span basis;

		if (!(n->effects & 1u << EFFECT_BASIS) || span_find(n->text, indicator) < 0)
			continue;
		at = span_find(n->text, SPAN("按"));
		basis = at < 0 ? n->text : (span){n->text.p + at, n->text.n - (size_t) at};
		if (span_ends(basis, SPAN("。")))
			basis.n -= strlen("。");
		return basis;
	}
	return SPAN_NONE;
}

static bool
note_concerns(const reading *r, note_effect effect, int year)
{
	for (size_t i = 0; i < r->work->note_n; i++)
	{
		const table_note *n = &r->work->notes[i];
		years y = years_in(n->text);

		if (n->effects & 1u << effect && (y.from == 0 || (y.from <= year && year <= y.to)))
			return true;
	}
	return false;
}

static value_status
status_of(const reading *r, const column *c, const value *v, row_binding binding)
{
	if (v != NULL && span_find(v->note, SPAN("调整")) >= 0)
		return STATUS_REVISED;
	if (c->role == ROLE_FORECAST)
		return STATUS_FORECAST;
	if (c->role == ROLE_ACTUAL && note_concerns(r, EFFECT_PRELIMINARY, c->years.to))
		return STATUS_PRELIMINARY;
	if (c->role == ROLE_TARGET && binding == ROW_BINDING && note_concerns(r, EFFECT_PROVISIONAL, c->years.to))
		return STATUS_PROVISIONAL;
	return STATUS_FINAL;
}

/*
 * The unit of the values of a column in a row: the row's, else the head's.  *fits: false where they differ, or where
 * the column is of rates and the row of amounts, so that a number alone does not say which it has.
 */
static report_status
unit_of_column(arena *a, const column *c, span row_unit, span *out, bool *fits)
{
	char print[UNIT_PRINT_MAX];
	unit u;
	bool known = row_unit.n > 0 && unit_parse(row_unit, &u), in_head = unit_present(&c->unit);

	*out = row_unit;
	*fits =
		!known || !in_head || (unit_same_base(&u, &c->unit) && unit_exponent(&u) == unit_exponent(&c->unit));
	if (c->growth)
	{
		*fits = in_head || !known || unit_class_of(&u) == UNIT_RATE;
		if (known && unit_class_of(&u) != UNIT_RATE)
			*out = SPAN_NONE;
	}
	if (out->n == 0 && in_head)
	{
		*out = arena_copy(a, (span){print, unit_print(&c->unit, print)});
		if (out->p == NULL)
			return REPORT_NOMEM;
	}
	return REPORT_OK;
}

static report_status
emit_value(reading *r, const report_row *row, int i, const cell *c, bool trusted, span row_unit)
{
	const column *col = &r->work->grid->columns[i];
	span unit_text;
	bool fits = true;
	report_value v = {.table_no = row->table_no, .row_no = row->row_no, .column_no = i + 1};

	TRY(unit_of_column(r->arena, col, row_unit, &unit_text, &fits));
	if (trusted)
	{
		TRY(read_value(r, c->text, unit_text, &v.value));
		if (v.value != NULL && !fits && value_has_number(v.value) && !unit_present(&v.value->unit))
			v.value = NULL;
		if (v.value == NULL)
			TRY(emit_message(r->arena, MESSAGE_VALUE_NOT_UNDERSTOOD, c->line, c->text, 0, 0));
	}
	if (col->years.to == 0 && !(r->reported & UINT64_C(1) << i))
	{
		r->reported |= UINT64_C(1) << i;
		TRY(emit_message(r->arena, MESSAGE_NO_YEAR, c->line, col->heading, 0, 0));
	}
	v.heading = col->heading;
	v.role = col->role;
	v.year_from = col->years.from;
	v.year = col->years.to;
	v.mean = col->mean;
	v.unit = unit_text;
	v.printed = c->text;
	v.basis = v.value != NULL && v.value->note.n > 0 ? v.value->note : basis_of_notes(r, row->indicator);
	v.status = status_of(r, col, v.value, row->binding);
	v.line = c->line + 1;
	return emit_event(r->arena, &(report_event){EVENT_VALUE, {.value = &v}});
}

/* Column, else the mark of the table's note, else the parent's; neither note nor column: unknown. */
static row_binding
binding_of(const reading *r, span printed, bool starred, bool inherits)
{
	if (r->binding_column)
		return cell_binding(printed);
	if (inherits)
		return r->parent_binding;
	if (r->effects & 1u << EFFECT_BINDING_MARK)
		return starred ? ROW_BINDING : ROW_EXPECTED;
	return ROW_BINDING_UNKNOWN;
}

/* What the cells of a row say of it, values apart. */
static void
read_row_cells(reading *r, const grid_row *g, report_row *row, name_parts *name, span *binding_cell)
{
	const grid *grid = r->work->grid;

	for (int i = 0; i < grid->width; i++)
	{
		span s = g->cells[i].text;

		if (cell_fits(grid->columns[i].kind, s) == FIT_NONE && grid->columns[i].kind != COLUMN_NAME)
			continue; /* of a shifted row: what stands there is something else */
		switch (grid->columns[i].kind)
		{
			case COLUMN_ORDINAL:
				row->seq = s;
				break;
			case COLUMN_NAME:
				if (row->printed.n == 0)
				{
					row->printed = s;
					*name = take_name_apart(r->arena, s);
				}
				break;
			case COLUMN_UNIT:
				if (s.n > 0 && !cell_dash(s))
					row->unit = unit_text_of(r->arena, s);
				break;
			case COLUMN_BINDING:
				*binding_cell = s;
				break;
			case COLUMN_VERDICT:
				if (s.n > 0 && !cell_dash(s) && row->verdict.n == 0)
				{
					row->verdict = squeeze(r->arena, s);
					row->verdict_heading = grid->columns[i].heading;
				}
				break;
			default:
				break;
		}
	}
	if (row->unit.n == 0 && name->unit_text.n > 0)
		row->unit = unit_text_of(r->arena, name->unit_text);
	row->indicator = name->indicator;
}

/* "一、经济发展" in the cells of a row: nothing but a name, and one that no indicator has. */
static bool
is_section_row(const grid *g, const grid_row *row)
{
	span name = SPAN_NONE;

	for (int i = 0; i < g->width; i++)
	{
		if (row->cells[i].text.n == 0)
			continue;
		if (name.n > 0 || (g->columns[i].kind != COLUMN_NAME && g->columns[i].kind != COLUMN_ORDINAL))
			return false;
		name = row->cells[i].text;
	}
	return name.n > 0 && looks_like_section(name);
}

static report_status
emit_row(reading *r, const grid_row *g)
{
	const grid *grid = r->work->grid;
	report_row row = {.table_no = r->work->table_no, .line = g->cells[0].line + 1};
	name_parts name = {.unit = UNIT_NONE};
	span binding_cell = SPAN_NONE;
	bool trusted = !g->doubtful, child;
	unit ignored;

	if (grid_fits(grid, g->cells) == FIT_NONE)
	{
		trusted = false;
		TRY(emit_message(r->arena, MESSAGE_ROW_MISFIT, g->cells[0].line, g->cells[0].text, 0, 0));
	}
	read_row_cells(r, g, &row, &name, &binding_cell);
	if (row.indicator.n == 0)
		return REPORT_OK; /* said above: a name does not fit empty */
	child = name.child;
	row.row_no = ++r->row_no;
	row.section = r->section;
	row.parent_row_no = child ? r->parent_row_no : 0;
	row.binding = binding_of(r, binding_cell, name.starred, child && row.seq.n == 0);
	if (row.verdict.n > 0)
		row.basis = cell_verdict_basis(row.verdict) == BASIS_REVISED_EXPECTATION &&
							r->effects & 1u << EFFECT_VERDICT_BASIS
						? BASIS_REVISED_EXPECTATION
						: BASIS_PRINTED_TARGET;
	if (!child)
	{
		r->parent_row_no = row.row_no;
		r->parent_binding = row.binding;
	}
	TRY(emit_event(r->arena, &(report_event){EVENT_ROW, {.row = &row}}));
	if (row.unit.n > 0 && !unit_parse(row.unit, &ignored))
		TRY(emit_message(r->arena, MESSAGE_UNIT_NOT_UNDERSTOOD, g->cells[0].line, row.unit, 0, 0));
	for (int i = 0; i < grid->width; i++)
		if (grid->columns[i].kind == COLUMN_VALUE && g->cells[i].text.n > 0)
			TRY(emit_value(r, &row, i, &g->cells[i], trusted, row.unit));
	return REPORT_OK;
}

static report_status
emit_notes(reading *r, int *note_no)
{
	for (size_t i = 0; i < r->work->note_n; i++)
	{
		const table_note *n = &r->work->notes[i];
		report_note out = {r->work->table_no, ++*note_no, n->label,
						   n->item,           n->text,    note_main_effect(n->effects),
						   n->line + 1};

		TRY(emit_event(r->arena, &(report_event){EVENT_NOTE, {.note = &out}}));
	}
	return REPORT_OK;
}

report_status
table_emit(arena *a, table_work *t, const report_head *head, int *note_no, size_t *rows, int *group_no)
{
	reading r = {.arena = a, .work = t, .head = head};
	report_table out = {t->table_no, t->label, t->caption, t->kind, t->first_line + 1, t->last_line + 1};

	for (size_t i = 0; i < t->note_n; i++)
		r.effects |= t->notes[i].effects;
	if (t->grid != NULL)
	{
		out.kind = settle_columns(t->grid, t->caption, head);
		for (int i = 0; i < t->grid->width; i++)
			r.binding_column |= t->grid->columns[i].kind == COLUMN_BINDING;
	}
	TRY(emit_event(a, &(report_event){EVENT_TABLE, {.table = &out}}));
	if (t->grid != NULL && out.kind != TABLE_PROJECTS)
		for (int i = 0; i < t->grid->width; i++)
			if (t->grid->columns[i].kind == COLUMN_OTHER)
				TRY(emit_message(a, MESSAGE_UNKNOWN_HEAD, t->grid->head[i].line, t->grid->columns[i].heading,
								 0, 0));
	if (t->grid != NULL &&
		(out.kind == TABLE_COMPLETION || out.kind == TABLE_TARGET || out.kind == TABLE_COMPARISON))
	{
		for (size_t i = 0; i < t->grid->n; i++)
		{
			const grid_row *row = &t->grid->rows[i];

			if (arena_cancelled(a, 1024))
				return REPORT_CANCELLED;
			if (row->section || (!row->doubtful && is_section_row(t->grid, row)))
			{
				span s = SPAN_NONE;

				for (int k = 0; s.n == 0 && k < (row->section ? 1 : t->grid->width); k++)
					s = row->cells[k].text;
				r.section = squeeze(a, s);
			}
			else
				TRY(emit_row(&r, row));
		}
	}
	if (out.kind == TABLE_PROJECTS)
		TRY(project_rows(a, t, head, group_no));
	*rows += (size_t) r.row_no;
	return emit_notes(&r, note_no);
}
