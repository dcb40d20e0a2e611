/*
 * cell.c
 *		What a single cell can be.
 */
#include "cell.h"
#include "memo.h"
#include "name.h"

#define VERDICT_BYTES 200 /* no verdict is longer, its bracket included */

typedef struct meaning
{
	span text;
	int means;
} meaning;

typedef enum meanings
{
	BINDINGS = 1,
	VERDICTS = 2
} meanings;

static const meaning BINDING_WORDS[] = {
	{SPAN("约束性"), ROW_BINDING},      {SPAN("约束"), ROW_BINDING},    {SPAN("约束性指标"), ROW_BINDING},
	{SPAN("約束性"), ROW_BINDING},      {SPAN("预期性"), ROW_EXPECTED}, {SPAN("预期"), ROW_EXPECTED},
	{SPAN("预期性指标"), ROW_EXPECTED}, {SPAN("預期性"), ROW_EXPECTED},
};

/* word, printed_basis: made from catalogue/verdict_words.tsv */
static const meaning VERDICT_WORDS[] = {
#include "verdict_words.inc"
};

_Static_assert(LENGTH(VERDICT_WORDS) < 256, "first and next words are bytes");

#define STARTS 4096

/* A table with, by the last twelve bits of a character, the first word that may begin with it, + 1, and the one behind each. */
typedef struct meaning_index
{
	const meaning *words;
	size_t n;
	uint8_t first[STARTS], next[LENGTH(VERDICT_WORDS)];
	bool known;
} meaning_index;

/* Made at first use from what does not change: who makes it a second time writes the same. */
static const meaning_index *
index_of(meanings of)
{
	static meaning_index bindings = {.words = BINDING_WORDS, .n = LENGTH(BINDING_WORDS)},
						 verdicts = {.words = VERDICT_WORDS, .n = LENGTH(VERDICT_WORDS)};
	meaning_index *x = of == BINDINGS ? &bindings : &verdicts, made;

	if (x->known)
		return x;
	made = *x;
	for (size_t i = made.n; i-- > 0;)
	{
		uint32_t c = text_peek(made.words[i].text.p, span_end(made.words[i].text)) % STARTS;

		made.next[i] = made.first[c];
		made.first[c] = (uint8_t) (i + 1);
	}
	made.known = true;
	*x = made;
	return x;
}

static bool
may_begin(meanings of, uint32_t c)
{
	return index_of(of)->first[c % STARTS] != 0;
}

/* The meaning of the word that is all of [p, end), but for a bracket that closes it; -1: none. */
static int
meaning_at(meanings of, const char *p, const char *end, bool bracketed)
{
	const meaning_index *x = index_of(of);

	for (unsigned i = x->first[text_peek(p, end) % STARTS]; i != 0; i = x->next[i - 1])
	{
		const meaning *m = &x->words[i - 1];
		size_t n = text_match(p, end, m->text.p, m->text.n);
		const char *q = p + n;

		if (n > 0 && (!bracketed || text_next(&q, end) == ')') && text_peek(q, end) == TEXT_END)
			return m->means;
	}
	return -1;
}

/* The meaning of the cell in the table, an outer bracket allowed; -1: none. */
static int
find_meaning(meanings of, span cell)
{
	const char *p, *end;

	cell = text_trim(cell);
	p = cell.p;
	end = span_end(cell);
	if (cell.n == 0)
		return -1;
	return text_next(&p, end) == '(' ? meaning_at(of, p, end, true) : meaning_at(of, cell.p, end, false);
}

/* 完成①, 完成*, 未完成（低1）: the word alone. */
span
cell_verdict_word(span cell)
{
	const char *open = NULL;
	bool starred;

	if (cell.n == 0 || cell.n > VERDICT_BYTES)
		return SPAN_NONE;
	cell = name_drop_marks(cell, &starred);
	for (const char *p = cell.p, *end = span_end(cell), *at = p; p < end; at = p)
		if (text_fold_char(text_next_raw(&p, end)) == '(' && at > cell.p)
		{
			open = at;
			break;
		}
	if (open != NULL && (span_ends(cell, SPAN(")")) || span_ends(cell, SPAN("）"))))
		cell.n = (size_t) (open - cell.p);
	return cell;
}

row_binding
cell_binding(span cell)
{
	int means = find_meaning(BINDINGS, cell);

	return means < 0 ? ROW_BINDING_UNKNOWN : (row_binding) means;
}

bool
cell_sign(span cell, bool *bounds)
{
	static const span BOUNDS[] = {SPAN("≥"), SPAN("≤"), SPAN(">"), SPAN("<"), SPAN("＞"), SPAN("＜")};
	static const span OTHERS[] = {SPAN("="), SPAN("＝"), SPAN("定性"), SPAN("定量")};

	cell = text_trim(cell);
	*bounds = true;
	if (span_among(cell, BOUNDS, LENGTH(BOUNDS)))
		return true;
	*bounds = false;
	if (span_among(cell, OTHERS, LENGTH(OTHERS)))
		return true;
	return false;
}

