/*
 * head_years.c
 *		The years that heads, captions and titles name: 2023年, 二〇二三年, 十四五, 上年, 五年.
 */
#include "head_years.h"
#include "traditional.h"

#define M(literal) MARKED(literal)

typedef struct year_word
{
	marked word;
	int8_t relative;
} year_word;

static const year_word YEAR_WORDS[] = {
	{M("上一年"), -1}, {M("上年"), -1},  {M("去年"), -1}, {M("前年"), -2}, {M("本年"), 0},
	{M("今年"), 0},    {M("当年"), 0},   {M("全年"), 0},  {M("明年"), 1},  {M("次年"), 1},
	{M("来年"), 1},    {M("下一年"), 1}, {M("下年"), 1},
};

/* Times that are no year of their own. */
static const marked TIMES[] = {M("期末"), M("期初"), M("届末"), M("规划期"), M("历年"), M("往年")};

/* s without white space, width folded, in simplified characters, in buf; empty where it is too long for a head. */
span
head_fold(span s, char *buf)
{
	if (s.n == 0 || s.n > HEAD_BYTES)
		return SPAN_NONE;
	s = (span){buf, text_fold(s, buf)};
	if (has_traditional(s))
		simplify(s, buf);
	return s;
}

/* 0..10 of 〇, 零, ○, 一 … 十, 两; -1: another character. */
static int
han_digit(uint32_t c)
{
	if (c == 0x96F6 || c == 0x25CB || c == 0x25EF) /* 零 ○ ◯ */
		return 0;
	if (c == 0x4E24) /* 两 */
		return 2;
	return han_numeral(c);
}

/* Most characters are no digit, and seen not to be from their last six bits. */
static inline bool
may_be_digit(uint32_t c)
{
	static const uint64_t HAN =
		UINT64_C(1) << (0x96F6 & 63) | UINT64_C(1) << (0x25CB & 63) | UINT64_C(1) << (0x25EF & 63) |
		UINT64_C(1) << (0x4E24 & 63) | UINT64_C(1) << (0x3007 & 63) | UINT64_C(1) << (0x4E00 & 63) |
		UINT64_C(1) << (0x4E8C & 63) | UINT64_C(1) << (0x4E09 & 63) | UINT64_C(1) << (0x56DB & 63) |
		UINT64_C(1) << (0x4E94 & 63) | UINT64_C(1) << (0x516D & 63) | UINT64_C(1) << (0x4E03 & 63) |
		UINT64_C(1) << (0x516B & 63) | UINT64_C(1) << (0x4E5D & 63) | UINT64_C(1) << (0x5341 & 63);

	return c < 0x80 ? c >= '0' && c <= '9' : HAN >> (c & 63) & 1;
}

/* Past the ideographs that are seen to be no digits; *before: the last of them. */
static const char *
skip_no_digits(const char *p, const char *end, uint32_t *before)
{
	const char *from = p;

	while (end - p >= 3 && (unsigned char) (*p - (char) 0xE4) <= 5 && !may_be_digit(0x80 | (p[2] & 0x3F)))
		p += 3;
	if (p > from)
		*before = text_peek(p - 3, end);
	return p;
}

static void
add_year(years *y, int n)
{
	if (y->from == 0 || n < y->from)
		y->from = n;
	if (n > y->to)
		y->to = n;
}

/* What a run of digits before 年 says: 2023年, 二〇二三年, 23年; 三年, 10年 are lengths of time. */
static void
take_numeral(years *y, int n, int digits, bool han, bool lengthened, bool before_year)
{
	if (digits == 4 && n >= 1900 && n < 2100)
		add_year(y, n);
	else if (before_year && digits == 2 && !han && !lengthened)
		add_year(y, n < 50 ? 2000 + n : 1900 + n);
	else if (before_year && digits > 0)
		y->length = n;
}

