/*
 * places.c
 *		Tables whose columns are known by where they stand: the columns, and the heads above them.
 */
#include "places_head.h"
#include "places_lines.h"
#include "caption.h"
#include "columns.h"
#include "name.h"
#include "transpose.h"

#include <stdlib.h>

#define HEAD_FIELD_CHARACTERS 24
#define BLANK_LINES 2     /* between two rows of a block */
#define ROWS_FEW 5        /* one in so many */
#define TAIL_CHARACTERS 6 /* of the end of a head that was broken */
#define PROSE 40          /* characters: a longer text alone on its line is none of the table's */

/* 〔累计〕 below 年均增速 */
static bool
is_remark_of_head(span s)
{
	/* the / alone would be a dash */
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return false;
	return place_opens_sum(s) && !text_longer(s, 8);
}

static bool
is_head_field(span s)
{
	return head_field(s) || is_remark_of_head(s);
}

/* Blanks in front or between: asked first, for most lines have none. */
static bool
has_columns(span s)
{
	const char *p = s.p, *end = span_end(s);

	if (*p == ' ' || span_starts(s, SPAN("　")))
		return true;
	for (; (p = memchr(p, ' ', (size_t) (end - p))) != NULL && p + 1 < end; p++)
		if (p[1] == ' ')
			return true;
	return span_find(s, SPAN("　")) >= 0;
}

/* A line that may be of a head: no figures, and mostly words of heads. */
static bool
head_fields(place_measure by, span s, int gap, fields *f)
{
	int words = 0;

	if (s.n == 0 || s.n > ROW_LINE_MAX || span_ends(s, SPAN("。")) || !has_columns(s) ||
		span_find(s, SPAN("。")) >= 0 || !split_fields_by(by, s, gap, f))
		return false;
	join_spaced_words(f);
	if (gap > NARROWEST)
		place_part_heads(by, f);
	for (int i = 0; i < f->n; i++)
	{
		months m = months_in(f->field[i]);

		if (text_longer(f->field[i], HEAD_FIELD_CHARACTERS) || f->stop[i] > PLACES_MAX)
			return false;
		if (is_head_field(f->field[i]) || months_named(&m))
			words++;
		else if (head_figure(f->field[i]) || cell_ordinal(f->field[i]) > 0)
			return false;
	}
	return f->n > 0 && words * 2 >= f->n;
}

/* The field that heads the names, or the ordinals if they come alone; -1: none.  指标 behind years goes on with 属性. */
static int
anchor_of(const fields *f)
{
	int at = -1;
	bool values = false;

	for (int i = 0; i < f->n; i++)
	{
		column c = head_column(f->field[i], SPAN_NONE);

		if (span_equal(f->field[i], SPAN("序"))) /* 号 follows below */
			continue;
		values |= c.bare_year;
		if (c.known && c.kind == COLUMN_NAME && !values && head_word(f->field[i]))
			return i;
		if (c.known && c.kind == COLUMN_ORDINAL)
			at = i;
	}
	return at;
}

/* 序 over 号, in a column that is as narrow: the upper is taken off its line, the lower says both. */
static bool
join_ordinal(fields *upper, fields *lower)
{
	if (upper->n == 0 || lower->n == 0 || !span_equal(upper->field[0], SPAN("序")) ||
		!span_equal(lower->field[0], SPAN("号")) || abs(upper->place[0] - lower->place[0]) > 1)
		return false;
	for (int i = 1; i < upper->n; i++)
	{
		upper->field[i - 1] = upper->field[i];
		upper->place[i - 1] = upper->place[i];
		upper->stop[i - 1] = upper->stop[i];
	}
	upper->n--;
	lower->field[0] = SPAN("序号");
	return true;
}

/* 期值, 值, 〔累计〕 below 2020年基, 2025年目标, 年均增速: the ends of heads, all of them, and none below that of the names. */
static bool
goes_on_below(const head_block *h, place_measure by, span s, int gap, fields *f)
{
	if (h->anchor < 0 || s.n == 0 || s.n > ROW_LINE_MAX || !split_fields_by(by, s, gap, f) || f->n == 0)
		return false;
	for (int i = 0; i < f->n; i++)
	{
		int which, over = 0;

		if (text_longer(f->field[i], TAIL_CHARACTERS) ||
			(head_figure(f->field[i]) && !is_remark_of_head(f->field[i])) || cell_ordinal(f->field[i]) > 0 ||
			f->place[i] < h->anchor_stops)
			return false;
		for (int t = 0; t < h->n; t++)
			over += fields_over(&h->line[t], f->place[i], f->stop[i], &which) == 1;
		if (over == 0)
			return false;
	}
	return true;
}

