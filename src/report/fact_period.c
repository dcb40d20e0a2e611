/*
 * fact_period.c
 *		The periods that a sentence names: years, plan periods, spans counted from a year, parts of a year.
 */
#include "fact_scan.h"
#include "cell.h"

token *
add_token(fact_reader *r, token_kind kind, size_t from, size_t to)
{
	token *t;

	if (r->token_n == TOKENS_MAX)
		return NULL;
	t = &r->work->tokens[r->token_n++];
	memset(t, 0, sizeof(*t));
	t->kind = (uint8_t) kind;
	t->from = t->number = (uint32_t) from;
	t->to = (uint32_t) to;
	return t;
}

/* 1..9 of 一 … 九, 两; 0: another character, of three bytes. */
static int
small_digit(const char *p)
{
	const char *end = p + 3;
	uint32_t c = text_next_raw(&p, end);
	int n = c == 0x4E24 ? 2 : han_numeral(c);

	return n > 9 || n < 0 ? 0 : n;
}

int
small_number(span s, size_t *n)
{
	int total = 0, one = 0;
	size_t i = 0;

	while (i < s.n && is_digit(s.p[i]) && i < 3)
		total = total * 10 + (s.p[i++] - '0');
	if (i > 0)
	{
		*n = i;
		return total;
	}
	while (s.n - i >= 3)
	{
		if (memcmp(s.p + i, "十", 3) == 0)
		{
			total += (one == 0 ? 1 : one) * 10;
			one = 0;
			i += 3;
			continue;
		}
		if (one != 0)
			break;
		one = small_digit(s.p + i);
		if (one == 0)
			break;
		i += 3;
	}
	*n = i;
	return total + one;
}

size_t
plan_period_at(span s, int *from, int *to)
{
	size_t open, n;
	span rest;
	int number;

	/* “, " or 十: by its first byte */
	if (s.n == 0 || (*s.p != '\xE2' && *s.p != '"' && *s.p != '\xE5'))
		return 0;
	open = span_starts(s, SPAN("“")) ? 3 : span_starts(s, SPAN("\"")) ? 1 : 0;
	rest = (span){s.p + open, s.n - open};
	if (!span_starts(rest, SPAN("十")))
		return 0;
	number = small_number(rest, &n);
	if (number < 11 || number > 19 || !span_starts((span){rest.p + n, rest.n - n}, SPAN("五")))
	{
		/* 十五 reads 十五五 as 十五 and 五, 十四五 as 十四 and 五 */
		return 0;
	}
	*from = 2026 + (number - 15) * 5;
	*to = *from + 4;
	n += open + 3;
	if (n < s.n && s.p[n] == '"')
		n++;
	else if (open == 3 && span_starts((span){s.p + n, s.n - n}, SPAN("”")))
		n += 3;
	return n;
}

/* Is the text in front of a period one that compares: 较2014年, 高于2020年? */
static bool
compares(span before)
{
	static const span WORDS[] = {SPAN("较"), SPAN("比"), SPAN("于"),   SPAN("过"), SPAN("从"),
								 SPAN("自"), SPAN("由"), SPAN("接近"), SPAN("距"), SPAN("距离")};

	if (span_ends(before, SPAN("“")))
		before.n -= 3;
	for (size_t i = 0; i < LENGTH(WORDS); i++)
		if (span_ends(before, WORDS[i]) && !span_ends(before, SPAN("不过")))
			return true;
	return false;
}

int
year_at(span s)
{
	int year = 0;

	if (s.n < 4)
		return 0;
	for (int i = 0; i < 4; i++)
	{
		if (!is_digit(s.p[i]))
			return 0;
		year = year * 10 + (s.p[i] - '0');
	}
	return year >= 1900 && year < 2100 && (s.n == 4 || !is_digit(s.p[4])) ? year : 0;
}

static const span RANGE_MARKS[] = {SPAN("——"), SPAN("-"),  SPAN("—"), SPAN("–"),
								   SPAN("~"),  SPAN("至"), SPAN("到")};

/* Of 年 and 年度 at s its bytes; 度 of 2022年度假区 and 度汛 is of the next word.  0: no year. */
static size_t
year_word(span s)
{
	static const span VERBS[] = {SPAN("度假"), SPAN("度过"), SPAN("度汛"), SPAN("度夏"), SPAN("度冬")};
	size_t n = strlen("年");

	if (!span_starts(s, SPAN("年")))
		return 0;
	s = (span){s.p + n, s.n - n};
	for (size_t i = 0; i < LENGTH(VERBS); i++)
		if (span_starts(s, VERBS[i]))
			return n;
	return span_starts(s, SPAN("度")) ? n + strlen("度") : n;
}

