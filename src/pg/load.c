/*
 * load.c
 *		plan.load_report: one report from its text into the user's tables, all of it or nothing.
 *
 * The text is read once; then each table gets one INSERT … SELECT from the rows that were read.  Names are qualified
 * throughout: nothing here depends on search_path.
 */
#include "codes.h"
#include "load.h"
#include "spi_statement.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "common/cryptohash.h"
#include "common/hashfn.h"
#include "common/sha2.h"
#include "executor/spi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "target.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/fmgrprotos.h"
#include "utils/queryenvironment.h"
#include "utils/tuplestore.h"

PG_FUNCTION_INFO_V1(plan_load_report);

#define FIGURES_OF_REPORT 3 /* that make a text without title and table a report */

static statement HAS_TABLES = {
	"SELECT pg_catalog.bool_and(pg_catalog.to_regclass(t) IS NOT NULL) FROM unnest(ARRAY['plan.report', "
	"'plan.report_text', 'plan.report_table', 'plan.indicator_row', 'plan.indicator_value', 'plan.footnote', "
	"'plan.load_message', 'plan.section', 'plan.glossary', 'plan.box_item', 'plan.project', "
	"'plan.project_group', 'plan.fact', "
	"'plan.region', 'plan.indicator_alias']) t"
	/* and with their columns, or create_tables() says what became of them */
	" HAVING EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attname OPERATOR(pg_catalog.=) 'value' AND "
	"attrelid"
	" OPERATOR(pg_catalog.=) pg_catalog.to_regclass('plan.fact'))",
	NULL};
static statement LOCK_CONTENT = {"SELECT pg_catalog.pg_advisory_xact_lock($1)", NULL};
static statement FIND_CONTENT = {
	"SELECT report_id FROM plan.report WHERE content_sha256 OPERATOR(pg_catalog.=) $1", NULL};
static statement FIND_ARGUMENTS = {
	"SELECT region_code, region, report_year FROM plan.report WHERE report_id OPERATOR(pg_catalog.=) $1",
	NULL};
static statement RESOLVE_REGION = {"SELECT region_code, region, candidates FROM plan.resolve_region($1)",
								   NULL};

static statement REGION_OF_TEXT = {"SELECT region_code, region, mentions FROM plan.region_of_text($1, $2)",
								   NULL};

static statement INSERT_REPORT = {
	"INSERT INTO plan.report (source, title, region_code, region, issuer, report_year, plan_year, format, "
	"encoding,"
	" content_sha256, issued_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING report_id",
	NULL};
static statement INSERT_TEXT = {"INSERT INTO plan.report_text (report_id, content) VALUES ($1, $2)", NULL};
static statement INSERT_TABLES = {
	"INSERT INTO plan.report_table (report_id, table_no, label, caption, kind, first_line, last_line)"
	" SELECT $1, b.* FROM batch b",
	NULL};
static statement INSERT_ROWS = {
	"INSERT INTO plan.indicator_row (report_id, table_no, row_no, seq, section, parent_row_no, printed, "
	"indicator,"
	" indicator_code, unit, binding, printed_verdict, verdict_heading, printed_basis, line)"
	" SELECT $1, b.table_no, b.row_no, b.seq, b.section, b.parent_row_no, b.printed, b.indicator, "
	"b.indicator_code,"
	" b.unit, b.binding::plan.binding, b.printed_verdict, b.verdict_heading, b.printed_basis, b.line"
	" FROM batch b(table_no, row_no, seq, section, parent_row_no, printed, indicator, indicator_code, unit, "
	"binding, printed_verdict,"
	" verdict_heading, printed_basis, line)",
	NULL};
static statement INSERT_VALUES = {
	"INSERT INTO plan.indicator_value (report_id, table_no, row_no, column_no, heading, role, year_from, "
	"year, period,"
	" aggregation, value, unit, printed, basis, status)"
	" SELECT $1, b.* FROM batch b",
	NULL};
static statement INSERT_NOTES = {
	"INSERT INTO plan.footnote (report_id, note_no, table_no, label, item, text, effect, line)"
	" SELECT $1, b.* FROM batch b",
	NULL};
static statement INSERT_SECTIONS = {"INSERT INTO plan.section (report_id, section_no, level, heading, line)"
									" SELECT $1, b.* FROM batch b",
									NULL};
