/*
 * fact_build.c
 *		One figure to a fact: where it stands in its clause, its subject, its measure.
 */
#include "fact_build.h"

#define SUBJECT_BYTES 120
#define REACH 100 /* tokens or facts that are looked back over: a sentence has fewer */

/* Is token i inside a bracket that token k is not in?  Then it is passed over on the way to k's neighbours. */
static size_t
skip_bracket_left(const fact_reader *r, size_t i)
{
	int depth = 0;

	for (size_t k = i + 1; k-- > 0 && i - k < REACH;)
	{
		if (r->work->tokens[k].kind == TOKEN_CLOSE)
			depth++;
		else if (r->work->tokens[k].kind == TOKEN_OPEN && --depth == 0)
			return k;
	}
	return i;
}

static bool
holds_figure(const fact_reader *r, size_t from, size_t to)
{
	for (size_t i = from; i <= to; i++)
		if (r->work->tokens[i].kind >= TOKEN_FIGURE)
			return true;
	return false;
}

static bool
is_boundary(const token *t)
{
	return t->kind <= TOKEN_LIST || t->kind >= TOKEN_FIGURE;
}

size_t
left_boundary(const fact_reader *r, size_t k)
{
	for (size_t i = k; i-- > 0;)
	{
		const token *t = &r->work->tokens[i];

		if (t->kind == TOKEN_CLOSE)
		{
			size_t open = skip_bracket_left(r, i);

			if (open == i || holds_figure(r, open, i))
				return t->to;
			i = open;
		}
		else if (t->kind == TOKEN_OPEN || is_boundary(t))
			return t->to;
	}
	return r->sentence_from;
}

size_t
right_boundary(const fact_reader *r, size_t k)
{
	for (size_t i = k + 1; i < r->token_n; i++)
	{
		const token *t = &r->work->tokens[i];

		if (t->kind == TOKEN_OPEN || t->kind == TOKEN_CLOSE || is_boundary(t))
			return t->from;
	}
	return r->sentence_to;
}

/* Where the clause of token k begins: behind ， ； ： or an open bracket. */
size_t
clause_start(const fact_reader *r, size_t k)
{
	for (size_t i = k; i-- > 0;)
	{
		const token *t = &r->work->tokens[i];

		if (k - i > REACH)
			return t->to;
		if (t->kind == TOKEN_CLOSE)
			i = skip_bracket_left(r, i);
		else if (t->kind <= TOKEN_COLON || t->kind == TOKEN_OPEN)
			return t->to;
	}
	return r->sentence_from;
}

span
pool_copy(fact_reader *r, span s)
{
	char *p = r->work->pool + r->pool_n;

	if (s.n == 0 || s.n > POOL_BYTES - r->pool_n)
		return SPAN_NONE;
	memcpy(p, s.p, s.n);
	r->pool_n += s.n;
	return (span){p, s.n};
}

span
pool_join(fact_reader *r, span first, span second)
{
	span head;

	if (first.n == 0 || second.n == 0)
		return first.n == 0 ? second : first;
	if (first.n + second.n > POOL_BYTES - r->pool_n)
		return SPAN_NONE;
	head = pool_copy(r, first);
	return (span){head.p, first.n + pool_copy(r, second).n};
}

/*
 * 城乡养老保险、医疗保险参保率: the names in front of 、 that have no figure of their own share it.  Returns where the
 * first begins; `from` itself where they do not belong together.
 */
static size_t
joined_from(const fact_reader *r, size_t k, size_t from)
{
	static const span PLACES[] = {SPAN("在"),   SPAN("与"),   SPAN("以"),   SPAN("围绕"),
								  SPAN("对"),   SPAN("从"),   SPAN("通过"), SPAN("依托"),
								  SPAN("针对"), SPAN("加强"), SPAN("按照"), SPAN("聚焦")};
	size_t start = clause_start(r, k);

	if (start >= from || from - start > SUBJECT_BYTES)
		return from;
	for (size_t i = k; i-- > 0 && r->work->tokens[i].from >= start;)
		if (r->work->tokens[i].kind >= TOKEN_FIGURE || r->work->tokens[i].kind == TOKEN_CLOSE)
			return from;
	for (size_t i = 0; i < LENGTH(PLACES); i++)
		if (span_starts(slice(r, start, from), PLACES[i]))
			return from;
	if (from < 3 || memcmp(r->work->prose.text + from - 3, "、", 3) != 0)
		return from;
	return start;
}

