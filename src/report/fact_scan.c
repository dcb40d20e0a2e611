/*
 * fact_scan.c
 *		A sentence as tokens: figures, marks, periods.
 *
 * A number is a figure only with a unit that the value grammar knows, or as a rank, a share, a ratio.  Numbers in
 * quotation marks and titles, behind letters (PM2.5) and 每 (每10万人), and those of dates and names are none.
 */
#include "fact_scan.h"
#include "../value/parse.h"

#define QUOTE_CHARACTERS 240 /* bytes: a quotation that is longer is not passed over */

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_comparison(char c)
{
	return c == '<' || c == '>' || c == '=';
}

static const sign *
sign_of(const fact_reader *r, size_t i)
{
	return i < r->work->prose.signs_n ? &r->work->prose.signs[i] : NULL;
}

/* The next sign that is looked at stands at or behind `at`. */
static void
pass_signs(fact_reader *r, size_t at)
{
	for (const sign *x; (x = sign_of(r, r->sign_next)) != NULL && x->at < at;)
		r->sign_next++;
}

bool
fact_may_scan(fact_reader *r, size_t from, size_t to)
{
	span s = from_to(r, from, to);
	const sign *x;

	pass_signs(r, from);
	for (size_t i = r->sign_next; (x = sign_of(r, i)) != NULL && x->at < to; i++)
		if (x->may)
			return true;
	return period_word_at(s) != NULL || span_starts(s, SPAN("“十")) || span_starts(s, SPAN("到“"));
}

/* Where the words that bound the number at `at` begin: 超过1400, 不低于近50, >=7. */
static size_t
bound_start(const fact_reader *r, size_t floor, size_t at)
{
	size_t start = at;

	for (int words = 0; words < 2; words++)
	{
		span before = from_to(r, floor, start);
		size_t n = list_ends(LIST_BOUNDS, before);

		if (n == 0)
			while (n < before.n && is_comparison(before.p[before.n - n - 1]))
				n++;
		if (n == 0 || list_ends(LIST_NOT_BOUNDS, before) > 0)
			break;
		start -= n;
	}
	return start;
}

/* ，低于3%左右的预期目标: 低于 says how the goal was met, and bounds nothing. */
static bool
compares_goal(const fact_reader *r, size_t start, size_t at, span behind)
{
	static const span WORDS[] = {SPAN("低于"), SPAN("高于"), SPAN("超过"), SPAN("超"),
								 SPAN("突破"), SPAN("超出"), SPAN("大于"), SPAN("小于")};
	size_t k = r->token_n;
	bool begins = start == r->sentence_from ||
				  (k > 0 && r->work->tokens[k - 1].to == start && r->work->tokens[k - 1].kind <= TOKEN_LIST);

	for (size_t i = 0; i < LENGTH(WORDS) && begins; i++)
		if (span_equal(from_to(r, start, at), WORDS[i]))
			return goal_behind(behind);
	return false;
}

static bool
ends_clause(span rest)
{
	static const span MARKS[] = {SPAN(","), SPAN(";"), SPAN("、"), SPAN("。"),
								 SPAN(")"), SPAN("("), SPAN("!"),  SPAN(":")};

	if (rest.n == 0)
		return true;
	for (size_t i = 0; i < LENGTH(MARKS); i++)
		if (span_starts(rest, MARKS[i]))
			return true;
	return false;
}

/* 1/5, not 2021/22 or 5/10/20. */
static size_t
scan_fraction(span s)
{
	size_t n = 0, slash;

	while (n < s.n && is_digit(s.p[n]) && n < 3)
		n++;
	slash = n;
	if (n == 0 || n >= s.n || s.p[n] != '/')
		return 0;
	for (n++; n < s.n && is_digit(s.p[n]) && n - slash < 4; n++)
		;
	return n == slash + 1 || (n < s.n && (s.p[n] == '/' || s.p[n] == '.')) ? 0 : n;
}

/* 2.6:48.8:48.6 */
static size_t
scan_ratio(span s)
{
	size_t n = 0, good = 0;
	int parts = 0;

	for (;;)
	{
		size_t start = n;

		while (n < s.n && (is_digit(s.p[n]) || (s.p[n] == '.' && n > start)))
			n++;
		if (n == start)
			break;
		parts++;
		good = n;
		if (n < s.n && s.p[n] == ':')
			n++;
		else if (span_starts((span){s.p + n, s.n - n}, SPAN("∶")))
			n += 3;
		else
			break;
	}
	return parts >= 2 && good > 0 && s.p[good - 1] != '.' ? good : 0;
}

