/*
 * read_trailed.c
 *		The layout of cells that TABs end while lines break anywhere: behind each TAB, as browsers copy cells of paragraphs,
 *		or inside a cell, as word processors break it.
 *
 * A row has as many TABs as its head, wherever its lines end; the line that has the next row's first TAB begins it.  So
 * the width is not known before a way is found in which the head and every row below it fit.
 */
#include "layout.h"
#include "caption.h"

#define CELL_LINES 5 /* a cell is broken over so many at most */
#define CELL_BYTES 240
#define LEAST_ROWS 3
#define QUOTES_WITHIN 60 /* lines below the head */

typedef struct trail
{
	arena *arena;
	const lines *lines;
	uint32_t line; /* of the next byte, which is at p */
	const char *p;
} trail;

static void
go_to_line(trail *t, uint32_t i)
{
	t->line = i;
	t->p = i < t->lines->n ? line_text(t->lines, i).p : NULL;
}

/* May the line hold a part of a cell? */
static bool
may_go_on(const trail *t, uint32_t i)
{
	span label, text, s = i < t->lines->n ? line_text(t->lines, i) : SPAN_NONE;

	if (s.n == 0 || (line_blank(t->lines, i) && !line_tabbed(t->lines, i)))
		return false;
	return s.n <= CELL_BYTES * 4 && span_find(s, SPAN("。")) < 0 && !note_line(t->lines, i, &label, &text) &&
		   !caption_at(t->arena, t->lines, i, &(caption){0});
}

/* The cell that ends at the next TAB, put together of its lines; false: none does near enough. */
static bool
cell_to_tab(trail *t, span *out)
{
	*out = SPAN_NONE;
	for (int n = 0; n < CELL_LINES && t->line < t->lines->n; n++)
	{
		const char *end = span_end(line_text(t->lines, t->line));
		const char *tab = t->p < end ? memchr(t->p, '\t', (size_t) (end - t->p)) : NULL;
		span part = text_trim((span){t->p, (size_t) ((tab == NULL ? end : tab) - t->p)});

		*out = arena_join(t->arena, *out, part);
		if (out->n > CELL_BYTES)
			return false;
		if (tab != NULL)
		{
			t->p = tab + 1;
			return true;
		}
		if (!may_go_on(t, t->line + 1))
			return false;
		go_to_line(t, t->line + 1);
	}
	return false;
}

/* The last cell of a row: up to the line that has the next TAB, or to the table's end. */
static bool
cell_to_next_row(trail *t, span *out)
{
	const char *end = span_end(line_text(t->lines, t->line));

	*out = text_trim((span){t->p, (size_t) (end - t->p)});
	if (memchr(t->p, '\t', (size_t) (end - t->p)) != NULL)
		return false;
	/* an empty one stands on a line of its own */
	if (out->n == 0 && t->line + 2 < t->lines->n && t->lines->line[t->line + 1].n == 0 &&
		line_tabbed(t->lines, t->line + 2))
	{
		go_to_line(t, t->line + 2);
		return true;
	}
	for (int n = 0; n < CELL_LINES; n++)
	{
		go_to_line(t, t->line + 1);
		if (!may_go_on(t, t->line) || line_tabbed(t->lines, t->line))
			return true;
		*out = arena_join(t->arena, *out, line_clean(t->lines, t->line));
		if (out->n > CELL_BYTES)
			return false;
	}
	return false;
}

/* "23,000 over （力争24,000）" without its quotes, doubled ones single. */
static span
unquoted(trail *t, span s)
{
	char *p;
	size_t n = 0;

	if (s.n < 2 || s.p[0] != '"' || s.p[s.n - 1] != '"' || (p = arena_get(t->arena, s.n, 1)) == NULL)
		return s;
	for (size_t i = 1; i + 1 < s.n; i++)
	{
		if (s.p[i] == '"' && s.p[i + 1] == '"' && i + 2 < s.n)
			continue;
		p[n++] = s.p[i];
	}
	return text_trim((span){p, n});
}

