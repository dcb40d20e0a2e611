/*
 * read_tabs.c
 *		The layout of tab rows: a row a line, TABs between its cells.
 *
 * The head repeats after a page break and the ordinals run on.  A line with fewer cells than the head was torn: it
 * is put together with the next one if that gives a row that fits.  A line of one text between rows is a section,
 * the rest of the row above, or stray; where it could be two of these the row above is doubtful.
 */
#include "grid.h"

/* One line being read, or two put together. */
typedef struct row
{
	cell cells[GRID_WIDTH_MAX];
	int n;
	uint32_t line;
	bool mended;
	bool doubtful;
} row;

typedef struct tab_reader
{
	run *run;
	row held; /* the last row, not yet given on: the next line may belong to it */
	bool holding;
	bool blank_before; /* a blank line stands between the held row and this line */
	row *early;        /* rows before any head */
	size_t early_n, early_room;
} tab_reader;

static bool
split_row(const run *r, uint32_t i, row *out)
{
	span s = line_text(r->lines, i);
	const char *p = s.p, *end = s.p + s.n;

	out->n = 0;
	out->line = i;
	out->mended = out->doubtful = false;
	for (;;)
	{
		const char *tab = p < end ? memchr(p, '\t', (size_t) (end - p)) : NULL;
		const char *stop = tab == NULL ? end : tab;

		if (out->n == GRID_WIDTH_MAX)
			return false;
		out->cells[out->n++] = (cell){text_trim((span){p, (size_t) (stop - p)}), i};
		if (tab == NULL)
			return true;
		p = tab + 1;
	}
}

static int
filled(const row *r)
{
	int n = 0;

	for (int i = 0; i < r->n; i++)
		n += r->cells[i].text.n > 0;
	return n;
}

/* A head: two words of heads or more, one of them the ordinal's or the name's, and no value. */
static bool
is_head(const row *r)
{
	int words = 0;
	bool anchor = false;

	for (int i = 0; i < r->n; i++)
	{
		span s = r->cells[i].text;
		column c;

		if (s.n == 0)
			continue;
		if (cell_value(s) && years_in(s).from == 0)
			return false;
		if (!head_word(s) && years_in(s).from == 0)
			continue;
		c = head_column(s, SPAN_NONE);
		anchor |= c.kind == COLUMN_ORDINAL || c.kind == COLUMN_NAME || c.kind == COLUMN_CATEGORY;
		words++;
	}
	return words >= 2 && anchor;
}

/* A second head row: where the first has empty cells, and without a value. */
static bool
is_subhead(const row *head, const row *r)
{
	bool gap = false, word = false;

	if (r->n != head->n)
		return false;
	for (int i = 0; i < r->n; i++)
	{
		gap |= head->cells[i].text.n == 0;
		word |= head_word(r->cells[i].text);
		if (cell_value(r->cells[i].text) || cell_ordinal(r->cells[i].text) > 0)
			return false;
	}
	return gap && word;
}

static span
join(arena *a, span x, span y)
{
	char *p;

	if (x.n == 0 || y.n == 0)
		return x.n == 0 ? y : x;
	p = arena_get(a, x.n + y.n, 1);
	if (p == NULL)
		return SPAN_NONE;
	memcpy(p, x.p, x.n);
	memcpy(p + x.n, y.p, y.n);
	return (span){p, x.n + y.n};
}

/* The two lines as one row: the last cell of a and the first of b are halves of one cell. */
static bool
join_rows(tab_reader *t, const row *a, const row *b, row *out)
{
	const grid *g = run_grid(t->run);

	if (g == NULL || a->n + b->n - 1 != g->width)
		return false;
	*out = *a;
	out->mended = true;
	out->cells[a->n - 1].text = join(t->run->arena, a->cells[a->n - 1].text, b->cells[0].text);
	memcpy(out->cells + a->n, b->cells + 1, (size_t) (b->n - 1) * sizeof(cell));
	out->n = g->width;
	return grid_fits(g, out->cells) == FIT_SURE;
}

static span
row_text(const run *r, const row *x)
{
	return text_trim(line_text(r->lines, x->line));
}

static void
give_row(tab_reader *t, const row *x)
{
	run *r = t->run;
	grid *g = run_grid(r);

	if (x->n != g->width)
	{
		run_complain(r, MESSAGE_ROW_WIDTH, x->line, row_text(r, x), x->n, g->width);
		return;
	}
	if (x->mended)
		run_complain(r, MESSAGE_ROW_MENDED, x->line, row_text(r, x), 0, 0);
	g->last_line = x->cells[x->n - 1].line > x->line ? x->cells[x->n - 1].line : x->line;
	run_row(r, x->cells, x->doubtful);
}

