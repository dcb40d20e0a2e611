/*
 * fact_words.h
 *		The vocabulary of sentences that state figures: verbs, roles, references, measures, scopes.
 *
 * All texts are folded, without blanks (prose.h), so that words are compared byte by byte.
 * To teach a word: one line in its table, in its place (they are sorted by their bytes, those before figures by their
 * last characters), and an example in test/spec/facts.md.
 */
#ifndef PLAN_FACT_WORDS_H
#define PLAN_FACT_WORDS_H

#include "report_fact.h"

/* Most words differ in their first, or last, character from a text: that is looked at before they are compared. */
static inline bool
same_character(const char *a, const char *b)
{
	return a[0] == b[0] && a[1] == b[1] && a[2] == b[2];
}

/* Both for words of one character (three bytes) or more. */
static inline bool
begins_with(span s, const char *word, size_t n)
{
	return s.n >= n && same_character(s.p, word) && (n == 3 || memcmp(s.p, word, n) == 0);
}

static inline bool
ends_in_word(span s, span word)
{
	return s.n >= word.n && same_character(span_end(s) - 3, span_end(word) - 3) &&
		   (word.n == 3 || memcmp(span_end(s) - word.n, word.p, word.n) == 0);
}

/* Its bytes as a number that sorts as they do. */
static inline uint32_t
character_key(const char *p)
{
	const unsigned char *c = (const unsigned char *) p;

	return (uint32_t) c[0] << 16 | (uint32_t) c[1] << 8 | c[2];
}

/* What a word in front of a figure tells of it. */
enum fact_tells
{
	TELLS_NOTHING = 0, /* introduces: 达到, 完成 */
	TELLS_FORECAST = 1 << 0,
	TELLS_TARGET = 1 << 1,  /* wherever it stands: 预期目标 */
	TELLS_EFFORT = 1 << 2,  /* a target where the heading does not report: 争取 */
	TELLS_PLAN = 1 << 3,    /* 拟安排 */
	TELLS_FLOOR = 1 << 4,   /* 确保 */
	TELLS_STRETCH = 1 << 5, /* 力争 */
	TELLS_STOCK = 1 << 6,   /* 累计: a stock, or the sum of what was done */
	TELLS_MEAN = 1 << 7,    /* 年均 */
	TELLS_PART = 1 << 8,    /* 其中 */
	TELLS_GROWTH = 1 << 9,
	TELLS_FALL = 1 << 10, /* 下降: stays with the subject */
	TELLS_LAST_YEAR = 1 << 11,
	TELLS_EACH = 1 << 12,       /* 分别 */
	TELLS_FROM = 1 << 13,       /* 由…提高到: the base */
	TELLS_DONE = 1 << 14,       /* 完成: with 累计 a sum */
	TELLS_CEILING = 1 << 15,    /* 控制在: as a goal a bound, as an actual a point */
	TELLS_KEPT = 1 << 16,       /* changes what is counted: 新增 */
	TELLS_BEHIND = 1 << 17,     /* the same behind the name: 企业新增5家 */
	TELLS_DIFFERENCE = 1 << 18, /* 增加 5 万人: by how much, not to what */
	TELLS_REAL = 1 << 19        /* 实际: behind a goal, what was reached of it */
};

typedef struct fact_word
{
	span text;
	uint32_t tells;
} fact_word;

typedef enum fact_word_place
{
	BEFORE_FIGURE, /* directly before it: 达到, 同比增长 */
	CLAUSE_START,  /* where a clause begins: 其中, 预计, 完成 */
	FACT_WORD_PLACES
} fact_word_place;

/* The longest word of the place at the end (BEFORE_FIGURE) or the start (CLAUSE_START) of s; NULL: none. */
extern const fact_word *fact_word_at(fact_word_place place, span s);

typedef enum word_list
{
	LIST_PREDICATES,    /* behind a noun they begin what is said of it: 全面, 实现 */
	LIST_RANK_VERBS,    /* 居, 排名 */
	LIST_SCOPES,        /* 全市, 中心城区 */
	LIST_COMPARE_ABOVE, /* 高于 REF, 比 REF */
	LIST_COMPARE_BELOW,
	LIST_OWNED,      /* names that need their owner, a count: 总投资 */
	LIST_TOPIC_ENDS, /* behind an indicator's name they say something of it without a figure: 创新高 */
	LIST_INDICATOR_TAILS, /* what names of indicators end in */
	LIST_NOT_COUNTED,     /* 方面: what is behind a number and is not counted */
	LIST_REFERENCE_TAILS,
	LIST_BOUNDS,
	LIST_NOT_BOUNDS,
	LIST_DUTIES,
	LIST_NAMED_THINGS,
	LIST_CLASSES,
	LIST_CLASS_TAILS,
	LIST_OWNED_ANY,   /* names that need their owner, any figure: 增速 */
	LIST_NO_SUBJECT,  /* 目标, 指标值: say nothing of what is measured */
	LIST_RATE_TAILS,  /* 率, 强度 */
	LIST_SHARE_TAILS, /* 占比, 比重 */
	LIST_GROWTH_TAILS,
	LIST_SHARED_HEADS, /* A、B投资分别: the noun of both */
	LIST_PER_HEAD,     /* 人均, 每千 */
	LIST_RESTING,      /* words that end in a predicate's character but are none: 国有 */
	LIST_DONE_OVER,    /* in names of what adds up: 投资 has no other total than what is done */
	LIST_NUMBERED,     /* names that stand before a plain number: 指数 */
	LIST_STATEMENTS,   /* words that begin a value without a number: 高于, 居 */
	LIST_ACTUAL_HEADINGS,
	LIST_PLAN_HEADINGS,
	LIST_TARGET_HEADINGS,
	LIST_TASK_HEADINGS,
	LIST_MILESTONES,
	LIST_UP_TO,   /* in front of a period that a clause begins with */
	LIST_GIVERS,  /* who grants what others get: 省财政厅 */
	LIST_REGIONS, /* 全县: what a report is about, in front of a verb */
	WORD_LISTS
} word_list;

