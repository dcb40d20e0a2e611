/*
 * mend_names.c
 *		Names that a conversion broke over two rows of the grid: 规模以上工业增加 in a row without values above or below 值.
 *
 * Words that name nothing alone (值, 比重), or little (总额, 收入), are the end of the name beside them.  Where the next row begins with
 * such a word too (一般公共预算 over 收入 and 支出), what stands above them heads them and nothing is broken.
 */
#include "mend_names.h"
#include "emit.h"

#define NAME_BYTES 180 /* longer names are told to be odd anyway */
#define BEGIN_LEAST 5  /* characters of the first part */
#define TAIL_MOST 8    /* characters of the second: one of MEASURES and one of CHANGES */

/* They say how something changes or relates: never a name of their own. */
static const span CHANGES[] = {SPAN("增长"), SPAN("增长率"), SPAN("增速"), SPAN("下降"), SPAN("下降率"),
							   SPAN("降低"), SPAN("降低率"), SPAN("比重"), SPAN("比例"), SPAN("占比")};

/* What is counted or measured: names of their own only below a heading. */
static const span MEASURES[] = {SPAN("收入"),   SPAN("支出"),  SPAN("总额"), SPAN("总量"), SPAN("总值"),
								SPAN("面积"),   SPAN("数量"),  SPAN("人数"), SPAN("户数"), SPAN("天数"),
								SPAN("浓度"),   SPAN("寿命"),  SPAN("投资"), SPAN("能耗"), SPAN("用水量"),
								SPAN("覆盖率"), SPAN("达标率")};

/* The last letter of a name, broken off: 茶 and 煤 are names. */
static const span LETTERS[] = {SPAN("值"), SPAN("额"), SPAN("量"), SPAN("率"), SPAN("数"),
							   SPAN("度"), SPAN("比"), SPAN("入"), SPAN("出"), SPAN("资"),
							   SPAN("重"), SPAN("积"), SPAN("速"), SPAN("长")};

typedef enum tail
{
	TAIL_NONE,
	TAIL_CHANGE,
	TAIL_MEASURE
} tail;

/* What is kept of a row while the next two are looked at. */
typedef struct seen
{
	grid_row *row; /* NULL: none, or none that could be part of a broken name */
	const grid_part *part;
	bool named_only, valued, numbered;
	uint32_t line;
	char name[NAME_BYTES];
	size_t n;
} seen;

static uint32_t
last_character(span s)
{
	const char *p = s.p, *end = span_end(s);
	uint32_t c = 0;

	while (p < end)
		c = text_fold_char(text_next_raw(&p, end));
	return c;
}

/* 收入, or the last letter of such a word. */
static bool
measured(span s)
{
	return span_among(s, MEASURES, LENGTH(MEASURES)) || span_among(s, LETTERS, LENGTH(LETTERS));
}

static tail
tail_of(span s)
{
	/* what is longer may be only a bracket behind it */
	if (text_longer(s, TAIL_MOST) && text_skip_ideographs(s.p, span_end(s)) - s.p > TAIL_MOST * 3)
		return TAIL_NONE;
	for (const char *p = s.p, *end = span_end(s), *at = p; p < end; at = p)
		if (text_fold_char(text_next_raw(&p, end)) == '(')
		{
			s = text_trim((span){s.p, (size_t) (at - s.p)}); /* 降低（%） */
			break;
		}
	for (size_t i = 0; i < LENGTH(CHANGES); i++)
	{
		span measure = {s.p, s.n - CHANGES[i].n};

		if (span_equal(s, CHANGES[i]))
			return TAIL_CHANGE;
		if (span_ends(s, CHANGES[i]) && measured(measure)) /* 值增速 */
			return TAIL_MEASURE;
	}
	return measured(s) ? TAIL_MEASURE : TAIL_NONE;
}

bool
is_name_tail(span s)
{
	return tail_of(s) != TAIL_NONE || text_peek(s.p, span_end(s)) == '(';
}

/* A row of the grid as a part of a name. */
static void
look_at(const grid *g, const row_walk *w, const row *x, seen *out)
{
	span name = SPAN_NONE;
	bool others = false;

	*out = (seen){0};
	if (w->row->doubtful)
		return;
	if (w->row->section)
		name = x->cells[0].text;
	for (int i = 0; i < g->width && !w->row->section; i++)
	{
		if (g->columns[i].kind == COLUMN_NAME && name.n == 0)
			name = x->cells[i].text;
		else if (g->columns[i].kind == COLUMN_VALUE || g->columns[i].kind == COLUMN_OUTCOME)
			out->valued |= x->cells[i].text.n > 0;
		else if (g->columns[i].kind == COLUMN_ORDINAL)
			out->numbered |= x->cells[i].text.n > 0;
		else if (g->columns[i].kind != COLUMN_CATEGORY)
			others |= x->cells[i].text.n > 0;
	}
	name = text_trim(name);
	if (name.n == 0 || name.n > NAME_BYTES)
		return;
	out->row = &w->part->rows[w->i - 1];
	out->part = w->part;
	out->named_only = !out->valued && !others;
	out->line = x->line;
	out->n = name.n;
	memcpy(out->name, name.p, name.n);
}

static tail
tail_of_row(const seen *x)
{
	return tail_of((span){x->name, x->n});
}

/* Could the row's text be the beginning of a name that the tail ends? */
static bool
may_begin(const seen *x, tail end)
{
	span s = {x->name, x->n};
	uint32_t last = last_character(s);

	return text_longer(s, BEGIN_LEAST - 1) && !surely_section(s) && last != ')' && last != ':' &&
		   !span_starts(s, SPAN("其中")) && (end == TAIL_CHANGE || !ends_as_indicator(s));
}

