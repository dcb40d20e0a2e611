/*
 * caption.c
 *		The lines that stand around tables.
 */
#include "caption.h"
#include "fields.h"
#include "head_years.h"
#include "row.h"

#define CAPTION_CHARACTERS 80
#define PART_CHARACTERS 50 /* 第一章 and its heading */
#define YEAR_LINE 24       /* characters of a line that says of which year a table is */
#define FAR_LINES 40       /* above a table nothing names it any more */
#define FIELD_GAP 3        /* blanks between the fields of a head or row */

static const struct
{
	span word;
	caption_kind kind;
	bool lone; /* may stand without a number, before a colon */
} LABELS[] = {
	{SPAN("附表"), CAPTION_TABLE, true}, {SPAN("附件"), CAPTION_ANNEX, false},
	{SPAN("附"), CAPTION_TABLE, true},   {SPAN("专栏"), CAPTION_BOX, false},
	{SPAN("图"), CAPTION_FIGURE, false}, {SPAN("表"), CAPTION_TABLE, true},
};

static const span NOTE_LABELS[] = {SPAN("注释"), SPAN("备注"), SPAN("说明"), SPAN("附注"), SPAN("注")};

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
		if (!mark_is_numeral(c) &&
			!(n > 0 && (c == '-' || c == '.') && mark_is_numeral(text_peek(next, end))))
			return n >= 4 && c == 0x5E74 ? p : at; /* 2023年 numbers no table */
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

/* 附表：… or 附表 2023年…, without a number: behind it stands the caption, not the list of the annexes. */
static bool
lone_label(const char *p, const char *end)
{
	const char *raw = p;
	uint32_t first = text_next_raw(&raw, end), c = text_next(&p, end);
	span rest = text_trim((span){p, (size_t) (end - p)});

	if (text_is_space(first))
		return c >= '0' && c <= '9' && years_in((span){raw, (size_t) (end - raw)}).from != 0 &&
			   caption_text(rest);
	return mark_is_colon(c) && rest.n > 0 && !note_goes_on(rest) && caption_text(rest);
}

bool
caption_in(arena *a, span s, uint32_t line, caption *out)
{
	const char *end = span_end(s);

	for (size_t k = 0; k < LENGTH(LABELS); k++)
	{
		size_t n = text_match(s.p, end, LABELS[k].word.p, LABELS[k].word.n);
		const char *label_end, *p;
		span text;

		if (n == 0)
			continue;
		if (s.n > CAPTION_CHARACTERS * 4 || text_longer(s, CAPTION_CHARACTERS) ||
			span_find(s, SPAN("。")) >= 0)
			return false;
		p = label_end = numerals_end(s.p + n, end);
		if (label_end == s.p + n && !(LABELS[k].lone && lone_label(p, end)))
			continue; /* "附件：1.…" is the list of the annexes, "表示" a verb */
		text = text_trim((span){label_end, (size_t) (end - label_end)});
		if (mark_is_colon(text_next(&p, end)))
			text = (span){p, (size_t) (end - p)};
		else if (text.n > 0 && text.p == label_end && !caption_text(text))
			return false;
		out->kind = LABELS[k].kind;
		out->label = squeeze(a, (span){s.p, (size_t) (label_end - s.p)});
		/* the bar of the cell that it is merged into */
		while (text.n > 0 && (text.p[text.n - 1] == '|' || text.p[text.n - 1] == ' '))
			text.n--;
		out->text = strip_markup(text);
		out->line = line;
		return true;
	}
	return false;
}

/* "表1" and its caption in two fields of one line. */
static bool
labelled_fields(const lines *l, uint32_t i, span s)
{
	const char *tab = s.n == 0 ? NULL : memchr(s.p, '\t', s.n);
	span first, second;

	if (tab == NULL || line_fields(l, i) != 2)
		return false;
	first = text_trim((span){s.p, (size_t) (tab - s.p)});
	second = text_trim((span){tab, (size_t) (s.p + s.n - tab)});
	for (size_t k = 0; k < LENGTH(LABELS); k++)
		if (span_starts(first, LABELS[k].word))
		{
			const char *p = first.p + LABELS[k].word.n, *end = span_end(first), *at = numerals_end(p, end);

			return at > p && (at == end || mark_is_colon(text_peek(at, end))) &&
				   (caption_text(second) || caption_goes_on(second) ||
					(years_in(second).from != 0 && !years_only(second) && !head_figure(second)));
		}
	return false;
}

/* 附件1　主要指标表……7: a line of the contents. */
static bool
of_contents(span s)
{
	size_t n = s.n;

	while (n > 0 && ((s.p[n - 1] >= '0' && s.p[n - 1] <= '9') || s.p[n - 1] == ' '))
		n--;
	s.n = n;
	return span_ends(s, SPAN("……")) || span_ends(s, SPAN("....")) || span_ends(s, SPAN("····")) ||
		   span_ends(s, SPAN("．．"));
}

