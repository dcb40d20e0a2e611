/*
 * note_scope.c
 *		Whom the clauses of a note concern: 地区生产总值按可比价计算，就业为快报数，其余为年报数.
 *
 * A clause is about the indicators that it names, or that the list before it names; 为快报数 without a subject goes on
 * about those of the clause before; 其余 is about whom no other clause of the item names.
 */
#include "name.h"
#include "note.h"

/* Around the name of an indicator in a clause. */
static const span LEADS[] = {SPAN("最终"), SPAN("实际"), SPAN("初步"), SPAN("全部"), SPAN("表中"),
							 SPAN("本表"), SPAN("以上"), SPAN("上述"), SPAN("全年"), SPAN("有关"),
							 SPAN("相关"), SPAN("所有"), SPAN("各项"), SPAN("其中"), SPAN("由于"),
							 SPAN("年度"), SPAN("预期"), SPAN("统计"), SPAN("计划"), SPAN("目标"),
							 SPAN("部分"), SPAN("“"),    SPAN("”"),    SPAN("的"),   SPAN("."),
							 SPAN("*"),    SPAN("："),   SPAN(":"),    SPAN("均")};
static const span TAILS[] = {SPAN("最终"),   SPAN("数据"),   SPAN("数值"),   SPAN("指标"),   SPAN("实际"),
							 SPAN("实际值"), SPAN("完成"),   SPAN("完成数"), SPAN("完成值"), SPAN("情况"),
							 SPAN("目标"),   SPAN("目标值"), SPAN("计划"),   SPAN("计划数"), SPAN("初步"),
							 SPAN("核算"),   SPAN("统计"),   SPAN("等"),     SPAN("均"),     SPAN("的"),
							 SPAN("约束性"), SPAN("预期性"), SPAN("“"),      SPAN("”"),      SPAN("暂"),
							 SPAN("分别"),   SPAN("全部"),   SPAN("都"),     SPAN("也"),     SPAN("则"),
							 SPAN("*"),      SPAN("两项"),   SPAN("预期"),   SPAN("年度"),   SPAN("部分"),
							 SPAN("全年"),   SPAN("年份"),   SPAN("实际数"), SPAN("目标数"), SPAN("年均")};

/* Where the subject of a clause ends, and words that only look like it. */
static const span VERBS[] = {SPAN("为"),   SPAN("按"),     SPAN("系"),   SPAN("采用"), SPAN("以"),
							 SPAN("是"),   SPAN("暂定"),   SPAN("含"),   SPAN("不含"), SPAN("包括"),
							 SPAN("包含"), SPAN("不包括"), SPAN("剔除"), SPAN("扣除")};
static const span NO_VERBS[] = {SPAN("以上"), SPAN("以下"), SPAN("以内"), SPAN("以外"), SPAN("以来"),
								SPAN("系数"), SPAN("系统"), SPAN("体系"), SPAN("关系"), SPAN("水系"),
								SPAN("作为"), SPAN("行为"), SPAN("含量"), SPAN("含水")};

/* Behind the name of an indicator: no part of it. */
static const span SAID[] = {SPAN("县级"),   SPAN("市级"), SPAN("省级"), SPAN("无"), SPAN("暂无"),
							SPAN("尚"),     SPAN("未"),   SPAN("不"),   SPAN("因"), SPAN("扣除"),
							SPAN("已扣除"), SPAN("包括"), SPAN("包含")};

static const span RESTS[] = {SPAN("其余"), SPAN("其他"), SPAN("其它")};
static const span JOINS[] = {SPAN("以及"), SPAN("和"), SPAN("与"), SPAN("及")};

