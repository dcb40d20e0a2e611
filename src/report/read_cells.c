/*
 * read_cells.c
 *		The layout of one cell a line, each behind a TAB, as word processors export tables.
 *
 * Rows are made by the width of the head and the run of the ordinals.  A row is an ordinal, the width, and the next
 * ordinal (or a section and the next ordinal) at its end; where that chain breaks, reading resumes at the next
 * ordinal from which it holds.
 */
#include "cells.h"
#include "head_groups.h"

#define SECTIONS_MAX 3 /* section rows in a row: 一、 and （一） */
#define SKIP_MAX 5     /* ordinals that a gap may skip */

/* How many cells from at on look like heads, an ordinal's or name's among the first two. */
static size_t
head_length(const cell_list *list, size_t at)
{
	size_t n = 0;
	bool anchor = false;

	while (at + n < list->n && n < GRID_WIDTH_MAX && list->cells[at + n].word)
	{
		if (n < 2)
			anchor |= list->cells[at + n].anchor;
		/* a second ordinal or name belongs to the next head */
		else if (list->cells[at + n].anchor)
			break;
		n++;
	}
	return anchor && n >= 2 ? n : 0;
}

static int
ordinal_at(const cell_list *list, size_t at)
{
	return at < list->n ? list->cells[at].ordinal : -1;
}

static bool
section_at(const cell_list *list, size_t at)
{
	return at < list->n && list->cells[at].section;
}

static void
cells_at(const cell_list *list, size_t at, size_t n, cell *out)
{
	for (size_t i = 0; i < n; i++)
		out[i] = cell_of_list(list, at + i);
}

/* How the cells from at on fit a row. */
static cell_fit
fit_at(const run *r, size_t at)
{
	cell cells[GRID_WIDTH_MAX];
	size_t width = (size_t) r->grid->width;

	if (at + width > r->list->n)
		return FIT_NONE;
	for (size_t i = 0; r->bare && i < width; i++)
		if (r->list->cells[at + i].section)
			return FIT_NONE;
	cells_at(r->list, at, width, cells);
	return grid_fits(r->grid, cells);
}

/*
 * The width that most ordinals are from the next one, counting sections between them, the head's own among equals; 0:
 * there are no two.
 */
