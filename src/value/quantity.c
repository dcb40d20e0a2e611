/*
 * quantity.c
 *		A number with the words and the unit around it, and ranges of two.
 *
 *	quantity := before* number [before-unit] [unit] ( behind* | between number [unit] behind* | ± number [unit] )
 */
#include "parse.h"
#include "words.h"

/* More words than this around one number are no wording of anything. */
#define WORDS_MAX 8

/* The words around one number, joined. */
typedef struct word_sum
{
	unsigned effects;
	unsigned weak; /* effects of a weak word before the number: 控制在 */
	uint8_t wording;
	int words;
} word_sum;

static void
add_word(word_sum *sum, const word *w)
{
	if (w->effects & SAYS_WEAKLY)
		sum->weak |= w->effects & ~(unsigned) SAYS_WEAKLY;
	else
		sum->effects |= w->effects;
	sum->wording = w->wording;
	sum->words++;
}

/* Words of one place, as many as there are; returns where they end. */
static const char *
scan_words(word_place place, const char *p, const char *end, word_sum *sum)
{
	const word *w;
	size_t n;

	while (sum->words < WORDS_MAX && (w = word_find(place, p, end, &n)) != NULL)
	{
		add_word(sum, w);
		p += n;
	}
	return p;
}

static const struct
{
	uint8_t plain, strict, approx;
} BOUND_FORMS[] = {
	[0] = {FORM_POINT, FORM_POINT, FORM_APPROX},
	[SAYS_LOWER] = {FORM_LOWER, FORM_ABOVE, FORM_LOWER_APPROX},
	[SAYS_UPPER] = {FORM_UPPER, FORM_BELOW, FORM_UPPER_APPROX},
};

/*
 * The form of a single number from its words.  Bounds that contradict each other ("不低于8以下") have none; two that
 * agree hold both, so that 超过8以上 is above 8.
 */
static bool
form_of(const word_sum *sum, value *v)
{
	unsigned effects = sum->effects, bound;

	v->wording = sum->words == 1 ? sum->wording : 0;
	if ((effects & (SAYS_LOWER | SAYS_UPPER | SAYS_APPROX)) == 0 && sum->weak != 0)
	{
		effects |= sum->weak;
		v->wording = WORDING_KEPT_AT;
	}
	bound = effects & (SAYS_LOWER | SAYS_UPPER);
	if (bound == (SAYS_LOWER | SAYS_UPPER))
		return false;
	if (effects & SAYS_ODD)
		v->form = bound == SAYS_LOWER ? FORM_ODD : FORM_NEARLY;
	else
		v->form = effects & SAYS_APPROX   ? BOUND_FORMS[bound].approx
				  : effects & SAYS_STRICT ? BOUND_FORMS[bound].strict
										  : BOUND_FORMS[bound].plain;
	v->reached = (effects & SAYS_REACHED) && bound == 0;
	return true;
}

bool
is_year(dec number, const unit *u)
{
	return number.scale == 0 && number.m >= 1900 && number.m < 2100 &&
		   (!unit_present(u) || (u->noun == UNIT_YEAR && u->magnitude == 0));
}

/* 2021年, 2021-2025, 1-11月, 5日 name a time; 3年, 3个月 and 近2000年 are quantities. */
static bool
names_a_time(const value *v)
{
	bool range = v->form == FORM_RANGE || v->form == FORM_RANGE_ENDS;

	if (v->unit.magnitude != 0 || v->unit.composite.n > 0)
		return false;
	if (v->unit.noun == UNIT_MONTH)
		return true;
	if (v->unit.noun == UNIT_DATE)
		return v->form == FORM_POINT || range;
	if (range)
		return is_year(v->number, &v->unit) && is_year(v->upper, &v->unit);
	return v->unit.noun == UNIT_YEAR && !value_is_approximate(v) && is_year(v->number, &v->unit);
}

/* "6" and "7" with the unit at one end or the same at both. */
static bool
join_range(value *v, const unit *first, const unit *second)
{
	if (!unit_present(first))
		v->unit = *second;
	else if (!unit_present(second))
		return false; /* 6%-7: the second end has lost its unit */
	else if (first->magnitude != second->magnitude)
		return false;
	else if (unit_is_bare(first))
		v->unit = *second; /* 1000万-1500万元 */
	else if (!unit_same_base(first, second))
		return false;
	if (dec_cmp(v->number, v->upper) > 0)
	{
		dec low = v->upper;

		/* -4.0~-4.5 is printed by size; 2021-04 is a date and 7-3 a slip */
		if (dec_sign(v->number) >= 0)
			return false;
		v->upper = v->number;
		v->number = low;
	}
	return true;
}

