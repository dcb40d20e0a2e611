/*
 * document.c
 *		What the first lines of a report say of it.
 */
#include "document.h"
#include "caption.h"
#include "head.h"
#include "head_years.h"
#include "months.h"
#include "title.h"

#define SESSION_LINES 12
#define ISSUER_LINES 8 /* the issuer stands right below it */

/*
 * A report without a year in its title: the first heading that names one says what it is about, a later one that
 * speaks of goals what it plans for.
 */
static report_status
years_of_headings(arena *a, const lines *l, report_head *head)
{
	static const span GOALS[] = {SPAN("目标"), SPAN("计划"), SPAN("安排"), SPAN("重点工作"), SPAN("任务")};

	for (uint32_t i = 0; i < l->n && head->plan_year == 0; i++)
	{
		span s;
		years y;

		if (arena_cancelled(a, l->line[i].n + 1u))
			return REPORT_CANCELLED;
		if (!heading_at(l, i))
			continue;
		s = line_clean(l, i);
		if (text_longer(s, TITLE_CHARACTERS))
			continue;
		y = years_in(s);
		if (y.from == 0 || y.from != y.to)
			continue;
		if (head->report_year == 0)
			head->report_year = y.from;
		else if (y.from == head->report_year + 1)
			for (size_t k = 0; k < LENGTH(GOALS); k++)
				if (span_find(s, GOALS[k]) >= 0)
					head->plan_year = y.from;
	}
	return REPORT_OK;
}

static bool
is_calendar_day(int year, int month, int day)
{
	static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return day <= DAYS[month - 1] + (month == 2 && leap);
}

#define DATE_PARTS 3

typedef struct date_part
{
	span mark;
	int least, most;
} date_part;

/* The date in such parts at the start of s as yyyymmdd, *n bytes of it; 0 if there is none. */
static int
date_in_parts(span s, const date_part *parts, size_t *n)
{
	const char *p = s.p, *end = span_end(s);
	int date = 0;

	for (size_t i = 0; i < DATE_PARTS; i++)
	{
		int number = 0, digits = 0;

		for (; p < end && *p >= '0' && *p <= '9' && digits < 5; p++, digits++)
			number = number * 10 + (*p - '0');
		if (digits == 0 || number < parts[i].least || number > parts[i].most ||
			!span_starts((span){p, (size_t) (end - p)}, parts[i].mark))
			return 0;
		p += parts[i].mark.n;
		date = date * 100 + number;
	}
	*n = (size_t) (p - s.p);
	return is_calendar_day(date / 10000, date / 100 % 100, date % 100) ? date : 0;
}

/* 2022年1月4日 */
static int
date_at(span s, size_t *n)
{
	static const date_part PARTS[DATE_PARTS] = {
		{SPAN("年"), 1949, 2099}, {SPAN("月"), 1, 12}, {SPAN("日"), 1, 31}};

	return date_in_parts(s, PARTS, n);
}

/* 2025-09-22, 2025/9/22, 2025.09.22 and 2025年9月22日 */
static int
date_stamped(span s)
{
	static const date_part STAMPS[][DATE_PARTS] = {
		{{SPAN("-"), 1949, 2099}, {SPAN("-"), 1, 12}, {SPAN(""), 1, 31}},
		{{SPAN("/"), 1949, 2099}, {SPAN("/"), 1, 12}, {SPAN(""), 1, 31}},
		{{SPAN("."), 1949, 2099}, {SPAN("."), 1, 12}, {SPAN(""), 1, 31}}};
	size_t n;
	int date = date_at(s, &n);

	for (size_t i = 0; i < LENGTH(STAMPS) && date == 0; i++)
		date = date_in_parts(s, STAMPS[i], &n);
	return date;
}

/*
 * The date a line prints as that of the report: "2022年1月4日印发" anywhere, "（2022年1月4日）" or "——2022年1月4日在…会议上"
 * near the title.  s is folded.
 */
