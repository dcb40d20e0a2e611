/*
 * judge.c
 *		Whether a goal was met; judge.h says by what idea.
 *
 * "Favourable axis": numbers are multiplied by s (+1 higher is better, -1 lower), so that more is always better.
 */
#include "judge.h"
#include "order.h"
#include "words.h"

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
};

const char *
judge_reason_code(judge_reason r)
{
	return REASON_CODES[r];
}

/* Arithmetic that gives up the whole judgement when 38 digits do not hold it. */
#define TRY(ok)                                                                                                        \
	do                                                                                                                 \
	{                                                                                                                  \
		if (!(ok))                                                                                                     \
			return VALUE_RANGE;                                                                                        \
	} while (0)

/* The goal as numbers in base units. */
typedef struct goal_zone
{
	dec low, high; /* the same but for ranges */
	bool low_strict, high_strict;
	bool approximate;	/* tau applies on both sides */
	bool step;			/* 与经济增长同步: tau_pp below, nothing above */
	dec beyond;			/* 近, 余: how far past the number is still what was stated */
	int bound;			/* +1: a lower bound, -1: an upper bound, 0: neither */
} goal_zone;

/* One end of a possible set on the favourable axis: x, a hair past it (+1) or a hair short of it (-1). */
typedef struct set_end
{
	bool infinite;
	dec x;
	int hair;
} set_end;

typedef struct possible_set
{
	bool has_low, has_high, low_open, high_open;
	dec low, high;
} possible_set;

/* Everything one grading needs, units settled. */
typedef struct judging
{
	const judge_input *in;
	bool is_rate;
	int pp_exponent; /* percentage points in units of the numbers: 0 for %, 1 for ‰ */
	int goal_exponent, actual_exponent;
	const unit *print_unit; /* whose unit the gap is printed in */
	goal_zone zone;
	possible_set set;
	dec nominal; /* the actual as one number */
} judging;

static dec
dec_max(dec a, dec b)
{
	return dec_cmp(a, b) >= 0 ? a : b;
}

static dec
dec_min(dec a, dec b)
{
	return dec_cmp(a, b) <= 0 ? a : b;
}

/* rates: max(pp, rel × |v|), levels: rel × |v| */
static bool
deviation(const judging *j, dec v, dec pp, dec rel, dec *out)
{
	if (!dec_mul(dec_abs(v), rel, out))
		return false;
	if (j->is_rate)
		*out = dec_max(*out, dec_shift(pp, j->pp_exponent));
	return true;
}

static bool
tau(const judging *j, dec v, dec *out)
{
	return deviation(j, v, j->in->tolerance->tau_pp, j->in->tolerance->tau_rel, out);
}

/* One unit of the last digit that is not zero: 140 -> 10, 5.5 -> 0.1. */
static dec
last_digit_unit(dec v)
{
	v = dec_trim(v);
	return (dec){1, v.m == 0 ? 0 : v.scale};
}

static int
finish(judgement *out, judge_reason why)
{
	out->verdict = out->least = out->most = VERDICT_NOT_ASSESSABLE;
	out->is_met = -1;
	out->reasons |= 1u << why;
	return VALUE_OK;
}

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

/* Goals without a number of their own: what they refer to makes the zone.  reference_ is in base units. */
static int
zone_of_words(judging *j, const value *goal, goal_zone *z, judgement *out, bool *done)
{
	value referred;
	value_error ignored;
	dec r,
		offset = DEC_ZERO;
	bool known = j->in->reference != NULL;

	*done = true;
	if (goal->form == FORM_ASSIGNED)
	{
		if (goal->reference.n > 0 && value_parse(goal->reference.p, goal->reference.n, &referred, &ignored) == VALUE_OK)
		{
			if (unit_present(&referred.unit) && unit_present(&j->in->actual->unit) &&
				!unit_same_base(&referred.unit, &j->in->actual->unit))
				return finish(out, REASON_UNIT_MISMATCH);
			r = referred.number;
			if (unit_present(&referred.unit))
				r = dec_shift(r, unit_exponent(&referred.unit));
			else
				r = dec_shift(r, j->actual_exponent);
		}
		else if (known)
			r = dec_shift(*j->in->reference, j->actual_exponent);
		else
			return finish(out, REASON_ASSIGNED_VALUE_UNKNOWN);
		z->low = z->high = r;
		*done = false;
		return VALUE_OK;
	}
	if (!known || goal->relation == RELATION_STATED || goal->relation == RELATION_NONE)
		return finish(out, REASON_REFERENCE_MISSING);
	r = dec_shift(*j->in->reference, j->actual_exponent);
	if (goal->has_offset)
	{
		/* 个百分点 is how a difference of percentages is printed */
		bool points = unit_class_of(&goal->unit) == UNIT_RATE && j->is_rate;

		if (unit_present(&goal->unit) && unit_present(&j->in->actual->unit) && !points &&
			!unit_same_base(&goal->unit, &j->in->actual->unit))
			return finish(out, REASON_UNIT_MISMATCH);
		offset = dec_shift(goal->number, points ? j->pp_exponent : unit_exponent(&goal->unit));
	}
	if (goal->relation == RELATION_DOWN || goal->relation == RELATION_BELOW)
		offset = dec_neg(offset);
	TRY(dec_add(r, offset, &r));
	z->low = z->high = r;
	z->step = goal->relation == RELATION_STEP;
	if (goal->relation == RELATION_ABOVE || goal->relation == RELATION_AT_LEAST)
		z->bound = 1;
	if (goal->relation == RELATION_BELOW || goal->relation == RELATION_AT_MOST)
		z->bound = -1;
	z->low_strict = z->high_strict = goal->relation == RELATION_ABOVE || goal->relation == RELATION_BELOW;
	*done = false;
	return VALUE_OK;
}

