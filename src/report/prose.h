/*
 * prose.h
 *		Paragraphs: lines put together where a page broke them, and folded for reading.
 */
#ifndef PLAN_PROSE_H
#define PLAN_PROSE_H

#include "lines.h"
#include "signs.h"

/* A paragraph is read in pieces of at most this many bytes, so that its buffers stay small. */
#define PARAGRAPH_MAX 8192
#define PARAGRAPH_LINES 256

typedef struct line_start
{
	uint32_t at; /* in raw */
	uint32_t line;
} line_start;

/* From here on text is raw byte by byte, up to the next of them. */
typedef struct prose_part
{
	uint16_t text, raw;
} prose_part;

typedef struct prose
{
	size_t raw_n, n, starts_n, parts_n, signs_n;
	char raw[PARAGRAPH_MAX + 4]; /* lines joined, markup off, and zeros behind */
	char text[PARAGRAPH_MAX];    /* the same without blanks, width folded */
	prose_part parts[PARAGRAPH_MAX];
	sign signs[PARAGRAPH_MAX];
	line_start starts[PARAGRAPH_LINES];
} prose;

/* Adds the line's text, as much as there is room for; *s is left with the rest. */
extern void prose_add(prose *p, span *s, uint32_t line);

/* No room for another line. */
extern bool prose_full(const prose *p);

/* Folds what was added, and notes its signs. */
extern void prose_fold(prose *p);
extern void prose_clear(prose *p);

/* Does text that ends like this go on in the next paragraph? (a page broke it) */
extern bool prose_open(const prose *p);

/* The line of a byte of text, and a copy of text[from, to) as printed. */
extern uint32_t prose_line(const prose *p, size_t from);
extern span prose_print(const prose *p, size_t from, size_t to);

#endif
