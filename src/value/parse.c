/*
 * parse.c
 *		The value grammar: numbers, the words and units around them, ranges, trailing brackets.
 *
 *	value    := quantity [bracket] | statement [bracket]
 *	quantity := before* number [before-unit] [unit] ( behind* | between number [unit] behind* )
 *
 * Statements, values without a number, are in statement.c; the words in words.c, the units in unit.c.  A value is
 * all of the text or none of it: what is left over makes it no value.
 */
#include "parse.h"
#include "words.h"

static int
fail(value_error *err, value_code code, size_t at, const char *detail)
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

static bool
is_minus(uint32_t c)
{
	return c == '-' || c == 0x2212; /* － has folded to - */
}

/*
 * Thousands separators stand before exactly three digits and behind one to three: "7,8" are two values, not one.
 * p is behind the separator.
 */
static bool
separates_thousands(const char *p, const char *end, int digits_before, bool grouped)
{
	if (grouped ? digits_before != 3 : (digits_before < 1 || digits_before > 3))
		return false;
	for (int i = 0; i < 3; i++)
		if (!is_digit(text_next(&p, end)))
			return false;
	return !is_digit(text_peek(p, end));
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

static bool
at_space(const char *p, const char *end)
{
	return text_is_space(text_next_raw(&p, end));
}

static size_t
out_of_range(value_error *err)
{
	fail(err, VALUE_RANGE, 0, "The number has more than 38 significant digits.");
	return 0;
}

/* An unsigned number; bytes taken, 0 if there is none (or it is out of range: err->code). */
static size_t
scan_digits(const char *start, const char *end, dec *out, value_error *err)
{
	const char *p = start;
	dec d = DEC_ZERO;
	int significant = 0, run = 0; /* digits since the last separator */
	bool grouped = false;

	for (;;)
	{
		const char *q = p;
		bool gap = p != start && at_space(p, end);
		uint32_t c = text_next(&q, end);

		if (is_digit(c) && !gap)
		{
			if (!push_digit(&d, &significant, (int) (c - '0'), false))
				return out_of_range(err);
			run++;
			p = q;
		}
		else if (c == ',' && separates_thousands(q, end, run, grouped))
		{
			grouped = true;
			run = 0;
			p = q;
		}
		else if (is_digit(c) && separates_thousands(p, end, run, grouped))
		{
			/* "1 731.9": a blank as thousands separator; any other blank parts two numbers */
			grouped = true;
			run = 0;
			text_next_raw(&p, end);
		}
		else
		{
			if (c != '.' || run == 0 || at_space(q, end) || !is_digit(text_peek(q, end)))
				break;
			for (p = q; !at_space(p, end) && is_digit(c = text_next(&q, end)); p = q)
				if (!push_digit(&d, &significant, (int) (c - '0'), true))
					return out_of_range(err);
			break;
		}
	}
	if (p == start || (grouped && run != 3))
		return 0;
	*out = d;
	return (size_t) (p - start);
}

static size_t
scan_number(const char *start, const char *end, dec *out, value_error *err)
{
	const char *p = start;
	uint32_t c = text_next(&p, end);
	bool negative = is_minus(c);
	size_t n;

	if (!negative && c != '+')
		p = start;
	n = scan_digits(p, end, out, err);
	if (n == 0)
		return 0;
	if (negative)
		*out = dec_neg(*out);
	return (size_t) (p - start) + n;
}

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

	while ((w = word_find(place, p, end, &n)) != NULL)
	{
		add_word(sum, w);
		p += n;
	}
	return p;
}

/*
 * The form of a single number from its words.  Bounds that contradict each other ("不低于8以下") have none; two that
 * agree hold both, so that 超过8以上 is above 8.
 */
static bool
form_of(const word_sum *sum, value *v)
{
	unsigned effects = sum->effects;
	bool strict, approx;

	if ((effects & (SAYS_LOWER | SAYS_UPPER | SAYS_APPROX)) == 0)
		effects |= sum->weak;
	strict = effects & SAYS_STRICT;
	approx = effects & SAYS_APPROX;
	switch (effects & (SAYS_LOWER | SAYS_UPPER))
	{
		case 0:
			v->form = approx ? FORM_APPROX : FORM_POINT;
			return true;
		case SAYS_LOWER:
			v->form = approx ? (strict ? FORM_ODD : FORM_LOWER_APPROX) : (strict ? FORM_ABOVE : FORM_LOWER);
			return true;
		case SAYS_UPPER:
			v->form =
				approx ? (strict ? FORM_NEARLY : FORM_UPPER_APPROX) : (strict ? FORM_BELOW : FORM_UPPER);
			return true;
		default:
			return false;
	}
}

