/*
 * read_bare.c
 *		The layout of a cell a line without TABs, as text copied from a web page has it: categories on some rows only, ordinals
 *		that no head announces, blank lines between the cells, the head again on each page.
 *
 * Where blank lines stand between cells, lines without one between them are one cell.  A row is read if its cells fit
 * the columns in one way only and what follows may begin the next row; else it is told and its values are left open.
 * Tables that have every cell of every row are read_cells.c's (extent.c); with TABs only those are read here whose names
 * go on behind a TAB of their own.
 */
#include "layout.h"
#include "bare.h"
#include "caption.h"
#include "extent.h"

#define CELL_CHARACTERS 60
#define HEAD_CELL_CHARACTERS 24
#define BROKEN_HEAD 4  /* characters of its first line */
#define CELLS_FIRST 64 /* looked at first; more where rows reach so far */
#define CELL_LINES 12  /* that one may be broken over */
#define GAP_LINES 3    /* blank, between two cells */
#define LEAST_ROWS 2
#define TORN_SHARE 4    /* one of so many rows may be torn */
#define LACKS 7         /* of ordinals, of remarks, and names of several lines */
#define HEADS_WORK 4096 /* bytes' worth of work to try how heads of two lines can stand */

static bool
may_be_cell(arena *a, const lines *l, uint32_t i, bool tabbed)
{
	span s = line_clean(l, i), label, text;

	return line_tabbed(l, i) == tabbed && (!tabbed || line_fields(l, i) == 1) &&
		   !text_longer(s, CELL_CHARACTERS) && span_find(s, SPAN("。")) < 0 &&
		   !note_line(l, i, &label, &text) && !caption_at(a, l, i, &(caption){0}) &&
		   !span_starts(s, SPAN("# ")) && !span_starts(s, SPAN("##"));
}

/* （快报数） below 41260, （%） below a name: nothing but a bracket. */
static bool
is_bracket(span s)
{
	const char *p = s.p, *end = span_end(s);
	int depth = 0;

	if (s.n == 0 || cell_ordinal(s) >= 0 || cell_numeral(s))
		return false;
	for (uint32_t c; (c = text_next(&p, end)) != TEXT_END;)
	{
		depth += (c == '(') - (c == ')');
		if (depth == 0)
			return c == ')' && text_peek(p, end) == TEXT_END;
	}
	return false;
}

/*
 * Does line k go on the cell above it?  Where blank lines stand between cells, or TABs in front of them, one without does.
 */
static bool
goes_on_at(const bare_table *t, uint32_t k)
{
	const lines *l = t->lines;
	bool rest = (t->spaced || t->tabbed) && !line_tabbed(l, k), bracket;

	if (line_blank(l, k))
		return false;
	bracket = is_bracket(text_trim(line_text(l, k)));
	if ((!rest && !bracket) || page_mark_at(l, k))
		return false;
	return (rest && may_be_cell(t->arena, l, k, false)) ||
		   (bracket && may_be_cell(t->arena, l, k, t->tabbed));
}

