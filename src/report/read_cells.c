/*
 * read_cells.c
 *		The layout of one cell a line, each behind a TAB, as word processors export tables.
 *
 * A line without TAB continues the cell above it.  Blank lines are only hints: rows are made by the width of the
 * head and the run of the ordinals.  A row is an ordinal, the width, and the next ordinal (or a section and the next
 * ordinal) at its end; where that chain breaks, reading resumes at the next ordinal from which it holds.
 */
#include "grid.h"

#define SECTIONS_MAX 3  /* section rows in a row: 一、 and （一） */
#define SKIP_MAX 5      /* ordinals that a gap may skip */
#define CONTINUATION 30 /* characters: longer text behind a blank line is prose */

/* What a cell is on its own, found out once: finding rows asks again and again. */
typedef struct traits
{
	int16_t ordinal; /* -1: none */
	bool section;
	bool unsure; /* put together in a way that could be wrong: digits below digits */
} traits;

typedef struct cell_list
{
	cell *cells;
	traits *traits;
	size_t n, room, traits_room;
} cell_list;

static span
join(arena *a, span x, span y)
{
	char *p = arena_get(a, x.n + y.n, 1);

	if (p == NULL)
		return SPAN_NONE;
	memcpy(p, x.p, x.n);
	memcpy(p + x.n, y.p, y.n);
	return (span){p, x.n + y.n};
}

