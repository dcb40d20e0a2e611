/*
 * unit.c
 *		Units as reports print them; the nouns are in units.def.
 */
#include "unit.h"

#include "lexicon.h"

typedef struct magnitude_row
{
	const char *text;
	uint8_t n;
	uint8_t exponent;
} magnitude_row;

typedef struct noun_row
{
	const char *text;
	uint8_t n;
	uint8_t class;
	uint16_t same_as;
	bool counts;
} noun_row;

#define M(text, exponent)                                                                                    \
	{                                                                                                        \
		text, sizeof(text) - 1, exponent                                                                     \
	}

/* By code; the codes are on disk: append only, and to MAGNITUDE_WORDS. */
static const magnitude_row MAGNITUDES[] = {
	M("", 0),     M("千", 3),   M("万", 4),    M("十万", 5),  M("百万", 6),  M("千万", 7),
	M("亿", 8),   M("十亿", 9), M("百亿", 10), M("千亿", 11), M("万亿", 12), M("百", 2), /* 11 */
	M("萬", 4),   M("億", 8),   M("萬億", 12), M("十萬", 5),                             /* 15 */
	M("百萬", 6), M("千萬", 7), M("十億", 9),  M("百億", 10), M("千億", 11),             /* 20 */
};

/* clang-format off */
static const lexeme MAGNITUDE_WORDS[] = {
	LEXEME("万", 0, 2),
	LEXEME("万亿", 0, 10),
	LEXEME("亿", 0, 6),
	LEXEME("億", 0, 13),
	LEXEME("十万", 0, 3),
	LEXEME("十亿", 0, 7),
	LEXEME("十億", 0, 18),
	LEXEME("十萬", 0, 15),
	LEXEME("千", 0, 1),
	LEXEME("千万", 0, 5),
	LEXEME("千亿", 0, 9),
	LEXEME("千億", 0, 20),
	LEXEME("千萬", 0, 17),
	LEXEME("百", 0, 11),
	LEXEME("百万", 0, 4),
	LEXEME("百亿", 0, 8),
	LEXEME("百億", 0, 19),
	LEXEME("百萬", 0, 16),
	LEXEME("萬", 0, 12),
	LEXEME("萬億", 0, 14),
};
/* clang-format on */

