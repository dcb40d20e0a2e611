/*
 * html_build.c
 *		Building the lines and tables of an HTML document.
 */
#include "html_build.h"

#define LF '\n'

static bool
buffer_add(html_builder *b, buffer *to, const char *s, size_t n)
{
	if (n > to->room - to->n)
	{
		size_t room = to->room * 2 > to->n + n ? to->room * 2 : to->n + n + 64;
		char *p = arena_get(b->arena, room, 1);

		if (p == NULL)
		{
			b->out_of_memory = true;
			return false;
		}
		if (to->n > 0)
			memcpy(p, to->p, to->n);
		to->p = p;
		to->room = room;
	}
	if (n > 0)
		memcpy(to->p + to->n, s, n);
	to->n += n;
	return true;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * Text of a cell or line whose paragraphs end with LF, as one text: put together without a blank, but two numbers stay
 * apart.
 */
static span
without_breaks(html_builder *b, span s)
{
	char *p = s.n == 0 ? NULL : arena_get(b->arena, s.n, 1);
	size_t n = 0;

	if (p == NULL)
	{
		b->out_of_memory |= s.n > 0;
		return SPAN_NONE;
	}
	for (size_t i = 0; i < s.n; i++)
	{
		if (s.p[i] != LF && s.p[i] != '\t')
			p[n++] = s.p[i];
		else if (s.p[i] == '\t' || (n > 0 && i + 1 < s.n && (unsigned char) p[n - 1] < 0x80 &&
									(unsigned char) s.p[i + 1] < 0x80 && p[n - 1] != ' '))
			p[n++] = ' ';
	}
	return text_trim((span){p, n});
}

/* The finished line's place among the lines. */
static void
add_line(html_builder *b, span s, uint32_t line)
{
	if (b->text.n + s.n + 1 >= TEXT_MAX ||
		!arena_room(b->arena, (void **) &b->lines, &b->line_room, b->line_n, sizeof(text_line)) ||
		!arena_room(b->arena, (void **) &b->line_of, &b->of_room, b->line_n, sizeof(uint32_t)))
	{
		b->out_of_memory = true;
		return;
	}
	b->lines[b->line_n] = line_made(b->text.n, s);
	b->line_of[b->line_n++] = line;
	buffer_add(b, &b->text, s.p, s.n);
	buffer_add(b, &b->text, "\n", 1);
}

void
build_begin(html_builder *b, arena *a)
{
	memset(b, 0, sizeof(*b));
	b->arena = a;
	add_line(b, SPAN_NONE, 0); /* kept free, see build_finish */
}

static open_table *
current(html_builder *b)
{
	return b->depth == 0 || b->depth > HTML_TABLES_MAX ? NULL : b->open[b->depth - 1];
}

/* The open cell of a table that is read as one; NULL: text goes to lines. */
static open_table *
cell_table(html_builder *b)
{
	open_table *t = current(b);

	return t != NULL && t->in_cell && !t->layout ? t : NULL;
}

static buffer *
target(html_builder *b)
{
	open_table *t = cell_table(b);

	return t != NULL ? &t->cell : &b->line;
}

/* A blank between two words; none between Chinese characters where the source only broke its line. */
static void
add_blank(html_builder *b, buffer *to, unsigned char next)
{
	unsigned char last = to->n == 0 ? LF : (unsigned char) to->p[to->n - 1];

	if (b->blank && last != LF && !(b->broken && (last >= 0x80 || next >= 0x80)))
		buffer_add(b, to, " ", 1);
	b->blank = b->broken = false;
}

/* 城市 but not km: what stands behind a Chinese character or a bracket is the number of a note. */
static bool
ends_han(span s)
{
	return s.n >= 3 && !span_ends(s, SPAN("米")) && !span_ends(s, SPAN("里")) &&
		   (((unsigned char) s.p[s.n - 3] >= 0xE4 && (unsigned char) s.p[s.n - 3] <= 0xE9) ||
			span_ends(s, SPAN("）")) || span_ends(s, SPAN("〕")));
}

/* A raised digit behind a digit is no part of the number, 95¹, not 951, and behind a name none of the name. */
static bool
add_raised(html_builder *b, buffer *to, char c)
{
	static const char *const RAISED[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
	span so_far = {to->p, to->n};
	bool behind = to->n > 0 && (is_digit(to->p[to->n - 1]) || ends_han(so_far));

	for (int i = 0; i < 10 && !behind; i++)
		behind = span_ends(so_far, (span){RAISED[i], strlen(RAISED[i])});
	if (!behind || !is_digit(c))
		return false;
	buffer_add(b, to, RAISED[c - '0'], strlen(RAISED[c - '0']));
	return true;
}

static void
end_line(html_builder *b)
{
	if (b->line.n > 0)
		add_line(b, (span){b->line.p, b->line.n}, b->line_at);
	b->line.n = 0;
	b->blank = b->broken = false;
}

void
build_text(html_builder *b, const char *s, size_t n, uint32_t line)
{
	open_table *t = current(b);
	buffer *to = target(b);
	const char *p = s, *end = s + n;

	if (t != NULL && !t->layout && !t->in_cell && !b->in_caption)
		return; /* between the cells: white space, or what browsers show in front of the table */
	while (p < end && !b->out_of_memory)
	{
		const char *at = p;
		uint32_t c = text_next_raw(&p, end);

		if (b->keep > 0 && to == &b->line && c == LF)
		{
			if (b->line.n == 0)
				b->line_at = line;
			add_line(b, (span){b->line.p, b->line.n}, b->line_at);
			b->line.n = 0;
			b->line_at = ++line;
		}
		else if (b->keep > 0 && to == &b->line)
			buffer_add(b, to, at, (size_t) (p - at));
		else if (text_is_space(c))
		{
			b->blank = true;
			b->broken |= c == LF || c == '\r';
			line += c == LF;
		}
		else
		{
			if (to == &b->line && to->n == 0)
				b->line_at = line;
			add_blank(b, to, (unsigned char) *at);
			if (b->raised == 0 || !add_raised(b, to, *at))
				buffer_add(b, to, at, (size_t) (p - at));
		}
	}
}

void
build_break(html_builder *b)
{
	open_table *t = cell_table(b);

	if (t == NULL)
		end_line(b);
	else if (t->cell.n > 0 && t->cell.p[t->cell.n - 1] != LF)
		buffer_add(b, &t->cell, "\n", 1);
	b->blank = b->broken = false;
}

void
build_heading(html_builder *b, int level, uint32_t line)
{
	if (cell_table(b) != NULL)
		return;
	end_line(b);
	b->line_at = line;
	for (int i = 0; i < level; i++)
		buffer_add(b, &b->line, "#", 1);
	buffer_add(b, &b->line, " ", 1);
}

/* The paragraphs of a text as lines. */
static void
add_paragraphs(html_builder *b, span s, uint32_t line)
{
	while (s.n > 0)
	{
		const char *stop = memchr(s.p, LF, s.n);
		size_t n = stop == NULL ? s.n : (size_t) (stop - s.p);

		if (text_trim((span){s.p, n}).n > 0)
			add_line(b, text_trim((span){s.p, n}), line);
		n += stop != NULL;
		s = (span){s.p + n, s.n - n};
	}
}

/* The cells so far of a table that turned out to lay out a page. */
static void
lay_out(html_builder *b, open_table *t)
{
	for (size_t i = 0; i < t->matrix.n; i++)
		for (int k = 0; k < t->matrix.rows[i].n && k < GRID_WIDTH_MAX; k++)
		{
			const matrix_cell *c = &t->matrix.rows[i].cells[k];

			if (!c->from_left && !c->from_above)
				add_paragraphs(b, c->text, t->matrix.rows[i].line);
		}
	for (int k = 0; k < t->column && k < GRID_WIDTH_MAX; k++)
		if (t->in_row && !t->cells[k].from_left && !t->cells[k].from_above)
			add_paragraphs(b, t->cells[k].text, t->row_line);
	if (t->in_cell)
		add_paragraphs(b, (span){t->cell.p, t->cell.n}, t->row_line);
	t->cell.n = 0;
	t->matrix.n = 0;
	t->layout = true;
}

void
build_table(html_builder *b, uint32_t line)
{
	open_table *t = current(b);
	buffer cell;

	if (t != NULL && !t->layout)
		lay_out(b, t);
	end_line(b);
	if (b->depth++ >= HTML_TABLES_MAX)
		return;
	t = b->open[b->depth - 1];
	if (t == NULL)
		t = b->open[b->depth - 1] = arena_get(b->arena, 1, sizeof(*t));
	if (t == NULL)
	{
		b->out_of_memory = true;
		b->depth--;
		return;
	}
	cell = t->cell;
	memset(t, 0, sizeof(*t));
	t->cell = (buffer){cell.p, 0, cell.room}; /* of the table before at this depth */
	matrix_init(&t->matrix, b->arena, line);
	t->first_line = line;
}

/* Cells that reach down into the row at the place where the next cell would stand. */
static void
take_hanging(open_table *t)
{
	while (t->column < GRID_WIDTH_MAX && t->hanging[t->column].rows > 0)
	{
		hanging *h = &t->hanging[t->column];

		t->cells[t->column] = (matrix_cell){h->text, h->from_left, true};
		h->rows--;
		t->column++;
	}
}

static void
end_row(html_builder *b, open_table *t)
{
	matrix_row *row;

	if (!t->in_row)
		return;
	build_cell_end(b);
	t->in_row = false;
	if (t->layout)
		return;
	take_hanging(t);
	row = matrix_add(&t->matrix, t->cells, t->column, t->row_line);
	b->out_of_memory |= row == NULL;
	if (row != NULL)
		row->head = t->head_row;
}

void
build_row(html_builder *b)
{
	open_table *t = current(b);

	if (t == NULL)
	{
		end_line(b);
		return;
	}
	end_row(b, t);
	memset(t->cells, 0, sizeof(t->cells));
	t->column = 0;
	t->in_row = true;
	t->head_row = true;
	t->row_line = 0;
	take_hanging(t);
}

void
build_cell(html_builder *b, bool head, int rowspan, int colspan, uint32_t line)
{
	open_table *t = current(b);

	if (t == NULL || t->layout)
	{
		end_line(b);
		return;
	}
	if (!t->in_row)
		build_row(b);
	build_cell_end(b);
	b->blank = b->broken = false;
	if (t->row_line == 0)
		t->row_line = line;
	take_hanging(t);
	t->in_cell = true;
	t->head_row &= head;
	t->rowspan = rowspan < 1 ? 1 : rowspan;
	t->colspan = colspan < 1 ? 1 : colspan;
	t->cell.n = 0;
}

void
build_cell_end(html_builder *b)
{
	open_table *t = current(b);
	span s;

	if (t == NULL || t->layout || !t->in_cell)
		return;
	t->in_cell = false;
	b->blank = b->broken = false;
	s = arena_copy(b->arena, (span){t->cell.p, t->cell.n});
	b->out_of_memory |= t->cell.n > 0 && s.p == NULL;
	for (int i = 0; i < t->colspan; i++, t->column++)
	{
		if (t->column >= GRID_WIDTH_MAX)
			continue; /* counted: the row is too wide to be one */
		if (i > 0 && t->hanging[t->column].rows > 0)
			t->hanging[t->column].rows--; /* overlapping spans: the later one is on top */
		t->cells[t->column] = (matrix_cell){s, i > 0, false};
		if (t->rowspan > 1)
			t->hanging[t->column] = (hanging){s, t->rowspan - 1, i > 0};
	}
	if (t->column > GRID_WIDTH_MAX + 1)
		t->column = GRID_WIDTH_MAX + 1;
}

void
build_caption(html_builder *b, bool begin)
{
	open_table *t = current(b);

	if (t == NULL || t->layout)
	{
		end_line(b);
		return;
	}
	if (begin)
		b->line.n = 0;
	else if (b->in_caption)
	{
		t->caption = arena_copy(b->arena, (span){b->line.p, b->line.n});
		b->line.n = 0;
	}
	b->in_caption = begin;
	b->blank = b->broken = false;
}

/* One column, or one row: no table but a frame around text. */
static bool
is_frame(const matrix *m)
{
	for (size_t i = 0; i < m->n; i++)
		for (int k = 1; k < m->rows[i].n && k < GRID_WIDTH_MAX; k++)
			if (!m->rows[i].cells[k].from_left && m->rows[i].cells[k].text.n > 0)
				return m->n < 2;
	return true;
}

/* The row as a line: its cells with TABs between them. */
static void
add_row_line(html_builder *b, matrix_row *row)
{
	uint32_t line = row->line;

	b->line.n = 0;
	for (int i = 0; i < row->n && i < GRID_WIDTH_MAX; i++)
	{
		matrix_cell *c = &row->cells[i];

		c->text = without_breaks(b, c->text);
		if (i > 0)
			buffer_add(b, &b->line, "\t", 1);
		if (!c->from_left && !c->from_above)
			buffer_add(b, &b->line, c->text.p, c->text.n);
	}
	row->line = (uint32_t) b->line_n;
	row->printed = arena_copy(b->arena, (span){b->line.p, b->line.n});
	add_line(b, (span){b->line.p, b->line.n}, line);
	b->line.n = 0;
}

/* The only text of a row, whatever it reaches over. */
static bool
is_one_text(const matrix_row *row)
{
	int texts = 0;

	for (int k = 0; k < row->n && k < GRID_WIDTH_MAX; k++)
		texts += row->cells[k].text.n > 0 && !row->cells[k].from_left;
	return texts < 2;
}

/*
 * Above the figures some cell reaches over others: else a table out of a spreadsheet may have left merged ones empty.
 * Titles reach over all columns in either.
 */
static bool
has_spans(const matrix *m)
{
	for (size_t i = 0; i < m->n; i++)
	{
		const matrix_row *row = &m->rows[i];
		bool figure = false;

		for (int k = 0; k < row->n && k < GRID_WIDTH_MAX && !is_one_text(row); k++)
		{
			if (row->cells[k].from_left || row->cells[k].from_above)
				return true;
			figure |= k > 0 && head_figure(row->cells[k].text);
		}
		if (figure)
			break;
	}
	return false;
}

void
build_table_end(html_builder *b)
{
	open_table *t = current(b);
	html_table *out;

	if (b->depth == 0)
		return;
	if (t == NULL)
	{
		b->depth--;
		return;
	}
	if (b->in_caption)
		build_caption(b, false);
	end_row(b, t);
	end_line(b);
	if (t->caption.n > 0)
		add_line(b, t->caption, t->first_line);
	if (!t->layout && is_frame(&t->matrix))
		lay_out(b, t);
	b->depth--;
	if (t->layout || b->out_of_memory || t->matrix.n == 0)
		return;
	if (!arena_room(b->arena, (void **) &b->tables, &b->table_room, b->table_n, sizeof(html_table)))
	{
		b->out_of_memory = true;
		return;
	}
	t->matrix.merged = has_spans(&t->matrix);
	out = &b->tables[b->table_n++];
	out->from = (uint32_t) b->line_n;
	matrix_unfold(&t->matrix); /* while cells still have their lines */
	for (size_t i = 0; i < t->matrix.n; i++)
		add_row_line(b, &t->matrix.rows[i]);
	out->to = (uint32_t) b->line_n;
	out->matrix = t->matrix;
	out->matrix.first_line = out->from;
	out->matrix.last_line = out->to - 1;
}

void
build_finish(html_builder *b, html_document *out, span title)
{
	while (b->depth > 0 && !b->out_of_memory)
		build_table_end(b);
	end_line(b);
	/* the first line was kept free: for the page's title, where no heading prints it */
	if (b->line_n > 0 && title.n > 0)
	{
		b->lines[0] = line_made(b->text.n, title);
		buffer_add(b, &b->text, title.p, title.n);
	}
	out->lines = (lines){.text = b->text.p, .line = b->lines, .n = (uint32_t) b->line_n};
	b->out_of_memory |= !lines_know(b->arena, &out->lines);
	out->line_of = b->line_of;
	out->tables = b->tables;
	out->table_n = b->table_n;
}
