/*
 * reading.h
 *		A report read inside the server: events collected as columns of datums.
 *
 * The reader of src/report gets its memory from a child context, answers a pending cancel by stopping, and its events
 * are collected; nothing is stored while it reads.
 */
#ifndef PLAN_READING_H
#define PLAN_READING_H

#include "compat.h"

#include "report.h"

/* The text of a literal that a column has again and again. */
typedef struct code_text
{
	const char *literal;
	Datum text;
} code_text;

/* The text of a period. */
typedef struct period_text
{
	int year_from, year, month_from, month_to;
	Datum text; /* 0: none */
} period_text;

/* Rows of one kind as one array of datums a column, ready for unnest() or a tuplestore. */
typedef struct batch
{
	int columns;
	const Oid *types;
	Datum **values;
	bool **nulls;
	int n, room;
	code_text *codes;     /* by a hash of the literal; NULL: none was met */
	period_text *periods; /* the same of its years and months */
} batch;

/* Columns that are asked for by name. */
enum
{
	TABLE_KIND = 3,
	ROW_KEY = 7,
	ROW_BINDING_LABEL = 9,
	ROW_VERDICT = 10,
	FACT_SUBJECT = 5,
	FACT_KEY = 6,
	FACT_MEASURE = 7,
	FACT_YEAR = 11
};

/* Columns of the batches, in the order of the tables they go to (report_id left out). */
enum
{
	TABLE_COLUMNS = 6, /* table_no, label, caption, kind, first_line, last_line */
	ROW_COLUMNS =
		14, /* table_no, row_no, seq, section, parent_row_no, printed, indicator, indicator_key, unit,
						  * binding, printed_verdict, verdict_heading, printed_basis, line */
	VALUE_COLUMNS =
		14, /* table_no, row_no, column_no, heading, role, year_from, year, period, aggregation, value,
						  * unit, printed, basis, status */
	NOTE_COLUMNS = 7,     /* note_no, table_no, label, item, text, effect, line */
	SECTION_COLUMNS = 4,  /* section_no, level, heading, line */
	BOX_ITEM_COLUMNS = 5, /* table_no, item_no, heading, text, line */
	PROJECT_COLUMNS = 6,  /* project_no, table_no, heading, stage, name, line */
	GROUP_COLUMNS = 12,   /* group_no, parent_group_no, plan_year, dimension, category, role, projects,
						   * total_investment, annual_investment, share, text, line */
	TERM_COLUMNS = 4,     /* term_no, term, definition, line */
	FACT_COLUMNS =
		24, /* fact_no, line, section_no, parent_fact_no, sentence, subject, key, measure, role, tier,
						   * year_from, year, period, aggregation, value, printed, comparison, reference_kind,
						   * reference, and the rules of value, subject, measure, role, period */
	FACT_COLUMNS_STORED = FACT_COLUMNS - 5, /* all but the rules */
	MESSAGE_COLUMNS = 6                     /* message_no, line, severity, code, message, excerpt */
};

typedef struct reading
{
	report_head head; /* copied: its spans stay valid */
	batch tables, rows, values, notes, messages;
	batch sections, box_items, projects, groups, terms, facts;
	Oid target_type;
} reading;

/*
 * Reads the text; batches of events that options->kinds leaves out stay empty.  Errors: 57014 on cancel, 53200 out of
 * memory, 54000 over a limit.  All memory is in the current context.
 */
extern reading *reading_run(FunctionCallInfo fcinfo, span content, const report_options *options);

/* Is there a table of goals and results none of whose rows has a printed verdict? */
extern bool reading_lacks_verdicts(const reading *r);

extern void batch_message(reading *r, const char *severity, const char *code, int line, const char *message,
						  const char *excerpt);

#endif
