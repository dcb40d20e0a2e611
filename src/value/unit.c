/*
 * unit.c
 *		Units as reports print them.
 *
 * To add a unit: append a line to NOUNS with the next code (the codes are on disk) and an example to
 * test/spec/values.md.
 */
#include "unit.h"

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
	uint8_t same_as; /* code of the noun that means the same; 0 = itself */
} noun_row;

#define M(text, exponent)                                                                                    \
	{                                                                                                        \
		text, sizeof(text) - 1, exponent                                                                     \
	}
#define N(text)                                                                                              \
	{                                                                                                        \
		text, sizeof(text) - 1, UNIT_PLAIN, 0                                                                \
	}
#define C(text, class)                                                                                       \
	{                                                                                                        \
		text, sizeof(text) - 1, class, 0                                                                     \
	}
#define S(text, same)                                                                                        \
	{                                                                                                        \
		text, sizeof(text) - 1, UNIT_PLAIN, same                                                             \
	}

/* Codes 1.. in this order, append only. */
static const magnitude_row MAGNITUDES[] = {
	M("", 0),   M("千", 3),   M("万", 4),    M("十万", 5),  M("百万", 6),  M("千万", 7),
	M("亿", 8), M("十亿", 9), M("百亿", 10), M("千亿", 11), M("万亿", 12),
};

/* Codes 1.. in this order, append only. */
static const noun_row NOUNS[] = {
	N(""),
	C("%", UNIT_RATE),           /* 1 */
	C("‰", UNIT_PERMILLE),       /* 2 */
	C("个百分点", UNIT_RATE),    /* 3 */
	{"百分点", 9, UNIT_RATE, 3}, /* 4 */
	N("元"),                     /* 5 */
	N("美元"),                   /* 6 */
	N("人"),                     /* 7 */
	N("户"),                     /* 8 */
	N("家"),                     /* 9 */
	N("个"),                     /* 10 */
	N("件"),                     /* 11 */
	N("项"),                     /* 12 */
	C("天", UNIT_DAY),           /* 13 */
	N("年"),                     /* 14 */
	N("岁"),                     /* 15 */
	N("张"),                     /* 16 */
	N("平方米"),                 /* 17 */
	N("平方公里"),               /* 18 */
	N("公里"),                   /* 19 */
	N("亩"),                     /* 20 */
	N("公顷"),                   /* 21 */
	N("吨"),                     /* 22 */
	N("吨标准煤"),               /* 23 */
	N("立方米"),                 /* 24 */
	N("人次"),                   /* 25 */
	N("辆"),                     /* 26 */
	N("套"),                     /* 27 */
	N("台"),                     /* 28 */
	N("倍"),                     /* 29 */
	N("分"),                     /* 30 */
	N("位"),                     /* 31 */
	N("名"),                     /* 32 */
	N("所"),                     /* 33 */
	N("条"),                     /* 34 */
	N("座"),                     /* 35 */
	N("场"),                     /* 36 */
	N("次"),                     /* 37 */
	N("起"),                     /* 38 */
	N("千瓦"),                   /* 39 */
	N("千瓦时"),                 /* 40 */
	N("米"),                     /* 41 */
	N("斤"),                     /* 42 */
	N("公斤"),                   /* 43 */
	S("千克", 43),               /* 44 */
	N("克"),                     /* 45 */
	N("微克"),                   /* 46 */
	N("毫克"),                   /* 47 */
	N("升"),                     /* 48 */
	N("小时"),                   /* 49 */
	N("分钟"),                   /* 50 */
	N("个月"),                   /* 51 */
	N("头"),                     /* 52 */
	N("只"),                     /* 53 */
	N("株"),                     /* 54 */
	N("盏"),                     /* 55 */
	N("路"),                     /* 56 */
	N("块"),                     /* 57 */
	N("栋"),                     /* 58 */
	N("幢"),                     /* 59 */
	N("间"),                     /* 60 */
	N("剂"),                     /* 61 */
	N("篇"),                     /* 62 */
	N("部"),                     /* 63 */
	N("批"),                     /* 64 */
	N("批次"),                   /* 65 */
	N("期"),                     /* 66 */
	N("标准箱"),                 /* 67 */
	S("标箱", 67),               /* 68 */
	N("港元"),                   /* 69 */
	N("欧元"),                   /* 70 */
	N("套(间)"),                 /* 71 */
	N("台(套)"),                 /* 72 */
	N("例"),                     /* 73 */
	N("组"),                     /* 74 */
	N("支"),                     /* 75 */
	N("宗"),                     /* 76 */
	N("艘"),                     /* 77 */
	N("架"),                     /* 78 */
	N("班"),                     /* 79 */
	N("车次"),                   /* 80 */
	N("架次"),                   /* 81 */
	N("吨公里"),                 /* 82 */
	N("兆瓦"),                   /* 83 */
	N("瓦"),                     /* 84 */
	N("℃"),                      /* 85 */
	N("日"),                     /* 86 */
	N("度"),                     /* 87 */
	N("人份"),                   /* 88 */
	N("对"),                     /* 89 */
	N("级"),                     /* 90 */
	N("片"),                     /* 91 */
	N("处"),                     /* 92 */
	N("本"),                     /* 93 */
	N("册"),                     /* 94 */
	N("床"),                     /* 95 */
	S("千米", 19),               /* 96 */
	N("毫米"),                   /* 97 */
	N("厘米"),                   /* 98 */
	S("平方千米", 18),           /* 99 */
	S("㎡", 17),                 /* 100 */
	S("m²", 17),                 /* 101 */
	N("公斤标准煤"),             /* 102 */
	S("千克标准煤", 102),        /* 103 */
	N("月"),                     /* 104 */
	N("餐"),                     /* 105 */
	N("种"),                     /* 106 */
	N("类"),                     /* 107 */
	N("门"),                     /* 108 */
	N("村"),                     /* 109 */
	N("标台"),                   /* 110 */
	N("床位"),                   /* 111 */
	N("标准车"),                 /* 112 */
	N("公担"),                   /* 113 */
	N("毫升"),                   /* 114 */
	N("羽"),                     /* 115 */
	N("匹"),                     /* 116 */
	N("担"),                     /* 117 */
	N("卷"),                     /* 118 */
	N("集"),                     /* 119 */
	N("幅"),                     /* 120 */
};

