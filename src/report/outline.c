/*
 * outline.c
 *		The headings of a report.
 */
#include "outline.h"
#include "table.h"

#define HEADING_CHARACTERS 60 /* a longer line without a stop is prose */
#define PLAIN_BYTES 60        /* of a heading without a number, blanks in it */
#define LEAD_CHARACTERS 40

/* Headings without a numeral. */
static const span PLAIN_HEADINGS[] = {SPAN("名词解释"),       SPAN("名词注释"),     SPAN("附录"),
									  SPAN("名词解释及说明"), SPAN("有关名词解释"), SPAN("相关名词解释"),
									  SPAN("附:名词解释")};

static bool
is_han_numeral(uint32_t c)
{
	return c == 0x767E || han_numeral(c) >= 0; /* 百 */
}

/* 一、二、三产业增加值: behind 一、 another numeral of a list; but not 一、二十大精神. */
static bool
goes_on_listing(const char *p, const char *end)
{
	return p < end && is_han_numeral(text_next(&p, end)) && p < end && text_next(&p, end) == 0x3001;
}

/* The level that the numeral at the start of s gives; *behind is where the numeral ends. */
static section_level
numeral_level(span s, const char **behind)
{
	const char *p = s.p, *end = span_end(s);
	uint32_t c = text_next(&p, end);
	bool bracket = c == '(';
	int han = 0, digits = 0;

	if (bracket)
		c = text_next(&p, end);
	for (; is_han_numeral(c) && digits == 0 && han < 5; c = text_next(&p, end))
		han++;
	for (; c >= '0' && c <= '9' && han == 0 && digits < 4; c = text_next(&p, end))
		digits++;
	*behind = p;
	if (han > 0 && bracket && c == ')')
		return SECTION_2;
	if (han > 0 && !bracket && c == 0x3001 && goes_on_listing(p, end))
		return SECTION_NONE;
	if (han > 0 && !bracket && (c == 0x3001 || c == '.' || c == 0xFF0E))
		return SECTION_1;
	/* "1.5万人" is a figure, "1.2 …" the number of a deeper level */
	if (digits > 0 && digits < 4 && !bracket && (c == 0x3001 || c == '.'))
	{
		bool blank = p < end && text_is_space(text_next_raw(&p, end));

		c = text_peek(*behind, end);
		return c >= '0' && c <= '9' && !blank ? SECTION_NONE : SECTION_3;
	}
	return SECTION_NONE;
}

/* 第一章 1, 第一节 2, one deeper below 篇; 一、 and （一） below them. */
static section_level
level_of(span s, const outline *o, const char **behind)
{
	uint32_t part = part_heading(s);
	int level = part == 0 ? (int) numeral_level(s, behind) : SECTION_1;

	if (part == 0)
	{
		if (level == SECTION_NONE)
			return SECTION_NONE;
		level += (int) o->part;
	}
	else
	{
		*behind = s.p;
		level += part == 0x8282 ? 1 + o->in_parts : part == 0x7AE0 ? o->in_parts : 0; /* 节 章 */
	}
	return level > SECTION_3 ? SECTION_3 : (section_level) level;
}

static int
markdown_depth(const lines *l, uint32_t i)
{
	span s = text_trim(line_text(l, i));
	int depth = 0;

	while ((size_t) depth < s.n && s.p[depth] == '#')
		depth++;
	return depth > 0 && (size_t) depth < s.n && s.p[depth] == ' ' ? depth : 0;
}

static bool
is_stop(uint32_t c)
{
	return c == 0x3002 || c == ':'; /* 。 ： */
}

/* s up to its first 。 or ：, those left out; all of s if there is none. */
static span
before_stop(span s)
{
	for (const char *p = s.p, *at = p, *end = span_end(s); p < end; at = p)
		if (is_stop(text_fold_char(text_next_raw(&p, end))))
			return (span){s.p, (size_t) (at - s.p)};
	return s;
}

/* The heading at the start of a line on which its text may run on. */
static span
run_in_heading(span s)
{
	return text_trim(span_find(s, SPAN("。")) >= 0 ? before_stop(s) : s);
}

