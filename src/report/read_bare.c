/*
 * read_bare.c
 *		The layout of a cell a line without TABs, as text copied from a web page has it: categories on some rows only, ordinals
 *		that no head announces, blank lines between the cells, the head again on each page.
 *
 * Where blank lines stand between cells, lines without one between them are one cell.  A row is read if its cells fit
 * the columns in one way only and what follows may begin the next row; else it is told and its values are left open.
 * Tables that have every cell of every row are read_cells.c's (extent.c).
 */
#include "layout.h"
#include "bare.h"
#include "caption.h"
#include "extent.h"

#define CELL_CHARACTERS 60
#define HEAD_CELL_CHARACTERS 24
#define CELLS_FIRST 64 /* looked at first; more where rows reach so far */
#define GAP_LINES 3    /* blank, between two cells */
#define LEAST_ROWS 2
#define HEADS_WORK 4096 /* bytes' worth of work to try how heads of two lines can stand */

static bool
may_be_cell(arena *a, const lines *l, uint32_t i)
{
	span s = line_clean(l, i), label, text;

	return !line_tabbed(l, i) && !text_longer(s, CELL_CHARACTERS) && span_find(s, SPAN("。")) < 0 &&
		   !note_line(l, i, &label, &text) && !caption_at(a, l, i, &(caption){0}) &&
		   !span_starts(s, SPAN("# ")) && !span_starts(s, SPAN("##"));
}

/* The cell that begins at or below line *i, which is moved behind it; false: the table ends here. */
static bool
next_cell(const bare_table *t, uint32_t *i, bare_cell *out)
{
	uint32_t k = *i;
	int gap = 0;

	for (; k < t->lines->n && (line_blank(t->lines, k) || page_mark(line_clean(t->lines, k))); k++)
		if (line_blank(t->lines, k) && ++gap > GAP_LINES)
			return false;
	if (k >= t->lines->n || !may_be_cell(t->arena, t->lines, k))
		return false;
	*out = (bare_cell){text_trim(line_text(t->lines, k)), k, k};
	for (k++; t->spaced && k < t->lines->n && !line_blank(t->lines, k) &&
			  !page_mark(line_clean(t->lines, k)) && may_be_cell(t->arena, t->lines, k);
		 k++)
	{
		out->text = arena_join(t->arena, out->text, text_trim(line_text(t->lines, k)));
		out->last = k;
	}
	*i = k;
	return true;
}

static bool
is_head_cell(span s, column *says)
{
	return !text_longer(s, HEAD_CELL_CHARACTERS) &&
		   (head_says(s, says) || (says->known && says->years.from != 0));
}

/* 〔累计〕目标 below 年均增速, 年均增速〔累计〕 below 2021—2022年: the rest of a head that was broken. */
static bool
goes_on(span upper, span lower)
{
	column up, low;
	uint32_t first = text_peek(lower.p, span_end(lower));

	if (first == 0x3014 || first == '[') /* 〔 */
		return true;
	up = head_column(upper, SPAN_NONE);
	low = head_column(lower, SPAN_NONE);
	return up.bare_year && up.years.from != up.years.to && low.mean && low.years.from == 0;
}

/* The heads as they are, or with those put together that may be parts of one; false: there are none such. */
static bool
join_heads(bare_table *t)
{
	int n = 0;

	for (int k = 0; k < t->width; k++)
		if (k > 0 && goes_on(t->head[n - 1], t->head[k]))
			t->head[n - 1] = arena_join(t->arena, t->head[n - 1], t->head[k]);
		else
			t->head[n++] = t->head[k];
	if (n == t->width)
		return false;
	t->width = n;
	return true;
}

static void
set_columns(bare_table *t)
{
	for (int k = 0; k < t->width; k++)
		t->columns[k] = t->grouped ? head_column(t->way.columns[k].own, t->way.columns[k].group)
								   : head_column(t->head[k], SPAN_NONE);
	if (t->name >= 0)
		t->columns[t->name].kind = COLUMN_NAME; /* a finest category */
}

