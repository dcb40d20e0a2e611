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
#include "caption.h"
#include "extent.h"

#define CELL_CHARACTERS 60
#define HEAD_CELL_CHARACTERS 24
#define CELLS_FIRST 64 /* looked at first; more where rows reach so far */
#define GAP_LINES 3    /* blank, between two cells */
#define LEAST_ROWS 2
#define ASTRAY 3 /* rows' worth of cells in which a damaged row ends */

typedef struct bare_cell
{
	span text;
	uint32_t line, last;
} bare_cell;

typedef struct bare_table
{
	const lines *lines;
	arena *arena;
	bool spaced;   /* blank lines between the cells */
	bool numbered; /* rows have ordinals */
	bool category;
	int width, name;
	span head[GRID_WIDTH_MAX];
	column columns[GRID_WIDTH_MAX];
	bare_cell *cells;
	uint32_t n;
} bare_table;

/* A row: where its cells stand among the table's. */
typedef struct bare_row
{
	uint32_t cells[GRID_WIDTH_MAX];
	bool has[GRID_WIDTH_MAX];
	bool section; /* in front of it, where there is no column for it */
	uint32_t end; /* the cell behind it */
} bare_row;

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

/* What the heads say; false: not enough of a table. */
static bool
settle_head(bare_table *t)
{
	t->name = -1;
	t->numbered = t->category = false;
	for (int k = 0; k < t->width; k++)
	{
		column *says = &t->columns[k];

		*says = head_column(t->head[k], SPAN_NONE);
		if (says->kind == COLUMN_NAME && t->name < 0)
			t->name = k;
		t->numbered |= says->kind == COLUMN_ORDINAL;
	}
	if (t->name < 0 && (t->name = columns_finest_category(t->columns, t->width)) >= 0)
		t->columns[t->name].kind = COLUMN_NAME;
	for (int k = 0; k < t->width; k++)
		t->category |= t->columns[k].kind == COLUMN_CATEGORY;
	return t->width >= 3 && t->name >= 0 && columns_say_values(t->columns, t->width);
}