/* Is s 、2022、2023年, what stands behind a year that shares its 年? */
static bool
shares_year_word(span s)
{
	static const span JOINS[] = {SPAN("、"), SPAN("和"), SPAN("及"), SPAN("与")};

	for (int n = 0; n < 8; n++)
	{
		size_t join = 0;

		for (size_t i = 0; i < LENGTH(JOINS) && join == 0; i++)
			if (span_starts(s, JOINS[i]))
				join = JOINS[i].n;
		if (join == 0 || year_at((span){s.p + join, s.n - join}) == 0)
			return false;
		s = (span){s.p + join + 4, s.n - join - 4};
		if (span_starts(s, SPAN("年")))
			return true;
	}
	return false;
}

/* 2021年, 2021-2025年, 2021、2022年: bytes taken. */
static size_t
scan_years(span s, int *from, int *to)
{
	size_t n = 4;

	*from = *to = year_at(s);
	if (*from == 0)
		return 0;
	n += year_word((span){s.p + 4, s.n - 4});
	for (size_t i = 0; i < LENGTH(RANGE_MARKS); i++)
	{
		span rest = {s.p + n, s.n - n};
		int second;

		if (!span_starts(rest, RANGE_MARKS[i]))
			continue;
		rest = (span){rest.p + RANGE_MARKS[i].n, rest.n - RANGE_MARKS[i].n};
		second = year_at(rest);
		if (second > *from && span_starts((span){rest.p + 4, rest.n - 4}, SPAN("年")))
		{
			*to = second;
			return (size_t) (rest.p - s.p) + 4 + year_word((span){rest.p + 4, rest.n - 4});
		}
	}
	return n > 4 || shares_year_word((span){s.p + 4, s.n - 4}) ? n : 0;
}

/* 前三年 of “十四五”前三年: its bytes; 0: not such. */
static size_t
first_years_at(span s, int *years)
{
	size_t n;

	if (!span_starts(s, SPAN("前")))
		return 0;
	s = (span){s.p + strlen("前"), s.n - strlen("前")};
	*years = small_number(s, &n);
	if (n == 0 || *years < 1 || *years > 4 || !span_starts((span){s.p + n, s.n - n}, SPAN("年")))
		return 0;
	return strlen("前") + n + strlen("年");
}

report_status
scan_period(fact_reader *r, size_t at, size_t end, size_t *taken)
{
	static const span FOLLOWS[] = {SPAN("时期"), SPAN("期间"), SPAN("以来"), SPAN("五年"), SPAN("规划期")};
	static const span ENDS[] = {SPAN("时期末"), SPAN("期末"), SPAN("规划末"), SPAN("末")};
	span s = from_to(r, at, end);
	int from = 0, to = 0;
	bool relative = false, current = false;
	int years;
	size_t n = scan_years(s, &from, &to), m = 0;
	const period_word *w;
	token *t;

	*taken = 0;
	if (n == 0 && (n = plan_period_at(s, &from, &to)) > 0)
	{
		span rest = {s.p + n, s.n - n};

		for (size_t i = 0; i < LENGTH(FOLLOWS); i++)
			if (span_starts(rest, FOLLOWS[i]) && FOLLOWS[i].n > m)
				m = FOLLOWS[i].n;
		for (size_t i = 0; i < LENGTH(ENDS); i++)
			if (span_starts(rest, ENDS[i]) && ENDS[i].n > m)
			{
				m = ENDS[i].n;
				from = to;
			}
		if (m == 0 && (m = first_years_at(rest, &years)) > 0)
			to = from + years - 1;
		if (m == 0)
			return REPORT_OK;
		n += m;
	}
	else if (n == 0 && span_starts(s, SPAN("后")) && s.n > 6)
	{
		/* 后四年: up to the year that was just named */
		int years = small_number((span){s.p + 3, s.n - 3}, &m);

		if (years == 0 || m == 0 || !span_starts((span){s.p + 3 + m, s.n - 3 - m}, SPAN("年")))
			return REPORT_OK;
		n = 3 + m + 3;
		from = -years + 1;
		relative = true;
		current = true;
		for (size_t k = r->token_n; k-- > 0;)
			if (r->work->tokens[k].kind == TOKEN_PERIOD && !r->work->tokens[k].relative)
			{
				if (r->work->tokens[k].year_to > to)
					to = r->work->tokens[k].year_to;
			}
		if (to > 0)
		{
			from += to;
			relative = false;
		}
	}
	else if (n == 0 && (w = period_word_at(s)) != NULL)
	{
		n = w->text.n;
		from = w->from;
		to = w->to;
		relative = true;
		current = w->current;
	}
	if (n == 0)
		return REPORT_OK;
	t = add_token(r, TOKEN_PERIOD, at, at + n);
	if (t == NULL)
		return REPORT_NOMEM;
	t->year_from = from;
	t->year_to = to;
	t->relative = relative;
	t->current = current;
	t->reference = compares(from_to(r, r->sentence_from, at));
	*taken = n;
	return REPORT_OK;
}

