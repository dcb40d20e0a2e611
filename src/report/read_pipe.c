/*
 * read_pipe.c
 *		The layout of Markdown: a row a line, | between its cells, maybe a rule below the head.
 *
 * Also as other programs write it: without a rule, with blank lines or empty rows between, with full-width bars.  "\|"
 * is text.  A row has the bars that are printed; none is put in.
 */
#include "layout.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>

#define BLANK_LINES 3 /* between two rows */
#define ENTITY_MAX 10 /* bytes of its name */

/* The length of a bar at p; 0: none. */
static size_t
bar_at(const char *p, const char *end)
{
	static const span WIDE = SPAN("｜");

	if (*p == '|')
		return 1;
	return (size_t) (end - p) >= WIDE.n && memcmp(p, WIDE.p, WIDE.n) == 0 ? WIDE.n : 0;
}

static bool
has_bar(span s)
{
	const char *p = s.p, *end = span_end(s);

	if (s.n > 0 && memchr(s.p, '|', s.n) != NULL)
		return true;
	for (; p < end && (p = memchr(p, '\x9C', (size_t) (end - p))) != NULL; p++) /* the last byte of ｜ */
		if (p - s.p >= 2 && memcmp(p - 2, "｜", 3) == 0)
			return true;
	return false;
}

static int
count_bars(span s)
{
	int n = 0;

	for (const char *p = s.p, *end = span_end(s); p < end; p++)
	{
		if (*p == '\\' && p + 1 < end)
			p++;
		else
			n += bar_at(p, end) > 0;
	}
	return n;
}

/* What a backslash may escape. */
static bool
is_punctuation(char c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
		   (c >= '{' && c <= '~');
}

/* [text](address) at the start of s: its text, and how long all of it is. */
static bool
link_at(span s, span *text, size_t *n)
{
	const char *close = memchr(s.p, ']', s.n), *end = span_end(s), *stop;

	if (close == NULL || end - close < 3 || close[1] != '(' ||
		memchr(s.p + 1, '[', (size_t) (close - s.p) - 1))
		return false;
	stop = memchr(close, ')', (size_t) (end - close));
	if (stop == NULL)
		return false;
	*text = (span){s.p + 1, (size_t) (close - s.p) - 1};
	*n = (size_t) (stop - s.p) + 1;
	return memchr(close + 2, ':', (size_t) (stop - close) - 2) != NULL || close[2] == '/' || close[2] == '#';
}

/* &emsp; or &#8195; at the start of s: its character, and how long it is; 0: none. */
static size_t
entity_at(span s, int *character)
{
	const char *stop = s.n < 3 ? NULL : memchr(s.p, ';', s.n < ENTITY_MAX + 2 ? s.n : ENTITY_MAX + 2);
	char name[ENTITY_MAX + 1], *end = name;
	size_t n = stop == NULL ? 0 : (size_t) (stop - s.p) - 1;

	*character = 0;
	if (n == 0)
		return 0;
	memcpy(name, s.p + 1, n);
	name[n] = '\0';
	if (name[0] == '#')
	{
		bool hex = name[1] == 'x' || name[1] == 'X';
		unsigned long c = strtoul(name + (hex ? 2 : 1), &end, hex ? 16 : 10);

		if (*end == '\0' && c >= ' ' && c <= 0x10FFFF && !(c >= 0xD800 && c < 0xE000))
			*character = (int) c;
	}
	else
	{
		const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *) name);

		if (known != NULL)
			*character = (int) known->value;
	}
	return *character > 0 ? n + 2 : 0;
}

