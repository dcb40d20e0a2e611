/*
 * project.c
 *		Groups of projects: how many, for how much money.
 *
 * To teach a word: one line in the table of its kind.
 */
#include "project.h"
#include "paragraph.h"
#include "parse.h"

#define CATEGORY_CHARACTERS 40
#define GROUPS_MAX 64 /* of one paragraph */

/* What a group is formed by, the first word that occurs in its category. */
static const struct
{
	span word;
	group_dimension dimension;
} DIMENSIONS[] = {
	{SPAN("续建"), DIMENSION_STAGE},        {SPAN("新建"), DIMENSION_STAGE},
	{SPAN("开工"), DIMENSION_STAGE},        {SPAN("竣工"), DIMENSION_STAGE},
	{SPAN("完工"), DIMENSION_STAGE},        {SPAN("投产"), DIMENSION_STAGE},
	{SPAN("投用"), DIMENSION_STAGE},        {SPAN("储备"), DIMENSION_STAGE},
	{SPAN("前期"), DIMENSION_STAGE},        {SPAN("在建"), DIMENSION_STAGE},
	{SPAN("投资"), DIMENSION_INVESTOR},     {SPAN("主导"), DIMENSION_INVESTOR},
	{SPAN("社会资本"), DIMENSION_INVESTOR}, {SPAN("市级"), DIMENSION_LEVEL},
	{SPAN("省级"), DIMENSION_LEVEL},        {SPAN("国家级"), DIMENSION_LEVEL},
	{SPAN("区级"), DIMENSION_LEVEL},        {SPAN("县级"), DIMENSION_LEVEL},
	{SPAN("产业"), DIMENSION_SECTOR},       {SPAN("基础设施"), DIMENSION_SECTOR},
	{SPAN("民生"), DIMENSION_SECTOR},       {SPAN("社会事业"), DIMENSION_SECTOR},
	{SPAN("土地"), DIMENSION_SECTOR},       {SPAN("生态"), DIMENSION_SECTOR},
	{SPAN("农业"), DIMENSION_SECTOR},       {SPAN("工业"), DIMENSION_SECTOR},
	{SPAN("服务业"), DIMENSION_SECTOR},
};

typedef enum money
{
	MONEY_TOTAL,
	MONEY_ANNUAL,
	MONEY_SHARE,
	MONEY_KINDS
} money;

/* What the money behind a count is, the longest first. */
static const struct
{
	span word;
	money kind;
} MONEY_WORDS[] = {
	{SPAN("年度投资计划"), MONEY_ANNUAL}, {SPAN("年度计划投资"), MONEY_ANNUAL},
	{SPAN("计划年度投资"), MONEY_ANNUAL}, {SPAN("年内计划投资"), MONEY_ANNUAL},
	{SPAN("当年计划投资"), MONEY_ANNUAL}, {SPAN("年度投资"), MONEY_ANNUAL},
	{SPAN("年计划投资"), MONEY_ANNUAL},   {SPAN("计划总投资"), MONEY_TOTAL},
	{SPAN("概算总投资"), MONEY_TOTAL},    {SPAN("估算总投资"), MONEY_TOTAL},
	{SPAN("总投资额"), MONEY_TOTAL},      {SPAN("总投资"), MONEY_TOTAL},
	{SPAN("计划投资"), MONEY_ANNUAL},     {SPAN("完成投资"), MONEY_ANNUAL},
	{SPAN("占比"), MONEY_SHARE},          {SPAN("占"), MONEY_SHARE},
};

/* Verbs before the category of a group: "拟安排重点项目 241 个". */
static const span VERBS[] = {
	SPAN("拟安排"), SPAN("拟实施"), SPAN("计划安排"), SPAN("计划实施"), SPAN("共安排"), SPAN("安排"),
	SPAN("实施"),   SPAN("谋划"),   SPAN("启动"),     SPAN("共有"),     SPAN("推进"),   SPAN("全区"),
	SPAN("全县"),   SPAN("全市"),   SPAN("全年"),     SPAN("拟"),       SPAN("共"),     SPAN("同时"),
	SPAN("其中"),   SPAN("一是"),   SPAN("二是"),     SPAN("三是"),     SPAN("年"),     SPAN("度")};
static const span PLANNING[] = {SPAN("拟"), SPAN("计划"), SPAN("安排"),
								SPAN("将"), SPAN("力争"), SPAN("确保")};

