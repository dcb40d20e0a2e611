/*
 * table.c
 *		The one interpreter: what the rows of any grid mean.
 */
#include "table.h"
#include "mend_names.h"
#include "project.h"
#include "name.h"
#include "parts.h"
#include "settle.h"

/* What is settled once for a table, and what goes on from row to row. */
typedef struct reading
{
	arena *arena; /* cleared for every row */
	table_work *work;
	const report_head *head;
	const note_effects_of_table *notes;
	bool binding_column;
	int parent_row_no;
	row_binding parent_binding;
	bool child; /* the row above is one */
	text_buffer section;
	int row_no;
	int next_ordinal;  /* that a name may begin with; 0: names begin with none */
	uint64_t reported; /* columns whose missing year was reported */
	int plan_from;     /* first year of the plan that the targets end; 0: not known */
	int extra;         /* values of the row so far that have no column of their own */
	value value, with_unit;
} reading;

report_status
emit_event(arena *a, const report_event *e)
{
	if (a->seam->failed)
		return REPORT_NOMEM;
	if (a->seam->cancelled)
		return REPORT_CANCELLED;
	return a->seam->env->emit(a->seam->env->ctx, e) == 0 ? REPORT_OK : REPORT_SINK;
}

report_status
emit_message(arena *a, message_code code, uint32_t line, span excerpt, int x, int y)
{
	report_message m = {code, line + 1, excerpt, x, y};

	return emit_event(a, &(report_event){EVENT_MESSAGE, {.message = &m}});
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

/* The value of a cell with the unit of its row filled in; NULL: not understood.  It lasts until the next one. */
static report_status
read_value(reading *r, span cell, span unit_text, const value **out)
{
	value *v = &r->value;
	value_error ignored;
	char *text;
	size_t n;

	*out = NULL;
	if (!cell_parse(cell, v))
		return REPORT_OK;
	*out = v;
	if (unit_text.n == 0 || !value_has_number(v) || unit_present(&v->unit))
		return REPORT_OK;
	text = arena_get(r->arena, value_print_room(v) + cell.n + unit_text.n, 1);
	if (text == NULL)
		return REPORT_NOMEM;
	n = value_with_unit(v, unit_text, text);
	if (value_parse(text, n, &r->with_unit, &ignored) == VALUE_OK)
		*out = &r->with_unit;
	return REPORT_OK;
}

static value_status
status_of(const reading *r, const column *c, const value *v, const report_row *row, bool growth)
{
	if (v != NULL && span_find(v->note, SPAN("调整")) >= 0)
		return STATUS_REVISED;
	if (c->role == ROLE_FORECAST)
		return STATUS_FORECAST;
	if (c->role == ROLE_ACTUAL &&
		notes_concern(r->notes, EFFECT_PRELIMINARY, c->years.to, row->indicator, growth))
		return STATUS_PRELIMINARY;
	if (c->role == ROLE_TARGET && row->binding == ROW_BINDING &&
		notes_concern(r->notes, EFFECT_PROVISIONAL, c->years.to, row->indicator, growth))
		return STATUS_PROVISIONAL;
	return STATUS_FINAL;
}

/* 城镇化率 in a table of 亿元 is not one of its amounts. */
static bool
names_a_rate(span indicator)
{
	static const span WORDS[] = {SPAN("率"),   SPAN("比重"), SPAN("占比"), SPAN("增速"),
								 SPAN("增长"), SPAN("指数"), SPAN("比例"), SPAN("强度"),
								 SPAN("涨幅"), SPAN("降低"), SPAN("下降"), SPAN("增幅")};

	return span_has_any(indicator, WORDS, LENGTH(WORDS));
}

/* 年均增速: a number below it is a rate in percent, also where no % is printed; 年均增长 may be an amount. */
static bool
heads_a_rate(const column *c)
{
	static const span RATES[] = {SPAN("增速"), SPAN("增长速度"), SPAN("增长率")};

	/* 年均增速/累计: sums stand there too, as in 〔累计〕, but without their bracket */
	return span_has_any(c->heading, RATES, LENGTH(RATES)) && span_find(c->heading, SPAN("/累计")) < 0 &&
		   span_find(c->heading, SPAN("或累计")) < 0;
}

/*
 * The unit of the values of a column in a row: the row's, else the head's.  *fits: false where they differ, or where
 * the column is of rates and the row of amounts, so that a number alone does not say which it has.
 */
static report_status
unit_of_column(reading *r, const column *c, const report_row *row, span *out, bool *fits)
{
	char print[UNIT_PRINT_MAX];
	span row_unit = row->unit;
	const unit *other = &c->unit;
	unit u;
	bool known = row_unit.n > 0 && cell_unit(row_unit, &u), in_head = unit_present(&c->unit);

	*out = row_unit;
	*fits =
		!known || !in_head || (unit_same_base(&u, &c->unit) && unit_exponent(&u) == unit_exponent(&c->unit));
	if (c->growth)
	{
		*fits = in_head || !known || unit_class_of(&u) == UNIT_RATE;
		if (known && unit_class_of(&u) != UNIT_RATE)
			*out = SPAN_NONE;
		if (!*fits && heads_a_rate(c))
		{
			*fits = true;
			*out = SPAN("%");
		}
	}
	if (!in_head && unit_present(&r->work->unit) &&
		(unit_class_of(&r->work->unit) == UNIT_RATE || !names_a_rate(row->indicator)))
		other = &r->work->unit;
	if (out->n == 0 && unit_present(other) && !(known && !in_head))
	{
		*out = arena_copy(r->arena, (span){print, unit_print(other, print)});
		if (out->p == NULL)
			return REPORT_NOMEM;
	}
	return REPORT_OK;
}

/* 〔25〕 */
static bool
is_sum(span s)
{
	value v;
	value_error ignored;
	uint32_t c = text_peek(s.p, span_end(s));

	return (c == 0x3014 || c == '[') && value_parse(s.p, s.n, &v, &ignored) == VALUE_OK && v.cumulative;
}

/* 利润总额（1—8月） in a table about 1-9月: the row says itself up to which month its sums go. */
static int
month_of_row(const report_row *row, const months *of_column)
{
	months own = of_column->from == 1 && of_column->to > 1 ? months_in(row->indicator) : (months){0};

	return months_named(&own) && own.from == 1 && own.to > 1 ? own.to : of_column->to;
}

/* 〔0.3〕 of 2021-2022 beside what was reached in 2022 was reached too; else a sum is a goal. */
static column_role
role_of_sum(const grid *g, const column *c)
{
	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_VALUE && g->columns[i].role == ROLE_ACTUAL && c->years.to != 0 &&
			g->columns[i].years.to == c->years.to)
			return ROLE_ACTUAL;
	return ROLE_TARGET;
}

