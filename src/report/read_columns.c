/*
 * read_columns.c
 *		The layout of columns set apart by blanks, as text taken from PDF has them.
 *
 * Where columns stand is a hint that one dropped blank makes wrong, so it is not used: a row is read if its fields are
 * as many as the head's, or if its words can be put together to as many in one way only such that each fits its
 * column.  A row with fewer fields has a blank cell somewhere; where cannot be known, so its values are left open.
 * Only of a line that goes on with the one above it is its place asked, and never alone (columns_head.c, columns_wrap.c).
 */
#include "layout.h"
#include "caption.h"
#include "columns.h"

#define PAGE_MARKS 3 /* page numbers and 续表 between two rows */
#define TEXT_LINES 3 /* lines of one text, or blank, that may stand between two rows */

/* A figure among the words of a cell that is no value belongs to another cell, as a unit behind a name does. */
static bool
takes_another(column_kind kind, const fields *words, int from, int to)
{
	unit u;

	if (kind == COLUMN_NAME)
		for (int i = from + 1; i < to; i++)
			if (text_peek(words->field[i].p, span_end(words->field[i])) != '(' &&
				unit_parse(words->field[i], &u))
				return true;
	if (kind == COLUMN_VALUE || kind == COLUMN_OUTCOME || to - from == 1)
		return false;
	for (int i = from; i < to; i++)
		if (cell_value(words->field[i]))
			return true;
	return false;
}

/*
 * The number of ways to put the words together to the table's cells such that each fits; the first is kept in cells.
 * Stops at two: what matters is whether there is one only.
 */
static int
count_ways(const column_table *t, const fields *words, cell *cells)
{
	int ends[GRID_WIDTH_MAX], ways = 0, c = 0, steps = 0;

	/* ends[c]: the word behind cell c; walked like a counter, without recursion */
	ends[0] = 0;
	while (c >= 0 && ways < 2 && steps++ < 2000)
	{
		int from = c == 0 ? 0 : ends[c - 1], left = t->width - c - 1;
		span s;

		if (ends[c] <= from)
			ends[c] = from;
		ends[c]++;
		if (words->n - ends[c] < left || (left == 0 && ends[c] > words->n))
		{
			c--;
			continue;
		}
		if (left == 0)
			ends[c] = words->n;
		s = (span){words->field[from].p, (size_t) (words->field[ends[c] - 1].p + words->field[ends[c] - 1].n -
												   words->field[from].p)};
		if (cell_fits(t->grid.columns[c].kind, s) != FIT_SURE ||
			takes_another(t->grid.columns[c].kind, words, from, ends[c]))
		{
			if (left == 0)
				c--;
			continue;
		}
		if (ways == 0)
			cells[c] = (cell){s, 0};
		if (left > 0)
		{
			c++;
			ends[c] = ends[c - 1];
			continue;
		}
		ways++;
		c--;
	}
	return steps >= 2000 ? 2 : ways;
}

static bool
fits(const column_table *t, const cell *cells)
{
	return grid_fits(&t->grid, cells) != FIT_NONE;
}

/* Categories are words, which the grid does not ask. */
static bool
number_for_category(const column_table *t, const cell *cells)
{
	for (int i = 0; i < t->width; i++)
		if (t->columns[i].kind == COLUMN_CATEGORY &&
			(cell_ordinal(cells[i].text) > 0 || cell_value(cells[i].text)))
			return true;
	return false;
}

/* One cell is blank: it is the category, which is printed once for several rows, if the row fits in no other way. */
static bool
category_left_out(const column_table *t, const fields *f, cell *cells)
{
	int ways = 0, blank = -1;

	for (int k = 0; k < t->width; k++)
	{
		for (int i = 0, from = 0; i < t->width; i++)
			cells[i] = (cell){i == k ? SPAN_NONE : f->field[from++], 0};
		if (fits(t, cells) && !number_for_category(t, cells))
		{
			ways++;
			blank = k;
		}
	}
	if (ways != 1 || t->columns[blank].kind != COLUMN_CATEGORY)
		return false;
	for (int i = 0, from = 0; i < t->width; i++)
		cells[i] = (cell){i == blank ? SPAN_NONE : f->field[from++], 0};
	return true;
}

