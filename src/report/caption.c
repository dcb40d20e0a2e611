/*
 * caption.c
 *		The lines that stand around tables.
 */
#include "caption.h"

#define CAPTION_CHARACTERS 80

static const struct
{
	span word;
	caption_kind kind;
} LABELS[] = {
	{SPAN("附表"), CAPTION_TABLE}, {SPAN("附件"), CAPTION_ANNEX}, {SPAN("专栏"), CAPTION_BOX},
	{SPAN("图"), CAPTION_FIGURE},  {SPAN("表"), CAPTION_TABLE},
};

static const span NOTE_LABELS[] = {SPAN("注释"), SPAN("备注"), SPAN("说明"), SPAN("附注"), SPAN("注")};

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static bool
is_colon(uint32_t c)
{
	return c == ':' || c == 0xFE55 || c == 0xFF1A;
}

static bool
is_numeral(uint32_t c)
{
	static const char HAN[] = "一二三四五六七八九十";

	if (c >= '0' && c <= '9')
		return true;
	for (const char *p = HAN; *p != '\0';)
		if (text_next_raw(&p, HAN + sizeof(HAN) - 1) == c)
			return true;
	return false;
}

/* Numerals from p on, "1", "一", "1-2"; where they end, p itself if there are none.  A blank ends them. */
static const char *
numerals_end(const char *p, const char *end)
{
	const char *at = p;

	for (int n = 0;; n++)
	{
		const char *next = at;
		uint32_t c;

		if (n > 0 && at < end && text_is_space(text_next_raw(&next, end)))
			return at;
		next = at;
		c = text_next(&next, end);
		if (!is_numeral(c) && !(n > 0 && (c == '-' || c == '.') && is_numeral(text_peek(next, end))))
			return at;
		at = next;
	}
}

/* What may follow a label without colon or blank: the rest of a name, not of a sentence ("表1所示"). */
static bool
caption_text(span s)
{
	static const span ENDS[] = {SPAN("情况"), SPAN("指标"), SPAN("目标"), SPAN("计划"),
								SPAN("对比"), SPAN("项目"), SPAN("表")};

	for (size_t i = 0; i < LENGTH(ENDS); i++)
		if (span_ends(s, ENDS[i]))
			return true;
	return false;
}

bool
caption_at(arena *a, const lines *l, uint32_t i, caption *out)
{
	return line_fields(l, i) <= 1 && caption_in(a, line_clean(l, i), i, out);
}

bool
caption_in(arena *a, span s, uint32_t line, caption *out)
{
	const char *end = s.p + s.n;

	for (size_t k = 0; k < LENGTH(LABELS); k++)
	{
		size_t n = text_match(s.p, end, LABELS[k].word.p, LABELS[k].word.n);
		const char *label_end, *p;
		span text;

		if (n == 0)
			continue;
		if (text_characters(s) > CAPTION_CHARACTERS || span_find(s, SPAN("。")) >= 0)
			return false;
		p = label_end = numerals_end(s.p + n, end);
		if (label_end == s.p + n)
			return false; /* "附件：1.…" is the list of the annexes, "表示" a verb */
		text = text_trim((span){label_end, (size_t) (end - label_end)});
		if (is_colon(text_next(&p, end)))
			text = (span){p, (size_t) (end - p)};
		else if (text.n > 0 && text.p == label_end && !caption_text(text))
			return false;
		out->kind = LABELS[k].kind;
		out->label = squeeze(a, (span){s.p, (size_t) (label_end - s.p)});
		out->text = strip_markup(text);
		out->line = line;
		return true;
	}
	return false;
}

bool
unit_line(span s, unit *u)
{
	static const span LABELS[] = {SPAN("单位"), SPAN("计量单位"), SPAN("單位")};

	s = text_trim(s);
	if (text_characters(s) > 20)
		return false;
	for (size_t i = 0; i < sizeof(LABELS) / sizeof(LABELS[0]); i++)
	{
		size_t n = text_match(s.p, s.p + s.n, LABELS[i].p, LABELS[i].n);
		const char *p = s.p + n;

		if (n > 0 && text_next(&p, s.p + s.n) == ':')
		{
			if (!unit_parse(text_trim((span){p, s.n - (size_t) (p - s.p)}), u))
				*u = UNIT_NONE;
			return true;
		}
	}
	return false;
}