span
markdown_cell(arena *a, span s)
{
	static const span MARKS[] = {SPAN("<br>"), SPAN("<br/>"), SPAN("<br />"), SPAN("**"),
								 SPAN("__"),   SPAN("<sub>"), SPAN("</sub>")};
	char *p = s.n == 0 ? NULL : arena_get(a, s.n, 1);
	size_t n = 0, link;
	int character;
	span text;

	if (p == NULL)
		return SPAN_NONE;
	for (size_t i = 0; i < s.n; i++)
	{
		span rest = {s.p + i, s.n - i};
		size_t mark = 0;

		for (size_t k = 0; k < LENGTH(MARKS) && mark == 0; k++)
			if (span_starts(rest, MARKS[k]))
			{
				mark = MARKS[k].n;
				if (span_starts(MARKS[k], SPAN("<br")))
					p[n++] = '\n';
			}
		if (mark > 0)
			i += mark - 1;
		else
		{
			if (s.p[i] == '\\' && i + 1 < s.n && is_punctuation(s.p[i + 1]))
				i++;
			else if (s.p[i] == '[' && link_at(rest, &text, &link))
			{
				memcpy(p + n, text.p, text.n);
				n += text.n;
				i += link - 1;
				continue;
			}
			else if (s.p[i] == '&' && (link = entity_at(rest, &character)) > 0)
			{
				/* never longer than it is written */
				n += (size_t) xmlCopyCharMultiByte((xmlChar *) p + n, character);
				i += link - 1;
				continue;
			}
			p[n++] = s.p[i];
		}
	}
	return text_trim((span){p, n});
}

/* The cells between the bars; an outer bar on either side is a border. */
static int
split_row(arena *a, span s, matrix_cell *cells)
{
	const char *p, *end, *start;
	size_t bar;
	bool outer;
	int n = 0;

	s = text_trim(s);
	p = start = s.p;
	end = span_end(s);
	bar = bar_at(p, end);
	outer = bar > 0;
	if (bar > 0)
		p = start = p + bar;
	for (;; p++)
	{
		if (p < end && *p == '\\' && p + 1 < end)
		{
			p++;
			continue;
		}
		bar = p < end ? bar_at(p, end) : 0;
		if (p < end && bar == 0)
			continue;
		if (n < GRID_WIDTH_MAX)
			cells[n] =
				(matrix_cell){markdown_cell(a, text_trim((span){start, (size_t) (p - start)})), false, false};
		n++;
		if (p + bar >= end && bar > 0 && !outer && n < GRID_WIDTH_MAX)
			cells[n++] =
				(matrix_cell){.text = SPAN_NONE}; /* a row without outer bars ends in an empty cell */
		if (p + bar >= end)
			return n;
		p += bar - 1;
		start = p + 1;
	}
}

/* |---|:--:|, and what psql draws: ---+--- */
static bool
is_rule(span s)
{
	bool dash = false;

	for (const char *p = s.p, *end = span_end(s); p < end;)
	{
		size_t bar = bar_at(p, end);

		dash |= *p == '-';
		if (bar == 0 && strchr("-:+= \t", *p) == NULL)
			return false;
		p += bar > 0 ? bar : 1;
	}
	return dash;
}

static bool
is_row(const lines *l, uint32_t i)
{
	span s = text_trim(line_text(l, i));

	return s.n > 0 && count_bars(s) >= (bar_at(s.p, span_end(s)) > 0 ? 1 : 2);
}

bool
pipe_at(arena *a, const lines *l, uint32_t i, uint32_t *end)
{
	uint32_t rows = 1, blank = 0;

	if (!has_bar(line_text(l, i)) || !is_row(l, i) || count_bars(line_text(l, i)) < 2)
		return false;
	*end = i + 1;
	for (uint32_t k = i + 1; k < l->n && blank <= BLANK_LINES; k++)
	{
		if (arena_cancelled(a, l->line[k].n + 1u))
			break;
		if (line_blank(l, k))
			blank++;
		else if (is_row(l, k) || is_rule(text_trim(line_text(l, k))))
		{
			*end = k + 1;
			blank = 0;
			rows++;
		}
		else
			break;
	}
	return rows >= 2;
}

void
read_pipe(const lines *l, uint32_t from, uint32_t to, matrix *m)
{
	for (uint32_t i = from; i < to && !m->out_of_memory && !arena_cancelled(m->arena, l->line[i].n + 64u);
		 i++)
	{
		matrix_cell cells[GRID_WIDTH_MAX];
		span s = text_trim(line_text(l, i));
		matrix_row *row;

		if (s.n == 0)
			continue;
		if (is_rule(s))
		{
			if (m->n > 0)
				m->rows[m->n - 1].head = true;
			continue;
		}
		row = matrix_add(m, cells, split_row(m->arena, s, cells), i);
		if (row == NULL)
			continue;
		row->printed = s;
		row->doubtful = span_find(s, SPAN("-----")) >= 0; /* what is left of a rule stands in a cell */
	}
}