static void
zone_of_number(const judging *j, const value *goal, goal_zone *z)
{
	z->low = z->high = dec_shift(goal->number, j->goal_exponent);
	z->approximate = value_is_approximate(goal);
	switch (goal->form)
	{
		case FORM_LOWER:
		case FORM_LOWER_APPROX:
		case FORM_ABOVE:
			z->bound = 1;
			z->low_strict = goal->form == FORM_ABOVE;
			break;
		case FORM_UPPER:
		case FORM_UPPER_APPROX:
		case FORM_BELOW:
			z->bound = -1;
			z->high_strict = goal->form == FORM_BELOW;
			break;
		case FORM_RANGE_ENDS:
			z->low_strict = !goal->lower_inc;
			z->high_strict = !goal->upper_inc;
			/* FALLTHROUGH */
		case FORM_RANGE:
			z->high = dec_shift(goal->upper, j->goal_exponent);
			break;
		case FORM_ODD:
		case FORM_NEARLY:
			z->beyond = last_digit_unit(z->low);
			break;
		default:
			break;
	}
}

/* The numbers the actual may stand for, in base units. */
static int
set_of_actual(judging *j, const value *actual)
{
	possible_set *s = &j->set;
	dec x = dec_shift(actual->number, j->actual_exponent),
		spread,
		unit_step;
	value_kind kind = value_kind_of(actual);
	/* 控制在5.2% says where it was kept, not that it was below */
	bool point = actual->form == FORM_UPPER && actual->wording == WORDING_KEPT_AT;

	j->nominal = x;
	s->low = s->high = x;
	s->has_low = s->has_high = true;
	if (point || ((kind == KIND_LOWER || kind == KIND_UPPER) && j->in->tolerance->bound_as_point))
		return VALUE_OK;
	TRY(tau(j, x, &spread));
	switch (actual->form)
	{
		case FORM_APPROX:
			TRY(dec_sub(x, spread, &s->low) && dec_add(x, spread, &s->high));
			break;
		case FORM_LOWER_APPROX:
			TRY(dec_sub(x, spread, &s->low));
			/* FALLTHROUGH */
		case FORM_LOWER:
		case FORM_ABOVE:
			s->has_high = false;
			s->low_open = actual->form == FORM_ABOVE;
			break;
		case FORM_UPPER_APPROX:
			TRY(dec_add(x, spread, &s->high));
			/* FALLTHROUGH */
		case FORM_UPPER:
		case FORM_BELOW:
			s->has_low = false;
			s->high_open = actual->form == FORM_BELOW;
			break;
		case FORM_ODD:
			TRY(dec_add(x, last_digit_unit(x), &s->high));
			s->low_open = true;
			break;
		case FORM_NEARLY:
			TRY(dec_mul(dec_abs(x), (dec){1, 1}, &unit_step)); /* at most 10 % of the number */
			TRY(dec_sub(x, dec_min(unit_step, last_digit_unit(x)), &s->low));
			s->high_open = true;
			break;
		case FORM_RANGE:
		case FORM_RANGE_ENDS:
			s->high = dec_shift(actual->upper, j->actual_exponent);
			if (actual->form == FORM_RANGE_ENDS)
			{
				s->low_open = !actual->lower_inc;
				s->high_open = !actual->upper_inc;
			}
			if (value_is_approximate(actual))
			{
				dec high_spread;

				TRY(tau(j, s->high, &high_spread));
				TRY(dec_sub(s->low, spread, &s->low) && dec_add(s->high, high_spread, &s->high));
			}
			break;
		default:
			break;
	}
	return VALUE_OK;
}

