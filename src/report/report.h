/*
 * report.h
 *		The one door to reading a report: text in, events out.
 *
 * Pure C on value/.  All memory comes from one arena whose chunks the caller gives; nothing is held outside it, so a
 * caller's longjmp out of emit leaks nothing.  Spans in events point into the text or the arena and live until
 * report_read returns.  Positions are lines, counted from 1.  No recursion over the input, no locale, no globals.
 */
#ifndef PLAN_REPORT_H
#define PLAN_REPORT_H

#include "value.h"

typedef enum report_status
{
	REPORT_OK,
	REPORT_NOMEM,     /* grow returned NULL */
	REPORT_CANCELLED, /* cancelled returned true */
	REPORT_LIMIT,     /* the text is longer than 4 GB or has more tables, rows … than a report can have */
	REPORT_SINK       /* emit returned non-zero */
} report_status;

typedef enum column_role
{
	ROLE_NONE,
	ROLE_TARGET,
	ROLE_ACTUAL,
	ROLE_FORECAST,
	ROLE_AVERAGE,
	ROLE_BASE
} column_role;

typedef enum table_kind
{
	TABLE_COMPLETION,
	TABLE_TARGET,
	TABLE_COMPARISON,
	TABLE_PROJECTS,
	TABLE_BOX,
	TABLE_FIGURE,
	TABLE_OTHER
} table_kind;

typedef enum row_binding
{
	ROW_BINDING_UNKNOWN,
	ROW_BINDING,
	ROW_EXPECTED
} row_binding;

typedef enum value_status
{
	STATUS_FINAL,
	STATUS_PRELIMINARY,
	STATUS_FORECAST,
	STATUS_PROVISIONAL,
	STATUS_REVISED
} value_status;

typedef enum note_effect
{
	EFFECT_OTHER,
	EFFECT_BINDING_MARK,
	EFFECT_PRELIMINARY,
	EFFECT_PROVISIONAL,
	EFFECT_BASIS,
	EFFECT_VERDICT_BASIS
} note_effect;

typedef enum printed_basis
{
	BASIS_NONE,
	BASIS_PRINTED_TARGET,
	BASIS_REVISED_EXPECTATION
} printed_basis;

typedef enum message_code
{
	MESSAGE_NO_HEAD,      /* a grid without a head */
	MESSAGE_NO_ROW_ONE,   /* the ordinals do not begin with 1 */
	MESSAGE_ORDINAL_GAP,  /* the ordinals skip */
	MESSAGE_ROW_WIDTH,    /* more or fewer cells than the head */
	MESSAGE_ROW_MISFIT,   /* a cell that does not fit its column */
	MESSAGE_ROW_DOUBTFUL, /* torn, and more than one way to mend it */
	MESSAGE_ROW_MENDED,   /* torn, and put together again */
	MESSAGE_UNKNOWN_HEAD, /* a column whose head says nothing known */
	MESSAGE_VALUE_NOT_UNDERSTOOD,
	MESSAGE_UNIT_NOT_UNDERSTOOD,
	MESSAGE_NO_YEAR,    /* a value column without a year */
	MESSAGE_NO_CAPTION, /* a table that no caption announces */
	MESSAGE_NO_TABLE,   /* a caption that no table follows */
	MESSAGE_STRAY_TEXT, /* text between rows that belongs to none */
	MESSAGE_NO_TITLE,   /* nothing that looks like the title of a report */
	MESSAGES
} message_code;

typedef struct report_head
{
	span title;
	span issuer;
	span region_text; /* what the title prints in front of the year; empty if nothing */
	int report_year;  /* 0: not said */
	int plan_year;
} report_head;

typedef struct report_table
{
	int table_no;
	span label; /* 表1, 附件1, 专栏2; empty: no caption */
	span caption;
	table_kind kind;
	uint32_t first_line, last_line;
} report_table;

typedef struct report_row
{
	int table_no, row_no;
	span seq; /* the ordinal as printed */
	span section;
	int parent_row_no; /* 0: none */
	span printed;
	span indicator; /* name without unit bracket, * and #, inner blanks */
	span unit;
	row_binding binding;
	span verdict;
	printed_basis basis;
	uint32_t line;
} report_row;

typedef struct report_value
{
	int table_no, row_no, column_no;
	span heading;
	column_role role;
	int year_from, year; /* 0: not known */
	bool mean;
	const value *value; /* NULL: not understood; else with the unit of its row filled in */
	span unit;
	span printed;
	span basis;
	value_status status;
	uint32_t line;
} report_value;

typedef struct report_note
{
	int table_no; /* 0: stands alone */
	int note_no;
	span label, item, text;
	note_effect effect;
	uint32_t line;
} report_note;

typedef struct report_message
{
	message_code code;
	uint32_t line;
	span excerpt;
	int a, b; /* numbers of the message: ordinals, widths */
} report_message;

typedef enum event_kind
{
	EVENT_HEAD, /* once, first */
	EVENT_TABLE,
	EVENT_ROW,   /* behind its table */
	EVENT_VALUE, /* behind its row */
	EVENT_NOTE,
	EVENT_MESSAGE
} event_kind;

typedef struct report_event
{
	event_kind kind;
	union
	{
		const report_head *head;
		const report_table *table;
		const report_row *row;
		const report_value *value;
		const report_note *note;
		const report_message *message;
	};
} report_event;

typedef struct report_env
{
	void *ctx;
	void *(*grow)(void *ctx, size_t size);             /* a chunk for the arena, or NULL */
	bool (*cancelled)(void *ctx);                      /* asked at least every 64 KB and every 1,000 rows */
	int (*emit)(void *ctx, const report_event *event); /* non-zero stops */
} report_env;

typedef struct report_options
{
	int report_year; /* 0: from the text */
} report_options;

extern report_status report_read(const char *text, size_t n, const report_options *options,
								 const report_env *env);

/* Stable code and English sentence of a message ("%d" stand for its numbers). */
extern const char *message_code_text(message_code code);
extern const char *message_sentence(message_code code);

#endif
