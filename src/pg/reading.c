/*
 * reading.c
 *		A report read inside the server.
 */
#include "reading.h"

#include "catalog/pg_type.h"
#include "enums.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "name_key.h"
#include "target.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#define T TEXTOID
#define I INT4OID

static const Oid TABLE_TYPES[TABLE_COLUMNS] = {I, T, T, T, I, I};
static const Oid ROW_TYPES[ROW_COLUMNS] = {I, I, I, T, I, T, T, T, T, T, T, T, T, I};
static const Oid VALUE_TYPES[VALUE_COLUMNS] = {I, I, I, T, T, I, I, T, T, InvalidOid /* plan.target */,
											   T, T, T, T};
static const Oid NOTE_TYPES[NOTE_COLUMNS] = {I, I, T, T, T, T, I};
static const Oid MESSAGE_TYPES[MESSAGE_COLUMNS] = {I, I, T, T, T, T};
static const Oid SECTION_TYPES[SECTION_COLUMNS] = {I, T, T, I};
static const Oid BOX_ITEM_TYPES[BOX_ITEM_COLUMNS] = {I, I, T, T, I};
static const Oid PROJECT_TYPES[PROJECT_COLUMNS] = {I, I, T, T, T, I};
static const Oid GROUP_TYPES[GROUP_COLUMNS] = {
	I, I, I, T, T, T, InvalidOid, InvalidOid, InvalidOid, InvalidOid /* plan.target */, T, I};
static const Oid TERM_TYPES[TERM_COLUMNS] = {I, T, T, I};
static const Oid FACT_TYPES[FACT_COLUMNS] = {
	I, I, I, I, T, T, T, T, T, T, I, I, T, T, InvalidOid /* plan.target */, T, T, T, T, T, T, T, T, T};

/* Indexed by the enums of report.h. */
static const char *const ROLES[] = {NULL, "target", "actual", "forecast", "average", "base"};
static const char *const KINDS[] = {"completion", "target", "comparison", "projects",
									"box",        "figure", "other"};
static const char *const BINDINGS[] = {NULL, "binding", "expected"};
static const char *const STATUSES[] = {"final", "preliminary", "forecast", "provisional", "revised"};
static const char *const EFFECTS[] = {"other",       "binding_mark", "preliminary",
									  "provisional", "basis",        "verdict_basis"};
static const char *const BASES[] = {NULL, "printed_target", "revised_expectation"};
static const char *const LEVELS[] = {"0", "1", "2", "3", "box", "annex", "lead"};
static const char *const DIMENSIONS[] = {NULL, "investor", "stage", "sector", "level"};

/* What the callbacks of the reader get. */
typedef struct sink
{
	reading *reading;
	MemoryContext chunks; /* of the arena; deleted when the reader is done */
	MemoryContext rows;
	unsigned kinds; /* EVENT_BIT of those that are collected */
} sink;

static void
batch_init(batch *b, int columns, const Oid *types)
{
	b->columns = columns;
	b->types = types;
	b->n = b->room = 0;
	b->values = palloc0(sizeof(Datum *) * columns);
	b->nulls = palloc0(sizeof(bool *) * columns);
}

static void
batch_grow(batch *b)
{
	int room = b->room == 0 ? 64 : b->room * 2;

	for (int i = 0; i < b->columns; i++)
	{
		Size values = sizeof(Datum) * (Size) room, nulls = sizeof(bool) * (Size) room;

		b->values[i] = b->room == 0 ? palloc(values) : repalloc_huge(b->values[i], values);
		b->nulls[i] = b->room == 0 ? palloc(nulls) : repalloc_huge(b->nulls[i], nulls);
	}
	b->room = room;
}

/* A new row, all NULL. */
static int
batch_row(batch *b)
{
	if (b->n == b->room)
		batch_grow(b);
	for (int i = 0; i < b->columns; i++)
	{
		b->values[i][b->n] = (Datum) 0;
		b->nulls[i][b->n] = true;
	}
	return b->n++;
}

static void
put(batch *b, int column, Datum d)
{
	b->values[column][b->n - 1] = d;
	b->nulls[column][b->n - 1] = false;
}

static void
put_int(batch *b, int column, int n)
{
	put(b, column, Int32GetDatum(n));
}