/* 近, 前, 后, 过去: what follows is a length of time. */
static bool
lengthens(uint32_t c)
{
	return c == 0x8FD1 || c == 0x524D || c == 0x540E || c == 0x53BB;
}

/* 十四五, 第十四个五年: the years of a plan, known by their last one.  十五年 is a length of time. */
static void
take_plan_words(years *y, span s)
{
	static const char FIVE_YEARS[] = "个五年";
	ptrdiff_t at = span_find(s, SPAN("五")); /* few texts have one */

	for (const char *p = s.p, *end = span_end(s); at >= 0 && p < end;)
	{
		const char *q;
		int n;

		if (text_next(&p, end) != 0x5341) /* 十 */
			continue;
		q = p;
		n = han_digit(text_next(&q, end));
		if (n < 1 || n > 9 ||
			(text_peek(q, end) != 0x4E94 && /* 五 */
			 text_match(q, end, FIVE_YEARS, sizeof(FIVE_YEARS) - 1) == 0))
			continue;
		y->plan_end = 2005 + 5 * n;
		return;
	}
}

/* “十三五”末: the last year of a plan, and nothing else.  s is folded. */
bool
years_end_plan(span s)
{
	static const span BEHIND[] = {SPAN("末"), SPAN("期末"), SPAN("时期末"), SPAN("末期")};
	static const char PLAN[] = "“”\"第十个";
	const char *p = s.p, *end = span_end(s);

	if (!span_ends(s, SPAN("末")) && !span_ends(s, SPAN("末期")))
		return false;
	while (p < end)
	{
		const char *q = PLAN, *at = p;
		uint32_t c = text_next_raw(&p, end);
		bool in = han_numeral(c) > 0;

		while (!in && *q != '\0')
			in = text_next_raw(&q, PLAN + sizeof(PLAN) - 1) == c;
		for (size_t i = 0; !in && at > s.p && i < LENGTH(BEHIND); i++)
			if (span_equal((span){at, (size_t) (end - at)}, BEHIND[i]))
				return true;
		if (!in)
			return false;
	}
	return false;
}

/* Of what a text could say of time: most say nothing. */
enum time_sign
{
	HAS_DIGIT = 1, /* maybe a full-width one */
	HAS_HAN = 2,
	HAS_WORD = 4 /* one of the characters of which one is in each word below */
};

static unsigned
time_signs(span s)
{
	unsigned signs = 0;

	for (size_t i = 0; i < s.n; i++)
	{
		unsigned char c = (unsigned char) s.p[i];

		if (c >= '0' && c <= '9')
			signs |= HAS_DIGIT;
		if (c < 0xE0 || s.n - i < 3)
			continue;
		switch ((unsigned) c << 16 | (unsigned) (unsigned char) s.p[i + 1] << 8 | (unsigned char) s.p[i + 2])
		{
			case 0xE5B9B4: /* 年 */
			case 0xE69C9F: /* 期 */
			case 0xE5B18A: /* 届 */
				signs |= HAS_WORD;
				break;
			case 0xE4BA94: /* 五 */
			case 0xE38087: /* 〇 */
			case 0xE99BB6: /* 零 */
			case 0xE2978B: /* ○ */
			case 0xE297AF: /* ◯ */
				signs |= HAS_HAN;
				break;
			default:
				if (c == 0xEF)
					signs |= HAS_DIGIT;
		}
		i += 2;
	}
	return signs;
}

/*
 * 1930万吨, 2000元: a magnitude or nothing but a unit behind the digits, c the first of it, makes them a quantity; a unit
 * apart from them or in brackets is that of a year's values.
 */
static bool
counts(span behind, uint32_t c)
{
	const char *p = behind.p;
	unit u;

	if (c == TEXT_END || c == 0x5E74 || c == '(' || c == '%' ||
		text_is_space(text_next_raw(&p, span_end(behind))))
		return false;
	return c == 0x4E07 || c == 0x4EBF || unit_parse(text_trim(behind), &u);
}

