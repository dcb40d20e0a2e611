/*
 * lines.c
 *		The text as lines, and what a line looks like on its own.
 */
#include "lines.h"

/* Where lines end: the next CR and LF, each looked for once. */
typedef struct stops
{
	const char *cr, *lf;
} stops;

/* The end of the line that starts at p; at end of text, end. */
static const char *
line_end(stops *s, const char *p, const char *end)
{
	if (s->lf == NULL || s->lf < p)
	{
		s->lf = memchr(p, '\n', (size_t) (end - p));
		s->lf = s->lf == NULL ? end : s->lf;
	}
	if (s->cr == NULL || s->cr < p)
	{
		s->cr = memchr(p, '\r', (size_t) (end - p));
		s->cr = s->cr == NULL ? end : s->cr;
	}
	return s->cr < s->lf ? s->cr : s->lf;
}

static const char *
next_line(const char *p, const char *end)
{
	return p + 1 < end && *p == '\r' && p[1] == '\n' ? p + 2 : p + 1;
}

text_line
line_made(size_t start, span s)
{
	return (text_line){(uint32_t) start, (uint32_t) s.n, s.n > 0 && memchr(s.p, '\t', s.n) != NULL,
					   text_trim(s).n == 0};
}

#define FEEDS_STEP 240 /* bytes whose line feeds a byte counts */

static size_t
line_feeds(const char *p, size_t n)
{
	size_t count = 0;

	for (; n >= FEEDS_STEP; p += FEEDS_STEP, n -= FEEDS_STEP)
	{
		uint8_t few = 0;

		for (int i = 0; i < FEEDS_STEP; i++)
			few += p[i] == '\n';
		count += few;
	}
	for (; n > 0; p++, n--)
		count += *p == '\n';
	return count;
}

/* False: cancelled. */
static bool
count_lines(arena *a, const char *p, const char *end, size_t *count)
{
	stops stops = {NULL, NULL};

	if (memchr(p, '\r', (size_t) (end - p)) == NULL)
	{
		*count = line_feeds(p, (size_t) (end - p)) + 1;
		return !arena_cancelled(a, (size_t) (end - p));
	}
	for (*count = 0; p <= end; ++*count)
	{
		const char *stop = line_end(&stops, p, end);

		if (arena_cancelled(a, (size_t) (stop - p) + 1))
			return false;
		p = next_line(stop, end);
	}
	return true;
}