/* 份, 末, 20日 behind 月: its bytes.  *year: the end of the year, of which the year's figures are. */
static size_t
month_tail(span rest, int month, bool *year)
{
	static const span ENDS[] = {SPAN("份"), SPAN("底前"), SPAN("末前"), SPAN("末"), SPAN("底")},
					  DAYS[] = {SPAN("日"), SPAN("号")};
	size_t n = 0;

	*year = false;
	for (size_t i = 0; i < LENGTH(ENDS); i++)
		if (span_starts(rest, ENDS[i]))
		{
			*year = i > 0 && month == 12;
			return ENDS[i].n;
		}
	while (n < rest.n && is_digit(rest.p[n]))
		n++;
	for (size_t i = 0; i < LENGTH(DAYS); i++)
		if (n > 0 && span_starts((span){rest.p + n, rest.n - n}, DAYS[i]))
			return n + DAYS[i].n;
	return 0;
}

/* 前11个月 */
static size_t
first_months_at(span s, year_part *part)
{
	static const span FIRST = SPAN("前"), MONTHS = SPAN("个月");
	size_t n;
	int months;

	if (!span_starts(s, FIRST))
		return 0;
	s = (span){s.p + FIRST.n, s.n - FIRST.n};
	months = small_number(s, &n);
	if (n == 0 || months < 2 || months > 11 || !span_starts((span){s.p + n, s.n - n}, MONTHS))
		return 0;
	*part = (year_part){1, (uint8_t) months};
	return FIRST.n + n + MONTHS.n;
}

/* 1-10月, 1月至9月, 5月份, 6月末 */
static size_t
months_at(span s, year_part *part)
{
	static const span MONTH = SPAN("月");
	size_t n;
	int from = small_number(s, &n), to = from;
	span rest = {s.p + n, s.n - n};
	bool year;

	if (n == 0 || from < 1 || from > 12)
		return 0;
	for (size_t i = 0; i < LENGTH(RANGE_MARKS); i++)
	{
		span behind = span_starts(rest, MONTH) ? (span){rest.p + MONTH.n, rest.n - MONTH.n} : rest;

		if (!span_starts(behind, RANGE_MARKS[i]))
			continue;
		behind = (span){behind.p + RANGE_MARKS[i].n, behind.n - RANGE_MARKS[i].n};
		to = small_number(behind, &n);
		if (n == 0 || to <= from || to > 12)
			return 0;
		rest = (span){behind.p + n, behind.n - n};
		break;
	}
	if (!span_starts(rest, MONTH))
		return 0;
	rest = (span){rest.p + MONTH.n, rest.n - MONTH.n};
	n = month_tail(rest, to, &year);
	year |= from == 1 && to == 12;
	*part = year ? (year_part){0, 0} : (year_part){(uint8_t) from, (uint8_t) to};
	return (size_t) (rest.p - s.p) + n;
}

static bool
begins_number(const char *p, const char *end)
{
	uint32_t c = text_peek(p, end);

	return (c >= '0' && c <= '9') || c == 0x4E24 || han_numeral(c) >= 0; /* 两 */
}

static size_t
leading_digits(span s)
{
	size_t digits = 0;

	while (digits < s.n && digits < 5 && is_digit(s.p[digits]))
		digits++;
	return digits;
}

/* 5年来, 1-10月, 3季度: what may stand behind such digits, by its first byte. */
static bool
digits_may_be_months(span s, size_t digits)
{
	return digits < 3 && s.n > digits &&
		   strchr("-~\xE2\xE5\xE6\xE8", s.p[digits]) != NULL; /* 年 月 季 至 到 — */
}

bool
digits_may_date(span s)
{
	size_t digits = leading_digits(s);

	return digits == 4 || digits_may_be_months(s, digits);
}