/* Behind a name: of what values it speaks. */
static const struct
{
	span word;
	note_values values;
} ASPECTS[] = {{SPAN("增长速度"), NOTE_GROWTH}, {SPAN("增速"), NOTE_GROWTH},
			   {SPAN("增长率"), NOTE_GROWTH},   {SPAN("增幅"), NOTE_GROWTH},
			   {SPAN("增长"), NOTE_GROWTH},     {SPAN("发展速度"), NOTE_GROWTH},
			   {SPAN("绝对数"), NOTE_LEVELS},   {SPAN("绝对额"), NOTE_LEVELS},
			   {SPAN("绝对值"), NOTE_LEVELS},   {SPAN("总量"), NOTE_LEVELS}};

/* An item of a note while its clauses are read. */
typedef struct item_work
{
	arena *a;
	note_effects_of_table *out;
	int item, clause;
	bool except;     /* 除粮食产量外 stood before */
	years years;     /* that were named last */
	bool but_years;  /* 除2021年外 */
	size_t from, to; /* entries of the clause that last named somebody */
} item_work;

static size_t
longest_start(span s, const span *words, size_t n)
{
	size_t longest = 0;

	for (size_t i = 0; i < n; i++)
		if (words[i].n > longest && span_starts(s, words[i]))
			longest = words[i].n;
	return longest;
}

static size_t
longest_end(span s, const span *words, size_t n)
{
	size_t longest = 0;

	for (size_t i = 0; i < n; i++)
		if (words[i].n > longest && span_ends(s, words[i]))
			longest = words[i].n;
	return longest;
}

/* 2023年, 2021—2025年: its bytes at the start of s. */
static size_t
year_start(span s)
{
	const char *p = s.p, *end = span_end(s), *at = p;
	uint32_t c = TEXT_END;

	while (p < end)
	{
		at = p;
		c = text_next(&p, end);
		if (!(c >= '0' && c <= '9') && c != '-' && c != 0x2014 && c != 0x81F3) /* — 至 */
			break;
	}
	return c == 0x5E74 && at > s.p ? (size_t) (p - s.p) : 0; /* 年 */
}

/* The same at its end: 粮食产量2023年. */
static size_t
year_end(span s)
{
	size_t n = s.n - (span_ends(s, SPAN("年")) ? strlen("年") : 0), digits = 0;

	while (n < s.n && digits < n && s.p[n - digits - 1] >= '0' && s.p[n - digits - 1] <= '9')
		digits++;
	return digits == 4 ? s.n - n + digits : 0;
}

/* The name without what a note says around it: 2023年粮食产量数据均. */
static span
bare_name(span s)
{
	span before;

	do
	{
		size_t n;

		before = s;
		n = longest_start(s, LEADS, LENGTH(LEADS));
		n += n == 0 ? year_start(s) : 0;
		s = text_trim((span){s.p + n, s.n - n});
		n = longest_end(s, TAILS, LENGTH(TAILS));
		s.n -= n > 0 ? n : year_end(s);
	} while (before.n != s.n);
	return s;
}

/* The indicator that the name is about, and which of its values: 地区生产总值增速, 人均产值的人口数, 总产值（产值）. */
static span
stem_of(span bare, note_values *values)
{
	ptrdiff_t part = span_find(bare, SPAN("的"));

	*values = NOTE_VALUES;
	if (part > 0)
		return (span){bare.p, (size_t) part};
	for (size_t i = 0; i < LENGTH(ASPECTS); i++)
		if (span_ends(bare, ASPECTS[i].word))
		{
			bare.n -= ASPECTS[i].word.n;
			*values = ASPECTS[i].values;
			return bare_name(bare);
		}
	for (const char *p = bare.p, *end = span_end(bare), *at = p; p < end; at = p)
		if (text_fold_char(text_next_raw(&p, end)) == '(' && at > bare.p &&
			(span_ends(bare, SPAN(")")) || span_ends(bare, SPAN("）"))))
			return (span){bare.p, (size_t) (at - bare.p)};
	return bare;
}

/* Adds whom the clause concerns; its place, NOTED_MAX where it names nobody. */
static size_t
add_name(item_work *w, const noted *clause, span name, size_t under)
{
	noted n = *clause;

	n.subject = name;
	n.bare = bare_name(name);
	n.stem = stem_of(n.bare, &n.stem_values);
	n.under = under;
	if (text_characters(n.bare) < 2 || n.stem.n == 0 || w->out->n == NOTED_MAX)
		return NOTED_MAX;
	w->out->noted[w->out->n] = n;
	return w->out->n++;
}

