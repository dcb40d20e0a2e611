/*
 * lines.h
 *		The text as lines, and what a line looks like on its own.
 */
#ifndef PLAN_LINES_H
#define PLAN_LINES_H

#include "arena.h"

/* Eight bytes a line: a text of nothing but line ends still fits the arena's budget. */
typedef struct text_line
{
	uint32_t start;
	uint32_t n : 30;
	uint32_t tabbed : 1; /* has a TAB */
	uint32_t blank : 1;  /* nothing but white space */
} text_line;

#define TEXT_MAX (UINT32_C(1) << 30) /* bytes: a line may be all of the text */

/* What is asked of a line again and again. */
typedef struct line_known
{
	uint8_t head;        /* what row_line_head found; 0: it was not asked */
	uint8_t front, back; /* bytes that line_clean takes off; LINE_ENDS_LONG: more than fit */
	uint8_t is;          /* line_is bits */
	uint8_t fields;      /* what line_fields found, + 1; 0: it was not asked, or found too many */
} line_known;

#define LINE_ENDS_LONG 255

/* What was found out of a line when it was first asked. */
enum line_is
{
	LINE_NO_CAPTION = 1,
	LINE_NO_NOTE = 2,
	LINE_NO_HEADING = 4,
	LINE_NO_PAGE_MARK = 8,
	LINE_NO_PLAIN_HEADING = 16,
	LINE_PLAIN_HEADING = 32
};

typedef struct lines
{
	const char *text;
	const text_line *line;
	line_known *known;
	uint32_t n;
} lines;

/* What is known of lines that have just been made; false: out of memory. */
extern bool lines_know(arena *a, lines *l);

/* Splits at LF, CR or CRLF; a byte order mark is passed over. */
extern report_status lines_split(arena *a, const char *text, size_t n, lines *out);

/* Line i (from 0) as printed, and with white space and Markdown or bookmark residue off its ends. */
static inline span
line_text(const lines *l, uint32_t i)
{
	return (span){l->text + l->line[i].start, l->line[i].n};
}

/* s without "[bookmark: …]" in front, heading marks, list and bold marks at its ends. */
extern span strip_markup(span s);

static inline span
line_clean(const lines *l, uint32_t i)
{
	const line_known *k = &l->known[i];
	span s = line_text(l, i);

	return k->front == LINE_ENDS_LONG ? strip_markup(s) : (span){s.p + k->front, s.n - k->front - k->back};
}

/* The line s, which begins at `start` of its text. */
extern text_line line_made(size_t start, span s);

static inline bool
line_blank(const lines *l, uint32_t i)
{
	return l->line[i].blank;
}

static inline bool
line_tabbed(const lines *l, uint32_t i)
{
	return l->line[i].tabbed;
}

/* Fields between TABs that hold something. */
extern int line_fields(const lines *l, uint32_t i);

/* A copy of s without white space (all of it), and with backslashes that only escape taken out. */
extern span squeeze(arena *a, span s);

#endif
