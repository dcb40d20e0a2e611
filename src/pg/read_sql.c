/*
 * read_sql.c
 *		Reading a report without storing it: set-returning functions over the batches.
 */
#include "codes.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "target.h"
#include "utils/array.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(plan_scan_rows);
PG_FUNCTION_INFO_V1(plan_read_values);
PG_FUNCTION_INFO_V1(plan_read_outline);
PG_FUNCTION_INFO_V1(plan_scan_facts);
PG_FUNCTION_INFO_V1(plan_scan_head);
PG_FUNCTION_INFO_V1(plan_indicator_key);
PG_FUNCTION_INFO_V1(plan_fact_keys);

/* The whole batch as the result set of the function. */
static void
return_batch(FunctionCallInfo fcinfo, const batch *b)
{
	ReturnSetInfo *rsi = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext old;
	TupleDesc desc;
	Tuplestorestate *store;
	Datum *values = palloc(sizeof(Datum) * b->columns);
	bool *nulls = palloc(sizeof(bool) * b->columns);

	if (rsi == NULL || !IsA(rsi, ReturnSetInfo) || !(rsi->allowedModes & SFRM_Materialize))
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("set-valued function called in context that cannot accept a set")));
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE || desc->natts != b->columns)
		elog(ERROR, "function of plan_indicator has other columns than this library");
	old = MemoryContextSwitchTo(rsi->econtext->ecxt_per_query_memory);
	desc = CreateTupleDescCopy(desc);
	store = tuplestore_begin_heap((rsi->allowedModes & SFRM_Materialize_Random) != 0, false, work_mem);
	MemoryContextSwitchTo(old);
	for (int i = 0; i < b->n; i++)
	{
		for (int k = 0; k < b->columns; k++)
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

Datum
plan_scan_rows(PG_FUNCTION_ARGS)
{
	reading *r = reading_run(fcinfo, text_to_span(PG_GETARG_TEXT_PP(0)), 0, FORMAT_AUTO);

	return_batch(fcinfo, &r->rows);
	return (Datum) 0;
}

Datum
plan_read_values(PG_FUNCTION_ARGS)
{
	reading *r = reading_run(fcinfo, text_to_span(PG_GETARG_TEXT_PP(0)), 0, FORMAT_AUTO);

	return_batch(fcinfo, &r->values);
	return (Datum) 0;
}

Datum
plan_read_outline(PG_FUNCTION_ARGS)
{
	reading *r = reading_run(fcinfo, text_to_span(PG_GETARG_TEXT_PP(0)), 0, FORMAT_AUTO);

	return_batch(fcinfo, &r->sections);
	return (Datum) 0;
}

Datum
plan_scan_facts(PG_FUNCTION_ARGS)
{
	reading *r = reading_run(fcinfo, text_to_span(PG_GETARG_TEXT_PP(0)), 0, FORMAT_AUTO);

	return_batch(fcinfo, &r->facts);
	return (Datum) 0;
}

Datum
plan_scan_head(PG_FUNCTION_ARGS)
{
	reading *r = reading_run(fcinfo, text_to_span(PG_GETARG_TEXT_PP(0)), 0, FORMAT_AUTO);
	TupleDesc desc;
	Datum values[5];
	bool nulls[5];

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE || desc->natts != 5)
		elog(ERROR, "function of plan_indicator has other columns than this library");
	values[0] = PointerGetDatum(span_to_text(r->head.title));
	values[1] = PointerGetDatum(span_to_text(r->head.region_text));
	values[2] = PointerGetDatum(span_to_text(r->head.issuer));
	values[3] = Int32GetDatum(r->head.report_year);
	values[4] = Int32GetDatum(r->head.plan_year);
	nulls[0] = r->head.title.n == 0;
	nulls[1] = r->head.region_text.n == 0;
	nulls[2] = r->head.issuer.n == 0;
	nulls[3] = r->head.report_year == 0;
	nulls[4] = r->head.plan_year == 0;
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
