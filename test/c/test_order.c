/*
 * test_order.c
 *		Hash, sort key, sets and sums of random values: each against the comparison, or against itself undone.
 *
 * Values are made of fields, not of text, so that scales, digits and ends reach what the grammar would not.
 */
#include <stdio.h>
#include <string.h>

#include "arith.h"
#include "hull.h"
#include "key.h"
#include "order.h"
#include "set.h"
#include "random.h"
#include "tap.h"

#define VALUES 1500

/* Few different numbers, so that equal ones are met; their spellings differ; some of 38 digits, some far away. */
static dec
random_dec(void)
{
	static const int scales[] = {0, 1, 2, 37, DEC_SCALE_MAX, DEC_SCALE_MIN};
	dec d = {random_below(5) - 2, 0};
	int zeros = random_below(4);

	switch (random_below(6))
	{
		case 0:
			d.m = (int128_wide) (dec_pow10(DEC_DIGITS) - 1 - (unsigned) random_below(2)) *
				  (random_below(2) ? 1 : -1);
			d.scale = random_below(3) * 19;
			return d;
		case 1:
			d.m =
				((int128_wide) 12345678901234 * (int128_wide) dec_pow10(random_below(4)) + random_below(3)) *
				(random_below(2) ? 1 : -1);
			break;
		default:
			break;
	}
	d.scale = random_below(8) == 0 ? scales[random_below(6)] : random_below(2);
	if (d.scale + zeros <= DEC_SCALE_MAX)
	{
		d.m *= (int128_wide) dec_pow10(zeros);
		d.scale += zeros;
	}
	return d;
}

static value
random_value(void)
{
	static const char *const words[] = {"市级下达", "市级下达目标", "与上年持平", "待反馈", "—", "/"};
	static const uint8_t forms[] = {FORM_ASSIGNED, FORM_ASSIGNED, FORM_RELATIVE,
									FORM_PENDING,  FORM_MISSING,  FORM_MISSING};
	value v = {.form = (uint8_t) random_below(FORM_ASSIGNED), .canonical = true};

	if (random_below(12) == 0)
	{
		int i = random_below(6);

		v.form = forms[i];
		v.print = (span){words[i], strlen(words[i])};
		return v;
	}
	v.number = random_dec();
	if (random_below(3) == 0)
		unit_parse(random_below(2) ? SPAN("万元") : SPAN("元"), &v.unit);
	if (v.form == FORM_RANGE || v.form == FORM_RANGE_ENDS)
	{
		v.upper = random_dec();
		if (dec_cmp(v.upper, v.number) < 0)
		{
			dec d = v.upper;

			v.upper = v.number;
			v.number = d;
		}
	}
	if (v.form == FORM_RANGE_ENDS)
	{
		v.lower_inc = random_below(2);
		v.upper_inc = random_below(2);
		v.approx = random_below(2);
	}
	v.cumulative = random_below(10) == 0;
	return v;
}

static value values[VALUES];

static void
test_keys(void)
{
	size_t split = 0, collide = 0, swapped = 0, equal = 0, decided = 0, pairs = 0;

	for (int i = 0; i < VALUES; i++)
		for (int k = 0; k < VALUES; k++)
		{
			const value *a = &values[i], *b = &values[k];
			int c = value_compare(a, b);
			uint64_t x = value_sort_key(a), y = value_sort_key(b);

			pairs++;
			equal += c == 0;
			decided += x != y;
			split += c == 0 && (value_hash(a, 1) != value_hash(b, 1) || x != y);
			collide += c != 0 && value_hash(a, 1) == value_hash(b, 1);
			swapped += (c < 0 && x > y) || (c > 0 && x < y) || c != -value_compare(b, a);
		}
	ok(equal > VALUES && pairs == (size_t) VALUES * VALUES, "%zu pairs, %zu of them equal", pairs, equal);
	ok(split == 0, "equal values have equal hashes and keys");
	ok(collide == 0, "other values have other hashes");
	ok(swapped == 0, "keys stand as their values do");
	ok(decided * 10 > (pairs - equal) * 7, "keys decide %zu of %zu unequal pairs", decided, pairs - equal);
}

static void
test_sets(void)
{
	size_t own = 0, overlap = 0, narrow = 0, sets = 0;

	for (int i = 0; i < VALUES; i++)
	{
		value exact = values[i];
		value_set a, b;
		dec d;
		bool inclusive;

		if (!value_set_of(&values[i], &a))
			continue;
		sets++;
		own += !set_contains(&a, &a);
		/* an included end is admitted, widened or not */
		if (value_lower(&values[i], true, &d, &inclusive) && inclusive)
		{
			exact = value_from_number(d, NULL);
			narrow +=
				value_set_of(&exact, &b) && !set_contains(&a, &b) && a.has_high && dec_cmp(a.low, a.high) < 0;
		}
		for (int k = 0; k < VALUES; k += 7)
			if (value_set_of(&values[k], &b))
				overlap += set_overlaps(&a, &b) != set_overlaps(&b, &a);
	}
	ok(sets > VALUES / 2, "%zu sets", sets);
	ok(own == 0, "each contains itself");
	ok(narrow == 0, "each contains its included ends");
	ok(overlap == 0, "overlapping goes both ways");
}

