/*
 * fact_each.c
 *		Lists of figures that 分别 gives to a list of names: A、B和C分别增长5%、6%和7%.
 */
#include "fact.h"
#include "cell.h"
#include "fact_build.h"
#include "fact_scan.h"

static bool
is_and(span s)
{
	return s.n == 0 || span_equal(s, SPAN("和")) || span_equal(s, SPAN("与")) || span_equal(s, SPAN("及")) ||
		   span_equal(s, SPAN("以及"));
}

/* 分别增长3%、下降4%: words of its own say which way the figure of token k goes; *l is what they tell. */
static bool
goes_its_way(const fact_reader *r, size_t k, const token *first, left_side *l)
{
	const token *t = &r->work->tokens[k];

	return t->kind == TOKEN_FIGURE && t->figure == FIGURE_QUANTITY && t->sort == first->sort &&
		   read_left(r, k, left_boundary(r, k), l) && l->to == l->from && l->tells & TELLS_GROWTH &&
		   !(l->tells & TELLS_EACH);
}

/* Figures from token k on that only 、 and 和 part, and their directions where 分别 stands before them. */
static size_t
listed_figures(const fact_reader *r, size_t k, bool each)
{
	size_t n = 1, at = r->work->tokens[k].to;
	left_side l;

	for (size_t i = k + 1; i < r->token_n; i++)
	{
		const token *t = &r->work->tokens[i];

		if (t->kind == TOKEN_LIST && t->from == at)
			at = t->to;
		else if (t->kind >= TOKEN_FIGURE &&
				 (is_and(slice(r, at, t->from)) || (each && goes_its_way(r, i, &r->work->tokens[k], &l))))
		{
			n++;
			at = t->to;
		}
		else
			break;
	}
	return n;
}

static bool
add_name(fact_reader *r, span s)
{
	if (r->name_n == NAMES_MAX)
		return false;
	r->work->names[r->name_n++] = s;
	return true;
}

/* A、B和C as names; the last is split at 和 if one is missing. */
static bool
split_names(fact_reader *r, span s, size_t wanted)
{
	static const span ANDS[] = {SPAN("以及"), SPAN("和"), SPAN("与"), SPAN("及")};
	size_t from = 0;

	for (size_t i = 0; i + 3 <= s.n; i++)
		if (memcmp(s.p + i, "、", 3) == 0)
		{
			if (!add_name(r, (span){s.p + from, i - from}))
				return false;
			from = i + 3;
		}
	s = (span){s.p + from, s.n - from};
	for (size_t i = 0; i < LENGTH(ANDS) && r->name_n + 1 < wanted; i++)
	{
		ptrdiff_t at = span_find(s, ANDS[i]);

		if (at <= 0)
			continue;
		if (!add_name(r, (span){s.p, (size_t) at}))
			return false;
		s = (span){s.p + at + ANDS[i].n, s.n - (size_t) at - ANDS[i].n};
	}
	return add_name(r, s);
}

/* 三次产业增加值占比分别为, 一、二、三产业增加值分别: of three figures the sectors' own names (GB/T 4754, 三次产业划分规定). */
static bool
name_sectors(fact_reader *r, span s)
{
	static const span ALL[] = {SPAN("三次产业"),       SPAN("三大产业"),     SPAN("一、二、三次产业"),
							   SPAN("一、二、三产业"), SPAN("一、二、三产"), SPAN("一二三次产业"),
							   SPAN("一二三产业"),     SPAN("一二三产")},
					  NAMES[] = {SPAN("第一产业"), SPAN("第二产业"), SPAN("第三产业")};

	for (size_t i = 0; i < LENGTH(ALL); i++)
	{
		ptrdiff_t at = span_find(s, ALL[i]);
		span before = {s.p, at < 0 ? 0 : (size_t) at}, behind;

		if (at < 0 || span_find(before, SPAN("、")) >= 0)
			continue;
		behind = (span){s.p + before.n + ALL[i].n, s.n - before.n - ALL[i].n};
		if (span_ends(before, SPAN("第")))
			before.n -= strlen("第");
		for (size_t k = 0; k < LENGTH(NAMES); k++)
			if (!add_name(r, pool_join(r, pool_join(r, before, NAMES[k]), behind)))
				return false;
		return true;
	}
	return false;
}

/* What of the head the name does not end in already: 城镇居民 and 居民人均可支配收入. */
static span
behind_overlap(span name, span head)
{
	for (size_t n = name.n < head.n ? name.n : head.n; n >= 6; n--)
		if (memcmp(name.p + name.n - n, head.p, n) == 0)
			return (span){head.p + n, head.n - n};
	return head;
}

