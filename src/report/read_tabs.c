/*
 * read_tabs.c
 *		The layout of tab rows: a row a line, TABs between its cells.
 *
 * The head repeats after a page break and the ordinals run on.  A line with fewer cells than the head was torn: it
 * is put together with the next one if that gives a row that fits.  A line of one text between rows is a section,
 * the rest of the row above, or stray; where it could be two of these the row above is doubtful.
 */
#include "caption.h"
#include "grid.h"
#include "tab_heads.h"
#include "transpose.h"

#define MORE_MAX 1000 /* lines that a row may be put together from */
#define ROWS_ASKED 50 /* how wide rows are */
#define HEAD_LINES 8  /* below the first, that cells of a head are broken over */

typedef struct tab_reader
{
	run *run;
	row row, joined; /* the line being read, and with the held one */
	grid_row held;   /* the last row, not yet given on: the next line may belong to it */
	int held_n;      /* its cells */
	bool holding;
	bool blank_before;  /* a blank line stands between the held row and this line */
	bool next_doubtful; /* a text above may be the start of the next row's name */
	bool short_section; /* or is a section of a few characters, if the name is longer than they are */
	int usual;          /* fields of most rows, empty ones counted; 0: not known */
	int usual_empty;    /* of these empty at the end */
	bool head_slipped;  /* the head has others: which head is whose is not known */
} tab_reader;

/* The fields of a line, empty ones counted. */
static int
count_fields(const run *r, uint32_t i)
{
	return 1 + (int) text_count(line_text(r->lines, i), '\t');
}

/* The same, with the categories that are merged with those above. */
static int
count_cells(tab_reader *t, uint32_t i)
{
	int n = count_fields(t->run, i);

	if (t->run->grid == NULL || n >= t->run->grid->width || !grid_may_lack(t->run->grid) ||
		!row_split(t->run->lines, i, &t->joined))
		return n;
	grid_fit_row(t->run->grid, &t->joined);
	return t->joined.n == t->run->grid->width ? t->joined.n : n;
}

/* How many fields at the end of a line are empty. */
static int
count_empty_end(const run *r, uint32_t i)
{
	span s = line_text(r->lines, i);
	int n = 0;

	for (size_t k = s.n; k > 0 && s.p[k - 1] == '\t'; k--)
		n++;
	return n;
}

/* How many fields most rows below line i have: of all, or empty at the end of those that have n; 0: no two agree. */
static int
usual_fields(tab_reader *t, uint32_t i, int n)
{
	const run *r = t->run;
	int votes[GRID_WIDTH_MAX + 2] = {0}, best = 0;

	for (uint32_t k = i + 1; k < r->to && k <= i + ROWS_ASKED; k++)
	{
		int fields = line_tabbed(r->lines, k) && line_fields(r->lines, k) > 1 ? count_cells(t, k) : 0;

		if (fields == 0 || fields > GRID_WIDTH_MAX + 1 || (n > 0 && fields != n))
			continue;
		fields = n > 0 ? count_empty_end(r, k) : fields;
		if (++votes[fields] > votes[best])
			best = fields;
	}
	return votes[best] > 1 ? best : 0;
}

static void
ask_usual(tab_reader *t, uint32_t head)
{
	t->usual = usual_fields(t, head, 0);
	t->usual_empty = usual_fields(t, head, t->usual);
}

/* A number among the remarks, and a value that is missing: the row moved by a cell. */
static bool
ends_in_figure(const tab_reader *t)
{
	const grid *g = t->run->grid;
	bool empty = false;

	if (t->row.n != g->width || g->columns[g->width - 1].kind != COLUMN_REMARK ||
		!cell_number(t->row.cells[g->width - 1].text))
		return false;
	for (int i = 0; i < g->width; i++)
		empty |= g->columns[i].kind == COLUMN_VALUE && t->row.cells[i].text.n == 0;
	return empty;
}

/*
 * Another number of fields than most rows have, and the last of them empty: a cell was lost or slipped in, which the
 * empty one hides.  A row whose empty end was cut off has none; one to which TABs were added has more of them.
 */
