/*
 * head_years.h
 *		The years that heads name, for head.c; years_in is declared in head.h.
 */
#ifndef PLAN_HEAD_YEARS_H
#define PLAN_HEAD_YEARS_H

#include "head.h"
#include "head_words.h"

#define HEAD_BYTES 160 /* no head is longer */

/* s without white space, width folded, in simplified characters, in buf of HEAD_BYTES; empty where it is too long for a head. */
extern span head_fold(span s, char *buf);

/* years_in of a text that is folded already. */
extern years years_in_folded(const marked *s);

/* “十三五”末: the last year of a plan, and nothing else.  s is folded. */
extern bool years_end_plan(span s);

/* "2021年", "2021年度", "(2021)", "2019-2021年", "上年": nothing but years.  s is folded. */
extern bool years_only(span s);

/* …规划实施情况中期评估报告, …执行情况: does a title or caption look back on the plan that it names? */
extern bool title_reviews(span s);

#endif
