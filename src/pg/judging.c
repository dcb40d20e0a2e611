/*
 * judging.c
 *		Arguments of the SQL judging functions: policies, directions, labels.
 */
#include "judging.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "enums.h"
#include "executor/executor.h"
#include "lib/stringinfo.h"
#include "nodes/value.h"
#include "parser/parse_func.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

char *plan_policy_setting = NULL;

typedef struct label_row
{
	const char *type, *code, *zh;
} label_row;

/* type, code, zh: made from catalogue/code_labels.tsv */
static const label_row LABELS[] = {
#include "code_labels.inc"
};

static const char *const VERDICT_CODES[] = {"not_assessable", "missed", "nearly_met", "met", "exceeded"};

/* The policy a call last looked up, kept for the query: 600,000 rows need it once. */
typedef struct policy_cache
{
	char *name;
	tolerance tolerance;
} policy_cache;

const char *
label_zh(const char *type, const char *code)
{
	for (size_t i = 0; i < lengthof(LABELS); i++)
		if (strcmp(LABELS[i].type, type) == 0 && strcmp(LABELS[i].code, code) == 0)
			return LABELS[i].zh;
	return code;
}

const char *
verdict_code(verdict v)
{
	return VERDICT_CODES[v];
}

Datum
verdict_datum(FunctionCallInfo fcinfo, verdict v)
{
	return enum_datum(fcinfo, "verdict", VERDICT_CODES[v]);
}

char *
reason_codes(uint32_t reasons)
{
	StringInfoData s;

	initStringInfo(&s);
	for (int i = 0; i < REASONS; i++)
		if (reasons & 1u << i)
			appendStringInfo(&s, "%s%s", s.len > 0 ? ", " : "", judge_reason_code((judge_reason) i));
	return s.data;
}

direction
direction_from(Datum d)
{
	char *label = enum_label(d);

	return strcmp(label, "higher") == 0  ? DIRECTION_HIGHER
		   : strcmp(label, "lower") == 0 ? DIRECTION_LOWER
										 : DIRECTION_BAND;
}

static binding
binding_from(Datum d)
{
	return strcmp(enum_label(d), "binding") == 0 ? BINDING_BINDING : BINDING_EXPECTED;
}

rate_method
rate_method_from(const char *name)
{
	if (strcmp(name, "linear") == 0)
		return RATE_LINEAR;
	if (strcmp(name, "reciprocal") == 0)
		return RATE_RECIPROCAL;
	if (strcmp(name, "index") == 0)
		return RATE_INDEX;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("completion rate method \"%s\" is not known", name),
					errhint("The methods are linear, reciprocal and index.")));
}

static dec
numeric_field(HeapTupleHeader row, const char *name, dec otherwise)
{
	bool isnull;
	Datum d = GetAttributeByName(row, name, &isnull);

	return isnull ? otherwise : numeric_to_dec(DatumGetNumeric(d));
}

static char *
text_field(HeapTupleHeader row, const char *name)
{
	bool isnull;
	Datum d = GetAttributeByName(row, name, &isnull);

	return isnull ? NULL : text_to_cstring(DatumGetTextPP(d));
}

static tolerance
tolerance_from(HeapTupleHeader row)
{
	tolerance t = {.cap = DEC_ZERO};
	char *reading = text_field(row, "bound_reading"), *method = text_field(row, "rate_method");
	bool isnull;

	t.tau_pp = numeric_field(row, "tau_pp", DEC_ZERO);
	t.tau_rel = numeric_field(row, "tau_rel", DEC_ZERO);
	t.near_pp = numeric_field(row, "near_pp", DEC_ZERO);
	t.near_rel = numeric_field(row, "near_rel", DEC_ZERO);
	t.near_binding = numeric_field(row, "near_binding", DEC_ZERO);
	t.margin = numeric_field(row, "margin", DEC_ZERO);
	t.bound_as_point = reading != NULL && strcmp(reading, "point") == 0;
	t.method = method == NULL ? RATE_LINEAR : rate_method_from(method);
	(void) GetAttributeByName(row, "cap", &isnull);
	t.capped = !isnull;
	t.cap = numeric_field(row, "cap", DEC_ZERO);
	return t;
}

