/*
 * places_own.c
 *		The heads that columns known by their places have of their own.
 */
#include "places_head.h"
#include "places_lines.h"
#include "columns.h"

#define FAR 8 /* places: a head that stands above no column is not put to one further away */

/* The column nearest to the extent that has no head yet, if it is not far and nothing else is near; -1: none. */
static int
nearest_column(const place_block *b, int place, int stop)
{
	int best = -1, least = FAR;

	for (int i = 0; i < b->width; i++)
	{
		int off = b->columns[i].from >= stop ? b->columns[i].from - stop : place - b->columns[i].to;

		if (b->columns[i].own.n == 0 && off < least)
		{
			least = off;
			best = i;
		}
	}
	return best;
}

/* Columns that no row fills both of are one: 左右 beside plain numbers. */
static bool
merge_columns(const lines *l, place_block *b, int first, int last)
{
	bool near = true;

	for (int i = first; i < last; i++)
		near &= b->columns[i + 1].from - b->columns[i].to <= 1; /* 6.0 左右 */
	for (uint32_t k = b->rows; k < b->end && !near; k++)
	{
		fields f;
		int in = -1;

		if (line_blank(l, k) || !split_fields_by(b->by, line_text(l, k), b->gap, &f))
			continue;
		for (int i = 0; i < f.n; i++)
		{
			int from, to;

			if (!place_columns_under(b, f.place[i], f.stop[i], &from, &to) || to < first || from > last)
				continue;
			if (in >= 0 && in != from)
				return false;
			in = from;
		}
	}
	b->columns[first].to = b->columns[last].to;
	memmove(&b->columns[first + 1], &b->columns[last + 1],
			sizeof(place_column) * (size_t) (b->width - last - 1));
	b->width -= last - first;
	return true;
}

/* Heads beside those of the names that stand over no column: of columns in which nothing stands on this page. */
static bool
add_blank_columns(arena *a, const head_block *h, place_block *b, bool taken[][FIELDS_MAX])
{
	const fields *f = &h->line[h->anchor];

	for (int i = 0; i < f->n; i++)
	{
		int first, last, at = 0;

		if (taken[h->anchor][i] || place_columns_under(b, f->place[i], f->stop[i], &first, &last))
			continue;
		if (b->width == GRID_WIDTH_MAX)
			return false;
		while (at < b->width && b->columns[at].from < f->place[i])
			at++;
		memmove(&b->columns[at + 1], &b->columns[at], sizeof(place_column) * (size_t) (b->width - at));
		b->columns[at] = (place_column){
			.from = f->place[i], .to = f->stop[i], .own = f->field[i], .line = h->anchor, .blank = true};
		b->width++;
		taken[h->anchor][i] = true;
	}
	for (int t = h->anchor + 1; t < h->n; t++)
		for (int i = 0, first, last; i < h->line[t].n; i++)
			if (!taken[t][i] &&
				place_columns_under(b, h->line[t].place[i], h->line[t].stop[i], &first, &last) &&
				first == last && b->columns[first].blank)
			{
				b->columns[first].own = arena_join(a, b->columns[first].own, h->line[t].field[i]);
				taken[t][i] = true;
			}
	return true;
}

/* The extent is below a head beside that of the names that stands over no column: it heads a blank one too. */
static bool
below_blank_head(const head_block *h, const place_block *b, int place, int stop)
{
	const fields *f = &h->line[h->anchor];
	int first, last;

	for (int i = 0; i < f->n; i++)
		if (f->place[i] < stop && place < f->stop[i])
			return !place_columns_under(b, f->place[i], f->stop[i], &first, &last);
	return false;
}

bool
place_own_heads(arena *a, const lines *l, const head_block *h, place_block *b, bool taken[][FIELDS_MAX])
{
	for (int t = h->n - 1; t >= 0; t--)
		for (int i = 0; i < h->line[t].n; i++)
		{
			const fields *f = &h->line[t];
			int first, last, headed = 0;

			if (!place_columns_under(b, f->place[i], f->stop[i], &first, &last))
			{
				first = last = nearest_column(b, f->place[i], f->stop[i]);
				if (first < 0 || (t < h->n - 1 && t != h->anchor) ||
					(t > h->anchor && below_blank_head(h, b, f->place[i], f->stop[i])))
					continue; /* maybe a group */
			}
			for (int c = first; c <= last; c++)
				headed += b->columns[c].own.n > 0;
			if (headed > 0)
			{
				/* two heads of one line above one column */
				for (int other = 0; other < i; other++)
					if (taken[t][other] && b->columns[first].own.p == f->field[other].p)
						return false;
				continue;
			}
			if (last > first && !merge_columns(l, b, first, last))
				return false;
			b->columns[first].own = f->field[i];
			b->columns[first].line = t;
			taken[t][i] = true;
		}
	for (int c = 0; c < b->width; c++)
		if (b->columns[c].own.n == 0)
			return false;
	return add_blank_columns(a, h, b, taken);
}

static bool
says_role(span s)
{
	column c = head_column(s, SPAN_NONE);

	return head_word(s) && (c.kind == COLUMN_VALUE || c.kind == COLUMN_GROWTH) &&
		   (c.role != ROLE_NONE || c.mean);
}

void
place_part_heads(place_measure by, fields *f)
{
	for (int i = 0; i < f->n && f->n < FIELDS_MAX; i++)
	{
		fields parts;
		int place = f->place[i];

		if (f->field[i].n > 120 || !split_fields_by(by, f->field[i], NARROWEST, &parts) || parts.n != 2 ||
			!says_role(parts.field[0]) || !says_role(parts.field[1]))
			continue;
		for (int k = f->n; k > i + 1; k--)
		{
			f->field[k] = f->field[k - 1];
			f->place[k] = f->place[k - 1];
			f->stop[k] = f->stop[k - 1];
		}
		f->n++;
		for (int k = 0; k < 2; k++)
		{
			f->field[i + k] = parts.field[k];
			f->place[i + k] = place + parts.place[k];
			f->stop[i + k] = place + parts.stop[k];
		}
		i++;
	}
}
