/*
 * statement.c
 *		Values in words: assigned, relative, pending, missing.
 *
 *	assigned := (done | level | act | goal | link)+ [quantity] [bracket], with an act and one of done, level and
 *				goal, or with a done and a goal
 *	relative := [subject] 与 … 持平 | [subject] 高于 … [quantity] | 比 … 提高 [quantity] | qualities
 *	pending  := (level | figure)* waiting
 *	missing  := dashes [bracket]
 *
 * The words stand in the tables below; one line each.
 */
#include "parse.h"

/* Statements are short: what goes on longer than this before its bracket is prose, and reading it stays linear. */
#define STATEMENT_CHARACTERS 60

typedef struct phrase
{
	const char *text;
	uint8_t n;
	uint8_t means;
} phrase;

#define P(text, means)                                                                                       \
	{                                                                                                        \
		text, sizeof(text) - 1, means                                                                        \
	}
#define END                                                                                                  \
	{                                                                                                        \
		NULL, 0, 0                                                                                           \
	}

enum duty_word
{
	DONE = 1,  /* it was, or is to be, done */
	LEVEL = 2, /* who sets it */
	ACT = 4,   /* sets it */
	GOAL = 8,  /* what is set */
	LINK = 16  /* holds the others together */
};

static const phrase DUTY_WORDS[] = {
	P("完成", DONE),
	P("达到", DONE),
	P("實現", DONE),
	P("实现", DONE),
	P("落实", DONE),
	P("执行", DONE),
	P("已完成", DONE),
	P("全面完成", DONE),
	P("超额完成", DONE),
	P("按", LINK),
	P("以", LINK),
	P("控制在", LINK),
	P("市级", LEVEL),
	P("市", LEVEL),
	P("市里", LEVEL),
	P("省级", LEVEL),
	P("省", LEVEL),
	P("国家", LEVEL),
	P("国家级", LEVEL),
	P("上级", LEVEL),
	P("上级部门", LEVEL),
	P("区级", LEVEL),
	P("区", LEVEL),
	P("县级", LEVEL),
	P("县", LEVEL),
	P("州级", LEVEL),
	P("州", LEVEL),
	P("自治区", LEVEL),
	P("中央", LEVEL),
	P("盟", LEVEL),
	P("市委市政府", LEVEL),
	P("市政府", LEVEL),
	P("省政府", LEVEL),
	P("省委省政府", LEVEL),
	P("省下目标", LEVEL | ACT | GOAL),
	P("省下任务", LEVEL | ACT | GOAL),
	P("市下目标", LEVEL | ACT | GOAL),
	P("市下任务", LEVEL | ACT | GOAL),
	P("下达", ACT),
	P("下達", ACT),
	P("要求", ACT),
	P("核定", ACT),
	P("考核", ACT),
	P("规定", ACT),
	P("分解", ACT),
	P("审核衔接后确定", ACT),
	P("审核衔接", ACT),
	P("确定", ACT),
	P("审定", ACT),
	P("批复", ACT),
	P("安排", ACT),
	P("目标", GOAL),
	P("任务", GOAL),
	P("指标", GOAL),
	P("计划", GOAL),
	P("目标任务", GOAL),
	P("控制", LINK),
	P("约束性", LINK),
	P("的", LINK),
	P("数", LINK),
	P("值", LINK),
	P("范围", LINK),
	P("之内", LINK),
	P("内", LINK),
	P("以内", LINK),
	P("为准", LINK),
	P("年度", LINK),
	P("当年", LINK),
	P("进度", LINK),
	P("节能减排", LINK),
	END,
};

enum pending_word
{
	FIGURE = 1, /* whose, or which, figure */
	WAITING
};

static const phrase PENDING_WORDS[] = {
	P("市级", FIGURE),      P("省级", FIGURE),      P("国家", FIGURE),        P("上级", FIGURE),
	P("区级", FIGURE),      P("县级", FIGURE),      P("数据", FIGURE),        P("目标", FIGURE),
	P("指标", FIGURE),      P("全年", FIGURE),      P("任务", FIGURE),        P("市", FIGURE),
	P("省", FIGURE),        P("统计局", FIGURE),    P("暂未反馈", WAITING),   P("未反馈", WAITING),
	P("待反馈", WAITING),   P("尚未反馈", WAITING), P("暂无数据", WAITING),   P("暂无反馈", WAITING),
	P("暂无", WAITING),     P("暂缺", WAITING),     P("待定", WAITING),       P("待核定", WAITING),
	P("待核算", WAITING),   P("待公布", WAITING),   P("待统计", WAITING),     P("待确定", WAITING),
	P("待下达", WAITING),   P("暂未下达", WAITING), P("未下达", WAITING),     P("尚未下达", WAITING),
	P("未公布", WAITING),   P("暂未公布", WAITING), P("尚未公布", WAITING),   P("未出数", WAITING),
	P("暂未出数", WAITING), P("正在核定", WAITING), P("待上级反馈", WAITING), END,
};