static void
release(tab_reader *t)
{
	if (!t->holding)
		return;
	t->holding = false;
	if (run_grid(t->run) != NULL)
		give_row(t, &t->held);
	else if (arena_room(t->run->arena, (void **) &t->early, &t->early_room, t->early_n, sizeof(row)))
		t->early[t->early_n++] = t->held;
	else
		t->run->out_of_memory = true;
}

/* A head that stands only after a page break serves the rows before it too. */
static void
give_early_rows(tab_reader *t)
{
	const grid *g = run_grid(t->run);

	if (g == NULL || t->early_n == 0)
		return;
	run_grid(t->run)->first_line = t->early[0].line;
	for (size_t i = 0; i < t->early_n; i++)
		give_row(t, &t->early[i]);
	t->early_n = 0;
}

static void
take_row(tab_reader *t, const row *x)
{
	const grid *g = run_grid(t->run);
	row joined;

	if (t->holding && g != NULL && t->held.n < g->width && join_rows(t, &t->held, x, &joined))
	{
		t->held = joined;
		t->held.cells[joined.n - 1].line = x->line;
		return;
	}
	release(t);
	t->held = *x;
	t->holding = true;
}

/* A line of one text, no TAB or nothing else in its cells. */
static void
take_text(tab_reader *t, cell c)
{
	run *r = t->run;
	const grid *g = run_grid(r);
	row one = {.n = 1, .line = c.line}, joined;
	bool fits_joined, fits_alone;

	one.cells[0] = c;
	if (!t->holding || g == NULL)
	{
		if (g != NULL && looks_like_section(c.text))
			run_section(r, c);
		return;
	}
	fits_joined = t->held.n <= g->width && join_rows(t, &t->held, &one, &joined);
	fits_alone = t->held.n == g->width && grid_fits(g, t->held.cells) >= FIT_LOOSE;
	if (fits_joined && (!fits_alone || grid_fits(g, t->held.cells) < FIT_SURE))
	{
		t->held = joined;
		t->held.cells[joined.n - 1].line = c.line;
		return;
	}
	if (fits_joined && !t->blank_before)
	{
		/* "39" and "0" below it: 390, or 39 and the number of a page */
		t->held.doubtful = true;
		run_complain(r, MESSAGE_ROW_DOUBTFUL, c.line, c.text, 0, 0);
		return;
	}
	release(t);
	if (looks_like_section(c.text))
		run_section(r, c);
	else
		run_complain(r, MESSAGE_STRAY_TEXT, c.line, c.text, 0, 0);
}

static void
take_head(tab_reader *t, const row *head, uint32_t *i)
{
	run *r = t->run;
	row sub;
	bool two = false;

	release(t);
	for (uint32_t next = *i + 1; next < r->to && !two; next++)
	{
		if (line_blank(r->lines, next) && !line_tabbed(r->lines, next))
			continue;
		two = split_row(r, next, &sub) && is_subhead(head, &sub);
		if (two)
			*i = next;
		break;
	}
	if (run_head(r, head->cells, two ? sub.cells : NULL, head->n) != NULL)
		give_early_rows(t);
}

void
read_tab_rows(run *r)
{
	tab_reader *t = arena_get(r->arena, 1, sizeof(*t));

	if (t == NULL)
	{
		r->out_of_memory = true;
		return;
	}
	t->run = r;
	for (uint32_t i = r->from; i < r->to && !r->out_of_memory && !r->cancelled; i++)
	{
		row x;

		r->cancelled = arena_cancelled(r->arena, r->lines->line[i].n + 64u);
		if (line_blank(r->lines, i))
		{
			t->blank_before = true;
			continue;
		}
		if (!split_row(r, i, &x))
		{
			release(t);
			run_complain(r, MESSAGE_ROW_WIDTH, i, line_clean(r->lines, i), GRID_WIDTH_MAX + 1,
						 GRID_WIDTH_MAX);
		}
		else if (is_head(&x))
			take_head(t, &x, &i);
		else if (filled(&x) == 1 && (x.n <= 2 || x.cells[0].text.n > 0))
			take_text(t, x.cells[x.cells[0].text.n > 0 ? 0 : 1]);
		else
			take_row(t, &x);
		t->blank_before = false;
	}
	release(t);
	if (t->early_n > 0)
		run_complain(r, MESSAGE_NO_HEAD, t->early[0].line, row_text(r, &t->early[0]), (int) t->early_n, 0);
}
