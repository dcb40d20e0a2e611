/*
 * fact_inherit.c
 *		What a figure takes over from the facts before it: their subject, its verb, the account that they are of.
 */
#include "fact_build.h"

/* 下降3.2%、力争3.5%, 下降5%，超过年初目标1个百分点: what follows is of the fall too; 下降5%，占全市的8% is not. */
static bool
keeps_fall(const fact_draft *d, const left_side *l)
{
	return d->sort == SORT_POINTS || d->sort == SORT_RANK ||
		   (d->sort == SORT_RATE && l->tells & TELLS_STRETCH);
}

/* 新建高标准农田, 全县新建高标准农田 without the verb; the same where there is none. */
static span
without_verb(span s)
{
	size_t place = list_starts(LIST_SCOPES, s);
	span rest = {s.p + place, s.n - place};
	const fact_word *w = fact_word_at(CLAUSE_START, rest);

	return w != NULL && w->tells & TELLS_KEPT && w->text.n < rest.n
			   ? (span){rest.p + w->text.n, rest.n - w->text.n}
			   : s;
}

/* 新培育企业79家，累计达372家 is not of the new ones; 新增就业3万人，累计6万人 is: what adds up has no other total. */
span
of_all(const fact_draft *from)
{
	span s = from->fact.subject, noun = without_verb(from->root);

	if (list_within(LIST_DONE_OVER, noun))
		return s;
	if (span_equal(from->root, s))
		return span_starts(s, SPAN("新")) ? noun : s;
	return span_ends(s, SPAN("新增")) ? from->root : s;
}

void
inherit(fact_draft *d, const fact_draft *from, const left_side *l)
{
	d->fell = from->fell && !(l->tells & TELLS_GROWTH) && keeps_fall(d, l);
	d->fact.subject = from->behind || (from->fell && !d->fell) ? from->root : from->fact.subject;
	d->root = from->root;
	d->owned = from->owned;
	d->fact.trace.subject = BY_INHERITED;
	/* 增幅2%，同口径完成3.67亿元: an amount is of what grew, not of its rate; 增收0.9亿元，增长5.7%: nor the rate of the amount */
	if ((list_ends(LIST_GROWTH_TAILS, from->owned) > 0 && (d->sort == SORT_LEVEL || d->sort == SORT_COUNT)) ||
		span_ends(from->owned, SPAN("收")))
	{
		d->fact.subject = from->root;
		d->owned = SPAN_NONE;
	}
	if (l->tells & TELLS_STOCK && !from->fell && !from->behind && from->owned.n == 0)
		d->root = d->fact.subject = of_all(from);
}

/* 新建高标准农田3万亩，累计建成38万亩: the verb has what the one before had. */
/* Does 、 part the text from the figure before it? */
static bool
stands_listed(const fact_reader *r, const fact_draft *d, const left_side *l)
{
	span before = slice(r, d[-1].from, l->from);

	return span_ends(before, SPAN("、")) && span_find(before, SPAN(",")) < 0;
}

bool
verb_of_before(fact_reader *r, fact_draft *d, left_side *l)
{
	const fact_draft *before = last_fact(r, false);
	span s = slice(r, l->from, l->to), real = SPAN("实际"), verb = {s.p + real.n, s.n - real.n};
	const fact_word *w = span_starts(s, real) ? fact_word_at(CLAUSE_START, verb) : NULL;

	/* 计划新增学位5400个，实际新增6120个 */
	if (w != NULL && w->tells & TELLS_KEPT && w->text.n == verb.n && before != NULL &&
		before->sort == d->sort && before->owned.n == 0)
	{
		d->root = d->fact.subject = pool_join(r, verb, without_verb(before->root));
		d->fact.trace.subject = BY_INHERITED;
		l->tells |= TELLS_REAL;
		return true;
	}
	/* 新建高标准农田4.2万亩、改造提升2.8万亩 */
	if (l->verb > 0 && l->to - l->from == l->verb && before != NULL &&
		d > r->work->drafts + r->sentence_first && before == d - 1 && before->sort == d->sort &&
		before->verb.n > 0 && before->owned.n == 0 && stands_listed(r, d, l))
	{
		d->verb = s;
		d->root = d->fact.subject = pool_join(r, s, without_verb(before->root));
		d->fact.trace.subject = BY_INHERITED;
		return true;
	}
	if (!(l->tells & TELLS_STOCK) || l->verb == 0 || l->to - l->from != l->verb || before == NULL ||
		before->sort != d->sort || before->owned.n > 0)
		return false;
	d->root = d->fact.subject = pool_join(r, slice(r, l->from, l->to), without_verb(before->root));
	d->fact.trace.subject = BY_INHERITED;
	return true;
}