static bool
find_heading(const lines *l, const outline *o, uint32_t i, section_level *level, span *heading)
{
	span s = line_clean(l, i);
	int depth = markdown_depth(l, i);
	const char *behind;

	if (s.n == 0 || (line_tabbed(l, i) && line_text(l, i).p[0] == '\t'))
		return false;
	*level = level_of(s, o, &behind);
	if (*level == SECTION_3 && (o->in_annex_list || line_tabbed(l, i)))
		return false;
	if (*level == SECTION_NONE && depth > 0)
	{
		int below = depth - o->title_depth;

		*level = below <= 1 ? SECTION_1 : below == 2 ? SECTION_2 : SECTION_3;
	}
	for (size_t k = 0; s.n <= PLAIN_BYTES && *level == SECTION_NONE && k < LENGTH(PLAIN_HEADINGS); k++)
		if (text_folds_to(s, PLAIN_HEADINGS[k].p, PLAIN_HEADINGS[k].n))
			*level = SECTION_1;
	if (*level == SECTION_NONE || line_fields(l, i) > 1)
		return false;
	*heading = run_in_heading(s);
	return heading->n > 0 && !text_longer(*heading, HEADING_CHARACTERS) &&
		   (depth > 0 || span_end(*heading) > behind || *level == SECTION_1);
}

bool
outline_heading(const lines *l, outline *o, uint32_t i, section_level *level, span *heading)
{
	if (o->asked.line != i + 1)
	{
		o->asked.line = i + 1;
		o->asked.is = find_heading(l, o, i, &o->asked.level, &o->asked.text);
	}
	*level = o->asked.level;
	*heading = o->asked.text;
	return o->asked.is;
}

static report_status
emit_section(arena *a, outline *o, section_level level, span heading, uint32_t line)
{
	report_section s = {++o->section_no, level, heading, line + 1};

	if (level <= SECTION_3)
	{
		o->heading[level] = heading;
		for (int k = level + 1; k < SECTION_LEVELS; k++)
			o->heading[k] = SPAN_NONE;
		o->level = level;
		o->projects = span_find(o->heading[SECTION_2], SPAN("项目")) >= 0 ||
					  span_find(o->heading[SECTION_3], SPAN("项目")) >= 0;
	}
	o->lead = level == SECTION_LEAD ? heading : SPAN_NONE;
	return emit_event(a, &(report_event){EVENT_SECTION, {.section = &s}});
}

report_status
outline_title(arena *a, const lines *l, outline *o, span title, uint32_t first, uint32_t last)
{
	if (title.n == 0)
		return REPORT_OK;
	if (markdown_depth(l, first) == 0)
		return emit_section(a, o, SECTION_TITLE, title, first);
	for (uint32_t i = first; i <= last; i++)
	{
		span s = line_clean(l, i);

		if (s.n == 0)
			continue;
		o->title_depth = markdown_depth(l, i);
		TRY(emit_section(a, o, SECTION_TITLE, s, i));
	}
	return REPORT_OK;
}

/* "——主要指标完成较好：20项…": the text between the dashes and the first stop; empty if it is none. */
static span
dash_lead(span s)
{
	static const span DASHES[] = {SPAN("——"), SPAN("──"), SPAN("--"), SPAN("―")};
	span lead;

	for (size_t i = 0; i < LENGTH(DASHES); i++)
	{
		if (!span_starts(s, DASHES[i]))
			continue;
		lead = before_stop(s);
		if (lead.n < s.n && lead.n > DASHES[i].n && !text_longer(lead, LEAD_CHARACTERS))
			return lead;
		break;
	}
	return SPAN_NONE;
}

/* May a lead begin behind this text?  At the start of a paragraph, behind a sentence, behind "——". */
static bool
lead_may_follow(span before)
{
	static const span ENDS[] = {SPAN("。"), SPAN("！"), SPAN("；"), SPAN("："), SPAN(":"),
								SPAN(";"),  SPAN("——"), SPAN("──"), SPAN("？")};

	before = text_trim(before);
	for (size_t i = 0; i < LENGTH(ENDS); i++)
		if (span_ends(before, ENDS[i]))
			return true;
	return before.n == 0;
}

