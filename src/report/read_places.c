/*
 * read_places.c
 *		The layout of columns set apart by blanks whose cells are known by where they stand.
 *
 * Taken where counting the fields of a line (read_columns.c) does not do: heads over several lines, blank cells, names
 * that go on in other lines.  A blank cell is believed only where the other cells of its row stand exactly as those of
 * full rows do, and it is told; a piece of a name is put to the row whose name it can only belong to.
 */
#include "layout.h"
#include "caption.h"
#include "name.h"
#include "columns.h"
#include "places_lines.h"

#include <stdlib.h>

#define PAGE_LINES 8 /* blank lines, page marks between two blocks */
#define HEADER_CHARACTERS 40
#define PIECES_MAX 3 /* lines of one name besides its row's */

/* How the cells of a column stand in full rows. */
typedef struct alignment
{
	int left, right, middle; /* middle: twice; -1: they differ */
	int rows;
} alignment;

static void
note_place(int *common, int place, int slack)
{
	if (*common >= 0 && (place - *common > slack || *common - place > slack))
		*common = -1;
}

/* Columns in which nothing need stand. */
static bool
may_be_blank(const place_column *c)
{
	return c->blank || c->says.kind == COLUMN_CATEGORY || c->says.kind == COLUMN_REMARK ||
		   c->says.kind == COLUMN_ORDINAL;
}

/* The name may stand around the row. */
static bool
is_full(const place_block *b, const span *cells)
{
	for (int i = 0; i < b->width; i++)
		if (cells[i].n == 0 && i != b->name && !may_be_blank(&b->columns[i]))
			return false;
	return true;
}
/* A dash is one place wide or two: what stands behind it is shifted. */
static bool
has_dash(const place_block *b, const span *cells)
{
	for (int i = 0; i < b->width; i++)
		if (i != b->name && cell_dash(cells[i]))
			return true;
	return false;
}

/* From the full rows of the block, those without dashes, or from all of them. */
static void
learn_from(const lines *l, const place_block *b, bool full, alignment *all)
{
	span cells[GRID_WIDTH_MAX];

	memset(all, 0, sizeof(alignment) * GRID_WIDTH_MAX);
	for (uint32_t k = b->rows; k < b->end; k++)
	{
		span s = line_text(l, k);

		if (line_blank(l, k) || !place_cells(b, s, cells) || !place_is_row(b, cells) ||
			(full && (!is_full(b, cells) || has_dash(b, cells))))
			continue;
		for (int i = 0; i < b->width; i++)
		{
			int place, stop;

			if (cells[i].n == 0)
				continue;
			place_of_cell(b, s, cells[i], &place, &stop);
			if (all[i].rows++ == 0)
				all[i] = (alignment){place, stop, place + stop, 1};
			note_place(&all[i].left, place, 1);
			note_place(&all[i].right, stop, 1);
			note_place(&all[i].middle, place + stop, 2);
		}
	}
}

/* The head of a column stands as all its cells do. */
static bool
head_agrees(const lines *l, const place_block *b, int i, const alignment *all)
{
	const place_column *c = &b->columns[i];
	int place, stop;

	place_of_cell(b, line_text(l, b->head + (uint32_t) c->line), c->own, &place, &stop);
	return stop > 0 && ((all->left >= 0 && place == all->left) || (all->right >= 0 && stop == all->right));
}

/*
 * Two full rows say it, or else three others, of which the head may be one; where a page has too few, what the page
 * before said stays.
 */
static void
learn_alignment(const lines *l, const place_block *b, alignment *known)
{
	alignment full[GRID_WIDTH_MAX], all[GRID_WIDTH_MAX];

	learn_from(l, b, true, full);
	learn_from(l, b, false, all);
	for (int i = 0; i < b->width; i++)
		if (full[i].rows >= 2)
			known[i] = full[i];
		else if (all[i].rows >= 3 ||
				 (all[i].rows == 2 && all[b->name].rows >= 3 && head_agrees(l, b, i, &all[i])))
			known[i] = all[i];
}