/* [46.3] under the first of several years, nothing under the others: the sum of all of them, in a cell that was merged. */
static bool
is_merged_sum(const grid *g, const row *x, int i)
{
	int behind = 0;

	for (int k = 0; k < g->width; k++)
	{
		if (k == i || g->columns[k].kind != COLUMN_VALUE)
			continue;
		if (x->cells[k].text.n > 0)
			return false;
		behind += k > i && g->columns[k].years.to > g->columns[i].years.to;
	}
	return behind > 0 && is_sum(x->cells[i].text);
}

/* part: of the cell, of which it may be the second; that has no column of its own then. */
/* 2.34%（预计）, 预计5.3 and 预计完成 among results: what is expected, not reached. */
static bool
is_expected(span cell, const value *v)
{
	static const span WORDS[] = {SPAN("预计"), SPAN("预估")};

	if (v != NULL && span_has_any(v->note, WORDS, LENGTH(WORDS)))
		return true;
	cell = text_trim(cell);
	return span_starts(cell, WORDS[0]) || span_starts(cell, WORDS[1]);
}

static report_status
emit_part(reading *r, const report_row *row, int i, const cell_part *part, uint32_t line, bool second,
		  bool trusted)
{
	column of = r->work->grid->columns[i];
	const column *col = &of;
	span unit_text;
	bool fits = true, growth;
	report_value v = {.table_no = row->table_no, .row_no = row->row_no, .column_no = i + 1};

	of.role = part->role;
	of.years = part->years;
	of.mean = part->mean;
	if (second)
		v.column_no = r->work->grid->width + ++r->extra;
	TRY(unit_of_column(r, col, row, &unit_text, &fits));
	if (is_sum(part->text))
	{
		/* over the years of the plan: what the row counts, and no mean */
		unit_text = row->unit;
		fits = true;
		of.role = of.role == ROLE_AVERAGE ? role_of_sum(r->work->grid, col) : of.role;
		of.mean = false;
	}
	if (trusted)
	{
		TRY(read_value(r, part->text, unit_text, &v.value));
		if (v.value != NULL && !fits && value_has_number(v.value) && !unit_present(&r->value.unit))
			v.value = NULL;
		if (v.value == NULL)
			TRY(emit_message(r->arena, MESSAGE_VALUE_NOT_UNDERSTOOD, line, part->text, 0, 0));
	}
	if (of.role == ROLE_ACTUAL && is_expected(part->text, v.value))
		of.role = ROLE_FORECAST;
	if (col->years.to == 0 && !(r->reported & UINT64_C(1) << i))
	{
		r->reported |= UINT64_C(1) << i;
		TRY(emit_message(r->arena, MESSAGE_NO_YEAR, line, col->heading, 0, 0));
	}
	v.heading = col->heading;
	v.role = col->role;
	v.year_from = col->years.from;
	v.year = col->years.to;
	v.month_from = col->months.at_end && names_stock(row->indicator) ? col->months.to : col->months.from;
	v.month_to = month_of_row(row, &col->months);
	v.mean = col->mean;
	v.unit = unit_text;
	v.printed = part->text;
	growth = notes_growth(col, unit_text, v.value);
	v.basis = v.value != NULL && v.value->note.n > 0 && !cell_verdict(v.value->note)
				  ? v.value->note
				  : notes_basis(r->notes, row->indicator, growth);
	v.status = status_of(r, col, v.value, row, growth);
	v.line = line + 1;
	return emit_event(r->arena, &(report_event){EVENT_VALUE, {.value = &v}});
}

