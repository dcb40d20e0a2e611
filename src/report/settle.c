/*
 * settle.c
 *		What the columns of a table are, once its caption, its rows and its report are known.
 */
#include "settling.h"
#include "settle_growth.h"
#include "settle_kind.h"

/* 完成情况: a verdict column if its cells are verdicts, else what was reached. */
static void
settle_outcome_columns(grid *g, arena *scratch)
{
	size_t verdicts[GRID_WIDTH_MAX] = {0}, values[GRID_WIDTH_MAX] = {0};
	row_walk walk = {.part = g->first};
	bool any = false;
	row x;

	for (int i = 0; i < g->width; i++)
		any |= g->columns[i].kind == COLUMN_OUTCOME;
	while (any && grid_next_row(g, &walk, scratch, &x))
		for (int i = 0; i < g->width && !walk.row->section; i++)
		{
			span s = x.cells[i].text;

			if (g->columns[i].kind != COLUMN_OUTCOME)
				continue;
			if (cell_verdict(s))
				verdicts[i]++;
			else if (cell_number(s))
				values[i]++;
		}
	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_OUTCOME)
			g->columns[i].kind = verdicts[i] >= values[i] && verdicts[i] > 0 ? COLUMN_VERDICT : COLUMN_VALUE;
}

/* 全市 in the report of a district is not about it; where the region is not known, neither is that. */
static void
settle_scopes(const settling *s)
{
	for (int i = 0; i < s->grid->width; i++)
	{
		column *c = &s->grid->columns[i];

		if (c->scope.n > 0 && (c->scope_own.n == 0 || !span_ends(s->head->region_text, c->scope_own)))
			c->kind = COLUMN_OTHER;
	}
}

static bool
names_a_plan(span caption)
{
	return (mentions(caption, SPAN("目标")) || mentions(caption, SPAN("预期")) ||
			mentions(caption, SPAN("计划")) || mentions(caption, SPAN("规划"))) &&
		   !mentions(caption, SPAN("完成")) && !mentions(caption, SPAN("执行"));
}

static bool
names_an_outcome(span caption)
{
	return mentions(caption, SPAN("完成")) || mentions(caption, SPAN("执行"));
}

