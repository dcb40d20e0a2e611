/*
 * fact_goal.c
 *		What a figure is held against where a sentence names it beside what was reached: 完成年计划710亿元的89.4%, 优于35微克的目标,
 *		距目标还差0.3个百分点, 恢复到2019年的95%.
 */
#include "fact_build.h"

/* Bytes of the words of a list that s ends in, one after the other. */
static size_t
ends_in_words(span s, const span *words, size_t n)
{
	size_t all = 0, more;

	do
	{
		more = 0;
		for (size_t i = 0; i < n; i++)
			if (words[i].n > more && span_ends((span){s.p, s.n - all}, words[i]))
				more = words[i].n;
		all += more;
	} while (more > 0);
	return all;
}

/* Whose or which a plan is. */
static const span WHICH_PLAN[] = {
	SPAN("年度"), SPAN("全年"), SPAN("年初"), SPAN("调整"), SPAN("当年"), SPAN("本年"), SPAN("省定"),
	SPAN("市定"), SPAN("国定"), SPAN("下达"), SPAN("市级"), SPAN("省级"), SPAN("确定"), SPAN("变动"),
	SPAN("后"),   SPAN("年"),   SPAN("省"),   SPAN("市"),   SPAN("国家"), SPAN("上级"), SPAN("既定"),
	SPAN("预定"), SPAN("规划"), SPAN("考核"), SPAN("控制"), SPAN("约束"), SPAN("预期"), SPAN("工作"),
	SPAN("计划"), SPAN("三年"), SPAN("五年"), SPAN("总")};

/* Before a goal that is to be reached yet: 距2025年目标还差. */
static const span FAR[] = {SPAN("距离"), SPAN("距"), SPAN("与")};

bool
goal_behind(span s)
{
	static const span GOALS[] = {SPAN("目标"), SPAN("任务"), SPAN("计划")};
	bool named = false;

	if (!span_starts(s, SPAN("的")))
		return false;
	s = (span){s.p + strlen("的"), s.n - strlen("的")};
	for (size_t n = 1; n > 0;)
	{
		if (span_starts(s, GOALS[0]) || (named && (span_starts(s, GOALS[1]) || span_starts(s, GOALS[2]))))
			return true;
		n = 0;
		for (size_t i = 0; i < LENGTH(WHICH_PLAN); i++)
			if (WHICH_PLAN[i].n > n && span_starts(s, WHICH_PLAN[i]))
				n = WHICH_PLAN[i].n;
		named = n > 0;
		s = (span){s.p + n, s.n - n};
	}
	return false;
}

/* 距2025年目标还差0.3个百分点, 距全年7%的目标还差1.2个百分点: how far what was reached is from a goal. */
static bool
cut_shortfall(const fact_reader *r, left_side *l)
{
	static const span SHORT[] = {SPAN("还差"), SPAN("仍差"), SPAN("尚差"), SPAN("相差"),
								 SPAN("尚有"), SPAN("还有"), SPAN("仍有"), SPAN("差")};
	const char *text = r->work->prose.text;
	size_t end = l->to - ends_in_words(left_text(r, l), SHORT, LENGTH(SHORT)), at = end, far = 0;

	if (end == l->to)
		return false;
	while (far == 0 && at-- > r->sentence_from && text[at] != ',')
		for (size_t i = 0; i < LENGTH(FAR) && far == 0; i++)
			if (span_starts((span){text + at, end - at}, FAR[i]))
				far = FAR[i].n;
	if (far == 0 || reference_of((span){text + at + far, end - at - far}) != REFERENCE_PLAN)
		return false;
	l->reference_from = at + far;
	l->reference_to = end;
	l->reference_kind = REFERENCE_PLAN;
	l->comparison = COMPARISON_BELOW;
	l->to = at > l->from ? at : l->from;
	return true;
}

/* 控制在上级核定的限额38.2亿元以内: the limit is a goal, and no name. */
static bool
cut_limit(left_side *l, span s)
{
	static const span WHOSE[] = {SPAN("上级"), SPAN("省"),   SPAN("市"), SPAN("核定"),   SPAN("下达"),
								 SPAN("批准"), SPAN("债务"), SPAN("的"), SPAN("财政厅"), SPAN("政府")},
					  VERBS[] = {SPAN("控制在"), SPAN("低于"), SPAN("未超过"), SPAN("未突破")};
	size_t verb;

	if (!span_ends(s, SPAN("限额")))
		return false;
	s.n -= strlen("限额");
	s.n -= ends_in_words(s, WHOSE, LENGTH(WHOSE));
	verb = ends_in_words(s, VERBS, LENGTH(VERBS));
	if (verb == 0)
		return false;
	l->to = l->from + s.n - verb;
	l->plan = true;
	return true;
}