static bool
has_slipped(tab_reader *t, uint32_t i)
{
	int empty = count_empty_end(t->run, i), n = count_cells(t, i);

	if (t->usual == 0 && t->run->grid != NULL && n > t->run->grid->width && empty > 0)
		return line_fields(t->run->lines, i) + empty < n;
	if (t->usual == 0 || n == t->usual || empty == 0)
		return false;
	if (n > t->usual && line_fields(t->run->lines, i) + empty < n)
		return true; /* a blank cell inside, and more than the usual ones at the end */
	return n < t->usual ||
		   (empty < t->usual_empty + n - t->usual && line_fields(t->run->lines, i) < t->usual);
}

/* A second head row: where the first has empty cells, and without a figure. */
static bool
is_subhead(const row *head, const row *r)
{
	bool gap = false, word = false;

	if (r->n != head->n)
		return false;
	for (int i = 0; i < r->n; i++)
	{
		/* what is merged over both rows may be repeated in both */
		gap |= head->cells[i].text.n == 0 || r->cells[i].text.n == 0 ||
			   (i > 0 && same_folded(head->cells[i].text, head->cells[i - 1].text));
		word |= head_word(r->cells[i].text);
		if (head_figure(r->cells[i].text) || cell_ordinal(r->cells[i].text) > 0)
			return false;
	}
	return gap && word;
}

static span
line_excerpt(const run *r, uint32_t line)
{
	return text_trim(line_text(r->lines, line));
}

/* The held row, put together from its lines. */
static bool
read_held(tab_reader *t, row *out)
{
	arena_clear(t->run->scratch);
	if (!row_read(t->run->lines, t->held.at, t->held.at + t->held.more, t->run->scratch, out))
		return false;
	if (t->run->grid != NULL)
		grid_fit_row(t->run->grid, out);
	return true;
}

/* Would the held row with the lines down to `last` be a row that fits?  It is in t->joined then. */
static bool
joins(tab_reader *t, uint32_t last)
{
	const grid *g = t->run->grid;

	if (g == NULL || t->held.doubtful || last - t->held.at > MORE_MAX)
		return false;
	arena_clear(t->run->scratch);
	if (!row_read(t->run->lines, t->held.at, last, t->run->scratch, &t->joined))
		return false;
	grid_fit_row(g, &t->joined);
	return t->joined.n == g->width && grid_fits(g, t->joined.cells) == FIT_SURE;
}

/* A row under a head: of the head's width, or it is said that it is not.  False: not taken. */
static bool
check_width(run *r, grid_row g, const row *x)
{
	if (x->n != r->grid->width)
	{
		run_complain(r, MESSAGE_ROW_WIDTH, g.at, line_excerpt(r, g.at), x->n, r->grid->width);
		return false;
	}
	if (g.more > 0)
		run_complain(r, MESSAGE_ROW_MENDED, g.at, line_excerpt(r, g.at), 0, 0);
	if (g.at + g.more > r->grid->last_line)
		r->grid->last_line = g.at + g.more;
	return true;
}

static void
release(tab_reader *t)
{
	if (!t->holding)
		return;
	t->holding = false;
	if (!read_held(t, &t->joined))
		return;
	if (t->run->grid == NULL || check_width(t->run, t->held, &t->joined))
		run_row_at(t->run, t->held, t->joined.cells);
}

/* A head that stands only after a page break serves the rows before it too. */
static void
give_early_rows(tab_reader *t, size_t early)
{
	run *r = t->run;
	grid_part *s = r->grid == NULL ? NULL : r->grid->last;

	if (early == 0 || s == NULL || s->n != early)
		return;
	r->grid->first_line = s->rows[0].at;
	s->n = 0;
	for (size_t i = 0; i < early && !run_stopped(r, 64); i++, s->n++)
	{
		grid_row *g = &s->rows[i];

		arena_clear(r->scratch);
		if (!row_read(r->lines, g->at, g->at + g->more, r->scratch, &t->joined))
			g->dropped = true;
		else
		{
			grid_fit_row(r->grid, &t->joined);
			if (check_width(r, *g, &t->joined))
				run_ordinals(r, t->joined.cells);
			else
				g->dropped = true;
		}
	}
}

