/*
 * read_ruled.c
 *		The layout of columns below rules that have a run of dashes for each: simple and multiline tables of Markdown and
 *		reStructuredText.
 *
 *		指标          2024年目标  2025年目标
 *		------------  ----------  ----------
 *		粮食产量      52万吨      53万吨
 *
 * The runs say exactly where the columns are, so that blank cells are known.  Between two rules rows are lines, or, under
 * a rule over the whole table, what stands between blank lines.
 */
#include "layout.h"
#include "fields.h"

#define HEAD_LINES 4
#define FULL_RULE 12 /* places */

/* A line of runs of - or = only; how many, 0: it is none. */
static int
rule_runs(span s, fields *runs)
{
	char mark;

	s = text_trim(s);
	if (s.n < 3 || (*s.p != '-' && *s.p != '='))
		return 0;
	mark = *s.p;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != mark && s.p[i] != ' ')
			return 0;
	if (!split_fields(s, 1, runs))
		return 0;
	for (int i = 0; i < runs->n; i++)
		if (runs->field[i].n < 2)
			return 0;
	return runs->n;
}

typedef struct ruled_table
{
	fields columns;      /* the runs: where the columns are */
	uint32_t head, rule; /* lines of the head [head, rule) */
	bool multiline;      /* blank lines part the rows */
} ruled_table;

/* The runs at their places on the screen. */
static int
runs_at(const lines *l, uint32_t i, fields *runs)
{
	fields trimmed;

	return rule_runs(line_text(l, i), &trimmed) > 0 && split_fields(line_text(l, i), 1, runs) ? runs->n : 0;
}

static bool
find_head(const lines *l, uint32_t i, ruled_table *t)
{
	fields runs;
	int first = runs_at(l, i, &runs);

	t->multiline = first == 1 && runs.stop[0] - runs.place[0] >= FULL_RULE;
	if (first == 1 && !t->multiline)
		return false;
	t->head = first > 0 ? i + 1 : i;
	for (uint32_t k = t->head; k < l->n && k <= t->head + HEAD_LINES && !line_blank(l, k); k++)
	{
		int n;

		if (line_tabbed(l, k))
			return false;
		n = runs_at(l, k, &t->columns);
		if (n == 0)
			continue;
		t->rule = k;
		return n > 2 && n <= GRID_WIDTH_MAX && k > t->head && (first < 2 || first == n);
	}
	return false;
}

/* How the figures of a column stand in full rows: at the left or the right end of its run. */
typedef struct ends_of_run
{
	bool left, right;
} ends_of_run;

/* 适龄儿童接种率\ and \%: a backslash at its end breaks the line, another one escapes. */
static span
cell_part(arena *a, span s)
{
	if (span_ends(s, SPAN("\\")))
		s = text_trim((span){s.p, s.n - 1});
	return span_find(s, SPAN("\\")) < 0 ? s : markdown_cell(a, s);
}

/* The words of a line to the cells that they stand in; false: a word stands in two. */
static bool
add_words(arena *a, const ruled_table *t, span line, matrix_cell *cells, ends_of_run *stands)
{
	fields words;
	span own[GRID_WIDTH_MAX] = {{0}};

	if (line.n > ROW_LINE_MAX || !split_fields(line, 1, &words))
		return false;
	for (int i = 0; i < words.n; i++)
	{
		int at = 0;

		if (fields_over(&t->columns, words.place[i], words.stop[i], &at) > 1)
			return false;
		/* behind the end of its run */
		if (fields_over(&t->columns, words.place[i], words.stop[i], &at) == 0)
			while (at + 1 < t->columns.n && t->columns.place[at + 1] <= words.place[i])
				at++;
		if (own[at].n == 0)
			stands[at].left = words.place[i] == t->columns.place[at];
		stands[at].right = words.stop[i] == t->columns.stop[at];
		own[at] = own[at].n == 0 ? words.field[i]
								 : (span){own[at].p, (size_t) (span_end(words.field[i]) - own[at].p)};
	}
	for (int i = 0; i < t->columns.n; i++)
		if (own[i].n > 0)
			cells[i].text = arena_join(a, cells[i].text, cell_part(a, own[i]));
	return true;
}