/* Of a text that begins with an ideograph: most words are seen by its last byte not to be its first. */
static inline bool
may_begin_with(span s, span word)
{
	return s.n >= word.n && s.p[2] == word.p[2];
}

static inline bool
begins_with_ideograph(span s)
{
	return s.n >= 3 && text_leads_ideograph((unsigned char) *s.p);
}

static bool
begins_with_label(span s)
{
	if (!begins_with_ideograph(s))
		return false;
	for (size_t k = 0; k < LENGTH(LABELS); k++)
		if (may_begin_with(s, LABELS[k].word) &&
			text_match(s.p, span_end(s), LABELS[k].word.p, LABELS[k].word.n) > 0)
			return true;
	return false;
}

bool
caption_at(arena *a, const lines *l, uint32_t i, caption *out)
{
	span s;

	if (l->known[i].is & LINE_NO_CAPTION)
		return false;
	s = line_clean(l, i);
	if (!begins_with_label(s) || of_contents(s))
	{
		l->known[i].is |= LINE_NO_CAPTION;
		return false;
	}
	if (l->line[i].n > ROW_LINE_MAX || (line_fields(l, i) > 1 && !labelled_fields(l, i, s)))
		return false;
	return caption_in(a, s, i, out);
}

/* 2024年1月20日: the year of a date is not what a table is about. */
static bool
ends_in_date(span s)
{
	return span_ends(s, SPAN("日")) || span_ends(s, SPAN("月"));
}

span
caption_above(const lines *l, uint32_t i, uint32_t table)
{
	static const span CLOSE[] = {SPAN(":"), SPAN("："), SPAN("）"), SPAN(")")};
	static const span GENRES[] = {SPAN("报告"), SPAN("公报"), SPAN("通知"), SPAN("纲要")};
	span s = line_clean(l, i);
	ptrdiff_t stop;
	bool says = heading_at(l, i);

	if (table - i > FAR_LINES)
		return SPAN_NONE;
	for (uint32_t k = i + 1; k < table; k++)
		if (!line_blank(l, k) && !page_mark_at(l, k) && !unit_line(line_clean(l, k), &(unit){0}))
			return SPAN_NONE;
	/* of a paragraph its last sentence, if it leads over to the table */
	while ((stop = span_find(s, SPAN("。"))) >= 0)
		s = (span){s.p + stop + strlen("。"), s.n - (size_t) stop - strlen("。")};
	s = text_trim(s);
	while (s.n > 0 && (s.p[s.n - 1] == ',' || s.p[s.n - 1] == ';'))
		s.n--;
	if (s.n == 0 || s.n > CAPTION_CHARACTERS * 4 || text_longer(s, CAPTION_CHARACTERS) || ends_in_date(s))
		return SPAN_NONE;
	for (size_t k = 0; k < LENGTH(GENRES); k++)
		if (span_ends(s, GENRES[k]))
			return SPAN_NONE; /* the title of the report */
	for (size_t k = 0; k < LENGTH(CLOSE) && !says; k++)
		says = span_ends(s, CLOSE[k]);
	says |= caption_text(s) || (!text_longer(s, 40) && years_in(s).from != 0);
	if (!says)
		return SPAN_NONE;
	for (size_t k = 0; k < 2; k++)
		if (span_ends(s, CLOSE[k]))
			s.n -= CLOSE[k].n;
	return s;
}

/* 亿元  2022年: the year beside the unit. */
static span
without_year(span s)
{
	fields f;

	if (!split_fields(s, 1, &f) || f.n < 2 || years_in(f.field[f.n - 1]).from == 0)
		return s;
	return (span){f.field[0].p, (size_t) (span_end(f.field[f.n - 2]) - f.field[0].p)};
}

/* 亿元（注明者除外）: the names that have another unit print it. */
static span
without_exceptions(span s)
{
	const char *p = s.p, *at = p;

	s = text_trim(s);
	if (span_find(s, SPAN("除外")) < 0 && span_find(s, SPAN("注明")) < 0)
		return s;
	for (p = at = s.p; p < span_end(s); at = p)
	{
		uint32_t c = text_fold_char(text_next_raw(&p, span_end(s)));

		if (c == '(' || c == ',')
			return text_trim((span){s.p, (size_t) (at - s.p)});
	}
	return s;
}

/* 2022年  单位：亿元: the year in front of the unit. */
static span
behind_year(span s)
{
	ptrdiff_t at = span_find(s, SPAN("单位"));
	fields f;

	if (at <= 0 || text_longer(s, YEAR_LINE) || !split_fields(s, 1, &f) || f.n < 2 ||
		years_in(f.field[0]).from == 0 || f.field[1].p > s.p + at)
		return s;
	return (span){f.field[1].p, (size_t) (span_end(s) - f.field[1].p)};
}