/* 收入和支出 may be the name of one or of two. */
static void
add_joined(item_work *w, const noted *clause, span names, size_t under)
{
	while (names.n > 0)
	{
		ptrdiff_t at = -1;
		size_t join = 0;

		under = add_name(w, clause, names, under);
		for (size_t i = 0; i < LENGTH(JOINS) && at <= 0; i++)
		{
			at = span_find(names, JOINS[i]);
			join = JOINS[i].n;
		}
		if (at <= 0)
			return;
		add_name(w, clause, (span){names.p, (size_t) at}, under);
		names = (span){names.p + at + join, names.n - (size_t) at - join};
	}
}

/* 地区生产总值、财政收入: each, and all of it, which may be one name too (交通运输、仓储业). */
static void
add_names(item_work *w, const noted *clause, span list)
{
	size_t whole = span_find(list, SPAN("、")) > 0 ? add_name(w, clause, list, NOTED_MAX) : NOTED_MAX;
	const char *at = list.p, *end = span_end(list);

	for (const char *p = list.p, *mark = p; p < end; mark = p)
	{
		uint32_t c = text_fold_char(text_next_raw(&p, end));

		if (c != 0x3001 && c != ',')
			continue;
		add_joined(w, clause, (span){at, (size_t) (mark - at)}, whole);
		at = p;
	}
	if (list.n > 0)
		add_joined(w, clause, (span){at, (size_t) (end - at)}, whole);
}

/* Those of the clause before again: 地区生产总值按现价计算，增速按可比价计算. */
static void
add_again(item_work *w, const noted *clause, note_values values)
{
	size_t shift = w->out->n - w->from;

	for (size_t i = w->from; i < w->to && w->out->n < NOTED_MAX; i++)
	{
		noted *n = &w->out->noted[w->out->n++];

		*n = *clause;
		n->values = values;
		n->subject = w->out->noted[i].subject;
		n->bare = w->out->noted[i].bare;
		n->stem = w->out->noted[i].stem;
		n->stem_values = values == NOTE_VALUES ? w->out->noted[i].stem_values : NOTE_VALUES;
		n->under = w->out->noted[i].under == NOTED_MAX ? NOTED_MAX : w->out->noted[i].under + shift;
	}
}

static size_t
verb_at(span s)
{
	for (const char *p = s.p, *end = span_end(s), *at = p; p < end; at = p)
	{
		span rest = {at, (size_t) (end - at)};
		size_t none = longest_start(rest, NO_VERBS, LENGTH(NO_VERBS));

		if (none == 0 && longest_start(rest, VERBS, LENGTH(VERBS)) > 0)
			return (size_t) (at - s.p);
		text_next_raw(&p, end);
		p = none > 0 ? at + none : p;
	}
	return s.n;
}

bool
note_says_rest(span text)
{
	return span_has_any(text, RESTS, LENGTH(RESTS)) || span_find(text, SPAN("除")) >= 0;
}

/* 其余, 其他指标: all that no clause names. */
static bool
is_rest(span subject)
{
	span s = bare_name(subject);
	size_t n = longest_start(s, RESTS, LENGTH(RESTS));

	return n > 0 && text_characters(bare_name((span){s.p + n, s.n - n})) < 2;
}

/* 其余年份: the years that the item does not name. */
static bool
is_other_years(span subject)
{
	for (size_t i = 0; i < LENGTH(RESTS); i++)
	{
		ptrdiff_t at = span_find(subject, RESTS[i]);

		if (at >= 0 && span_starts((span){subject.p + at + RESTS[i].n, subject.n - (size_t) at - RESTS[i].n},
								   SPAN("年")))
			return true;
	}
	return false;
}