/* 预期 over a row with figures over 性: cells of that row that are centred around it, and none of the head's. */
static bool
wraps_around_row(const lines *l, uint32_t k, place_measure by, int gap, const fields *f)
{
	fields row, below;

	if (k + 2 >= l->n || line_blank(l, k + 1) || line_blank(l, k + 2) || l->line[k + 1].n > ROW_LINE_MAX ||
		l->line[k + 2].n > ROW_LINE_MAX || !split_fields_by(by, line_text(l, k + 1), gap, &row) ||
		!split_fields_by(by, line_text(l, k + 2), gap, &below) || !place_fields_have_figures(&row) ||
		place_fields_have_figures(&below))
		return false;
	for (int i = 0; i < f->n; i++)
	{
		int which;

		if (fields_over(&below, f->place[i], f->stop[i], &which) != 1 ||
			fields_over(&row, f->place[i], f->stop[i], &which) > 0)
			return false;
	}
	return true;
}

/* The lines of the head at line i: one heads the names, the others stand to the right of it. */
static bool
find_head(const lines *l, uint32_t i, place_measure by, int gap, head_block *h)
{
	h->n = 0;
	h->anchor = -1;
	for (uint32_t k = i; k < l->n && h->n < PLACE_HEADS_MAX; k++)
	{
		fields *f = &h->line[h->n];
		bool joined = false;
		int at;

		if (line_blank(l, k) || line_tabbed(l, k))
			break;
		if (!head_fields(by, line_text(l, k), gap, f))
		{
			if (!goes_on_below(h, by, line_text(l, k), gap, f) || wraps_around_row(l, k, by, gap, f))
				break;
			h->n++;
			continue;
		}
		for (int above = h->n - 1; above >= 0 && above >= h->n - 2 && !joined; above--)
			joined = join_ordinal(&h->line[above], f);
		at = joined && h->anchor >= 0 ? -1 : anchor_of(f);
		if (at >= 0 && h->anchor >= 0)
			break; /* another head */
		if (at >= 0)
		{
			h->anchor = h->n;
			h->anchor_begins = f->place[at];
			h->anchor_stops = f->stop[at];
			for (int above = 0; above < h->n; above++)
			{
				const fields *x = &h->line[above];
				int first = x->n > 1 && span_equal(x->field[0], SPAN("序"));

				if (x->n > 0 && x->place[first] < h->anchor_stops)
					return false;
			}
		}
		else if (h->anchor >= 0 && !joined && f->place[0] < h->anchor_stops)
			break;
		h->n++;
	}
	return h->anchor >= 0;
}

static bool
is_prose(span s, const fields *f)
{
	return span_find(s, SPAN("。")) >= 0 || (f->n == 1 && text_longer(f->field[0], PROSE));
}

int
place_find_rows(arena *a, const lines *l, place_block *b, uint16_t *covered, uint16_t *pieces)
{
	int rows = 0, waiting = 0, blank = 0;
	uint32_t k = b->rows;

	b->end = b->rows;
	for (; k < l->n && k < b->rows + PLACE_LINES_MAX; k++)
	{
		span s = line_text(l, k);
		fields f, again;

		if (arena_cancelled(a, s.n + 64u))
			return -1;
		if (drawn_rule(line_clean(l, k)))
			continue;
		if (line_blank(l, k))
		{
			if (++blank > BLANK_LINES)
				break;
			continue;
		}
		if (s.n > ROW_LINE_MAX || page_mark_at(l, k) || columns_ends_table(a, l, k) ||
			!split_fields_by(b->by, s, b->gap, &f) || f.stop[f.n - 1] > PLACES_MAX || is_prose(s, &f) ||
			(head_fields(b->by, s, b->gap, &again) && anchor_of(&again) >= 0))
			break;
		if (!place_fields_have_figures(&f))
		{
			/* names and sections, but no text that goes on and on */
			if (++waiting > 3)
				break;
			blank = 0;
			for (int i = 0; i < f.n; i++)
				for (int at = f.place[i]; at < f.stop[i]; at++)
					pieces[at]++;
			continue;
		}
		for (int i = 0; i < f.n; i++)
			for (int at = f.place[i]; at < f.stop[i]; at++)
				covered[at]++;
		rows++;
		waiting = blank = 0;
		b->end = k + 1;
	}
	/* the last name may go on below its row */
	for (k = b->end; k < l->n && k < b->end + 2 && !line_blank(l, k) && !page_mark_at(l, k) &&
					 !columns_ends_table(a, l, k) && !heading_at(l, k);
		 k++)
	{
		fields f, again;

		if (!split_fields_by(b->by, line_text(l, k), b->gap, &f) || f.n > 2 ||
			is_prose(line_text(l, k), &f) || place_fields_have_figures(&f) ||
			(head_fields(b->by, line_text(l, k), b->gap, &again) && anchor_of(&again) >= 0))
			break;
		b->end = k + 1;
	}
	return rows;
}

