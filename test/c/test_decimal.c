/*
 * test_decimal.c
 *		Exact decimals: edges of 38 digits, and comparison against digit strings.
 */
#include "decimal.h"
#include "random.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static const char *
printed(dec d)
{
	static char buf[4][DEC_PRINT_MAX + 1];
	static int i;
	char *p = buf[i++ & 3];

	p[dec_print(d, p)] = '\0';
	return p;
}

static void
test_print(void)
{
	ok(strcmp(printed((dec){30, 1}), "3.0") == 0, "the scale is kept");
	ok(strcmp(printed((dec){-5, 3}), "-0.005") == 0, "zeros behind the point");
	ok(strcmp(printed((dec){12, -3}), "12000") == 0, "zeros before the point");
	ok(strcmp(printed((dec){0, 2}), "0.00") == 0, "zero with a scale");
	ok(strcmp(printed((dec){(int128_wide) dec_pow10(38) - 1, 0}), "99999999999999999999999999999999999999") ==
		   0,
	   "38 nines");
}

static void
test_limits(void)
{
	dec most = {(int128_wide) dec_pow10(38) - 1, 0}, one = dec_int(1), out = dec_int(7);

	ok(!dec_add(most, one, &out) && out.m == 7, "a 39th digit is refused and nothing written");
	ok(dec_sub(most, one, &out) && strcmp(printed(out), "99999999999999999999999999999999999998") == 0,
	   "subtraction at the edge");
	ok(!dec_mul((dec){(int128_wide) dec_pow10(20), 0}, (dec){(int128_wide) dec_pow10(19) + 1, 0}, &out) ==
		   false,
	   "a product whose zeros can be written as an exponent is held");
	ok(!dec_mul(most, dec_int(3), &out), "a product of 39 digits is refused");
	ok(!dec_add((dec){1, 40}, dec_int(1), &out), "a sum that needs 41 digits is refused");
	ok(dec_add((dec){1, 37}, dec_int(1), &out) && out.scale == 37, "a sum of 38 digits is held");
	ok(dec_cmp((dec){1, 400}, (dec){1, -400}) < 0 && dec_cmp((dec){-1, 400}, (dec){-1, -400}) > 0,
	   "comparing never fails");
	ok(dec_cmp((dec){30, 1}, dec_int(3)) == 0 &&
		   dec_cmp((dec){9007199254740993, 0}, (dec){90071992547409930, 1}) == 0,
	   "scale takes no part in comparing");
	ok(strcmp(printed(dec_shift((dec){12, 1}, 4)), "12000") == 0, "1.2 times 10^4");
	ok(strcmp(printed(dec_trim((dec){1500, 2})), "15") == 0 &&
		   strcmp(printed(dec_trim((dec){1500, 0})), "1500") == 0,
	   "trimming keeps the value");
}

static void
test_divide(void)
{
	static const struct
	{
		int64_t a, b;
		const char *quotient;
		bool rounded;
	} CASES[] = {
		{1, 5, "0.2", false},
		{2, 3, "0.66666666666666666667", true},
		{1, 3, "0.33333333333333333333", true},
		{-1, 3, "-0.33333333333333333333", true},
		{1, 7, "0.14285714285714285714", true},
		{1, 999, "0.0010010010010010010010", true},
		{1, 1024, "0.0009765625", false},
		{7, 7, "1", false},
		{100, 8, "12.5", false},
		{0, 9, "0", false},
		{99999999999999999, 7, "14285714285714285.571", true},
	};
	dec out = dec_int(7);
	bool rounded;

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		ok(dec_divide(dec_int(CASES[i].a), dec_int(CASES[i].b), &out, &rounded) &&
			   strcmp(printed(out), CASES[i].quotient) == 0 && rounded == CASES[i].rounded,
		   "%lld / %lld = %s", (long long) CASES[i].a, (long long) CASES[i].b, CASES[i].quotient);
	out = dec_int(7);
	ok(!dec_divide(dec_int(1), DEC_ZERO, &out, &rounded) && out.m == 7, "nothing is divided by zero");
	ok(!dec_divide((dec){15, 1}, dec_int(2), &out, &rounded), "only whole numbers are divided");
}

/* By integers of a common scale, which 128 bits hold. */
static int
compare_slowly(dec a, dec b)
{
	int128_wide x = a.m * (int128_wide) dec_pow10(6 - a.scale),
				y = b.m * (int128_wide) dec_pow10(6 - b.scale);

	return (x > y) - (x < y);
}

static void
test_random(void)
{
	int wrong = 0, unsums = 0;

	for (int i = 0; i < 500000; i++)
	{
		int bits = 1 + (int) (random_bits() % 60);
		dec a = {(int64_t) (random_bits() >> (64 - bits)), (int) (random_bits() % 7)},
			b = {(int64_t) (random_bits() >> (64 - bits)), (int) (random_bits() % 7)}, sum, back;

		if (random_bits() & 1)
			a.m = -a.m;
		if (random_bits() & 1)
			b.m = -b.m;
		if (random_bits() % 8 == 0)
			b = dec_shift((dec){a.m * 10, a.scale + 1}, 0);
		if (b.scale > 6)
			continue;
		wrong += dec_cmp(a, b) != compare_slowly(a, b);
		unsums += !dec_add(a, b, &sum) || !dec_sub(sum, b, &back) || dec_cmp(back, a) != 0;
	}
	ok(wrong == 0, "comparison equals comparison at a common scale (%d wrong)", wrong);
	ok(unsums == 0, "a + b - b = a (%d wrong)", unsums);
}

int
main(void)
{
	test_print();
	test_limits();
	test_divide();
	test_random();
	return done();
}
