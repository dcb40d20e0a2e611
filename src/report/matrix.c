/*
 * matrix.c
 *		From rows of cells to grids: heads, sections, notes, titles.
 */
#include "matrix.h"
#include "matrix_columns.h"
#include "caption.h"
#include "transpose.h"

#define HEAD_LEVELS_MAX 4
#define SECTION_CHARACTERS 40
#define TITLE_CHARACTERS 60

void
matrix_init(matrix *m, arena *a, uint32_t line)
{
	memset(m, 0, sizeof(*m));
	m->arena = a;
	m->first_line = m->last_line = line;
}

void
matrix_reserve(matrix *m, size_t rows)
{
	matrix_row *grown = arena_get(m->arena, rows, sizeof(matrix_row));

	if (grown == NULL)
	{
		m->out_of_memory = true;
		return;
	}
	if (m->n > 0)
		memcpy(grown, m->rows, m->n * sizeof(matrix_row));
	m->rows = grown;
	m->room = rows;
}

matrix_row *
matrix_add(matrix *m, const matrix_cell *cells, int n, uint32_t line)
{
	int kept = n < GRID_WIDTH_MAX ? n : GRID_WIDTH_MAX;
	matrix_row *row;

	if (m->n == m->room)
		matrix_reserve(m, m->room == 0 ? 4 : m->room * 2); /* most tables in HTML are small */
	if (m->out_of_memory)
		return NULL;
	row = &m->rows[m->n];
	memset(row, 0, sizeof(*row));
	row->cells = arena_get(m->arena, (size_t) (kept > 0 ? kept : 1), sizeof(matrix_cell));
	if (row->cells == NULL)
	{
		m->out_of_memory = true;
		return NULL;
	}
	if (kept > 0)
		memcpy(row->cells, cells, (size_t) kept * sizeof(matrix_cell));
	row->n = n;
	row->line = line;
	m->n++;
	if (line > m->last_line)
		m->last_line = line;
	return row;
}

matrix_row *
matrix_add_head(matrix *m, const grouped_head *heads, int n, uint32_t line, uint32_t last)
{
	matrix_cell upper[GRID_WIDTH_MAX] = {0}, lower[GRID_WIDTH_MAX] = {0};
	bool grouped = false;
	size_t at = m->n;

	for (int i = 0; i < n; i++)
	{
		bool in_group = heads[i].group.n > 0;

		upper[i].text = in_group ? heads[i].group : heads[i].own;
		upper[i].from_left = in_group && i > 0 && heads[i - 1].group.p == heads[i].group.p;
		lower[i].text = heads[i].own;
		lower[i].from_above = !in_group;
		grouped |= in_group;
	}
	matrix_add(m, upper, n, line);
	if (grouped)
		matrix_add(m, lower, n, last);
	return m->n > at ? &m->rows[at] : NULL;
}

/* A merged cell that a conversion repeats in all of its columns. */
static bool
repeats_first(const matrix_row *row, int i)
{
	if (i == 0 || row->n < 3 || row->n > GRID_WIDTH_MAX || !text_longer(row->cells[0].text, 1))
		return false;
	for (int k = 1; k < row->n; k++)
		if (!span_equal(row->cells[k].text, row->cells[0].text))
			return false;
	return true;
}

span
matrix_only_text(const matrix_row *row)
{
	span s = SPAN_NONE;

	for (int i = 0; i < kept_cells(row); i++)
	{
		if (row->cells[i].text.n == 0 || row->cells[i].from_left || repeats_first(row, i))
			continue;
		if (row->cells[i].from_above || s.n > 0)
			return SPAN_NONE;
		s = row->cells[i].text;
	}
	return s;
}

static bool
is_blank(const matrix_row *row)
{
	for (int i = 0; i < kept_cells(row); i++)
		if (own_text(&row->cells[i]))
			return false;
	return true;
}

/* 累计〔五年〕: a head, though its numeral makes it a quantity of years. */
static bool
heads_a_sum(span s)
{
	return span_find(s, SPAN("累计")) >= 0 && span_find(s, SPAN("年")) >= 0 && !text_longer(s, 8);
}

/* A figure, or a dash in its place.  A year is none in a head (2025年), nor are words that values have too (增长（%）). */
static bool
is_plain_value(span s)
{
	return s.n > 0 && head_figure(s) && (years_in(s).from == 0 || text_longer(s, 12)) && !heads_a_sum(s);
}

