/*
 * statement.c
 *		Values in words: assigned, relative, pending, missing.
 *
 *	assigned := (done | level | act | goal | link)+ [quantity] bracket*, with an act and one of done, level and
 *				goal, or with a done and a goal
 *	relative := [subject] 与 … 持平 | [subject] 高于 … [quantity] | 比 … 提高 [quantity] | 下降 quantity | qualities
 *	pending  := (level | figure)* waiting
 *	missing  := dashes bracket*
 */
#include "parse.h"
#include "statement_words.h"

/* Statements are short: what goes on longer than this before its bracket is prose, and reading it stays linear. */
#define STATEMENT_CHARACTERS 60

/* The longest word of a sense at the start of [p, end), or NULL; *taken = bytes of the text it covers. */
static const lexeme *
statement_word(statement_sense sense, const char *p, const char *end, size_t *taken)
{
	return lexicon_find(*statement_lexicon(sense), p, end, taken);
}

static bool
is_dash(uint32_t c)
{
	return c == '-' || c == '/' || (c >= 0x2010 && c <= 0x2015) || c == 0x2026 || c == 0x2212 ||
		   c == 0x2500 || c == 0x2501 || c == 0x30FC;
}

static bool
missing_parse(const char *p, const char *end, value *out)
{
	const char *q = p;
	int dashes = 0;
	size_t n = 0;

	while (is_dash(text_next(&q, end)))
	{
		p = q;
		dashes++;
	}
	if (dashes == 0 && statement_word(SENSE_MISSING, p, end, &n) == NULL)
		return false;
	/* —（5%） states a number: it is not missing */
	return dashes <= 6 && bracket_scan(p + n, end, out) && out->reference.n == 0;
}

static bool
pending_parse(const char *p, const char *end, value *out)
{
	const lexeme *word;
	size_t n;

	while ((word = statement_word(SENSE_PENDING, p, end, &n)) != NULL)
	{
		p += n;
		if (word->means == WAITING)
			return bracket_scan(p, end, out);
	}
	return false;
}

/* The quantity that the rest of the text is, with nothing behind it but a bracket. */
static bool
trailing_quantity(const char *p, const char *end, value *out)
{
	value quantity = {.print = {p, (size_t) (end - p)}};
	value_error ignored = {VALUE_OK, 0, NULL};
	size_t n = quantity_scan(p, end, &quantity, &ignored);

	if (n == 0 || !bracket_scan(p + n, end, out))
		return false;
	out->number = quantity.number;
	out->upper = quantity.upper;
	out->lower_inc = quantity.lower_inc;
	out->upper_inc = quantity.upper_inc;
	out->approx = quantity.approx;
	out->unit = quantity.unit;
	out->cumulative = quantity.cumulative;
	out->offset_form = quantity.form;
	out->has_offset = true;
	return true;
}

static bool
assigned_parse(const char *p, const char *end, value *out)
{
	unsigned seen = 0;
	const lexeme *word;
	size_t n;
	value quantity = *out;

	while ((word = statement_word(SENSE_DUTY, p, end, &n)) != NULL)
	{
		seen |= word->means;
		p += n;
	}
	if (!((seen & ACT) && (seen & (DONE | LEVEL | GOAL))) && !((seen & DONE) && (seen & GOAL)))
		return false;
	if (bracket_scan(p, end, out))
	{
		out->attested = (seen & DONE) && !(seen & INTENDED);
		return true;
	}
	/* 市级下达10000万美元; 完成市级下达任务80% does not say that it was all done */
	if (!trailing_quantity(p, end, &quantity) || quantity.note.n > 0 || quantity.reference.n > 0)
		return false;
	out->reference = text_trim((span){p, (size_t) (end - p)});
	return true;
}