/* The words around a range can only make it approximate. */
static bool
settle_range(value *v, const word_sum *sum)
{
	v->form = FORM_RANGE;
	if (sum->effects & ~(unsigned) (SAYS_APPROX | SAYS_REACHED))
		return false; /* 6-7以上 is no range */
	if (sum->words > 0)
		v->wording = 0;
	if (sum->effects & SAYS_APPROX)
	{
		v->form = FORM_RANGE_ENDS;
		v->lower_inc = v->upper_inc = v->approx = true;
	}
	return true;
}

/*
 * A range behind its first end, which is in v.  Returns where it ends, p itself where no separator and second end
 * follow, NULL for a range that is none.
 */
static const char *
scan_range(const char *p, const char *end, value *v, const unit *first, word_sum *sum, value_error *err)
{
	size_t n, number_n;
	const word *between = word_find(BETWEEN_ENDS, p, end, &n);
	unit second = UNIT_NONE;

	if (between == NULL)
		return p;
	number_n = number_scan(p + n, end, &v->upper, err);
	if (number_n == 0)
		return p;
	p += n + number_n;
	v->unit_at = (size_t) (p - v->print.p);
	p += unit_scan(p, end, &second);
	if (!join_range(v, first, &second))
		return NULL;
	v->wording = wording_range((span){between->text, between->n}, unit_present(first));
	p = scan_words(BEHIND_UNIT, p, end, sum);
	return settle_range(v, sum) ? p : NULL;
}

/* a±b is the range [a-b, a+b]; 100±5% is 5 % of 100, which nobody has asked for. */
static const char *
scan_plus_minus(const char *p, const char *end, value *v, const unit *first, word_sum *sum, value_error *err)
{
	const char *q = p;
	dec half, low, high;
	unit second = UNIT_NONE;
	size_t n;

	if (text_next(&q, end) != 0xB1)
		return p;
	n = digits_scan(q, end, &half, err);
	if (n == 0 || !dec_sub(v->number, half, &low) || !dec_add(v->number, half, &high))
		return NULL;
	q += n;
	v->number = low;
	v->upper = high;
	if (!unit_present(first))
		v->unit_at = (size_t) (q - v->print.p);
	q += unit_scan(q, end, &second);
	if (unit_present(first) && unit_present(&second) &&
		(first->magnitude != second.magnitude || !unit_same_base(first, &second)))
		return NULL;
	if (!unit_present(first) && unit_class_of(&second) != UNIT_PLAIN && second.noun == UNIT_PERCENT)
		return NULL;
	v->unit = unit_present(first) ? *first : second;
	q = scan_words(BEHIND_UNIT, q, end, sum);
	v->wording = 0;
	return settle_range(v, sum) ? q : NULL;
}

static size_t
refuse(value_error *err, size_t at, const char *detail)
{
	if (err->code == VALUE_OK)
		value_fail(err, VALUE_SYNTAX, at, detail);
	return 0;
}

size_t
quantity_scan(const char *start, const char *end, value *v, value_error *err)
{
	word_sum sum = {0, 0, 0, 0};
	const char *p = scan_words(BEFORE_NUMBER, start, end, &sum), *number = p, *behind;
	unit first = UNIT_NONE;
	size_t n = number_scan(p, end, &v->number, err);

	if (n == 0)
		return refuse(err, (size_t) (p - start), "A number was expected.");
	p = scan_words(BEFORE_UNIT, p + n, end, &sum);
	v->unit_at = (size_t) (p - v->print.p);
	p += unit_scan(p, end, &first);
	v->unit = first;

	/* ranges have no words between number and unit */
	behind = p;
	if ((sum.effects & ~(unsigned) (SAYS_APPROX | SAYS_REACHED)) == 0)
	{
		behind = scan_range(p, end, v, &first, &sum, err);
		if (behind == p)
			behind = scan_plus_minus(p, end, v, &first, &sum, err);
		if (behind == NULL)
			return refuse(err, (size_t) (p - start), "The two ends do not make a range.");
	}
	if (behind == p)
	{
		behind = scan_words(BEHIND_UNIT, p, end, &sum);
		if (!form_of(&sum, v))
			return refuse(err, (size_t) (p - start), "The words bound the number from both sides.");
	}
	if (names_a_time(v))
		return refuse(err, (size_t) (number - start), "A date or a period is no value.");
	return (size_t) (behind - start);
}
