/*
 * judge.c
 *		Whether a goal was met; judge.h says by what idea.
 *
 * "Favourable axis": numbers are multiplied by s (+1 higher is better, -1 lower), so that more is always better.
 */
#include "judge_internal.h"
#include "order.h"

static const char *const REASON_CODES[REASONS] = {
	[REASON_GOAL_MISSING] = "goal_missing",
	[REASON_ACTUAL_MISSING] = "actual_missing",
	[REASON_TARGET_MISSING] = "target_missing",
	[REASON_TARGET_PENDING] = "target_pending",
	[REASON_ACTUAL_PENDING] = "actual_pending",
	[REASON_ACTUAL_ASSIGNED] = "actual_assigned",
	[REASON_ACTUAL_RELATIVE] = "actual_relative",
	[REASON_ASSIGNED_VALUE_UNKNOWN] = "assigned_value_unknown",
	[REASON_REFERENCE_MISSING] = "reference_missing",
	[REASON_UNIT_MISMATCH] = "unit_mismatch",
	[REASON_DIRECTION_UNKNOWN] = "direction_unknown",
	[REASON_UNDECIDED] = "undecided",
	[REASON_AT_LEAST] = "at_least",
	[REASON_AT_MOST_NEARLY_MET] = "at_most:nearly_met",
	[REASON_AT_MOST_MISSED] = "at_most:missed",
	[REASON_STRICT_BOUND] = "strict_bound",
	[REASON_ATTESTED] = "attested",
	[REASON_CEILING] = "ceiling",
	[REASON_DIRECTION_ASSUMED] = "direction_assumed",
	[REASON_DIRECTION_CONFLICT] = "direction_conflict",
	[REASON_BINDING_UNKNOWN] = "binding_unknown",
	[REASON_PROVISIONAL_GOAL] = "provisional_goal",
	[REASON_ZERO_GOAL] = "zero_goal",
	[REASON_OUT_OF_RANGE] = "out_of_range",
};

const char *
judge_reason_code(judge_reason r)
{
	return REASON_CODES[r];
}

/* One end of a possible set on the favourable axis: x, a hair past it (+1) or a hair short of it (-1). */
typedef struct set_end
{
	bool infinite;
	dec x;
	int hair;
} set_end;

static bool
same_bound_or_words(const value *goal, const value *actual)
{
	value_kind kind = value_kind_of(actual);

	if (kind != KIND_LOWER && kind != KIND_UPPER && kind != KIND_RANGE && kind != KIND_ASSIGNED)
		return false;
	if (!value_has_number(actual))
		return goal->form == actual->form && text_characters(goal->print) > 0 &&
			   span_equal(goal->print, actual->print);
	return value_kind_of(goal) == kind && value_compare(goal, actual) == 0;
}

static int
compare_end(const set_end *e, dec threshold)
{
	int c = dec_cmp(e->x, threshold);

	return c != 0 ? c : e->hair;
}

/* The zones of a goal with one good direction, on the favourable axis. */
typedef struct grades
{
	dec exceeded_above, met_from, near_from;
	bool met_strict; /* met only past met_from */
	bool has_near;
} grades;

static bool
near_of(const judging *j, dec v, dec *out)
{
	const tolerance *t = j->in->tolerance;

	if (j->in->binding == BINDING_BINDING)
		return dec_mul(dec_abs(v), t->near_binding, out);
	return judge_deviation(j, v, t->near_pp, t->near_rel, out);
}

static int
grades_of(const judging *j, int s, grades *g)
{
	const goal_zone *z = &j->zone;
	dec first = s > 0 ? z->low : dec_neg(z->high), /* reached here */
		last = s > 0 ? z->high : dec_neg(z->low),  /* surpassed above here */
		below = DEC_ZERO, above = DEC_ZERO, margin, near;

	if (z->approximate)
	{
		TRY(judge_tau(j, first, &below));
		TRY(judge_tau(j, last, &above));
	}
	else if (z->step)
		below = dec_shift(j->in->tolerance->tau_pp, j->pp_exponent);
	TRY(dec_mul(dec_abs(last), j->in->tolerance->margin, &margin));
	above = dec_max(dec_max(above, margin), z->beyond);
	TRY(near_of(j, first, &near));
	TRY(dec_sub(first, below, &g->met_from));
	TRY(dec_add(last, above, &g->exceeded_above));
	TRY(dec_sub(first, near, &g->near_from));
	g->met_strict = s > 0 ? z->low_strict : z->high_strict;
	g->has_near = j->in->binding != BINDING_BINDING || dec_sign(near) > 0;
	return VALUE_OK;
}