/* 收入比由, 收入比由上年的, 收入比从2022年的: what stands before the base. */
static span
before_base(span s)
{
	static const span FROM[] = {SPAN("由"), SPAN("从")},
					  YEARS[] = {SPAN("上年的"), SPAN("去年的"), SPAN("年的")};
	span rest = s;

	for (size_t i = 0; i < LENGTH(YEARS) && rest.n == s.n; i++)
		if (span_ends(s, YEARS[i]))
			rest.n -= YEARS[i].n;
	while (rest.n < s.n && rest.n > 0 && is_digit(rest.p[rest.n - 1]))
		rest.n--;
	return span_ends_any(rest, FROM, LENGTH(FROM)) ? (span){rest.p, rest.n - strlen("由")} : s;
}

/* 城乡居民收入比由2.08缩小到1.91: a number without a unit of what is known to have none. */
static bool
is_bare_number(const value *v, span before, span rest)
{
	span from = before_base(before);

	if (list_ends(LIST_NUMBERED, from) > 0)
		return true;
	return v->number.scale > 0 && ends_clause(rest) && fact_word_at(BEFORE_FIGURE, before) != NULL &&
		   list_find_last(LIST_NUMBERED, before, &(size_t){0}) >= 0;
}

/* 平均受教育年限提高到12年: years that are no time. */
static bool
counts_years(span before)
{
	size_t most = before.n > 60 ? before.n - 60 : 0;

	return span_find((span){before.p + most, before.n - most}, SPAN("年限")) >= 0;
}

/* 3岁以下婴幼儿, 65岁及以上的老年人: the age is in the name of who they are. */
static bool
is_age_of(const unit *u, span rest)
{
	static const span AND_MORE[] = {SPAN("及以上"), SPAN("及以下"), SPAN("的")};

	if (u->composite.n > 0 || !span_equal(unit_noun_text(u->noun), SPAN("岁")))
		return false;
	for (size_t i = 0; i < LENGTH(AND_MORE); i++)
		if (span_starts(rest, AND_MORE[i]))
			rest = (span){rest.p + AND_MORE[i].n, rest.n - AND_MORE[i].n};
	return list_starts(LIST_CLASSES, rest) > 0 || span_starts(rest, SPAN("占"));
}

/* May a quantity with this unit, which is of the sort, be a figure where it stands? */
static bool
is_figure(const fact_reader *r, const value *v, unit_sort sort, size_t start, size_t end, size_t sentence_end)
{
	span rest = from_to(r, end, sentence_end), before = from_to(r, r->sentence_from, start);

	if (span_starts(rest, SPAN("级")) || is_age_of(&v->unit, rest))
		return false; /* 5万吨级泊位 */
	if (!unit_present(&v->unit))
		return is_bare_number(v, before, rest);
	if (v->unit.noun == 0 && v->unit.composite.n == 0)
		return ends_clause(rest); /* 8.2万 */
	switch (sort)
	{
		case SORT_NO_FIGURE:
			return false;
		case SORT_YEARS:
			return ends_clause(rest) && counts_years(before);
		case SORT_TIME:
			return ends_clause(rest);
		case SORT_COUNT:
			return list_starts(LIST_NOT_COUNTED, rest) == 0;
		default:
			return true;
	}
}

/* 个岗位, 个村: units that hold a noun, but 个百分点 and 个月. */
static bool
counts_named(const unit *u)
{
	span noun = u->composite.n > 0 ? SPAN_NONE : unit_noun_text(u->noun);

	return noun.n > 3 && begins_with(noun, "个", 3) && unit_sort_of(u) == SORT_COUNT;
}

/* 1·8%: whether it is 1.8% is not known, but it is not 8%. */
static bool
follows_raised_dot(const fact_reader *r, size_t at)
{
	span before = from_to(r, r->sentence_from, at), dot = SPAN("·");

	return span_ends(before, dot) && before.n > dot.n && is_digit(before.p[before.n - dot.n - 1]);
}