static bool
holds_value(const matrix_row *row)
{
	for (int i = 0; i < kept_cells(row); i++)
	{
		span s = row->cells[i].text;

		if (is_plain_value(s) || cell_ordinal(s) > 0)
			if (years_in(s).from == 0)
				return true;
	}
	return false;
}

static bool
is_head_text(span s)
{
	return s.n > 0 && !text_longer(s, 40) && !span_ends(s, SPAN("：")) && !span_ends(s, SPAN(":")) &&
		   (head_word(s) || years_in(s).from != 0);
}

static bool
is_anchor(span s)
{
	column c = head_column(s, SPAN_NONE);

	return c.known && (c.kind == COLUMN_ORDINAL || c.kind == COLUMN_NAME || c.kind == COLUMN_CATEGORY);
}

bool
matrix_is_head(const matrix_row *row)
{
	int words = 0;
	bool anchor = false;

	if (holds_value(row))
		return false;
	for (int i = 0; i < kept_cells(row); i++)
	{
		span s = row->cells[i].text;

		if (!is_head_text(s) || row->cells[i].from_left)
			continue;
		anchor |= is_anchor(s);
		words++;
	}
	return words >= 2 && anchor;
}

/* 年度总体目标 beside 预期目标 and 实际完成情况: they head what is told in sentences. */
static bool
heads_texts(const matrix_row *row)
{
	bool goal = false, outcome = false;

	for (int i = 1; i < kept_cells(row); i++)
	{
		column c;

		if (row->cells[i].text.n == 0 || row->cells[i].from_left || row->cells[i].from_above)
			continue;
		if (!head_says(row->cells[i].text, &c) || !text_longer(row->cells[i].text, 3))
			return false;
		goal |= c.kind == COLUMN_VALUE && c.role == ROLE_TARGET;
		outcome |= c.kind == COLUMN_OUTCOME || (c.kind == COLUMN_VALUE && c.role == ROLE_ACTUAL);
	}
	return goal && outcome;
}

bool
matrix_holds_names(const matrix *m, size_t from, int i)
{
	size_t names = 0, others = 0;

	for (size_t k = from; k < m->n && k < from + ROWS_ASKED; k++)
	{
		const matrix_row *row = &m->rows[k];

		if (heads_texts(row) || (k > from && matrix_is_head(row)))
			break;
		if (i >= kept_cells(row) || row->cells[i].text.n == 0 || row->cells[i].from_above ||
			matrix_only_text(row).n > 0)
			continue;
		if (cell_fits(COLUMN_NAME, row->cells[i].text) == FIT_SURE)
			names++;
		else
			others++;
	}
	return names > 0 && names >= others * 4;
}

/* 完成市下达目标 is a goal in words that was reached, though heads have its words. */
static bool
is_reached_in_words(span s)
{
	return span_starts(s, SPAN("完成")) && cell_value(s);
}

/* A head whose first cell is empty or unknown over a column of names, and else words of values. */
static bool
is_head_by_cells(const matrix *m, size_t at)
{
	const matrix_row *row = &m->rows[at];
	int words = 0, names = 0;

	if (holds_value(row) || row->n < 2 || is_head_text(row->cells[0].text) ||
		span_ends(row->cells[0].text, SPAN("：")) || text_longer(row->cells[0].text, 12))
		return false;
	for (int i = 1; i < kept_cells(row); i++)
		words += is_head_text(row->cells[i].text) && !is_reached_in_words(row->cells[i].text) &&
				 !row->cells[i].from_left;
	/* the names may stand beside what is merged over all of the rows, below an empty head */
	while (names + 1 < kept_cells(row) && row->cells[names].text.n > 0 && at + 1 < m->n &&
		   names < kept_cells(&m->rows[at + 1]) && m->rows[at + 1].cells[names].from_above)
		names++;
	return words >= 1 && words * 2 >= row->n - 1 - names && matrix_holds_names(m, at + 1, names);
}

/* A row of group heads alone: "" | 2020年 | "", its names in the row below. */
static bool
is_group_row(const matrix *m, size_t at)
{
	const matrix_row *row = &m->rows[at];
	int words = 0, others = 0;

	if (holds_value(row) || at + 1 >= m->n || !matrix_is_head(&m->rows[at + 1]) ||
		matrix_only_text(row).n > 0)
		return false;
	for (int i = 0; i < kept_cells(row); i++)
		if (own_text(&row->cells[i]))
		{
			if (is_head_text(row->cells[i].text))
				words++;
			else
				others++;
		}
	return words > 0 && others <= words;
}

