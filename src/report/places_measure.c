/*
 * places_measure.c
 *		How the places of a table are counted: by the width of characters on a screen, or by their number.
 */
#include "places_head.h"
#include "places_lines.h"

#include <stdlib.h>

#define MEASURE_LINES 30 /* below the head, that tell how places are counted */
#define JITTER 3         /* places: pdftotext moves cells behind others that are wide */

bool
place_fields_have_figures(const fields *f)
{
	for (int i = 1; i < f->n; i++)
		if (head_figure(f->field[i]))
			return true;
	return false;
}

/* How many cells of rows stand as those above do, at the left, the right or in the middle, counted so. */
static int
aligned_cells(const lines *l, uint32_t i, place_measure by)
{
	fields rows[2];
	int last = 0, n = 0;

	rows[0].n = 0;
	for (uint32_t k = i; k < l->n && k < i + MEASURE_LINES; k++)
	{
		span s = line_text(l, k);
		fields *f = &rows[1 - last], *above = &rows[last];

		if (s.n > ROW_LINE_MAX || line_tabbed(l, k) || !split_fields_by(by, s, 2, f) ||
			!place_fields_have_figures(f))
			continue;
		/* from the right: names may be missing */
		for (int c = f->n - 1, up = above->n - 1; c > 0 && up > 0; c--, up--)
			n += f->place[c] == above->place[up] || f->stop[c] == above->stop[up] ||
				 abs(f->place[c] + f->stop[c] - above->place[up] - above->stop[up]) <= 1;
		last = 1 - last;
	}
	return n;
}

place_measure
place_measure_of(const lines *l, uint32_t i, bool *open)
{
	int by_character = aligned_cells(l, i, PLACES_BY_CHARACTER),
		by_width = aligned_cells(l, i, PLACES_BY_WIDTH);
	bool characters = 2 * by_character > 3 * by_width;

	*open = !characters && by_character >= by_width;
	return characters ? PLACES_BY_CHARACTER : PLACES_BY_WIDTH;
}

/* 103左右 and 完成市下达任务 are wider than they count, and stand elsewhere than the figures. */
static bool
is_all_narrow(span s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char) s.p[i] >= 0x80)
			return false;
	return true;
}

bool
place_columns_agree(const lines *l, const place_block *b)
{
	for (int i = 0; i < b->width; i++)
	{
		int low[3] = {0}, high[3] = {0}, rows = 0;

		if (b->columns[i].says.kind != COLUMN_VALUE)
			continue;
		for (uint32_t k = b->rows; k < b->end; k++)
		{
			span cells[GRID_WIDTH_MAX];
			int place, stop;

			if (line_blank(l, k) || !place_cells(b, line_text(l, k), cells) || cells[i].n == 0 ||
				!is_all_narrow(cells[i]))
				continue;
			place_of_cell(b, line_text(l, k), cells[i], &place, &stop);
			for (int x = 0; x < 3; x++)
			{
				int at = x == 0 ? place : x == 1 ? stop : (place + stop) / 2;

				low[x] = rows == 0 || at < low[x] ? at : low[x];
				high[x] = rows == 0 || at > high[x] ? at : high[x];
			}
			rows++;
		}
		if (high[0] - low[0] > JITTER && high[1] - low[1] > JITTER && high[2] - low[2] > JITTER)
			return false;
	}
	return true;
}