/* The last fact of this ； segment whose subject the next may take: not inside a bracket that is closed. */
fact_draft *
last_fact(fact_reader *r, bool counted)
{
	for (size_t i = r->draft_n; i-- > r->sentence_first && r->draft_n - i < REACH;)
	{
		fact_draft *d = &r->work->drafts[i];

		if (d->segment != r->segment)
			return NULL;
		if (d->depth > r->depth || d->fact.subject.n == 0)
			continue;
		if (!counted || (d->fact.measure == MEASURE_COUNT && d->owned.n == 0))
			return d;
	}
	return NULL;
}

/* Growth words off the end: 经济增速 -> 经济. */
static span
without_growth(span s)
{
	size_t n = list_ends(LIST_GROWTH_TAILS, s);

	return n > 0 && n < s.n ? (span){s.p, s.n - n} : s;
}

/* The subject in text, or with its verb and what it must have behind it. */
static void
own_subject(fact_reader *r, fact_draft *d, const left_side *l, size_t from)
{
	span s = slice(r, from, l->to);

	d->root = s;
	d->fact.subject = d->root;
	if (l->tail_to > l->tail_from && (d->sort == SORT_RATE || l->tells & TELLS_BEHIND))
		d->fact.subject = pool_join(r, d->root, slice(r, l->tail_from, l->tail_to));
}

/* Most clauses hold neither a word that says how an indicator went nor one that compares it. */
static bool
may_hold_topic(span s)
{
	const list_edges *ends = list_edges_of(LIST_TOPIC_ENDS), *above = list_edges_of(LIST_COMPARE_ABOVE),
					 *below = list_edges_of(LIST_COMPARE_BELOW);

	for (size_t i = 0; i + 3 <= s.n; i += (unsigned char) s.p[i] >= 0xE0 ? 3 : 1)
	{
		const char *p = s.p + i;
		unsigned h = character_hash(p);

		if (ends->first[h] != 0 || above->first[h] != 0 || below->first[h] != 0 ||
			begins_with((span){p, 3}, "同", 3))
			return true;
	}
	return false;
}

/* The indicator that the text from start to token k begins with, before words that say how it went; empty: none. */
static span
topic_of(fact_reader *r, size_t k, size_t start)
{
	left_side l;
	span s = slice(r, start, r->work->tokens[k].from);

	/* 扣除价格因素，实际增长5.8% says how it was counted */
	if (!may_hold_topic(s) || span_starts(s, SPAN("扣除")) || span_starts(s, SPAN("剔除")))
		return SPAN_NONE;
	read_subject(r, k, start, r->work->tokens[k].from, &l);
	s = slice(r, l.from, l.to);
	if (s.n > SUBJECT_BYTES * 2)
		return SPAN_NONE;
	if (l.reference_kind != REFERENCE_NONE && list_ends(LIST_INDICATOR_TAILS, s) > 0)
		return s.n <= SUBJECT_BYTES ? s : SPAN_NONE;
	s = slice(r, l.from,
			  r->work->tokens[k].from); /* 逆势增长 begins what is said of it, though it may be cut */
	for (size_t at = 6; at < s.n; at++)
		if (((unsigned char) s.p[at] & 0xC0) != 0x80 &&
			list_starts(LIST_TOPIC_ENDS, (span){s.p + at, s.n - at}) > 0 &&
			list_ends(LIST_INDICATOR_TAILS, (span){s.p, at}) > 0 && at <= SUBJECT_BYTES)
			return (span){s.p, at};
	return SPAN_NONE;
}

/*
 * 进出口总值创历史新高，达到5379亿元; 固定资产投资由负转正、增长2%: the indicator that a clause without a figure speaks of,
 * which stands between the last fact and what token k stands in.  Empty: none.
 */