/* 增速 or 绝对数 alone: of those named before. */
static note_values
values_alone(span subject)
{
	span s = bare_name(subject);
	note_values values;

	if (span_starts(s, SPAN("其")))
		s = (span){s.p + strlen("其"), s.n - strlen("其")};
	return stem_of(s, &values).n == 0 ? values : NOTE_VALUES;
}

/* The years that a clause speaks of: of 以2024年统计年鉴为准 none. */
static years
years_of_clause(span clause)
{
	if (span_find(clause, SPAN("为准")) >= 0)
		clause.n = verb_at(clause);
	return years_in(clause);
}

#define CLAUSES_BEHIND 8 /* that may say the years of one before */

/* Of a clause that names none: those named before, else those that a clause behind it gives the same effect. */
static years
years_for(const item_work *w, span rest, unsigned effects)
{
	span clause;

	if (w->years.from != 0)
		return w->years;
	for (int i = 0; i < CLAUSES_BEHIND && note_clause(&rest, &clause); i++)
		if ((note_effects(clause) & effects) != 0 && years_of_clause(clause).from != 0)
			return years_of_clause(clause);
	return (years){0};
}

/* 城镇新增就业除外, 不含粮食产量: they are none of the rest. */
static report_status
take_exclusion(item_work *w, span *clause)
{
	static const span WITHOUT[] = {SPAN("不含"), SPAN("不包括"), SPAN("不包含")};
	size_t n = longest_start(*clause, WITHOUT, LENGTH(WITHOUT));
	span names = SPAN_NONE;

	if (span_ends(*clause, SPAN("除外")))
		names = (span){clause->p, clause->n - strlen("除外")};
	else if (n > 0)
		names = (span){clause->p + n, clause->n - n};
	if (names.n == 0)
		return REPORT_OK;
	names = squeeze(w->a, names);
	if (names.p == NULL)
		return REPORT_NOMEM;
	/* behind a statement about all it is an exception to that */
	for (size_t i = 0; i < w->out->n; i++)
		if (w->out->noted[i].item == w->item && w->out->noted[i].effects != 0 &&
			w->out->noted[i].subject.n == 0)
			w->out->noted[i].rest = true;
	add_names(w, &(noted){.item = w->item, .clause = ++w->clause}, names);
	*clause = SPAN_NONE;
	return REPORT_OK;
}

/* 除粮食产量外，… or 除2021年外均…: what stands behind it of the clause. */
static report_status
take_exception(item_work *w, span *clause)
{
	static const span OUT[] = {SPAN("以外"), SPAN("之外"), SPAN("外")};
	span ex = *clause;
	size_t first = w->out->n, lead;
	years y;

	/* 以上数据除粮食产量为年报数外 */
	while ((lead = longest_start(ex, LEADS, LENGTH(LEADS))) > 0 ||
		   (lead = longest_start(ex, TAILS, LENGTH(TAILS))) > 0)
		ex = (span){ex.p + lead, ex.n - lead};
	if (!span_starts(ex, SPAN("除")))
	{
		TRY(take_exclusion(w, &ex));
		*clause = ex.n == 0 ? SPAN_NONE : *clause;
		return REPORT_OK;
	}
	*clause = ex;
	for (size_t i = 0; i < LENGTH(OUT); i++)
	{
		ptrdiff_t at = span_find(ex, OUT[i]);

		if (at < 0)
			continue;
		ex = (span){ex.p + strlen("除"), (size_t) at - strlen("除")};
		*clause = text_trim((span){clause->p + at + OUT[i].n, clause->n - (size_t) at - OUT[i].n});
		y = years_in(ex);
		if (ex.n == 0)
			return REPORT_OK;
		ex.n = verb_at(ex); /* 除粮食产量为年报数外 */
		ex = squeeze(w->a, ex);
		if (ex.p == NULL)
			return REPORT_NOMEM;
		add_names(w, &(noted){.item = w->item, .clause = ++w->clause}, ex);
		w->except = true;
		if (w->out->n == first && y.from != 0)
		{
			w->years = y;
			w->but_years = true;
			w->except = false;
		}
		return REPORT_OK;
	}
	return REPORT_OK;
}

