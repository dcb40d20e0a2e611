/*
 * head_words.c
 *		The vocabulary of heads.
 */
#include "head_words.h"

#define S(literal)                                                                                           \
	{                                                                                                        \
		(literal), sizeof(literal) - 1                                                                       \
	}
#define H(text, match, kind, role)                                                                           \
	{                                                                                                        \
		S(text), {NULL, 0}, match, kind, role, false, false, HEAD_LETTER(text)                               \
	}
#define THEN(text, then, kind, role)                                                                         \
	{                                                                                                        \
		S(text), S(then), ANYWHERE, kind, role, false, false, HEAD_LETTER(text)                              \
	}
#define MEAN(text)                                                                                           \
	{                                                                                                        \
		S(text), {NULL, 0}, ANYWHERE, COLUMN_VALUE, ROLE_AVERAGE, true, false, HEAD_LETTER(text)             \
	}
#define PART(text)                                                                                           \
	{                                                                                                        \
		S(text), {NULL, 0}, ANYWHERE, COLUMN_OTHER, ROLE_NONE, false, true, HEAD_LETTER(text)                \
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
	H("名称", AT_END, COLUMN_NAME, ROLE_NONE),
	H("科目", AT_END, COLUMN_NAME, ROLE_NONE),
	H("主要指标", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("主要经济指标", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("项目名称", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("产品名称", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("项目", AT_END, COLUMN_NAME, ROLE_NONE),
	H("事项", AT_END, COLUMN_NAME, ROLE_NONE),
	H("考核内容", WHOLE, COLUMN_NAME, ROLE_NONE),
	H("指标内容", WHOLE, COLUMN_NAME, ROLE_NONE),
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
	UNREAD("年中"),
	UNREAD("日"),
	H("上年同期", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	H("去年同期", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	UNREAD("同期"),
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
	H("的", AT_END, COLUMN_OTHER, ROLE_NONE), /* …的% */
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
	UNREAD("预算"),
	UNREAD("决算"),
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
	H("任务", ANYWHERE, COLUMN_VALUE, ROLE_TARGET),
	UNREAD("时限"),
	UNREAD("期限"),
	UNREAD("时间"),
	H("完成", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	H("实绩", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
	H("初步数", AT_END, COLUMN_VALUE, ROLE_ACTUAL),
	H("快报数", AT_END, COLUMN_VALUE, ROLE_ACTUAL),
	H("进展", ANYWHERE, COLUMN_VALUE, ROLE_ACTUAL),
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

_Static_assert(sizeof(HEAD_WORDS) / sizeof(HEAD_WORDS[0]) <= HEAD_WORDS_MAX, "head.c keeps a bit for each rule");

const size_t HEAD_WORDS_N = sizeof(HEAD_WORDS) / sizeof(HEAD_WORDS[0]);
