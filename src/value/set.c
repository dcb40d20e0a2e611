/*
 * set.c
 *		The numbers that a statement admits; set.h states the rules.
 */
#include "set.h"

#define WIDENED_DIGITS 30 /* what is left of an end that 38 digits do not hold widened */

/* At most so many digits; what is cut makes it lie further out. */
static dec
cut_outward(dec v, int side)
{
	int digits = dec_digits(dec_sign(v) < 0 ? -(uint128_wide) v.m : (uint128_wide) v.m);
	int128_wide unit, rest;

	if (digits <= WIDENED_DIGITS)
		return v;
	unit = (int128_wide) dec_pow10(digits - WIDENED_DIGITS);
	rest = v.m % unit;
	v.m /= unit;
	v.scale -= digits - WIDENED_DIGITS;
	if ((side > 0 && rest > 0) || (side < 0 && rest < 0))
		v.m += side;
	return v;
}

static bool
spread_of(const unit *u, dec v, dec *out)
{
	switch (unit_class_of(u))
	{
		case UNIT_RATE:
			*out = (dec){2, 1};
			return true;
		case UNIT_PERMILLE:
			*out = dec_int(2);
			return true;
		default:
			return dec_mul(dec_abs(v), (dec){2, 2}, out);
	}
}

/* Of two numbers too far apart to be added: the greater one, one step of its last digit further out. */
static dec
step_outward(dec v, dec spread, int side)
{
	int up;

	if (dec_cmp(dec_abs(v), spread) < 0)
		v = side > 0 ? spread : dec_neg(spread);
	v = dec_trim(v);
	up = WIDENED_DIGITS - dec_digits(dec_sign(v) < 0 ? -(uint128_wide) v.m : (uint128_wide) v.m);
	if (up > 0)
	{
		v.m *= (int128_wide) dec_pow10(up);
		v.scale += up;
	}
	v.m += side;
	return v;
}

static dec
widen(dec v, const unit *u, int side)
{
	dec spread, out;

	v = dec_trim(v);
	if (!spread_of(u, v, &spread))
	{
		v = cut_outward(v, side);
		/* fewer digits: it holds, unless it begins behind the last digit that a number may have */
		if (!spread_of(u, v, &spread))
			spread = (dec){dec_abs(v).m / 50 + 1, v.scale};
	}
	if (side > 0 ? dec_add(v, spread, &out) : dec_sub(v, spread, &out))
		return out;
	v = cut_outward(v, side);
	if (side > 0 ? dec_add(v, spread, &out) : dec_sub(v, spread, &out))
		return out;
	return step_outward(v, spread, side);
}

bool
value_set_of(const value *v, value_set *out)
{
	bool widened = value_is_approximate(v) && v->form != FORM_ODD && v->form != FORM_NEARLY;

	*out = (value_set){false, false, false, false, DEC_ZERO, DEC_ZERO};
	if (!value_has_number(v))
		return false;
	out->has_low = value_lower(v, true, &out->low, &out->low_inc);
	out->has_high = value_upper(v, true, &out->high, &out->high_inc);
	if (widened && out->has_low)
		out->low = widen(out->low, &v->unit, -1);
	if (widened && out->has_high)
		out->high = widen(out->high, &v->unit, 1);
	return true;
}

/* x <= y as lower ends: an included one begins before one that is not. */
static bool
begins_no_later(const value_set *x, const value_set *y)
{
	int c;

	if (!x->has_low || !y->has_low)
		return !x->has_low;
	c = dec_cmp(x->low, y->low);
	return c != 0 ? c < 0 : x->low_inc || !y->low_inc;
}

static bool
ends_no_earlier(const value_set *x, const value_set *y)
{
	int c;

	if (!x->has_high || !y->has_high)
		return !x->has_high;
	c = dec_cmp(x->high, y->high);
	return c != 0 ? c > 0 : x->high_inc || !y->high_inc;
}

bool
set_contains(const value_set *a, const value_set *b)
{
	return begins_no_later(a, b) && ends_no_earlier(a, b);
}

/* x begins before or where y ends. */
static bool
reaches(const value_set *x, const value_set *y)
{
	int c;

	if (!x->has_low || !y->has_high)
		return true;
	c = dec_cmp(x->low, y->high);
	return c != 0 ? c < 0 : x->low_inc && y->high_inc;
}

bool
set_overlaps(const value_set *a, const value_set *b)
{
	return reaches(a, b) && reaches(b, a);
}