static bool
only_digits(span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

static bool
push_cell(run *r, cell_list *list, cell c)
{
	if (!arena_room(r->arena, (void **) &list->cells, &list->room, list->n, sizeof(cell)) ||
		!arena_room(r->arena, (void **) &list->traits, &list->traits_room, list->n, sizeof(traits)))
	{
		r->out_of_memory = true;
		return false;
	}
	list->traits[list->n] = (traits){-1, false, false};
	list->cells[list->n++] = c;
	return true;
}

static void
collect(run *r, cell_list *list)
{
	bool blank = false;

	for (uint32_t i = r->from; i < r->to && !r->out_of_memory && !r->cancelled; i++)
	{
		span s = text_trim(line_text(r->lines, i));

		r->cancelled = arena_cancelled(r->arena, r->lines->line[i].n + 64u);
		if (line_tabbed(r->lines, i))
			push_cell(r, list, (cell){s, i});
		else if (s.n == 0)
			blank = true;
		else if (list->n > 0 && (!blank || text_characters(s) <= CONTINUATION))
		{
			cell *above = &list->cells[list->n - 1];

			/* "289" and "12" below it: a number torn in two, or the number of a page */
			list->traits[list->n - 1].unsure |= only_digits(s) && cell_value(above->text);
			above->text = join(r->arena, above->text, s);
		}
		if (s.n > 0)
			blank = false;
	}
}

/* How many cells from at on look like heads, an ordinal's or name's among the first two. */
static size_t
head_length(const cell_list *list, size_t at)
{
	size_t n = 0;
	bool anchor = false;

	while (at + n < list->n && n < GRID_WIDTH_MAX)
	{
		span s = list->cells[at + n].text;
		column c;

		if (!head_word(s) && !(years_in(s).from != 0 && text_characters(s) <= 30))
			break;
		c = head_column(s, SPAN_NONE);
		if (n < 2)
			anchor |= c.kind == COLUMN_ORDINAL || c.kind == COLUMN_NAME;
		/* a second ordinal or name belongs to the next head */
		else if (c.kind == COLUMN_ORDINAL || c.kind == COLUMN_NAME)
			break;
		n++;
	}
	return anchor && n >= 2 ? n : 0;
}

static int
ordinal_at(const cell_list *list, size_t at)
{
	return at < list->n ? list->traits[at].ordinal : -1;
}

/*
 * The width that most ordinals are from the next one, counting sections between them, the head's own among equals; 0:
 * there are no two.
 */
static size_t
commonest_step(const cell_list *list, size_t from, size_t words)
{
	size_t votes[GRID_WIDTH_MAX + 1] = {0}, best = 0;

	for (size_t at = from; at < list->n; at++)
	{
		int ordinal = ordinal_at(list, at);

		if (ordinal < 0)
			continue;
		for (size_t width = 2; width <= GRID_WIDTH_MAX && at + width < list->n; width++)
		{
			size_t next = at + width;

			for (int i = 0; i < SECTIONS_MAX && next < list->n && list->traits[next].section; i++)
				next++;
			votes[width] += ordinal_at(list, next) == ordinal + 1;
		}
	}
	for (size_t width = 2; width <= GRID_WIDTH_MAX; width++)
		if (votes[width] > (best == 0 ? 0 : votes[best]) ||
			(width == words && votes[width] > 0 && votes[width] == votes[best]))
			best = width;
	return best;
}

/*
 * The width, and where row 1 stands, from the head's length and the run of the ordinals; where they differ the
 * ordinals win if row 1 stands at that place.  0: no width holds.
 */
static size_t
find_width(const cell_list *list, size_t head, size_t words, size_t *row_one)
{
	size_t step = commonest_step(list, head, words), width = step == 0 ? words : step, at = head + width;

	while (at < list->n && at < head + width + SECTIONS_MAX && ordinal_at(list, at) < 0 &&
		   list->traits[at].section && !head_word(list->cells[at].text))
		at++;
	*row_one = at;
	/* a head cell beyond the width would be taken for a section; a single row must be all there is */
	if (words > width || ordinal_at(list, at) != 1 || (step == 0 && at + width != list->n))
		return 0;
	return width;
}

/* The cells of a row that is known to be one. */
static void
give_row(run *r, const cell_list *list, size_t at)
{
	grid *g = run_grid(r);
	bool unsure = false;

	for (int i = 0; i < g->width; i++)
		if (list->traits[at + (size_t) i].unsure)
		{
			unsure = true;
			run_complain(r, MESSAGE_ROW_DOUBTFUL, list->cells[at + (size_t) i].line,
						 list->cells[at + (size_t) i].text, 0, 0);
		}
	g->last_line = list->cells[at + (size_t) g->width - 1].line;
	run_row(r, list->cells + at, unsure);
}

static bool
is_head_at(const run *r, const cell_list *list, size_t at)
{
	const grid *g = &r->grids[r->grid_n - 1];

	return at + (size_t) g->width <= list->n && run_head_repeats(r, list->cells + at, g->width);
}

/* A row without an ordinal of its own: an empty cell, then a name; its end must hold as any row's. */
static bool
is_unnumbered(const run *r, const cell_list *list, size_t at)
{
	const grid *g = &r->grids[r->grid_n - 1];

	return at + (size_t) g->width <= list->n && list->cells[at].text.n == 0 &&
		   grid_fits(g, list->cells + at) == FIT_SURE;
}

/*
 * Where the row behind `end` starts, if what stands there proves that a row ends at `end`: the next ordinal, maybe
 * behind sections or a repeated head, or the end of the cells.  0: no proof.
 */
static size_t
next_row(const run *r, const cell_list *list, size_t end, int ordinal)
{
	size_t at = end, width = (size_t) r->grids[r->grid_n - 1].width;

	for (size_t steps = 0; steps <= SECTIONS_MAX + 1; steps++)
	{
		int next = ordinal_at(list, at);

		if (at >= list->n || next == ordinal + 1 || is_unnumbered(r, list, at))
			return at;
		/* a gap needs more proof: that the ordinals go on behind it */
		if (next > ordinal && next <= ordinal + SKIP_MAX &&
			(at + width == list->n || ordinal_at(list, at + width) == next + 1))
			return at;
		if (is_head_at(r, list, at))
			at += width;
		else if (head_length(list, at) > 0)
			return at; /* another table */
		else if (list->traits[at].section)
			at++;
		else
			return 0;
	}
	return 0;
}

/* Sections (and repeated heads) between two rows. */
static void
give_sections(run *r, const cell_list *list, size_t from, size_t to)
{
	while (from < to)
	{
		if (is_head_at(r, list, from))
			from += (size_t) run_grid(r)->width;
		else
		{
			if (list->cells[from].text.n > 0)
				run_section(r, list->cells[from]);
			from++;
		}
	}
}

/* The next place from which the chain holds again: an ordinal above the last, a row that fits, a proven end. */
static size_t
resume(const run *r, const cell_list *list, size_t at, int ordinal)
{
	const grid *g = &r->grids[r->grid_n - 1];

	for (; at + (size_t) g->width <= list->n; at++)
	{
		int next = ordinal_at(list, at);

		if (next > ordinal && next <= ordinal + SKIP_MAX * 4 && grid_fits(g, list->cells + at) >= FIT_LOOSE &&
			next_row(r, list, at + (size_t) g->width, next) != 0)
			return at;
		if (head_length(list, at) > 0 && !is_head_at(r, list, at))
			return at;
	}
	return list->n;
}

/* Rows of a grid that has ordinals; returns where they end. */
static size_t
numbered_rows(run *r, const cell_list *list, size_t at)
{
	size_t width = (size_t) run_grid(r)->width;
	int ordinal = 0;

	while (at < list->n && !r->out_of_memory && !r->cancelled)
	{
		int here = ordinal_at(list, at);
		bool row = here > ordinal || (ordinal > 0 && is_unnumbered(r, list, at));
		size_t next =
			row && at + width <= list->n ? next_row(r, list, at + width, here > 0 ? here : ordinal) : 0;

		r->cancelled = arena_cancelled(r->arena, 512);
		if (head_length(list, at) > 0)
			return at;
		if (next == 0)
		{
			run_complain(r, MESSAGE_ROW_WIDTH, list->cells[at].line, list->cells[at].text,
						 (int) (list->n - at), (int) width);
			at = resume(r, list, at + 1, ordinal);
			continue;
		}
		give_row(r, list, at);
		if (here > 0)
			ordinal = here;
		give_sections(r, list, at + width, next);
		at = next;
	}
	return at;
}

/* Rows without ordinals: nothing but the width says where they end, so every cell must fit its column. */
static size_t
plain_rows(run *r, const cell_list *list, size_t at)
{
	const grid *g = run_grid(r);
	size_t width = (size_t) g->width;

	while (at + width <= list->n && !r->out_of_memory && !r->cancelled)
	{
		r->cancelled = arena_cancelled(r->arena, 512);
		if (is_head_at(r, list, at))
			at += width;
		else if (grid_fits(g, list->cells + at) == FIT_SURE)
		{
			give_row(r, list, at);
			at += width;
		}
		else if (list->traits[at].section && at + 1 + width <= list->n &&
				 grid_fits(g, list->cells + at + 1) == FIT_SURE)
			run_section(r, list->cells[at++]);
		else
			break;
	}
	if (at < list->n && head_length(list, at) == 0)
	{
		run_complain(r, MESSAGE_ROW_WIDTH, list->cells[at].line, list->cells[at].text, (int) (list->n - at),
					 (int) width);
		return list->n;
	}
	return at;
}

static bool
has_ordinal_head(const cell_list *list, size_t at, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (head_column(list->cells[at + i].text, SPAN_NONE).kind == COLUMN_ORDINAL)
			return true;
	return false;
}

void
read_cells(run *r)
{
	cell_list list = {0};
	size_t at = 0;

	collect(r, &list);
	for (size_t i = 0; i < list.n; i++)
	{
		list.traits[i].ordinal = (int16_t) cell_ordinal(list.cells[i].text);
		list.traits[i].section = looks_like_section(list.cells[i].text);
	}
	while (at < list.n && !r->out_of_memory && !r->cancelled)
	{
		size_t words = head_length(&list, at), width, row_one = 0;

		r->cancelled = arena_cancelled(r->arena, 512);
		if (words == 0)
		{
			at++;
			continue;
		}
		if (has_ordinal_head(&list, at, words))
		{
			width = find_width(&list, at, words, &row_one);
			if (width == 0)
			{
				run_complain(r, MESSAGE_NO_ROW_ONE, list.cells[at].line, list.cells[at].text, 0, 0);
				at += words;
				continue;
			}
			if (run_head(r, list.cells + at, NULL, (int) width) == NULL)
				return;
			give_sections(r, &list, at + width, row_one);
			at = numbered_rows(r, &list, row_one);
		}
		else if (commonest_step(&list, at, words) > 0)
		{
			/* rows with ordinals under a head without: a cell of the head was lost */
			run_complain(r, MESSAGE_NO_HEAD, list.cells[at].line, list.cells[at].text, 1, 0);
			at += words;
		}
		else
		{
			if (run_head(r, list.cells + at, NULL, (int) words) == NULL)
				return;
			at = plain_rows(r, &list, at + words);
		}
	}
}