/* Empty below the head of names and of units, and else heads: 基数, 中期目标, （%） below 2020年, 2023年, 年均增长. */
static bool
lies_below(const matrix_row *above, const matrix_row *row)
{
	int words = 0;

	for (int i = 0; i < kept_cells(row) && i < kept_cells(above); i++)
	{
		span s = row->cells[i].text;

		if (is_anchor(above->cells[i].text) ? s.n > 0 : s.n > 0 && !is_head_text(s) && !cell_unit_bracket(s))
			return false;
		words += s.n > 0;
	}
	return words > 1;
}

/* Does row `at` go on with the head that starts at `first`? */
static bool
is_next_level(const matrix *m, size_t first, size_t at)
{
	const matrix_row *row = &m->rows[at], *above = &m->rows[at - 1];
	bool gap = !m->merged && lies_below(above, row), word = false;

	if (at - first >= HEAD_LEVELS_MAX || row->n != above->n || holds_value(row) || is_blank(row))
		return false;
	for (int i = 0; i < kept_cells(row); i++)
	{
		const matrix_cell *c = &row->cells[i];

		if (m->merged)
			gap |= c->from_above || above->cells[i].from_left;
		else
			gap |= above->cells[i].text.n == 0 ||
				   (i > 0 && same_folded(above->cells[i].text, above->cells[i - 1].text)) ||
				   same_folded(c->text, above->cells[i].text);
		word |= own_text(c) && is_head_text(c->text);
		/* a name below the head of names is a row */
		if (!m->merged && c->text.n > 0 && is_anchor(above->cells[i].text) &&
			!same_folded(c->text, above->cells[i].text))
			return false;
	}
	return gap && word;
}

/* How many rows from `at` on are a head; 0: none. */
static size_t
head_levels(const matrix *m, size_t at)
{
	size_t n = 1;

	if (matrix_is_head(&m->rows[at]) || is_head_by_cells(m, at))
		;
	else if (is_group_row(m, at) && m->rows[at].n == m->rows[at + 1].n)
		n = 2;
	else
		return 0;
	while (at + n < m->n && is_next_level(m, at, at + n))
		n++;
	return n;
}

/* 同比增长, 年均增长 */
static bool
grows(span head)
{
	column c = head_column(head, SPAN_NONE);

	return c.known && (c.mean || c.kind == COLUMN_GROWTH);
}

/*
 * The heads of column i over the levels: the lowest is its own, those above are its group.  Where merged cells are not
 * marked an upper head spreads to the right over empty cells.
 */
static void
compose_column(const matrix *m, size_t at, size_t levels, int i, span *group, span *own)
{
	*group = *own = SPAN_NONE;
	for (size_t k = 0; k < levels; k++)
	{
		const matrix_row *row = &m->rows[at + k];
		span s = row->cells[i].text;

		if (row->cells[i].from_above)
			continue;
		if (!m->merged && k + 1 < levels)
			for (int left = i; s.n == 0 && left > 0 && m->rows[at + levels - 1].cells[i].text.n > 0; left--)
			{
				s = row->cells[left - 1].text;
				/* not over a column that has no head below it */
				if (s.n > 0 && is_anchor(s))
					s = SPAN_NONE;
				if (s.n > 0)
					break;
			}
		if (s.n == 0 || same_folded(s, *own))
			continue;
		if (k > 0 && own_text(&m->rows[at + k - 1].cells[i]) && cell_unit_bracket(s) && grows(*own))
		{
			*own = arena_join(m->arena, *own, s); /* 年均增长 over （%） */
			continue;
		}
		*group = arena_join(m->arena, *group, *own);
		*own = s;
	}
}

static grid *
give_head(matrix *m, run *r, size_t at, size_t levels)
{
	cell heads[GRID_WIDTH_MAX], subheads[GRID_WIDTH_MAX];
	const matrix_row *row = &m->rows[at];
	int width = row->n;
	bool grouped = false;
	grid *g;

	if (width > GRID_WIDTH_MAX)
	{
		run_complain(r, MESSAGE_ROW_WIDTH, row->line, row->cells[0].text, width, GRID_WIDTH_MAX);
		return NULL;
	}
	for (int i = 0; i < width; i++)
	{
		span group, own;

		compose_column(m, at, levels, i, &group, &own);
		heads[i] = (cell){group.n > 0 ? group : own, row->line};
		subheads[i] = (cell){group.n > 0 ? own : SPAN_NONE, row->line};
		grouped |= group.n > 0;
	}
	r->title = (cell){m->title.text, m->title.line};
	r->unit = m->unit;
	g = run_head(r, heads, grouped ? subheads : NULL, width);
	if (g != NULL)
		matrix_settle_columns(m, g, at, levels);
	return g;
}

