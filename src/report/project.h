/*
 * project.h
 *		Groups of projects: how many, for how much money; from project tables and from the paragraphs that plan them.
 *
 * "安排重点项目 241 个，总投资 1805.2 亿元。其中，社会投资项目 45 个…；政府投资项目 196 个（续建 55 个、新建 63 个）": each
 * count of projects opens a group, the money behind it belongs to it, 其中 and brackets open parts of it.
 */
#ifndef PLAN_PROJECT_H
#define PLAN_PROJECT_H

#include "outline.h"
#include "table.h"

/* The rows of a table of projects: category, count, text. */
extern report_status project_rows(arena *a, const table_work *t, const report_head *head, int *group_no);

/*
 * The groups of the paragraph on line i, if it plans or counts projects; under tells what it stands under.  Emits
 * nothing for any other paragraph.
 */
extern report_status project_paragraph(arena *a, const lines *l, const outline *o, uint32_t i,
									   const report_head *head, int *group_no);

#endif
