/*
 * read_columns.c
 *		The layout of columns set apart by blanks, as text taken from PDF has them.
 *
 * Where columns stand is a hint that one dropped blank makes wrong, so it is not used: a row is read if its fields are
 * as many as the head's, or if its words can be put together to as many in one way only such that each fits its
 * column.  A row with fewer fields has a blank cell somewhere; where cannot be known, so its values are left open.
 */
#include "layout.h"
#include "caption.h"
#include "fields.h"

#define HEAD_FIELD_CHARACTERS 24
#define TEXT_LINES 3 /* lines of one text, or blank, that may stand between two rows */
#define NARROWEST 1
#define WIDEST_GAP 4

/* What is known of a table of columns once its head is found. */
typedef struct column_table
{
	grid grid; /* only kinds of columns: to ask whether cells fit */
	int width;
	int gap;
} column_table;

static void
as_row(const fields *f, matrix_cell *cells, matrix_row *row)
{
	int n = f->n < GRID_WIDTH_MAX ? f->n : GRID_WIDTH_MAX;

	memset(cells, 0, sizeof(matrix_cell) * GRID_WIDTH_MAX);
	memset(row, 0, sizeof(*row));
	for (int i = 0; i < n; i++)
		cells[i].text = f->field[i];
	row->cells = cells;
	row->n = f->n;
}

/* "指标 2024年" in one field: the blanks between two heads were lost. */
static bool
two_heads(span s)
{
	column c = head_column(s, SPAN_NONE);

	return c.years.from != 0 && (c.kind == COLUMN_NAME || c.kind == COLUMN_ORDINAL || c.kind == COLUMN_UNIT ||
								 c.kind == COLUMN_BINDING);
}

/* A line of heads with a gap that makes it one; most of its fields must be words of heads. */
static bool
find_head(span s, fields *out, int *gap)
{
	static const int GAPS[] = {2, 3, WIDEST_GAP, NARROWEST};

	if (span_find(s, SPAN("。")) >= 0 || text_characters(s) > 200)
		return false;
	for (size_t i = 0; i < sizeof(GAPS) / sizeof(GAPS[0]); i++)
	{
		matrix_cell cells[GRID_WIDTH_MAX];
		matrix_row row;
		int words = 0;

		if (!split_fields(s, GAPS[i], out))
			continue;
		join_spaced_words(out);
		if (out->n < 3 || out->n > GRID_WIDTH_MAX)
			continue;
		as_row(out, cells, &row);
		/* as long as enough of them may still be words */
		for (int k = 0; k < out->n && (words + out->n - k) * 3 >= out->n * 2; k++)
		{
			bool is_long = text_characters(out->field[k]) > HEAD_FIELD_CHARACTERS;

			if (!is_long && (head_word(out->field[k]) || years_in(out->field[k]).from != 0))
				words++;
			if (is_long || two_heads(out->field[k]))
				words = -FIELDS_MAX;
		}
		if (words * 3 >= out->n * 2 && matrix_is_head(&row))
		{
			*gap = GAPS[i];
			return true;
		}
	}
	return false;
}

/* A figure among the words of a cell that is no value belongs to another cell. */
static bool
takes_value(column_kind kind, const fields *words, int from, int to)
{
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
count_ways(arena *a, const column_table *t, const fields *words, cell *cells)
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
			takes_value(t->grid.columns[c].kind, words, from, ends[c]))
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
	(void) a;
	return steps >= 2000 ? 2 : ways;
}

typedef enum row_shape
{
	NO_ROW,
	ONE_TEXT,
	FULL_ROW,
	SHORT_ROW, /* a row, but which cell is blank cannot be known */
} row_shape;

static bool
fits(const column_table *t, const cell *cells)
{
	return grid_fits(&t->grid, cells) != FIT_NONE;
}

