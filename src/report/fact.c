/*
 * fact.c
 *		The sentence reader: paragraphs to sentences to figures to facts, and what holds from one to the next.
 */
#include "fact.h"
#include "fact_build.h"
#include "table.h"

#include <stdio.h>

#define VALUE_TEXT_MAX 200
#define STATEMENT_BYTES 90

static span
slice(const fact_reader *r, size_t from, size_t to)
{
	return (span){r->prose.text + from, to - from};
}

/* ---- periods and roles ---- */

/* The latest period of the clause before the figure that is no reference; NULL: none. */
static const token *
clause_period(const fact_reader *r, size_t k)
{
	for (size_t i = k; i-- > 0;)
	{
		const token *t = &r->tokens[i];

		if (t->kind == TOKEN_PERIOD && !t->reference)
			return t;
		if (t->kind <= TOKEN_COLON)
			return NULL;
	}
	return NULL;
}

static bool
set_role(fact_reader *r, fact_draft *d, const left_side *l)
{
	bool said;
	fact_role heading = context_role(&r->context, &said);
	fact_trace *trace = &d->fact.trace;

	trace->role = "word";
	if (l->tells & TELLS_FROM)
	{
		d->fact.role = FACT_BASE;
		return true;
	}
	if (l->tells & TELLS_PLAN)
		r->segment_role = FACT_PLAN;
	else if (l->tells & TELLS_TARGET || (l->tells & TELLS_EFFORT && (heading != FACT_ACTUAL || !said)))
		r->segment_role = FACT_TARGET;
	else if (l->tells & TELLS_FORECAST)
		r->segment_role = FACT_FORECAST;
	if (r->segment_role >= 0)
	{
		d->fact.role = (fact_role) r->segment_role;
		return true;
	}
	if (r->sentence_role >= 0)
	{
		trace->role = "sentence";
		d->fact.role = (fact_role) r->sentence_role;
		return true;
	}
	trace->role = said ? "heading" : "default";
	d->fact.role = heading;
	return false;
}

/* 年均 is over the years of the heading or the paragraph where these end with the figure's. */
static void
widen_mean(fact_reader *r, report_fact *f)
{
	int from, to;
	bool said;

	if (f->year_from != f->year || f->year == 0)
		return;
	context_years(&r->context, f->role, &from, &to, &said);
	if (r->paragraph_year == f->year && r->paragraph_from < f->year)
		f->year_from = r->paragraph_from;
	else if (said && to == f->year && from < to)
		f->year_from = from;
}

static void
set_years(fact_reader *r, fact_draft *d, const left_side *l, size_t k)
{
	const token *t = clause_period(r, k);
	report_fact *f = &d->fact;
	bool said;

	if (t != NULL)
	{
		context_period(&r->context, t, f->role, &f->year_from, &f->year);
		f->subperiod = (fact_subperiod) t->subperiod;
		r->clause_from = f->year_from;
		r->clause_year = f->year;
		f->trace.period = "clause";
	}
	else if (r->clause_year != 0 && f->trace.subject != NULL &&
			 (strcmp(f->trace.subject, "inherited") == 0 || strcmp(f->trace.subject, "owner") == 0))
	{
		f->year_from = r->clause_from;
		f->year = r->clause_year;
		f->trace.period = "clause before";
	}
	else
	{
		r->clause_year = 0;
		if (r->sentence_year != 0)
		{
			f->year_from = r->sentence_year_from;
			f->year = r->sentence_year;
			f->trace.period = "sentence";
		}
		else if (r->paragraph_year != 0)
		{
			f->year_from = r->paragraph_from;
			f->year = r->paragraph_year;
			f->trace.period = "paragraph";
		}
		else
		{
			context_years(&r->context, f->role, &f->year_from, &f->year, &said);
			f->trace.period = said ? "heading" : "report";
		}
	}
	if (l->tells & TELLS_MEAN)
		widen_mean(r, f);
}

