/*
 * words.c
 *		The vocabulary of the value grammar.
 *
 * To add a word: one line in the table of its place, and an example in test/spec/values.md.  Give it a wording
 * (append to WORDINGS) only if it is common enough that its values should be stored in a few bytes.
 */
#include "words.h"
#include "value.h"

#define W(text, effects, wording)                                                                            \
	{                                                                                                        \
		text, sizeof(text) - 1, effects, wording                                                             \
	}

enum
{
	LOWER = SAYS_LOWER,
	ABOVE = SAYS_LOWER | SAYS_STRICT,
	UPPER = SAYS_UPPER,
	BELOW = SAYS_UPPER | SAYS_STRICT,
	ABOUT = SAYS_APPROX,
	NEARLY = SAYS_UPPER | SAYS_STRICT | SAYS_APPROX | SAYS_ODD, /* 近50万: not quite */
	ODD = SAYS_LOWER | SAYS_STRICT | SAYS_APPROX | SAYS_ODD     /* 140余家: and a few more */
};

static const word WORDS_BEFORE_NUMBER[] = {
	W("≥", LOWER, 10),
	W(">=", LOWER, 11),
	W("≧", LOWER, 12),
	W("⩾", LOWER, 0),
	W("不低于", LOWER, 13),
	W("不少于", LOWER, 14),
	W("不小于", LOWER, 15),
	W("不下于", LOWER, 0),
	W("不少於", LOWER, 0),
	W("不低於", LOWER, 0),
	W("至少", LOWER, 16),
	W("最低", LOWER, 0),
	W("最少", LOWER, 0),
	W(">", ABOVE, 20),
	W("超过", ABOVE, 21),
	W("超過", ABOVE, 0),
	W("超", ABOVE, 22),
	W("突破", ABOVE, 23),
	W("高于", ABOVE, 24),
	W("高於", ABOVE, 0),
	W("大于", ABOVE, 25),
	W("大於", ABOVE, 0),
	W("多于", ABOVE, 26),
	W("逾", ABOVE, 27),
	W("≤", UPPER, 30),
	W("<=", UPPER, 31),
	W("≦", UPPER, 32),
	W("⩽", UPPER, 0),
	W("不超过", UPPER, 33),
	W("不超過", UPPER, 0),
	W("不高于", UPPER, 34),
	W("不高於", UPPER, 0),
	W("不大于", UPPER, 35),
	W("不多于", UPPER, 36),
	W("不突破", UPPER, 0),
	W("至多", UPPER, 37),
	W("最多", UPPER, 38),
	W("最高", UPPER, 0),
	W("控制在", UPPER | SAYS_WEAKLY, WORDING_KEPT_AT),
	W("控制到", UPPER | SAYS_WEAKLY, 0),
	W("<", BELOW, 40),
	W("低于", BELOW, 41),
	W("低於", BELOW, 0),
	W("小于", BELOW, 42),
	W("小於", BELOW, 0),
	W("少于", BELOW, 43),
	W("少於", BELOW, 0),
	W("不到", BELOW, 44),
	W("不足", BELOW, 45),
	W("不满", BELOW, 46),
	W("不滿", BELOW, 0),
	W("约", ABOUT, 50),
	W("約", ABOUT, 0),
	W("大约", ABOUT, 51),
	W("大概", ABOUT, 0),
	W("约为", ABOUT, 0),
	W("大致", ABOUT, 0),
	W("≈", ABOUT, 52),
	W("近", NEARLY, 53),
	W("将近", NEARLY, 54),
	W("接近", NEARLY, 55),
	W("达到", SAYS_REACHED, 0),
	W("達到", SAYS_REACHED, 0),
	W("达", SAYS_REACHED, 0),
	W("力争达到", SAYS_REACHED, 0),
	W("力争", SAYS_NOTHING, 0),
	W("确保", SAYS_NOTHING, 0),
	W("争取", SAYS_NOTHING, 0),
	W("增至", SAYS_NOTHING, 0),
	W("增加到", SAYS_NOTHING, 0),
	W("增加至", SAYS_NOTHING, 0),
	W("提高到", SAYS_NOTHING, 0),
	W("提高至", SAYS_NOTHING, 0),
	W("提升到", SAYS_NOTHING, 0),
	W("提升至", SAYS_NOTHING, 0),
	W("扩大到", SAYS_NOTHING, 0),
	W("降至", SAYS_NOTHING, 0),
	W("降到", SAYS_NOTHING, 0),
	W("下降到", SAYS_NOTHING, 0),
	W("降低到", SAYS_NOTHING, 0),
	W("减少到", SAYS_NOTHING, 0),
	W("压减到", SAYS_NOTHING, 0),
	W("稳定在", SAYS_NOTHING, 0),
	W("保持在", SAYS_NOTHING, 0),
	W("维持在", SAYS_NOTHING, 0),
	W("巩固在", SAYS_NOTHING, 0),
	W("预计", SAYS_NOTHING, 0),
	W("预计达到", SAYS_REACHED, 0),
	W("实现", SAYS_NOTHING, 0),
	W("完成", SAYS_NOTHING, 0),
};

