/*
 * spelling.c
 *		Numbers in Chinese numerals: 三十万, 一万三, 二〇二六, 三五百.
 */
#include "spelling.h"

/* clang-format off */
static const lexeme CHARACTERS[] = {
	LEXEME("○", DIGIT, 0),
	LEXEME("〇", DIGIT, 0),
	LEXEME("一", DIGIT, 1),
	LEXEME("七", DIGIT, 7),
	LEXEME("万", BIG, 4),
	LEXEME("三", DIGIT, 3),
	LEXEME("上", UPWARDS, 0),
	LEXEME("两", DIGIT, 2),
	LEXEME("个", OPENS, 0),
	LEXEME("九", DIGIT, 9),
	LEXEME("二", DIGIT, 2),
	LEXEME("五", DIGIT, 5),
	LEXEME("亿", BIG, 8),
	LEXEME("仟", SMALL, 3),
	LEXEME("伍", DIGIT, 5),
	LEXEME("佰", SMALL, 2),
	LEXEME("個", OPENS, 0),
	LEXEME("億", BIG, 8),
	LEXEME("兩", DIGIT, 2),
	LEXEME("八", DIGIT, 8),
	LEXEME("六", DIGIT, 6),
	LEXEME("几", SEVERAL, 0),
	LEXEME("十", SMALL, 1),
	LEXEME("千", SMALL, 3),
	LEXEME("卄", TENS, 2),
	LEXEME("卅", TENS, 3),
	LEXEME("半", OPENS, 0),
	LEXEME("卌", TENS, 4),
	LEXEME("叁", DIGIT, 3),
	LEXEME("參", DIGIT, 3),
	LEXEME("叄", DIGIT, 3),
	LEXEME("双", OPENS, 0),
	LEXEME("四", DIGIT, 4),
	LEXEME("壹", DIGIT, 1),
	LEXEME("好几", SEVERAL, 0),
	LEXEME("幾", SEVERAL, 0),
	LEXEME("廿", TENS, 2),
	LEXEME("弌", DIGIT, 1),
	LEXEME("弍", DIGIT, 2),
	LEXEME("弎", DIGIT, 3),
	LEXEME("拾", SMALL, 1),
	LEXEME("捌", DIGIT, 8),
	LEXEME("数", SEVERAL, 0),
	LEXEME("數", SEVERAL, 0),
	LEXEME("柒", DIGIT, 7),
	LEXEME("玖", DIGIT, 9),
	LEXEME("百", SMALL, 2),
	LEXEME("肆", DIGIT, 4),
	LEXEME("萬", BIG, 4),
	LEXEME("貳", DIGIT, 2),
	LEXEME("贰", DIGIT, 2),
	LEXEME("陆", DIGIT, 6),
	LEXEME("陸", DIGIT, 6),
	LEXEME("零", DIGIT, 0),
};

static const lexicon ALL_CHARACTERS = LEXICON_OF(CHARACTERS);
/* clang-format on */

const char *
spelling_words_misplaced(void)
{
	return lexicon_misplaced(ALL_CHARACTERS);
}

/* The numeral character at p; NULL if there is none. */
const lexeme *
character_at(const char *p, const char *end, size_t *n)
{
	return lexicon_find(ALL_CHARACTERS, p, end, n);
}

/* What has been read of a spelled number: both readings of 三五百 side by side. */
typedef struct spelling
{
	int128_wide total[2], big[2], section[2];
	int digit[2];   /* the last digits, waiting for their multiplier; -1: none */
	int last_small; /* exponent of the last 十 百 千 of the section; 4: none yet */
	int last;       /* exponent of the last multiplier at all; 0: none */
	bool zero;      /* 零 since the last multiplier: 一万零三 */
	bool pair, bare, has_big;
	bool ends_big; /* the last character was 万 or 亿 */
	bool wan_yi;   /* ... and was 亿 behind 万 */
} spelling;

#define BIGGEST ((int128_wide) 1000000000000000000LL * 1000000000000LL)

