/*
 * numeral.c
 *		Numbers in Chinese numerals, fractions, and numerals that mix both: 5亿1万4千6百.
 *
 *	numeral := [sign] ( digits [/ digits] | digits (multiplier digits)+ | spelled [点 digit+] | spelled 分之 numeral
 *			   | 百分之 numeral | spelled 成 [digit] | 数 multiplier+ | named )
 */
#include "numeral.h"

#include "parse.h"
#include "spelling.h"

enum name_word
{
	FREE,
	BOUNDED,  /* only behind a word that bounds a number: 过半 */
	NO_NUMBER /* 十四五: the name of a plan */
};

/* Spellings of a fixed meaning; code picks the row of NAMED. */
/* clang-format off */
static const lexeme NAMES[] = {
	LEXEME("一位数", FREE, 1),
	LEXEME("一半", FREE, 0),
	LEXEME("三位数", FREE, 3),
	LEXEME("两位数", FREE, 2),
	LEXEME("个位数", FREE, 1),
	LEXEME("二位数", FREE, 2),
	LEXEME("五位数", FREE, 5),
	LEXEME("個位數", FREE, 1),
	LEXEME("兩位數", FREE, 2),
	LEXEME("十一五", NO_NUMBER, 0),
	LEXEME("十三五", NO_NUMBER, 0),
	LEXEME("十二五", NO_NUMBER, 0),
	LEXEME("十五五", NO_NUMBER, 0),
	LEXEME("十六五", NO_NUMBER, 0),
	LEXEME("十四五", NO_NUMBER, 0),
	LEXEME("半", BOUNDED, 0),
	LEXEME("半数", FREE, 0),
	LEXEME("半數", FREE, 0),
	LEXEME("双位数", FREE, 2),
	LEXEME("四位数", FREE, 4),
};
/* clang-format on */

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

/* clang-format off */
static const lexeme PARTS[] = {
	LEXEME("万分之", PARTS_OF, 4),
	LEXEME("十万分之", PARTS_OF, 5),
	LEXEME("十分之", PARTS_OF, 1),
	LEXEME("千分之", PERMILLE, 0),
	LEXEME("百分之", PERCENT, 0),
	LEXEME("萬分之", PARTS_OF, 4),
};

static const lexicon ALL_NAMES = LEXICON_OF(NAMES), ALL_PARTS = LEXICON_OF(PARTS);
/* clang-format on */

const char *
numeral_words_misplaced(void)
{
	const char *word = spelling_words_misplaced();

	if (word == NULL)
		word = lexicon_misplaced(ALL_NAMES);
	return word != NULL ? word : lexicon_misplaced(ALL_PARTS);
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
	const lexeme *parts = lexicon_find(ALL_PARTS, start, end, &taken);

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
	{
		shift(out, -parts->code);
		out->fraction = true;
	}
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

/* 010, ０１０: a code, no quantity */
static bool
leads_with_zero(const char *p, const char *end)
{
	uint32_t second;

	if (text_fold_char(text_next_raw(&p, end)) != '0')
		return false;
	second = text_fold_char(text_next_raw(&p, end));
	return second >= '0' && second <= '9';
}

/* A number in digits and what may follow it. */
static size_t
arabic_scan(const char *start, const char *end, numeral *out, value_error *err)
{
	size_t n = digits_scan(start, end, &out->number, err), more;
	const char *p = start + n;

	if (n == 0)
		return 0;
	out->padded = leads_with_zero(text_skip_space(start, end), end);
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
	const lexeme *name;

	/* every spelling begins with one of these */
	if (character_at(start, end, &n) == NULL)
		return 0;
	name = lexicon_find(ALL_NAMES, start, end, &n);
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

bool
numeral_may_begin(const char *p, const char *end)
{
	size_t n;

	return character_at(p, end, &n) != NULL || is_minus(text_peek(p, end));
}

size_t
numeral_scan(const char *start, const char *end, bool worded, numeral *out, value_error *err)
{
	const char *p = start;
	uint32_t c = text_next(&p, end);
	bool negative = !(c >= '0' && c <= '9') && is_minus(c);
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