static int
date_of_issue(span s, bool near_title)
{
	static const span ISSUED[] = {SPAN("印发"), SPAN("发布"), SPAN("公布"), SPAN("印")};
	size_t n, dashes = 0;
	int date;

	while (span_starts((span){s.p + dashes, s.n - dashes}, SPAN("—")))
		dashes += strlen("—");
	if (near_title && (dashes > 0 || span_starts(s, SPAN("("))))
	{
		size_t skip = dashes > 0 ? dashes : 1;

		return date_at((span){s.p + skip, s.n - skip}, &n);
	}
	date = date_at(s, &n);
	if (date == 0)
		return 0;
	s = (span){s.p + n, s.n - n};
	if (s.n == 0)
		return near_title ? date : 0;
	for (size_t i = 0; i < LENGTH(ISSUED); i++)
		if (span_equal(s, ISSUED[i]))
			return date;
	return 0;
}

/* 发布时间：2025-09-22 of a web page; 0: the line does not say when it was published. */
static int
date_published(span s)
{
	static const span LABELS[] = {SPAN("发布时间"), SPAN("发布日期"), SPAN("成文日期"), SPAN("发文日期"),
								  SPAN("印发日期")};

	for (size_t i = 0; i < LENGTH(LABELS); i++)
	{
		ptrdiff_t at = span_find(s, LABELS[i]);
		size_t from = at < 0 ? 0 : (size_t) at + LABELS[i].n;

		if (at >= 0 && from < s.n && s.p[from] == ':')
			return date_stamped((span){s.p + from + 1, s.n - from - 1});
	}
	return 0;
}

#define DATE_LINES 12 /* around the title, and at the end */

static int
find_date(arena *a, const lines *l, uint32_t title_last)
{
	for (uint32_t i = 0; i < l->n && i <= title_last + DATE_LINES; i++)
	{
		span s = line_blank(l, i) || l->line[i].n > 200 ? SPAN_NONE : line_folded(a, l, i);
		int date = s.n == 0 ? 0 : date_of_issue(s, i > title_last);

		if (date != 0)
			return date;
	}
	for (uint32_t i = l->n, seen = 0; i > 0 && seen < DATE_LINES; i--)
	{
		span s = line_blank(l, i - 1) || l->line[i - 1].n > 200 ? SPAN_NONE : line_folded(a, l, i - 1);
		int date = s.n == 0 ? 0 : date_of_issue(s, false);

		if (date != 0)
			return date;
		seen += s.n > 0;
	}
	for (uint32_t i = 0; i < l->n && i <= title_last + DATE_LINES; i++)
	{
		span s = line_blank(l, i) || l->line[i].n > 200 ? SPAN_NONE : line_folded(a, l, i);
		int date = s.n == 0 ? 0 : date_published(s);

		if (date != 0)
			return date;
	}
	return 0;
}

/*
 * The line on which a second report begins: another title between two headings 一、.  The own title again, behind a
 * table of contents, is none.
 */
static report_status
find_other_report(arena *a, const lines *l, report_head *head)
{
	uint32_t title = 0;
	bool begun = false;
	span own = squeeze(a, head->title);
	char *folded = arena_get(a, own.n + 1, 1);

	if (folded == NULL)
		return REPORT_NOMEM;
	own = (span){folded, text_fold(own, folded)};
	for (uint32_t i = head->title_last + 1; i < l->n; i++)
	{
		span s;

		if (arena_cancelled(a, l->line[i].n + 1u))
			return REPORT_CANCELLED;
		if (l->line[i].n < 2 || l->line[i].n > 4 * TITLE_CHARACTERS || line_blank(l, i))
			continue;
		s = line_clean(l, i);
		if (span_starts(s, SPAN("一、")))
		{
			if (begun && title > 0)
			{
				head->other_line = title + 1;
				return REPORT_OK;
			}
			begun = true;
		}
		else if (begun && (span_ends(s, SPAN("报告")) || span_ends(s, SPAN("公报"))))
		{
			s = line_folded(a, l, i);
			if (title_may_be(l, i, s) && text_characters(s) >= 12 && !heading_at(l, i) &&
				span_find(own, s) < 0)
				title = i;
		}
	}
	return REPORT_OK;
}

