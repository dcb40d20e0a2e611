/*
 * parse.c
 *		The value grammar: a quantity or a statement in words, and brackets behind it.
 *
 *	value := quantity bracket* | statement bracket*
 *
 * Quantities are in quantity.c and number.c, values in words in statement.c, the words in words.c, the units in
 * unit.c.  A value is all of the text or none of it: what is left over makes it no value.
 */
#include "parse.h"
#include "words.h"

/* The commonest words around a number, with their codes of words.c; the long way reads them alike. */
static const struct
{
	char text[8];
	uint8_t n, form, wording;
} BEFORE[] = {{"≤", 3, FORM_UPPER, 30}, {"≥", 3, FORM_LOWER, 10}}, BEHIND[] = {{"左右", 6, FORM_APPROX, 7},
																			   {"以上", 6, FORM_LOWER, 1},
																			   {"以内", 6, FORM_UPPER, 2},
																			   {"以下", 6, FORM_UPPER, 4}};

/* 6-7%, behind the first number. */
static bool
parse_plain_range(const char *p, const char *end, value *v)
{
	dec upper;

	p++;
	if (!plain_number_scan(&p, end, &upper) || end - p != 1 || *p != '%' || dec_sign(v->number) < 0 ||
		dec_cmp(v->number, upper) > 0)
		return false;
	v->upper = upper;
	v->form = FORM_RANGE;
	v->wording = wording_range(SPAN("-"), false);
	v->unit.noun = UNIT_PERCENT;
	v->unit_at = (size_t) (p - v->print.p);
	v->words_end = v->print.n;
	return true;
}

/*
 * The commonest cells, "7", "-10.1", "99.2%", "8.5%左右", "≤0.021", "6-7%", in one pass; false: take the long way.
 */
static bool
parse_plain(const char *s, size_t n, value *v)
{
	const char *p = s, *end = s + n;
	bool worded = false;

	if (n == 0 || n > 40)
		return false;
	for (size_t i = 0; (unsigned char) *s == 0xE2 && i < LENGTH(BEFORE) && !worded; i++)
		if (n > BEFORE[i].n && memcmp(s, BEFORE[i].text, BEFORE[i].n) == 0)
		{
			v->form = BEFORE[i].form;
			v->wording = BEFORE[i].wording;
			p += BEFORE[i].n;
			worded = true;
		}
	if (!plain_number_scan(&p, end, &v->number))
		return false;
	v->canonical = true;
	v->unit_at = (size_t) (p - s);
	if (p < end && *p == '-' && !worded)
		return parse_plain_range(p, end, v);
	if (p < end && *p == '%')
	{
		v->unit.noun = UNIT_PERCENT;
		p++;
	}
	for (size_t i = 0; end - p == 6 && i < LENGTH(BEHIND) && !worded; i++)
		if (memcmp(p, BEHIND[i].text, BEHIND[i].n) == 0)
		{
			v->form = BEHIND[i].form;
			v->wording = BEHIND[i].wording;
			p = end;
			worded = true;
		}
	if (worded)
		v->words_end = n;
	return p == end;
}

static bool
is_canonical(const value *v)
{
	char buf[VALUE_CANONICAL_MAX];
	size_t n;

	if (v->reference.n > 0 && v->note.n > 0)
		return false;
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
			   text_folds_to((span){p, (size_t) (span_end(v->print) - p)}, ")", 1);
	}
	n = value_canonical(v, buf);
	return n > 0 && text_folds_to(v->print, buf, n);
}

/* What would make one number of the digits around it where blanks beside it fall away: 2/ 3, 23 .4, 1, 234. */
static bool
joins_digits(uint32_t c, const char *p, const char *end)
{
	if (c != ',')
		return c == '/' || c == '.';
	for (int i = 0; i < 4; i++)
	{
		c = text_next(&p, end);
		if ((c >= '0' && c <= '9') != (i < 3))
			return false;
	}
	return true;
}

bool
has_torn_number(span s)
{
	const char *p = s.p, *end = span_end(s);
	bool digit = false, blank = false;

	while (p < end)
	{
		uint32_t c = text_next_raw(&p, end);

		if (text_is_space(c))
		{
			blank = true;
			continue;
		}
		c = text_fold_char(c);
		if (digit && blank && c >= '0' && c <= '9')
			return true;
		if (digit && joins_digits(c, p, end))
			continue;
		digit = c >= '0' && c <= '9';
		blank = false;
	}
	return false;
}

/* Notes and words take any text, but not bytes that are no UTF-8. */
static int
check_encoding(const value *v, value_error *err)
{
	const char *p = v->print.p, *end = p + v->print.n;

	while (p < end)
	{
		const char *at = p;
		uint32_t c = text_next_raw(&p, end);

		if (c == TEXT_INVALID || c == 0)
			return value_fail(err, VALUE_ENCODING, (size_t) (at - v->print.p), "The text is not UTF-8.");
	}
	return VALUE_OK;
}

int
value_parse(const char *s, size_t n, value *out, value_error *err)
{
	const char *start, *end;
	size_t taken;

	if (n == 0)
		s = ""; /* the end of no text is none */
	memset(out, 0, sizeof(*out));
	err->code = VALUE_OK;
	err->at = 0;
	err->detail = NULL;
	out->print = (span){s, n};
	if (parse_plain(s, n, out))
		return VALUE_OK;
	*out = (value){.print = {s, n}};
	if (n > VALUE_INPUT_MAX)
		return value_fail(err, VALUE_TOO_LONG, VALUE_INPUT_MAX, NULL);
	out->print = text_trim(out->print);
	start = out->print.p;
	end = start + out->print.n;
	if (out->print.n == 0)
		return value_fail(err, VALUE_SYNTAX, 0, "The input is empty.");

	taken = quantity_scan(start, end, out, err);
	if (taken > 0)
	{
		if (bracket_scan(start + taken, end, out))
		{
			if (start + taken != end || !out->canonical)
				out->canonical = is_canonical(out);
			if (out->note.n == 0 || check_encoding(out, err) == VALUE_OK)
				return VALUE_OK;
		}
		else
			value_fail(err, VALUE_SYNTAX, taken, "The text goes on behind the value.");
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

void
value_end_at(value *v, size_t n)
{
	v->print.n = n;
	v->canonical = n > 0 && (v->canonical || is_canonical(v));
}

size_t
value_scan(const char *p, const char *end, value *out)
{
	value_error ignored = {VALUE_OK, 0, NULL};
	size_t n;

	*out = (value){.print = {p, (size_t) (end - p)}};
	n = quantity_scan(p, end, out, &ignored);
	value_end_at(out, n);
	return n;
}

value
value_from_number(dec number, const unit *u)
{
	value v = {.form = FORM_POINT, .number = number, .canonical = true};

	if (u != NULL)
		v.unit = *u;
	return v;
}