/* plan.policy_tolerance(name): from the user's table, or the shipped rows where there is none. */
static tolerance
policy_named(FunctionCallInfo fcinfo, const char *name)
{
	policy_cache *cache = fcinfo->flinfo->fn_extra;
	Oid arguments[] = {TEXTOID, TEXTOID}, function;
	List *function_name;
	Datum row;

	if (cache != NULL && strcmp(cache->name, name) == 0)
		return cache->tolerance;
	function_name =
		list_make2(makeString(get_namespace_name(plan_namespace(fcinfo))), makeString("policy_tolerance"));
	function = LookupFuncName(function_name, 2, arguments, false);
	row = OidFunctionCall2(function, CStringGetTextDatum(name), CStringGetTextDatum(""));
	cache = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(*cache));
	cache->name = MemoryContextStrdup(fcinfo->flinfo->fn_mcxt, name);
	cache->tolerance = tolerance_from(DatumGetHeapTupleHeader(row));
	fcinfo->flinfo->fn_extra = cache;
	return cache->tolerance;
}

/* What the default policy says, for functions that no policy changes. */
void
judging_default_tolerance(judging_call *call, rate_method method)
{
	call->tolerance = (tolerance){
		.tau_pp = {2, 1}, .tau_rel = {2, 2}, .near_pp = {5, 1}, .near_rel = {1, 1}, .method = method};
	call->in.tolerance = &call->tolerance;
}

void
judging_set_tolerance(FunctionCallInfo fcinfo, int argument, bool by_name, judging_call *call)
{
	if (by_name)
	{
		if (PG_NARGS() > argument && !PG_ARGISNULL(argument))
			call->policy = text_to_cstring(PG_GETARG_TEXT_PP(argument));
		else
			call->policy =
				plan_policy_setting != NULL && *plan_policy_setting != '\0' ? plan_policy_setting : "default";
		call->tolerance = policy_named(fcinfo, call->policy);
	}
	else if (PG_ARGISNULL(argument))
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("tolerance must not be null")));
	else
		call->tolerance = tolerance_from(PG_GETARG_HEAPTUPLEHEADER(argument));
	call->in.tolerance = &call->tolerance;
}

void
judging_finish(judging_call *call)
{
	judge(&call->in, &call->result);
}

void
judging_run(FunctionCallInfo fcinfo, bool by_name, judging_call *call)
{
	int n = PG_NARGS();

	memset(call, 0, sizeof(*call));
	call->in.direction = DIRECTION_ASSUMED;
	call->in.binding = BINDING_EXPECTED;
	call->in.is_rate = -1;
	call->in.can_exceed = true;
	if (!PG_ARGISNULL(0))
	{
		target_read_words(PG_GETARG_DATUM(0), &call->goal);
		call->in.goal = &call->goal;
	}
	if (!PG_ARGISNULL(1))
	{
		target_read_words(PG_GETARG_DATUM(1), &call->actual);
		call->in.actual = &call->actual;
	}
	if (n > 2 && !PG_ARGISNULL(2))
		call->in.direction = direction_from(PG_GETARG_DATUM(2));
	if (n > 3)
		call->in.binding = PG_ARGISNULL(3) ? BINDING_UNKNOWN : binding_from(PG_GETARG_DATUM(3));
	if (n > 4 && !PG_ARGISNULL(4))
		call->in.is_rate = PG_GETARG_BOOL(4);
	if (n > 5 && !PG_ARGISNULL(5))
	{
		call->reference = numeric_to_dec(PG_GETARG_NUMERIC(5));
		call->in.reference = &call->reference;
	}
	judging_set_tolerance(fcinfo, 6, by_name, call);
	if (n > 7 && !PG_ARGISNULL(7))
		call->in.can_exceed = PG_GETARG_BOOL(7);
	judging_finish(call);
}

/* 100 × numerator / denominator, by the scale rule of numeric's division. */
Datum
judging_rate(const judging_call *call, bool *isnull)
{
	Datum rate;

	*isnull = !call->result.has_rate;
	if (*isnull)
		return (Datum) 0;
	rate = DirectFunctionCall2(numeric_div, dec_to_numeric(dec_shift(call->result.rate_numerator, 2)),
							   dec_to_numeric(call->result.rate_denominator));
	if (call->tolerance.capped)
		rate = DirectFunctionCall2(numeric_smaller, rate, dec_to_numeric(call->tolerance.cap));
	return rate;
}