/* The values of the cell in column i. */
static report_status
emit_values(reading *r, const report_row *row, int i, const cell *c, bool trusted)
{
	cell_part parts[CELL_PARTS_MAX];
	int n = cell_parts(&r->work->grid->columns[i], c->text, r->plan_from, parts);

	for (int k = 0; k < n; k++)
		TRY(emit_part(r, row, i, &parts[k], c->line, k > 0, trusted));
	return REPORT_OK;
}

/* 约束性 in a bracket of one of its values. */
static row_binding
binding_in_cells(const reading *r, const row *g)
{
	const grid *grid = r->work->grid;
	cell_part parts[CELL_PARTS_MAX];

	for (int i = 0; i < grid->width; i++)
	{
		int n = grid->columns[i].kind == COLUMN_VALUE
					? cell_parts(&grid->columns[i], g->cells[i].text, 0, parts)
					: 0;

		for (int k = 0; k < n; k++)
			if (parts[k].binding != ROW_BINDING_UNKNOWN)
				return parts[k].binding;
	}
	return ROW_BINDING_UNKNOWN;
}

/* One half of "3/5", or of "3/5→4/6". */
static bool
half_of_cell(arena *a, span cell, bool second, span *out)
{
	span sides[2], halves[2], kept[2];

	if (cell_pair(cell, &halves[0], &halves[1]))
	{
		*out = halves[second];
		return true;
	}
	if (!cell_arrow(cell, &sides[0], &sides[1]))
		return false;
	for (int i = 0; i < 2; i++)
	{
		if (!cell_pair(sides[i], &halves[0], &halves[1]))
			return false;
		kept[i] = halves[second];
	}
	*out = arena_join(a, arena_join(a, kept[0], SPAN("→")), kept[1]);
	return true;
}

/* "甲/乙" where each of its values is a pair too: one half of each. */
static bool
half_row(const reading *r, const row *g, span name, bool second, span *half_name, row *half)
{
	const grid *grid = r->work->grid;
	span halves[2];
	bool any = false;

	if (!name_pair(name, &halves[0], &halves[1]))
		return false;
	*half_name = halves[second];
	*half = *g;
	for (int i = 0; i < grid->width; i++)
	{
		span s = g->cells[i].text;

		if (grid->columns[i].kind != COLUMN_VALUE || s.n == 0 || cell_dash(s))
			continue;
		if (!half_of_cell(r->arena, s, second, &half->cells[i].text))
			return false;
		any = true;
	}
	return any;
}

