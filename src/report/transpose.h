/*
 * transpose.h
 *		Tables whose rows are years or regions and whose columns are indicators, turned over.
 */
#ifndef PLAN_TRANSPOSE_H
#define PLAN_TRANSPOSE_H

#include "matrix.h"

/* What stands over the years: 年份, 年度, 时间, 指标/年份, or nothing. */
extern bool years_corner(span s);

/* Of regions too: 地区, 县（市、区）. */
extern bool turned_corner(span s);

/*
 * Is the row a head of indicators, with years (年份) or nothing over the first column, and a year in the row below, or
 * with regions over it, and a region below?
 */
extern bool turned_begins(const matrix_row *head, const matrix_row *below);

/* Does such a table begin at row `at`? */
extern bool turned_at(const matrix *m, size_t at);

/* 甲县, 全市, 高新区: whose figures they are, not what of. */
extern bool names_region(span s);

/*
 * Reads it: one row an indicator, one column a year, or one for the report's own region (全市); what is not certain and
 * how many rows are of other regions is told.  Returns the first row that is not of it.  The grid is closed: no row below belongs to it.
 */
extern size_t turned_read(matrix *m, run *r, size_t at);

#endif
