/*
 * head.c
 *		What the heads of a table's columns say.
 *
 * The words are in head_words.c.
 */
#include "head.h"
#include "head_words.h"
#include "head_years.h"

#define S(literal)                                                                                           \
	{                                                                                                        \
		(literal), sizeof(literal) - 1                                                                       \
	}
/* What is left to be reached, what came on top, what falls to each: no amount of the indicator. */
static const span NO_AMOUNT[] = {S("未完成"), S("未实现"), S("未达"),   S("尚"),   S("还需"), S("还差"),
								 S("仍需"),   S("待完成"), S("欠"),     S("剩余"), S("余下"), S("多完成"),
								 S("少完成"), S("超"),     S("不足"),   S("新增"), S("增量"), S("净增"),
								 S("增加额"), S("增加数"), S("增加量"), S("增收"), S("人均")};

/* From when on, beside the year of a mean: 2018年以来, 自2020年. */
static const span SINCE[] = {S("以来"), S("至今"), S("迄今"), S("年起"), S("年开始")};

/* On which side of the year of a mean the other years are, these do not say for sure: 2018年后平均, 2022年前三年平均. */
static const span BEYOND[] = {S("年后"), S("年前"), S("以后"), S("以前"), S("之后"), S("之前")};

/* Goals of a year that they do not name: another one than the table is about. */
static const span OTHER_GOALS[] = {S("中期"), S("近期"), S("远期"), S("长期"), S("长远")};

/* Whose figures a column holds, where a head says it: all but the report's own are left alone. */
static const struct
{
	span word, own; /* own: how the names of regions end that may say so of themselves; empty: none */
} SCOPES[] = {
	{S("全国"), {NULL, 0}}, {S("中心城区"), {NULL, 0}}, {S("主城"), {NULL, 0}}, {S("周边"), {NULL, 0}},
	{S("全省"), S("省")},   {S("全市"), S("市")},       {S("全州"), S("州")},   {S("全盟"), S("盟")},
	{S("全区"), S("区")},   {S("全县"), S("县")},       {S("全旗"), S("旗")},
};

/* What may stand below a group head without saying more than it does. */
static const span NEUTRAL[] = {S("总量"),   S("绝对值"), S("绝对量"), S("绝对数"), S("数值"),   S("总额"),
							   S("数额"),   S("总值"),   S("值"),     S("数"),     S("指标值"), S("产量"),
							   S("绝对额"), S("年末数"), S("期末数"), S("全年数"), S("本年数"), S("全省"),
							   S("全市"),   S("全州"),   S("全盟"),   S("全区"),   S("全县"),   S("全旗")};

#define HEAD_CHARACTERS 30 /* nor one without a group above it */

static bool
contains(span s, span word)
{
	return span_find(s, word) >= 0;
}

/* （%）或〔累计〕: the first of two brackets, before 或. */
static bool
ends_before_or(span *s)
{
	for (const char *p = s->p, *end = span_end(*s); p < end;)
		if (text_fold_char(text_next_raw(&p, end)) == ')')
		{
			uint32_t next = text_peek(p, end);

			s->n = (size_t) (p - s->p);
			return next == 0x6216 || next == '/' || next == '[' || next == 0x3014; /* 或 〔 */
		}
	return false;
}

/* The bracket at the end of the head, if all of it is a unit: "目标值（%）".  A bare % is one too. */
static span
unit_bracket(span s, unit *u)
{
	if (s.n > HEAD_BYTES)
		return s;
	for (const char *p = s.p, *end = span_end(s), *at = p; p < end; at = p)
	{
		span tail;

		if (text_fold_char(text_next_raw(&p, end)) != '(' || at == s.p)
			continue;
		tail = (span){at, (size_t) (end - at)};
		if (unit_parse(tail, u) || (ends_before_or(&tail) && unit_parse(tail, u)))
			return text_trim((span){s.p, (size_t) (at - s.p)});
	}
	for (int i = 0; i < 2; i++)
	{
		span sign = i == 0 ? SPAN("%") : SPAN("％");

		if (span_ends(s, sign) && s.n > sign.n && unit_parse(sign, u))
			return text_trim((span){s.p, s.n - sign.n});
	}
	return s;
}

/* A head without what stands in its brackets and its years, for words that must be the whole of it. */
static size_t
core_of(span s, char *out)
{
	const char *p = s.p, *end = span_end(s);
	char *to = out;
	bool inside = false;

	while (p < end)
	{
		const char *at = p;
		uint32_t c = text_next_raw(&p, end);

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
			return contains((span){s.p + at, s.n - (size_t) at}, r->then);
		case AT_END:
			return span_ends(s, r->text) || span_ends(core, r->text);
		default:
			return span_equal(s, r->text) || span_equal(core, r->text);
	}
}