bool
place_find_columns(const uint16_t *covered, int few, place_block *b)
{
	b->width = 0;
	for (int at = 0; at < PLACES_MAX; at++)
	{
		if (covered[at] <= few)
			continue;
		if (b->width == GRID_WIDTH_MAX)
			return false;
		b->columns[b->width] = (place_column){.from = at};
		while (at < PLACES_MAX && covered[at] > few)
			at++;
		b->columns[b->width++].to = at;
	}
	return b->width >= 2;
}

bool
place_columns_under(const place_block *b, int place, int stop, int *first, int *last)
{
	*first = *last = -1;
	for (int i = 0; i < b->width; i++)
		if (b->columns[i].from < stop && place < b->columns[i].to)
		{
			if (*first < 0)
				*first = i;
			*last = i;
		}
	return *first >= 0;
}

/* Where a second line says of some years what their columns hold, it says it of all: else a word was lost. */
static bool
word_is_lost(const place_block *b)
{
	bool two_lines = false, bare = false;

	for (int i = 0; i < b->width; i++)
	{
		const place_column *c = &b->columns[i];

		two_lines |= c->two_lines && c->says.kind == COLUMN_VALUE && c->says.years.from != 0;
		bare |= !c->two_lines && c->group.n == 0 && c->says.bare_year && c->says.years.from != 0;
	}
	return two_lines && bare;
}

/* "完成数 预计" in one field: the blanks between two heads were lost. */
static bool
holds_two(span s)
{
	fields f;
	int words = 0;

	if (!split_fields(s, NARROWEST, &f))
		return true;
	for (int i = 0; i < f.n; i++)
		words += head_word(f.field[i]) && years_in(f.field[i]).from == 0 && !cell_unit_bracket(f.field[i]);
	return words > 1;
}

/* What the columns are, and whether that is a table: names, and values. */
static bool
settle_block(place_block *b)
{
	int values = 0;

	b->name = -1;
	for (int i = 0; i < b->width; i++)
	{
		column *c = &b->columns[i].says;

		*c = head_column(b->columns[i].own, b->columns[i].group);
		if (c->kind == COLUMN_NAME && b->name < 0)
			b->name = i;
		values +=
			c->known && (c->kind == COLUMN_VALUE || c->kind == COLUMN_OUTCOME || c->kind == COLUMN_GROWTH);
		b->lost |= holds_two(b->columns[i].own);
	}
	b->lost |= word_is_lost(b);
	return b->name >= 0 && values > 0;
}

/* A text that is no section's, between rows that have their names, is a part of the upper one's. */
static bool
hangs_below(const lines *l, const place_block *b, uint32_t k)
{
	span above[GRID_WIDTH_MAX], here[GRID_WIDTH_MAX], below[GRID_WIDTH_MAX];
	span s = text_trim(line_text(l, k));

	if (k == b->rows || k + 1 >= b->end || !place_cells(b, line_text(l, k - 1), above) ||
		!place_cells(b, line_text(l, k), here) || !place_cells(b, line_text(l, k + 1), below))
		return false;
	return place_is_row(b, above) && above[b->name].n > 0 && place_is_row(b, below) && below[b->name].n > 0 &&
		   span_equal(here[b->name], s) && !surely_section(s) && !looks_like_section(s);
}

void
place_measure_names(const lines *l, place_block *b)
{
	span cells[GRID_WIDTH_MAX];
	int rows = 0, counted = 0, last = 0;

	b->name_room = 0;
	b->nameless = b->hanging = false;
	b->name_place = PLACES_MAX;
	for (uint32_t k = b->rows; k < b->end; k++)
	{
		fields f;

		if (line_blank(l, k) || !place_cells(b, line_text(l, k), cells))
			continue;
		b->nameless |= cells[b->name].n == 0 && place_is_row(b, cells);
		b->hanging |= hangs_below(l, b, k);
		rows += place_is_row(b, cells);
		if (name_ordinal(cells[b->name]) == last + 1 || name_ordinal(cells[b->name]) == 1)
		{
			last = name_ordinal(cells[b->name]);
			counted++;
		}
		if (cells[b->name].n == 0 || !split_fields_by(b->by, line_text(l, k), b->gap, &f))
			continue;
		for (int i = 0; i < f.n; i++)
		{
			if (f.field[i].p < cells[b->name].p || span_end(f.field[i]) > span_end(cells[b->name]))
				continue;
			if (f.stop[i] - b->columns[b->name].from > b->name_room)
				b->name_room = f.stop[i] - b->columns[b->name].from;
			if (place_is_row(b, cells) && f.place[i] < b->name_place)
				b->name_place = f.place[i];
		}
	}
	b->counted = counted >= 3 && counted >= rows;
	b->units = place_units_in_names(l, b);
}

