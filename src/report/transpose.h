/*
 * transpose.h
 *		Tables whose rows are years and whose columns are indicators, turned over.
 */
#ifndef PLAN_TRANSPOSE_H
#define PLAN_TRANSPOSE_H

#include "matrix.h"

/* What stands over the years: 年份, 年度, 时间, 指标/年份, or nothing. */
extern bool years_corner(span s);

/* Is the row a head of indicators, with years (年份) or nothing over the first column, and a year in the row below? */
extern bool years_begin(const matrix_row *head, const matrix_row *below);

/* Does such a table begin at row `at`? */
extern bool years_at(const matrix *m, size_t at);

/* 甲县, 全市, 高新区: whose figures they are, not what of. */
extern bool names_region(span s);

/*
 * Reads it: one row an indicator, one column a year; what is not certain is told.  Returns the first row that is not
 * of it.  The grid is closed: no row below belongs to it.
 */
extern size_t years_read(matrix *m, run *r, size_t at);

#endif
