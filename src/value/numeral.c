/*
 * numeral.c
 *		Numbers in Chinese numerals, fractions, and numerals that mix both: 5亿1万4千6百.
 *
 *	numeral := [sign] ( digits [/ digits] | digits (multiplier digits)+ | spelled [点 digit+] | spelled 分之 numeral
 *			   | 百分之 numeral | spelled 成 [digit] | 数 multiplier+ | named )
 */
#include "numeral.h"

#include "lexicon.h"
#include "parse.h"

enum numeral_word
{
	DIGIT = 1,
	SMALL,   /* 十 百 千: code is the exponent */
	BIG,     /* 万 亿 */
	TENS,    /* 廿 卅 卌: code is the number of tens */
	SEVERAL, /* 数, 几: before a multiplier */
	UPWARDS  /* 上: before a multiplier */
};

static const lexeme CHARACTERS[] = {
	LEXEME("○", DIGIT, 0),  LEXEME("〇", DIGIT, 0), LEXEME("一", DIGIT, 1),     LEXEME("七", DIGIT, 7),
	LEXEME("万", BIG, 4),   LEXEME("三", DIGIT, 3), LEXEME("上", UPWARDS, 0),   LEXEME("两", DIGIT, 2),
	LEXEME("九", DIGIT, 9), LEXEME("二", DIGIT, 2), LEXEME("五", DIGIT, 5),     LEXEME("亿", BIG, 8),
	LEXEME("仟", SMALL, 3), LEXEME("伍", DIGIT, 5), LEXEME("佰", SMALL, 2),     LEXEME("億", BIG, 8),
	LEXEME("兩", DIGIT, 2), LEXEME("八", DIGIT, 8), LEXEME("六", DIGIT, 6),     LEXEME("几", SEVERAL, 0),
	LEXEME("十", SMALL, 1), LEXEME("千", SMALL, 3), LEXEME("卄", TENS, 2),      LEXEME("卅", TENS, 3),
	LEXEME("卌", TENS, 4),  LEXEME("叁", DIGIT, 3), LEXEME("參", DIGIT, 3),     LEXEME("叄", DIGIT, 3),
	LEXEME("四", DIGIT, 4), LEXEME("壹", DIGIT, 1), LEXEME("好几", SEVERAL, 0), LEXEME("幾", SEVERAL, 0),
	LEXEME("廿", TENS, 2),  LEXEME("弌", DIGIT, 1), LEXEME("弍", DIGIT, 2),     LEXEME("弎", DIGIT, 3),
	LEXEME("拾", SMALL, 1), LEXEME("捌", DIGIT, 8), LEXEME("数", SEVERAL, 0),   LEXEME("數", SEVERAL, 0),
	LEXEME("柒", DIGIT, 7), LEXEME("玖", DIGIT, 9), LEXEME("百", SMALL, 2),     LEXEME("肆", DIGIT, 4),
	LEXEME("萬", BIG, 4),   LEXEME("貳", DIGIT, 2), LEXEME("贰", DIGIT, 2),     LEXEME("陆", DIGIT, 6),
	LEXEME("陸", DIGIT, 6), LEXEME("零", DIGIT, 0),
};

enum name_word
{
	FREE,
	BOUNDED,  /* only behind a word that bounds a number: 过半 */
	NO_NUMBER /* 十四五: the name of a plan */
};

/* Spellings of a fixed meaning; code picks the row of NAMED. */
static const lexeme NAMES[] = {
	LEXEME("一位数", FREE, 1),      LEXEME("一半", FREE, 0),        LEXEME("三位数", FREE, 3),
	LEXEME("两位数", FREE, 2),      LEXEME("个位数", FREE, 1),      LEXEME("二位数", FREE, 2),
	LEXEME("五位数", FREE, 5),      LEXEME("個位數", FREE, 1),      LEXEME("兩位數", FREE, 2),
	LEXEME("十一五", NO_NUMBER, 0), LEXEME("十三五", NO_NUMBER, 0), LEXEME("十二五", NO_NUMBER, 0),
	LEXEME("十五五", NO_NUMBER, 0), LEXEME("十六五", NO_NUMBER, 0), LEXEME("十四五", NO_NUMBER, 0),
	LEXEME("半", BOUNDED, 0),       LEXEME("半数", FREE, 0),        LEXEME("半數", FREE, 0),
	LEXEME("双位数", FREE, 2),      LEXEME("四位数", FREE, 4),
};

