/*
 * fact_fields.c
 *		The fields of a fact that its words, its clause and its headings give: role, years, tier, aggregation, value.
 */
#include "fact.h"
#include "fact_build.h"
#include "table.h"

#include <stdio.h>

#define VALUE_TEXT_MAX 200

/* 是2010年的2.2倍: the year that the figure is a multiple of. */
static bool
is_compared(const fact_reader *r, const token *t, size_t k)
{
	const token *figure = &r->work->tokens[k];

	if (figure->sort != SORT_MULTIPLE && (figure->sort != SORT_RATE || !compares_rate(slice(r, 0, t->from))))
		return false;
	return span_equal(slice(r, t->to, figure->from), SPAN("的"));
}

/* 两年平均 of 2021-2022年两年平均: the years stand right before it. */
static bool
means_of(const fact_reader *r, const token *t)
{
	return t->relative && t[-1].kind == TOKEN_PERIOD && t[-1].to == t->from && !t[-1].relative &&
		   !t[-1].reference && t[-1].year_to - t[-1].year_from == t->year_to - t->year_from &&
		   span_ends(slice(r, t->from, t->to), SPAN("平均"));
}

/* The latest period of the clause before the figure that is of no reference; NULL: none. */
static const token *
clause_period(const fact_reader *r, size_t k, const left_side *l)
{
	for (size_t i = k; i-- > 0;)
	{
		const token *t = &r->work->tokens[i];

		if (t->kind == TOKEN_PERIOD && !t->reference && !is_compared(r, t, k) &&
			!(t->from >= l->reference_from && t->from < l->reference_to))
			return i > 0 && means_of(r, t) ? t - 1 : t;
		if (t->kind <= TOKEN_COLON)
			return NULL;
	}
	return NULL;
}

/* 年度目标任务5000套，实际开工5100套; 实际使用外资 is a name. */
static bool
done_of_plan(span subject)
{
	static const span VERBS[] = {SPAN("开工"), SPAN("新开工"), SPAN("竣工"), SPAN("建成"),
								 SPAN("完成"), SPAN("新增"),   SPAN("新建"), SPAN("改造"),
								 SPAN("实施"), SPAN("支出"),   SPAN("执行")};
	span real = span_starts(subject, SPAN("实际已")) ? SPAN("实际已") : SPAN("实际");

	if (!span_starts(subject, real))
		return false;
	for (size_t i = 0; i < LENGTH(VERBS); i++)
		if (span_starts((span){subject.p + real.n, subject.n - real.n}, VERBS[i]))
			return true;
	return false;
}

/* Does the text before a base say that it is of the plan that the year began with: 由年初的, 由年初预算的? */
static bool
of_year_begun(span before)
{
	static const span WORDS[] = {SPAN("年初的"),     SPAN("年初预算的"), SPAN("年初计划的"),
								 SPAN("年初预期的"), SPAN("年初目标的"), SPAN("目标由"),
								 SPAN("预算由"),     SPAN("计划由")};

	return span_ends_any(before, WORDS, LENGTH(WORDS));
}

/* 由年初的76138万元调整为89138万元: a plan, as what it was is. */
static bool
plan_adjusted(const fact_reader *r, const fact_draft *d)
{
	static const span WORDS[] = {SPAN("调整为"), SPAN("调整至"), SPAN("调增至"), SPAN("调增为"),
								 SPAN("调减至"), SPAN("调减为"), SPAN("调整到")};
	const fact_draft *before = d - 1;

	return d > r->work->drafts + r->sentence_first && before->fact.role == FACT_BASE &&
		   span_ends_any(slice(r, r->sentence_from, d->from), WORDS, LENGTH(WORDS)) &&
		   of_year_begun(slice(r, r->sentence_from, before->from));
}

/* 完成计划的80%, 比序时进度快5个百分点: how far a plan is carried out. */
static bool
keeps_pace(const fact_reader *r, const left_side *l)
{
	span s = slice(r, l->reference_from,
				   l->reference_to > l->reference_from ? l->reference_to : l->reference_from);

	return l->reference_kind == REFERENCE_PLAN && (l->completion || span_find(s, SPAN("进度")) >= 0);
}