/* 收入 below 城镇居民, 可支配收入 below 农村居民人均: more likely the end of a name than an indicator in a section. */
static bool
name_is_rest(const tab_reader *t)
{
	static const span RESTS[] = {SPAN("可支配"), SPAN("增加值"), SPAN("增长"),  SPAN("总产值"), SPAN("总额"),
								 SPAN("比重"),   SPAN("占"),     SPAN("的"),    SPAN("完成"),   SPAN("降低"),
								 SPAN("下降"),   SPAN("排放"),   SPAN("覆盖率")};
	const grid *g = t->run->grid;

	for (int i = 0; g != NULL && i < g->width && i < t->row.n; i++)
		if (g->columns[i].kind == COLUMN_NAME)
		{
			span name = t->row.cells[i].text;

			for (size_t k = 0; k < LENGTH(RESTS); k++)
				if (span_starts(name, RESTS[k]))
					return true;
			return text_characters(name) < 5;
		}
	return false;
}

static void
take_row(tab_reader *t, uint32_t i)
{
	const grid *g = t->run->grid;

	if (t->holding && g != NULL && t->held_n < g->width && joins(t, i))
	{
		t->held.more = i - t->held.at;
		t->held_n = t->joined.n;
		return;
	}
	release(t);
	t->held = (grid_row){.at = i, .doubtful = t->next_doubtful};
	if (t->short_section && name_is_rest(t))
	{
		t->held.doubtful = true;
		run_complain(t->run, MESSAGE_ROW_DOUBTFUL, i, line_excerpt(t->run, i), 0, 0);
	}
	else if (t->head_slipped || (g != NULL && (has_slipped(t, i) || ends_in_figure(t))))
	{
		t->held.doubtful = true;
		run_complain(t->run, MESSAGE_ROW_DOUBTFUL, i, line_excerpt(t->run, i), 0, 0);
	}
	t->held_n = t->row.n;
	t->holding = true;
	t->next_doubtful = t->short_section = false;
}

/*
 * A text between two rows that is neither a section nor the rest of the row above.  Where rows have no ordinals it may
 * be the start of a name that goes on in the next line.
 */
static void
take_stray(tab_reader *t, cell c)
{
	run *r = t->run;

	run_complain(r, MESSAGE_STRAY_TEXT, c.line, c.text, 0, 0);
	if (r->grid != NULL && !r->grid->numbered && !t->blank_before)
		t->next_doubtful = true;
}

static void
take_section(tab_reader *t, cell c)
{
	run_section_at(t->run, c.line);
	/* with the TABs of empty cells it is no line of a name */
	t->short_section = !t->run->grid->numbered && !t->blank_before && !surely_section(c.text) &&
					   !line_tabbed(t->run->lines, c.line);
}

