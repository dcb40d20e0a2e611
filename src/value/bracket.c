/*
 * bracket.c
 *		Trailing brackets: 7.4（按七人普口径）, 完成市级下达任务(10000万美元), 5（万元）.
 *
 * Prose and years are a note, a quantity is a reference, a unit is the unit of the value where it has none.  The
 * marks may be mixed and nested; each bracket must end where the text ends or where another one begins.  A star or a
 * circled number is a note that points to a footnote.
 */
#include "parse.h"
#include "words.h"

/* Marks of a footnote: * ※ ① … ⑳ */
static bool
is_mark(uint32_t c)
{
	return c == '*' || c == 0x203B || (c >= 0x2460 && c <= 0x2473);
}

/* Asked before anything is read, so that a long text with many opening brackets is read once. */
static bool
ends_with_bracket(const char *p, const char *end)
{
	const char *last = end;
	uint32_t c;

	do
		last--;
	while (last > p && ((unsigned char) *last & 0xC0) == 0x80);
	c = text_next(&last, end);
	return last == end &&
		   (text_closes_bracket(c) || is_mark(c)); /* bytes that are no UTF-8 may stand behind */
}

/* The end of what is inside, and behind the bracket; NULL if something else than a bracket follows it. */
static const char *
bracket_end(const char *p, const char *end, const char **inside_end)
{
	int depth = 1;
	uint32_t c;

	for (const char *next = p; (c = text_next(&next, end)) != TEXT_END; p = next)
	{
		if (text_opens_bracket(c))
			depth++;
		else if (text_closes_bracket(c) && --depth == 0)
		{
			*inside_end = p;
			c = text_peek(next, end);
			return c == TEXT_END || text_opens_bracket(c) || is_mark(c) ? next : NULL;
		}
		*inside_end = p;
	}
	return end; /* an inner bracket was not closed: the text ends with a bracket all the same */
}

/* 8（以上）: a bound that was put in brackets would be lost in a note. */
static bool
only_bounds(const char *p, const char *end)
{
	while (text_peek(p, end) != TEXT_END)
	{
		size_t n = 0, most = 0;

		for (int place = BEFORE_NUMBER; place <= BEHIND_UNIT; place++)
		{
			const lexeme *w = word_find((word_place) place, p, end, &n);

			if (w != NULL && (w->means & (SAYS_LOWER | SAYS_UPPER | SAYS_APPROX)) && n > most)
				most = n;
		}
		if (most == 0)
			return false;
		p += most;
	}
	return true;
}

/* The bracket as unit of a value that has none, or only a magnitude: 5（万元）, 5万（元）. */
static bool
takes_unit(span inside, value *v)
{
	unit u;

	if (!value_has_number(v) || v->note.n > 0 || v->reference.n > 0 ||
		(unit_present(&v->unit) && !unit_is_bare(&v->unit)) || !unit_parse(inside, &u))
		return false;
	if (unit_present(&v->unit))
	{
		if (u.magnitude != 0 || u.composite.n > 0)
			return false;
		u.magnitude = v->unit.magnitude;
	}
	v->unit = u;
	return true;
}

/* 5[1], 5〔12〕: the mark of a footnote, no quantity */
static bool
is_footnote_number(span inside, uint32_t bracket)
{
	const char *p = inside.p, *end = span_end(inside);

	for (int i = 0; i < 2; i++)
		if (text_next(&p, end) == TEXT_END)
			return bracket != '(';
	return bracket != '(' && text_peek(p, end) == TEXT_END;
}

static bool
takes_reference(span inside, uint32_t bracket, value *v)
{
	value quantity = {.print = inside};
	value_error ignored = {VALUE_OK, 0, NULL};
	size_t n;

	if (v->note.n > 0 || v->reference.n > 0 || is_footnote_number(inside, bracket))
		return false;
	n = quantity_scan(inside.p, span_end(inside), &quantity, &ignored);
	if (n == 0 || text_peek(inside.p + n, span_end(inside)) != TEXT_END ||
		(quantity.form == FORM_POINT && is_year(quantity.number, &quantity.unit)))
		return false;
	v->reference = inside;
	return true;
}

