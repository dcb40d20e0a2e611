/*
 * matrix_columns.c
 *		What the columns of a matrix hold, where their heads do not say it.
 */
#include "matrix_columns.h"
#include "tab_heads.h"
#include "transpose.h"

/* Are the names those of regions?  Their figures are not the report's own. */
static bool
holds_regions(const matrix *m, const grid *g, size_t from)
{
	size_t regions = 0, others = 0;

	for (int i = 0; i < g->width; i++)
		for (size_t k = from; g->columns[i].kind == COLUMN_NAME && k < m->n && k < from + ROWS_ASKED; k++)
		{
			const matrix_row *row = &m->rows[k];

			if (i >= kept_cells(row) || row->cells[i].text.n == 0 || matrix_only_text(row).n > 0)
				continue;
			if (names_region(row->cells[i].text))
				regions++;
			else
				others++;
		}
	return regions >= 2 && regions >= others * 2;
}

/* An empty head below a group over several columns: its word was lost. */
static bool
word_is_lost(const matrix *m, size_t head, size_t levels, int i)
{
	const matrix_row *last = &m->rows[head + levels - 1], *above;

	if (!m->merged || levels < 2 || last->cells[i].text.n > 0 || last->cells[i].from_above)
		return false;
	above = last - 1;
	return above->cells[i].from_left || (i + 1 < kept_cells(above) && above->cells[i + 1].from_left);
}

/* Do rows with a value go on below the name of another at column i, each with a text of its own in the next column? */
static bool
names_several(const matrix *m, const grid *g, size_t from, int i)
{
	size_t rows = 0, further = 0;

	for (size_t k = from; k < m->n && k < from + ROWS_ASKED; k++)
	{
		const matrix_row *row = &m->rows[k];
		bool value = false;

		for (int c = i + 2; c < kept_cells(row) && c < g->width; c++)
			value |= g->columns[c].kind == COLUMN_VALUE && row->cells[c].text.n > 0;
		if (!value || i + 1 >= kept_cells(row))
			continue;
		if (cell_fits(COLUMN_NAME, row->cells[i + 1].text) != FIT_SURE || !own_text(&row->cells[i + 1]))
			return false;
		rows++;
		further += !own_text(&row->cells[i]);
	}
	return rows > 1 && further > 0;
}

/* 项目名称 over several rows, of which 建设内容 names each: a category, and the names. */
static void
name_by_contents(const matrix *m, grid *g, size_t from)
{
	static const span CONTENTS[] = {SPAN("内容"), SPAN("子项"), SPAN("分项"), SPAN("具体"), SPAN("任务")};

	for (int i = 0; i + 1 < g->width; i++)
	{
		column *c = &g->columns[i], *next = &g->columns[i + 1];

		if (c->kind != COLUMN_NAME || !span_has_any(next->heading, CONTENTS, LENGTH(CONTENTS)) ||
			(next->kind != COLUMN_REMARK && next->kind != COLUMN_OTHER) || !names_several(m, g, from, i))
			continue;
		c->kind = COLUMN_CATEGORY;
		next->kind = COLUMN_NAME;
		next->known = true;
		return;
	}
}

/*
 * Do rows lack the cells of merged categories?  Each category then begins a row that has them all, and several rows below
 * are shorter: one alone may have lost a border.
 */
static bool
lacks_categories(const matrix *m, const grid *g, size_t from)
{
	size_t shorter = 0;

	for (size_t k = from; !m->merged && k < m->n && k < from + ROWS_ASKED; k++)
	{
		const matrix_row *row = &m->rows[k];

		if (row->n < g->width && matrix_only_text(row).n == 0)
		{
			if (k == from)
				return false; /* of no category */
			shorter++;
		}
		for (int i = 0; row->n == g->width && i < g->width; i++)
			if (g->columns[i].kind == COLUMN_CATEGORY && row->cells[i].text.n == 0)
				return false;
	}
	return shorter > 1;
}

/* The upper head that spreads over column i, where merged cells are not marked; empty: none can. */
static span
spread_head(const matrix_row *upper, const matrix_row *lower, int i)
{
	int at = i;

	while (at > 0 && upper->cells[at].text.n == 0)
		at--;
	/* 2022年完成 over an empty cell is whole */
	return (at < i && lower->cells[at].text.n == 0) || head_stands_alone(upper->cells[at].text)
			   ? SPAN_NONE
			   : upper->cells[at].text;
}

/*
 * Of a head over two lines whose merged cells are not marked: does something stand below no group, or below 备注?  Then it
 * may have moved, and what stands below what is not known.
 */