/* A line of one text, no TAB or nothing else in its cells. */
static void
take_text(tab_reader *t, cell c)
{
	run *r = t->run;
	const grid *g = r->grid;
	bool fits_joined;
	cell_fit alone = FIT_NONE;

	if (!t->holding || g == NULL)
	{
		if (g != NULL && looks_like_section(c.text))
			take_section(t, c);
		else if (g != NULL)
			take_stray(t, c);
		return;
	}
	/* （二）民生 is the rest of nothing */
	if (numbered_section(c.text) && looks_like_section(c.text))
	{
		release(t);
		take_section(t, c);
		return;
	}
	/* with all TABs of a row, and in the first of its cells: no rest of a cell at the row's end */
	if (line_tabbed(r->lines, c.line) && line_text(r->lines, c.line).p[0] != '\t' &&
		count_fields(r, c.line) == g->width && g->columns[0].kind != COLUMN_REMARK && g->width > 2 &&
		t->held_n == g->width)
	{
		release(t);
		if (looks_like_section(c.text))
			take_section(t, c);
		else
			take_stray(t, c);
		return;
	}
	if (t->held_n == g->width && read_held(t, &t->joined))
		alone = grid_fits(g, t->joined.cells);
	/* a remark that goes on: the values in front of it are whole, and no TABs of a row stand around the text */
	if (alone == FIT_SURE && !line_tabbed(r->lines, c.line) &&
		g->columns[g->width - 1].kind == COLUMN_REMARK && !t->blank_before && !t->held.doubtful &&
		c.line - t->held.at <= MORE_MAX)
	{
		t->held.more = c.line - t->held.at;
		return;
	}
	fits_joined = t->held_n <= g->width && joins(t, c.line);
	if (fits_joined && alone < FIT_SURE)
	{
		t->held.more = c.line - t->held.at;
		t->held_n = t->joined.n;
		return;
	}
	if (fits_joined && !t->blank_before)
	{
		/* "39" and "0" below it: 390, or 39 and the number of a page */
		t->held.doubtful = true;
		run_complain(r, MESSAGE_ROW_DOUBTFUL, c.line, c.text, 0, 0);
		return;
	}
	release(t);
	if (looks_like_section(c.text))
		take_section(t, c);
	else
		take_stray(t, c);
}

static uint32_t
next_line_with_text(const run *r, uint32_t i)
{
	for (i++; i < r->to; i++)
		if (!line_blank(r->lines, i) && !page_mark_at(r->lines, i))
			return i;
	return r->to;
}

/* The same head again is a page break; unless the ordinals begin anew below it. */
static bool
begins_anew(tab_reader *t, uint32_t below)
{
	const grid *g = t->run->grid;

	if (g == NULL || !g->numbered || g->last_ordinal == 0)
		return false;
	for (; below < t->run->to; below = next_line_with_text(t->run, below))
	{
		cell one;

		if (!row_split(t->run->lines, below, &t->joined))
			return false;
		if (row_text_only(&t->joined, &one)) /* a section */
			continue;
		for (int i = 0; i < g->width && i < t->joined.n; i++)
			if (g->columns[i].kind == COLUMN_ORDINAL)
				return cell_ordinal(t->joined.cells[i].text) == 1;
		return false;
	}
	return false;
}

/* How many fields most lines with a figure have below line i; 0: there are none. */
static int
fields_of_rows(const run *r, uint32_t i, row *x)
{
	int votes[GRID_WIDTH_MAX + 1] = {0}, best = 0;

	for (uint32_t k = i + 1; k < r->to && k <= i + ROWS_ASKED; k++)
	{
		bool figure = false;

		if (!line_tabbed(r->lines, k) || !row_split(r->lines, k, x))
			continue;
		for (int c = 1; c < x->n; c++)
			figure |= head_figure(x->cells[c].text);
		if (figure && ++votes[x->n] > votes[best])
			best = x->n;
	}
	return best;
}

/* 绝对值, 增长（%）: heads below others, and no rest of one that was broken. */
static bool
are_lower_heads(const row *x)
{
	for (int i = 0; i < x->n; i++)
	{
		span s = x->cells[i].text;

		if (!head_word(s) || head_stands_alone(s) || years_in(s).from != 0)
			return false;
	}
	return x->n > 1;
}

/*
 * A cell of the head is broken over lines: with the next ones the head has as many cells as most rows.  *i: its last
 * line then.
 */
static void
mend_head(tab_reader *t, uint32_t *i)
{
	run *r = t->run;
	uint32_t last = next_line_with_text(r, *i);
	int usual;

	/* most heads are whole */
	if (last >= r->to || !row_split(r->lines, last, &t->joined) || t->joined.n >= t->row.n ||
		are_lower_heads(&t->joined))
		return;
	usual = fields_of_rows(r, *i, &t->joined);
	last = *i;
	for (int k = 0; k < HEAD_LINES && t->row.n < usual; k++)
	{
		last = next_line_with_text(r, last);
		if (last >= r->to || !row_read(r->lines, *i, last, r->arena, &t->joined) || t->joined.n > usual)
			return;
		if (t->joined.n == usual && row_is_head(&t->joined))
		{
			t->row = t->joined;
			*i = last;
			return;
		}
	}
}