/* Digits beside each other are 七八, 三五: "about seven or eight". */
static bool
add_digit(spelling *s, int digit)
{
	s->ends_big = false;
	if (s->digit[0] < 0)
	{
		if (s->pair)
			return false;
		s->digit[0] = s->digit[1] = digit;
		if (digit == 0)
			s->zero = true;
		return true;
	}
	if (s->zero && s->digit[0] == 0)
	{
		s->digit[0] = s->digit[1] = digit; /* 一万零三 */
		return !s->pair && digit != 0;
	}
	if (s->pair || !(digit == s->digit[0] + 1 || (s->digit[0] == 3 && digit == 5)))
		return false;
	s->digit[1] = digit;
	return s->pair = true;
}

static bool
add_small(spelling *s, int exponent)
{
	if (exponent >= s->last_small)
		return false;
	if (s->zero && s->digit[0] == 0)
	{
		if (exponent != 1 || s->last == 0)
			return false;
		s->digit[0] = s->digit[1] = 1; /* 一万零十二 */
	}
	if (s->digit[0] < 0)
	{
		/* 十五 and 一百十五; a bare 百 or 千 only at the very start */
		bool start = s->last == 0 && s->last_small == 4;

		if (exponent != 1 && !start)
			return false;
		s->bare |= exponent != 1;
		s->digit[0] = s->digit[1] = 1;
	}
	for (int i = 0; i < 2; i++)
	{
		s->section[i] += s->digit[i] * (int128_wide) dec_pow10(exponent);
		s->digit[i] = -1;
	}
	s->last_small = s->last = exponent;
	s->zero = s->ends_big = false;
	return true;
}

/* 廿 is 二十 in one character. */
static bool
add_tens(spelling *s, int tens)
{
	if (s->digit[0] > 0 || s->pair)
		return false;
	s->digit[0] = s->digit[1] = tens;
	s->zero = false;
	return add_small(s, 1);
}

static bool
add_big(spelling *s, int exponent)
{
	bool nothing = s->digit[0] < 0 && s->section[0] == 0 && s->big[0] == 0 && s->total[0] == 0;

	if ((exponent == 4 && s->big[0] != 0) || (exponent == 8 && s->total[0] != 0) ||
		(s->zero && s->digit[0] == 0))
		return false;
	if (s->digit[0] < 0 && s->section[0] == 0 && !nothing && !(exponent == 8 && s->ends_big))
		return false;
	if (nothing)
	{
		s->bare = true;
		s->digit[0] = s->digit[1] = 1;
	}
	for (int i = 0; i < 2; i++)
	{
		int128_wide part = s->section[i] + (s->digit[i] < 0 ? 0 : s->digit[i]);

		if (exponent == 4)
			s->big[i] = part * 10000;
		else
		{
			s->total[i] = (s->big[i] + part) * 100000000;
			s->big[i] = 0;
		}
		s->section[i] = 0;
		s->digit[i] = -1;
	}
	s->wan_yi = exponent == 8 && s->ends_big;
	s->last_small = 4;
	s->last = exponent;
	s->zero = false;
	s->ends_big = s->has_big = true;
	return true;
}

/* 千 of 千瓦, 千米, 千克 belongs to the unit where a number stands before it. */
static bool
belongs_to_unit(const char *p, const char *end, const spelling *s)
{
	unit u;
	size_t n;

	if (s->digit[0] < 0 && s->section[0] == 0 && s->big[0] == 0 && s->total[0] == 0)
		return false;
	n = unit_scan(p, end, &u);
	return n > 0 && u.magnitude == 0 && !unit_is_bare(&u);
}

/* Digits without multipliers, 二〇二六: bytes taken, 0 if it is something else. */
static size_t
digit_string(const char *start, const char *end, dec *out)
{
	const char *p = start;
	const lexeme *c;
	size_t n;
	int digits = 0;
	bool zero = false;
	dec d = DEC_ZERO;

	while ((c = character_at(p, end, &n)) != NULL && c->means == DIGIT && digits < DEC_DIGITS)
	{
		zero |= c->code == 0 && digits > 0;
		d.m = d.m * 10 + c->code;
		digits++;
		p += n;
	}
	if ((c != NULL && c->means <= TENS) || !(digits > 2 || (digits == 2 && zero && d.m >= 10)))
		return 0;
	*out = d;
	return (size_t) (p - start);
}