/* 目标为增长6%，实际完成4.8%; 计划110亿元，完成102亿元 where the heading reports. */
static bool
was_done(const fact_reader *r, const fact_draft *d, const left_side *l, fact_role heading)
{
	bool planned = r->segment_role == FACT_TARGET || r->segment_role == FACT_PLAN ||
				   (r->segment_role < 0 && r->sentence_role == FACT_TARGET && heading == FACT_ACTUAL);

	if (planned && (l->tells & TELLS_REAL || done_of_plan(d->fact.subject) || keeps_pace(r, l)))
		return true;
	return r->segment_role == FACT_TARGET && heading == FACT_ACTUAL && l->to == l->from &&
		   l->tells & TELLS_DONE && !(l->tells & (TELLS_KEPT | TELLS_TARGET | TELLS_EFFORT));
}

/* What is planned to be invested in the year that is spoken of. */
static bool
is_yearly_plan(span subject)
{
	static const span PLANNED[] = {SPAN("年度计划投资"), SPAN("年度投资计划"), SPAN("年计划投资")};

	return span_ends_any(subject, PLANNED, LENGTH(PLANNED));
}

static bool
set_role(fact_reader *r, fact_draft *d, const left_side *l)
{
	bool said;
	fact_role heading = context_role(&r->context, &said);
	fact_trace *trace = &d->fact.trace;

	trace->role = BY_WORD;
	if (l->tells & TELLS_FROM || l->plan)
	{
		d->fact.role = l->plan ? FACT_TARGET : FACT_BASE;
		return true;
	}
	if (l->tells & TELLS_PLAN)
		r->segment_role = FACT_PLAN;
	else if (l->tells & TELLS_TARGET || (l->tells & TELLS_EFFORT && (heading != FACT_ACTUAL || !said)))
		r->segment_role = FACT_TARGET;
	else if (l->tells & TELLS_FORECAST)
		r->segment_role = FACT_FORECAST;
	else if (plan_adjusted(r, d))
		r->segment_role = FACT_TARGET;
	else if (was_done(r, d, l, heading))
		r->segment_role = FACT_ACTUAL;
	if (r->segment_role >= 0)
	{
		d->fact.role = (fact_role) r->segment_role;
		return true;
	}
	if (r->sentence_role >= 0)
	{
		trace->role = BY_SENTENCE;
		d->fact.role = (fact_role) r->sentence_role;
		return true;
	}
	trace->role = said ? BY_HEADING : BY_DEFAULT;
	d->fact.role = heading;
	/* 年度计划投资96亿元 beside what was invested of it */
	if (heading == FACT_ACTUAL && !(l->tells & (TELLS_DONE | TELLS_REAL)) &&
		is_yearly_plan(d->fact.subject) && d->fact.measure == MEASURE_LEVEL)
	{
		trace->role = BY_WORD;
		d->fact.role = FACT_PLAN;
	}
	return false;
}

/* 年均, and 累计 where no clause says when, is over the years of the heading or the paragraph that end with the figure's. */
static void
widen_to_stretch(fact_reader *r, report_fact *f)
{
	int from, to;
	bool said;

	if (f->year_from != f->year || f->year == 0)
		return;
	context_years(&r->context, f->role, &from, &to, &said);
	if (r->paragraph_year == f->year && r->paragraph_from < f->year)
		f->year_from = r->paragraph_from;
	else if (r->lead_year == f->year)
		f->year_from = r->lead_from;
	else if (to == f->year && from < to)
		f->year_from = from;
	else if (r->context.review_from != 0 && (f->role == FACT_ACTUAL || f->role == FACT_TARGET) &&
			 f->year > r->context.review_from && f->year <= r->context.plan_year)
		f->year_from = r->context.review_from;
}

/* The clause before the figure, of which token k is one. */
static span
clause_before(const fact_reader *r, const fact_draft *d, size_t k)
{
	size_t from = clause_start(r, k);

	return slice(r, from, d->from > from ? d->from : from);
}

/* 由2020年的38.5%, 在2023年增长6.1%的基础上: a year of its own stands before the figure, no 由 or 从 between. */
static bool
dated_itself(const fact_reader *r, const fact_draft *d, const left_side *l, size_t k)
{
	const token *t = clause_period(r, k, l);
	span between;

	if (t == NULL || t->year_from != t->year_to)
		return false;
	between = slice(r, t->to, d->from > t->to ? d->from : t->to);
	return span_find(between, SPAN("由")) < 0 && span_find(between, SPAN("从")) < 0;
}

