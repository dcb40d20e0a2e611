/*
 * read_frame.c
 *		The layout of drawn frames: ┌─┬─┐ │ ├─┼─┤ └─┴─┘, and +---+ |.
 *
 * Columns are the borders of the line that has most of them.  A line with as many borders maps one to one; a line with
 * fewer (a head over two columns) by the junctions of the rule below it, else by where its borders stand on the screen.
 * Rules part rows; where one goes only through some columns the cells of the others go on.  A line that maps in no way
 * makes its row doubtful.
 */
#include "layout.h"
#include "fields.h"

#include <stdlib.h>

#define BORDERS_MAX (GRID_WIDTH_MAX + 1)
#define SAME_EDGE 2 /* places: where lines differ more, their marks have other widths on the screen */

typedef struct border
{
	uint32_t at;   /* byte in the line */
	uint32_t next; /* byte behind it */
	int place;     /* on the screen */
	bool up;       /* goes on upwards */
} border;

typedef struct frame_line
{
	span text;
	border borders[BORDERS_MAX];
	int n;
} frame_line;

/* A cell that is being put together over the lines it goes over. */
#define RULES_MAX 4       /* above the first row */
#define CELL_LINES_MAX 40 /* of a text in one cell */

typedef struct frame_cell
{
	span text;
} frame_cell;

typedef struct frame_row
{
	frame_cell *cells[GRID_WIDTH_MAX];
	bool from_left[GRID_WIDTH_MAX];
	bool from_above[GRID_WIDTH_MAX];
	uint32_t line;
	int lines; /* of text */
	bool doubtful;
} frame_row;

typedef struct frame_reader
{
	const lines *lines;
	matrix *m;
	frame_line widest;
	frame_row row;
	bool open; /* the row has begun */
	bool in_head;
	bool ruled; /* rules stand between the rows, not only below the head */
} frame_reader;

static bool
is_box(uint32_t c)
{
	return c >= 0x2500 && c <= 0x257F;
}

static bool
is_horizontal(uint32_t c)
{
	return c == 0x2500 || c == 0x2501 || c == 0x2504 || c == 0x2505 || c == 0x2508 || c == 0x2509 ||
		   c == 0x2550 || c == '-' || c == '=';
}

/* Borders that begin here and do not go on upwards: ┌ ┬ ┐ and their heavy and double forms. */
static bool
only_down(uint32_t c)
{
	return (c >= 0x250C && c <= 0x2513) || (c >= 0x252C && c <= 0x2533) || (c >= 0x2552 && c <= 0x2557) ||
		   (c >= 0x2564 && c <= 0x2566);
}

