/*
 * arith.c
 *		Interval arithmetic on values; arith.h states the rules.
 */
#include "arith.h"

#include "words.h"

bool
extent_of(const value *v, extent *out)
{
	*out = (extent){.unit = v->unit};
	if (!value_has_number(v))
		return false;
	out->has_low = value_lower(v, true, &out->low, &out->low_inc);
	out->has_high = value_upper(v, true, &out->high, &out->high_inc);
	out->approx = value_is_approximate(v);
	out->scale = v->number.scale > 0 ? v->number.scale : 0;
	if (value_kind_of(v) == KIND_RANGE && v->upper.scale > out->scale)
		out->scale = v->upper.scale;
	return true;
}

bool
extent_is_factor(const extent *i, const value *v)
{
	return v->form == FORM_POINT && !unit_present(&i->unit);
}

/* The greater magnitude, and the noun of the one that has one. */
static unit
common_unit(const unit *a, const unit *b)
{
	unit u = unit_is_bare(a) ? *b : *a;

	u.magnitude = unit_exponent(a) >= unit_exponent(b) ? a->magnitude : b->magnitude;
	return u;
}

arith_code
extent_add(const extent *a, const extent *b, extent *out)
{
	extent sum = {.has_low = a->has_low && b->has_low,
				  .has_high = a->has_high && b->has_high,
				  .low_inc = a->low_inc && b->low_inc,
				  .high_inc = a->high_inc && b->high_inc,
				  .approx = a->approx || b->approx,
				  .scale = a->scale > b->scale ? a->scale : b->scale};

	if (unit_present(&a->unit) && unit_present(&b->unit) && !unit_converts(&a->unit, &b->unit))
		return ARITH_UNITS;
	sum.unit = common_unit(&a->unit, &b->unit);
	if ((sum.has_low && !dec_add(a->low, b->low, &sum.low)) ||
		(sum.has_high && !dec_add(a->high, b->high, &sum.high)))
		return ARITH_RANGE;
	*out = sum;
	return ARITH_OK;
}

extent
extent_negate(const extent *a)
{
	extent i = *a;

	i.has_low = a->has_high;
	i.low_inc = a->high_inc;
	i.low = dec_neg(a->high);
	i.has_high = a->has_low;
	i.high_inc = a->low_inc;
	i.high = dec_neg(a->low);
	return i;
}

arith_code
extent_scale(const extent *a, dec factor, extent *out)
{
	extent i = dec_sign(factor) < 0 ? extent_negate(a) : *a;

	factor = dec_abs(factor);
	if (dec_sign(factor) == 0)
		i.has_low = i.has_high = i.low_inc = i.high_inc = true; /* nought times whatever it is */
	if (!dec_mul(i.low, factor, &i.low) || !dec_mul(i.high, factor, &i.high))
		return ARITH_RANGE;
	i.scale += factor.scale > 0 ? factor.scale : 0;
	*out = i;
	return ARITH_OK;
}

dec
extent_printed(const extent *i, dec end)
{
	end = dec_shift(end, -unit_exponent(&i->unit));
	while (end.scale > i->scale && end.m % 10 == 0)
	{
		end.m /= 10;
		end.scale--;
	}
	return end;
}

static value_form
bound_form(bool lower, bool inclusive, bool approx)
{
	if (lower)
		return inclusive ? (approx ? FORM_LOWER_APPROX : FORM_LOWER) : (approx ? FORM_ODD : FORM_ABOVE);
	return inclusive ? (approx ? FORM_UPPER_APPROX : FORM_UPPER) : (approx ? FORM_NEARLY : FORM_BELOW);
}

static char *
put(char *p, const char *s)
{
	size_t n = strlen(s);

	memcpy(p, s, n);
	return p + n;
}

size_t
extent_print(const extent *i, dec low, dec high, char *buf)
{
	value v = {.unit = i->unit, .number = i->has_low ? low : high, .canonical = true};
	const wording *w;
	const char *before = "", *behind = "";
	char *p = buf;
	size_t n;

	if (!i->has_low && !i->has_high)
		return 0;
	if (i->has_low != i->has_high)
		v.form = (uint8_t) bound_form(i->has_low, i->has_low ? i->low_inc : i->high_inc, i->approx);
	else if (dec_cmp(low, high) == 0)
		v.form = i->approx ? FORM_APPROX : FORM_POINT;
	else
		v.form = FORM_RANGE;
	/* two forms have no spelling of their own */
	if (v.form == FORM_LOWER_APPROX || v.form == FORM_UPPER_APPROX)
	{
		before = "约";
		v.form = v.form == FORM_LOWER_APPROX ? FORM_LOWER : FORM_UPPER;
	}
	else if (v.form == FORM_RANGE && i->approx)
		behind = "左右";
	v.upper = high;
	w = wording_default(v.form);
	if (w != NULL)
		v.wording = w->code;
	p = put(p, before);
	n = value_canonical(&v, p);
	if (n == 0)
		return 0;
	p = put(p + n, behind);
	return (size_t) (p - buf);
}