/* A row of one text: a title, a note, a section, or told. */
static void
take_text(matrix *m, run *r, span s, uint32_t line)
{
	span label, text;
	unit u;

	if (unit_line(s, &u))
		m->unit = u;
	else if (note_at(s, &label, &text))
	{
		if (arena_room(m->arena, (void **) &m->notes, &m->note_room, m->note_n, sizeof(matrix_text)))
			m->notes[m->note_n++] = (matrix_text){s, line};
		else
			m->out_of_memory = true;
	}
	else if (run_grid(r) == NULL)
	{
		if (m->title.text.n == 0 && !text_longer(s, TITLE_CHARACTERS))
			m->title = (matrix_text){s, line};
	}
	else if (looks_like_section(s) || (m->merged && !text_longer(s, SECTION_CHARACTERS) && !cell_value(s) &&
									   span_find(s, SPAN("。")) < 0))
		run_section(r, (cell){s, line});
	else
	{
		run_complain(r, MESSAGE_STRAY_TEXT, line, s, 0, 0);
		if (m->note_n > 0)
			run_close(r); /* behind the notes another table begins */
	}
}

/* Is the text the only one because it is merged over the row, or stands where names do not? */
static bool
spans_row(const matrix *m, const grid *g, const matrix_row *row)
{
	int over = 0;

	if (g == NULL || row->n == 1)
		return true;
	for (int i = 1; i < kept_cells(row); i++)
		over += row->cells[i].from_left;
	return m->merged ? over > 0 && over + 2 >= row->n : row->cells[0].text.n > 0;
}

static span
row_text(const matrix_row *row)
{
	if (row->printed.n > 0)
		return row->printed;
	for (int i = 0; i < kept_cells(row); i++)
		if (row->cells[i].text.n > 0)
			return row->cells[i].text;
	return SPAN_NONE;
}

/* class=MsoNormal>地区生产总值: the rest of a tag that was torn. */
static bool
holds_markup(const grid *g, const cell *cells)
{
	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_NAME && span_find(cells[i].text, SPAN(">")) > 0 &&
			span_find(cells[i].text, SPAN("=")) > 0)
			return true;
	return false;
}

/* A row of which the cells of merged categories are not there; false: it is none. */
static bool
fit_row(const grid *g, const matrix_row *row, cell *cells)
{
	struct row x = {.n = kept_cells(row), .line = row->line};

	for (int i = 0; i < x.n; i++)
		x.cells[i] = (cell){row->cells[i].text, row->line};
	if (row->n >= g->width)
		return false;
	grid_fit_row(g, &x);
	if (x.n != g->width)
		return false;
	memcpy(cells, x.cells, (size_t) x.n * sizeof(cell));
	return true;
}

/* 总分 over the columns of names and values: it is the row's name, and no value. */
static bool
name_goes_over(const grid *g, const matrix_row *row, int i)
{
	int from = i;

	while (from > 0 && row->cells[from].from_left)
		from--;
	return g->columns[i].kind == COLUMN_VALUE &&
		   (g->columns[from].kind == COLUMN_NAME || g->columns[from].kind == COLUMN_CATEGORY ||
			g->columns[from].kind == COLUMN_ORDINAL);
}