#define LIST_WORDS_MAX 256

/*
 * By a hash of its first or its last character the first word of a list that begins or ends so, + 1, and behind a word the
 * next of them; 0: none.  Made once, from what does not change: who makes it a second time writes the same.
 */
typedef struct list_edges
{
	uint8_t first[256], last[256];
	uint8_t next_first[LIST_WORDS_MAX], next_last[LIST_WORDS_MAX];
	bool known;
} list_edges;

extern list_edges LIST_EDGES[WORD_LISTS];
extern void list_make_edges(word_list list);

static inline unsigned
character_hash(const char *p)
{
	const unsigned char *c = (const unsigned char *) p;

	return (c[0] * 5u + c[1] * 7u + c[2]) & 255;
}

static inline const list_edges *
list_edges_of(word_list list)
{
	if (!LIST_EDGES[list].known)
		list_make_edges(list);
	return &LIST_EDGES[list];
}

/* May a word of either list begin at p, where there are three bytes? */
static inline bool
either_may_start(const list_edges *a, const list_edges *b, const char *p)
{
	unsigned h = character_hash(p);

	return a->first[h] != 0 || b->first[h] != 0;
}

/* The first word of the tables that does not stand in its place, NULL if all do: for tests. */
extern const char *fact_words_misplaced(void);
extern const char *fact_lists_misplaced(void);

/* list_starts and list_ends where words of the list have the hash of the first, of the last character. */
extern size_t list_longest_start(word_list list, span s);
extern size_t list_longest_end(word_list list, span s);

/* Bytes of the longest word of the list at the start, at the end; 0 if none, as most often. */
static inline size_t
list_starts(word_list list, span s)
{
	return s.n < 3 || list_edges_of(list)->first[character_hash(s.p)] == 0 ? 0 : list_longest_start(list, s);
}

static inline size_t
list_ends(word_list list, span s)
{
	return s.n < 3 || list_edges_of(list)->last[character_hash(span_end(s) - 3)] == 0
			   ? 0
			   : list_longest_end(list, s);
}

/* Does a word of the list stand anywhere in s? */
extern bool list_within(word_list list, span s);

/* The first place in s, from byte `from` on, where a word of the list stands; -1: none.  *n = its bytes. */
extern ptrdiff_t list_find(word_list list, span s, size_t from, size_t *n);

/* The last such place. */
extern ptrdiff_t list_find_last(word_list list, span s, size_t *n);

/* What a reference is about: 年初目标 a plan, 上年 last year; REFERENCE_NONE: no reference. */
extern fact_reference reference_of(span s);

typedef enum unit_sort
{
	SORT_LEVEL,
	SORT_COUNT,
	SORT_RATE,
	SORT_POINTS,
	SORT_MULTIPLE,
	SORT_RANK,
	SORT_TIME,     /* a duration: a figure only where it is said of something */
	SORT_YEARS,    /* a figure only as a streak or an age */
	SORT_NO_FIGURE /* 月, 期, 号 */
} unit_sort;

extern unit_sort unit_sort_of(const unit *u);

/* A period relative to the year reported on: 过去五年 -4..0, 今后五年 +1..+5. */
typedef struct period_word
{
	span text;
	int8_t from, to;
	bool current; /* counts from the year that is spoken of: 今年 */
} period_word;

/* 存贷款 is 存款 and 贷款; NULL: no such word in s.  *at = where it stands. */
typedef struct fused_word
{
	span word, first, second;
} fused_word;

extern const fused_word *fused_word_in(span s, size_t *at);

extern const period_word *period_word_at(span s);

/* 上半年, 一季度, 1-10月, 5月份, 前11个月 at the start of s: bytes, its months in *part (1-12月, 12月末: the year); 0: none. */
extern size_t year_part_at(span s, year_part *part);

/* The same of the words alone. */
extern size_t year_part_word(span s, year_part *part);

#endif