/* 2023年, 3月, 近5年: digits that are a period.  *next: behind it; at or before `at`: they are none. */
static report_status
scan_date(fact_reader *r, size_t floor, size_t at, size_t end, size_t *next)
{
	size_t taken;

	TRY_FACT(scan_period(r, at, end, &taken));
	*next = at + taken;
	if (taken == 0)
		TRY_FACT(scan_subperiod(r, at, end, next));
	if (*next <= at)
		TRY_FACT(scan_past_years(r, floor, at, end, next));
	return REPORT_OK;
}

/* A number at `at`: a figure, a period, or digits to pass over.  *next = where to go on. */
static report_status
scan_number(fact_reader *r, size_t floor, size_t at, size_t end, size_t *next)
{
	span s = from_to(r, at, end);
	size_t n, start, stop;
	char before = at > r->sentence_from ? r->work->prose.text[at - 1] : ' ';
	value v = {0};
	value_error err = {VALUE_OK, 0, NULL};
	unit_sort sort;
	token *t;
	bool shared;

	*next = at;
	while (*next < end && (is_digit(r->work->prose.text[*next]) || r->work->prose.text[*next] == '.'))
		++*next;
	if (is_letter(before) || before == '_' || before == '.' || before == '/' || before == '+' ||
		before == '#' || span_ends(from_to(r, floor, at), SPAN("每")) ||
		span_ends(from_to(r, floor, at), SPAN("第")))
		return REPORT_OK;
	if (follows_raised_dot(r, at))
		return REPORT_OK;
	if (digits_may_date(s))
	{
		TRY_FACT(scan_date(r, floor, at, end, &n));
		if (n > at)
		{
			*next = n;
			return REPORT_OK;
		}
	}
	start = bound_start(r, floor, at);
	if ((n = scan_fraction(s)) > 0 || (n = scan_ratio(s)) > 0)
	{
		bool ratio = memchr(s.p, '/', n) == NULL;

		*next = at + n;
		t = add_token(r, TOKEN_FIGURE, start, at + n);
		if (t == NULL)
			return REPORT_NOMEM;
		t->figure = ratio ? FIGURE_RATIO : FIGURE_FRACTION;
		t->number = (uint32_t) at;
		return REPORT_OK;
	}
	if (before == '-' && at > floor && start == at)
	{
		char further = at - 1 > r->sentence_from ? r->work->prose.text[at - 2] : ' ';

		if (!is_letter(further) && !is_digit(further) && further != ')')
			start = at - 1;
	}
	v.print = from_to(r, start, end);
	n = quantity_scan(r->work->prose.text + start, r->work->prose.text + end, &v, &err);
	if (start != at && (n == 0 || compares_goal(r, start, at, from_to(r, start + n, end))))
	{
		start = at;
		v = (value){.print = s};
		n = quantity_scan(s.p, span_end(s), &v, &err);
	}
	if (n == 0 || start + n <= at)
		return REPORT_OK;
	if (counts_named(&v.unit))
	{
		/* 5000个岗位: what is counted is the subject, not the unit */
		const char *measure = memmem(r->work->prose.text + at, start + n - at, "个", 3);

		v = (value){.print = from_to(r, start, end)};
		n = quantity_scan(r->work->prose.text + start, measure + 3, &v, &err);
		if (n == 0)
			return REPORT_OK;
	}
	stop = start + n;
	sort = unit_sort_of(&v.unit);
	shared = !unit_present(&v.unit) && shares_points(from_to(r, stop, end));
	if (shared)
		sort = SORT_POINTS;
	else if (!is_figure(r, &v, sort, start, stop, end))
		return REPORT_OK;
	*next = stop;
	if (sort == SORT_COUNT && (n = ranked_peers(from_to(r, stop, end))) > 0)
	{
		*next = stop + n;
		return REPORT_OK;
	}
	t = add_token(r, TOKEN_FIGURE, start, *next);
	if (t == NULL)
		return REPORT_NOMEM;
	t->figure = FIGURE_QUANTITY;
	t->number = (uint32_t) at;
	t->sort = (uint8_t) sort;
	t->points = shared;
	if (r->value_n < VALUES_MAX && !shared)
	{
		value_end_at(&v, stop - start);
		r->work->values[r->value_n++] = v;
		t->value = (uint8_t) r->value_n;
	}
	return REPORT_OK;
}

