/*
 * fact_beside.c
 *		The text beside a figure: its subject and what the words around it tell.
 */
#include "fact_scan.h"

#define REFERENCE_BYTES 60 /* a longer text behind 高于 is no reference */
#define NOUN_BYTES 120
#define SCOPE_BYTES 36

static span
piece(const fact_reader *r, const left_side *l)
{
	return (span){r->work->prose.text + l->from, l->to - l->from};
}

/* The token that ends (or begins) where the text does, of those before token k. */
static const token *
token_ending(const fact_reader *r, size_t k, size_t at)
{
	for (size_t i = k; i-- > 0 && r->work->tokens[i].to >= at;)
		if (r->work->tokens[i].to == at)
			return &r->work->tokens[i];
	return NULL;
}

static const token *
token_starting(const fact_reader *r, size_t k, size_t at)
{
	for (size_t i = k; i-- > 0 && r->work->tokens[i].from >= at;)
		if (r->work->tokens[i].from == at)
			return &r->work->tokens[i];
	return NULL;
}

/* Is the word of n bytes at the end of s part of a word that rests: 有 in 国有? */
static bool
rests_at_end(span s, size_t n)
{
	size_t rest = list_ends(LIST_RESTING, s);
	span before = {s.p, s.n - n}, word = {span_end(s) - n, n};

	return rest > n || span_ends(before, SPAN("未")) || /* 未完成 is not 完成, 2025年计划 no 年计划 */
		   (before.n > 0 && is_digit(span_end(before)[-1]) && span_starts(word, SPAN("年")));
}

/* 超过年初目标, 高于全市平均水平, 较“十三五”末 at the end: cut, and remembered. */
static bool
cut_comparison(const fact_reader *r, left_side *l)
{
	span s = piece(r, l);
	size_t n, most = s.n > REFERENCE_BYTES ? s.n - REFERENCE_BYTES : 0;
	const list_edges *above_edges = list_edges_of(LIST_COMPARE_ABOVE),
					 *below_edges = list_edges_of(LIST_COMPARE_BELOW);

	for (size_t i = s.n < 3 ? 0 : s.n - 2; i-- > most;)
	{
		span rest = {s.p + i, s.n - i}, reference;
		bool above;

		if (((unsigned char) s.p[i] & 0xC0) == 0x80 || !either_may_start(above_edges, below_edges, rest.p))
			continue;
		n = list_starts(LIST_COMPARE_ABOVE, rest);
		above = n > 0;
		if (!above)
			n = list_starts(LIST_COMPARE_BELOW, rest);
		if (n == 0 || rest.n == n || (n == 3 && list_ends(LIST_NUMBERED, (span){s.p, i + n}) > 0))
			continue; /* of 收入比由上年的2.15 nothing is compared */
		reference = (span){rest.p + n, rest.n - n};
		l->reference_kind = reference_of(reference);
		if (l->reference_kind == REFERENCE_NONE)
			continue;
		l->comparison = above ? COMPARISON_ABOVE : COMPARISON_BELOW;
		l->neutral = begins_with(rest, "比", 3) || begins_with(rest, "较", 3) || begins_with(rest, "相比", 6);
		l->reference_from = l->from + i + n;
		l->reference_to = l->to;
		/* 远高于: the longest word that ends here */
		if (i >= 3 && memcmp(s.p + i - 3, "远", 3) == 0)
			i -= 3;
		l->to = l->from + i;
		return true;
	}
	return false;
}

/* 由2020年的: the base and its year. */
static bool
cut_dated_base(const fact_reader *r, const token *t, left_side *l)
{
	span before = {r->work->prose.text + l->from, t->from > l->from ? t->from - l->from : 0};

	if (!span_ends(before, SPAN("由")) && !span_ends(before, SPAN("从")))
		return false;
	l->dated = t;
	l->tells |= TELLS_FROM;
	l->to = t->from - 3;
	return true;
}