#define RULE_WORDS (HEAD_WORDS_MAX / 64)

/*
 * The rules whose words begin with a character that s has, a bit each in their order: few of all.  Made at first use
 * from what does not change: who makes it a second time writes the same.
 */
static void
find_candidates(span s, uint64_t *candidates)
{
	static uint64_t rules_of[256][RULE_WORDS];
	static bool known;

	for (size_t i = 0; !known && i < HEAD_WORDS_N; i++)
		rules_of[HEAD_WORDS[i].letter][i / 64] |= UINT64_C(1) << i % 64;
	known = true;
	for (size_t i = 0; i + 3 <= s.n || (i < s.n && (unsigned char) s.p[i] < 0xE0); i++)
	{
		unsigned letter = HEAD_LETTER(s.p + i);

		for (int k = 0; k < RULE_WORDS; k++)
			candidates[k] |= rules_of[letter][k];
		i += (unsigned char) s.p[i] >= 0xE0 ? 2 : 0;
	}
}

/* s is folded. */
static const head_rule *
find_rule(span s, bool part_known)
{
	char buf[HEAD_BYTES];
	span core;
	uint64_t candidates[RULE_WORDS] = {0};

	if (s.n == 0)
		return NULL;
	core = (span){buf, core_of(s, buf)};
	find_candidates(s, candidates);
	for (size_t word = 0; word < RULE_WORDS; word++)
		for (uint64_t bits = candidates[word]; bits != 0; bits &= bits - 1)
		{
			const head_rule *r = &HEAD_WORDS[word * 64 + (size_t) __builtin_ctzll(bits)];

			if (!(part_known && r->part) && rule_matches(r, s, core))
				return r;
		}
	return NULL;
}

/* s is folded. */
static bool
is_neutral(span s)
{
	if (span_among(s, NEUTRAL, LENGTH(NEUTRAL)))
		return true;
	return s.n == 0 || years_only(s) || years_end_plan(s);
}

/* 绝对数, 产量: values of the table's own year, where nothing else is said. */
static bool
names_amount(span s)
{
	return text_longer(s, 1) && !years_only(s);
}

static bool
has_years(const years *y)
{
	return y->from != 0 || y->has_relative || y->unread;
}

/* A ratio or another region's figures in either cell makes the column one that is not read. */
static const head_rule *
rule_of(span own, span group, bool part_known, bool *other)
{
	const head_rule *r = find_rule(own, part_known), *above = find_rule(group, part_known);

	*other = above != NULL && (above->kind == COLUMN_OTHER || above->kind == COLUMN_GROWTH);
	if (r == NULL && (is_neutral(own) || (part_known && above != NULL) ||
					  (above != NULL && above->mean && span_starts(own, SPAN("〔")))))
		r = above; /* 2020年完成 over 总量 and 增速, 年均增长 over 〔累计〕 */
	if (r != NULL && r->kind == COLUMN_COUNT && above != NULL && above->kind == COLUMN_VALUE &&
		span_equal(own, SPAN("数量")))
		r = above; /* 2025年预计 over 数量 and 增长% */
	if (r != NULL && r->kind == COLUMN_VALUE && r->role == ROLE_ACTUAL && above != NULL &&
		above->kind == COLUMN_VALUE && above->role == ROLE_FORECAST)
		r = above; /* over 完成数: what will have been reached */
	return r;
}

/* 2030年/年均: the values of the year, and means where a cell says so itself. */
static bool
is_mixed(span s, const years *y)
{
	return y->from != 0 && y->from == y->to && (contains(s, SPAN("/")) || contains(s, SPAN("或")));
}

/* What else the words of a head say of its values. */
static void
settle_words(column *c, span s)
{
	c->growth |= c->mean && (contains(s, SPAN("增")) || contains(s, SPAN("降")) || contains(s, SPAN("年均")));
	for (size_t i = 0; i < LENGTH(SCOPES) && c->scope.n == 0; i++)
		if (contains(s, SCOPES[i].word))
		{
			c->scope = SCOPES[i].word;
			c->scope_own = SCOPES[i].own;
		}
}

bool
head_no_amount(span s)
{
	return span_has_any(s, NO_AMOUNT, LENGTH(NO_AMOUNT)) || span_ends(s, SPAN("增加"));
}