static bool
is_han(uint32_t c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3007;
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* 不 未 没 沒 無 无 非 难: what they stand before is denied. */
static bool
denies(uint32_t c)
{
	return c == 0x4E0D || c == 0x672A || c == 0x6CA1 || c == 0x6C92 || c == 0x7121 || c == 0x65E0 ||
		   c == 0x975E || c == 0x96BE;
}

static bool
ends_clause(uint32_t c)
{
	return c == 0x3002 || c == ';' || c == ',' || c == 0x3001 || c == ':'; /* 。 ; , 、 : */
}

/*
 * Digits at p, behind the character before: the year of "2020年" and the 2.5 of "PM2.5" are passed over, *next set
 * behind them; any other number is not.
 */
static bool
pass_name_digits(const char *p, const char *end, uint32_t before, const char **next)
{
	const char *q = p;
	uint32_t c;
	int digits = 0;

	while (is_digit(c = text_next(&q, end)) || (c == '.' && is_letter(before)))
	{
		digits++;
		*next = q;
	}
	if (is_letter(before))
		return true;
	if (digits != 4 || c != 0x5E74) /* 年 */
		return false;
	*next = q;
	return true;
}

static const uint32_t WITH[] = {0x4E0E, 0x540C, 0x548C, 0x8DDF, 0x8207}; /* 与 同 和 跟 與 */

/* 与上年持平, 居民收入增长与经济增长基本同步 */
static bool
equal_parse(const char *start, const char *end, value *out)
{
	const char *p = start, *next = start;
	bool with = false;
	uint32_t c, before = 0;
	int denied = 0; /* characters for which a denial still holds */

	for (int i = 0; i < STATEMENT_CHARACTERS && (c = text_next(&next, end)) != TEXT_END;
		 p = next, before = c, i++)
	{
		const lexeme *word;
		size_t n;

		if (is_digit(c) && !pass_name_digits(p, end, before, &next))
			return false;
		for (size_t k = 0; k < LENGTH(WITH) && !with; k++)
			with = WITH[k] == c;
		word = with ? statement_word(SENSE_EQUAL, p, end, &n) : NULL;
		if (word != NULL && p > start && bracket_scan(p + n, end, out))
		{
			out->relation = (uint8_t) word->means;
			return denied == 0;
		}
		if (ends_clause(c))
			return false;
		denied = denies(c) ? 4 : denied > 0 ? denied - 1 : 0;
	}
	return false;
}

/*
 * The noun that a value is compared with, and an offset behind it: "全市平均水平0.6个百分点".  Years belong to the
 * noun ("2020年5个百分点"); any other number must be the offset.
 */
static bool
reference_noun(const char *start, const char *end, value *out)
{
	const char *p = start;
	uint32_t c, before = 0;

	for (int i = 0; i < STATEMENT_CHARACTERS; i++)
	{
		const char *next = p;

		if (i > 0 && bracket_scan(p, end, out))
			return true;
		c = text_next(&next, end);
		if (c == TEXT_END || ends_clause(c))
			return false;
		if (is_digit(c) && !pass_name_digits(p, end, before, &next))
			return i > 0 && trailing_quantity(p, end, out);
		/* 1.5以上的 …: words that bound the offset stand before it */
		if (i > 0 && !is_digit(c) && trailing_quantity(p, end, out))
			return true;
		p = next;
		before = c;
	}
	return false;
}

/* 高于全市平均水平0.6个百分点, 年均增速高于GDP增速1个百分点以上 */
static bool
comparing_parse(const char *start, const char *end, value *out)
{
	int before = 0;
	uint32_t c;

	for (const char *p = start, *next = p; (c = text_next(&next, end)) != TEXT_END; p = next)
	{
		size_t n;
		const lexeme *word = statement_word(SENSE_COMPARING, p, end, &n);

		if (word != NULL)
		{
			if (!reference_noun(p + n, end, out))
				return false;
			out->relation = (uint8_t) word->means;
			return true;
		}
		/* 未高于…, 没有超过…: the text says that it is not so */
		if (++before > 20 || !(is_han(c) || is_letter(c)) || denies(c))
			return false;
	}
	return false;
}

static const span SINCE[] = {SPAN("比"), SPAN("较"), SPAN("較"), SPAN("同比"), SPAN("环比"), SPAN("環比")};

/* 比, 较, 同比, 环比: what follows is a change since something; bytes taken. */
static size_t
since_scan(const char *p, const char *end)
{
	size_t n = 0;

	for (size_t i = 0; i < LENGTH(SINCE) && n == 0; i++)
		n = text_match(p, end, SINCE[i].p, SINCE[i].n);
	return n;
}

/* The change word at p and the quantity behind it; without 比 or 较 a word alone says nothing. */
static bool
take_change(const lexeme *word, const char *p, size_t n, const char *end, bool since, value *out)
{
	out->relation = (uint8_t) word->means;
	if (since && bracket_scan(p + n, end, out))
		return true;
	if (word->means == RELATION_EQUAL)
		return false;
	if (word->code == CHANGE_YEARLY)
		out->note = (span){p, text_match(p, end, "年均", sizeof("年均") - 1)};
	if (!trailing_quantity(p + n, end, out))
		return false;
	out->cumulative |= word->code == CHANGE_CUMULATIVE;
	return true;
}

/* 比上年提高0.5个百分点, 较上年下降3%, 同比增长5%左右, 下降3% */
static bool
change_parse(const char *start, const char *end, value *out)
{
	const char *p = start + since_scan(start, end), *next;
	bool since = p > start;
	uint32_t before = 0, c;

	for (int i = 0; i < 20; i++, p = next, before = c)
	{
		size_t n;
		const lexeme *word = statement_word(SENSE_CHANGE, p, end, &n);

		if (word != NULL)
			return take_change(word, p, n, end, since, out);
		next = p;
		c = text_next(&next, end);
		if (!since || c == TEXT_END || ends_clause(c) || denies(c) ||
			(is_digit(c) && !pass_name_digits(p, end, before, &next)))
			return false;
	}
	return false;
}

/* 只增不减, 保持全市前列 */
static bool
quality_parse(const char *p, const char *end, value *out)
{
	bool quality = false;
	const lexeme *word;
	size_t n;

	while ((word = statement_word(SENSE_QUALITY, p, end, &n)) != NULL)
	{
		quality |= word->means == QUALITY;
		p += n;
	}
	out->relation = RELATION_STATED;
	return quality && bracket_scan(p, end, out);
}

/* The print without the quantity of a bracket, whose blanks may part thousands. */
static bool
print_is_torn(const value *v)
{
	const char *end = span_end(v->print), *behind;

	if (v->reference.n == 0)
		return has_torn_number(v->print);
	behind = span_end(v->reference);
	return has_torn_number((span){v->print.p, (size_t) (v->reference.p - v->print.p)}) ||
		   has_torn_number((span){behind, (size_t) (end - behind)});
}

#define STARTS 4096

/* Besides the senses: what of SENSE_DUTY a word says, and words that are looked for without a sense. */
enum start_bit
{
	START_ACT = STATEMENT_SENSES,
	START_DONE,
	START_GOAL,
	START_WITH, /* 与 */
	START_SINCE /* 比, 较 */
};

/* By the last twelve bits of a character: what words begin with one like it, 1 << statement_sense or start_bit. */
static uint16_t starts[STARTS];

static void
mark_start(uint32_t c, int bit)
{
	starts[c % STARTS] |= (uint16_t) (1u << bit);
}

static void
mark_starts(void)
{
	for (int sense = 0; sense < STATEMENT_SENSES; sense++)
	{
		const lexicon *words = statement_lexicon((statement_sense) sense);

		for (size_t i = 0; i < words->n; i++)
		{
			const lexeme *word = &words->rows[i];
			uint32_t c = text_peek(word->text, word->text + word->n);
			unsigned duty = sense == SENSE_DUTY ? word->means : 0;

			mark_start(c, sense);
			if (duty & ACT)
				mark_start(c, START_ACT);
			if (duty & DONE)
				mark_start(c, START_DONE);
			if (duty & GOAL)
				mark_start(c, START_GOAL);
		}
	}
	for (size_t i = 0; i < LENGTH(WITH); i++)
		mark_start(WITH[i], START_WITH);
	for (size_t i = 0; i < LENGTH(SINCE); i++)
		mark_start(text_peek(SINCE[i].p, span_end(SINCE[i])), START_SINCE);
}

/*
 * What words may begin somewhere in [p, end), and in *first those that may begin at p: what is not among them is not
 * there.
 */
static unsigned
starts_in(const char *p, const char *end, unsigned *first)
{
	static bool known;
	unsigned found;

	if (!known)
		mark_starts(); /* who makes it a second time writes the same */
	known = true;
	*first = found = starts[text_next(&p, end) % STARTS];
	while (p < end)
		found |= starts[text_next(&p, end) % STARTS];
	return found;
}

static bool
has_start(unsigned found, int bit)
{
	return found >> bit & 1;
}

/* Could the text have the sense, by what words may begin at its start and in all of it? */
static bool
may_mean(statement_sense sense, unsigned first, unsigned all)
{
	switch (sense)
	{
		case SENSE_DUTY:
			return has_start(first, sense) &&
				   (has_start(all, START_ACT) || (has_start(all, START_DONE) && has_start(all, START_GOAL)));
		case SENSE_EQUAL:
			return has_start(all, sense) && has_start(all, START_WITH);
		case SENSE_COMPARING:
			return has_start(all, sense);
		case SENSE_CHANGE:
			return has_start(first, sense) || (has_start(first, START_SINCE) && has_start(all, sense));
		default:
			return has_start(first, sense);
	}
}

bool
statement_parse(const char *p, const char *end, value *out)
{
	static const struct
	{
		uint8_t form, sense;
		bool (*parse)(const char *p, const char *end, value *out);
	} READERS[] = {
		{FORM_MISSING, SENSE_MISSING, missing_parse},
		{FORM_PENDING, SENSE_PENDING, pending_parse},
		{FORM_ASSIGNED, SENSE_DUTY, assigned_parse},
		{FORM_RELATIVE, SENSE_EQUAL, equal_parse},
		{FORM_RELATIVE, SENSE_COMPARING, comparing_parse},
		{FORM_RELATIVE, SENSE_CHANGE, change_parse},
		{FORM_RELATIVE, SENSE_QUALITY, quality_parse},
	};
	unsigned first, all = starts_in(p, end, &first);
	bool dashed = is_dash(text_peek(p, end));

	for (size_t i = 0; i < LENGTH(READERS); i++)
	{
		value v;

		if (!may_mean((statement_sense) READERS[i].sense, first, all) &&
			!(dashed && READERS[i].sense == SENSE_MISSING))
			continue;
		v = (value){.form = READERS[i].form, .print = {p, (size_t) (end - p)}};
		if (READERS[i].parse(p, end, &v))
		{
			v.canonical = true; /* words are stored as they are printed */
			*out = v;
			return !print_is_torn(&v);
		}
	}
	return false;
}
