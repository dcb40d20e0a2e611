/*
 * read_records.c
 *		The layout of records: the name of an indicator, maybe with its head (指标：粮食产量), below it a line each for its unit
 *		and its values, the head of each before a colon (2024年目标数：27.5).
 *
 * A list begins only with a record all of whose heads are known words and one of which has a value, and only if another
 * follows; so nothing in prose is one.  A line that a later record lacks is a blank cell, one that is new is told.
 */
#include "layout.h"
#include "caption.h"

#define NAME_CHARACTERS 40
#define LABEL_CHARACTERS 16
#define BLANK_LINES 2 /* between two records */

/* The label and the value of a line. */
static bool
labelled(const lines *l, uint32_t i, span *label, span *value)
{
	span s;

	if (i >= l->n || line_blank(l, i) || line_tabbed(l, i) || l->line[i].n > ROW_LINE_MAX)
		return false;
	s = line_clean(l, i);
	for (const char *p = s.p, *end = span_end(s); p < end && p - s.p <= LABEL_CHARACTERS * 4 + 4;)
	{
		const char *at = p = text_skip_ideographs(p, end);
		uint32_t c = p == end ? 0 : text_fold_char(text_next_raw(&p, end));

		if (c != ':')
			continue;
		*label = text_trim((span){s.p, (size_t) (at - s.p)});
		*value = text_trim((span){p, (size_t) (end - p)});
		return label->n > 0 && !text_longer(*label, LABEL_CHARACTERS);
	}
	return false;
}

/* 指标：地区生产总值 as its first line: the name; with the next line run into it it is under no head. */
static int
take_name(const lines *l, uint32_t i, matrix_cell *labels, matrix_cell *cells, int n)
{
	span name = cells[1].text;

	if (n < 3 || head_column(labels[1].text, SPAN_NONE).kind != COLUMN_NAME)
		return n;
	if (span_starts(name, SPAN("其中：")))
		name = (span){name.p + strlen("其中："), name.n - strlen("其中：")};
	if (span_find(name, SPAN("：")) >= 0 || span_find(name, SPAN(":")) >= 0)
	{
		labels[1].text = line_clean(l, i);
		return n;
	}
	cells[0].text = cells[1].text;
	memmove(labels + 1, labels + 2, sizeof(matrix_cell) * (size_t) (n - 2));
	memmove(cells + 1, cells + 2, sizeof(matrix_cell) * (size_t) (n - 2));
	return n - 1;
}

/* The record that begins at line i: its cells, the name first, their labels; *next: the line behind it.  0: none. */
static int
record_at(const lines *l, uint32_t i, matrix_cell *labels, matrix_cell *cells, uint32_t *next)
{
	span label, value;
	bool nameless;
	int n = 1;

	if (i >= l->n || line_blank(l, i) || line_tabbed(l, i) || text_longer(line_clean(l, i), NAME_CHARACTERS))
		return 0;
	/* whose name was lost is told as such, with its values */
	nameless = labelled(l, i, &label, &value);
	if (!nameless && !labelled(l, i + 1, &label, &value))
		return 0;
	labels[0] = (matrix_cell){.text = SPAN("指标")};
	cells[0] = (matrix_cell){.text = nameless ? SPAN_NONE : line_clean(l, i)};
	for (*next = nameless ? i : i + 1; labelled(l, *next, &label, &value); ++*next)
	{
		if (n == GRID_WIDTH_MAX)
			return 0;
		labels[n] = (matrix_cell){.text = label};
		cells[n++] = (matrix_cell){.text = value};
	}
	return nameless ? take_name(l, i, labels, cells, n) : n;
}

/* Its cells below the heads of the first; false: it has another head too, or one twice. */
static bool
put_to_heads(const matrix_cell *head, int width, const matrix_cell *labels, const matrix_cell *cells, int n,
			 matrix_cell *out, int *known)
{
	bool all = true;

	*known = 0;
	memset(out, 0, sizeof(matrix_cell) * (size_t) width);
	for (int i = 0; i < n; i++)
	{
		int k = 0;

		while (k < width && (out[k].text.n > 0 || !same_folded(labels[i].text, head[k].text)))
			k++;
		all &= k < width;
		if (k < width)
		{
			out[k] = cells[i];
			++*known;
		}
	}
	return all;
}

/* The next record behind line at, below the heads of the first: where it begins and ends. */
static bool
next_record(arena *a, const lines *l, uint32_t at, const matrix_cell *head, int width, matrix_cell *out,
			uint32_t *i, uint32_t *next, bool *doubtful)
{
	matrix_cell labels[GRID_WIDTH_MAX], cells[GRID_WIDTH_MAX];
	int n, known;

	for (*i = at; *i < l->n && *i <= at + BLANK_LINES && line_blank(l, *i);)
		++*i;
	if (*i >= l->n || arena_cancelled(a, l->line[*i].n + 64u) || caption_at(a, l, *i, &(caption){0}))
		return false;
	n = record_at(l, *i, labels, cells, next);
	if (n == 0)
		return false;
	*doubtful = !put_to_heads(head, width, labels, cells, n, out, &known);
	return known >= 3 || known == width;
}

bool
records_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	matrix_cell head[GRID_WIDTH_MAX], cells[GRID_WIDTH_MAX];
	uint32_t k, next;
	int width = record_at(l, i, head, cells, end), values = 0, records = 1;
	bool doubtful;

	if (width < 3 || caption_at(a, l, i, &(caption){0}))
		return false;
	for (int c = 1; c < width; c++)
	{
		column says = head_column(head[c].text, SPAN_NONE);

		if (!says.known)
			return false;
		values += says.kind == COLUMN_VALUE && cell_fits(COLUMN_VALUE, cells[c].text) == FIT_SURE;
	}
	while (values > 0 && next_record(a, l, *end, head, width, cells, &k, &next, &doubtful))
	{
		*end = next;
		records++;
	}
	return values > 0 && records >= 2;
}

void
read_records(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	matrix_cell head[GRID_WIDTH_MAX], cells[GRID_WIDTH_MAX];
	uint32_t i = from, next;
	int width = record_at(l, from, head, cells, &next);
	bool doubtful = false;

	matrix_add(m, head, width, from);
	while (!m->out_of_memory)
	{
		matrix_row *row = matrix_add(m, cells, width, i);

		if (row != NULL)
		{
			row->printed = text_trim(line_text(l, i));
			row->doubtful = doubtful;
		}
		if (next >= to || !next_record(m->arena, l, next, head, width, cells, &i, &next, &doubtful))
			break;
	}
}