/* The second end of a range at p, behind the separator; false if what stands there is no such end. */
static const char *
scan_second_end(const char *p, const char *end, value *v, unit *second, value_error *err)
{
	size_t n = scan_number(p, end, &v->upper, err);

	if (n == 0)
		return NULL;
	p += n;
	v->unit_at = (size_t) (p - v->print.p);
	n = unit_scan(p, end, second);
	return p + n;
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
	else if (first->noun == 0 && first->composite.n == 0)
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

/*
 * A range behind its first end, which is in v.  Returns where it ends, p itself where no separator and second end
 * follow, NULL for a range that is none.
 */
static const char *
scan_range(const char *p, const char *end, value *v, const unit *first, word_sum *sum, value_error *err)
{
	size_t n;
	const word *between = word_find(BETWEEN_ENDS, p, end, &n);
	unit second = UNIT_NONE;
	const char *q;

	if (between == NULL)
		return p;
	q = scan_second_end(p + n, end, v, &second, err);
	if (q == NULL)
		return p;
	if (!join_range(v, first, &second))
		return NULL;
	v->form = FORM_RANGE;
	v->wording = wording_range((span){between->text, between->n}, unit_present(first));
	q = scan_words(BEHIND_UNIT, q, end, sum);
	if (sum->effects & ~(unsigned) SAYS_APPROX)
		return NULL; /* 6-7以上 is no range */
	if (sum->words > 0)
		v->wording = 0;
	if (sum->effects & SAYS_APPROX)
	{
		v->form = FORM_RANGE_ENDS;
		v->lower_inc = v->upper_inc = v->approx = true;
	}
	return q;
}

/* a±b is the range [a-b, a+b]. */
static const char *
scan_plus_minus(const char *p, const char *end, value *v, unit *first, value_error *err)
{
	const char *q = p;
	dec half, low, high;
	unit second = UNIT_NONE;
	size_t n;

	if (text_next(&q, end) != 0xB1)
		return p;
	n = scan_digits(q, end, &half, err);
	if (n == 0 || !dec_sub(v->number, half, &low) || !dec_add(v->number, half, &high))
		return NULL;
	q += n;
	v->number = low;
	v->upper = high;
	v->unit_at = (size_t) (q - v->print.p);
	q += unit_scan(q, end, &second);
	v->form = FORM_RANGE;
	if (!unit_present(first))
		v->unit = second;
	else
		v->unit = *first;
	return q;
}

size_t
quantity_scan(const char *start, const char *end, value *v, value_error *err)
{
	word_sum sum = {0, 0, 0, 0};
	const char *p = scan_words(BEFORE_NUMBER, start, end, &sum), *q;
	unit first = UNIT_NONE;
	size_t n = scan_number(p, end, &v->number, err);

	if (n == 0)
	{
		if (err->code == VALUE_OK)
			fail(err, VALUE_SYNTAX, (size_t) (p - start), "A number was expected.");
		return 0;
	}
	p += n;
	q = scan_words(BEFORE_UNIT, p, end, &sum);
	v->unit_at = (size_t) (q - v->print.p);
	q += unit_scan(q, end, &first);
	v->unit = first;

	/* ranges have no words between number and unit */
	if ((sum.effects & ~(unsigned) SAYS_APPROX) == 0)
	{
		const char *behind = scan_range(q, end, v, &first, &sum, err);

		if (behind == q)
			behind = scan_plus_minus(q, end, v, &first, err);
		if (behind == NULL)
		{
			if (err->code == VALUE_OK)
				fail(err, VALUE_SYNTAX, (size_t) (q - start), "The two ends do not make a range.");
			return 0;
		}
		if (behind != q)
			return (size_t) (behind - start);
	}
	p = scan_words(BEHIND_UNIT, q, end, &sum);
	if (!form_of(&sum, v))
	{
		fail(err, VALUE_SYNTAX, (size_t) (q - start), "The words bound the number from both sides.");
		return 0;
	}
	v->wording = sum.words == 1 ? sum.wording : 0;
	return (size_t) (p - start);
}

/* 2021 or 2021年: in a bracket it says which year a figure is of, it is no quantity. */
static bool
is_year(const value *v)
{
	return v->form == FORM_POINT && v->number.scale == 0 && v->number.m >= 1900 && v->number.m < 2100 &&
		   (!unit_present(&v->unit) || (v->unit.noun == UNIT_YEAR && v->unit.magnitude == 0));
}

bool
bracket_scan(const char *p, const char *end, value *v)
{
	uint32_t c, last = 0;
	const char *inside, *close;
	value quantity = {0};
	value_error ignored = {VALUE_OK, 0, NULL};
	size_t n;

	c = text_next(&p, end);
	if (c == TEXT_END)
		return true;
	if (c != '(' && c != '[' && c != 0x3010 && c != 0x3014) /* 【 〔 */
		return false;
	inside = close = p;
	for (const char *q = p; (c = text_next(&q, end)) != TEXT_END; last = c)
		if (text_peek(q, end) != TEXT_END)
			close = q;
	if (last != ')' && last != ']' && last != 0x3011 && last != 0x3015)
		return false;
	if (text_peek(inside, close) == TEXT_END)
		return false; /* "()" says nothing: a mark that was lost */
	quantity.print = (span){inside, (size_t) (close - inside)};
	n = quantity_scan(inside, close, &quantity, &ignored);
	if (n > 0 && text_peek(inside + n, close) == TEXT_END && !is_year(&quantity))
		v->reference = text_trim((span){inside, (size_t) (close - inside)});
	else
		v->note = text_trim((span){inside, (size_t) (close - inside)});
	return true;
}

/* The commonest cells, "7", "-10.1", "99.2%", in one pass over ASCII; false: take the long way. */
static bool
parse_plain(const char *s, size_t n, value *v)
{
	const char *p = s, *end = s + n;
	uint64_t m = 0;
	int scale = 0;
	bool negative = n > 0 && *p == '-';
	const char *first = negative ? ++p : p;

	if (n > 19 || p == end || *p < '0' || *p > '9' ||
		(*p == '0' && p + 1 < end && p[1] >= '0' && p[1] <= '9'))
		return false;
	while (p < end && *p >= '0' && *p <= '9')
		m = m * 10 + (uint64_t) (*p++ - '0');
	if (p < end && *p == '.')
	{
		const char *point = p++;

		while (p < end && *p >= '0' && *p <= '9')
			m = m * 10 + (uint64_t) (*p++ - '0');
		scale = (int) (p - point) - 1;
		if (scale == 0)
			return false;
	}
	if (negative && m == 0)
		return false; /* "-0.0" keeps its sign as a print */
	v->unit_at = (size_t) (p - s);
	if (p < end && *p == '%' && p + 1 == end)
	{
		v->unit.noun = UNIT_PERCENT;
		p++;
	}
	if (p != end || p == first)
		return false;
	v->number = (dec){negative ? -(int128_wide) m : (int128_wide) m, scale};
	v->canonical = true;
	return true;
}

static bool
is_canonical(const value *v)
{
	char buf[VALUE_CANONICAL_MAX];
	size_t n;

	if (v->reference.n > 0 || v->note.n > 0)
	{
		/* the note is stored anyway: compare what stands before it, then bracket and note */
		value plain = *v;
		const char *note = v->note.n > 0 ? v->note.p : v->reference.p;
		size_t before = (size_t) (note - v->print.p);
		const char *p = v->print.p;

		plain.note = plain.reference = SPAN_NONE;
		n = value_canonical(&plain, buf);
		if (n == 0)
			return false;
		buf[n++] = '(';
		p = note + (v->note.n > 0 ? v->note.n : v->reference.n);
		return text_folds_to((span){v->print.p, before}, buf, n) &&
			   text_folds_to((span){p, (size_t) (v->print.p + v->print.n - p)}, ")", 1);
	}
	n = value_canonical(v, buf);
	return n > 0 && text_folds_to(v->print, buf, n);
}

/* Notes and words take any text, but not bytes that are no UTF-8. */
static int
check_encoding(const value *v, value_error *err)
{
	const char *p = v->print.p, *end = p + v->print.n;

	while (p < end)
	{
		const char *at = p;

		if (text_next_raw(&p, end) == TEXT_INVALID)
			return fail(err, VALUE_ENCODING, (size_t) (at - v->print.p), "The text is not UTF-8.");
	}
	return VALUE_OK;
}

int
value_parse(const char *s, size_t n, value *out, value_error *err)
{
	const char *start, *end;
	size_t taken;

	memset(out, 0, sizeof(*out));
	err->code = VALUE_OK;
	err->at = 0;
	err->detail = NULL;
	out->print = (span){s, n};
	if (parse_plain(s, n, out))
		return VALUE_OK;
	if (n > VALUE_INPUT_MAX)
		return fail(err, VALUE_TOO_LONG, VALUE_INPUT_MAX, NULL);
	out->print = text_trim(out->print);
	start = out->print.p;
	end = start + out->print.n;
	if (out->print.n == 0)
		return fail(err, VALUE_SYNTAX, 0, "The input is empty.");

	taken = quantity_scan(start, end, out, err);
	if (taken > 0)
	{
		if (bracket_scan(start + taken, end, out))
		{
			out->canonical = is_canonical(out);
			if (out->note.n == 0 || check_encoding(out, err) == VALUE_OK)
				return VALUE_OK;
		}
		else
			fail(err, VALUE_SYNTAX, taken, "The text goes on behind the value.");
	}
	if (err->code == VALUE_SYNTAX)
	{
		value words = {.print = {start, (size_t) (end - start)}};

		if (statement_parse(start, end, &words))
		{
			*out = words;
			err->code = VALUE_OK;
			if (check_encoding(out, err) == VALUE_OK)
				return VALUE_OK;
		}
	}
	err->at += (size_t) (start - s);
	return (int) err->code;
}

value
value_from_number(dec number, const unit *u)
{
	value v = {.form = FORM_POINT, .number = number, .canonical = true};

	if (u != NULL)
		v.unit = *u;
	return v;
}