/* "按行业分：…" says what the groups behind it are formed by. */
static const struct
{
	span word;
	group_dimension dimension;
} DIVISIONS[] = {
	{SPAN("行业"), DIMENSION_SECTOR},       {SPAN("领域"), DIMENSION_SECTOR},
	{SPAN("类别"), DIMENSION_SECTOR},       {SPAN("主体"), DIMENSION_INVESTOR},
	{SPAN("资金来源"), DIMENSION_INVESTOR}, {SPAN("性质"), DIMENSION_STAGE},
	{SPAN("阶段"), DIMENSION_STAGE},        {SPAN("级别"), DIMENSION_LEVEL},
	{SPAN("层级"), DIMENSION_LEVEL},
};

typedef struct entry
{
	report_group group;
	value projects, money[MONEY_KINDS];
} entry;

/* One paragraph: its groups wait until it is clear that it is about projects. */
typedef struct reading
{
	arena *arena;
	entry *entries[GROUPS_MAX];
	int n;
	int owner;  /* the entry that money belongs to, -1: none */
	int parent; /* whose parts are read, -1: nobody's */
	int first_of_sentence;
	group_dimension division;
	span sentence;
	bool out_of_memory;
} reading;

/* Verbs, digits and commas off the front: "2022 年拟安排重点项目" -> 重点项目. */
static span
drop_verbs(span s)
{
	for (bool again = true; again;)
	{
		again = false;
		s = text_trim(s);
		while (s.n > 0 && *s.p >= '0' && *s.p <= '9')
			s = (span){s.p + 1, s.n - 1};
		s = text_trim(s);
		for (size_t i = 0; i < LENGTH(VERBS) && !again; i++)
			if (span_starts(s, VERBS[i]))
			{
				s = (span){s.p + VERBS[i].n, s.n - VERBS[i].n};
				again = true;
			}
	}
	return s;
}

static group_dimension
dimension_of(span category)
{
	for (size_t i = 0; i < LENGTH(DIMENSIONS); i++)
		if (span_find(category, DIMENSIONS[i].word) >= 0)
			return DIMENSIONS[i].dimension;
	return DIMENSION_NONE;
}

/* The first quantity in s that is no year, and where it stands; false if there is none. */
static bool
find_quantity(span s, value *out, size_t *at, size_t *n)
{
	const char *end = span_end(s);

	for (const char *p = text_skip_ideographs(s.p, end); p < end; p = text_skip_ideographs(p, end))
	{
		value v;
		value_error ignored = {VALUE_OK, 0, NULL};

		if (*p < '0' || *p > '9')
		{
			text_next_raw(&p, end);
			continue;
		}
		v = (value){.print = {p, (size_t) (end - p)}};
		*n = quantity_scan(p, end, &v, &ignored);
		if (*n > 0 && unit_present(&v.unit) && v.unit.noun != UNIT_YEAR)
		{
			value_end_at(&v, *n);
			*out = v;
			*at = (size_t) (p - s.p);
			return true;
		}
		while (p < end && ((*p >= '0' && *p <= '9') || *p == '.'))
			p++;
	}
	return false;
}

static bool
is_count(const value *v)
{
	char buf[UNIT_PRINT_MAX];
	span u = {buf, unit_print(&v->unit, buf)};

	return span_equal(u, SPAN("个")) || span_equal(u, SPAN("项"));
}

static void
open_group(reading *r, span category, const value *count)
{
	entry *e = r->n < GROUPS_MAX ? arena_get(r->arena, 1, sizeof(*e)) : NULL;

	if (e == NULL)
	{
		r->out_of_memory |= r->n < GROUPS_MAX;
		return;
	}
	e->projects = *count;
	e->group.projects = &e->projects;
	e->group.category = category;
	e->group.dimension = r->division != DIMENSION_NONE ? r->division : dimension_of(category);
	e->group.text = r->sentence;
	e->group.parent_group_no = r->parent + 1; /* among those of the paragraph, until they are numbered */
	r->owner = r->n;
	r->entries[r->n++] = e;
}

/* "总投资 95 亿元", words and amount, for the group that it stands behind; the first of each kind counts. */
static void
take_money(reading *r, span words, const value *v)
{
	entry *e = r->owner < 0 ? NULL : r->entries[r->owner];

	if (e == NULL)
		return;
	for (size_t i = 0; i < LENGTH(MONEY_WORDS); i++)
	{
		money kind = MONEY_WORDS[i].kind;
		const value **places[MONEY_KINDS] = {&e->group.total_investment, &e->group.annual_investment,
											 &e->group.share};

		if (span_find(words, MONEY_WORDS[i].word) < 0)
			continue;
		if ((kind == MONEY_SHARE) == (v->unit.noun == UNIT_PERCENT) && *places[kind] == NULL)
		{
			e->money[kind] = *v;
			*places[kind] = &e->money[kind];
		}
		return;
	}
}