/* folded: what s folds to, NULL where it is not known. */
static years
find_years(span s, const marked *folded)
{
	years y = {0};
	const char *p = s.p, *end = span_end(s), *at;
	int digits = 0, n = 0;
	bool han = false, lengthened = false;
	uint32_t c = 0, before = 0;
	char buf[HEAD_BYTES];
	marked own;
	unsigned signs = time_signs(s);

	if (signs == 0)
		return y;
	while (c != TEXT_END)
	{
		int digit;
		bool is_han;

		if (digits == 0)
			p = skip_no_digits(p, end, &before);
		at = p;
		c = text_next(&p, end);
		if (digits == 0 && !may_be_digit(c))
		{
			before = c;
			continue;
		}
		digit = c >= '0' && c <= '9' ? (int) (c - '0') : c == TEXT_END ? -1 : han_digit(c);
		is_han = digit >= 0 && !(c >= '0' && c <= '9');
		if (digits > 0 && (digit < 0 || is_han != han))
		{
			if (han || digits != 4 || !counts((span){at, (size_t) (end - at)}, c))
				take_numeral(&y, n, digits, han, lengthened, c == 0x5E74);
			digits = n = 0;
		}
		if (digit >= 0)
		{
			if (digits++ == 0)
				lengthened = lengthens(before);
			han = is_han;
			n = digits <= 4 ? n * 10 + digit : 0;
		}
		before = c;
	}
	if (signs == HAS_DIGIT)
		return y;
	if (folded == NULL)
	{
		own = marked_text(s.n <= HEAD_BYTES ? head_fold(s, buf) : s);
		folded = &own;
	}
	s = folded->text;
	take_plan_words(&y, s);
	if (y.plan_end != 0)
		y.length = 0;
	if (y.plan_end != 0 && y.from == 0 && years_end_plan(s))
	{
		y.from = y.to = y.plan_end; /* the year after which the plan has ended */
		y.plan_end = 0;
	}
	y.unread = y.plan_end != 0 || y.length != 0;
	y.unread |= marked_has_any(folded, TIMES, LENGTH(TIMES));
	for (size_t i = 0; y.from == 0 && !y.has_relative && i < LENGTH(YEAR_WORDS); i++)
		if (marked_has(folded, YEAR_WORDS[i].word))
		{
			y.relative = YEAR_WORDS[i].relative;
			y.has_relative = true;
		}
	return y;
}

years
years_in(span s)
{
	return find_years(s, NULL);
}

years
years_in_folded(const marked *s)
{
	return find_years(s->text, s);
}

/* May it stand in a year, besides words? */
static bool
of_years(uint32_t c)
{
	switch (c)
	{
		case '-':
		case '/':
		case '(':
		case ')':
		case '~':
		case 0x2014: /* — */
		case 0x2013: /* – */
		case 0x81F3: /* 至 */
		case 0x5E74: /* 年 */
		case 0x5EA6: /* 度 */
		case 0x96F6: /* 零 */
		case 0x25CB: /* ○ */
			return true;
		default:
			return (c >= '0' && c <= '9') || (han_numeral(c) >= 0 && han_numeral(c) < 10);
	}
}

/* "2021年", "2021年度", "(2021)", "2019-2021年", "上年": nothing but years.  s is folded. */
bool
years_only(span s)
{
	const char *p = s.p, *end = span_end(s);

	for (size_t i = 0; i < LENGTH(YEAR_WORDS); i++)
		if (span_equal(s, YEAR_WORDS[i].word.text))
			return true;
	while (p < end)
		if (!of_years(text_next_raw(&p, end)))
			return false;
	return true;
}

bool
title_reviews(span s)
{
	static const span REVIEWS[] = {SPAN("评估"), SPAN("情况"), SPAN("执行"), SPAN("进展"), SPAN("监测")};

	return span_has_any(s, REVIEWS, LENGTH(REVIEWS));
}