/* What begins with a digit, or a character that no verdict begins with. */
static bool
is_no_verdict(span cell)
{
	uint32_t c = cell.n == 0 ? TEXT_END : text_peek(cell.p, span_end(cell));

	return ((c >= '0' && c <= '9') || (c >= 0x4E00 && c <= 0x9FFF)) && !may_begin(VERDICTS, c);
}

bool
cell_verdict(span cell)
{
	return !is_no_verdict(cell) && find_meaning(VERDICTS, cell_verdict_word(cell)) >= 0;
}

printed_basis
cell_verdict_basis(span cell)
{
	int means = find_meaning(VERDICTS, cell_verdict_word(cell));

	return means < 0 ? BASIS_PRINTED_TARGET : (printed_basis) means;
}

int
cell_ordinal(span cell)
{
	const char *p = cell.p, *end = span_end(cell);
	int n = 0, digits = 0;
	uint32_t c = cell.n == 0 ? TEXT_END : text_next(&p, end);
	bool bracket = c == '(';

	/* ① … ⑳, ⑴ … ⒇, ⒈ … ⒛ */
	if (c >= 0x2460 && c <= 0x249B && text_peek(p, end) == TEXT_END)
		return (int) ((c - 0x2460) % 20) + 1;
	if (bracket)
		c = text_next(&p, end);
	for (; c >= '0' && c <= '9' && digits < 4; c = text_next(&p, end), digits++)
		n = n * 10 + (int) (c - '0');
	if (digits == 0 || n == 0)
		return -1;
	if (bracket)
	{
		if (c != ')')
			return -1;
		c = text_next(&p, end);
	}
	else if (c == '.' || c == 0x3001) /* 1. 1、 */
		c = text_next(&p, end);
	return c == TEXT_END ? n : -1;
}

int
han_numeral(uint32_t c)
{
	switch (c)
	{
		case 0x3007: /* 〇 */
			return 0;
		case 0x4E00: /* 一 */
			return 1;
		case 0x4E8C: /* 二 */
			return 2;
		case 0x4E09: /* 三 */
			return 3;
		case 0x56DB: /* 四 */
			return 4;
		case 0x4E94: /* 五 */
			return 5;
		case 0x516D: /* 六 */
			return 6;
		case 0x4E03: /* 七 */
			return 7;
		case 0x516B: /* 八 */
			return 8;
		case 0x4E5D: /* 九 */
			return 9;
		case 0x5341: /* 十 */
			return 10;
		default:
			return -1;
	}
}

bool
cell_numeral(span cell)
{
	const char *p = cell.p, *end = span_end(cell);
	int n = 0;
	uint32_t c;

	for (; (c = text_next(&p, end)) != TEXT_END; n++)
	{
		bool known = (c >= '0' && c <= '9') || (n > 0 && (c == '.' || c == '-' || c == 0x3001)) || c == '(' ||
					 c == ')' || (c >= 0x2160 && c <= 0x2169) || han_numeral(c) > 0; /* Ⅰ … Ⅹ */

		if (!known || n == 8)
			return false;
	}
	return n > 0;
}

bool
cell_parse(span cell, value *out)
{
	static _Thread_local struct
	{
		memo_key key;
		bool is_value;
		value value;
	} memo[MEMO_SLOTS], *kept;
	value_error ignored;

	/* a number is parsed sooner than it is looked up */
	if (cell.n == 0 || cell.n > MEMO_TEXT || (cell.n <= 6 && *cell.p >= '0' && *cell.p <= '9'))
		return value_parse(cell.p, cell.n, out, &ignored) == VALUE_OK;
	kept = &memo[memo_slot(cell)];
	if (!memo_holds(&kept->key, cell))
	{
		span own = memo_keep(&kept->key, cell);

		kept->is_value = value_parse(own.p, own.n, &kept->value, &ignored) == VALUE_OK;
	}
	if (!kept->is_value)
		return false;
	*out = kept->value;
	out->print = memo_moved(out->print, &kept->key, cell);
	out->note = memo_moved(out->note, &kept->key, cell);
	out->reference = memo_moved(out->reference, &kept->key, cell);
	out->unit.composite = memo_moved(out->unit.composite, &kept->key, cell);
	return true;
}

bool
cell_unit(span cell, unit *out)
{
	static _Thread_local struct
	{
		memo_key key;
		bool is_unit;
		unit unit;
	} memo[MEMO_SLOTS], *kept;

	if (cell.n == 0 || cell.n > MEMO_TEXT)
		return unit_parse(cell, out);
	kept = &memo[memo_slot(cell)];
	if (!memo_holds(&kept->key, cell))
		kept->is_unit = unit_parse(memo_keep(&kept->key, cell), &kept->unit);
	if (!kept->is_unit)
		return false;
	*out = kept->unit;
	out->composite = memo_moved(out->composite, &kept->key, cell);
	return true;
}

