/*
 * fact_statement.c
 *		Facts whose value is said in words: 高于全市平均水平, 与经济增长同步, 完成国家下达的目标, 连续9年.
 */
#include "fact.h"
#include "fact_build.h"

#include <stdio.h>

#define VALUE_TEXT_MAX 200
#define STATEMENT_BYTES 90

/* 高于全市平均水平, 与经济增长同步, 完成国家下达的目标: at the end of a clause that has no figure. */
static size_t
statement_at(span s, size_t from, value *v, size_t *n)
{
	size_t word;
	value_error err;

	for (int tries = 0; tries < 6; tries++)
	{
		ptrdiff_t at = list_find(LIST_STATEMENTS, s, from, &word), list;
		value_kind kind;

		if (at < 0)
			break;
		if (list_starts(LIST_RESTING, (span){s.p + at, s.n - (size_t) at}) >= word)
		{
			from = (size_t) at + word;
			continue;
		}
		*n = s.n - (size_t) at;
		if (*n <= STATEMENT_BYTES && value_parse(s.p + at, *n, v, &err) == VALUE_OK)
			;
		else if ((list = span_find((span){s.p + at, s.n - (size_t) at}, SPAN("、"))) > 0 &&
				 list <= STATEMENT_BYTES && value_parse(s.p + at, (size_t) list, v, &err) == VALUE_OK)
			*n = (size_t) list;
		else
		{
			from = (size_t) at + word;
			continue;
		}
		kind = value_kind_of(v);
		if (kind == KIND_RELATIVE ||
			(kind == KIND_ASSIGNED && list_within(LIST_DUTIES, (span){s.p + at, *n})))
			return (size_t) at + 1;
		from = (size_t) at + word;
	}
	return 0;
}

static fact_measure
measure_of_statement(const fact_draft *d)
{
	span s = d->fact.subject, printed = d->fact.printed;

	if (span_find(printed, SPAN("前列")) >= 0 || span_find(printed, SPAN("领先")) >= 0)
		return MEASURE_RANK;
	/* 居民收入快于经济增速: what is compared grows, whatever its name ends in */
	if (list_ends(LIST_GROWTH_TAILS, s) > 0 || list_within(LIST_GROWTH_TAILS, printed))
		return MEASURE_GROWTH;
	if (list_ends(LIST_SHARE_TAILS, s) > 0)
		return MEASURE_SHARE;
	return list_ends(LIST_RATE_TAILS, s) > 0 ? MEASURE_RATE : MEASURE_LEVEL;
}

/* What 高于全市平均水平 compares with, the scope of 居全市前列; empty: neither. */
static span
reference_said(span printed)
{
	size_t n = list_starts(LIST_COMPARE_ABOVE, printed);
	ptrdiff_t at;

	if (n == 0)
		n = list_starts(LIST_COMPARE_BELOW, printed);
	if (n > 0)
		return (span){printed.p + n, printed.n - n};
	at = list_find(LIST_SCOPES, printed, 0, &n);
	return at < 0 ? SPAN_NONE : (span){printed.p + at, n};
}

/* 居民收入增长和经济增长同步: where 和 with what it is level with begins, in front of 同步 at `at`; `at`: nowhere. */
static size_t
level_with(span s, size_t at)
{
	static const span ANDS[] = {SPAN("和"), SPAN("同"), SPAN("跟")};
	span rest = {s.p + at, s.n - at};

	if (!span_starts(rest, SPAN("同步")) && !span_starts(rest, SPAN("基本同步")))
		return at;
	for (size_t i = at; i-- > 3;)
		for (size_t k = 0; k < LENGTH(ANDS); k++)
			if (span_starts((span){s.p + i, at - i}, ANDS[k]) &&
				reference_of((span){s.p + i + 3, at - i - 3}) != REFERENCE_NONE)
				return i;
	return at;
}

/* What the words say something of; false: nothing that is known. */
static bool
name_statement(fact_reader *r, fact_draft *d, const left_side *l)
{
	const fact_draft *before = last_fact(r, false);

	if (l->to > l->from)
	{
		d->root = d->fact.subject = slice(r, l->from, l->to);
		if (l->tells & TELLS_FALL)
			d->fact.subject = pool_join(r, d->root, slice(r, l->tail_from, l->tail_to));
		d->fact.trace.subject = BY_ADJACENT;
		return true;
	}
	if (before == NULL)
		return false;
	d->root = before->root;
	d->fact.subject = before->fact.subject;
	d->fact.trace.subject = BY_INHERITED;
	return true;
}