static const struct
{
	dec number, upper;
	uint8_t form;
} NAMED[] = {
	{{5, 1}, {0, 0}, FORM_POINT},           /* 一半 */
	{{10, 0}, {0, 0}, FORM_BELOW},          /* 个位数 */
	{{10, 0}, {100, 0}, FORM_RANGE_ENDS},   /* 两位数 */
	{{100, 0}, {1000, 0}, FORM_RANGE_ENDS}, /* 三位数 */
	{{1000, 0}, {10000, 0}, FORM_RANGE_ENDS},
	{{10000, 0}, {100000, 0}, FORM_RANGE_ENDS},
};

enum parts_word
{
	PERCENT = 1,
	PERMILLE,
	PARTS_OF /* code is the exponent of the denominator */
};

static const lexeme PARTS[] = {
	LEXEME("万分之", PARTS_OF, 4), LEXEME("十万分之", PARTS_OF, 5), LEXEME("十分之", PARTS_OF, 1),
	LEXEME("千分之", PERMILLE, 0), LEXEME("百分之", PERCENT, 0),    LEXEME("萬分之", PARTS_OF, 4),
};

const char *
numeral_words_misplaced(void)
{
	const char *word = lexicon_misplaced(LEXICON(CHARACTERS));

	if (word == NULL)
		word = lexicon_misplaced(LEXICON(NAMES));
	return word != NULL ? word : lexicon_misplaced(LEXICON(PARTS));
}

/* The numeral character at p; NULL if there is none. */
static const lexeme *
character_at(const char *p, const char *end, size_t *n)
{
	return lexicon_find(LEXICON(CHARACTERS), p, end, n);
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
	if (c != NULL || !(digits > 2 || (digits == 2 && zero && d.m >= 10)))
		return 0;
	*out = d;
	return (size_t) (p - start);
}

/* 点三五: the digits behind the point. */
static size_t
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

static size_t
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
static size_t
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

static void
take_name(int name, numeral *out)
{
	out->number = NAMED[name].number;
	out->upper = NAMED[name].upper;
	out->form = NAMED[name].form;
	out->lower_inc = out->form == FORM_RANGE_ENDS;
	out->spelled = true;
}

/* Both ends times 10^exponent. */
static void
shift(numeral *n, int exponent)
{
	n->number = dec_shift(n->number, exponent);
	n->upper = dec_shift(n->upper, exponent);
}

/* 八成, 三四成, 八成五: tenths are printed in percent. */
static size_t
tenths_scan(const char *start, const char *end, numeral *out)
{
	size_t taken = text_match(start, end, "成", 3), n;
	const lexeme *c;

	if (taken == 0 || out->form > FORM_RANGE_ENDS || (out->form == FORM_RANGE_ENDS && !out->upper_inc) ||
		dec_cmp(out->number, dec_int(10)) > 0 || dec_cmp(out->upper, dec_int(10)) > 0)
		return 0;
	shift(out, 1);
	out->tenths = true;
	out->noun = UNIT_PERCENT;
	c = character_at(start + taken, end, &n);
	if (c != NULL && c->means == DIGIT && c->code > 0 && out->form == FORM_POINT && out->spelled)
	{
		if (!dec_add(out->number, dec_int(c->code), &out->number))
			return 0;
		taken += n;
	}
	out->spelled = true;
	return taken;
}