/* A figure of a year that is over is no target, one of a year to come no actual. */
static void
correct_role(const fact_reader *r, fact_draft *d)
{
	int now = r->context.actual_year;

	if (d->fact.year == 0 || now == 0 || strcmp(d->fact.trace.role, "word") == 0)
		return;
	if (d->fact.role != FACT_ACTUAL && d->fact.year <= now && strcmp(d->fact.trace.period, "clause") == 0)
		d->fact.role = FACT_ACTUAL;
	else if (d->fact.role == FACT_ACTUAL && d->fact.year > now &&
			 strcmp(d->fact.trace.period, "heading") != 0)
		d->fact.role = FACT_TARGET;
	else
		return;
	d->fact.trace.role = "year";
}

static void
set_tier(fact_reader *r, fact_draft *d, const left_side *l)
{
	if (d->fact.role != FACT_TARGET)
		return;
	if (l->tells & TELLS_FLOOR)
		d->fact.tier = TIER_FLOOR;
	else if (l->tells & TELLS_STRETCH)
	{
		d->fact.tier = TIER_GOAL;
		for (size_t i = r->draft_n; i-- > r->previous_first;)
		{
			const report_fact *f = &r->drafts[i].fact;

			if (f->role == FACT_TARGET && f->measure == d->fact.measure &&
				span_equal(f->subject, d->fact.subject))
				d->fact.tier = TIER_STRETCH;
		}
	}
	else
		d->fact.tier = TIER_GOAL;
}

static void
set_aggregation(fact_draft *d, const left_side *l)
{
	report_fact *f = &d->fact;

	if (l->streak)
		f->aggregation = AGGREGATE_STREAK;
	else if (l->tells & TELLS_MEAN || span_find(f->subject, SPAN("平均增速")) >= 0)
		f->aggregation = AGGREGATE_MEAN;
	else if (l->tells & TELLS_STOCK)
		f->aggregation = l->tells & (TELLS_DONE | TELLS_KEPT) ? AGGREGATE_SUM : AGGREGATE_STOCK;
}

/* ---- values ---- */

/* Where 万 begins in 93万余人. */
static size_t
magnitude_at(const fact_reader *r, const token *t)
{
	size_t at = t->number;

	while (at < t->odd && (unsigned char) r->prose.text[at] < 0x80)
		at++;
	return at;
}

/* The text that the value grammar is to read for the figure; its length, 0: none. */
static size_t
value_text(const fact_reader *r, const token *t, const fact_draft *d, uint32_t tells, char *buf)
{
	span s = slice(r, t->from, t->to), ceiling = SPAN("控制在");

	switch (t->figure)
	{
		case FIGURE_RANK:
			return (size_t) snprintf(buf, VALUE_TEXT_MAX, "%d%s%s", t->count, t->with_unit ? "位" : "",
									 span_starts(s, SPAN("前")) ? "以内" : "");
		case FIGURE_DOUBLED:
			return (size_t) snprintf(buf, VALUE_TEXT_MAX, "%d倍", 1 << (t->count & 7));
		case FIGURE_RATIO:
			return 0;
		default:
			break;
	}
	if (s.n + ceiling.n >= VALUE_TEXT_MAX)
		return 0;
	if (t->odd > 0)
	{
		/* 93万余人 -> 93余万人 */
		span magnitude = slice(r, magnitude_at(r, t), t->odd), odd = slice(r, t->odd, t->odd + 3);
		size_t n = magnitude.p - s.p;

		memcpy(buf, s.p, n);
		memcpy(buf + n, odd.p, odd.n);
		memcpy(buf + n + odd.n, magnitude.p, magnitude.n);
		memcpy(buf + n + odd.n + magnitude.n, odd.p + odd.n, s.n - n - odd.n - magnitude.n);
		return s.n;
	}
	/* 控制在 bounds a goal; what was done is the point */
	if (!(tells & TELLS_CEILING) || d->fact.role == FACT_ACTUAL || d->fact.role == FACT_BASE)
		ceiling.n = 0;
	memcpy(buf, ceiling.p, ceiling.n);
	memcpy(buf + ceiling.n, s.p, s.n);
	return s.n + ceiling.n;
}