/* The clause that ends before token k (or the sentence) and holds no figure. */
report_status
take_statement(fact_reader *r, size_t k, size_t end)
{
	size_t start, at, n, with;
	span s;
	token words = {.kind = TOKEN_FIGURE, .figure = FIGURE_WORDS};
	value_error err;
	left_side l, l0 = {0};
	fact_draft *d;
	value v;
	span text, said;

	/* nothing ends a value in words up to here, as in most clauses */
	if (r->says_next == r->says_n || r->work->says[r->says_next] >= end)
		return REPORT_OK;
	start = clause_start(r, k);
	s = slice(r, start, end);
	while (r->says_next < r->says_n && r->work->says[r->says_next] < start)
		r->says_next++;
	if (r->says_next == r->says_n || r->work->says[r->says_next] >= end || s.n > STATEMENT_BYTES * 3 ||
		(at = statement_at(s, 0, &v, &n)) == 0)
		return REPORT_OK;
	d = new_draft(r);
	with = level_with(s, --at);
	n += at - with;
	words.from = words.number = (uint32_t) (start + with);
	words.to = (uint32_t) (words.from + n);
	read_subject(r, k, start, words.from, &l);
	text = (span){s.p + with, n};
	if (with < at)
	{
		/* the value grammar knows 与 */
		said = pool_join(r, SPAN("与"), (span){text.p + 3, text.n - 3});
		if (said.n == 0 || value_parse(said.p, said.n, &v, &err) != VALUE_OK)
			return REPORT_OK;
	}
	d->value = v;
	d->fact.value = &d->value;
	d->fact.trace.value = BY_WORDS;
	d->sort = SORT_LEVEL;
	if (!name_statement(r, d, &l))
		return REPORT_OK;
	d->fact.printed = text;
	d->fact.measure = l.tells & TELLS_GROWTH ? MEASURE_GROWTH : measure_of_statement(d);
	d->fact.trace.measure = BY_NAME;
	l0.tells = l.tells;
	l0.reference_kind = value_kind_of(&v) == KIND_RELATIVE ? reference_of(text) : REFERENCE_NONE;
	if (d->fact.measure == MEASURE_RANK)
		l0.reference_kind = REFERENCE_PEERS;
	d->fact.reference = reference_said(text);
	l0.comparison = v.form != FORM_RELATIVE                                       ? COMPARISON_NONE
					: v.relation == RELATION_ABOVE || v.relation == RELATION_UP   ? COMPARISON_ABOVE
					: v.relation == RELATION_BELOW || v.relation == RELATION_DOWN ? COMPARISON_BELOW
					: v.relation == RELATION_EQUAL || v.relation == RELATION_STEP ? COMPARISON_EQUAL
																				  : COMPARISON_NONE;
	return finish_fact(r, d, &words, &l0, k);
}

/* 连续9年 is a figure where its clause has no other. */
report_status
take_streak(fact_reader *r, size_t k)
{
	token *t = &r->work->tokens[k];
	fact_draft *d;
	left_side l;
	span rest;
	char buf[VALUE_TEXT_MAX];
	value_error err;
	span text, unit;

	for (size_t i = k + 1; i < r->token_n && r->work->tokens[i].kind > TOKEN_COLON; i++)
		if (r->work->tokens[i].kind >= TOKEN_FIGURE)
			return REPORT_OK;
	d = new_draft(r);
	if (!read_left(r, k, left_boundary(r, k), &l))
		return REPORT_OK;
	l.streak = true;
	rest = slice(r, t->to, right_boundary(r, k));
	unit = slice(r, t->number, t->to);
	while (unit.n > 0 && (span_starts(unit, SPAN("个")) || (unit.p[0] >= '0' && unit.p[0] <= '9')))
	{
		if (span_starts(unit, SPAN("个")))
			break;
		unit.p++;
		unit.n--;
	}
	for (; unit.n > 3 && !span_starts(unit, SPAN("个")) && !span_starts(unit, SPAN("季")); unit.n -= 3)
		unit.p += 3;
	text = pool_copy(
		r, (span){buf, (size_t) snprintf(buf, sizeof(buf), "%d%.*s", t->count, (int) unit.n, unit.p)});
	if (value_parse(text.p, text.n, &d->value, &err) != VALUE_OK)
		return REPORT_OK;
	d->fact.value = &d->value;
	d->fact.trace.value = BY_STREAK;
	d->fact.measure = MEASURE_LEVEL;
	d->fact.trace.measure = BY_STREAK;
	d->sort = SORT_LEVEL;
	if (l.to > l.from)
		find_subject(r, d, &l, k, SPAN_NONE);
	else
	{
		static const span PASSIVE[] = {SPAN("被评为"), SPAN("获评"), SPAN("荣获"), SPAN("获得"),
									   SPAN("获"),     SPAN("保持"), SPAN("实现"), SPAN("蝉联"),
									   SPAN("入选"),   SPAN("入围")};

		for (size_t i = 0; i < LENGTH(PASSIVE); i++)
			if (span_starts(rest, PASSIVE[i]))
			{
				rest = (span){rest.p + PASSIVE[i].n, rest.n - PASSIVE[i].n};
				break;
			}
		d->root = d->fact.subject = rest;
		d->fact.trace.subject = BY_NOUN_BEHIND;
	}
	return finish_fact(r, d, t, &l, k);
}
