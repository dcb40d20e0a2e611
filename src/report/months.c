/*
 * months.c
 *		Parts of a year in heads and captions; months.h says which.
 */
#include "months.h"
#include "cell.h"

/* The longer ones first: 前三季度 is no third quarter. */
static const struct
{
	span word;
	int from, to;
} PARTS[] = {
	{SPAN("前三季度"), 1, 9}, {SPAN("前3季度"), 1, 9}, {SPAN("上半年"), 1, 6}, {SPAN("下半年"), 7, 12},
	{SPAN("一季度"), 1, 3},   {SPAN("二季度"), 4, 6},  {SPAN("三季度"), 7, 9}, {SPAN("四季度"), 10, 12},
	{SPAN("1季度"), 1, 3},    {SPAN("2季度"), 4, 6},   {SPAN("3季度"), 7, 9},  {SPAN("4季度"), 10, 12},
};

#define FIRST_QUARTER 4 /* in PARTS: one quarter from here on */

/* Times that are no months of their own, or of another year. */
static const span OTHERS[] = {SPAN("月初"), SPAN("旬"),   SPAN("日"),  SPAN("上月"),
							  SPAN("同月"), SPAN("季末"), SPAN("个月")};

/* An end without a beginning: only of a sum, or of what came until then, is it known where it begins. */
static const span ENDINGS[] = {SPAN("月末"), SPAN("月底"), SPAN("截至"), SPAN("截止")};

/* 6月末 at the end of a head: what there was then, or what had come in until then. */
static const span ENDS[] = {SPAN("月末"),      SPAN("月底"),     SPAN("月末数"),   SPAN("月底数"),
							SPAN("月末余额"),  SPAN("月底余额"), SPAN("季度末"),   SPAN("季度末数"),
							SPAN("月末完成"),  SPAN("月底完成"), SPAN("月末实际"), SPAN("月底实际"),
							SPAN("月末时点数")};

static const span UNTIL[] = {SPAN("截至"), SPAN("截止"), SPAN("累计"), SPAN("上月"), SPAN("同月")};

/* From the first month on, whatever follows: 截至11月底, 截止9月. */
static const span UP_TO[] = {SPAN("截至"), SPAN("截止")};

/* The month that the table is about. */
static const span THIS[] = {SPAN("本月"), SPAN("当月")};

/* From the first month on: 1-本月, 本月止累计. */
static const span SO_FAR[] = {SPAN("累计"), SPAN("止"), SPAN("1-"), SPAN("1至"), SPAN("1—"), SPAN("1到")};

static const span QUARTERS_SO_FAR[] = {SPAN("1-"),  SPAN("1至"), SPAN("一至"),
									   SPAN("一-"), SPAN("1—"),  SPAN("1~")};

/* 六, 十二 in front of 月; 0: none. */
static int
han_before(const char *start, const char *p, const char **begins)
{
	const char *at = p - 3;
	int last = han_numeral(text_next_raw(&at, p)), tens;

	*begins = p;
	if (last <= 0)
		return 0;
	*begins = p - 3;
	if (p - start < 6)
		return last;
	at = p - 6;
	tens = han_numeral(text_next_raw(&at, p));
	if (tens == 10 && last < 10)
	{
		*begins = p - 6;
		return 10 + last;
	}
	return tens >= 0 ? 0 : last; /* 二十三月 is none */
}

/* A number of one or two digits that ends at p; 0: none. */
static int
number_before(const char *start, const char *p, const char **begins)
{
	int n = 0, unit = 1, digits = 0;

	if (p - start >= 3 && (unsigned char) p[-1] >= 0x80)
		return han_before(start, p, begins);

	while (p > start && p[-1] >= '0' && p[-1] <= '9' && digits++ < 2)
	{
		n += (*--p - '0') * unit;
		unit *= 10;
	}
	*begins = p;
	return p > start && p[-1] >= '0' && p[-1] <= '9' ? 0 : n;
}

/* Behind the dash or word that ends at p: -, —, ~, 至, 到; NULL: something else. */
static const char *
before_dash(const char *start, const char *p)
{
	static const span DASHES[] = {SPAN("-"),  SPAN("~"),  SPAN("—"), SPAN("–"),
								  SPAN("至"), SPAN("到"), SPAN("～")};

	for (size_t i = 0; i < LENGTH(DASHES); i++)
		if (span_ends((span){start, (size_t) (p - start)}, DASHES[i]))
			return p - DASHES[i].n;
	return NULL;
}

static void
add_part(months *m, int from, int to)
{
	m->unread |= m->to != 0 && (m->from != from || m->to != to);
	m->from = from;
	m->to = to;
}

/* 9月, 1-9月, 1月-9月, in s without blanks. */
static void
take_numbers(months *m, span s)
{
	static const span MONTH = SPAN("月");
	const char *end = span_end(s), *p = s.p;
	ptrdiff_t off;

	while ((off = span_find((span){p, (size_t) (end - p)}, MONTH)) >= 0)
	{
		const char *begins, *dash, *hit = p + off;
		int to = number_before(p, hit, &begins), from = to;

		p = hit + MONTH.n;
		if (to < 1 || to > 12)
			continue;
		dash = before_dash(s.p, begins);
		if (dash != NULL && dash > s.p)
		{
			const char *stop = span_ends((span){s.p, (size_t) (dash - s.p)}, MONTH) ? dash - MONTH.n : dash;
			int first = number_before(s.p, stop, &begins);

			if (first >= 1 && first < to)
				from = first;
			m->to = stop < dash ? 0 : m->to; /* 1月-9月: the first was taken alone */
		}
		add_part(m, from, to);
	}
}