/* 2025, whose 年 is off, of 实现2025年63%的目标: its bytes. */
static size_t
year_at_end(span s)
{
	return s.n >= 4 && year_at((span){span_end(s) - 4, 4}) != 0 ? 4 : 0;
}

/* 距离2025年 of 距离2025年达到8%的目标: its bytes; 0: none. */
static size_t
distance_before(span s)
{
	size_t n = span_ends(s, SPAN("年")) ? strlen("年") : 0, year = year_at_end((span){s.p, s.n - n});

	return n == 0 || year == 0 ? 0 : n + year + ends_in_words((span){s.p, s.n - n - year}, FAR, LENGTH(FAR));
}

/* 市下达的3.5万亩任务, 控制在省下达的20.5亿立方米目标以内: before and behind a figure. */
static bool
given_task(span before, span behind)
{
	static const span GIVEN[] = {SPAN("下达的"), SPAN("下达"), SPAN("确定的"), SPAN("年度"),
								 SPAN("全年"),   SPAN("省定"), SPAN("市定"),   SPAN("国定")};

	return (span_starts(behind, SPAN("任务")) || span_starts(behind, SPAN("目标"))) &&
		   span_ends_any(before, GIVEN, LENGTH(GIVEN));
}

/* 超额完成年度下降2.5%的目标任务, 优于省定35微克的目标: of a goal that was met or missed, what stands before its figure. */
static void
cut_goal(const fact_reader *r, size_t k, left_side *l)
{
	static const span VERBS[] = {SPAN("未能完成"), SPAN("未能实现"), SPAN("超额完成"), SPAN("提前完成"),
								 SPAN("未完成"),   SPAN("完成了"),   SPAN("完成"),     SPAN("实现了"),
								 SPAN("实现"),     SPAN("未达到"),   SPAN("达到了"),   SPAN("达到"),
								 SPAN("优于"),     SPAN("好于"),     SPAN("快于"),     SPAN("高于"),
								 SPAN("低于"),     SPAN("超过"),     SPAN("超出"),     SPAN("距离"),
								 SPAN("距"),       SPAN("控制在"),   SPAN("控制")},
					  CHANGES[] = {SPAN("增长"), SPAN("上涨"), SPAN("提高"), SPAN("下降"), SPAN("降低")};
	size_t to = r->work->tokens[k].to, verb;
	span s = left_text(r, l), behind = {r->work->prose.text + to, r->sentence_to - to};
	uint32_t tells = 0;

	if (cut_limit(l, s) || !(goal_behind(behind) || given_task(s, behind)))
		return;
	for (size_t i = 0; i < LENGTH(CHANGES) && tells == 0; i++)
		if (span_ends(s, CHANGES[i]))
		{
			tells = i < 3 ? TELLS_GROWTH : TELLS_GROWTH | TELLS_FALL;
			s.n -= CHANGES[i].n;
		}
	if (span_ends(s, SPAN("的")) && !span_starts(behind, SPAN("的")))
		s.n -= strlen("的");
	s.n -= ends_in_words(s, WHICH_PLAN, LENGTH(WHICH_PLAN));
	s.n -= year_at_end(s);
	verb = ends_in_words(s, VERBS, LENGTH(VERBS));
	if (verb == 0 && l->to > l->from)
		return;
	verb += distance_before((span){s.p, s.n - verb});
	if (tells & TELLS_FALL)
	{
		l->tail_to = l->to;
		l->tail_from = l->to - strlen("下降");
	}
	l->to = l->from + s.n - verb;
	l->tells |= tells;
	l->plan = true;
}

/* “十四五” at the end of s: its bytes; 0: none. */
static size_t
quoted_before(span s)
{
	size_t n = strlen("“十四五”");

	return s.n >= n && span_ends(s, SPAN("五”")) && span_starts((span){span_end(s) - n, n}, SPAN("“十")) ? n
																										 : 0;
}

