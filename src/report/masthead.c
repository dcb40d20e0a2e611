/*
 * masthead.c
 *		What is printed above a title and is no part of it: numbers of documents, dates, issues, papers of sessions.
 */
#include "title.h"
#include "cell.h"

/* 2024年1月20日 …: when or where it was given, not what it is about. */
bool
begins_with_date(span s)
{
	ptrdiff_t year = span_find(s, SPAN("年")), month = span_find(s, SPAN("月")),
			  day = span_find(s, SPAN("日"));

	return year >= 0 && year <= 12 && month > year && day > month && day <= 24;
}

/* 2024年1月20日, （二〇二四年一月）, 2024-01-20: numbers and what parts them, of more than a year. */
static bool
is_date(span s)
{
	static const span MARKS[] = {SPAN("年"), SPAN("月"), SPAN("日"), SPAN("-"), SPAN("."), SPAN("/")};
	int marks[LENGTH(MARKS)] = {0};

	if (span_starts(s, SPAN("(")) && span_ends(s, SPAN(")")) && s.n > 2)
		s = (span){s.p + 1, s.n - 2};
	for (const char *p = s.p, *end = span_end(s); p < end;)
	{
		size_t mark = 0;

		while (mark < LENGTH(MARKS) && !span_starts((span){p, (size_t) (end - p)}, MARKS[mark]))
			mark++;
		if (mark < LENGTH(MARKS))
		{
			marks[mark]++;
			p += MARKS[mark].n;
		}
		else
		{
			uint32_t c = text_next_raw(&p, end);

			if (!(c >= '0' && c <= '9') && c != 0x3007 && c != 0x25CB && c != 0x96F6 && han_numeral(c) == 0)
				return false; /* 〇, ○ and 零 are no numerals of ordinals */
		}
	}
	if (marks[0] == 1)
		return marks[1] == 1 && marks[3] == 0; /* 2024年1-6月 is what it is about */
	return marks[1] + marks[2] == 0 && (marks[3] == 2 || marks[4] == 2 || marks[5] == 2);
}

/* 2024年第6期（总第187期） */
bool
names_issue(span s)
{
	ptrdiff_t at = span_find(s, SPAN("第"));

	return at > 0 && span_find((span){s.p + at, s.n - (size_t) at}, SPAN("期")) > 0;
}

/* 甲政督〔2024〕11号 */
bool
is_document_number(span s)
{
	return span_ends(s, SPAN("号")) && !text_longer(s, 30) &&
		   (span_find(s, SPAN("〔")) > 0 || span_find(s, SPAN("[")) > 0 || span_find(s, SPAN("(")) > 0);
}

/* 2024年甲县人代会文件（三）, …材料之三, 甲县第十八届人民代表大会第四次会议 */
static bool
names_session_papers(span s)
{
	static const span PAPERS[] = {SPAN("文件"), SPAN("会材料"), SPAN("会议材料"), SPAN("两会材料")};
	ptrdiff_t part = span_find(s, SPAN("之"));

	if (part > 0 && !text_longer((span){s.p + part, s.n - (size_t) part}, 4))
		s.n = (size_t) part;
	return span_ends_any(drop_title_end(s), PAPERS, LENGTH(PAPERS)) ||
		   (span_find(s, SPAN("届")) > 0 && span_find(s, SPAN("次会议")) > 0);
}

/*
 * What is printed above a title and is no part of it, folded: its number, its date, its issue, the papers that it is one
 * of.  dated: the title has a year of its own; without one the month above may be what it is about.
 */
bool
is_masthead(span s, bool dated)
{
	if (s.n == 0 || text_longer(s, MASTHEAD_CHARACTERS) || span_find(s, SPAN("关于")) >= 0)
		return false;
	if (is_document_number(s) || begins_with_date(s))
		return true;
	if (is_date(s))
		return dated || span_find(s, SPAN("月")) < 0;
	return dated && (names_issue(s) || names_session_papers(s));
}