/* Column, else the mark of the table's note, else the parent's; neither note nor column: unknown. */
static row_binding
binding_of(const reading *r, span printed, bool starred, bool inherits)
{
	if (r->binding_column)
		return cell_binding(printed);
	if (inherits)
		return r->parent_binding;
	if (r->notes->effects & 1u << EFFECT_BINDING_MARK)
		return starred ? ROW_BINDING : ROW_EXPECTED;
	return ROW_BINDING_UNKNOWN;
}

/* What the cells of a row say of it, values apart. */
static void
read_row_cells(reading *r, const row *g, bool fits, report_row *row, name_parts *name, span *binding_cell)
{
	const grid *grid = r->work->grid;

	for (int i = 0; i < grid->width; i++)
	{
		span s = g->cells[i].text;

		if (!fits && grid->columns[i].kind != COLUMN_NAME && cell_fits(grid->columns[i].kind, s) == FIT_NONE)
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
					*name = name_apart(r->arena, s, r->next_ordinal);
					if (name->ordinal.n > 0)
						r->next_ordinal = cell_ordinal(name->ordinal) + 1;
					else if (!name->child) /* 其中 between the ordinals */
						r->next_ordinal = 0;
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
					row->verdict = squeeze(r->arena, cell_verdict(s) ? cell_verdict_word(s) : s);
					row->verdict_heading = grid->columns[i].heading;
				}
				break;
			default:
				break;
		}
	}
	for (int i = 0; i < grid->width && row->verdict.n == 0; i++)
		if (grid_says_done(grid, g->cells, i))
		{
			row->verdict = cell_verdict_word(g->cells[i].text);
			row->verdict_heading = grid->columns[i].heading;
		}
	if (row->unit.n == 0 && name->unit_text.n > 0)
		row->unit = unit_text_of(r->arena, name->unit_text);
	row->indicator = name->indicator;
}

/* The row and its values. */
static report_status
emit_filled_row(reading *r, const report_row *out, const row *g, bool trusted)
{
	const grid *grid = r->work->grid;

	r->extra = 0;
	TRY(emit_event(r->arena, &(report_event){EVENT_ROW, {.row = out}}));
	for (int i = 0; i < grid->width; i++)
		if (grid->columns[i].kind == COLUMN_VALUE && g->cells[i].text.n > 0)
		{
			bool merged = is_merged_sum(grid, g, i);

			TRY(emit_values(r, out, i, &g->cells[i], trusted && !merged));
			if (merged && trusted)
				TRY(emit_message(r->arena, MESSAGE_VALUE_NOT_UNDERSTOOD, g->cells[i].line, g->cells[i].text,
								 0, 0));
		}
	return REPORT_OK;
}

/*
 * 地区生产总值 with a column 同比增长 is two indicators: the second, 地区生产总值增速, a part of the first, has the rates.
 */
static report_status
emit_growth(reading *r, const report_row *of, const row *g, bool trusted)
{
	const grid *grid = r->work->grid;
	report_row row = *of;
	bool begun = false;

	r->extra = 0;
	for (int i = 0; i < grid->width; i++)
	{
		const cell *c = &g->cells[i];
		cell_part part = {
			.text = c->text, .role = grid->columns[i].role, .years = grid->columns[i].years, .mean = false};

		if (grid->columns[i].kind != COLUMN_GROWTH || c->text.n == 0)
			continue;
		if (names_a_rate(of->indicator) && cell_dash(c->text))
			continue; /* what is a rate has none */
		if (names_a_rate(of->indicator) && span_find(of->indicator, SPAN("指数")) < 0)
		{
			TRY(emit_message(r->arena, MESSAGE_VALUE_NOT_UNDERSTOOD, c->line, c->text, 0, 0));
			continue;
		}
		if (!begun)
		{
			row.row_no = ++r->row_no;
			row.parent_row_no = of->row_no;
			row.seq = row.verdict = row.verdict_heading = SPAN_NONE;
			row.basis = BASIS_NONE;
			row.unit = SPAN("%");
			row.indicator = arena_join(r->arena, of->indicator, SPAN("增速"));
			if (row.indicator.p == NULL)
				return REPORT_NOMEM;
			TRY(emit_event(r->arena, &(report_event){EVENT_ROW, {.row = &row}}));
			begun = true;
		}
		TRY(emit_part(r, &row, i, &part, c->line, false, trusted));
	}
	return REPORT_OK;
}