/* The clause that does something, its subject from the list before it on. */
static report_status
take_clause(item_work *w, span clause, span list, span rest, unsigned effects)
{
	noted n = {.effects = effects,
			   .item = w->item,
			   .clause = ++w->clause,
			   .under = NOTED_MAX,
			   .text = arena_copy(w->a, clause)};
	size_t from = w->out->n;
	bool goes_on = list.n == 0;
	note_values alone;
	years y = years_of_clause(clause);

	list = goes_on || list.n > NOTED_BYTES ? SPAN_NONE : squeeze(w->a, list);
	if (w->a->seam->failed)
		return REPORT_NOMEM;
	w->years = y.from != 0 && !w->but_years ? y : w->years;
	n.years = years_for(w, rest, effects);
	n.but_years = w->but_years || (is_other_years(list) && n.years.from != 0);
	alone = values_alone(list);
	if (is_rest(list) || (w->except && text_characters(bare_name(list)) < 2))
		n.rest = true;
	else if ((goes_on || alone != NOTE_VALUES) && w->to > w->from)
	{
		add_again(w, &n, alone);
		return REPORT_OK;
	}
	else if (!is_other_years(list))
		add_names(w, &n, list);
	if (w->out->n > from)
	{
		w->from = from;
		w->to = w->out->n;
	}
	else if (w->out->n < NOTED_MAX && (effects & ~(1u << EFFECT_BASIS)) != 0)
	{
		n.values = alone;
		w->out->noted[w->out->n++] = n;
	}
	return REPORT_OK;
}

/* What the clause does: 按…计算 too where the item says on what basis. */
static unsigned
effects_of_clause(span clause, unsigned whole)
{
	unsigned effects = note_effects(clause) & whole;

	if (whole & 1u << EFFECT_BASIS && span_find(clause, SPAN("按")) >= 0 &&
		span_find(clause, SPAN("计算")) >= 0)
		effects |= 1u << EFFECT_BASIS;
	return effects;
}

/* （不含粮食产量） behind what the clause says. */
static report_status
take_bracket(item_work *w, span clause)
{
	static const span OPEN[] = {SPAN("（不"), SPAN("(不")}, CLOSE[] = {SPAN("）"), SPAN(")")};

	for (size_t i = 0; i < LENGTH(OPEN); i++)
	{
		ptrdiff_t at = span_find(clause, OPEN[i]), end;
		span inside;

		if (at < 0)
			continue;
		at += (ptrdiff_t) (OPEN[i].n - strlen("不"));
		inside = (span){clause.p + at, clause.n - (size_t) at};
		for (size_t k = 0; k < LENGTH(CLOSE); k++)
			if ((end = span_find(inside, CLOSE[k])) > 0)
				inside.n = (size_t) end;
		return take_exclusion(w, &inside);
	}
	return REPORT_OK;
}

/* Did the clause in front of the rest end in ； or 。? */
static bool
ends_statement(span rest, span text)
{
	span before = {text.p, rest.n == 0 ? text.n : (size_t) (rest.p - text.p)};

	return span_ends(before, SPAN("；")) || span_ends(before, SPAN(";")) || span_ends(before, SPAN("。"));
}