/* What the heads say; false: not enough of a table. */
static bool
settle_head(bare_table *t)
{
	t->name = -1;
	t->numbered = t->some_ordinals = t->some_remarks = false;
	t->categories = 0;
	set_columns(t);
	for (int k = 0; k < t->width; k++)
	{
		const column *says = &t->columns[k];

		if (says->kind == COLUMN_NAME && t->name < 0)
			t->name = k;
		t->numbered |= says->kind == COLUMN_ORDINAL;
	}
	if (t->name < 0 && (t->name = columns_finest_category(t->columns, t->width)) >= 0)
		t->columns[t->name].kind = COLUMN_NAME;
	for (int k = 0; k < t->width; k++)
		t->categories += t->columns[k].kind == COLUMN_CATEGORY;
	return t->width >= 3 && t->name >= 0 && columns_say_values(t->columns, t->width);
}

/* The heads from line *i on, which is moved behind them. */
static bool
read_head(bare_table *t, uint32_t *i)
{
	bare_cell c;
	uint32_t k = *i;
	bool values = false;

	t->spaced = *i + 1 < t->lines->n && line_blank(t->lines, *i + 1);
	for (t->width = 0; next_cell(t, &k, &c); *i = k)
	{
		column says;

		/* （%） below 年均增长 */
		if (t->width > 0 && text_peek(c.text.p, span_end(c.text)) == '(' && cell_ordinal(c.text) < 0)
		{
			t->head[t->width - 1] = arena_join(t->arena, t->head[t->width - 1], c.text);
			continue;
		}
		if (!is_head_cell(c.text, &says) || t->width == GRID_WIDTH_MAX ||
			(values && says.kind == COLUMN_NAME))
			break; /* 产出指标 is a category of the first row */
		t->head[t->width++] = c.text;
		values |= says.kind == COLUMN_VALUE;
	}
	return settle_head(t);
}

/* The head again, as pages print it: how many cells it is. */
static uint32_t
head_again(const bare_table *t, uint32_t from)
{
	uint32_t k = from;

	for (int i = 0; i < t->width; i++)
	{
		span whole = k < t->n ? t->cells[k].text : SPAN_NONE;

		if (k + 1 < t->n && !same_folded(whole, t->head[i]))
			whole = arena_join(t->arena, whole, t->cells[++k].text);
		if (k >= t->n || !same_folded(whole, t->head[i]))
			return 0;
		k++;
	}
	return k - from;
}

/* So many cells below the head at most, without the heads of later pages; *all: there are no more. */
static bool
collect(bare_table *t, uint32_t i, uint32_t most, bool *all)
{
	uint32_t to = 0;
	bare_cell c;

	t->cells = arena_get(t->arena, most, sizeof(bare_cell));
	if (t->cells == NULL)
		return false;
	*all = true;
	for (t->n = 0; next_cell(t, &i, &c) && !arena_cancelled(t->arena, c.text.n + 64u); t->n++)
	{
		if (t->n == most)
		{
			*all = false;
			break;
		}
		t->cells[t->n] = c;
	}
	for (uint32_t k = 0; k < t->n; k++)
	{
		uint32_t again = same_folded(t->cells[k].text, t->head[0]) ? head_again(t, k) : 0;

		if (again > 0)
			k += again - 1;
		else
			t->cells[to++] = t->cells[k];
	}
	t->n = to;
	return true;
}

/* The rows below the head, which ends above line i; false: too few that fit it. */
static bool
walk_rows(bare_table *t, uint32_t i, bare_sink *sink)
{
	bool all = false;

	/* twice as many cells as long as the rows reach to the last of them */
	for (uint32_t most = CELLS_FIRST + 4 * (uint32_t) t->width; !all; most *= 2)
	{
		*sink = (bare_sink){.choice = sink->choice};
		if (sink->choice != NULL)
			head_choice_begin(sink->choice, sink->choice->ways, sink->choice->n, t->width);
		if (!collect(t, i, most, &all))
			return false;
		if (most < 2 * CELLS_FIRST + 8 * (uint32_t) t->width)
			bare_find_ordinals(t);
		bare_walk(t, sink);
		all |= sink->at + (BARE_ASTRAY + 2) * (uint32_t) t->width < t->n || sink->rows < LEAST_ROWS;
	}
	return sink->rows >= LEAST_ROWS;
}