/* Behind 与…: what the value does with its reference. */
static const phrase EQUAL_WORDS[] = {
	P("持平", RELATION_EQUAL),  P("一致", RELATION_EQUAL),    P("相当", RELATION_EQUAL),
	P("同步", RELATION_STEP),   P("同步增长", RELATION_STEP), P("相匹配", RELATION_STEP),
	P("相适应", RELATION_STEP), P("相协调", RELATION_STEP),   END,
};

/* Between the value and a noun. */
static const phrase COMPARING_WORDS[] = {
	P("高于", RELATION_ABOVE),
	P("快于", RELATION_ABOVE),
	P("好于", RELATION_ABOVE),
	P("优于", RELATION_ABOVE),
	P("超过", RELATION_ABOVE),
	P("大于", RELATION_ABOVE),
	P("多于", RELATION_ABOVE),
	P("高於", RELATION_ABOVE),
	P("快於", RELATION_ABOVE),
	P("超過", RELATION_ABOVE),
	P("低于", RELATION_BELOW),
	P("慢于", RELATION_BELOW),
	P("小于", RELATION_BELOW),
	P("少于", RELATION_BELOW),
	P("低於", RELATION_BELOW),
	P("不低于", RELATION_AT_LEAST),
	P("不得低于", RELATION_AT_LEAST),
	P("不慢于", RELATION_AT_LEAST),
	P("不少于", RELATION_AT_LEAST),
	P("不得少于", RELATION_AT_LEAST),
	P("不小于", RELATION_AT_LEAST),
	P("不低於", RELATION_AT_LEAST),
	P("达到或超过", RELATION_AT_LEAST),
	P("达到或高于", RELATION_AT_LEAST),
	P("等于或高于", RELATION_AT_LEAST),
	P("高于或等于", RELATION_AT_LEAST),
	P("持平或高于", RELATION_AT_LEAST),
	P("不高于", RELATION_AT_MOST),
	P("不得高于", RELATION_AT_MOST),
	P("不超过", RELATION_AT_MOST),
	P("不得超过", RELATION_AT_MOST),
	P("不多于", RELATION_AT_MOST),
	P("不大于", RELATION_AT_MOST),
	P("低于或等于", RELATION_AT_MOST),
	P("不高於", RELATION_AT_MOST),
	P("不超過", RELATION_AT_MOST),
	END,
};

/* Behind 比… or 较…. */
static const phrase CHANGE_WORDS[] = {
	P("提高", RELATION_UP),    P("上升", RELATION_UP),
	P("增长", RELATION_UP),    P("增加", RELATION_UP),
	P("回升", RELATION_UP),    P("提升", RELATION_UP),
	P("扩大", RELATION_UP),    P("下降", RELATION_DOWN),
	P("降低", RELATION_DOWN),  P("减少", RELATION_DOWN),
	P("回落", RELATION_DOWN),  P("缩小", RELATION_DOWN),
	P("持平", RELATION_EQUAL), END,
};

enum quality_word
{
	MANNER = 1,
	QUALITY
};

static const phrase QUALITY_WORDS[] = {
	P("保持", MANNER),      P("持续", MANNER),      P("稳步", MANNER),
	P("逐步", MANNER),      P("进一步", MANNER),    P("基本", MANNER),
	P("明显", MANNER),      P("继续", MANNER),      P("不断", MANNER),
	P("居", MANNER),        P("位居", MANNER),      P("稳居", MANNER),
	P("处于", MANNER),      P("走在", MANNER),      P("全市", MANNER),
	P("全省", MANNER),      P("全国", MANNER),      P("全区", MANNER),
	P("全县", MANNER),      P("中心城区", MANNER),  P("同类城市", MANNER),
	P("主要", MANNER),      P("合理", MANNER),      P("在", MANNER),
	P("只增不减", QUALITY), P("只减不增", QUALITY), P("应保尽保", QUALITY),
	P("稳定", QUALITY),     P("稳中有升", QUALITY), P("稳中有降", QUALITY),
	P("稳中有进", QUALITY), P("提升", QUALITY),     P("提高", QUALITY),
	P("增长", QUALITY),     P("下降", QUALITY),     P("改善", QUALITY),
	P("增加", QUALITY),     P("减少", QUALITY),     P("向好", QUALITY),
	P("优化", QUALITY),     P("前列", QUALITY),     P("领先", QUALITY),
	P("前茅", QUALITY),     P("区间", QUALITY),     P("不降低", QUALITY),
	P("不下降", QUALITY),   P("不增加", QUALITY),   P("正增长", QUALITY),
	P("全覆盖", QUALITY),   P("零发生", QUALITY),   P("持平", QUALITY),
	P("同步", QUALITY),     P("同步增长", QUALITY), END,
};

