/*
 * fact_scan.h
 *		What the two files that read a sentence as tokens share.
 */
#ifndef PLAN_FACT_SCAN_H
#define PLAN_FACT_SCAN_H

#include "fact.h"

/* Another token of the sentence; NULL: out of memory. */
extern token *add_token(fact_reader *r, token_kind kind, size_t from, size_t to);

/* 一 … 九十九 or digits at the start of s: its number, bytes taken in *n; 0 if there is none. */
extern int small_number(span s, size_t *n);

/* A period that begins at `at`: 2021年, “十四五”时期, 今后五年.  Bytes taken, 0 if there is none. */
extern report_status scan_period(fact_reader *r, size_t at, size_t end, size_t *taken);

/* 上半年, 一季度: of the year just named, or of the year spoken of.  *next is moved behind it if there is one. */
extern report_status scan_subperiod(fact_reader *r, size_t at, size_t end, size_t *next);

/* 前两年半 in a review of a five-year plan: of the plan's first years. */
extern report_status scan_first_years(fact_reader *r, size_t at, size_t end, size_t *next);

/* 近3年, and 3年 where a clause begins with it (nothing stands between floor and at). */
extern report_status scan_past_years(fact_reader *r, size_t floor, size_t at, size_t end, size_t *next);

/* May the digits that s begins with be a period, as 2023年, 5年来 and 1-10月?  1400亿元 and 8.5% can not. */
extern bool digits_may_date(span s);

/* Is s, behind a number without a unit, the rest of a list of points of percent: 、0.4和0.3个百分点? */
extern bool shares_points(span s);

/* Is s, between two figures, 、 or 和, and no more than a region behind it: 、全省平均水平? */
extern bool joins_figures(span s);

/* 13.1个和13.0个百分点, 全国0.2个、全省3.1个百分点: the unit of the last is that of all. */
extern void share_points(fact_reader *r);

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline span
from_to(const fact_reader *r, size_t from, size_t to)
{
	return (span){r->work->prose.text + from, to - from};
}

#endif
