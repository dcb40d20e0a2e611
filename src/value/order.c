/*
 * order.c
 *		The one total order of values; order.h states it.
 */
#include "order.h"

/* Step 3 of the key. */
static const uint8_t FORM_RANKS[] = {
	[FORM_BELOW] = 0,    [FORM_NEARLY] = 0,       [FORM_UPPER] = 1,   [FORM_UPPER_APPROX] = 1,
	[FORM_APPROX] = 2,   [FORM_POINT] = 3,        [FORM_RANGE] = 4,   [FORM_RANGE_ENDS] = 4,
	[FORM_LOWER] = 5,    [FORM_LOWER_APPROX] = 5, [FORM_ABOVE] = 6,   [FORM_ODD] = 6,
	[FORM_ASSIGNED] = 7, [FORM_RELATIVE] = 8,     [FORM_PENDING] = 9, [FORM_MISSING] = 10,
};

int
value_order_rank(const value *v)
{
	return FORM_RANKS[v->form];
}

static int
sign_of(int difference)
{
	return (difference > 0) - (difference < 0);
}

static int
compare_words(const value *a, const value *b)
{
	size_t shorter = a->print.n < b->print.n ? a->print.n : b->print.n;
	int c = sign_of(FORM_RANKS[a->form] - FORM_RANKS[b->form]);

	if (c != 0 || a->form == FORM_MISSING)
		return c;
	c = sign_of(memcmp(a->print.p, b->print.p, shorter));
	return c != 0 ? c : (a->print.n > b->print.n) - (a->print.n < b->print.n);
}

/* Step 4: a range without flags has both ends closed. */
static int
compare_ranges(const value *a, const value *b)
{
	dec x = DEC_ZERO, y = DEC_ZERO;
	bool a_lower = a->form == FORM_RANGE || a->lower_inc, b_lower = b->form == FORM_RANGE || b->lower_inc,
		 a_upper, b_upper;
	int c;

	value_upper(a, true, &x, &a_upper);
	value_upper(b, true, &y, &b_upper);
	c = dec_cmp(x, y);
	if (c != 0)
		return c;
	if (a_lower != b_lower)
		return a_lower ? -1 : 1;
	if (a_upper != b_upper)
		return a_upper ? 1 : -1;
	return 0;
}

int
value_compare(const value *a, const value *b)
{
	bool a_number = value_has_number(a), b_number = value_has_number(b);
	dec x = DEC_ZERO, y = DEC_ZERO;
	int c;

	if (a_number != b_number)
		return a_number ? -1 : 1;
	if (!a_number)
		return compare_words(a, b);
	value_number(a, true, &x);
	value_number(b, true, &y);
	c = dec_cmp(x, y);
	if (c != 0)
		return c;
	c = sign_of(FORM_RANKS[a->form] - FORM_RANKS[b->form]);
	if (c == 0 && value_kind_of(a) == KIND_RANGE)
		c = compare_ranges(a, b);
	if (c == 0)
		c = (int) value_is_approximate(b) - (int) value_is_approximate(a);
	if (c == 0)
		c = (int) a->cumulative - (int) b->cumulative;
	return c;
}