span
caption_above(const lines *l, uint32_t i, uint32_t table)
{
	static const span ENDS[] = {SPAN("表"), SPAN("指标"), SPAN("情况"), SPAN("目标"), SPAN("计划"),
								SPAN(":"),  SPAN("："),   SPAN("）"),   SPAN(")")};
	span s = line_clean(l, i);
	ptrdiff_t stop;
	bool says = heading_at(l, i);

	unit u;

	for (uint32_t k = i + 1; k < table; k++)
		if (!line_blank(l, k))
			return SPAN_NONE;
	/* the caption stands above the unit */
	while (unit_line(s, &u) && i > 0)
	{
		while (i > 0 && line_blank(l, --i))
			;
		s = line_clean(l, i);
		says = heading_at(l, i);
	}
	/* of a paragraph its last sentence, if it leads over to the table */
	while ((stop = span_find(s, SPAN("。"))) >= 0)
		s = (span){s.p + stop + strlen("。"), s.n - (size_t) stop - strlen("。")};
	s = text_trim(s);
	if (s.n == 0 || text_characters(s) > CAPTION_CHARACTERS)
		return SPAN_NONE;
	for (size_t k = 0; k < LENGTH(ENDS) && !says; k++)
		says = span_ends(s, ENDS[k]);
	if (!says)
		return SPAN_NONE;
	for (int k = 5; k <= 6; k++)
		if (span_ends(s, ENDS[k]))
			s.n -= ENDS[k].n;
	return s;
}

bool
heading_at(const lines *l, uint32_t i)
{
	span s = text_trim(line_text(l, i));
	const char *p, *end;
	bool bracket;
	int n = 0;
	uint32_t c;

	if (s.n > 1 && *s.p == '#' && (s.p[1] == '#' || s.p[1] == ' '))
		return true;
	if (line_tabbed(l, i) && line_text(l, i).p[0] == '\t')
		return false; /* a cell */
	s = strip_markup(s);
	if (s.n == 0)
		return false;
	p = s.p;
	end = s.p + s.n;
	bracket = text_match(p, end, "(", 1) > 0;
	if (bracket)
		text_next(&p, end);
	while (is_numeral(c = text_next(&p, end)) && !(c >= '0' && c <= '9'))
		n++;
	return n > 0 && n <= 3 && (bracket ? c == ')' : c == 0x3001);
}

bool
note_at(span s, span *label, span *text)
{
	const char *end;

	s = strip_markup(s);
	end = s.p + s.n;
	for (size_t i = 0; i < LENGTH(NOTE_LABELS); i++)
	{
		size_t n = text_match(s.p, end, NOTE_LABELS[i].p, NOTE_LABELS[i].n);
		const char *p = s.p + n;

		if (n == 0)
			continue;
		while (is_numeral(text_peek(p, end)))
			text_next(&p, end);
		*label = (span){s.p, (size_t) (p - s.p)};
		if (!is_colon(text_next(&p, end)))
			continue;
		*text = text_trim((span){p, (size_t) (end - p)});
		return true;
	}
	return false;
}

/* "1." or "2、" at p, not "2.5": its number and length; 0 if none. */
static size_t
item_mark(const char *p, const char *end, size_t *number_n)
{
	const char *q = p;
	int digits = 0;
	uint32_t c;

	while ((c = text_next(&q, end)) >= '0' && c <= '9' && digits < 3)
	{
		digits++;
		*number_n = (size_t) (q - p);
	}
	if (digits == 0 || (c != '.' && c != 0x3001))
		return 0;
	c = text_peek(q, end);
	return c >= '0' && c <= '9' && digits > 1 ? 0 : (size_t) (q - p);
}

bool
note_item(span *rest, span *item, span *text)
{
	const char *p, *end;
	size_t number_n = 0, n;

	*rest = text_trim(*rest);
	if (rest->n == 0)
		return false;
	p = rest->p;
	end = rest->p + rest->n;
	n = item_mark(p, end, &number_n);
	*item = n > 0 ? text_trim((span){p, number_n}) : SPAN_NONE;
	p += n;
	*text = text_trim((span){p, (size_t) (end - p)});
	/* the next item begins behind a stop */
	if (n > 0)
		for (const char *q = p; q < end;)
		{
			uint32_t c = text_next_raw(&q, end);
			size_t ignored;

			if ((c == 0xFF1B || c == ';' || c == 0x3002) && item_mark(q, end, &ignored) > 0)
			{
				*text = text_trim((span){p, (size_t) (q - p)});
				*rest = (span){q, (size_t) (end - q)};
				return true;
			}
		}
	*rest = (span){end, 0};
	return true;
}
