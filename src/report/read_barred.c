/*
 * read_barred.c
 *		The layout of a cell a line of which each ends in a bar, as text taken out of web pages has it:
 *
 *			指标 |				指标
 *			2025年 |			|
 *			粮食产量 |			2025年
 *			182 |				||
 *
 * A bar ends a cell, and of several in one line the last one a row; where no row ends so, rows are as wide as their
 * heads.  A cell may go on over lines; where cells of a row do, and over as many, the row is as many rows.
 */
#include "layout.h"
#include "caption.h"
#include "tab_heads.h"

#define CELL_CHARACTERS 60
#define CELL_LINES 6
#define GAP_LINES 2

typedef struct barred_cell
{
	uint32_t line; /* its first */
	uint32_t n;    /* lines with a text; 0: empty */
	bool row_ends;
} barred_cell;

typedef struct barred_table
{
	const lines *lines;
	barred_cell *cells;
	size_t n;
	uint32_t end; /* the line behind the last cell */
	bool row_ends;
	int width;
	row upper, lower; /* the head; of one line alone: lower.n is 0 */
	size_t heads;     /* cells of it */
} barred_table;

/* The text of a line without the bars at its end, and how many they are. */
static span
without_bars(const lines *l, uint32_t i, int *bars)
{
	span s = text_trim(line_text(l, i));

	for (*bars = 0; s.n > 0 && (s.p[s.n - 1] == '|' || s.p[s.n - 1] == ' '); s.n--)
		*bars += s.p[s.n - 1] == '|';
	return s;
}

static bool
may_be_cell(arena *a, const lines *l, uint32_t i)
{
	int bars;
	span s = without_bars(l, i, &bars), label, text;

	return !line_tabbed(l, i) && l->line[i].n <= ROW_LINE_MAX && !text_longer(s, CELL_CHARACTERS) &&
		   memchr(s.p, '|', s.n) == NULL && span_find(s, SPAN("。")) < 0 && !note_line(l, i, &label, &text) &&
		   !caption_at(a, l, i, &(caption){0}) && !span_starts(s, SPAN("#"));
}

