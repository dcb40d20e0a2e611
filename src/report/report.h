/*
 * report.h
 *		The one door to reading a report: text in, events out.
 *
 * Pure C on value/.  All memory comes from one arena whose chunks the caller gives; nothing is held outside it, so a
 * caller's longjmp out of emit leaks nothing.  Spans in events point into the text or the arena and live until
 * report_read returns, those of facts until emit does.  Positions are lines, counted from 1.  No recursion over the input, no locale, no globals.
 */
#ifndef PLAN_REPORT_H
#define PLAN_REPORT_H

#include "report_fact.h"

typedef enum report_status
{
	REPORT_OK,
	REPORT_NOMEM,     /* grow returned NULL */
	REPORT_CANCELLED, /* cancelled returned true */
	REPORT_LIMIT,     /* the text is longer than 1 GB or has more tables, rows … than a report can have */
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
	MESSAGE_CELL_PLACED,  /* which cells of a row are blank is known by where the others stand */
	MESSAGE_ROW_DOUBTFUL, /* torn, and more than one way to mend it */
	MESSAGE_ROW_MENDED,   /* torn, and put together again */
	MESSAGE_UNKNOWN_HEAD, /* a column whose head says nothing known */
	MESSAGE_VALUE_NOT_UNDERSTOOD,
	MESSAGE_UNIT_NOT_UNDERSTOOD,
	MESSAGE_NO_YEAR,       /* a value column without a year */
	MESSAGE_NO_CAPTION,    /* a table that no caption announces */
	MESSAGE_NO_TABLE,      /* a caption that no table follows */
	MESSAGE_OTHER_REGIONS, /* rows of regions that the report is not of */
	MESSAGE_STRAY_TEXT,    /* text between rows that belongs to none */
	MESSAGE_NO_TITLE,      /* nothing that looks like the title of a report */
	MESSAGE_HTML_CUT,      /* nested too deeply: the rest read as text */
	MESSAGE_HTML_DAMAGED,  /* a tag is not ended */
	MESSAGES
} message_code;

typedef enum report_format
{
	FORMAT_AUTO, /* the text itself decides */
	FORMAT_TEXT,
	FORMAT_MARKDOWN, /* as text, but tables in HTML are read */
	FORMAT_HTML
} report_format;

typedef struct report_head
{
	span title;
	span issuer;
	span region_text; /* what the title prints in front of the year; empty if nothing */
	int report_year;  /* 0: not said */
	int plan_year;
	int plan_end;                     /* last year of the five-year plan that the title names; 0: none */
	uint32_t title_first, title_last; /* lines of the title, from 0 */
	int issued_on;                    /* date of issue as yyyymmdd; 0: not printed */
	uint32_t other_line;              /* line on which a second report begins; 0: there is none */
	report_format format;             /* as it was read: never auto */
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
	span verdict, verdict_heading; /* the cell, and the head of its column */
	printed_basis basis;
	uint32_t line;
} report_row;

typedef struct report_value
{
	int table_no, row_no, column_no;
	span heading;
	column_role role;
	int year_from, year;      /* 0: not known */
	int month_from, month_to; /* of a part of the year; 0: all of it */
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

/* Headings 一、 （一） 1. nest; boxes, annexes and leads stand beside them. */
typedef enum section_level
{
	SECTION_TITLE,
	SECTION_1,
	SECTION_2,
	SECTION_3,
	SECTION_BOX,
	SECTION_ANNEX,
	SECTION_LEAD,
	SECTION_NONE
} section_level;

typedef struct report_section
{
	int section_no;
	section_level level;
	span heading;
	uint32_t line;
} report_section;

/* A paragraph of a box (专栏). */
typedef struct report_box_item
{
	int table_no, item_no;
	span heading; /* its label, empty if it has none */
	span text;
	uint32_t line;
} report_box_item;

/* A project that a box names. */
typedef struct report_project
{
	int project_no, table_no;
	span heading, stage, name;
	uint32_t line;
} report_project;

typedef enum group_dimension
{
	DIMENSION_NONE,
	DIMENSION_INVESTOR,
	DIMENSION_STAGE,
	DIMENSION_SECTOR,
	DIMENSION_LEVEL
} group_dimension;

/* Projects counted together, by a table or a plan paragraph; money as printed. */
typedef struct report_group
{
	int group_no, parent_group_no; /* 0: none */
	int plan_year;
	group_dimension dimension;
	span category;
	bool planned;                                                         /* role plan, else actual */
	const value *projects, *total_investment, *annual_investment, *share; /* NULL: not printed */
	span text;
	uint32_t line;
} report_group;

typedef struct report_term
{
	int term_no;
	span term, definition;
	uint32_t line;
} report_term;

typedef enum event_kind
{
	EVENT_HEAD, /* once, first */
	EVENT_SECTION,
	EVENT_TABLE,
	EVENT_ROW,   /* behind its table */
	EVENT_VALUE, /* behind its row */
	EVENT_NOTE,
	EVENT_BOX_ITEM, /* behind its table */
	EVENT_PROJECT,  /* behind its box item */
	EVENT_GROUP,    /* behind its parent */
	EVENT_TERM,
	EVENT_FACT,
	EVENT_MESSAGE
} event_kind;

#define EVENT_BIT(kind) (1u << (kind))

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
		const report_section *section;
		const report_box_item *box_item;
		const report_project *project;
		const report_group *group;
		const report_term *term;
		const report_message *message;
		const report_fact *fact;
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
	report_format format;
	unsigned
		kinds; /* EVENT_BIT of those that are wanted, others may be left out and are not read for; 0: all */
} report_options;

extern report_status report_read(const char *text, size_t n, const report_options *options,
								 const report_env *env);

/* Stable code and English sentence of a message ("%d" stand for its numbers). */
extern const char *message_code_text(message_code code);
extern const char *message_sentence(message_code code);

#endif
