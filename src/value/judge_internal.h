/*
 * judge_internal.h
 *		What the files of the judge share.  Only src/value includes this.
 */
#ifndef PLAN_JUDGE_INTERNAL_H
#define PLAN_JUDGE_INTERNAL_H

#include "judge.h"

/* Arithmetic that gives up the whole judgement when 38 digits do not hold it. */
#define TRY(ok)                                                                                              \
	do                                                                                                       \
	{                                                                                                        \
		if (!(ok))                                                                                           \
			return VALUE_RANGE;                                                                              \
	} while (0)

/* The goal as numbers in base units. */
typedef struct goal_zone
{
	dec low, high; /* the same but for ranges */
	bool low_strict, high_strict;
	bool approximate; /* tau applies on both sides */
	bool step;        /* 与经济增长同步: tau_pp below, nothing above */
	dec beyond;       /* 近, 余: how far past the number is still what was stated */
	int bound;        /* +1: a lower bound, -1: an upper bound, 0: neither */
} goal_zone;

typedef struct possible_set
{
	bool has_low, has_high, low_open, high_open;
	dec low, high;
} possible_set;

/* Everything one grading needs, units settled. */
typedef struct judging
{
	const judge_input *in;
	const value *goal; /* in->goal, or the quantity that an assignment prints */
	value assigned;
	bool is_rate;
	int pp_exponent; /* percentage points in units of the numbers: 0 for %, 1 for ‰ */
	int goal_exponent, actual_exponent;
	unit print_unit; /* the gap is printed in it */
	goal_zone zone;
	possible_set set;
	dec nominal; /* the actual as one number */
} judging;

extern dec dec_max(dec a, dec b);
extern dec dec_min(dec a, dec b);

/* What deviation a policy allows from v: rates max(pp, rel × |v|), levels rel × |v|; tau is that of 左右. */
extern bool judge_deviation(const judging *j, dec v, dec pp, dec rel, dec *out);
extern bool judge_tau(const judging *j, dec v, dec *out);

/* "There is no verdict, because": always VALUE_OK. */
extern int judge_finish(judgement *out, judge_reason why);

/*
 * Reads goal and actual into zone and set, in base units.  *done: the judgement is finished, there is nothing to
 * compare (units that do not convert, words without a number).
 */
extern int judge_read(judging *j, judgement *out, bool *done);

#endif
