/*
 * settling.h
 *		What the files that settle the columns of a table share.
 */
#ifndef PLAN_SETTLING_H
#define PLAN_SETTLING_H

#include "parts.h"
#include "settle.h"

typedef struct settling
{
	grid *grid;
	span caption;
	const report_head *head;
	years captioned;
	months months;  /* of the caption: what was reached is of them, where its head does not say otherwise */
	int year;       /* what a column without a year of its own is about; 0: not known */
	bool from_text; /* the caption says it, not only the report */
} settling;

static inline bool
mentions(span s, span word)
{
	return span_find(s, word) >= 0;
}

/* Of a part of a year: no goal of the year is met or missed by it. */
static inline bool
part_of_year(const column *c)
{
	return c->months.to != 0;
}

/* 上年同期, and no months of its own. */
static inline bool
is_same_period(const column *c)
{
	return c->kind == COLUMN_VALUE && c->same && !months_named(&c->months) && !c->months.unread;
}

static inline bool
five_years(const settling *s)
{
	return mentions(s->head->title, SPAN("规划")) || mentions(s->head->title, SPAN("纲要"));
}

/* Does a caption or title speak of what is planned, of what became of it? */
extern bool names_a_plan(span caption);
extern bool names_an_outcome(span caption);

/* The year of the caption, else the report's; of two years in the caption the report's, or none. */
extern void settle_table_year(settling *s);

/* 2022年主要指标完成情况和2023年计划: what was reached is of the first year, the goals of the second. */
extern void settle_two_years(const settling *s);

/* Years from own or group head, caption, report, in that order; 上年 counts from the table's year. */
extern void settle_years(const settling *s);

/* Is there another column of the year with the role, of the whole year and no mean?  ROLE_NONE: with any. */
extern bool has_role(const settling *s, int except, int year, column_role role);

/* A budget is a goal beside what was carried out of it; alone it is an office's accounts, and beside a goal no other. */
extern void settle_budgets(const settling *s);
extern void settle_final_accounts(const settling *s);

/* 一季度, 上半年 in a table that breaks goals down: goals too, where the caption speaks of nothing reached. */
extern void settle_parts_of_goals(const settling *s);

/*
 * A year alone between the first and the last of a plan, in the plan itself: a goal on the way, if its values are such;
 * else it may be what was reached by the time the plan was printed.
 */
extern void settle_way_marks(const settling *s, arena *scratch);

/* A year of which the report, or a caption that speaks of goals alone, only plans: nothing was reached in it yet. */
extern bool only_planned(const settling *s, int year);

/* 2024年完成目标, 2024年目标完成 of such a year: what is to be completed. */
extern void settle_planned(const settling *s);

/* Parts of a year, settle_months.c: before the years are known. */
extern void settle_month_ends(grid *g, arena *scratch);
extern void settle_sum_of_months(grid *g);
extern void settle_months(const settling *s);

/*
 * 上年同期, settle_same.c: the months of the column beside which it stands, or of the caption; of several it is not known
 * which.  last: up to which month the caption goes, 0: it does not say.  Its year counts from the year of that column.
 */
extern void settle_same_months(const settling *s, int last);
extern void settle_same_years(const settling *s);

/* 2018年以来平均: until the latest year of which the table has what was reached. */
extern void settle_since(const settling *s);

/* 五年年均 beside five years: over these. */
extern void settle_mean(const grid *g, years *y);

/* 规划目标 2025年 年均增长, 实施情况 2022年 年均增长: each mean of a plan is over the years until that of the column before. */
extern void split_means(const settling *s);

/* Means without years: over those from the first of the plan to the year of the column before, if there are several means. */
extern void settle_means(grid *g, int latest);

#endif