static statement INSERT_BOX_ITEMS = {
	"INSERT INTO plan.box_item (report_id, table_no, item_no, heading, text, line)"
	" SELECT $1, b.* FROM batch b",
	NULL};
static statement INSERT_PROJECTS = {
	"INSERT INTO plan.project (report_id, project_no, table_no, heading, stage, name, line)"
	" SELECT $1, b.* FROM batch b",
	NULL};
static statement INSERT_GROUPS = {
	"INSERT INTO plan.project_group (report_id, group_no, parent_group_no, plan_year, dimension, category, "
	"role, projects,"
	" total_investment, annual_investment, share, text, line)"
	" SELECT $1, b.* FROM batch b",
	NULL};
static statement INSERT_TERMS = {"INSERT INTO plan.glossary (report_id, term_no, term, definition, line)"
								 " SELECT $1, b.* FROM batch b",
								 NULL};
static statement INSERT_FACTS = {
	"INSERT INTO plan.fact (report_id, fact_no, line, section_no, parent_fact_no, sentence, subject, "
	"indicator_code, measure, role, tier, year_from, year, period, aggregation, value, printed, comparison, "
	"reference_kind, reference)"
	" SELECT $1, b.* FROM batch b",
	NULL};
static statement INSERT_MESSAGES = {
	"INSERT INTO plan.load_message (report_id, message_no, line, severity, code, message, excerpt)"
	" SELECT $1, b.* FROM batch b",
	NULL};

/* An extension that is still to be updated has no such function. */
static statement HAS_NARRATIVE = {
	"SELECT pg_catalog.to_regprocedure('plan.tell_narrative_verdicts(bigint)') IS NOT NULL", NULL};
static statement TELL_NARRATIVE = {"SELECT plan.tell_narrative_verdicts($1)", NULL};

/* The rows of the batch, the first columns of each. */
static Tuplestorestate *
batch_store(const batch *b, int columns, TupleDesc desc)
{
	Tuplestorestate *rows = tuplestore_begin_heap(false, false, work_mem);
	Datum *values = palloc(sizeof(Datum) * (Size) columns);
	bool *nulls = palloc(sizeof(bool) * (Size) columns);

	for (int i = 0; i < b->n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		for (int k = 0; k < columns; k++)
		{
			values[k] = b->values[k][i];
			nulls[k] = b->nulls[k][i];
		}
		tuplestore_putvalues(rows, desc, values, nulls);
	}
	return rows;
}

/*
 * Inserts what the statement selects from the relation `batch` (which comes before any table of that name, as transition
 * tables do), the first columns of the batch; $1 is the report's id.
 */
static void
insert_batch(statement *s, int64 report_id, const batch *b, int columns)
{
	EphemeralNamedRelationData relation = {0};
	TupleDesc desc;
	parameters p = {0};

	if (b->n == 0)
		return;
	desc = CreateTemplateTupleDesc(columns);
	for (int i = 0; i < columns; i++)
		TupleDescInitEntry(desc, (AttrNumber) (i + 1), psprintf("c%d", i + 1), b->types[i], -1, 0);
	relation.md.name = pstrdup("batch");
	relation.md.tupdesc = desc;
	relation.md.enrtype = ENR_NAMED_TUPLESTORE;
	relation.md.enrtuples = b->n;
	relation.reldata = batch_store(b, columns, desc);
	if (SPI_register_relation(&relation) != SPI_OK_REL_REGISTER)
		elog(ERROR, "SPI_register_relation failed");
	add(&p, INT8OID, Int64GetDatum(report_id), false);
	execute(s, &p);
	if (SPI_unregister_relation(relation.md.name) != SPI_OK_REL_UNREGISTER)
		elog(ERROR, "SPI_unregister_relation failed");
	tuplestore_end(relation.reldata);
}

/* The tables are made at the first use, as the caller's. */
static void
ensure_tables(void)
{
	parameters none = {0};
	bool isnull;

	execute(&HAS_TABLES, &none);
	if (DatumGetBool(result(1, &isnull)) && !isnull)
		return;
	if (SPI_execute("SELECT plan.create_tables()", false, 0) < 0)
		elog(ERROR, "plan.create_tables() failed");
	ereport(NOTICE, (errmsg("created the tables and views of plan_indicator in schema plan")));
	CommandCounterIncrement();
}

