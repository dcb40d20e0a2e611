/*
 * reader.h
 *		A report while it is read: its lines, the table being put together, what is counted (report.c, open_table.c).
 */
#ifndef PLAN_READER_H
#define PLAN_READER_H

#include "caption.h"
#include "fact.h"
#include "glossary.h"
#include "html.h"
#include "line_map.h"
#include "outline.h"
#include "table.h"

#define SHORT_TEXT 30 /* characters: longer lines between cells are prose */

typedef struct reader
{
	seam seam;
	arena arena;   /* lasts as long as the reading */
	arena table;   /* cleared when no table is open */
	arena scratch; /* cleared all the time */
	lines lines;
	report_head head;
	table_work work;                  /* the table being put together */
	text_buffer label[2], caption[2]; /* of the open table and of the next */
	bool open;                        /* there is one */
	bool in_run;                      /* a run is being read: its memory is in use */
	uint32_t above;                   /* the last line with a text outside tables, +1 */
	uint32_t told;      /* the line behind rows that were told to have no head that is understood */
	int waited;         /* lines with a text below the caption of the open table, which has no grid yet */
	uint32_t broke;     /* the last line with a text that is no page mark, +1 */
	unit unit;          /* of the last 单位：…, */
	uint32_t unit_line; /* and its line, +1 */
	uint32_t dated;     /* the last line that says of which year a table is, +1 */
	/* the grid of the open table, and the one being read */
	struct
	{
		grid grid;
		column columns[GRID_WIDTH_MAX];
		cell head[GRID_WIDTH_MAX];
	} grids[2];
	int table_no, note_no, project_no, group_no;
	size_t rows;
	outline outline;
	glossary glossary;
	caption *figures; /* emitted last: they take no number among the tables */
	size_t figure_n, figure_room;
	report_format format;
	bool states, groups; /* are facts and groups of projects wanted? */
	html_document *html; /* NULL: the text is no HTML */
	size_t html_next;    /* its next table */
	line_map map;
	fact_reader facts;
} reader;

/* Gives the open table, if there is one, to the caller of the reading. */
extern report_status close_table(reader *r);

/* Captions of figures that the text has lost, numbered behind the tables. */
extern report_status emit_figures(reader *r);

/* The caption opens a table, or goes on with the open one; *i is moved to its last line. */
extern report_status take_caption(reader *r, const caption *c, uint32_t *i);

/* A note of the open table; without one it is none. */
extern report_status add_note(reader *r, table_note n);

/* The note on line *i and on the lines below that go on with it; *i is moved to its last line. */
extern report_status take_note(reader *r, uint32_t *i);

/* The grid of a run to the table that it is or goes on with. */
extern report_status take_grid(reader *r, run *x);

#endif