static span
topic_before(fact_reader *r, size_t k)
{
	size_t end = clause_start(r, k), start;
	size_t i = k;

	while (i > 0 && r->work->tokens[i - 1].to > end)
	{
		i--;
		if (r->work->tokens[i].kind == TOKEN_LIST)
			return topic_of(r, i, left_boundary(r, i));
	}
	/* tokens[i - 1] is the comma that ends it */
	if (i == 0 || r->work->tokens[i - 1].kind != TOKEN_COMMA)
		return SPAN_NONE;
	start = clause_start(r, i - 1);
	for (size_t b = i - 1; b-- > 0 && r->work->tokens[b].from >= start;)
		if (r->work->tokens[b].kind >= TOKEN_FIGURE)
			return SPAN_NONE;
	return topic_of(r, i - 1, start);
}

/* 出口30亿元，下降2%: a fall is told by its name, whosever name it is. */
static void
add_fall(fact_reader *r, fact_draft *d, const left_side *l)
{
	span fall = slice(r, l->tail_from, l->tail_to);

	if (d->sort != SORT_RATE || !(l->tells & TELLS_FALL) || fall.n == 0 || d->fact.subject.n == 0)
		return;
	if (!d->fell && !span_ends(d->fact.subject, fall))
		d->fact.subject = pool_join(r, d->fact.subject, fall);
	d->fell = true;
}

static bool
is_and_at(span s)
{
	return span_starts(s, SPAN("和")) || span_starts(s, SPAN("及")) || span_starts(s, SPAN("与")) ||
		   span_starts(s, SPAN("、"));
}

/* 项目109个，完成投资162亿元, 完成 off: what was invested in the projects counted before it. */
static bool
invested_in_projects(fact_reader *r, const fact_draft *d, span s)
{
	const fact_draft *projects = last_fact(r, true);

	return span_equal(s, SPAN("投资")) && d->sort == SORT_LEVEL && projects != NULL &&
		   (span_ends(projects->root, SPAN("项目")) || span_ends(projects->root, SPAN("工程")));
}

/* 总投资1083.7亿元 belongs to the projects counted before it, 增速 to the last figure's subject. */
static bool
find_owner(fact_reader *r, fact_draft *d, span s, size_t k)
{
	/* 规模居全省第三 is a rank of what has the size, which need be no projects */
	bool counted = list_starts(LIST_OWNED, s) == s.n && d->fact.measure != MEASURE_RANK;
	const fact_draft *owner;
	span topic;
	size_t n = list_starts(LIST_OWNED_ANY, s);

	if (invested_in_projects(r, d, s))
	{
		counted = true;
		s = SPAN("完成投资");
	}
	/* 数量及市值 is owned, 总量控制指标 a name */
	if (!counted && n != s.n && (n == 0 || !is_and_at((span){s.p + n, s.n - n})))
		return false;
	owner = last_fact(r, counted);
	topic = counted ? SPAN_NONE : topic_before(r, k);
	if (owner == NULL && topic.n == 0)
		return false;
	d->root = counted ? owner->root : without_growth(topic.n > 0 ? topic : owner->root);
	/* 新培育企业3家，总数达27家 is of all of them */
	if (span_starts(s, SPAN("总数")) && topic.n == 0 && owner->root.n > 0)
		d->root = of_all(owner);
	d->owned = s;
	d->fact.subject = pool_join(r, d->root, d->owned);
	d->fact.trace.subject = BY_OWNER;
	return true;
}

/* 第三产业增加值5326亿元，对经济增长的贡献率为54.2%: whose it is, the figure before says. */
static bool
contributes(fact_reader *r, fact_draft *d, const left_side *l)
{
	const fact_draft *owner = last_fact(r, false);
	size_t from = l->from - (l->from < strlen("对") ? 0 : strlen("对"));
	span s = slice(r, from, l->to);

	if (owner == NULL || owner->root.n == 0 || !span_starts(s, SPAN("对")) || !span_ends(s, SPAN("贡献率")))
		return false;
	d->root = without_growth(owner->root);
	d->owned = s;
	d->fact.subject = pool_join(r, d->root, s);
	d->fact.trace.subject = BY_OWNER;
	return true;
}

