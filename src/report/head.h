/*
 * head.h
 *		What the heads of a table's columns say: kind, role, years.
 *
 * An ordered table of words, the first hit wins (是否达到预期 is a verdict, 预计完成 a forecast though 完成 is in it).
 * A head that says 完成情况 is decided by its cells.  Years: own head, group head, caption, report year, in that
 * order; a mean takes both of its years, sorted.
 */
#ifndef PLAN_HEAD_H
#define PLAN_HEAD_H

#include "cell.h"
#include "months.h"

typedef struct years
{
	int from, to; /* 0: none; the same for a single year */
	int relative; /* 上年 -1, 本年 0, 明年 +1: years from the table's year, where has_relative */
	bool has_relative;
	int length;   /* 三年, 两年: how many, 0 where none is named */
	int plan_end; /* 十四五: 2025; 0 where none is named */
	bool unread;  /* names a time that is no year: not the caption's year either */
} years;

typedef struct column
{
	span heading; /* as printed, lines joined */
	column_kind kind;
	column_role role; /* of values */
	bool supposed;    /* the role: 1-9月 alone is what was reached, unless the caption speaks of goals */
	bool mean;
	bool total;     /* over all years of a plan: “十四五”累计 */
	years years;    /* own head or group head */
	months months;  /* likewise; in COLUMN_GROWTH of the column that it belongs to */
	bool known;     /* a word of the head was understood */
	bool bare_year; /* says nothing but a year */
	bool amount;    /* says no more than 绝对数, 产量 */
	int arrow_from; /* 2025年→2030年: the year of what stands before the arrow of a cell */
	bool growth;    /* a mean of rates: 年均增长 */
	bool since;     /* a mean from its year on: 2018年以来平均; to which year, the table says */
	bool same;      /* 上年同期: the part of a year that another column is about, of a year before */
	span scope;     /* 全市, 全国: whose figures they are; empty: not said */
	span scope_own; /* and how the name of a region ends that may say so of itself */
	unit unit;      /* in a bracket of the head */
} column;

/* All years (1900..2099) that s names, first and last sorted; 2019-2021, 二〇二三年, 23年 too. */
extern years years_in(span s);

/* Of what is known of an amount not the amount itself: 尚需完成, 新增目标, 人均实际. */
extern bool head_no_amount(span s);

/* What one head cell says.  group: the cell above it, or empty. */
extern column head_column(span cell, span group);

/* A number or a dash, which no head is: 目标 and 完成 read as values too. */
extern bool head_figure(span cell);

/* Does the cell look like a head: one of the words, and no figure?  *says: what it says then; of no year else. */
extern bool head_says(span cell, column *says);
/* Could a word of ordinals, names or categories be in it, as one is in every head?  A "no" is sure. */
extern bool head_may_anchor(span s);

/* Could it be the first cell of a head, of ordinals, names or categories?  A quick test; a "no" is sure. */
extern bool head_may_begin(span cell);

/* 二级指标, where there are no third ones: the last category that is of indicators; -1: none. */
extern int columns_finest_category(const column *columns, int n);

/* A word of a head, years, or a unit in brackets: what may stand in a line of heads. */
extern bool head_field(span cell);

/* Of the columns one is of values by its head: it says of when, whether planned or reached, or there are their units. */
extern bool columns_say_values(const column *columns, int n);

extern bool head_word(span cell);

#endif