/* What is counted: the text before the count, or behind it up to 项目 ("38 个重点项目"). */
static span
category_of(span piece, size_t at, size_t n)
{
	static const span LINKS[] = {SPAN("有"), SPAN("共"), SPAN("为"), SPAN("达")};
	span before = drop_verbs((span){piece.p, at}),
		 behind = text_trim((span){piece.p + at + n, piece.n - at - n});
	ptrdiff_t end = span_find(behind, SPAN("项目"));

	for (size_t i = 0; i < LENGTH(LINKS); i++)
		if (span_ends(before, LINKS[i]))
			before.n -= LINKS[i].n;
	before = text_trim(before);
	if (span_ends(before, SPAN("等")) && end == 0)
		return behind; /* "…改造等24个项目完工投用": examples before, what was done behind */
	if (end >= 0 && (before.n == 0 || span_ends(before, SPAN("等")) || span_find(before, SPAN("项目")) < 0))
	{
		span counted = {behind.p, (size_t) end + strlen("项目")};

		/* "新开工68个项目": what was done is the category */
		return span_equal(counted, SPAN("项目")) && before.n > 0 ? before : counted;
	}
	return before;
}

/* A bracket behind a count holds parts of it: "196 个（续建 55 个、新建 63 个）". */
static void
take_bracket(reading *r, span s)
{
	static const span OPEN[] = {SPAN("（"), SPAN("(")};
	int owner = r->owner, parent = r->parent;

	for (size_t i = 0; i < LENGTH(OPEN); i++)
	{
		span part, rest;
		uint32_t stop;

		if (!span_starts(s, OPEN[i]))
			continue;
		rest = (span){s.p + OPEN[i].n, s.n - OPEN[i].n};
		r->parent = owner;
		while (next_piece(&rest, "、，；）", &part, &stop))
		{
			value v;
			size_t at, n;

			if (find_quantity(part, &v, &at, &n) && is_count(&v))
				open_group(r, category_of(part, at, n), &v);
		}
	}
	r->owner = owner;
	r->parent = parent;
}

/* One clause: a count of projects, which the first must name, or money of the last one. */
static void
take_clause(reading *r, span piece)
{
	value v;
	size_t at, n;
	span category, behind;

	if (r->n == 0 && span_find(piece, SPAN("项目")) < 0)
		return;
	if (span_starts(piece, SPAN("其中")) && r->owner >= 0)
		r->parent = r->n > r->first_of_sentence ? r->owner : 0;
	if (!find_quantity(piece, &v, &at, &n))
		return;
	if (!is_count(&v))
	{
		take_money(r, (span){piece.p, at}, &v);
		return;
	}
	category = category_of(piece, at, n);
	if (category.n == 0 || text_longer(category, CATEGORY_CHARACTERS))
		return;
	open_group(r, category, &v);
	behind = text_trim((span){piece.p + at + n, piece.n - at - n});
	take_bracket(r, behind);
	if (find_quantity(behind, &v, &at, &n))
		take_money(r, (span){behind.p, at}, &v);
}

static void
take_sentence(reading *r, span sentence)
{
	span grid_part, rest = sentence, behind, label = label_of(sentence, 12, &behind);
	uint32_t stop;

	r->sentence = sentence;
	r->first_of_sentence = r->n;
	r->division = DIMENSION_NONE;
	r->parent = r->n > 0 && !span_starts(sentence, SPAN("同时")) ? 0 : -1;
	if (r->n > 0)
		r->owner = 0;
	if (label.n > 0)
	{
		for (size_t i = 0; i < LENGTH(DIVISIONS) && r->division == DIMENSION_NONE; i++)
			if (span_find(label, DIVISIONS[i].word) >= 0)
				r->division = DIVISIONS[i].dimension;
		rest = behind;
	}
	while (next_piece(&rest, "；", &grid_part, &stop))
	{
		span piece, pieces = grid_part;

		while (next_piece(&pieces, "，、", &piece, &stop))
			take_clause(r, piece);
	}
}