/* The cell from line *i on, which is moved behind its bar, and how many empty ones follow; false: it has no bar. */
static bool
next_cell(arena *a, const lines *l, uint32_t *i, barred_cell *out, int *empty)
{
	uint32_t k = *i;
	int blank = 0;

	*out = (barred_cell){.line = k};
	for (; k < l->n && blank <= GAP_LINES && out->n <= CELL_LINES && may_be_cell(a, l, k); k++)
	{
		int bars;
		span s = without_bars(l, k, &bars);

		if (arena_cancelled(a, l->line[k].n + 32u))
			return false;
		blank = s.n == 0 && bars == 0 ? blank + 1 : 0;
		if (s.n > 0 && out->n++ == 0)
			out->line = k;
		if (bars == 0)
			continue;
		out->line = out->n == 0 ? k : out->line;
		out->row_ends = bars == 2;
		*empty = bars > 2 ? bars - 2 : 0;
		*i = k + 1;
		return *empty < GRID_WIDTH_MAX;
	}
	return false;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The k-th line of a cell; all of them for k = n. */
static span
cell_text(arena *a, const lines *l, const barred_cell *c, uint32_t k)
{
	span whole = SPAN_NONE;
	uint32_t seen = 0;
	int bars;

	for (uint32_t i = c->line; seen < c->n; i++)
	{
		span s = without_bars(l, i, &bars);

		if (s.n == 0)
			continue;
		if (seen++ == k)
			return s;
		if (k < c->n)
			continue;
		/* figures below figures stay apart */
		if (whole.n > 0 && is_digit(whole.p[whole.n - 1]) && is_digit(s.p[0]))
			whole = arena_join(a, whole, SPAN(" "));
		whole = whole.n == 0 ? s : arena_join(a, whole, s);
	}
	return whole;
}

/* The cells from line i on, counted first: their list is as long as they are many. */
static bool
collect(arena *a, uint32_t i, barred_table *t)
{
	barred_cell c;
	int empty;
	size_t room = 0;

	t->end = i;
	for (uint32_t k = i; next_cell(a, t->lines, &k, &c, &empty); t->end = k)
		room += 1u + (size_t) empty;
	t->cells = room == 0 ? NULL : arena_get(a, room, sizeof(barred_cell));
	if (t->cells == NULL)
		return false;
	while (t->n < room && next_cell(a, t->lines, &i, &c, &empty))
		for (int k = 0; k <= empty && t->n < room; k++)
		{
			if (k > 0)
				c = (barred_cell){.line = c.line, .row_ends = k == empty};
			t->cells[t->n++] = c;
			t->row_ends |= c.row_ends;
		}
	return t->n > 0;
}

/* Cells [from, from + n) as a line of the head. */
static row
head_line(arena *a, const barred_table *t, size_t from, size_t n)
{
	row r = {.n = (int) n, .line = t->cells[from].line};

	for (size_t i = 0; i < n; i++)
		r.cells[i] = (cell){cell_text(a, t->lines, &t->cells[from + i], t->cells[from + i].n),
							t->cells[from + i].line};
	return r;
}

/* How many of the rows below the head fit columns of the width, less those that do not. */
static long
count_fits(arena *a, const barred_table *t, const column *columns, int width)
{
	long fits = 0;

	for (size_t at = t->heads; at < t->n; at += (size_t) width)
	{
		bool sure = at + (size_t) width <= t->n;

		for (int i = 0; i < width && sure; i++)
		{
			const barred_cell *c = &t->cells[at + (size_t) i];
			span s = cell_text(a, t->lines, c, 0);

			/* sections have nothing but their name */
			sure = columns[i].kind == COLUMN_NAME ? s.n > 0 && cell_fits(COLUMN_NAME, s) == FIT_SURE
												  : cell_fits(columns[i].kind, s) != FIT_NONE;
		}
		fits += sure ? 1 : -1;
	}
	return fits;
}

/* The cells of the head: up to the first that is no word of one; where rows end, those of the first row. */
static size_t
count_heads(arena *a, const barred_table *t)
{
	size_t n = 0, words = 0;
	bool ends = false;

	for (bool word; n < t->n && n < GRID_WIDTH_MAX && !ends; n++, words += word)
	{
		word = head_field(cell_text(a, t->lines, &t->cells[n], t->cells[n].n));
		ends = t->cells[n].row_ends;
		if (!word && !t->row_ends)
			break;
	}
	return 2 * words > n ? n : 0;
}

/* The head in one line, or in two of which the second stands below merged cells: as wide as the rows that fit best. */
static bool
find_head(arena *a, barred_table *t)
{
	long best = 0;

	t->heads = count_heads(a, t);
	for (size_t n = t->heads; n >= 2; n--)
	{
		row upper = head_line(a, t, 0, n), lower = head_line(a, t, n < t->heads ? n : 0, t->heads - n);
		column columns[GRID_WIDTH_MAX];
		span group = SPAN_NONE;
		int width = (int) n;
		long fits;

		if (lower.n > 0)
		{
			int alone = 0;

			for (int i = 0; i < upper.n; i++)
				alone += head_stands_alone(upper.cells[i].text);
			width = alone + lower.n;
			if (!tab_pad_lower(&upper, &lower, width) || !tab_spread_head(&upper, &lower))
				continue;
		}
		for (int i = 0; i < width; i++)
		{
			group = upper.cells[i].text.n > 0 ? upper.cells[i].text : group;
			columns[i] = lower.n > 0 && lower.cells[i].text.n > 0
							 ? head_column(lower.cells[i].text, group)
							 : head_column(upper.cells[i].text, SPAN_NONE);
		}
		fits = width < 2 || arena_cancelled(a, t->n * 64) ? 0 : count_fits(a, t, columns, width);
		if (fits <= best)
			continue;
		best = fits;
		t->width = width;
		t->upper = upper;
		t->lower = lower;
	}
	return best > 1;
}

/* Does a cell with its bar stand above line i, and no caption?  Then no table begins there: asked at every line, reading stays linear. */
static bool
is_inside(arena *a, const lines *l, uint32_t i)
{
	int bars = 0;

	for (int blank = 0; i > 0 && blank <= GAP_LINES; blank++)
	{
		span s = without_bars(l, --i, &bars);

		if (s.n > 0 || bars > 0)
			break;
	}
	return bars > 0 && !caption_at(a, l, i, &(caption){0});
}

static bool
table_at(arena *a, const lines *l, uint32_t i, barred_table *t)
{
	int bars, below = 0;
	span s;

	memset(t, 0, sizeof(*t));
	t->lines = l;
	if (line_blank(l, i) || line_tabbed(l, i) || l->line[i].n > 120)
		return false;
	s = without_bars(l, i, &bars);
	if (bars == 0 && i + 1 < l->n)
		below = without_bars(l, i + 1, &below).n == 0 ? below : 0;
	if (bars + below != 1 || s.n == 0 || is_inside(a, l, i) || !head_word(s))
		return false;
	return collect(a, i, t) && find_head(a, t);
}

bool
barred_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	barred_table t;

	if (!table_at(a, l, i, &t))
		return false;
	*end = t.end;
	return true;
}