report_status
lines_split(arena *a, const char *text, size_t n, lines *out)
{
	const char *end = text + n, *p;
	size_t count = 0;
	text_line *line;
	stops stops = {NULL, NULL};

	if (n >= TEXT_MAX)
		return REPORT_LIMIT;
	if (n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		text += 3;
	if (!count_lines(a, text, end, &count))
		return REPORT_CANCELLED;
	line = arena_get(a, count, sizeof(*line));
	if (line == NULL)
		return REPORT_NOMEM;
	p = text;
	for (size_t i = 0; i < count; i++)
	{
		const char *stop = line_end(&stops, p, end);

		if (arena_cancelled(a, (size_t) (stop - p) + 1))
			return REPORT_CANCELLED;
		line[i] = line_made((size_t) (p - text), (span){p, (size_t) (stop - p)});
		p = next_line(stop, end);
	}
	out->text = text;
	out->line = line;
	out->n = (uint32_t) count;
	if (!lines_know(a, out))
		return REPORT_NOMEM;
	return arena_cancelled(a, n) ? REPORT_CANCELLED : REPORT_OK;
}

int
line_fields(const lines *l, uint32_t i)
{
	span s = line_text(l, i);
	int fields = 0;

	if (!line_tabbed(l, i))
		return line_blank(l, i) ? 0 : 1;
	if (l->known[i].fields > 0)
		return l->known[i].fields - 1;
	while (s.n > 0)
	{
		const char *tab = memchr(s.p, '\t', s.n);
		size_t n = tab == NULL ? s.n : (size_t) (tab - s.p);

		fields += text_trim((span){s.p, n}).n > 0;
		n += tab != NULL;
		s.p += n;
		s.n -= n;
	}
	l->known[i].fields = (uint8_t) (fields < 255 ? fields + 1 : 0);
	return fields;
}

/* "表2　主要指标",,,,: what a spreadsheet puts around the only text of a line. */
static span
strip_spreadsheet(span s)
{
	size_t n = s.n;

	while (n > 0 && (s.p[n - 1] == ',' || s.p[n - 1] == ';'))
		n--;
	if (n == 0 || s.n - n < 2 || memchr(s.p, s.p[n], n) != NULL)
		return s;
	s.n = n;
	if (s.n > 2 && s.p[0] == '"' && s.p[s.n - 1] == '"' && memchr(s.p + 1, '"', s.n - 2) == NULL)
		s = (span){s.p + 1, s.n - 2};
	return s;
}

/* Begins and ends with an ideograph of U+4000..U+9FFF: most lines do, and nothing is to be taken off them. */
static bool
is_bare(span s)
{
	const unsigned char *c = (const unsigned char *) s.p;

	return s.n >= 3 && c[0] >= 0xE4 && c[0] <= 0xE9 && c[s.n - 3] >= 0xE4 && c[s.n - 3] <= 0xE9 &&
		   (c[s.n - 1] & 0xC0) == 0x80;
}

/* # 标题 {#name}: what Markdown says of the heading. */
static span
before_attributes(span s)
{
	size_t n = s.n;

	if (s.n == 0 || *s.p != '#' || s.p[s.n - 1] != '}')
		return s;
	while (n > 0 && s.p[n - 1] != '{')
		n--;
	return n > 0 && n < s.n && (s.p[n] == '#' || s.p[n] == '.' || s.p[n] == '-') ? (span){s.p, n - 1} : s;
}

static bool
begins_markup(char c)
{
	return c == '#' || c == '*' || c == '>' || c == '[';
}

static bool
ends_markup(char c)
{
	return c == '*' || c == '}' || c == ',' || c == ';';
}

span
strip_markup(span s)
{
	size_t before;

	if (is_bare(s))
		return s;
	s = text_trim(s);
	if (s.n == 0 || !(begins_markup(*s.p) || ends_markup(s.p[s.n - 1])))
		return s;
	s = before_attributes(s);
	do
	{
		s = text_trim(s);
		before = s.n;
		if (span_starts(s, SPAN("[bookmark:")))
		{
			const char *close = memchr(s.p, ']', s.n);

			if (close != NULL)
			{
				s.n -= (size_t) (close + 1 - s.p);
				s.p = close + 1;
			}
		}
		while (s.n > 0 && (*s.p == '#' || *s.p == '*' || *s.p == '>'))
		{
			/* "#化学需氧量" is a name, "# 标题" a heading; ">6.5" is a value, "> 文" a quotation */
			if ((*s.p == '#' && s.n > 1 && s.p[1] != '#' && s.p[1] != ' ') ||
				(*s.p == '>' && s.n > 1 && s.p[1] >= '0' && s.p[1] <= '9'))
				break;
			s.p++;
			s.n--;
		}
		while (span_ends(s, SPAN("**")))
			s.n -= 2;
	} while (s.n != before);
	if (s.n > 2 && (s.p[s.n - 1] == ',' || s.p[s.n - 1] == ';'))
		return strip_spreadsheet(s);
	return s;
}

bool
lines_know(arena *a, lines *l)
{
	l->known = arena_get(a, l->n, sizeof(*l->known));
	for (uint32_t i = 0; l->known != NULL && i < l->n && !arena_cancelled(a, l->line[i].n); i++)
	{
		span s = line_text(l, i), clean = strip_markup(s);
		size_t front = (size_t) (clean.p - s.p), back = s.n - front - clean.n;

		if (front >= LINE_ENDS_LONG || back >= LINE_ENDS_LONG)
			l->known[i].front = LINE_ENDS_LONG;
		else
			l->known[i] = (line_known){.front = (uint8_t) front, .back = (uint8_t) back};
	}
	return l->known != NULL;
}

span
squeeze(arena *a, span s)
{
	const char *p = s.p, *end = span_end(s);
	char *out = s.n == 0 ? NULL : arena_uncleared(a, s.n, 1), *to = out;

	if (out == NULL)
		return SPAN_NONE;
	while (p < end)
	{
		const char *at = p;
		uint32_t c;

		p = text_skip_ideographs(p, end);
		memcpy(to, at, (size_t) (p - at));
		to += p - at;
		if ((at = p) == end)
			break;
		c = text_next_raw(&p, end);
		if (text_is_space(c) || (c == '\\' && p < end && strchr("*#_-.()[]", *p) != NULL))
			continue;
		memcpy(to, at, (size_t) (p - at));
		to += p - at;
	}
	return (span){out, (size_t) (to - out)};
}