/* The same, where cells that are merged or empty leave no line: taken if all of the table is read so. */
static bool
walk_all(bare_table *t, uint32_t i, bare_sink *sink)
{
	bool found = walk_rows(t, i, sink), remarks = false;
	bare_table strict = *t;
	bare_sink rows = *sink;

	if (found && sink->torn == 0)
		return true;
	for (int k = 0; k < t->width; k++)
		remarks |= t->columns[k].kind == COLUMN_REMARK;
	for (int lacks = 1; lacks <= 3; lacks++)
	{
		t->some_ordinals = lacks & 1;
		t->some_remarks = lacks & 2;
		if ((t->some_ordinals && !strict.numbered) || (t->some_remarks && !remarks))
			continue;
		if (walk_rows(t, i, sink) && sink->torn == 0)
			return true;
	}
	*t = strict;
	*sink = rows;
	return found;
}

/* A head of two lines, if its heads can be put together in one way that the rows fit. */
static bool
walk_grouped(bare_table *t, uint32_t i, bare_sink *sink)
{
	head_way ways[HEAD_WAYS_MAX];
	head_choice choice;
	bare_table found;
	int n = head_ways(t->head, t->width, 0, ways), best = 0, which;

	if (arena_cancelled(t->arena, HEADS_WORK))
		return false;
	t->grouped = true;
	for (int w = 0; w < n; w++)
	{
		if (w > 0 && ways[w].width == ways[w - 1].width)
			continue;
		t->way = ways[w];
		t->width = ways[w].width;
		*sink = (bare_sink){0};
		if (!settle_head(t) || !walk_all(t, i, sink) || sink->rows - sink->torn <= best)
			continue;
		best = sink->rows - sink->torn;
		found = *t;
	}
	if (best < LEAST_ROWS)
		return false;
	*t = found;
	head_choice_begin(&choice, ways, n, t->width);
	*sink = (bare_sink){.choice = &choice};
	if (!walk_rows(t, i, sink) || (which = head_choice_end(&choice)) < 0)
		return false;
	sink->choice = NULL;
	t->way = ways[which];
	set_columns(t);
	return true;
}

/* The table at line i, with its cells; what its rows come to in *sink. */
static bool
table_at(arena *a, const lines *l, uint32_t i, bare_table *t, bare_sink *sink)
{
	bare_table whole;
	column says;
	uint32_t first = i;
	int chained;

	memset(t, 0, sizeof(*t));
	*sink = (bare_sink){0};
	t->lines = l;
	t->arena = a;
	if (line_blank(l, i) || line_tabbed(l, i) || l->line[i].n > 60 ||
		!is_head_cell(line_clean(l, i), &says) ||
		(says.kind != COLUMN_ORDINAL && says.kind != COLUMN_NAME && says.kind != COLUMN_CATEGORY) ||
		!bare_begins_head(l, i, &says) || bare_inside(l, i))
		return false;
	chained = bare_extent(a, l, i, &first);
	if (!read_head(t, &i))
		return false;
	/* what the ordinals chain is read_cells.c's, unless this reads more and all of it */
	if (chained > 0)
		return walk_all(t, i, sink) && sink->torn == 0 && sink->rows > chained + 1;
	if (walk_all(t, i, sink))
		return true;
	whole = *t;
	return (join_heads(t) && settle_head(t) && walk_rows(t, i, sink)) ||
		   (*t = whole, walk_grouped(t, i, sink));
}

bool
bare_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	bare_table t;
	bare_sink sink;

	if (!table_at(a, l, i, &t, &sink))
		return false;
	*end = sink.last + 1;
	return true;
}

static void
add_head(matrix *m, const bare_table *t, uint32_t line)
{
	matrix_cell head[GRID_WIDTH_MAX] = {0}, below[GRID_WIDTH_MAX] = {0};

	for (int i = 0; i < t->width; i++)
	{
		const grouped_head *x = &t->way.columns[i];
		bool group = t->grouped && x->group.n > 0;

		head[i].text = group ? x->group : t->grouped ? x->own : t->head[i];
		head[i].from_left = group && i > 0 && x->group.p == t->way.columns[i - 1].group.p;
		below[i] = (matrix_cell){.text = head[i].text, .from_above = !group};
		if (group)
			below[i].text = x->own;
	}
	matrix_add(m, head, t->width, line);
	if (t->grouped)
		matrix_add(m, below, t->width, line);
}

void
read_bare(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	bare_table t;
	bare_sink sink;

	(void) to;
	if (!table_at(m->arena, l, from, &t, &sink))
		return;
	m->merged = true;
	add_head(m, &t, from);
	sink.m = m;
	bare_walk(&t, &sink);
}
