/*
 * places_lines.c
 *		What each line of a block is, and to which row a piece of a name on a line of its own belongs.
 */
#include "places_lines.h"
#include "caption.h"
#include "name.h"

#define NARROW 4 /* places: a name that leaves more of its column blank does not go on below */

/* Where the text of a cell stands. */
void
place_of_cell(const place_block *b, span line, span text, int *place, int *stop)
{
	fields f;

	*place = *stop = 0;
	if (!split_fields_by(b->by, line, b->gap, &f))
		return;
	for (int i = 0; i < f.n; i++)
		if (f.field[i].p == text.p)
		{
			*place = f.place[i];
			*stop = f.stop[i];
		}
}

bool
place_before_names(const place_block *b, span line, span text)
{
	int place, stop;

	place_of_cell(b, line, text, &place, &stop);
	return stop > 0 && place < b->name_place;
}

/* 一 in the column of the ordinals, 经济增长 in that of the names. */
static bool
is_numbered_heading(const place_block *b, const span *cells, int filled)
{
	for (int i = 0; i < b->width && filled == 2 && cells[b->name].n > 0; i++)
		if (b->columns[i].says.kind == COLUMN_ORDINAL && cells[i].n > 0)
		{
			const char *p = cells[i].p, *end = span_end(cells[i]);

			while (p < end && han_numeral(text_next_raw(&p, end)) > 0)
				if (p == end)
					return true;
		}
	return false;
}

/* What a line has, whatever stands around it. */
typedef enum place_filling
{
	FILLED_OTHER,
	FILLED_NAME, /* and no figure */
	FILLED_ROW,
	FILLED_FIGURES /* a row without a name */
} place_filling;

static place_filling
filling(const lines *l, const place_block *b, uint32_t k)
{
	span cells[GRID_WIDTH_MAX];

	if (k < b->rows || k >= b->end || line_blank(l, k) || page_mark_at(l, k) ||
		!place_cells(b, line_text(l, k), cells))
		return FILLED_OTHER;
	if (place_is_row(b, cells))
		return cells[b->name].n > 0 ? FILLED_ROW : FILLED_FIGURES;
	return cells[b->name].n > 0 ? FILLED_NAME : FILLED_OTHER;
}

/* Does the text fill the column of names, so that it may go on in the next line? */
static bool
fills(const lines *l, const place_block *b, uint32_t k, span name)
{
	int place, stop;
	span last = name;

	/* 粮　　食: of several fields the last */
	for (size_t i = name.n; i-- > 0;)
		if (name.p[i] == ' ')
		{
			last = (span){name.p + i + 1, name.n - i - 1};
			break;
		}
	place_of_cell(b, line_text(l, k), name, &place, &stop);
	if (stop == 0)
		place_of_cell(b, line_text(l, k), last, &place, &stop);
	return stop - b->columns[b->name].from >= b->name_room - NARROW;
}

/* No section, and no text behind its unit: 值比重（%）二、生态环境. */
static bool
ends_a_name(span s)
{
	unit u;

	for (const char *p = s.p, *end = span_end(s), *open = NULL; p < end;)
	{
		const char *at = p;
		uint32_t c = text_fold_char(text_next_raw(&p, end));

		if (c == '(')
			open = at;
		if (c == ')' && open != NULL && p < end && unit_parse((span){open, (size_t) (p - open)}, &u))
			return false;
	}
	return !numbered_section(s);
}

/*
 * Figures between two texts that stand beside no other figures without a name: a name that is centred around its row,
 * the first part of which fills its column.
 */
static bool
name_around(const lines *l, const place_block *b, uint32_t row)
{
	span above[GRID_WIDTH_MAX], below[GRID_WIDTH_MAX];

	return !b->hanging && row > b->rows && filling(l, b, row) == FILLED_FIGURES &&
		   filling(l, b, row - 1) == FILLED_NAME && filling(l, b, row + 1) == FILLED_NAME &&
		   place_cells(b, line_text(l, row - 1), above) && fills(l, b, row - 1, above[b->name]) &&
		   (row < b->rows + 2 || filling(l, b, row - 2) != FILLED_FIGURES) &&
		   filling(l, b, row + 2) != FILLED_FIGURES && place_cells(b, line_text(l, row + 1), below) &&
		   ends_a_name(below[b->name]);
}

