/*
 * fact.h
 *		Sentences to facts: what the files of the sentence reader share.
 *
 * A sentence is read as tokens: the figures in it and the marks, periods and brackets between them.  Each figure is then
 * given its subject, measure, role and period by rules on the text to its left and right and on the facts before it.
 * Vocabulary is in fact_words.c, tokens in fact_scan.c, headings and years in fact_context.c, the text beside a figure in
 * fact_beside.c and fact_start.c, what it is held against in fact_goal.c, what it takes over in fact_inherit.c, the rules in fact.c.
 */
#ifndef PLAN_FACT_H
#define PLAN_FACT_H

#include "fact_words.h"
#include "prose.h"

#define TRY_FACT(status)                                                                                     \
	do                                                                                                       \
	{                                                                                                        \
		report_status status_ = (status);                                                                    \
		if (status_ != REPORT_OK)                                                                            \
			return status_;                                                                                  \
	} while (0)

/* ---- fact_scan.c ---- */

typedef enum token_kind
{
	TOKEN_COMMA,
	TOKEN_SEMICOLON,
	TOKEN_COLON,
	TOKEN_LIST, /* 、 */
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_PERIOD, /* 2021年, 今后五年, “十四五”时期 */
	TOKEN_STREAK, /* 连续9年 */
	TOKEN_FIGURE  /* from here on figures */
} token_kind;

typedef enum figure_kind
{
	FIGURE_QUANTITY,
	FIGURE_RANK,     /* 第三位, 前三 */
	FIGURE_FRACTION, /* 1/5 */
	FIGURE_RATIO,    /* 2.6:48.8:48.6 */
	FIGURE_DOUBLED,  /* 翻一番 */
	FIGURE_WORDS     /* 高于全市平均水平 */
} figure_kind;

typedef struct token
{
	uint8_t kind;
	uint8_t figure; /* figure_kind */
	uint8_t sort;   /* unit_sort of a quantity */
	bool reference; /* a period that something is compared with */
	bool current;   /* a period relative to the year spoken of */
	uint32_t from, to;
	uint32_t number;        /* where the digits begin, behind the words that bound them */
	int year_from, year_to; /* of a period; relative years where `relative` */
	bool relative;
	year_part part;
	int count;      /* of ranks, streaks, multiples */
	bool with_unit; /* of ranks: 位 or 名 is printed */
	bool points;    /* 0.2个、3.1个百分点, 0.8和0.4个百分点: whose unit the last has */
	uint8_t value;  /* which of the sentence's values it is, + 1; 0: its text is still to be read */
} token;

/* The tokens of text[from, to), a sentence, into r->tokens. */
struct fact_reader;
extern report_status fact_scan(struct fact_reader *r, size_t from, size_t to);

/* Could text[from, to), a sentence, hold a fact?  A quick test before fact_scan. */
extern bool fact_may_scan(struct fact_reader *r, size_t from, size_t to);

/* “十四五”: its years; bytes taken, 0 if it is none. */
extern size_t plan_period_at(span s, int *from, int *to);

/* 2021 at the start of s, and no further digit; 0: no year. */
extern int year_at(span s);

/* ---- fact_context.c ---- */

typedef struct heading_context
{
	int level;
	int role; /* fact_role, -1: says nothing of it */
	int from, to;
	year_part part; /* 上半年经济运行情况 */
} heading_context;

#define HEADING_LEVELS 8

typedef struct fact_context
{
	heading_context stack[HEADING_LEVELS];
	int depth;
	int actual_year; /* the year a report looks back on; 0: not known */
	int plan_year;
	int plan_from;   /* the first year of a five-year plan; 0: the report is none */
	int review_from; /* the first year of a five-year plan that is looked back on; 0: none */
	bool address;    /* a work report, given the year after the one it looks back on */
	year_part part;  /* of the year that the report looks back on */
} fact_context;

extern void context_begin(fact_context *c, const report_head *head);
extern void context_heading(fact_context *c, int level, span heading);

/* What the nearest heading that says it says; role FACT_ACTUAL, years of the report where none does. */
extern fact_role context_role(const fact_context *c, bool *said);
extern void context_years(const fact_context *c, fact_role role, int *from, int *to, bool *said);

/* The part of the year that they say figures of the role are of: of what was reached, not of goals. */
extern year_part context_part(const fact_context *c, fact_role role);

/* The years of a period token. */
extern void context_period(const fact_context *c, const token *t, fact_role role, int *from, int *to);

/* ---- fact_beside.c ---- */

/* What stands to the left of a figure. */
typedef struct left_side
{
	size_t from, to; /* the subject in text; empty: to be inherited */
	size_t verb;     /* bytes of a verb at its start that stays: 新增 */
	uint32_t tells;
	bool share;      /* 占 */
	bool completion; /* 完成年度目标的, 恢复到2019年的 */
	bool plan;    /* 完成年计划710亿元的89.4%: the 710亿元, alone a goal among what was reached */
	bool which;   /* 超过序时进度的有21项: the words are which of them are counted */
	bool part_of; /* 等: an example of what follows */
	bool streak;
	size_t tail_from, tail_to; /* 下降 or 新增, to be put behind the subject */
	size_t reference_from, reference_to;
	bool neutral; /* 较, 比: whether above or below, the verb says */
	fact_comparison comparison;
	fact_reference reference_kind;
	const token *dated; /* 由2020年的: the year of a base; NULL: it has none of its own */
	int years;          /* 五年累计: how many the figure is over; 0: not said */
} left_side;

extern bool read_left(const struct fact_reader *r, size_t k, size_t from, left_side *out);

