/*
 * judging.c
 *		Arguments of the SQL judging functions: policies, directions, labels.
 */
#include "judging.h"

#include "access/htup_details.h"
#include "access/xact.h"
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

/*
 * The policies a call site looked up, kept for the command: 600,000 rows need each once.  A later command of the same
 * statement may see another table, so the cache is good for one command.
 */
#define POLICIES_KEPT 4

typedef struct policy_cache
{
	TimestampTz statement;
	CommandId command;
	int next;
	struct
	{
		char *name;
		tolerance tolerance;
	} kept[POLICIES_KEPT];
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

static Datum
required_field(HeapTupleHeader row, const char *name)
{
	bool isnull;
	Datum d = GetAttributeByName(row, name, &isnull);

	if (isnull)
		ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						errmsg("field \"%s\" of a tolerance must not be null", name)));
	return d;
}

/* NaN and infinity are refused by numeric_to_dec. */
static dec
checked_number(Datum d, const char *name, bool positive)
{
	dec n = numeric_to_dec(DatumGetNumeric(d));

	if (dec_sign(n) < (positive ? 1 : 0))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("field \"%s\" of a tolerance must %s", name,
							   positive ? "be greater than zero" : "not be negative")));
	return n;
}

static dec
number_field(HeapTupleHeader row, const char *name)
{
	return checked_number(required_field(row, name), name, false);
}

static bool
reads_bounds_as_points(const char *reading)
{
	if (strcmp(reading, "literal") != 0 && strcmp(reading, "point") != 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("reading of bounds \"%s\" is not known", reading),
						errhint("The readings are literal and point.")));
	return strcmp(reading, "point") == 0;
}

static tolerance
tolerance_from(HeapTupleHeader row)
{
	tolerance t = {.cap = DEC_ZERO};
	bool isnull;
	Datum cap = GetAttributeByName(row, "cap", &isnull);

	t.tau_pp = number_field(row, "tau_pp");
	t.tau_rel = number_field(row, "tau_rel");
	t.near_pp = number_field(row, "near_pp");
	t.near_rel = number_field(row, "near_rel");
	t.near_binding = number_field(row, "near_binding");
	t.margin = number_field(row, "margin");
	t.bound_as_point = reads_bounds_as_points(TextDatumGetCString(required_field(row, "bound_reading")));
	t.method = rate_method_from(TextDatumGetCString(required_field(row, "rate_method")));
	t.capped = !isnull;
	if (t.capped)
		t.cap = checked_number(cap, "cap", true);
	return t;
}

/* plan.policy_tolerance(name): from the user's table, or the shipped rows where there is none. */
static tolerance
look_up_policy(FunctionCallInfo fcinfo, const char *name)
{
	Oid arguments[] = {TEXTOID, TEXTOID}, function;
	List *function_name =
		list_make2(makeString(get_namespace_name(plan_namespace(fcinfo))), makeString("policy_tolerance"));
	Datum row;

	function = LookupFuncName(function_name, 2, arguments, false);
	row = OidFunctionCall2(function, CStringGetTextDatum(name), CStringGetTextDatum(""));
	return tolerance_from(DatumGetHeapTupleHeader(row));
}

static tolerance
policy_named(FunctionCallInfo fcinfo, const char *name)
{
	policy_cache *cache = fcinfo->flinfo->fn_extra;
	TimestampTz statement = GetCurrentStatementStartTimestamp();
	CommandId command = GetCurrentCommandId(false);
	tolerance found;
	int i;

	if (cache == NULL)
		cache = fcinfo->flinfo->fn_extra = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(*cache));
	if (cache->statement != statement || cache->command != command)
	{
		for (i = 0; i < POLICIES_KEPT; i++)
			if (cache->kept[i].name != NULL)
				pfree(cache->kept[i].name);
		memset(cache, 0, sizeof(*cache));
		cache->statement = statement;
		cache->command = command;
	}
	for (i = 0; i < POLICIES_KEPT; i++)
		if (cache->kept[i].name != NULL && strcmp(cache->kept[i].name, name) == 0)
			return cache->kept[i].tolerance;
	found = look_up_policy(fcinfo, name);
	i = cache->next;
	cache->next = (i + 1) % POLICIES_KEPT;
	if (cache->kept[i].name != NULL)
		pfree(cache->kept[i].name);
	cache->kept[i].name = MemoryContextStrdup(fcinfo->flinfo->fn_mcxt, name);
	cache->kept[i].tolerance = found;
	return found;
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
judging_begin(FunctionCallInfo fcinfo, int goal, int actual, judging_call *call)
{
	memset(call, 0, sizeof(*call));
	call->in.direction = DIRECTION_ASSUMED;
	call->in.binding = BINDING_EXPECTED;
	call->in.is_rate = -1;
	call->in.can_exceed = true;
	if (!PG_ARGISNULL(goal))
	{
		target_read_words(PG_GETARG_DATUM(goal), &call->goal);
		call->in.goal = &call->goal;
	}
	if (!PG_ARGISNULL(actual))
	{
		target_read_words(PG_GETARG_DATUM(actual), &call->actual);
		call->in.actual = &call->actual;
	}
}

void
judging_run(FunctionCallInfo fcinfo, bool by_name, judging_call *call)
{
	int n = PG_NARGS();

	judging_begin(fcinfo, 0, 1, call);
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

void
judging_run_pair(FunctionCallInfo fcinfo, int goal, int actual, judging_call *call)
{
	judging_begin(fcinfo, goal, actual, call);
	judging_set_tolerance(fcinfo, PG_NARGS(), true, call);
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