/* 100人以下（不含100人）: the bound itself is none of it.  （不含个体户） is a note. */
static bool
excludes_bound(span inside, value *v)
{
	static const span WORDS[] = {SPAN("不含"), SPAN("不包括"), SPAN("不包含")};
	static const span NUMBER[] = {SPAN("本数"), SPAN("此数")};
	value quantity = {0};
	value_error ignored = {VALUE_OK, 0, NULL};
	size_t n = 0;

	for (size_t i = 0; i < LENGTH(WORDS) && n == 0; i++)
		n = text_match(inside.p, span_end(inside), WORDS[i].p, WORDS[i].n);
	if (n == 0 || (v->form != FORM_LOWER && v->form != FORM_UPPER))
		return false;
	inside = text_trim((span){inside.p + n, inside.n - n});
	quantity.print = inside;
	if (inside.n > 0 && !span_equal(inside, NUMBER[0]) && !span_equal(inside, NUMBER[1]) &&
		(quantity_scan(inside.p, span_end(inside), &quantity, &ignored) != inside.n ||
		 quantity.form != FORM_POINT || dec_cmp(quantity.number, v->number) != 0 ||
		 (unit_present(&quantity.unit) &&
		  (quantity.unit.noun != v->unit.noun || quantity.unit.magnitude != v->unit.magnitude))))
		return false;
	v->form = v->form == FORM_LOWER ? FORM_ABOVE : FORM_BELOW;
	v->wording = 0;
	return true;
}

/* Notes that follow each other are one note. */
static bool
takes_note(span inside, value *v)
{
	if (inside.n == 0 || only_bounds(inside.p, span_end(inside)) || has_torn_number(inside))
		return false;
	if (v->note.n == 0)
		v->note = inside;
	else
		v->note.n = (size_t) (span_end(inside) - v->note.p);
	return true;
}

/* 5%〔25%〕: the sum over the years beside the yearly value are two values. */
static bool
second_value(span inside, uint32_t bracket)
{
	value_error ignored = {VALUE_OK, 0, NULL};
	value quantity = {.print = inside};

	return bracket == 0x3014 && quantity_scan(inside.p, span_end(inside), &quantity, &ignored) > 0;
}

/* 1/5（%）: a fraction is of the whole, not of a hundred. */
static bool
percent_of_fraction(span inside, const value *v)
{
	unit u;

	return v->fraction && unit_parse(inside, &u) &&
		   (unit_class_of(&u) == UNIT_RATE || unit_class_of(&u) == UNIT_PERMILLE);
}

/* One bracket, whose mark c has been read; where it ends, NULL if it is no bracket of a value. */
static const char *
take_bracket(const char *p, const char *end, uint32_t c, value *v)
{
	const char *inside_end = p, *behind = bracket_end(p, end, &inside_end);
	span inside = text_trim((span){p, (size_t) (inside_end - p)});

	if (behind == NULL || second_value(inside, c) || percent_of_fraction(inside, v) ||
		!(excludes_bound(inside, v) || takes_unit(inside, v) || takes_reference(inside, c, v) ||
		  takes_note(inside, v)))
		return NULL;
	return behind;
}

bool
bracket_scan(const char *p, const char *end, value *v)
{
	const char *next = p;
	uint32_t c = text_next(&next, end);
	value without = *v;
	span marks = SPAN_NONE, before = v->note; /* 年均 */

	if (c == TEXT_END)
		return true;
	if (!(text_opens_bracket(c) || is_mark(c)) || !ends_with_bracket(p, end))
		return false;
	v->note = SPAN_NONE;
	for (; c != TEXT_END; p = next, c = text_next(&next, end))
	{
		if (is_mark(c))
		{
			if (marks.n == 0)
				marks.p = p;
			marks.n = (size_t) (next - marks.p);
		}
		else if (!text_opens_bracket(c) || (next = take_bracket(next, end, c, v)) == NULL)
		{
			*v = without;
			return false;
		}
	}
	if (v->note.n == 0)
		v->note = before.n > 0 ? before : text_trim(marks);
	return true;
}