/* Does the cell stand as those of full rows do? */
static bool
is_aligned(const alignment *a, int place, int stop)
{
	return a->rows >= 2 &&
		   ((a->right >= 0 && abs(stop - a->right) <= 1) || (a->left >= 0 && abs(place - a->left) <= 1) ||
			(a->middle >= 0 && abs(place + stop - a->middle) <= 2));
}

/* A row with blank cells: are its figures where they must be? */
static bool
stands_well(const place_block *b, const alignment *all, span line, const span *cells)
{
	for (int i = 0; i < b->width; i++)
	{
		int place, stop;
		/* a unit is known by what it is */
		if (cells[i].n == 0 || i == b->name || may_be_blank(&b->columns[i]) ||
			(b->columns[i].says.kind == COLUMN_UNIT && cell_fits(COLUMN_UNIT, cells[i]) == FIT_SURE &&
			 !head_figure(cells[i])) ||
			(b->columns[i].says.kind == COLUMN_BINDING && cell_binding(cells[i]) != ROW_BINDING_UNKNOWN))
			continue;
		place_of_cell(b, line, cells[i], &place, &stop);
		if (!is_aligned(&all[i], place, stop))
			return false;
	}
	return true;
}

/* A short text that stands to the left of the names: a section's, where it is no piece of a name. */
static bool
is_section(const lines *l, const place_block *b, uint32_t k, span text)
{
	return looks_like_section(text) && place_before_names(b, line_text(l, k), text);
}

/* A row as it is put together. */
typedef struct place_row
{
	span cells[GRID_WIDTH_MAX];
	uint32_t line; /* its first */
	bool doubtful;
} place_row;

/* A bracket is open: the rest of the name is missing. */
static bool
is_cut(span name)
{
	int open = 0;

	for (const char *p = name.p, *end = span_end(name); p < end;)
	{
		uint32_t c = text_fold_char(text_next_raw(&p, end));

		open += (c == '(') - (c == ')');
	}
	return open != 0;
}

/* 经济发展 地区生产总值: a section that lost its line. */
static bool
holds_section(span name)
{
	const char *blank = memchr(name.p, ' ', name.n);

	return blank != NULL && surely_section((span){name.p, (size_t) (blank - name.p)});
}

/* 长 局: a blank between two Chinese characters parts a name from the cell beside it, of which the other blanks were lost. */
static bool
holds_gap(span s)
{
	uint32_t before = 0;

	for (const char *p = s.p, *end = span_end(s); p < end;)
	{
		uint32_t c = text_next_raw(&p, end);

		if (c == ' ' && before >= 0x4E00 && before <= 0x9FFF && p < end && text_peek(p, end) >= 0x4E00 &&
			text_peek(p, end) <= 0x9FFF)
			return true;
		before = c;
	}
	return false;
}

/* The pieces above a row whose name begins there. */
static void
take_above(arena *a, const lines *l, const place_block *b, uint32_t row, place_row *x)
{
	uint32_t n = 0;

	while (n < PIECES_MAX && row > b->rows + n)
	{
		span cells[GRID_WIDTH_MAX];
		uint32_t k = row - n - 1;

		place_line kind = place_kind_of_line(l, b, k, cells);

		x->doubtful |= (kind == PLACE_TORN && n == 0) || (kind == PLACE_PIECE && holds_gap(cells[b->name]));
		if (kind == PLACE_PIECE && n == 0 && cells[b->name].n == 0 && place_values_around(l, b, row))
		{
			for (int i = 0; i < b->width; i++)
				if (cells[i].n > 0 && b->columns[i].says.kind != COLUMN_CATEGORY)
					x->cells[i] = arena_join(a, cells[i], x->cells[i]);
			x->line = k;
			break;
		}
		if (kind != PLACE_PIECE || cells[b->name].n == 0)
			break;
		if (place_belongs_to(l, b, k) != 1)
		{
			x->doubtful |= place_belongs_to(l, b, k) == 0 && !is_section(l, b, k, cells[b->name]);
			break;
		}
		for (int i = 0; i < b->width; i++)
			if (i == b->name || (b->columns[i].says.kind == COLUMN_ORDINAL && x->cells[i].n == 0))
				x->cells[i] = arena_join(a, cells[i], x->cells[i]);
			else if (cells[i].n > 0 && b->columns[i].says.kind != COLUMN_CATEGORY)
			{
				/* 完成市下 over a line with nothing, or with what goes on with it */
				x->doubtful |= x->cells[i].n > 0 && head_figure(x->cells[i]);
				x->cells[i] = arena_join(a, cells[i], x->cells[i]);
			}
		x->line = k;
		n++;
	}
}