bool
cell_dash(span cell)
{
	value v;
	uint32_t c = text_peek(cell.p, span_end(cell));

	/* Chinese characters and digits are most of what is asked about */
	if ((c >= 0x4E00 && c <= 0x9FFF && c != 0x65E0) || (c >= '0' && c <= '9') || c == TEXT_END)
		return false;
	return cell_parse(cell, &v) && v.form == FORM_MISSING;
}

bool
cell_number(span cell)
{
	value v;

	return cell_parse(cell, &v) && value_has_number(&v);
}

bool
cell_assigned(span cell)
{
	value v;

	return cell_parse(cell, &v) && v.form == FORM_ASSIGNED;
}

bool
cell_value(span cell)
{
	value v;

	return cell_parse(cell, &v);
}

bool
cell_unit_bracket(span cell)
{
	unit u;

	return text_peek(cell.p, span_end(cell)) == '(' && unit_parse(cell, &u);
}

bool
cell_ends_in_unit(span cell)
{
	const char *open = NULL;

	for (const char *p = cell.p, *end = span_end(cell), *at = p; p < end; at = p)
		if (text_fold_char(text_next_raw(&p, end)) == '(')
			open = at;
	return open != NULL && cell_unit_bracket((span){open, (size_t) (span_end(cell) - open)});
}

/* "财政收入（亿元）", "3 地区生产总值": what a row that slipped puts under a value's head. */
static bool
looks_like_name(span cell)
{
	return cell_ends_in_unit(cell) && !cell_unit_bracket(cell);
}

static cell_fit
value_fits(span cell)
{
	unit u;

	if (cell.n > 0 && cell_verdict(cell))
		return FIT_NONE; /* 超过目标 reads as a value too, but stands under a verdict's head */
	if (cell.n == 0 || cell_value(cell))
		return FIT_SURE;
	if (cell_binding(cell) != ROW_BINDING_UNKNOWN || cell_unit(cell, &u) || looks_like_name(cell))
		return FIT_NONE;
	return FIT_LOOSE;
}

/* A value, as no name is; 居民收入高于经济增速 reads as a relative one and is a name. */
static bool
value_of_its_own(span cell)
{
	value v;

	return cell_parse(cell, &v) && v.form != FORM_RELATIVE;
}

bool
cell_ages(span cell)
{
	value v;

	return span_find(cell, SPAN("岁")) > 0 && cell_parse(cell, &v) &&
		   (v.form == FORM_RANGE || v.form == FORM_LOWER || v.form == FORM_UPPER);
}

static cell_fit
name_fits(span cell)
{
	unit u;

	if (cell_ages(cell))
		return FIT_SURE;
	if (cell.n == 0 || value_of_its_own(cell) || cell_ordinal(cell) >= 0 || cell_verdict(cell) ||
		cell_binding(cell) != ROW_BINDING_UNKNOWN || cell_unit(cell, &u))
		return FIT_NONE;
	return text_longer(cell, 60) ? FIT_LOOSE : FIT_SURE;
}

static cell_fit
unit_fits(span cell)
{
	unit u;

	if (cell.n == 0 || cell_unit(cell, &u) || cell_dash(cell))
		return FIT_SURE;
	if (cell_value(cell) || cell_verdict(cell) || cell_binding(cell) != ROW_BINDING_UNKNOWN)
		return FIT_NONE;
	return text_longer(cell, 20) ? FIT_NONE : FIT_LOOSE;
}

/* 快于预期 grades, though it reads as a value too. */
static cell_fit
verdict_fits(span cell)
{
	if (cell.n == 0 || cell_verdict(cell) || cell_dash(cell))
		return FIT_SURE;
	if (cell_assigned(cell))
		return FIT_LOOSE; /* 完成市下达任务 */
	if (value_of_its_own(cell) || cell_binding(cell) != ROW_BINDING_UNKNOWN)
		return FIT_NONE;
	return text_longer(cell, 10) ? FIT_NONE : FIT_LOOSE;
}

cell_fit
cell_fits(column_kind kind, span cell)
{
	cell = text_trim(cell);
	switch (kind)
	{
		case COLUMN_ORDINAL:
			/* a dash counts no row: 其中 */
			return cell.n == 0 || cell_ordinal(cell) > 0 || cell_numeral(cell) || cell_dash(cell) ? FIT_SURE
																								  : FIT_NONE;
		case COLUMN_NAME:
			return name_fits(cell);
		case COLUMN_UNIT:
			return unit_fits(cell);
		case COLUMN_BINDING:
			return cell.n == 0 || cell_binding(cell) != ROW_BINDING_UNKNOWN || cell_sign(cell, &(bool){false})
					   ? FIT_SURE
					   : FIT_NONE;
		case COLUMN_VERDICT:
			return verdict_fits(cell);
		case COLUMN_VALUE:
			return value_fits(cell);
		case COLUMN_OUTCOME:
			if (cell_verdict(cell))
				return FIT_SURE;
			return value_fits(cell) != FIT_NONE ? value_fits(cell) : verdict_fits(cell);
		case COLUMN_COUNT:
			return cell.n == 0 || cell_value(cell) ? FIT_SURE : FIT_NONE;
		default:
			return FIT_SURE;
	}
}