/* Bytes of the plan that s ends in, 年度计划, “十四五”规划目标; 0: none. */
static size_t
plan_at_end(span s)
{
	static const span PLANS[] = {SPAN("预算数"),   SPAN("计划数"), SPAN("目标值"), SPAN("计划投资"),
								 SPAN("投资计划"), SPAN("预算"),   SPAN("计划"),   SPAN("目标"),
								 SPAN("任务"),     SPAN("预期"),   SPAN("进度"),   SPAN("时序")};
	size_t plan = ends_in_words(s, PLANS, LENGTH(PLANS));

	if (plan == 0)
		return 0;
	plan += ends_in_words((span){s.p, s.n - plan}, WHICH_PLAN, LENGTH(WHICH_PLAN));
	if (span_starts((span){span_end(s) - plan, plan}, SPAN("年")) && s.n - plan >= 4 &&
		year_at((span){span_end(s) - plan - 4, plan + 4}) != 0)
		plan += 4; /* 2025年目标值 */
	return plan + quoted_before((span){s.p, s.n - plan});
}

/* 完成全年目标任务, 为年度预算, 占“十四五”规划目标: bytes of the plan at the end of s, and of the verb before it; 0: not such. */
static size_t
fulfilled_plan(span s, size_t *verb)
{
	static const span VERBS[] = {SPAN("完成了"), SPAN("完成"), SPAN("相当于"), SPAN("达到"),
								 SPAN("达"),     SPAN("为"),   SPAN("占"),     SPAN("是")};
	size_t plan = plan_at_end(s);

	*verb = ends_in_words((span){s.p, s.n - plan}, VERBS, LENGTH(VERBS));
	return *verb == 0 ? 0 : plan;
}

/* 低于年度目标, 较年度计划: the same of a plan that is compared with. */
static size_t
compared_plan(span s, size_t *verb)
{
	static const span VERBS[] = {SPAN("低于"), SPAN("高于"), SPAN("超过"), SPAN("超出"),   SPAN("优于"),
								 SPAN("好于"), SPAN("快于"), SPAN("慢于"), SPAN("未达到"), SPAN("未完成"),
								 SPAN("完成"), SPAN("达到"), SPAN("较"),   SPAN("比"),     SPAN("超"),
								 SPAN("距离"), SPAN("距"),   SPAN("与")};
	size_t plan = plan_at_end(s);

	*verb = ends_in_words((span){s.p, s.n - plan}, VERBS, LENGTH(VERBS));
	return *verb == 0 ? 0 : plan;
}

/* Of 少 in 较年度计划330亿元少10亿元, between figures k - 1 and k: below or above; none: not such. */
static fact_comparison
difference_between(const fact_reader *r, size_t k)
{
	static const span LESS[] = {SPAN("少"),   SPAN("低"),   SPAN("减少"), SPAN("短"),
								SPAN("还差"), SPAN("尚差"), SPAN("仍差"), SPAN("相差"),
								SPAN("还有"), SPAN("尚有"), SPAN("仍有")},
					  MORE[] = {SPAN("多"), SPAN("高"), SPAN("增加"), SPAN("超")};
	const token *t = &r->work->tokens[k];
	span between;

	if (k == 0 || k >= r->token_n || t->kind != TOKEN_FIGURE || t[-1].kind != TOKEN_FIGURE)
		return COMPARISON_NONE;
	between = slice(r, t[-1].to, t->from);
	return span_among(between, LESS, LENGTH(LESS))   ? COMPARISON_BELOW
		   : span_among(between, MORE, LENGTH(MORE)) ? COMPARISON_ABOVE
													 : COMPARISON_NONE;
}

/* 低于年度目标（6.5%）0.7个百分点, 较年度计划330亿元少10亿元: the plan, and how far what was reached is from it. */
static bool
cut_compared_plan(const fact_reader *r, size_t k, left_side *l)
{
	const token *t = &r->work->tokens[k];
	bool bracketed = k > 0 && k + 1 < r->token_n && t[-1].kind == TOKEN_OPEN && t[-1].to == t->from &&
					 t[1].kind == TOKEN_CLOSE && t[1].from == t->to;
	fact_comparison from_plan = difference_between(r, k);
	size_t end = bracketed || from_plan != COMPARISON_NONE ? t[-1].from : t->from, plan, verb;

	if (!bracketed && from_plan == COMPARISON_NONE && difference_between(r, k + 1) == COMPARISON_NONE)
		return false;
	plan = compared_plan(slice(r, 0, end), &verb);
	if (plan == 0)
		return false;
	l->to = end == l->to && end - plan - verb > l->from ? end - plan - verb : l->from;
	l->plan = from_plan == COMPARISON_NONE;
	if (l->plan)
		return true;
	l->comparison = from_plan;
	l->reference_kind = REFERENCE_PLAN;
	l->reference_from = end - plan;
	l->reference_to = t[-1].to;
	return true;
}