/* 近1/2 -> 近0.5: fractions that end are written as their decimals. */
static size_t
fraction_text(const fact_reader *r, const token *t, char *buf)
{
	span bound = slice(r, t->from, t->number), s = slice(r, t->number, t->to);
	long a = 0, b = 0;
	size_t i = 0, n;
	bool whole = true;

	while (i < s.n && s.p[i] != '/')
		a = a * 10 + (s.p[i++] - '0');
	for (i++; i < s.n; i++)
		b = b * 10 + (s.p[i] - '0');
	if (b == 0 || bound.n + 40 > VALUE_TEXT_MAX)
		return 0;
	memcpy(buf, bound.p, bound.n);
	n = bound.n + (size_t) snprintf(buf + bound.n, 24, "%ld", a / b);
	a %= b;
	if (a != 0)
		buf[n++] = '.';
	for (int digits = 0; a != 0; digits++)
	{
		if (digits == 10)
		{
			whole = false;
			break;
		}
		a *= 10;
		buf[n++] = (char) ('0' + a / b);
		a %= b;
	}
	return whole ? n : n;
}

static bool
set_value(fact_reader *r, fact_draft *d, const token *t, uint32_t tells)
{
	char buf[VALUE_TEXT_MAX];
	size_t n = t->figure == FIGURE_FRACTION ? fraction_text(r, t, buf) : value_text(r, t, d, tells, buf);
	value_error err;
	span text;

	if (t->figure == FIGURE_RATIO)
		return true;
	if (n == 0)
		return false;
	text = arena_copy(r->arena, (span){buf, n});
	if (text.p == NULL || value_parse(text.p, text.n, &d->value, &err) != VALUE_OK)
		return false;
	d->fact.trace.value = t->figure == FIGURE_RANK       ? "rank"
						  : t->figure == FIGURE_FRACTION ? "fraction"
						  : t->figure == FIGURE_DOUBLED  ? "doubled"
														 : "quantity";
	d->fact.value = &d->value;
	return true;
}

/* ---- figures ---- */

static fact_draft *
new_draft(fact_reader *r)
{
	fact_draft *d;

	if (!arena_room(r->arena, (void **) &r->drafts, &r->draft_room, r->draft_n, sizeof(fact_draft)))
		return NULL;
	d = &r->drafts[r->draft_n];
	memset(d, 0, sizeof(*d));
	return d;
}

/* 其中 divides what was stated before it: the part's whole is the last figure of the same kind. */
static void
set_parent(fact_reader *r, fact_draft *d)
{
	if (r->opened > 0 && r->depth > 0 && d->sort == r->drafts[r->opened - 1].sort)
	{
		d->fact.parent_fact_no = r->drafts[r->opened - 1].fact.fact_no;
		return;
	}
	for (size_t i = r->part_to; i-- > r->part_from;)
	{
		const fact_draft *whole = &r->drafts[i];

		if (whole->fact.measure == d->fact.measure && whole->fact.value != NULL && d->fact.value != NULL &&
			unit_same_base(&whole->value.unit, &d->value.unit) && span_equal(whole->owned, d->owned) &&
			whole->depth <= d->depth)
		{
			d->fact.parent_fact_no = whole->fact.fact_no;
			return;
		}
	}
}

static report_status
finish(fact_reader *r, fact_draft *d, const token *t, const left_side *l, size_t k)
{
	report_fact *f = &d->fact;

	set_role(r, d, l);
	set_years(r, d, l, k);
	correct_role(r, d);
	if (f->value == NULL && !set_value(r, d, t, l->tells))
		return REPORT_OK;
	set_tier(r, d, l);
	set_aggregation(d, l);
	f->comparison = l->comparison;
	f->reference_kind = l->reference_kind;
	if (l->reference_to > l->reference_from)
		f->reference = arena_copy(r->arena, slice(r, l->reference_from, l->reference_to));
	if (f->reference_kind == REFERENCE_LAST_YEAR && f->measure == MEASURE_CHANGE &&
		f->comparison == COMPARISON_NONE)
		f->comparison = l->tells & TELLS_FALL ? COMPARISON_BELOW : COMPARISON_ABOVE;
	if (t->figure == FIGURE_DOUBLED && f->reference_kind == REFERENCE_NONE)
		f->reference_kind = REFERENCE_BASE_YEAR;
	f->printed = arena_copy(r->arena, slice(r, t->from, t->to));
	f->line = prose_line(&r->prose, clause_start(r, k)) + 1;
	f->fact_no = ++r->fact_no;
	f->section_no = r->section_no;
	d->from = t->from;
	d->depth = (uint8_t) (r->depth > 255 ? 255 : r->depth);
	d->segment = r->segment;
	set_parent(r, d);
	r->draft_n++;
	return f->printed.p == NULL ? REPORT_NOMEM : REPORT_OK;
}