/* The longest phrase of a table at p; bytes taken, 0 if none. */
static size_t
phrase_at(const phrase *table, const char *p, const char *end, uint8_t *means)
{
	uint32_t first = text_peek(p, end);
	size_t most = 0;

	for (const phrase *f = table; f->text != NULL; f++)
	{
		size_t n = text_may_match(first, f->text) ? text_match(p, end, f->text, f->n) : 0;

		if (n > most)
		{
			most = n;
			*means = f->means;
		}
	}
	return most;
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
	int n = 0;

	while (is_dash(text_next(&q, end)))
	{
		p = q;
		n++;
	}
	if (n == 0 || n > 6)
	{
		size_t word = text_match(p, end, "无", sizeof("无") - 1);

		if (n > 0 || word == 0)
			return false;
		p += word;
	}
	/* —（5%） states a number: it is not missing */
	return bracket_scan(p, end, out) && out->reference.n == 0;
}

static bool
pending_parse(const char *p, const char *end, value *out)
{
	uint8_t means = 0;
	size_t n;

	while (means != WAITING && (n = phrase_at(PENDING_WORDS, p, end, &means)) > 0)
		p += n;
	return means == WAITING && bracket_scan(p, end, out);
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
	out->offset_form = quantity.form;
	out->has_offset = true;
	return true;
}

static bool
assigned_parse(const char *p, const char *end, value *out)
{
	unsigned seen = 0;
	uint8_t means = 0;
	size_t n;
	value quantity = *out;

	while ((n = phrase_at(DUTY_WORDS, p, end, &means)) > 0)
	{
		seen |= means;
		p += n;
	}
	if (!((seen & ACT) && (seen & (DONE | LEVEL | GOAL))) && !((seen & DONE) && (seen & GOAL)))
		return false;
	if (bracket_scan(p, end, out))
	{
		out->attested = seen & DONE;
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
		uint8_t means = 0;
		size_t n;

		if (is_digit(c) && !pass_name_digits(p, end, before, &next))
			return false;
		if (c == 0x4E0E || c == 0x540C || c == 0x548C || c == 0x8DDF || c == 0x8207) /* 与 同 和 跟 與 */
			with = true;
		n = with ? phrase_at(EQUAL_WORDS, p, end, &means) : 0;
		if (n > 0 && p > start && bracket_scan(p + n, end, out))
		{
			out->relation = means;
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
		uint8_t means = 0;
		size_t n = phrase_at(COMPARING_WORDS, p, end, &means);

		if (n > 0)
		{
			if (!reference_noun(p + n, end, out))
				return false;
			out->relation = means;
			return true;
		}
		/* 未高于…, 没有超过…: the text says that it is not so */
		if (++before > 20 || !is_han(c) || denies(c))
			return false;
	}
	return false;
}

/* 比上年提高0.5个百分点, 较上年下降3% */
static bool
change_parse(const char *start, const char *end, value *out)
{
	const char *p = start, *next;
	uint32_t c = text_next(&p, end), before = c;

	if (c != 0x6BD4 && c != 0x8F83) /* 比 较 */
		return false;
	for (int i = 0; i < 20 && p < end; i++, p = next, before = c)
	{
		uint8_t means = 0;
		size_t n = phrase_at(CHANGE_WORDS, p, end, &means);

		if (n > 0 && i > 0)
		{
			out->relation = means;
			return bracket_scan(p + n, end, out) || trailing_quantity(p + n, end, out);
		}
		next = p;
		c = text_next(&next, end);
		if (c == TEXT_END || ends_clause(c) || denies(c) ||
			(is_digit(c) && !pass_name_digits(p, end, before, &next)))
			return false;
	}
	return false;
}

static bool
quality_parse(const char *p, const char *end, value *out)
{
	uint8_t means = 0;
	bool quality = false;
	size_t n;

	while ((n = phrase_at(QUALITY_WORDS, p, end, &means)) > 0)
	{
		quality |= means == QUALITY;
		p += n;
	}
	out->relation = RELATION_STATED;
	return quality && bracket_scan(p, end, out);
}

/* The print without the quantity of a bracket, whose blanks may part thousands. */
static bool
print_is_torn(const value *v)
{
	const char *end = v->print.p + v->print.n, *behind = v->reference.p + v->reference.n;

	if (v->reference.n == 0)
		return has_torn_number(v->print);
	return has_torn_number((span){v->print.p, (size_t) (v->reference.p - v->print.p)}) ||
		   has_torn_number((span){behind, (size_t) (end - behind)});
}

bool
statement_parse(const char *p, const char *end, value *out)
{
	static const struct
	{
		uint8_t form;
		bool (*parse)(const char *p, const char *end, value *out);
	} READERS[] = {
		{FORM_MISSING, missing_parse},  {FORM_PENDING, pending_parse},    {FORM_ASSIGNED, assigned_parse},
		{FORM_RELATIVE, equal_parse},   {FORM_RELATIVE, comparing_parse}, {FORM_RELATIVE, change_parse},
		{FORM_RELATIVE, quality_parse},
	};

	for (size_t i = 0; i < sizeof(READERS) / sizeof(READERS[0]); i++)
	{
		value v = {.form = READERS[i].form, .print = {p, (size_t) (end - p)}};

		if (READERS[i].parse(p, end, &v))
		{
			v.canonical = true; /* words are stored as they are printed */
			*out = v;
			return !print_is_torn(&v);
		}
	}
	return false;
}