static const word WORDS_BEFORE_UNIT[] = {
	W("余", ODD, 60),
	W("餘", ODD, 0),
	W("多", ODD, 61),
	W("几", ODD, 62),
};

static const word WORDS_BEHIND_UNIT[] = {
	W("以上", LOWER, 1), W("及以上", LOWER, 3), W("以下", UPPER, 4), W("及以下", UPPER, 5),
	W("以内", UPPER, 2), W("以內", UPPER, 0),   W("之内", UPPER, 6), W("左右", ABOUT, 7),
	W("上下", ABOUT, 8), W("余", ODD, 0),       W("多", ODD, 0),
};

static const word WORDS_BETWEEN_ENDS[] = {
	W("-", SAYS_NOTHING, 0),  W("—", SAYS_NOTHING, 0),  W("–", SAYS_NOTHING, 0),  W("~", SAYS_NOTHING, 0),
	W("至", SAYS_NOTHING, 0), W("到", SAYS_NOTHING, 0), W("——", SAYS_NOTHING, 0), W("―", SAYS_NOTHING, 0),
	W("−", SAYS_NOTHING, 0),  W("∼", SAYS_NOTHING, 0),  W("〜", SAYS_NOTHING, 0),
};

#define TABLE(a)                                                                                             \
	{                                                                                                        \
		a, sizeof(a) / sizeof((a)[0])                                                                        \
	}

static const struct
{
	const word *words;
	size_t n;
} PLACES[WORD_PLACES] = {
	[BEFORE_NUMBER] = TABLE(WORDS_BEFORE_NUMBER),
	[BEFORE_UNIT] = TABLE(WORDS_BEFORE_UNIT),
	[BEHIND_UNIT] = TABLE(WORDS_BEHIND_UNIT),
	[BETWEEN_ENDS] = TABLE(WORDS_BETWEEN_ENDS),
};

const word *
word_find(word_place place, const char *p, const char *end, size_t *taken)
{
	const word *best = NULL;
	uint32_t first = text_peek(p, end);
	size_t most = 0;

	for (size_t i = 0; i < PLACES[place].n; i++)
	{
		const word *w = &PLACES[place].words[i];
		size_t n = text_may_match(first, w->text) ? text_match(p, end, w->text, w->n) : 0;

		if (n > most)
		{
			most = n;
			best = w;
		}
	}
	*taken = most;
	return best;
}

#define PREFIX(code, form, text)                                                                             \
	{                                                                                                        \
		code, form, false, text, "", "", ""                                                                  \
	}
#define INFIX(code, form, text)                                                                              \
	{                                                                                                        \
		code, form, false, "", text, "", ""                                                                  \
	}
#define SUFFIX(code, form, text)                                                                             \
	{                                                                                                        \
		code, form, false, "", "", text, ""                                                                  \
	}
#define BETWEEN(code, text)                                                                                  \
	{                                                                                                        \
		code, FORM_RANGE, false, "", "", "", text                                                            \
	}
#define BETWEEN_UNITS(code, text)                                                                            \
	{                                                                                                        \
		code, FORM_RANGE, true, "", "", "", text                                                             \
	}

