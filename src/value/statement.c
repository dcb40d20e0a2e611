/*
 * statement.c
 *		Values in words: assigned, relative, pending, missing.
 *
 *	assigned := (done | level | act | thing)+ [quantity] [bracket], with an act, or with a done and a thing
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
	DONE = 1, /* it was, or is to be, done */
	LEVEL,    /* who sets it */
	ACT,      /* sets it */
	THING     /* what is set */
};

static const phrase DUTY_WORDS[] = {
	P("完成", DONE),      P("达到", DONE),        P("實現", DONE),          P("实现", DONE),
	P("落实", DONE),      P("执行", DONE),        P("已完成", DONE),        P("全面完成", DONE),
	P("超额完成", DONE),  P("按", THING),         P("以", THING),           P("控制在", THING),
	P("市级", LEVEL),     P("市", LEVEL),         P("市里", LEVEL),         P("省级", LEVEL),
	P("省", LEVEL),       P("国家", LEVEL),       P("国家级", LEVEL),       P("上级", LEVEL),
	P("上级部门", LEVEL), P("区级", LEVEL),       P("区", LEVEL),           P("县级", LEVEL),
	P("县", LEVEL),       P("州级", LEVEL),       P("州", LEVEL),           P("自治区", LEVEL),
	P("中央", LEVEL),     P("盟", LEVEL),         P("市委市政府", LEVEL),   P("市政府", LEVEL),
	P("省政府", LEVEL),   P("省委省政府", LEVEL), P("下达", ACT),           P("下達", ACT),
	P("下", ACT),         P("要求", ACT),         P("核定", ACT),           P("考核", ACT),
	P("规定", ACT),       P("分解", ACT),         P("审核衔接后确定", ACT), P("审核衔接", ACT),
	P("确定", ACT),       P("审定", ACT),         P("批复", ACT),           P("安排", ACT),
	P("约束", ACT),       P("控制", THING),       P("的", THING),           P("目标", THING),
	P("任务", THING),     P("指标", THING),       P("计划", THING),         P("数", THING),
	P("值", THING),       P("范围", THING),       P("之内", THING),         P("内", THING),
	P("以内", THING),     P("为准", THING),       P("年度", THING),         P("当年", THING),
	P("目标任务", THING), P("进度", THING),       P("节能减排", THING),     END,
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
	P("高于", RELATION_ABOVE),      P("快于", RELATION_ABOVE),      P("好于", RELATION_ABOVE),
	P("优于", RELATION_ABOVE),      P("超过", RELATION_ABOVE),      P("大于", RELATION_ABOVE),
	P("高於", RELATION_ABOVE),      P("低于", RELATION_BELOW),      P("慢于", RELATION_BELOW),
	P("小于", RELATION_BELOW),      P("低於", RELATION_BELOW),      P("不低于", RELATION_AT_LEAST),
	P("不慢于", RELATION_AT_LEAST), P("不低於", RELATION_AT_LEAST), P("不高于", RELATION_AT_MOST),
	P("不超过", RELATION_AT_MOST),  P("不大于", RELATION_AT_MOST),  END,
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
	return bracket_scan(p, end, out);
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
	value brackets = {.print = quantity.print};

	if (n == 0 || !bracket_scan(p + n, end, &brackets))
		return false;
	out->number = quantity.number;
	out->unit = quantity.unit;
	out->note = brackets.note;
	out->has_offset = true;
	return true;
}

static bool
assigned_parse(const char *p, const char *end, value *out)
{
	unsigned seen = 0;
	uint8_t means = 0;
	size_t n;
	const char *words_end;

	out->attested = false;
	while ((n = phrase_at(DUTY_WORDS, p, end, &means)) > 0)
	{
		seen |= 1u << means;
		p += n;
	}
	if (!(seen & 1u << ACT) && !((seen & 1u << DONE) && (seen & 1u << THING)))
		return false;
	out->attested = seen & 1u << DONE;
	words_end = p;
	if (bracket_scan(p, end, out))
		return true;
	/* 市级下达10000万美元 */
	if (!trailing_quantity(p, end, out))
		return false;
	out->reference = text_trim((span){words_end, (size_t) (end - words_end)});
	out->has_offset = false;
	out->number = DEC_ZERO;
	out->unit = UNIT_NONE;
	return true;
}