/* What the line is under the table's head; a full row in cells. */
static row_shape
shape_of(arena *a, const column_table *t, span s, cell *cells)
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
	if (!split_fields(s, NARROWEST, &f) || f.n == 0)
		return NO_ROW;
	for (int i = 0; i < f.n; i++)
		/* in front "3" is an ordinal and "1-2" a number of what follows */
		values += cell_value(f.field[i]) && (i > 0 || (cell_ordinal(f.field[i]) < 0 && !cell_numeral(f.field[i])));
	if (f.n >= t->width)
	{
		cell found[GRID_WIDTH_MAX];
		int ways = count_ways(a, t, &f, found);

		if (ways == 1)
		{
			memcpy(cells, found, sizeof(cell) * (size_t) t->width);
			return FULL_ROW;
		}
		return values > 0 ? SHORT_ROW : text_characters(s) <= 40 ? ONE_TEXT : NO_ROW;
	}
	if (values > 0 && f.n >= 2)
		return SHORT_ROW;
	return text_characters(s) <= 40 && span_find(s, SPAN("。")) < 0 ? ONE_TEXT : NO_ROW;
}

static bool
set_up(arena *a, const fields *head, int gap, column_table *t)
{
	memset(t, 0, sizeof(*t));
	t->width = t->grid.width = head->n;
	t->gap = gap;
	t->grid.columns = arena_get(a, (size_t) head->n, sizeof(column));
	if (t->grid.columns == NULL)
		return false;
	for (int i = 0; i < head->n; i++)
		t->grid.columns[i] = head_column(head->field[i], SPAN_NONE);
	return true;
}

/*
 * A head over two lines: the second holds the heads below one group of the first, which then is not a column itself.
 * Which group: the one whose place is nearest to the middle of them.  The result has the columns as they stand.
 */
static bool
merge_heads(arena *a, const fields *top, const fields *below, fields *out, span *groups)
{
	int middle, group = -1, distance = 0;

	if (below->n < 2 || below->n + top->n - 1 > GRID_WIDTH_MAX)
		return false;
	for (int i = 0; i < below->n; i++)
		if (!head_word(below->field[i]))
			return false;
	middle = (below->place[0] + below->place[below->n - 1]) / 2;
	for (int i = 0; i < top->n; i++)
	{
		int off = top->place[i] > middle ? top->place[i] - middle : middle - top->place[i];
		column c = head_column(top->field[i], SPAN_NONE);

		if (c.kind == COLUMN_ORDINAL || c.kind == COLUMN_NAME || c.kind == COLUMN_UNIT)
			continue;
		if (group < 0 || off < distance)
		{
			group = i;
			distance = off;
		}
	}
	if (group < 0)
		return false;
	out->n = 0;
	for (int i = 0; i < top->n; i++)
		for (int k = 0; k < (i == group ? below->n : 1); k++)
		{
			groups[out->n] = i == group ? top->field[i] : SPAN_NONE;
			out->field[out->n++] = i == group ? below->field[k] : top->field[i];
		}
	(void) a;
	return true;
}

/* The head at line i, its second line included, and what is known of the table then. */
static bool
head_at(arena *a, const lines *l, uint32_t i, column_table *t, fields *head, span *groups, uint32_t *next)
{
	fields top, below;
	int gap, below_gap;
	cell ignored[GRID_WIDTH_MAX];

	if (!find_head(line_text(l, i), &top, &gap))
		return false;
	*next = i + 1;
	*head = top;
	memset(groups, 0, sizeof(span) * GRID_WIDTH_MAX);
	if (!set_up(a, head, gap, t))
		return false;
	for (below_gap = 2; *next < l->n && line_blank(l, *next); ++*next)
		if (*next > i + 2)
			return true;
	if (*next >= l->n)
		return true;
	if (split_fields(line_text(l, *next), below_gap, &below) && below.n < 2)
		split_fields(line_text(l, *next), NARROWEST, &below);
	if (shape_of(a, t, line_text(l, *next), ignored) != FULL_ROW &&
		merge_heads(a, &top, &below, head, groups))
	{
		++*next;
		if (!set_up(a, head, gap, t))
			return false;
		for (int k = 0; k < head->n; k++)
			t->grid.columns[k] = head_column(head->field[k], groups[k]);
	}
	return true;
}

static bool
ends_table(arena *a, const lines *l, uint32_t i)
{
	caption c;
	span label, text, s = line_clean(l, i);

	return caption_at(a, l, i, &c) || note_at(s, &label, &text) || line_tabbed(l, i) ||
		   (heading_at(l, i) && (text_characters(s) > 20 || text_trim(line_text(l, i)).p[0] == '#'));
}

