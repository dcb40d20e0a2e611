/*
 * key.c
 *		The order key of values as a hash and as a sortable prefix; key.h says what for.
 */
#include "key.h"
#include "order.h"

/* A number with one spelling: no zeros at the end, zero with scale 0. Unlike dec_trim it has no end of scales. */
static dec
one_spelling(dec d)
{
	if (d.m == 0)
		return DEC_ZERO;
	if (d.m == (int64_t) d.m)
	{
		int64_t m = (int64_t) d.m; /* 128 bits divide slowly */

		for (; m % 10 == 0; d.scale--)
			m /= 10;
		d.m = m;
		return d;
	}
	while (d.m % 10 == 0)
	{
		d.m /= 10;
		d.scale--;
	}
	return d;
}

static uint64_t
mix(uint64_t h, uint64_t x)
{
	h ^= x + UINT64_C(0x9E3779B97F4A7C15) + (h << 6) + (h >> 2);
	h ^= h >> 32;
	h *= UINT64_C(0xD6E8FEB86659FD93);
	h ^= h >> 32;
	h *= UINT64_C(0xD6E8FEB86659FD93);
	return h ^ h >> 32;
}

static uint64_t
mix_number(uint64_t h, dec d)
{
	d = one_spelling(d);
	h = mix(h, (uint64_t) d.m);
	h = mix(h, (uint64_t) (d.m >> 64));
	return mix(h, (uint64_t) (int64_t) d.scale);
}

static uint64_t
mix_text(uint64_t h, span s)
{
	for (size_t i = 0; i < s.n; i += 8)
	{
		uint64_t eight = 0;

		for (size_t k = i; k < s.n && k < i + 8; k++)
			eight = eight << 8 | (unsigned char) s.p[k];
		h = mix(h, eight);
	}
	return mix(h, s.n);
}

uint64_t
value_hash(const value *v, uint64_t seed)
{
	uint64_t h = mix(seed, (uint64_t) value_order_rank(v));
	dec d = DEC_ZERO;
	bool lower_inc = false, upper_inc = false;

	if (!value_has_number(v))
		return v->form == FORM_MISSING ? h : mix_text(h, v->print);
	value_number(v, true, &d);
	h = mix_number(h, d);
	if (value_kind_of(v) == KIND_RANGE)
	{
		value_lower(v, true, &d, &lower_inc);
		value_upper(v, true, &d, &upper_inc);
		h = mix(mix_number(h, d), (uint64_t) (lower_inc * 2 + upper_inc));
	}
	return mix(h, (uint64_t) (value_is_approximate(v) * 2 + v->cumulative));
}

/*
 * 62 bits below two for the class: ten for the place of the first digit, 47 for the first 14 digits, three for the
 * form.  Cut digits make the form unknown; the number is then further from zero than one of those 14 digits.
 */
#define KEY_DIGITS 14
#define PLACE_BIAS 512

enum
{
	CLASS_NEGATIVE,
	CLASS_ZERO,
	CLASS_POSITIVE,
	CLASS_WORDS
};

static uint64_t
number_key(dec d, unsigned rank)
{
	uint128_wide m = d.m < 0 ? -(uint128_wide) d.m : (uint128_wide) d.m, cut = 0;
	int digits = dec_digits(m), place = digits - d.scale + PLACE_BIAS;
	uint64_t key;

	if (d.m == 0)
		return (uint64_t) CLASS_ZERO << 62 | rank;
	if (digits > KEY_DIGITS)
	{
		cut = m % dec_pow10(digits - KEY_DIGITS);
		m /= dec_pow10(digits - KEY_DIGITS);
	}
	else
		m *= dec_pow10(KEY_DIGITS - digits);
	key = (uint64_t) place << 47 | (uint64_t) m;
	if (d.m > 0)
		return (uint64_t) CLASS_POSITIVE << 62 | key << 3 | (cut != 0 ? 7u : rank);
	key = ~key & ((UINT64_C(1) << 57) - 1);
	return (uint64_t) CLASS_NEGATIVE << 62 | key << 3 | (cut != 0 ? 0u : rank + 1);
}

uint64_t
value_sort_key(const value *v)
{
	unsigned rank = (unsigned) value_order_rank(v);
	uint64_t key = 0;
	dec d = DEC_ZERO;

	if (value_has_number(v))
	{
		value_number(v, true, &d);
		return number_key(d, rank);
	}
	/* ranks of words are 7 to 10; then the first bytes */
	for (size_t i = 0; i < 7 && v->form != FORM_MISSING; i++)
		key = key << 8 | (i < v->print.n ? (unsigned char) v->print.p[i] : 0);
	return (uint64_t) CLASS_WORDS << 62 | (uint64_t) (rank - 7) << 60 | key;
}

bool
value_identical(const value *a, const value *b)
{
	return value_compare(a, b) == 0 && unit_same_base(&a->unit, &b->unit) && span_equal(a->note, b->note) &&
		   span_equal(a->reference, b->reference);
}