static bool
is_han(uint32_t c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3007;
}

/* 与上年持平, 居民收入增长与经济增长基本同步 */
static bool
equal_parse(const char *start, const char *end, value *out)
{
	const char *p = start, *next = start;
	bool with = false;
	uint32_t c;

	for (int i = 0; i < STATEMENT_CHARACTERS && (c = text_next(&next, end)) != TEXT_END; p = next, i++)
	{
		uint8_t means = 0;
		size_t n;

		if (c == 0x4E0E || c == 0x540C || c == 0x548C || c == 0x8DDF) /* 与 同 和 跟 */
			with = true;
		n = with ? phrase_at(EQUAL_WORDS, p, end, &means) : 0;
		if (n > 0 && p > start && bracket_scan(p + n, end, out))
		{
			out->relation = means;
			return true;
		}
		if (c == 0x3002 || c == ';' || c == ',') /* 。 ; , */
			return false;
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
	uint32_t c;
	bool noun = false;

	for (int i = 0; p < end; i++)
	{
		const char *next = p;

		if (i > STATEMENT_CHARACTERS)
			return false;

		c = text_next(&next, end);
		if (c == TEXT_END)
			break;
		if (c == 0x3002 || c == ';' || c == ',')
			return false;
		if (c >= '0' && c <= '9')
		{
			const char *q = p;
			int digits = 0;

			while ((c = text_next(&q, end)) >= '0' && c <= '9')
				digits++;
			if (digits != 4 || c != 0x5E74) /* 年 */
				return noun && trailing_quantity(p, end, out);
			next = q;
		}
		if (noun && bracket_scan(p, end, out))
			return true;
		noun = true;
		p = next;
	}
	return noun;
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
		if (++before > 20 || !is_han(c))
			return false;
	}
	return false;
}

/* 比上年提高0.5个百分点, 较上年下降3% */
static bool
change_parse(const char *start, const char *end, value *out)
{
	const char *p = start;
	uint32_t c = text_next(&p, end);

	if (c != 0x6BD4 && c != 0x8F83) /* 比 较 */
		return false;
	for (int i = 0; i < 20 && p < end; i++)
	{
		uint8_t means = 0;
		size_t n = phrase_at(CHANGE_WORDS, p, end, &means);

		if (n > 0 && i > 0)
		{
			out->relation = means;
			return bracket_scan(p + n, end, out) || trailing_quantity(p + n, end, out);
		}
		if (text_next(&p, end) == TEXT_END)
			break;
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

static bool
relative_parse(const char *p, const char *end, value *out)
{
	return equal_parse(p, end, out) || comparing_parse(p, end, out) || change_parse(p, end, out) ||
		   quality_parse(p, end, out);
}

bool
statement_parse(const char *p, const char *end, value *out)
{
	static const struct
	{
		uint8_t form;
		bool (*parse)(const char *p, const char *end, value *out);
	} READERS[] = {
		{FORM_MISSING, missing_parse},
		{FORM_PENDING, pending_parse},
		{FORM_ASSIGNED, assigned_parse},
		{FORM_RELATIVE, relative_parse},
	};

	for (size_t i = 0; i < sizeof(READERS) / sizeof(READERS[0]); i++)
	{
		value v = {.print = {p, (size_t) (end - p)}};

		if (READERS[i].parse(p, end, &v))
		{
			v.form = READERS[i].form;
			v.canonical = true; /* words are stored as they are printed */
			*out = v;
			return true;
		}
	}
	return false;
}
