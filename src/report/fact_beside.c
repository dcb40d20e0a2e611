/*
 * fact_beside.c
 *		The text beside a figure: its subject and what the words around it tell.
 */
#include "fact_build.h"
#include "fact_scan.h"

#define REFERENCE_BYTES 60 /* a longer text behind 高于 is no reference */
#define NOUN_BYTES 120
#define SCOPE_BYTES 36
#define PEERS_BYTES 60 /* that the names of those among whom something ranks may have */

span
left_text(const fact_reader *r, const left_side *l)
{
	return (span){r->work->prose.text + l->from, l->to - l->from};
}

const token *
token_ending(const fact_reader *r, size_t k, size_t at)
{
	for (size_t i = k; i-- > 0 && r->work->tokens[i].to >= at;)
		if (r->work->tokens[i].to == at)
			return &r->work->tokens[i];
	return NULL;
}

/* Is the word of n bytes at the end of s part of a word that rests: 有 in 国有? */
static bool
rests_at_end(span s, size_t n)
{
	size_t rest = list_ends(LIST_RESTING, s);
	span before = {s.p, s.n - n}, word = {span_end(s) - n, n};

	if (span_equal(word, SPAN("提升")) &&
		(span_ends(before, SPAN("改造")) || span_ends(before, SPAN("整治"))))
		return true;                                    /* 改造提升2.8万亩 */
	return rest > n || span_ends(before, SPAN("未")) || /* 未完成 is not 完成, 2025年计划 no 年计划 */
		   (before.n > 0 && is_digit(span_end(before)[-1]) && span_starts(word, SPAN("年")));
}

/* 比上年减收, 比预算节约: the verb behind what is compared with says whether more or less. */
static void
cut_direction(const fact_reader *r, left_side *l)
{
	static const span LESS[] = {SPAN("减收"), SPAN("减支"), SPAN("少收"), SPAN("少支"), SPAN("短收"),
								SPAN("节约"), SPAN("节省"), SPAN("压减"), SPAN("减少")},
					  MORE[] = {SPAN("增收"), SPAN("增支"), SPAN("多收"), SPAN("多支"), SPAN("超收")};
	span s = {r->work->prose.text + l->reference_from, l->reference_to - l->reference_from};
	bool less = span_ends_any(s, LESS, LENGTH(LESS));

	if ((!less && !span_ends_any(s, MORE, LENGTH(MORE))) || s.n <= strlen("减收"))
		return;
	l->reference_to -= strlen("减收");
	l->neutral = false;
	l->comparison = less ? COMPARISON_BELOW : COMPARISON_ABOVE;
}

/* 快于城镇居民: those whom others are compared with, a reference only where nothing else stands there. */
static fact_reference
peers_of(span s)
{
	static const span PEERS[] = {SPAN("城镇居民"), SPAN("农村居民"), SPAN("城镇"), SPAN("农村")};

	return span_among(s, PEERS, LENGTH(PEERS)) ? REFERENCE_PEERS : reference_of(s);
}

/* 快于全部投资22.4个百分点: points are of a rate like the one they are compared with; 比 only where a clause begins. */
static bool
compares_alike(span rest, size_t n, bool begins)
{
	return span_ends((span){rest.p, n}, SPAN("于")) || (begins && span_equal((span){rest.p, n}, SPAN("比")));
}

