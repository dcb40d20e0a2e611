/*
 * number.c
 *		Numbers in digits: thousands separators, the decimal point.
 */
#include "parse.h"

int
value_fail(value_error *err, value_code code, size_t at, const char *detail)
{
	err->code = code;
	err->at = at;
	err->detail = detail;
	return (int) code;
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* What may part groups of three digits: a comma, or a blank of the kinds that are set inside a line. */
static uint32_t
separator_kind(uint32_t raw)
{
	if (raw == ' ' || raw == 0xA0 || raw == 0x2009 || raw == 0x202F)
		return ' ';
	return text_fold_char(raw) == ',' ? ',' : 0;
}

/* p is behind a separator: exactly three digits follow. */
static bool
group_follows(const char *p, const char *end)
{
	for (int i = 0; i < 3; i++)
		if (!is_digit(text_fold_char(text_next_raw(&p, end))))
			return false;
	return !is_digit(text_fold_char(text_next_raw(&p, end)));
}

/* One more digit; digits beyond the 38th count only as zeros of a whole number. */
static bool
push_digit(dec *d, int *significant, int digit, bool fraction)
{
	if (*significant == 0 && digit == 0)
	{
		d->scale += fraction;
		return d->scale <= DEC_SCALE_MAX;
	}
	if (*significant >= DEC_DIGITS)
	{
		if (digit != 0 || fraction || d->scale <= DEC_SCALE_MIN)
			return false;
		d->scale--;
		return true;
	}
	d->m = d->m * 10 + digit;
	d->scale += fraction;
	++*significant;
	return d->scale <= DEC_SCALE_MAX;
}

static size_t
out_of_range(value_error *err)
{
	value_fail(err, VALUE_RANGE, 0, "The number has more than 38 significant digits.");
	return 0;
}

/* The digits behind a point, if p stands at one with digits right behind it. */
static const char *
fraction_scan(const char *p, const char *end, dec *d, int *significant, value_error *err)
{
	const char *q = p, *next;
	uint32_t c;

	if (text_fold_char(text_next_raw(&q, end)) != '.')
		return p;
	for (next = q; is_digit(c = text_fold_char(text_next_raw(&next, end))); p = q = next)
		if (!push_digit(d, significant, (int) (c - '0'), true))
		{
			out_of_range(err);
			return NULL;
		}
	return p;
}

size_t
digits_scan(const char *start, const char *end, dec *out, value_error *err)
{
	const char *first = text_skip_space(start, end), *p = first;
	dec d = DEC_ZERO;
	int significant = 0, run = 0; /* digits since the last separator */
	uint32_t separator = 0, kind;

	for (;;)
	{
		const char *q = p;
		uint32_t raw = text_next_raw(&q, end), c = text_fold_char(raw);

		if (is_digit(c))
		{
			if (!push_digit(&d, &significant, (int) (c - '0'), false))
				return out_of_range(err);
			run++;
		}
		else
		{
			/* "7,8" are two values, not one; 1,234 234 is no number; 01,234 is a code */
			kind = separator_kind(raw);
			if (kind == 0 || run == 0 || run > 3 || (separator != 0 && separator != kind) ||
				text_peek(first, end) == '0' || !group_follows(q, end))
				break;
			separator = kind;
			run = 0;
		}
		p = q;
	}
	if (run == 0)
		return 0;
	p = fraction_scan(p, end, &d, &significant, err);
	if (p == NULL)
		return 0;
	*out = d;
	return (size_t) (p - start);
}

bool
plain_number_scan(const char **p, const char *end, dec *out)
{
	const char *s = *p;
	bool negative = s < end && *s == '-';
	const char *first = negative ? ++s : s;
	uint64_t m = 0;
	int scale = 0;

	while (s < end && *s >= '0' && *s <= '9')
		m = m * 10 + (uint64_t) (*s++ - '0');
	if (s == first || (*first == '0' && s > first + 1))
		return false;
	if (s < end && *s == '.')
	{
		const char *point = s++;

		while (s < end && *s >= '0' && *s <= '9')
			m = m * 10 + (uint64_t) (*s++ - '0');
		scale = (int) (s - point) - 1;
		if (scale == 0)
			return false;
	}
	if (s - first > 19 || (negative && m == 0))
		return false; /* "-0.0" keeps its sign as a print */
	*out = (dec){negative ? -(int128_wide) m : (int128_wide) m, scale};
	*p = s;
	return true;
}
