/*
 * glossary.c
 *		名词解释: terms and what they mean.
 *
 * A term ends at a colon or a dash, before "是指", or at a blank.  Terms have blanks of their own ("洋炮局 1862 文创园"):
 * of several blanks the one counts that a definition follows, else the first.
 */
#include "glossary.h"
#include "table.h"

#define TERM_CHARACTERS 40

/* How definitions begin. */
static const span OPENERS[] = {SPAN("是指"), SPAN("指"),   SPAN("即"),   SPAN("是"),   SPAN("又称"),
							   SPAN("也称"), SPAN("全称"), SPAN("简称"), SPAN("位于"), SPAN("该"),
							   SPAN("系指"), SPAN("意指"), SPAN("泛指"), SPAN("特指"), SPAN("主要指")};

/* What separates a term from its definition without a blank. */
static const span SEPARATORS[] = {SPAN("："), SPAN(":"), SPAN("——"), SPAN("──")};
static const span MEANS[] = {SPAN("是指"), SPAN("，指"), SPAN("，即"), SPAN("指的是"), SPAN("系指")};

bool
glossary_heading(span heading)
{
	return span_find(heading, SPAN("名词解释")) >= 0 || span_find(heading, SPAN("名词注释")) >= 0;
}

/* “六稳”指…: a quoted part of the term explained first. */
static bool
opens_definition(span s)
{
	ptrdiff_t close;

	if (span_starts_any(s, OPENERS, LENGTH(OPENERS)))
		return true;
	if (!span_starts(s, SPAN("“")))
		return false;
	close = span_find(s, SPAN("”"));
	if (close < 0)
		return false;
	s = (span){s.p + close + strlen("”"), s.n - (size_t) close - strlen("”")};
	return span_starts_any(s, OPENERS, LENGTH(OPENERS));
}

/* "1." "12、" "[1]" "【1】" "（1）" "①" "注1：" off the front of an entry. */
static span
drop_number(span s)
{
	const char *p = s.p, *end = span_end(s);
	uint32_t c = text_next(&p, end);
	bool bracket = text_opens_bracket(c);
	int digits = 0;

	if (c >= 0x2460 && c <= 0x24FF) /* ① … */
		return text_trim((span){p, (size_t) (end - p)});
	if (c == 0x6CE8 || bracket) /* 注 */
		c = text_next(&p, end);
	for (; c >= '0' && c <= '9' && digits < 4; c = text_next(&p, end))
		digits++;
	if (digits == 0)
		return s;
	if (bracket ? c == ']' || c == ')' || c == 0x3011 || c == 0x3015 : c == '.' || c == 0x3001 || c == ':')
	{
		uint32_t next = text_peek(p, end);

		if (bracket || c != '.' || next < '0' || next > '9')
			return text_trim((span){p, (size_t) (end - p)});
	}
	return s;
}

/*
 * Where the definition begins; 0 where s explains nothing.  *term_n is the length of the term; *sure: more than a blank
 * parts the two.
 */
static size_t
split_entry(span s, size_t *term_n, bool *sure)
{
	size_t first_blank = 0, blank_rest = 0;
	int characters = 0;

	for (const char *p = s.p, *at = p, *end = span_end(s); p < end && characters <= TERM_CHARACTERS; at = p)
	{
		span rest = {at, (size_t) (end - at)};
		uint32_t c = text_next_raw(&p, end);
		bool space = text_is_space(c);

		characters++;
		if (at > s.p && !space)
			for (size_t i = 0; i < LENGTH(SEPARATORS) + LENGTH(MEANS); i++)
			{
				bool means = i >= LENGTH(SEPARATORS);
				span word = means ? MEANS[i - LENGTH(SEPARATORS)] : SEPARATORS[i];

				if (!span_starts(rest, word) || blank_rest > 0)
					continue;
				*term_n = (size_t) (at - s.p);
				*sure = true;
				return *term_n + (means ? 0 : word.n);
			}
		if (c == 0x3002) /* 。 */
			break;
		if (!space || at == s.p)
			continue;
		rest = text_trim((span){p, (size_t) (end - p)});
		if (first_blank == 0)
		{
			first_blank = (size_t) (at - s.p);
			blank_rest = (size_t) (rest.p - s.p);
		}
		if (opens_definition(rest))
		{
			*term_n = (size_t) (at - s.p);
			*sure = true;
			return (size_t) (rest.p - s.p);
		}
	}
	*term_n = first_blank;
	return blank_rest;
}

/* The next line of text explains the term that stands alone on line i: "专精特新企业 / 是指…". */
static bool
explained_below(const lines *l, uint32_t i, uint32_t *below)
{
	for (uint32_t k = i + 1; k < l->n && k <= i + 3; k++)
		if (!line_blank(l, k))
		{
			*below = k;
			return opens_definition(line_clean(l, k));
		}
	return false;
}

report_status
glossary_line(arena *a, const lines *l, glossary *g, uint32_t *i, bool *taken)
{
	uint32_t last;
	span s = line_clean(l, *i);
	report_term t = {.line = *i + 1};
	size_t term_n, at;
	bool sure = false;

	*taken = false;
	if (!text_longer(s, TERM_CHARACTERS) && !text_is_finished(s) && explained_below(l, *i, &last))
	{
		t.term = drop_number(s);
		t.definition = paragraph_at(a, l, last, &last);
	}
	else
	{
		s = drop_number(paragraph_at(a, l, *i, &last));
		at = split_entry(s, &term_n, &sure);
		/* "2022 年 1 月 4 日印发" and other last lines are no sentence */
		if (at > 0 && (sure || span_ends(s, SPAN("。"))))
		{
			t.term = text_trim((span){s.p, term_n});
			t.definition = text_trim((span){s.p + at, s.n - at});
		}
	}
	if (t.term.n == 0 || t.definition.n == 0)
	{
		g->open = false;
		return REPORT_OK;
	}
	*taken = true;
	t.term_no = ++g->term_no;
	*i = last;
	return emit_event(a, &(report_event){EVENT_TERM, {.term = &t}});
}
