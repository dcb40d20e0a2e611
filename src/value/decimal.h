/*
 * decimal.h
 *		Exact decimals of up to 38 significant digits.
 *
 * A dec is m × 10^-scale with |m| < 10^38.  The scale is data: 3.0 is {30, 1} and prints as "3.0", though it
 * compares equal to {3, 0}.  Nothing here rounds.  A result that needs more than 38 digits makes the function
 * return false and leaves *out alone; comparing never fails.
 */
#ifndef PLAN_DECIMAL_H
#define PLAN_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Aligned to 8 as PostgreSQL's own int128: memory from palloc is aligned to no more. */
__extension__ typedef __int128 int128_wide __attribute__((aligned(8)));
__extension__ typedef unsigned __int128 uint128_wide __attribute__((aligned(8)));

#define DEC_DIGITS 38     /* significant digits a mantissa may have */
#define DEC_SCALE_MAX 400 /* wide enough for every float8, as its shortest decimal */
#define DEC_SCALE_MIN -400
#define DEC_PRINT_MAX 512 /* bytes that dec_print may write */

typedef struct dec
{
	int128_wide m;
	int32_t scale;
} dec;

#define DEC_ZERO ((dec){0, 0})

extern uint128_wide dec_pow10(int n); /* 10^n, 0 <= n <= 38 */
extern int dec_digits(uint128_wide m);
extern int dec_sign(dec a);
extern dec dec_neg(dec a);
extern dec dec_abs(dec a);
extern dec dec_int(int64_t n);
extern dec dec_trim(dec a);                /* the same value without trailing zeros */
extern dec dec_shift(dec a, int exponent); /* a × 10^exponent, written scale never below 0 unless it must */
extern int dec_cmp(dec a, dec b);          /* -1, 0, 1 by value */
extern bool dec_add(dec a, dec b, dec *out);
extern bool dec_sub(dec a, dec b, dec *out);
extern bool dec_mul(dec a, dec b, dec *out);

/*
 * a / b of whole numbers below 10^18: exact where the division ends within 38 digits, else rounded half up to 20
 * significant digits and *rounded.  False for b = 0 and for numbers that are not such.
 */
extern bool dec_divide(dec a, dec b, dec *out, bool *rounded);

/* Plain decimal notation ("-10.6", "0.013", "30"), without a NUL; returns the bytes written, at most DEC_PRINT_MAX. */
extern size_t dec_print(dec a, char *buf);

#endif