/* Which years the words beside the one year of a mean, or beside a goal without a year, leave open. */
static void
settle_open_years(column *c, span s)
{
	years *y = &c->years;

	if (c->mean && y->from != 0 && y->from == y->to && !months_named(&c->months))
	{
		bool beyond = span_has_any(s, BEYOND, LENGTH(BEYOND));

		c->since = beyond || span_has_any(s, SINCE, LENGTH(SINCE)) || span_starts(s, SPAN("自")) ||
				   span_starts(s, SPAN("从"));
		if (beyond)
			*y = (years){.unread = true};
	}
	if (c->role == ROLE_TARGET && y->from == 0 && !y->has_relative &&
		span_has_any(s, OTHER_GOALS, LENGTH(OTHER_GOALS)))
		*y = (years){.unread = true};
}

/* A rate of growth: not 增长额, 增长（亿元）, nor a goal of growth or points of it. */
static bool
says_percent(const column *c, span s)
{
	static const span AMOUNTS[] = {S("额"), S("量"), S("数"), S("点")};

	if (unit_present(&c->unit))
		return unit_class_of(&c->unit) == UNIT_RATE && !unit_is_points(&c->unit) && !contains(s, SPAN("点"));
	if (contains(s, SPAN("增减")))
		return false;
	for (size_t i = 0; i < LENGTH(AMOUNTS); i++)
		if (contains(s, AMOUNTS[i]))
			return false;
	return true;
}

/* 计划增长, 预计比上年增长: of a goal, of a forecast. */
static column_role
role_of_growth(span s)
{
	if (contains(s, SPAN("计划")) || contains(s, SPAN("目标")) || contains(s, SPAN("预期")))
		return ROLE_TARGET;
	if (contains(s, SPAN("预计")) || contains(s, SPAN("预测")))
		return ROLE_FORECAST;
	return contains(s, SPAN("完成")) || contains(s, SPAN("实际")) ? ROLE_ACTUAL : ROLE_NONE;
}

/* 乙市 of 2023年乙市完成, 市 of 市平均: a place that is named, in front of what was planned or reached there. */
static span
named_place(span s)
{
	static const span KINDS[] = {SPAN("市"), SPAN("县"), SPAN("区"), SPAN("州"), SPAN("旗"), SPAN("盟")};
	static const span ROLES[] = {SPAN("完成"), SPAN("实际"), SPAN("实绩"), SPAN("目标"), SPAN("计划"),
								 SPAN("预计"), SPAN("执行"), SPAN("达到"), SPAN("平均")};
	static const span OWN[] = {SPAN("全"), SPAN("本"), SPAN("我"), SPAN("省"), SPAN("该"), SPAN("年")};

	for (size_t r = 0; r < LENGTH(ROLES); r++)
	{
		ptrdiff_t at = span_find(s, ROLES[r]);
		const char *p = s.p;
		span front = {s.p, at < 0 ? 0 : (size_t) at};

		if (!span_ends_any(front, KINDS, LENGTH(KINDS)) ||
			(front.n < strlen("乙市") && !span_equal(ROLES[r], SPAN("平均"))) ||
			span_ends_any((span){front.p, front.n - strlen("市")}, OWN, LENGTH(OWN)))
			continue;
		/* from the last character that is none of a name */
		for (const char *q = front.p, *end = span_end(front); q < end;)
		{
			uint32_t c = text_next_raw(&q, end);

			if (c < 0x4E00 || c > 0x9FFF || c == 0x5E74 || c == 0x5EA6) /* 年 度 */
				p = q;
		}
		return (span){p, (size_t) (span_end(front) - p)};
	}
	return SPAN_NONE;
}

/* 2023.1-9, 2023-09, Q3: a part of a year as digits, which is not read. */
static bool
names_part(span s)
{
	for (size_t i = 0; i + 1 < s.n; i++)
	{
		size_t digits = 0, k;

		if (s.p[i] == 'Q' && s.p[i + 1] >= '1' && s.p[i + 1] <= '4')
			return true;
		while (i + digits < s.n && s.p[i + digits] >= '0' && s.p[i + digits] <= '9')
			digits++;
		k = i + digits + 1;
		if (digits == 4 && k < s.n && (s.p[k - 1] == '.' || s.p[k - 1] == '-' || s.p[k - 1] == '/'))
		{
			size_t month = 0;
			span rest;

			while (k + month < s.n && s.p[k + month] >= '0' && s.p[k + month] <= '9')
				month++;
			rest = (span){s.p + k + month, s.n - k - month};
			if (month > 0 && month <= 2 && !span_starts(rest, SPAN("年")) && !span_starts(rest, SPAN("月")))
				return true;
		}
		if (digits > 4) /* 000014349/2025-00127: the number of a document */
			return true;
		i += digits > 0 ? digits - 1 : 0;
	}
	return false;
}