static void
put_span(batch *b, int column, span s)
{
	if (s.n > 0)
		put(b, column, PointerGetDatum(span_to_text(s)));
}

static void
put_string(batch *b, int column, const char *s)
{
	if (s != NULL)
		put(b, column, CStringGetTextDatum(s));
}

#define CODES 128
#define PERIODS 32

/* A literal, of which there are few: one text for all rows of a batch that have it. */
static void
put_code(batch *b, int column, const char *literal)
{
	unsigned at = (unsigned) ((uintptr_t) literal >> 2) % CODES;

	if (literal == NULL)
		return;
	if (b->codes == NULL)
		b->codes = palloc0(sizeof(code_text) * CODES);
	if (b->codes[at].literal != literal)
		b->codes[at] = (code_text){literal, CStringGetTextDatum(literal)};
	put(b, column, b->codes[at].text);
}

static void
take_table(batch *b, const report_table *t)
{
	batch_row(b);
	put_int(b, 0, t->table_no);
	put_span(b, 1, t->label);
	put_span(b, 2, t->caption);
	put_code(b, TABLE_KIND, KINDS[t->kind]);
	put_int(b, 4, (int) t->first_line);
	put_int(b, 5, (int) t->last_line);
}

/* The number of a printed ordinal: "1", "1、", "（1）". */
static int
ordinal_number(span s)
{
	int n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9' && n < 100000)
			n = n * 10 + (s.p[i] - '0');
	return n;
}

static void
take_row(batch *b, const report_row *r)
{
	int seq = ordinal_number(r->seq);

	batch_row(b);
	put_int(b, 0, r->table_no);
	put_int(b, 1, r->row_no);
	if (seq > 0)
		put_int(b, 2, seq);
	put_span(b, 3, r->section);
	if (r->parent_row_no > 0)
		put_int(b, 4, r->parent_row_no);
	put_span(b, 5, r->printed);
	put_span(b, 6, r->indicator);
	put(b, ROW_KEY, PointerGetDatum(indicator_key(r->indicator)));
	put_span(b, 8, r->unit);
	put_code(b, 9, BINDINGS[r->binding]);
	put_span(b, ROW_VERDICT, r->verdict);
	put_span(b, 11, r->verdict_heading);
	put_code(b, 12, BASES[r->basis]);
	put_int(b, 13, (int) r->line);
}

/* SDMX: a half, a quarter, a month, or a start and a duration. */
static char *
part_of_year(int year, int from, int to)
{
	if (from == to)
		return psprintf("%d-%02d", year, to);
	if (to - from == 5 && to % 6 == 0)
		return psprintf("%d-S%d", year, to / 6);
	if (to - from == 2 && to % 3 == 0)
		return psprintf("%d-Q%d", year, to / 3);
	return psprintf("%d-%02d-01/P%dM", year, from, to - from + 1);
}

/*
 * SDMX: a calendar year or a part of it (months of it, 0: all), or a start and a duration.  The last ones are kept: most
 * values are of few periods.
 */
static void
put_period(batch *b, int column, int year_from, int year, int month_from, int month_to)
{
	period_text key = {year_from, year, month_from, month_to, (Datum) 0}, *kept;

	if (b->periods == NULL)
		b->periods = palloc0(sizeof(period_text) * PERIODS);
	kept = &b->periods[(unsigned) (year_from * 7 + year + month_from * 3 + month_to) % PERIODS];
	if (kept->text == (Datum) 0 || memcmp(kept, &key, offsetof(period_text, text)) != 0)
	{
		char *s = year_from != year ? psprintf("%d/P%dY", year_from, year - year_from + 1)
				  : month_to == 0   ? psprintf("%d", year)
									: part_of_year(year, month_from, month_to);

		*kept = key;
		kept->text = CStringGetTextDatum(s);
	}
	put(b, column, kept->text);
}