/* As sha256() gives it, but in steps between which a cancel is answered. */
static bytea *
content_sha256(span content)
{
	const size_t step = 1024 * 1024;
	bytea *sha = palloc(VARHDRSZ + PG_SHA256_DIGEST_LENGTH);
	pg_cryptohash_ctx *hash = pg_cryptohash_create(PG_SHA256);
	bool good = hash != NULL && pg_cryptohash_init(hash) >= 0;

	for (size_t done = 0; good && done < content.n; done += step)
	{
		CHECK_FOR_INTERRUPTS();
		good = pg_cryptohash_update(hash, (const uint8 *) content.p + done, Min(step, content.n - done)) >= 0;
	}
	if (!good || pg_cryptohash_final(hash, (uint8 *) VARDATA(sha), PG_SHA256_DIGEST_LENGTH) < 0)
		elog(ERROR, "could not compute the SHA-256 of a report");
	pg_cryptohash_free(hash);
	SET_VARSIZE(sha, VARHDRSZ + PG_SHA256_DIGEST_LENGTH);
	return sha;
}

/* Two sessions with the same content: the second waits here and then finds the report of the first. */
static void
lock_content(bytea *sha)
{
	parameters p = {0};
	uint64 key = DatumGetUInt64(
		hash_any_extended((unsigned char *) VARDATA_ANY(sha), (int) VARSIZE_ANY_EXHDR(sha), 0));

	add(&p, INT8OID, Int64GetDatum((int64) key), false);
	execute(&LOCK_CONTENT, &p);
}

static int64
find_content(bytea *sha)
{
	parameters p = {0};
	bool isnull;
	Datum d;

	add(&p, BYTEAOID, PointerGetDatum(sha), false);
	execute(&FIND_CONTENT, &p);
	d = result(1, &isnull);
	return isnull ? 0 : DatumGetInt64(d);
}

typedef struct region
{
	char *code, *name;
} region;

/* Neither argument nor title nor issuer: the one that the text speaks of, with a message that says so. */
static region
region_of_text(reading *r, text *content)
{
	parameters p = {0};
	region found;
	bool isnull;
	int mentions;

	if (r->head.title.n == 0)
		return (region){NULL, NULL};
	add_span(&p, r->head.title);
	add(&p, TEXTOID, PointerGetDatum(content), false);
	execute(&REGION_OF_TEXT, &p);
	found = (region){result_text(1), result_text(2)};
	mentions = DatumGetInt32(result(3, &isnull));
	if (found.code != NULL)
		batch_message(r, "notice", "region_from_text", 0,
					  psprintf("The title does not name the region; the text names \"%s\" %d times.",
							   found.name, mentions),
					  NULL);
	return found;
}

/* By the argument, else the title, else the issuer; several or none leave the code open, with a message. */
static region
find_region(reading *r, const char *argument, text *content)
{
	span texts[3] = {SPAN_NONE, r->head.region_text, r->head.issuer};
	region found = {NULL, NULL};

	if (argument != NULL)
		texts[0] = (span){argument, strlen(argument)};
	for (int i = 0; i < 3; i++)
	{
		parameters p = {0};
		bool isnull;
		int candidates;

		if (texts[i].n == 0)
			continue;
		add_span(&p, texts[i]);
		execute(&RESOLVE_REGION, &p);
		found.code = result_text(1);
		found.name = result_text(2);
		candidates = DatumGetInt32(result(3, &isnull));
		if (found.code != NULL)
			return found;
		if (candidates > 1)
		{
			batch_message(r, "warning", "region_ambiguous", 0,
						  psprintf("The region \"%s\" is the name of %d regions; to say which, remove the "
								   "report and load it with region => a code or a full name.",
								   found.name, candidates),
						  pnstrdup(texts[i].p, texts[i].n));
			return found;
		}
		if (i < 2)
		{
			batch_message(r, "warning", "region_unknown", 0,
						  psprintf("The region \"%s\" is in no list.", pnstrdup(texts[i].p, texts[i].n)),
						  pnstrdup(texts[i].p, texts[i].n));
			return found;
		}
	}
	return region_of_text(r, content);
}