bool
unit_line(span s, unit *u)
{
	static const span WORDS[] = {SPAN("单位"),     SPAN("计量单位"), SPAN("單位"),
								 SPAN("金额单位"), SPAN("货币单位"), SPAN("数据单位")};
	const char *end;

	s = text_trim(s);
	if ((s.n > UNIT_PRINT_MAX + 40 && s.n > 4 * YEAR_LINE) || span_find(s, SPAN("位")) < 0)
		return false; /* of 单位, which blanks may part */
	s = behind_year(s);
	if (s.n == 0 || s.n > UNIT_PRINT_MAX + 40)
		return false;
	if (text_peek(s.p, span_end(s)) == '(')
	{
		const char *p = s.p;

		text_next(&p, span_end(s));
		s = (span){p, s.n - (size_t) (p - s.p)};
		for (int i = 0; i < 2; i++)
			if (span_ends(s, i == 0 ? SPAN(")") : SPAN("）")))
				s.n -= i == 0 ? 1 : strlen("）");
	}
	end = span_end(s);
	for (size_t i = 0; i < LENGTH(WORDS); i++)
	{
		size_t n = text_match(s.p, end, WORDS[i].p, WORDS[i].n);
		const char *p = s.p + n;

		if (n > 0 && mark_is_colon(text_next(&p, end)))
		{
			if (!unit_parse(without_exceptions(without_year((span){p, (size_t) (end - p)})), u))
				*u = UNIT_NONE; /* several, or none that is known */
			return true;
		}
	}
	return false;
}

bool
no_caption(span s)
{
	fields f;
	int separators = 0, long_fields = 0, heads = 0;
	unit u;

	for (const char *p = s.p, *end = span_end(s); p < end;)
	{
		uint32_t c = text_fold_char(text_next_raw(&p, end));

		separators += c == ';' || c == ',' || c == '|';
	}
	if (separators > 1 || unit_line(s, &u) || !split_fields(s, FIELD_GAP, &f))
		return true;
	for (int i = 0; i < f.n; i++)
	{
		long_fields += text_longer(f.field[i], 1);
		heads += years_in(f.field[i]).from != 0 || head_word(f.field[i]);
	}
	return f.n > 1 && (heads == f.n || long_fields > 2);
}

bool
caption_goes_on(span text)
{
	text = text_trim(text);
	return span_ends(text, SPAN("续")) || span_ends(text, SPAN("（续）")) || span_ends(text, SPAN("(续)")) ||
		   span_ends(text, SPAN("续表"));
}

uint32_t
part_heading(span s)
{
	static const span DOTS[] = {SPAN("……"), SPAN("...."), SPAN("····"), SPAN("．．")};
	const char *p = s.p, *end = span_end(s);
	uint32_t c = 0;
	int n = 0;

	if (!span_starts(s, SPAN("第")) || text_longer(s, PART_CHARACTERS) || span_find(s, SPAN("。")) >= 0 ||
		span_has_any(s, DOTS, LENGTH(DOTS)))
		return 0;
	p += strlen("第");
	while (n < 5 && p < end && mark_is_numeral(c = text_next(&p, end)))
		n++;
	if (n == 0 || (c != 0x7AE0 && c != 0x8282 && c != 0x7BC7 && c != 0x7F16)) /* 章 节 篇 编 */
		return 0;
	return p == end || text_is_space(text_next_raw(&p, end)) ? c : 0;
}

static bool
ask_heading(const lines *l, uint32_t i)
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
	if (part_heading(s) != 0)
		return true;
	p = s.p;
	end = span_end(s);
	bracket = text_match(p, end, "(", 1) > 0;
	if (bracket)
		text_next(&p, end);
	while (mark_is_numeral(c = text_next(&p, end)) && !(c >= '0' && c <= '9'))
		n++;
	return n > 0 && n <= 3 && (bracket ? c == ')' : c == 0x3001);
}

bool
heading_at(const lines *l, uint32_t i)
{
	if (l->known[i].is & LINE_NO_HEADING)
		return false;
	if (ask_heading(l, i))
		return true;
	l->known[i].is |= LINE_NO_HEADING;
	return false;
}

static bool
ask_plain_heading(const lines *l, uint32_t i)
{
	span s = line_clean(l, i);
	const char *end = span_end(s);
	int commas = 0;

	if (!heading_at(l, i))
		return false;
	for (const char *p = text_skip_ideographs(s.p, end); p < end; p = text_skip_ideographs(p, end))
	{
		uint32_t c = text_next_raw(&p, end);

		commas += c == 0x3001; /* 、 */
		if (c != 0x3001 && c != 0xFF08 && c != 0xFF09 && c != 0x201C && c != 0x201D &&
			(c < '0' || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || c > 'z'))
			return false;
	}
	return commas <= 1;
}