/* Of what a base is the base, and what a plan is held against: a goal, or what was reached. */
static fact_role
role_of_statement(const fact_reader *r)
{
	bool said;

	return r->segment_role >= 0    ? (fact_role) r->segment_role
		   : r->sentence_role >= 0 ? (fact_role) r->sentence_role
								   : context_role(&r->context, &said);
}

/* 累计 in a clause that does not say when, as 全年累计 does. */
static bool
adds_up_undated(const fact_reader *r, const fact_draft *d, const left_side *l, size_t k)
{
	bool undated = d->fact.trace.period == BY_HEADING || d->fact.trace.period == BY_REPORT;

	return l->tells & TELLS_STOCK && undated && span_find(clause_before(r, d, k), SPAN("全年")) < 0;
}

/* Is the subject that of a figure before, so that the years of its clause are those of this one? */
static bool
goes_on(const fact_trace *trace, const left_side *l)
{
	return trace->subject != BY_NO_RULE && (trace->subject == BY_INHERITED || trace->subject == BY_OWNER ||
											(trace->subject == BY_DISTRIBUTED && l->to == l->from));
}

/* 4月，…累计完成: of the months up to it, and so is what follows. */
static void
add_up_months(fact_reader *r, report_fact *f)
{
	year_part *parts[] = {&r->clause_part, &r->sentence_part, &r->paragraph_part};

	for (size_t i = 0; i < LENGTH(parts); i++)
		if (parts[i]->to == f->part.to)
			parts[i]->from = 1;
	f->part.from = 1;
}

/* A base is of the year before. */
static void
go_before(const fact_reader *r, report_fact *f, span before)
{
	int from, to;
	bool said;

	/* 五年来…从86家增加到231家: what was before the first of the years, unless 由上年的 says which */
	if (f->year_from == f->year && r->lead_year == f->year && span_find(before, SPAN("上年")) < 0 &&
		span_find(before, SPAN("去年")) < 0)
		f->year_from = r->lead_from;
	/* a plan's “十四五”发展成就: 截至2025年底，…由7215公里增至8930公里 */
	context_years(&r->context, f->role, &from, &to, &said);
	if (r->context.plan_from != 0 && said && from < to && to == f->year && f->year_from == f->year &&
		span_find(before, SPAN("上年")) < 0 && span_find(before, SPAN("去年")) < 0)
		f->year_from = from;
	/* in a review of five years: what was before the first of them */
	if (r->context.review_from != 0 && f->role == FACT_BASE && f->year > r->context.review_from &&
		span_find(before, SPAN("上年")) < 0 && !of_year_begun(before))
		f->year = f->year_from = r->context.review_from;
	if (!of_year_begun(before))
		f->year = --f->year_from;
	f->trace.period = BY_BEFORE;
}

/* 预计三季度增长6.5%，全年可完成320亿元: of all the year, unless 全年 is of the goal that the figure is held against. */
static bool
says_all_year(const fact_reader *r, const fact_draft *d, const left_side *l, size_t k)
{
	size_t from = clause_start(r, k);
	ptrdiff_t at = span_find(clause_before(r, d, k), SPAN("全年"));

	return at >= 0 && !(from + (size_t) at >= l->reference_from && from + (size_t) at < l->reference_to);
}

/* 2021年、2022年分别增长7.8%、4.1%，两年平均增长5.9%: of the two years that the list right before it had. */
static bool
means_listed(const fact_reader *r, const token *t)
{
	return r->listed_year != 0 && r->listed_to == r->draft_n && r->draft_n > 0 &&
		   span_ends(slice(r, t->from, t->to), SPAN("平均")) && t->year_to == 0 &&
		   t->year_from == r->listed_from - r->listed_year;
}

/* 年度计划, 全年目标 before token k, in a review of five years. */
static bool
yearly_plan(const fact_reader *r, size_t k)
{
	static const span WORDS[] = {SPAN("年度"), SPAN("全年"), SPAN("年初"), SPAN("当年"), SPAN("年计划")};

	return span_has_any(slice(r, clause_start(r, k), r->work->tokens[k].from), WORDS, LENGTH(WORDS));
}

/* 目标任务：筛查3万人, 计划新增5400个，实际新增6120个 where no heading plans: of the year that is looked back on. */
static bool
names_task(const fact_reader *r, const fact_draft *d)
{
	bool said;

	return (span_find(slice(r, r->sentence_from, d->from), SPAN("目标任务:")) >= 0 ||
			span_find(slice(r, d->from, r->sentence_to), SPAN(",实际")) >= 0) &&
		   context_role(&r->context, &said) == FACT_ACTUAL;
}

