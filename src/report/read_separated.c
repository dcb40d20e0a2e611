/*
 * read_separated.c
 *		The layout of CSV: commas or semicolons between the fields, full-width ones too, quotes around those that hold
 *		them.
 *
 * A text has commas too: only a line that is a head of several columns begins such a table.  TSV without quotes is read
 * by read_tabs.c.
 */
#include "layout.h"
#include "caption.h"
#include "transpose.h"

#define HEAD_FIELDS 3
#define HEAD_FIELD_BYTES 160 /* quotes and blanks with it */
#define QUOTED_LINES 20      /* that a quoted field may go over */

static const span SEPARATORS[] = {{",", 1}, {";", 1}, {"\t", 1}, {"；", 3}, {"，", 3}};

static bool
separates(const char *p, const char *end, span separator)
{
	return (size_t) (end - p) >= separator.n && memcmp(p, separator.p, separator.n) == 0;
}

/* One record from p on: its fields, and where the next one begins; a quoted field may hold line ends. */
static const char *
split_record(arena *a, const char *p, const char *end, span separator, matrix_cell *cells, int *n)
{
	char *out = p < end ? arena_get(a, (size_t) (end - p), 1) : NULL, *to = out, *start = out;
	bool quoted = false;

	*n = 0;
	if (out == NULL)
		return end;
	for (;; p++)
	{
		if (p < end && quoted)
		{
			if (*p == '"' && p + 1 < end && p[1] == '"')
				*to++ = *p++;
			else if (*p == '"')
				quoted = false;
			else if (*p != '\n' && *p != '\r')
				*to++ = *p;
			continue;
		}
		if (p < end && *p == '"' && to == start)
		{
			quoted = true;
			continue;
		}
		if (p < end && !separates(p, end, separator) && *p != '\n' && *p != '\r')
		{
			*to++ = *p;
			continue;
		}
		if (*n < GRID_WIDTH_MAX)
			cells[*n] = (matrix_cell){text_trim((span){start, (size_t) (to - start)}), false, false};
		++*n;
		start = to;
		if (p >= end || !separates(p, end, separator))
			return p;
		p += separator.n - 1;
	}
}

static int
count_quotes(span s)
{
	int n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '"';
	return n;
}

/* The line where the record that starts at line i ends, and its text; false: a quote is never closed. */
static bool
record_end(const lines *l, uint32_t i, uint32_t *last, span *text)
{
	int quotes = count_quotes(line_text(l, i));

	*last = i;
	while (quotes % 2 != 0)
	{
		if (*last + 1 >= l->n || *last - i >= QUOTED_LINES)
			return false;
		quotes += count_quotes(line_text(l, ++*last));
	}
	*text = line_text(l, i);
	text->n = (size_t) (line_text(l, *last).p + l->line[*last].n - text->p);
	return true;
}

/* As many separators as a head needs, and between them no more than a head may hold: a sentence has commas too. */
static bool
parts_heads(span s, span separator)
{
	ptrdiff_t at;
	int n = 0;

	for (; (at = span_find(s, separator)) >= 0; n++)
	{
		if (at > HEAD_FIELD_BYTES)
			return false;
		s = (span){s.p + at + separator.n, s.n - (size_t) at - separator.n};
	}
	return n >= HEAD_FIELDS - 1 && s.n <= HEAD_FIELD_BYTES;
}

/* Empty: none. */
static span
separator_of(span s)
{
	for (size_t i = 0; i < LENGTH(SEPARATORS); i++)
		/* TABs alone are read_tabs.c's */
		if (s.n > 0 && parts_heads(s, SEPARATORS[i]) &&
			(*SEPARATORS[i].p != '\t' || memchr(s.p, '"', s.n) != NULL))
			return SEPARATORS[i];
	return SPAN_NONE;
}

static int
split_line(arena *a, const lines *l, uint32_t i, span separator, matrix_cell *cells, uint32_t *last)
{
	span text;
	int n;

	if (!record_end(l, i, last, &text))
		return 0;
	split_record(a, text.p, span_end(text), separator, cells, &n);
	return n;
}

/* "预算科目","2024年 over 执行数",…: a head whose quoted cells are broken goes on over its lines. */
static span
first_record(const lines *l, uint32_t i, span s)
{
	uint32_t last;
	span text;

	return s.n > 0 && s.n <= HEAD_FIELD_BYTES * 8 && memchr(s.p, '"', s.n) != NULL &&
				   record_end(l, i, &last, &text)
			   ? text
			   : s;
}

/* A head of indicators, and on the line below it the first of their years or regions. */
static bool
turned_below(arena *a, const lines *l, const matrix_row *head, uint32_t below, span separator)
{
	matrix_cell cells[GRID_WIDTH_MAX];
	matrix_row row = {.cells = cells, .line = below};
	uint32_t last;

	if (below >= l->n || l->line[below].n > ROW_LINE_MAX)
		return false;
	row.n = split_line(a, l, below, separator, cells, &last);
	return row.n == head->n && turned_begins(head, &row);
}

bool
separated_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	span s = line_text(l, i), separator;
	matrix_cell cells[GRID_WIDTH_MAX];
	matrix_row head = {.cells = cells, .line = i};
	uint32_t last;
	caption c;

	s = first_record(l, i, s);
	separator = separator_of(s);

	if (separator.n == 0 || s.n > 1000 || span_find(s, SPAN("。")) >= 0)
		return false;
	head.n = split_line(a, l, i, separator, cells, &last);
	if (head.n < HEAD_FIELDS || last + 1 >= l->n || span_find(line_text(l, last + 1), separator) < 0 ||
		(!matrix_is_head(&head) && !turned_below(a, l, &head, last + 1, separator)))
		return false;
	*end = last + 1;
	for (uint32_t k = *end; k < l->n; k++)
	{
		span t = line_text(l, k);

		if (arena_cancelled(a, t.n + 1))
			break;
		if (t.n == 0 || span_find(t, separator) < 0 || caption_at(a, l, k, &c) ||
			!record_end(l, k, &last, &t))
			break;
		k = last;
		*end = k + 1;
	}
	return *end > i + 1;
}

void
read_separated(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	span separator = separator_of(first_record(l, from, line_text(l, from)));

	for (uint32_t i = from; i < to && !m->out_of_memory && !arena_cancelled(m->arena, l->line[i].n + 64u);
		 i++)
	{
		matrix_cell cells[GRID_WIDTH_MAX];
		uint32_t last = i;
		int n = split_line(m->arena, l, i, separator, cells, &last);
		matrix_row *row = n == 0 ? NULL : matrix_add(m, cells, n, i);

		if (row != NULL)
		{
			row->printed = text_trim(line_text(l, i));
			/* 教育支出"96,200": a separator or a quote was lost, and where a cell ends is not known */
			for (int k = 0; k < n && k < GRID_WIDTH_MAX; k++)
				row->doubtful |= cells[k].text.n > 0 && memchr(cells[k].text.p, '"', cells[k].text.n) != NULL;
		}
		i = last;
	}
}