/* 五分之一: the denominator is in out already. */
static size_t
parts_of_scan(const char *start, const char *end, numeral *out, value_error *err)
{
	numeral parts = {0};
	size_t taken = text_match(start, end, "分之", 6), n;

	if (taken == 0 || out->form != FORM_POINT || out->number.scale != 0)
		return 0;
	n = spelled_whole(start + taken, end, false, &parts);
	if (n == 0)
		n = digits_scan(start + taken, end, &parts.number, err);
	if (n == 0 || parts.form != FORM_POINT ||
		!dec_divide(parts.number, out->number, &out->number, &out->rounded))
		return 0;
	out->spelled = out->fraction = true;
	out->shared = 0;
	return taken + n;
}

/* 百分之七, 千分之三, 万分之三. */
static size_t
parts_scan(const char *start, const char *end, numeral *out, value_error *err)
{
	size_t taken, n;
	const lexeme *parts = lexicon_find(LEXICON(PARTS), start, end, &taken);

	if (parts == NULL)
		return 0;
	n = spelled_whole(start + taken, end, true, out);
	if (n > 0 && out->form == FORM_POINT)
		n += spelled_fraction(start + taken + n, end, &out->number);
	if (n == 0)
		n = digits_scan(start + taken, end, &out->number, err);
	if (n == 0)
		return 0;
	if (parts->means == PARTS_OF)
		shift(out, -parts->code);
	else
		out->noun = parts->means == PERCENT ? UNIT_PERCENT : UNIT_PERMILLE_NOUN;
	out->spelled = true;
	return taken + n;
}

/* The very next character, not the one behind white space. */
static uint32_t
character_behind(const char *p, const char *end)
{
	return text_fold_char(text_next_raw(&p, end));
}

static bool
is_multiplier(const lexeme *c)
{
	return c != NULL && (c->means == SMALL || c->means == BIG);
}

#define NUMERATOR_MAX 9
#define DENOMINATOR_MAX 999

/* 1/5: no blank and no point in it, less than one; 8/10万 is not such, and 65/68 are two values. */
static size_t
slash_scan(const char *start, const char *end, numeral *out, value_error *err)
{
	const char *p = start, *digits;
	uint32_t c = text_fold_char(text_next_raw(&p, end));
	dec denominator;
	size_t n;

	if (c != '/' || out->number.scale != 0 || out->number.m > NUMERATOR_MAX)
		return 0;
	digits = p;
	c = text_fold_char(text_next_raw(&p, end));
	if (c < '1' || c > '9')
		return 0;
	n = digits_scan(digits, end, &denominator, err);
	p = digits + n;
	if (denominator.scale != 0 || denominator.m > DENOMINATOR_MAX || out->number.m >= denominator.m ||
		out->number.m == 0)
		return 0;
	if (is_multiplier(character_at(p, end, &n)) || text_peek(p, end) == '/')
		return 0; /* 8/10万, 2021/3/5 */
	if (!dec_divide(out->number, denominator, &out->number, &out->rounded))
		return 0;
	out->fraction = true;
	return (size_t) (p - start);
}

/*
 * 5亿1万4千6百, 1万5000: digits behind the multiplier of digits.  p is behind the first digits, whose number is in
 * out; a single multiplier (5亿) belongs to the unit.
 */
static size_t
mixed_scan(const char *start, const char *end, numeral *out, value_error *err)
{
	const char *p = start;
	dec sum = DEC_ZERO, part = out->number;
	int last = 100;
	const lexeme *c;
	size_t n, digits_n;

	if (part.scale != 0)
		return 0;
	for (int groups = 0;; groups++)
	{
		int exponent = 0;
		const char *digits;
		uint32_t next;

		digits = p;
		while (is_multiplier(c = character_at(p, end, &n)))
		{
			exponent += c->code;
			p += n;
		}
		if (exponent == 0 || exponent >= last)
			return 0;
		if (!dec_add(sum, dec_shift(part, exponent), &sum))
			return 0;
		last = exponent;
		next = character_behind(p, end);
		if (next < '0' || next > '9')
		{
			if (groups == 0)
				return 0;
			break;
		}
		digits = p;
		digits_n = digits_scan(p, end, &part, err);
		if (digits_n == 0 || part.scale != 0 || text_characters((span){digits, digits_n}) > (size_t) exponent)
			return 0;
		p += digits_n;
		c = character_at(p, end, &n);
		if (!is_multiplier(c))
		{
			/* the last digits fill the places of the multiplier before them: 1万5000 */
			if (text_characters((span){digits, digits_n}) != (size_t) exponent || !dec_add(sum, part, &sum))
				return 0;
			break;
		}
	}
	out->number = sum;
	out->spelled = true;
	return (size_t) (p - start);
}

