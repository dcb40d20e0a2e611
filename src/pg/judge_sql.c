/*
 * judge_sql.c
 *		plan.judge and its short forms.
 */
#include "judging.h"

#include "access/htup_details.h"
#include "enums.h"
#include "funcapi.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(plan_judge);
PG_FUNCTION_INFO_V1(plan_judge_by_tolerance);
PG_FUNCTION_INFO_V1(plan_judge_indicator);
PG_FUNCTION_INFO_V1(plan_completion);
PG_FUNCTION_INFO_V1(plan_completion_by_tolerance);
PG_FUNCTION_INFO_V1(plan_completion_rate);
PG_FUNCTION_INFO_V1(plan_gap);
PG_FUNCTION_INFO_V1(plan_meets);
PG_FUNCTION_INFO_V1(plan_is_met_by);
PG_FUNCTION_INFO_V1(plan_goal_direction);
PG_FUNCTION_INFO_V1(plan_label);
PG_FUNCTION_INFO_V1(plan_label_direction);

/* Columns of the composite type plan.judgement. */
enum
{
	J_VERDICT,
	J_VERDICT_MIN,
	J_VERDICT_MAX,
	J_IS_MET,
	J_COMPLETION_RATE,
	J_GAP,
	J_GAP_UNIT,
	J_GAP_FAVOURABLE,
	J_VERDICT_SOURCE,
	J_TAUTOLOGICAL,
	J_POLICY,
	J_REASON,
	J_COLUMNS
};

static Datum
judgement_datum(FunctionCallInfo fcinfo, const judging_call *call)
{
	const judgement *j = &call->result;
	TupleDesc desc;
	Datum values[J_COLUMNS];
	bool nulls[J_COLUMNS] = {false};
	char buf[UNIT_PRINT_MAX];
	size_t unit_n = j->has_gap ? unit_print(&j->gap_unit, buf) : 0;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE || desc->natts != J_COLUMNS)
		elog(ERROR, "the type judgement of plan_indicator has other columns than this library");
	values[J_VERDICT] = verdict_datum(fcinfo, j->verdict);
	values[J_VERDICT_MIN] = verdict_datum(fcinfo, j->least);
	values[J_VERDICT_MAX] = verdict_datum(fcinfo, j->most);
	values[J_IS_MET] = BoolGetDatum(j->is_met == 1);
	nulls[J_IS_MET] = j->is_met < 0;
	values[J_COMPLETION_RATE] = judging_rate(call, &nulls[J_COMPLETION_RATE]);
	nulls[J_GAP] = !j->has_gap;
	nulls[J_GAP_FAVOURABLE] = !j->has_favourable;
	values[J_GAP] = j->has_gap ? dec_to_numeric(j->gap) : (Datum) 0;
	values[J_GAP_FAVOURABLE] = j->has_gap ? dec_to_numeric(j->gap_favourable) : (Datum) 0;
	nulls[J_GAP_UNIT] = unit_n == 0;
	values[J_GAP_UNIT] = PointerGetDatum(span_to_text((span){buf, unit_n}));
	values[J_VERDICT_SOURCE] = CStringGetTextDatum(j->source == SOURCE_ATTESTED ? "attested" : "computed");
	values[J_TAUTOLOGICAL] = BoolGetDatum(j->tautological);
	nulls[J_POLICY] = call->policy == NULL;
	values[J_POLICY] = call->policy == NULL ? (Datum) 0 : CStringGetTextDatum(call->policy);
	nulls[J_REASON] = j->reasons == 0;
	values[J_REASON] = CStringGetTextDatum(reason_codes(j->reasons));
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls));
}

Datum
plan_judge(PG_FUNCTION_ARGS)
{
	judging_call call;

	judging_run(fcinfo, true, &call);
	return judgement_datum(fcinfo, &call);
}

Datum
plan_judge_by_tolerance(PG_FUNCTION_ARGS)
{
	judging_call call;

	judging_run(fcinfo, false, &call);
	return judgement_datum(fcinfo, &call);
}

/*
 * judge_indicator(goal, actual, direction, binding, measure, can_exceed, provisional, reference, tolerance): for rows
 * of indicators, where a NULL direction or binding means that nobody knows it.
 */
