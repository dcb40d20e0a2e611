/*
 * quantity.c
 *		A number with the words and the unit around it, and ranges of two.
 *
 *	quantity := before* ( parts | [ before* parts ] [unit] behind* )
 *	parts	 := numeral [before-unit] [unit] ( behind* [unit behind*] | between numeral [unit] behind*
 *			  | ± number [unit] behind* ) | ± number [unit] behind*
 *
 * The brackets are 〔〕 and []: a sum over the years of a plan.
 */
#include "numeral.h"
#include "parse.h"
#include "words.h"

/* More words than this around one number are no wording of anything. */
#define WORDS_MAX 8

/* A range may be about, and at least that as a goal; any other word bounds it a second time. */
#define SAYS_OF_RANGE (SAYS_APPROX | SAYS_REACHED | SAYS_CUMULATIVE | SAYS_NOTE | SAYS_RANGE | SAYS_RATE)

#define NUMBER_EXPECTED "A number was expected."

#define SAYS_BOUND (SAYS_LOWER | SAYS_UPPER | SAYS_APPROX)

/* What has been read so far. */
typedef struct parts
{
	value *v;
	value_error *err;
	const char *start;
	unsigned effects; /* of all words around the number, joined */
	unsigned weak;    /* of a weak word before it: 控制在 */
	uint8_t wording;  /* of the last word */
	int words;
	const char *behind; /* where the words behind the first number begin */
	numeral first;
	bool range;
	bool bound_expected; /* its number is a bare 百 or 亿 */
} parts;

static const char *
refuse(parts *q, const char *at, const char *detail)
{
	if (q->err->code == VALUE_OK)
		value_fail(q->err, VALUE_SYNTAX, (size_t) (at - q->start), detail);
	return NULL;
}