/* 引进70余个“首店”: the noun is behind its number. */
static void
subject_behind(fact_reader *r, fact_draft *d, const left_side *l, span noun)
{
	d->root = noun;
	d->fact.subject = d->root;
	/* 地区生产总值跨越3个台阶，达到…: what follows is about the indicator */
	if (l->to - l->from > l->verb && list_ends(LIST_INDICATOR_TAILS, slice(r, l->from, l->to)) > 0)
	{
		d->root = slice(r, l->from, l->to);
		d->behind = true;
	}
	if (l->verb > 0 && l->to - l->from == l->verb && !l->part_of)
		d->fact.subject = pool_join(r, slice(r, l->from, l->to), d->root);
	d->fact.trace.subject = BY_NOUN_BEHIND;
}

static bool
begins_predicate(span rest)
{
	return list_starts(LIST_PREDICATES, rest) > 0 && list_starts(LIST_RESTING, rest) == 0;
}

/* Does the noun behind the figure say what is counted, rather than the text before it? */
static bool
noun_is_behind(const fact_draft *d, const left_side *l, span rest)
{
	bool bare = l->to == l->from || (l->verb > 0 && l->to - l->from == l->verb);

	if (rest.n == 0 || d->fact.measure == MEASURE_RANK || l->tells & TELLS_FROM)
		return false;
	if (l->part_of)
		return true;
	if (d->sort != SORT_COUNT && d->sort != SORT_LEVEL)
		return false;
	if (bare)
		return !begins_predicate(rest) || (l->verb > 0 && d->sort == SORT_COUNT);
	return d->sort == SORT_COUNT && !begins_predicate(rest);
}

/* 总投资 of 引进落地总投资: its bytes; 0: something else stands before it, or nothing. */
static size_t
owned_behind_verb(span s)
{
	static const span VERBS[] = {SPAN("引进"), SPAN("落地"), SPAN("开工"), SPAN("实施"), SPAN("新建"),
								 SPAN("签约"), SPAN("建设"), SPAN("推进"), SPAN("启动"), SPAN("储备"),
								 SPAN("谋划"), SPAN("竣工"), SPAN("建成"), SPAN("争取")};
	size_t n = list_ends(LIST_OWNED, s);
	span before = {s.p, s.n - n};

	return n == 0 || before.n == 0 || span_ends_any(before, VERBS, LENGTH(VERBS)) ? n : 0;
}

/* 6%以上的增速, 200亿元的母基金 */
static bool
read_attribute(fact_reader *r, fact_draft *d, left_side *l, span rest)
{
	size_t n;
	const fact_draft *before;
	span noun;

	if (!span_starts(rest, SPAN("的")) || l->plan)
		return false;
	rest = (span){rest.p + 3, rest.n - 3};
	n = list_starts(LIST_GROWTH_TAILS, rest);
	if (n > 0 && d->sort == SORT_RATE)
	{
		l->tells |= TELLS_GROWTH;
		if (l->to > l->from)
			return false;
		before = last_fact(r, false);
		d->root = before != NULL ? without_growth(before->root) : SPAN_NONE;
		d->fact.subject = pool_join(r, d->root, SPAN("增速"));
		d->fact.trace.subject = BY_GROWTH_BEHIND;
		return true;
	}
	if (span_starts(rest, SPAN("基础上")))
	{
		l->tells = (l->tells & ~(unsigned) (TELLS_TARGET | TELLS_EFFORT | TELLS_FORECAST)) | TELLS_FROM;
		return false;
	}
	if (span_starts(rest, SPAN("目标")) || span_starts(rest, SPAN("预期目标")) ||
		span_starts(rest, SPAN("增长目标")))
	{
		l->tells |= TELLS_TARGET | (span_starts(rest, SPAN("增长")) ? TELLS_GROWTH : 0u);
		return false;
	}
	n = owned_behind_verb(left_text(r, l));
	if (n == l->to - l->from || n > 0)
	{
		noun = noun_at(rest);
		d->root = noun;
		d->owned = slice(r, l->to - n, l->to);
		d->fact.subject = pool_join(r, d->root, d->owned);
		d->fact.trace.subject = BY_OWNER_BEHIND;
		return d->root.n > 0;
	}
	return false;
}