/*
 * Heads over two lines whose merged cells are one field each: both as wide as the rows are then.  *lost: they are heads of
 * two lines, and what stands over what cannot be known.
 */
static bool
merged_head(tab_reader *t, row *head, bool *lost)
{
	row upper = *head, lower = t->joined;
	bool merged = (upper.n < lower.n && tab_lower_head(&lower)) || tab_pad_lower(&upper, &lower, t->usual);

	if (merged && row_filled(&upper) == upper.n && tab_spread_head(&upper, &lower))
	{
		*head = upper;
		t->joined = lower;
		return true;
	}
	if (!head_stands_alone(t->joined.cells[0].text) && tab_group_head(head, &t->joined, t->usual))
		return true;
	*lost = merged;
	return merged;
}

static void
take_head(tab_reader *t, uint32_t *i)
{
	run *r = t->run;
	row *head = &t->row;
	cell sub[GRID_WIDTH_MAX];
	bool two, lost = false;
	size_t early;
	uint32_t next;

	release(t);
	mend_head(t, i);
	next = next_line_with_text(r, *i);
	t->next_doubtful = t->short_section = false;
	early = r->grid == NULL ? r->row_n : 0;
	ask_usual(t, next < r->to ? next : *i);
	two = next < r->to && line_tabbed(r->lines, next) && row_split(r->lines, next, &t->joined);
	two = two && (merged_head(t, head, &lost) || is_subhead(head, &t->joined));
	if (two)
		memcpy(sub, t->joined.cells, sizeof(sub));
	/* 完成数, 增长 below cells of which the line above is missing */
	lost |= !two && tab_lower_head(head) && head->n - row_filled(head) > 1;
	if (!two)
		ask_usual(t, *i);
	t->head_slipped = lost || has_slipped(t, *i);
	if (two)
		*i = next;
	else
		row_drop_empty_end(head, 2);
	if (begins_anew(t, two ? next_line_with_text(r, *i) : next))
		run_head_anew(r, head->cells, two ? sub : NULL, head->n);
	else
		run_head(r, head->cells, two ? sub : NULL, head->n);
	if (r->grid != NULL && grid_may_lack(r->grid))
		ask_usual(t, *i); /* with the head's categories */
	give_early_rows(t, early);
}

/*
 * The line as a row of a matrix.  Empty cells at its end are dropped down to the width, unless it has others: then one
 * may have slipped in, and which is not known.
 */
static bool
matrix_line(const run *r, uint32_t i, int width, matrix_cell *cells, matrix_row *out)
{
	row x;

	if (!line_tabbed(r->lines, i) || !row_split(r->lines, i, &x))
		return false;
	if (row_filled(&x) >= width)
		row_drop_empty_end(&x, width);
	memset(cells, 0, sizeof(matrix_cell) * GRID_WIDTH_MAX);
	for (int k = 0; k < x.n; k++)
		cells[k].text = x.cells[k].text;
	*out = (matrix_row){.cells = cells, .n = x.n, .line = i, .printed = line_excerpt(r, i)};
	return true;
}

/* Does a head of indicators stand on line i, and the first of their years or regions below it, maybe below a second head? */
static bool
turned_below(const run *r, uint32_t i)
{
	matrix_cell cells[3][GRID_WIDTH_MAX];
	matrix_row rows[3];
	span s = line_text(r->lines, i);
	const char *tab = s.n == 0 ? NULL : memchr(s.p, '\t', s.n);
	int n = 0;

	if (tab == NULL || !turned_corner(text_trim((span){s.p, (size_t) (tab - s.p)})))
		return false;
	for (uint32_t k = i; k < r->to && n < 3; k = next_line_with_text(r, k))
		if (matrix_line(r, k, n == 0 ? 2 : rows[0].n, cells[n], &rows[n]))
			n++;
		else
			break;
	return n >= 2 && (turned_begins(&rows[0], &rows[1]) || (n == 3 && turned_begins(&rows[0], &rows[2])));
}