static int
screen_width(uint32_t c)
{
	return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
				   (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
				   (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) ||
				   (c >= 0x20000 && c <= 0x3FFFD)
			   ? 2
			   : 1;
}

static uint32_t
first_character(span s)
{
	const char *p = s.p;

	return s.n == 0 ? TEXT_END : text_next_raw(&p, span_end(s));
}

static bool
starts_frame(span s)
{
	uint32_t c = first_character(s);

	return is_box(c) || (c == '+' && s.n > 2 && (s.p[1] == '-' || s.p[1] == '=' || s.p[1] == ':'));
}

static bool
is_dash(const char *p, const char *start, const char *end)
{
	return p >= start && p < end && (*p == '-' || *p == '=' || *p == ':');
}

/* The borders of a line; false: it has more than a table can have. */
static bool
find_borders(span s, frame_line *out)
{
	const char *p = s.p, *end = span_end(s);
	bool ascii_rule = s.n > 0 && *s.p == '+';
	int place = 0;

	out->text = s;
	out->n = 0;
	while (p < end)
	{
		const char *at = p;
		uint32_t c = text_next_raw(&p, end);

		/* a rule that goes only through some columns has its + among the borders of the others */
		if ((is_box(c) && !is_horizontal(c)) || c == '|' ||
			(c == '+' && (ascii_rule || is_dash(at - 1, s.p, end) || is_dash(p, s.p, end))))
		{
			if (out->n == BORDERS_MAX)
				return false;
			out->borders[out->n++] =
				(border){(uint32_t) (at - s.p), (uint32_t) (p - s.p), place, !only_down(c)};
		}
		place += screen_width(c);
	}
	return true;
}

static span
segment(const frame_line *f, int i)
{
	return (span){f->text.p + f->borders[i].next, f->borders[i + 1].at - f->borders[i].next};
}

/* :----: too, as Markdown marks how the cells of a column are aligned. */
static bool
is_rule(span s)
{
	if (s.n > 2 && *s.p == ':')
		s = (span){s.p + 1, s.n - 1};
	if (s.n > 1 && s.p[s.n - 1] == ':')
		s.n--;
	if (s.n == 0)
		return false;
	for (const char *p = s.p, *end = span_end(s); p < end;)
		if (!is_horizontal(text_next_raw(&p, end)))
			return false;
	return true;
}

/* Is all of the line a rule? */
static bool
is_full_rule(const frame_line *f)
{
	for (int i = 0; i + 1 < f->n; i++)
		if (!is_rule(segment(f, i)))
			return false;
	return f->n > 1;
}

bool
frame_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	uint32_t rows = 0;

	if (!starts_frame(text_trim(line_text(l, i))))
		return false;
	for (*end = i; *end < l->n; ++*end)
	{
		span s = text_trim(line_text(l, *end));
		uint32_t c = first_character(s);

		if (arena_cancelled(a, s.n + 1))
			break;
		if (!is_box(c) && c != '|' && c != '+')
			break;
		rows += c == '|' || c == 0x2502 || c == 0x2503 || c == 0x2551;
		if (rows == 0 && *end - i > RULES_MAX)
			return false;
	}
	return rows >= 2;
}

/* Does a border at the place stand nearer to border i than to those beside it?  Widths of marks make it stray. */
static bool
is_nearest(const frame_line *all, int i, int place)
{
	int off = abs(place - all->borders[i].place);

	return (i == 0 || off <= abs(place - all->borders[i - 1].place)) &&
		   (i + 1 == all->n || off <= abs(place - all->borders[i + 1].place));
}

/*
 * For each border of the line the number of the column that begins there.  below: the next line if it has all borders,
 * else NULL.
 */
static bool
map_borders(const frame_reader *f, const frame_line *line, const frame_line *below, int *column)
{
	const frame_line *all = &f->widest;
	int n = 0;

	if (line->n == all->n)
	{
		bool same_edge = abs(line->borders[line->n - 1].place - all->borders[all->n - 1].place) <= SAME_EDGE;

		for (int i = 0; i < line->n; i++)
		{
			column[i] = i;
			if (same_edge && !is_nearest(all, i, line->borders[i].place))
				return false; /* as many, but others: one slipped in where another is missing */
		}
		return true;
	}
	if (below != NULL)
		for (int i = 0; i < below->n; i++)
			if (below->borders[i].up)
			{
				if (n < line->n)
					column[n] = i;
				n++;
			}
	if (n == line->n && line->n > 1)
		return true;
	for (int i = 0, k = 0; i < line->n; i++, k++)
	{
		while (k < all->n && line->borders[i].place - all->borders[k].place > 1)
			k++;
		if (k == all->n || all->borders[k].place - line->borders[i].place > 1)
			return false;
		column[i] = k;
	}
	/* a line that ends before the frame does has lost a cell */
	return line->n > 1 && column[line->n - 1] == all->n - 1;
}

static void
finish_row(frame_reader *f)
{
	matrix_cell cells[GRID_WIDTH_MAX] = {0};
	matrix_row *row;

	if (!f->open || f->row.lines == 0)
	{
		f->open = false;
		return;
	}
	f->open = false;
	/* the texts of cells that go on below are not complete yet: what counts is the last look, see settle_cells */
	for (int i = 0; i < f->widest.n - 1; i++)
		cells[i] = (matrix_cell){f->row.cells[i] == NULL ? SPAN_NONE : f->row.cells[i]->text,
								 f->row.from_left[i], f->row.from_above[i]};
	row = matrix_add(f->m, cells, f->widest.n - 1, f->row.line);
	if (row != NULL)
	{
		row->doubtful = f->row.doubtful;
		row->printed = text_trim(line_text(f->lines, f->row.line));
	}
}

