/*
 * words.h
 *		The vocabulary of the value grammar: which words stand around a number and what each of them says.
 *
 * A word says one or more of the effects below; the effects of all words around one number are joined.  Sources:
 * 民法典 1259 (以上 以下 以内 include the number; 不满 超过 以外 do not), GB/T 8170 (不低于 不少于 至少 至多),
 * GB/T 15835 (约 左右 上下 余 多 近 mark approximate numbers).
 */
#ifndef PLAN_WORDS_H
#define PLAN_WORDS_H

#include "lexicon.h"

enum word_effect
{
	SAYS_NOTHING = 0, /* a verb that only introduces: 达到, 稳定在 */
	SAYS_LOWER = 1,
	SAYS_UPPER = 2,
	SAYS_STRICT = 4, /* the number itself is not included */
	SAYS_APPROX = 8,
	SAYS_ODD = 16,         /* 近, 余, 多, 几: how the number was rounded, not a bound that was set */
	SAYS_WEAKLY = 32,      /* holds only where no other word says something: 控制在5.5% */
	SAYS_REACHED = 64,     /* as a goal at least the number: 达到300 */
	SAYS_CUMULATIVE = 128, /* a sum over years: 累计 */
	SAYS_NOTE = 256,       /* kept as the note: 年均 */
	SAYS_RANGE = 512,      /* only of ranges: 5-6之间 */
	SAYS_RATE = 1024,      /* the number is a rate of growth, in % or ‰: 增长5% */
	SAYS_EXPECTED = 2048   /* behind a bound what it is compared with: 超过预期8% */
};

/* Where a word may stand. */
typedef enum word_place
{
	BEFORE_NUMBER, /* ≥8, 约100, 不低于7, 达到300 */
	BEFORE_UNIT,   /* 140余家 */
	BEHIND_UNIT,   /* 8%以上, 300亿元左右 */
	BETWEEN_ENDS,  /* 6-7, 6至7 */
	WORD_PLACES
} word_place;

/* The longest word of the place at the start of [p, end), or NULL; means = its effects, code = its wording. */
extern const lexeme *word_find(word_place place, const char *p, const char *end, size_t *taken);
extern const char *words_misplaced(void); /* for tests */

/*
 * A wording is how the words stand around the number when the value is printed: prefix number [infix] unit suffix,
 * or for ranges first [unit] separator second unit.  Codes are on disk and append-only.
 */
typedef struct wording
{
	uint8_t code;
	uint8_t form; /* value_form */
	bool unit_on_both;
	const char *prefix, *infix, *suffix, *separator;
} wording;

#define WORDING_KEPT_AT 39 /* 控制在X: as a goal a ceiling, as an actual the point X */

extern const wording *wording_of(uint8_t code);      /* NULL: no such code */
extern const wording *wording_default(uint8_t form); /* how a value made from numbers is spelled */
extern uint8_t wording_range(span separator, bool unit_on_both); /* 0: none */

#endif
