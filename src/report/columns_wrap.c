/*
 * columns_wrap.c
 *		Rows of columns set apart by blanks whose cells go on in the lines below.
 *
 * A text belongs to the cell it stands below only where two witnesses say so, the cell's place in the row and that of
 * its column's head (one dropped blank moves one of them), and where both together are a cell and are not two.
 */
#include "columns.h"
#include "layout.h"
#include "caption.h"

#define WRAP_LINES 3 /* that the cells of one row may go on in */

static bool
ends_bracket(span s)
{
	return span_ends(s, SPAN(")")) || span_ends(s, SPAN("）"));
}

static bool
is_digit(char c)
{
	return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

/* Are the two texts one cell, of which at least one is none by itself? */
static bool
one_cell(column_kind kind, span upper, span piece, span joined)
{
	if (joined.n == 0 || cell_fits(kind, joined) != FIT_SURE)
		return false;
	switch (kind)
	{
		case COLUMN_ORDINAL:
			return false;
		case COLUMN_NAME:
			return !ends_bracket(upper);
		case COLUMN_REMARK:
		case COLUMN_CATEGORY:
		case COLUMN_OTHER:
			return true;
		default:
			if (is_digit(upper.p[upper.n - 1]) && is_digit(piece.p[0]))
				return false; /* digits below digits */
			return cell_fits(kind, upper) != FIT_SURE || cell_fits(kind, piece) != FIT_SURE;
	}
}

/* The column of a text below the row, by the row's cells and by the heads; -1: they do not agree. */
static int
column_below(const column_table *t, const fields *row, int place, int stop)
{
	int at = -1, head = -1, heads;

	if (fields_over(row, place, stop, &at) != 1)
		return -1;
	heads = fields_over(&t->places, place, stop, &head);
	if (heads == 1 && head == at)
		return at;
	/* names are wide below a narrow head, and begin in front of it */
	return heads == 0 && t->columns[at].kind == COLUMN_NAME ? at : -1;
}

/* "3 增速 6": a row whose fields one blank sets apart. */
static bool
begins_with_ordinal(span s)
{
	fields f;

	return split_fields(s, NARROWEST, &f) && f.n > 1 && cell_ordinal(f.field[0]) > 0;
}

/* A line that is no row, no head and nothing that ends a table: it may go on with the row above. */
static bool
may_go_on(arena *a, const column_table *t, const lines *l, uint32_t i, fields *f)
{
	cell ignored[GRID_WIDTH_MAX];
	fields head;
	span s;
	int gap;

	if (i >= l->n || line_blank(l, i) || arena_cancelled(a, l->line[i].n))
		return false;
	s = line_text(l, i);
	if (!split_fields(s, 2, f) || f->n >= t->width ||
		(t->grid.columns[0].kind == COLUMN_ORDINAL && cell_ordinal(f->field[0]) > 0))
		return false;
	if (f->n == 1 && (surely_section(f->field[0]) || begins_with_ordinal(f->field[0])))
		return false;
	return !columns_ends_table(a, l, i) && !page_mark_at(l, i) && !columns_find_head(s, &head, &gap) &&
		   columns_shape(t, s, ignored) != FULL_ROW;
}

/* A row of its own with blank cells: a name, and what stands by itself below cells that do so too. */
static bool
row_of_its_own(const column_table *t, const fields *row, const fields *f)
{
	int values = 0;

	if (f->n == 0 || cell_fits(COLUMN_NAME, f->field[0]) != FIT_SURE)
		return false;
	for (int i = 1; i < f->n; i++)
	{
		int at = -1;

		if (fields_over(row, f->place[i], f->stop[i], &at) < 1 ||
			cell_fits(t->columns[at].kind, f->field[i]) != FIT_SURE ||
			cell_fits(t->columns[at].kind, row->field[at]) != FIT_SURE)
			return false;
		values += cell_value(f->field[i]);
	}
	return values > 0;
}

/* 以上, but not 民生福祉: with one of the row's values it is another value. */
static bool
changes_value(arena *a, const column_table *t, const cell *cells, span piece)
{
	for (int i = 0; i < t->width; i++)
		if (t->columns[i].kind != COLUMN_NAME && cells[i].text.n > 0 && t->columns[i].kind != COLUMN_REMARK &&
			t->columns[i].kind != COLUMN_CATEGORY && t->columns[i].kind != COLUMN_OTHER &&
			one_cell(t->columns[i].kind, cells[i].text, piece, arena_join(a, cells[i].text, piece)))
			return true;
	return false;
}

/*
 * A text below the name alone may as well begin the next row's name: only a unit ends one surely, and a name with a
 * unit below one without where all rows are numbered and no column has the units.
 */
static bool
ends_name(const column_table *t, span upper, span piece)
{
	bool numbered = t->columns[0].kind == COLUMN_ORDINAL;

	if (ends_bracket(upper))
		return false;
	for (int i = 0; i < t->width; i++)
		if (t->columns[i].kind == COLUMN_UNIT)
			return false;
	for (const char *p = piece.p, *end = span_end(piece), *at = p; p < end; at = p)
		if (text_fold_char(text_next_raw(&p, end)) == '(')
			return (at == piece.p || numbered) && cell_unit_bracket((span){at, (size_t) (end - at)});
	return false;
}

/* Puts the pieces below to the row's cells; false: not all of them belong there. */
static bool
join_pieces(arena *a, const column_table *t, const span *pieces, cell *cells)
{
	span joined[GRID_WIDTH_MAX] = {0};
	int n = 0, name = -1;

	for (int i = 0; i < t->width; i++)
	{
		if (pieces[i].n == 0)
			continue;
		joined[i] = arena_join(a, cells[i].text, pieces[i]);
		if (cells[i].text.n == 0 || !one_cell(t->columns[i].kind, cells[i].text, pieces[i], joined[i]))
			return false;
		name = t->columns[i].kind == COLUMN_NAME ? i : name;
		n++;
	}
	if (n == 1 && name >= 0 && !ends_name(t, cells[name].text, pieces[name]))
		return false;
	for (int i = 0; i < t->width; i++)
		if (joined[i].n > 0)
			cells[i].text = joined[i];
	return true;
}

/* Below a full row at line i: its cells with what the next lines add; *hangs: they add something that is not known. */
static uint32_t
take_pieces(arena *a, const column_table *t, const lines *l, uint32_t i, cell *cells, bool *hangs)
{
	fields row, f;
	span pieces[GRID_WIDTH_MAX] = {0};
	uint32_t k = i + 1;
	bool placed = true, own = false, only_name = true, section = false;

	if (!split_fields(line_text(l, i), t->gap > 2 ? t->gap : 2, &row) || row.n != t->width)
		return k;
	for (; k <= i + WRAP_LINES && may_go_on(a, t, l, k, &f); k++)
	{
		own |= row_of_its_own(t, &row, &f);
		section = k == i + 1 && f.n == 1 && looks_like_section(f.field[0]) &&
				  !changes_value(a, t, cells, f.field[0]);
		for (int c = 0; c < f.n; c++)
		{
			int at = column_below(t, &row, f.place[c], f.stop[c]);

			placed &= at >= 0;
			only_name &= at >= 0 && t->columns[at].kind == COLUMN_NAME;
			if (at >= 0)
				pieces[at] = arena_join(a, pieces[at], f.field[c]);
		}
	}
	if (k == i + 1 || own)
		return i + 1;
	if (placed && join_pieces(a, t, pieces, cells))
		return k;
	/* names alone are looked at where the texts between the rows are */
	*hangs = !only_name && !section;
	return i + 1;
}

/* "2  单位地区生产总值能耗" over "降低（%）  3  3.3  完成": a name that its ordinal says to begin in its own row. */
static bool
name_goes_on(arena *a, const column_table *t, const lines *l, uint32_t i, cell *cells)
{
	fields row, f;

	if (t->width < 3 || t->columns[0].kind != COLUMN_ORDINAL || t->columns[1].kind != COLUMN_NAME ||
		!split_fields(line_text(l, i), 2, &row) || row.n != 2 || cell_ordinal(row.field[0]) < 0 ||
		cell_fits(COLUMN_NAME, row.field[1]) != FIT_SURE || ends_bracket(row.field[1]))
		return false;
	if (i + 1 >= l->n || line_tabbed(l, i + 1) || !split_fields(line_text(l, i + 1), 2, &f) ||
		f.n != t->width - 1 || f.place[0] >= row.stop[1] || row.place[1] >= f.stop[0] ||
		f.place[0] < row.stop[0])
		return false;
	cells[0] = (cell){row.field[0], i};
	cells[1] = (cell){arena_join(a, row.field[1], f.field[0]), i};
	for (int c = 2; c < t->width; c++)
	{
		int at = c, heads = fields_over(&t->places, f.place[c - 1], f.stop[c - 1], &at);

		cells[c] = (cell){f.field[c - 1], i + 1};
		if (heads > 1 || at != c)
			return false;
	}
	for (int c = 0; c < t->width; c++)
		if (cell_fits(t->columns[c].kind, cells[c].text) != FIT_SURE)
			return false;
	return true;
}

/* The same of columns one blank apart, "9 研发经费支出占地区生产" over "总值比重 ％ 2.3 2.4": both lines are one row. */
static bool
narrow_name_goes_on(arena *a, const column_table *t, const lines *l, uint32_t i, cell *cells)
{
	fields row, below;
	int ordinal;

	if (t->gap > NARROWEST || t->columns[0].kind != COLUMN_ORDINAL || t->columns[1].kind != COLUMN_NAME ||
		i + 1 >= l->n || line_blank(l, i + 1) || columns_ends_table(a, l, i + 1) ||
		!split_fields(line_text(l, i), NARROWEST, &row) || row.n < 2 ||
		!split_fields(line_text(l, i + 1), NARROWEST, &below))
		return false;
	ordinal = cell_ordinal(row.field[0]);
	if (ordinal < 0 || cell_ordinal(below.field[0]) >= 0 || ends_bracket(row.field[row.n - 1]))
		return false;
	for (int k = 1; k < row.n; k++)
		if (head_figure(row.field[k]))
			return false;
	/* what follows must be the next row, or no row */
	if (i + 2 < l->n && split_fields(line_text(l, i + 2), NARROWEST, &below) && below.n > 1 &&
		cell_ordinal(below.field[0]) != ordinal + 1 && cell_value(below.field[below.n - 1]))
		return false;
	return columns_shape(t, arena_join(a, line_text(l, i), line_text(l, i + 1)), cells) == FULL_ROW;
}

row_shape
columns_row(arena *a, const column_table *t, const lines *l, uint32_t i, cell *cells, uint32_t *next,
			bool *hangs)
{
	row_shape shape = columns_shape(t, line_text(l, i), cells);

	*next = i + 1;
	*hangs = false;
	if (shape == FULL_ROW)
		*next = take_pieces(a, t, l, i, cells, hangs);
	else if (name_goes_on(a, t, l, i, cells) || narrow_name_goes_on(a, t, l, i, cells))
	{
		*next = i + 2;
		return FULL_ROW;
	}
	return shape;
}