/* 前11个月: from the first month on; 0: not said. */
static int
first_months(span s)
{
	static const span MONTHS = SPAN("个月"), FIRST = SPAN("前");
	ptrdiff_t at = span_find(s, MONTHS);
	const char *begins;
	int n = at > 0 ? number_before(s.p, s.p + at, &begins) : 0;

	return n > 1 && n <= 12 && span_ends((span){s.p, (size_t) (begins - s.p)}, FIRST) ? n : 0;
}

/* The month of 2012.8: its first digit; NULL: there is none such. */
static const char *
dotted_month(span s)
{
	const char *dot = s.p, *end = span_end(s);

	while (dot < end && (dot = memchr(dot, '.', (size_t) (end - dot))) != NULL && dot++)
		if (dot - s.p >= 5 && dot < end && *dot >= '1' && *dot <= '9' &&
			((dot[-5] == '1' && dot[-4] == '9') || (dot[-5] == '2' && dot[-4] == '0')) && dot[-3] >= '0' &&
			dot[-3] <= '9' && dot[-2] >= '0' && dot[-2] <= '9' &&
			(dot - s.p == 5 || dot[-6] < '0' || dot[-6] > '9'))
			return dot;
	return NULL;
}

/* 2012.8, 2012.1-8 */
static void
take_dotted(months *m, span s)
{
	const char *p = dotted_month(s), *end = span_end(s);
	int n[2] = {0}, i = 0;

	for (; p != NULL && p < end; p++)
		if (*p >= '0' && *p <= '9' && n[i] < 10)
			n[i] = n[i] * 10 + (*p - '0');
		else if (*p == '-' && i == 0)
			i++;
		else
			break;
	if (p == NULL || (p < end && (*p == '.' || *p == '%')) || n[0] > 12 || n[i] > 12 || n[i] < n[0])
		return;
	add_part(m, n[0], n[i]);
}

/* Every word of this file has one of these characters; most texts have none. */
static bool
may_name_months(span s)
{
	for (size_t i = 0; i + 3 <= s.n; i += (unsigned char) s.p[i] >= 0xE0 ? 3 : 1)
		switch ((unsigned) (unsigned char) s.p[i] << 16 | (unsigned) (unsigned char) s.p[i + 1] << 8 |
				(unsigned char) s.p[i + 2])
		{
			case 0xE69C88: /* 月 */
			case 0xE5ADA3: /* 季 */
			case 0xE58D8A: /* 半 */
			case 0xE697AC: /* 旬 */
			case 0xE697A5: /* 日 */
			case 0xE688AA: /* 截 */
				return true;
			default:
				break;
		}
	return dotted_month(s) != NULL;
}

months
months_in(span s)
{
	months m = {0};
	char buf[240];
	bool quarter = false, up_to;
	int first;

	if (s.n == 0 || s.n > sizeof(buf) || !may_name_months(s))
		return m;
	s = (span){buf, text_fold(s, buf)};
	m.at_end = span_ends_any(s, ENDS, LENGTH(ENDS)) && !span_has_any(s, UNTIL, LENGTH(UNTIL));
	up_to = span_has_any(s, UP_TO, LENGTH(UP_TO));
	first = first_months(s);
	m.unread = !m.at_end &&
			   ((first == 0 && span_has_any(s, OTHERS, LENGTH(OTHERS))) ||
				(!up_to && span_has_any(s, ENDINGS, LENGTH(ENDINGS)) && span_find(s, SPAN("累计")) < 0));
	if (first != 0)
		add_part(&m, 1, first);
	for (size_t i = 0; i < LENGTH(PARTS); i++)
		if (span_find(s, PARTS[i].word) >= 0)
		{
			add_part(&m, PARTS[i].from, PARTS[i].to);
			quarter = i >= FIRST_QUARTER;
			break;
		}
	take_numbers(&m, s);
	take_dotted(&m, s);
	if (span_has_any(s, THIS, LENGTH(THIS)))
	{
		m.unread |= m.to != 0;
		m.this_month = true;
		m.from = span_has_any(s, SO_FAR, LENGTH(SO_FAR)) ? 1 : 0;
	}
	else if (m.to != 0 && (m.from == m.to || quarter) && (up_to || span_has_any(s, SO_FAR, 2)))
		m.from = 1; /* 9月累计, 三季度累计, 截至9月底 */
	else if (m.at_end && quarter)
		m.from = m.to; /* 三季度末 */
	else if (quarter && span_has_any(s, QUARTERS_SO_FAR, LENGTH(QUARTERS_SO_FAR)))
		m.from = 1;
	if (m.at_end && m.to == 0 && !m.unread && s.n <= strlen("本月末时点余额"))
		m.this_month = true; /* 月末余额 */
	/* 截至目前 */
	m.unread |= up_to && m.to == 0;
	m.all = m.from == 1 && m.to == 12;
	if (m.all)
		m.from = m.to = 0;
	return m;
}