/* 第三位, 前三: what follows must end the clause, or say 位 or 名. */
static report_status
scan_rank(fact_reader *r, size_t at, size_t end, size_t *next)
{
	span s = from_to(r, at + 3, end), rest;
	size_t n;
	int count = small_number(s, &n);
	bool with_unit;
	token *t;

	*next = at + 3;
	if (count == 0 || n == 0)
		return REPORT_OK;
	rest = (span){s.p + n, s.n - n};
	with_unit = span_starts(rest, SPAN("位")) || span_starts(rest, SPAN("名"));
	if (with_unit)
		n += 3;
	else if (!ends_clause(rest) && !span_starts(rest, SPAN("和")) && !span_starts(rest, SPAN("及")))
		return REPORT_OK;
	t = add_token(r, TOKEN_FIGURE, at, at + 3 + n);
	if (t == NULL)
		return REPORT_NOMEM;
	t->figure = FIGURE_RANK;
	t->sort = SORT_RANK;
	t->count = count;
	t->with_unit = with_unit;
	*next = at + 3 + n;
	return REPORT_OK;
}

/* 连续9年, 连续五个季度 */
static report_status
scan_streak(fact_reader *r, size_t at, size_t end, size_t *next)
{
	static const span UNITS[] = {SPAN("年"),   SPAN("个月"), SPAN("个季度"),
								 SPAN("季度"), SPAN("次"),   SPAN("届")};
	span s = from_to(r, at + 6, end), rest;
	size_t n;
	int count = small_number(s, &n);

	*next = at + 6;
	if (count == 0 || n == 0)
		return REPORT_OK;
	rest = (span){s.p + n, s.n - n};
	for (size_t i = 0; i < LENGTH(UNITS); i++)
		if (span_starts(rest, UNITS[i]))
		{
			token *t = add_token(r, TOKEN_STREAK, at, at + 6 + n + UNITS[i].n);

			if (t == NULL)
				return REPORT_NOMEM;
			t->count = count;
			t->number = (uint32_t) (at + 6);
			*next = t->to;
			return REPORT_OK;
		}
	return REPORT_OK;
}

/* 翻番, 翻一番, 翻两番 */
static report_status
scan_doubled(fact_reader *r, size_t at, size_t end, size_t *next)
{
	span s = from_to(r, at + 3, end);
	size_t n;
	int count = small_number(s, &n);
	token *t;

	*next = at + 3;
	if (n > 3 || !span_starts((span){s.p + n, s.n - n}, SPAN("番")))
		return REPORT_OK;
	t = add_token(r, TOKEN_FIGURE, at, at + 3 + n + 3);
	if (t == NULL)
		return REPORT_NOMEM;
	t->figure = FIGURE_DOUBLED;
	t->sort = SORT_MULTIPLE;
	t->count = count == 0 ? 1 : count;
	*next = t->to;
	return REPORT_OK;
}

/* 五分之一, not 百分之五 */
static bool
is_part(span s)
{
	return s.n >= 9 && begins_with((span){s.p + 3, s.n - 3}, "分之", 6) && !begins_with(s, "百", 3) &&
		   !begins_with(s, "千", 3);
}

/* 十…, 百分之…, 三万…: a numeral that can be a figure, which 三 in 三个 cannot. */
static bool
may_be_large(span s)
{
	static const char SCALES[] = "十百千万亿";
	size_t at = span_starts(s, SPAN("十")) || span_starts(s, SPAN("百")) ? 0 : 3;

	for (size_t i = 0; i + 3 < sizeof(SCALES); i += 3)
		if (s.n >= at + 3 && same_character(s.p + at, SCALES + i))
			return true;
	return false;
}

