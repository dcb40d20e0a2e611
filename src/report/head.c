/*
 * head.c
 *		What the heads of a table's columns say.
 *
 * To teach a new head: one line in HEAD_WORDS, in its place in the order.
 */
#include "head.h"

typedef enum head_match
{
	ANYWHERE,
	WHOLE, /* the cell is the word, years and brackets apart */
	AT_END
} head_match;

typedef struct head_rule
{
	const char *text;
	uint8_t n;
	uint8_t match;
	uint8_t kind;
	uint8_t role;
	bool mean;
} head_rule;

#define H(text, match, kind, role)                                                                           \
	{                                                                                                        \
		text, sizeof(text) - 1, match, kind, role, false                                                     \
	}
#define MEAN(text)                                                                                           \
	{                                                                                                        \
		text, sizeof(text) - 1, ANYWHERE, COLUMN_VALUE, ROLE_AVERAGE, true                                   \
	}

/* In order: the first that matches says what the column is. */
static const head_rule HEAD_WORDS[] = {
	H("序号", ANYWHERE, COLUMN_ORDINAL, ROLE_NONE),
	H("编号", ANYWHERE, COLUMN_ORDINAL, ROLE_NONE),
	H("序", WHOLE, COLUMN_ORDINAL, ROLE_NONE),
	H("责任单位", ANYWHERE, COLUMN_REMARK, ROLE_NONE),
	H("牵头单位", ANYWHERE, COLUMN_REMARK, ROLE_NONE),
	H("责任部门", ANYWHERE, COLUMN_REMARK, ROLE_NONE),
	H("是否", ANYWHERE, COLUMN_VERDICT, ROLE_NONE),
	H("评价", AT_END, COLUMN_VERDICT, ROLE_NONE),
	H("属性", ANYWHERE, COLUMN_BINDING, ROLE_NONE),
	H("指标性质", ANYWHERE, COLUMN_BINDING, ROLE_NONE),
	H("计量单位", ANYWHERE, COLUMN_UNIT, ROLE_NONE),
	H("单位", WHOLE, COLUMN_UNIT, ROLE_NONE),
	H("备注", ANYWHERE, COLUMN_REMARK, ROLE_NONE),
	H("说明", AT_END, COLUMN_REMARK, ROLE_NONE),
	H("推进情况", ANYWHERE, COLUMN_REMARK, ROLE_NONE),
	H("建设内容", ANYWHERE, COLUMN_REMARK, ROLE_NONE),
	H("项目数", ANYWHERE, COLUMN_COUNT, ROLE_NONE),
	H("数量", AT_END, COLUMN_COUNT, ROLE_NONE),
	H("个数", AT_END, COLUMN_COUNT, ROLE_NONE),
	H("类别", AT_END, COLUMN_CATEGORY, ROLE_NONE),
	H("指标名称", ANYWHERE, COLUMN_NAME, ROLE_NONE),
	H("指标", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("名称", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("主要指标", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("主要经济指标", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("项目名称", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("项目", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("指标内容", WHOLE, COLUMN_NAME, ROLE_NONE),
	MEAN("平均"),
	MEAN("年均"),
	H("基期", ANYWHERE, COLUMN_VALUE, ROLE_BASE),
	H("基年", ANYWHERE, COLUMN_VALUE, ROLE_BASE),
	H("基数", ANYWHERE, COLUMN_VALUE, ROLE_BASE),
	H("预计", ANYWHERE, COLUMN_VALUE, ROLE_FORECAST),
	H("预测", ANYWHERE, COLUMN_VALUE, ROLE_FORECAST),
	H("实际", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	H("完成情况", ANYWHERE, COLUMN_OUTCOME, ROLE_ACTUAL),
	H("达标情况", ANYWHERE, COLUMN_VERDICT, ROLE_NONE),
	H("实现情况", ANYWHERE, COLUMN_OUTCOME, ROLE_ACTUAL),
	H("目标", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	H("目標", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	H("预期", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	H("计划", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	H("任务", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	H("完成", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	H("实绩", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	H("执行", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	H("现状", ANYWHERE, COLUMN_VALUE, ROLE_BASE),
	H("现值", ANYWHERE, COLUMN_VALUE, ROLE_BASE),
};

typedef struct year_word
{
	const char *text;
	uint8_t n;
	int8_t relative;
} year_word;

#define Y(text, relative)                                                                                    \
	{                                                                                                        \
		text, sizeof(text) - 1, relative                                                                     \
	}

static const year_word YEAR_WORDS[] = {
	Y("上年", -1), Y("去年", -1), Y("上一年", -1), Y("本年", 0), Y("今年", 0),
	Y("当年", 0),  Y("全年", 0),  Y("明年", 1),    Y("次年", 1), Y("下年", 1),
};

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

years
years_in(span s)
{
	years y = {0, 0, 0, false};
	const char *p = s.p, *end = s.p + s.n;
	int run = 0, n = 0;
	uint32_t c = 0;

	while (c != TEXT_END)
	{
		c = s.n == 0 ? TEXT_END : text_next(&p, end);
		if (c >= '0' && c <= '9')
		{
			run++;
			n = run <= 4 ? n * 10 + (int) (c - '0') : 0;
			continue;
		}
		if (run == 4 && n >= 1900 && n < 2100)
		{
			if (y.from == 0 || n < y.from)
				y.from = n;
			if (n > y.to)
				y.to = n;
		}
		run = n = 0;
	}
	if (y.from == 0)
	{
		for (size_t i = 0; i < LENGTH(YEAR_WORDS); i++)
			for (const char *at = s.p; at < end; at++)
				if (((unsigned char) *at & 0xC0) != 0x80 &&
					text_match(at, end, YEAR_WORDS[i].text, YEAR_WORDS[i].n) > 0)
				{
					y.relative = YEAR_WORDS[i].relative;
					y.has_relative = true;
					return y;
				}
	}
	return y;
}

static bool
contains(span s, const char *word, size_t n)
{
	const char *end = s.p + s.n;

	for (const char *p = s.p; p < end; p++)
		if (((unsigned char) *p & 0xC0) != 0x80 && text_match(p, end, word, n) > 0)
			return true;
	return false;
}

static bool
ends_with(span s, const char *word, size_t n)
{
	const char *end = s.p + s.n;

	for (const char *p = s.p; p < end; p++)
	{
		size_t taken = ((unsigned char) *p & 0xC0) == 0x80 ? 0 : text_match(p, end, word, n);

		if (taken > 0 && text_peek(p + taken, end) == TEXT_END)
			return true;
	}
	return false;
}

/* The bracket at the end of the head, if all of it is a unit: "目标值（%）". */
static span
unit_bracket(span s, unit *u)
{
	for (const char *p = s.p, *end = s.p + s.n, *at = p; p < end; at = p)
	{
		span tail;

		if (text_fold_char(text_next_raw(&p, end)) != '(' || at == s.p)
			continue;
		tail = (span){at, (size_t) (end - at)};
		if (unit_parse(tail, u))
			return text_trim((span){s.p, (size_t) (at - s.p)});
	}
	return s;
}

static const head_rule *
find_rule(span s)
{
	s = text_trim(s);
	if (s.n == 0)
		return NULL;
	for (size_t i = 0; i < LENGTH(HEAD_WORDS); i++)
	{
		const head_rule *r = &HEAD_WORDS[i];

		switch (r->match)
		{
			case ANYWHERE:
				if (contains(s, r->text, r->n))
					return r;
				break;
			case AT_END:
				if (ends_with(s, r->text, r->n))
					return r;
				break;
			default:
				if (text_folds_to(s, r->text, r->n))
					return r;
		}
	}
	return NULL;
}

column
head_column(span cell, span group)
{
	column c = {.heading = cell, .kind = COLUMN_OTHER, .unit = UNIT_NONE};
	span bare = unit_bracket(text_trim(cell), &c.unit);
	const head_rule *r = find_rule(bare);
	bool has_years;

	if (r == NULL)
		r = find_rule(group); /* 2020年完成 over 总量 and 增速 */
	c.years = years_in(bare);
	has_years = c.years.from != 0 || c.years.has_relative;
	if (!has_years)
		c.years = years_in(group);
	if (r != NULL)
	{
		c.kind = (column_kind) r->kind;
		c.role = (column_role) r->role;
		c.mean = r->mean;
		c.known = true;
	}
	else if (c.years.from != 0 || c.years.has_relative)
	{
		c.kind = COLUMN_VALUE; /* "2021年": the table says what its values are */
		c.known = true;
	}
	return c;
}

bool
head_word(span cell)
{
	column c;

	cell = text_trim(cell);
	if (cell.n == 0 || text_characters(cell) > 30 || cell_value(cell))
		return false;
	c = head_column(cell, SPAN_NONE);
	return c.known;
}