/* 基期: the year in which counting begins, and no year of its own. */
static bool
names_base(span s)
{
	static const span WORDS[] = {SPAN("基期"), SPAN("基年"), SPAN("基数")};

	return span_has_any(s, WORDS, sizeof(WORDS) / sizeof(WORDS[0]));
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

/* The year of the caption, else the report's; of two years in the caption the report's, or none. */
static void
settle_table_year(settling *s)
{
	const years *y = &s->captioned;
	int report_year = s->head->report_year;

	s->from_text = true;
	if (y->from != 0 && y->from == y->to && !(names_base(s->caption) && y->to != report_year))
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
		if (years_in(s->head->title).plan_end != 0 && five_years(s))
		{
			s->year = 0;
			settle_plan(s, years_in(s->head->title).plan_end);
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
 * report speak of both.
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
	static const span GOALS[] = {SPAN("省定"), SPAN("市定"), SPAN("州定"), SPAN("下达"),
								 SPAN("力争"), SPAN("奋斗"), SPAN("确保"), SPAN("底线")};

	return c->role == ROLE_TARGET && (s->from_text || s->head->plan_year == 0) &&
		   span_has_any(c->heading, GOALS, sizeof(GOALS) / sizeof(GOALS[0]));
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

/*
 * 2022年主要指标完成情况和2023年计划: what was reached is of the first year, the goals of the second, where the first part
 * speaks of no goals and no head of time.
 */
static void
settle_two_years(const settling *s)
{
	static const span GOALS[] = {SPAN("计划"), SPAN("目标"), SPAN("预期"), SPAN("任务"), SPAN("安排")};
	int last = s->captioned.to;
	char year[] = {(char) ('0' + last / 1000 % 10), (char) ('0' + last / 100 % 10),
				   (char) ('0' + last / 10 % 10), (char) ('0' + last % 10)};
	ptrdiff_t at;
	span first, second;

	if (s->captioned.to != s->captioned.from + 1 || s->captioned.plan_end != 0)
		return;
	at = span_find(s->caption, (span){year, sizeof(year)});
	if (at <= 0)
		return;
	first = (span){s->caption.p, (size_t) at};
	second = (span){s->caption.p + at, s->caption.n - (size_t) at};
	if (!names_an_outcome(first) || span_has_any(first, GOALS, sizeof(GOALS) / sizeof(GOALS[0])) ||
		names_an_outcome(second) || !span_has_any(second, GOALS, sizeof(GOALS) / sizeof(GOALS[0])))
		return;
	for (int i = 0; i < s->grid->width; i++)
	{
		column *c = &s->grid->columns[i];
		years *y = &c->years;

		if (c->kind == COLUMN_VALUE && !c->mean && y->from == 0 && !y->has_relative && !y->unread &&
			c->role != ROLE_NONE)
			y->from = y->to = c->role == ROLE_TARGET ? s->captioned.to : s->captioned.from;
	}
}

/* Years from own or group head, caption, report, in that order; 上年 counts from the table's year. */
static void
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
			/* which year it is only a caption says that speaks of it: 2020年为基期 */
			if (names_base(s->caption) && s->captioned.from == s->captioned.to)
				y->from = y->to = s->captioned.to;
			continue;
		}
		if (c->total && y->from == 0 && y->plan_end == 0)
		{
			y->plan_end =
				s->captioned.plan_end != 0 ? s->captioned.plan_end : years_in(s->head->title).plan_end;
			if (y->plan_end == 0)
			{
				c->kind = COLUMN_OTHER;
				continue;
			}
		}
		if (y->from == 0 && y->plan_end != 0 && (c->role == ROLE_TARGET || c->mean))
		{
			y->to = y->plan_end;
			y->from = c->mean || c->total ? y->to - 4 : y->to;
		}
		else if (y->from == 0 && !y->unread && c->mean && s->year == 0 && s->captioned.from != 0)
		{
			y->from = s->captioned.from;
			y->to = s->captioned.to;
		}
		else if (y->from == 0 && (!y->unread || (c->mean && y->length > 0)) && s->year != 0 &&
				 (back || (c->role != ROLE_TARGET && !y->has_relative)))
		{
			y->to = y->has_relative ? spoken_of + y->relative : s->year;
			y->from = c->mean && !y->has_relative && y->length == 0 && s->captioned.from != 0
						  ? s->captioned.from
						  : y->to;
		}
		else if (y->from == 0 && y->has_relative && y->relative != 0 && s->year == 0 && spoken_of != 0)
			y->from = y->to = spoken_of + y->relative;
		else if (y->from == 0 && !y->unread && s->year == 0 && s->captioned.from != 0 &&
				 c->role == ROLE_TARGET && !names_base(s->caption))
			y->from = y->to = s->captioned.to; /* 目标, in a five-year plan */
		else if (y->from == 0 && c->mean && y->length > 1)
			settle_mean(s->grid, y);
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

/* Years alone, one after the other, and no column that only plans have. */
static bool
year_after_year(const grid *g, int latest)
{
	int years = 0;
	bool before = false;

	for (int i = 0; i < g->width; i++)
	{
		const column *c = &g->columns[i];

		if (c->kind == COLUMN_BINDING || (c->kind == COLUMN_VALUE && !c->bare_year))
			return false;
		years += c->kind == COLUMN_VALUE;
		before |= c->kind == COLUMN_VALUE && c->years.to == latest - 1;
	}
	return years >= 2 && before;
}

/* 2025年 in a table that says no more of it: a goal, or what was reached; ROLE_NONE where that cannot be told. */
static column_role
role_of_bare_year(const settling *s, int year, int latest)
{
	int known = s->head->report_year;
	if (s->captioned.plan_end != 0 && year == s->captioned.plan_end && !names_an_outcome(s->caption))
		return ROLE_TARGET; /* “十四五”主要指标 */
	if (year != 0 && year < latest && year == years_in(s->head->title).plan_end &&
		!names_an_outcome(s->head->title) && !names_an_outcome(s->caption))
		return ROLE_TARGET; /* 2025年 beside 2035年 in a plan to 2025 */
	if (s->captioned.plan_end != 0 && year <= s->captioned.plan_end && names_an_outcome(s->caption) &&
		years_in(s->head->title).plan_end > s->captioned.plan_end)
		return ROLE_ACTUAL; /* “十一五”…完成情况 in the plan that follows */
	if (five_years(s))
		known = 0;
	if (known == 0 && s->captioned.from != 0 && !names_a_plan(s->caption))
		known = s->captioned.to;
	if (year == latest && (names_a_plan(s->caption) || five_years(s) || (known != 0 && latest > known)))
		return ROLE_TARGET;
	if (year == latest && known == 0 && s->head->title.n == 0 && year_after_year(s->grid, latest))
		return ROLE_ACTUAL; /* a page of a yearbook: 2019年, 2020年, 2021年 */
	if (year == 0 || (year == latest && known == 0) || (known != 0 && year > known))
		return ROLE_NONE;
	return ROLE_ACTUAL;
}

/* 2025年 beside goals of 2030 alone: where the five years begin. */
static void
settle_base(grid *g, int latest, int plan_end)
{
	bool only_two = true;
	column *base = NULL;

	for (int i = 0; i < g->width; i++)
	{
		column *c = &g->columns[i];

		if (c->kind != COLUMN_VALUE || c->mean)
			continue;
		if (c->years.to == (plan_end != 0 ? plan_end : latest) - 5 && (c->bare_year || plan_end != 0) &&
			c->role == ROLE_ACTUAL)
			base = c;
		else
			only_two &= (c->years.to == latest || c->years.to == plan_end) && c->role == ROLE_TARGET;
	}
	if (base != NULL && only_two && latest % 5 == 0)
		base->role = ROLE_BASE;
	/* before the plan begins nothing is its goal */
	for (int i = 0; plan_end != 0 && i < g->width; i++)
		if (g->columns[i].kind == COLUMN_VALUE && !g->columns[i].mean &&
			g->columns[i].years.to == plan_end - 5 &&
			(g->columns[i].role == ROLE_TARGET || g->columns[i].bare_year))
			g->columns[i].role = ROLE_BASE;
	settle_means(g, latest);
}

/* The role of what stands before a mean, for the last of its years: 规划目标 2020年 年均增长, 完成情况 2020年 年均增长. */
static column_role
role_before(const grid *g, int i)
{
	const column *before = i > 0 ? &g->columns[i - 1] : NULL;

	return before != NULL && before->kind == COLUMN_VALUE && !before->mean &&
				   before->years.to == g->columns[i].years.to
			   ? before->role
			   : ROLE_NONE;
}

/* Means of what is planned and of what was reached. */
static bool
one_is_planned(const grid *g, int i, int k)
{
	column_role a = role_before(g, i), b = role_before(g, k);

	return (a == ROLE_TARGET && b == ROLE_ACTUAL) || (a == ROLE_ACTUAL && b == ROLE_TARGET);
}

/* Two columns that say the same of the same year: which is which, the table does not say. */
static void
settle_twins(grid *g)
{
	uint32_t twins = 0;

	for (int i = 0; i < g->width; i++)
		for (int k = 0; k < g->width; k++)
		{
			const column *a = &g->columns[i], *b = &g->columns[k];

			if (i != k && a->kind == COLUMN_VALUE && b->kind == COLUMN_VALUE && a->role == b->role &&
				a->mean == b->mean && a->years.from == b->years.from && a->years.to == b->years.to &&
				a->months.from == b->months.from && a->months.to == b->months.to &&
				(a->mean ? !mentions(a->heading, SPAN("目标")) && !one_is_planned(g, i, k)
						 : same_folded(a->heading, b->heading)))
				twins |= 1u << i;
		}
	for (int i = 0; i < g->width; i++)
		if (twins & 1u << i)
			g->columns[i].kind = COLUMN_OTHER;
}

static bool
says_roles(const grid *g)
{
	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_VALUE && g->columns[i].role != ROLE_NONE)
			return true;
	return false;
}

/* 全年 beside 1-9月 of the same year: a goal or what was reached, the rest of the head is missing. */
static bool
beside_months(const grid *g, int i)
{
	const column *c = &g->columns[i];

	for (int k = 0; k < g->width && !part_of_year(c); k++)
		if (k != i && g->columns[k].kind == COLUMN_VALUE && part_of_year(&g->columns[k]) &&
			g->columns[k].years.to == c->years.to && g->columns[k].months.to < 12)
			return true;
	return false;
}

/*
 * Roles of heads that leave them open.  A year alone beside a column of the same year may be the goal, the actual or
 * the forecast, or the rest of the head was lost: not guessed, not read.  计划完成 is the goal beside an actual and
 * the actual beside a goal.
 */
static void
settle_roles(const settling *s)
{
	grid *g = s->grid;
	int latest = 0;
	bool said = says_roles(g); /* by heads */

	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_VALUE && g->columns[i].years.to > latest)
			latest = g->columns[i].years.to;
	for (int i = 0; i < g->width; i++)
	{
		column *c = &g->columns[i];
		bool goal = has_role(s, i, c->years.to, ROLE_TARGET),
			 actual = has_role(s, i, c->years.to, ROLE_ACTUAL);

		if (c->kind != COLUMN_VALUE || c->role != ROLE_NONE)
			continue;
		if (c->amount && mentions(c->heading, SPAN("指标值")) && actual && !goal)
			c->role = ROLE_TARGET;
		else if (c->amount && said)
			c->role = ROLE_NONE; /* 数值 beside 目标: neither goal nor result, as far as is printed */
		else if (!c->bare_year && only_planned(s, c->years.to) && !goal)
			c->role = ROLE_TARGET;
		else if (!c->bare_year)
			c->role = goal == actual ? ROLE_NONE : goal ? ROLE_ACTUAL : ROLE_TARGET;
		else if (!has_role(s, i, c->years.to, ROLE_NONE) && !beside_months(g, i))
			c->role = role_of_bare_year(s, c->years.to, latest);
		if (c->role == ROLE_NONE)
			c->kind = COLUMN_OTHER;
	}
	settle_budgets(s);
	settle_final_accounts(s);
	settle_parts_of_goals(s);
	settle_base(g, latest,
				s->captioned.plan_end != 0 ? s->captioned.plan_end : years_in(s->head->title).plan_end);
	settle_twins(g);
	/* nothing was reached in a year that the report only plans */
	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_VALUE && g->columns[i].role == ROLE_ACTUAL &&
			s->head->plan_year != 0 && g->columns[i].years.to >= s->head->plan_year)
			g->columns[i].kind = COLUMN_OTHER;
	settle_planned(s);
}

table_kind
settle_columns(grid *g, arena *scratch, span caption, const report_head *head)
{
	settling s = {.grid = g,
				  .caption = caption,
				  .head = head,
				  .captioned = years_in(caption),
				  .months = months_in(caption)};
	table_kind kind;

	/* a report on a part of a year: its tables are, where they name no other time */
	if (!months_named(&s.months) && !s.months.unread && s.captioned.from == 0)
		s.months = months_in(head->title);
	if (five_years(&s) && (mentions(caption, SPAN("截至")) || mentions(caption, SPAN("截止"))))
		s.months.unread = true; /* since the plan began */
	settle_outcome_columns(g, scratch);
	settle_month_ends(g, scratch);
	settle_scopes(&s);
	settle_table_year(&s);
	settle_sum_of_months(g);
	settle_months(&s);
	settle_two_years(&s);
	settle_years(&s);
	settle_same_years(&s);
	settle_since(&s);
	settle_roles(&s);
	settle_way_marks(&s, scratch);
	kind = kind_of_grid(g);
	if (settle_lone_growth(g, caption, &s.months, s.year) && kind == TABLE_OTHER)
		kind = TABLE_COMPARISON;
	settle_growth(g, s.year);
	return kind;
}