/* Words of one place, as many as there are; returns where they end. */
static const char *
scan_words(word_place place, const char *p, const char *end, parts *q)
{
	const lexeme *w;
	size_t n;

	if (p == end || (*p >= '0' && *p <= '9'))
		return p; /* no word begins so */
	while (q->words < WORDS_MAX && (w = word_find(place, p, end, &n)) != NULL)
	{
		if (w->means & SAYS_EXPECTED && q->effects & SAYS_BOUND)
			break;
		if (w->means & SAYS_WEAKLY)
			q->weak |= w->means & ~(unsigned) SAYS_WEAKLY;
		else
			q->effects |= w->means & ~(unsigned) SAYS_EXPECTED;
		if (w->means & SAYS_NOTE)
			q->v->note = text_trim((span){p, n});
		q->wording = w->code;
		q->words++;
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
settle_number(parts *q)
{
	value *v = q->v;
	unsigned effects = q->effects, bound;

	if (effects & SAYS_RANGE)
		return false;
	v->wording = q->words == 1 ? q->wording : 0;
	if ((effects & SAYS_BOUND) == 0 && q->weak != 0)
	{
		effects |= q->weak;
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

/* Words can make a range approximate, nothing else. */
static bool
settle_range(parts *q)
{
	value *v = q->v;

	if (q->effects & ~(unsigned) SAYS_OF_RANGE)
		return false; /* 6-7以上 is no range */
	if (q->words > 0)
		v->wording = 0;
	if (q->effects & SAYS_APPROX)
	{
		if (v->form == FORM_RANGE)
			v->lower_inc = v->upper_inc = true;
		v->form = FORM_RANGE_ENDS;
		v->approx = true;
	}
	return true;
}

/* A spelling that says by itself how its number stands: 两位数, 数百, 上百. */
static bool
settle_spelling(parts *q)
{
	value *v = q->v;
	uint8_t form = q->first.form;
	unsigned bounds = q->effects & (SAYS_LOWER | SAYS_UPPER | SAYS_STRICT | SAYS_ODD | SAYS_RANGE);

	v->form = form;
	v->wording = 0;
	if (form == FORM_RANGE || form == FORM_RANGE_ENDS)
	{
		if (form == FORM_RANGE_ENDS && bounds == SAYS_LOWER && !q->first.approx)
		{
			v->form = FORM_LOWER; /* 两位数以上 */
			v->lower_inc = false;
			return true;
		}
		return settle_range(q);
	}
	return bounds == 0;
}

bool
is_year(dec number, const unit *u)
{
	return number.scale == 0 && number.m >= 1900 && number.m < 2100 &&
		   (!unit_present(u) || (u->noun == UNIT_YEAR && u->magnitude == 0));
}

/*
 * 2021年, 2021-2025, 1-11月, 5日, 三季度, 二期 name a time or a rank; 3年, 3个月 and 近2000年 are quantities, 近三年
 * is a period.
 */
static bool
names_a_time(const value *v)
{
	bool range = v->form == FORM_RANGE || v->form == FORM_RANGE_ENDS;

	if (v->unit.magnitude != 0 || v->unit.composite.n > 0 || v->cumulative)
		return false;
	if (v->unit.noun == UNIT_MONTH)
		return true;
	if (unit_class_of(&v->unit) == UNIT_ORDINAL)
		return v->form == FORM_POINT || range;
	if (range)
		return is_year(v->number, &v->unit) && is_year(v->upper, &v->unit);
	if (v->unit.noun != UNIT_YEAR)
		return false;
	if (v->form == FORM_NEARLY)
		return dec_cmp(v->number, dec_int(10)) <= 0;
	return !value_is_approximate(v) && is_year(v->number, &v->unit);
}

/* A first end without 万 or 亿 may share that of the second: 三到五万, 一百二十到一百五十万. */
static bool
share_multiplier(parts *q, const numeral *second)
{
	dec coefficient = dec_shift(second->number, -second->shared), lead = dec_trim(coefficient);
	bool digit = dec_cmp(q->v->number, dec_int(10)) < 0;

	if (!second->spelled || second->noun != 0 || (second->shared == 0 && !second->ends_small))
		return true;
	if (!q->first.spelled && second->shared != 0)
		return false;
	lead.scale = 0;
	/* 三到五百: 3 or 300? */
	if (q->first.spelled && digit && dec_cmp(coefficient, dec_int(10)) > 0 &&
		dec_cmp(lead, coefficient) != 0 && dec_cmp(q->v->number, lead) <= 0)
		return false;
	if (q->first.spelled && !q->first.has_big && dec_cmp(q->v->number, coefficient) <= 0)
		q->v->number = dec_shift(q->v->number, second->shared);
	return true;
}

/* 9000万元至1.2亿元: both ends in the unit without its magnitude, as in 1亿2千万元. */
static bool
join_magnitudes(const unit *first, const unit *second, value *v)
{
	if (!unit_same_base(first, second) && !unit_is_bare(first))
		return false;
	v->number = dec_shift(v->number, unit_exponent(first));
	v->upper = dec_shift(v->upper, unit_exponent(second));
	v->unit = *second;
	v->unit.magnitude = 0;
	v->spelled = true;
	return true;
}

/* "6" and "7" with the unit at one end or the same at both. */
static bool
join_range(parts *q, const unit *first, const unit *second, const numeral *spelled)
{
	value *v = q->v;

	if (!share_multiplier(q, spelled))
		return false;
	if (!unit_present(first))
	{
		v->unit = *second;
		if (spelled->noun != 0)
		{
			/* 三到五成; 三到百分之五 is no range */
			if (!spelled->tenths || !q->first.spelled || dec_cmp(v->number, dec_int(10)) >= 0)
				return false;
			v->number = dec_shift(v->number, 1);
		}
	}
	else if (!unit_present(second))
	{
		/* 6%-7: the second end has lost its unit; 百分之六到七 has it in front of both */
		if (q->first.noun == 0 || q->first.tenths || !spelled->spelled)
			return false;
	}
	else if (unit_exponent(first) != unit_exponent(second))
	{
		if (!join_magnitudes(first, second, v))
			return false;
	}
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
	v->form = FORM_RANGE;
	return true;
}

/* The unit at p, or the one that the spelling of the number states. */
static const char *
scan_unit(const char *p, const char *end, const numeral *number, unit *out)
{
	*out = UNIT_NONE;
	if (number->noun != 0)
	{
		out->noun = number->noun;
		return p;
	}
	return p + unit_scan(p, end, out);
}

/* Behind the first end, which is in v: where the range ends, p itself where none follows, NULL for a bad one. */
static const char *
scan_range(const char *p, const char *end, const unit *first, parts *q)
{
	value *v = q->v;
	size_t n, number_n;
	const lexeme *between = word_find(BETWEEN_ENDS, p, end, &n);
	numeral second;
	unit second_unit;

	if (between == NULL)
		return p;
	number_n = numeral_scan(p + n, end, false, &second, q->err);
	if (number_n == 0)
		return p;
	if (second.form != FORM_POINT || q->first.padded || second.padded)
		return NULL; /* 010-12345678 */
	v->upper = second.number;
	v->rounded |= second.rounded;
	v->spelled |= second.spelled || second.fraction;
	p += n + number_n;
	v->unit_at = (size_t) (p - v->print.p);
	p = scan_unit(p, end, &second, &second_unit);
	if (!join_range(q, first, &second_unit, &second))
		return NULL;
	v->wording = wording_range((span){between->text, between->n}, unit_present(first));
	q->range = true;
	return p;
}

/* a±b is the range [a-b, a+b]; 100±5% is 5 % of 100, which nobody has asked for. */
static const char *
scan_plus_minus(const char *p, const char *end, const unit *first, parts *q)
{
	value *v = q->v;
	const char *behind = p;
	dec half, low, high;
	unit second = UNIT_NONE;
	size_t n;

	if (text_next(&behind, end) != 0xB1)
		return p;
	n = digits_scan(behind, end, &half, q->err);
	if (n == 0 || !dec_sub(v->number, half, &low) || !dec_add(v->number, half, &high))
		return NULL;
	behind += n;
	v->number = low;
	v->upper = high;
	behind += unit_scan(behind, end, &second);
	if (unit_present(first) && unit_present(&second) &&
		(first->magnitude != second.magnitude || !unit_same_base(first, &second)))
		return NULL;
	if (!unit_present(first) && second.noun == UNIT_PERCENT)
		return NULL;
	v->unit = unit_present(first) ? *first : second;
	v->form = FORM_RANGE;
	v->wording = 0;
	q->range = true;
	return behind;
}

/* Unit of a single number or a first end, with 余 before, in or behind it: 140余家, 5万余个, 三百多亿元. */
static const char *
scan_first_unit(const char *p, const char *end, parts *q)
{
	value *v = q->v;
	const char *behind;
	unit noun;
	size_t n;

	p = scan_words(BEFORE_UNIT, p, end, q);
	v->unit_at = (size_t) (p - v->print.p);
	p = scan_unit(p, end, &q->first, &v->unit);
	if (q->first.fraction && (v->unit.noun == UNIT_PERCENT || v->unit.noun == UNIT_PERMILLE_NOUN))
	{
		v->unit = UNIT_NONE; /* 5/6% is nothing: leave the sign to be stumbled over */
		return text_skip_space(v->print.p + v->unit_at, end);
	}
	if (v->unit.magnitude == 0 || !unit_is_bare(&v->unit))
		return p;
	behind = scan_words(BEFORE_UNIT, p, end, q);
	n = behind == p ? 0 : unit_scan(behind, end, &noun);
	if (n == 0 || noun.magnitude != 0)
		return behind;
	noun.magnitude = v->unit.magnitude;
	v->unit = noun;
	return behind + n;
}

/* 百 stands for 100 where words bound it, before it (近百家) or behind it (百家以上). */
static size_t
scan_first_number(const char *p, const char *end, parts *q)
{
	bool worded = (q->effects & (SAYS_BOUND | SAYS_REACHED)) != 0;
	size_t n = numeral_scan(p, end, worded, &q->first, q->err);

	if (n > 0 || worded || q->err->code != VALUE_OK)
		return n;
	q->bound_expected = true;
	return numeral_scan(p, end, true, &q->first, q->err);
}

/* ±5%以内 is the range [-5%, 5%]; without a word that says so, ±5% is a tolerance of something. */
static const char *
scan_around_zero(const char *p, const char *end, parts *q)
{
	value *v = q->v;
	const char *digits = p;
	size_t n;

	if (text_next(&digits, end) != 0xB1 || (q->effects & (SAYS_LOWER | SAYS_STRICT | SAYS_APPROX)))
		return NULL;
	n = digits_scan(digits, end, &v->upper, q->err);
	if (n == 0)
		return NULL;
	p = digits + n;
	v->number = dec_neg(v->upper);
	v->form = FORM_RANGE;
	v->spelled = true; /* 5 is no end that a unit may stand behind */
	p += unit_scan(p, end, &v->unit);
	q->behind = p;
	p = scan_words(BEHIND_UNIT, p, end, q);
	q->range = (q->effects & (SAYS_BOUND | SAYS_STRICT)) == SAYS_UPPER || q->weak != 0;
	q->effects &= ~(unsigned) SAYS_UPPER;
	return q->range ? p : NULL;
}

/* 5万元（含5万元）以下, 50人（不含50人）以上: what stands between the number and its bound; p where there is no such thing. */
static const char *
scan_inclusion(const char *p, const char *end, parts *q)
{
	static const span WITH[] = {SPAN("含"), SPAN("包括"), SPAN("包含")},
					  WITHOUT[] = {SPAN("不含"), SPAN("不包括"), SPAN("不包含")};
	value_error ignored = {VALUE_OK, 0, NULL};
	const char *at = p;
	size_t with = 0, without = 0, n;
	const lexeme *bound;
	numeral again;
	unit u;

	if (q->first.form != FORM_POINT || text_next(&at, end) != '(')
		return p;
	for (size_t i = 0; i < LENGTH(WITH) && with + without == 0; i++)
	{
		with = text_match(at, end, WITH[i].p, WITH[i].n);
		without = text_match(at, end, WITHOUT[i].p, WITHOUT[i].n);
	}
	at += with + without;
	if (with + without == 0 || (n = numeral_scan(at, end, false, &again, &ignored)) == 0 ||
		again.form != FORM_POINT || dec_cmp(again.number, q->first.number) != 0)
		return p;
	at += n;
	at += unit_scan(at, end, &u);
	if (text_next(&at, end) != ')' || (bound = word_find(BEHIND_UNIT, at, end, &n)) == NULL ||
		!(bound->means & SAYS_BOUND))
		return p;
	q->words++; /* no wording says so */
	q->effects |= without > 0 ? SAYS_STRICT : 0;
	return at;
}

/* Everything from a number to the words behind it; NULL where there is no number. */
static const char *
scan_parts(const char *p, const char *end, parts *q)
{
	value *v = q->v;
	const char *number = p, *behind = scan_around_zero(p, end, q);
	unit first;
	size_t n;

	if (behind != NULL)
		return behind;
	n = scan_first_number(p, end, q);
	if (n == 0)
		return refuse(q, p, NUMBER_EXPECTED);
	v->number = q->first.number;
	v->upper = q->first.upper;
	v->lower_inc = q->first.lower_inc;
	v->upper_inc = q->first.upper_inc;
	v->approx = q->first.approx;
	v->rounded = q->first.rounded;
	v->fraction = q->first.fraction;
	v->spelled = q->first.spelled || q->first.fraction;
	p = scan_first_unit(p + n, end, q);
	first = v->unit;
	q->behind = behind = p;
	if (q->first.form == FORM_POINT && (q->effects & ~(unsigned) SAYS_OF_RANGE) == 0)
	{
		behind = scan_range(p, end, &first, q);
		if (behind == p)
			behind = scan_plus_minus(p, end, &first, q);
		if (behind == NULL)
			return refuse(q, p, "The two ends do not make a range.");
	}
	behind = scan_words(BEHIND_UNIT, scan_inclusion(behind, end, q), end, q);
	if (!unit_present(&v->unit) && behind != p && (n = unit_scan(behind, end, &v->unit)) > 0)
		behind = scan_words(BEHIND_UNIT, behind + n, end, q); /* 8以上% */
	if (q->bound_expected && (q->effects & SAYS_BOUND) == 0)
		return refuse(q, number, NUMBER_EXPECTED);
	return behind;
}

/* The end of what stands in 〔 or [ at p, the bracket taken; NULL if it is not closed. */
static const char *
cumulative_end(const char *p, const char *end, const char **behind)
{
	uint32_t c;

	for (const char *next = p; (c = text_next(&next, end)) != TEXT_END; p = next)
		if (c == ']' || c == 0x3015)
		{
			*behind = next;
			return p;
		}
	return NULL;
}

/* 〔10〕, 〔>10〕, [25—27万套(间)], 〔1000〕万人以上. */
static const char *
scan_cumulative(const char *p, const char *end, parts *q)
{
	const char *behind = NULL, *inside_end = cumulative_end(p, end, &behind), *stop;
	size_t n = 0;

	if (inside_end == NULL)
		return refuse(q, p, "The bracket is not closed.");
	stop = scan_parts(scan_words(BEFORE_NUMBER, p, inside_end, q), inside_end, q);
	if (stop == NULL)
		return NULL;
	if (text_peek(stop, inside_end) != TEXT_END)
		return refuse(q, stop, "The text goes on behind the number in brackets.");
	q->v->cumulative = true;
	if (!unit_present(&q->v->unit))
	{
		q->v->unit_at = (size_t) (behind - q->v->print.p);
		n = unit_scan(behind, end, &q->v->unit);
	}
	return scan_words(BEHIND_UNIT, behind + n, end, q);
}

/* Behind a unit nothing that could go on with the quantity: a stop, a noun, the end. */
static bool
ends_plain(const char *p, const char *end)
{
	unsigned char c = p == end ? ',' : (unsigned char) *p;
	size_t n;

	if (c == ',' || c == ';' || c == ':' || c == ')')
		return true;
	return c >= 0xE3 && c <= 0xE9 && end - p >= 3 && text_solid(p) &&
		   word_find(BEHIND_UNIT, p, end, &n) == NULL && word_find(BETWEEN_ENDS, p, end, &n) == NULL;
}

/*
 * The commonest quantities, digits and a unit, "1400.5亿元", "8.5%", in one pass; 0: take the long way, which reads them
 * alike.
 */
static size_t
scan_plain(const char *start, const char *end, value *v)
{
	/* behind digits they may be more than a unit: 5分之1, 3位数 */
	static const span SPELLINGS[] = {SPAN("分"), SPAN("位")};
	const char *p = start;
	value plain = *v;
	size_t n;

	if (!plain_number_scan(&p, end, &plain.number) || p == end)
		return 0;
	if (*p != '%' && ((unsigned char) *p < 0xE4 ||
					  span_among((span){p, end - p < 3 ? 0 : 3}, SPELLINGS, LENGTH(SPELLINGS))))
		return 0;
	plain.unit_at = (size_t) (p - v->print.p);
	n = unit_scan(p, end, &plain.unit);
	p += n;
	if (n == 0 || !ends_plain(p, end) || names_a_time(&plain))
		return 0;
	plain.words_end = (size_t) (p - v->print.p);
	plain.canonical = true; /* the digits are, and a unit is matched as it is spelled */
	*v = plain;
	return (size_t) (p - start);
}

size_t
quantity_scan(const char *start, const char *end, value *v, value_error *err)
{
	parts q = {.v = v, .err = err, .start = start};
	const char *number, *p;
	uint32_t c;
	bool settled;
	size_t n = start < end && *start >= '0' && *start <= '9' ? scan_plain(start, end, v) : 0;

	if (n > 0)
		return n;
	number = p = scan_words(BEFORE_NUMBER, start, end, &q);
	c = text_next(&p, end);

	if (c >= 0x4E00 && c <= 0x9FFF && !numeral_may_begin(number, end))
	{
		refuse(&q, number, NUMBER_EXPECTED);
		return 0;
	}
	p = c == '[' || c == 0x3014 ? scan_cumulative(p, end, &q) : scan_parts(number, end, &q);
	if (p == NULL)
		return 0;
	settled = q.range                      ? settle_range(&q)
			  : q.first.form == FORM_POINT ? settle_number(&q)
										   : settle_spelling(&q);
	if (!settled)
	{
		refuse(&q, q.behind, "The words around the number do not go together.");
		return 0;
	}
	/* 增长20亿元 is a step from something, 增长5% a rate */
	if (q.effects & SAYS_RATE && (unit_is_points(&v->unit) || (unit_class_of(&v->unit) != UNIT_RATE &&
															   unit_class_of(&v->unit) != UNIT_PERMILLE)))
	{
		refuse(&q, number, "A rate of growth is stated in percent.");
		return 0;
	}
	v->cumulative |= (q.effects & SAYS_CUMULATIVE) != 0;
	if (names_a_time(v))
	{
		refuse(&q, number, "A date, a period or a rank is no value.");
		return 0;
	}
	v->words_end = (size_t) (p - v->print.p);
	return (size_t) (p - start);
}
