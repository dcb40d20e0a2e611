/*
 * decimal.c
 *		Exact decimals of up to 38 significant digits; see decimal.h for what is promised.
 */
#include "decimal.h"

#include <string.h>

/* 10^0 .. 10^19 fit a 64-bit literal; the rest are products of two of them. */
static const uint64_t POW10_64[] = {
	1ULL,
	10ULL,
	100ULL,
	1000ULL,
	10000ULL,
	100000ULL,
	1000000ULL,
	10000000ULL,
	100000000ULL,
	1000000000ULL,
	10000000000ULL,
	100000000000ULL,
	1000000000000ULL,
	10000000000000ULL,
	100000000000000ULL,
	1000000000000000ULL,
	10000000000000000ULL,
	100000000000000000ULL,
	1000000000000000000ULL,
	10000000000000000000ULL,
};

uint128_wide
dec_pow10(int n)
{
	if (n < 20)
		return POW10_64[n];
	return (uint128_wide) POW10_64[19] * POW10_64[n - 19];
}

/*
 * Nearly every number is one of 64 bits and few digits behind the point: two such align, add and compare in 128 bits
 * without a look at their digits.
 */
#define SMALL_SCALE_MAX 18

static bool
is_small(dec a)
{
	return a.m == (int64_t) a.m && a.scale >= 0 && a.scale <= SMALL_SCALE_MAX;
}

static void
align_small(dec *a, dec *b)
{
	if (a->scale < b->scale)
	{
		a->m *= (int64_t) POW10_64[b->scale - a->scale];
		a->scale = b->scale;
	}
	else
	{
		b->m *= (int64_t) POW10_64[a->scale - b->scale];
		b->scale = a->scale;
	}
}

static uint128_wide
magnitude(dec a)
{
	return a.m < 0 ? -(uint128_wide) a.m : (uint128_wide) a.m;
}

int
dec_digits(uint128_wide m)
{
	int n = 1;

	if (m >= dec_pow10(19))
	{
		n = 20;
		while (n < DEC_DIGITS && m >= dec_pow10(n))
			n++;
		return n;
	}
	/* 1233 / 4096 is log10(2): the digits of the power of two below m, or one less than it has */
	n = (64 - __builtin_clzll((uint64_t) m | 1)) * 1233 >> 12;
	return n + ((uint64_t) m >= POW10_64[n]) + (m == 0);
}

int
dec_sign(dec a)
{
	return a.m < 0 ? -1 : a.m > 0;
}

dec
dec_neg(dec a)
{
	a.m = -a.m;
	return a;
}

dec
dec_abs(dec a)
{
	return a.m < 0 ? dec_neg(a) : a;
}

dec
dec_int(int64_t n)
{
	return (dec){n, 0};
}

dec
dec_trim(dec a)
{
	if (a.m == 0)
		return DEC_ZERO;
	if (a.m == (int64_t) a.m)
	{
		int64_t m = (int64_t) a.m; /* 128 bits divide slowly */

		for (; m % 10 == 0 && a.scale > DEC_SCALE_MIN; a.scale--)
			m /= 10;
		a.m = m;
		return a;
	}
	while (a.m % 10 == 0 && a.scale > DEC_SCALE_MIN)
	{
		a.m /= 10;
		a.scale--;
	}
	return a;
}

dec
dec_shift(dec a, int exponent)
{
	a.scale -= exponent;
	/* 1.2万 is 12000, not 12E3: write the zeros out while there is room */
	if (a.scale < 0 && a.m != 0 && dec_digits(magnitude(a)) - a.scale <= DEC_DIGITS)
	{
		a.m *= (int128_wide) dec_pow10(-a.scale);
		a.scale = 0;
	}
	else if (a.scale < 0 && a.m == 0)
		a.scale = 0;
	return a;
}

int
dec_cmp(dec a, dec b)
{
	int sa = dec_sign(a), sb = dec_sign(b);
	uint128_wide ma, mb;
	int ea, eb;

	if (is_small(a) && is_small(b))
	{
		align_small(&a, &b);
		return (a.m > b.m) - (a.m < b.m);
	}
	if (sa != sb)
		return sa < sb ? -1 : 1;
	if (sa == 0)
		return 0;
	if (a.scale == b.scale)
		return (a.m > b.m) - (a.m < b.m);

	/* the place of the first digit decides; where it is the same, aligning cannot overflow */
	ma = magnitude(a);
	mb = magnitude(b);
	ea = dec_digits(ma) - a.scale;
	eb = dec_digits(mb) - b.scale;
	if (ea != eb)
		return ea < eb ? -sa : sa;
	if (a.scale < b.scale)
		ma *= dec_pow10(b.scale - a.scale);
	else
		mb *= dec_pow10(a.scale - b.scale);
	return ma == mb ? 0 : ma < mb ? -sa : sa;
}