/* 超过年初目标, 高于全市平均水平, 较“十三五”末 at the end: cut, and remembered. */
static bool
cut_comparison(const fact_reader *r, const token *t, left_side *l)
{
	span s = left_text(r, l);
	size_t n, most = s.n > REFERENCE_BYTES ? s.n - REFERENCE_BYTES : 0;
	const list_edges *above_edges = list_edges_of(LIST_COMPARE_ABOVE),
					 *below_edges = list_edges_of(LIST_COMPARE_BELOW);

	for (size_t i = s.n; i > most;)
	{
		span rest, reference;
		bool above;

		/* a character back: of three bytes, or ASCII */
		i -= i >= 3 && (unsigned char) s.p[i - 1] >= 0x80 && (unsigned char) s.p[i - 3] >= 0xE0 ? 3 : 1;
		if (i < most || s.n - i < 3 || ((unsigned char) s.p[i] & 0xC0) == 0x80 ||
			!either_may_start(above_edges, below_edges, s.p + i))
			continue;
		rest = (span){s.p + i, s.n - i};
		n = list_starts(LIST_COMPARE_ABOVE, rest);
		above = n > 0;
		if (!above)
			n = list_starts(LIST_COMPARE_BELOW, rest);
		reference = (span){rest.p + n, rest.n - n};
		if (n == 0 || reference.n == 0 || span_starts(reference, SPAN("由")) ||
			span_starts(reference, SPAN("从")))
			continue; /* 收入比由上年的2.15缩小 compares nothing */
		l->reference_kind = peers_of(reference);
		if (l->reference_kind == REFERENCE_NONE && t->sort == SORT_POINTS && compares_alike(rest, n, i == 0))
			l->reference_kind = REFERENCE_PEERS;
		if (l->reference_kind == REFERENCE_NONE)
			continue;
		l->comparison = above ? COMPARISON_ABOVE : COMPARISON_BELOW;
		l->neutral = begins_with(rest, "比", 3) || begins_with(rest, "较", 3) || begins_with(rest, "相比", 6);
		l->reference_from = l->from + i + n;
		l->reference_to = l->to;
		cut_direction(r, l);
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

int
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

/* 年初确定的26项, 年度目标的116.2%: whose the figure is, not what it is. */
static uint32_t
tells_of(const fact_word *w, bool owner)
{
	return owner ? w->tells & ~(uint32_t) TELLS_TARGET : w->tells;
}

/* 收入预算为16.5亿元: 预算 behind what it is of is a plan; a budget's own name ends in it too. */
static bool
is_budgeted(span s)
{
	return span_ends(s, SPAN("收入预算")) || span_ends(s, SPAN("支出预算"));
}

/* 快于预期5项, 滞后于序时进度4项 of what was counted before: which of them they are. */
static bool
tells_which(const fact_reader *r, size_t k, span s)
{
	static const span PACES[] = {SPAN("预期"),     SPAN("进度"),     SPAN("预期进度"), SPAN("要求"),
								 SPAN("预期目标"), SPAN("规划目标"), SPAN("序时进度"), SPAN("时序进度")},
					  VERBS[] = {SPAN("快于"), SPAN("符合"), SPAN("滞后于"), SPAN("达到"), SPAN("超过"),
								 SPAN("优于"), SPAN("好于"), SPAN("低于"),   SPAN("慢于"), SPAN("落后于")};
	const token *t = &r->work->tokens[k];
	size_t n = 0;

	if (t->kind != TOKEN_FIGURE || t->sort != SORT_COUNT ||
		!(span_ends(slice(r, t->from, t->to), SPAN("项")) || span_ends(slice(r, t->from, t->to), SPAN("个"))))
		return false;
	for (size_t i = 0; i < LENGTH(PACES); i++)
		if (PACES[i].n > n && span_ends(s, PACES[i]))
			n = PACES[i].n;
	return n > 0 && span_ends_any((span){s.p, s.n - n}, VERBS, LENGTH(VERBS));
}

/* Words directly before the figure, outermost last. */
static void
cut_right(const fact_reader *r, size_t k, left_side *l)
{
	bool owner = false; /* 的 was cut last */

	if (tells_which(r, k, left_text(r, l)))
	{
		l->which = true;
		return;
	}
	while (l->to > l->from)
	{
		span s = left_text(r, l);
		const token *t = token_ending(r, k, l->to);
		const fact_word *w;

		if (t != NULL && t->from >= l->from && (t->kind == TOKEN_STREAK || t->kind == TOKEN_PERIOD))
		{
			l->streak |= t->kind == TOKEN_STREAK;
			if (t->kind == TOKEN_PERIOD && t->reference)
			{
				if (cut_dated_base(r, t, l))
					continue;
				if (cut_comparison(r, &r->work->tokens[k], l))
					continue;
				return;
			}
			if (span_ends(s, SPAN("平均"))) /* 两年平均 */
				l->tells |= TELLS_MEAN;
			l->to = t->from;
			continue;
		}
		if (owner && r->work->tokens[k].kind == TOKEN_FIGURE && r->work->tokens[k].sort == SORT_COUNT &&
			span_starts(slice(r, l->to, r->work->tokens[k].from), SPAN("的有")))
		{
			l->which = true;
			return;
		}
		if (l->reference_kind == REFERENCE_NONE && list_ends(LIST_REFERENCE_TAILS, s) > 0 &&
			cut_comparison(r, &r->work->tokens[k], l))
			continue;
		if (cut_turn(r, l))
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
				l->reference_to =
					span_starts(w->text, SPAN("同比")) ? l->reference_from + strlen("同比") : l->to;
			}
			/* 将8个公司…整合: 将 is no future where a clause begins with it */
			if (w->text.n < s.n || w->text.n > 3)
				l->tells |= tells_of(w, owner);
			owner = span_equal(w->text, SPAN("的"));
			l->to -= w->text.n;
			if (w->tells & TELLS_STOCK)
				cut_years(l, left_text(r, l));
			continue;
		}
		if (is_budgeted(s))
		{
			l->tells |= TELLS_TARGET;
			l->to -= strlen("预算");
			continue;
		}
		if (l->reference_kind != REFERENCE_NONE || !cut_comparison(r, &r->work->tokens[k], l))
			return;
	}
}