/* 低于4.5%的控制目标1.38个百分点: how far figure k is from the goal that figure k - 1 is. */
static bool
cut_gap_to_goal(const fact_reader *r, size_t k, left_side *l)
{
	static const span GOALS[] = {SPAN("目标"), SPAN("目标值"), SPAN("计划"), SPAN("任务"), SPAN("目标任务")};
	const token *t = &r->work->tokens[k];
	fact_comparison side;
	span before, between;

	if (k == 0 || t[-1].kind != TOKEN_FIGURE)
		return false;
	before = slice(r, r->sentence_from, t[-1].from);
	between = slice(r, t[-1].to, t->from);
	before.n -= ends_in_words(before, WHICH_PLAN, LENGTH(WHICH_PLAN));
	side = list_ends(LIST_COMPARE_BELOW, before) > 0   ? COMPARISON_BELOW
		   : list_ends(LIST_COMPARE_ABOVE, before) > 0 ? COMPARISON_ABOVE
													   : COMPARISON_NONE;
	if (side == COMPARISON_NONE || !goal_behind(between) || !span_ends_any(between, GOALS, LENGTH(GOALS)))
		return false;
	l->comparison = side;
	l->reference_kind = REFERENCE_PLAN;
	l->reference_from = t[-1].from;
	l->reference_to = t->from;
	l->to = l->from;
	return true;
}

/*
 * 完成年计划710亿元的89.4%, 完成年计划（710亿元）的89.4%: which figure is the plan, if figure k is how much of it was fulfilled;
 * NULL: none.  *end: where the words before it end.
 */
static const token *
plan_of_rate(const fact_reader *r, size_t k, size_t *end)
{
	const token *t = &r->work->tokens[k], *plan;
	bool bracketed;

	if (k == 0 || k >= r->token_n || t->kind != TOKEN_FIGURE || t->sort != SORT_RATE)
		return NULL;
	bracketed = k > 2 && t[-1].kind == TOKEN_CLOSE;
	plan = bracketed ? t - 2 : t - 1;
	if (plan->kind != TOKEN_FIGURE || plan->sort == SORT_RATE ||
		!span_equal((span){r->work->prose.text + t[-1].to, t->from - t[-1].to}, SPAN("的")) ||
		(bracketed && (plan[-1].kind != TOKEN_OPEN || plan[-1].to != plan->from || plan->to != t[-1].from)))
		return NULL;
	*end = bracketed ? plan[-1].from : plan->from;
	return plan;
}

/* 为年度预算的, 完成全年目标任务的, 占年度计划710亿元的: how much of a plan was fulfilled, and before it what the plan was. */
static void
cut_completion(const fact_reader *r, size_t k, left_side *l)
{
	const token *t = &r->work->tokens[k], *of;
	const char *text = r->work->prose.text;
	size_t end, plan, verb;

	if (plan_of_rate(r, k + 1, &end) == t || plan_of_rate(r, k + 2, &end) == t)
	{
		plan = fulfilled_plan((span){text, end}, &verb);
		l->plan = plan > 0;
		if (plan > 0)
			l->to = end == t->from && end - plan - verb > l->from ? end - plan - verb : l->from;
		return;
	}
	of = plan_of_rate(r, k, &end);
	if (of == NULL)
	{
		if (t->sort != SORT_RATE)
			return;
		end = l->to - (span_ends(left_text(r, l), SPAN("的")) ? strlen("的") : 0);
	}
	plan = fulfilled_plan(of == NULL ? (span){text + l->from, end - l->from} : (span){text, end}, &verb);
	if (plan == 0 ||
		(of == NULL && end == l->to && !span_equal(slice(r, end - plan - verb, end - plan), SPAN("占"))))
		return; /* 占调整预算105%, but 超额完成年度任务16% is how much above it */
	l->to = of == NULL ? end - plan - verb : l->from;
	l->reference_from = end - plan;
	l->reference_to = of == NULL ? end : t[-1].to;
	l->reference_kind = REFERENCE_PLAN;
	l->completion = true;
}