/*
 * The same content is there already, and stays as it was loaded.  Arguments that would have made it another report are
 * not used, and that is said.
 */
static void
say_what_was_not_used(int64 report_id, const char *region_argument, int report_year)
{
	parameters p = {0}, q = {0};
	char *code, *name, *year;
	bool other_region = false, other_year;

	add(&p, INT8OID, Int64GetDatum(report_id), false);
	execute(&FIND_ARGUMENTS, &p);
	code = result_text(1);
	name = result_text(2);
	year = result_text(3);
	other_year = report_year != 0 && (year == NULL || atoi(year) != report_year);
	if (region_argument != NULL)
	{
		char *other_code, *other_name;

		add_text(&q, region_argument);
		execute(&RESOLVE_REGION, &q);
		other_code = result_text(1);
		other_name = result_text(2);
		other_region = code != NULL && other_code != NULL
						   ? strcmp(code, other_code) != 0
						   : code != other_code || name == NULL || strcmp(name, other_name) != 0;
	}
	if (other_region || other_year)
		ereport(NOTICE, (errmsg("this content is report " INT64_FORMAT " already; %s not used", report_id,
								other_region && other_year ? "region and report_year were"
								: other_region             ? "region was"
														   : "report_year was"),
						 errhint("To load it with them: SELECT plan.remove_report(" INT64_FORMAT
								 "), then load it again.",
								 report_id)));
}

static const char *
optional_text(FunctionCallInfo fcinfo, int i)
{
	return PG_ARGISNULL(i) ? NULL : text_to_cstring(PG_GETARG_TEXT_PP(i));
}

/* Indexed by report_format. */
static const char *const FORMATS[] = {"auto", "text", "markdown", "html"};

static report_format
format_of(const char *name)
{
	for (int i = 0; i < (int) lengthof(FORMATS); i++)
		if (name == NULL || strcmp(name, FORMATS[i]) == 0)
			return (report_format) i;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("format \"%s\" cannot be read", name),
					errhint("The formats are auto, text, markdown and html.")));
}

static int64
store(reading *r, const region *where, const load_request *request, bytea *sha, text *content)
{
	parameters p = {0};
	bool isnull;
	int64 report_id;

	add_text(&p, request->source);
	add_span(&p, r->head.title);
	add_text(&p, where->code);
	add_text(&p, where->name);
	add_span(&p, r->head.issuer);
	add_year(&p, r->head.report_year);
	add_year(&p, r->head.plan_year);
	add_text(&p, FORMATS[r->head.format]);
	add_text(&p, request->encoding);
	add(&p, BYTEAOID, PointerGetDatum(sha), false);
	add_date(&p, r->head.issued_on);
	execute(&INSERT_REPORT, &p);
	report_id = DatumGetInt64(result(1, &isnull));
	p = (parameters){0};
	add(&p, INT8OID, Int64GetDatum(report_id), false);
	add(&p, TEXTOID, PointerGetDatum(content), false);
	execute(&INSERT_TEXT, &p);
	find_codes(r, where->code);
	insert_batch(&INSERT_TABLES, report_id, &r->tables, r->tables.columns);
	insert_batch(&INSERT_ROWS, report_id, &r->rows, r->rows.columns);
	insert_batch(&INSERT_VALUES, report_id, &r->values, r->values.columns);
	insert_batch(&INSERT_NOTES, report_id, &r->notes, r->notes.columns);
	insert_batch(&INSERT_SECTIONS, report_id, &r->sections, r->sections.columns);
	insert_batch(&INSERT_BOX_ITEMS, report_id, &r->box_items, r->box_items.columns);
	insert_batch(&INSERT_PROJECTS, report_id, &r->projects, r->projects.columns);
	insert_batch(&INSERT_GROUPS, report_id, &r->groups, r->groups.columns);
	insert_batch(&INSERT_TERMS, report_id, &r->terms, r->terms.columns);
	insert_batch(&INSERT_FACTS, report_id, &r->facts, FACT_COLUMNS_STORED);
	insert_batch(&INSERT_MESSAGES, report_id, &r->messages, r->messages.columns);
	return report_id;
}

