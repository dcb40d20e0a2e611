/*
 * title.h
 *		The title of a report among its first lines.
 */
#ifndef PLAN_TITLE_H
#define PLAN_TITLE_H

#include "lines.h"

#define TITLE_CHARACTERS 90

/* The line folded, in the arena; empty where it is too long to be a title. */
extern span line_folded(arena *a, const lines *l, uint32_t i);

/* A line, folded, that could be part of a title: no sentence, no list, no cell. */
extern bool title_may_be(const lines *l, uint32_t i, span folded);

/* Off its end: "(草案)", "(2021-2025年)", "的通知", and what web pages put behind a title. */
extern span drop_title_end(span s);

extern bool names_years(span s);

/* 2024年1月20日 …: when or where it was given, not what it is about. */
extern bool begins_with_date(span s);
extern bool names_issue(span s);        /* 2024年第6期（总第187期） */
extern bool is_document_number(span s); /* 甲政督〔2024〕11号 */

#define MASTHEAD_CHARACTERS 50

/*
 * What is printed above a title and is no part of it, folded: its number, its date, its issue, the papers that it is one
 * of.  dated: the title has a year of its own; without one the month above may be what it is about.
 */
extern bool is_masthead(span s, bool dated);

/* Ends as the names of regions do, and is no longer than one. */
extern bool is_region(span s);

/* Ends as the names of offices that issue reports do. */
extern bool names_issuer(span s);

/*
 * The lines [*first, *last] of the title by its genre (…报告, …公报); with_year: it must name a year; above_tables: above the first
 * rows of figures, below which other documents may be named.
 */
extern bool title_find(arena *a, const lines *l, bool with_year, bool above_tables, uint32_t *first,
					   uint32_t *last);

/*
 * The first line, where it names a year and a subject though no genre, and text follows it: 2025年上半年经济运行情况; the
 * year may stand in a bracket below it.
 */
extern bool title_of_subject(arena *a, const lines *l, uint32_t *first, uint32_t *last);

/* A title without the session that stands behind it on its line: 政府工作报告——2018年3月5日在…会议上. */
extern span title_proper(span s);

/* The lines of a title put together: without a blank inside a broken line, with one between headings. */
extern span title_join(arena *a, const lines *l, uint32_t first, uint32_t last);

#endif
