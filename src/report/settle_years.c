/*
 * settle_years.c
 *		Of which years the columns of a table are: from their own heads, their groups', the caption, the report, in that order.
 */
#include "settling.h"

bool
names_a_plan(span caption)
{
	return (mentions(caption, SPAN("目标")) || mentions(caption, SPAN("预期")) ||
			mentions(caption, SPAN("计划")) || mentions(caption, SPAN("规划"))) &&
		   !mentions(caption, SPAN("完成")) && !mentions(caption, SPAN("执行"));
}

bool
names_an_outcome(span caption)
{
	return mentions(caption, SPAN("完成")) || mentions(caption, SPAN("执行"));
}

/* 基期: the year in which counting begins, and no year of its own. */
static bool
names_base(span s)
{
	static const span WORDS[] = {SPAN("基期"), SPAN("基年"), SPAN("基数")};

	return span_has_any(s, WORDS, LENGTH(WORDS));
}

/* A plan for five years is about all of them: a mean without years is theirs. */
static void
settle_plan(settling *s, int plan_end)
{
	if (plan_end != 0)
	{
		s->captioned.from = plan_end - 4;
		s->captioned.to = plan_end;
	}
}

/* The parts of a caption that speak of the first and of the second of its two years; false: it does not. */
static bool
two_years_of(const settling *s, span *first, span *second)
{
	int last = s->captioned.to;
	char year[] = {(char) ('0' + last / 1000 % 10), (char) ('0' + last / 100 % 10),
				   (char) ('0' + last / 10 % 10), (char) ('0' + last % 10)};
	ptrdiff_t at;

	if (last == 0 || last != s->captioned.from + 1 || s->captioned.plan_end != 0)
		return false;
	at = span_find(s->caption, (span){year, sizeof(year)});
	if (at <= 0)
		return false;
	*first = (span){s->caption.p, (size_t) at};
	*second = (span){s->caption.p + at, s->caption.n - (size_t) at};
	return true;
}

static const span GOALS[] = {SPAN("计划"), SPAN("目标"), SPAN("预期"), SPAN("任务"), SPAN("安排")};

static bool
names_a_goal(span s)
{
	return span_has_any(s, GOALS, LENGTH(GOALS));
}

/*
 * 2023年计划执行情况及2024年计划 above goals alone, 2022年和2023年完成情况 above results alone: both years have them, and
 * which one the column is of is not known.
 */
static bool
either_of_two_years(const settling *s)
{
	span first, second;
	bool goals = false, results = false, others = false;

	if (!two_years_of(s, &first, &second))
		return false;
	for (int i = 0; i < s->grid->width; i++)
	{
		const column *c = &s->grid->columns[i];

		if (c->kind == COLUMN_OUTCOME || c->kind == COLUMN_VERDICT)
			results = true;
		if (c->kind != COLUMN_VALUE || c->mean || part_of_year(c))
			continue;
		others |= c->years.from != 0 || c->years.has_relative;
		goals |= c->role == ROLE_TARGET;
		results |= c->role == ROLE_ACTUAL || c->role == ROLE_FORECAST;
	}
	if (others || goals == results)
		return false;
	return goals ? !names_an_outcome(first) || names_a_goal(first)
				 : !names_a_goal(second) || names_an_outcome(second);
}

/* The year of the caption, else the report's; of two years in the caption the report's, or none. */
void
settle_table_year(settling *s)
{
	const years *y = &s->captioned;
	int report_year = s->head->report_year;

	s->from_text = true;
	if (either_of_two_years(s))
		s->year = 0;
	else if (y->from != 0 && y->from == y->to && !(names_base(s->caption) && y->to != report_year))
		s->year = y->to;
	else if (y->from != 0)
		s->year = y->from == report_year || y->to == report_year ? report_year
				  : report_year == 0 && y->to == y->from + 1 && names_an_outcome(s->caption)
					  ? y->from /* 2024年…完成情况和2025年计划 */
					  : 0;
	else if (y->unread && y->length == 0)
	{
		s->year = 0; /* 十四五; but 近三年 only counts what the heads name */
		settle_plan(s, y->plan_end);
	}
	else if (y->has_relative && y->relative == 1 && s->head->plan_year == report_year + 1)
		s->year = s->head->plan_year;
	else
	{
		s->year = report_year;
		s->from_text = false;
		if (s->head->plan_end != 0 && five_years(s))
		{
			s->year = 0;
			settle_plan(s, s->head->plan_end);
		}
	}
}

/*
 * A report that looks back on one year and ahead to the next: is a column without a year about the first?  It is
 * where the caption says so, or a column beside it says what was reached or speaks of the next year.
 */