/* 六成, 三四成, and not 一成不变: what it is a part of stands before it, and nothing behind. */
static bool
is_tenths(const fact_reader *r, size_t floor, size_t start, size_t at, size_t end)
{
	span s = from_to(r, at, end), before = from_to(r, floor, start);
	value v = {.print = s};
	value_error err = {VALUE_OK, 0, NULL};
	size_t n, taken;

	small_number((span){s.p, s.n < 3 ? s.n : 3}, &n);
	if (n != 3)
		return false;
	if (!span_starts((span){s.p + n, s.n - n}, SPAN("成")))
	{
		small_number((span){s.p + n, s.n - n < 3 ? s.n - n : 3}, &taken);
		if (taken != 3 || !span_starts((span){s.p + 6, s.n - 6}, SPAN("成")))
			return false;
	}
	n = quantity_scan(s.p, span_end(s), &v, &err);
	return n > 0 && before.n > 0 && ends_clause((span){s.p + n, s.n - n}) &&
		   (span_find(before, SPAN("占")) >= 0 || list_ends(LIST_SHARE_TAILS, before) > 0 ||
			list_ends(LIST_RATE_TAILS, before) > 0);
}

/* 百分之七, 三十万元: numerals that are no part of a name. */
static report_status
take_han_number(fact_reader *r, size_t floor, size_t at, size_t end, size_t *next)
{
	value v = {.print = from_to(r, at, end)};
	value_error err = {VALUE_OK, 0, NULL};
	size_t start = bound_start(r, floor, at), n;
	unit_sort sort;
	token *t;

	if (is_part(from_to(r, at, end)))
	{
		n = quantity_scan(r->work->prose.text + at, r->work->prose.text + end, &v, &err);
		if (n == 0 || unit_present(&v.unit))
			return REPORT_OK;
		t = add_token(r, TOKEN_FIGURE, start, at + n);
		if (t == NULL)
			return REPORT_NOMEM;
		t->figure = FIGURE_FRACTION;
		t->number = (uint32_t) at;
		*next = at + n;
		return REPORT_OK;
	}
	if (!may_be_large(from_to(r, at, end)) && !is_tenths(r, floor, start, at, end))
		return REPORT_OK;
	n = quantity_scan(r->work->prose.text + at, r->work->prose.text + end, &v, &err);
	if (n == 0)
		return REPORT_OK;
	sort = unit_sort_of(&v.unit);
	if (!is_figure(r, &v, sort, at, at + n, end) || sort == SORT_COUNT || sort == SORT_TIME ||
		sort == SORT_MULTIPLE || sort == SORT_POINTS)
		return REPORT_OK;
	if (sort == SORT_LEVEL && dec_cmp(v.number, (dec){10, 0}) < 0 && unit_exponent(&v.unit) < 4)
		return REPORT_OK; /* 最后一公里 */
	t = add_token(r, TOKEN_FIGURE, start, at + n);
	if (t == NULL)
		return REPORT_NOMEM;
	t->figure = FIGURE_QUANTITY;
	t->number = (uint32_t) at;
	t->sort = (uint8_t) sort;
	*next = at + n;
	return REPORT_OK;
}

static report_status
scan_han_number(fact_reader *r, size_t floor, size_t at, size_t end, size_t *next)
{
	span s = from_to(r, at, end);
	bool tenths = (s.n >= 6 && same_character(s.p + 3, "成")) || (s.n >= 9 && same_character(s.p + 6, "成"));

	/* most numerals are parts of words: 统一, 一批 */
	return tenths || is_part(s) || may_be_large(s) ? take_han_number(r, floor, at, end, next) : REPORT_OK;
}

/* Behind the quotation or title that opens at `at`, if it closes soon. */
static size_t
pass_quotation(const fact_reader *r, size_t at, size_t end, span close)
{
	span s = from_to(r, at, end - at > QUOTE_CHARACTERS ? at + QUOTE_CHARACTERS : end);
	ptrdiff_t hit = span_find(s, close);

	return hit < 0 ? at + 3 : at + (size_t) hit + close.n;
}

/* A character that ends a value in words: clauses without one hold none. */
static report_status
note_statement(fact_reader *r, size_t at)
{
	if (r->says_n == SAYS_MAX)
		return REPORT_OK;
	r->work->says[r->says_n++] = (uint16_t) at;
	return REPORT_OK;
}