/* 26项主要指标中，21项达到预期: the comma before token k stands behind what its figure is a part of. */
static bool
divides_before(const fact_reader *r, size_t k)
{
	span before = slice(r, r->sentence_from, r->work->tokens[k - 1].from);

	return span_ends(before, SPAN("中")) && !span_ends(before, SPAN("其中"));
}

/* ，1324人凭…晋升职称: a clause that begins with its number speaks of something else than the one before. */
static bool
begins_anew(const fact_reader *r, const fact_draft *d, size_t k, span rest)
{
	return d->sort == SORT_COUNT && rest.n > 0 && k > 0 && r->work->tokens[k - 1].kind == TOKEN_COMMA &&
		   r->work->tokens[k - 1].to == r->work->tokens[k].from && !divides_before(r, k);
}

/* 生产总值增长：5.5%左右: what a colon parts from its figure; empty: none, or what others follow. */
static span
name_before_colon(const fact_reader *r, size_t k, left_side *l)
{
	size_t start = clause_start(r, k), at = k;
	left_side before;
	span s;

	while (at > 0 && r->work->tokens[at - 1].to > start)
		at--;
	if (at == 0 || r->work->tokens[at - 1].kind != TOKEN_COLON || r->work->tokens[at - 1].to != start)
		return SPAN_NONE;
	read_subject(r, at - 1, clause_start(r, at - 1), r->work->tokens[at - 1].from, &before);
	s = slice(r, before.from, before.to);
	if (s.n == 0 || s.n > SUBJECT_BYTES || list_ends(LIST_INDICATOR_TAILS, s) == 0)
		return SPAN_NONE;
	l->tells |= before.tells & (TELLS_GROWTH | TELLS_FALL | TELLS_MEAN);
	return s;
}

static void
name_subject(fact_reader *r, fact_draft *d, left_side *l, size_t k, span rest)
{
	const fact_draft *before;
	size_t from;

	if (span_starts(rest, SPAN("的差距"))) /* 距目标尚有0.7个百分点的差距 */
		rest = SPAN_NONE;
	if (read_attribute(r, d, l, rest))
		return;
	if (l->plan || (span_starts(rest, SPAN("的")) && l->to > l->from) || is_and_at(rest) ||
		span_starts(rest, SPAN("以及")))
		rest = SPAN_NONE;
	/* 回落0.8个点, 迈上80亿元台阶 */
	if (span_equal(rest, SPAN("点")) || (d->sort == SORT_LEVEL && list_starts(LIST_MILESTONES, rest) > 0))
		rest = SPAN_NONE;
	if (span_equal(rest, SPAN("位次")) || span_equal(rest, SPAN("名次"))) /* 上升5个位次 */
	{
		rest = SPAN_NONE;
		d->places = true;
	}
	/* 5个为约束性指标, but 10件为民实事 */
	if (d->sort == SORT_COUNT && span_starts(rest, SPAN("为")) && !span_starts(rest, SPAN("为民")))
		rest = (span){rest.p + 3, rest.n - 3};
	if (noun_is_behind(d, l, rest))
	{
		subject_behind(r, d, l, noun_at(rest));
		return;
	}
	if (l->to == l->from)
	{
		span topic = topic_before(r, k);

		before = last_fact(r, false);
		if (topic.n == 0)
			topic = name_before_colon(r, k, l);
		if (topic.n > 0)
		{
			d->root = d->fact.subject = topic;
			d->fact.trace.subject = BY_CLAUSE_BEFORE;
		}
		else if (before != NULL && !begins_anew(r, d, k, rest))
			inherit(d, before, l);
		return;
	}
	if (verb_of_before(r, d, l) || side_of_account(r, d, l))
		return;
	from = l->verb > 0 ? l->from : joined_from(r, k, l->from);
	if (from == l->from && (find_owner(r, d, slice(r, l->from, l->to), k) || contributes(r, d, l)))
		return;
	own_subject(r, d, l, from);
	d->fact.trace.subject = from < l->from ? BY_JOINED : BY_ADJACENT;
	if (l->verb > 0)
		d->verb = slice(r, l->from, l->from + l->verb);
	else
		share_verb(r, d, l, k);
}