static report_status
emit_row(reading *r, const row *g, bool doubtful)
{
	const grid *grid = r->work->grid;
	report_row row = {.table_no = r->work->table_no, .line = g->cells[0].line + 1};
	name_parts name = {.unit = UNIT_NONE};
	span binding_cell = SPAN_NONE;
	bool trusted = !doubtful, fits = grid_fits(grid, g->cells) != FIT_NONE, child;
	report_row row_halves[2];
	struct row half;
	unit ignored;

	if (!fits)
	{
		trusted = false;
		TRY(emit_message(r->arena, MESSAGE_ROW_MISFIT, g->cells[0].line, g->cells[0].text, 0, 0));
	}
	read_row_cells(r, g, fits, &row, &name, &binding_cell);
	if (row.indicator.n == 0)
		return REPORT_OK; /* said above: a name does not fit empty */
	child = name.child;
	row.row_no = ++r->row_no;
	if (row.seq.n == 0)
		row.seq = name.ordinal;
	row.section = (span){r->section.p, r->section.n};
	/* below 其中：第一产业 a row without an ordinal is another part */
	child |= grid->numbered && row.seq.n == 0 && r->child;
	r->child = child;
	row.parent_row_no = child ? r->parent_row_no : 0;
	row.binding = name.binding != ROW_BINDING_UNKNOWN && !r->binding_column
					  ? name.binding
					  : binding_of(r, binding_cell, name.starred, child && row.seq.n == 0);
	if (row.binding == ROW_BINDING_UNKNOWN)
		row.binding = binding_in_cells(r, g);
	if (row.verdict.n > 0)
		row.basis = cell_verdict_basis(row.verdict) == BASIS_REVISED_EXPECTATION &&
							r->notes->effects & 1u << EFFECT_VERDICT_BASIS
						? BASIS_REVISED_EXPECTATION
						: BASIS_PRINTED_TARGET;
	if (!child)
	{
		r->parent_row_no = row.row_no;
		r->parent_binding = row.binding;
	}
	if (row.unit.n > 0 && !cell_unit(row.unit, &ignored))
		TRY(emit_message(r->arena, MESSAGE_UNIT_NOT_UNDERSTOOD, g->cells[0].line, row.unit, 0, 0));
	for (int k = 0; k < 2; k++)
	{
		row_halves[k] = row;
		if (!half_row(r, g, row.indicator, k == 1, &row_halves[k].indicator, &half))
		{
			if (k == 0)
				TRY(emit_filled_row(r, &row, g, trusted));
			return k == 0 ? emit_growth(r, &row, g, trusted) : REPORT_OK;
		}
		row_halves[k].row_no += k;
		/* （张/人） may be one unit of each or two; 元/人 is one */
		if (span_find(row.unit, SPAN("/")) >= 0 && span_find(row.unit, SPAN("元")) < 0)
			row_halves[k].unit = SPAN_NONE;
		r->row_no += k;
		TRY(emit_filled_row(r, &row_halves[k], &half, trusted));
	}
	return REPORT_OK;
}

/*
 * 经济发展 in a column of its own, on the first of its rows or on all: the section of the rows.  A name that goes over
 * the column too belongs to none.
 */
static report_status
take_category(reading *r, arena *table, const row *g)
{
	const grid *grid = r->work->grid;

	for (int i = 0; i < grid->width; i++)
		if (grid->columns[i].kind == COLUMN_CATEGORY && g->cells[i].text.n > 0)
		{
			bool over_name = i + 1 < grid->width && grid->columns[i + 1].kind == COLUMN_NAME &&
							 same_folded(g->cells[i].text, g->cells[i + 1].text);

			TRY(buffer_set(table, &r->section, over_name ? SPAN_NONE : squeeze(r->arena, g->cells[i].text)));
		}
	return REPORT_OK;
}