static bool
are_neighbours(const seen *x, const seen *y)
{
	return x->row != NULL && y->row != NULL && x->part == y->part && x->row + 1 == y->row;
}

/* Are the two rows one name, the third being what follows?  Then the one without values is dropped. */
static bool
mend(const seen *x, const seen *y, const seen *next)
{
	bool above = x->named_only && y->valued, below = x->valued && y->named_only;
	tail end;

	if (!are_neighbours(x, y) || (!above && !below) || (x->numbered && y->numbered))
		return false;
	end = tail_of_row(y);
	/* 增长 below an amount may be a row of its own */
	if (end == TAIL_NONE || !may_begin(x, x->valued ? TAIL_MEASURE : end) ||
		(are_neighbours(y, next) && tail_of_row(next) != TAIL_NONE))
		return false;
	if (above)
	{
		x->row->dropped = true;
		y->row->name_above = true;
	}
	else
	{
		y->row->dropped = true;
		x->row->name_below = true;
	}
	return true;
}

report_status
mend_names(arena *a, arena *scratch, const grid *g)
{
	seen last[3] = {{0}}; /* the row, the one behind it, and what follows */
	row_walk walk = {.part = g->first};
	row x;
	bool more = true;

	while (more || last[1].row != NULL)
	{
		more = more && grid_next_row(g, &walk, scratch, &x);
		if (more)
			look_at(g, &walk, &x, &last[2]);
		else
			last[2] = (seen){0};
		if (mend(&last[0], &last[1], &last[2]))
			TRY(emit_message(a, MESSAGE_ROW_MENDED, last[0].line, (span){last[0].name, last[0].n}, 0, 0));
		last[0] = last[1];
		last[1] = last[2];
	}
	return scratch->seam->cancelled ? REPORT_CANCELLED : REPORT_OK;
}

void
join_broken_name(const grid *g, const row_walk *w, arena *a, row *x)
{
	size_t own = w->i - 1, other = w->row->name_above ? own - 1 : own + 1;
	grid_part one = *w->part;
	grid_row rest;
	row y;

	if (!w->row->name_above && !w->row->name_below)
		return;
	rest = w->part->rows[other];
	rest.dropped = false;
	one.rows = &rest;
	one.n = 1;
	if (!grid_row_cells(g, &one, 0, a, &y))
		return;
	for (int i = 0; i < g->width; i++)
	{
		span s = rest.section ? y.cells[0].text : y.cells[i].text;

		if (g->columns[i].kind == COLUMN_ORDINAL && !rest.section && x->cells[i].text.n == 0)
			x->cells[i].text = s;
		if (g->columns[i].kind != COLUMN_NAME)
			continue;
		x->cells[i].text = w->row->name_above ? arena_join(a, text_trim(s), text_trim(x->cells[i].text))
											  : arena_join(a, text_trim(x->cells[i].text), text_trim(s));
		break;
	}
}

/* 4 of 4.15岁以上人群吸烟率, which may be an ordinal or a part of the name; 0: the name begins with no such number. */
static int
number_in_front(const grid *g, const row *x, bool decimal)
{
	for (int i = 0; i < g->width && i < x->n; i++)
		if (g->columns[i].kind == COLUMN_NAME)
		{
			const char *p = x->cells[i].text.p, *end = span_end(x->cells[i].text);
			int n = 0;
			uint32_t c;

			while ((c = text_next(&p, end)) >= '0' && c <= '9' && n < 1000)
				n = n * 10 + (int) (c - '0');
			if ((c != '.' && (decimal || c != 0x3001)) ||
				(decimal && !(text_peek(p, end) >= '0' && text_peek(p, end) <= '9')))
				return 0;
			return n;
		}
	return 0;
}

/* 15岁, 5G: what stands behind the dot of the name is counted in whole numbers. */
static bool
counts_whole(const grid *g, const row *x)
{
	static const span WHOLE[] = {SPAN("岁"), SPAN("周岁"), SPAN("G"), SPAN("类"),
								 SPAN("级"), SPAN("家"),   SPAN("个")};

	for (int i = 0; i < g->width && i < x->n; i++)
		if (g->columns[i].kind == COLUMN_NAME)
		{
			span s = x->cells[i].text;
			const char *dot = memchr(s.p, '.', s.n), *p = dot == NULL ? s.p : dot + 1;

			while (p < span_end(s) && *p >= '0' && *p <= '9')
				p++;
			for (size_t k = 0; k < LENGTH(WHOLE); k++)
				if (span_starts((span){p, (size_t) (span_end(s) - p)}, WHOLE[k]))
					return true;
			return false;
		}
	return false;
}

/* Behind 3., 4.15岁以上 begins with the ordinal 4 if the row below begins with a later one, or the list seems to end. */
bool
begins_with_decimal(const grid *g, row_walk walk, arena *a, int next_ordinal, row *x)
{
	row_walk below = walk;
	int n = number_in_front(g, x, true), next;
	bool more;

	if (n == 0)
		return false;
	more = grid_next_row(g, &below, a, x);
	next = more && !below.row->section ? number_in_front(g, x, false) : 0;

	walk.i--; /* the row itself again */
	grid_next_row(g, &walk, a, x);
	/* 2.15岁以上 at the end of a list, but 2.5亿元以上 */
	return next == n || (next < n && !counts_whole(g, x) && (n != next_ordinal || n <= 3));
}
