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

static inline void
note_sign(prose *p, const uint8_t *signs, uint32_t c)
{
	uint8_t row = signs[c % SIGNS_BY_CODE];

	if (row != 0)
		p->signs_n += sign_at(row, c, p->n, &p->signs[p->signs_n]);
}

/*
 * What most of all text is, ideographs of U+4000..U+9FFF: nothing to fold.  Returns where it ends.  Four bytes are written
 * where three count, the fourth by what comes next.
 */
static const char *
fold_ideographs(prose *p, const uint8_t *signs, const char *s, const char *end)
{
	static const uint64_t FOUR = UINT64_C(0x0001000100010001);
	size_t n = p->n, room = PARAGRAPH_MAX < n + 4 ? 0 : PARAGRAPH_MAX - n - 3, left = (size_t) (end - s);
	const char *last = s + (left < 4 ? 0 : left - 3 < room ? left - 3 : room);
	uint64_t at = (uint64_t) (s - p->raw) * FOUR;

	for (; s < last; s += 3, n += 3, at += 3 * FOUR)
	{
		unsigned second = (unsigned char) s[1] ^ 0x80u, third = (unsigned char) s[2] ^ 0x80u;
		unsigned low = second << 6 | third;

		if ((unsigned) (unsigned char) *s - 0xE4 > 5 || (second | third) > 0x3F)
			break;
		memcpy(p->text + n, s, 4);
		memcpy(p->at + n, &at, sizeof(at));
		if (signs[low] != 0)
		{
			p->n = n;
			note_sign(p, signs, (*s & 0x0Fu) << 12 | low);
		}
	}
	p->n = n;
	return s;
}

void
prose_fold(prose *p)
{
	const char *s = p->raw, *end = p->raw + p->raw_n;
	const uint8_t *signs = signs_by_code();
	bool gap = false;

	p->n = p->signs_n = 0;
	while (s < end)
	{
		const char *from = s;
		uint32_t c, folded;

		s = fold_ideographs(p, signs, s, end);
		gap &= s == from;
		from = s;
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
		folded = c < 0x80 ? c : text_fold_char(c);
		if (p->n < PARAGRAPH_MAX)
			note_sign(p, signs, folded);
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