static size_t
commonest_step(run *r, size_t from, size_t to, size_t words)
{
	const cell_list *list = r->list;
	size_t votes[GRID_WIDTH_MAX + 1] = {0}, best = 0;

	for (size_t at = from; at < to && !run_stopped(r, 256); at++)
	{
		int ordinal = ordinal_at(list, at);

		if (ordinal < 0)
			continue;
		for (size_t width = 2; width <= GRID_WIDTH_MAX && at + width < to; width++)
		{
			size_t next = at + width;

			if (!list->cells[next].section && list->cells[next].ordinal != ordinal + 1)
				continue;
			for (int i = 0; i < SECTIONS_MAX && section_at(list, next); i++)
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

/* Where the next head begins, or the cells end: another table has no say in the width of this one. */
static size_t
next_head(run *r, size_t from)
{
	while (from < r->list->n && head_length(r->list, from) == 0 && !run_stopped(r, 16))
		from++;
	return from;
}

/*
 * The width, and where row 1 stands, from the head's length and the run of the ordinals; where they differ the
 * ordinals win if row 1 stands at that place.  0: no width holds.
 */
static size_t
find_width(run *r, size_t head, size_t words, size_t to, size_t *row_one)
{
	const cell_list *list = r->list;
	size_t step = commonest_step(r, head, to, words), width = step == 0 ? words : step, at = head + width;

	while (at < head + width + SECTIONS_MAX && ordinal_at(list, at) < 0 && section_at(list, at) &&
		   !list->cells[at].word)
		at++;
	*row_one = at;
	/* a head cell beyond the width would be taken for a section; a single row must be all there is */
	if (words > width || ordinal_at(list, at) != 1 || (step == 0 && at + width != to))
		return 0;
	return width;
}

/* The cells of a row that is known to be one. */
static void
give_row(run *r, size_t at)
{
	cell cells[GRID_WIDTH_MAX];
	size_t width = (size_t) r->grid->width;
	bool unsure = false;

	cells_at(r->list, at, width, cells);
	for (size_t i = 0; i < width; i++)
		/* a heading in a cell: the cell that stood there is missing */
		if (r->list->cells[at + i].unsure || (r->bare && r->list->cells[at + i].section) ||
			(r->grid->columns[i].kind == COLUMN_VALUE && surely_section(cells[i].text) &&
			 !cell_value(cells[i].text)))
		{
			unsure = true;
			run_complain(r, MESSAGE_ROW_DOUBTFUL, cells[i].line, cells[i].text, 0, 0);
		}
	r->grid->last_line = cells[width - 1].line;
	run_row_at(r, (grid_row){.at = (uint32_t) at, .doubtful = unsure}, cells);
}

static bool
is_head_at(const run *r, size_t at)
{
	cell cells[GRID_WIDTH_MAX];
	size_t width = (size_t) r->grid->width;

	if (at + width > r->list->n || !r->list->cells[at].word)
		return false;
	cells_at(r->list, at, width, cells);
	return run_head_repeats(r, cells, r->grid->width);
}

/* A row without an ordinal of its own: an empty cell or a dash, then a name; its end must hold as any row's. */
static bool
is_unnumbered(const run *r, size_t at)
{
	return at < r->list->n && (r->list->cells[at].empty || cell_dash(cell_of_list(r->list, at).text)) &&
		   fit_at(r, at) == FIT_SURE;
}

/* The repeated head at `at` is one of another table: its ordinals begin anew. */
static bool
begins_anew(const run *r, size_t at)
{
	at += (size_t) r->grid->width;
	for (int i = 0; i < SECTIONS_MAX && section_at(r->list, at); i++)
		at++;
	return ordinal_at(r->list, at) == 1;
}

/* Is the ordinal at `at` one that goes on with `next`, its row fitting and ending where the chain goes on? */
static bool
chain_goes_on(const run *r, size_t at, int next)
{
	size_t end = at + (size_t) r->grid->width;

	return fit_at(r, at) >= FIT_LOOSE && (end == r->list->n || ordinal_at(r->list, end) == next + 1 ||
										  section_at(r->list, end) || head_length(r->list, end) > 0);
}

/*
 * Where the row behind `end` starts, if what stands there proves that a row ends at `end`: the next ordinal, maybe
 * behind sections or a repeated head, or the end of the cells.  sure: the row fits in itself; else the next one must.
 * 0: no proof.
 */
static size_t
next_row(const run *r, size_t end, int ordinal, bool sure)
{
	const cell_list *list = r->list;
	size_t at = end, width = (size_t) r->grid->width;
	bool section = false;

	for (size_t steps = 0; steps <= SECTIONS_MAX + 1; steps++)
	{
		int next = ordinal_at(list, at);

		if ((at >= list->n && (sure || !r->bare)) ||
			(next == ordinal + 1 && (sure || fit_at(r, at) >= FIT_LOOSE)) || is_unnumbered(r, at))
			return at;
		/* a gap needs more proof, and so do ordinals that begin anew in a section */
		if (!section && next > ordinal && next <= ordinal + SKIP_MAX && chain_goes_on(r, at, next))
			return at;
		if (section && next == 1 && ordinal >= 1 && fit_at(r, at) == FIT_SURE && chain_goes_on(r, at, 1))
			return at;
		if (is_head_at(r, at) && !begins_anew(r, at))
			at += width;
		else if (head_length(list, at) > 0)
			return at; /* another table */
		else if (section_at(list, at))
		{
			section = true;
			at++;
		}
		else
			return 0;
	}
	return 0;
}

/* Directly behind a row: 计算 below its remark 按可比价格 may be the rest of that as well as a section. */
static bool
goes_on_remark(const run *r, size_t at)
{
	span s = cell_of_list(r->list, at).text;

	return r->grid->columns[r->grid->width - 1].kind == COLUMN_REMARK && !r->list->cells[at - 1].empty &&
		   s.n > 0 && !surely_section(s) && !cell_numeral(s);
}

/* Sections (and repeated heads) between two rows.  row_end: where the row above ends; 0: there is none. */
static void
give_sections(run *r, size_t from, size_t to, size_t row_end)
{
	while (from < to)
	{
		if (is_head_at(r, from))
			from += (size_t) r->grid->width;
		else
		{
			cell c = cell_of_list(r->list, from);

			if (from == row_end && goes_on_remark(r, from))
			{
				run_complain(r, MESSAGE_STRAY_TEXT, c.line, c.text, 0, 0);
				run_section_lost(r, (uint32_t) from);
			}
			else if (!r->list->cells[from].empty)
				run_section_at(r, (uint32_t) from);
			from++;
		}
	}
}

/* The next place from which the chain holds again: an ordinal above the last, a row that fits, a proven end. */
static size_t
resume(run *r, size_t at, int ordinal)
{
	const cell_list *list = r->list;
	size_t width = (size_t) r->grid->width;

	for (; at + width <= list->n && !run_stopped(r, 256); at++)
	{
		int next = ordinal_at(list, at);

		if (next > ordinal && next <= ordinal + SKIP_MAX * 4 && fit_at(r, at) >= FIT_LOOSE &&
			next_row(r, at + width, next, r->bare && fit_at(r, at) == FIT_SURE) != 0)
			return at;
		if (head_length(list, at) > 0 && (!is_head_at(r, at) || begins_anew(r, at)))
			return at;
	}
	return next_head(r, at);
}

/* Rows of a grid that has ordinals; returns where they end. */
static size_t
numbered_rows(run *r, size_t at)
{
	const cell_list *list = r->list;
	size_t width = (size_t) r->grid->width;
	int ordinal = 0;

	while (at < list->n && !run_stopped(r, 512))
	{
		int here = ordinal_at(list, at);
		bool anew = here == 1 && at > 0 && section_at(list, at - 1);
		bool row = here > ordinal || anew || (ordinal > 0 && is_unnumbered(r, at));
		size_t next = 0;

		if (head_length(list, at) > 0)
			return at;
		if (row && at + width <= list->n)
			next = next_row(r, at + width, here > 0 ? here : ordinal, fit_at(r, at) == FIT_SURE);
		if (next == 0)
		{
			run_complain(r, MESSAGE_ROW_WIDTH, list->cells[at].line, cell_of_list(list, at).text,
						 (int) (list->n - at), (int) width);
			at = resume(r, at + 1, ordinal);
			continue;
		}
		give_row(r, at);
		if (here > 0)
			ordinal = here;
		give_sections(r, at + width, next, at + width);
		at = next;
	}
	return at;
}

/* Does what stands at `at` prove that a row without ordinals ends there? */
static bool
proves_end(const run *r, size_t at)
{
	return at >= r->list->n || fit_at(r, at) == FIT_SURE || head_length(r->list, at) > 0 ||
		   (section_at(r->list, at) && fit_at(r, at + 1) == FIT_SURE);
}

/* Rows without ordinals: only the width says where they end, so every cell must fit its column, of the next row too. */
static size_t
plain_rows(run *r, size_t at)
{
	size_t width = (size_t) r->grid->width;

	while (at + width <= r->list->n && !run_stopped(r, 512))
	{
		if (is_head_at(r, at))
			at += width;
		else if (head_length(r->list, at) > 0)
			return at;
		else if (fit_at(r, at) == FIT_SURE && proves_end(r, at + width))
		{
			give_row(r, at);
			at += width;
		}
		else if (section_at(r->list, at) && fit_at(r, at + 1) == FIT_SURE)
			run_section_at(r, (uint32_t) at++);
		else
			break;
	}
	if (at < r->list->n && head_length(r->list, at) == 0)
	{
		run_complain(r, MESSAGE_ROW_WIDTH, r->list->cells[at].line, cell_of_list(r->list, at).text,
					 (int) (r->list->n - at), (int) width);
		return next_head(r, at);
	}
	return at;
}

/* The heads of two lines as head rows of so many columns; false: they are not, or in more ways than one. */
static bool
group_head(run *r, size_t at, size_t words, size_t width, cell *upper, cell *lower)
{
	head_way ways[HEAD_WAYS_MAX];
	head_choice choice;
	span texts[GRID_WIDTH_MAX];
	int which;

	for (size_t i = 0; i < words; i++)
		texts[i] = cell_of_list(r->list, at + i).text;
	head_choice_begin(&choice, ways, head_ways(texts, (int) words, 0, ways), (int) width);
	for (size_t i = at + words; choice.n > 1 && i + width <= r->list->n && !run_stopped(r, 1024); i++)
	{
		if (ordinal_at(r->list, i) < 0)
			continue;
		for (size_t k = 0; k < width; k++)
			texts[k] = cell_of_list(r->list, i + k).text;
		head_choice_row(&choice, texts);
	}
	which = head_choice_end(&choice);
	if (which >= 0)
		head_way_rows(&ways[which], cell_of_list(r->list, at).line, upper, lower);
	return which >= 0;
}

/* 2024年 and 目标 below it, each a cell: the heads put together, their number; 0: one of values has no year, which was lost. */
static size_t
pair_heads(const run *r, size_t at, size_t words, cell *out)
{
	size_t n = 0;

	for (size_t i = 0; i < words; i++, n++)
	{
		cell here = cell_of_list(r->list, at + i);
		column year = head_column(here.text, SPAN_NONE), role;

		out[n] = here;
		if (i + 1 == words || !year.bare_year || year.years.from == 0)
			continue;
		role = head_column(cell_of_list(r->list, at + i + 1).text, SPAN_NONE);
		if (role.kind == COLUMN_VALUE && role.role != ROLE_NONE && role.years.from == 0 &&
			!role.years.has_relative)
			out[n].text = arena_join(r->arena, here.text, cell_of_list(r->list, at + ++i).text);
	}
	for (size_t i = 0; i < n; i++)
	{
		column c = head_column(out[i].text, SPAN_NONE);

		if (c.kind == COLUMN_VALUE && c.years.from == 0)
			return 0;
	}
	return n;
}

/* A head of two lines, where its columns are as many as the cells from one ordinal to the next; returns where it ends. */
static size_t
read_grouped(run *r, size_t at, size_t words, size_t step)
{
	cell upper[GRID_WIDTH_MAX], lower[GRID_WIDTH_MAX];
	size_t row_one = at + words;
	bool paired;

	if (step == 0 || words <= step || words > GRID_WIDTH_MAX)
		return 0;
	paired = pair_heads(r, at, words, upper) == step;
	if (!paired && !group_head(r, at, words, step, upper, lower))
		return 0;
	while (ordinal_at(r->list, row_one) < 0 && section_at(r->list, row_one))
		row_one++;
	if (ordinal_at(r->list, row_one) != 1)
		return 0;
	run_head_anew(r, upper, paired ? NULL : lower, (int) step);
	if (run_stopped(r, 0))
		return r->list->n;
	give_sections(r, at + words, row_one, 0);
	return numbered_rows(r, row_one);
}

/* The table whose head of so many words begins at `at`; returns where it ends. */
static size_t
read_table(run *r, size_t at, size_t words)
{
	const cell_list *list = r->list;
	cell head[GRID_WIDTH_MAX];
	size_t to = next_head(r, at + words), width = words, row_one = 0, grouped;
	bool ordinals = false;

	for (size_t i = 0; i < words; i++)
		ordinals |= list->cells[at + i].ordinals;
	grouped = ordinals ? read_grouped(r, at, words, commonest_step(r, at, to, words)) : 0;
	if (grouped > 0)
		return grouped;
	if (ordinals)
		width = find_width(r, at, words, to, &row_one);
	else if (commonest_step(r, at, to, words) == words + 1)
		width = 0; /* rows with ordinals under a head without: a cell of the head was lost */
	if (width == 0)
	{
		run_complain(r, ordinals ? MESSAGE_NO_ROW_ONE : MESSAGE_NO_HEAD, list->cells[at].line,
					 cell_of_list(list, at).text, ordinals ? 0 : 1, 0);
		return at + words;
	}
	cells_at(list, at, width, head);
	run_head_anew(r, head, NULL, (int) width);
	if (run_stopped(r, 0))
		return list->n;
	if (!ordinals)
		return plain_rows(r, at + words);
	give_sections(r, at + width, row_one, 0);
	return numbered_rows(r, row_one);
}

void
read_cells(run *r)
{
	cell_list *list = cells_collect(r);
	size_t at = 0, figures = 0;

	if (list == NULL || !run_begin(r, list->n))
		return;
	r->list = list;
	while (at < list->n && !run_stopped(r, 64))
	{
		size_t words = head_length(list, at);

		if (words > 0)
			at = read_table(r, at, words);
		else if (head_figure(cell_of_list(list, at++).text) && ++figures == 2 && r->grid == NULL)
			run_complain(r, MESSAGE_NO_HEAD, list->cells[at - 1].line, cell_of_list(list, at - 1).text, 1, 0);
	}
	run_end(r);
}