static void
set_years(fact_reader *r, fact_draft *d, const left_side *l, size_t k)
{
	const token *t = clause_period(r, k, l);
	report_fact *f = &d->fact;
	fact_role role = f->role == FACT_BASE || l->plan ? role_of_statement(r) : f->role;
	bool said;

	if (l->dated != NULL)
	{
		context_period(&r->context, l->dated, role, &f->year_from, &f->year);
		f->trace.period = BY_CLAUSE;
		r->listed_from = r->name_next == 1 ? f->year_from : r->listed_from;
		r->listed_year = f->year;
		return;
	}

	if (t != NULL)
	{
		context_period(&r->context, t, role, &f->year_from, &f->year);
		if (means_listed(r, t))
		{
			f->year_from = r->listed_from;
			f->year = r->listed_year;
		}
		f->part = t->part;
		if (!l->plan) /* 为2025年目标值5件的64%: the 64% is no figure of 2025 */
		{
			r->clause_part = t->part;
			r->clause_from = f->year_from;
			r->clause_year = f->year;
		}
		f->trace.period = BY_CLAUSE;
	}
	else if (r->clause_year != 0 && goes_on(&f->trace, l))
	{
		f->year_from = r->clause_from;
		f->year = r->clause_year;
		f->part = r->clause_part;
		f->trace.period = BY_CLAUSE_BEFORE;
	}
	else
	{
		r->clause_year = 0;
		if (r->sentence_year != 0)
		{
			f->year_from = r->sentence_year_from;
			f->year = r->sentence_year;
			f->part = r->sentence_part;
			f->trace.period = BY_SENTENCE;
		}
		else if (r->paragraph_year != 0)
		{
			f->year_from = r->paragraph_from;
			f->year = r->paragraph_year;
			f->part = r->paragraph_part;
			f->trace.period = BY_PARAGRAPH;
		}
		else
		{
			context_years(&r->context, role, &f->year_from, &f->year, &said);
			/* 年初预算: where no heading plans, of the year that is looked back on */
			if (!said && ((role == FACT_TARGET &&
						   (span_find(clause_before(r, d, k), SPAN("年初")) >= 0 || names_task(r, d))) ||
						  (role == FACT_PLAN && is_yearly_plan(d->fact.subject))))
				context_years(&r->context, FACT_ACTUAL, &f->year_from, &f->year, &said);
			f->part = context_part(&r->context, role);
			f->trace.period = said ? BY_HEADING : BY_REPORT;
		}
	}
	if (l->plan && t == NULL && r->context.review_from != 0 && !yearly_plan(r, k))
		f->year_from = f->year = r->context.plan_year;
	if (l->tells & TELLS_STOCK && f->part.to > 0)
		add_up_months(r, f);
	if (l->tells & TELLS_MEAN || adds_up_undated(r, d, l, k))
		widen_to_stretch(r, f);
	if (f->role == FACT_BASE && f->year != 0 && !dated_itself(r, d, l, k))
		go_before(r, f, clause_before(r, d, k));
	if (l->plan || (f->part.to > 0 && t == NULL && says_all_year(r, d, l, k)))
		f->part = (year_part){0, 0}; /* the plan is the year's, of which months have passed */
}

/* A figure of a year that is over is no target, one of a year to come no actual. */
static void
correct_role(const fact_reader *r, fact_draft *d)
{
	int now = r->context.actual_year;
	const fact_trace *by = &d->fact.trace;
	bool said = said_by_clause(by->period) ||
				(by->role != BY_SENTENCE && (by->period == BY_SENTENCE || by->period == BY_PARAGRAPH));

	if (d->fact.year == 0 || now == 0 || d->fact.trace.role == BY_WORD)
		return;
	if (d->fact.role != FACT_ACTUAL && d->fact.year <= now && said)
		d->fact.role = FACT_ACTUAL;
	else if (d->fact.role == FACT_ACTUAL && d->fact.year > now && d->fact.trace.period != BY_HEADING)
		d->fact.role = FACT_TARGET;
	else
		return;
	d->fact.trace.role = BY_YEAR;
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
			const report_fact *f = &r->work->drafts[i].fact;

			if (f->role == FACT_TARGET && f->measure == d->fact.measure &&
				span_equal(f->subject, d->fact.subject))
				d->fact.tier = TIER_STRETCH;
		}
	}
	else
		d->fact.tier = TIER_GOAL;
}