/* Codes are on disk, append-only. The first row of a form is its default spelling. */
static const wording WORDINGS[] = {
	SUFFIX(1, FORM_LOWER, "以上"),
	PREFIX(30, FORM_UPPER, "≤"),
	SUFFIX(2, FORM_UPPER, "以内"),
	SUFFIX(3, FORM_LOWER, "及以上"),
	SUFFIX(4, FORM_UPPER, "以下"),
	SUFFIX(5, FORM_UPPER, "及以下"),
	SUFFIX(6, FORM_UPPER, "之内"),
	SUFFIX(7, FORM_APPROX, "左右"),
	SUFFIX(8, FORM_APPROX, "上下"),
	PREFIX(10, FORM_LOWER, "≥"),
	PREFIX(11, FORM_LOWER, ">="),
	PREFIX(12, FORM_LOWER, "≧"),
	PREFIX(13, FORM_LOWER, "不低于"),
	PREFIX(14, FORM_LOWER, "不少于"),
	PREFIX(15, FORM_LOWER, "不小于"),
	PREFIX(16, FORM_LOWER, "至少"),
	PREFIX(20, FORM_ABOVE, ">"),
	PREFIX(21, FORM_ABOVE, "超过"),
	PREFIX(22, FORM_ABOVE, "超"),
	PREFIX(23, FORM_ABOVE, "突破"),
	PREFIX(24, FORM_ABOVE, "高于"),
	PREFIX(25, FORM_ABOVE, "大于"),
	PREFIX(26, FORM_ABOVE, "多于"),
	PREFIX(27, FORM_ABOVE, "逾"),
	PREFIX(31, FORM_UPPER, "<="),
	PREFIX(32, FORM_UPPER, "≦"),
	PREFIX(33, FORM_UPPER, "不超过"),
	PREFIX(34, FORM_UPPER, "不高于"),
	PREFIX(35, FORM_UPPER, "不大于"),
	PREFIX(36, FORM_UPPER, "不多于"),
	PREFIX(37, FORM_UPPER, "至多"),
	PREFIX(38, FORM_UPPER, "最多"),
	PREFIX(WORDING_KEPT_AT, FORM_UPPER, "控制在"),
	PREFIX(40, FORM_BELOW, "<"),
	PREFIX(41, FORM_BELOW, "低于"),
	PREFIX(42, FORM_BELOW, "小于"),
	PREFIX(43, FORM_BELOW, "少于"),
	PREFIX(44, FORM_BELOW, "不到"),
	PREFIX(45, FORM_BELOW, "不足"),
	PREFIX(46, FORM_BELOW, "不满"),
	PREFIX(50, FORM_APPROX, "约"),
	PREFIX(51, FORM_APPROX, "大约"),
	PREFIX(52, FORM_APPROX, "≈"),
	PREFIX(53, FORM_NEARLY, "近"),
	PREFIX(54, FORM_NEARLY, "将近"),
	PREFIX(55, FORM_NEARLY, "接近"),
	INFIX(60, FORM_ODD, "余"),
	INFIX(61, FORM_ODD, "多"),
	INFIX(62, FORM_ODD, "几"),
	BETWEEN(70, "-"),
	BETWEEN(71, "—"),
	BETWEEN(72, "–"),
	BETWEEN(73, "~"),
	BETWEEN(74, "至"),
	BETWEEN(75, "到"),
	BETWEEN_UNITS(80, "-"),
	BETWEEN_UNITS(81, "—"),
	BETWEEN_UNITS(82, "–"),
	BETWEEN_UNITS(83, "~"),
	BETWEEN_UNITS(84, "至"),
	BETWEEN_UNITS(85, "到"),
};

#define WORDING_ROWS (sizeof(WORDINGS) / sizeof(WORDINGS[0]))

const wording *
wording_of(uint8_t code)
{
	for (size_t i = 0; i < WORDING_ROWS; i++)
		if (WORDINGS[i].code == code)
			return &WORDINGS[i];
	return NULL;
}

const wording *
wording_default(uint8_t form)
{
	for (size_t i = 0; i < WORDING_ROWS; i++)
		if (WORDINGS[i].form == form)
			return &WORDINGS[i];
	return NULL;
}

uint8_t
wording_range(span separator, bool unit_on_both)
{
	for (size_t i = 0; i < WORDING_ROWS; i++)
		if (WORDINGS[i].form == FORM_RANGE && WORDINGS[i].unit_on_both == unit_on_both &&
			text_folds_to(separator, WORDINGS[i].separator, strlen(WORDINGS[i].separator)))
			return WORDINGS[i].code;
	return 0;
}