static bool
looks_back(const settling *s)
{
	if (s->from_text || s->head->plan_year == 0 || names_an_outcome(s->caption))
		return true;
	for (int i = 0; i < s->grid->width; i++)
	{
		const column *c = &s->grid->columns[i];
		bool reached = c->kind == COLUMN_VERDICT ||
					   (c->kind == COLUMN_VALUE && (c->role == ROLE_ACTUAL || c->role == ROLE_FORECAST));

		if (c->kind == COLUMN_VALUE && c->years.has_relative && c->years.relative > 0)
			return true;
		if (reached && c->years.from == 0 && !(c->years.has_relative && c->years.relative != 0))
			return true;
	}
	return false;
}

/*
 * 上年实绩 and 本年目标, and nothing else of the year that is on: this year is the one that is planned, though caption or
 * report speak of both.  计划 alone is this year's where the caption gives it the second of its years.
 */
static bool
speaks_from_plan(const settling *s)
{
	bool last_year = false, goal = false;

	for (int i = 0; i < s->grid->width; i++)
	{
		const column *c = &s->grid->columns[i];

		if (c->kind != COLUMN_VALUE || c->mean)
			continue;
		if (c->role == ROLE_TARGET && c->years.from == c->years.to &&
			c->years.from == s->captioned.from + 1 && c->years.from == s->captioned.to)
		{
			goal = true;
			continue;
		}
		if (!c->years.has_relative || c->years.from != 0 || c->years.relative > 0)
			return false;
		last_year |= c->years.relative == -1 && (c->role == ROLE_ACTUAL || c->role == ROLE_FORECAST);
		if (c->years.relative == 0 && c->role != ROLE_TARGET)
			return false;
		goal |= c->years.relative == 0;
	}
	return last_year && goal;
}

/* 2024年完成 and 明年目标: the one year that heads name. */
static int
year_of_heads(const settling *s)
{
	int year = 0;

	for (int i = 0; i < s->grid->width; i++)
	{
		const column *c = &s->grid->columns[i];

		if (c->kind != COLUMN_VALUE || c->years.from == 0)
			continue;
		if (c->years.from != c->years.to || (year != 0 && year != c->years.to))
			return 0;
		year = c->years.to;
	}
	return year;
}

/* 2026年计划 above 本年预计 and 下年计划: the caption names the next year. */
static bool
captions_next_year(const settling *s)
{
	const years *y = &s->captioned;
	bool goal = false;

	for (int i = 0; i < s->grid->width; i++)
	{
		const column *c = &s->grid->columns[i];

		goal |= c->kind == COLUMN_VALUE && c->role == ROLE_TARGET && c->years.from == 0 &&
				c->years.has_relative && c->years.relative == 1;
	}
	return goal && y->from != 0 && y->from == y->to && !names_an_outcome(s->caption) &&
		   (y->to == s->head->plan_year ||
			(span_find(s->caption, SPAN("计划")) >= 0 && y->to != s->head->report_year));
}

/* The year that relative years count from; 0: not known. */
static int
year_spoken_of(const settling *s)
{
	const years *y = &s->captioned;

	if (s->year == 0)
		return year_of_heads(s);
	if (captions_next_year(s))
		return s->year - 1;
	if (!speaks_from_plan(s))
		return s->year;
	if (y->from != 0 && y->to == y->from + 1)
		return y->to;
	return !s->from_text && s->head->plan_year != 0 ? s->head->plan_year : s->year;
}

/* What was reached and what is expected, neither with a year: they are of two years, and of which is not known. */
static bool
years_are_lost(const settling *s)
{
	bool actual = false, forecast = false;

	for (int i = 0; i < s->grid->width; i++)
	{
		const column *c = &s->grid->columns[i];

		if (c->kind != COLUMN_VALUE || c->mean || c->years.from != 0 || c->years.has_relative ||
			c->years.unread || months_named(&c->months))
			continue;
		actual |= c->role == ROLE_ACTUAL;
		forecast |= c->role == ROLE_FORECAST;
	}
	return actual && forecast;
}

/* 省定目标, 力争目标: another goal than 2023年目标, and of the same year. */
static bool
is_other_goal(const settling *s, const column *c)
{
	static const span OTHERS[] = {SPAN("省定"), SPAN("市定"), SPAN("州定"), SPAN("下达"),
								  SPAN("力争"), SPAN("奋斗"), SPAN("确保"), SPAN("底线")};

	return c->role == ROLE_TARGET && (s->from_text || s->head->plan_year == 0) &&
		   span_has_any(c->heading, OTHERS, LENGTH(OTHERS));
}