/* Does line k end the table?  *past: the line behind what ends it. */
static bool
ends(const lines *l, const ruled_table *t, uint32_t k, uint32_t *past)
{
	fields runs;

	*past = k;
	if (k >= l->n || line_tabbed(l, k))
		return true;
	if (runs_at(l, k, &runs) > 0)
	{
		*past = k + 1;
		return true;
	}
	return line_blank(l, k) && !t->multiline;
}

bool
ruled_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	ruled_table t;
	uint32_t past = i + 1, rows = 0;

	if (line_blank(l, i) || line_tabbed(l, i) || !find_head(l, i, &t))
		return false;
	for (uint32_t k = t.rule + 1;; k++)
	{
		if (k >= l->n || arena_cancelled(a, l->line[k].n + 32u) || ends(l, &t, k, &past))
		{
			*end = k >= l->n ? k : past;
			break;
		}
		rows += !line_blank(l, k);
	}
	return rows > 0;
}

static bool
is_full(const ruled_table *t, const matrix_cell *cells)
{
	for (int i = 0; i < t->columns.n; i++)
		if (cells[i].text.n == 0)
			return false;
	return true;
}

/*
 * A row with blank cells is believed where its figures stand at the ends of their runs as those of full rows do; else a
 * word was lost, and the others have slipped.
 */
static bool
stands_well(const ruled_table *t, const matrix_cell *cells, const ends_of_run *stands,
			const ends_of_run *usual)
{
	for (int i = 1; i < t->columns.n; i++)
		if (cells[i].text.n > 0 && head_figure(cells[i].text) &&
			!((usual[i].left && stands[i].left) || (usual[i].right && stands[i].right)))
			return false;
	return true;
}

/* usual: how figures stand in the full rows so far. */
static void
add_row(matrix *m, const ruled_table *t, const lines *l, uint32_t from, uint32_t to, ends_of_run *usual)
{
	matrix_cell cells[GRID_WIDTH_MAX] = {0};
	ends_of_run stands[GRID_WIDTH_MAX] = {{false, false}};
	matrix_row *row;
	bool doubtful = false, full;

	for (uint32_t k = from; k < to; k++)
		doubtful |= !add_words(m->arena, t, line_text(l, k), cells, stands);
	full = is_full(t, cells);
	row = matrix_add(m, cells, t->columns.n, from);
	if (row == NULL)
		return;
	row->head = usual == NULL;
	row->doubtful = doubtful;
	row->printed = text_trim(line_text(l, from));
	if (usual == NULL)
		return;
	row->doubtful |= !full && !stands_well(t, cells, stands, usual);
	row->placed = !full && !row->doubtful;
}

/* The rows one after the other; usual: what they are read by, or learnt for. */
static void
walk_rows(matrix *m, const ruled_table *t, const lines *l, uint32_t to, ends_of_run *usual, bool learn)
{
	uint32_t past;
	bool first[GRID_WIDTH_MAX] = {false};

	for (uint32_t k = t->rule + 1, next; k < to && !m->out_of_memory && !arena_cancelled(m->arena, 256);
		 k = next)
	{
		matrix_cell cells[GRID_WIDTH_MAX] = {0};
		ends_of_run stands[GRID_WIDTH_MAX] = {{false, false}};

		next = k + 1;
		if (ends(l, t, k, &past))
			break;
		if (line_blank(l, k))
			continue;
		while (t->multiline && next < to && !line_blank(l, next) && !ends(l, t, next, &past))
			next++;
		if (!learn)
		{
			add_row(m, t, l, k, next, usual);
			continue;
		}
		if (next > k + 1 || !add_words(m->arena, t, line_text(l, k), cells, stands) || !is_full(t, cells))
			continue;
		for (int i = 0; i < t->columns.n; i++)
		{
			usual[i].left = stands[i].left && (usual[i].left || !first[i]);
			usual[i].right = stands[i].right && (usual[i].right || !first[i]);
			first[i] = true;
		}
	}
}

void
read_ruled(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	ruled_table t;
	ends_of_run usual[GRID_WIDTH_MAX] = {{false, false}};

	if (!find_head(l, from, &t))
		return;
	m->merged = true;
	add_row(m, &t, l, t.head, t.rule, NULL);
	walk_rows(m, &t, l, to, usual, true);
	walk_rows(m, &t, l, to, usual, false);
}