/* A share lies in 0..100 %, days of a year in 0..366: a bound does not reach past that. */
static void
clip_set(judging *j)
{
	bool days = unit_class_of(j->print_unit) == UNIT_DAY && j->print_unit->magnitude == 0;
	dec most = days ? dec_int(366) : dec_shift(dec_int(100), j->pp_exponent);
	possible_set *s = &j->set;

	if (!days && !(j->in->is_share && j->is_rate))
		return;
	if ((!s->has_low || dec_sign(s->low) < 0) && (!s->has_high || dec_sign(s->high) >= 0))
	{
		s->has_low = true;
		s->low = DEC_ZERO;
		s->low_open = false;
	}
	if ((!s->has_high || dec_cmp(s->high, most) > 0) && (!s->has_low || dec_cmp(s->low, most) <= 0))
	{
		s->has_high = true;
		s->high = most;
		s->high_open = false;
	}
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
	return deviation(j, v, t->near_pp, t->near_rel, out);
}

static int
grades_of(const judging *j, int s, grades *g)
{
	const goal_zone *z = &j->zone;
	dec first = s > 0 ? z->low : dec_neg(z->high), /* reached here */
		last = s > 0 ? z->high : dec_neg(z->low),  /* surpassed above here */
		below = DEC_ZERO,
		above = DEC_ZERO,
		margin,
		near;

	if (z->approximate)
	{
		TRY(tau(j, first, &below));
		TRY(tau(j, last, &above));
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
	set_end w = favourable_end(&j->set, s, false),
			b = favourable_end(&j->set, s, true);
	int rc = grades_of(j, s, &g);

	if (rc != VALUE_OK)
		return rc;
	*worst = grade(&g, &w, false);
	*best = grade(&g, &b, true);
	*strict = g.met_strict && !b.infinite && compare_end(&b, g.met_from) == 0;
	return VALUE_OK;
}

/* Inside the band is met, outside only the distance counts; there is no exceeding it. */
static int
grade_band(const judging *j, verdict *worst, verdict *best)
{
	const possible_set *s = &j->set;
	goal_zone z = j->zone;
	dec below = DEC_ZERO,
		above = DEC_ZERO,
		near_low,
		near_high;
	bool low_in,
		high_in,
		low_near,
		high_near;

	if (z.approximate)
	{
		TRY(tau(j, z.low, &below));
		TRY(tau(j, z.high, &above));
	}
	TRY(near_of(j, z.low, &near_low) && near_of(j, z.high, &near_high));
	TRY(dec_sub(z.low, near_low, &near_low) && dec_add(z.high, near_high, &near_high));
	TRY(dec_sub(z.low, below, &z.low) && dec_add(z.high, above, &z.high));
	near_low = dec_min(near_low, z.low);
	near_high = dec_max(near_high, z.high);
	low_in = s->has_low && dec_cmp(s->low, z.low) >= 0;
	high_in = s->has_high && dec_cmp(s->high, z.high) <= 0;
	low_near = s->has_low && dec_cmp(s->low, near_low) >= 0;
	high_near = s->has_high && dec_cmp(s->high, near_high) <= 0;
	*worst = low_in && high_in ? VERDICT_MET : low_near && high_near ? VERDICT_NEARLY_MET : VERDICT_MISSED;
	if ((!s->has_low || dec_cmp(s->low, z.high) <= 0) && (!s->has_high || dec_cmp(s->high, z.low) >= 0))
		*best = VERDICT_MET;
	else if ((!s->has_low || dec_cmp(s->low, near_high) <= 0) && (!s->has_high || dec_cmp(s->high, near_low) >= 0))
		*best = VERDICT_NEARLY_MET;
	else
		*best = VERDICT_MISSED;
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
		out->reasons |= 1u << (best == VERDICT_NEARLY_MET ? REASON_AT_MOST_NEARLY_MET : REASON_AT_MOST_MISSED);
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
	return dec_cmp(x, z->low) < 0 ? z->low : dec_cmp(x, z->high) > 0 ? z->high : dec_cmp(z->low, z->high) == 0 ? z->low : x;
}

static int
measure_gap(const judging *j, int s, judgement *out)
{
	dec x = j->nominal,
		v,
		gap;

	if (j->in->actual->form == FORM_RANGE || j->in->actual->form == FORM_RANGE_ENDS)
		x = s < 0 ? j->set.high : j->set.low; /* a range is as good as its worse end */
	v = nearest_of_zone(&j->zone, x);
	TRY(dec_sub(x, v, &gap));
	out->has_gap = true;
	out->gap_unit = *j->print_unit;
	if (out->gap_unit.noun == UNIT_PERCENT)
		out->gap_unit.noun = UNIT_POINTS;
	out->gap = dec_shift(gap, -unit_exponent(j->print_unit));
	out->gap_favourable = s == 0 ? dec_neg(dec_abs(out->gap)) : s < 0 ? dec_neg(out->gap) : out->gap;
	return VALUE_OK;
}

static int
measure_rate(const judging *j, int s, judgement *out)
{
	dec x = j->nominal,
		v = s < 0 ? j->zone.high : j->zone.low,
		hundred = dec_shift(dec_int(100), j->pp_exponent),
		gap;

	out->has_rate = true;
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
	if (dec_sign(out->rate_denominator) == 0)
	{
		out->has_rate = false;
		out->reasons |= 1u << REASON_ZERO_GOAL;
	}
	return VALUE_OK;
}

/* Which direction is good: the goal's own bound, then what was given. */
static direction
settle_direction(const judging *j, judgement *out)
{
	direction given = j->in->direction,
			  own = j->zone.bound > 0 ? DIRECTION_HIGHER : DIRECTION_LOWER;

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
	verdict worst,
		best;
	bool strict = false;
	int s = d == DIRECTION_LOWER ? -1 : d == DIRECTION_BAND ? 0 : 1,
		rc;

	rc = s == 0 ? grade_band(j, &worst, &best) : grade_set(j, s, &worst, &best, &strict);
	if (rc != VALUE_OK)
		return rc;
	if (d == DIRECTION_UNKNOWN)
	{
		verdict other_worst,
			other_best;

		rc = grade_set(j, -1, &other_worst, &other_best, &strict);
		if (rc != VALUE_OK)
			return rc;
		if (worst != other_worst || best != other_best)
		{
			finish(out, REASON_DIRECTION_UNKNOWN);
			out->least = worst < other_worst ? worst : other_worst;
			out->most = best > other_best ? best : other_best;
			rc = measure_gap(j, 1, out);
			return rc;
		}
	}
	if (strict && best < VERDICT_MET)
		out->reasons |= 1u << REASON_STRICT_BOUND;
	conclude(j, worst, best, out);
	rc = measure_gap(j, s, out);
	return rc == VALUE_OK ? measure_rate(j, s, out) : rc;
}

/* One side without a unit takes the other's; % and 个百分点, 元 and 美元 do not convert. */
static bool
settle_units(judging *j)
{
	const value *goal = j->in->goal,
				*actual = j->in->actual;
	bool goal_unit = unit_present(&goal->unit) && value_has_number(goal),
		 actual_unit = unit_present(&actual->unit);

	if (goal_unit && actual_unit && !unit_same_base(&goal->unit, &actual->unit))
		return false;
	j->print_unit = goal_unit ? &goal->unit : &actual->unit;
	j->actual_exponent = unit_exponent(actual_unit ? &actual->unit : j->print_unit);
	j->goal_exponent = unit_exponent(j->print_unit);
	j->is_rate = j->in->is_rate >= 0 ? j->in->is_rate != 0 : unit_class_of(j->print_unit) == UNIT_RATE ||
			unit_class_of(j->print_unit) == UNIT_PERMILLE;
	j->pp_exponent = unit_class_of(j->print_unit) == UNIT_PERMILLE ? 1 : 0;
	return true;
}

int
judge(const judge_input *in, judgement *out)
{
	static const judge_reason WORDS_OF_ACTUAL[] = {REASON_ACTUAL_ASSIGNED, REASON_ACTUAL_RELATIVE,
												   REASON_ACTUAL_PENDING, REASON_ACTUAL_MISSING};
	judging j = {.in = in};
	bool done = false;
	int rc = VALUE_OK;

	memset(out, 0, sizeof(*out));
	if (in->goal == NULL)
		return finish(out, REASON_GOAL_MISSING);
	if (in->actual == NULL)
		return finish(out, REASON_ACTUAL_MISSING);
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
		return finish(out, REASON_TARGET_MISSING);
	if (in->goal->form == FORM_PENDING)
		return finish(out, REASON_TARGET_PENDING);
	if (in->actual->form >= FORM_ASSIGNED)
		return finish(out, WORDS_OF_ACTUAL[in->actual->form - FORM_ASSIGNED]);
	if (!settle_units(&j))
		return finish(out, REASON_UNIT_MISMATCH);
	if (value_has_number(in->goal))
		zone_of_number(&j, in->goal, &j.zone);
	else
		rc = zone_of_words(&j, in->goal, &j.zone, out, &done);
	if (rc != VALUE_OK || done)
		return rc;
	if (in->binding == BINDING_UNKNOWN)
		out->reasons |= 1u << REASON_BINDING_UNKNOWN;
	rc = set_of_actual(&j, in->actual);
	if (rc != VALUE_OK)
		return rc;
	clip_set(&j);
	return judge_numbers(&j, out);
}
