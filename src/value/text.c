/*
 * text.c
 *		Slices of UTF-8 text, read with white space skipped and width folded.
 */
#include "text.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

uint32_t
text_next_other(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *) *p;
	size_t left = (size_t) (end - *p);
	uint32_t c = 0;
	int more;

	if (left == 0)
		return TEXT_END;
	if (s[0] < 0x80)
	{
		*p += 1;
		return s[0];
	}
	if (s[0] >= 0xE0 && s[0] < 0xF0)
	{
		more = 2;
		c = s[0] & 0x0F;
	}
	else if (s[0] >= 0xC2 && s[0] < 0xE0)
	{
		more = 1;
		c = s[0] & 0x1F;
	}
	else if (s[0] >= 0xF0 && s[0] < 0xF5)
	{
		more = 3;
		c = s[0] & 0x07;
	}
	else
		more = 0; /* a continuation byte, or one that begins nothing */
	if (more == 0 || (size_t) more >= left)
	{
		*p += 1;
		return TEXT_INVALID;
	}
	for (int i = 1; i <= more; i++)
	{
		if ((s[i] & 0xC0) != 0x80)
		{
			*p += 1;
			return TEXT_INVALID;
		}
		c = (c << 6) | (s[i] & 0x3F);
	}
	if ((more == 2 && (c < 0x800 || (c >= 0xD800 && c < 0xE000))) ||
		(more == 3 && (c < 0x10000 || c > 0x10FFFF)))
	{
		*p += 1;
		return TEXT_INVALID;
	}
	*p += more + 1;
	return c;
}

bool
text_is_other_space(uint32_t c)
{
	return c == 0x3000 || c == 0xA0 || c == 0x85 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
		   c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0xFEFF;
}

const char *
text_skip_space(const char *p, const char *end)
{
	const char *q = p;

	while (p < end && text_is_space(text_next_raw(&q, end)))
		p = q;
	return p;
}

uint32_t
text_next_folding(const char **p, const char *end)
{
	uint32_t c;

	do
		c = text_next_raw(p, end);
	while (text_is_space(c));
	return text_fold_char(c);
}

size_t
text_match_folding(const char *p, const char *end, const char *word, size_t n)
{
	const char *start = p, *word_end = word + n;

	while (word < word_end)
	{
		uint32_t want = text_next_raw(&word, word_end);

		if (text_next(&p, end) != want)
			return 0;
	}
	return (size_t) (p - start);
}

size_t
text_fold(span s, char *buf)
{
	const char *p = s.p, *end = span_end(s);
	char *out = buf;

	while (p < end)
	{
		const char *at = p;
		uint32_t c, folded;

		if ((unsigned char) *p > ' ' && (unsigned char) *p < 0x80)
		{
			*out++ = *p++;
			continue;
		}
		p = text_skip_ideographs(p, end);
		if (p > at)
		{
			memmove(out, at, (size_t) (p - at)); /* buf may be where s is */
			out += p - at;
			continue;
		}
		c = text_next_raw(&p, end);
		folded = text_fold_char(c);
		if (text_is_space(c))
			continue;
		if (folded != c)
			*out++ = (char) folded; /* full-width forms fold to ASCII */
		else
			while (at < p)
				*out++ = *at++;
	}
	return (size_t) (out - buf);
}

bool
text_folds_to(span s, const char *folded, size_t n)
{
	const char *p = s.p, *end = span_end(s), *folded_end = folded + n;

	if (s.n == n && n > 0 && memcmp(s.p, folded, n) == 0)
		return true;
	for (;;)
	{
		uint32_t want = text_next_raw(&folded, folded_end);

		if (text_next(&p, end) != want)
			return false;
		if (want == TEXT_END)
			return true;
	}
}

static span
trim_start(span s)
{
	const char *end = span_end(s);

	while (s.n > 0)
	{
		const char *p = s.p;

		if (*p == ' ' || *p == '\t')
			p++;
		else if (((unsigned char) *p > ' ' && (unsigned char) *p < 0x80) || (s.n >= 3 && text_solid(p)) ||
				 !text_is_space(text_next_raw(&p, end)))
			break;
		s.n -= (size_t) (p - s.p);
		s.p = p;
	}
	return s;
}

