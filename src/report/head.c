/*
 * head.c
 *		What the heads of a table's columns say.
 *
 * The words are in head_words.c.
 */
#include "head.h"
#include "head_words.h"
#include "head_years.h"
#include "memo.h"

#define M(literal) MARKED(literal)
#define HAS(s, literal) marked_has(s, (marked) MARKED(literal))

/* What is left to be reached, what came on top, what falls to each: no amount of the indicator. */
static const marked NO_AMOUNT[] = {M("未完成"), M("未实现"), M("未达"),   M("尚"),   M("还需"), M("还差"),
								   M("仍需"),   M("待完成"), M("欠"),     M("剩余"), M("余下"), M("多完成"),
								   M("少完成"), M("超"),     M("不足"),   M("新增"), M("增量"), M("净增"),
								   M("增加额"), M("增加数"), M("增加量"), M("增收"), M("人均")};

/* From when on, beside the year of a mean: 2018年以来, 自2020年. */
static const marked SINCE[] = {M("以来"), M("至今"), M("迄今"), M("年起"), M("年开始")};

/* On which side of the year of a mean the other years are, these do not say for sure: 2018年后平均, 2022年前三年平均. */
static const marked BEYOND[] = {M("年后"), M("年前"), M("以后"), M("以前"), M("之后"), M("之前")};

/* Goals of a year that they do not name: another one than the table is about. */
static const marked OTHER_GOALS[] = {M("中期"), M("近期"), M("远期"), M("长期"), M("长远")};

/* Whose figures a column holds, where a head says it: all but the report's own are left alone. */
static const struct
{
	marked word;
	span own; /* how the names of regions end that may say so of themselves; empty: none */
} SCOPES[] = {
	{M("全国"), {NULL, 0}}, {M("中心城区"), {NULL, 0}}, {M("主城"), {NULL, 0}}, {M("周边"), {NULL, 0}},
	{M("全省"), {"省", 3}}, {M("全市"), {"市", 3}},     {M("全州"), {"州", 3}}, {M("全盟"), {"盟", 3}},
	{M("全区"), {"区", 3}}, {M("全县"), {"县", 3}},     {M("全旗"), {"旗", 3}},
};

/* What may stand below a group head without saying more than it does. */
static const span NEUTRAL[] = {SPAN("总量"),   SPAN("绝对值"), SPAN("绝对量"), SPAN("绝对数"), SPAN("数值"),
							   SPAN("总额"),   SPAN("数额"),   SPAN("总值"),   SPAN("值"),     SPAN("数"),
							   SPAN("指标值"), SPAN("产量"),   SPAN("绝对额"), SPAN("年末数"), SPAN("期末数"),
							   SPAN("全年数"), SPAN("本年数"), SPAN("全省"),   SPAN("全市"),   SPAN("全州"),
							   SPAN("全盟"),   SPAN("全区"),   SPAN("全县"),   SPAN("全旗")};

#define NEUTRAL_BYTES 9    /* of the longest of them */
#define HEAD_CHARACTERS 30 /* nor one without a group above it */

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

#define FULL_WIDTH 0xEF /* the first byte of （ */