/* A piece below a value changes it only where it is none by itself: 比2020年降低 over 10%. */
static void
join_below(arena *a, const place_block *b, int i, span piece, place_row *x)
{
	span joined = arena_join(a, x->cells[i], piece);
	column_kind kind = b->columns[i].says.kind;

	if (kind == COLUMN_CATEGORY)
		return;
	if (i != b->name && kind != COLUMN_REMARK && kind != COLUMN_OTHER &&
		((x->cells[i].n == 0 && kind != COLUMN_UNIT) || cell_fits(kind, joined) != FIT_SURE ||
		 (cell_fits(kind, x->cells[i]) == FIT_SURE && cell_number(x->cells[i]))))
		x->doubtful = true;
	x->cells[i] = joined;
}

/* A figure alone below a cell that has none: 比2020年降低 over 10%. */
static bool
goes_on_below(const place_block *b, const span *row, const span *below)
{
	int filled = 0, at = -1;

	for (int i = 0; i < b->width; i++)
		if (below[i].n > 0)
		{
			filled++;
			at = i;
		}
	return filled == 1 && row[b->name].n > 0 && row[at].n > 0 && !head_figure(row[at]);
}

/* The pieces below a row; *next: the line behind them. */
static void
take_below(arena *a, const lines *l, const place_block *b, uint32_t row, uint32_t *next, place_row *x)
{
	*next = row + 1;
	for (int n = 0; n < PIECES_MAX; n++)
	{
		span cells[GRID_WIDTH_MAX];
		place_line kind = place_kind_of_line(l, b, *next, cells);
		bool named;

		if (kind == PLACE_TORN)
			x->doubtful = true;
		if (kind != PLACE_PIECE && !(kind == PLACE_NAMELESS && goes_on_below(b, x->cells, cells)))
			return;
		named = cells[b->name].n > 0;
		x->doubtful |= holds_gap(cells[b->name]);
		if (!named && place_values_around(l, b, *next + 1))
			return;
		if (named && place_belongs_to(l, b, *next) != -1)
		{
			x->doubtful |= place_belongs_to(l, b, *next) == 0 && !is_section(l, b, *next, cells[b->name]);
			return;
		}
		for (int i = 0; i < b->width; i++)
			if (cells[i].n > 0)
				join_below(a, b, i, cells[i], x);
		++*next;
	}
}

/* Words of categories that stand beside the middle of their rows do not say where they begin. */
static bool
categories_float(const lines *l, const place_block *b, int i)
{
	bool first = true;

	for (uint32_t k = b->rows; k < b->end; k++)
	{
		span cells[GRID_WIDTH_MAX];
		place_line kind = place_kind_of_line(l, b, k, cells);

		if (kind != PLACE_ROW && kind != PLACE_NAMELESS && kind != PLACE_PIECE)
			continue;
		if ((first && cells[i].n == 0) ||
			(cells[i].n > 0 && (!text_longer(cells[i], 2) || kind == PLACE_PIECE)))
			return true;
		first = false;
	}
	return false;
}

static matrix_row *
add_text(matrix *m, span text, uint32_t line, bool doubtful)
{
	matrix_cell cell = {.text = text};
	matrix_row *row = matrix_add(m, &cell, 1, line);

	if (row != NULL)
		row->doubtful = doubtful;
	return row;
}