/* The last amount of the sentence that is of one side of an account, 收入 or 支出; empty: none. */
static span
other_side(const fact_reader *r)
{
	/* added to an account or taken from it, with no other side */
	static const span MOVED[] = {SPAN("补助"), SPAN("转贷"), SPAN("上解"), SPAN("还本"),
								 SPAN("返还"), SPAN("结转"), SPAN("调入"), SPAN("转移")};

	for (size_t i = r->draft_n; i-- > r->sentence_first;)
	{
		const fact_draft *d = &r->work->drafts[i];
		size_t n = strlen("收入");

		if (d->sort == SORT_LEVEL && d->depth <= r->depth && d->root.n > n && d->fact.parent_fact_no == 0 &&
			!span_starts(d->root, SPAN("主要")) && !span_has_any(d->root, MOVED, LENGTH(MOVED)) &&
			(span_ends(d->root, SPAN("收入")) || span_ends(d->root, SPAN("支出"))))
			return (span){d->root.p, d->root.n - n};
	}
	return SPAN_NONE;
}

/* 总计 of 收入总计68.7亿元: what is added up, with what is moved between accounts; empty: none. */
static span
total_behind(span rest)
{
	static const span TOTALS[] = {SPAN("总计"), SPAN("合计")};

	for (size_t i = 0; i < LENGTH(TOTALS); i++)
		if (span_starts(rest, TOTALS[i]))
			return TOTALS[i];
	return SPAN_NONE;
}

/*
 * 社会保险基金收入9.82亿元，增长7%；支出8.77亿元，年末滚存结余10.46亿元: of the account whose other side was stated.
 * 收入总计68.7亿元 is of it too, and no amount of what stands before.
 */
bool
side_of_account(fact_reader *r, fact_draft *d, const left_side *l)
{
	static const span SIDES[] = {SPAN("支出"),     SPAN("收入"),         SPAN("结余"),     SPAN("滚存结余"),
								 SPAN("当年结余"), SPAN("年末滚存结余"), SPAN("累计结余"), SPAN("年末结余")};
	span s = slice(r, l->from, l->to), account, total;

	if (d->sort != SORT_LEVEL || !span_among(s, SIDES, LENGTH(SIDES)))
		return false;
	account = other_side(r);
	total = total_behind(slice(r, l->to, r->sentence_to));
	if (account.n == 0 && total.n == 0)
		return false;
	s.n += total.n;
	d->root = d->fact.subject = account.n > 0 ? pool_join(r, account, s) : s;
	d->fact.trace.subject = BY_OWNER;
	return true;
}

/* 新增企业50家、实验室2家: what was done of the first in a list is done of the others. */
void
share_verb(fact_reader *r, fact_draft *d, const left_side *l, size_t k)
{
	static const span OTHER[] = {SPAN("加装"), SPAN("带动"), SPAN("安置"), SPAN("培训"),
								 SPAN("吸纳"), SPAN("覆盖"), SPAN("受益"), SPAN("惠及"),
								 SPAN("续建"), SPAN("在建"), SPAN("竣工"), SPAN("完工")};
	const fact_draft *before = d - 1;
	size_t i = k;

	while (i > 0 && r->work->tokens[i - 1].to > l->from)
		i--;
	if (d == r->work->drafts + r->sentence_first || i < 2 || d->sort != SORT_COUNT ||
		r->work->tokens[i - 1].kind != TOKEN_LIST || r->work->tokens[i - 2].kind != TOKEN_FIGURE ||
		r->work->tokens[i - 2].to != r->work->tokens[i - 1].from || r->work->tokens[i - 1].to != l->from ||
		before->segment != r->segment || before->sort != d->sort || before->verb.n == 0 ||
		d->root.n < strlen("限上企业") || span_has_any(d->root, OTHER, LENGTH(OTHER)))
		return; /* 改造小区18个、惠及居民2600户 */
	d->verb = before->verb;
	d->fact.subject = pool_join(r, d->verb, d->root);
}