static span
trim_end(span s)
{
	while (s.n > 0)
	{
		const char *p = span_end(s) - 1, *last;

		if (((unsigned char) *p > ' ' && (unsigned char) *p < 0x80) || (s.n >= 3 && text_solid(p - 2)))
			break;
		/* no character has more than three such bytes */
		for (int i = 0; i < 3 && p > s.p && ((unsigned char) *p & 0xC0) == 0x80; i++)
			p--;
		last = p;
		if (!text_is_space(text_next_raw(&p, span_end(s))) || p != span_end(s))
			break;
		s.n = (size_t) (last - s.p);
	}
	return s;
}

span
text_trim_ends(span s)
{
	/* blanks and TABs, which most white space is */
	while (s.n > 0 && (*s.p == ' ' || *s.p == '\t'))
		s = (span){s.p + 1, s.n - 1};
	while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		s.n--;
	return text_trimmed(s) ? s : trim_end(trim_start(s));
}

/* One by one, by the third byte, which differs most among Chinese characters, or by the first of what is no ideograph. */
static ptrdiff_t
find_in_few(span s, span needle)
{
	size_t by = needle.n < 3 || (unsigned char) needle.p[0] < 0xE0 ? 0 : 2;
	const char *end = s.p + s.n - (needle.n - 1) + by;

	for (const char *p = s.p + by; (p = memchr(p, needle.p[by], (size_t) (end - p))) != NULL; p++)
		if (memcmp(p - by, needle.p, needle.n) == 0)
			return p - by - s.p;
	return -1;
}

#define STEP 16
typedef unsigned char step_bytes __attribute__((vector_size(STEP)));

/* Does the pair stand at one of the STEP places from p on? */
static inline bool
pair_within(const char *p, step_bytes first, step_bytes second)
{
	step_bytes a, b;

	memcpy(&a, p, STEP);
	memcpy(&b, p + 1, STEP);
	a = (step_bytes) ((a == first) & (b == second));
#ifdef __SSE2__
	return _mm_movemask_epi8((__m128i) a) != 0;
#else
	uint64_t hit[STEP / 8];

	memcpy(hit, &a, STEP);
	return (hit[0] | hit[1]) != 0;
#endif
}

/*
 * By two bytes at once, STEP places a step: the last two of an ideograph, the first two of anything else.  memmem would
 * make a table of the needle first, which costs more than most of our texts are long.
 */
ptrdiff_t
text_find(span s, span needle)
{
	size_t by = needle.n < 3 || (unsigned char) needle.p[0] < 0xE0 ? 0 : 1;
	const char *p = s.p, *last = span_end(s) - needle.n;
	step_bytes first = (step_bytes){0} + (unsigned char) needle.p[by],
			   second = (step_bytes){0} + (unsigned char) needle.p[by + 1];

	if (last - p < STEP)
		return find_in_few(s, needle);
	for (;; p += STEP)
	{
		/* the last step goes back over places that were looked at */
		if (p > last - (STEP - 1))
			p = last - (STEP - 1);
		if (pair_within(p + by, first, second))
			for (int i = 0; i < STEP; i++)
				if (p[i + by] == needle.p[by] && memcmp(p + i, needle.p, needle.n) == 0)
					return p + i - s.p;
		if (p == last - (STEP - 1))
			return -1;
	}
}

#define EACH_BYTE UINT64_C(0x0101010101010101)

/* How many of the eight bytes have their first bit set. */
static inline size_t
first_bits(uint64_t bytes)
{
	return (bytes >> 7 & EACH_BYTE) * EACH_BYTE >> 56;
}

size_t
text_count(span s, char c)
{
	size_t n = 0, i = 0;

	for (uint64_t part; i + 8 <= s.n; i += 8)
	{
		memcpy(&part, s.p + i, 8);
		part ^= EACH_BYTE * (unsigned char) c;
		/* a byte is 0 where neither it nor the sum has its first bit set */
		n += first_bits(~(part | ((part & ~(EACH_BYTE << 7)) + ~(EACH_BYTE << 7))));
	}
	for (; i < s.n; i++)
		n += s.p[i] == c;
	return n;
}

size_t
text_characters(span s)
{
	size_t n = s.n, i = 0;

	/* without the bytes that begin no character: their first bit is set and their second is not */
	for (uint64_t part; i + 8 <= s.n; i += 8)
	{
		memcpy(&part, s.p + i, 8);
		n -= first_bits(part & ~part << 1);
	}
	for (; i < s.n; i++)
		n -= ((unsigned char) s.p[i] & 0xC0) == 0x80;
	return n;
}

bool
text_longer(span s, size_t n)
{
	/* no well-formed character has more than four bytes */
	return s.n > n && (s.n > 4 * n || text_characters(s) > n);
}