bool
plain_heading_at(const lines *l, uint32_t i)
{
	uint8_t *is = &l->known[i].is;

	if (!(*is & (LINE_PLAIN_HEADING | LINE_NO_PLAIN_HEADING)))
		*is |= ask_plain_heading(l, i) ? LINE_PLAIN_HEADING : LINE_NO_PLAIN_HEADING;
	return *is & LINE_PLAIN_HEADING;
}

bool
note_at(span s, span *label, span *text)
{
	const char *end;

	s = strip_markup(s);
	end = span_end(s);
	if (!begins_with_ideograph(s))
		return false; /* as most lines of figures */
	for (size_t i = 0; i < LENGTH(NOTE_LABELS); i++)
	{
		size_t n =
			may_begin_with(s, NOTE_LABELS[i]) ? text_match(s.p, end, NOTE_LABELS[i].p, NOTE_LABELS[i].n) : 0;
		const char *p = s.p + n;

		if (n == 0)
			continue;
		while (mark_is_numeral(text_peek(p, end)))
			text_next(&p, end);
		*label = (span){s.p, (size_t) (p - s.p)};
		if (!mark_is_colon(text_next(&p, end)))
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
	if (digits == 0 && c >= 0x2460 && c <= 0x2473) /* ① */
		return *number_n = (size_t) (q - p);
	if (digits == 0 || (c != '.' && c != 0x3001))
		return 0;
	c = text_peek(q, end);
	return c >= '0' && c <= '9' && digits > 1 ? 0 : (size_t) (q - p);
}

/* *为约束性指标, 加*为…: what a star means, without the word 注. */
static bool
star_note(span s)
{
	static const span FRONTS[] = {SPAN("*"),   SPAN("＊"),  SPAN("加*"), SPAN("带*"),
								  SPAN("标*"), SPAN("“*”"), SPAN("\\*")};
	size_t front = s.n < strlen("“*”") ? s.n : strlen("“*”");

	if (memchr(s.p, '*', front) == NULL && !span_starts(s, SPAN("＊")))
		return false;
	for (size_t i = 0; i < LENGTH(FRONTS); i++)
		if (span_starts(s, FRONTS[i]) && !span_starts(s, SPAN("**")))
			return (span_find(s, SPAN("约束性")) >= 0 || span_find(s, SPAN("预期性")) >= 0) &&
				   (span_find(s, SPAN("为")) >= 0 || span_find(s, SPAN("表示")) >= 0);
	return false;
}

static bool
ask_note_line(const lines *l, uint32_t i, span *label, span *text)
{
	span s = text_trim(line_text(l, i));

	if (s.n == 0 || s.n > ROW_LINE_MAX)
		return false;
	if (note_at(s, label, text))
		return true;
	/* （注：…） */
	if (span_starts(s, SPAN("（注")) && span_ends(s, SPAN("）")))
		return note_at((span){s.p + strlen("（"), s.n - strlen("（）")}, label, text);
	if (!star_note(s))
		return false;
	*label = SPAN_NONE;
	*text = s;
	return true;
}

bool
note_line(const lines *l, uint32_t i, span *label, span *text)
{
	if (l->known[i].is & LINE_NO_NOTE)
		return false;
	if (ask_note_line(l, i, label, text))
		return true;
	l->known[i].is |= LINE_NO_NOTE;
	return false;
}

bool
note_goes_on(span s)
{
	size_t n;

	return item_mark(s.p, span_end(s), &n) > 0;
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
	end = span_end(*rest);
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

years
line_of_year(span s)
{
	static const span LABELS[] = {SPAN("时间"), SPAN("年份"), SPAN("年度"), SPAN("单位")};
	fields f;
	years y = {0};

	s = text_trim(s);
	/* most lines name no year, which is seen sooner than what they say */
	if (s.n == 0 || text_longer(s, YEAR_LINE) || ends_in_date(s) || years_in(s).from == 0 ||
		!split_fields(s, 1, &f))
		return y;
	for (int i = 0; i < f.n; i++)
	{
		span x = f.field[i];
		bool labelled = false;

		for (size_t k = 0; k < LENGTH(LABELS); k++)
			if (span_starts(x, LABELS[k]))
				for (const char *p = x.p; p < span_end(x) && !labelled;)
					if ((labelled = text_fold_char(text_next_raw(&p, span_end(x))) == ':'))
						x = (span){p, (size_t) (span_end(x) - p)};
		if (!labelled || years_in(x).from != 0)
		{
			column c = head_column(x, SPAN_NONE);

			if (!c.known || c.years.from == 0 || c.years.from != c.years.to || months_named(&c.months) ||
				y.from != 0)
				return (years){0};
			y = c.years;
		}
	}
	return y;
}