unit
total_unit(const total *t)
{
	return (unit){t->magnitude, t->noun, {t->composite, t->composite_n}};
}

static bool
fits_total(const total *t, const unit *u)
{
	unit own = total_unit(t);

	return unit_is_bare(u) || unit_is_bare(&own) || unit_converts(&own, u);
}

/* What is counted, and the greatest magnitude of it. */
static void
take_unit(total *t, const unit *u, int64_t magnitude_n, int64_t noun_n)
{
	if (unit_present(u))
	{
		int exponent = unit_exponent(u);

		if (t->magnitude_n == 0 || exponent > t->exponent)
		{
			t->magnitude = u->magnitude;
			t->exponent = exponent;
			t->magnitude_n = magnitude_n;
		}
		else if (exponent == t->exponent)
			t->magnitude_n += magnitude_n;
	}
	if (!unit_is_bare(u))
	{
		t->noun = u->noun;
		t->composite_n = (uint8_t) u->composite.n;
		if (u->composite.n > 0)
			memmove(t->composite, u->composite.p, u->composite.n);
		t->noun_n += noun_n;
	}
}

static void
take_scale(total *t, int scale, int64_t n)
{
	if (t->scale_n == 0 || scale > t->scale)
	{
		t->scale = scale;
		t->scale_n = n;
	}
	else if (scale == t->scale)
		t->scale_n += n;
}

static arith_code
add_ends(total *t, const extent *i)
{
	dec low = t->low, high = t->high;

	if ((i->has_low && !dec_add(low, i->low, &low)) || (i->has_high && !dec_add(high, i->high, &high)))
		return ARITH_RANGE;
	t->low = low;
	t->high = high;
	return ARITH_OK;
}

static void
count_kinds(total *t, const extent *i, int by)
{
	t->n += by;
	t->no_low += i->has_low ? 0 : by;
	t->no_high += i->has_high ? 0 : by;
	t->low_open += i->has_low && !i->low_inc ? by : 0;
	t->high_open += i->has_high && !i->high_inc ? by : 0;
	t->approx += i->approx ? by : 0;
}

arith_code
total_add(total *t, const value *v)
{
	extent i;
	arith_code rc;

	if (!extent_of(v, &i))
		return ARITH_OK;
	if (!fits_total(t, &i.unit) || i.unit.composite.n > UNIT_PRINT_MAX)
		return ARITH_UNITS;
	rc = add_ends(t, &i);
	if (rc != ARITH_OK)
		return rc;
	count_kinds(t, &i, 1);
	take_scale(t, i.scale, 1);
	take_unit(t, &i.unit, 1, 1);
	return ARITH_OK;
}

arith_code
total_add_number(total *t, dec d)
{
	dec low = t->low, high = t->high;
	bool together = low.m == high.m && low.scale == high.scale; /* nothing but numbers so far */

	if (!dec_add(low, d, &low) || (!together && !dec_add(high, d, &high)))
		return ARITH_RANGE;
	t->low = low;
	t->high = together ? low : high;
	t->n++;
	take_scale(t, d.scale > 0 ? d.scale : 0, 1);
	return ARITH_OK;
}

arith_code
total_remove(total *t, const value *v)
{
	extent i;
	arith_code rc;

	if (!extent_of(v, &i))
		return ARITH_OK;
	/* whatever only this one had is not known to be left */
	if (i.scale == t->scale && --t->scale_n == 0)
		return ARITH_AGAIN;
	if (unit_present(&i.unit) && unit_exponent(&i.unit) == t->exponent && --t->magnitude_n == 0)
		return ARITH_AGAIN;
	if (!unit_is_bare(&i.unit) && --t->noun_n == 0)
		return ARITH_AGAIN;
	count_kinds(t, &i, -1);
	i.low = dec_neg(i.low);
	i.high = dec_neg(i.high);
	rc = add_ends(t, &i);
	return rc == ARITH_RANGE ? ARITH_AGAIN : rc;
}

arith_code
total_combine(total *t, const total *other)
{
	unit u = total_unit(other);
	extent ends = {.has_low = true, .has_high = true, .low = other->low, .high = other->high};

	if (other->n == 0)
		return ARITH_OK;
	if (!fits_total(t, &u))
		return ARITH_UNITS;
	if (add_ends(t, &ends) != ARITH_OK)
		return ARITH_RANGE;
	t->n += other->n;
	t->no_low += other->no_low;
	t->no_high += other->no_high;
	t->low_open += other->low_open;
	t->high_open += other->high_open;
	t->approx += other->approx;
	take_scale(t, other->scale, other->scale_n);
	take_unit(t, &u, other->magnitude_n, other->noun_n);
	return ARITH_OK;
}

extent
total_extent(const total *t)
{
	return (extent){.has_low = t->no_low == 0,
					.has_high = t->no_high == 0,
					.low_inc = t->low_open == 0,
					.high_inc = t->high_open == 0,
					.approx = t->approx > 0,
					.low = t->low,
					.high = t->high,
					.unit = total_unit(t),
					.scale = t->scale};
}
