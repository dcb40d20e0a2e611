/*
 * places_pages.c
 *		Columns known by their places on the pages behind the first.
 */
#include "places_head.h"
#include "name.h"

/* The line without the mark of a new page. */
static span
without_feed(span s)
{
	return s.n > 0 && *s.p == '\f' ? (span){s.p + 1, s.n - 1} : s;
}

bool
place_block_again(arena *a, const lines *l, const place_block *b, uint32_t i, place_block *next)
{
	uint16_t covered[PLACES_MAX + 1] = {0}, pieces[PLACES_MAX + 1] = {0};
	uint32_t n = b->rows - b->head;

	if (l->n - i <= n)
		return false;
	for (uint32_t k = 0; k < n; k++)
		if (!span_equal(without_feed(line_text(l, b->head + k)), without_feed(line_text(l, i + k))))
			return false;
	*next = *b;
	next->head = i;
	next->rows = i + n;
	if (place_find_rows(a, l, next, covered, pieces) < 1)
		return false;
	place_measure_names(l, next);
	return true;
}

/* The ordinal of a row: of its name, or of the column of ordinals. */
static int
ordinal_of(const place_block *b, const span *cells)
{
	for (int i = 0; i < b->width; i++)
		if (b->columns[i].says.kind == COLUMN_ORDINAL)
			return cell_ordinal(cells[i]);
	return name_ordinal(cells[b->name]) > 0 ? name_ordinal(cells[b->name]) : name_han_ordinal(cells[b->name]);
}

/* The first ordinal of a block, or the last. */
static int
end_ordinal(const lines *l, const place_block *b, bool last)
{
	span cells[GRID_WIDTH_MAX];
	int n = 0;

	for (uint32_t k = b->rows; k < b->end && (last || n == 0); k++)
		if (!line_blank(l, k) && place_cells(b, line_text(l, k), cells) && ordinal_of(b, cells) > 0)
			n = ordinal_of(b, cells);
	return n;
}

/* Parts of a column that no row of the page joins, 8 and — beside it, where all stood below one column before. */
static bool
join_columns(const place_block *b, place_block *page)
{
	place_column joined[GRID_WIDTH_MAX];
	int n = 0, last = -1;

	for (int i = 0; i < page->width; i++)
	{
		int first, other;

		if (!place_columns_under(b, page->columns[i].from, page->columns[i].to, &first, &other) ||
			first != other || first < last)
			return false;
		if (first == last)
			joined[n - 1].to = page->columns[i].to;
		else
			joined[n++] = page->columns[i];
		last = first;
	}
	memcpy(page->columns, joined, (size_t) n * sizeof(place_column));
	page->width = n;
	return true;
}

bool
place_block_goes_on(arena *a, const lines *l, const place_block *b, uint32_t i, place_block *next)
{
	uint16_t covered[PLACES_MAX + 1] = {0}, pieces[PLACES_MAX + 1] = {0};
	place_block of_page;
	int before = end_ordinal(l, b, true);

	*next = *b;
	next->head = next->rows = i;
	if (before == 0 || place_find_rows(a, l, next, covered, pieces) < 1)
		return false;
	for (int at = 0; at < PLACES_MAX; at++)
		covered[at] += pieces[at];
	of_page = *next;
	if (!place_find_columns(covered, 0, &of_page) ||
		(of_page.width > b->width && !join_columns(b, &of_page)) || of_page.width != b->width)
		return false;
	for (int c = 0; c < b->width; c++)
	{
		next->columns[c].from = of_page.columns[c].from;
		next->columns[c].to = of_page.columns[c].to;
	}
	place_widen_names(next);
	place_measure_names(l, next);
	return end_ordinal(l, next, false) == before + 1;
}
