/*
 * fact_build.c
 *		One figure to a fact: where it stands in its clause, its subject, its measure.
 */
#include "fact_build.h"

#define SUBJECT_BYTES 120

static span
slice(const fact_reader *r, size_t from, size_t to)
{
	return (span){r->prose.text + from, to - from};
}

/* Is token i inside a bracket that token k is not in?  Then it is passed over on the way to k's neighbours. */
static size_t
skip_bracket_left(const fact_reader *r, size_t i)
{
	int depth = 0;

	for (size_t k = i + 1; k-- > 0;)
	{
		if (r->tokens[k].kind == TOKEN_CLOSE)
			depth++;
		else if (r->tokens[k].kind == TOKEN_OPEN && --depth == 0)
			return k;
	}
	return i;
}

static bool
holds_figure(const fact_reader *r, size_t from, size_t to)
{
	for (size_t i = from; i <= to; i++)
		if (r->tokens[i].kind >= TOKEN_FIGURE)
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
		const token *t = &r->tokens[i];

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
		const token *t = &r->tokens[i];

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
		const token *t = &r->tokens[i];

		if (t->kind == TOKEN_CLOSE)
			i = skip_bracket_left(r, i);
		else if (t->kind <= TOKEN_COLON || t->kind == TOKEN_OPEN)
			return t->to;
	}
	return r->sentence_from;
}

span
join_spans(arena *a, span first, span second)
{
	char *p;

	if (first.n == 0 || second.n == 0)
		return first.n == 0 ? second : first;
	p = arena_get(a, first.n + second.n, 1);
	if (p == NULL)
		return SPAN_NONE;
	memcpy(p, first.p, first.n);
	memcpy(p + first.n, second.p, second.n);
	return (span){p, first.n + second.n};
}

/*
 * 城乡养老保险、医疗保险参保率: the names in front of 、 that have no figure of their own share it.  Returns where the
 * first begins; `from` itself where they do not belong together.
 */
static size_t
joined_from(const fact_reader *r, size_t k, size_t from)
{
	static const span PLACES[] = {SPAN("在"), SPAN("与"), SPAN("以"), SPAN("围绕"), SPAN("对"), SPAN("从"), SPAN("通过"),
								  SPAN("依托"), SPAN("针对"), SPAN("加强"), SPAN("按照"), SPAN("聚焦")};
	size_t start = clause_start(r, k);

	if (start >= from || from - start > SUBJECT_BYTES)
		return from;
	for (size_t i = k; i-- > 0 && r->tokens[i].from >= start;)
		if (r->tokens[i].kind >= TOKEN_FIGURE || r->tokens[i].kind == TOKEN_CLOSE)
			return from;
	for (size_t i = 0; i < sizeof(PLACES) / sizeof(PLACES[0]); i++)
		if (span_starts(slice(r, start, from), PLACES[i]))
			return from;
	if (from < 3 || memcmp(r->prose.text + from - 3, "、", 3) != 0)
		return from;
	return start;
}

/* The last fact of this ； segment whose subject the next may take: not inside a bracket that is closed. */
fact_draft *
last_fact(fact_reader *r, bool counted)
{
	for (size_t i = r->draft_n; i-- > r->sentence_first;)
	{
		fact_draft *d = &r->drafts[i];

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

	d->root = arena_copy(r->arena, s);
	d->fact.subject = d->root;
	if (l->fall_to > l->fall_from && d->sort == SORT_RATE)
		d->fact.subject = join_spans(r->arena, d->root, slice(r, l->fall_from, l->fall_to));
}

static void
inherit(fact_draft *d, const fact_draft *from, const char *rule)
{
	d->fact.subject = from->fact.subject;
	d->root = from->root;
	d->owned = from->owned;
	d->fact.trace.subject = rule;
}

/* 总投资1083.7亿元 belongs to the projects counted before it, 增速 to the last figure's subject. */
static bool
find_owner(fact_reader *r, fact_draft *d, span s)
{
	bool counted = list_starts(LIST_OWNED, s) == s.n;
	const fact_draft *owner;

	if (!counted && list_starts(LIST_OWNED_ANY, s) == 0)
		return false;
	/* 数量及市值 is owned, 总量控制指标 a name */
	if (!counted && list_starts(LIST_OWNED_ANY, s) != s.n && s.n > 24)
		return false;
	owner = last_fact(r, counted);
	if (owner == NULL)
		return false;
	d->root = counted ? owner->root : without_growth(owner->root);
	d->owned = arena_copy(r->arena, s);
	d->fact.subject = join_spans(r->arena, d->root, d->owned);
	d->fact.trace.subject = "owner";
	return true;
}

/* 引进70余个“首店”: the noun is behind its number. */
static void
subject_behind(fact_reader *r, fact_draft *d, const left_side *l, span noun)
{
	d->root = arena_copy(r->arena, noun);
	d->fact.subject = d->root;
	if (l->verb > 0 && l->to - l->from == l->verb && !l->part_of)
		d->fact.subject = join_spans(r->arena, slice(r, l->from, l->to), d->root);
	d->fact.trace.subject = "noun behind";
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

	if (rest.n == 0 || d->fact.measure == MEASURE_RANK)
		return false;
	if (l->part_of)
		return true;
	if (d->sort != SORT_COUNT && d->sort != SORT_LEVEL)
		return false;
	if (bare)
		return !begins_predicate(rest) || (l->verb > 0 && d->sort == SORT_COUNT);
	return d->sort == SORT_COUNT && !begins_predicate(rest);
}

/* 6%以上的增速, 200亿元的母基金 */
static bool
read_attribute(fact_reader *r, fact_draft *d, left_side *l, span rest)
{
	size_t n;
	const fact_draft *before;
	span noun;

	if (!span_starts(rest, SPAN("的")))
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
		d->fact.subject = join_spans(r->arena, d->root, SPAN("增速"));
		d->fact.trace.subject = "growth behind";
		return true;
	}
	if (span_starts(rest, SPAN("基础上")))
	{
		l->tells = (l->tells & ~(unsigned) (TELLS_TARGET | TELLS_EFFORT | TELLS_FORECAST)) | TELLS_FROM;
		return false;
	}
	if (span_starts(rest, SPAN("目标")) || span_starts(rest, SPAN("预期目标")) || span_starts(rest, SPAN("增长目标")))
	{
		l->tells |= TELLS_TARGET | (span_starts(rest, SPAN("增长")) ? TELLS_GROWTH : 0u);
		return false;
	}
	if (list_starts(LIST_OWNED, slice(r, l->from, l->to)) == l->to - l->from)
	{
		noun = noun_at(rest);
		d->root = arena_copy(r->arena, noun);
		d->owned = arena_copy(r->arena, slice(r, l->from, l->to));
		d->fact.subject = join_spans(r->arena, d->root, d->owned);
		d->fact.trace.subject = "owner behind";
		return d->root.n > 0;
	}
	return false;
}

