/*
 * read_sql.c
 *		Reading a report without storing it: set-returning functions over the batches.
 */
#include "codes.h"

#include "catalog/pg_type.h"
#include "enums.h"
#include "executor/spi.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "name_key.h"
#include "target.h"
#include "utils/array.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(plan_read_tables);
PG_FUNCTION_INFO_V1(plan_read_values);
PG_FUNCTION_INFO_V1(plan_read_outline);
PG_FUNCTION_INFO_V1(plan_read_facts);
PG_FUNCTION_INFO_V1(plan_scan_facts);
PG_FUNCTION_INFO_V1(plan_scan_rows);
PG_FUNCTION_INFO_V1(plan_scan_head);
PG_FUNCTION_INFO_V1(plan_indicator_key);
PG_FUNCTION_INFO_V1(plan_fact_keys);

/* What of the text in the first argument these events say. */
static reading *
read_text(FunctionCallInfo fcinfo, unsigned kinds)
{
	return reading_run(fcinfo, text_to_span(PG_GETARG_TEXT_PP(0)), &(report_options){.kinds = kinds});
}

/* The first columns of the batch as the result set of the function. */
static void
return_batch(FunctionCallInfo fcinfo, const batch *b, int columns)
{
	ReturnSetInfo *rsi = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext old;
	TupleDesc desc;
	Tuplestorestate *store;
	Datum *values = palloc(sizeof(Datum) * columns);
	bool *nulls = palloc(sizeof(bool) * columns);

	if (rsi == NULL || !IsA(rsi, ReturnSetInfo) || !(rsi->allowedModes & SFRM_Materialize))
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("set-valued function called in context that cannot accept a set")));
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE || desc->natts != columns)
		elog(ERROR, "function of plan_indicator has other columns than this library");
	old = MemoryContextSwitchTo(rsi->econtext->ecxt_per_query_memory);
	desc = CreateTupleDescCopy(desc);
	store = tuplestore_begin_heap((rsi->allowedModes & SFRM_Materialize_Random) != 0, false, work_mem);
	MemoryContextSwitchTo(old);
	for (int i = 0; i < b->n; i++)
	{
		for (int k = 0; k < columns; k++)
		{
			values[k] = b->values[k][i];
			nulls[k] = b->nulls[k][i];
		}
		tuplestore_putvalues(store, desc, values, nulls);
	}
	rsi->returnMode = SFRM_Materialize;
	rsi->setResult = store;
	rsi->setDesc = desc;
}

/* plan.binding in the place of its label. */
static void
label_bindings(FunctionCallInfo fcinfo, batch *rows)
{
	for (int i = 0; i < rows->n; i++)
		if (!rows->nulls[ROW_BINDING_LABEL][i])
			rows->values[ROW_BINDING_LABEL][i] =
				enum_datum(fcinfo, "binding", TextDatumGetCString(rows->values[ROW_BINDING_LABEL][i]));
}

Datum
plan_read_tables(PG_FUNCTION_ARGS)
{
	reading *r = read_text(fcinfo, EVENT_BIT(EVENT_ROW));

	label_bindings(fcinfo, &r->rows);
	SPI_connect();
	look_up_codes(fcinfo, r);
	return_batch(fcinfo, &r->rows, r->rows.columns);
	SPI_finish();
	return (Datum) 0;
}

Datum
plan_read_values(PG_FUNCTION_ARGS)
{
	reading *r = read_text(fcinfo, EVENT_BIT(EVENT_VALUE));

	return_batch(fcinfo, &r->values, r->values.columns);
	return (Datum) 0;
}

Datum
plan_read_outline(PG_FUNCTION_ARGS)
{
	reading *r = read_text(fcinfo, EVENT_BIT(EVENT_SECTION));

	return_batch(fcinfo, &r->sections, r->sections.columns);
	return (Datum) 0;
}

Datum
plan_read_facts(PG_FUNCTION_ARGS)
{
	reading *r = read_text(fcinfo, EVENT_BIT(EVENT_FACT));

	SPI_connect();
	look_up_codes(fcinfo, r);
	return_batch(fcinfo, &r->facts, FACT_COLUMNS_STORED);
	SPI_finish();
	return (Datum) 0;
}

/* As they are read, with the rule behind each field. */
Datum
plan_scan_facts(PG_FUNCTION_ARGS)
{
	reading *r = read_text(fcinfo, EVENT_BIT(EVENT_FACT));

	return_batch(fcinfo, &r->facts, r->facts.columns);
	return (Datum) 0;
}

/* The next two are those of 0.1.0, whose read_tables() and read_facts() need them until the extension is updated. */
Datum
plan_scan_rows(PG_FUNCTION_ARGS)
{
	reading *r = read_text(fcinfo, EVENT_BIT(EVENT_ROW));

	return_batch(fcinfo, &r->rows, r->rows.columns);
	return (Datum) 0;
}

Datum
plan_scan_head(PG_FUNCTION_ARGS)
{
	reading *r = read_text(fcinfo, EVENT_BIT(EVENT_HEAD));
	span texts[] = {r->head.title, r->head.region_text, r->head.issuer};
	int years[] = {r->head.report_year, r->head.plan_year};
	TupleDesc desc;
	Datum values[lengthof(texts) + lengthof(years)];
	bool nulls[lengthof(values)];

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE || desc->natts != lengthof(values))
		elog(ERROR, "function of plan_indicator has other columns than this library");
	for (int i = 0; i < (int) lengthof(values); i++)
	{
		bool is_text = i < (int) lengthof(texts);

		nulls[i] = is_text ? texts[i].n == 0 : years[i - (int) lengthof(texts)] == 0;
		values[i] = nulls[i]  ? (Datum) 0
					: is_text ? PointerGetDatum(span_to_text(texts[i]))
							  : Int32GetDatum(years[i - (int) lengthof(texts)]);
	}
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls));
}

Datum
plan_indicator_key(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(indicator_key(text_to_span(PG_GETARG_TEXT_PP(0))));
}

/* The keys of the indicators that a figure may be a value of. */
Datum
plan_fact_keys(PG_FUNCTION_ARGS)
{
	Datum keys[FACT_KEYS_MAX];
	int n = PG_ARGISNULL(0)
				? 0
				: fact_keys(text_to_span(PG_GETARG_TEXT_PP(0)),
							PG_ARGISNULL(1) ? SPAN_NONE : text_to_span(PG_GETARG_TEXT_PP(1)), keys);

	if (n == 0)
		PG_RETURN_NULL();
	PG_RETURN_ARRAYTYPE_P(construct_array(keys, n, TEXTOID, -1, false, TYPALIGN_INT));
}