/* Behind the last 关于, 印发, 下达, 《 in front of the year. */
static span
behind_title_words(span s)
{
	static const span WORDS[] = {SPAN("关于"), SPAN("印发"), SPAN("下达"), SPAN("下发"),
								 SPAN("发布"), SPAN("公布"), SPAN("报送"), SPAN("做好"),
								 SPAN("读懂"), SPAN("图解"), SPAN("《")};

	for (size_t i = 0; i < LENGTH(WORDS); i++)
		for (ptrdiff_t at; (at = span_find(s, WORDS[i])) >= 0;)
			s = (span){s.p + at + WORDS[i].n, s.n - (size_t) at - WORDS[i].n};
	return s;
}

/* What stands in front of the first word of what the report is about. */
static span
before_subject(span s)
{
	static const span SUBJECTS[] = {SPAN("国民经济"), SPAN("经济"), SPAN("人民政府"), SPAN("政府"),
									SPAN("发展"),     SPAN("计划"), SPAN("财政"),     SPAN("统计"),
									SPAN("社会"),     SPAN("主要"), SPAN("重点"),     SPAN("规模以上")};

	for (size_t i = 0; i < LENGTH(SUBJECTS); i++)
	{
		ptrdiff_t at = span_find(s, SUBJECTS[i]);

		if (at >= 0)
			s.n = (size_t) at;
	}
	return s;
}

/* "1-11月甲县…", "上半年甲县…": behind the part of the year. */
static span
behind_months(span s)
{
	static const span ENDS[] = {SPAN("月份"), SPAN("月"), SPAN("季度"), SPAN("半年")};

	for (size_t i = 0; i < LENGTH(ENDS); i++)
	{
		ptrdiff_t at = span_find(s, ENDS[i]);

		if (at > 0 && at <= 9)
			return (span){s.p + at + ENDS[i].n, s.n - (size_t) at - ENDS[i].n};
	}
	return s;
}

/* "2023年甲县国民经济…": behind the year. */
static span
behind_year(span s)
{
	ptrdiff_t year = span_find(s, SPAN("年"));

	if (year < 0)
		return SPAN_NONE;
	s = (span){s.p + year + strlen("年"), s.n - (size_t) year - strlen("年")};
	return span_starts(s, SPAN("度")) ? (span){s.p + strlen("度"), s.n - strlen("度")} : s;
}

/* 甲市乙区农业农村局: what stands up to the last word of a region in the name of an office. */
static span
region_of_office(span s)
{
	static const span OFFICES[] = {SPAN("局"), SPAN("委"),     SPAN("厅"),
								   SPAN("办"), SPAN("委员会"), SPAN("办公室")};
	span region = SPAN_NONE;

	if (!span_ends_any(s, OFFICES, LENGTH(OFFICES)))
		return region;
	for (const char *p = s.p, *end = span_end(s); p < end;)
	{
		text_next_raw(&p, end);
		if (is_region((span){s.p, (size_t) (p - s.p)}))
			region = (span){s.p, (size_t) (p - s.p)};
	}
	return region;
}

/* "关于云栖区2023年…" -> 云栖区 */
static span
region_of_title(arena *a, span title)
{
	static const span YEARS[] = {SPAN("二〇"), SPAN("二○"), SPAN("二零"), SPAN("“"), SPAN("\"")};
	char *folded = arena_get(a, title.n + 1, 1);
	span s, front;
	size_t n = 0;

	if (folded == NULL)
		return SPAN_NONE;
	s = (span){folded, text_fold(title, folded)};
	while (n < s.n && !(s.p[n] >= '0' && s.p[n] <= '9'))
		n++;
	front = (span){s.p, n};
	for (size_t i = 0; i < LENGTH(YEARS); i++)
	{
		ptrdiff_t at = span_find(front, YEARS[i]);

		if (at >= 0)
			front.n = (size_t) at;
	}
	front = behind_title_words(front);
	if (is_region(front))
		return front;
	/* 甲县统计月报; of a longer text the end may be no name */
	if (is_region(before_subject(front)) && !text_longer(before_subject(front), 5))
		return before_subject(front);
	n = span_find(front, SPAN("国民经济")) < 0 ? 0 : (size_t) span_find(front, SPAN("国民经济"));
	front.n = n;
	if (!is_region(front))
		front = before_subject(behind_title_words(behind_months(behind_year(s))));
	if (!is_region(front) && span_find(s, SPAN("关于")) > 0) /* 甲县人民政府关于下达2025年… */
	{
		span office = {s.p, (size_t) span_find(s, SPAN("关于"))};

		front = before_subject(office);
		if (!is_region(front))
			front = region_of_office(office);
	}
	return is_region(front) ? front : SPAN_NONE;
}