static verdict
grade(const grades *g, const set_end *e, bool best)
{
	int c;

	if (e->infinite)
		return best ? VERDICT_EXCEEDED : VERDICT_MISSED;
	c = compare_end(e, g->met_from);
	if (c > 0 || (c == 0 && !g->met_strict))
		return compare_end(e, g->exceeded_above) > 0 ? VERDICT_EXCEEDED : VERDICT_MET;
	return g->has_near && compare_end(e, g->near_from) >= 0 ? VERDICT_NEARLY_MET : VERDICT_MISSED;
}

static set_end
favourable_end(const possible_set *set, int s, bool best)
{
	bool high = (s > 0) == best;
	set_end e;

	e.infinite = high ? !set->has_high : !set->has_low;
	e.x = high ? set->high : set->low;
	if (s < 0)
		e.x = dec_neg(e.x);
	e.hair = (high ? set->high_open : set->low_open) ? (best ? -1 : 1) : 0;
	return e;
}

/* Worst and best grade where more (s = 1) or less (s = -1) is better. */
static int
grade_set(const judging *j, int s, verdict *worst, verdict *best, bool *strict)
{
	grades g;
	set_end w = favourable_end(&j->set, s, false), b = favourable_end(&j->set, s, true);
	int rc = grades_of(j, s, &g);

	if (rc != VALUE_OK)
		return rc;
	*worst = grade(&g, &w, false);
	*best = grade(&g, &b, true);
	*strict = g.met_strict && !b.infinite && compare_end(&b, g.met_from) == 0;
	return VALUE_OK;
}

/* How far the set reaches into [low, high]: all of it, a part of it. */
static void
overlap(const possible_set *s, dec low, dec high, bool low_strict, bool high_strict, bool *all, bool *some)
{
	set_end l = {!s->has_low, s->low, s->low_open ? 1 : 0},
			h = {!s->has_high, s->high, s->high_open ? -1 : 0};
	int from_low = l.infinite ? -1 : compare_end(&l, low), to_high = h.infinite ? 1 : compare_end(&h, high),
		past_high = l.infinite ? -1 : compare_end(&l, high),
		short_of_low = h.infinite ? 1 : compare_end(&h, low);

	*all =
		(from_low > 0 || (from_low == 0 && !low_strict)) && (to_high < 0 || (to_high == 0 && !high_strict));
	*some = (past_high < 0 || (past_high == 0 && !high_strict)) &&
			(short_of_low > 0 || (short_of_low == 0 && !low_strict));
}

/* Inside the band is met, outside only the distance counts; there is no exceeding it. */
static int
grade_band(const judging *j, verdict *worst, verdict *best)
{
	const goal_zone *z = &j->zone;
	dec below = DEC_ZERO, above = DEC_ZERO, low, high, near_low, near_high;
	bool all_in, some_in, all_near, some_near;

	if (z->approximate)
	{
		TRY(judge_tau(j, z->low, &below));
		TRY(judge_tau(j, z->high, &above));
	}
	TRY(near_of(j, z->low, &near_low) && near_of(j, z->high, &near_high));
	TRY(dec_sub(z->low, dec_max(near_low, below), &near_low));
	TRY(dec_add(z->high, dec_max(near_high, above), &near_high));
	TRY(dec_sub(z->low, below, &low) && dec_add(z->high, above, &high));
	overlap(&j->set, low, high, z->low_strict, z->high_strict, &all_in, &some_in);
	overlap(&j->set, near_low, near_high, false, false, &all_near, &some_near);
	*worst = all_in ? VERDICT_MET : all_near ? VERDICT_NEARLY_MET : VERDICT_MISSED;
	*best = some_in ? VERDICT_MET : some_near ? VERDICT_NEARLY_MET : VERDICT_MISSED;
	return VALUE_OK;
}