/* What is left of the text that l spans. */
extern span left_text(const struct fact_reader *r, const left_side *l);

/* The token that ends where the text does at `at`, of those before token k; NULL: none. */
extern const token *token_ending(const struct fact_reader *r, size_t k, size_t at);

/* The same for text[from, to) that no figure follows: a subject in front of words. */
extern void read_subject(const struct fact_reader *r, size_t k, size_t from, size_t to, left_side *out);

/* 指标中: some of what is counted follow. */
extern bool noun_divides(span s);

/* 县（市、区）第3位, 市州中列第11位 behind 10个: those among whom something has a rank; bytes of their names, 0: not such. */
extern size_t ranked_peers(span s);

/* 五年 at the start of s: how many, its bytes in *n; 0: none. */
extern int years_counted(span s, size_t *n);

/* ---- fact_start.c ---- */

/* Takes the words off that a clause begins with; what they tell is added to l. */
extern void cut_left(const struct fact_reader *r, size_t k, left_side *l);

/* ---- fact_goal.c ---- */

/*
 * Cuts off what figure k is held against, or that it is itself a goal that was met or missed: plan, completion, comparison and
 * reference of l are set.
 */
extern void read_goal(const struct fact_reader *r, size_t k, left_side *l);

/* 由上年的负增长转为 at the end: cut, how it went before, without a figure. */
extern bool cut_turn(const struct fact_reader *r, left_side *l);

/* 的预期目标 behind a figure: it is what was aimed at. */
extern bool goal_behind(span s);

/* 恢复到, 相当于 before a year or another base, of which the figure is a part. */
extern bool compares_rate(span before);

/* The noun that s begins with, up to what is said of it. */
extern span noun_at(span s);

/* ---- fact.c ---- */

typedef struct fact_draft
{
	report_fact fact;
	uint32_t from; /* in text: the figure */
	uint8_t sort;
	bool behind;   /* the root is what stands before it, the subject what stands behind */
	bool places;   /* 位: of a rank */
	bool fell;     /* the subject has 下降 behind its root */
	uint8_t depth; /* of brackets */
	span root;     /* subject without what only qualifies it: the owner of what follows */
	span owned;    /* 总投资, where the subject is one's */
	span verb;     /* 新增, which the subject begins with */
	uint32_t segment;
	value value; /* of fact.value, if that is not NULL */
} fact_draft;

/*
 * What one paragraph needs, used again for the next: the memory of facts does not grow with the text.  Where one of the
 * arrays is full, what has been read is emitted, and the next figures are read as if a paragraph began.
 */
#define TOKENS_MAX 384
#define SAYS_MAX 256
#define DRAFTS_MAX 80
#define NAMES_MAX 48
#define VALUES_MAX 64 /* of one sentence: those of more figures are read again */
#define POOL_BYTES 8192

typedef struct fact_work
{
	prose prose;
	token tokens[TOKENS_MAX];
	uint16_t says[SAYS_MAX];  /* where characters stand that values in words end in */
	value values[VALUES_MAX]; /* as they were read to find where the figures end */
	fact_draft drafts[DRAFTS_MAX];
	span names[NAMES_MAX];
	char pool[POOL_BYTES];
} fact_work;

typedef struct fact_reader
{
	arena *arena;
	const lines *lines;
	fact_work *work; /* NULL before the first line of prose */
	fact_context context;
	size_t says_n, says_next, pool_n;
	size_t token_n, value_n;
	size_t sign_next;                      /* of the paragraph, in order */
	size_t draft_n;                        /* of the paragraph */
	size_t sentence_from, sentence_to;     /* in text */
	size_t sentence_first, previous_first; /* drafts */
	int fact_no, section_no;
	/* what holds for a paragraph, a sentence, up to the next ；, and for a clause */
	int lead_from, lead_year; /* 过去五年，…: of a paragraph above under the same heading; 0: none */
	int paragraph_from, paragraph_year;
	int sentence_year_from, sentence_year;
	int segment_role; /* -1: none */
	bool segment_stretch;
	int sentence_role;
	uint32_t segment;
	int clause_from, clause_year;
	year_part clause_part, sentence_part, paragraph_part;
	struct /* what held before an open bracket, and holds again behind it */
	{
		int role, from, year;
		year_part part;
	} outside;
	bool dated; /* by a clause inside the sentence; then what it was before */
	int undated_from, undated_year;
	year_part undated_part;
	size_t part_from, part_to; /* drafts that 其中 divides; none if equal */
	size_t opened;             /* the draft before an open bracket + 1; 0: none */
	int depth;
	/* a list of figures that 分别 gives to a list of names */
	size_t name_n, name_next;
	size_t listed_to;             /* drafts: where the last list ended; its names are still there */
	size_t list_dates;            /* token of the first of their years, + 1; 0: they have none of their own */
	bool list_spread;             /* that token is one period, of a year a figure: */
	token listed_date;            /* the one of the figure that is read */
	int listed_from, listed_year; /* the years of the list, of the figures read */
	fact_comparison list_compares; /* the names are what list_subject is compared with */
	fact_draft list_subject;
	span list_owned;     /* 总量 of all of its names; empty: the figures are their own */
	bool clause_figures; /* the clause has one */
	left_side each;
} fact_reader;

extern void fact_begin(fact_reader *r, arena *a, const lines *l, const report_head *head);

/* A line of prose; a heading; anything else that ends a paragraph. In the order of the text. */
extern report_status fact_line(fact_reader *r, uint32_t i, int section_no);
extern report_status fact_heading(fact_reader *r, int level, span heading, uint32_t i, int section_no);
extern report_status fact_break(fact_reader *r);

#endif
