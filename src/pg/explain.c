/*
 * explain.c
 *		Why a goal was met or not, in Chinese.
 */
#include "judging.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(plan_explain);
PG_FUNCTION_INFO_V1(plan_explain_by_tolerance);
PG_FUNCTION_INFO_V1(plan_label_reasons);

static const char *
printed(const value *v)
{
	size_t n;

	return v == NULL ? "（无）" : target_print(v, &n);
}

static void
append_dec(StringInfo s, dec d)
{
	char buf[DEC_PRINT_MAX];
	dec trimmed = dec_trim(d);

	if (trimmed.scale < 0)
		trimmed = dec_shift(trimmed, 0);
	appendBinaryStringInfo(s, buf, (int) dec_print(trimmed, buf));
}

/* "实际比目标高1.5个百分点，优于目标" */
static void
append_gap(StringInfo s, const judgement *j)
{
	char unit_buf[UNIT_PRINT_MAX];
	int sign = dec_sign(j->gap);

	if (!j->has_gap)
		return;
	if (sign == 0)
	{
		appendStringInfoString(s, "按数值，实际与目标相等。");
		return;
	}
	appendStringInfo(s, "按数值，实际比目标%s", sign > 0 ? "高" : "低");
	append_dec(s, dec_abs(j->gap));
	appendBinaryStringInfo(s, unit_buf, (int) unit_print(&j->gap_unit, unit_buf));
	appendStringInfoString(s, !j->has_favourable                ? "。"
							  : dec_sign(j->gap_favourable) > 0 ? "，好于目标。"
																: "，差于目标。");
}

static void
append_reasons(StringInfo s, uint32_t reasons)
{
	bool first = true;

	for (int i = 0; i < REASONS; i++)
		if (reasons & 1u << i)
		{
			appendStringInfo(s, "%s%s", first ? "" : "；",
							 label_zh("reason", judge_reason_code((judge_reason) i)));
			first = false;
		}
}

static text *
explain(const judging_call *call)
{
	const judgement *j = &call->result;
	StringInfoData s;

	initStringInfo(&s);
	appendStringInfo(&s, "目标为“%s”，实际为“%s”。", printed(call->in.goal), printed(call->in.actual));
	if (call->in.goal != NULL && call->in.goal->reached && judge_goal_bound(call->in.goal) > 0)
		appendStringInfoString(&s, "目标中的“达到”按不低于理解。");
	append_gap(&s, j);
	if (j->verdict == VERDICT_NOT_ASSESSABLE)
	{
		appendStringInfoString(&s, "无法判定：");
		append_reasons(&s, j->reasons);
		if (j->least != j->most)
			appendStringInfo(&s, "；可能为%s至%s", label_zh("verdict", verdict_code(j->least)),
							 label_zh("verdict", verdict_code(j->most)));
	}
	else
	{
		appendStringInfo(&s, "判定为%s", label_zh("verdict", verdict_code(j->verdict)));
		if (j->reasons != 0)
		{
			appendStringInfoString(&s, "：");
			append_reasons(&s, j->reasons);
		}
	}
	if (j->tautological)
		appendStringInfoString(&s, "；实际值只是重复目标的表述");
	if (call->policy != NULL)
		appendStringInfo(&s, "（政策 %s）", call->policy);
	appendStringInfoString(&s, "。");
	return cstring_to_text_with_len(s.data, s.len);
}

Datum
plan_explain(PG_FUNCTION_ARGS)
{
	judging_call call;

	judging_run(fcinfo, true, &call);
	PG_RETURN_TEXT_P(explain(&call));
}

Datum
plan_explain_by_tolerance(PG_FUNCTION_ARGS)
{
	judging_call call;

	judging_run(fcinfo, false, &call);
	PG_RETURN_TEXT_P(explain(&call));
}

/* "at_least, direction_assumed" in Chinese. */
Datum
plan_label_reasons(PG_FUNCTION_ARGS)
{
	char *codes = text_to_cstring(PG_GETARG_TEXT_PP(0)), *rest = NULL;
	StringInfoData s;

	initStringInfo(&s);
	for (char *code = strtok_r(codes, ", ", &rest); code != NULL; code = strtok_r(NULL, ", ", &rest))
		appendStringInfo(&s, "%s%s", s.len > 0 ? "；" : "", label_zh("reason", code));
	PG_RETURN_TEXT_P(cstring_to_text_with_len(s.data, s.len));
}