/* Most texts are seen to begin with no part of a year from their first characters: 120亿元, 全市, 上升. */
static bool
may_begin_part(span s)
{
	const char *next;

	if (s.n > 0 && is_digit(*s.p))
		return digits_may_be_months(s, leading_digits(s));
	if (s.n < strlen("五月"))
		return false;
	next = s.p + strlen("五");
	switch (character_key(s.p))
	{
		case 0xE4B88A:                              /* 上 */
		case 0xE4B88B:                              /* 下 */
			return character_key(next) == 0xE58D8A; /* 半 */
		case 0xE5898D:                              /* 前 */
			return begins_number(next, span_end(s));
		case 0xE4B8A4: /* 两 */
			return true;
		default:
			/* 季 月, or one of RANGE_MARKS */
			return han_numeral(text_peek(s.p, span_end(s))) > 0 &&
				   (character_key(next) == 0xE5ADA3 || character_key(next) == 0xE69C88 ||
					begins_number(next, span_end(s)) ||
					span_starts_any((span){next, s.n - strlen("五")}, RANGE_MARKS, LENGTH(RANGE_MARKS)));
	}
}

size_t
year_part_at(span s, year_part *part)
{
	size_t n;
	span rest;

	if (!may_begin_part(s))
		return 0;
	n = year_part_word(s, part);
	rest = (span){s.p + n, s.n - n};
	/* 三季度末: of its last month, as 9月末 is */
	if (n > 0 && (span_starts(rest, SPAN("末")) || span_starts(rest, SPAN("底"))))
	{
		*part = part->to == 12 ? (year_part){0, 0} : (year_part){part->to, part->to};
		return n + strlen("末");
	}
	if (n == 0)
		n = first_months_at(s, part);
	return n > 0 ? n : months_at(s, part);
}

report_status
scan_subperiod(fact_reader *r, size_t at, size_t end, size_t *next)
{
	year_part part;
	size_t n = year_part_at(from_to(r, at, end), &part);
	token *t = r->token_n > 0 ? &r->work->tokens[r->token_n - 1] : NULL;
	span before;

	if (n == 0)
		return REPORT_OK;
	if (t != NULL && t->kind == TOKEN_PERIOD && t->to == at)
		t->to = (uint32_t) (at + n);
	else
	{
		t = add_token(r, TOKEN_PERIOD, at, at + n);
		if (t == NULL)
			return REPORT_NOMEM;
		t->relative = t->current = true;
		t->reference = compares(from_to(r, r->sentence_from, at));
	}
	/* 截至2023年8月: from the first month on */
	before = from_to(r, r->sentence_from, t->from);
	if (part.to > 0 && (span_ends(before, SPAN("截至")) || span_ends(before, SPAN("截止"))))
		part.from = 1;
	t->part = part;
	*next = at + n;
	return REPORT_OK;
}

report_status
scan_first_years(fact_reader *r, size_t at, size_t end, size_t *next)
{
	span s = from_to(r, at, end);
	int years;
	size_t n = r->context.review_from == 0 ? 0 : first_years_at(s, &years);
	bool half = span_starts((span){s.p + n, s.n - n}, SPAN("半"));
	token *t;

	if (n == 0)
		return REPORT_OK;
	n += half ? strlen("半") : 0;
	t = add_token(r, TOKEN_PERIOD, at, at + n);
	if (t == NULL)
		return REPORT_NOMEM;
	t->year_from = r->context.review_from;
	t->year_to = t->year_from + years - (half ? 0 : 1);
	t->part = half ? (year_part){1, 6} : (year_part){0, 0};
	*next = at + n;
	return REPORT_OK;
}

report_status
scan_past_years(fact_reader *r, size_t floor, size_t at, size_t end, size_t *next)
{
	span s = from_to(r, at, end), before = from_to(r, floor, at);
	bool near = span_ends(before, SPAN("近"));
	token *t;

	if (s.n < 4 || s.p[0] < '2' || !span_starts((span){s.p + 1, s.n - 1}, SPAN("年")) ||
		span_starts((span){s.p + 1, s.n - 1}, SPAN("年级")) || (!near && before.n > 0))
		return REPORT_OK;
	t = add_token(r, TOKEN_PERIOD, near ? at - 3 : at, at + 4);
	if (t == NULL)
		return REPORT_NOMEM;
	t->relative = t->current = true;
	t->year_from = 1 - (int) (s.p[0] - '0');
	*next = at + 4;
	return REPORT_OK;
}