/* 一 of 一 and of 第一; 0: something else. */
static size_t
lone_numeral(span s)
{
	const char *p = s.p;

	if (span_starts(s, SPAN("第")))
		p += strlen("第");
	return p < span_end(s) && han_numeral(text_peek(p, span_end(s))) > 0 && span_end(s) - p == 3;
}

/* 第一、二、三产业增加值: the ordinals of what the last is called. */
static bool
share_ordinals(fact_reader *r)
{
	span last = r->work->names[r->name_n - 1], rest = {last.p + 3, last.n - 3};

	if (last.n <= 6 || han_numeral(text_peek(last.p, span_end(last))) <= 0 ||
		!span_starts(rest, SPAN("产业")) || r->name_n < 2)
		return false;
	for (size_t i = 0; i + 1 < r->name_n; i++)
		if (!lone_numeral(r->work->names[i]))
			return false;
	for (size_t i = 0; i < r->name_n; i++)
	{
		span name = r->work->names[i];
		span numeral = i + 1 == r->name_n ? (span){last.p, 3} : (span){span_end(name) - 3, 3};

		r->work->names[i] = pool_join(r, pool_join(r, SPAN("第"), numeral), rest);
	}
	return true;
}

/* 轻、重工业占比: what stands behind the one that the last begins with is of all. */
static bool
share_behind_adjectives(fact_reader *r)
{
	static const span SETS[] = {SPAN("轻重"),   SPAN("大中小微"),   SPAN("内外"),   SPAN("男女"),
								SPAN("公私"),   SPAN("国省市县乡"), SPAN("早中晚"), SPAN("高中低"),
								SPAN("新旧老"), SPAN("东中西")};
	span last = r->work->names[r->name_n - 1], rest = {last.p + 3, last.n - 3};

	if (last.n < 9 || r->name_n < 2)
		return false;
	for (size_t k = 0; k < LENGTH(SETS); k++)
	{
		bool all = span_find(SETS[k], (span){last.p, 3}) >= 0;

		for (size_t i = 0; i + 1 < r->name_n; i++)
			all = all && r->work->names[i].n == 3 && span_find(SETS[k], r->work->names[i]) >= 0;
		for (size_t i = 0; all && i + 1 < r->name_n; i++)
			r->work->names[i] = pool_join(r, r->work->names[i], rest);
		if (all)
			return true;
	}
	return false;
}

/*
 * 小学、初中、高中专任教师合格率: of rates of names of one length, what stands behind so much of the last is of all; false: not
 * such.
 */
static bool
share_behind_alike(fact_reader *r)
{
	size_t n = r->work->names[0].n;
	span last = r->work->names[r->name_n - 1], rest = {last.p + n, last.n > n ? last.n - n : 0};

	if (!span_ends(last, SPAN("率")) || rest.n < strlen("覆盖率") || span_find(rest, SPAN("及")) >= 0 ||
		span_find(rest, SPAN("和")) >= 0)
		return false;
	for (size_t i = 0; i + 1 < r->name_n; i++)
		if (r->work->names[i].n != n || list_ends(LIST_INDICATOR_TAILS, r->work->names[i]) > 0)
			return false;
	for (size_t i = 0; i + 1 < r->name_n; i++)
		r->work->names[i] = pool_join(r, r->work->names[i], rest);
	return true;
}

/* 医药三大产业 of 汽车、电子、医药三大产业: the last without how many they are; empty: it does not say. */
static span
before_sum(span last)
{
	static const span SUMS[] = {SPAN("大产业"), SPAN("大行业"),     SPAN("个产业"),
								SPAN("个行业"), SPAN("大支柱产业"), SPAN("大主导产业")};

	for (size_t i = 0; i < LENGTH(SUMS); i++)
	{
		span s = {last.p, last.n - (span_ends(last, SUMS[i]) ? SUMS[i].n : 0)};
		size_t whole;

		if (s.n == last.n || s.n <= 3)
			continue;
		whole = s.n;
		while (s.n > 1 && is_digit(s.p[s.n - 1]))
			s.n--;
		while (s.n > 3 &&
			   (han_numeral(text_peek(s.p + s.n - 3, span_end(s))) > 0 || span_ends(s, SPAN("两"))))
			s.n -= 3;
		if (s.n < whole)
			return s;
	}
	return SPAN_NONE;
}