static void
take_value(batch *b, const report_value *v)
{
	batch_row(b);
	put_int(b, 0, v->table_no);
	put_int(b, 1, v->row_no);
	put_int(b, 2, v->column_no);
	put_span(b, 3, v->heading);
	put_code(b, 4, ROLES[v->role]);
	if (v->year > 0 && v->month_to > 0)
		put_period(b, 7, v->year, v->year, v->month_from, v->month_to);
	else if (v->year > 0)
	{
		put_int(b, 5, v->year_from);
		put_int(b, 6, v->year);
		put_period(b, 7, v->year_from, v->year, 0, 0);
	}
	put_code(b, 8, v->mean ? "mean" : v->value != NULL && v->value->cumulative ? "sum" : "year");
	if (v->value != NULL)
	{
		char buf[UNIT_PRINT_MAX];
		size_t n = value_has_number(v->value) ? unit_print(&v->value->unit, buf) : 0;

		put(b, 9, target_make(v->value));
		put_span(b, 10, n > 0 ? (span){buf, n} : v->unit);
	}
	else
		put_span(b, 10, v->unit);
	put_span(b, 11, v->printed);
	put_span(b, 12, v->basis);
	put_code(b, 13, STATUSES[v->status]);
}

static void
take_note(batch *b, const report_note *n)
{
	batch_row(b);
	put_int(b, 0, n->note_no);
	if (n->table_no > 0)
		put_int(b, 1, n->table_no);
	put_span(b, 2, n->label);
	put_span(b, 3, n->item);
	put_span(b, 4, n->text);
	put_code(b, 5, EFFECTS[n->effect]);
	put_int(b, 6, (int) n->line);
}

void
batch_message(reading *r, const char *severity, const char *code, int line, const char *message,
			  const char *excerpt)
{
	batch *b = &r->messages;

	batch_row(b);
	put_int(b, 0, b->n);
	if (line > 0)
		put_int(b, 1, line);
	put_string(b, 2, severity);
	put_string(b, 3, code);
	put_string(b, 4, message);
	put_string(b, 5, excerpt);
}

/* Tables and rows come in the order of the text. */
bool
reading_lacks_verdicts(const reading *r)
{
	for (int i = 0, row = 0; i < r->tables.n; i++)
	{
		span kind = text_to_span(DatumGetTextPP(r->tables.values[TABLE_KIND][i]));
		bool empty = true, printed = false;

		for (; row < r->rows.n && r->rows.values[0][row] == r->tables.values[0][i]; row++)
		{
			empty = false;
			printed |= !r->rows.nulls[ROW_VERDICT][row];
		}
		if (!empty && !printed && span_equal(kind, SPAN("completion")))
			return true;
	}
	return false;
}

/* The sentence with its numbers; each sentence has at most two "%d". */
static char *
sentence(const report_message *m)
{
	const char *s = message_sentence(m->code);
	StringInfoData out;
	int numbers[] = {m->a, m->b}, used = 0;

	initStringInfo(&out);
	for (; *s != '\0'; s++)
	{
		if (s[0] == '%' && s[1] == 'd' && used < 2)
		{
			appendStringInfo(&out, "%d", numbers[used++]);
			s++;
		}
		else
			appendStringInfoChar(&out, *s);
	}
	return out.data;
}

/* Says how something was read, not that it was left out. */
static bool
is_notice(message_code code)
{
	return code == MESSAGE_ROW_MENDED || code == MESSAGE_CELL_PLACED || code == MESSAGE_NO_CAPTION ||
		   code == MESSAGE_OTHER_REGIONS;
}

static void
take_message(reading *r, const report_message *m)
{
	const char *excerpt = NULL;

	if (m->excerpt.n > 0)
		excerpt = pnstrdup(m->excerpt.p,
						   (Size) pg_mbcliplen(m->excerpt.p, (int) Min(m->excerpt.n, (size_t) 4000), 1000));
	batch_message(r, is_notice(m->code) ? "notice" : "warning", message_code_text(m->code), (int) m->line,
				  sentence(m), excerpt);
}

static void
take_section(batch *b, const report_section *s)
{
	batch_row(b);
	put_int(b, 0, s->section_no);
	put_code(b, 1, LEVELS[s->level]);
	put_span(b, 2, s->heading);
	put_int(b, 3, (int) s->line);
}

static void
take_box_item(batch *b, const report_box_item *item)
{
	batch_row(b);
	put_int(b, 0, item->table_no);
	put_int(b, 1, item->item_no);
	put_span(b, 2, item->heading);
	put_span(b, 3, item->text);
	put_int(b, 4, (int) item->line);
}

