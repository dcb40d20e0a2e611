/*
 * head_groups.h
 *		Heads of two lines in the order in which they are read: those of the first line, then those of the second.
 */
#ifndef PLAN_HEAD_GROUPS_H
#define PLAN_HEAD_GROUPS_H

#include "row.h"

#define HEAD_WAYS_MAX 24

/* A column's own head, and the one above it; group is empty where there is none. */
typedef struct grouped_head
{
	span own, group;
} grouped_head;

/* One way to put the heads to columns. */
typedef struct head_way
{
	int width;
	grouped_head columns[GRID_WIDTH_MAX];
} head_way;

/*
 * 指标 单位 2018年 2019年目标 属性, then 计划 完成: all ways in which heads of the first line can stand over those of the
 * second.  Below each stand several heads, which begin as those of the group before do; what heads name, unit and
 * remarks stands over none.  split: how many are of the first line, 0 where that is not known.  Returns how many ways
 * there are, 0 where they are more than HEAD_WAYS_MAX.
 */
extern int head_ways(const span *heads, int n, int split, head_way *out);

/*
 * Which of the ways of one width is it?  Rows say it: what is planned and reached of one indicator is of one order, and
 * its growth is not.
 */
typedef struct head_choice
{
	const head_way *ways;
	int n, width;
	int rows, against[HEAD_WAYS_MAX]; /* rows that say something, and how many of them contradict each way */
	bool amount[HEAD_WAYS_MAX][GRID_WIDTH_MAX]; /* columns of what is planned and reached */
	int unit;                                   /* the column of the units, or -1 */
} head_choice;

extern void head_choice_begin(head_choice *c, const head_way *ways, int n, int width);
extern void head_choice_row(head_choice *c, const span *cells); /* width cells */

/* The way that rows do not contradict while they contradict all others of this width; -1: none, or it is not known. */
extern int head_choice_end(const head_choice *c);

/* The way as two rows of heads; what stands over several columns is printed above the first of them. */
extern void head_way_rows(const head_way *w, uint32_t line, cell *upper, cell *lower);

#endif
