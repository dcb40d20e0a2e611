/*
 * layout.c
 *		Which layout a table in plain text has.
 */
#include "layout.h"
#include "caption.h"
#include "html.h"

#define MARKUP_LINES 20000 /* that a table in HTML may go over */

/* In order: frames in ASCII have pipes too, and pipe tables may be aligned in columns. */
static const struct
{
	bool (*at)(arena *a, const lines *l, uint32_t i, uint32_t *end);
	void (*read)(const lines *l, uint32_t from, uint32_t to, matrix *m);
	bool headed; /* may begin with 一、地区生产总值 */
} LAYOUTS[] = {
	{frame_at, read_frame, false},
	{pipe_at, read_pipe, false},
	{separated_at, read_separated, false},
	{ruled_at, read_ruled, false},
	{led_at, read_led, false},
	{lists_at, read_lists, false},
	{trailed_at, read_trailed, false},
	{records_at, read_records, true},
	{barred_at, read_barred, false},
	{bare_at, read_bare, false},
	{places_at, read_places, false},
	{columns_at, read_columns, false},
	{year_columns_at, read_year_columns, false},
};

#define LAYOUT_COUNT ((int) (LENGTH(LAYOUTS)))

static int
count_tags(span s, span tag)
{
	int n = 0;

	for (size_t i = 0; i + tag.n <= s.n; i++)
		n += s.p[i] == '<' && (text_match(s.p + i, span_end(s), tag.p, tag.n) == tag.n);
	return n;
}

bool
markup_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	int open = 0;

	if (!html_has_table(line_text(l, i)))
		return false;
	for (uint32_t k = i; k < l->n && k < i + MARKUP_LINES; k++)
	{
		span s = line_text(l, k);

		if (arena_cancelled(a, s.n + 1))
			break;
		open += count_tags(s, SPAN("<table")) + count_tags(s, SPAN("<TABLE"));
		open -= count_tags(s, SPAN("</table")) + count_tags(s, SPAN("</TABLE"));
		*end = k + 1;
		if (open <= 0)
			return true;
		/* never closed: up to a blank line that no row follows */
		if (k > i && line_blank(l, k) &&
			(k + 1 == l->n || memchr(line_text(l, k + 1).p, '<', l->line[k + 1].n) == NULL))
			return true;
	}
	return true;
}

report_status
read_markup(const lines *l, uint32_t from, uint32_t to, arena *a, matrix **out, size_t *n)
{
	span first = line_text(l, from), last = line_text(l, to - 1);
	html_document *d = arena_get(a, 1, sizeof(*d));
	report_status status;

	if (d == NULL)
		return REPORT_NOMEM;
	status = html_read(a, first.p, (size_t) (last.p + last.n - first.p), d);
	if (status != REPORT_OK)
		return status;
	*n = d->table_n;
	*out = arena_get(a, d->table_n + 1, sizeof(matrix));
	if (*out == NULL)
		return REPORT_NOMEM;
	for (size_t k = 0; k < d->table_n; k++)
	{
		matrix *m = &(*out)[k];

		*m = d->tables[k].matrix;
		for (size_t row = 0; row < m->n; row++)
			m->rows[row].line = from + d->line_of[m->rows[row].line];
		m->first_line = from + d->line_of[m->first_line];
		m->last_line = from + d->line_of[m->last_line];
	}
	return REPORT_OK;
}

/* │ and ┃, which begin as what else draws boxes does, and ｜. */
static bool
has_drawn_bar(span s)
{
	return span_find(s, SPAN("｜")) >= 0 || (span_find(s, SPAN("\xE2\x94")) >= 0 &&
											 (span_find(s, SPAN("│")) >= 0 || span_find(s, SPAN("┃")) >= 0));
}

/* A sentence without a character that parts cells: most of a text, and the first line of no table. */
static bool
is_sentence(span s)
{
	bool ends = span_ends(s, SPAN("。")); /* a drawn row ends in its bar */

	return (ends || span_find(s, SPAN("。")) >= 0) && memchr(s.p, '<', s.n) == NULL &&
		   memchr(s.p, '|', s.n) == NULL && (ends || !has_drawn_bar(s));
}

int
layout_at(arena *scratch, const lines *l, uint32_t i, uint32_t *end)
{
	bool headed;

	if (is_sentence(line_text(l, i)))
		return -1;
	if (markup_at(scratch, l, i, end))
		return LAYOUT_COUNT;
	headed = plain_heading_at(l, i);
	for (int k = 0; k < LAYOUT_COUNT; k++)
		if ((LAYOUTS[k].headed || !headed) && LAYOUTS[k].at(scratch, l, i, end))
			return k;
	return -1;
}

report_status
layout_read(arena *a, int layout, const lines *l, uint32_t from, uint32_t to, matrix **out, size_t *n)
{
	if (layout == LAYOUT_COUNT)
		return read_markup(l, from, to, a, out, n);
	*n = 1;
	*out = arena_get(a, 1, sizeof(matrix));
	if (*out == NULL)
		return REPORT_NOMEM;
	matrix_init(*out, a, from);
	matrix_reserve(*out, to - from);
	LAYOUTS[layout].read(l, from, to, *out);
	return (*out)->out_of_memory ? REPORT_NOMEM : REPORT_OK;
}