#define LENGTH(a) ((int) (sizeof(a) / sizeof((a)[0])))

int
unit_magnitudes(void)
{
	return LENGTH(MAGNITUDES) - 1;
}

int
unit_nouns(void)
{
	return LENGTH(NOUNS) - 1;
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

static size_t
scan_noun(const char *p, const char *end, uint8_t *noun)
{
	const char *start = p;
	size_t best = 0;
	uint32_t first = text_peek(p, end);
	char head[4];
	size_t head_n;

	*noun = 0;
	if (first == TEXT_END || first == TEXT_INVALID)
		return 0;
	p = text_skip_space(p, end);
	/* the first character decides cheaply: most rows differ in it */
	if (first < 0x80)
	{
		head[0] = (char) first;
		head_n = 1;
	}
	else
	{
		const char *q = p;

		text_next_raw(&q, end);
		head_n = (size_t) (q - p);
		memcpy(head, p, head_n);
	}
	for (int i = 1; i < LENGTH(NOUNS); i++)
	{
		size_t n;

		if (NOUNS[i].n < head_n || memcmp(NOUNS[i].text, head, head_n) != 0)
			continue;
		n = text_match(p, end, NOUNS[i].text, NOUNS[i].n);
		if (n > best)
		{
			best = n;
			*noun = (uint8_t) i;
		}
	}
	return best == 0 ? 0 : best + (size_t) (p - start);
}

static size_t
scan_magnitude(const char *p, const char *end, uint8_t *magnitude)
{
	size_t best = 0;

	*magnitude = 0;
	for (int i = 1; i < LENGTH(MAGNITUDES); i++)
	{
		size_t n = text_match(p, end, MAGNITUDES[i].text, MAGNITUDES[i].n);

		if (n > best)
		{
			best = n;
			*magnitude = (uint8_t) i;
		}
	}
	return best;
}

/* A magnitude and a noun, or one of them, whichever reading takes more text: 千瓦 is a noun, 万千瓦 is both. */
static size_t
scan_simple(const char *p, const char *end, uint8_t *magnitude, uint8_t *noun)
{
	uint8_t bare;
	size_t n = scan_noun(p, end, &bare), magnitude_n = scan_magnitude(p, end, magnitude);

	if (magnitude_n > 0)
	{
		size_t both = magnitude_n + scan_noun(p + magnitude_n, end, noun);

		if (both > n)
			return both;
	}
	*magnitude = 0;
	*noun = bare;
	return n;
}

size_t
unit_scan(const char *start, const char *end, unit *out)
{
	const char *first = text_skip_space(start, end), *p = first;
	unit u = UNIT_NONE;

	p += scan_simple(p, end, &u.magnitude, &u.noun);
	while (u.noun != 0 || u.composite.n > 0)
	{
		const char *q = p;
		uint8_t magnitude, noun;
		size_t n;

		if (text_next(&q, end) != '/')
			break;
		n = scan_simple(q, end, &magnitude, &noun);
		if (n == 0 || noun == 0)
			break;
		p = q + n;
		u.noun = 0; /* composite: known by its text */
		u.composite = (span){first, (size_t) (p - first)};
	}
	if (!unit_present(&u) || u.composite.n > UNIT_PRINT_MAX)
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
	p = s.p;
	end = s.p + s.n;
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
	return NOUNS[u->noun].class;
}

size_t
unit_print(const unit *u, char *buf)
{
	char *p = buf;

	if (u->composite.n > 0)
		return text_fold(u->composite, buf);
	memcpy(p, MAGNITUDES[u->magnitude].text, MAGNITUDES[u->magnitude].n);
	p += MAGNITUDES[u->magnitude].n;
	memcpy(p, NOUNS[u->noun].text, NOUNS[u->noun].n);
	return (size_t) (p + NOUNS[u->noun].n - buf);
}

size_t
unit_print_base(const unit *u, char *buf)
{
	size_t skip = MAGNITUDES[u->magnitude].n, n = unit_print(u, buf);

	memmove(buf, buf + skip, n - skip);
	return n - skip;
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
unit_is_points(const unit *u)
{
	return u->composite.n == 0 && (u->noun == UNIT_POINTS || NOUNS[u->noun].same_as == UNIT_POINTS);
}

bool
unit_converts(const unit *a, const unit *b)
{
	return unit_is_bare(a) || unit_is_bare(b) || unit_same_base(a, b);
}