#define UNIT(code, text, class, same_as, counts)                                                             \
	[code] = {text, sizeof(text) - 1, UNIT_##class, same_as, counts},

static const noun_row NOUNS[] = {
	[0] = {"", 0, UNIT_PLAIN, 0, false},
#include "units.def"
};

#undef UNIT
#define UNIT(code, text, class, same_as, counts) LEXEME(text, code, 0),

static const lexeme NOUN_WORDS[] = {
#include "units.def"
};

static const lexicon NOUN_LEXICON = LEXICON_OF(NOUN_WORDS), MAGNITUDE_LEXICON = LEXICON_OF(MAGNITUDE_WORDS);

int
unit_magnitudes(void)
{
	return (int) LENGTH(MAGNITUDES) - 1;
}

int
unit_nouns(void)
{
	return (int) LENGTH(NOUNS) - 1;
}

span
unit_magnitude_text(int magnitude)
{
	return (span){MAGNITUDES[magnitude].text, MAGNITUDES[magnitude].n};
}

span
unit_noun_text(int noun)
{
	return (span){NOUNS[noun].text, NOUNS[noun].n};
}

const char *
unit_words_misplaced(void)
{
	const char *word = lexicon_misplaced(NOUN_LEXICON);

	return word != NULL ? word : lexicon_misplaced(MAGNITUDE_LEXICON);
}

static size_t
scan_noun(const char *p, const char *end, uint16_t *noun)
{
	size_t n;
	const lexeme *word = lexicon_find(NOUN_LEXICON, p, end, &n);

	*noun = word == NULL ? 0 : word->means;
	return n;
}

/* A magnitude and a noun, or one of them, whichever reading takes more text: 千瓦 is a noun, 万千瓦 is both. */
static size_t
scan_simple(const char *p, const char *end, uint8_t *magnitude, uint16_t *noun)
{
	uint16_t bare;
	size_t n = scan_noun(p, end, &bare), magnitude_n;
	const lexeme *word = lexicon_find(MAGNITUDE_LEXICON, p, end, &magnitude_n);

	if (word != NULL)
	{
		size_t both = magnitude_n + scan_noun(p + magnitude_n, end, noun);

		if (both > n)
		{
			*magnitude = word->code;
			return both;
		}
	}
	*magnitude = 0;
	*noun = bare;
	return n;
}

/* One of a pair of measure words, the second in brackets: 条(段). */
static size_t
scan_second_measure(const char *start, const char *end, uint16_t first)
{
	const char *p = start;
	uint16_t noun;
	size_t n;

	if (!NOUNS[first].counts || text_next(&p, end) != '(')
		return 0;
	n = scan_noun(p, end, &noun);
	p += n;
	return n > 0 && NOUNS[noun].counts && text_next(&p, end) == ')' ? (size_t) (p - start) : 0;
}

/* A denominator: /人, /平方公里, /10万人, and ·月 behind one. */
static size_t
scan_denominator(const char *start, const char *end, bool first)
{
	const char *p = start, *next;
	uint32_t c = text_next(&p, end);
	uint8_t magnitude;
	uint16_t noun;
	size_t n;

	if (c != '/' && (first || c != 0xB7))
		return 0;
	for (int digits = 0; digits < 4; digits++, p = next)
	{
		next = p;
		c = text_next(&next, end);
		if (c < '0' || c > '9')
			break;
	}
	n = scan_simple(p, end, &magnitude, &noun);
	return n == 0 ? 0 : (size_t) (p - start) + n;
}

/* What begins a second measure or a denominator. */
static bool
may_be_composite(const char *p, const char *end)
{
	uint32_t c = text_peek(p, end);

	return c == '(' || c == '/' || c == 0xB7;
}

size_t
unit_scan(const char *start, const char *end, unit *out)
{
	const char *p = start, *noun_at;
	unit u = UNIT_NONE;
	size_t n = scan_simple(p, end, &u.magnitude, &u.noun);
	bool first = true;

	if (n == 0)
		return 0;
	p += n;
	if (u.noun != 0 && may_be_composite(p, end))
	{
		noun_at = text_skip_space(start, end);
		if (u.magnitude != 0)
			noun_at = text_skip_space(
				noun_at + text_match(noun_at, end, MAGNITUDES[u.magnitude].text, MAGNITUDES[u.magnitude].n),
				end);
		n = scan_second_measure(p, end, u.noun);
		while (n > 0 || (n = scan_denominator(p, end, first)) > 0)
		{
			first = false;
			p += n;
			n = 0;
			u.noun = 0; /* composite: known by its text */
			u.composite = (span){noun_at, (size_t) (p - noun_at)};
		}
	}
	if (u.composite.n + MAGNITUDES[u.magnitude].n > UNIT_PRINT_MAX)
		return 0;
	*out = u;
	return (size_t) (p - start);
}

bool
unit_parse(span s, unit *out)
{
	const char *p, *end;
	uint32_t open;
	size_t n;

	s = text_trim(s);
	if (s.n > 4 * UNIT_PRINT_MAX)
		return false; /* no unit is as long, whatever blanks it has; callers ask at every bracket */
	p = s.p;
	end = span_end(s);
	open = s.n == 0 ? TEXT_END : text_next(&p, end);
	if (open == '(' || open == '[')
	{
		const char *q = p, *last = p;
		uint32_t c = 0, next;

		while ((next = text_next(&q, end)) != TEXT_END)
		{
			c = next;
			if (q < end)
				last = q;
		}
		if (c != ')' && c != ']')
			return false;
		end = last;
	}
	else
		p = s.p;
	n = unit_scan(p, end, out);
	return n > 0 && text_peek(p + n, end) == TEXT_END;
}

int
unit_exponent(const unit *u)
{
	return MAGNITUDES[u->magnitude].exponent;
}

unit_class
unit_class_of(const unit *u)
{
	return (unit_class) NOUNS[u->noun].class;
}

size_t
unit_print_base(const unit *u, char *buf)
{
	if (u->composite.n > 0)
		return text_fold(u->composite, buf);
	memcpy(buf, NOUNS[u->noun].text, NOUNS[u->noun].n);
	return NOUNS[u->noun].n;
}

size_t
unit_print(const unit *u, char *buf)
{
	size_t n = MAGNITUDES[u->magnitude].n;

	memcpy(buf, MAGNITUDES[u->magnitude].text, n);
	return n + unit_print_base(u, buf + n);
}

bool
unit_same_base(const unit *a, const unit *b)
{
	char x[UNIT_PRINT_MAX], y[UNIT_PRINT_MAX];
	int na = a->noun, nb = b->noun;
	size_t n;

	if (a->composite.n == 0 && b->composite.n == 0)
	{
		if (NOUNS[na].same_as != 0)
			na = NOUNS[na].same_as;
		if (NOUNS[nb].same_as != 0)
			nb = NOUNS[nb].same_as;
		return na == nb;
	}
	n = unit_print_base(a, x);
	return n == unit_print_base(b, y) && memcmp(x, y, n) == 0;
}

bool
unit_counts(const unit *u)
{
	return u->composite.n == 0 && u->noun > 0 && u->noun < LENGTH(NOUNS) && NOUNS[u->noun].counts;
}

bool
unit_is_points(const unit *u)
{
	return u->composite.n == 0 && (u->noun == UNIT_POINTS || NOUNS[u->noun].same_as == UNIT_POINTS);
}

bool
unit_converts(const unit *a, const unit *b)
{
	return unit_is_bare(a) || unit_is_bare(b) || unit_same_base(a, b);
}
