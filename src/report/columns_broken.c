/*
 * columns_broken.c
 *		Heads of columns whose lines a text without places has one below the other: 序, 号 指标名称 计量, 单位, 2024年, 目标.
 *
 * What a blank parts stands in two columns, what a line break parts in one or in two.  Row 1 says how many columns there
 * are and what each may be.  The head is known if all ways to put its words together to so many heads that fit, with as
 * few of them as can be two words of heads or a year alone, say the same.
 */
#include "columns.h"
#include "layout.h"

#define HEAD_LINES 24
#define HEAD_TOKENS 32
#define TOKEN_CHARACTERS 12
#define HEAD_PARTS 4 /* lines that one head is broken over */
#define LEAST_FIELDS 4
#define STEPS_MOST 20000

/* A part of a head. */
typedef struct token
{
	span text;
	bool parted; /* a blank stands in front of it */
} token;

typedef struct broken
{
	arena *arena;
	token tokens[HEAD_TOKENS];
	int n;
	fields row; /* row 1 */
	int cost, best_cost, steps;
	bool differ; /* ways of the best cost say different things */
	column way[GRID_WIDTH_MAX], best[GRID_WIDTH_MAX];
	span heads[GRID_WIDTH_MAX], best_heads[GRID_WIDTH_MAX];
} broken;

/* 1 地区生产总值 亿元 305 303.6 */
static bool
is_row_one(span s, fields *f)
{
	int figures = 0;

	if (s.n == 0 || *s.p != '1' || s.n > ROW_LINE_MAX || !split_fields(s, NARROWEST, f) ||
		f->n < LEAST_FIELDS || f->n > GRID_WIDTH_MAX || !span_equal(f->field[0], SPAN("1")))
		return false;
	for (int i = 2; i < f->n; i++)
		figures += cell_value(f->field[i]) || cell_dash(f->field[i]);
	return figures > 1;
}

/* The words of the lines [i, k); false: one of the lines is none of a head. */
static bool
collect(const lines *l, uint32_t i, uint32_t k, broken *b)
{
	for (b->n = 0; i < k; i++)
	{
		fields f;

		if (line_blank(l, i))
			continue;
		if (line_tabbed(l, i) || span_find(line_text(l, i), SPAN("。")) >= 0 ||
			!split_fields(line_text(l, i), NARROWEST, &f))
			return false;
		for (int x = 0; x < f.n; x++)
		{
			if (b->n == HEAD_TOKENS || text_longer(f.field[x], TOKEN_CHARACTERS))
				return false;
			b->tokens[b->n++] = (token){f.field[x], x > 0};
		}
	}
	return true;
}

static bool
is_year(span s)
{
	return s.n > 0 && *s.p >= '0' && *s.p <= '9' && years_in(s).from != 0;
}

static span
join(const broken *b, int from, int to)
{
	span s = b->tokens[from].text;

	for (int i = from + 1; i < to; i++)
		s = arena_join(b->arena, s, b->tokens[i].text);
	return s;
}

/* As how many heads the tokens [from, to) could be read at most; a year and what stands below it are one. */
static int
heads_in(const broken *b, int from, int to)
{
	int most = 1;

	for (int i = from + 1; i < to; i++)
	{
		span s = join(b, from, i);
		int n;

		if (!head_word(s) || !head_word(join(b, i, to)))
			continue;
		n = heads_in(b, i, to) + !head_column(s, SPAN_NONE).bare_year;
		most = n > most ? n : most;
	}
	return most;
}

/* A year in the head of names, of units: heads of two columns. */
static bool
is_mixed(const column *c)
{
	return c->years.from != 0 && (c->kind == COLUMN_NAME || c->kind == COLUMN_ORDINAL ||
								  c->kind == COLUMN_UNIT || c->kind == COLUMN_BINDING);
}

/* 预计 begins what stands below it. */
static bool
breaks_off(span s)
{
	static const span WORDS[] = {SPAN("预计"), SPAN("建议"), SPAN("初步"), SPAN("拟")};

	return span_among(s, WORDS, LENGTH(WORDS));
}

/* Tokens [from, to) as the head of column c; *cost: how odd that is. */
static bool
head_of(const broken *b, int from, int to, int c, column *out, span *text, int *cost)
{
	uint32_t first = text_peek(b->tokens[from].text.p, span_end(b->tokens[from].text));

	if (first == '(' || first == '[')
		return false;
	for (int i = from + 1; i < to; i++)
		if (b->tokens[i].parted || is_year(b->tokens[i].text))
			return false;
	*text = join(b, from, to);
	*out = head_column(*text, SPAN_NONE);
	*cost = heads_in(b, from, to) - 1 + out->bare_year +
			(to > from + 1 && breaks_off(b->tokens[to - 1].text)) +
			(out->kind == COLUMN_VALUE && out->years.from == 0 && !out->mean && !out->years.has_relative);
	return out->known && !is_mixed(out) && (head_word(*text) || out->years.from != 0) &&
		   cell_fits(out->kind == COLUMN_GROWTH ? COLUMN_VALUE : out->kind, b->row.field[c]) == FIT_SURE;
}