void
place_widen_names(place_block *b)
{
	if (b->name + 1 < b->width)
		b->columns[b->name].to = b->columns[b->name + 1].from;
	b->columns[b->name].from = b->name == 0 ? 0 : b->columns[b->name - 1].to;
}

/* The columns that the rows cover, with their heads. */
static bool
build_block(arena *a, const lines *l, const head_block *h, const uint16_t *covered, int few, place_block *b)
{
	bool taken[PLACE_HEADS_MAX][FIELDS_MAX] = {{false}};

	if (!place_find_columns(covered, few, b) || !place_own_heads(a, l, h, b, taken))
		return false;
	for (int c = 0; c < b->width; c++)
		b->columns[c].says = head_column(b->columns[c].own, SPAN_NONE);
	for (int t = h->n - 2; t >= 0; t--)
		if (!place_groups(a, h, t, taken[t], b))
		{
			head_block beside = *h;

			if (t == 0 || !place_years_beside(a, &beside, t, taken, b))
				return false;
			t--;
		}
	if (!settle_block(b))
		return false;
	/* what stands alone is centred, beside the head of the names: above it a lower part is missing */
	for (int c = 0; c < b->width; c++)
		b->lost |= (b->columns[c].says.kind == COLUMN_VALUE || b->columns[c].says.kind == COLUMN_GROWTH) &&
				   !b->columns[c].two_lines && b->columns[c].group.n == 0 && b->columns[c].line < h->anchor;
	place_widen_names(b);
	place_measure_names(l, b);
	return true;
}

/* Years in a line of heads directly above a head, that could not be put to it. */
static bool
years_above(const lines *l, uint32_t i)
{
	fields f;
	bool years = false;

	if (i == 0 || line_blank(l, i - 1) || line_tabbed(l, i - 1) ||
		!head_fields(PLACES_BY_WIDTH, line_text(l, i - 1), 2, &f) || f.place[0] == 0 || anchor_of(&f) >= 0)
		return false;
	for (int k = 0; k < f.n; k++)
		years |= head_column(f.field[k], SPAN_NONE).bare_year;
	return years;
}

/* The block of so many rows at least with fields that are so many blanks apart, places counted so. */
static bool
block_with_gap(arena *a, const lines *l, uint32_t i, place_measure by, int gap, int fewest, place_block *b)
{
	head_block h;
	uint16_t covered[PLACES_MAX + 1] = {0}, pieces[PLACES_MAX + 1] = {0};
	int rows;

	memset(b, 0, sizeof(*b));
	if (!find_head(l, i, by, gap, &h))
		return false;
	b->by = by;
	b->gap = gap;
	b->head = i;
	b->rows = i + (uint32_t) h.n;
	b->lost = years_above(l, i);
	rows = place_find_rows(a, l, b, covered, pieces);
	/* a wide text may reach into the next column: what few rows cover is asked only then */
	if (rows >= fewest && (build_block(a, l, &h, covered, 0, b) ||
						   (rows >= ROWS_FEW && build_block(a, l, &h, covered, rows / ROWS_FEW, b))))
		return true;
	/* a category may stand beside pieces of names alone */
	for (int at = 0; at < PLACES_MAX; at++)
		covered[at] += pieces[at];
	return rows >= fewest && build_block(a, l, &h, covered, 0, b);
}

bool
place_block_at(arena *a, const lines *l, uint32_t i, int fewest, place_block *b)
{
	head_block h;
	place_measure by;
	bool open;

	if (line_tabbed(l, i) || line_blank(l, i) ||
		(!find_head(l, i, PLACES_BY_WIDTH, 2, &h) && !find_head(l, i, PLACES_BY_CHARACTER, 2, &h)))
		return false;
	by = place_measure_of(l, i + (uint32_t) h.n, &open);
	/* one blank between columns where two would leave some of them together */
	return block_with_gap(a, l, i, by, 2, fewest, b) || block_with_gap(a, l, i, by, NARROWEST, fewest, b) ||
		   (open && block_with_gap(a, l, i, PLACES_BY_CHARACTER, 2, fewest, b) && place_columns_agree(l, b));
}

