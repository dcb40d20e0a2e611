/*
 * fact_start.c
 *		The words that a clause begins with, before what it speaks of: when, where, by whom, and what is done.
 */
#include "fact_build.h"
#include "fact_scan.h"

static const token *
token_starting(const fact_reader *r, size_t k, size_t at)
{
	for (size_t i = k; i-- > 0 && r->work->tokens[i].from >= at;)
		if (r->work->tokens[i].from == at)
			return &r->work->tokens[i];
	return NULL;
}

/* 五年累计新增, 五年新增 */
static size_t
years_of_sum(span s, int *years)
{
	static const span SUMS[] = {SPAN("累计"), SPAN("新增"), SPAN("共"),
								SPAN("净增"), SPAN("新建"), SPAN("建成")};
	size_t n;
	int counted = years_counted(s, &n);

	for (size_t i = 0; counted > 0 && i < LENGTH(SUMS); i++)
		if (span_starts((span){s.p + n, s.n - n}, SUMS[i]))
		{
			*years = counted;
			return n;
		}
	return 0;
}

/* 全县 of 全县实现…, whose figures a report of the county states; 全县 alone stays a part of the name.  0: none. */
static size_t
region_before_verb(span s)
{
	size_t n = list_starts(LIST_REGIONS, s);
	span rest = {s.p + n, s.n - n};
	const fact_word *w = n == 0 ? NULL : fact_word_at(CLAUSE_START, rest);

	return w != NULL && w->text.n > 3 && !(w->tells & TELLS_KEPT) &&
				   list_starts(LIST_RESTING, rest) < w->text.n
			   ? n
			   : 0;
}

/* 省核定我市, 省财政下达我县: who gave it to whom, before what was given; 0: none. */
static size_t
giver_before(span s)
{
	static const span DID[] = {SPAN("核定"), SPAN("下达"), SPAN("批准"), SPAN("转贷")},
					  WHOM[] = {SPAN("我省"), SPAN("我市"), SPAN("我县"), SPAN("我区"),
								SPAN("全市"), SPAN("全县"), SPAN("全区"), SPAN("的")};
	const struct
	{
		const span *words;
		size_t n;
	} parts[] = {{DID, LENGTH(DID)}, {WHOM, LENGTH(WHOM)}};
	size_t all = list_starts(LIST_GIVERS, s);

	for (size_t k = 0; all > 0 && k < LENGTH(parts); k++)
	{
		size_t n = 0;

		for (size_t i = 0; i < parts[k].n; i++)
			if (parts[k].words[i].n > n && span_starts((span){s.p + all, s.n - all}, parts[k].words[i]))
				n = parts[k].words[i].n;
		all = n == 0 ? 0 : all + n;
	}
	return all < s.n ? all : 0;
}

/* 县第十七届人大二次会议批准的: who approved what is named behind it; 0: none. */
static size_t
approval_before(span s)
{
	static const span APPROVED[] = {SPAN("批准的"), SPAN("审议通过的"), SPAN("通过的"), SPAN("审查批准的")},
					  BY = SPAN("会议");
	ptrdiff_t at = s.n > strlen("人大会议批准的") ? span_find(s, BY) : -1;

	/* 经市人大常委会批准调整为 */
	if (span_starts(s, SPAN("经")) && s.n <= 90)
	{
		ptrdiff_t by = span_find(s, SPAN("批准"));

		if (by > 0)
			return (size_t) by + strlen("批准");
	}
	for (size_t i = 0; i < LENGTH(APPROVED) && at >= 0; i++)
	{
		size_t n = (size_t) at + BY.n;

		if (span_starts((span){s.p + n, s.n - n}, APPROVED[i]) && n + APPROVED[i].n < s.n)
			return n + APPROVED[i].n;
	}
	return 0;
}