static bool
says_the_same(const column *a, const column *b, int n)
{
	for (int i = 0; i < n; i++)
		if (a[i].kind != b[i].kind || a[i].role != b[i].role || a[i].mean != b[i].mean ||
			a[i].years.from != b[i].years.from || a[i].years.to != b[i].years.to)
			return false;
	return true;
}

/* All ways to put tokens from `at` on to the columns from c on. */
static void
try_ways(broken *b, int at, int c)
{
	if (++b->steps > STEPS_MOST || b->cost > b->best_cost)
		return;
	if (c == b->row.n)
	{
		if (at < b->n)
			return;
		b->differ = b->cost == b->best_cost && (b->differ || !says_the_same(b->way, b->best, c));
		b->best_cost = b->cost;
		memcpy(b->best, b->way, sizeof(b->best));
		memcpy(b->best_heads, b->heads, sizeof(b->heads));
		return;
	}
	for (int to = at + 1; to <= b->n && to <= at + HEAD_PARTS; to++)
	{
		int cost;

		if (!head_of(b, at, to, c, &b->way[c], &b->heads[c], &cost))
			continue;
		b->cost += cost;
		try_ways(b, to, c + 1);
		b->cost -= cost;
	}
}

static bool
find_way(broken *b)
{
	b->cost = b->steps = 0;
	b->best_cost = GRID_WIDTH_MAX;
	b->differ = false;
	if (b->n < b->row.n)
		return false;
	try_ways(b, 0, 0);
	return b->best_cost < GRID_WIDTH_MAX && !b->differ && b->steps <= STEPS_MOST;
}

/* How heads of ordinals, names and categories begin: 序号, 指标, 类别, 项目, 名称, 主要指标, 编号. */
static bool
begins_head(span s)
{
	static const char FIRST[] = "序指类项名主编";

	for (size_t i = 0; s.n >= 3 && i + 3 < sizeof(FIRST); i += 3)
		if (memcmp(s.p, FIRST + i, 3) == 0)
			return true;
	return false;
}

bool
columns_may_be_broken(const lines *l, uint32_t i)
{
	span s = line_clean(l, i);

	return begins_head(s) && !line_tabbed(l, i) && i + 2 < l->n && !line_blank(l, i + 1) &&
		   !text_longer(s, 2 * TOKEN_CHARACTERS) &&
		   !text_longer(line_clean(l, i + 1), 2 * TOKEN_CHARACTERS) &&
		   (span_equal(s, SPAN("序")) || head_may_anchor(s));
}

/* A year alone beside heads that say what was planned or reached: the words below it were lost. */
static bool
has_lost_words(const broken *b)
{
	bool bare = false, said = false;

	for (int c = 0; c < b->row.n; c++)
	{
		bare |= b->best[c].kind == COLUMN_VALUE && b->best[c].bare_year;
		said |= b->best[c].kind == COLUMN_VALUE && b->best[c].role != ROLE_NONE && !b->best[c].bare_year;
	}
	return bare && said;
}

bool
columns_broken_head(arena *a, const lines *l, uint32_t i, fields *head, uint32_t *next, bool *lost)
{
	broken b;
	uint32_t k = i + 1, last;
	bool found;

	if (!columns_may_be_broken(l, i))
		return false;
	b.arena = a;
	while (k < l->n && k <= i + HEAD_LINES && !text_longer(line_clean(l, k), 3 * TOKEN_CHARACTERS) &&
		   !is_row_one(line_text(l, k), &b.row))
		k++;
	if (k >= l->n || k > i + HEAD_LINES || k == i + 1 || !is_row_one(line_text(l, k), &b.row) ||
		arena_cancelled(a, 4096) || !collect(l, i, k, &b))
		return false;
	found = find_way(&b);
	for (last = k - 1; last > i && line_blank(l, last);)
		last--;
	/* 经济发展 above row 1 is a section */
	if (!found && looks_like_section(line_clean(l, last)) && collect(l, i, last, &b) &&
		(found = find_way(&b)))
		k = last;
	if (!found)
		return false;
	*lost = has_lost_words(&b);
	memset(head, 0, sizeof(*head));
	head->n = b.row.n;
	for (int c = 0; c < head->n; c++)
		head->field[c] = b.best_heads[c];
	*next = k;
	return true;
}
