/*
 * judge_set.c
 *		Goal and actual as numbers in base units: the zone that the goal draws, the set that the actual may stand for.
 */
#include "judge_internal.h"
#include "words.h"

dec
dec_max(dec a, dec b)
{
	return dec_cmp(a, b) >= 0 ? a : b;
}

dec
dec_min(dec a, dec b)
{
	return dec_cmp(a, b) <= 0 ? a : b;
}

bool
judge_deviation(const judging *j, dec v, dec pp, dec rel, dec *out)
{
	if (!dec_mul(dec_abs(v), rel, out))
		return false;
	if (j->is_rate)
		*out = dec_max(*out, dec_shift(pp, j->pp_exponent));
	return true;
}

bool
judge_tau(const judging *j, dec v, dec *out)
{
	return judge_deviation(j, v, j->in->tolerance->tau_pp, j->in->tolerance->tau_rel, out);
}

/* One unit of the last digit that is not zero: 140 -> 10, 5.5 -> 0.1. */
static dec
last_digit_unit(dec v)
{
	v = dec_trim(v);
	return (dec){1, v.m == 0 ? 0 : v.scale};
}

int
judge_finish(judgement *out, judge_reason why)
{
	out->verdict = out->least = out->most = VERDICT_NOT_ASSESSABLE;
	out->is_met = -1;
	out->reasons |= 1u << why;
	return VALUE_OK;
}

/* 近, 余 and 左右 say how certain, not which side is good. */
int
judge_goal_bound(const value *goal)
{
	switch (goal->form)
	{
		case FORM_LOWER:
		case FORM_LOWER_APPROX:
		case FORM_ABOVE:
			return 1;
		case FORM_UPPER:
		case FORM_UPPER_APPROX:
		case FORM_BELOW:
			return -1;
		case FORM_RELATIVE:
			return goal->relation == RELATION_ABOVE || goal->relation == RELATION_AT_LEAST  ? 1
				   : goal->relation == RELATION_BELOW || goal->relation == RELATION_AT_MOST ? -1
																							: 0;
		default:
			return 0;
	}
}

/* Goals without a number of their own: what they refer to makes the zone.  reference_ is in base units. */
static int
zone_of_words(judging *j, const value *goal, goal_zone *z, judgement *out, bool *done)
{
	value referred;
	value_error ignored;
	dec r, offset = DEC_ZERO;
	bool known = j->in->reference != NULL;

	*done = true;
	if (goal->form == FORM_ASSIGNED)
	{
		if (goal->reference.n > 0 &&
			value_parse(goal->reference.p, goal->reference.n, &referred, &ignored) == VALUE_OK)
		{
			if (unit_present(&referred.unit) && unit_present(&j->in->actual->unit) &&
				!unit_same_base(&referred.unit, &j->in->actual->unit))
				return judge_finish(out, REASON_UNIT_MISMATCH);
			r = referred.number;
			if (unit_present(&referred.unit))
				r = dec_shift(r, unit_exponent(&referred.unit));
			else
				r = dec_shift(r, j->actual_exponent);
		}
		else if (known)
			r = dec_shift(*j->in->reference, j->actual_exponent);
		else
			return judge_finish(out, REASON_ASSIGNED_VALUE_UNKNOWN);
		z->low = z->high = r;
		*done = false;
		return VALUE_OK;
	}
	if (!known || goal->relation == RELATION_STATED || goal->relation == RELATION_NONE)
		return judge_finish(out, REASON_REFERENCE_MISSING);
	r = dec_shift(*j->in->reference, j->actual_exponent);
	if (goal->has_offset)
	{
		/* 个百分点 is how a difference of percentages is printed */
		bool points = unit_class_of(&goal->unit) == UNIT_RATE && j->is_rate;

		if (unit_present(&goal->unit) && unit_present(&j->in->actual->unit) && !points &&
			!unit_same_base(&goal->unit, &j->in->actual->unit))
			return judge_finish(out, REASON_UNIT_MISMATCH);
		offset = dec_shift(goal->number, points ? j->pp_exponent : unit_exponent(&goal->unit));
	}
	if (goal->relation == RELATION_DOWN || goal->relation == RELATION_BELOW)
		offset = dec_neg(offset);
	TRY(dec_add(r, offset, &r));
	z->low = z->high = r;
	z->step = goal->relation == RELATION_STEP;
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
			z->low_strict = goal->form == FORM_ABOVE;
			break;
		case FORM_UPPER:
		case FORM_UPPER_APPROX:
		case FORM_BELOW:
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
	dec x = dec_shift(actual->number, j->actual_exponent), spread, unit_step;
	value_kind kind = value_kind_of(actual);
	/* 控制在5.2% says where it was kept, not that it was below */
	bool point = actual->form == FORM_UPPER && actual->wording == WORDING_KEPT_AT;

	j->nominal = x;
	s->low = s->high = x;
	s->has_low = s->has_high = true;
	if (point || ((kind == KIND_LOWER || kind == KIND_UPPER) && j->in->tolerance->bound_as_point))
		return VALUE_OK;
	TRY(judge_tau(j, x, &spread));
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

				TRY(judge_tau(j, s->high, &high_spread));
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

/* One side without a unit takes the other's; % and 个百分点, 元 and 美元 do not convert. */
static bool
settle_units(judging *j)
{
	const value *goal = j->in->goal, *actual = j->in->actual;
	bool goal_unit = unit_present(&goal->unit) && value_has_number(goal),
		 actual_unit = unit_present(&actual->unit);

	if (goal_unit && actual_unit && !unit_same_base(&goal->unit, &actual->unit))
		return false;
	j->print_unit = goal_unit ? &goal->unit : &actual->unit;
	j->actual_exponent = unit_exponent(actual_unit ? &actual->unit : j->print_unit);
	j->goal_exponent = unit_exponent(j->print_unit);
	j->is_rate = j->in->is_rate >= 0 ? j->in->is_rate != 0
									 : unit_class_of(j->print_unit) == UNIT_RATE ||
										   unit_class_of(j->print_unit) == UNIT_PERMILLE;
	j->pp_exponent = unit_class_of(j->print_unit) == UNIT_PERMILLE ? 1 : 0;
	return true;
}

int
judge_read(judging *j, judgement *out, bool *done)
{
	const value *goal = j->in->goal;
	int rc = VALUE_OK;

	*done = true;
	if (!settle_units(j))
		return judge_finish(out, REASON_UNIT_MISMATCH);
	*done = false;
	j->zone.bound = judge_goal_bound(goal);
	if (value_has_number(goal))
		zone_of_number(j, goal, &j->zone);
	else
		rc = zone_of_words(j, goal, &j->zone, out, done);
	if (rc != VALUE_OK || *done)
		return rc;
	rc = set_of_actual(j, j->in->actual);
	if (rc == VALUE_OK)
		clip_set(j);
	return rc;
}