static void
take_row(matrix *m, run *r, const matrix_row *row)
{
	cell cells[GRID_WIDTH_MAX];
	grid *g = run_grid(r);
	bool doubtful, fitted = false;

	g->last_line = row->line;
	if (row->n != g->width && !(fitted = m->unfilled && fit_row(g, row, cells)))
	{
		run_complain(r, MESSAGE_ROW_WIDTH, row->line, row_text(row), row->n, g->width);
		m->lost = true;
		return;
	}
	m->lost &= fitted;
	for (int i = 0; i < g->width && !fitted; i++)
	{
		cells[i] = (cell){row->cells[i].text, row->line};
		/* one ordinal for two rows is no repeated one */
		if (row->cells[i].from_above && g->columns[i].kind == COLUMN_ORDINAL)
			cells[i].text = SPAN_NONE;
		/* one value over 绝对值 and 增长 is no growth */
		if (row->cells[i].from_left && g->columns[i].kind == COLUMN_GROWTH &&
			g->columns[i - 1].kind == COLUMN_VALUE)
			cells[i].text = SPAN_NONE;
		if (row->cells[i].from_left && name_goes_over(g, row, i))
			cells[i].text = SPAN_NONE;
	}
	doubtful = row->doubtful || m->lost || holds_markup(g, cells);
	if (doubtful)
		run_complain(r, MESSAGE_ROW_DOUBTFUL, row->line, row_text(row), 0, 0);
	else if (row->placed)
		run_complain(r, MESSAGE_CELL_PLACED, row->line, row_text(row), 0, 0);
	else if (row->mended)
		run_complain(r, MESSAGE_ROW_MENDED, row->line, row_text(row), 0, 0);
	run_row(r, cells, doubtful);
}

/* Rows that no head says anything of, if they look like rows of values at all. */
static void
complain_headless(const matrix *m, run *r, size_t from, size_t to)
{
	int rows = 0;
	const matrix_row *first = NULL;

	for (size_t i = from; i < to; i++)
	{
		int values = 0, names = 0;

		for (int k = 0; k < kept_cells(&m->rows[i]); k++)
		{
			values += is_plain_value(m->rows[i].cells[k].text);
			names += cell_fits(COLUMN_NAME, m->rows[i].cells[k].text) == FIT_SURE ||
					 (k == 0 && years_in(m->rows[i].cells[k].text).from != 0);
		}
		if (values > 0 && names > 0)
		{
			rows++;
			first = first == NULL ? &m->rows[i] : first;
		}
	}
	if (rows > 0)
		run_complain(r, MESSAGE_NO_HEAD, first->line, row_text(first), rows, 0);
}

/* Rows of a head that are torn: told. */
static bool
head_lost(const matrix *m, run *r, size_t at, size_t levels)
{
	for (size_t i = at; i < at + levels; i++)
		if (m->rows[i].doubtful)
		{
			run_complain(r, MESSAGE_ROW_DOUBTFUL, m->rows[i].line, row_text(&m->rows[i]), 0, 0);
			return true;
		}
	return false;
}

void
matrix_read(matrix *m, run *r)
{
	bool lost = false; /* a head that cannot be known: nor can the rows below it */
	size_t done = 0;   /* rows that are read or told */

	matrix_unfold(m);
	for (size_t i = 0; i < m->n && !run_stopped(r, 1024); i++)
	{
		const matrix_row *row = &m->rows[i];
		size_t levels;
		span text;

		if (is_blank(row))
		{
			if (row->doubtful)
				run_complain(r, MESSAGE_ROW_DOUBTFUL, row->line, row->printed, 0, 0);
			continue;
		}
		if (turned_at(m, i))
		{
			done = turned_read(m, r, i);
			i = done - 1;
			lost = false;
			continue;
		}
		levels = head_levels(m, i);
		lost |= levels > 0 && head_lost(m, r, i, levels);
		if (lost)
			continue;
		if (levels > 0)
		{
			if (run_grid(r) == NULL)
				complain_headless(m, r, done, i);
			if (give_head(m, r, i, levels) == NULL)
				break;
			i += levels - 1;
			done = i + 1;
			continue;
		}
		text = matrix_only_text(row);
		if (row->n == 1 && row->doubtful)
			run_complain(r, MESSAGE_STRAY_TEXT, row->line, text, 0, 0);
		else if (text.n > 0 && spans_row(m, run_grid(r), row))
		{
			take_text(m, r, text, row->line);
			if (run_grid(r) == NULL && m->note_n > 0)
			{
				complain_headless(m, r, done, i);
				done = i + 1;
			}
		}
		else if (run_grid(r) != NULL && heads_texts(row))
		{
			run_close(r);
			while (i + 1 < m->n && !matrix_is_head(&m->rows[i + 1]))
				i++;
			done = i + 1;
		}
		else if (run_grid(r) != NULL)
		{
			take_row(m, r, row);
			done = i + 1;
		}
	}
	if (run_grid(r) == NULL)
		complain_headless(m, r, done, m->n);
	run_end(r);
}