static void
take_project(batch *b, const report_project *p)
{
	batch_row(b);
	put_int(b, 0, p->project_no);
	put_int(b, 1, p->table_no);
	put_span(b, 2, p->heading);
	put_span(b, 3, p->stage);
	put_span(b, 4, p->name);
	put_int(b, 5, (int) p->line);
}

static void
take_group(batch *b, const report_group *g)
{
	const value *amounts[] = {g->projects, g->total_investment, g->annual_investment, g->share};

	batch_row(b);
	put_int(b, 0, g->group_no);
	if (g->parent_group_no > 0)
		put_int(b, 1, g->parent_group_no);
	if (g->plan_year > 0)
		put_int(b, 2, g->plan_year);
	put_code(b, 3, DIMENSIONS[g->dimension]);
	put_span(b, 4, g->category);
	put_code(b, 5, g->planned ? "plan" : "actual");
	for (int i = 0; i < 4; i++)
		if (amounts[i] != NULL)
			put(b, 6 + i, target_make(amounts[i]));
	put_span(b, 10, g->text);
	put_int(b, 11, (int) g->line);
}

static void
take_term(batch *b, const report_term *t)
{
	batch_row(b);
	put_int(b, 0, t->term_no);
	put_span(b, 1, t->term);
	put_span(b, 2, t->definition);
	put_int(b, 3, (int) t->line);
}

/* The sentence of several facts, in one text. */
static void
put_sentence(batch *b, int column, span s)
{
	int last = b->n - 2;

	if (last >= 0 && !b->nulls[column][last] &&
		span_equal(text_to_span(DatumGetTextPP(b->values[column][last])), s))
		put(b, column, b->values[column][last]);
	else
		put_span(b, column, s);
}

static void
take_fact(batch *b, const report_fact *f)
{
	batch_row(b);
	put_int(b, 0, f->fact_no);
	put_int(b, 1, (int) f->line);
	if (f->section_no > 0)
		put_int(b, 2, f->section_no);
	if (f->parent_fact_no > 0)
		put_int(b, 3, f->parent_fact_no);
	put_sentence(b, 4, f->sentence);
	put_span(b, FACT_SUBJECT, f->subject);
	if (f->subject.n > 0)
		put(b, FACT_KEY, PointerGetDatum(indicator_key(f->subject)));
	put_code(b, FACT_MEASURE, fact_measure_code(f->measure));
	put_code(b, 8, fact_role_code(f->role));
	put_code(b, 9, fact_tier_code(f->tier));
	if (f->year > 0)
	{
		put_int(b, 10, f->year_from);
		put_int(b, FACT_YEAR, f->year);
		put_period(b, 12, f->year_from, f->year, f->part.from, f->year_from == f->year ? f->part.to : 0);
	}
	put_code(b, 13, fact_aggregation_code(f->aggregation));
	if (f->value != NULL)
		put(b, 14, target_make(f->value));
	put_span(b, 15, f->printed);
	put_code(b, 16, fact_comparison_code(f->comparison));
	put_code(b, 17, fact_reference_code(f->reference_kind));
	put_span(b, 18, f->reference);
	put_code(b, 19, fact_rule_code(f->trace.value));
	put_code(b, 20, fact_rule_code(f->trace.subject));
	put_code(b, 21, fact_rule_code(f->trace.measure));
	put_code(b, 22, fact_rule_code(f->trace.role));
	put_code(b, 23, fact_rule_code(f->trace.period));
}

static span
keep(span s)
{
	return s.n == 0 ? SPAN_NONE : (span){pnstrdup(s.p, s.n), s.n};
}