/* The text on line k is the upper or the lower part of such a name. */
static bool
in_name_around(const lines *l, const place_block *b, uint32_t k)
{
	return name_around(l, b, k + 1) || (k > b->rows && name_around(l, b, k - 1));
}

place_line
place_kind_of_line(const lines *l, const place_block *b, uint32_t k, span *cells)
{
	span s;
	int filled = 0;

	if (k < b->rows || k >= b->end || line_blank(l, k) || page_mark_at(l, k))
		return PLACE_BLANK;
	s = line_text(l, k);
	if (!place_cells(b, s, cells))
		return surely_section(text_trim(s)) ? PLACE_SECTION : PLACE_TORN;
	for (int i = 0; i < b->width; i++)
		filled += cells[i].n > 0;
	if (place_is_row(b, cells))
		return cells[b->name].n > 0 ? PLACE_ROW : PLACE_NAMELESS;
	if (is_numbered_heading(b, cells, filled))
		return PLACE_SECTION;
	if (b->counted && name_ordinal(cells[b->name]) > 0)
		return PLACE_PIECE;
	/* 发展经费支出 where names begin is a part of one */
	if (filled == 1 && cells[b->name].n > 0 && surely_section(cells[b->name]) && !in_name_around(l, b, k) &&
		(numbered_section(cells[b->name]) || place_before_names(b, s, cells[b->name])))
		return PLACE_SECTION;
	return PLACE_PIECE;
}

static bool
opens_bracket(span s)
{
	uint32_t c = text_peek(s.p, span_end(s));

	return c == '(' || c == ')' || c == '/';
}

static bool
is_numbered(const place_block *b)
{
	for (int i = 0; i < b->width; i++)
		if (b->columns[i].says.kind == COLUMN_ORDINAL)
			return true;
	return false;
}

bool
place_has_ordinal(const place_block *b, const span *cells)
{
	for (int i = 0; i < b->width; i++)
		if (b->columns[i].says.kind == COLUMN_ORDINAL && cells[i].n > 0)
			return true;
	return false;
}

bool
place_units_in_names(const lines *l, const place_block *b)
{
	int with = 0, without = 0;

	for (int i = 0; i < b->width; i++)
		if (b->columns[i].says.kind == COLUMN_UNIT)
			return false;
	for (uint32_t k = b->rows; k < b->end; k++)
	{
		span cells[GRID_WIDTH_MAX];

		if (line_blank(l, k) || !place_cells(b, line_text(l, k), cells) || !place_is_row(b, cells) ||
			cells[b->name].n == 0)
			continue;
		if (cell_ends_in_unit(cells[b->name]))
			with++;
		else
			without += k + 1 >= b->end || filling(l, b, k + 1) != FILLED_NAME;
	}
	return with > 3 * without;
}

/* The pieces above line k go back to one that begins a name, without a row between. */
static bool
name_begun(const lines *l, const place_block *b, uint32_t k)
{
	span cells[GRID_WIDTH_MAX];

	while (k > b->rows && place_kind_of_line(l, b, --k, cells) == PLACE_PIECE)
		if (name_ordinal(cells[b->name]) > 0)
			return true;
	return false;
}

/* Where all names begin with an ordinal: a piece that has one begins a name, others go on with the last one. */
static int
belongs_by_ordinal(const lines *l, const place_block *b, uint32_t k, span piece)
{
	bool begins = name_ordinal(piece) > 0;
	span cells[GRID_WIDTH_MAX];

	for (uint32_t below = k + 1;; below++)
		switch (place_kind_of_line(l, b, below, cells))
		{
			case PLACE_PIECE:
				if (name_ordinal(cells[b->name]) > 0)
					return begins ? 0 : -1;
				break;
			case PLACE_ROW:
				if (name_ordinal(cells[b->name]) > 0)
					return begins ? 0 : -1;
				return begins || name_begun(l, b, k) ? 1 : -1;
			case PLACE_NAMELESS:
				return begins || name_begun(l, b, k) ? 1 : -1;
			default:
				return begins ? 0 : -1;
		}
}

