/*
 * hull.c
 *		Intervals of machine floats around sets of decimals; hull.h says what for.
 */
#include "hull.h"

#include <math.h>

/*
 * m / 10^scale in floats: mantissa, powers of ten and result are each rounded by half a unit in the last place, some 50
 * times at the worst (scale 400), so that 64 units are outward enough; what two numbers may be apart by this is twice
 * that, and STRETCH is more.
 */
#define WIDENING 0x1p-47
#define STRETCH 0x1p-44

static double
power_of_ten(int n)
{
	double p = 1;

	for (; n >= 22; n -= 22)
		p *= 1e22;
	for (; n > 0; n--)
		p *= 10;
	return p;
}

/* By a share of itself, and by the next float at least; side -1 or 1.  What is beyond the floats stays there or begins
 * with the last of them. */
static double
move(double x, double share, int side)
{
	if (isinf(x))
		return (x > 0) == (side > 0) ? x : nextafter(x, 0);
	return nextafter(x + side * fabs(x) * share, side * INFINITY);
}

static double
round_outward(dec d, int side)
{
	double x;

	d = dec_trim(d);
	if (d.scale == 0 && d.m > -(INT64_C(1) << 53) && d.m < INT64_C(1) << 53)
		return (double) d.m;
	x = d.scale >= 0 ? (double) d.m / power_of_ten(d.scale) : (double) d.m * power_of_ten(-d.scale);
	return move(x, WIDENING, side);
}

hull
hull_of_nothing(void)
{
	return (hull){INFINITY, -INFINITY};
}

hull
hull_of(const value_set *set)
{
	hull h = {-INFINITY, INFINITY};

	if (set->has_low)
		h.low = round_outward(set->low, -1);
	if (set->has_high)
		h.high = round_outward(set->high, 1);
	return h;
}

bool
hull_is_empty(hull h)
{
	return h.low > h.high;
}

hull
hull_join(hull a, hull b)
{
	return (hull){a.low < b.low ? a.low : b.low, a.high > b.high ? a.high : b.high};
}

static hull
move_ends(hull h, int outward)
{
	if (!isinf(h.low))
		h.low = move(h.low, STRETCH, -outward);
	if (!isinf(h.high))
		h.high = move(h.high, STRETCH, outward);
	return h;
}

hull
hull_widened(hull h)
{
	return hull_is_empty(h) ? h : move_ends(h, 1);
}

hull
hull_narrowed(hull h)
{
	return hull_is_empty(h) ? (hull){-INFINITY, INFINITY} : move_ends(h, -1);
}

hull_class
hull_class_of(hull h)
{
	if (hull_is_empty(h))
		return HULL_EMPTY;
	if (isinf(h.low))
		return isinf(h.high) ? HULL_ALL : HULL_UPPER;
	return isinf(h.high) ? HULL_LOWER : HULL_INTERVAL;
}

uint64_t
hull_key(hull h)
{
	hull_class class = hull_class_of(h);
	double place = class == HULL_UPPER      ? h.high
				   : class == HULL_INTERVAL ? h.low / 2 + h.high / 2
				   : class == HULL_LOWER    ? h.low
											: 0;
	uint64_t bits;

	if (place == 0)
		place = 0; /* no negative zero */
	memcpy(&bits, &place, sizeof(bits));
	bits = bits >> 63 != 0 ? ~bits : bits | UINT64_C(1) << 63;
	return (uint64_t) class << 61 | bits >> 3;
}