/* The bracket at the end of the head, if all of it is a unit: "目标值（%）".  A bare % is one too. */
static span
unit_bracket(span s, unit *u)
{
	bool bracketed;

	if (s.n == 0 || s.n > HEAD_BYTES)
		return s;
	bracketed = memchr(s.p, '(', s.n) != NULL || memchr(s.p, FULL_WIDTH, s.n) != NULL;
	for (const char *p = s.p, *end = span_end(s), *at = p; bracketed && p < end; at = p)
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

bool
head_may_begin(span cell)
{
	cell = text_trim(cell);
	return !text_longer(cell, HEAD_CHARACTERS) && head_may_anchor(cell);
}

/* s is folded. */
static bool
is_neutral(span s)
{
	if (s.n <= NEUTRAL_BYTES && span_among(s, NEUTRAL, LENGTH(NEUTRAL)))
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
rule_of(const marked *own, const marked *group, bool part_known, bool *other)
{
	const head_rule *r = head_find_rule(own, part_known), *above = head_find_rule(group, part_known);

	*other = above != NULL && (above->kind == COLUMN_OTHER || above->kind == COLUMN_GROWTH);
	if (r == NULL && above != NULL &&
		(part_known || is_neutral(own->text) || (above->mean && span_starts(own->text, SPAN("〔")))))
		r = above; /* 2020年完成 over 总量 and 增速, 年均增长 over 〔累计〕 */
	if (r != NULL && r->kind == COLUMN_COUNT && above != NULL && above->kind == COLUMN_VALUE &&
		span_equal(own->text, SPAN("数量")))
		r = above; /* 2025年预计 over 数量 and 增长% */
	if (r != NULL && r->kind == COLUMN_VALUE && r->role == ROLE_ACTUAL && above != NULL &&
		above->kind == COLUMN_VALUE && above->role == ROLE_FORECAST)
		r = above; /* over 完成数: what will have been reached */
	return r;
}

/* 2030年/年均: the values of the year, and means where a cell says so itself. */
static bool
is_mixed(const marked *s, const years *y)
{
	return y->from != 0 && y->from == y->to && (HAS(s, "/") || HAS(s, "或"));
}

/* What else the words of a head say of its values. */
static void
settle_words(column *c, const marked *s)
{
	c->growth |= c->mean && (HAS(s, "增") || HAS(s, "降") || HAS(s, "年均"));
	for (size_t i = 0; i < LENGTH(SCOPES) && c->scope.n == 0; i++)
		if (marked_has(s, SCOPES[i].word))
		{
			c->scope = SCOPES[i].word.text;
			c->scope_own = SCOPES[i].own;
		}
}

bool
head_no_amount(span s)
{
	marked text = marked_text(s);

	return marked_has_any(&text, NO_AMOUNT, LENGTH(NO_AMOUNT)) || span_ends(s, SPAN("增加"));
}

/* Which years the words beside the one year of a mean, or beside a goal without a year, leave open. */
static void
settle_open_years(column *c, const marked *s)
{
	years *y = &c->years;

	if (c->mean && y->from != 0 && y->from == y->to && !months_named(&c->months))
	{
		bool beyond = marked_has_any(s, BEYOND, LENGTH(BEYOND));

		c->since = beyond || marked_has_any(s, SINCE, LENGTH(SINCE)) || span_starts(s->text, SPAN("自")) ||
				   span_starts(s->text, SPAN("从"));
		if (beyond)
			*y = (years){.unread = true};
	}
	if (c->role == ROLE_TARGET && y->from == 0 && !y->has_relative &&
		marked_has_any(s, OTHER_GOALS, LENGTH(OTHER_GOALS)))
		*y = (years){.unread = true};
}

/* A rate of growth: not 增长额, 增长（亿元）, nor a goal of growth or points of it. */
static bool
says_percent(const column *c, const marked *s)
{
	static const marked AMOUNTS[] = {M("额"), M("量"), M("数"), M("点")};

	if (unit_present(&c->unit))
		return unit_class_of(&c->unit) == UNIT_RATE && !unit_is_points(&c->unit) && !HAS(s, "点");
	return !HAS(s, "增减") && !marked_has_any(s, AMOUNTS, LENGTH(AMOUNTS));
}

/* 计划增长, 预计比上年增长: of a goal, of a forecast. */
static column_role
role_of_growth(const marked *s)
{
	if (HAS(s, "计划") || HAS(s, "目标") || HAS(s, "预期"))
		return ROLE_TARGET;
	if (HAS(s, "预计") || HAS(s, "预测"))
		return ROLE_FORECAST;
	return HAS(s, "完成") || HAS(s, "实际") ? ROLE_ACTUAL : ROLE_NONE;
}

/* 乙市 of 2023年乙市完成, 市 of 市平均: a place that is named, in front of what was planned or reached there. */
static span
named_place(const marked *s)
{
	static const marked KINDS[] = {M("市"), M("县"), M("区"), M("州"), M("旗"), M("盟")};
	static const marked ROLES[] = {M("完成"), M("实际"), M("实绩"), M("目标"), M("计划"),
								   M("预计"), M("执行"), M("达到"), M("平均")};
	static const span OWN[] = {SPAN("全"), SPAN("本"), SPAN("我"), SPAN("省"), SPAN("该"), SPAN("年")};

	for (size_t kind = 0; kind < LENGTH(KINDS); kind++)
		for (size_t r = 0; r < LENGTH(ROLES) && marks_allow(s->marks, KINDS[kind].marks); r++)
		{
			ptrdiff_t at = marks_allow(s->marks, ROLES[r].marks) ? span_find(s->text, ROLES[r].text) : -1;
			const char *p = s->text.p;
			span front = {p, at < 0 ? 0 : (size_t) at};

			if (!span_ends(front, KINDS[kind].text) ||
				(front.n < strlen("乙市") && !span_equal(ROLES[r].text, SPAN("平均"))) ||
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
sums_up_plan(const marked *s, const years *y)
{
	return y->from == 0 && !y->has_relative && y->plan_end == 0 && HAS(s, "累计") &&
		   (y->length == 5 || span_starts(s->text, SPAN("〔")));
}

/* 2024年产量, 2023年末 */
static bool
is_yearly_amount(span s, const years *y)
{
	static const span ENDS[] = {SPAN("末"),   SPAN("底"),   SPAN("年末"),
								SPAN("年底"), SPAN("末数"), SPAN("底数")};
	char buf[HEAD_BYTES];
	span core = {buf, head_core(s, buf)};

	if (y->from == 0 || y->from != y->to || s.n == 0)
		return false;
	if (span_among(core, ENDS, LENGTH(ENDS)))
		return true; /* 2023年末: what there was when the year ended */
	return is_neutral(core);
}

/* In the head or as all of the group above it, which may be the name of an indicator; 完成情况(未完成说明原因) only explains. */
static bool
is_no_amount(const marked *s, span above)
{
	char buf[HEAD_BYTES];

	for (size_t i = 0; above.n > 0 && i < LENGTH(NO_AMOUNT); i++)
		if (span_equal(above, NO_AMOUNT[i].text))
			return true;
	return head_no_amount((span){buf, head_core(s->text, buf)}) || HAS(s, "(人均") || HAS(s, "(新增");
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

static void
settle_place(column *c, span printed)
{
	marked s = marked_text(printed);

	if (c->scope.n == 0)
		c->scope = c->scope_own = named_place(&s);
}

/* 2024年 over 全年完成: of a head that names no year, or only the year the table is about. */
static void
take_years_above(column *c, const marked *above)
{
	years over = years_in_folded(above);

	/* “十五五”时期 over 累计〔五年〕: its five years */
	bool its_five = c->years.from == 0 && c->years.length == 5 && over.plan_end != 0;

	if (!has_years(&c->years) || its_five ||
		(c->years.has_relative && c->years.relative == 0 && over.from != 0))
		c->years = over;
}

static column
read_column(span cell, span group)
{
	column c = {.heading = cell, .kind = COLUMN_OTHER, .unit = UNIT_NONE};
	char own_buf[HEAD_BYTES], over_buf[HEAD_BYTES];
	unit ignored;
	span printed;
	marked bare, above = {0};
	bool other;
	const head_rule *r;

	printed = unit_bracket(text_trim(cell), &c.unit);
	bare = marked_text(head_fold(printed, own_buf));
	if (group.n > 0)
		above = marked_text(head_fold(unit_bracket(text_trim(group), &ignored), over_buf));
	if (bare.text.n == 0 && printed.n > 0) /* no head is so long */
	{
		c.years = years_in(printed);
		return c;
	}
	c.months = months_in(bare.text);
	if (!months_named(&c.months) && !c.months.unread)
		c.months = months_in(above.text);
	/* 全年 below 分季度目标 is no quarter */
	r = rule_of(&bare, &above, months_named(&c.months) || span_equal(bare.text, SPAN("全年")), &other);
	c.years = years_in_folded(&bare);
	if (above.text.n > 0)
		take_years_above(&c, &above);
	if (r != NULL)
	{
		c.kind = (column_kind) r->kind;
		c.role = (column_role) r->role;
		c.mean = r->mean;
		c.known = true;
		if (c.mean && is_mixed(&bare, &c.years))
		{
			c.role = ROLE_TARGET;
			c.mean = false;
		}
	}
	else if (above.text.n == 0 && sums_up_plan(&bare, &c.years))
	{
		c.kind = COLUMN_VALUE;
		c.role = ROLE_TARGET;
		c.known = c.total = true;
	}
	else if ((is_neutral(bare.text) || is_yearly_amount(bare.text, &c.years)) &&
			 (has_years(&c.years) || names_amount(bare.text)))
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
	else if (c.years.plan_end != 0 && HAS(&bare, "累计"))
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
	if (c.years.from != c.years.to && !c.mean && HAS(&bare, "→"))
	{
		c.kind = COLUMN_VALUE;
		c.role = ROLE_TARGET;
		c.known = true;
		c.arrow_from = c.years.from;
		c.years.from = c.years.to;
	}
	if (c.kind == COLUMN_GROWTH && (other || !says_percent(&c, &bare)))
		c.kind = COLUMN_OTHER;
	if (c.kind == COLUMN_GROWTH)
	{
		c.years.from = c.years.to; /* 2024年比2023年增长 */
		c.role = role_of_growth(&bare);
	}
	if (c.kind != COLUMN_VALUE && c.kind != COLUMN_OUTCOME)
		return c;
	if (names_part(bare.text))
	{
		c.kind = COLUMN_OTHER;
		c.months.unread = true;
	}
	c.same = HAS(&bare, "同期") || HAS(&above, "同期");
	settle_open_years(&c, &bare);
	/* “十四五”累计目标 */
	c.total |= c.role == ROLE_TARGET && c.years.plan_end != 0 && HAS(&bare, "累计");
	/* “十四五”累计新增 is such a total */
	if (!c.mean && !(c.total && HAS(&bare, "新增")) && is_no_amount(&bare, above.text))
		c.kind = COLUMN_OTHER;
	/* several years in one figure: only of a mean is it known what it says */
	if (other || (c.years.from != c.years.to && !c.mean))
		c.kind = COLUMN_OTHER;
	settle_words(&c, &bare);
	if (c.scope.n == 0)
		settle_words(&c, &above);
	settle_place(&c, cell);
	settle_place(&c, group);
	return c;
}

column
head_column(span cell, span group)
{
	static _Thread_local struct
	{
		memo_key key;
		column says;
	} memo[MEMO_SLOTS], *kept;
	column c;

	if (group.n == 0 && is_plain_figure(cell))
		return (column){.heading = cell, .kind = COLUMN_OTHER, .unit = UNIT_NONE};
	if (group.n > 0 || cell.n == 0 || cell.n > MEMO_TEXT)
		return read_column(cell, group);
	kept = &memo[memo_slot(cell)];
	if (!memo_holds(&kept->key, cell))
		kept->says = read_column(memo_keep(&kept->key, cell), SPAN_NONE);
	c = kept->says;
	c.heading = cell;
	c.scope = memo_moved(c.scope, &kept->key, cell);
	c.scope_own = memo_moved(c.scope_own, &kept->key, cell);
	c.unit.composite = memo_moved(c.unit.composite, &kept->key, cell);
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

	if (arrow_of_figures(cell))
		return true;
	if (!cell_parse(cell, &v))
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