static void
add_head(matrix *m, const barred_table *t)
{
	matrix_cell upper[GRID_WIDTH_MAX] = {0}, lower[GRID_WIDTH_MAX] = {0};

	for (int i = 0; i < t->width; i++)
	{
		bool below = t->lower.n > 0 && t->lower.cells[i].text.n > 0;

		upper[i].text = t->upper.cells[i].text;
		if (upper[i].text.n == 0 && i > 0 && below)
			upper[i] = (matrix_cell){.text = upper[i - 1].text, .from_left = true};
		lower[i] = below ? (matrix_cell){.text = t->lower.cells[i].text}
						 : (matrix_cell){.text = upper[i].text, .from_above = true};
	}
	matrix_add(m, upper, t->width, t->upper.line);
	if (t->lower.n > 0)
		matrix_add(m, lower, t->width, t->lower.line);
}

static bool
is_empty(const barred_cell *cells, int n)
{
	for (int i = 0; i < n; i++)
		if (cells[i].n > 0)
			return false;
	return true;
}

/*
 * How many lines the cells of the row have, all as many but for an ordinal in front and empty ones: so many rows; 1: a
 * cell goes on.
 */
static uint32_t
rows_within(arena *a, const barred_table *t, const barred_cell *cells, int n)
{
	uint32_t rows = 0;

	for (int i = 0; i < n; i++)
	{
		if (cells[i].n == 0 ||
			(i == 0 && cells[i].n == 1 && cell_ordinal(cell_text(a, t->lines, &cells[i], 0)) > 0))
			continue;
		if (rows != 0 && cells[i].n != rows)
			return 1;
		rows = cells[i].n;
	}
	return rows == 0 ? 1 : rows;
}

/* 182 over 12 in one cell of a row whose other cells have one line: two figures, of which it is not known whose they are. */
static bool
holds_two_figures(arena *a, const barred_table *t, const barred_cell *cells, int n)
{
	for (int i = 0; i < n; i++)
		for (uint32_t k = 1; k < cells[i].n; k++)
			if (head_figure(cell_text(a, t->lines, &cells[i], k)) &&
				head_figure(cell_text(a, t->lines, &cells[i], k - 1)))
				return true;
	return false;
}

void
read_barred(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	barred_table t;
	matrix_cell cells[GRID_WIDTH_MAX];

	(void) to;
	if (!table_at(m->arena, l, from, &t))
		return;
	m->merged = true;
	add_head(m, &t);
	for (size_t at = t.heads, n; at < t.n && !m->out_of_memory; at += n)
	{
		const barred_cell *row = &t.cells[at];
		uint32_t rows;

		for (n = 1;
			 at + n < t.n && n < (t.row_ends ? GRID_WIDTH_MAX : (size_t) t.width) && !row[n - 1].row_ends;
			 n++)
			;
		rows = is_empty(row, (int) n) ? 0 : rows_within(m->arena, &t, row, (int) n);
		for (uint32_t k = 0; k < rows; k++)
		{
			matrix_row *added;

			memset(cells, 0, sizeof(cells));
			for (size_t i = 0; i < n; i++)
				if (rows == 1 || row[i].n > 1 || k == 0)
					cells[i].text = cell_text(m->arena, l, &row[i], rows > 1 && row[i].n > 1 ? k : row[i].n);
			added = matrix_add(m, cells, (int) n, row->line + k);
			if (added != NULL && rows == 1)
				added->doubtful = holds_two_figures(m->arena, &t, row, (int) n);
		}
	}
}