/* 〔五年累计〕: goals over the years of the plan. */
static bool
sums_up_plan(span s, const years *y)
{
	return y->from == 0 && !y->has_relative && y->plan_end == 0 && contains(s, SPAN("累计")) &&
		   (y->length == 5 || span_starts(s, SPAN("〔")));
}

/* 2024年产量, 2023年末 */
static bool
is_yearly_amount(span s, const years *y)
{
	static const span ENDS[] = {S("末"), S("底"), S("年末"), S("年底"), S("末数"), S("底数")};
	char buf[HEAD_BYTES];
	span core = {buf, core_of(s, buf)};

	if (y->from == 0 || y->from != y->to || s.n == 0)
		return false;
	if (span_among(core, ENDS, LENGTH(ENDS)))
		return true; /* 2023年末: what there was when the year ended */
	return is_neutral(core);
}

/* In the head or as all of the group above it, which may be the name of an indicator; 完成情况(未完成说明原因) only explains. */
static bool
is_no_amount(span s, span above)
{
	char buf[HEAD_BYTES];

	if (span_among(above, NO_AMOUNT, LENGTH(NO_AMOUNT)))
		return true;
	return head_no_amount((span){buf, core_of(s, buf)}) || contains(s, SPAN("(人均")) ||
		   contains(s, SPAN("(新增"));
}

/* 8.5, 1,400 and 62%, but not 2025: half of what is asked for a head is no more than that. */
static bool
is_plain_figure(span s)
{
	size_t whole = 0, n = 0;

	for (; n < s.n && ((s.p[n] >= '0' && s.p[n] <= '9') || s.p[n] == '.' || s.p[n] == ',' || s.p[n] == '%');
		 n++)
		whole += whole == n && s.p[n] >= '0' && s.p[n] <= '9';
	return n == s.n && n > 0 && whole != 4;
}