/* Writes a with the larger scale, where 38 digits allow it. */
static bool
rescale(dec *a, int32_t scale)
{
	int up = scale - a->scale;

	if (a->m != 0)
	{
		if (up > DEC_DIGITS || dec_digits(magnitude(*a)) + up > DEC_DIGITS)
			return false;
		a->m *= (int128_wide) dec_pow10(up);
	}
	a->scale = scale;
	return true;
}

static bool
fits(dec a)
{
	return magnitude(a) < dec_pow10(DEC_DIGITS) && a.scale <= DEC_SCALE_MAX && a.scale >= DEC_SCALE_MIN;
}

static bool
align(dec *a, dec *b)
{
	return a->scale < b->scale ? rescale(a, b->scale) : rescale(b, a->scale);
}

bool
dec_add(dec a, dec b, dec *out)
{
	dec x = a, y = b;

	if (is_small(a) && is_small(b))
	{
		align_small(&x, &y);
		x.m += y.m;
		*out = x;
		return true;
	}
	if (!align(&x, &y))
	{
		x = dec_trim(a);
		y = dec_trim(b);
		if (!align(&x, &y))
			return false;
	}
	if (__builtin_add_overflow(x.m, y.m, &x.m) || !fits(x))
		return false;
	*out = x;
	return true;
}

bool
dec_sub(dec a, dec b, dec *out)
{
	return dec_add(a, dec_neg(b), out);
}

bool
dec_mul(dec a, dec b, dec *out)
{
	dec r;

	if (dec_digits(magnitude(a)) + dec_digits(magnitude(b)) > DEC_DIGITS)
	{
		a = dec_trim(a);
		b = dec_trim(b);
		if (dec_digits(magnitude(a)) + dec_digits(magnitude(b)) > DEC_DIGITS)
			return false;
	}
	r = (dec){a.m * b.m, a.scale + b.scale};
	if (!fits(r))
		return false;
	*out = r;
	return true;
}

#define ROUNDED_DIGITS 20

bool
dec_divide(dec a, dec b, dec *out, bool *rounded)
{
	uint128_wide limit = dec_pow10(18), n, d = magnitude(b), q;
	int scale = 0;

	if (a.scale != 0 || b.scale != 0 || d == 0 || d >= limit || magnitude(a) >= limit)
		return false;
	/* long division, until nothing is left or 20 digits are there and the next one rounds */
	n = magnitude(a);
	q = n / d;
	n %= d;
	while (n != 0 && (q == 0 || dec_digits(q) < DEC_DIGITS) && scale < DEC_SCALE_MAX)
	{
		q = q * 10 + n * 10 / d;
		n = n * 10 % d;
		scale++;
	}
	*rounded = n != 0;
	if (*rounded)
	{
		while (dec_digits(q) > ROUNDED_DIGITS + 1)
		{
			q /= 10;
			scale--;
		}
		q = (q + 5) / 10;
		scale--;
	}
	*out = (dec){(a.m < 0) != (b.m < 0) ? -(int128_wide) q : (int128_wide) q, scale};
	return true;
}

static int
put_digits(uint128_wide m, char *end)
{
	char *p = end;

	while (m > UINT64_MAX)
	{
		*--p = '0' + (char) (m % 10);
		m /= 10;
	}
	for (uint64_t low = (uint64_t) m; low > 0 || p == end; low /= 10)
		*--p = '0' + (char) (low % 10);
	return (int) (end - p);
}

/* Of a small number: from its last digit on, the point in between. */
static size_t
print_small(dec a, char *buf)
{
	char text[24], *end = text + sizeof(text), *p = end;
	uint64_t m = (uint64_t) magnitude(a);
	int left = a.scale;

	do
	{
		*--p = '0' + (char) (m % 10);
		m /= 10;
		if (--left == 0)
			*--p = '.';
	} while (m > 0 || left >= 0);
	if (a.m < 0)
		*--p = '-';
	memcpy(buf, p, (size_t) (end - p));
	return (size_t) (end - p);
}

size_t
dec_print(dec a, char *buf)
{
	char digits[40];
	const char *d;
	char *p = buf;
	int n;

	if (is_small(a))
		return print_small(a, buf);
	n = put_digits(magnitude(a), digits + sizeof(digits));
	d = digits + sizeof(digits) - n;
	if (a.m < 0)
		*p++ = '-';
	if (a.scale <= 0)
	{
		memcpy(p, d, (size_t) n);
		p += n;
		if (a.m != 0)
			for (int i = 0; i < -a.scale; i++)
				*p++ = '0';
		return (size_t) (p - buf);
	}
	if (n <= a.scale)
	{
		*p++ = '0';
		*p++ = '.';
		for (int i = n; i < a.scale; i++)
			*p++ = '0';
		memcpy(p, d, (size_t) n);
		return (size_t) (p + n - buf);
	}
	memcpy(p, d, (size_t) (n - a.scale));
	p += n - a.scale;
	*p++ = '.';
	memcpy(p, d + n - a.scale, (size_t) a.scale);
	return (size_t) (p + a.scale - buf);
}