report_status
note_settle_item(arena *a, span text, int item, bool rest_said, note_effects_of_table *out)
{
	unsigned whole = note_effects(text), seen = 0;
	item_work w = {.a = a, .out = out, .item = item};
	span rest = text, clause;
	const char *list = NULL;

	out->effects |= whole;
	whole &= 1u << EFFECT_PRELIMINARY | 1u << EFFECT_PROVISIONAL | 1u << EFFECT_BASIS;
	if (whole == 0 && !rest_said)
		return REPORT_OK;
	while (note_clause(&rest, &clause))
	{
		unsigned effects;
		size_t verb;

		clause = text_trim(clause);
		if (clause.n > NOTED_BYTES)
		{
			list = NULL;
			continue;
		}
		TRY(take_exception(&w, &clause));
		effects = effects_of_clause(clause, whole);
		verb = verb_at(clause);
		if (clause.n == 0)
			continue;
		list = list == NULL ? clause.p : list;
		if (verb == clause.n && effects == 0)
		{
			if (ends_statement(rest, text))
				list = NULL; /* 甲；乙为快报数 is no list */
			continue;        /* a list that goes on behind the comma */
		}
		if (effects != 0 || rest_said)
			TRY(take_clause(&w, clause, text_trim((span){list, (size_t) (clause.p + verb - list)}), rest,
							effects));
		TRY(take_bracket(&w, clause));
		seen |= effects;
		list = NULL;
	}
	whole &= ~seen & ~(1u << EFFECT_BASIS);
	if (whole != 0 && out->n < NOTED_MAX)
		out->noted[out->n++] =
			(noted){.effects = whole, .item = item, .under = NOTED_MAX, .years = years_in(text)};
	return REPORT_OK;
}

/* How well a subject names an indicator. */
enum
{
	NAMES_NOT,
	NAMES_FIRST, /* 地区生产总值能耗, of 地区生产总值 */
	NAMES_PART,  /* 就业 of 城镇新增就业 */
	NAMES_STEM,  /* with 增速 or the like behind it */
	NAMES_ALL
};

static int
names_row(const noted *n, span indicator)
{
	note_values values;

	if (n->subject.n == 0 || indicator.n == 0)
		return NAMES_NOT;
	if (span_equal(n->subject, indicator) || span_equal(n->bare, indicator))
		return NAMES_ALL;
	/* 增速 said of 地区生产总值 is said of a row 地区生产总值增速 too */
	if (n->values == NOTE_GROWTH && span_equal(n->stem, stem_of(indicator, &values)) && values == NOTE_GROWTH)
		return NAMES_ALL;
	if (span_equal(n->stem, indicator))
		return n->values == NOTE_VALUES ? NAMES_STEM : NAMES_ALL;
	if (span_find(indicator, n->bare) >= 0)
		return NAMES_PART;
	if (!span_starts(n->bare, indicator))
		return NAMES_NOT;
	/* 城镇调查失业率县级无统计数据 says something of it; 地区生产总值能耗 is another indicator */
	return longest_start((span){n->bare.p + indicator.n, n->bare.n - indicator.n}, SAID, LENGTH(SAID)) > 0
			   ? NAMES_STEM
			   : NAMES_FIRST;
}

/* Off a list that only begins with a row's name, else its parts; and of a clause that names rows what names none. */
static void
drop_unnamed(note_effects_of_table *out)
{
	for (size_t i = 0; i < out->n; i++)
		if (out->noted[i].under != NOTED_MAX && out->noted[out->noted[i].under].best == NAMES_FIRST)
			out->noted[out->noted[i].under].best = NAMES_NOT;
	for (size_t i = 0; i < out->n; i++)
	{
		noted *n = &out->noted[i];

		n->dropped |=
			n->under != NOTED_MAX && (out->noted[n->under].dropped || out->noted[n->under].best > 0);
	}
	for (size_t i = 0; i < out->n; i++)
		for (size_t k = 0; k < out->n && out->noted[i].subject.n > 0 && out->noted[i].best == 0; k++)
			out->noted[i].dropped |= out->noted[k].clause == out->noted[i].clause &&
									 out->noted[k].item == out->noted[i].item && out->noted[k].best > 0;
}

