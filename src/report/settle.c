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

/* The column has the amount of what its rows name, as 绝对数 and 产量 say it. */
static void
make_amount(column *c)
{
	column amount = head_column(SPAN("绝对数"), SPAN_NONE);

	amount.heading = c->heading;
	amount.unit = c->unit;
	*c = amount;
}

/* 甲市, or 乙区 of 甲市乙区: the report's own region. */
static bool
names_own_region(span s, span region)
{
	static const span KINDS[] = {SPAN("省"), SPAN("市"), SPAN("州"), SPAN("盟"), SPAN("县"),
								 SPAN("区"), SPAN("旗"), SPAN("镇"), SPAN("乡")};

	return text_longer(s, 1) && span_ends_any(s, KINDS, LENGTH(KINDS)) && span_ends(region, s);
}

/*
 * 数量 beside units or growth is an amount, and not how many projects a group has; so is what stands under the report's own
 * region, beside 全省 and 全国.
 */
static void
settle_amounts(const settling *s)
{
	bool measured = false;

	for (int i = 0; i < s->grid->width; i++)
		measured |= s->grid->columns[i].kind == COLUMN_UNIT || s->grid->columns[i].kind == COLUMN_GROWTH;
	for (int i = 0; i < s->grid->width; i++)
	{
		column *c = &s->grid->columns[i];

		if ((c->kind == COLUMN_COUNT && measured && mentions(c->heading, SPAN("数量"))) ||
			(c->kind == COLUMN_OTHER && !c->known && names_own_region(c->heading, s->head->region_text)))
			make_amount(c);
	}
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
	if (year != 0 && year < latest && year == s->head->plan_end && !names_an_outcome(s->head->title) &&
		!names_an_outcome(s->caption))
		return ROLE_TARGET; /* 2025年 beside 2035年 in a plan to 2025 */
	if (s->captioned.plan_end != 0 && year <= s->captioned.plan_end && names_an_outcome(s->caption) &&
		s->head->plan_end > s->captioned.plan_end)
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
	settle_base(g, latest, s->captioned.plan_end != 0 ? s->captioned.plan_end : s->head->plan_end);
	settle_twins(g);
	/* nothing was reached in a year that the report only plans */
	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_VALUE && g->columns[i].role == ROLE_ACTUAL &&
			s->head->plan_year != 0 && g->columns[i].years.to >= s->head->plan_year)
			g->columns[i].kind = COLUMN_OTHER;
	settle_planned(s);
}

table_kind
settle_columns(grid *g, arena *scratch, span caption, int year_said, bool years_differ,
			   const report_head *head)
{
	settling s = {.grid = g,
				  .caption = caption,
				  .head = head,
				  .captioned = years_differ ? (years){0} : years_in(caption),
				  .months = months_in(caption)};
	table_kind kind;

	/* a caption of two years says which is whose */
	if (year_said != 0 && !years_differ && (s.captioned.from == 0 || s.captioned.to != s.captioned.from + 1))
		s.captioned.from = s.captioned.to = year_said;
	/* a report on a part of a year: its tables are, where they name no other time */
	if (!months_named(&s.months) && !s.months.unread && s.captioned.from == 0)
		s.months = months_in(head->title);
	if (five_years(&s) && (mentions(caption, SPAN("截至")) || mentions(caption, SPAN("截止"))))
		s.months.unread = true; /* since the plan began */
	settle_outcome_columns(g, scratch);
	settle_amounts(&s);
	settle_month_ends(g, scratch);
	settle_scopes(&s);
	if (!years_differ)
		settle_table_year(&s);
	s.from_text |= years_differ;
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