/* Whether a float lies on the side of a decimal, seen with 113 bits; decimals beyond the floats are left out. */
static bool
outside(double x, dec d, int side)
{
	__float128 y = (__float128) d.m;

	if (d.scale > 300 || d.scale < -250)
		return true;
	for (int i = 0; i < d.scale; i++)
		y /= 10;
	for (int i = 0; i > d.scale; i--)
		y *= 10;
	return side < 0 ? x <= y : x >= y;
}

/* What sets do to each other their hulls do too; the keys of hulls stand as their ends do. */
static void
test_hulls(void)
{
	size_t inside = 0, contains = 0, overlaps = 0, keys = 0, contained = 0;

	for (int i = 0; i < VALUES; i++)
	{
		value_set a, b;
		hull x, y;

		if (!value_set_of(&values[i], &a))
			continue;
		x = hull_of(&a);
		inside += (a.has_low && !outside(x.low, a.low, -1)) || (a.has_high && !outside(x.high, a.high, 1));
		for (int k = 0; k < VALUES; k++)
		{
			if (!value_set_of(&values[k], &b))
				continue;
			y = hull_of(&b);
			if (set_contains(&a, &b))
			{
				contained++;
				contains += !hull_contains(hull_widened(x), y) || !hull_spans(x, hull_narrowed(y));
			}
			overlaps += set_overlaps(&a, &b) && !hull_overlaps(x, y);
			keys += hull_class_of(x) == HULL_LOWER && hull_class_of(y) == HULL_LOWER && x.low < y.low &&
					hull_key(x) > hull_key(y);
		}
		y = hull_of_nothing();
		overlaps += hull_overlaps(x, y) || hull_contains(x, y) ||
					(hull_class_of(x) != HULL_ALL && hull_spans(x, hull_narrowed(y))) ||
					hull_join(x, y).low != x.low || hull_join(y, x).high != x.high;
	}
	ok(inside == 0, "a hull holds its set");
	ok(contained > 10000 && contains == 0, "%zu sets within sets, and so their hulls", contained);
	ok(overlaps == 0, "hulls of sets that overlap overlap");
	ok(keys == 0, "keys of hulls stand as their ends do");
}

/* What is added and removed again leaves the sum as it was, and the order of adding does not matter. */
static void
test_totals(void)
{
	size_t refused = 0, again = 0, differ = 0, rounds = 0;

	for (int i = 0; i + 5 < VALUES; i++)
	{
		total one = {0}, other = {0}, first = {0}, last = {0};
		extent x, y;
		arith_code rc = ARITH_OK;

		for (int k = 0; k < 4 && rc == ARITH_OK; k++)
			rc = total_add(&one, &values[i + k]);
		for (int k = 3; k >= 0 && rc == ARITH_OK; k--)
			rc = total_add(&other, &values[i + k]);
		for (int k = 0; k < 4 && rc == ARITH_OK; k++)
			rc = total_add(k < 2 ? &first : &last, &values[i + k]);
		if (rc == ARITH_OK)
			rc = total_combine(&first, &last);
		if (rc == ARITH_OK)
			rc = total_add(&other, &values[i + 4]);
		if (rc != ARITH_OK)
		{
			refused++;
			continue;
		}
		rounds++;
		rc = total_remove(&other, &values[i + 4]);
		again += rc == ARITH_AGAIN;
		x = total_extent(&one);
		y = total_extent(&first);
		differ += one.n != first.n || x.has_low != y.has_low || (x.has_low && dec_cmp(x.low, y.low) != 0) ||
				  (x.has_high && dec_cmp(x.high, y.high) != 0) || x.scale != y.scale || x.approx != y.approx;
		y = total_extent(&other);
		if (rc == ARITH_OK)
			differ += one.n != other.n || dec_cmp(x.low, y.low) != 0 || dec_cmp(x.high, y.high) != 0 ||
					  x.approx != y.approx || x.scale != y.scale || x.unit.magnitude != y.unit.magnitude ||
					  x.low_inc != y.low_inc;
	}
	ok(rounds > 100 && again < rounds, "%zu sums, %zu refused, %zu to be summed anew", rounds, refused,
	   again);
	ok(differ == 0, "removing and combining are exact");
}

int
main(void)
{
	for (int i = 0; i < VALUES; i++)
		values[i] = random_value();
	test_keys();
	test_sets();
	test_hulls();
	test_totals();
	return done();
}