/* ≥ in front of 200, in a column of its own: they are one value. */
static void
join_signs(reading *r, row *x)
{
	const grid *g = r->work->grid;

	for (int i = 0; i + 1 < x->n && i + 1 < g->width; i++)
	{
		bool bounds;

		if (g->columns[i].kind == COLUMN_BINDING && g->columns[i + 1].kind == COLUMN_VALUE &&
			cell_sign(x->cells[i].text, &bounds) && bounds && x->cells[i + 1].text.n > 0)
			x->cells[i + 1].text = arena_join(r->arena, x->cells[i].text, x->cells[i + 1].text);
	}
}

/* Rows and sections of a grid that has values. */
static report_status
emit_rows(reading *r, arena *table)
{
	const grid *g = r->work->grid;
	row_walk walk = {.part = g->first};
	row x;

	while (grid_next_row(g, &walk, r->arena, &x))
	{
		span section = SPAN_NONE;

		if (walk.row->section && !walk.row->doubtful)
			section = x.cells[0].text;
		if (walk.row->section || (!walk.row->doubtful && grid_is_section(g, &x, &section)))
			TRY(buffer_set(table, &r->section, squeeze(r->arena, section)));
		else
		{
			if (r->next_ordinal > 1 && begins_with_decimal(g, walk, r->arena, r->next_ordinal, &x))
				r->next_ordinal = 0;
			TRY(take_category(r, table, &x));
			join_signs(r, &x);
			TRY(emit_row(r, &x, walk.row->doubtful));
		}
	}
	return REPORT_OK;
}

static report_status
emit_unread_columns(reading *r)
{
	const grid *g = r->work->grid;

	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_OTHER && g->columns[i].heading.n > 0)
			TRY(emit_message(r->arena, MESSAGE_UNKNOWN_HEAD, g->head[i].line, g->columns[i].heading, 0, 0));
	return REPORT_OK;
}

/* Of goals of the last year of the plan that caption or title name: “十五五” begins with 2026. */
static int
first_year_of_plan(const grid *g, span caption, const report_head *head)
{
	years of_caption = years_in(caption);
	int end = of_caption.plan_end != 0 ? of_caption.plan_end : head->plan_end;

	for (int i = 0; end != 0 && i < g->width; i++)
		if (g->columns[i].kind == COLUMN_VALUE && g->columns[i].role == ROLE_TARGET &&
			g->columns[i].years.to == end)
			return end - 4;
	return 0;
}

report_status
table_emit(arena *a, arena *scratch, table_work *t, const report_head *head, int *note_no, size_t *rows,
		   int *group_no)
{
	note_effects_of_table notes;
	reading r = {.arena = scratch, .work = t, .head = head, .notes = &notes};
	grid *g = t->grid;
	report_table out = {t->table_no, t->label, t->caption, t->kind, t->first_line + 1, t->last_line + 1};

	if (g != NULL && g->refused)
	{
		TRY(emit_message(a, MESSAGE_NO_HEAD, g->first_line, g->head[0].text, (int) grid_count(g), 0));
		g = t->grid = NULL;
	}
	if (g != NULL)
	{
		TRY(mend_names(a, scratch, g));
		TRY(notes_define_years(scratch, t));
		out.kind = settle_columns(g, scratch, t->caption, t->year_said, t->years_differ, head);
		r.plan_from = plan_first_year(g->columns, g->width);
		if (r.plan_from == 0)
			r.plan_from = first_year_of_plan(g, t->caption, head);
		for (int i = 0; i < g->width; i++)
			r.binding_column |= g->columns[i].kind == COLUMN_BINDING;
	}
	TRY(notes_settle(a, scratch, t, &notes));
	TRY(emit_event(a, &(report_event){EVENT_TABLE, {.table = &out}}));
	if (g != NULL && out.kind != TABLE_PROJECTS)
		TRY(emit_unread_columns(&r));
	if (out.kind == TABLE_COMPLETION || out.kind == TABLE_TARGET || out.kind == TABLE_COMPARISON)
		TRY(emit_rows(&r, a));
	if (out.kind == TABLE_PROJECTS)
		TRY(project_rows(scratch, t, head, group_no));
	*rows += (size_t) r.row_no;
	return notes_emit(scratch, t, note_no);
}