/* Of the same years another column says so itself: this one, which does not, is of others. */
static bool
says_it_itself(const settling *s, const bool *own, int of)
{
	const column *c = &s->grid->columns[of];

	if (is_other_goal(s, c))
		return false;
	for (int i = 0; i < s->grid->width; i++)
	{
		const column *x = &s->grid->columns[i];

		if (i != of && own[i] && x->kind == COLUMN_VALUE && x->role == c->role && x->mean == c->mean &&
			x->total == c->total && x->years.from == c->years.from && x->years.to == c->years.to &&
			x->months.from == c->months.from && x->months.to == c->months.to)
			return true;
	}
	return false;
}

/* 计划 in 2022年计划执行情况 is what was carried out, and no goal of its own. */
static bool
sets_a_goal(span s)
{
	static const span DONE[] = {SPAN("执行"), SPAN("完成"), SPAN("实现"),
								SPAN("落实"), SPAN("实施"), SPAN("进展")};

	for (size_t i = 0; i < LENGTH(GOALS); i++)
		for (span rest = s;;)
		{
			ptrdiff_t at = span_find(rest, GOALS[i]);
			bool done = false;

			if (at < 0)
				break;
			rest = (span){rest.p + at + GOALS[i].n, rest.n - (size_t) at - GOALS[i].n};
			for (size_t k = 0; k < LENGTH(DONE); k++)
				done |= span_starts(rest, DONE[k]);
			if (!done)
				return true;
		}
	return false;
}

/* A column of goals or results that does not say its year, and what it is. */
static bool
lacks_year(const column *c, bool *goal)
{
	*goal = c->role == ROLE_TARGET;
	return c->kind == COLUMN_VALUE && !c->mean && c->years.from == 0 && !c->years.has_relative &&
		   !c->years.unread && c->role != ROLE_NONE;
}

/* 年初目标, 年度计划, 调整预算: of the year that was carried out. */
static bool
is_of_begin(const column *c)
{
	return mentions(c->heading, SPAN("年初")) || mentions(c->heading, SPAN("年度")) ||
		   mentions(c->heading, SPAN("调整"));
}

/* 2022年完成 */
static bool
is_result_of(const column *c, int year)
{
	return c->kind == COLUMN_VALUE && c->role != ROLE_TARGET && !c->mean && c->years.from == year;
}

/* 是否完成, 完成率: there are goals of the year that was carried out. */
static bool
compares_with_goals(const grid *g)
{
	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_VERDICT || g->columns[i].kind == COLUMN_OUTCOME ||
			mentions(g->columns[i].heading, SPAN("完成率")) ||
			mentions(g->columns[i].heading, SPAN("完成比")))
			return true;
	return false;
}

/*
 * 2022年主要指标完成情况和2023年计划, where the first part speaks of results and the second of none: results are of the
 * first year.  Goals are of the second, but those that stand in front of a result which they are compared with, or that
 * others follow; in front of a result without either it is not known.
 */
void
settle_two_years(const settling *s)
{
	grid *g = s->grid;
	span first, second;
	bool goal, compared = compares_with_goals(g), seen = false, left = false;
	int goals = 0, results = 0;

	if (!two_years_of(s, &first, &second) || !names_an_outcome(first) || sets_a_goal(first) ||
		names_an_outcome(second))
		return;
	for (int i = 0; i < g->width; i++)
	{
		/* 下年目标 beside 目标: that one is this year's */
		if (g->columns[i].kind == COLUMN_VALUE && g->columns[i].years.has_relative &&
			g->columns[i].years.relative > 0)
			return;
		if (lacks_year(&g->columns[i], &goal))
		{
			*(goal ? &goals : &results) += 1;
			left |= goal && (results == 0 || is_of_begin(&g->columns[i]));
		}
		results += is_result_of(&g->columns[i], s->captioned.from);
	}
	if (results == 0 && names_a_goal(first))
		return; /* either plan: told (either_of_two_years) */
	for (int i = 0; i < g->width; i++)
	{
		const column *c = &g->columns[i];
		years *y = &g->columns[i].years;
		bool of_first;

		seen |= is_result_of(c, s->captioned.from);
		if (!lacks_year(c, &goal))
			continue;
		/* 2022年计划执行情况: the plan that was carried out */
		of_first = !goal || is_of_begin(c) || (compared && goals == 1) ||
				   (results > 0 && !seen && (goals > 1 || compared || names_a_goal(first)));
		seen |= !goal;
		y->from = y->to = of_first ? s->captioned.from : s->captioned.to;
		if (goal && results > 0 && !of_first && (!seen || (compared && goals > 1 && !left)))
			*y = (years){.unread = true};
	}
}

/* The table's year, for a column that says none: 计划 in a report that looks ahead too may be of the next. */
static bool
takes_table_year(const settling *s, const column *c, bool back)
{
	return (!c->years.unread || (c->mean && c->years.length > 0)) && s->year != 0 &&
		   (back || (c->role != ROLE_TARGET && !c->years.has_relative));
}

