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

/* Which side of its reference a relative goal asks for. */
static int
bound_of_relation(const value *goal)
{
	bool down = goal->relation == RELATION_DOWN || goal->relation == RELATION_BELOW;

	if (goal->has_offset)
	{
		value offset = *goal;

		offset.form = goal->offset_form;
		/* 提高1-2个百分点, 提高1个百分点以内: a zone of its own */
		if (value_kind_of(&offset) == KIND_RANGE ||
			(value_kind_of(&offset) == KIND_UPPER && offset.form != FORM_NEARLY))
			return 0;
		if ((goal->relation == RELATION_UP || goal->relation == RELATION_DOWN) &&
			(value_kind_of(&offset) != KIND_LOWER || offset.form == FORM_ODD))
			return 0;
		return goal->relation == RELATION_AT_MOST || down ? -1 : 1;
	}
	if (goal->relation == RELATION_ABOVE || goal->relation == RELATION_AT_LEAST)
		return 1;
	return goal->relation == RELATION_BELOW || goal->relation == RELATION_AT_MOST ? -1 : 0;
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
			return bound_of_relation(goal);
		default:
			return goal->reached ? 1 : 0; /* 达到300: at least */
	}
}

/* r moved by the offset d, up or down; a percentage of a level multiplies. */
static bool
moved(const judging *j, dec r, dec d, bool down, dec *out)
{
	unit_class class = unit_class_of(&j->goal->unit);
	bool relative =
		!j->is_rate && j->goal->unit.noun != UNIT_POINTS && (class == UNIT_RATE || class == UNIT_PERMILLE);

	if (relative)
	{
		if (!dec_mul(r, dec_shift(d, class == UNIT_RATE ? -2 : -3), &d))
			return false;
	}
	else if (unit_is_points(&j->goal->unit))
		d = dec_shift(d, j->pp_exponent);
	else
		d = dec_shift(d, unit_present(&j->goal->unit) ? unit_exponent(&j->goal->unit) : j->actual_exponent);
	return down ? dec_sub(r, d, out) : dec_add(r, d, out);
}

/* 个百分点 are added to rates only, % never to a rate; other offsets have the unit of the actual. */
static bool
offset_fits(const judging *j)
{
	const unit *offset = &j->goal->unit, *actual = &j->in->actual->unit;
	unit_class class = unit_class_of(offset);

	if (!unit_present(offset))
		return true;
	if (class == UNIT_RATE || class == UNIT_PERMILLE)
		return unit_is_points(offset) == j->is_rate;
	return !unit_present(actual) || unit_converts(offset, actual);
}

/* "r + d" with d as it stands: 高于全市1个百分点以上 from r+1, 提高1-2个百分点 from r+1 to r+2. */
static int
zone_of_offset(const judging *j, dec r, goal_zone *z)
{
	value_relation relation = (value_relation) j->goal->relation;
	bool down = relation == RELATION_DOWN || relation == RELATION_BELOW;
	value offset = *j->goal;
	dec near, far;

	offset.form = j->goal->offset_form;
	TRY(moved(j, r, offset.number, down, &near));
	far = near;
	z->approximate = value_is_approximate(&offset);
	if (value_kind_of(&offset) == KIND_RANGE)
		TRY(moved(j, r, offset.upper, down, &far));
	else if (value_kind_of(&offset) == KIND_UPPER && offset.form != FORM_NEARLY)
		near = r; /* 提高1个百分点以内: between what was and that */
	z->low = dec_min(near, far);
	z->high = dec_max(near, far);
	z->low_strict = z->high_strict = offset.form == FORM_ABOVE || offset.form == FORM_BELOW;
	return VALUE_OK;
}

