/*
 * months.h
 *		Parts of a year that heads and captions name: 9月, 1-9月, 上半年, 前三季度, 本月, 1-本月累计, 2012.8.
 */
#ifndef PLAN_MONTHS_H
#define PLAN_MONTHS_H

#include "text.h"

typedef struct months
{
	int from, to;    /* 1..12; 0: none is named */
	bool this_month; /* ends with the month that the table is about: to is 0, from too of 本月 */
	bool all;        /* 1-12月: the year */
	bool at_end;     /* 6月末: of a stock the month; of what comes in the sum until then */
	bool unread;     /* a day, the same month of another year, several parts: not read */
} months;

extern months months_in(span s);

static inline bool
months_named(const months *m)
{
	return !m->unread && (m->to != 0 || m->this_month || m->all);
}

#endif
