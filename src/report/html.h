/*
 * html.h
 *		HTML as lines and tables.
 *
 * Paragraphs, headings and list items become lines; each row of a table becomes a line too, TABs between its cells,
 * and the table a block of lines with a matrix.  Tables that only lay out a page (one column, or tables inside) are
 * lines like any other.  line_of says where in the source a line begins.
 */
#ifndef PLAN_HTML_H
#define PLAN_HTML_H

#include "matrix.h"

typedef struct html_table
{
	uint32_t from, to; /* lines [from, to) of the document */
	matrix matrix;
} html_table;

typedef struct html_document
{
	lines lines;
	const uint32_t *line_of; /* for each line its line in the source, from 0 */
	html_table *tables;
	size_t table_n;
	bool
		cut; /* nested too deeply somewhere: from there on the text stands without its tags, tables not read */
	uint32_t cut_line;
	bool damaged; /* a tag is not ended: text may have gone into it */
	uint32_t damaged_line;
} html_document;

/* Is the text as a whole HTML, or has it tables in HTML among other text? */
extern bool html_looks_like(const char *text, size_t n);
extern bool html_has_table(span line);

/* OK, NOMEM, CANCELLED or LIMIT.  Everything in the document is in the arena. */
extern report_status html_read(arena *a, const char *text, size_t n, html_document *out);

#endif