static bool
lines_misfit(const matrix_row *upper, const matrix_row *lower, const grid *g)
{
	for (int i = 0; i < g->width; i++)
	{
		span below = lower->cells[i].text;

		if (below.n > 0 && !cell_unit_bracket(below) && !same_folded(below, upper->cells[i].text) &&
			spread_head(upper, lower, i).n == 0)
			return true;
	}
	return false;
}

/* Columns of values below heads that may have moved, or below a group alone, are told. */
static void
settle_lines(const matrix *m, grid *g, size_t head)
{
	const matrix_row *upper = &m->rows[head], *lower = upper + 1;
	bool misfit;

	if (upper->n < g->width || lower->n < g->width)
		return;
	misfit = lines_misfit(upper, lower, g);
	for (int i = 0; i < g->width; i++)
	{
		column *c = &g->columns[i];

		if (misfit && lower->cells[i].text.n > 0 && (c->kind == COLUMN_VALUE || c->kind == COLUMN_GROWTH))
			c->kind = COLUMN_OTHER;
		if (i > 0 && lower->cells[i].text.n == 0 && upper->cells[i].text.n == 0 && c->heading.n == 0 &&
			c->kind == COLUMN_OTHER)
			c->heading = spread_head(upper, lower, i);
	}
}

/* 项目资金（万元） merged over the head and all rows, to the left of their names: the unit is theirs. */
static void
take_unit_beside(const matrix *m, grid *g, size_t head, int name)
{
	for (int i = 0; m->merged && i < name && head + 1 < m->n; i++)
		if (g->columns[i].kind == COLUMN_OTHER && i < kept_cells(&m->rows[head + 1]) &&
			m->rows[head + 1].cells[i].from_above && !unit_present(&g->columns[name].unit))
			g->columns[name].unit = g->columns[i].unit;
}

/* Is the cell of every row merged with the one to its left, as the head is? */
static bool
is_one_column(const matrix *m, size_t from, int i)
{
	size_t rows = 0;

	for (size_t k = from; k < m->n && k < from + ROWS_ASKED; k++)
	{
		const matrix_row *row = &m->rows[k];

		if (matrix_is_head(row))
			break;
		if (i >= kept_cells(row) || (!row->cells[i].from_left && row->cells[i].text.n > 0))
			return false;
		rows += row->cells[i].from_left;
	}
	return rows > 0;
}

void
matrix_settle_columns(matrix *m, grid *g, size_t head, size_t levels)
{
	const matrix_row *last = &m->rows[head + levels - 1];
	bool named = false;

	/* one head over two columns of values says of neither what it is */
	for (int i = 1; i < g->width; i++)
		if (last->cells[i].from_left && g->columns[i].kind == COLUMN_VALUE)
		{
			g->columns[i].kind = COLUMN_OTHER;
			if (!is_one_column(m, head + levels, i))
				g->columns[i - 1].kind = COLUMN_OTHER;
		}
	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_VALUE && word_is_lost(m, head, levels, i))
			g->columns[i].kind = COLUMN_OTHER;
	for (int i = 0; i + 1 < g->width; i++)
	{
		if (!last->cells[i + 1].from_left || g->columns[i + 1].kind != COLUMN_NAME ||
			(g->columns[i].kind != COLUMN_NAME && g->columns[i].kind != COLUMN_CATEGORY))
			continue;
		/* 指标 over two columns: ordinals or groups, then names */
		g->columns[i].kind = COLUMN_CATEGORY;
		for (size_t k = head + levels; k < m->n; k++)
			if (i < kept_cells(&m->rows[k]) && cell_ordinal(m->rows[k].cells[i].text) > 0)
			{
				g->columns[i].kind = COLUMN_ORDINAL;
				g->numbered = true;
				break;
			}
	}
	for (int i = 0; i < g->width; i++)
	{
		/* not by its place alone */
		if (g->columns[i].kind == COLUMN_NAME && !g->columns[i].known)
			g->columns[i].kind = COLUMN_OTHER;
		named |= g->columns[i].kind == COLUMN_NAME;
	}
	for (int i = 0; i < g->width && !named; i++)
		if (g->columns[i].kind == COLUMN_OTHER && matrix_holds_names(m, head + levels, i))
		{
			g->columns[i].kind = COLUMN_NAME;
			g->columns[i].known = named = true;
			take_unit_beside(m, g, head, i);
		}
	if (!m->merged && levels == 2)
		settle_lines(m, g, head);
	name_by_contents(m, g, head + levels);
	m->unfilled = lacks_categories(m, g, head + levels);
	g->refused = grid_unreadable(g) || holds_regions(m, g, head + levels);
}