void
find_subject(fact_reader *r, fact_draft *d, left_side *l, size_t k, span rest)
{
	name_subject(r, d, l, k, rest);
	add_fall(r, d, l);
}

static bool
has_tail(word_list list, span s)
{
	return list_ends(list, s) > 0;
}

static fact_measure
measure_of_rate(const fact_draft *d, const left_side *l, span rest, fact_rule *rule)
{
	span s = d->fact.subject;

	*rule = l->reference_kind == REFERENCE_PLAN ? BY_PART_OF_A_PLAN : BY_PART_OF_A_BASE;
	if (l->completion)
		return MEASURE_RATE;
	*rule = BY_GROWTH_WORD;
	if (l->tells & TELLS_GROWTH && !l->share)
		return MEASURE_GROWTH;
	*rule = BY_SHARE_WORD;
	if (l->share)
		return MEASURE_SHARE;
	*rule = BY_NAME;
	if (span_ends(s, SPAN("自然增长率"))) /* of a population: births less deaths */
		return MEASURE_RATE;
	if (has_tail(LIST_GROWTH_TAILS, s) || span_ends(s, SPAN("下降")) || span_ends(s, SPAN("降低")))
		return MEASURE_GROWTH;
	/* 优良天数比例 is a rate by its longer name */
	if (list_ends(LIST_RATE_TAILS, s) > list_ends(LIST_SHARE_TAILS, s))
		return MEASURE_RATE;
	if (has_tail(LIST_SHARE_TAILS, s))
		return MEASURE_SHARE;
	*rule = BY_WORDS_BEHIND;
	if (span_starts(rest, SPAN("用于")) || span_starts(rest, SPAN("投向")) || span_starts(rest, SPAN("投入")))
		return MEASURE_SHARE;
	*rule = BY_UNIT;
	return MEASURE_RATE;
}

void
find_measure(fact_draft *d, const left_side *l, uint8_t figure, span rest)
{
	bool compared = l->comparison != COMPARISON_NONE || l->reference_kind == REFERENCE_LAST_YEAR;
	fact_rule *rule = &d->fact.trace.measure;
	size_t n;

	*rule = BY_KIND_OF_FIGURE;
	if (figure == FIGURE_RANK)
		d->fact.measure = MEASURE_RANK;
	else if (figure == FIGURE_FRACTION || figure == FIGURE_RATIO)
		d->fact.measure = MEASURE_SHARE;
	else if (d->sort == SORT_MULTIPLE)
		d->fact.measure = MEASURE_MULTIPLE;
	else if (d->sort == SORT_POINTS)
		d->fact.measure = MEASURE_CHANGE;
	else if (l->comparison != COMPARISON_NONE && !(l->tells & TELLS_GROWTH && d->sort == SORT_RATE))
	{
		*rule = BY_REFERENCE;
		d->fact.measure = MEASURE_CHANGE;
	}
	else if (d->sort == SORT_RATE)
		d->fact.measure = measure_of_rate(d, l, rest, rule);
	else if (l->tells & TELLS_DIFFERENCE || (l->tells & TELLS_GROWTH && d->places) ||
			 (compared && l->tells & TELLS_GROWTH))
	{
		*rule = BY_GROWTH_WORD;
		d->fact.measure = MEASURE_CHANGE;
	}
	else if (d->sort == SORT_COUNT && list_find(LIST_PER_HEAD, d->fact.subject, 0, &n) < 0)
	{
		*rule = BY_UNIT;
		d->fact.measure = MEASURE_COUNT;
	}
	else
	{
		*rule = BY_UNIT;
		d->fact.measure = MEASURE_LEVEL;
	}
}