/* 化工、食品等4个行业增加值: how many they are is no part of the last; empty: it does not say. */
static span
before_count(span last, size_t head)
{
	ptrdiff_t at = span_find((span){last.p, last.n - head}, SPAN("等"));
	span rest;

	if (at <= 0)
		return before_sum((span){last.p, last.n - head});
	rest = (span){last.p + at + 3, last.n - head - (size_t) at - 3};
	return rest.n > 0 && (is_digit(rest.p[0]) || span_find(rest, SPAN("大")) == 3 ||
						  span_find(rest, SPAN("个")) == 3)
			   ? (span){last.p, (size_t) at}
			   : SPAN_NONE;
}

/* 工业、制造业、工业技改投资: the noun of the last is the noun of all. */
static void
share_head(fact_reader *r)
{
	span last = r->work->names[r->name_n - 1], own;
	size_t n = list_ends(LIST_SHARED_HEADS, last);
	span head = {last.p + last.n - n, n};

	if (share_ordinals(r) || share_behind_adjectives(r) || share_behind_alike(r) || n == last.n || n <= 3)
		return; /* 率 alone is not all that they share */
	for (size_t i = 0; i + 1 < r->name_n; i++)
		if (list_ends(LIST_SHARED_HEADS, r->work->names[i]) == 0 &&
			list_ends(LIST_INDICATOR_TAILS, r->work->names[i]) == 0)
			r->work->names[i] = pool_join(r, r->work->names[i], behind_overlap(r->work->names[i], head));
	own = before_count(last, n);
	if (own.n > 0)
		r->work->names[r->name_n - 1] = pool_join(r, own, head);
}

/* 人民币存贷款余额分别: one name that is two. */
static void
split_fused(fact_reader *r, uint32_t tells)
{
	span s = r->work->names[0], before, behind;
	size_t at;
	const fused_word *w = fused_word_in(s, &at);

	if (w == NULL || (!(tells & TELLS_EACH) && span_equal(w->word, SPAN("进出口"))))
		return;
	before = (span){s.p, at};
	behind = (span){s.p + at + w->word.n, s.n - at - w->word.n};
	if (!add_name(r, SPAN_NONE))
		return;
	r->work->names[0] = pool_join(r, pool_join(r, before, w->first), behind);
	r->work->names[1] = pool_join(r, pool_join(r, before, w->second), behind);
}

/* The figures are more than the names: they are all of the same. */
static void
same_name(fact_reader *r, span s, size_t figures)
{
	r->name_n = 0;
	while (r->name_n < figures)
		if (!add_name(r, s))
		{
			r->name_n = 0;
			return;
		}
}

/*
 * 五金、电料类，通讯器材类，化工材料类销售额分别增长…: names that commas part, as many as figures, between what ends in a
 * figure, or 其中, and the figure of token k; where else they begin is not known.
 */
static bool
names_of_clauses(fact_reader *r, size_t k, size_t to, size_t figures)
{
	span names[NAMES_MAX], before;
	size_t n = 0, stop = to, i = k;

	while (i > 0 && n < figures && n < NAMES_MAX && r->work->tokens[i - 1].kind <= TOKEN_LIST &&
		   r->work->tokens[i - 1].kind != TOKEN_SEMICOLON && r->work->tokens[i - 1].kind != TOKEN_COLON)
	{
		const token *t = &r->work->tokens[--i];

		if (t->kind != TOKEN_COMMA)
			continue;
		names[n++] = slice(r, t->to, stop);
		stop = t->from;
	}
	if (n + 1 == figures && i == 0)
	{
		names[n++] = slice(r, r->sentence_from, stop);
		stop = r->sentence_from;
	}
	before = slice(r, stop > r->sentence_from ? clause_start(r, i) : stop, stop);
	if (n != figures || (before.n > 0 && !span_ends(before, SPAN("其中")) && !span_ends(before, SPAN("看"))))
		return false;
	r->name_n = 0;
	while (n > 0)
		if (!add_name(r, names[--n]))
			return false;
	return true;
}

/* Does 、 stand between names of the clause before the figure? */
static bool
has_names(const fact_reader *r, size_t k)
{
	return k > 0 && r->work->tokens[k - 1].kind == TOKEN_LIST &&
		   (k < 2 || r->work->tokens[k - 2].kind < TOKEN_FIGURE);
}

