/*
 * value.h
 *		A value as printed: stated number(s), how they bound, how certain, unit, note.
 *
 * Pure C: no allocation, no globals, no recursion.  Spans of a value point into the text it was parsed from and
 * live as long as that text does.
 */
#ifndef PLAN_VALUE_H
#define PLAN_VALUE_H

#include "decimal.h"
#include "text.h"
#include "unit.h"

#define VALUE_INPUT_MAX (1024 * 1024) /* bytes; longer input is VALUE_TOO_LONG */

typedef enum value_kind
{
	KIND_EXACT,
	KIND_APPROX,
	KIND_LOWER,
	KIND_UPPER,
	KIND_RANGE,
	KIND_ASSIGNED,
	KIND_RELATIVE,
	KIND_PENDING,
	KIND_MISSING
} value_kind;

/* How the number stands.  On disk: four bits, append-only (all sixteen are taken). */
typedef enum value_form
{
	FORM_POINT,
	FORM_APPROX,       /* 7左右 */
	FORM_LOWER,        /* 8以上 */
	FORM_ABOVE,        /* 超过8 */
	FORM_UPPER,        /* 8以内 */
	FORM_BELOW,        /* 低于8 */
	FORM_RANGE,        /* 6-7, both ends included, certain */
	FORM_RANGE_ENDS,   /* any other range; its ends and certainty are flags */
	FORM_ODD,          /* 140余: above, approximate */
	FORM_NEARLY,       /* 近50万: below, approximate */
	FORM_LOWER_APPROX, /* 约8以上 */
	FORM_UPPER_APPROX, /* 约8以内 */
	FORM_ASSIGNED,     /* 市级下达; forms from here on are words, kept as printed */
	FORM_RELATIVE,     /* 与上年持平 */
	FORM_PENDING,      /* 市级暂未反馈 */
	FORM_MISSING       /* — */
} value_form;

/* What a relative value compares with its reference. */
typedef enum value_relation
{
	RELATION_NONE,
	RELATION_EQUAL, /* 与上年持平 */
	RELATION_STEP,  /* 与经济增长同步 */
	RELATION_ABOVE, /* 高于全市平均水平 */
	RELATION_BELOW,
	RELATION_AT_LEAST, /* 不低于全市平均水平 */
	RELATION_AT_MOST,
	RELATION_UP, /* 比上年提高0.5个百分点 */
	RELATION_DOWN,
	RELATION_STATED /* 只增不减, 保持全市前列: nothing to compute */
} value_relation;

typedef struct value
{
	uint8_t form;
	uint8_t wording;     /* code of words.h; 0 = plain, or kept by its print */
	uint8_t relation;    /* of FORM_RELATIVE */
	bool lower_inc;      /* of FORM_RANGE_ENDS */
	bool upper_inc;      /* of FORM_RANGE_ENDS */
	bool approx;         /* of FORM_RANGE_ENDS */
	bool rounded;        /* a fraction that does not end: the number was rounded */
	bool cumulative;     /* a sum over the years of the plan */
	bool attested;       /* of FORM_ASSIGNED: says that it was done (完成市级下达目标) */
	bool reached;        /* 达到300: as a goal at least that */
	bool has_offset;     /* of FORM_RELATIVE: number, upper and unit hold the offset */
	uint8_t offset_form; /* how the offset stands: 1个百分点以上 */
	bool canonical;      /* the print is what value_canonical() would write */
	dec number;          /* as printed, in the printed unit; of a range its lower end */
	dec upper;           /* of ranges */
	unit unit;
	span note;        /* prose of a trailing bracket, without the bracket */
	span reference;   /* quantity of a trailing bracket: 完成市级下达任务(10000万美元) */
	span print;       /* the whole text as given */
	bool fraction;    /* 1/5: no percentage */
	bool spelled;     /* not in digits alone: a unit put in behind it could be read with it (三十, 1/5) */
	size_t unit_at;   /* where in print a unit would be put in: behind the (second) number */
	size_t words_end; /* where its brackets begin, or its print ends */
} value;

typedef enum value_code
{
	VALUE_OK,
	VALUE_SYNTAX,   /* no value */
	VALUE_RANGE,    /* more than 38 significant digits */
	VALUE_TOO_LONG, /* over VALUE_INPUT_MAX */
	VALUE_ENCODING  /* not UTF-8 */
} value_code;

typedef struct value_error
{
	value_code code;
	size_t at;          /* byte offset of what was not understood */
	const char *detail; /* a clause: "a number was expected"; static */
} value_error;

/* All of s as one value; 0 or the code, which is also in err.  Nothing of out is to be used then. */
extern int value_parse(const char *s, size_t n, value *out, value_error *err);

/*
 * The quantity at the start of [p, end), as long as it goes on: bytes taken, 0 if there is none.  For sentences; the
 * caller knows what may stand behind a value ("30个项目" begins with 30个).
 */
extern size_t value_scan(const char *p, const char *end, value *out);

/* A number made by somebody else (a cast): no words, maybe a unit. print stays empty. */
extern value value_from_number(dec number, const unit *u);

extern value_kind value_kind_of(const value *v);
extern bool value_has_number(const value *v); /* the kinds exact, approx, lower, upper, range */
extern bool value_is_approximate(const value *v);

/* Ends as printed; false where there is none.  With base = true in base units (1.2万元 -> 12000). */
extern bool value_lower(const value *v, bool base, dec *out, bool *inclusive);
extern bool value_upper(const value *v, bool base, dec *out, bool *inclusive);
extern bool value_number(const value *v, bool base, dec *out);

/*
 * The printed form with white space removed and width folded.  Writes at most room bytes and returns the length
 * needed; value_print_room() is an upper bound for it.
 */
extern size_t value_print_room(const value *v);
extern size_t value_print(const value *v, char *buf);

/* The spelling made from the fields alone; room VALUE_CANONICAL_MAX plus the note. 0: form has none. */
#define VALUE_CANONICAL_MAX (2 * DEC_PRINT_MAX + 2 * UNIT_PRINT_MAX + 64)
extern size_t value_canonical(const value *v, char *buf);

/*
 * The print of v with the unit put in between number and bound word ("8以上" and "%" give "8%以上"), in brackets where
 * the number is spelled (三十 and 万元 give 三十(万元)) or the unit begins with a digit (8.2(1/10万)); as it is where v has a unit or no number.  v must have been
 * parsed.  Writes to buf (room: value_print_room(v) + unit_text.n) and returns the length.
 */
extern size_t value_with_unit(const value *v, span unit_text, char *buf);

#endif