void
notes_know_rows(arena *scratch, const grid *g, note_effects_of_table *out)
{
	row_walk walk = {.part = g == NULL ? NULL : g->first};
	bool any = false;
	row x;

	for (size_t i = 0; i < out->n; i++)
		any |= out->noted[i].subject.n > 0;
	while (any && g != NULL && grid_next_row(g, &walk, scratch, &x))
		for (int k = 0; k < x.n && !walk.row->section; k++)
		{
			span name = SPAN_NONE;

			if (g->columns[k].kind == COLUMN_NAME && x.cells[k].text.n <= NOTED_BYTES)
				name = name_apart(scratch, x.cells[k].text, 0).indicator;
			for (size_t i = 0; i < out->n && name.n > 0; i++)
			{
				int how = names_row(&out->noted[i], name);

				out->noted[i].best = how > out->noted[i].best ? how : out->noted[i].best;
			}
		}
	drop_unnamed(out);
}

/* The clause names the indicator, and speaks of such values of it. */
static bool
concerns(const noted *n, span indicator, bool growth)
{
	int how = n->subject.n == 0 || n->best == 0 ? 0 : names_row(n, indicator);
	note_values values = n->values != NOTE_VALUES ? n->values
						 : how == NAMES_STEM      ? n->stem_values
												  : NOTE_VALUES;

	return !n->dropped && how >= n->best && (values == NOTE_VALUES || (values == NOTE_GROWTH) == growth);
}

/* Also 地区生产总值增速, where the clause says of 地区生产总值 that it is preliminary. */
static bool
concerns_row(const noted *n, span indicator, bool growth)
{
	note_values values;
	span stem = stem_of(indicator, &values);

	return concerns(n, indicator, growth) || (values == NOTE_GROWTH && concerns(n, stem, growth));
}

/* Does another clause name it?  Of the item where that names some, else of any that says whose values are what. */
static bool
named_elsewhere(const note_effects_of_table *e, size_t rest, span indicator, bool growth)
{
	bool own = false;

	for (size_t i = 0; i < e->n; i++)
		own |= e->noted[i].item == e->noted[rest].item && e->noted[i].best > 0;
	for (size_t i = 0; i < e->n; i++)
		if (e->noted[i].best > 0 && concerns_row(&e->noted[i], indicator, growth) &&
			(own ? e->noted[i].item == e->noted[rest].item : !(e->noted[i].effects & 1u << EFFECT_BASIS)))
			return true;
	return false;
}

bool
notes_concern(const note_effects_of_table *e, note_effect effect, int year, span indicator, bool growth)
{
	for (size_t i = 0; i < e->n; i++)
	{
		const noted *n = &e->noted[i];

		if (n->effects & 1u << effect &&
			(n->years.from == 0 || (n->years.from <= year && year <= n->years.to) != n->but_years) &&
			(n->rest ? !named_elsewhere(e, i, indicator, growth) : concerns_row(n, indicator, growth)))
			return true;
	}
	return false;
}

span
notes_basis(const note_effects_of_table *e, span indicator, bool growth)
{
	const noted *by = NULL;
	ptrdiff_t at;

	for (size_t i = 0; i < e->n && indicator.n <= NOTED_BYTES; i++)
	{
		const noted *n = &e->noted[i];

		/* a part of a name is not enough: 人均地区生产总值 is not 地区生产总值 */
		if (!(n->effects & 1u << EFFECT_BASIS) || n->best < NAMES_STEM || !concerns(n, indicator, growth))
			continue;
		/* 增速按可比价计算 says more of a rate of growth than what is said of all values */
		if (by == NULL || (by->values == NOTE_VALUES && n->values != NOTE_VALUES))
			by = n;
	}
	if (by == NULL)
		return SPAN_NONE;
	at = span_find(by->text, SPAN("按"));
	return at < 0 ? by->text : (span){by->text.p + at, by->text.n - (size_t) at};
}

bool
notes_growth(const column *c, span unit_text, const value *v)
{
	static const span WORDS[] = {SPAN("增长"), SPAN("增速"), SPAN("增幅"), SPAN("同比")};
	unit u;

	if (v != NULL && unit_present(&v->unit))
		return v->unit.noun == UNIT_PERCENT;
	return (unit_parse(unit_text, &u) && u.noun == UNIT_PERCENT) ||
		   span_has_any(c->heading, WORDS, LENGTH(WORDS));
}