/* 五年 at the start of s: how many, its bytes in *n; 0: none. */
static int
years_counted(span s, size_t *n)
{
	int years = small_number(s, n);

	if (years < 2 || years > 10 || !span_starts((span){s.p + *n, s.n - *n}, SPAN("年")))
		return 0;
	*n += strlen("年");
	return years;
}

/* 排放量五年累计: the years that a sum is over, once 累计 is off. */
static void
cut_years(left_side *l, span s)
{
	size_t from = s.n >= 6 && !is_digit(s.p[s.n - 4]) ? 6 : 4, n;

	if (s.n < from || (l->years = years_counted((span){span_end(s) - from, from}, &n)) == 0 || n != from)
		l->years = 0;
	else
		l->to -= n;
}

/* 五年累计新增, 五年新增 */
static size_t
years_of_sum(span s, int *years)
{
	static const span SUMS[] = {SPAN("累计"), SPAN("新增"), SPAN("共")};
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

/* 年初确定的26项, 年度目标的116.2%: whose the figure is, not what it is. */
static uint32_t
tells_of(const fact_word *w, bool owner)
{
	return owner ? w->tells & ~(uint32_t) TELLS_TARGET : w->tells;
}

/* Words directly before the figure, outermost last. */
static void
cut_right(const fact_reader *r, size_t k, left_side *l)
{
	bool owner = false; /* 的 was cut last */

	while (l->to > l->from)
	{
		span s = piece(r, l);
		const token *t = token_ending(r, k, l->to);
		const fact_word *w;

		if (t != NULL && t->from >= l->from && (t->kind == TOKEN_STREAK || t->kind == TOKEN_PERIOD))
		{
			l->streak |= t->kind == TOKEN_STREAK;
			if (t->kind == TOKEN_PERIOD && t->reference)
			{
				if (cut_dated_base(r, t, l))
					continue;
				if (cut_comparison(r, l))
					continue;
				return;
			}
			l->to = t->from;
			continue;
		}
		if (l->reference_kind == REFERENCE_NONE && list_ends(LIST_REFERENCE_TAILS, s) > 0 &&
			cut_comparison(r, l))
			continue;
		w = fact_word_at(BEFORE_FIGURE, s);
		if (w != NULL && !rests_at_end(s, w->text.n))
		{
			if (w->tells & (TELLS_FALL | TELLS_BEHIND) && l->tail_to == 0)
			{
				l->tail_from = l->to - w->text.n;
				l->tail_to = l->to;
			}
			if (w->tells & TELLS_LAST_YEAR && l->reference_kind == REFERENCE_NONE)
			{
				l->reference_kind = REFERENCE_LAST_YEAR;
				l->reference_from = l->to - w->text.n;
				l->reference_to = l->to;
			}
			/* 将8个公司…整合: 将 is no future where a clause begins with it */
			if (w->text.n < s.n || w->text.n > 3)
				l->tells |= tells_of(w, owner);
			owner = span_equal(w->text, SPAN("的"));
			l->to -= w->text.n;
			if (w->tells & TELLS_STOCK)
				cut_years(l, piece(r, l));
			continue;
		}
		if (l->reference_kind != REFERENCE_NONE || !cut_comparison(r, l))
			return;
	}
}

/* 全县 of 全县实现…, whose figures a report of the county states; 全县 alone stays a part of the name.  0: none. */
static size_t
region_before_verb(span s)
{
	static const span REGIONS[] = {SPAN("全县"), SPAN("全市"), SPAN("全省"), SPAN("全区"),    SPAN("全州"),
								   SPAN("全旗"), SPAN("全盟"), SPAN("全镇"), SPAN("全自治区")};

	for (size_t i = 0; i < LENGTH(REGIONS); i++)
		if (span_starts(s, REGIONS[i]))
		{
			span rest = {s.p + REGIONS[i].n, s.n - REGIONS[i].n};
			const fact_word *w = fact_word_at(CLAUSE_START, rest);

			return w != NULL && w->text.n > 3 && !(w->tells & TELLS_KEPT) &&
						   list_starts(LIST_RESTING, rest) < w->text.n
					   ? REGIONS[i].n
					   : 0;
		}
	return 0;
}

/* Words a clause begins with. */
static void
cut_left(const fact_reader *r, size_t k, left_side *l)
{
	static const span UP_TO[] = {SPAN("到"), SPAN("至"),     SPAN("截至"), SPAN("截止"),
								 SPAN("在"), SPAN("预计到"), SPAN("从")};

	while (l->to > l->from)
	{
		span s = piece(r, l);
		const token *t = token_starting(r, k, l->from);
		const fact_word *w = fact_word_at(CLAUSE_START, s);
		size_t n = 0;

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
		for (size_t i = 0; i < LENGTH(UP_TO) && n == 0; i++)
			if (span_starts(s, UP_TO[i]) && (t = token_starting(r, k, l->from + UP_TO[i].n)) != NULL &&
				t->kind == TOKEN_PERIOD && t->to <= l->to)
				n = t->to - l->from;
		if (n == 0)
			n = year_part_at(s, &(year_part){0, 0});
		if (n == 0 && (span_starts(s, SPAN("年底")) || span_starts(s, SPAN("底"))) && l->from > 0)
			n = span_starts(s, SPAN("底")) ? 3 : 6;
		if (n == 0)
			n = region_before_verb(s);
		if (n == 0)
			n = years_of_sum(s, &l->years);
		if (n > 0)
		{
			l->from += n;
			continue;
		}
		if (w == NULL || list_starts(LIST_RESTING, s) >= w->text.n)
			return;
		l->tells |= w->tells & ~(unsigned) TELLS_KEPT;
		if (w->tells & TELLS_KEPT)
		{
			l->tells |= TELLS_KEPT;
			l->verb = w->text.n;
			return;
		}
		l->from += w->text.n;
	}
}

/* S占X(的)比重: a share of X; S stays the subject, with the whole phrase where it names the indicator. */
static void
read_share(const fact_reader *r, left_side *l)
{
	static const span NOT[] = {SPAN("占地"), SPAN("占用"), SPAN("占有"), SPAN("占比"), SPAN("占补")};
	span s = piece(r, l), of;
	ptrdiff_t at = -1;
	bool named;

	for (size_t i = 0; i + 3 <= s.n; i++)
		if (memcmp(s.p + i, "占", 3) == 0)
		{
			bool rests = false;

			for (size_t k = 0; k < LENGTH(NOT); k++)
				rests |= span_starts((span){s.p + i, s.n - i}, NOT[k]);
			if (!rests)
			{
				at = (ptrdiff_t) i;
				break;
			}
		}
	if (at < 0)
		return;
	of = (span){s.p + at + 3, s.n - (size_t) at - 3};
	named = list_ends(LIST_SHARE_TAILS, of) > 0 || span_ends(of, SPAN("比"));
	l->share = true;
	l->reference_kind = REFERENCE_TOTAL;
	l->reference_from = l->from + (size_t) at + 3;
	l->reference_to = l->to;
	while (l->reference_to > l->reference_from)
	{
		span x = {r->work->prose.text + l->reference_from, l->reference_to - l->reference_from};
		size_t n = list_ends(LIST_SHARE_TAILS, x);

		if (n == 0 && (span_ends(x, SPAN("的")) || span_ends(x, SPAN("比"))))
			n = 3;
		if (n == 0)
			break;
		l->reference_to -= n;
	}
	if (!named || at == 0)
		l->to = l->from + (size_t) at;
}

/* 总量稳居全市第三位: verb and scope off; false if nothing says that something is ranked. */
static bool
cut_rank(const fact_reader *r, left_side *l)
{
	span s = piece(r, l);
	size_t n;

	for (span left = s; left.n > 0;)
	{
		ptrdiff_t at = list_find_last(LIST_RANK_VERBS, left, &n);

		if (at < 0)
			break;
		if (s.n - (size_t) at - n <= SCOPE_BYTES &&
			list_starts(LIST_RESTING, (span){s.p + at, s.n - (size_t) at}) == 0)
		{
			/* 稳居 rather than 居 in it */
			if (at >= 3)
			{
				size_t longer = list_starts(LIST_RANK_VERBS, (span){s.p + at - 3, s.n - (size_t) at + 3});

				if (longer > n)
				{
					at -= 3;
					n = longer;
				}
			}
			l->reference_from = l->from + (size_t) at + n;
			l->reference_to = l->to;
			l->to = l->from + (size_t) at;
			return true;
		}
		left.n = (size_t) at;
	}
	n = list_ends(LIST_SCOPES, s);
	if (n == 0)
		return false;
	l->reference_from = l->to - n;
	l->reference_to = l->to;
	l->to -= n;
	return true;
}

/* 产量稳定在全国1/4: a share without 占. */
static bool
cut_whole(const fact_reader *r, size_t k, left_side *l)
{
	span s = piece(r, l);
	size_t n = list_ends(LIST_SCOPES, span_ends(s, SPAN("的")) ? (span){s.p, s.n - 3} : s);

	if (n == 0)
		return false;
	n += span_ends(s, SPAN("的")) ? 3 : 0;
	l->reference_from = l->to - n;
	l->reference_to = l->to;
	l->reference_kind = REFERENCE_TOTAL;
	l->share = true;
	l->to -= n;
	cut_right(r, k, l);
	return true;
}

void
read_subject(const fact_reader *r, size_t k, size_t from, size_t to, left_side *out)
{
	left_side l = {.from = from, .to = to};

	cut_right(r, k, &l);
	cut_left(r, k, &l);
	if (l.to > l.from && list_starts(LIST_NO_SUBJECT, piece(r, &l)) == l.to - l.from)
		l.to = l.from;
	*out = l;
}

/* 1000万元“科研贷”以及1300万元…: the text between two figures is the noun of the first. */
static bool
continues_list(const fact_reader *r, size_t k, const left_side *l)
{
	static const span ANDS[] = {SPAN("以及"), SPAN("和"), SPAN("与"), SPAN("及")};

	if (k == 0 || r->work->tokens[k - 1].kind != TOKEN_FIGURE || r->work->tokens[k - 1].to != l->from)
		return false;
	for (size_t i = 0; i < LENGTH(ANDS); i++)
		if (span_ends(piece(r, l), ANDS[i]))
			return true;
	return false;
}

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
static const span WHICH_PLAN[] = {SPAN("年度"), SPAN("全年"), SPAN("年初"), SPAN("调整"), SPAN("当年"),
								  SPAN("本年"), SPAN("省定"), SPAN("市定"), SPAN("国定"), SPAN("下达"),
								  SPAN("市级"), SPAN("省级"), SPAN("确定"), SPAN("变动"), SPAN("后"),
								  SPAN("年"),   SPAN("省"),   SPAN("市"),   SPAN("国家"), SPAN("上级"),
								  SPAN("既定"), SPAN("预定"), SPAN("规划"), SPAN("考核"), SPAN("控制"),
								  SPAN("约束"), SPAN("预期"), SPAN("工作"), SPAN("计划")};

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

/* 超额完成年度下降2.5%的目标任务, 优于省定35微克的目标: of a goal that was met or missed, what stands before its figure. */
static void
cut_goal(const fact_reader *r, size_t k, left_side *l)
{
	static const span VERBS[] = {SPAN("超额完成"), SPAN("提前完成"), SPAN("未完成"), SPAN("完成了"),
								 SPAN("完成"),     SPAN("实现了"),   SPAN("实现"),   SPAN("未达到"),
								 SPAN("达到了"),   SPAN("达到"),     SPAN("优于"),   SPAN("好于"),
								 SPAN("快于"),     SPAN("高于"),     SPAN("低于"),   SPAN("超过"),
								 SPAN("超出"),     SPAN("距离"),     SPAN("距")},
					  CHANGES[] = {SPAN("增长"), SPAN("上涨"), SPAN("提高"), SPAN("下降"), SPAN("降低")};
	size_t to = r->work->tokens[k].to, verb;
	span s = piece(r, l);
	uint32_t tells = 0;

	if (!goal_behind((span){r->work->prose.text + to, r->sentence_to - to}))
		return;
	for (size_t i = 0; i < LENGTH(CHANGES) && tells == 0; i++)
		if (span_ends(s, CHANGES[i]))
		{
			tells = i < 3 ? TELLS_GROWTH : TELLS_GROWTH | TELLS_FALL;
			s.n -= CHANGES[i].n;
		}
	s.n -= ends_in_words(s, WHICH_PLAN, LENGTH(WHICH_PLAN));
	verb = ends_in_words(s, VERBS, LENGTH(VERBS));
	if (verb == 0 && l->to > l->from)
		return;
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

/* 完成全年目标任务, 为年度预算, 占“十四五”规划目标: bytes of the plan at the end of s, and of the verb before it; 0: not such. */
static size_t
fulfilled_plan(span s, size_t *verb)
{
	static const span PLANS[] = {SPAN("预算数"),   SPAN("计划数"), SPAN("目标值"), SPAN("计划投资"),
								 SPAN("投资计划"), SPAN("预算"),   SPAN("计划"),   SPAN("目标"),
								 SPAN("任务"),     SPAN("预期")};
	static const span VERBS[] = {SPAN("完成了"), SPAN("完成"), SPAN("相当于"), SPAN("达到"),
								 SPAN("达"),     SPAN("为"),   SPAN("占"),     SPAN("是")};
	size_t plan = ends_in_words(s, PLANS, LENGTH(PLANS)), which;

	which = ends_in_words((span){s.p, s.n - plan}, WHICH_PLAN, LENGTH(WHICH_PLAN));
	which += quoted_before((span){s.p, s.n - plan - which});
	*verb = ends_in_words((span){s.p, s.n - plan - which}, VERBS, LENGTH(VERBS));
	return plan == 0 || *verb == 0 ? 0 : which + plan;
}

/*
 * 完成年计划710亿元的89.4%, 完成年计划（710亿元）的89.4%: which figure is the plan, if figure k is how much of it was fulfilled;
 * NULL: none.  *end: where the words before it end.
 */
static const token *
plan_of_rate(const fact_reader *r, size_t k, size_t *end)
{
	const token *t = &r->work->tokens[k], *plan;
	bool bracketed = k > 2 && t[-1].kind == TOKEN_CLOSE;

	if (k == 0 || k >= r->token_n || t->kind != TOKEN_FIGURE || t->sort != SORT_RATE)
		return NULL;
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
		if (t->sort != SORT_RATE || !span_ends(piece(r, l), SPAN("的")))
			return;
		end = l->to - strlen("的");
	}
	plan = fulfilled_plan(of == NULL ? (span){text + l->from, end - l->from} : (span){text, end}, &verb);
	if (plan == 0)
		return;
	l->to = of == NULL ? end - plan - verb : l->from;
	l->reference_from = end - plan;
	l->reference_to = of == NULL ? end : t[-1].to;
	l->reference_kind = REFERENCE_PLAN;
	l->completion = true;
}

bool
compares_rate(span before)
{
	static const span VERBS[] = {SPAN("恢复到"), SPAN("恢复至"), SPAN("相当于")};

	return span_ends_any(before, VERBS, LENGTH(VERBS));
}

/* 恢复到2019年的95%, 相当于上年同期的80%: what a figure is measured by. */
static void
cut_base_rate(const fact_reader *r, size_t k, left_side *l)
{
	static const span BASES[] = {SPAN("疫情前"), SPAN("上年同期"), SPAN("去年同期"), SPAN("同期"),
								 SPAN("上年"),   SPAN("去年"),     SPAN("常年")};
	span s = piece(r, l);
	const token *t;
	size_t n;

	if (r->work->tokens[k].sort != SORT_RATE || l->completion || !span_ends(s, SPAN("的")))
		return;
	s.n -= strlen("的");
	t = token_ending(r, k, l->from + s.n);
	n = t != NULL && t->kind == TOKEN_PERIOD ? t->to - t->from : ends_in_words(s, BASES, LENGTH(BASES));
	if (n == 0 || n > s.n || !compares_rate((span){s.p, s.n - n}))
		return;
	l->reference_to = l->from + s.n;
	l->reference_from = l->reference_to - n;
	l->reference_kind = reference_of((span){s.p + s.n - n, n});
	if (l->reference_kind == REFERENCE_NONE)
		l->reference_kind = REFERENCE_BASE_YEAR;
	l->completion = true;
	l->to = l->reference_from - strlen("恢复到");
}

bool
read_left(const fact_reader *r, size_t k, size_t from, left_side *out)
{
	const token *t = &r->work->tokens[k];
	left_side l = {.from = from, .to = t->from};

	if (t->figure == FIGURE_RANK)
	{
		if (!cut_rank(r, &l))
			return false;
		l.reference_kind = l.reference_to > l.reference_from ? REFERENCE_PEERS : REFERENCE_NONE;
	}
	if (continues_list(r, k, &l))
		l.to = l.from;
	cut_completion(r, k, &l);
	if (!l.plan)
		cut_goal(r, k, &l);
	cut_base_rate(r, k, &l);
	cut_right(r, k, &l);
	cut_left(r, k, &l);
	read_share(r, &l);
	if (l.share)
		cut_right(r, k, &l);
	if (t->figure == FIGURE_FRACTION && !l.share && !cut_whole(r, k, &l))
		return false;
	if (span_ends(piece(r, &l), SPAN("等")))
	{
		l.part_of = true;
		l.to -= 3;
	}
	if (noun_divides(piece(r, &l)))
		l.to -= strlen("中");
	if (l.to > l.from)
	{
		span s = piece(r, &l);

		if (list_starts(LIST_NO_SUBJECT, s) == s.n)
			l.to = l.from;
	}
	*out = l;
	return true;
}

bool
noun_divides(span s)
{
	static const span NAMES[] = {SPAN("高中"), SPAN("初中"), SPAN("完中"), SPAN("集中"), SPAN("其中")};

	return s.n > 2 * strlen("中") && span_ends(s, SPAN("中")) && !span_ends_any(s, NAMES, LENGTH(NAMES));
}

span
noun_at(span s)
{
	static const span ANDS[] = {SPAN("以及"), SPAN("和"), SPAN("及"), SPAN("与"), SPAN("、")};
	size_t from = 6, n;

	if (span_starts(s, SPAN("的")))
		s = (span){s.p + 3, s.n - 3};
	for (;;)
	{
		ptrdiff_t at = s.n > from ? list_find(LIST_PREDICATES, s, from, &n) : -1;

		if (at < 0)
			break;
		if (list_starts(LIST_RESTING, (span){s.p + at, s.n - (size_t) at}) == 0 &&
			list_ends(LIST_RESTING, (span){s.p, (size_t) at + n}) <= n)
		{
			s.n = (size_t) at;
			break;
		}
		from = (size_t) at + n;
	}
	for (size_t i = 0; i < LENGTH(ANDS); i++)
		if (span_ends(s, ANDS[i]))
			s.n -= ANDS[i].n;
	if (noun_divides(s))
		s.n -= strlen("中");
	if (s.n > NOUN_BYTES)
	{
		s.n = NOUN_BYTES;
		while (s.n > 0 && ((unsigned char) s.p[s.n] & 0xC0) == 0x80)
			s.n--;
	}
	return s;
}
