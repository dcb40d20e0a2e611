/*
 * page_mark.c
 *		What pages print around a text: their numbers, rules, and what web pages say of it.
 */
#include "caption.h"
#include "marks.h"

#define RULE_CHARACTERS 6 /* dashes that are no mark of a missing value */

/* — 12 —, - 4 -, ·3·: digits between dashes. */
static bool
dashed_number(span s)
{
	const char *p = s.p, *end = span_end(s);
	int before = 0, digits = 0, behind = 0;
	uint32_t c;

	while ((c = text_next(&p, end)) != TEXT_END)
	{
		bool dash = c == '-' || c == 0x2014 || c == 0x2013 || c == 0xB7 || c == 0x2015 || c == 0x2500;

		if (c >= '0' && c <= '9' && behind == 0)
			digits++;
		else if (!dash)
			return false;
		else if (digits > 0)
			behind++;
		else
			before++;
	}
	return before > 0 && before <= 3 && behind > 0 && behind <= 3 && digits > 0 && digits <= 4;
}

/* 第3页, 第 3 页 共 10 页 */
static bool
page_number(span s)
{
	const char *p = s.p, *end = span_end(s);
	uint32_t c = text_next(&p, end);
	int pages = 0;

	if (c != 0x7B2C) /* 第 */
		return false;
	while ((c = text_next(&p, end)) != TEXT_END)
	{
		if (c == 0x9875) /* 页 */
			pages++;
		else if (!mark_is_numeral(c) && c != 0x5171 && c != ',' && c != '/' && c != '(' && c != ')') /* 共 */
			return false;
	}
	return pages > 0;
}

/* 续表, 续表1, （续）, 表1（续）: the same table on another page. */
static bool
goes_on_mark(span s)
{
	const char *p = s.p, *end = span_end(s);
	bool goes_on = false;
	uint32_t c;

	if (span_starts(s, SPAN("续表"))) /* 续表1 2023年主要指标 */
		return true;
	while ((c = text_next(&p, end)) != TEXT_END)
	{
		if (c == 0x7EED) /* 续 */
			goes_on = true;
		else if (!mark_is_numeral(c) && c != 0x8868 && c != 0x4E0A && c != '(' && c != ')' &&
				 !mark_is_colon(c)) /* 表 上 */
			return false;
	}
	return goes_on;
}

/* Of a page, whatever stands behind them. */
static const marked CHROME[] = {MARKED("字体大小"), MARKED("打印本页"), MARKED("当前位置"), MARKED("来源："),
								MARKED("来源:"),    MARKED("首页 >"),   MARKED("首页>"),    MARKED("首页 ›"),
								MARKED("首页 /"),   MARKED("首页 »"),   MARKED("【字号"),   MARKED("[字号")};

/* The same in front of a colon or a number: 网站访问量达1200万次 and 老字号 are none. */
static const marked CHROME_LABELS[] = {MARKED("发布时间"), MARKED("发布日期"), MARKED("发文日期"),
									   MARKED("浏览次数"), MARKED("点击数"),   MARKED("点击量"),
									   MARKED("阅读次数"), MARKED("责任编辑"), MARKED("信息来源"),
									   MARKED("访问量"),   MARKED("字号"),     MARKED("文章来源")};

static bool
labels_chrome(const marked *s, marked word)
{
	ptrdiff_t at = marks_allow(s->marks, word.marks) ? span_find(s->text, word.text) : -1;
	uint32_t c = at < 0 ? 0 : text_peek(s->text.p + at + word.text.n, span_end(s->text));

	return mark_is_colon(c) || (c >= '0' && c <= '9');
}

/* 来源：…  发布时间：…  【字号：大 中 小】: what a web page puts around a text. */
static bool
page_chrome(span s)
{
	marked text;

	if (s.n < strlen("字号") || span_ends(s, SPAN("。")))
		return false;
	text = marked_text(s);
	for (size_t i = 0; i < LENGTH(CHROME_LABELS); i++)
		if (labels_chrome(&text, CHROME_LABELS[i]))
			return true;
	return marked_has_any(&text, CHROME, LENGTH(CHROME));
}

/* 编印：县统计局, and nothing else: who made a table. */
static bool
names_maker(span s)
{
	static const span WORDS[] = {SPAN("编印"),     SPAN("制表"),     SPAN("编制单位"), SPAN("编印单位"),
								 SPAN("制表单位"), SPAN("填报单位"), SPAN("制表机关"), SPAN("填报机关"),
								 SPAN("制表日期"), SPAN("填报日期")};
	const char *p = s.p, *end = span_end(s);

	for (size_t i = 0; (unsigned char) *s.p >= 0xE4 && i < LENGTH(WORDS); i++)
		if (span_starts(s, WORDS[i]) && s.n > WORDS[i].n)
		{
			p = s.p + WORDS[i].n;
			if (!mark_is_colon(text_next_raw(&p, end)))
				continue;
			while (p < end)
				if (mark_is_colon(text_next_raw(&p, end)))
					return false;
			return true;
		}
	return false;
}

/* ",,," of a spreadsheet */
static bool
only_separators(span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ',' && s.p[i] != ';' && s.p[i] != '"' && s.p[i] != ' ')
			return false;
	return true;
}

bool
drawn_rule(span s)
{
	int n = 0;

	for (const char *p = s.p, *end = span_end(s); p < end; n++)
	{
		uint32_t c = text_next(&p, end);

		if (c != '-' && c != '=' && c != '_' && c != 0x2014 && c != 0x2015 && (c < 0x2500 || c > 0x257F))
			return false;
	}
	return n >= RULE_CHARACTERS;
}

bool
page_mark(span s)
{
	if (drawn_rule(s))
		return true;
	if (s.n > 60 && s.n <= 240)
		return page_chrome(s);
	if (s.n == 0 || s.n > 60)
		return false;
	return only_separators(s) || page_chrome(s) || names_maker(s) || dashed_number(s) || page_number(s) ||
		   goes_on_mark(s);
}

bool
page_mark_at(const lines *l, uint32_t i)
{
	if (l->known[i].is & LINE_NO_PAGE_MARK)
		return false;
	if (page_mark(line_clean(l, i)))
		return true;
	l->known[i].is |= LINE_NO_PAGE_MARK;
	return false;
}
