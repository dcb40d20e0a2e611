/*
 * judge.h
 *		Whether a goal was met: a possible set of the actual against the zones of the goal.
 *
 * The actual is read as the set of numbers it may stand for (8以上: [8, ∞); 4左右: 4 ± tau).  The worst and the best
 * of the set are graded; where both get the same grade that is the verdict, where they straddle "met" there is
 * none.  Binding goals have no "nearly".  Everything is exact decimal arithmetic.
 */
#ifndef PLAN_JUDGE_H
#define PLAN_JUDGE_H

#include "value.h"

/* Worst to best, in the order of the SQL enum plan.verdict. */
typedef enum verdict
{
	VERDICT_NOT_ASSESSABLE,
	VERDICT_MISSED,
	VERDICT_NEARLY_MET,
	VERDICT_MET,
	VERDICT_EXCEEDED
} verdict;

typedef enum direction
{
	DIRECTION_HIGHER,
	DIRECTION_LOWER,
	DIRECTION_BAND,
	DIRECTION_ASSUMED, /* not given: higher, and the reason says so */
	DIRECTION_UNKNOWN  /* nobody knows it: only what holds in both directions is a verdict */
} direction;

typedef enum binding
{
	BINDING_BINDING,
	BINDING_EXPECTED,
	BINDING_UNKNOWN /* judged as expected, and the reason says so */
} binding;

typedef enum rate_method
{
	RATE_LINEAR,     /* 100 (1 + s (x - v) / |v|): sign-safe */
	RATE_RECIPROCAL, /* 100 v / x where lower is better, else linear */
	RATE_INDEX       /* 100 (100 + x) / (100 + v), of growth rates */
} rate_method;

/* A policy without its name: what deviation is still met, still nearly met, already exceeded. */
typedef struct tolerance
{
	dec tau_pp, tau_rel; /* of 左右 and of imprecise actuals: rates max(pp, rel × |v|), levels rel × |v| */
	dec near_pp, near_rel; /* of "nearly", likewise */
	dec near_binding;      /* of "nearly" for binding goals, × |v|; 0 = there is none */
	dec margin;            /* exceeded only above margin × |v| */
	bool bound_as_point;   /* reads "6以上" as 6 */
	rate_method method;
	bool capped;
	dec cap; /* of the completion rate */
} tolerance;

typedef struct judge_input
{
	const value *goal, *actual; /* NULL: there is none; words read (value_read_words) */
	direction direction;
	binding binding;
	int is_rate;          /* 1, 0; -1: the unit decides */
	bool is_share;        /* the possible set ends at 0 and 100 */
	bool can_exceed;      /* false: more than the goal is no achievement */
	bool provisional;     /* the goal is not the last word */
	const dec *reference; /* what a relative goal refers to, or the number that was assigned; printed unit */
	const tolerance *tolerance;
} judge_input;

/* Why; a set of bits, worded by judge_reason_code(). */
typedef enum judge_reason
{
	REASON_GOAL_MISSING,
	REASON_ACTUAL_MISSING,
	REASON_TARGET_MISSING,
	REASON_TARGET_PENDING,
	REASON_ACTUAL_PENDING,
	REASON_ACTUAL_ASSIGNED,
	REASON_ACTUAL_RELATIVE,
	REASON_ASSIGNED_VALUE_UNKNOWN,
	REASON_REFERENCE_MISSING,
	REASON_UNIT_MISMATCH,
	REASON_DIRECTION_UNKNOWN,
	REASON_UNDECIDED,
	REASON_AT_LEAST,
	REASON_AT_MOST_NEARLY_MET,
	REASON_AT_MOST_MISSED,
	REASON_STRICT_BOUND,
	REASON_ATTESTED,
	REASON_CEILING,
	REASON_DIRECTION_ASSUMED,
	REASON_DIRECTION_CONFLICT,
	REASON_BINDING_UNKNOWN,
	REASON_PROVISIONAL_GOAL,
	REASON_ZERO_GOAL,
	REASON_OUT_OF_RANGE,
	REASONS
} judge_reason;

typedef enum verdict_source
{
	SOURCE_COMPUTED,
	SOURCE_ATTESTED
} verdict_source;

typedef struct judgement
{
	verdict verdict, least, most;
	int is_met; /* 1, 0; -1 unknown */
	verdict_source source;
	bool tautological; /* the actual only repeats the bound or the assigned text of the goal */
	uint32_t reasons;
	bool has_gap, has_favourable;
	dec gap, gap_favourable; /* actual - goal in the goal's printed unit; positive = better */
	unit gap_unit;
	bool has_rate;
	dec rate_numerator, rate_denominator; /* completion rate = 100 × numerator / denominator */
} judgement;

/* What needs more than 38 digits to be computed is not assessable, out_of_range. */
extern void judge(const judge_input *in, judgement *out);

/* The direction that a goal's own bound says is good: 1 higher, -1 lower; 0: it says none.  Words must be read. */
extern int judge_goal_bound(const value *goal);

extern const char *judge_reason_code(judge_reason r);

#endif