/* Goals in words: what they refer to makes the zone. */
static int
zone_of_words(judging *j, goal_zone *z, judgement *out, bool *done)
{
	const value *goal = j->goal;
	bool known = j->in->reference != NULL;
	dec r;

	*done = true;
	if (goal->form == FORM_ASSIGNED && !known)
		return judge_finish(out, REASON_ASSIGNED_VALUE_UNKNOWN);
	if (!known || (goal->form == FORM_RELATIVE &&
				   (goal->relation == RELATION_STATED || goal->relation == RELATION_NONE)))
		return judge_finish(out, REASON_REFERENCE_MISSING);
	if (goal->has_offset && !offset_fits(j))
		return judge_finish(out, REASON_UNIT_MISMATCH);
	*done = false;
	r = dec_shift(*j->in->reference, j->actual_exponent);
	if (goal->has_offset)
		return zone_of_offset(j, r, z);
	z->low = z->high = r;
	if (goal->form == FORM_ASSIGNED)
		return VALUE_OK;
	z->step = goal->relation == RELATION_STEP;
	z->low_strict = z->high_strict = goal->relation == RELATION_ABOVE || goal->relation == RELATION_BELOW;
	return VALUE_OK;
}

static void
zone_of_number(const judging *j, const value *goal, goal_zone *z)
{
	z->low = z->high = dec_shift(goal->number, j->goal_exponent);
	z->approximate = value_is_approximate(goal);
	switch (goal->form)
	{
		case FORM_ABOVE:
			z->low_strict = true;
			break;
		case FORM_BELOW:
			z->high_strict = true;
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
	bool days = unit_class_of(&j->print_unit) == UNIT_DAY && j->print_unit.magnitude == 0;
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

/*
 * One side without a unit takes the other's, and a bare magnitude (1.2万) the other's noun; % and 个百分点, 元 and
 * 美元 do not convert.
 */
static bool
settle_units(judging *j)
{
	const unit *goal = &j->goal->unit, *actual = &j->in->actual->unit;
	bool stated = value_has_number(j->goal), has_goal = stated && unit_present(goal),
		 has_actual = unit_present(actual), goal_bare = has_goal && unit_is_bare(goal),
		 actual_bare = has_actual && unit_is_bare(actual);
	unit_class class;

	if (has_goal && has_actual && !unit_converts(goal, actual))
		return false;
	j->print_unit = has_goal ? *goal : *actual;
	j->goal_exponent = has_goal ? unit_exponent(goal) : actual_bare && stated ? 0 : unit_exponent(actual);
	j->actual_exponent = has_actual ? unit_exponent(actual) : goal_bare ? 0 : unit_exponent(&j->print_unit);
	if (goal_bare && has_actual)
	{
		/* 1.2万 against 13054人: counted in 万人 */
		j->print_unit = *actual;
		j->print_unit.magnitude = goal->magnitude;
	}
	else if (!has_goal && actual_bare && stated)
		j->print_unit = UNIT_NONE;
	class = unit_class_of(&j->print_unit);
	j->is_rate = class == UNIT_RATE || class == UNIT_PERMILLE ||
				 (!has_actual && j->goal->has_offset && unit_is_points(&j->goal->unit));
	if (j->in->is_rate >= 0)
		j->is_rate = j->in->is_rate != 0;
	j->pp_exponent = class == UNIT_PERMILLE ? 1 : 0;
	return true;
}

int
judge_read(judging *j, judgement *out, bool *done)
{
	value_error ignored;
	int rc = VALUE_OK;

	*done = true;
	j->goal = j->in->goal;
	if (j->goal->form == FORM_ASSIGNED && j->goal->reference.n > 0 &&
		value_parse(j->goal->reference.p, j->goal->reference.n, &j->assigned, &ignored) == VALUE_OK)
		j->goal = &j->assigned;
	if (!settle_units(j))
		return judge_finish(out, REASON_UNIT_MISMATCH);
	*done = false;
	j->zone.bound = judge_goal_bound(j->goal);
	if (value_has_number(j->goal))
		zone_of_number(j, j->goal, &j->zone);
	else
		rc = zone_of_words(j, &j->zone, out, done);
	if (rc != VALUE_OK || *done)
		return rc;
	rc = set_of_actual(j, j->in->actual);
	if (rc == VALUE_OK)
		clip_set(j);
	return rc;
}