/* A bold run broken by the end of a page: its rest stands at the start of the next line of text. */
static span
rest_of_lead(const lines *l, uint32_t i)
{
	for (uint32_t k = i + 1; k < l->n && k <= i + 4; k++)
	{
		span s = text_trim(line_text(l, k)), rest;

		if (s.n == 0)
			continue;
		rest = before_stop(s);
		return rest.n < s.n && !text_longer(rest, LEAD_CHARACTERS) ? rest : SPAN_NONE;
	}
	return SPAN_NONE;
}

static span
drop_final_stop(span s)
{
	static const span STOPS[] = {SPAN("。"), SPAN("："), SPAN(":")};

	for (size_t i = 0; i < LENGTH(STOPS); i++)
		if (span_ends(s, STOPS[i]))
			s.n -= STOPS[i].n;
	return text_trim(s);
}

/* **…** that leads a sentence; a bold name inside one is none. */
static report_status
bold_leads(arena *a, const lines *l, outline *o, uint32_t i)
{
	span s = text_trim(line_text(l, i));
	const char *p = s.p, *end = span_end(s);

	for (;;)
	{
		ptrdiff_t open = p < end ? span_find((span){p, (size_t) (end - p)}, SPAN("**")) : -1, close;
		span before, bold;

		if (open < 0)
			return REPORT_OK;
		before = (span){s.p, (size_t) (p + open - s.p)};
		p += open + 2;
		close = span_find((span){p, (size_t) (end - p)}, SPAN("**"));
		if (close < 0)
			return REPORT_OK;
		bold = (span){p, (size_t) close};
		p += close + 2;
		if (!lead_may_follow(before) || bold.n == 0 || text_longer(bold, LEAD_CHARACTERS) ||
			(before.n == 0 && p == end))
			continue;
		if (p == end)
			bold = arena_join(a, bold, rest_of_lead(l, i));
		else if (span_ends(before, SPAN("——")))
			bold = arena_join(a, SPAN("——"), bold);
		bold = drop_final_stop(bold);
		if (bold.p == NULL)
			return REPORT_NOMEM;
		TRY(emit_section(a, o, SECTION_LEAD, bold, i));
	}
}

static bool
opens_annex_list(span s)
{
	static const span OPENERS[] = {SPAN("附件"), SPAN("附表")};

	for (size_t i = 0; i < LENGTH(OPENERS); i++)
		if (span_starts(s, OPENERS[i]))
		{
			const char *p = s.p + OPENERS[i].n;

			return text_next(&p, span_end(s)) == ':';
		}
	return false;
}

report_status
outline_line(arena *a, const lines *l, outline *o, uint32_t i)
{
	span s = line_clean(l, i), heading;
	section_level level;
	const char *behind;
	caption c;

	if (s.n == 0)
		return REPORT_OK;
	o->lead = SPAN_NONE;
	if (opens_annex_list(s))
	{
		o->in_annex_list = true;
		return REPORT_OK;
	}
	if (caption_at(a, l, i, &c) && (c.kind == CAPTION_BOX || c.kind == CAPTION_ANNEX))
	{
		o->in_annex_list = false;
		return emit_section(a, o, c.kind == CAPTION_BOX ? SECTION_BOX : SECTION_ANNEX, s, i);
	}
	if (outline_heading(l, o, i, &level, &heading))
	{
		uint32_t part = part_heading(s);

		o->in_parts |= part == 0x7BC7 || part == 0x7F16; /* 篇 编 */
		o->part = part != 0 ? level : o->part;
		return emit_section(a, o, level, heading, i);
	}
	if (numeral_level(s, &behind) != SECTION_3)
		o->in_annex_list = false;
	heading = dash_lead(s);
	if (heading.n > 0 && span_find(heading, SPAN("**")) < 0)
		return emit_section(a, o, SECTION_LEAD, heading, i);
	return memchr(s.p, '*', s.n) != NULL ? bold_leads(a, l, o, i) : REPORT_OK;
}