/* The cell that begins at or below line *i, which is moved behind it; false: the table ends here. */
static bool
next_cell(const bare_table *t, uint32_t *i, bare_cell *out)
{
	uint32_t k = *i;
	int gap = 0;

	for (; k < t->lines->n && !row_one_figure(line_text(t->lines, k)) &&
		   (line_blank(t->lines, k) || page_mark_at(t->lines, k));
		 k++)
		if (line_blank(t->lines, k) && ++gap > GAP_LINES)
			return false;
	if (k >= t->lines->n || !((t->tabbed && row_one_figure(line_text(t->lines, k))) ||
							  may_be_cell(t->arena, t->lines, k, t->tabbed)))
		return false;
	*out = (bare_cell){text_trim(line_text(t->lines, k)), k, k, gap > 0};
	/* where TABs stand in front of the cells, a line without one goes on the cell above */
	for (k++; k < t->lines->n && k - out->line < CELL_LINES && goes_on_at(t, k); k++)
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

/* 2024年 over 计划, then 2025年 over 计划: as many words as years, each below one of them. */
static bool
years_over_words(const bare_table *t)
{
	int years = 0;

	for (int k = 0; k < t->width; k++)
	{
		const column *c = &t->columns[k], *next = k + 1 < t->width ? &t->columns[k + 1] : NULL;
		bool year = c->kind == COLUMN_VALUE && c->bare_year && c->years.from != 0;

		if (year && (next == NULL || next->kind != COLUMN_VALUE || next->bare_year || next->mean ||
					 next->years.from != 0))
			return false;
		if (!year && c->kind == COLUMN_VALUE &&
			(k == 0 || !t->columns[k - 1].bare_year || t->columns[k - 1].years.from == 0))
			return false;
		years += year;
	}
	return years > 0;
}

/* The heads as they are, or with those put together that may be parts of one; false: there are none such. */
static bool
join_heads(bare_table *t)
{
	int n = 0;
	bool words = years_over_words(t);

	for (int k = 0; k < t->width; k++)
		if (k > 0 && (goes_on(t->head[n - 1], t->head[k]) || (words && t->columns[k - 1].bare_year)))
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
	t->numbered = t->some_ordinals = t->some_remarks = t->wrapped = false;
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

/* 地区生产总值增长, 城镇化率 behind the heads are no heads but the name in the first row: the table without it. */
static bool
names_first_row(bare_table *t)
{
	column_kind last = t->columns[t->width - 1].kind;

	return (last == COLUMN_GROWTH || last == COLUMN_OTHER) && t->width-- > 3 && settle_head(t);
}

/* 计量 over 单位, which is no head without it: then *c is both. */
static bool
is_broken_head(const bare_table *t, uint32_t i, bare_cell *c, column *says)
{
	bare_cell below;
	span whole;

	if (text_longer(c->text, BROKEN_HEAD) || c->text.n == 0 || !next_cell(t, &i, &below))
		return false;
	whole = arena_join(t->arena, c->text, below.text);
	if (text_longer(whole, 2 * BROKEN_HEAD) || !is_head_cell(whole, says) || says->kind == COLUMN_VALUE ||
		says->kind == COLUMN_GROWTH || says->kind == COLUMN_OTHER)
		return false;
	c->text = whole;
	return true;
}

/* The heads from line *i on, which is moved behind them; the last of them is at or below line *last. */
static bool
read_head(bare_table *t, uint32_t *i, uint32_t *last)
{
	bare_cell c, ignored;
	uint32_t k = *i;
	bool values = false;

	*last = *i;
	t->spaced = !t->tabbed && *i + 1 < t->lines->n && line_blank(t->lines, *i + 1);
	for (t->width = 0; next_cell(t, &k, &c); *i = k)
	{
		column says;

		/* a blank line between the head and the first row, where none stands between its cells */
		if (c.parted && !t->spaced && settle_head(t))
			break;
		/* （%） below 年均增长 */
		if (t->width > 0 && text_peek(c.text.p, span_end(c.text)) == '(' && cell_ordinal(c.text) < 0)
		{
			t->head[t->width - 1] = arena_join(t->arena, t->head[t->width - 1], c.text);
			continue;
		}
		if (!is_head_cell(c.text, &says) && is_broken_head(t, k, &c, &says))
			next_cell(t, &k, &ignored);
		if (!is_head_cell(c.text, &says) || t->width == GRID_WIDTH_MAX ||
			(values && says.kind == COLUMN_NAME))
			break; /* 产出指标 is a category of the first row */
		t->head[t->width++] = c.text;
		values |= says.kind == COLUMN_VALUE;
		*last = c.line;
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
		bare_measure_names(t);
		bare_walk(t, sink);
		all |= sink->at + (BARE_ASTRAY + 2) * (uint32_t) t->width < t->n || sink->rows < LEAST_ROWS;
	}
	return sink->rows >= LEAST_ROWS;
}

/* Before all of a table with TABs is looked at: is the first row that does not fit one with a broken name? */
static bool
breaks_at_name(bare_table *t, uint32_t i)
{
	bool all = false, known = false, breaks = false;

	if (!collect(t, i, bare_cells_of_first(t), &all) || !bare_first_may_fit(t))
		return false;
	for (uint32_t most = CELLS_FIRST + 4 * (uint32_t) t->width; !known; most *= 2)
	{
		if (!collect(t, i, most, &all))
			return false;
		breaks = bare_breaks_at_name(t, all, &known);
	}
	return breaks;
}

/*
 * The same, where cells that are merged or empty leave no line, or names are broken over lines: taken if all of the table
 * is read so.
 */
static bool
walk_all(bare_table *t, uint32_t i, bare_sink *sink)
{
	bool found = walk_rows(t, i, sink), remarks = false;
	bare_table strict = *t, wrapped = *t;
	bare_sink best = *sink;

	if (found && sink->torn == 0)
		return true;
	for (int k = 0; k < t->width; k++)
		remarks |= t->columns[k].kind == COLUMN_REMARK;
	for (int lacks = 1; lacks <= LACKS; lacks++)
	{
		t->some_ordinals = lacks & 1;
		t->some_remarks = lacks & 2;
		t->wrapped = lacks & 4;
		/* a name without an ordinal may be what others below it are parts of */
		if (t->wrapped && t->some_ordinals)
			continue;
		if ((t->some_ordinals && !strict.numbered) || (t->some_remarks && !remarks))
			continue;
		if (!walk_rows(t, i, sink))
			continue;
		if (sink->torn == 0)
			return true;
		/* names that are broken are what they are beside a torn row too */
		if (t->wrapped && !t->some_remarks && sink->rows - sink->torn > best.rows - best.torn)
		{
			wrapped = *t;
			best = *sink;
		}
	}
	*t = wrapped;
	*sink = best;
	return found || best.rows >= LEAST_ROWS;
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
	uint32_t first = i, last;
	int chained;

	if (line_blank(l, i) || l->line[i].n > 60 || !head_may_begin(line_text(l, i)) ||
		!is_head_cell(line_clean(l, i), &says) ||
		(says.kind != COLUMN_ORDINAL && says.kind != COLUMN_NAME && says.kind != COLUMN_CATEGORY) ||
		!bare_begins_head(l, i, &says) || bare_inside(l, i))
		return false;
	memset(t, 0, sizeof(*t));
	*sink = (bare_sink){0};
	t->lines = l;
	t->arena = a;
	t->tabbed = line_tabbed(l, i);
	chained = t->tabbed ? 0 : bare_extent(a, l, i, &first);
	if (!read_head(t, &i, &last))
		return false;
	/* cells behind TABs are read_cells.c's, but for names that go on behind a TAB */
	whole = *t;
	if (t->tabbed)
		return ((breaks_at_name(t, i) && walk_all(t, i, sink)) ||
				(*t = whole,
				 join_heads(t) && settle_head(t) && breaks_at_name(t, i) && walk_all(t, i, sink))) &&
			   sink->wraps > 0 && sink->torn * TORN_SHARE <= sink->rows;
	/* what the ordinals chain is read_cells.c's, unless this reads more and all of it */
	if (chained > 0)
		return walk_all(t, i, sink) && sink->torn == 0 && sink->rows > chained + 1;
	if (walk_all(t, i, sink))
		return true;
	*t = whole;
	if (names_first_row(t))
	{
		bare_table shorter = *t;

		if (walk_all(t, last, sink))
			return true;
		*t = shorter;
		if (join_heads(t) && settle_head(t) && walk_all(t, last, sink))
			return true;
	}
	*t = whole;
	return (join_heads(t) && settle_head(t) && walk_all(t, i, sink)) ||
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
	grouped_head plain[GRID_WIDTH_MAX] = {0};

	for (int i = 0; i < t->width && !t->grouped; i++)
		plain[i].own = t->head[i];
	matrix_add_head(m, t->grouped ? t->way.columns : plain, t->width, line, line);
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