/* A、B增长5%、6%: figures of one kind that stand together, the second with nothing before it. */
static bool
alike_figures(const fact_reader *r, size_t k)
{
	const token *first = &r->work->tokens[k];

	for (size_t i = k + 1; i < r->token_n && r->work->tokens[i].kind >= TOKEN_LIST; i++)
		if (r->work->tokens[i].kind == TOKEN_FIGURE)
			return r->work->tokens[i].figure == first->figure &&
				   (first->sort == SORT_RATE || first->sort == SORT_MULTIPLE ||
					first->figure == FIGURE_FRACTION || first->figure == FIGURE_RANK || has_names(r, k));
	return false;
}

/* Is a mark the last token above the figure's, references to other times apart? */
static bool
begins_clause(const fact_reader *r, size_t k)
{
	while (k > 0 && r->work->tokens[k - 1].kind == TOKEN_PERIOD && r->work->tokens[k - 1].reference)
		k--;
	return k > 0 && r->work->tokens[k - 1].kind <= TOKEN_LIST;
}

/* 分别达到4.3万元、2.2万元，增长4.8%和6.3%: as many figures as the list right before had names. */
static bool
follows_list(const fact_reader *r, size_t k, const left_side *l, size_t figures)
{
	return (l->to == l->from || r->list_owned.n > 0) && figures > 1 && r->name_n == figures &&
		   r->draft_n == r->listed_to && r->work->drafts[r->draft_n - 1].segment == r->segment &&
		   !span_equal(r->work->names[0], r->work->names[1]) && begins_clause(r, k);
}

/* 第一、二、三产业分别实现增加值: what each of them has, *s the names without it. */
static span
noun_of_each(span *s)
{
	static const span EACH = SPAN("分别");
	ptrdiff_t at = span_find(*s, EACH);
	const fact_word *w;
	span noun;

	if (at <= 0)
		return SPAN_NONE;
	noun = (span){s->p + at + EACH.n, s->n - (size_t) at - EACH.n};
	if (list_starts(LIST_OWNED_ANY, *s) == (size_t) at &&
		(list_starts(LIST_COMPARE_ABOVE, noun) > 0 || list_starts(LIST_COMPARE_BELOW, noun) > 0))
		return SPAN_NONE; /* 增速分别高于全国、全省 */
	while ((w = fact_word_at(CLAUSE_START, noun)) != NULL)
		noun = (span){noun.p + w->text.n, noun.n - w->text.n};
	s->n = (size_t) at;
	return noun;
}

/* As it stands in the sentence, not put together. */
static bool
of_text(const fact_reader *r, span s)
{
	const char *text = r->work->prose.text;

	return (uintptr_t) s.p >= (uintptr_t) text && (uintptr_t) s.p < (uintptr_t) (text + r->work->prose.n);
}

/* 分别高于全省、全国0.2个、3.1个百分点, 增速分别比…: the list is of what the last figure's subject is compared with. */
static void
take_references(fact_reader *r)
{
	static const span EACH = SPAN("分别");
	const fact_draft *before = last_fact(r, false);
	span first = r->work->names[0], owned = {first.p, list_starts(LIST_OWNED_ANY, first)};
	size_t above, below;

	first = (span){first.p + owned.n, first.n - owned.n};
	if (span_starts(first, EACH))
		first = (span){first.p + EACH.n, first.n - EACH.n};
	above = list_starts(LIST_COMPARE_ABOVE, first);
	below = list_starts(LIST_COMPARE_BELOW, first);
	first = (span){first.p + above + below, first.n - above - below};
	if (above + below == 0 || reference_of(first) == REFERENCE_NONE || before == NULL)
		return;
	for (size_t i = 1; i < r->name_n; i++)
		if (reference_of(r->work->names[i]) == REFERENCE_NONE || !of_text(r, r->work->names[i]))
			return;
	if (!of_text(r, first))
		return;
	r->work->names[0] = first;
	r->list_compares = above > 0 ? COMPARISON_ABOVE : COMPARISON_BELOW;
	r->list_subject = *before;
	if (owned.n > 0)
		r->list_subject.fact.subject = pool_join(r, before->root, owned);
}

/* 0.2个, 3.1个百分点: one of the differences to the references of the list. */
static report_status
listed_difference(fact_reader *r, size_t k, left_side *l)
{
	fact_draft *d = new_draft(r);
	span reference = r->work->names[r->name_next++];

	d->sort = r->work->tokens[k].sort;
	d->root = r->list_subject.root;
	d->owned = r->list_subject.owned;
	d->fact.subject = r->list_subject.fact.subject;
	d->fact.trace.subject = BY_INHERITED;
	l->comparison = r->list_compares;
	l->reference_kind = reference_of(reference);
	l->reference_from = (size_t) (reference.p - r->work->prose.text);
	l->reference_to = l->reference_from + reference.n;
	find_measure(d, l, r->work->tokens[k].figure, SPAN_NONE);
	return finish_fact(r, d, &r->work->tokens[k], l, k);
}