bool
place_values_around(const lines *l, const place_block *b, uint32_t row)
{
	span here[GRID_WIDTH_MAX], cells[4][GRID_WIDTH_MAX];
	place_line kinds[4], own = place_kind_of_line(l, b, row, here);
	bool any = false;

	if ((own != PLACE_ROW && own != PLACE_NAMELESS) || row == b->rows)
		return false;
	for (uint32_t i = 0; i < 4; i++) /* two lines above, two below */
		kinds[i] = row + i < b->rows + 2 && i < 2
					   ? PLACE_BLANK
					   : place_kind_of_line(l, b, i < 2 ? row + i - 2 : row + i - 1, cells[i]);
	if (kinds[1] != PLACE_PIECE || kinds[2] != PLACE_PIECE)
		return false;
	for (int i = 0; i < b->width; i++)
	{
		if (i == b->name || b->columns[i].says.kind == COLUMN_CATEGORY ||
			(cells[1][i].n == 0 && cells[2][i].n == 0))
			continue;
		any = true;
		if (cells[1][i].n == 0 || cells[2][i].n == 0 || here[i].n > 0)
			return false;
		/* the rows beside it have theirs */
		for (int x = 0; x < 4; x += 3)
			if ((kinds[x] == PLACE_ROW || kinds[x] == PLACE_NAMELESS) && cells[x][i].n == 0)
				return false;
	}
	return any;
}

int
place_belongs_to(const lines *l, const place_block *b, uint32_t k)
{
	span above[GRID_WIDTH_MAX], here[GRID_WIDTH_MAX], below[GRID_WIDTH_MAX], piece;
	place_line up = place_kind_of_line(l, b, k - 1, above), down = place_kind_of_line(l, b, k + 1, below);
	bool from_above, to_below, full;

	place_kind_of_line(l, b, k, here);
	piece = here[b->name];
	full = fills(l, b, k, piece);
	if (b->counted)
		return belongs_by_ordinal(l, b, k, piece);
	if (name_around(l, b, k + 1))
		return 1;
	if (k > b->rows && name_around(l, b, k - 1))
		return -1;
	if (up == PLACE_ROW && down != PLACE_NAMELESS && cell_ends_in_unit(piece) &&
		!cell_ends_in_unit(above[b->name]) && !place_has_ordinal(b, here) && b->units)
		return -1;                  /* 预警覆盖率（%） */
	if (place_has_ordinal(b, here)) /* a row begins with its ordinal */
		return (down == PLACE_ROW || down == PLACE_NAMELESS) && !place_has_ordinal(b, below) ? 1 : 0;
	from_above = up == PLACE_NAMELESS || ((up == PLACE_ROW || up == PLACE_PIECE) && above[b->name].n > 0 &&
										  fills(l, b, k - 1, above[b->name]) &&
										  (opens_bracket(piece) || !cell_ends_in_unit(above[b->name])));
	/* where rows are numbered and no name stands around its row, names go on below it */
	to_below = (full || (down == PLACE_ROW && opens_bracket(below[b->name]))) &&
			   (down == PLACE_ROW || down == PLACE_NAMELESS || down == PLACE_PIECE) &&
			   !(from_above && !b->nameless && is_numbered(b) &&
				 (down == PLACE_PIECE || place_has_ordinal(b, below)));
	if (down == PLACE_NAMELESS && up != PLACE_NAMELESS && !(up == PLACE_ROW && from_above))
		return 1;
	if (from_above && opens_bracket(piece))
		return -1;
	if (from_above && !to_below)
		return -1;
	if (to_below && !from_above)
		return 1;
	/* after a line of figures the rest of its name, before one the next one's beginning */
	if (up == PLACE_NAMELESS && down != PLACE_NAMELESS && !full)
		return -1;
	return 0;
}
