/*
 * settle_growth.c
 *		Whose growth a column of rates of growth gives, and of which year.
 */
#include "settle_growth.h"
#include "settling.h"

static bool
may_grow(const column *growth, const column *c)
{
	return c->kind == COLUMN_VALUE && c->role != ROLE_AVERAGE && c->role != ROLE_NONE && !c->mean &&
		   (growth->years.to == 0 || growth->years.to == c->years.to) &&
		   (growth->role == ROLE_NONE || growth->role == c->role) &&
		   (growth->months.to == 0 ||
			(growth->months.from == c->months.from && growth->months.to == c->months.to));
}

/* 完成预算%, 完成率: of the column before it, and so is what stands behind it. */
static bool
is_completion_ratio(const column *c)
{
	static const span WORDS[] = {SPAN("完成"),   SPAN("进度"),   SPAN("为预算"), SPAN("为年"),
								 SPAN("为调整"), SPAN("占预算"), SPAN("占年"),   SPAN("占调整"),
								 SPAN("占计划"), SPAN("占目标")};

	for (size_t i = 0; i < LENGTH(WORDS) && !head_no_amount(c->heading); i++)
		if (c->kind == COLUMN_OTHER && c->known && mentions(c->heading, WORDS[i]))
			return true;
	return false;
}

/*
 * The column whose growth the column at i gives, -1: none.  Of the columns directly before it the one of the latest year:
 * 2024年, 2023年, 增长.  A head that names a year looks further back.
 */
static int
grown_column(const grid *g, int i)
{
	const column *c = &g->columns[i];
	int of = -1;

	for (int k = i - 1; k >= 0; k--)
	{
		const column *other = &g->columns[k];

		/* a column of an unknown year may be the latest */
		if (may_grow(c, other) &&
			(of < 0 || (g->columns[of].years.to != 0 && other->years.to > g->columns[of].years.to)))
			of = k;
		else if (other->kind != COLUMN_VALUE && !is_completion_ratio(other) && (c->years.to == 0 || of >= 0))
			break;
	}
	/* 2023年增长（%）, 2023年: the rate before what it is of */
	if (of < 0 && c->years.to != 0 && i + 1 < g->width && may_grow(c, &g->columns[i + 1]))
		of = i + 1;
	return of;
}

static int
count_kind(const grid *g, column_kind kind)
{
	int n = 0;

	for (int i = 0; i < g->width; i++)
		n += g->columns[i].kind == kind;
	return n;
}

/* 占全部投资比重, 位次: figures that nothing grows by. */
static bool
is_share(const column *c)
{
	static const span WORDS[] = {SPAN("占"), SPAN("比重"), SPAN("位次"), SPAN("排名"), SPAN("贡献")};

	return c->kind == COLUMN_OTHER && c->known && span_has_any(c->heading, WORDS, LENGTH(WORDS)) &&
		   !is_completion_ratio(c);
}

bool
settle_lone_growth(grid *g, span caption, const months *table, int year)
{
	int others = 0;

	for (int i = 0; i < g->width; i++)
		others += g->columns[i].kind == COLUMN_OTHER && !is_share(&g->columns[i]);
	if (count_kind(g, COLUMN_VALUE) + count_kind(g, COLUMN_OUTCOME) + others > 0 ||
		count_kind(g, COLUMN_GROWTH) != 1 || mentions(caption, SPAN("目标")) ||
		mentions(caption, SPAN("计划")) || mentions(caption, SPAN("预期")))
		return false;
	for (int i = 0; i < g->width; i++)
	{
		column *c = &g->columns[i];

		if (c->kind != COLUMN_GROWTH || c->role != ROLE_NONE || c->years.unread || c->months.unread)
			continue;
		c->role = ROLE_ACTUAL;
		if (c->years.from == 0) /* 比上年增长 */
			c->years = (years){.from = year, .to = year};
		if (c->months.to == 0 && !c->months.all && !table->unread)
			c->months = *table;
		return true;
	}
	return false;
}

/* 全市同比增长: of other places, and told. */
static bool
names_scope(span s)
{
	static const span WORDS[] = {SPAN("全国"), SPAN("全省"), SPAN("全市"),
								 SPAN("全州"), SPAN("全区"), SPAN("全县")};

	return span_has_any(s, WORDS, LENGTH(WORDS));
}

static bool
heads_time(const column *c)
{
	months m = months_in(c->heading);

	return years_in(c->heading).from != 0 || months_named(&m);
}

void
settle_growth(grid *g, int year)
{
	for (int i = 0; i < g->width; i++)
	{
		column *c = &g->columns[i];
		int of = c->kind == COLUMN_GROWTH ? grown_column(g, i) : -1;

		if (c->kind != COLUMN_GROWTH)
			continue;
		if (of < 0 && c->role != ROLE_NONE &&
			(c->years.to != 0 || (year != 0 && !c->years.unread && !c->years.has_relative)))
		{
			/* 2023年计划增长, and no column of what is to grow */
			c->years.from = c->years.to = c->years.to != 0 ? c->years.to : year;
			continue;
		}
		if (of < 0)
		{
			/* right behind another: which of them is its growth is not known */
			if (i > 0 && g->columns[i - 1].kind == COLUMN_GROWTH && g->columns[i - 1].role == ROLE_ACTUAL &&
				!heads_time(&g->columns[i - 1]) && c->months.to == 0 && c->years.to == 0 &&
				!names_scope(c->heading))
				g->columns[i - 1].kind = COLUMN_OTHER;
			c->kind = COLUMN_OTHER;
			continue;
		}
		c->role = g->columns[of].role;
		c->years = g->columns[of].years;
		c->months = g->columns[of].months;
		for (int k = 0; k < i; k++)
			if (g->columns[k].kind == COLUMN_GROWTH && g->columns[k].role == c->role &&
				grown_column(g, k) == of)
				c->kind = g->columns[k].kind = COLUMN_OTHER;
	}
}