/* The heads from line *i on, which is moved behind them. */
static bool
read_head(bare_table *t, uint32_t *i)
{
	bare_cell c;
	uint32_t k = *i;

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
		if (!is_head_cell(c.text, &says) || t->width == GRID_WIDTH_MAX)
			break;
		t->head[t->width++] = c.text;
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

static bool
is_ordinal(const bare_table *t, uint32_t at, int ordinal)
{
	return at < t->n && cell_ordinal(t->cells[at].text) == ordinal;
}

/* What follows a row: nothing, or what may begin the next one. */
static bool
row_may_begin(const bare_table *t, uint32_t at, int ordinal)
{
	if (at >= t->n)
		return true;
	if (!t->numbered)
		return (!cell_value(t->cells[at].text) || cell_ages(t->cells[at].text)) &&
			   cell_binding(t->cells[at].text) == ROW_BINDING_UNKNOWN;
	if (is_ordinal(t, at, ordinal) || is_ordinal(t, at + 1, ordinal))
		return true;
	/* behind the last row */
	for (uint32_t k = at; k < t->n && k < at + 2 * (uint32_t) t->width; k++)
		if (is_ordinal(t, k, ordinal))
			return false;
	return true;
}

/* 经济发展（30分）: what the category counts is none of its name. */
static span
without_count(span s)
{
	ptrdiff_t at = span_find(s, SPAN("（"));
	const char *inside = at > 0 ? s.p + at + strlen("（") : NULL;
	uint32_t c = at > 0 ? text_peek(inside, span_end(s)) : 0;

	return c >= '0' && c <= '9' && span_ends(s, SPAN("分）")) ? (span){s.p, (size_t) at} : s;
}

static bool
is_category(span s)
{
	s = without_count(s);
	return looks_like_section(s) && cell_ordinal(s) < 0 && !cell_value(s) &&
		   cell_binding(s) == ROW_BINDING_UNKNOWN;
}

/* 分值, 占比, 位次: below them stand figures, though they are none of an indicator. */
static bool
holds_figures(span heading)
{
	static const span WORDS[] = {SPAN("分值"), SPAN("权重"), SPAN("得分"), SPAN("率"),  SPAN("比重"),
								 SPAN("占"),   SPAN("%"),    SPAN("位次"), SPAN("排名")};

	return span_has_any(heading, WORDS, sizeof(WORDS) / sizeof(WORDS[0]));
}

/* A name without the count of a category in front: 经济发展（30分）规上工业总产值 are two cells. */
static bool
is_name(span s)
{
	return (!cell_value(s) || cell_ages(s)) && span_find(s, SPAN("分）")) < 0;
}

static bool
cell_belongs(const bare_table *t, int i, span s)
{
	const column *c = &t->columns[i];

	if (c->kind == COLUMN_OTHER && c->known && holds_figures(c->heading))
		return s.n == 0 || cell_value(s);
	if (i == t->name && !is_name(s))
		return false;
	return cell_fits(c->kind, s) >= (t->numbered && c->kind == COLUMN_VERDICT ? FIT_LOOSE : FIT_SURE);
}

/* The row at cell `at`, with a category or without: do the cells fit? */
static bool
row_fits(const bare_table *t, uint32_t at, int ordinal, bool with_category, bare_row *row)
{
	bool counted = false;

	memset(row, 0, sizeof(*row));
	if (with_category && !t->category)
	{
		/* a section */
		row->section = true;
		if (at >= t->n || !is_category(t->cells[at++].text))
			return false;
	}
	for (int i = 0; i < t->width; i++)
	{
		column_kind kind = t->columns[i].kind;

		if (kind == COLUMN_CATEGORY && !with_category)
			continue;
		if (kind == COLUMN_NAME && i == t->name && t->numbered && !counted)
		{
			if (!is_ordinal(t, at++, ordinal)) /* of no column */
				return false;
			counted = true;
		}
		if (at >= t->n)
			return false;
		if (kind == COLUMN_CATEGORY  ? !is_category(t->cells[at].text)
			: kind == COLUMN_ORDINAL ? !is_ordinal(t, at, ordinal)
									 : !cell_belongs(t, i, t->cells[at].text))
			return false;
		counted |= kind == COLUMN_ORDINAL;
		row->has[i] = true;
		row->cells[i] = at++;
	}
	row->end = at;
	return row_may_begin(t, at, ordinal + 1);
}

/* The row at cell `at`, if its cells can be put to the columns in one way. */
static bool
row_at(const bare_table *t, uint32_t at, int ordinal, bare_row *row)
{
	bare_row with;
	bool bare = row_fits(t, at, ordinal, false, row), more = row_fits(t, at, ordinal, true, &with);

	if (!bare && more)
		*row = with;
	return bare != more;
}

/* （1）, 1: do rows have ordinals that no head announces? */
static void
find_ordinals(bare_table *t)
{
	for (uint32_t k = 0; k < 2 && !t->numbered; k++)
		t->numbered = is_ordinal(t, k, 1) && !head_figure(t->cells[k + 1 < t->n ? k + 1 : k].text);
}

/* Where the next row begins that fits, behind one that does not; *ordinal: its number.  t->n: nowhere near. */
static uint32_t
next_that_fits(const bare_table *t, uint32_t at, int *ordinal)
{
	uint32_t far = at + ASTRAY * (uint32_t) t->width;
	bare_row row, after;

	for (uint32_t k = at + 1; k < t->n && k < far; k++)
	{
		if (!t->numbered)
		{
			if (row_at(t, k, 0, &row) && (row.end >= t->n || row_at(t, row.end, 0, &after)))
				return k;
			continue;
		}
		for (int n = *ordinal; n <= *ordinal + ASTRAY; n++)
			if (row_at(t, k, n, &row))
			{
				*ordinal = n;
				return k;
			}
	}
	return t->n;
}

/* Where the rows go. */
typedef struct bare_sink
{
	matrix *m; /* NULL: only counted */
	int rows;
	uint32_t last; /* line */
	uint32_t at;   /* the cell behind the last row */
} bare_sink;

static void
add_row(bare_sink *sink, const bare_table *t, uint32_t at, const bare_row *row)
{
	matrix_cell cells[GRID_WIDTH_MAX] = {0};
	uint32_t line = t->cells[at].line;

	sink->rows++;
	sink->last = t->cells[row->end - 1].last;
	if (sink->m == NULL)
		return;
	if (row->section)
	{
		cells[0].text = t->cells[at].text;
		matrix_add(sink->m, cells, 1, line);
		cells[0].text = SPAN_NONE;
	}
	for (int i = 0; i < t->width; i++)
		if (row->has[i])
			cells[i].text = t->cells[row->cells[i]].text;
	matrix_add(sink->m, cells, t->width, row->section ? t->cells[at + 1].line : line);
}

/* Cells that are no row: told, under the first of them. */
static void
add_torn(bare_sink *sink, const bare_table *t, uint32_t from, uint32_t to)
{
	matrix_cell cells[GRID_WIDTH_MAX] = {0};
	matrix_row *row;

	sink->last = t->cells[to - 1].last;
	if (sink->m == NULL)
		return;
	for (uint32_t k = from; k < to; k++)
		if (cells[t->name].text.n == 0 && cell_ordinal(t->cells[k].text) < 0 &&
			cell_fits(COLUMN_NAME, t->cells[k].text) == FIT_SURE && !cell_value(t->cells[k].text))
			cells[t->name].text = t->cells[k].text;
	row = matrix_add(sink->m, cells, t->width, t->cells[from].line);
	if (row != NULL)
	{
		row->doubtful = true;
		row->printed = t->cells[from].text;
	}
}

/* Behind the last row that fits: is there more of the table? */
static uint32_t
torn_end(const bare_table *t, uint32_t at, int ordinal)
{
	uint32_t far = at + (uint32_t) t->width + 1, end = at;

	for (uint32_t k = at; k < t->n && k < far; k++)
		if ((t->numbered && is_ordinal(t, k, ordinal)) || head_figure(t->cells[k].text) ||
			cell_binding(t->cells[k].text) != ROW_BINDING_UNKNOWN)
			end = k + 1;
	return end;
}

static void
walk(const bare_table *t, bare_sink *sink)
{
	int ordinal = 1;

	for (uint32_t at = 0; at < t->n && !arena_cancelled(t->arena, 1024); sink->at = at)
	{
		bare_row row;
		uint32_t next;

		if (row_at(t, at, ordinal, &row))
		{
			add_row(sink, t, at, &row);
			at = row.end;
			ordinal++;
			continue;
		}
		next = next_that_fits(t, at, &ordinal);
		if (next == t->n && torn_end(t, at, ordinal) == at)
			return; /* the table has ended */
		next = next == t->n ? torn_end(t, at, ordinal) : next;
		add_torn(sink, t, at, next);
		at = next;
	}
}

/* The rows below the head, which ends above line i; false: too few that fit it. */
static bool
walk_rows(bare_table *t, uint32_t i, bare_sink *sink)
{
	bool all = false;

	/* twice as many cells as long as the rows reach to the last of them */
	for (uint32_t most = CELLS_FIRST + 4 * (uint32_t) t->width; !all; most *= 2)
	{
		memset(sink, 0, sizeof(*sink));
		if (!collect(t, i, most, &all))
			return false;
		if (most < 2 * CELLS_FIRST + 8 * (uint32_t) t->width)
			find_ordinals(t);
		walk(t, sink);
		all |= sink->at + (ASTRAY + 2) * (uint32_t) t->width < t->n || sink->rows < LEAST_ROWS;
	}
	return sink->rows >= LEAST_ROWS;
}

/* The table at line i, with its cells; what its rows come to in *sink. */
static bool
table_at(arena *a, const lines *l, uint32_t i, bare_table *t, bare_sink *sink)
{
	column says;
	uint32_t first = i;

	memset(t, 0, sizeof(*t));
	t->lines = l;
	t->arena = a;
	if (line_blank(l, i) || line_tabbed(l, i) || l->line[i].n > 60 ||
		!is_head_cell(line_clean(l, i), &says) ||
		(says.kind != COLUMN_ORDINAL && says.kind != COLUMN_NAME && says.kind != COLUMN_CATEGORY) ||
		!bare_begins_head(l, i, &says) || bare_inside(l, i) || bare_extent(a, l, i, &first) ||
		!read_head(t, &i))
		return false;
	return walk_rows(t, i, sink) || (join_heads(t) && settle_head(t) && walk_rows(t, i, sink));
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

void
read_bare(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	bare_table t;
	bare_sink sink;
	matrix_cell head[GRID_WIDTH_MAX] = {0};

	(void) to;
	if (!table_at(m->arena, l, from, &t, &sink))
		return;
	m->merged = true;
	for (int i = 0; i < t.width; i++)
		head[i].text = t.head[i];
	matrix_add(m, head, t.width, from);
	sink.m = m;
	walk(&t, &sink);
}
