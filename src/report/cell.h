/*
 * cell.h
 *		What a single cell can be, and whether it fits the column it stands in.
 */
#ifndef PLAN_CELL_H
#define PLAN_CELL_H

#include "report.h"

typedef enum column_kind
{
	COLUMN_ORDINAL,
	COLUMN_NAME,
	COLUMN_UNIT,
	COLUMN_BINDING,
	COLUMN_VERDICT,
	COLUMN_VALUE,
	COLUMN_OUTCOME, /* 完成情况: verdicts or values, its cells decide */
	COLUMN_REMARK,
	COLUMN_CATEGORY, /* of project tables */
	COLUMN_COUNT,    /* likewise: 24 个 */
	COLUMN_GROWTH,   /* 同比增长: by how much the values of the column before it grew, in percent */
	COLUMN_OTHER
} column_kind;

typedef enum cell_fit
{
	FIT_NONE,  /* cannot stand there: the row is shifted or torn */
	FIT_LOOSE, /* text that is not understood */
	FIT_SURE
} cell_fit;

extern cell_fit cell_fits(column_kind kind, span cell);

extern int cell_ordinal(span cell);  /* 1 of "1", "1.", "（1）", "①"; -1: no ordinal */
extern int han_numeral(uint32_t c);  /* 0..10 of 〇 一 … 十; -1: another character */
extern bool cell_numeral(span cell); /* 一, （二）, 1.1, 1-2: counts, but not from row to row */
extern row_binding cell_binding(span cell);

/* value_parse, for what is asked about again and again: *out is what the cell is as a value. */
extern bool cell_parse(span cell, value *out);

/* ≥ in a column of its own, in front of the values; *bounds: not = or 定性, which change nothing. */
extern bool cell_sign(span cell, bool *bounds);
extern bool cell_verdict(span cell);      /* one of catalogue/verdict_words.tsv */
extern span cell_verdict_word(span cell); /* 完成 of 完成① and 完成（高1） */
extern printed_basis cell_verdict_basis(span cell);
extern bool cell_dash(span cell);

/* unit_parse, for what is asked about again and again. */
extern bool cell_unit(span cell, unit *out);
extern bool cell_unit_bracket(span cell); /* （亿元） */
extern bool cell_ends_in_unit(span cell); /* 财政收入（亿元）, （亿元）; PM2.5 in a bracket is no unit */
extern bool cell_value(span cell);
extern bool cell_assigned(span cell); /* 完成市下达任务 */
extern bool cell_ages(span cell);     /* 60周岁及以上: reads as a value and is who is counted */
extern bool cell_number(span cell);   /* a value with a number */

#endif