/*
 * The lines from i on as rows of a matrix, up to the next such table; a text directly below a row may be the rest of
 * its last cell.  Returns the first line that is not taken.
 */
static uint32_t
collect_turned(run *r, uint32_t i, matrix *m)
{
	matrix_cell cells[GRID_WIDTH_MAX];
	matrix_row x, *last = NULL;
	bool blank = false;
	uint32_t k = i;

	for (; k < r->to && !run_stopped(r, r->lines->line[k].n + 64u); k++)
	{
		if (line_blank(r->lines, k))
			blank = true;
		else if (page_mark_at(r->lines, k))
			continue;
		else if (!line_tabbed(r->lines, k) && !blank && last != NULL)
			last->doubtful = true;
		else if (matrix_line(r, k, m->n == 0 ? 2 : m->rows[0].n, cells, &x) &&
				 (k == i || !turned_below(r, k)))
		{
			last = matrix_add(m, cells, x.n, k);
			if (last == NULL)
				break;
			last->printed = x.printed;
			blank = false;
		}
		else
			break;
	}
	return k;
}

/* The table of years or regions whose head stands on line i; returns the first line that is not of it, i where it is none. */
static uint32_t
take_turned(tab_reader *t, uint32_t i)
{
	run *r = t->run;
	matrix *m = arena_get(r->arena, 1, sizeof(*m));
	uint32_t to;
	size_t end;

	if (m == NULL)
		return r->to;
	matrix_init(m, r->arena, i);
	to = collect_turned(r, i, m);
	if (m->n == 0 || !turned_at(m, 0))
		return i;
	release(t);
	if (r->grid == NULL && r->row_n > 0)
		run_complain(r, MESSAGE_NO_HEAD, r->rows[0].at, line_excerpt(r, r->rows[0].at), (int) r->row_n, 0);
	end = turned_read(m, r, 0);
	return end < m->n ? m->rows[end].line : to;
}

void
read_tab_rows(run *r)
{
	tab_reader t = {.run = r};

	if (!run_begin(r, r->to - r->from))
		return;
	for (uint32_t i = r->from; i < r->to && !run_stopped(r, r->lines->line[i].n + 64u); i++)
	{
		cell one;
		int cells;

		if (line_blank(r->lines, i))
		{
			t.blank_before = true;
			continue;
		}
		if (page_mark_at(r->lines, i))
			continue;
		if (!row_split(r->lines, i, &t.row))
		{
			release(&t);
			run_complain(r, MESSAGE_ROW_WIDTH, i, line_clean(r->lines, i), GRID_WIDTH_MAX + 1,
						 GRID_WIDTH_MAX);
			continue;
		}
		if (turned_below(r, i))
		{
			uint32_t end = take_turned(&t, i);

			t.blank_before = false;
			if (end > i)
			{
				i = end - 1;
				continue;
			}
		}
		cells = t.row.n;
		if (r->grid != NULL)
			grid_fit_row(r->grid, &t.row);
		if (t.row.n == cells ? row_line_is_head(r->lines, &t.row) : row_is_head(&t.row))
			take_head(&t, &i);
		else if (row_text_only(&t.row, &one) && !(r->grid != NULL && t.row.n > 1 &&
												  t.row.n == r->grid->width && !looks_like_section(one.text)))
			take_text(&t, one);
		else
			take_row(&t, i);
		t.blank_before = false;
	}
	release(&t);
	if (r->grid == NULL && r->row_n > 0)
		run_complain(r, MESSAGE_NO_HEAD, r->rows[0].at, line_excerpt(r, r->rows[0].at), (int) r->row_n, 0);
	run_end(r);
}