static bool
compares_multiple(span before)
{
	static const span VERBS[] = {SPAN("相当于"), SPAN("达到"), SPAN("约为"), SPAN("约"),
								 SPAN("达"),     SPAN("是"),   SPAN("为")};

	return span_ends_any(before, VERBS, LENGTH(VERBS));
}

bool
compares_rate(span before)
{
	static const span VERBS[] = {SPAN("恢复到"), SPAN("恢复至"), SPAN("相当于")};

	return span_ends_any(before, VERBS, LENGTH(VERBS));
}

/* 全市平均水平 of 仅相当于全市平均水平: its bytes; 0: none. */
static size_t
mean_before(span s)
{
	static const span AS_MUCH = SPAN("相当于");
	ptrdiff_t at = span_find(s, AS_MUCH);
	size_t n = at < 0 ? 0 : s.n - (size_t) at - AS_MUCH.n;

	return n > 0 && reference_of((span){span_end(s) - n, n}) != REFERENCE_NONE ? n : 0;
}

/* 恢复到2019年的95%, 相当于上年同期的80%, 是“十三五”的1.6倍: what a figure is measured by. */
static void
cut_base_rate(const fact_reader *r, size_t k, left_side *l)
{
	static const span BASES[] = {SPAN("疫情前"),   SPAN("上年同期"), SPAN("去年同期"), SPAN("同期"),
								 SPAN("上年"),     SPAN("去年"),     SPAN("常年"),     SPAN("上一个五年"),
								 SPAN("上个五年"), SPAN("前五年"),   SPAN("上届")};
	span s = left_text(r, l), base;
	bool multiple = r->work->tokens[k].sort == SORT_MULTIPLE;
	const token *t;
	size_t n;

	if ((r->work->tokens[k].sort != SORT_RATE && !multiple) || l->completion || !span_ends(s, SPAN("的")))
		return;
	s.n -= strlen("的");
	t = token_ending(r, k, l->from + s.n);
	n = t != NULL && t->kind == TOKEN_PERIOD ? t->to - t->from : ends_in_words(s, BASES, LENGTH(BASES));
	if (n == 0)
		n = quoted_before(s);
	if (n == 0)
		n = mean_before(s);
	base = (span){s.p + s.n - n, n};
	s.n -= n;
	if (n == 0 || !(multiple ? compares_multiple(s) : compares_rate(s)))
		return;
	l->reference_from = l->from + s.n;
	l->reference_to = l->reference_from + n;
	l->reference_kind = reference_of(base);
	if (l->reference_kind == REFERENCE_NONE)
		l->reference_kind = REFERENCE_BASE_YEAR;
	l->completion = !multiple;
	l->to = l->reference_from - (multiple ? 0 : strlen("恢复到"));
	if (span_ends(left_text(r, l), SPAN("仅")))
		l->to -= strlen("仅");
}

bool
cut_turn(const fact_reader *r, left_side *l)
{
	static const span TURNED[] = {SPAN("转为"), SPAN("转为正")}, FROM[] = {SPAN("由"), SPAN("从")};
	span s = left_text(r, l), went;
	const fact_word *w;

	for (size_t i = 0; i < LENGTH(TURNED); i++)
		for (size_t k = 0; span_ends(s, TURNED[i]) && k < LENGTH(FROM); k++)
		{
			ptrdiff_t at = span_find(s, FROM[k]);

			if (at < 0)
				continue;
			went = (span){s.p + at, s.n - (size_t) at - TURNED[i].n};
			w = fact_word_at(BEFORE_FIGURE, went);
			if (w == NULL || !(w->tells & TELLS_GROWTH))
				continue;
			l->to = l->from + (size_t) at;
			return true;
		}
	return false;
}

void
read_goal(const fact_reader *r, size_t k, left_side *l)
{
	cut_completion(r, k, l);
	if (!l->plan && !cut_shortfall(r, l) && !cut_compared_plan(r, k, l) && !cut_gap_to_goal(r, k, l))
		cut_goal(r, k, l);
	cut_base_rate(r, k, l);
}
