/*
 * paragraph.c
 *		Paragraphs of prose over the lines that page breaks tore.
 */
#include "paragraph.h"

#define BREAK_CHARACTERS                                                                                     \
	15 /* a shorter line that does not end in a stop is a heading or a signature, not torn prose */
#define BREAK_LINES 6 /* blank lines, figures and page marks that a break may leave */

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

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

span
paragraph_at(arena *a, const lines *l, uint32_t i, uint32_t *last)
{
	span s = line_clean(l, i);
	uint32_t blank = 0;

	*last = i;
	for (uint32_t k = i + 1; k < l->n && blank <= BREAK_LINES; k++)
	{
		span t = line_clean(l, k);
		char *p;

		if (text_is_finished(s) || (text_characters(s) < BREAK_CHARACTERS && !goes_on(s)) ||
			arena_cancelled(a, t.n + 16u))
			break;
		if (t.n == 0)
		{
			blank++;
			continue;
		}
		if (!is_prose(a, l, k))
			break;
		p = arena_get(a, s.n + t.n, 1);
		if (p == NULL)
			return SPAN_NONE;
		memcpy(p, s.p, s.n);
		memcpy(p + s.n, t.p, t.n);
		s = (span){p, s.n + t.n};
		*last = k;
		blank = 0;
	}
	return s;
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

static bool
one_of(const char *stops, uint32_t c)
{
	for (const char *p = stops, *end = stops + strlen(stops); p < end;)
		if (text_fold_char(text_next_raw(&p, end)) == c)
			return true;
	return false;
}

bool
next_piece(span *rest, const char *stops, span *piece, uint32_t *stop)
{
	const char *p = rest->p, *end = rest->p + rest->n;

	if (rest->n == 0)
		return false;
	while (p < end)
	{
		const char *at = p;
		uint32_t c = text_fold_char(text_next_raw(&p, end)), close = closes(c);

		if (close != 0)
		{
			/* to its end; one that is never closed opens nothing */
			for (const char *q = p; q < end;)
				if (text_fold_char(text_next_raw(&q, end)) == close)
				{
					p = q;
					break;
				}
		}
		else if (one_of(stops, c))
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
	const char *p = s.p, *end = s.p + s.n;

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