Datum
plan_judge_indicator(PG_FUNCTION_ARGS)
{
	judging_call call;
	char *measure = PG_ARGISNULL(4) ? NULL : text_to_cstring(PG_GETARG_TEXT_PP(4));

	judging_begin(fcinfo, 0, 1, &call);
	call.in.direction = PG_ARGISNULL(2) ? DIRECTION_UNKNOWN : direction_from(PG_GETARG_DATUM(2));
	call.in.binding = BINDING_UNKNOWN;
	if (!PG_ARGISNULL(3))
		call.in.binding =
			strcmp(enum_label(PG_GETARG_DATUM(3)), "binding") == 0 ? BINDING_BINDING : BINDING_EXPECTED;
	call.in.is_share = measure != NULL && (strcmp(measure, "share") == 0 || strcmp(measure, "rate") == 0);
	call.in.can_exceed = PG_ARGISNULL(5) || PG_GETARG_BOOL(5);
	call.in.provisional = !PG_ARGISNULL(6) && PG_GETARG_BOOL(6);
	if (!PG_ARGISNULL(7))
	{
		call.reference = numeric_to_dec(PG_GETARG_NUMERIC(7));
		call.in.reference = &call.reference;
	}
	judging_set_tolerance(fcinfo, 8, false, &call);
	judging_finish(&call);
	return judgement_datum(fcinfo, &call);
}

Datum
plan_completion(PG_FUNCTION_ARGS)
{
	judging_call call;

	judging_run(fcinfo, true, &call);
	return verdict_datum(fcinfo, call.result.verdict);
}

Datum
plan_completion_by_tolerance(PG_FUNCTION_ARGS)
{
	judging_call call;

	judging_run(fcinfo, false, &call);
	return verdict_datum(fcinfo, call.result.verdict);
}

/* A judging whose verdict does not matter: goal, actual and maybe a direction. */
static void
compare_only(FunctionCallInfo fcinfo, rate_method method, judging_call *call)
{
	judging_begin(fcinfo, 0, 1, call);
	if (PG_NARGS() > 2 && !PG_ARGISNULL(2))
		call->in.direction = direction_from(PG_GETARG_DATUM(2));
	judging_default_tolerance(call, method);
	judging_finish(call);
	if (call->result.reasons & 1u << REASON_UNIT_MISMATCH)
	{
		char goal_unit[UNIT_PRINT_MAX], actual_unit[UNIT_PRINT_MAX];
		size_t goal_n = unit_print(&call->goal.unit, goal_unit),
			   actual_n = unit_print(&call->actual.unit, actual_unit);

		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("cannot compare a goal in \"%s\" with an actual in \"%s\"",
							   pnstrdup(goal_unit, goal_n), pnstrdup(actual_unit, actual_n))));
	}
}

Datum
plan_completion_rate(PG_FUNCTION_ARGS)
{
	judging_call call;
	bool isnull;
	Datum rate;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(3))
		PG_RETURN_NULL();
	compare_only(fcinfo, rate_method_from(text_to_cstring(PG_GETARG_TEXT_PP(3))), &call);
	rate = judging_rate(&call, &isnull);
	if (isnull)
		PG_RETURN_NULL();
	return rate;
}

Datum
plan_gap(PG_FUNCTION_ARGS)
{
	judging_call call;

	compare_only(fcinfo, RATE_LINEAR, &call);
	if (!call.result.has_gap)
		PG_RETURN_NULL();
	return dec_to_numeric(call.result.gap);
}

/* NULL where the print leaves it open. */
static Datum
is_met_or_null(FunctionCallInfo fcinfo, const judging_call *call)
{
	if (call->result.is_met < 0)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(call->result.is_met == 1);
}

Datum
plan_meets(PG_FUNCTION_ARGS)
{
	judging_call call;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	judging_run(fcinfo, true, &call);
	return is_met_or_null(fcinfo, &call);
}

/* actual |= goal */
Datum
plan_is_met_by(PG_FUNCTION_ARGS)
{
	judging_call call;

	judging_run_pair(fcinfo, 1, 0, &call);
	return is_met_or_null(fcinfo, &call);
}

/* The direction that the goal's own bound says; NULL where it says none. */
Datum
plan_goal_direction(PG_FUNCTION_ARGS)
{
	value goal;
	int bound;

	target_read_words(PG_GETARG_DATUM(0), &goal);
	bound = judge_goal_bound(&goal);
	if (bound == 0)
		PG_RETURN_NULL();
	return enum_datum(fcinfo, "direction", bound > 0 ? "higher" : "lower");
}

Datum
plan_label(PG_FUNCTION_ARGS)
{
	char *type = type_name_in(plan_namespace(fcinfo), get_fn_expr_argtype(fcinfo->flinfo, 0)),
		 *code = enum_label(PG_GETARG_DATUM(0));

	return CStringGetTextDatum(type == NULL ? code : label_zh(type, code));
}

/* An exceeded ceiling is not "more than planned" but better than it. */
Datum
plan_label_direction(PG_FUNCTION_ARGS)
{
	char *code = enum_label(PG_GETARG_DATUM(0));

	if (strcmp(code, "exceeded") == 0 && !PG_ARGISNULL(1) &&
		direction_from(PG_GETARG_DATUM(1)) == DIRECTION_LOWER)
		return CStringGetTextDatum("优于目标");
	return CStringGetTextDatum(label_zh("verdict", code));
}