static int
take_event(void *ctx, const report_event *e)
{
	sink *s = ctx;
	reading *r = s->reading;
	MemoryContext old;

	if (!(s->kinds & EVENT_BIT(e->kind)) && e->kind != EVENT_HEAD)
		return 0;
	old = MemoryContextSwitchTo(s->rows);
	switch (e->kind)
	{
		case EVENT_HEAD:
			r->head = *e->head;
			r->head.title = keep(e->head->title);
			r->head.issuer = keep(e->head->issuer);
			r->head.region_text = keep(e->head->region_text);
			break;
		case EVENT_TABLE:
			take_table(&r->tables, e->table);
			break;
		case EVENT_ROW:
			take_row(&r->rows, e->row);
			break;
		case EVENT_VALUE:
			take_value(&r->values, e->value);
			break;
		case EVENT_NOTE:
			take_note(&r->notes, e->note);
			break;
		case EVENT_SECTION:
			take_section(&r->sections, e->section);
			break;
		case EVENT_BOX_ITEM:
			take_box_item(&r->box_items, e->box_item);
			break;
		case EVENT_PROJECT:
			take_project(&r->projects, e->project);
			break;
		case EVENT_GROUP:
			take_group(&r->groups, e->group);
			break;
		case EVENT_TERM:
			take_term(&r->terms, e->term);
			break;
		case EVENT_FACT:
			take_fact(&r->facts, e->fact);
			break;
		case EVENT_MESSAGE:
			take_message(r, e->message);
			break;
	}
	MemoryContextSwitchTo(old);
	return 0;
}

static void *
grow(void *ctx, size_t size)
{
	return MemoryContextAllocExtended(((sink *) ctx)->chunks, size, MCXT_ALLOC_NO_OOM | MCXT_ALLOC_HUGE);
}

static bool
cancelled(void *ctx)
{
	return QueryCancelPending || ProcDiePending;
}

static void
raise_status(report_status status)
{
	if (status == REPORT_CANCELLED)
	{
		CHECK_FOR_INTERRUPTS();
		/* the cancel was withdrawn meanwhile: what was read is incomplete all the same */
		ereport(ERROR, (errcode(ERRCODE_QUERY_CANCELED), errmsg("canceling statement due to user request")));
	}
	if (status == REPORT_NOMEM)
		ereport(ERROR, (errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory"),
						errdetail("The report is too large to be read.")));
	if (status != REPORT_OK)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("report is too large")));
}

reading *
reading_run(FunctionCallInfo fcinfo, span content, const report_options *options)
{
	reading *r = palloc0(sizeof(*r));
	Oid *value_types = palloc(sizeof(VALUE_TYPES)), *group_types = palloc(sizeof(GROUP_TYPES)),
		*fact_types = palloc(sizeof(FACT_TYPES));
	sink s = {r, NULL, CurrentMemoryContext, options->kinds == 0 ? ~0u : options->kinds};
	report_env env = {&s, grow, cancelled, take_event};
	report_status status;

	r->target_type = plan_type(fcinfo, "target");
	memcpy(value_types, VALUE_TYPES, sizeof(VALUE_TYPES));
	value_types[9] = r->target_type;
	batch_init(&r->tables, TABLE_COLUMNS, TABLE_TYPES);
	batch_init(&r->rows, ROW_COLUMNS, ROW_TYPES);
	batch_init(&r->values, VALUE_COLUMNS, value_types);
	batch_init(&r->notes, NOTE_COLUMNS, NOTE_TYPES);
	batch_init(&r->messages, MESSAGE_COLUMNS, MESSAGE_TYPES);
	batch_init(&r->sections, SECTION_COLUMNS, SECTION_TYPES);
	batch_init(&r->box_items, BOX_ITEM_COLUMNS, BOX_ITEM_TYPES);
	batch_init(&r->projects, PROJECT_COLUMNS, PROJECT_TYPES);
	memcpy(group_types, GROUP_TYPES, sizeof(GROUP_TYPES));
	for (int i = 6; i < 10; i++)
		group_types[i] = r->target_type;
	batch_init(&r->groups, GROUP_COLUMNS, group_types);
	batch_init(&r->terms, TERM_COLUMNS, TERM_TYPES);
	memcpy(fact_types, FACT_TYPES, sizeof(FACT_TYPES));
	fact_types[14] = r->target_type;
	batch_init(&r->facts, FACT_COLUMNS, fact_types);
	s.chunks = AllocSetContextCreate(CurrentMemoryContext, "plan_indicator report", ALLOCSET_DEFAULT_SIZES);
	status = report_read(content.p, content.n, options, &env);
	MemoryContextDelete(s.chunks);
	raise_status(status);
	return r;
}
