/*
 * prose.c
 *		Paragraphs: lines put together where a page broke them, and folded for reading.
 */
#include "prose.h"

/* Bytes of s that fit into `room`, ending behind a stop if one stands in the last part. */
static size_t
fitting(span s, size_t room)
{
	size_t n = room;

	if (s.n <= room)
		return s.n;
	for (size_t i = room; i > room / 2; i--)
		if (i >= 3 && memcmp(s.p + i - 3, "。", 3) == 0)
			return i;
	while (n > 0 && ((unsigned char) s.p[n] & 0xC0) == 0x80)
		n--;
	return n > 0 ? n : room;
}

void
prose_add(prose *p, span *s, uint32_t line)
{
	size_t n = fitting(*s, PARAGRAPH_MAX - p->raw_n), i = 0;

	p->starts[p->starts_n++] = (line_start){(uint32_t) p->raw_n, line};
	while (i < n)
	{
		const char *star = memchr(s->p + i, '*', n - i);
		size_t run = star == NULL ? n - i : (size_t) (star - s->p) - i;

		memcpy(p->raw + p->raw_n, s->p + i, run);
		p->raw_n += run;
		i += run;
		if (i + 1 < n && s->p[i + 1] == '*') /* bold */
			i += 2;
		else if (i < n)
			p->raw[p->raw_n++] = s->p[i++];
	}
	s->p += n;
	s->n -= n;
}

bool
prose_full(const prose *p)
{
	return p->raw_n > PARAGRAPH_MAX - 16 || p->starts_n == PARAGRAPH_LINES;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* U+4000..U+9FFF, well-formed. */
static inline bool
is_ideograph(const char *p, const char *end)
{
	const unsigned char *c = (const unsigned char *) p;

	return end - p >= 3 && c[0] >= 0xE4 && c[0] <= 0xE9 && (c[1] & 0xC0) == 0x80 && (c[2] & 0xC0) == 0x80;
}

void
prose_fold(prose *p)
{
	const char *s = p->raw, *end = p->raw + p->raw_n;
	bool gap = false;

	p->n = 0;
	while (s < end)
	{
		const char *from = s;
		uint32_t c, folded;

		if (is_ideograph(s, end) && p->n + 3 <= PARAGRAPH_MAX) /* most of all text: nothing to fold */
		{
			uint16_t at = (uint16_t) (s - p->raw);

			memcpy(p->text + p->n, s, 3);
			p->at[p->n] = p->at[p->n + 1] = p->at[p->n + 2] = at;
			p->n += 3;
			s += 3;
			gap = false;
			continue;
		}
		c = text_next_raw(&s, end);
		if (text_is_space(c))
		{
			gap = true;
			continue;
		}
		/* two numbers that only a blank parts stay two */
		if (gap && p->n > 0 && is_digit(p->text[p->n - 1]) && is_digit(*from) && p->n + 2 < PARAGRAPH_MAX)
		{
			p->at[p->n] = (uint16_t) (from - p->raw);
			p->text[p->n++] = ' ';
		}
		gap = false;
		folded = text_fold_char(c);
		for (const char *q = from; q < s && p->n < PARAGRAPH_MAX; q++)
		{
			p->at[p->n] = (uint16_t) (from - p->raw);
			p->text[p->n++] = folded < 0x80 ? (char) folded : *q;
			if (folded < 0x80)
				break;
		}
	}
	p->at[p->n] = (uint16_t) p->raw_n;
}

void
prose_clear(prose *p)
{
	p->raw_n = p->n = p->starts_n = 0;
}

bool
prose_open(const prose *p)
{
	static const span STOPS[] = {SPAN("。"), SPAN("；"), SPAN("："), SPAN("！"), SPAN("？"),
								 SPAN(";"),  SPAN(":"),  SPAN("."),  SPAN("!"),  SPAN("?")};
	span s = text_trim((span){p->raw, p->raw_n});

	if (s.n == 0)
		return false;
	while (span_ends(s, SPAN("”")) || span_ends(s, SPAN("）")) || span_ends(s, SPAN(")")))
		s.n -= span_ends(s, SPAN(")")) ? 1 : 3;
	for (size_t i = 0; i < LENGTH(STOPS); i++)
		if (span_ends(s, STOPS[i]))
			return false;
	return p->raw_n < PARAGRAPH_MAX / 2;
}

uint32_t
prose_line(const prose *p, size_t from)
{
	size_t low = 0, high = p->starts_n;

	while (low + 1 < high)
	{
		size_t middle = (low + high) / 2;

		if (p->starts[middle].at <= p->at[from])
			low = middle;
		else
			high = middle;
	}
	return p->starts_n == 0 ? 0 : p->starts[low].line;
}

span
prose_print(const prose *p, size_t from, size_t to)
{
	uint32_t start = p->at[from];

	return text_trim((span){p->raw + start, p->at[to] - start});
}
