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
note_sign(prose *p, const uint8_t *signs, uint32_t c, size_t at)
{
	const sign_row *row = &SIGNS[signs[c % SIGNS_BY_CODE]];

	if (row->c == c && row->kind != SIGN_NONE)
		p->signs[p->signs_n++] = (sign){(uint16_t) at, row->kind, row->may};
}

/* What stands at s in raw comes next in text. */
static inline void
note_part(prose *p, const char *s)
{
	const prose_part *last = p->parts_n == 0 ? NULL : &p->parts[p->parts_n - 1];
	size_t raw = (size_t) (s - p->raw);

	if (last == NULL || raw - last->raw != p->n - last->text)
		p->parts[p->parts_n++] = (prose_part){(uint16_t) p->n, (uint16_t) raw};
}

#define STEP 4                 /* bytes that are looked at, and written, at once */
#define UNFOLDED_FIRST 0x3000u /* and on to U+AFFF */
#define UNFOLDED_MASK 0xC0C0F8u

/* Bytes s[0], s[1], s[2] as the lowest of a number, whatever stands above them. */
static inline uint32_t
three_bytes(const char *s)
{
	uint32_t bytes;

	memcpy(&bytes, s, STEP);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	bytes = __builtin_bswap32(bytes);
#endif
	return bytes;
}

/* What a full-width form is in ASCII; 0: it is none. */
static inline uint32_t
narrow(uint32_t bytes)
{
	uint32_t c = 0xF000 + (bytes >> 2 & 0xFC0) + (bytes >> 16 & 0x3F);

	return (bytes & 0xC0C0FF) == 0x8080EF && c - 0xFF01u <= 0xFF5E - 0xFF01 ? c - 0xFEE0 : 0;
}

/*
 * What nearly all text is: ideographs and marks of U+3001..U+AFFF and ASCII, as they are, and full-width forms, folded.
 * Returns where something else stands, at the latest where the zeros begin that are behind raw.
 */
static const char *
take_common(prose *p, const uint8_t *signs, const char *s)
{
	char *to = p->text + p->n;
	const char *most = p->text + PARAGRAPH_MAX - STEP;

	note_part(p, s);
	while (to <= most)
	{
		uint32_t bytes = three_bytes(s), above = bytes - 0x8080E3u, c = bytes & 0xFF;

		if ((above & UNFOLDED_MASK) == 0)
		{
			uint32_t low = (above >> 2 & 0xFC0) | (above >> 16 & 0x3F);

			if (signs[low] != 0)
			{
				if ((above & 0x3F3F07) == 0) /* U+3000 is a blank */
					break;
				note_sign(p, signs, UNFOLDED_FIRST + ((above & 7) << 12) + low, (size_t) (to - p->text));
			}
			memcpy(to, s, STEP);
			to += 3;
			s += 3;
		}
		else if (c >= '0' && c <= '9')
		{
			/* a number is looked at where it begins, and passed over */
			p->signs[p->signs_n++] = (sign){(uint16_t) (to - p->text), SIGN_DIGIT, true};
			do
				*to++ = *s++;
			while ((is_digit(*s) || *s == '.') && to <= most);
		}
		else if (c > ' ' && c < 0x7F && c != '[')
		{
			note_sign(p, signs, c, (size_t) (to - p->text));
			*to++ = (char) c;
			s++;
		}
		else if ((c = narrow(bytes)) != 0 && c != '[')
		{
			note_sign(p, signs, c, (size_t) (to - p->text));
			*to++ = (char) c;
			s += 3;
			p->n = (size_t) (to - p->text);
			note_part(p, s);
		}
		else
			break;
	}
	p->n = (size_t) (to - p->text);
	return s;
}

/* [2] and ① behind a word refer to a note: bytes of the mark at s, 0: none. */
static size_t
note_mark(const prose *p, const char *s, const char *end)
{
	const char *at = s + 1;
	unsigned char before = p->n < 3 ? 0 : (unsigned char) p->text[p->n - 3];

	if (before < 0xE4 || before > 0xE9) /* an ideograph */
		return 0;
	if (end - s > 3 && memcmp(s, "\xE2\x91", 2) == 0) /* ① to ⑳ */
		return (unsigned char) s[2] >= 0xA0 && (unsigned char) s[2] <= 0xB3 ? 3 : 0;
	while (*s == '[' && at < end && at < s + 3 && is_digit(*at))
		at++;
	return at > s + 1 && at < end && *at == ']' ? (size_t) (at + 1 - s) : 0;
}

/* White space from s on, which is left out; two numbers that only it parts stay two.  Returns where it ends. */
static const char *
take_blanks(prose *p, const char *s, const char *end)
{
	s = text_skip_space(s, end);
	if (s < end && p->n > 0 && is_digit(p->text[p->n - 1]) && is_digit(*s) && p->n + 2 < PARAGRAPH_MAX)
	{
		note_part(p, s);
		p->text[p->n++] = ' ';
	}
	return s;
}

/* Any character. */
static const char *
take_character(prose *p, const uint8_t *signs, const char *s, const char *end)
{
	const char *from = s;
	size_t mark = *s == '[' || *s == '\xE2' ? note_mark(p, s, end) : 0;
	uint32_t c;

	if (mark > 0)
		return s + mark;
	c = text_next_raw(&s, end);
	if (text_is_space(c))
		return take_blanks(p, from, end);
	c = text_fold_char(c);
	note_sign(p, signs, c, p->n);
	note_part(p, from);
	if (c < 0x80)
		p->text[p->n++] = (char) c;
	else
		while (from < s && p->n < PARAGRAPH_MAX)
			p->text[p->n++] = *from++;
	return s;
}

void
prose_fold(prose *p)
{
	const char *s = p->raw, *end = p->raw + p->raw_n;
	const uint8_t *signs = signs_by_code();

	memset(p->raw + p->raw_n, 0, STEP);
	p->n = p->parts_n = p->signs_n = 0;
	while ((s = take_common(p, signs, s)) < end && p->n < PARAGRAPH_MAX)
		s = take_character(p, signs, s, end);
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

/* Where in raw a byte of text stands; its end: where that ends. */
static size_t
raw_at(const prose *p, size_t at)
{
	size_t low = 0, high = p->parts_n;

	if (at >= p->n)
		return p->raw_n;
	while (low + 1 < high)
	{
		size_t middle = (low + high) / 2;

		if (p->parts[middle].text <= at)
			low = middle;
		else
			high = middle;
	}
	return p->parts[low].raw + (at - p->parts[low].text);
}

uint32_t
prose_line(const prose *p, size_t from)
{
	size_t low = 0, high = p->starts_n, raw = raw_at(p, from);

	while (low + 1 < high)
	{
		size_t middle = (low + high) / 2;

		if (p->starts[middle].at <= raw)
			low = middle;
		else
			high = middle;
	}
	return p->starts_n == 0 ? 0 : p->starts[low].line;
}

span
prose_print(const prose *p, size_t from, size_t to)
{
	size_t start = raw_at(p, from);

	return text_trim((span){p->raw + start, raw_at(p, to) - start});
}