/* A row of so many cells, which begins at the start of a line. */
static bool
row_of(trail *t, int width, matrix_cell *cells)
{
	memset(cells, 0, sizeof(matrix_cell) * GRID_WIDTH_MAX);
	for (int i = 0; i + 1 < width; i++)
		if (!cell_to_tab(t, &cells[i].text))
			return false;
	if (!cell_to_next_row(t, &cells[width - 1].text))
		return false;
	for (int i = 0; i < width; i++)
		cells[i].text = unquoted(t, cells[i].text);
	return true;
}

/* Does a quoted cell below line i go on over lines, as spreadsheets copy it? */
static bool
breaks_in_quotes(const lines *l, uint32_t i)
{
	for (uint32_t k = i + 1; k < l->n && k <= i + QUOTES_WITHIN && !line_blank(l, k); k++)
	{
		span s = line_text(l, k);
		int quotes = 0;

		for (size_t at = 0; at < s.n; at++)
			quotes += s.p[at] == '"';
		if (quotes % 2 != 0)
			return true;
	}
	return false;
}

/* Its first cell is the next ordinal, or empty where the one above is merged with it. */
static bool
goes_on(const matrix_cell *cells, int *ordinal)
{
	if (cells[0].text.n == 0)
		return *ordinal > 0;
	if (cell_ordinal(cells[0].text) != *ordinal + 1)
		return false;
	++*ordinal;
	return true;
}

/* The rows of a table of this width from line i on, into m if it is given; *end: behind them.  0: it has another one. */
static int
read_rows(arena *a, const lines *l, uint32_t i, int width, uint32_t *end, matrix *m)
{
	trail t = {.arena = a, .lines = l};
	matrix_cell cells[GRID_WIDTH_MAX];
	matrix_row head = {.cells = cells, .n = width, .line = i};
	int ordinal = 0, rows = 0;
	column says;

	go_to_line(&t, i);
	if (!row_of(&t, width, cells) || !head_says(cells[0].text, &says) || says.kind != COLUMN_ORDINAL ||
		!matrix_is_head(&head))
		return 0;
	if (m != NULL)
		matrix_add(m, cells, width, i);
	*end = t.line;
	while (t.line < l->n && line_tabbed(l, t.line) && may_go_on(&t, t.line) && !arena_cancelled(a, 256))
	{
		uint32_t from = t.line;

		if (!row_of(&t, width, cells) || !goes_on(cells, &ordinal))
		{
			if (line_blank(l, from - 1))
				break; /* another table */
			return 0;
		}
		if (m != NULL)
			matrix_add(m, cells, width, from);
		*end = t.line;
		rows++;
	}
	return ordinal >= LEAST_ROWS ? rows : 0;
}

/* 1 in front of a TAB: the first row begins here, and the head has ended. */
static bool
begins_rows(const lines *l, uint32_t i)
{
	span s = i < l->n ? line_text(l, i) : SPAN_NONE;
	const char *tab = s.n == 0 ? NULL : memchr(s.p, '\t', s.n);

	return tab != NULL && cell_ordinal(text_trim((span){s.p, (size_t) (tab - s.p)})) == 1;
}

/*
 * The width in which the table at line i can be read; 0: none.  The head ends with a line, so its TABs are all of the
 * first lines; where they are those of the first, the table is read_tabs.c's.
 */
static int
width_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	trail t = {.arena = a, .lines = l};
	int width = 1;

	for (uint32_t k = i; k == i || (!begins_rows(l, k) && may_go_on(&t, k)); k++)
	{
		int tabs = (int) text_count(line_text(l, k), '\t');

		width += tabs;
		if (width > GRID_WIDTH_MAX)
			break;
		if (width >= 3 && tabs > 0 && (k > i || breaks_in_quotes(l, i)) &&
			read_rows(a, l, i, width, end, NULL) > 0)
			return width;
	}
	return 0;
}

bool
trailed_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	span s = line_text(l, i);
	column says;

	if (!line_tabbed(l, i) || *s.p == '\t' || s.n > CELL_BYTES)
		return false;
	s.n = (size_t) ((const char *) memchr(s.p, '\t', s.n) - s.p);
	return !text_longer(s, 4) && head_says(text_trim(s), &says) && says.kind == COLUMN_ORDINAL &&
		   width_at(a, l, i, end) > 0;
}

void
read_trailed(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	uint32_t end;
	int width = width_at(m->arena, l, from, &end);

	(void) to;
	if (width > 0)
		read_rows(m->arena, l, from, width, &end, m);
}
