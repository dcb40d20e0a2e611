/*
 * head_words.c
 *		The vocabulary of heads, and which of its words a head has.
 */
#include "head_words.h"
#include "head_years.h"
#include "traditional.h"

#define S(literal)                                                                                           \
	{                                                                                                        \
		(literal), sizeof(literal) - 1                                                                       \
	}
#define H(text, match, kind, role)                                                                           \
	{                                                                                                        \
		S(text), {NULL, 0}, match, kind, role, false, false, MARKS(text)                                     \
	}
#define THEN(text, then, kind, role)                                                                         \
	{                                                                                                        \
		S(text), S(then), ANYWHERE, kind, role, false, false, MARKS(text) | MARKS(then)                      \
	}
#define MEAN(text)                                                                                           \
	{                                                                                                        \
		S(text), {NULL, 0}, ANYWHERE, COLUMN_VALUE, ROLE_AVERAGE, true, false, MARKS(text)                   \
	}
#define PART(text)                                                                                           \
	{                                                                                                        \
		S(text), {NULL, 0}, ANYWHERE, COLUMN_OTHER, ROLE_NONE, false, true, MARKS(text)                      \
	}
#define GROWTH(text) H(text, ANYWHERE, COLUMN_GROWTH, ROLE_NONE)
#define UNREAD(text) H(text, ANYWHERE, COLUMN_OTHER, ROLE_NONE)

