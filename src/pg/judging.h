/*
 * judging.h
 *		Arguments of the SQL judging functions, read once for all of them.
 */
#ifndef PLAN_JUDGING_H
#define PLAN_JUDGING_H

#include "target.h"

#include "judge.h"

/* Input and result of one judging, with the texts they point to. */
typedef struct judging_call
{
	value goal, actual;
	dec reference;
	tolerance tolerance;
	const char *policy; /* its name; NULL where the tolerance came as an argument */
	judge_input in;
	judgement result;
} judging_call;

/*
 * goal, actual, direction, binding, is_rate, reference, policy or tolerance, can_exceed: arguments 0 to 7, as many as
 * the function has.  Runs judge(); an overflow of its arithmetic is 22003.
 */
extern void judging_run(FunctionCallInfo fcinfo, bool by_name, judging_call *call);

/* The same of two arguments, of which any may be the goal. */
extern void judging_run_pair(FunctionCallInfo fcinfo, int goal, int actual, judging_call *call);

/* Judges as nothing but goal and actual are known. */
extern void judging_begin(FunctionCallInfo fcinfo, int goal, int actual, judging_call *call);

/* by_name: the argument, if there is one, is the name of a policy; else it is a plan.tolerance. */
extern void judging_set_tolerance(FunctionCallInfo fcinfo, int argument, bool by_name, judging_call *call);
extern void judging_default_tolerance(judging_call *call, rate_method method);
extern void judging_finish(judging_call *call);

extern direction direction_from(Datum d);
extern rate_method rate_method_from(const char *name);
extern Datum verdict_datum(FunctionCallInfo fcinfo, verdict v);
extern const char *verdict_code(verdict v);
extern Datum judging_rate(const judging_call *call, bool *isnull);

/* The Chinese label of a code (catalogue/code_labels.tsv); the code itself where it has none. */
extern const char *label_zh(const char *type, const char *code);

/* The codes of a judgement's reasons with a separator between them. */
extern char *reason_codes(uint32_t reasons);

extern char *plan_policy_setting;

#endif