/* 点三五: the digits behind the point. */
size_t
spelled_fraction(const char *start, const char *end, dec *d)
{
	const char *p = start;
	size_t n = text_match(p, end, "点", 3);
	const lexeme *c;
	int digits = 0;

	if (n == 0)
		n = text_match(p, end, "點", 3);
	if (n == 0)
		return 0;
	for (p += n; (c = character_at(p, end, &n)) != NULL && c->means == DIGIT && digits < 12; p += n, digits++)
		*d = (dec){d->m * 10 + c->code, d->scale + 1};
	return digits == 0 ? 0 : (size_t) (p - start);
}

static bool
add_character(spelling *s, const lexeme *c, const char *p, const char *end)
{
	switch (c->means)
	{
		case DIGIT:
			return add_digit(s, c->code);
		case SMALL:
			return !belongs_to_unit(p, end, s) && add_small(s, c->code);
		case BIG:
			return add_big(s, c->code);
		default:
			return add_tens(s, c->code);
	}
}

/* The spelling as one or two whole numbers; false where what was read is no number. */
static bool
finish_spelling(const spelling *s, numeral *out)
{
	int128_wide value[2];

	if (s->zero && s->digit[0] == 0 && (s->last != 0 || s->section[0] != 0))
		return false; /* 一万零 */
	for (int i = 0; i < 2; i++)
	{
		int digit = s->digit[i] < 0 ? 0 : s->digit[i];

		/* 一万三 is 13000, 两千四百五 2450 */
		if (digit > 0 && !s->zero && s->last >= 2)
			digit *= (int) dec_pow10(s->last == 8 ? 7 : s->last - 1);
		value[i] = s->total[i] + s->big[i] + s->section[i] + digit;
		if (value[i] < 0 || value[i] > BIGGEST)
			return false;
	}
	out->number = (dec){value[0], 0};
	out->upper = (dec){value[1], 0};
	out->form = s->pair ? FORM_RANGE_ENDS : FORM_POINT;
	out->lower_inc = out->upper_inc = out->approx = s->pair;
	out->spelled = true;
	out->has_big = s->has_big;
	out->ends_small = s->digit[0] < 0 && !s->ends_big && s->last > 0;
	out->shared = !s->ends_big ? 0 : s->last == 8 && s->wan_yi ? 12 : (uint8_t) s->last;
	return true;
}

size_t
spelled_whole(const char *start, const char *end, bool worded, numeral *out)
{
	spelling s = {.digit = {-1, -1}, .last_small = 4};
	const char *p = start;
	const lexeme *c;
	size_t n = digit_string(start, end, &out->number);

	if (n > 0)
	{
		out->spelled = true;
		return n;
	}
	for (; (c = character_at(p, end, &n)) != NULL && c->means <= TENS; p += n)
	{
		if (!add_character(&s, c, p, end))
			break;
	}
	/* a numeral goes on as far as its characters do: 八三 is none, 三千瓦 leaves 千瓦 */
	if (p == start || (c != NULL && c->means <= TENS && !belongs_to_unit(p, end, &s)) ||
		!finish_spelling(&s, out))
		return 0;
	if (s.bare && !worded)
	{
		uint32_t next = text_peek(p, end);

		if (next != 0x4F59 && next != 0x9918 && next != 0x591A) /* 余 餘 多: 百余家 */
			return 0;
	}
	return (size_t) (p - start);
}

/* 数百, 几千万, 上百: one multiplier after the other. */
size_t
several_scan(const char *start, const char *end, numeral *out)
{
	const char *p = start;
	size_t n;
	const lexeme *c = character_at(p, end, &n);
	bool upwards;
	int exponent = 0;

	if (c == NULL || (c->means != SEVERAL && c->means != UPWARDS))
		return 0;
	upwards = c->means == UPWARDS;
	for (p += n; (c = character_at(p, end, &n)) != NULL && (c->means == SMALL || c->means == BIG); p += n)
		exponent += c->code;
	if (exponent == 0 || exponent > 16 || (c != NULL && c->means == DIGIT))
		return 0;
	out->number = (dec){(int128_wide) dec_pow10(exponent), 0};
	out->upper = (dec){(int128_wide) dec_pow10(exponent + 1), 0};
	out->form = upwards ? FORM_LOWER_APPROX : FORM_RANGE_ENDS;
	out->lower_inc = out->approx = !upwards;
	out->spelled = out->has_big = true;
	return (size_t) (p - start);
}