/*
 * 浓度2012年和2013年分别为…, 2012年、2013年浓度分别为…: the first of as many years as there are figures before token k, + 1;
 * 0: there are not as many, or more than 、 and 和 part them.
 */
static size_t
dates_of_clause(const fact_reader *r, size_t k, size_t start, size_t figures)
{
	size_t first = k, n = 0;
	const token *later = NULL;

	while (first > 0 && r->work->tokens[first - 1].from >= start &&
		   (r->work->tokens[first - 1].kind == TOKEN_PERIOD || r->work->tokens[first - 1].kind == TOKEN_LIST))
	{
		const token *t = &r->work->tokens[--first];
		span between;

		if (t->kind == TOKEN_LIST)
			continue;
		between = later == NULL ? SPAN_NONE : slice(r, t->to, later->from);
		if (later != NULL && (between.n == 0 || (!is_and(between) && !span_equal(between, SPAN("、")))))
			return 0;
		later = t;
		n++;
	}
	while (n == figures && r->work->tokens[first].kind == TOKEN_LIST)
		first++;
	return n == figures ? first + 1 : 0;
}

/* 2012年和2013年，浓度分别为…: the same of the clause before, which says nothing else. */
static size_t
dates_of_topic(const fact_reader *r, size_t k, size_t start, size_t figures)
{
	size_t comma = k, from, first;

	while (comma > 0 && r->work->tokens[comma - 1].from >= start)
		comma--;
	if (comma < 2 || r->work->tokens[comma - 1].kind != TOKEN_COMMA ||
		r->work->tokens[comma - 1].to != start ||
		r->work->tokens[comma - 2].to != r->work->tokens[comma - 1].from)
		return 0;
	from = clause_start(r, --comma);
	first = dates_of_clause(r, comma, from, figures);
	return first > 0 && r->work->tokens[first - 1].from == from ? first : 0;
}

/* 2022-2024年收入分别为…, 近三年，收入分别为…: the period of as many years as there are figures, + 1; 0: none. */
static size_t
years_to_spread(const fact_reader *r, size_t k, size_t start, size_t figures)
{
	size_t i = k;
	const token *t;

	while (i > 0 && r->work->tokens[i - 1].from >= start && r->work->tokens[i - 1].kind != TOKEN_PERIOD)
		i--;
	if (i == 0 || r->work->tokens[i - 1].from < start) /* what the sentence begins with */
		i = r->work->tokens[0].from == r->sentence_from ? 1 : 0;
	t = &r->work->tokens[i > 0 ? i - 1 : 0];
	return i > 0 && t->kind == TOKEN_PERIOD && !t->reference && t->part.to == 0 &&
				   (size_t) (t->year_to - t->year_from) + 1 == figures
			   ? i
			   : 0;
}

/* One name for all of the figures, each of a year of its own if the sentence says as many. */
static void
date_names(fact_reader *r, size_t k, size_t start, span name, size_t figures)
{
	same_name(r, name, figures);
	r->list_dates = dates_of_clause(r, k, start, figures);
	if (r->list_dates == 0)
		r->list_dates = dates_of_topic(r, k, start, figures);
	if (r->list_dates > 0 || !(r->each.tells & TELLS_EACH))
		return;
	r->list_dates = years_to_spread(r, k, start, figures);
	r->list_spread = r->list_dates > 0;
}

