/*
 * layout.h
 *		Which layout a table in plain text has, and the readers of those with borders that can be seen.
 *
 * Tables that begin with a line with TABs are read_tabs.c's and read_cells.c's, but for those of read_lists.c and
 * read_trailed.c.
 */
#ifndef PLAN_LAYOUT_H
#define PLAN_LAYOUT_H

#include "matrix.h"

/*
 * The readers: is line i the first of a table of this layout that ends before *end?  Then its rows go to m.  They look
 * at line i alone before they look further, so that asking at every line of a text is linear.
 */
extern bool pipe_at(arena *a, const lines *l, uint32_t i, uint32_t *end);
extern void read_pipe(const lines *l, uint32_t from, uint32_t to, matrix *m);

/*
 * A cell of Markdown without its bold marks and the backslashes that escape, entities as their characters; <br> parts its
 * lines, <sub> nothing.
 */
extern span markdown_cell(arena *a, span s);

extern bool frame_at(arena *a, const lines *l, uint32_t i, uint32_t *end);
extern void read_frame(const lines *l, uint32_t from, uint32_t to, matrix *m);

extern bool separated_at(arena *a, const lines *l, uint32_t i, uint32_t *end);
extern void read_separated(const lines *l, uint32_t from, uint32_t to, matrix *m);

extern bool ruled_at(arena *a, const lines *l, uint32_t i, uint32_t *end);
extern void read_ruled(const lines *l, uint32_t from, uint32_t to, matrix *m);

extern bool led_at(arena *a, const lines *l, uint32_t i, uint32_t *end);
extern void read_led(const lines *l, uint32_t from, uint32_t to, matrix *m);

extern bool lists_at(arena *a, const lines *l, uint32_t i, uint32_t *end);
extern void read_lists(const lines *l, uint32_t from, uint32_t to, matrix *m);

extern bool trailed_at(arena *a, const lines *l, uint32_t i, uint32_t *end);
extern void read_trailed(const lines *l, uint32_t from, uint32_t to, matrix *m);

extern bool records_at(arena *a, const lines *l, uint32_t i, uint32_t *end);
extern void read_records(const lines *l, uint32_t from, uint32_t to, matrix *m);

extern bool barred_at(arena *a, const lines *l, uint32_t i, uint32_t *end);
extern void read_barred(const lines *l, uint32_t from, uint32_t to, matrix *m);

extern bool bare_at(arena *a, const lines *l, uint32_t i, uint32_t *end);
extern void read_bare(const lines *l, uint32_t from, uint32_t to, matrix *m);

extern bool places_at(arena *a, const lines *l, uint32_t i, uint32_t *end);
extern void read_places(const lines *l, uint32_t from, uint32_t to, matrix *m);

extern bool columns_at(arena *a, const lines *l, uint32_t i, uint32_t *end);
extern void read_columns(const lines *l, uint32_t from, uint32_t to, matrix *m);

extern bool year_columns_at(arena *a, const lines *l, uint32_t i, uint32_t *end);
extern void read_year_columns(const lines *l, uint32_t from, uint32_t to, matrix *m);

/* A table in HTML among other text; its lines in the matrix are those of the text. */
extern bool markup_at(arena *a, const lines *l, uint32_t i, uint32_t *end);
extern report_status read_markup(const lines *l, uint32_t from, uint32_t to, arena *a, matrix **out,
								 size_t *n);

/* Which of these layouts has a table at line i, and where it ends; -1: none.  Nothing is kept in the arena. */
extern int layout_at(arena *scratch, const lines *l, uint32_t i, uint32_t *end);

/* The table of the layout that layout_at() found: its matrices (HTML may hold several) in *out, in the arena. */
extern report_status layout_read(arena *a, int layout, const lines *l, uint32_t from, uint32_t to,
								 matrix **out, size_t *n);

#endif