void
find_subject(fact_reader *r, fact_draft *d, left_side *l, size_t k, span rest)
{
	const fact_draft *before;
	size_t from;

	if (read_attribute(r, d, l, rest))
		return;
	if (span_starts(rest, SPAN("的")) && l->to > l->from)
		rest = SPAN_NONE;
	if (noun_is_behind(d, l, rest))
	{
		subject_behind(r, d, l, noun_at(rest));
		return;
	}
	if (l->to == l->from)
	{
		before = last_fact(r, false);
		if (before != NULL)
			inherit(d, before, "inherited");
		return;
	}
	if (find_owner(r, d, slice(r, l->from, l->to)))
		return;
	from = l->verb > 0 ? l->from : joined_from(r, k, l->from);
	own_subject(r, d, l, from);
	d->fact.trace.subject = from < l->from ? "joined" : "adjacent";
}

static bool
has_tail(word_list list, span s)
{
	return list_ends(list, s) > 0;
}

static fact_measure
measure_of_rate(const fact_draft *d, const left_side *l, span rest, const char **rule)
{
	span s = d->fact.subject;

	*rule = "growth word";
	if (l->tells & TELLS_GROWTH && !l->share)
		return MEASURE_GROWTH;
	*rule = "share word";
	if (l->share)
		return MEASURE_SHARE;
	*rule = "name";
	if (has_tail(LIST_GROWTH_TAILS, s) || span_ends(s, SPAN("下降")) || span_ends(s, SPAN("降低")))
		return MEASURE_GROWTH;
	if (has_tail(LIST_SHARE_TAILS, s))
		return MEASURE_SHARE;
	if (has_tail(LIST_RATE_TAILS, s))
		return MEASURE_RATE;
	*rule = "words behind";
	if (span_starts(rest, SPAN("用于")) || span_starts(rest, SPAN("投向")) || span_starts(rest, SPAN("投入")))
		return MEASURE_SHARE;
	*rule = "unit";
	return MEASURE_RATE;
}

void
find_measure(fact_draft *d, const left_side *l, uint8_t figure, span rest)
{
	bool compared = l->comparison != COMPARISON_NONE || l->reference_kind == REFERENCE_LAST_YEAR;
	const char **rule = &d->fact.trace.measure;
	size_t n;

	*rule = "kind of figure";
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
		*rule = "reference";
		d->fact.measure = MEASURE_CHANGE;
	}
	else if (d->sort == SORT_RATE)
		d->fact.measure = measure_of_rate(d, l, rest, rule);
	else if (compared && l->tells & TELLS_GROWTH)
	{
		*rule = "growth word";
		d->fact.measure = MEASURE_CHANGE;
	}
	else if (d->sort == SORT_COUNT && list_find(LIST_PER_HEAD, d->fact.subject, 0, &n) < 0)
	{
		*rule = "unit";
		d->fact.measure = MEASURE_COUNT;
	}
	else
	{
		*rule = "unit";
		d->fact.measure = MEASURE_LEVEL;
	}
}
