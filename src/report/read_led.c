/*
 * read_led.c
 *		The layout of a cell a line where a TAB leads every cell of a row but its first, as web pages are copied.
 *
 * So rows say themselves where they begin, whatever blank lines stand between the cells; one of another width than the
 * head's is told.
 */
#include "layout.h"
#include "caption.h"

#define BLANK_LINES 3 /* between two cells */
#define FIRST_CHARACTERS 60

/* A cell behind a TAB, maybe empty. */
static bool
is_led(const lines *l, uint32_t i)
{
	span s = line_text(l, i);

	return s.n > 0 && s.n <= ROW_LINE_MAX && *s.p == '\t' && line_fields(l, i) <= 1;
}

static uint32_t
skip_blank(const lines *l, uint32_t i)
{
	for (uint32_t k = i; k < l->n && k <= i + BLANK_LINES; k++)
		if (!line_blank(l, k) || is_led(l, k))
			return k;
	return l->n;
}

/* The row that begins at line i: how many cells; *next: the line behind it.  0: none begins there. */
static int
row_at(const lines *l, uint32_t i, matrix_cell *cells, uint32_t *next)
{
	int n = 1;

	if (i >= l->n || line_blank(l, i) || line_tabbed(l, i) || text_longer(line_clean(l, i), FIRST_CHARACTERS))
		return 0;
	cells[0] = (matrix_cell){.text = line_clean(l, i)};
	*next = i + 1;
	for (uint32_t k = skip_blank(l, i + 1); k < l->n && is_led(l, k); k = skip_blank(l, k + 1))
	{
		if (n < GRID_WIDTH_MAX)
			cells[n] = (matrix_cell){.text = text_trim(line_text(l, k))};
		n++;
		*next = k + 1;
	}
	return n;
}

/* The next line of the table behind `at`, and how many cells begin there; 0 where the table ends. */
static int
next_row(arena *a, const lines *l, uint32_t at, int width, matrix_cell *cells, uint32_t *i, uint32_t *next)
{
	matrix_cell after[GRID_WIDTH_MAX];
	caption c;
	span label, text;
	uint32_t behind;
	int n;

	*i = skip_blank(l, at);
	if (*i >= l->n || arena_cancelled(a, l->line[*i].n + 64u) || caption_at(a, l, *i, &c) ||
		note_at(line_clean(l, *i), &label, &text))
		return 0;
	n = row_at(l, *i, cells, next);
	if (n != 1)
		return n;
	/* a text alone is a section if a row stands below it */
	return looks_like_section(cells[0].text) && row_at(l, skip_blank(l, *next), after, &behind) == width ? 1
																										 : 0;
}

/* The head of the ordinals, the names or the groups: what the first cell of a table is. */
static bool
heads_table(span s)
{
	column c = head_column(s, SPAN_NONE);

	return head_word(s) && c.years.from == 0 &&
		   (c.kind == COLUMN_ORDINAL || c.kind == COLUMN_NAME || c.kind == COLUMN_CATEGORY);
}

bool
led_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	matrix_cell cells[GRID_WIDTH_MAX];
	matrix_row head = {.cells = cells, .line = i};
	uint32_t k = skip_blank(l, i + 1), next, rows = 0, others = 0;
	int n;

	if (k >= l->n || line_tabbed(l, i) || !is_led(l, k) || !heads_table(line_clean(l, i)))
		return false;
	head.n = row_at(l, i, cells, &next);
	if (head.n < 3 || head.n > GRID_WIDTH_MAX || !matrix_is_head(&head))
		return false;
	*end = next;
	while ((n = next_row(a, l, *end, head.n, cells, &k, &next)) > 0)
	{
		*end = next;
		rows += n == head.n;
		others += n > 1 && n != head.n;
	}
	return rows > others;
}

void
read_led(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	matrix_cell cells[GRID_WIDTH_MAX];
	uint32_t i = from, next;
	int width = row_at(l, from, cells, &next), n = width;

	while (n > 0 && !m->out_of_memory)
	{
		matrix_row *row = matrix_add(m, cells, n, i);

		if (row != NULL)
			row->printed = text_trim(line_text(l, i));
		if (next >= to)
			break;
		n = next_row(m->arena, l, next, width, cells, &i, &next);
	}
}