static report_status
scan_mark(fact_reader *r, sign_kind kind, size_t at, size_t *next)
{
	static const uint8_t KINDS[] = {
		[SIGN_COMMA] = TOKEN_COMMA, [SIGN_SEMICOLON] = TOKEN_SEMICOLON, [SIGN_COLON] = TOKEN_COLON,
		[SIGN_LIST] = TOKEN_LIST,   [SIGN_OPEN] = TOKEN_OPEN,           [SIGN_CLOSE] = TOKEN_CLOSE};

	*next = at + ((unsigned char) r->work->prose.text[at] < 0x80 ? 1 : 3);
	return add_token(r, (token_kind) KINDS[kind], at, *next) == NULL ? REPORT_NOMEM : REPORT_OK;
}

/* 今年; 近五年, 三季度 and 三十万元 */
static report_status
scan_words(fact_reader *r, sign_kind kind, size_t floor, size_t at, size_t end, size_t *next)
{
	size_t taken = 0;

	if (kind != SIGN_PERIOD)
	{
		TRY_FACT(scan_subperiod(r, at, end, next));
		if (*next > at)
			return REPORT_OK;
	}
	TRY_FACT(scan_period(r, at, end, &taken));
	if (taken > 0)
		*next = at + taken;
	else if (kind == SIGN_NUMERAL)
		return scan_han_number(r, floor, at, end, next);
	return REPORT_OK;
}

/* What begins at a sign: tokens, or what is passed over.  *next: where to go on; at or before `at`: behind the sign. */
static report_status
scan_sign(fact_reader *r, sign_kind kind, size_t floor, size_t at, size_t end, size_t *next)
{
	size_t taken = 0;

	switch (kind)
	{
		case SIGN_COMMA:
		case SIGN_SEMICOLON:
		case SIGN_COLON:
		case SIGN_LIST:
		case SIGN_OPEN:
		case SIGN_CLOSE:
			return scan_mark(r, kind, at, next);
		case SIGN_DIGIT:
			return scan_number(r, floor, at, end, next);
		case SIGN_SAYS:
			return note_statement(r, at);
		case SIGN_QUOTE:
			TRY_FACT(scan_period(r, at, end, &taken));
			*next = taken > 0 ? at + taken : pass_quotation(r, at, end, SPAN("”"));
			return REPORT_OK;
		case SIGN_PLAIN_QUOTE:
			TRY_FACT(scan_period(r, at, end, &taken));
			*next = taken > 0 ? at + taken : pass_quotation(r, at + 1, end, SPAN("\""));
			return REPORT_OK;
		case SIGN_TITLE:
			*next = pass_quotation(r, at, end, SPAN("》"));
			return REPORT_OK;
		case SIGN_FIRST:
			TRY_FACT(scan_subperiod(r, at, end, next));
			if (*next <= at)
				TRY_FACT(scan_first_years(r, at, end, next));
			return *next > at ? REPORT_OK : scan_rank(r, at, end, next);
		case SIGN_RANK:
			return scan_rank(r, at, end, next);
		case SIGN_PART:
			return scan_subperiod(r, at, end, next);
		case SIGN_STREAK:
			if (span_starts(from_to(r, at, end), SPAN("连续")))
				return scan_streak(r, at, end, next);
			return REPORT_OK;
		case SIGN_DOUBLED:
			return scan_doubled(r, at, end, next);
		case SIGN_PERIOD:
		case SIGN_RECENT:
		case SIGN_NUMERAL:
			return scan_words(r, kind, floor, at, end, next);
		default:
			return REPORT_OK;
	}
}

report_status
fact_scan(fact_reader *r, size_t from, size_t to)
{
	size_t behind = from, floor = from; /* the last sign, the last token */
	const sign *x;

	r->token_n = r->value_n = r->says_n = 0;
	pass_signs(r, from);
	if (arena_cancelled(r->arena, 8 * (to - from)))
		return REPORT_CANCELLED;
	for (; (x = sign_of(r, r->sign_next)) != NULL && x->at < to; r->sign_next++)
	{
		size_t next = x->at, tokens = r->token_n;

		if (x->at < behind)
			continue;
		TRY_FACT(scan_sign(r, (sign_kind) x->kind, floor, x->at, to, &next));
		behind = next > x->at ? next : (size_t) x->at + 1;
		if (r->token_n > tokens)
			floor = r->work->tokens[r->token_n - 1].to;
		if (r->token_n + 4 > TOKENS_MAX && behind < to)
		{
			r->sentence_to = behind;
			break;
		}
	}
	share_points(r);
	return REPORT_OK;
}