/* In order: the first that matches says what the column is. */
const head_rule HEAD_WORDS[] = {
	H("序号", ANYWHERE, COLUMN_ORDINAL, ROLE_NONE),
	H("编号", ANYWHERE, COLUMN_ORDINAL, ROLE_NONE),
	H("序", WHOLE, COLUMN_ORDINAL, ROLE_NONE),
	H("责任单位", ANYWHERE, COLUMN_REMARK, ROLE_NONE),
	H("牵头单位", ANYWHERE, COLUMN_REMARK, ROLE_NONE),
	H("责任部门", ANYWHERE, COLUMN_REMARK, ROLE_NONE),
	H("是否", ANYWHERE, COLUMN_VERDICT, ROLE_NONE),
	H("评价", AT_END, COLUMN_VERDICT, ROLE_NONE),
	H("评估", AT_END, COLUMN_VERDICT, ROLE_NONE),
	H("评估结论", AT_END, COLUMN_VERDICT, ROLE_NONE),
	H("评估结果", AT_END, COLUMN_VERDICT, ROLE_NONE),
	H("属性", ANYWHERE, COLUMN_BINDING, ROLE_NONE),
	H("指标性质", ANYWHERE, COLUMN_BINDING, ROLE_NONE),
	H("计量单位", ANYWHERE, COLUMN_UNIT, ROLE_NONE),
	H("度量单位", ANYWHERE, COLUMN_UNIT, ROLE_NONE),
	H("单位", WHOLE, COLUMN_UNIT, ROLE_NONE),
	H("备注", ANYWHERE, COLUMN_REMARK, ROLE_NONE),
	H("说明", AT_END, COLUMN_REMARK, ROLE_NONE),
	H("推进情况", ANYWHERE, COLUMN_REMARK, ROLE_NONE),
	H("建设内容", ANYWHERE, COLUMN_REMARK, ROLE_NONE),
	H("项目数", ANYWHERE, COLUMN_COUNT, ROLE_NONE),
	H("数量", AT_END, COLUMN_COUNT, ROLE_NONE),
	H("个数", AT_END, COLUMN_COUNT, ROLE_NONE),
	H("性质", AT_END, COLUMN_BINDING, ROLE_NONE),
	H("类别", AT_END, COLUMN_CATEGORY, ROLE_NONE),
	H("类型", AT_END, COLUMN_CATEGORY, ROLE_NONE),
	H("分类", AT_END, COLUMN_CATEGORY, ROLE_NONE),
	H("领域", AT_END, COLUMN_CATEGORY, ROLE_NONE),
	H("维度", AT_END, COLUMN_CATEGORY, ROLE_NONE),
	H("方面", WHOLE, COLUMN_CATEGORY, ROLE_NONE),
	H("一级指标", WHOLE, COLUMN_CATEGORY, ROLE_NONE),
	H("二级指标", WHOLE, COLUMN_CATEGORY, ROLE_NONE),
	H("三级指标", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("指标名称", ANYWHERE, COLUMN_NAME, ROLE_NONE),
	H("指标", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("指标,单位", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("指标/单位", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("指标及单位", AT_END, COLUMN_NAME, ROLE_NONE),
	H("指标和单位", AT_END, COLUMN_NAME, ROLE_NONE),
	H("指标与单位", AT_END, COLUMN_NAME, ROLE_NONE),
	H("指标、单位", AT_END, COLUMN_NAME, ROLE_NONE),
	H("指标体系", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("名称", AT_END, COLUMN_NAME, ROLE_NONE),
	H("科目", AT_END, COLUMN_NAME, ROLE_NONE),
	H("行业", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("产品", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("品种", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("主要指标", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("主要经济指标", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("项目", AT_END, COLUMN_NAME, ROLE_NONE),
	H("事项", AT_END, COLUMN_NAME, ROLE_NONE),
	H("考核内容", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("具体任务", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("工作任务", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("重点任务", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("主要任务", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("任务内容", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("任务指标", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("任务事项", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("工作内容", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("具体内容", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("实施内容", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("指标内容", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("项目内容", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("实事内容", AT_END, COLUMN_NAME, ROLE_NONE),
	/* parts of a year */
	UNREAD("排名"),
	UNREAD("排位"),
	UNREAD("位次"),
	UNREAD("名次"),
	UNREAD("环比"),
	UNREAD("拉动"),
	UNREAD("贡献"),
	MEAN("年均"),
	MEAN("平均"),
	THEN("完成", "预算", COLUMN_OTHER, ROLE_NONE), /* 完成预算增减% too */
	GROWTH("同比增长"),
	GROWTH("比上年增长"),
	GROWTH("较上年增长"),
	GROWTH("比去年增长"),
	GROWTH("同期增长"),
	GROWTH("增长率"),
	GROWTH("增长速度"),
	GROWTH("增速"),
	GROWTH("增幅"),
	GROWTH("±"),
	GROWTH("增减"),
	H("增长", AT_END, COLUMN_GROWTH, ROLE_NONE),
	H("同比", AT_END, COLUMN_GROWTH, ROLE_NONE),
	PART("月"),
	PART("季"),
	PART("半年"),
	UNREAD("旬"),
	UNREAD("目前"),
	UNREAD("当前"),
	UNREAD("日"),
	/* what compares two values, or grades one, is neither a goal nor what was reached */
	UNREAD("率"),
	UNREAD("比"),
	UNREAD("较"),
	UNREAD("差"),
	UNREAD("进度"),
	UNREAD("增减"),
	UNREAD("增长"),
	UNREAD("升降"),
	UNREAD("涨幅"),
	UNREAD("降幅"),
	UNREAD("变化"),
	UNREAD("变动"),
	UNREAD("得分"),
	UNREAD("分值"),
	UNREAD("权重"),
	UNREAD("超额"),
	UNREAD("超计划"),
	UNREAD("超目标"),
	UNREAD("缺口"),
	UNREAD("占"),
	UNREAD("为预算"),
	UNREAD("为年"),
	UNREAD("为计划"),
	UNREAD("为目标"),
	UNREAD("为调整"),
	UNREAD("为变动"),
	UNREAD("完成调整"),
	UNREAD("完成变动"),
	H("的", AT_END, COLUMN_OTHER, ROLE_NONE), /* …的% */
	H("年同期", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	UNREAD("同期"),
	H("年中期目标", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	H("年中期规划", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	H("年中期计划", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	UNREAD("年中"),
	H("基期", ANYWHERE, COLUMN_VALUE, ROLE_BASE),
	H("基年", ANYWHERE, COLUMN_VALUE, ROLE_BASE),
	H("基数", ANYWHERE, COLUMN_VALUE, ROLE_BASE),
	H("预计", ANYWHERE, COLUMN_VALUE, ROLE_FORECAST),
	H("预测", ANYWHERE, COLUMN_VALUE, ROLE_FORECAST),
	H("实际", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	H("达标情况", ANYWHERE, COLUMN_VERDICT, ROLE_NONE),
	H("判断", AT_END, COLUMN_VERDICT, ROLE_NONE),
	H("判定", AT_END, COLUMN_VERDICT, ROLE_NONE),
	THEN("进展", "情况", COLUMN_OUTCOME, ROLE_ACTUAL),
	THEN("完成", "情况", COLUMN_OUTCOME, ROLE_ACTUAL),
	THEN("执行", "情况", COLUMN_OUTCOME, ROLE_ACTUAL),
	THEN("实现", "情况", COLUMN_OUTCOME, ROLE_ACTUAL),
	THEN("达成", "情况", COLUMN_OUTCOME, ROLE_ACTUAL),
	THEN("落实", "情况", COLUMN_OUTCOME, ROLE_ACTUAL),
	THEN("完成", "计划", COLUMN_OTHER, ROLE_NONE),
	THEN("完成", "目标", COLUMN_OTHER, ROLE_NONE),
	THEN("完成", "任务", COLUMN_OTHER, ROLE_NONE),
	UNREAD("完成年"),
	H("预算数", AT_END, COLUMN_VALUE, ROLE_TARGET),
	H("年预算", AT_END, COLUMN_VALUE, ROLE_TARGET),
	H("年初预算", AT_END, COLUMN_VALUE, ROLE_TARGET),
	H("调整预算", AT_END, COLUMN_VALUE, ROLE_TARGET),
	H("变动预算", AT_END, COLUMN_VALUE, ROLE_TARGET),
	UNREAD("预算"),
	H("决算数", AT_END, COLUMN_VALUE, ROLE_ACTUAL),
	H("年决算", AT_END, COLUMN_VALUE, ROLE_ACTUAL),
	UNREAD("决算"),
	/* what is to be reached */
	THEN("力争", "完成", COLUMN_VALUE, ROLE_TARGET),
	THEN("争取", "完成", COLUMN_VALUE, ROLE_TARGET),
	THEN("确保", "完成", COLUMN_VALUE, ROLE_TARGET),
	THEN("拟", "完成", COLUMN_VALUE, ROLE_TARGET),
	/* 计划完成: what was planned to be reached, or what was reached of it: the columns beside it decide */
	THEN("计划", "完成", COLUMN_VALUE, ROLE_NONE),
	THEN("计划", "执行", COLUMN_VALUE, ROLE_ACTUAL),
	THEN("计划", "实绩", COLUMN_VALUE, ROLE_ACTUAL),
	THEN("目标", "完成", COLUMN_VALUE, ROLE_ACTUAL),
	THEN("目标", "执行", COLUMN_VALUE, ROLE_ACTUAL),
	THEN("目标", "实绩", COLUMN_VALUE, ROLE_ACTUAL),
	THEN("任务", "完成", COLUMN_VALUE, ROLE_ACTUAL),
	THEN("预期", "完成", COLUMN_VALUE, ROLE_NONE),
	H("目标", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	H("展望", AT_END, COLUMN_VALUE, ROLE_TARGET), /* 2035年展望, beside the goals of the plan */
	H("年安排", AT_END, COLUMN_VALUE, ROLE_TARGET),
	H("年度安排", AT_END, COLUMN_VALUE, ROLE_TARGET),
	H("安排数", AT_END, COLUMN_VALUE, ROLE_TARGET),
	H("初步安排", AT_END, COLUMN_VALUE, ROLE_TARGET),
	H("年建议", AT_END, COLUMN_VALUE, ROLE_TARGET),
	H("建议数", AT_END, COLUMN_VALUE, ROLE_TARGET),
	H("目標", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	H("预期指标", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("预期", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	H("计划", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	H("年规划", AT_END, COLUMN_VALUE, ROLE_TARGET),
	H("任务", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	UNREAD("时限"),
	UNREAD("期限"),
	UNREAD("时间"),
	H("完成", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	H("实绩", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	H("初步数", AT_END, COLUMN_VALUE, ROLE_ACTUAL),
	H("快报数", AT_END, COLUMN_VALUE, ROLE_ACTUAL),
	H("年快报", AT_END, COLUMN_VALUE, ROLE_ACTUAL),
	H("核算数", AT_END, COLUMN_VALUE, ROLE_ACTUAL),
	H("年报数", AT_END, COLUMN_VALUE, ROLE_ACTUAL),
	H("统计数", AT_END, COLUMN_VALUE, ROLE_ACTUAL),
	H("进展", ANYWHERE, COLUMN_OUTCOME, ROLE_ACTUAL),
	H("本期", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	H("本年累计", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	H("年度指标值", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	H("调整数", AT_END, COLUMN_VALUE, ROLE_TARGET),
	H("调整后", AT_END, COLUMN_VALUE, ROLE_TARGET),
	H("年实现", AT_END, COLUMN_VALUE, ROLE_ACTUAL),
	H("年达到", AT_END, COLUMN_VALUE, ROLE_ACTUAL),
	H("执行", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	H("现状", ANYWHERE, COLUMN_VALUE, ROLE_BASE),
	H("现值", ANYWHERE, COLUMN_VALUE, ROLE_BASE),
	H("截至", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	UNREAD("为"), /* a sentence: *为约束性指标 */
	H("指标", AT_END, COLUMN_NAME, ROLE_NONE),
};

_Static_assert(LENGTH(HEAD_WORDS) <= HEAD_WORDS_MAX, "head.c keeps a bit for each rule");

const size_t HEAD_WORDS_N = LENGTH(HEAD_WORDS);

size_t
head_core(span s, char *out)
{
	const char *p = s.p, *end = span_end(s);
	char *to = out;
	bool inside = false;

	while (p < end)
	{
		const char *at = p;
		uint32_t c;

		if (end - p >= 3 && (unsigned char) *p > 0xE5 && text_solid(p)) /* behind 年, of the commonest */
		{
			for (p += 3; at < p && !inside; at++)
				*to++ = *at;
			continue;
		}
		c = text_next_raw(&p, end);
		if (c == '(' || c == ')')
			inside = c == '(';
		else if (!inside && !(c >= '0' && c <= '9') && !(c == 0x5E74 && to == out))
			while (at < p)
				*to++ = *at++;
	}
	return (size_t) (to - out);
}

static bool
rule_matches(const head_rule *r, span s, span core)
{
	ptrdiff_t at;

	switch (r->match)
	{
		case ANYWHERE:
			at = span_find(s, r->text);
			if (at < 0 || r->then.n == 0)
				return at >= 0;
			at += (ptrdiff_t) r->text.n;
			return span_find((span){s.p + at, s.n - (size_t) at}, r->then) >= 0;
		case AT_END:
			return span_ends(s, r->text) || span_ends(core, r->text);
		default:
			return span_equal(s, r->text) || span_equal(core, r->text);
	}
}

#define RULE_WORDS (HEAD_WORDS_MAX / 64)

/* A character as one of 256. */
static unsigned
letter_of(const char *p)
{
	return ((unsigned char) p[1] * 7u + (unsigned char) p[2]) & 255;
}

/*
 * Of the rules a bit each in their order: by the letter that their words begin with, those with none of three bytes, those
 * of columns that a head must have.  Made at first use from what does not change: who makes it a second time writes the
 * same.
 */
static uint64_t rules_of[256][RULE_WORDS], always[RULE_WORDS], anchors[RULE_WORDS];

static void
sort_rules(void)
{
	static bool sorted;

	for (size_t i = 0; !sorted && i < HEAD_WORDS_N; i++)
	{
		const head_rule *r = &HEAD_WORDS[i];
		uint64_t *rules = (unsigned char) *r->text.p < 0xE0 ? always : rules_of[letter_of(r->text.p)];

		rules[i / 64] |= UINT64_C(1) << i % 64;
		if (r->kind == COLUMN_ORDINAL || r->kind == COLUMN_NAME || r->kind == COLUMN_CATEGORY)
			anchors[i / 64] |= UINT64_C(1) << i % 64;
	}
	sorted = true;
}

/* The rules whose words begin with a character of s: few of all. */
static void
find_candidates(span s, uint64_t *candidates)
{
	sort_rules();
	memcpy(candidates, always, sizeof(always));
	for (size_t i = 0; i + 3 <= s.n;)
		if ((unsigned char) s.p[i] < 0xE0)
			i++;
		else
		{
			const uint64_t *rules = rules_of[letter_of(s.p + i)];

			for (int k = 0; k < RULE_WORDS; k++)
				candidates[k] |= rules[k];
			i += 3;
		}
}

const head_rule *
head_find_rule(const marked *s, bool part_known)
{
	char buf[HEAD_BYTES];
	span core = SPAN_NONE;
	uint64_t candidates[RULE_WORDS];

	if (s->text.n == 0)
		return NULL;
	find_candidates(s->text, candidates);
	for (size_t word = 0; word < RULE_WORDS; word++)
		for (uint64_t bits = candidates[word]; bits != 0; bits &= bits - 1)
		{
			const head_rule *r = &HEAD_WORDS[word * 64 + (size_t) __builtin_ctzll(bits)];

			if (!marks_allow(s->marks, r->marks) || (part_known && r->part))
				continue;
			if (core.p == NULL && r->match != ANYWHERE)
				core = (span){buf, head_core(s->text, buf)};
			if (rule_matches(r, s->text, core))
				return r;
		}
	return NULL;
}

static bool
has_blank(span s)
{
	for (const char *p = text_skip_ideographs(s.p, span_end(s)), *end = span_end(s); p < end;
		 p = text_skip_ideographs(p, end))
		if (text_is_space(text_next_raw(&p, end)))
			return true;
	return false;
}

bool
head_may_anchor(span s)
{
	uint64_t candidates[RULE_WORDS], marks;
	bool blank;

	if (s.n == 0 || has_traditional(s))
		return s.n > 0;
	blank = has_blank(s); /* which may part the characters of a word */
	marks = marks_of(s);
	find_candidates(s, candidates);
	for (size_t word = 0; word < RULE_WORDS; word++)
		for (uint64_t bits = candidates[word] & anchors[word]; bits != 0; bits &= bits - 1)
		{
			const head_rule *r = &HEAD_WORDS[word * 64 + (size_t) __builtin_ctzll(bits)];

			if (marks_allow(marks, r->marks) && (blank || span_find(s, r->text) >= 0))
				return true;
		}
	return false;
}
