/*
 * caption.h
 *		The lines that stand around tables: captions, notes, headings.
 */
#ifndef PLAN_CAPTION_H
#define PLAN_CAPTION_H

#include "head.h"
#include "lines.h"

typedef enum caption_kind
{
	CAPTION_TABLE, /* 表1：… */
	CAPTION_ANNEX, /* 附件1, its caption on the lines below */
	CAPTION_BOX,   /* 专栏1：… */
	CAPTION_FIGURE /* 图1：… */
} caption_kind;

typedef struct caption
{
	caption_kind kind;
	span label; /* 表1, as printed without blanks */
	span text;  /* without blanks at its ends; empty where it stands on the next lines */
	uint32_t line;
} caption;

/* Fields side by side, a list of cells, a unit: none of it is a part of a caption. */
extern bool no_caption(span s);

/* Is line i a caption?  Labels stand at the start of a line and are followed by a colon, a blank, a text or nothing. */
extern bool caption_at(arena *a, const lines *l, uint32_t i, caption *out);

/* The same of a text that is no line of its own: the first row of a table. */
extern bool caption_in(arena *a, span s, uint32_t line, caption *out);

/*
 * What a line says of the table that stands next below it, at line `table`: "…主要指标", "…如下：", a heading.  Empty
 * where it is prose, or other text stands between.
 */
extern span caption_above(const lines *l, uint32_t i, uint32_t table);

/* 第一章 …, 第二节 …: 章, 节, 篇 or 编, 0 if s is no such heading; no line of the contents. */
extern uint32_t part_heading(span s);

/* "单位：亿元" alone, maybe in a bracket: the unit of a whole table, UNIT_NONE where it is not known. */
extern bool unit_line(span s, unit *u);

/* ──────────: what a table is drawn with where no frame is. */
extern bool drawn_rule(span s);

/* What a page leaves between two lines of a table: — 12 —, 第 3 页, 续表1; a rule too. */
extern bool page_mark(span s);
extern bool page_mark_at(const lines *l, uint32_t i);

/* A caption that repeats one of a page before: …（续）. */
extern bool caption_goes_on(span text);

/* 2022年, （2022年度）, 时间：2022年, 单位：亿元 2022年, 2022年完成情况: a line that says of which year a table is; from 0: none. */
extern years line_of_year(span s);

/* 一、…  （二）…  # … : what ends a table and all that belongs to it. */
extern bool heading_at(const lines *l, uint32_t i);

/* 一、经济发展: one of words that nothing parts, which are no cells, say no unit and no year of a table. */
extern bool plain_heading_at(const lines *l, uint32_t i);

/* 注：…  备注：…  说明：… ; *label and *text of it. */
extern bool note_at(span s, span *label, span *text);

/* The same of a line; also 加*为约束性指标 without a label. */
extern bool note_line(const lines *l, uint32_t i, span *label, span *text);

/* A line that begins with the number of another item. */
extern bool note_goes_on(span s);

/* The next item of a note's text ("1.…；2.…"); false at the end.  *item is empty where items are not numbered. */
extern bool note_item(span *rest, span *item, span *text);

/* Of the labels and numbers that lines around tables have. */
static inline bool
mark_is_colon(uint32_t c)
{
	return c == ':' || c == 0xFE55 || c == 0xFF1A;
}

static inline bool
mark_is_numeral(uint32_t c)
{
	return (c >= '0' && c <= '9') || han_numeral(c) > 0;
}

#endif