/* 目标 in a five-year plan is of its last year; 目标 below two years in a row is not known. */
static bool
takes_last_captioned(const settling *s, const column *c)
{
	return !c->years.unread && s->year == 0 && s->captioned.from != 0 &&
		   s->captioned.to != s->captioned.from + 1 && c->role == ROLE_TARGET && !names_base(s->caption);
}

/* 2030年目标 in front of 年均增长, below a caption that names the plan before too: the last year of the means' plan; 0: none. */
static int
goal_beyond(const settling *s, const column *c)
{
	const column *before = c > s->grid->columns ? c - 1 : NULL;

	return before != NULL && before->kind == COLUMN_VALUE && before->role == ROLE_TARGET && !before->mean &&
				   before->years.from == before->years.to && before->years.to == s->captioned.to + 5 &&
				   s->captioned.plan_end == s->captioned.to
			   ? before->years.to
			   : 0;
}

/* A column whose head names no year, from the plan, the caption or the table's year. */
static void
settle_unsaid_year(const settling *s, column *c, int spoken_of, bool back)
{
	years *y = &c->years;

	if (y->plan_end != 0 && (c->role == ROLE_TARGET || c->mean))
	{
		y->to = y->plan_end;
		y->from = c->mean || c->total ? y->to - 4 : y->to;
	}
	else if (!y->unread && c->mean && s->year == 0 && s->captioned.from != 0)
	{
		int beyond = goal_beyond(s, c);

		y->from = beyond != 0 ? beyond - 4 : s->captioned.from;
		y->to = beyond != 0 ? beyond : s->captioned.to;
	}
	else if (takes_table_year(s, c, back))
	{
		y->to = y->has_relative ? spoken_of + y->relative : s->year;
		y->from = c->mean && !y->has_relative && y->length == 0 && s->captioned.from != 0 ? s->captioned.from
																						  : y->to;
	}
	else if (y->has_relative && y->relative != 0 && s->year == 0 && spoken_of != 0)
		y->from = y->to = spoken_of + y->relative;
	else if (takes_last_captioned(s, c))
		y->from = y->to = s->captioned.to;
	else if (c->mean && y->length > 1)
		settle_mean(s->grid, y);
}

/* 基期: which year it is only a caption says that speaks of it, 2020年为基期. */
static void
settle_base_year(const settling *s, years *y)
{
	if (names_base(s->caption) && s->captioned.from == s->captioned.to)
		y->from = y->to = s->captioned.to;
}

/* A sum over a plan is of all its years; without the plan's it is not known of which. */
static void
settle_total(const settling *s, column *c)
{
	years *y = &c->years;

	if (y->plan_end == 0)
		y->plan_end = s->captioned.plan_end != 0 ? s->captioned.plan_end : s->head->plan_end;
	if (y->plan_end == 0)
		c->kind = COLUMN_OTHER;
}

/* Years from own or group head, caption, report, in that order; 上年 counts from the table's year. */
void
settle_years(const settling *s)
{
	bool back = looks_back(s) || speaks_from_plan(s), lost = years_are_lost(s);
	int spoken_of = year_spoken_of(s);
	bool own[GRID_WIDTH_MAX];

	for (int i = 0; i < s->grid->width; i++)
		own[i] = s->grid->columns[i].years.from != 0;
	split_means(s);
	for (int i = 0; i < s->grid->width; i++)
	{
		column *c = &s->grid->columns[i];
		years *y = &c->years;

		if (c->kind != COLUMN_VALUE)
			continue;
		if (lost && y->from == 0 && !y->has_relative && (c->role == ROLE_ACTUAL || c->role == ROLE_FORECAST))
			continue;
		if (c->role == ROLE_BASE && y->from == 0 && !y->has_relative && names_base(c->heading))
		{
			settle_base_year(s, y);
			continue;
		}
		if (c->total && y->from == 0)
			settle_total(s, c);
		if (c->kind == COLUMN_VALUE && y->from == 0)
			settle_unsaid_year(s, c, spoken_of, back);
		/* 两年平均: the two years that end with the table's */
		if (c->mean && !c->since && y->from == y->to && y->to != 0 && y->length > 1 && y->length <= 20)
			y->from = y->to - y->length + 1;
	}
	for (int i = 0; i < s->grid->width; i++)
		if (!own[i] && s->grid->columns[i].kind == COLUMN_VALUE && s->grid->columns[i].role != ROLE_NONE &&
			s->grid->columns[i].years.from != 0 && says_it_itself(s, own, i))
			s->grid->columns[i].years.from = s->grid->columns[i].years.to = 0;
}

bool
only_planned(const settling *s, int year)
{
	return year != 0 && ((s->head->plan_year != 0 && year >= s->head->plan_year) ||
						 (names_a_plan(s->caption) && s->captioned.from == year && s->captioned.to == year));
}