static void
add_row(matrix *m, const lines *l, const place_block *b, const alignment *all, uint32_t k, place_row *x)
{
	matrix_cell cells[GRID_WIDTH_MAX] = {0};
	span line = line_text(l, k);
	matrix_row *row;
	bool full = is_full(b, x->cells);

	if (!full && !stands_well(b, all, line, x->cells))
		x->doubtful = true;
	for (int i = 0; i < b->width; i++)
	{
		if (b->columns[i].says.kind == COLUMN_CATEGORY && x->cells[i].n > 0 && categories_float(l, b, i))
			add_text(m, x->cells[i], k, true); /* told */
		else
			cells[i].text = x->cells[i];
	}
	row = matrix_add(m, cells, b->width, x->line);
	if (row == NULL)
		return;
	row->printed = text_trim(line);
	row->doubtful = x->doubtful;
	row->placed = !full && !x->doubtful;
}

static void
add_head(matrix *m, const lines *l, const place_block *b)
{
	grouped_head heads[GRID_WIDTH_MAX] = {0};
	matrix_row *row;

	for (int i = 0; i < b->width; i++)
		heads[i] = (grouped_head){b->columns[i].own, b->columns[i].group};
	row = matrix_add_head(m, heads, b->width, b->head, b->rows - 1);
	if (row != NULL)
	{
		row->printed = text_trim(line_text(l, b->head));
		row->doubtful = b->lost;
	}
}

/* Do the fields of the rows alone say what stands where: all rows full, one line each, below a head of one line? */
static bool
is_plain(const lines *l, const place_block *b)
{
	span cells[GRID_WIDTH_MAX];

	if (b->rows != b->head + 1 || b->lost || b->gap < 2 || b->width < 3)
		return false;
	for (uint32_t k = b->rows; k < b->end; k++)
	{
		place_line kind = place_kind_of_line(l, b, k, cells);

		if (kind == PLACE_BLANK || kind == PLACE_SECTION)
			continue;
		if (kind != PLACE_ROW)
			return false;
		for (int i = 0; i < b->width; i++)
			if (cells[i].n == 0)
				return false;
	}
	return true;
}

/* A block at line k with the heads of b: one row is enough below heads that are known. */
static bool
same_heads(arena *a, const lines *l, const place_block *b, uint32_t k, place_block *next)
{
	if (!place_block_at(a, l, k, 1, next) || next->width != b->width)
		return false;
	for (int i = 0; i < b->width; i++)
		if (!same_folded(next->columns[i].own, b->columns[i].own) ||
			!same_folded(next->columns[i].group, b->columns[i].group))
			return false;
	return true;
}

/* The next block of the table, on the next page: its head says the same. */
static bool
next_block(arena *a, const lines *l, const place_block *b, place_block *next)
{
	uint32_t k = b->end;
	bool mark = false, header = false;

	for (; k < l->n && k < b->end + PAGE_LINES; k++)
	{
		span s = line_clean(l, k);
		fields f;

		if (line_blank(l, k) || page_mark(s))
		{
			mark |= !line_blank(l, k);
			continue;
		}
		/* below the number of a page the title that stands above all pages */
		if (!mark || header || text_longer(s, HEADER_CHARACTERS) || name_ordinal(s) > 0 ||
			name_han_ordinal(s) > 0 || !split_fields(line_text(l, k), 2, &f) || f.n != 1 ||
			columns_ends_table(a, l, k) || same_heads(a, l, b, k, next))
			break;
		header = true;
	}
	if (k >= l->n)
		return false;
	return same_heads(a, l, b, k, next) || place_block_again(a, l, b, k, next) ||
		   (mark && place_block_goes_on(a, l, b, k, next));
}

bool
places_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	place_block b, next;
	bool plain;

	if (!place_block_at(a, l, i, PLACE_ROWS_FEWEST, &b))
		return false;
	plain = is_plain(l, &b);
	*end = b.end;
	while (next_block(a, l, &b, &next))
	{
		b = next;
		plain &= is_plain(l, &b);
		*end = b.end;
	}
	return !plain;
}

/* A cell around its line has parts on both sides: one above alone has lost the other to a neighbour. */
static bool
is_one_sided(const place_block *b, const span *printed, const span *above, const span *all)
{
	for (int i = 0; i < b->width; i++)
		if (i != b->name && !b->counted && b->columns[i].says.kind != COLUMN_CATEGORY &&
			b->columns[i].says.kind != COLUMN_ORDINAL && printed[i].n == 0 && above[i].n > 0 &&
			all[i].n == above[i].n)
			return true;
	return false;
}