static span
find_issuer(arena *a, const lines *l, uint32_t title_end)
{
	int seen = 0;

	for (uint32_t i = title_end + 1; i < l->n && seen < ISSUER_LINES; i++)
	{
		span s = line_folded(a, l, i);

		if (s.n == 0)
			continue;
		if (heading_at(l, i))
			break;
		seen++;
		while (span_starts(s, SPAN("—")))
			s = (span){s.p + strlen("—"), s.n - strlen("—")};
		if (title_may_be(l, i, s) && !text_longer(s, 40) && names_issuer(s))
			return s;
	}
	return SPAN_NONE;
}

/* 十四五规划和2035年远景目标纲要 is about the years 2021 to 2025; until when its 中期评估 is, the title does not say. */
static void
settle_five_years(report_head *head, const years *y)
{
	static const span ENDS[] = {SPAN("总结"), SPAN("终期"), SPAN("期末"), SPAN("收官")};
	bool plan = span_find(head->title, SPAN("规划")) >= 0 || span_find(head->title, SPAN("纲要")) >= 0;

	/* years within the plan are what the report is about: "…规划纲要2023年度实施情况报告" */
	if (y->plan_end == 0 || !plan || (y->from >= y->plan_end - 5 && y->to <= y->plan_end))
		return;
	head->plan_year = y->plan_end;
	head->report_year = !title_reviews(head->title)                     ? y->plan_end - 4
						: span_has_any(head->title, ENDS, LENGTH(ENDS)) ? y->plan_end
																		: 0;
}

/* A title may say other years than it names: a government's work report of 2026 reports on 2025 and plans 2026. */
static void
settle_plan_years(report_head *head, const years *y)
{
	if (y->from == y->to && span_find(head->title, SPAN("政府工作报告")) >= 0)
	{
		head->report_year = y->from - 1;
		head->plan_year = y->from;
	}
	settle_five_years(head, y);
}

/*
 * "——2017年2月11日在甲县第十四届人民代表大会第六次会议上", folded: the session that a report was given to, its date as
 * yyyymmdd and its region; 0: no such line.
 */
static int
session_of(span s, span *region)
{
	static const span MARKS[] = {SPAN("—"), SPAN("-"), SPAN("(")};
	ptrdiff_t term;
	size_t n;
	int date;

	for (size_t i = 0; i < LENGTH(MARKS); i++)
		while (span_starts(s, MARKS[i]))
			s = (span){s.p + MARKS[i].n, s.n - MARKS[i].n};
	date = date_at(s, &n);
	if (date == 0 || span_find(s, SPAN("会议上")) < 0)
		return 0;
	s = (span){s.p + n, s.n - n};
	term = span_find(s, SPAN("第"));
	if (!span_starts(s, SPAN("在")) || term < 0)
		return 0;
	*region = (span){s.p + strlen("在"), (size_t) term - strlen("在")};
	return date;
}

/* What stands behind the title on its line; all of another line. */
static span
behind_title(span s)
{
	size_t n = title_proper(s).n;

	return n < s.n ? (span){s.p + n, s.n - n} : s;
}

/* The session line among lines [from, to); its index + 1, 0 if there is none. */
static uint32_t
find_session(arena *a, const lines *l, uint32_t from, uint32_t to, int *date, span *region)
{
	for (uint32_t i = from; i < l->n && i < to; i++)
	{
		if (line_blank(l, i) || l->line[i].n > 4 * TITLE_CHARACTERS)
			continue;
		*date = session_of(behind_title(line_folded(a, l, i)), region);
		if (*date != 0)
			return i + 1;
	}
	return 0;
}