/* 占地面积, 占用, but not 占地区生产总值 or 占用电量: 占 at the start of s is part of a word, and no share. */
static bool
is_word_of_share(span s)
{
	static const span WORDS[] = {SPAN("占地"), SPAN("占用"), SPAN("占有"), SPAN("占比"), SPAN("占补")},
					  WHOLES[] = {SPAN("占地区"), SPAN("占地方"), SPAN("占地级"),   SPAN("占地产"),
								  SPAN("占地税"), SPAN("占用电"), SPAN("占用水总"), SPAN("占用水量"),
								  SPAN("占用能"), SPAN("占有色"), SPAN("占有效")};

	return span_starts_any(s, WORDS, LENGTH(WORDS)) && !span_starts_any(s, WHOLES, LENGTH(WHOLES));
}

/* 占总人口比重(常住人口城镇化率)为: the share has a name, which is the subject; of is what stands behind 占. */
static bool
names_share(left_side *l, span of)
{
	ptrdiff_t open = span_find(of, SPAN("("));
	size_t n = open < 0 ? 0 : list_ends(LIST_SHARE_TAILS, (span){of.p, (size_t) open});
	span name;

	if (n == 0 || !span_ends(of, SPAN(")")))
		return false;
	name = (span){of.p + open + 1, of.n - (size_t) open - 2};
	if (list_ends(LIST_RATE_TAILS, name) == 0)
		return false;
	l->reference_kind = REFERENCE_TOTAL;
	l->reference_from = l->to - of.n;
	l->reference_to = l->reference_from + (size_t) open - n;
	if (span_ends((span){of.p, (size_t) open - n}, SPAN("的")))
		l->reference_to -= strlen("的");
	l->to--;
	l->from = l->to - name.n;
	return true;
}