/* Does the paragraph stand under a heading of projects, or plan some and say the money? */
static bool
is_about_projects(const reading *r, const outline *o, bool *planned)
{
	const report_group *root = &r->entries[0]->group;
	span headings[] = {o->lead, o->heading[SECTION_3], o->heading[SECTION_2]};

	for (size_t i = 0; i < LENGTH(headings); i++)
		if (span_find(headings[i], SPAN("项目")) >= 0)
		{
			*planned = span_has_any(headings[i], PLANNING, LENGTH(PLANNING)) ||
					   span_has_any(root->text, PLANNING, 1);
			return true;
		}
	*planned = true;
	return root->total_investment != NULL && span_find(root->text, SPAN("安排")) >= 0;
}

static bool
under_projects(const outline *o)
{
	return o->projects || span_find(o->lead, SPAN("项目")) >= 0;
}

/* Only such a paragraph may turn out to be about projects where its heading does not say so. */
static bool
speaks_of_investment(span s)
{
	return span_find(s, SPAN("安排")) >= 0 && span_find(s, SPAN("投资")) >= 0;
}

report_status
project_paragraph(arena *a, const lines *l, const outline *o, uint32_t i, const report_head *head,
				  int *group_no)
{
	reading r = {.arena = a, .owner = -1, .parent = -1};
	span s = line_clean(l, i), sentence, rest;
	uint32_t last, stop;
	bool planned = false;
	int first = *group_no;
	years y;

	if ((!under_projects(o) && !speaks_of_investment(s)) || span_find(s, SPAN("项目")) < 0)
		return REPORT_OK;
	rest = paragraph_at(a, l, i, &last);
	if (rest.p == NULL)
		return REPORT_NOMEM;
	if (o->lead.n > 0 && span_starts(rest, o->lead))
	{
		rest = (span){rest.p + o->lead.n, rest.n - o->lead.n};
		next_piece(&rest, "：。", &sentence, &stop);
	}
	while (next_piece(&rest, "。", &sentence, &stop))
		if (r.n > 0 || span_find(sentence, SPAN("项目")) >= 0)
			take_sentence(&r, sentence);
	if (r.out_of_memory)
		return REPORT_NOMEM;
	if (r.n == 0 || !is_about_projects(&r, o, &planned))
		return REPORT_OK;
	sentence = r.entries[0]->group.text;
	next_piece(&sentence, "，", &rest, &stop); /* the year stands before the first count */
	y = years_in(rest);
	for (int k = 0; k < r.n; k++)
	{
		report_group *g = &r.entries[k]->group;

		g->group_no = ++*group_no;
		g->parent_group_no = g->parent_group_no > 0 ? first + g->parent_group_no : 0;
		g->planned = planned;
		g->plan_year = y.to != 0                         ? y.to
					   : planned && head->plan_year != 0 ? head->plan_year
														 : head->report_year;
		g->line = i + 1;
		TRY(emit_event(a, &(report_event){EVENT_GROUP, {.group = g}}));
	}
	return REPORT_OK;
}

report_status
project_rows(arena *a, const table_work *t, const report_head *head, int *group_no)
{
	years y = years_in(t->caption);

	row_walk walk = {.part = t->grid == NULL ? NULL : t->grid->first};
	row x;

	while (t->grid != NULL && grid_next_row(t->grid, &walk, a, &x))
	{
		report_group g = {.dimension = DIMENSION_NONE, .line = x.cells[0].line + 1};
		value count;
		value_error ignored;

		if (walk.row->section)
			continue;
		for (int k = 0; k < t->grid->width; k++)
		{
			span s = x.cells[k].text;

			switch (t->grid->columns[k].kind)
			{
				case COLUMN_CATEGORY:
				case COLUMN_NAME:
					if (g.category.n == 0)
						g.category = s;
					break;
				case COLUMN_COUNT:
					if (s.n > 0 && value_parse(s.p, s.n, &count, &ignored) == VALUE_OK)
						g.projects = &count;
					break;
				case COLUMN_REMARK:
				case COLUMN_OTHER:
					if (g.text.n == 0)
						g.text = s;
					break;
				default:
					break;
			}
		}
		if (g.category.n == 0)
			continue;
		g.group_no = ++*group_no;
		g.dimension =
			dimension_of(g.category) == DIMENSION_NONE ? DIMENSION_SECTOR : dimension_of(g.category);
		g.planned = span_find(t->caption, SPAN("完成")) < 0;
		g.plan_year = y.to != 0 ? y.to : head->report_year;
		TRY(emit_event(a, &(report_event){EVENT_GROUP, {.group = &g}}));
	}
	return REPORT_OK;
}