static void
conclude(const judging *j, verdict worst, verdict best, judgement *out)
{
	if (!j->in->can_exceed && best == VERDICT_EXCEEDED)
	{
		best = VERDICT_MET;
		if (worst == VERDICT_EXCEEDED)
			worst = VERDICT_MET;
		out->reasons |= 1u << REASON_CEILING;
	}
	out->least = worst;
	out->most = best;
	out->is_met = worst >= VERDICT_MET ? 1 : best < VERDICT_MET ? 0 : -1;
	if (worst == best)
		out->verdict = worst;
	else if (worst >= VERDICT_MET)
	{
		out->verdict = VERDICT_MET;
		out->reasons |= 1u << REASON_AT_LEAST;
	}
	else if (best < VERDICT_MET)
	{
		out->verdict = VERDICT_MISSED;
		out->reasons |=
			1u << (best == VERDICT_NEARLY_MET ? REASON_AT_MOST_NEARLY_MET : REASON_AT_MOST_MISSED);
	}
	else
	{
		out->verdict = VERDICT_NOT_ASSESSABLE;
		out->reasons |= 1u << REASON_UNDECIDED;
	}
}

/* The end of the goal that the gap is measured to: 0 inside a range. */
static dec
nearest_of_zone(const goal_zone *z, dec x)
{
	return dec_cmp(x, z->low) < 0          ? z->low
		   : dec_cmp(x, z->high) > 0       ? z->high
		   : dec_cmp(z->low, z->high) == 0 ? z->low
										   : x;
}

/* Without the zeros that counting in base units has put behind the digits that either side prints. */
static dec
printed_scale(const judging *j, dec gap)
{
	int goal = value_has_number(j->goal) ? j->goal->number.scale : 0,
		actual = j->in->actual->number.scale + j->goal_exponent - j->actual_exponent,
		scale = goal > actual ? goal : actual;

	while (gap.scale > scale && gap.scale > 0 && gap.m % 10 == 0)
	{
		gap.m /= 10;
		gap.scale--;
	}
	return gap;
}

/* The actual as one number: as printed, of a range its worse end. */
static int
worse_end(const judging *j, int s, dec *out)
{
	dec upper, to_low, to_high;

	*out = j->nominal;
	if (value_kind_of(j->in->actual) != KIND_RANGE)
		return VALUE_OK;
	upper = dec_shift(j->in->actual->upper, j->actual_exponent);
	if (s == 0)
	{
		TRY(dec_sub(j->zone.low, *out, &to_low) && dec_sub(upper, j->zone.high, &to_high));
		if (dec_cmp(to_high, to_low) > 0)
			*out = upper;
	}
	else if (s < 0)
		*out = upper;
	return VALUE_OK;
}

/* The completion rate of x by the policy's method; v is the end of the goal that it is measured at. */
static int
rate_of(const judging *j, int s, dec x, dec v, judgement *out)
{
	dec hundred = dec_shift(dec_int(100), j->pp_exponent), gap;

	if (j->in->tolerance->method == RATE_INDEX && j->is_rate && s != 0)
	{
		TRY(dec_add(hundred, s > 0 ? x : v, &out->rate_numerator));
		TRY(dec_add(hundred, s > 0 ? v : x, &out->rate_denominator));
	}
	else if (j->in->tolerance->method == RATE_RECIPROCAL && s < 0)
	{
		out->rate_numerator = v;
		out->rate_denominator = x;
	}
	else
	{
		TRY(dec_sub(x, v, &gap));
		gap = s == 0 ? dec_neg(dec_abs(gap)) : s < 0 ? dec_neg(gap) : gap;
		TRY(dec_add(dec_abs(v), gap, &out->rate_numerator));
		out->rate_denominator = dec_abs(v);
	}
	out->has_rate = dec_sign(out->rate_denominator) != 0;
	if (!out->has_rate)
		out->reasons |= 1u << REASON_ZERO_GOAL;
	return VALUE_OK;
}

/* Gap, and with a known direction also how it is to be taken and the completion rate. */
static int
measure(const judging *j, direction d, judgement *out)
{
	int s = d == DIRECTION_LOWER ? -1 : d == DIRECTION_BAND ? 0 : 1;
	dec x, v, gap;

	TRY(worse_end(j, s, &x) == VALUE_OK);
	v = nearest_of_zone(&j->zone, x);
	TRY(dec_sub(x, v, &gap));
	out->has_gap = true;
	out->gap_unit = j->print_unit;
	if (out->gap_unit.noun == UNIT_PERCENT)
		out->gap_unit.noun = UNIT_POINTS;
	out->gap = printed_scale(j, dec_shift(gap, -unit_exponent(&j->print_unit)));
	if (d == DIRECTION_UNKNOWN)
		return VALUE_OK;
	out->has_favourable = true;
	out->gap_favourable = s == 0 ? dec_neg(dec_abs(out->gap)) : s < 0 ? dec_neg(out->gap) : out->gap;
	if (s == 0 && dec_sign(gap) == 0)
	{
		out->has_rate = true; /* inside the band */
		out->rate_numerator = out->rate_denominator = dec_int(1);
		return VALUE_OK;
	}
	return rate_of(j, s, x, s == 0 ? v : s < 0 ? j->zone.high : j->zone.low, out);
}