/* S占X(的)比重: a share of X; S stays the subject, with the whole phrase where it names the indicator. */
static void
read_share(const fact_reader *r, left_side *l)
{
	span s = left_text(r, l), of;
	ptrdiff_t at = -1;
	bool named;

	for (span rest = s; (at = span_find(rest, SPAN("占"))) >= 0;
		 rest = (span){s.p + at + 3, s.n - (size_t) at - 3})
	{
		at += rest.p - s.p;
		if (!is_word_of_share((span){s.p + at, s.n - (size_t) at}))
			break;
	}
	if (at < 0)
		return;
	of = (span){s.p + at + 3, s.n - (size_t) at - 3};
	if (names_share(l, of))
		return;
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
	span s = left_text(r, l);
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

static bool
holds_character(const char *characters, uint32_t c)
{
	for (const char *p = characters, *end = p + strlen(characters); p < end;)
		if (text_next_raw(&p, end) == c)
			return true;
	return false;
}

size_t
ranked_peers(span s)
{
	static const char KINDS[] = "县市区州盟旗镇乡省城", BESIDE[] = "直辖地级主要重点()、";
	static const span VERBS[] = {SPAN("排名"), SPAN("位列"), SPAN("位居"), SPAN("名列"),
								 SPAN("排"),   SPAN("列"),   SPAN("居")};
	const char *p = s.p, *end = span_end(s);
	bool named = false;
	size_t n;
	span rest;

	/* most counts have no rank behind them */
	if (span_find((span){s.p, s.n < PEERS_BYTES ? s.n : PEERS_BYTES}, SPAN("第")) < 0)
		return 0;
	while (p < end && p - s.p < PEERS_BYTES)
	{
		const char *q = p;
		uint32_t c = text_next_raw(&q, end);
		bool kind = holds_character(KINDS, c);

		if (!kind && !holds_character(BESIDE, c))
			break;
		named |= kind;
		p = q;
	}
	n = (size_t) (p - s.p);
	rest = (span){p, (size_t) (end - p)};
	if (span_starts(rest, SPAN("中")))
		rest = (span){rest.p + 3, rest.n - 3};
	for (size_t i = 0; i < LENGTH(VERBS); i++)
		if (span_starts(rest, VERBS[i]))
		{
			rest = (span){rest.p + VERBS[i].n, rest.n - VERBS[i].n};
			break;
		}
	return named && span_starts(rest, SPAN("第")) ? n : 0;
}

/* 增速在全省14个市州中列第11位: among whom it ranks. */
static void
cut_peers(const fact_reader *r, left_side *l)
{
	span s = left_text(r, l);

	if (!span_ends(s, SPAN("中")) || span_find(s, SPAN("个")) < 0)
		return;
	for (size_t i = s.n; i-- > 0;)
		if (span_starts((span){s.p + i, s.n - i}, SPAN("在")))
		{
			if (span_find((span){s.p + i, s.n - i}, SPAN("个")) < 0)
				return;
			if (l->reference_to <= l->reference_from)
			{
				l->reference_from = l->from + i + strlen("在");
				l->reference_to = l->to - strlen("中");
				l->reference_kind = REFERENCE_PEERS;
			}
			l->to = l->from + i;
			return;
		}
}

/* 产量稳定在全国1/4: a share without 占. */
static bool
cut_whole(const fact_reader *r, size_t k, left_side *l)
{
	span s = left_text(r, l);
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

/* 目标, 全年计划 say nothing of what is measured; 剔除一次性因素后 how it was counted. */
static bool
is_no_subject(span s)
{
	static const span STARTS[] = {SPAN("剔除"), SPAN("扣除"), SPAN("还原")},
					  ENDS[] = {SPAN("因素"), SPAN("因素后"), SPAN("影响"), SPAN("影响后")};

	return list_starts(LIST_NO_SUBJECT, s) == s.n ||
		   (span_starts_any(s, STARTS, LENGTH(STARTS)) && span_ends_any(s, ENDS, LENGTH(ENDS)));
}

void
read_subject(const fact_reader *r, size_t k, size_t from, size_t to, left_side *out)
{
	left_side l = {.from = from, .to = to};

	cut_right(r, k, &l);
	cut_left(r, k, &l);
	if (l.to > l.from && is_no_subject(left_text(r, &l)))
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
		if (span_ends(left_text(r, l), ANDS[i]))
			return true;
	return false;
}

/* 主要指标中 of 20项主要指标中预计16项…, what some of are counted: its bytes at the start of s; 0: none. */
static size_t
whole_at(span s)
{
	static const span WHOLES[] = {SPAN("指标中"), SPAN("主要指标中"), SPAN("项目中"), SPAN("任务中"),
								  SPAN("事项中")};

	for (size_t i = 0; i < LENGTH(WHOLES); i++)
		if (span_starts(s, WHOLES[i]) && s.n > WHOLES[i].n)
			return WHOLES[i].n;
	return 0;
}

/* Takes over how the figure of token k is compared, of *before, the text in front of it.  false: it is not. */
static bool
compare_as(const fact_reader *r, size_t k, left_side *before, left_side *l)
{
	*before = (left_side){.from = clause_start(r, k), .to = r->work->tokens[k].from};
	if (!cut_comparison(r, &r->work->tokens[k], before))
		return false;
	l->comparison = before->comparison;
	l->neutral = before->neutral;
	l->reference_kind = before->reference_kind;
	l->reference_from = before->reference_from;
	l->reference_to = before->reference_to;
	return true;
}

/* 低于年度目标（6.5%）0.7个百分点: what stands before the bracket is what the figure behind it is compared with. */
static void
compare_bracketed(const fact_reader *r, size_t k, left_side *l)
{
	const token *t = &r->work->tokens[k];
	left_side before;

	if (l->to > l->from || l->reference_kind != REFERENCE_NONE || k < 4 || t[-1].kind != TOKEN_CLOSE ||
		t[-1].to != t->from || t[-2].kind != TOKEN_FIGURE || t[-3].kind != TOKEN_OPEN ||
		t[-3].to != t[-2].from)
		return;
	compare_as(r, k - 3, &before, l);
}

/* 高于全国0.8个、全省0.4个百分点: the second region is compared as the first is. */
static void
compare_listed(const fact_reader *r, size_t k, left_side *l)
{
	const token *t = &r->work->tokens[k];
	span region = left_text(r, l);
	size_t figure = k > 1 && t[-1].kind == TOKEN_LIST ? k - 2 : k - 1;
	left_side before;

	if (k < 1 || region.n == 0 || t->sort != SORT_POINTS || r->work->tokens[figure].sort != SORT_POINTS ||
		l->reference_kind != REFERENCE_NONE ||
		!joins_figures(slice(r, r->work->tokens[figure].to, t->from)) || !compare_as(r, figure, &before, l))
		return;
	l->reference_kind = reference_of(region);
	l->reference_from = l->from;
	l->reference_to = l->to;
	l->to = l->from;
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
		if (span_ends(left_text(r, &l), SPAN("中")) && k > 0 && t[-1].kind == TOKEN_FIGURE)
			l.to = l.from; /* of 14个地级市中 */
		cut_peers(r, &l);
	}
	if (continues_list(r, k, &l))
		l.to = l.from;
	if (k > 0 && t[-1].kind == TOKEN_FIGURE && t[-1].to == l.from)
		l.from += whole_at(left_text(r, &l));
	read_goal(r, k, &l);
	cut_right(r, k, &l);
	cut_left(r, k, &l);
	read_share(r, &l);
	if (l.share)
		cut_right(r, k, &l);
	if (t->figure == FIGURE_FRACTION && !l.share && !cut_whole(r, k, &l))
		return false;
	if (span_ends(left_text(r, &l), SPAN("等")))
	{
		l.part_of = true;
		l.to -= 3;
	}
	if (noun_divides(left_text(r, &l)))
		l.to -= strlen("中");
	if (l.to > l.from)
	{
		span s = left_text(r, &l);

		if (span_equal(s, SPAN("实际支出")) || span_equal(s, SPAN("实际收入")))
			l.tells |= TELLS_REAL;
		else if ((span_equal(s, SPAN("计划")) || span_equal(s, SPAN("预算"))) && l.to == t->from)
			l.tells |= TELLS_TARGET; /* 计划110亿元, but not 计划共16项指标 */
		if (is_no_subject(s))
			l.to = l.from;
	}
	compare_bracketed(r, k, &l);
	compare_listed(r, k, &l);
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
	ptrdiff_t with;

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
	with = span_find(s, SPAN("与")); /* 3项指标与预期目标有差距 */
	if (with > 3 && reference_of((span){s.p + with, s.n - (size_t) with}) == REFERENCE_PLAN)
		s.n = (size_t) with;
	for (size_t i = 0; i < LENGTH(ANDS); i++)
		if (span_ends(s, ANDS[i]))
			s.n -= ANDS[i].n;
	if (noun_divides(s))
		s.n -= strlen("中");
	if (whole_at(s) > 0)
		s.n = whole_at(s) - strlen("中");
	if (span_ends(s, SPAN("来看"))) /* 从26项指标看 */
		s.n -= strlen("来看");
	else if (span_ends(s, SPAN("看")))
		s.n -= strlen("看");
	if (s.n > NOUN_BYTES)
	{
		s.n = NOUN_BYTES;
		while (s.n > 0 && ((unsigned char) s.p[s.n] & 0xC0) == 0x80)
			s.n--;
	}
	return s;
}
