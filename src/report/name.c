/*
 * name.c
 *		The cell of an indicator's name taken apart.
 */
#include "name.h"
#include "cell.h"
#include "lines.h"

#define SKIPPED 3 /* ordinals in front of names that a torn table may skip */

/* In front of a name, saying nothing that is read. */
static const span BULLETS[] = {SPAN("▲"), SPAN("△"), SPAN("★"), SPAN("☆"), SPAN("●"),
							   SPAN("◆"), SPAN("■"), SPAN("※"), SPAN("·")};
static const span STARS[] = {SPAN("\\*"), SPAN("*"), SPAN("＊")};
static const span HASHES[] = {SPAN("#"), SPAN("＃")};
static const span DASHES[] = {SPAN("—"), SPAN("–"), SPAN("―"), SPAN("-"), SPAN("－")};
static const span OF_WHICH[] = {SPAN("其中:"), SPAN("其中："), SPAN("其中，"), SPAN("其中")};

static span
behind(span s, size_t n)
{
	return text_trim((span){s.p + n, s.n - n});
}

/* ⁰ … ⁹ */
static bool
is_raised(uint32_t c)
{
	return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

/* The number of a note inside a name, 城市²空气质量; s where it has none.  m² is a unit's. */
static span
drop_raised_inside(arena *a, span s)
{
	char *to = NULL;
	size_t n = 0;
	bool behind_han = false;

	/* by the first byte of ¹, that of ⁴ */
	if (s.n == 0 || (memchr(s.p, 0xC2, s.n) == NULL && memchr(s.p, 0xE2, s.n) == NULL))
		return s;
	for (const char *p = s.p, *end = span_end(s), *at = p; p < end; at = p)
	{
		uint32_t c = text_next_raw(&p, end);

		if (behind_han && is_raised(c))
		{
			if (to == NULL && (to = arena_get(a, s.n, 1)) == NULL)
				return s;
			if (n == 0)
				memcpy(to, s.p, n = (size_t) (at - s.p));
			continue;
		}
		behind_han = c >= 0x2E80 && c != 0x7C73 && c != 0x91CC; /* 米² and 里² are units */
		if (n > 0)
		{
			memcpy(to + n, at, (size_t) (p - at));
			n += (size_t) (p - at);
		}
	}
	return n == 0 ? s : (span){to, n};
}

/* ① … ⑳, ¹ … ⁹, [1], [1,2] and 〔1〕 at the end: the numbers of notes. */
static bool
drop_note_mark(span *s)
{
	const char *end = span_end(*s), *last = end, *p, *open = NULL;
	uint32_t c;
	bool digits = false;

	do
		last--;
	while (last > s->p && ((unsigned char) *last & 0xC0) == 0x80);
	p = last;
	c = text_next_raw(&p, end);
	if ((c >= 0x2460 && c <= 0x2473) || is_raised(c))
	{
		s->n = (size_t) (last - s->p);
		return true;
	}
	if (c != ']' && c != 0x3015 && c != 0x3011)
		return false;
	p = s->n > 16 ? end - 16 : s->p; /* no mark is longer */
	while (p < last && ((unsigned char) *p & 0xC0) == 0x80)
		p++;
	while (p < last)
	{
		const char *at = p;

		c = text_next_raw(&p, end);
		if (c == '[' || c == 0x3014 || c == 0x3010)
		{
			open = at;
			digits = true;
		}
		else if (c != ']' && c != 0x3015 && c != 0x3011)
			digits &=
				(c >= '0' && c <= '9') || c == '^' || c == ',' || c == 0x3001; /* [^1] in Markdown; [1,2] */
	}
	if (open == NULL || !digits || open == s->p)
		return false;
	s->n = (size_t) (open - s->p);
	return true;
}

/* 注, 注1, 见注①, 备注2: what a note is called. */
static bool
is_note_name(span s)
{
	static const span WORDS[] = {SPAN("见"), SPAN("备注"), SPAN("注")};
	size_t words = 0;
	int digits = 0;

	s = text_trim(s);
	for (size_t i = 0; i < LENGTH(WORDS); i++)
		if (span_starts(s, WORDS[i]))
		{
			s = behind(s, WORDS[i].n);
			words = i;
		}
	if (words == 0) /* 见1 is none */
		return false;
	for (const char *p = s.p, *end = span_end(s); p < end; digits++)
	{
		uint32_t c = text_fold_char(text_next_raw(&p, end));

		if (!(c >= '0' && c <= '9') && !(c >= 0x2460 && c <= 0x2473) && han_numeral(c) <= 0)
			return false;
	}
	return digits <= 2;
}

/* （注1） and 〔注1、注2〕: what it holds names notes and nothing else. */
static bool
names_notes(span inside)
{
	const char *at = inside.p;

	for (const char *p = inside.p, *end = span_end(inside), *mark = p; p < end; mark = p)
	{
		uint32_t c = text_fold_char(text_next_raw(&p, end));

		if (c != ',' && c != 0x3001)
			continue;
		if (!is_note_name((span){at, (size_t) (mark - at)}))
			return false;
		at = p;
	}
	return is_note_name((span){at, (size_t) (span_end(inside) - at)});
}

#define NOTES_BYTES 32 /* of the longest bracket that names notes */

static bool
ends_in_bracket(span s)
{
	const char *last = span_end(s);

	if (s.n == 0 || (unsigned char) last[-1] < 0x80)
		return s.n > 0 && (last[-1] == ')' || last[-1] == ']');
	last -= s.n < 3 ? s.n : 3;
	return text_closes_bracket(text_fold_char(text_next_raw(&last, span_end(s))));
}

/* The last bracket of s, which ends it: what stands inside; p NULL: none, or no short one. */
static span
last_bracket(span s, const char **open)
{
	const char *end = span_end(s), *p = s.n > NOTES_BYTES ? end - NOTES_BYTES : s.p, *last = p;
	span inside = SPAN_NONE;
	uint32_t c = 0;

	if (!ends_in_bracket(s)) /* as most cells */
		return SPAN_NONE;
	while (p < end && ((unsigned char) *p & 0xC0) == 0x80)
		p++;
	while (p < end)
	{
		last = p;
		c = text_fold_char(text_next_raw(&p, end));
		if (c < 0x4E00 && text_opens_bracket(c))
		{
			*open = last;
			inside.p = p;
		}
	}
	if (inside.p == NULL || !text_closes_bracket(c) || last < inside.p)
		return SPAN_NONE;
	inside.n = (size_t) (last - inside.p);
	return inside;
}

/*
 * （注1） at the end, and （亿元）(1): a number in a bracket of its own behind that of the unit; behind a name it may tell two
 * apart.
 */
static bool
drop_note_bracket(span *s)
{
	span rest = *s, inside;
	const char *open = NULL;
	unit u;

	for (int marks = 0; (inside = last_bracket(rest, &open)).n > 0 && open > s->p; marks++)
	{
		const char *p = inside.p, *stop = span_end(inside);
		int digits = 0;

		if (marks == 0 && names_notes(inside))
		{
			s->n = (size_t) (open - s->p);
			return true;
		}
		while (text_peek(p, stop) >= '0' && text_peek(p, stop) <= '9')
		{
			text_next(&p, stop);
			digits++;
		}
		if (p < stop || digits > 2)
		{
			if (marks == 0 || !unit_parse(inside, &u))
				return false;
			*s = rest;
			return true;
		}
		rest = text_trim((span){s->p, (size_t) (open - s->p)});
	}
	return false;
}

/* （亿元）1, （亿元）注1, （亿元）注: behind a bracket a number, or 注 and maybe one. */
static bool
drop_note_number(span *s)
{
	span rest = *s;
	int digits = 0;

	while (rest.n > 0 && rest.p[rest.n - 1] >= '0' && rest.p[rest.n - 1] <= '9' && digits < 3)
	{
		rest.n--;
		digits++;
	}
	if (digits > 2)
		return false;
	if (span_ends(rest, SPAN("注")))
		rest.n -= strlen("注");
	else if (digits == 0)
		return false;
	if (!span_ends(rest, SPAN("）")) && !span_ends(rest, SPAN(")")))
		return false;
	*s = rest;
	return true;
}

/* An ideograph but 注, a letter or % at the end is no mark: most names and cells end so. */
static bool
ends_unmarked(span s)
{
	unsigned char last = s.n == 0 ? 'a' : (unsigned char) s.p[s.n - 1];

	if (last < 0x80)
		return last == '%' || (last >= 'A' && last <= 'Z') || (last >= 'a' && last <= 'z');
	return s.n >= 3 && (unsigned char) s.p[s.n - 3] >= 0xE4 && (unsigned char) s.p[s.n - 3] <= 0xE9 &&
		   !span_ends(s, SPAN("注"));
}

span
name_drop_marks(span s, bool *starred)
{
	bool dropped;

	do
	{
		s = text_trim(s);
		if (ends_unmarked(s))
			return s;
		dropped = drop_note_mark(&s) || drop_note_number(&s) || drop_note_bracket(&s);
		for (size_t i = 0; !dropped && i < LENGTH(STARS); i++)
			if (span_ends(s, STARS[i]))
			{
				s.n -= STARS[i].n;
				*starred = dropped = true;
			}
		for (size_t i = 0; !dropped && i < LENGTH(BULLETS); i++)
			if (span_ends(s, BULLETS[i]))
			{
				s.n -= BULLETS[i].n;
				dropped = true;
			}
	} while (dropped);
	return s;
}

/*
 * "10." or "10、" in front of a name; "3.5亿元以上企业数" has none, "1. 5级以上堤防" has, and "4.5岁以下儿童死亡率" has where 4 is the
 * next ordinal.
 */
static span
drop_ordinal(span s, int next_ordinal, span *ordinal)
{
	int n = 0;
	const char *p = s.p, *end = span_end(s);
	int digits = 0;
	uint32_t c, next;

	while ((c = text_next(&p, end)) >= '0' && c <= '9' && digits < 3)
	{
		digits++;
		n = n * 10 + (int) (c - '0');
		*ordinal = (span){s.p, (size_t) (p - s.p)};
	}
	next = text_peek(p, end);
	if (digits > 0 && (c == '.' || c == 0x3001) && next != TEXT_END &&
		(!(next >= '0' && next <= '9') || (p < end && !(*p >= '0' && *p <= '9')) ||
		 (next_ordinal > 1 && n >= next_ordinal && n <= next_ordinal + SKIPPED)))
		return behind(s, (size_t) (p - s.p));
	*ordinal = SPAN_NONE;
	return s;
}

int
name_ordinal(span name)
{
	span ordinal;
	int n = 0;

	drop_ordinal(name, 0, &ordinal);
	for (const char *p = ordinal.p, *end = span_end(ordinal); p < end;)
		n = n * 10 + (int) (text_next(&p, end) - '0');
	return n;
}

/* 一、 and （一） off the front; 三、四级医院 is a name. */
static span
drop_han_ordinal(span s)
{
	const char *p = s.p, *end = span_end(s);
	uint32_t c = text_next(&p, end), next;
	bool bracket = c == '(';
	int numerals = 0;

	for (c = bracket ? text_next(&p, end) : c; han_numeral(c) > 0 && numerals < 3; c = text_next(&p, end))
		numerals++;
	next = text_peek(p, end);
	if (numerals == 0 || c != (bracket ? ')' : 0x3001) || next == TEXT_END)
		return s;
	if (!bracket && han_numeral(next) > 0 && text_match(p, end, "一般", strlen("一般")) == 0)
		return s;
	return behind(s, (size_t) (p - s.p));
}

int
name_han_ordinal(span name)
{
	span rest = drop_han_ordinal(name);
	int n = 0;

	if (rest.n == name.n)
		return 0;
	for (const char *p = name.p; p < rest.p;)
	{
		int numeral = han_numeral(text_next(&p, rest.p));

		if (numeral > 0)
			n = numeral == 10 ? (n == 0 ? 1 : n) * 10 : n + numeral;
	}
	return n;
}

/* 指标1： off the front, with what its group is called where both stand in one cell. */
static span
drop_numbered_label(span s)
{
	const char *end = span_end(s), *p = s.p;
	ptrdiff_t at;

	while ((at = span_find((span){p, (size_t) (end - p)}, SPAN("指标"))) >= 0)
	{
		int digits = 0;
		uint32_t c;

		p += at + strlen("指标");
		for (const char *q = p; (c = text_next(&q, end)) != TEXT_END; p = q)
		{
			if (c == ':' && digits > 0 && digits <= 2 && q < end)
				return behind(s, (size_t) (q - s.p));
			if (!(c >= '0' && c <= '9'))
				break;
			digits++;
		}
	}
	return s;
}

/* （1） and ① off the front. */
static span
drop_bracketed_ordinal(span s)
{
	const char *p = s.p, *end = span_end(s);
	uint32_t c = text_next(&p, end);
	int digits = 0;

	if (c >= 0x2460 && c <= 0x2473 && text_peek(p, end) != TEXT_END)
		return behind(s, (size_t) (p - s.p));
	if (c != '(')
		return s;
	while ((c = text_next(&p, end)) >= '0' && c <= '9')
		digits++;
	return digits > 0 && digits <= 2 && c == ')' && text_peek(p, end) != TEXT_END
			   ? behind(s, (size_t) (p - s.p))
			   : s;
}

/* ——第三产业 is a part of what stands above; -10℃以下天数 begins with a sign. */
static span
drop_dashes(span s, bool *child)
{
	span rest = s;

	for (size_t i = 0; i < LENGTH(DASHES); i++)
		while (span_starts(rest, DASHES[i]))
			rest = behind(rest, DASHES[i].n);
	if (rest.n == s.n || rest.n == 0 || text_peek(rest.p, span_end(rest)) < 0x2E80)
		return s;
	*child = true;
	return rest;
}

/* Marks and ordinal in front of the name, and what makes it a part of the one above. */
static span
drop_front(span s, int next_ordinal, name_parts *n)
{
	for (size_t i = 0; i < LENGTH(BULLETS); i++)
		if (span_starts(s, BULLETS[i]))
			s = behind(s, BULLETS[i].n);
	for (size_t i = 0; i < LENGTH(STARS); i++)
		if (span_starts(s, STARS[i]) && s.n > STARS[i].n)
		{
			s = behind(s, STARS[i].n);
			n->starred = true;
		}
	s = drop_dashes(s, &n->child);
	s = drop_numbered_label(
		drop_bracketed_ordinal(drop_han_ordinal(drop_ordinal(s, next_ordinal, &n->ordinal))));
	for (size_t i = 0; i < LENGTH(HASHES); i++)
		if (span_starts(s, HASHES[i]))
		{
			n->child = true;
			s = behind(s, HASHES[i].n);
		}
	for (size_t i = 0; i < LENGTH(OF_WHICH); i++)
		if (span_starts(s, OF_WHICH[i]) && s.n > OF_WHICH[i].n)
		{
			n->child = true;
			return behind(s, OF_WHICH[i].n);
		}
	return s;
}

/* A unit, or 约束性; false: something else. */
static bool
take_said(name_parts *n, span s)
{
	row_binding binding = cell_binding(s);
	unit u;

	if (n->binding == ROW_BINDING_UNKNOWN && binding != ROW_BINDING_UNKNOWN)
		n->binding = binding;
	else if (is_note_name(s))
		return true; /* （亿元，注1） */
	else if (n->unit_text.n == 0 && cell_unit(s, &u))
	{
		n->unit = u;
		n->unit_text = s;
	}
	else
		return false;
	return true;
}

/* What stands in a bracket at the end: a unit, 约束性, or both with a comma between them. */
static bool
take_inside(name_parts *n, span inside)
{
	name_parts before = *n;

	for (const char *p = inside.p, *end = p + inside.n, *at = p; p < end; at = p)
	{
		uint32_t c = text_fold_char(text_next_raw(&p, end));

		if (c != ',' && c != 0x3001 && c != ';')
			continue;
		if (take_said(n, text_trim((span){inside.p, (size_t) (at - inside.p)})) &&
			take_said(n, text_trim((span){p, (size_t) (end - p)})))
			return true;
		*n = before;
		return false;
	}
	return take_said(n, text_trim(inside));
}

/* The bracket that ends s, where it says what a name does not: where it begins; NULL: there is none such. */
static const char *
take_bracket(name_parts *n, span s)
{
	const char *end = span_end(s), *at = s.n > UNIT_PRINT_MAX * 2 ? end - UNIT_PRINT_MAX * 2 : s.p;

	/* neither is ever longer */
	while (at < end && ((unsigned char) *at & 0xC0) == 0x80)
		at++;
	for (const char *p = at = text_skip_ideographs(at, end), *last; p < end;
		 at = p = text_skip_ideographs(p, end))
	{
		if (!text_opens_bracket(text_fold_char(text_next_raw(&p, end))) || at == s.p)
			continue;
		last = end - 1;
		while (last > p && ((unsigned char) *last & 0xC0) == 0x80)
			last--;
		if (last >= p && text_closes_bracket(text_peek(last, end)) &&
			take_inside(n, (span){p, (size_t) (last - p)}))
			return at;
	}
	return NULL;
}

/* 地区生产总值，亿元: where the comma stands; NULL: no unit behind it.  A blank parts only what is surely one. */
static const char *
take_tail(name_parts *n, span s)
{
	const char *at = NULL, *behind_at = NULL, *end = span_end(s);
	bool blank = false;
	unit u;

	for (const char *p = text_skip_ideographs(s.p, end), *here = p; p < end;
		 here = p = text_skip_ideographs(p, end))
	{
		uint32_t c = text_next_raw(&p, end);

		if (c == ',' || c == 0xFF0C || text_is_space(c))
		{
			at = here;
			behind_at = p;
			blank = text_is_space(c);
		}
	}
	if (at == NULL || at - s.p < 6 || end - behind_at > UNIT_PRINT_MAX ||
		!unit_parse((span){behind_at, (size_t) (end - behind_at)}, &u) ||
		(blank && (u.composite.n > 0 || (u.magnitude == 0 && unit_counts(&u)))))
		return NULL;
	n->unit = u;
	n->unit_text = (span){behind_at, (size_t) (end - behind_at)};
	return at;
}

name_parts
name_apart(arena *a, span cell, int next_ordinal)
{
	name_parts n = {.unit = UNIT_NONE};
	span s = drop_front(name_drop_marks(text_trim(cell), &n.starred), next_ordinal, &n);
	const char *at;

	while ((at = take_bracket(&n, s)) != NULL)
		s = name_drop_marks((span){s.p, (size_t) (at - s.p)}, &n.starred);
	if (n.unit_text.n == 0 && (at = take_tail(&n, s)) != NULL)
		s = name_drop_marks((span){s.p, (size_t) (at - s.p)}, &n.starred);
	n.indicator = drop_raised_inside(a, squeeze(a, name_drop_marks(s, &n.starred)));
	return n;
}