/* What the line is under the table's head; a full row in cells. */
row_shape
columns_shape(const column_table *t, span s, cell *cells)
{
	fields f;
	int values = 0;

	if (!split_fields(s, t->gap > 2 ? t->gap : 2, &f))
		return NO_ROW;
	if (f.n == t->width)
	{
		for (int i = 0; i < f.n; i++)
			cells[i] = (cell){f.field[i], 0};
		if (fits(t, cells))
			return FULL_ROW;
	}
	if (f.n == t->width - 1 && category_left_out(t, &f, cells))
		return FULL_ROW;
	if (!split_fields(s, NARROWEST, &f) || f.n == 0)
		return NO_ROW;
	for (int i = 0; i < f.n; i++)
		/* in front "3" is an ordinal and "1-2" a number of what follows */
		values +=
			cell_value(f.field[i]) && (i > 0 || (cell_ordinal(f.field[i]) < 0 && !cell_numeral(f.field[i])));
	if (f.n >= t->width)
	{
		cell found[GRID_WIDTH_MAX];
		int ways = count_ways(t, &f, found);

		if (ways == 1)
		{
			memcpy(cells, found, sizeof(cell) * (size_t) t->width);
			return FULL_ROW;
		}
		return values > 0 ? SHORT_ROW : !text_longer(text_trim(s), 40) ? ONE_TEXT : NO_ROW;
	}
	if (values > 0 && f.n >= 2)
		return SHORT_ROW;
	return !text_longer(text_trim(s), 40) && span_find(s, SPAN("。")) < 0 ? ONE_TEXT : NO_ROW;
}

/* 一、税收收入    52,307    55,600 */
static bool
is_numbered_row(span s)
{
	fields f;
	int figures = 0;

	if (s.n > ROW_LINE_MAX || !split_fields(s, 2, &f))
		return false;
	for (int i = 1; i < f.n; i++)
		figures += cell_value(f.field[i]);
	return figures > 1;
}

bool
columns_ends_table(arena *a, const lines *l, uint32_t i)
{
	caption c;
	span label, text, s = line_clean(l, i);

	return caption_at(a, l, i, &c) || note_at(s, &label, &text) || line_tabbed(l, i) ||
		   (heading_at(l, i) && !is_numbered_row(line_text(l, i)) &&
			(text_longer(s, 20) || text_trim(line_text(l, i)).p[0] == '#'));
}

/* The head of the rows being walked over: after a page break it is another. */
typedef struct columns_walk
{
	column_table t;
	fields head;
	span groups[GRID_WIDTH_MAX];
} columns_walk;

bool
columns_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	columns_walk w;
	cell cells[GRID_WIDTH_MAX];
	uint32_t k, waiting = 0, marks = 0, rows = 0;

	if (line_tabbed(l, i) || l->line[i].n > ROW_LINE_MAX ||
		(!fields_may_be(line_text(l, i), 3) && !columns_may_be_broken(l, i)) ||
		!columns_head(a, l, i, &w.t, &w.head, w.groups, &k))
		return false;
	*end = k;
	while (k < l->n && waiting <= TEXT_LINES && marks <= PAGE_MARKS)
	{
		bool mark = !line_blank(l, k) && page_mark_at(l, k);
		uint32_t next;
		row_shape shape;
		bool hangs;

		if (arena_cancelled(a, l->line[k].n + 64u))
			break;
		if (line_blank(l, k) || mark)
		{
			marks += mark;
			waiting = mark ? 0 : waiting + 1;
			k++;
			continue;
		}
		if (columns_ends_table(a, l, k))
			break;
		shape = columns_row(a, &w.t, l, k, cells, &next, &hangs);
		/* without rows above it another head begins a table of its own: nothing is looked at twice */
		if (shape != FULL_ROW && rows > 0 && columns_head(a, l, k, &w.t, &w.head, w.groups, end))
		{
			k = *end;
			waiting = marks = 0;
			continue;
		}
		if (shape == NO_ROW)
			break;
		k = next;
		if (shape == ONE_TEXT)
		{
			waiting++;
			continue;
		}
		*end = k;
		waiting = marks = 0;
		rows += shape == FULL_ROW;
	}
	return rows > 0;
}

