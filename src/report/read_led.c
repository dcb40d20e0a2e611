/*
 * read_led.c
 *		The layout of a cell a line where a TAB leads every cell of a row but its first, as web pages are copied.
 *
 * So rows say themselves where they begin, whatever blank lines stand between the cells; one of another width than the
 * head's is told.
 */
#include "layout.h"
#include "caption.h"
#include "tab_heads.h"

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

/* What the head says, and the line behind it. */
typedef struct led_head
{
	int width; /* of the rows */
	bool grouped;
	head_way way; /* where it is of two lines */
	uint32_t behind;
} led_head;

/* Is the row the lower line of a head: words and no figures, with no name among them? */
static bool
is_lower(const matrix_cell *cells, int n)
{
	for (int i = 0; i < n; i++)
		if (!head_word(cells[i].text) || head_stands_alone(cells[i].text))
			return false;
	return n > 1;
}

/* Heads of two lines, in one row of cells or in two, over rows that have another width: one way to put them together. */
static bool
group_head(arena *a, const lines *l, const span *texts, int n, int split, int width, led_head *h)
{
	head_way ways[HEAD_WAYS_MAX];
	head_choice choice;
	matrix_cell cells[GRID_WIDTH_MAX];
	span row[GRID_WIDTH_MAX];
	uint32_t at = h->behind, i, next;
	int which, of_row;

	head_choice_begin(&choice, ways, head_ways(texts, n, split, ways), width);
	while (choice.n > 0 && (of_row = next_row(a, l, at, width, cells, &i, &next)) > 0)
	{
		for (int k = 0; k < width && of_row == width; k++)
			row[k] = cells[k].text;
		if (of_row == width)
			head_choice_row(&choice, row);
		at = next;
	}
	which = choice.n == 0 ? -1 : head_choice_end(&choice);
	if (which < 0)
		return false;
	h->way = ways[which];
	h->width = width;
	h->grouped = true;
	return true;
}

/* The head that begins at line i; false: none. */
static bool
head_at(arena *a, const lines *l, uint32_t i, led_head *h)
{
	matrix_cell cells[GRID_WIDTH_MAX];
	matrix_row head = {.cells = cells, .line = i};
	span texts[2 * GRID_WIDTH_MAX];
	uint32_t k = skip_blank(l, i + 1), below, next;
	int n, all;

	h->grouped = false;
	if (k >= l->n || line_tabbed(l, i) || !is_led(l, k) || !heads_table(line_clean(l, i)))
		return false;
	head.n = h->width = row_at(l, i, cells, &h->behind);
	if (head.n < 3 || head.n > GRID_WIDTH_MAX || !matrix_is_head(&head))
		return false;
	for (all = 0; all < head.n; all++)
		texts[all] = cells[all].text;
	below = skip_blank(l, h->behind);
	n = row_at(l, below, cells, &next);
	if (n <= 1 || n == head.n || n > GRID_WIDTH_MAX)
		return true;
	if (is_lower(cells, n))
	{
		uint32_t behind = h->behind;

		for (int x = 0; x < n; x++)
			texts[all++] = cells[x].text;
		n = row_at(l, skip_blank(l, next), cells, &below);
		h->behind = next;
		if (n <= head.n || n > GRID_WIDTH_MAX || !group_head(a, l, texts, all, head.n, n, h))
			h->behind = behind;
	}
	else if (n < head.n)
		group_head(a, l, texts, all, 0, n, h);
	return true;
}

bool
led_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	matrix_cell cells[GRID_WIDTH_MAX];
	uint32_t k, next, rows = 0, others = 0;
	led_head h;
	int n;

	if (!head_at(a, l, i, &h))
		return false;
	*end = h.behind;
	while ((n = next_row(a, l, *end, h.width, cells, &k, &next)) > 0)
	{
		*end = next;
		rows += n == h.width;
		others += n > 1 && n != h.width;
	}
	return rows > others;
}

void
read_led(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	matrix_cell cells[GRID_WIDTH_MAX];
	uint32_t i = from, next;
	led_head h;
	int n;

	if (!head_at(m->arena, l, from, &h))
		return;
	if (h.grouped)
	{
		m->merged = true;
		matrix_add_head(m, h.way.columns, h.width, from, h.behind - 1);
		n = next_row(m->arena, l, h.behind, h.width, cells, &i, &next);
	}
	else
		n = row_at(l, from, cells, &next);
	while (n > 0 && !m->out_of_memory)
	{
		matrix_row *row = matrix_add(m, cells, n, i);

		if (row != NULL)
			row->printed = text_trim(line_text(l, i));
		if (next >= to)
			break;
		n = next_row(m->arena, l, next, h.width, cells, &i, &next);
	}
}