/* Verdicts in sentences: "5项指标略低于预期". Few texts have them, and only rows without verdicts need them. */
static void
tell_narrative_verdicts(const reading *r, int64 report_id, span content)
{
	parameters p = {0}, none = {0};
	bool isnull;

	if (!reading_lacks_verdicts(r))
		return;
	if (span_find(content, SPAN("项指标")) < 0 && span_find(content, SPAN("项主要指标")) < 0)
		return;
	execute(&HAS_NARRATIVE, &none);
	if (!DatumGetBool(result(1, &isnull)))
		return;
	add(&p, INT8OID, Int64GetDatum(report_id), false);
	execute(&TELL_NARRATIVE, &p);
}

/* What the text was read as, and who decided. */
static void
say_format(reading *r, const char *asked)
{
	if (asked == NULL || strcmp(asked, "auto") == 0)
		batch_message(r, "notice", "format", 0,
					  psprintf("The content was read as %s.", FORMATS[r->head.format]), NULL);
}

load_request
load_request_of(FunctionCallInfo fcinfo, int first)
{
	load_request q = {.source = optional_text(fcinfo, first),
					  .region = optional_text(fcinfo, first + 1),
					  .report_year = PG_ARGISNULL(first + 2) ? 0 : PG_GETARG_INT32(first + 2),
					  .format = optional_text(fcinfo, first + 3),
					  .encoding = "UTF8"};

	if (q.report_year != 0 && (q.report_year < 1900 || q.report_year > 2099))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("report year %d is not between 1900 and 2099", q.report_year)));
	format_of(q.format);
	return q;
}

/* An article without a title: some of its sentences say what was how much in which year. */
static bool
states_figures(const reading *r)
{
	int stated = 0;

	for (int i = 0; i < r->facts.n; i++)
		stated += !r->facts.nulls[FACT_SUBJECT][i] && !r->facts.nulls[FACT_YEAR][i];
	return stated >= FIGURES_OF_REPORT;
}

/*
 * A plan that is made while a table is empty goes through the whole of it, and would go on to when it is full: those of
 * the foreign keys as well as ours, for as long as the session lives.  What that makes them seem to cost would have them
 * compiled, which takes longer than a report.
 */
static int
plan_for_rows(void)
{
	int nest = NewGUCNestLevel();

	set_config_option("enable_seqscan", "off", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	set_config_option("jit", "off", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	return nest;
}

int64
load_content(FunctionCallInfo fcinfo, text *content, const load_request *request)
{
	bytea *sha = content_sha256(text_to_span(content));
	reading *r;
	region where;
	int64 report_id;
	int nest;

	SPI_connect();
	ensure_tables();
	nest = plan_for_rows();
	lock_content(sha);
	report_id = find_content(sha);
	if (report_id == 0)
	{
		r = reading_run(
			fcinfo, text_to_span(content),
			&(report_options){.report_year = request->report_year, .format = format_of(request->format)});
		if (r->head.title.n == 0 && r->rows.n == 0 && !states_figures(r))
			ereport(
				ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("content holds no report"),
				 errdetail("It has neither a title such as \"…2023年国民经济和社会发展计划执行情况…的报告\" "
						   "nor a table of indicators that could be read, nor sentences that state figures "
						   "of a year."),
				 errhint("Pass the text of the report itself; plan.read_tables(content) shows what is "
						 "understood of it.")));
		if (r->head.other_line > 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("content holds more than one report"),
					 errdetail("A second report begins on line %u.", r->head.other_line),
					 errhint("Load each report on its own.")));
		where = find_region(r, request->region, content);
		say_format(r, request->format);
		report_id = store(r, &where, request, sha, content);
		tell_narrative_verdicts(r, report_id, text_to_span(content));
	}
	else
		say_what_was_not_used(report_id, request->region, request->report_year);
	AtEOXact_GUC(true, nest);
	SPI_finish();
	return report_id;
}

/* load_report(content, source, region, report_year, format) */
Datum
plan_load_report(PG_FUNCTION_ARGS)
{
	load_request request = load_request_of(fcinfo, 1);

	if (PG_ARGISNULL(0))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("content of a report must not be null")));
	PG_RETURN_INT64(load_content(fcinfo, PG_GETARG_TEXT_PP(0), &request));
}