/* 五年累计: of a sum that ends in the year said, the years that it is over. */
static void
set_stretch(fact_draft *d, const left_side *l)
{
	report_fact *f = &d->fact;

	if (f->year != 0 && f->role != FACT_BASE && l->years > 0 && f->year_from == f->year)
		f->year_from -= l->years - 1;
}

/* 五年来…达到912亿元, 森林覆盖率53%: of what a stretch of years comes to the last one. */
static void
end_stretch(const fact_reader *r, fact_draft *d, const left_side *l)
{
	static const span REACHED[] = {SPAN("到"),   SPAN("达"),   SPAN("至"),
								   SPAN("突破"), SPAN("超过"), SPAN("迈上")},
					  KEPT[] = {SPAN("保持"), SPAN("稳定"), SPAN("控制"),
								SPAN("始终"), SPAN("连续"), SPAN("均")};
	static const span STOCKS[] = {SPAN("保有量"), SPAN("拥有量"), SPAN("存量"), SPAN("总量"), SPAN("能力")};
	report_fact *f = &d->fact;
	span before = slice(r, r->sentence_from, d->from), printed = slice(r, d->from, r->sentence_to);
	bool state = f->measure == MEASURE_RATE || f->measure == MEASURE_SHARE,
		 amount = f->measure == MEASURE_LEVEL || f->measure == MEASURE_COUNT, reached, stands;

	if (f->year_from == f->year || f->role == FACT_BASE || f->aggregation != AGGREGATE_YEAR || l->years > 0 ||
		l->verb > 0 || l->tells & TELLS_STOCK || (!state && list_within(LIST_DONE_OVER, f->subject)) ||
		span_find(f->subject, SPAN("新增")) >= 0 || said_by_clause(f->trace.period) || (!state && !amount))
		return;
	if (before.n > 60)
		before = (span){before.p + before.n - 60, 60};
	reached = span_ends_any(before, REACHED, LENGTH(REACHED)) || span_starts(printed, SPAN("突破")) ||
			  span_starts(printed, SPAN("超过"));
	stands = (state && !span_has_any(before, KEPT, LENGTH(KEPT))) ||
			 (amount && span_ends_any(f->subject, STOCKS, LENGTH(STOCKS)));
	if (reached || stands || (f->role == FACT_ACTUAL && amount && span_find(f->subject, SPAN("人均")) >= 0))
		f->year_from = f->year;
}

static void
set_aggregation(fact_draft *d, const left_side *l)
{
	report_fact *f = &d->fact;

	if (l->streak)
		f->aggregation = AGGREGATE_STREAK;
	else if (l->tells & TELLS_MEAN || span_find(f->subject, SPAN("平均增速")) >= 0)
		f->aggregation = AGGREGATE_MEAN;
	else if (l->years > 0)
		f->aggregation = AGGREGATE_SUM;
	else if (l->tells & TELLS_STOCK)
		f->aggregation = l->tells & (TELLS_DONE | TELLS_KEPT) ? AGGREGATE_SUM : AGGREGATE_STOCK;
}

/* 控制在 bounds a goal; what was done is the point. */
static bool
bounds_goal(const fact_draft *d, uint32_t tells)
{
	return tells & TELLS_CEILING && d->fact.role != FACT_ACTUAL && d->fact.role != FACT_BASE;
}

/* The text that the value grammar is to read for the figure; its length, 0: none. */
static size_t
value_text(const fact_reader *r, const token *t, const fact_draft *d, uint32_t tells, char *buf)
{
	span s = slice(r, t->from, t->to), ceiling = SPAN("控制在"), points = SPAN("个百分点");
	size_t n;

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
	if (s.n + ceiling.n + points.n >= VALUE_TEXT_MAX)
		return 0;
	if (!bounds_goal(d, tells))
		ceiling.n = 0;
	memcpy(buf, ceiling.p, ceiling.n);
	memcpy(buf + ceiling.n, s.p, s.n);
	n = s.n + ceiling.n;
	if (t->points)
	{
		if (span_ends(s, SPAN("个")))
			points = SPAN("百分点");
		memcpy(buf + n, points.p, points.n);
		n += points.n;
	}
	return n;
}