static int
count_figures(const fields *f)
{
	int n = 0;

	for (int i = 1; i < f->n; i++)
		n += head_figure(f->field[i]);
	return n;
}

/* Three heads at least, one of them of values. */
static bool
heads_values(span s)
{
	fields f;
	bool values = false;

	if (!head_fields(PLACES_BY_WIDTH, s, 2, &f) || f.n < 3)
		return false;
	for (int i = 1; i < f.n; i++)
	{
		column c = head_column(f.field[i], SPAN_NONE);

		values |= c.known && (c.kind == COLUMN_VALUE || c.kind == COLUMN_GROWTH || c.kind == COLUMN_OUTCOME);
	}
	return values;
}

int
place_rows_unread(const lines *l, uint32_t i, uint32_t *end)
{
	int rows = 0, others = 0;

	if (line_blank(l, i) || line_tabbed(l, i))
		return 0;
	if (!heads_values(line_text(l, i)))
		return 0;
	*end = i + 1;
	for (uint32_t k = *end; k < l->n && others <= 3 && !heading_at(l, k); k++)
	{
		fields f;
		bool row = line_text(l, k).n <= ROW_LINE_MAX && split_fields(line_text(l, k), 2, &f) &&
				   count_figures(&f) > 1;

		rows += row;
		others = row ? 0 : others + 1;
		*end = row ? k + 1 : *end;
	}
	return rows > 1 ? rows : 0;
}

/* Fields in one column that are one text: 粮　　食. */
static bool
join_fields(const place_block *b, fields *f, int *first, int *last)
{
	int n = 0;

	for (int i = 0; i < f->n; i++)
	{
		if (!place_columns_under(b, f->place[i], f->stop[i], &first[n], &last[n]))
			return false;
		if (n > 0 && first[n] == last[n] && first[n - 1] == last[n - 1] && first[n] == first[n - 1])
		{
			if (first[n] != b->name && b->columns[first[n]].says.kind != COLUMN_REMARK &&
				f->place[i] - f->stop[n - 1] > 1)
				return false;
			f->field[n - 1].n = (size_t) (span_end(f->field[i]) - f->field[n - 1].p);
			f->stop[n - 1] = f->stop[i];
			continue;
		}
		f->field[n] = f->field[i];
		f->place[n] = f->place[i];
		f->stop[n] = f->stop[i];
		n++;
	}
	f->n = n;
	return true;
}

bool
place_cells(const place_block *b, span s, span *cells)
{
	fields f;
	int first[FIELDS_MAX + 1], last[FIELDS_MAX + 1];

	for (int i = 0; i < b->width; i++)
		cells[i] = SPAN_NONE;
	if (s.n > ROW_LINE_MAX || !split_fields_by(b->by, s, b->gap, &f) || !join_fields(b, &f, first, last))
		return false;
	/* each column has one field, and they stand in order: that must leave one way only */
	for (int i = 1; i < f.n; i++)
		if (first[i] <= first[i - 1])
			first[i] = first[i - 1] + 1;
	for (int i = f.n - 2; i >= 0; i--)
		if (last[i] >= last[i + 1])
			last[i] = last[i + 1] - 1;
	for (int i = 0; i < f.n; i++)
	{
		if (first[i] != last[i])
			return false;
		cells[first[i]] = f.field[i];
	}
	return true;
}

/* 万元GDP能耗下降  %  市下达目标  完成目标: no figure, but a cell under each head, and goals in all of the values. */
static bool
says_all_in_words(const place_block *b, const span *cells)
{
	int values = 0;

	for (int i = 0; i < b->width; i++)
	{
		column_kind kind = b->columns[i].says.kind;
		/* 完成目标 is a verdict in the place of what was reached */
		bool value = kind == COLUMN_VALUE && (cell_value(cells[i]) || cell_verdict(cells[i]));

		if (cells[i].n == 0 ? kind != COLUMN_REMARK
							: i != b->name && !value && cell_fits(kind, cells[i]) != FIT_SURE)
			return false;
		values += value;
	}
	return values >= 2;
}

bool
place_is_row(const place_block *b, const span *cells)
{
	for (int i = 0; i < b->width; i++)
		if (i != b->name && b->columns[i].says.kind != COLUMN_ORDINAL && cells[i].n > 0 &&
			head_figure(cells[i]))
			return true;
	return says_all_in_words(b, cells);
}