/* Gives the names in front of 分别 to the figures behind it; no names: no list. */
void
distribute(fact_reader *r, size_t k, const left_side *l)
{
	size_t figures = listed_figures(r, k, l->tells & TELLS_EACH), start = clause_start(r, k);

	span s = slice(r, l->from, l->to), noun, owned;

	r->name_next = 0;
	r->list_compares = COMPARISON_NONE;
	r->list_dates = 0;
	r->list_spread = false;
	r->each = *l;
	/* 总投资, and not the last name of 开工率、投资完成率 */
	r->list_owned = s.n > 0 && list_starts(LIST_OWNED_ANY, s) == s.n &&
							!span_ends(slice(r, start, l->from < start ? start : l->from), SPAN("、"))
						? s
						: SPAN_NONE;
	if (follows_list(r, k, l, figures))
		return;
	r->name_n = 0;
	owned = l->tells & TELLS_EACH ? r->list_owned : SPAN_NONE;
	r->list_owned = SPAN_NONE;
	if (figures < 2 || (!(l->tells & TELLS_EACH) && (l->to == l->from || !alike_figures(r, k))))
		return;
	if (l->to > l->from && owned.n == 0)
	{
		size_t from = start < l->from ? start : l->from;
		left_side whole = {.from = from, .to = l->to};
		const fact_word *w;

		if (whole.to - whole.from > 600)
			return;
		if (from < l->from)
			while ((w = fact_word_at(CLAUSE_START, slice(r, whole.from, whole.to))) != NULL &&
				   !(w->tells & TELLS_KEPT) && w->text.n > 3)
				whole.from += w->text.n;
		for (size_t i = 0; i < k; i++) /* 今年小麦、稻谷 */
			if (r->work->tokens[i].kind == TOKEN_PERIOD && r->work->tokens[i].from == whole.from &&
				r->work->tokens[i].to < whole.to)
				whole.from = r->work->tokens[i].to;
		if (l->tells & TELLS_EACH && dates_of_clause(r, k, start, figures) > 0)
		{
			date_names(r, k, start, slice(r, l->from, l->to), figures);
			return;
		}
		s = slice(r, whole.from, whole.to);
		noun = noun_of_each(&s);
		if (!(figures == 3 && name_sectors(r, s)) && !split_names(r, s, figures))
			return;
		if (r->name_n == 1 && figures == 2)
			split_fused(r, l->tells);
		if (r->name_n != figures && !(l->tells & TELLS_EACH && names_of_clauses(r, k, l->to, figures)))
		{
			date_names(r, k, start, slice(r, l->from, l->to), figures);
			return;
		}
		share_head(r);
		for (size_t i = 0; noun.n > 0 && i < r->name_n; i++)
			r->work->names[i] = pool_join(r, r->work->names[i], noun);
		take_references(r);
	}
	else
	{
		size_t first = r->draft_n >= figures ? r->draft_n - figures : r->draft_n;

		if (first < r->sentence_first || first == r->draft_n)
			return;
		for (size_t i = first; i < r->draft_n; i++)
			if (r->work->drafts[i].segment != r->segment ||
				!add_name(r, owned.n > 0 ? r->work->drafts[i].root : r->work->drafts[i].fact.subject))
			{
				r->name_n = 0;
				return;
			}
		r->list_owned = owned; /* 降幅分别收窄… of the last figures */
	}
}

/* The period of the list's figure of this number. */
static const token *
dated_by(fact_reader *r, size_t which)
{
	const token *t = &r->work->tokens[r->list_dates - 1];

	if (r->list_spread)
	{
		r->listed_date = *t;
		r->listed_date.year_from = r->listed_date.year_to = t->year_from + (int) which;
		return &r->listed_date;
	}
	while (t->kind != TOKEN_PERIOD || which-- > 0)
		t++;
	return t;
}

report_status
listed_fact(fact_reader *r, size_t k)
{
	fact_draft *d = new_draft(r);
	const token *t = &r->work->tokens[k];
	left_side l = r->each, own;

	if (r->list_compares != COMPARISON_NONE)
		return listed_difference(r, k, &l);
	if (r->name_next > 0 && l.tells & TELLS_EACH && goes_its_way(r, k, t, &own))
	{
		/* its direction is its own, what it is compared with is of all */
		l.tells = own.tells;
		l.tail_from = own.tail_from;
		l.tail_to = own.tail_to;
	}
	d->sort = t->sort;
	if (r->list_dates > 0)
		l.dated = dated_by(r, r->name_next);
	d->root = r->work->names[r->name_next++];
	d->owned = r->list_owned;
	d->fact.subject = d->owned.n > 0 ? pool_join(r, d->root, d->owned) : d->root;
	if (l.tail_to > l.tail_from && (d->sort == SORT_RATE || l.tells & TELLS_BEHIND))
		d->fact.subject = pool_join(r, d->fact.subject, slice(r, l.tail_from, l.tail_to));
	d->fell = d->fact.subject.n > d->root.n && l.tells & TELLS_FALL;
	d->fact.trace.subject = BY_DISTRIBUTED;
	find_measure(d, &l, t->figure, SPAN_NONE);
	TRY_FACT(finish_fact(r, d, t, &l, k));
	r->listed_to = r->draft_n;
	return REPORT_OK;
}
