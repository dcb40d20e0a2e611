/*
 * value.c
 *		What a parsed value says: its kind, its ends, and how it is printed.
 */
#include "value.h"
#include "words.h"

static const uint8_t KINDS[] = {
	[FORM_POINT] = KIND_EXACT,       [FORM_APPROX] = KIND_APPROX,      [FORM_LOWER] = KIND_LOWER,
	[FORM_ABOVE] = KIND_LOWER,       [FORM_UPPER] = KIND_UPPER,        [FORM_BELOW] = KIND_UPPER,
	[FORM_RANGE] = KIND_RANGE,       [FORM_RANGE_ENDS] = KIND_RANGE,   [FORM_ODD] = KIND_LOWER,
	[FORM_NEARLY] = KIND_UPPER,      [FORM_LOWER_APPROX] = KIND_LOWER, [FORM_UPPER_APPROX] = KIND_UPPER,
	[FORM_ASSIGNED] = KIND_ASSIGNED, [FORM_RELATIVE] = KIND_RELATIVE,  [FORM_PENDING] = KIND_PENDING,
	[FORM_MISSING] = KIND_MISSING,
};

value_kind
value_kind_of(const value *v)
{
	return (value_kind) KINDS[v->form];
}

bool
value_has_number(const value *v)
{
	return v->form < FORM_ASSIGNED;
}

bool
value_is_approximate(const value *v)
{
	switch (v->form)
	{
		case FORM_APPROX:
		case FORM_ODD:
		case FORM_NEARLY:
		case FORM_LOWER_APPROX:
		case FORM_UPPER_APPROX:
			return true;
		case FORM_RANGE_ENDS:
			return v->approx;
		default:
			return false;
	}
}

static dec
in_base(const value *v, dec d, bool base)
{
	return base && v->unit.magnitude != 0 ? dec_shift(d, unit_exponent(&v->unit)) : d;
}

bool
value_number(const value *v, bool base, dec *out)
{
	if (!value_has_number(v) && !v->has_offset)
		return false;
	*out = in_base(v, v->number, base);
	return true;
}

bool
value_lower(const value *v, bool base, dec *out, bool *inclusive)
{
	switch (v->form)
	{
		case FORM_UPPER:
		case FORM_BELOW:
		case FORM_NEARLY:
		case FORM_UPPER_APPROX:
			return false;
		case FORM_ABOVE:
		case FORM_ODD:
			*inclusive = false;
			break;
		case FORM_RANGE_ENDS:
			*inclusive = v->lower_inc;
			break;
		default:
			*inclusive = true;
	}
	if (!value_has_number(v))
		return false;
	*out = in_base(v, v->number, base);
	return true;
}

bool
value_upper(const value *v, bool base, dec *out, bool *inclusive)
{
	*inclusive = true;
	switch (v->form)
	{
		case FORM_LOWER:
		case FORM_ABOVE:
		case FORM_ODD:
		case FORM_LOWER_APPROX:
			return false;
		case FORM_RANGE_ENDS:
			*inclusive = v->upper_inc;
			/* FALLTHROUGH */
		case FORM_RANGE:
			*out = in_base(v, v->upper, base);
			return true;
		case FORM_BELOW:
		case FORM_NEARLY:
			*inclusive = false;
			break;
		default:
			break;
	}
	if (!value_has_number(v))
		return false;
	*out = in_base(v, v->number, base);
	return true;
}

static char *
put_text(char *p, span text)
{
	memcpy(p, text.p, text.n);
	return p + text.n;
}

static char *
put(char *p, const char *text)
{
	return put_text(p, (span){text, strlen(text)});
}

/* 1/10万: behind a number it would be read with it, 8.2 as 8.21, so that it is put in brackets. */
static bool
begins_with_digit(span unit_text)
{
	uint32_t first = text_peek(unit_text.p, span_end(unit_text));

	return first >= '0' && first <= '9';
}

/* prefix number infix unit suffix (note or reference); a unit that begins with a digit stands behind the suffix */
size_t
value_canonical(const value *v, char *buf)
{
	static const wording PLAIN = {0, FORM_POINT, false, "", "", "", ""};
	const wording *w = v->form == FORM_POINT ? &PLAIN : v->wording != 0 ? wording_of(v->wording) : NULL;
	char *p = buf, unit_text[UNIT_PRINT_MAX];
	size_t unit_n;
	bool bracket;

	if (v->form == FORM_POINT && !unit_present(&v->unit) && v->note.n == 0 && v->reference.n == 0)
		return dec_print(v->number, buf);
	if (w == NULL || w->form != v->form)
		return 0;
	unit_n = unit_print(&v->unit, unit_text);
	bracket = begins_with_digit((span){unit_text, unit_n});
	p = put(p, w->prefix);
	p += dec_print(v->number, p);
	if (v->form == FORM_RANGE)
	{
		if (w->unit_on_both && !bracket)
			p = put_text(p, (span){unit_text, unit_n});
		p = put(p, w->separator);
		p += dec_print(v->upper, p);
	}
	p = put(p, w->infix);
	if (!bracket)
		p = put_text(p, (span){unit_text, unit_n});
	p = put(p, w->suffix);
	if (bracket)
	{
		*p++ = '(';
		p = put_text(p, (span){unit_text, unit_n});
		*p++ = ')';
	}
	if (v->note.n > 0 || v->reference.n > 0)
	{
		*p++ = '(';
		p += text_fold(v->note.n > 0 ? v->note : v->reference, p);
		*p++ = ')';
	}
	return (size_t) (p - buf);
}

size_t
value_print_room(const value *v)
{
	return v->canonical && v->form < FORM_ASSIGNED ? VALUE_CANONICAL_MAX + v->note.n + v->reference.n
												   : v->print.n + sizeof("()");
}

size_t
value_print(const value *v, char *buf)
{
	if (v->canonical && v->form < FORM_ASSIGNED)
		return value_canonical(v, buf);
	return text_fold(v->print, buf);
}

size_t
value_with_unit(const value *v, span unit_text, char *buf)
{
	char *p = buf;
	bool bracket = v->spelled || begins_with_digit(unit_text);
	size_t at = bracket && v->words_end > v->unit_at ? v->words_end : v->unit_at;

	if (!value_has_number(v) || unit_present(&v->unit) || v->print.n == 0)
		return value_print(v, buf);
	p += text_fold((span){v->print.p, at}, p);
	if (bracket)
		*p++ = '(';
	p += text_fold(unit_text, p);
	if (bracket)
		*p++ = ')';
	p += text_fold((span){v->print.p + at, v->print.n - at}, p);
	return (size_t) (p - buf);
}