/* 计划 of 计划新增学位: its bytes; 0: 计划总投资, 计划生育 and others are names. */
static size_t
planned_verb_at(span s)
{
	static const span VERBS[] = {SPAN("招聘"), SPAN("招收"), SPAN("招录"),
								 SPAN("筹建"), SPAN("培训"), SPAN("推进")};
	span plan = SPAN("计划"), rest = {s.p + plan.n, s.n - plan.n};
	const fact_word *w = span_starts(s, plan) ? fact_word_at(CLAUSE_START, rest) : NULL;
	bool verb = w != NULL && w->tells & TELLS_KEPT;

	for (size_t i = 0; span_starts(s, plan) && i < LENGTH(VERBS); i++)
		verb |= span_starts(rest, VERBS[i]);
	return verb ? plan.n : 0;
}

/* 争取上级资金1.37亿元: what was got, while 争取增长6% is striven for. */
static bool
obtains(const fact_word *w, span s)
{
	static const span GOT[] = {SPAN("资金"), SPAN("债券"),   SPAN("国债"),
							   SPAN("补助"), SPAN("专项债"), SPAN("转移支付")};

	return span_equal(w->text, SPAN("争取")) && span_ends_any(s, GOT, LENGTH(GOT));
}

/* 年底, and 末 of 2024年末常住人口: bytes; before: what stands in front.  末端治理率 has none. */
static size_t
year_end_at(span before, span s)
{
	static const span WORDS[] = {SPAN("末端"), SPAN("末位"), SPAN("末级"), SPAN("末梢")};

	if (span_starts(s, SPAN("年底")))
		return strlen("年底");
	if (span_starts(s, SPAN("底")))
		return strlen("底");
	return span_starts(s, SPAN("末")) && span_ends(before, SPAN("年")) &&
				   !span_starts_any(s, WORDS, LENGTH(WORDS))
			   ? strlen("末")
			   : 0;
}

/* 加 of 加上级补助收入, 加债务转贷收入, which is not 加上: what is added to an account; 0: none. */
static size_t
adds_before(span s)
{
	static const span ADDED[] = {SPAN("上级"), SPAN("上解"), SPAN("上年"), SPAN("债务"),
								 SPAN("调入"), SPAN("转移"), SPAN("返还"), SPAN("动用")};
	size_t n = strlen("加");

	return span_starts(s, SPAN("加")) && span_starts_any((span){s.p + n, s.n - n}, ADDED, LENGTH(ADDED)) ? n
																										 : 0;
}

void
cut_left(const fact_reader *r, size_t k, left_side *l)
{
	while (l->to > l->from)
	{
		span s = left_text(r, l);
		const token *t = token_starting(r, k, l->from);
		const fact_word *w = fact_word_at(CLAUSE_START, s);
		size_t n = 0, up_to;

		if (t != NULL && t->kind == TOKEN_PERIOD && t->to <= l->to)
		{
			/* 两年平均增速: the mean is named with the figure */
			if (span_ends((span){s.p, t->to - t->from}, SPAN("平均")))
			{
				l->tells |= TELLS_MEAN;
				return;
			}
			l->from = t->to;
			continue;
		}
		up_to = list_starts(LIST_UP_TO, s);
		if (up_to > 0 && (t = token_starting(r, k, l->from + up_to)) != NULL && t->kind == TOKEN_PERIOD &&
			t->to <= l->to)
			n = t->to - l->from;
		if (n == 0)
			n = year_part_at(s, &(year_part){0, 0});
		if (n == 0 && l->from > 0)
			n = year_end_at(slice(r, 0, l->from), s);
		if (n == 0)
			n = region_before_verb(s);
		if (n == 0)
			n = approval_before(s);
		if (n == 0)
			n = giver_before(s);
		if (n == 0)
			n = adds_before(s);
		if (n == 0 && (n = planned_verb_at(s)) > 0)
			l->tells |= TELLS_TARGET;
		if (n == 0)
			n = years_of_sum(s, &l->years);
		if (n > 0)
		{
			l->from += n;
			continue;
		}
		if (w == NULL || list_starts(LIST_RESTING, s) >= w->text.n || (l->which && !(w->tells & TELLS_PART)))
			return;
		l->tells |= (obtains(w, s) ? TELLS_DONE : w->tells) & ~(unsigned) TELLS_KEPT;
		if (w->tells & TELLS_KEPT)
		{
			l->tells |= TELLS_KEPT;
			l->verb = w->text.n;
			return;
		}
		l->from += w->text.n;
	}
}