/*
 * A report given to a session: where the session is, and what the years are.  One held by April is about the year
 * before it.
 */
static void
settle_session(arena *a, const lines *l, report_head *head, uint32_t from, uint32_t to)
{
	span region = SPAN_NONE;
	int date = 0;
	uint32_t line = find_session(a, l, from, to, &date, &region);

	if (line == 0)
		return;
	if (head->title.n == 0)
	{
		head->title = title_join(a, l, line - 1, line - 1);
		head->title_first = head->title_last = line - 1;
		head->issued_on = date;
	}
	if (head->region_text.n == 0 && is_region(region))
		head->region_text = region;
	/* headings that name only the year that is planned leave the year reported on to the session */
	if ((head->report_year == 0 || (head->report_year == date / 10000 && head->plan_year == 0)) &&
		date / 100 % 100 <= 4)
	{
		head->report_year = date / 10000 - 1;
		head->plan_year = date / 10000;
	}
}

#define LATE_MONTHS 3 /* a report on months is issued until so many behind them */

/* 1-8月经济运行情况, issued on 2025-09-22: of 2025. */
static void
settle_year_of_months(report_head *head)
{
	months m = months_in(head->title);
	int month = head->issued_on / 100 % 100, year = head->issued_on / 10000;
	int to = m.all ? 12 : m.to;

	if (head->report_year != 0 || head->issued_on == 0 || to == 0 || m.unread ||
		years_in(head->title).has_relative)
		return;
	if ((month - to + 12) % 12 <= LATE_MONTHS)
		head->report_year = month >= to ? year : year - 1;
}

/* The title over these lines, and the years that it names. */
static void
take_title(arena *a, const lines *l, uint32_t first, uint32_t last, report_head *head)
{
	years y;

	head->title = title_join(a, l, first, last);
	y = years_in(head->title);
	head->report_year = y.from;
	head->plan_year = y.to != y.from ? y.to : 0;
	settle_plan_years(head, &y);
}

report_status
document_head(arena *a, const lines *l, report_head *head)
{
	uint32_t first = 0, last = 0;

	memset(head, 0, sizeof(*head));
	if (title_find(a, l, true, true, &first, &last))
		take_title(a, l, first, last, head);
	else if (title_of_subject(a, l, &first, &last))
	{
		years y;

		head->title = title_join(a, l, first, last);
		y = years_in(head->title);
		head->report_year = y.from;
		head->plan_year = y.to == y.from + 1 ? y.to : 0;
		settle_five_years(head, &y);
	}
	else if (title_find(a, l, true, false, &first, &last))
		take_title(a, l, first, last, head);
	else if (title_find(a, l, false, false, &first, &last))
	{
		report_status status = years_of_headings(a, l, head);

		if (status != REPORT_OK)
			return status;
		settle_session(a, l, head, last, last + SESSION_LINES);
		head->title = title_join(a, l, first, last);
		/* 上年度…执行情况及本年度计划的报告: what such a title says does without a year, others may be words of a menu */
		if (head->report_year == 0 && months_in(head->title).to == 0 &&
			span_find(head->title, SPAN("国民经济和社会发展")) < 0)
			head->title = SPAN_NONE;
	}
	else
	{
		/* the title is lost: the line that says to which session the report was given stands for it */
		report_status status = years_of_headings(a, l, head);

		if (status != REPORT_OK)
			return status;
		settle_session(a, l, head, 0, SESSION_LINES);
		first = last = head->title_first;
	}
	if (head->title.n == 0)
		return REPORT_OK;
	head->title_first = first;
	head->title_last = last;
	if (head->region_text.n == 0)
		head->region_text = region_of_title(a, head->title);
	if (head->region_text.n == 0)
		settle_session(a, l, head, last + 1, last + SESSION_LINES);
	head->issuer = find_issuer(a, l, last);
	if (head->issued_on == 0)
		head->issued_on = find_date(a, l, last);
	settle_year_of_months(head);
	head->plan_end = years_in(head->title).plan_end;
	return find_other_report(a, l, head);
}
