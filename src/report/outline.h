/*
 * outline.h
 *		The headings of a report: what stands under what.
 *
 * Levels follow the numeral, not the number of # (一、 1, （一） 2, 1. or 1、 3); a Markdown heading without a numeral
 * counts from the title's depth.  A run-in heading ("1. 创新驱动。全年…") ends at its first stop.  Leads are what
 * "——…：" or bold type sets before a text.
 */
#ifndef PLAN_OUTLINE_H
#define PLAN_OUTLINE_H

#include "caption.h"

#define SECTION_LEVELS 4 /* 0..3 nest; boxes, annexes and leads stand beside them */

typedef struct outline
{
	int section_no;               /* of the last section emitted */
	int title_depth;              /* number of # before the title; 0: no Markdown title */
	bool in_parts;                /* 篇 above 章 */
	section_level part;           /* of the last 章 or 节, under which 一、 stands; 0: none */
	bool in_annex_list;           /* behind "附件：1.…" the numbered lines are names, not headings */
	span heading[SECTION_LEVELS]; /* the headings that the next line stands under; empty: none */
	section_level level;          /* of the last one */
	bool projects;                /* does one of level 2 or 3 speak of 项目? */
	span lead;                    /* lead of the current paragraph */
	/* what the last line that was asked about is */
	struct
	{
		uint32_t line; /* + 1 */
		bool is;
		section_level level;
		span text;
	} asked;
} outline;

/* Emits the title's lines as level 0. first > last: there is no title. */
extern report_status outline_title(arena *a, const lines *l, outline *o, span title, uint32_t first,
								   uint32_t last);

/* Emits the sections that line i begins: its heading, or the leads in it. */
extern report_status outline_line(arena *a, const lines *l, outline *o, uint32_t i);

/* Is the line a heading of level 1..3?  *heading of it, without the text that runs on behind it. */
extern bool outline_heading(const lines *l, outline *o, uint32_t i, section_level *level, span *heading);

#endif
