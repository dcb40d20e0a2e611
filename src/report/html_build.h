/*
 * html_build.h
 *		Building the lines and tables of an HTML document, from what the parser (html.c) tells.
 */
#ifndef PLAN_HTML_BUILD_H
#define PLAN_HTML_BUILD_H

#include "html.h"

#define HTML_TABLES_MAX 16 /* tables in tables */

typedef struct buffer
{
	char *p;
	size_t n, room;
} buffer;

/* A cell that reaches into the rows below. */
typedef struct hanging
{
	span text;
	int rows; /* still to come */
	bool from_left;
} hanging;

typedef struct open_table
{
	matrix matrix;
	hanging hanging[GRID_WIDTH_MAX];
	matrix_cell cells[GRID_WIDTH_MAX];
	int column; /* where the next cell of the row stands */
	uint32_t first_line, row_line;
	bool in_row, in_cell, head_row;
	bool layout; /* holds another table: its cells are lines */
	int rowspan, colspan;
	buffer cell; /* of the open cell: paragraphs end with LF */
	span caption;
} open_table;

typedef struct html_builder
{
	arena *arena;
	buffer text; /* of all finished lines */
	buffer line; /* the open one */
	uint32_t line_at;
	text_line *lines;
	uint32_t *line_of;
	size_t line_n, line_room, of_room;
	html_table *tables;
	size_t table_n, table_room;
	open_table *open[HTML_TABLES_MAX];
	int depth;          /* of open tables; those beyond HTML_TABLES_MAX are laid out */
	bool blank, broken; /* white space seen, a line end in it */
	int keep;           /* inside <pre> */
	int raised;         /* inside <sup> */
	bool in_caption;
	bool out_of_memory;
} html_builder;

extern void build_begin(html_builder *b, arena *a);
extern void build_text(html_builder *b, const char *s, size_t n, uint32_t line);
extern void build_break(html_builder *b);
extern void build_heading(html_builder *b, int level, uint32_t line);
extern void build_table(html_builder *b, uint32_t line);
extern void build_row(html_builder *b);
extern void build_cell(html_builder *b, bool head, int rowspan, int colspan, uint32_t line);
extern void build_cell_end(html_builder *b);
extern void build_table_end(html_builder *b);
extern void build_caption(html_builder *b, bool begin);
extern void build_finish(html_builder *b, html_document *out, span title);

#endif