/* **102,905** and 12\\* in the grid tables of Markdown. */
static void
clean_marks(matrix *m)
{
	for (size_t k = 0; k < m->n; k++)
		for (int i = 0; i < m->rows[k].n && i < GRID_WIDTH_MAX; i++)
		{
			span *s = &m->rows[k].cells[i].text;

			if (span_find(*s, SPAN("**")) >= 0 || span_find(*s, SPAN("\\")) >= 0)
				*s = markdown_cell(m->arena, *s);
		}
}

/* A text that goes on in the row below stands in the rows above too. */
static void
settle_cells(matrix *m)
{
	for (size_t k = m->n; k-- > 1;)
		for (int i = 0; i < m->rows[k].n; i++)
			if (m->rows[k].cells[i].from_above)
				m->rows[k - 1].cells[i].text = m->rows[k].cells[i].text;
}

/* Begins a row; the columns that a rule has just gone through have new cells, the others go on. */
static void
begin_row(frame_reader *f, const bool *ruled, uint32_t line)
{
	frame_row old = f->row;

	memset(&f->row, 0, sizeof(f->row));
	for (int i = 0; i < f->widest.n - 1; i++)
		if (!ruled[i] && old.cells[i] != NULL)
		{
			f->row.cells[i] = old.cells[i];
			f->row.from_above[i] = true;
			f->row.from_left[i] = old.from_left[i];
		}
	f->row.line = line;
	f->open = true;
}

/* The texts of a line into the cells of the row. */
static void
add_texts(frame_reader *f, const frame_line *line, const int *column, uint32_t at)
{
	bool text = false;
	fields words;

	for (int i = 0; i + 1 < line->n; i++)
	{
		span s = segment(line, i);
		int c = column[i];

		if (is_rule(s))
			continue;
		s = text_trim(s);
		/* over two columns with blanks between its words: a border between them was lost */
		if (column[i + 1] > c + 1 && !f->in_head && split_fields(s, 2, &words) && words.n > 1)
			f->row.doubtful = true;
		/* a line that parts what the line above has merged: a rule between them was lost */
		if (f->row.cells[c] != NULL && f->row.from_left[c])
			f->row.doubtful = true;
		for (int k = c + 1; k < column[i + 1]; k++)
			if (f->row.cells[k] != NULL && f->row.cells[k] != f->row.cells[c])
				f->row.doubtful = true;
		if (f->row.cells[c] == NULL)
			f->row.cells[c] = arena_get(f->m->arena, 1, sizeof(frame_cell));
		if (f->row.cells[c] == NULL)
		{
			f->m->out_of_memory = true;
			return;
		}
		if (f->row.lines < CELL_LINES_MAX)
			f->row.cells[c]->text = arena_join(f->m->arena, f->row.cells[c]->text, s);
		else
			f->row.doubtful = true; /* rules were lost */
		text |= s.n > 0 && !f->row.from_above[c];
		for (int k = c + 1; k < column[i + 1]; k++)
		{
			f->row.cells[k] = f->row.cells[c];
			f->row.from_left[k] = true;
		}
	}
	if (f->row.lines == 0)
		f->row.line = at;
	f->row.lines += text;
}

static int
filled(const frame_line *line)
{
	int n = 0;

	for (int i = 0; i + 1 < line->n; i++)
		n += text_trim(segment(line, i)).n > 0;
	return n;
}

typedef enum line_part
{
	WHOLE_ROW,   /* a row of its own */
	REST_OF_ROW, /* goes on with the cells of the line above */
	UNKNOWN_PART
} line_part;

/* No ordinal, no figure, and above each text one it can go on with. */
static bool
only_texts_go_on(const frame_reader *f, const frame_line *line)
{
	if (text_trim(segment(line, 0)).n > 0)
		return false;
	for (int i = 1; i + 1 < line->n; i++)
	{
		span s = text_trim(segment(line, i));

		if (s.n > 0 && (head_figure(s) || f->row.cells[i] == NULL || f->row.cells[i]->text.n == 0))
			return false;
	}
	return true;
}