/* A number in digits and what may follow it. */
static size_t
arabic_scan(const char *start, const char *end, numeral *out, value_error *err)
{
	size_t n = digits_scan(start, end, &out->number, err), more;
	const char *p = start + n;

	if (n == 0)
		return 0;
	out->padded = n > 1 && *text_skip_space(start, end) == '0' &&
				  character_behind(text_skip_space(start, end) + 1, end) != '.';
	if (p < end && (unsigned char) *p < 0x80 && *p != '/')
		return n;
	more = text_match(p, end, "位数", sizeof("位数") - 1);
	if (more > 0 && out->number.scale == 0 && out->number.m >= 1 && out->number.m <= 5)
	{
		take_name((int) out->number.m, out);
		return n + more;
	}
	more = slash_scan(p, end, out, err);
	if (more == 0)
		more = mixed_scan(p, end, out, err);
	if (more == 0)
		more = tenths_scan(p, end, out);
	if (more == 0)
		more = parts_of_scan(p, end, out, err);
	return n + more;
}

static size_t
spelled_scan(const char *start, const char *end, bool worded, numeral *out)
{
	value_error ignored = {VALUE_OK, 0, NULL};
	size_t n, more;
	const lexeme *name = lexicon_find(LEXICON(NAMES), start, end, &n);

	if (name != NULL && name->means == NO_NUMBER)
		return 0;
	if (name != NULL && (name->means == FREE || worded))
	{
		take_name(name->code, out);
		return n;
	}
	n = parts_scan(start, end, out, &ignored);
	if (n > 0)
		return n;
	n = several_scan(start, end, out);
	if (n > 0)
		return n;
	n = spelled_whole(start, end, worded, out);
	if (n == 0)
		return 0;
	more = out->form == FORM_POINT && out->shared == 0 ? spelled_fraction(start + n, end, &out->number) : 0;
	if (more == 0)
		more = parts_of_scan(start + n, end, out, &ignored);
	if (more == 0)
		more = tenths_scan(start + n, end, out);
	if (more == 0 && out->number.m == 1 && out->form == FORM_POINT && text_peek(start + n, end) == TEXT_END)
		return 0; /* 一 is as like a dash as a number */
	return n + more;
}

static size_t
unsigned_scan(const char *start, const char *end, bool worded, numeral *out, value_error *err)
{
	uint32_t c = text_peek(start, end);

	if (c < 0x80)
		return c >= '0' && c <= '9' ? arabic_scan(start, end, out, err) : 0;
	return spelled_scan(start, end, worded, out);
}

/* － and the small hyphen fold to '-' or stand here; — is a missing mark or parts a range. 负 負 */
static bool
is_minus(uint32_t c)
{
	return c == '-' || c == 0x2212 || (c >= 0x2010 && c <= 0x2013) || c == 0xFE63 || c == 0x8D1F ||
		   c == 0x8CA0;
}

size_t
numeral_scan(const char *start, const char *end, bool worded, numeral *out, value_error *err)
{
	const char *p = start;
	uint32_t c = text_next(&p, end);
	bool negative = is_minus(c);
	size_t n;

	*out = (numeral){.form = FORM_POINT};
	if (!negative && c != '+')
		p = start;
	n = unsigned_scan(p, end, worded, out, err);
	if (n == 0)
		return 0;
	if (negative)
	{
		if (out->form != FORM_POINT)
			return 0;
		out->number = dec_neg(out->number);
	}
	return (size_t) (p - start) + n;
}