static void
read_block(matrix *m, const lines *l, const place_block *b, alignment *all)
{
	uint32_t next;

	if (b->rows > b->head)
		add_head(m, l, b);
	learn_alignment(l, b, all);
	for (uint32_t k = b->rows; k < b->end && !m->out_of_memory && !arena_cancelled(m->arena, 1024); k = next)
	{
		place_row x = {.line = k};
		span printed[GRID_WIDTH_MAX], above[GRID_WIDTH_MAX];
		place_line kind = place_kind_of_line(l, b, k, x.cells);
		span s = text_trim(line_text(l, k));

		next = k + 1;
		switch (kind)
		{
			case PLACE_ROW:
			case PLACE_NAMELESS:
				memcpy(printed, x.cells, sizeof(printed));
				take_above(m->arena, l, b, k, &x);
				memcpy(above, x.cells, sizeof(above));
				take_below(m->arena, l, b, k, &next, &x);
				x.doubtful |= is_one_sided(b, printed, above, x.cells);
				/* a name around its figures has lines on both sides of them */
				for (int i = 0; i < b->width; i++)
					x.doubtful |= i != b->name && x.cells[i].n > 0 &&
								  cell_fits(b->columns[i].says.kind, x.cells[i]) == FIT_NONE;
				x.doubtful |= x.cells[b->name].n == 0 || is_cut(x.cells[b->name]) ||
							  holds_section(x.cells[b->name]) ||
							  (kind == PLACE_NAMELESS && (x.line == k || (next == k + 1 && !b->counted)));
				add_row(m, l, b, all, k, &x);
				break;
			case PLACE_SECTION:
				/* 一, 经济增长 */
				add_text(m, place_has_ordinal(b, x.cells) ? x.cells[b->name] : s, k, false);
				break;
			case PLACE_PIECE:
				/* taken by the row below, a section, or told */
				if (x.cells[b->name].n == 0 && place_values_around(l, b, k + 1))
					break;
				if (x.cells[b->name].n == 0)
					add_text(m, s, k, true);
				else if (place_belongs_to(l, b, k) != 1)
					add_text(m, s, k, !is_section(l, b, k, x.cells[b->name]));
				break;
			case PLACE_TORN:
				add_text(m, s, k, true);
				break;
			default:
				break;
		}
	}
}

/* Rows behind the number of a page that could not be put to the columns: the first of them is told. */
static void
tell_rest(matrix *m, const lines *l, uint32_t from)
{
	bool mark = false;

	for (uint32_t k = from, texts = 0; k < l->n && k < from + PAGE_LINES && texts < 3; k++)
	{
		fields f;
		int figures = 0;
		matrix_row *row;
		matrix_cell cell = {.text = text_trim(line_text(l, k))};

		if (line_blank(l, k) || page_mark_at(l, k))
		{
			mark |= !line_blank(l, k);
			continue;
		}
		if (!mark || line_tabbed(l, k) || l->line[k].n > ROW_LINE_MAX ||
			!split_fields(line_text(l, k), 2, &f) || span_find(cell.text, SPAN("。")) >= 0)
			return;
		texts++;
		for (int i = 0; i < f.n; i++)
			figures += head_figure(f.field[i]);
		if (figures < 2)
			continue;
		row = matrix_add(m, &cell, 1, k);
		if (row != NULL)
			row->doubtful = true;
		return;
	}
}

void
read_places(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	place_block b, next;
	alignment all[GRID_WIDTH_MAX] = {{0}};

	if (!place_block_at(m->arena, l, from, PLACE_ROWS_FEWEST, &b))
		return;
	m->merged = true;
	read_block(m, l, &b, all);
	while (b.end < to && next_block(m->arena, l, &b, &next))
	{
		b = next;
		read_block(m, l, &b, all);
	}
	tell_rest(m, l, b.end);
}
