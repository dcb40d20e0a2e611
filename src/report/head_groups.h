/*
 * head_groups.h
 *		Heads of two lines in the order in which a cell a line gives them: those of the first line, then those of the second.
 */
#ifndef PLAN_HEAD_GROUPS_H
#define PLAN_HEAD_GROUPS_H

#include "row.h"

/* A column's own head, and the one above it; group is empty where there is none. */
typedef struct grouped_head
{
	span own, group;
} grouped_head;

/*
 * 指标 单位 2018年 2019年目标 属性, then 计划 完成: the columns, where the heads can be put together in one way.  Groups are
 * years alone; each stands above as many of the heads without a year at the end.  Returns how many columns, 0: no way.
 */
extern int head_groups(const span *heads, int n, grouped_head *out);

#endif