/* ---- lists that 分别 distributes ---- */

static bool
is_and(span s)
{
	return s.n == 0 || span_equal(s, SPAN("和")) || span_equal(s, SPAN("与")) || span_equal(s, SPAN("及")) ||
		   span_equal(s, SPAN("以及"));
}

/* Figures from token k on that only 、 and 和 part. */
static size_t
listed_figures(const fact_reader *r, size_t k)
{
	size_t n = 1, at = r->tokens[k].to;

	for (size_t i = k + 1; i < r->token_n; i++)
	{
		const token *t = &r->tokens[i];

		if (t->kind == TOKEN_LIST && t->from == at)
			at = t->to;
		else if (t->kind >= TOKEN_FIGURE && is_and(slice(r, at, t->from)))
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
	if (!arena_room(r->arena, (void **) &r->names, &r->name_room, r->name_n, sizeof(span)))
		return false;
	r->names[r->name_n++] = s;
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
	for (size_t i = 0; i < sizeof(ANDS) / sizeof(ANDS[0]) && r->name_n + 1 < wanted; i++)
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

/* 工业、制造业、工业技改投资: the noun of the last is the noun of all. */
static void
share_head(fact_reader *r)
{
	span last = r->names[r->name_n - 1];
	size_t n = list_ends(LIST_SHARED_HEADS, last);
	span head = {last.p + last.n - n, n};

	if (n == 0 || n == last.n)
		return;
	for (size_t i = 0; i + 1 < r->name_n; i++)
		if (list_ends(LIST_SHARED_HEADS, r->names[i]) == 0 &&
			list_ends(LIST_INDICATOR_TAILS, r->names[i]) == 0)
			r->names[i] = join_spans(r->arena, r->names[i], head);
}

/* 人民币存贷款余额分别: one name that is two. */
static void
split_fused(fact_reader *r, uint32_t tells)
{
	span s = r->names[0], before, behind;
	size_t at;
	const fused_word *w = fused_word_in(s, &at);

	if (w == NULL || (!(tells & TELLS_EACH) && span_equal(w->word, SPAN("进出口"))))
		return;
	before = (span){s.p, at};
	behind = (span){s.p + at + w->word.n, s.n - at - w->word.n};
	if (!add_name(r, SPAN_NONE))
		return;
	r->names[0] = join_spans(r->arena, join_spans(r->arena, before, w->first), behind);
	r->names[1] = join_spans(r->arena, join_spans(r->arena, before, w->second), behind);
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

/* Does 、 stand between names of the clause before the figure? */
static bool
has_names(const fact_reader *r, size_t k)
{
	return k > 0 && r->tokens[k - 1].kind == TOKEN_LIST && (k < 2 || r->tokens[k - 2].kind < TOKEN_FIGURE);
}

/* A、B增长5%、6%: figures of one kind that stand together, the second with nothing before it. */
static bool
alike_figures(const fact_reader *r, size_t k)
{
	const token *first = &r->tokens[k];

	for (size_t i = k + 1; i < r->token_n && r->tokens[i].kind >= TOKEN_LIST; i++)
		if (r->tokens[i].kind == TOKEN_FIGURE)
			return r->tokens[i].figure == first->figure &&
				   (first->sort == SORT_RATE || first->sort == SORT_MULTIPLE ||
					first->figure == FIGURE_FRACTION || first->figure == FIGURE_RANK || has_names(r, k));
	return false;
}

/* Gives the names in front of 分别 to the figures behind it; no names: no list. */
static void
distribute(fact_reader *r, size_t k, const left_side *l)
{
	size_t figures = listed_figures(r, k), start = clause_start(r, k);

	r->name_n = r->name_next = 0;
	if (figures < 2 || (!(l->tells & TELLS_EACH) && !alike_figures(r, k)))
		return;
	if (l->to > l->from)
	{
		size_t from = start < l->from ? start : l->from;
		left_side whole = {.from = from, .to = l->to};
		const fact_word *w;

		if (whole.to - whole.from > 600)
			return;
		if (from < l->from)
			while ((w = fact_word_at(CLAUSE_START, slice(r, whole.from, whole.to))) != NULL &&
				   !(w->tells & TELLS_KEPT) && w->n > 3)
				whole.from += w->n;
		if (!split_names(r, slice(r, whole.from, whole.to), figures))
			return;
		if (r->name_n == 1 && figures == 2)
			split_fused(r, l->tells);
		if (r->name_n != figures)
		{
			same_name(r, slice(r, l->from, l->to), figures);
			return;
		}
		share_head(r);
	}
	else
	{
		size_t first = r->draft_n >= figures ? r->draft_n - figures : r->draft_n;

		if (first < r->sentence_first || first == r->draft_n)
			return;
		for (size_t i = first; i < r->draft_n; i++)
			if (r->drafts[i].segment != r->segment || !add_name(r, r->drafts[i].fact.subject))
			{
				r->name_n = 0;
				return;
			}
	}
	r->each = *l;
}

static report_status
listed_fact(fact_reader *r, size_t k)
{
	fact_draft *d = new_draft(r);
	const token *t = &r->tokens[k];
	left_side l = r->each;

	if (d == NULL)
		return REPORT_NOMEM;
	d->sort = t->sort;
	d->root = arena_copy(r->arena, r->names[r->name_next++]);
	d->fact.subject = d->root;
	if (l.tail_to > l.tail_from && (d->sort == SORT_RATE || l.tells & TELLS_BEHIND))
		d->fact.subject = join_spans(r->arena, d->root, slice(r, l.tail_from, l.tail_to));
	d->fact.trace.subject = "distributed";
	find_measure(d, &l, t->figure, SPAN_NONE);
	return finish(r, d, t, &l, k);
}

/* ---- one figure ---- */

/* 60万吨乙烯项目 and 5个国家公园之一 are names, no figures. */
static bool
names_a_thing(const token *t, span rest)
{
	size_t n;

	if (span_find(rest, SPAN("之一")) >= 0)
		return true;
	return t->figure == FIGURE_QUANTITY && t->sort == SORT_LEVEL && rest.n > 0 &&
		   !span_starts(rest, SPAN("的")) && list_starts(LIST_PREDICATES, rest) == 0 &&
		   list_find(LIST_NAMED_THINGS, rest, 0, &n) >= 0;
}

static report_status
take_figure(fact_reader *r, size_t k)
{
	const token *t = &r->tokens[k];
	fact_draft *d = new_draft(r);
	left_side l;
	span rest;

	if (d == NULL)
		return REPORT_NOMEM;
	if (r->name_next < r->name_n)
		return listed_fact(r, k);
	if (!read_left(r, k, left_boundary(r, k), &l))
		return REPORT_OK;
	if (l.tells & TELLS_EACH || l.to > l.from)
	{
		distribute(r, k, &l);
		if (r->name_n > 0)
			return listed_fact(r, k);
	}
	if (l.tells & TELLS_PART)
	{
		r->part_from = r->draft_n > r->sentence_first ? r->sentence_first : r->previous_first;
		r->part_to = r->draft_n;
	}
	d->sort = t->sort;
	if (t->figure == FIGURE_RANK)
		d->fact.measure = MEASURE_RANK;
	rest = slice(r, t->to, right_boundary(r, k));
	d->places = span_ends(slice(r, t->from, t->to), SPAN("位")) && rest.n == 0;
	if (names_a_thing(t, rest))
		return REPORT_OK;
	find_subject(r, d, &l, k, rest);
	find_measure(d, &l, t->figure, rest);
	return finish(r, d, t, &l, k);
}

/* 连续9年 is a figure where its clause has no other. */
static report_status
take_streak(fact_reader *r, size_t k)
{
	token *t = &r->tokens[k];
	fact_draft *d;
	left_side l;
	span rest;
	char buf[VALUE_TEXT_MAX];
	value_error err;
	span text, unit;

	for (size_t i = k + 1; i < r->token_n && r->tokens[i].kind > TOKEN_COLON; i++)
		if (r->tokens[i].kind >= TOKEN_FIGURE)
			return REPORT_OK;
	d = new_draft(r);
	if (d == NULL)
		return REPORT_NOMEM;
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
	text = arena_copy(
		r->arena, (span){buf, (size_t) snprintf(buf, sizeof(buf), "%d%.*s", t->count, (int) unit.n, unit.p)});
	if (text.p == NULL)
		return REPORT_NOMEM;
	if (value_parse(text.p, text.n, &d->value, &err) != VALUE_OK)
		return REPORT_OK;
	d->fact.value = &d->value;
	d->fact.trace.value = "streak";
	d->fact.measure = MEASURE_LEVEL;
	d->fact.trace.measure = "streak";
	d->sort = SORT_LEVEL;
	if (l.to > l.from)
		find_subject(r, d, &l, k, SPAN_NONE);
	else
	{
		static const span PASSIVE[] = {SPAN("被评为"), SPAN("获评"), SPAN("荣获"), SPAN("获得"),
									   SPAN("获"),     SPAN("保持"), SPAN("实现"), SPAN("蝉联"),
									   SPAN("入选"),   SPAN("入围")};

		for (size_t i = 0; i < sizeof(PASSIVE) / sizeof(PASSIVE[0]); i++)
			if (span_starts(rest, PASSIVE[i]))
			{
				rest = (span){rest.p + PASSIVE[i].n, rest.n - PASSIVE[i].n};
				break;
			}
		d->root = d->fact.subject = arena_copy(r->arena, rest);
		d->fact.trace.subject = "noun behind";
	}
	return finish(r, d, t, &l, k);
}

/* ---- values without a number ---- */

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
		if (kind == KIND_RELATIVE || kind == KIND_ASSIGNED)
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
	if (list_ends(LIST_GROWTH_TAILS, s) > 0)
		return MEASURE_GROWTH;
	if (list_ends(LIST_SHARE_TAILS, s) > 0)
		return MEASURE_SHARE;
	return list_ends(LIST_RATE_TAILS, s) > 0 ? MEASURE_RATE : MEASURE_LEVEL;
}

/* The clause that ends before token k (or the sentence) and holds no figure. */
static report_status
take_statement(fact_reader *r, size_t k, size_t end)
{
	size_t start = clause_start(r, k), at, n;
	span s = slice(r, start, end);
	token words = {.kind = TOKEN_FIGURE, .figure = FIGURE_WORDS};
	value_error err;
	left_side l, l0 = {0};
	fact_draft *d;
	value v;
	span text;

	if (s.n > STATEMENT_BYTES * 3 || (at = statement_at(s, 0, &v, &n)) == 0)
		return REPORT_OK;
	d = new_draft(r);
	if (d == NULL)
		return REPORT_NOMEM;
	words.from = words.number = (uint32_t) (start + at - 1);
	words.to = (uint32_t) (words.from + n);
	read_subject(r, k, start, words.from, &l);
	text = arena_copy(r->arena, (span){s.p + at - 1, n});
	if (text.p == NULL)
		return REPORT_NOMEM;
	if (value_parse(text.p, text.n, &d->value, &err) != VALUE_OK)
		return REPORT_OK;
	d->fact.value = &d->value;
	d->fact.trace.value = "words";
	d->sort = SORT_LEVEL;
	if (l.to > l.from)
	{
		d->root = d->fact.subject = arena_copy(r->arena, slice(r, l.from, l.to));
		d->fact.trace.subject = "adjacent";
	}
	else
	{
		const fact_draft *before = last_fact(r, false);

		if (before == NULL)
			return REPORT_OK;
		d->root = before->root;
		d->fact.subject = before->fact.subject;
		d->fact.trace.subject = "inherited";
	}
	d->fact.printed = text;
	d->fact.measure = measure_of_statement(d);
	d->fact.trace.measure = "name";
	l0.tells = l.tells;
	l0.reference_kind = value_kind_of(&v) == KIND_RELATIVE ? reference_of(text) : REFERENCE_NONE;
	l0.comparison = v.form != FORM_RELATIVE                                       ? COMPARISON_NONE
					: v.relation == RELATION_ABOVE || v.relation == RELATION_UP   ? COMPARISON_ABOVE
					: v.relation == RELATION_BELOW || v.relation == RELATION_DOWN ? COMPARISON_BELOW
					: v.relation == RELATION_EQUAL || v.relation == RELATION_STEP ? COMPARISON_EQUAL
																				  : COMPARISON_NONE;
	return finish(r, d, &words, &l0, k);
}

/* ---- sentences ---- */

/* “主要预期目标是：” makes targets of all that follows in the sentence. */
static void
take_colon(fact_reader *r, size_t k)
{
	span s = slice(r, clause_start(r, k), r->tokens[k].from);

	if (span_find(s, SPAN("目标")) >= 0 && span_find(s, SPAN("完成")) < 0)
		r->sentence_role = FACT_TARGET;
	r->segment++;
	r->segment_role = -1;
}

/* A sentence that begins with a period speaks of it to its end; one that is set apart by a comma, for the paragraph. */
static void
take_topic(fact_reader *r)
{
	static const span UP_TO[] = {SPAN("到"), SPAN("至"),     SPAN("截至"),
								 SPAN("在"), SPAN("预计到"), SPAN("预计")};
	const token *t;
	size_t from = r->sentence_from;
	span s = slice(r, from, r->sentence_to);
	bool said;

	r->sentence_year = 0;
	for (size_t i = 0; i < sizeof(UP_TO) / sizeof(UP_TO[0]); i++)
		if (span_starts(s, UP_TO[i]))
		{
			from += UP_TO[i].n;
			break;
		}
	if (r->token_n == 0 || r->tokens[0].kind != TOKEN_PERIOD || r->tokens[0].from != from)
		return;
	t = &r->tokens[0];
	context_period(&r->context, t, context_role(&r->context, &said), &r->sentence_year_from,
				   &r->sentence_year);
	if (r->token_n > 1 && r->tokens[1].kind == TOKEN_COMMA && r->tokens[1].from <= t->to + 3)
	{
		r->paragraph_from = r->sentence_year_from;
		r->paragraph_year = r->sentence_year;
	}
}

static report_status
read_sentence(fact_reader *r, size_t from, size_t to)
{
	static const span STOPS[] = {SPAN("。"), SPAN("!"), SPAN("?"), SPAN(";")};

	r->sentence_from = from;
	r->sentence_to = to;
	if (!fact_may_scan(slice(r, from, to)))
		return REPORT_OK;
	for (size_t i = 0; i < sizeof(STOPS) / sizeof(STOPS[0]); i++)
		if (span_ends(slice(r, from, r->sentence_to), STOPS[i]))
			r->sentence_to -= STOPS[i].n;
	TRY_FACT(fact_scan(r, from, r->sentence_to));
	r->previous_first = r->sentence_first;
	r->sentence_first = r->draft_n;
	r->segment++;
	r->segment_role = r->sentence_role = -1;
	r->clause_year = 0;
	r->part_from = r->part_to = 0;
	r->opened = 0;
	r->depth = 0;
	r->name_n = r->name_next = 0;
	take_topic(r);
	r->clause_figures = false;
	for (size_t k = 0; k < r->token_n; k++)
	{
		const token *t = &r->tokens[k];

		if (arena_cancelled(r->arena, 64))
			return REPORT_CANCELLED;
		if (t->kind <= TOKEN_COLON)
		{
			if (!r->clause_figures && t->kind != TOKEN_COLON)
				TRY_FACT(take_statement(r, k, t->from));
			r->clause_figures = false;
		}
		r->clause_figures |= t->kind >= TOKEN_STREAK;
		switch (t->kind)
		{
			case TOKEN_SEMICOLON:
				r->segment++;
				r->segment_role = -1;
				r->clause_year = 0;
				break;
			case TOKEN_COLON:
				take_colon(r, k);
				break;
			case TOKEN_OPEN:
				r->depth++;
				if (r->depth == 1)
					r->opened = r->draft_n > r->sentence_first && r->drafts[r->draft_n - 1].from < t->from
									? r->draft_n
									: 0;
				break;
			case TOKEN_CLOSE:
				if (r->depth > 0)
					r->depth--;
				break;
			case TOKEN_STREAK:
				TRY_FACT(take_streak(r, k));
				break;
			case TOKEN_FIGURE:
				TRY_FACT(take_figure(r, k));
				break;
			default:
				break;
		}
	}
	if (!r->clause_figures)
		TRY_FACT(take_statement(r, r->token_n, r->sentence_to));
	if (r->draft_n > r->sentence_first)
	{
		span print = arena_copy(r->arena, prose_print(&r->prose, from, to));

		if (print.p == NULL)
			return REPORT_NOMEM;
		for (size_t i = r->sentence_first; i < r->draft_n; i++)
			r->drafts[i].fact.sentence = print;
	}
	return REPORT_OK;
}

static bool
ends_sentence(const char *p, size_t left, size_t *n)
{
	*n = 1;
	if (*p == '!' || *p == '?')
		return true;
	*n = 3;
	return left >= 3 && memcmp(p, "。", 3) == 0;
}

static report_status
emit_facts(fact_reader *r)
{
	for (size_t i = 0; i < r->draft_n; i++)
	{
		fact_draft *d = &r->drafts[i];

		if (d->fact.value != NULL)
			d->fact.value = &d->value;
		TRY_FACT(emit_event(r->arena, &(report_event){EVENT_FACT, {.fact = &d->fact}}));
	}
	r->draft_n = r->sentence_first = r->previous_first = 0;
	return REPORT_OK;
}

/* The paragraph is complete. */
static report_status
read_paragraph(fact_reader *r)
{
	size_t from = 0, n;

	if (r->prose.raw_n == 0)
		return REPORT_OK;
	prose_fold(&r->prose);
	r->paragraph_year = 0;
	for (size_t i = 0; i < r->prose.n; i++)
		if (ends_sentence(r->prose.text + i, r->prose.n - i, &n))
		{
			TRY_FACT(read_sentence(r, from, i + n));
			from = i + n;
			i += n - 1;
		}
	if (from < r->prose.n)
		TRY_FACT(read_sentence(r, from, r->prose.n));
	prose_clear(&r->prose);
	return emit_facts(r);
}

/* ---- lines ---- */

report_status
fact_begin(fact_reader *r, arena *a, const lines *l, const report_head *head)
{
	memset(r, 0, sizeof(*r));
	r->arena = a;
	r->lines = l;
	context_begin(&r->context, head);
	return prose_init(&r->prose, a);
}

report_status
fact_break(fact_reader *r)
{
	return read_paragraph(r);
}

/* - ★ · and other marks of a list's items, —— of leads. */
static span
item_text(span s, bool *item)
{
	static const span MARKS[] = {SPAN("- "), SPAN("★"),  SPAN("●"), SPAN("■"), SPAN("◆"),
								 SPAN("·"),  SPAN("——"), SPAN("▲"), SPAN("+ ")};

	*item = false;
	for (size_t i = 0; i < sizeof(MARKS) / sizeof(MARKS[0]); i++)
		if (span_starts(s, MARKS[i]))
		{
			*item = true;
			s = text_trim((span){s.p + MARKS[i].n, s.n - MARKS[i].n});
			i = 0;
		}
	return s;
}

static report_status
add_text(fact_reader *r, span s, uint32_t line)
{
	while (s.n > 0)
	{
		if (r->prose.raw_n > PARAGRAPH_MAX - 16)
			TRY_FACT(read_paragraph(r));
		TRY_FACT(prose_add(&r->prose, &s, line));
		if (s.n > 0)
			TRY_FACT(read_paragraph(r));
	}
	return REPORT_OK;
}

report_status
fact_line(fact_reader *r, uint32_t i, int section_no)
{
	bool item;
	span s = item_text(line_clean(r->lines, i), &item);

	if (s.n == 0)
		return REPORT_OK;
	if (item || !prose_open(&r->prose))
	{
		TRY_FACT(read_paragraph(r));
		r->section_no = section_no;
	}
	return add_text(r, s, i);
}

report_status
fact_heading(fact_reader *r, int level, span heading, uint32_t i, int section_no)
{
	span s = line_clean(r->lines, i);
	const char *behind = heading.p + heading.n;

	TRY_FACT(read_paragraph(r));
	context_heading(&r->context, level, heading);
	r->section_no = section_no;
	/* a heading that runs into its text */
	if (heading.p < s.p || behind >= s.p + s.n)
		return REPORT_OK;
	return add_text(r, (span){behind, (size_t) (s.p + s.n - behind)}, i);
}