static bool
set_value(fact_reader *r, fact_draft *d, const token *t, uint32_t tells)
{
	char buf[VALUE_TEXT_MAX];
	size_t n;
	value_error err;
	span text;

	if (t->figure == FIGURE_RATIO)
		return true;
	if (t->value > 0 && !bounds_goal(d, tells))
	{
		d->value = r->work->values[t->value - 1];
		d->fact.trace.value = BY_QUANTITY;
		d->fact.value = &d->value;
		return true;
	}
	n = value_text(r, t, d, tells, buf);
	if (n == 0)
		return false;
	text = pool_copy(r, (span){buf, n});
	if (text.p == NULL || value_parse(text.p, text.n, &d->value, &err) != VALUE_OK)
		return false;
	d->fact.trace.value = t->figure == FIGURE_RANK       ? BY_RANK
						  : t->figure == FIGURE_FRACTION ? BY_FRACTION
						  : t->figure == FIGURE_DOUBLED  ? BY_DOUBLED
														 : BY_QUANTITY;
	d->fact.value = &d->value;
	return true;
}

fact_draft *
new_draft(fact_reader *r)
{
	fact_draft *d;

	d = &r->work->drafts[r->draft_n];
	memset(d, 0, offsetof(fact_draft, value));
	return d;
}

/* 其中 divides what was stated before it: the part's whole is the last figure of the same kind, no plan of what was reached. */
static void
set_parent(fact_reader *r, fact_draft *d)
{
	const fact_draft *opened = r->opened > 0 && r->depth > 0 ? &r->work->drafts[r->opened - 1] : NULL;

	if (d->fact.measure == MEASURE_RATE && d->fact.reference_kind == REFERENCE_PLAN)
		return; /* 75% of a part's plan is no part of the whole's 90% */
	if (opened != NULL && d->sort == opened->sort && d->fact.role == opened->fact.role)
	{
		d->fact.parent_fact_no = opened->fact.fact_no;
		return;
	}
	for (size_t i = r->part_to; i-- > r->part_from;)
	{
		const fact_draft *whole = &r->work->drafts[i];

		if (whole->fact.measure == d->fact.measure && whole->fact.role == d->fact.role &&
			whole->fact.value != NULL && d->fact.value != NULL &&
			unit_same_base(&whole->value.unit, &d->value.unit) && span_equal(whole->owned, d->owned) &&
			whole->depth <= d->depth)
		{
			d->fact.parent_fact_no = whole->fact.fact_no;
			return;
		}
	}
}

report_status
finish_fact(fact_reader *r, fact_draft *d, const token *t, const left_side *l, size_t k)
{
	report_fact *f = &d->fact;

	d->from = t->from;
	set_role(r, d, l);
	set_years(r, d, l, k);
	correct_role(r, d);
	if (f->value == NULL && !set_value(r, d, t, l->tells))
		return REPORT_OK;
	set_tier(r, d, l);
	set_aggregation(d, l);
	set_stretch(d, l);
	end_stretch(r, d, l);
	f->comparison = l->comparison;
	if (l->neutral && l->tells & TELLS_FALL)
		f->comparison = COMPARISON_BELOW;
	/* 下降0.2个百分点: the name does not say it as that of 下降2% does */
	if (f->measure == MEASURE_CHANGE && f->comparison == COMPARISON_NONE && l->tells & TELLS_FALL)
		f->comparison = COMPARISON_BELOW;
	f->reference_kind = l->reference_kind;
	if (l->reference_to > l->reference_from)
		f->reference = slice(r, l->reference_from, l->reference_to);
	if (f->reference_kind == REFERENCE_LAST_YEAR && f->measure == MEASURE_CHANGE &&
		f->comparison == COMPARISON_NONE)
		f->comparison = l->tells & TELLS_FALL ? COMPARISON_BELOW : COMPARISON_ABOVE;
	if (t->figure == FIGURE_DOUBLED && f->reference_kind == REFERENCE_NONE)
		f->reference_kind = REFERENCE_BASE_YEAR;
	f->printed = slice(r, t->from, t->to);
	f->line = prose_line(&r->work->prose, clause_start(r, k)) + 1;
	f->fact_no = ++r->fact_no;
	f->section_no = r->section_no;
	d->depth = (uint8_t) (r->depth > 255 ? 255 : r->depth);
	d->segment = r->segment;
	set_parent(r, d);
	r->draft_n++;
	return REPORT_OK;
}