static void
add_head(matrix *m, const column_table *t, const fields *head, const span *groups, const lines *l,
		 uint32_t line)
{
	grouped_head heads[GRID_WIDTH_MAX] = {0};
	matrix_row *row;

	for (int i = 0; i < head->n; i++)
		heads[i] = (grouped_head){head->field[i], groups[i]};
	row = matrix_add_head(m, heads, head->n, line, line);
	if (row != NULL)
	{
		row->doubtful = t->lost;
		row->printed = text_trim(line_text(l, line));
	}
}

/* A row of which only the name is certain: its printed line is told. */
static void
add_short_row(matrix *m, const column_table *t, span s, uint32_t line)
{
	matrix_cell cells[GRID_WIDTH_MAX] = {0};
	matrix_row *row;
	fields f;
	int k = 0;

	if (!split_fields(s, 2, &f) || f.n < 2)
		split_fields(s, NARROWEST, &f);
	for (int i = 0; i < t->width && k < f.n; i++)
	{
		column_kind kind = t->grid.columns[i].kind;

		if (kind != COLUMN_ORDINAL && kind != COLUMN_NAME)
			break;
		if (cell_fits(kind, f.field[k]) != FIT_SURE)
			break;
		cells[i].text = f.field[k++];
	}
	row = matrix_add(m, cells, t->width, line);
	if (row != NULL)
	{
		row->doubtful = true;
		row->printed = text_trim(s);
	}
}

/* Where the names stand, of a full row. */
static int
name_place(const column_table *t, span s)
{
	fields f;
	int i = 0;

	if (!split_fields(s, NARROWEST, &f))
		return 0;
	while (i < t->width - 1 && i < f.n - 1 && t->grid.columns[i].kind == COLUMN_ORDINAL)
		i++;
	return f.place[i];
}

/*
 * A text directly above or below a row may be a part of its name, the more where it stands as the names do: then the
 * names of both rows are not certain.
 */
static bool
torn_name(span s, int place_of_names)
{
	static const span WORDS[] = {SPAN("指标"), SPAN("类"), SPAN("发展"), SPAN("方面"), SPAN("领域")};
	span text = text_trim(s);
	fields f;

	for (size_t i = 0; i < LENGTH(WORDS); i++)
		if (span_ends(text, WORDS[i]))
			return false;
	if (!looks_like_section(text) || !split_fields(s, NARROWEST, &f) || f.n == 0)
		return true;
	return f.place[0] == place_of_names && !numbered_section(text);
}

void
read_columns(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	column_table t;
	fields head, again;
	span groups[GRID_WIDTH_MAX];
	uint32_t i, next;
	bool torn = false, hangs = false, hung;
	int names = 0;
	int gap;

	if (!columns_head(m->arena, l, from, &t, &head, groups, &i))
		return;
	m->merged = true;
	add_head(m, &t, &head, groups, l, from);
	for (; i < to && !m->out_of_memory && !arena_cancelled(m->arena, l->line[i].n + 64u); i++)
	{
		cell cells[GRID_WIDTH_MAX];
		matrix_cell copy[GRID_WIDTH_MAX] = {0};
		span s = line_text(l, i);
		matrix_row *row = NULL;

		if (line_blank(l, i) || page_mark_at(l, i))
		{
			torn = false;
			continue;
		}
		if (columns_find_head(s, &again, &gap))
		{
			if (!columns_head(m->arena, l, i, &t, &head, groups, &next))
				return;
			add_head(m, &t, &head, groups, l, i);
			i = next - 1;
			continue;
		}
		hung = hangs; /* of the row above: its text may be of the row below as well */
		switch (columns_row(m->arena, &t, l, i, cells, &next, &hangs))
		{
			case FULL_ROW:
				for (int k = 0; k < t.width; k++)
					copy[k].text = cells[k].text;
				row = matrix_add(m, copy, t.width, i);
				if (row != NULL)
				{
					row->printed = text_trim(s);
					row->doubtful = torn || hangs;
				}
				torn = false;
				names = name_place(&t, s);
				i = next - 1;
				break;
			case SHORT_ROW:
				add_short_row(m, &t, s, i);
				torn = hung;
				break;
			default:
				copy[0].text = text_trim(s);
				torn = hung || torn_name(s, names);
				if (torn && m->n > 1 && !line_blank(l, i - 1))
					m->rows[m->n - 1].doubtful = true;
				row = matrix_add(m, copy, 1, i);
				if (row != NULL)
					row->doubtful = torn;
		}
	}
}