/* A blank between two words: asked first, for most lines have none. */
static bool
has_gap(span s)
{
	s = text_trim(s);
	return s.n > 0 && s.n <= ROW_LINE_MAX &&
		   (memchr(s.p, ' ', s.n) != NULL || memchr(s.p, '\t', s.n) != NULL || span_find(s, SPAN("　")) >= 0 ||
			span_find(s, SPAN("\xC2\xA0")) >= 0 || span_find(s, SPAN("\xE2\x80")) >= 0);
}

bool
columns_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	column_table t;
	fields head;
	span groups[GRID_WIDTH_MAX];
	cell cells[GRID_WIDTH_MAX];
	uint32_t k, waiting = 0, rows = 0;

	if (line_tabbed(l, i) || !has_gap(line_text(l, i)) || !head_at(a, l, i, &t, &head, groups, &k))
		return false;
	*end = k;
	for (; k < l->n && waiting <= TEXT_LINES; k++)
	{
		row_shape shape;
		fields other;
		int gap;

		if (arena_cancelled(a, l->line[k].n + 64u))
			break;
		if (line_blank(l, k))
		{
			waiting++;
			continue;
		}
		if (ends_table(a, l, k))
			break;
		shape = shape_of(a, &t, line_text(l, k), cells);
		if (shape == NO_ROW && !find_head(line_text(l, k), &other, &gap))
			break;
		if (shape == FULL_ROW || shape == SHORT_ROW || shape == NO_ROW)
		{
			*end = k + 1;
			waiting = 0;
			rows += shape == FULL_ROW;
		}
		else
			waiting++;
	}
	return rows > 0;
}

static void
add_head(matrix *m, const fields *head, const span *groups, uint32_t line)
{
	matrix_cell upper[GRID_WIDTH_MAX] = {0}, lower[GRID_WIDTH_MAX] = {0};
	bool grouped = false;

	for (int i = 0; i < head->n; i++)
	{
		bool in_group = groups[i].n > 0;

		upper[i].text = in_group ? groups[i] : head->field[i];
		upper[i].from_left = in_group && i > 0 && groups[i - 1].p == groups[i].p;
		lower[i].text = head->field[i];
		lower[i].from_above = !in_group;
		grouped |= in_group;
	}
	matrix_add(m, upper, head->n, line);
	if (grouped)
		matrix_add(m, lower, head->n, line);
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

	for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++)
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
	bool torn = false;
	int names = 0;
	int gap;

	if (!head_at(m->arena, l, from, &t, &head, groups, &i))
		return;
	m->merged = true;
	add_head(m, &head, groups, from);
	for (; i < to && !m->out_of_memory && !arena_cancelled(m->arena, l->line[i].n + 64u); i++)
	{
		cell cells[GRID_WIDTH_MAX];
		matrix_cell copy[GRID_WIDTH_MAX] = {0};
		span s = line_text(l, i);
		matrix_row *row = NULL;

		if (line_blank(l, i))
		{
			torn = false;
			continue;
		}
		if (find_head(s, &again, &gap))
		{
			if (!head_at(m->arena, l, i, &t, &head, groups, &next))
				return;
			add_head(m, &head, groups, i);
			i = next - 1;
			continue;
		}
		switch (shape_of(m->arena, &t, s, cells))
		{
			case FULL_ROW:
				for (int k = 0; k < t.width; k++)
					copy[k].text = cells[k].text;
				row = matrix_add(m, copy, t.width, i);
				if (row != NULL)
				{
					row->printed = text_trim(s);
					row->doubtful = torn;
				}
				torn = false;
				names = name_place(&t, s);
				break;
			case SHORT_ROW:
				add_short_row(m, &t, s, i);
				torn = false;
				break;
			default:
				copy[0].text = text_trim(s);
				torn = torn_name(s, names);
				if (torn && m->n > 1 && !line_blank(l, i - 1))
					m->rows[m->n - 1].doubtful = true;
				row = matrix_add(m, copy, 1, i);
				if (row != NULL)
					row->doubtful = torn;
		}
	}
}