column
head_column(span cell, span group)
{
	column c = {.heading = cell, .kind = COLUMN_OTHER, .unit = UNIT_NONE};
	char own_buf[HEAD_BYTES], over_buf[HEAD_BYTES];
	unit ignored;
	span printed, bare, above;
	bool other;
	const head_rule *r;

	if (group.n == 0 && is_plain_figure(cell))
		return c;
	printed = unit_bracket(text_trim(cell), &c.unit);
	bare = head_fold(printed, own_buf);
	above = head_fold(unit_bracket(text_trim(group), &ignored), over_buf);
	if (bare.n == 0 && printed.n > 0) /* no head is so long */
	{
		c.years = years_in(printed);
		return c;
	}
	c.months = months_in(bare);
	if (!months_named(&c.months) && !c.months.unread)
		c.months = months_in(above);
	/* 全年 below 分季度目标 is no quarter */
	r = rule_of(bare, above, months_named(&c.months) || span_equal(bare, SPAN("全年")), &other);
	c.years = years_in_folded(bare);
	if (!has_years(&c.years) ||
		(c.years.has_relative && c.years.relative == 0 && years_in_folded(above).from != 0))
		c.years = years_in_folded(above); /* 2024年 over 全年完成 */
	if (r != NULL)
	{
		c.kind = (column_kind) r->kind;
		c.role = (column_role) r->role;
		c.mean = r->mean;
		c.known = true;
		if (c.mean && is_mixed(bare, &c.years))
		{
			c.role = ROLE_TARGET;
			c.mean = false;
		}
	}
	else if (above.n == 0 && sums_up_plan(bare, &c.years))
	{
		c.kind = COLUMN_VALUE;
		c.role = ROLE_TARGET;
		c.known = c.total = true;
	}
	else if ((is_neutral(bare) || is_yearly_amount(bare, &c.years)) &&
			 (has_years(&c.years) || names_amount(bare)))
	{
		c.kind = COLUMN_VALUE; /* "2021年": the table says what its values are */
		c.amount = !has_years(&c.years);
		c.known = true;
		c.bare_year = true;
		if (c.amount && months_named(&c.months)) /* 绝对值 below 9月 */
		{
			c.role = ROLE_ACTUAL;
			c.supposed = true;
		}
	}
	else if (c.years.plan_end != 0 && contains(bare, SPAN("累计")))
	{
		c.kind = COLUMN_VALUE;
		c.role = ROLE_TARGET;
		c.known = c.total = true;
	}
	else if (months_named(&c.months) && !c.years.unread)
	{
		c.kind = COLUMN_VALUE; /* "1-9月", "本月": what was reached by then */
		c.role = ROLE_ACTUAL;
		c.supposed = true;
		c.known = true;
	}
	if (c.years.from != c.years.to && !c.mean && contains(bare, SPAN("→")))
	{
		c.kind = COLUMN_VALUE;
		c.role = ROLE_TARGET;
		c.known = true;
		c.arrow_from = c.years.from;
		c.years.from = c.years.to;
	}
	if (c.kind == COLUMN_GROWTH && (other || !says_percent(&c, bare)))
		c.kind = COLUMN_OTHER;
	if (c.kind == COLUMN_GROWTH)
	{
		c.years.from = c.years.to; /* 2024年比2023年增长 */
		c.role = role_of_growth(bare);
	}
	if (c.kind != COLUMN_VALUE && c.kind != COLUMN_OUTCOME)
		return c;
	if (names_part(bare))
	{
		c.kind = COLUMN_OTHER;
		c.months.unread = true;
	}
	c.same = contains(bare, SPAN("同期")) || contains(above, SPAN("同期"));
	settle_open_years(&c, bare);
	/* “十四五”累计目标 */
	c.total |= c.role == ROLE_TARGET && c.years.plan_end != 0 && contains(bare, SPAN("累计"));
	/* “十四五”累计新增 is such a total */
	if (!c.mean && !(c.total && contains(bare, SPAN("新增"))) && is_no_amount(bare, above))
		c.kind = COLUMN_OTHER;
	/* several years in one figure: only of a mean is it known what it says */
	if (other || (c.years.from != c.years.to && !c.mean))
		c.kind = COLUMN_OTHER;
	settle_words(&c, bare);
	if (c.scope.n == 0)
		settle_words(&c, above);
	if (c.scope.n == 0)
		c.scope = c.scope_own = named_place(cell);
	if (c.scope.n == 0)
		c.scope = c.scope_own = named_place(group);
	return c;
}

/* 64.5%→69%: figures; 2025年→2030年 is a head. */
static bool
arrow_of_figures(span cell)
{
	ptrdiff_t at = span_find(cell, SPAN("→"));
	value_error ignored;
	value v;

	return at > 0 && value_parse(cell.p, (size_t) at, &v, &ignored) == VALUE_OK && value_has_number(&v);
}

bool
head_figure(span cell)
{
	value v;
	value_error ignored;

	if (arrow_of_figures(cell))
		return true;
	if (value_parse(cell.p, cell.n, &v, &ignored) != VALUE_OK)
		return false;
	/* 完成计划（%） and 市下达目标 are statements too, 1-6月 is a range */
	return (value_has_number(&v) && span_find(cell, SPAN("月")) < 0) || v.form == FORM_MISSING;
}

bool
head_says(span cell, column *says)
{
	cell = text_trim(cell);
	*says = (column){.kind = COLUMN_OTHER, .unit = UNIT_NONE};
	if (cell.n == 0 || text_longer(cell, HEAD_CHARACTERS))
		return false;
	*says = head_column(cell, SPAN_NONE);
	return says->known && cell_binding(cell) == ROW_BINDING_UNKNOWN && !head_figure(cell);
}

bool
head_field(span cell)
{
	return head_word(cell) || years_in(cell).from != 0 || cell_unit_bracket(cell);
}

int
columns_finest_category(const column *columns, int n)
{
	while (n-- > 0)
		if (columns[n].kind == COLUMN_CATEGORY && span_ends(columns[n].heading, SPAN("指标")))
			return n;
	return -1;
}

bool
columns_say_values(const column *columns, int n)
{
	bool units = false, any = false;

	for (int i = 0; i < n; i++)
	{
		const column *c = &columns[i];

		if (c->kind == COLUMN_VALUE && (c->years.from != 0 || c->years.has_relative || c->role != ROLE_NONE))
			return true;
		any |= c->kind == COLUMN_VALUE && c->known;
		units |= c->kind == COLUMN_UNIT || (c->kind == COLUMN_VALUE && unit_present(&c->unit));
	}
	return any && units;
}

bool
head_word(span cell)
{
	column ignored;

	return head_says(cell, &ignored);
}
