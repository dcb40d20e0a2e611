/*
 * table.h
 *		The one interpreter: what the rows of any grid mean.
 *
 * Knows indicators, units, roles, years and footnotes, and no layout.
 */
#ifndef PLAN_TABLE_H
#define PLAN_TABLE_H

#include "caption.h"
#include "emit.h"
#include "grid.h"

/* The text of a note that is no line of its own. */
typedef struct note_text
{
	span label, text;
} note_text;

/* Where a note stands: its lines, and whether it goes on with the note above under the same label. */
typedef struct table_note
{
	uint32_t line;
	uint32_t last : 31, more : 1;
	const note_text *own; /* NULL: the lines say it */
} table_note;

/* A table as it was put together from its caption, its grid (maybe over pages) and its notes. */
typedef struct table_work
{
	int table_no;
	span label, caption;
	table_kind kind; /* of tables without a grid */
	uint32_t first_line, last_line;
	const lines *lines;
	grid *grid;        /* NULL: none was read */
	unit unit;         /* of values that print none, nor their rows and heads */
	int year_said;     /* on a line beside the caption; 0: none */
	bool years_differ; /* the caption says another year than that line */
	table_note *notes;
	size_t note_n, note_room;
} table_work;

extern unsigned note_effects(span text);
extern note_effect note_main_effect(unsigned effects);

#define NOTED_MAX 96     /* names in clauses of notes that do something to values; a table has a few */
#define NOTED_BYTES 2000 /* of the longest such clause */

typedef enum note_values
{
	NOTE_VALUES, /* all of the row */
	NOTE_GROWTH, /* 增速 */
	NOTE_LEVELS  /* 绝对数 */
} note_values;

/* A clause of a note, and an indicator that it concerns. */
typedef struct noted
{
	unsigned effects; /* bits 1 << note_effect; 0: the clause only names it */
	years years;      /* from 0: all */
	bool but_years;   /* all but these */
	bool rest;        /* those whom no other clause names */
	bool dropped;     /* the clause names others */
	int item, clause;
	size_t under; /* the entry of the list that this one is a part of; NOTED_MAX: none */
	span text;
	span subject, bare, stem; /* as printed; without words around it; without 增速 and the like */
	note_values values, stem_values;
	int best; /* how well it names a row; 0: no row bears it, and the clause concerns every row */
} noted;

typedef struct note_effects_of_table
{
	unsigned effects; /* of all notes */
	noted noted[NOTED_MAX];
	size_t n;
} note_effects_of_table;

/* Years that notes give to words of the heads: “上年”指2024年. */
extern report_status notes_define_years(arena *scratch, const table_work *t);

extern report_status notes_settle(arena *a, arena *scratch, const table_work *t, note_effects_of_table *out);
extern report_status notes_emit(arena *scratch, const table_work *t, int *note_no);
extern bool notes_concern(const note_effects_of_table *e, note_effect effect, int year, span indicator,
						  bool growth);

/* The basis that a note gives the indicator it names: "…指标按照七人普后人口口径计算". */
extern span notes_basis(const note_effects_of_table *e, span indicator, bool growth);

/* Is the value a rate of growth, or a rate? */
extern bool notes_growth(const column *c, span unit_text, const value *v);

/*
 * Emits the table, its rows, values (or groups of projects) and notes.  scratch is cleared for every row: what an
 * event points to lasts as long as the call that gets it.  *rows is raised by the rows emitted, *group_no by the groups.
 */
extern report_status table_emit(arena *a, arena *scratch, table_work *t, const report_head *head,
								int *note_no, size_t *rows, int *group_no);

#endif