/*
 * What a line is that no rule parts from the line above: cells filled as in a row, or a few as where a text was broken.
 * Where rules part the rows such a line is the rest of one; elsewhere it may be a row of its own, as a section is.
 */
static line_part
part_of(const frame_reader *f, const frame_line *line)
{
	int n = filled(line), width = f->widest.n - 1;
	span first = text_trim(segment(line, 0));

	if (n * 3 >= width * 2)
		return WHOLE_ROW;
	if (line->n != f->widest.n)
		return UNKNOWN_PART;
	if (f->ruled)
		return (n * 3 <= width && n <= 2) || only_texts_go_on(f, line) ? REST_OF_ROW : UNKNOWN_PART;
	return n == 1 && looks_like_section(first) && numbered_section(first) ? WHOLE_ROW : UNKNOWN_PART;
}

static void
take_line(frame_reader *f, const frame_line *line, const frame_line *below, uint32_t at)
{
	int column[BORDERS_MAX];
	bool ruled[GRID_WIDTH_MAX] = {0}, all[GRID_WIDTH_MAX], any = false;

	memset(all, true, sizeof(all));
	if (is_full_rule(line))
	{
		finish_row(f);
		f->in_head &= f->m->n == 0;
		memset(&f->row, 0, sizeof(f->row));
		return;
	}
	if (!map_borders(f, line, below, column))
	{
		if (!f->open)
			begin_row(f, all, at);
		f->row.doubtful = true;
		f->row.lines++;
		return;
	}
	for (int i = 0; i + 1 < line->n; i++)
		for (int k = column[i]; is_rule(segment(line, i)) && k < column[i + 1]; k++)
			any = ruled[k] = true;
	if (any)
	{
		/* texts beside the rule belong to the cells that go on */
		if (!f->open)
			begin_row(f, all, at);
		add_texts(f, line, column, at);
		finish_row(f);
		begin_row(f, ruled, at);
		return;
	}
	if (f->open && f->row.lines > 0 && !f->in_head)
	{
		line_part part = part_of(f, line);

		if (part == WHOLE_ROW)
			finish_row(f);
		f->row.doubtful |= part == UNKNOWN_PART;
	}
	if (!f->open)
		begin_row(f, all, at);
	add_texts(f, line, column, at);
}

/* The borders of the columns: those of the number that most lines have, of equals the larger. */
static void
find_columns(frame_reader *f, const lines *l, uint32_t from, uint32_t to, frame_line *now)
{
	uint32_t votes[BORDERS_MAX + 1] = {0};
	int best = 0, rules = 0;

	for (uint32_t i = from; i < to && !arena_cancelled(f->m->arena, l->line[i].n + 16u); i++)
		if (find_borders(text_trim(line_text(l, i)), now))
		{
			votes[now->n]++;
			rules += is_full_rule(now);
		}
	for (int n = 3; n <= BORDERS_MAX; n++)
		if (votes[n] > 0 && votes[n] >= votes[best])
			best = n;
	for (uint32_t i = from; i < to && f->widest.n == 0 && best > 0; i++)
		if (find_borders(text_trim(line_text(l, i)), now) && now->n == best && !is_full_rule(now))
			f->widest = *now;
	f->ruled = rules > 3;
}

void
read_frame(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	frame_reader *f = arena_get(m->arena, 1, sizeof(*f));
	frame_line *now = arena_get(m->arena, 2, sizeof(frame_line)), *next;

	if (f == NULL || now == NULL)
	{
		m->out_of_memory = true;
		return;
	}
	next = now + 1;
	f->lines = l;
	f->m = m;
	f->in_head = m->merged = true;
	find_columns(f, l, from, to, now);
	if (f->widest.n < 3)
		return;
	for (uint32_t i = from; i < to && !m->out_of_memory && !arena_cancelled(m->arena, l->line[i].n + 64u);
		 i++)
	{
		bool complete =
			i + 1 < to && find_borders(text_trim(line_text(l, i + 1)), next) && next->n == f->widest.n;

		if (find_borders(text_trim(line_text(l, i)), now))
			take_line(f, now, complete ? next : NULL, i);
	}
	finish_row(f);
	settle_cells(m);
	clean_marks(m);
}