/* Which direction is good: the goal's own bound, then what was given. */
static direction
settle_direction(const judging *j, judgement *out)
{
	direction given = j->in->direction, own = j->zone.bound > 0 ? DIRECTION_HIGHER : DIRECTION_LOWER;

	if (j->zone.bound != 0)
	{
		if ((given == DIRECTION_HIGHER || given == DIRECTION_LOWER) && given != own)
			out->reasons |= 1u << REASON_DIRECTION_CONFLICT;
		return own;
	}
	if (given == DIRECTION_ASSUMED)
	{
		out->reasons |= 1u << REASON_DIRECTION_ASSUMED;
		return DIRECTION_HIGHER;
	}
	return given;
}

static int
judge_numbers(judging *j, judgement *out)
{
	direction d = settle_direction(j, out);
	verdict worst, best;
	bool strict = false;

	if (d == DIRECTION_BAND)
		TRY(grade_band(j, &worst, &best) == VALUE_OK);
	else
		TRY(grade_set(j, d == DIRECTION_LOWER ? -1 : 1, &worst, &best, &strict) == VALUE_OK);
	if (d == DIRECTION_UNKNOWN)
	{
		verdict other_worst, other_best;

		TRY(grade_set(j, -1, &other_worst, &other_best, &strict) == VALUE_OK);
		if (worst != other_worst || best != other_best)
		{
			judge_finish(out, REASON_DIRECTION_UNKNOWN);
			out->least = worst < other_worst ? worst : other_worst;
			out->most = best > other_best ? best : other_best;
			return measure(j, d, out);
		}
	}
	if (strict && best < VERDICT_MET)
		out->reasons |= 1u << REASON_STRICT_BOUND;
	conclude(j, worst, best, out);
	return measure(j, d, out);
}

static int
judge_values(const judge_input *in, judgement *out)
{
	static const judge_reason WORDS_OF_ACTUAL[] = {REASON_ACTUAL_ASSIGNED, REASON_ACTUAL_RELATIVE,
												   REASON_ACTUAL_PENDING, REASON_ACTUAL_MISSING};
	judging j = {.in = in};
	bool done = false;

	if (in->goal == NULL)
		return judge_finish(out, REASON_GOAL_MISSING);
	if (in->actual == NULL)
		return judge_finish(out, REASON_ACTUAL_MISSING);
	out->tautological = same_bound_or_words(in->goal, in->actual);
	if (in->provisional)
		out->reasons |= 1u << REASON_PROVISIONAL_GOAL;
	if (in->actual->form == FORM_ASSIGNED && in->actual->attested)
	{
		out->verdict = out->least = out->most = VERDICT_MET;
		out->is_met = 1;
		out->source = SOURCE_ATTESTED;
		out->reasons |= 1u << REASON_ATTESTED;
		return VALUE_OK;
	}
	if (in->goal->form == FORM_MISSING)
		return judge_finish(out, REASON_TARGET_MISSING);
	if (in->goal->form == FORM_PENDING)
		return judge_finish(out, REASON_TARGET_PENDING);
	if (in->actual->form >= FORM_ASSIGNED)
		return judge_finish(out, WORDS_OF_ACTUAL[in->actual->form - FORM_ASSIGNED]);
	TRY(judge_read(&j, out, &done) == VALUE_OK);
	if (done)
		return VALUE_OK;
	if (in->binding == BINDING_UNKNOWN)
		out->reasons |= 1u << REASON_BINDING_UNKNOWN;
	return judge_numbers(&j, out);
}

void
judge(const judge_input *in, judgement *out)
{
	memset(out, 0, sizeof(*out));
	if (judge_values(in, out) == VALUE_OK)
		return;
	memset(out, 0, sizeof(*out));
	judge_finish(out, REASON_OUT_OF_RANGE);
}
