/*
 * paragraph.c
 *		Paragraphs of prose over the lines that page breaks tore.
 */
#include "paragraph.h"

#define BREAK_CHARACTERS                                                                                     \
	15 /* a shorter line that does not end in a stop is a heading or a signature, not torn prose */
#define PARAGRAPH_LINES 400 /* that one may be broken over */
#define PARAGRAPH_BYTES 65536
#define BRACKET_BYTES 900 /* inside a bracket that is one */
#define BREAK_LINES 6     /* blank lines, figures and page marks that a break may leave */

bool
text_is_finished(span s)
{
	static const span ENDS[] = {SPAN("。"), SPAN("！"), SPAN("？"), SPAN("；"), SPAN("："),
								SPAN("”"),  SPAN("）"), SPAN(")"),  SPAN("!"),  SPAN("?"),
								SPAN(";"),  SPAN(":"),  SPAN("…"),  SPAN("》")};

	for (size_t i = 0; i < LENGTH(ENDS); i++)
		if (span_ends(s, ENDS[i]))
			return true;
	return s.n == 0;
}

static bool
goes_on(span s)
{
	return span_ends(s, SPAN("、")) || span_ends(s, SPAN("，")) || span_ends(s, SPAN(","));
}

static bool
is_prose(arena *a, const lines *l, uint32_t i)
{
	span s = line_clean(l, i), label, text;
	caption c;

	return !line_tabbed(l, i) && !heading_at(l, i) && !caption_at(a, l, i, &c) &&
		   !note_at(s, &label, &text) && !span_starts(s, SPAN("——"));
}

/* The lines [i, last] without a break; not copied where it is one. */
static span
join_lines(arena *a, const lines *l, uint32_t i, uint32_t last, size_t n)
{
	char *p;
	size_t to = 0;

	if (last == i)
		return line_clean(l, i);
	p = arena_get(a, n, 1);
	if (p == NULL)
		return SPAN_NONE;
	for (uint32_t k = i; k <= last; k++)
	{
		span t = line_clean(l, k);

		memcpy(p + to, t.p, t.n);
		to += t.n;
	}
	return (span){p, to};
}

span
paragraph_at(arena *a, const lines *l, uint32_t i, uint32_t *last)
{
	span s = line_clean(l, i); /* the last line with a text */
	uint32_t blank = 0;
	size_t n = s.n, characters = text_characters(s);

	*last = i;
	for (uint32_t k = i + 1; k < l->n && blank <= BREAK_LINES && k - i < PARAGRAPH_LINES; k++)
	{
		span t = line_clean(l, k);

		if (text_is_finished(s) || (characters < BREAK_CHARACTERS && !goes_on(s)) ||
			arena_cancelled(a, t.n + 16u) || n + t.n > PARAGRAPH_BYTES)
			break;
		if (t.n == 0)
		{
			blank++;
			continue;
		}
		if (!is_prose(a, l, k))
			break;
		s = t;
		n += t.n;
		characters += text_characters(t);
		*last = k;
		blank = 0;
	}
	return join_lines(a, l, i, *last, n);
}

/* What closes the bracket or quote that c opens; 0: it opens none. */
static uint32_t
closes(uint32_t c)
{
	switch (c)
	{
		case '(':
			return ')';
		case '[':
			return ']';
		case 0x201C: /* “ */
			return 0x201D;
		case 0x300A: /* 《 */
			return 0x300B;
		case 0x3010: /* 【 */
			return 0x3011;
		default:
			return 0;
	}
}

#define STOPS_MAX 8

static bool
one_of(const uint32_t *stops, int n, uint32_t c)
{
	for (int i = 0; i < n; i++)
		if (stops[i] == c)
			return true;
	return false;
}

bool
next_piece(span *rest, const char *stops, span *piece, uint32_t *stop)
{
	const char *p = rest->p, *end = span_end(*rest), *word = stops, *words_end = stops + strlen(stops);
	uint32_t stop_codes[STOPS_MAX];
	int n = 0;

	if (rest->n == 0)
		return false;
	while (word < words_end && n < STOPS_MAX)
		stop_codes[n++] = text_fold_char(text_next_raw(&word, words_end));
	while (p < end)
	{
		const char *at;
		uint32_t c, close;

		at = p = text_skip_ideographs(p, end); /* they are no stops and open nothing */
		if (p == end)
			break;
		c = text_fold_char(text_next_raw(&p, end));
		close = closes(c);
		if (close != 0)
		{
			/* to its end; one that is never closed opens nothing */
			for (const char *q = p; q < end && q - p < BRACKET_BYTES;)
				if (text_fold_char(text_next_raw(&q, end)) == close)
				{
					p = q;
					break;
				}
		}
		else if (one_of(stop_codes, n, c))
		{
			*piece = text_trim((span){rest->p, (size_t) (at - rest->p)});
			*rest = (span){p, (size_t) (end - p)};
			*stop = c;
			return true;
		}
	}
	*piece = text_trim(*rest);
	*rest = (span){end, 0};
	*stop = 0;
	return true;
}

span
label_of(span s, int n, span *behind)
{
	const char *p = s.p, *end = span_end(s);

	for (int i = 0; i <= n && p < end; i++)
	{
		const char *at = p;
		uint32_t c = text_fold_char(text_next_raw(&p, end));

		if (c == ':')
		{
			*behind = text_trim((span){p, (size_t) (end - p)});
			return text_trim((span){s.p, (size_t) (at - s.p)});
		}
		if (c == 0x3002 || c == ';' || c == ',' || c == 0x3001) /* 。 ； ， 、 */
			break;
	}
	*behind = s;
	return SPAN_NONE;
}
