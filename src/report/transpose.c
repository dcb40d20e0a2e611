/*
 * transpose.c
 *		Tables whose rows are years or regions and whose columns are indicators, turned over.
 *
 * A head of columns says of an indicator what a name in a row says; what is no name on its own (同比增长, 完成, 甲县) is
 * not read and told.  Where goals stand beside what was reached, or a year stands twice, nothing is.  Of regions the
 * row of the report's own is read (全市 in the report of a city), or that of all together (合计); the others are told.
 */
#include "transpose.h"
#include "name.h"

#define NAME_CHARACTERS 40
#define REGION_LEVELS 4    /* provinces, cities, counties, towns */
#define YEAR_CHARACTERS 14 /* 2023年1-9月 */

typedef struct series
{
	matrix *m;
	run *run;
	size_t at;
	int levels, width;
	span name[GRID_WIDTH_MAX]; /* of the indicator in each column; empty: none */
	const matrix_row
		*year[GRID_WIDTH_MAX]; /* the rows that are columns then, of years or of the own region */
	int year_n;
	bool regions;
	const matrix_row *total; /* of all regions, if it stands at an end of them; NULL: there is none */
	bool total_first;        /* in front of them */
	bool subtotals;          /* there are several, or rows that name a whole */
	int others;              /* rows of other regions */
} series;

static bool
contains(span s, span word)
{
	return span_find(s, word) >= 0;
}

bool
years_corner(span s)
{
	static const span WORDS[] = {SPAN("年"), SPAN("时间"), SPAN("时期"), SPAN("年别")};

	if (s.n == 0)
		return true;
	for (size_t i = 0; i < LENGTH(WORDS); i++)
		if (text_folds_to(s, WORDS[i].p, WORDS[i].n))
			return true;
	/* 年 份, too */
	return !text_longer(s, 8) &&
		   (contains(s, SPAN("年份")) || contains(s, SPAN("年度")) ||
			text_folds_to(s, "年份", strlen("年份")) || text_folds_to(s, "年度", strlen("年度"))) &&
		   years_in(s).from == 0;
}

static bool
is_year(span s)
{
	column c;

	if (s.n == 0 || text_longer(s, YEAR_CHARACTERS))
		return false;
	c = head_column(s, SPAN_NONE);
	return c.known && c.kind == COLUMN_VALUE && c.years.from != 0;
}

static bool
is_year_row(const matrix_row *row, int width)
{
	return row->n == width && is_year(row->cells[0].text);
}

static bool
has_character(const char *characters, size_t n, uint32_t c)
{
	for (const char *p = characters; p < characters + n;)
		if (text_next_raw(&p, characters + n) == c)
			return true;
	return false;
}

/* 地区, 县（市、区）, 乡镇: nothing but kinds of regions, and one at least. */
static bool
regions_corner(span s)
{
	static const char KINDS[] = "县市区州盟旗乡镇", WORDS[] = "各地域行政划街道单位名称及()、,/和项目";
	bool kind = false;

	if (text_longer(s, 12))
		return false;
	for (const char *p = s.p, *end = span_end(s); p < end;)
	{
		uint32_t c = text_fold_char(text_next_raw(&p, end));
		bool known = text_is_space(c) || has_character(WORDS, sizeof(WORDS) - 1, c);

		if (has_character(KINDS, sizeof(KINDS) - 1, c))
			kind = known = true;
		if (!known)
			return false;
	}
	return kind;
}

/* 合计, 总 计 */
static bool
names_total(span s)
{
	static const span WORDS[] = {SPAN("合计"), SPAN("总计"), SPAN("合 计"), SPAN("总 计")};

	for (size_t i = 0; i < LENGTH(WORDS); i++)
		if (text_folds_to(s, WORDS[i].p, WORDS[i].n))
			return true;
	return false;
}

static bool
is_region_row(const matrix_row *row, int width)
{
	span s = row->n > 0 ? row->cells[0].text : SPAN_NONE;

	return row->n == width && (names_region(s) || names_total(s));
}

/* What the rows of a table that is to be turned over are. */
typedef struct turned
{
	bool (*corner)(span s);
	bool (*is_row)(const matrix_row *row, int width);
} turned;

static const turned YEARS = {years_corner, is_year_row}, REGIONS = {regions_corner, is_region_row};

/* A row that may be a head of indicators: no figure and no year in it. */
static bool
is_head_row(const turned *t, const matrix_row *row)
{
	int filled = 0;

	if (row->n < 2 || row->n > GRID_WIDTH_MAX ||
		!(t->corner(row->cells[0].text) || row->cells[0].text.n == 0))
		return false;
	for (int i = 1; i < row->n; i++)
	{
		span s = row->cells[i].text;

		if (text_longer(s, NAME_CHARACTERS) || years_in(s).from != 0 || head_figure(s))
			return false;
		filled += s.n > 0 && !row->cells[i].from_left;
	}
	return filled > 0;
}

bool
turned_corner(span s)
{
	return !span_only_digits(s) && (years_corner(s) || regions_corner(s)); /* ordinals, as most are */
}

/* The row below is asked first: most tables have no year there. */
static bool
begins(const turned *t, const matrix_row *head, const matrix_row *below)
{
	return t->corner(head->cells[0].text) && t->is_row(below, head->n) && is_head_row(t, head);
}

bool
turned_begins(const matrix_row *head, const matrix_row *below)
{
	return begins(&YEARS, head, below) || begins(&REGIONS, head, below);
}

/* The heads below groups of the head above: nothing in the first column. */
static bool
is_lower_head(const turned *t, const matrix_row *head, const matrix_row *row)
{
	return row->n == head->n && is_head_row(t, row) &&
		   (row->cells[0].from_above || row->cells[0].text.n == 0 ||
			text_folds_to(row->cells[0].text, head->cells[0].text.p, head->cells[0].text.n));
}

/* How many rows the head has that begins at row `at`; 0: it is none of such a table. */
static int
levels_at(const turned *t, const matrix *m, size_t at)
{
	const matrix_row *head = &m->rows[at];
	int levels = 1;

	if (at + 1 >= m->n || head->n < 2 || !t->corner(head->cells[0].text) || !is_head_row(t, head))
		return 0;
	if (at + 2 < m->n && is_lower_head(t, head, &head[1]))
		levels = 2;
	if (!t->is_row(&head[levels], head->n))
		return 0;
	/* where no word says that the rows are years, one of them is too little */
	if (head->cells[0].text.n == 0 &&
		(at + (size_t) levels + 1 >= m->n || !t->is_row(&head[levels + 1], head->n)))
		return 0;
	return levels;
}

bool
turned_at(const matrix *m, size_t at)
{
	return levels_at(&YEARS, m, at) > 0 || levels_at(&REGIONS, m, at) > 0;
}

/* s up to its first bracket, and from it on. */
static span
before_bracket(span s, span *bracket)
{
	*bracket = SPAN_NONE;
	for (const char *p = s.p, *end = span_end(s), *at = p; p < end; at = p)
		if (text_fold_char(text_next_raw(&p, end)) == '(' && at > s.p)
		{
			*bracket = (span){at, (size_t) (end - at)};
			return text_trim((span){s.p, (size_t) (at - s.p)});
		}
	return s;
}

/* 增速, 比上年±, 占比, 完成数, 绝对量: says how a figure is meant, not of what. */
static bool
names_nothing(span s)
{
	static const char WORDS[] =
		"比较上年去同期增减长速率额幅升降环占排名位次值数总量绝对变化动进度情况实际计划完成目标预期"
		"任务计测执行规是否达到全累年度当本±+-%/0123456789";
	const char *p, *end;
	uint32_t c;
	span bracket;

	if (head_column(s, SPAN_NONE).amount)
		return true;
	s = before_bracket(s, &bracket);
	p = s.p;
	end = span_end(s);
	while ((c = text_next(&p, end)) != TEXT_END)
	{
		if (!has_character(WORDS, sizeof(WORDS) - 1, c))
			return false;
	}
	return true;
}

bool
names_region(span s)
{
	static const span ENDS[] = {SPAN("省"), SPAN("市"), SPAN("县"), SPAN("区"),   SPAN("州"),  SPAN("盟"),
								SPAN("旗"), SPAN("乡"), SPAN("镇"), SPAN("街道"), SPAN("全国")};

	for (size_t i = 0; i < LENGTH(ENDS); i++)
		if (span_ends(s, ENDS[i]))
			return true;
	return false;
}

/* 计划, 目标, 预计 in a head: not what was reached; but 人均预期寿命 and 计划生育率 are names. */
static bool
is_goal(span s)
{
	column c = head_column(s, SPAN_NONE);

	return c.kind == COLUMN_VALUE && !c.mean && !c.amount && c.role != ROLE_ACTUAL &&
		   !contains(s, SPAN("预期寿命")) && !contains(s, SPAN("计划生育"));
}

/* Is the head the name of an indicator? */
static bool
is_indicator(span s)
{
	column c = head_column(s, SPAN_NONE);

	if (s.n == 0 || names_nothing(s) || names_region(s) || c.growth || cell_fits(COLUMN_NAME, s) == FIT_NONE)
		return false;
	switch (c.kind)
	{
		case COLUMN_VALUE:
		case COLUMN_COUNT:
		case COLUMN_GROWTH:
		case COLUMN_OTHER:
			return true;
		default:
			return false;
	}
}

/* A rate of growth beside the amount that grew: a name without bracket, and no rate itself. */
static bool
can_grow(span s)
{
	return is_indicator(s) && head_column(s, SPAN_NONE).kind != COLUMN_GROWTH && !contains(s, SPAN("率")) &&
		   !contains(s, SPAN("比重")) && !contains(s, SPAN("%")) && !contains(s, SPAN("％"));
}

static bool
is_growth(span s)
{
	return head_column(s, SPAN_NONE).kind == COLUMN_GROWTH;
}

/* 地区生产总值（亿元） and 增速（%） to 地区生产总值增速（%）. */
static span
growth_of(arena *a, span of, span own)
{
	span bracket, ignored;

	before_bracket(own, &bracket);
	return arena_join(a, arena_join(a, before_bracket(of, &ignored), SPAN("增速")),
					  bracket.n > 0 ? bracket : SPAN("（%）"));
}

/* The head above column i, spread to the right over empty cells where merged cells are not marked. */
static span
group_of(const series *s, int i)
{
	const matrix_row *top = &s->m->rows[s->at];

	while (!s->m->merged && i > 1 && top->cells[i].text.n == 0)
		i--;
	return top->cells[i].text;
}

/* The name of the indicator in column i; empty: it is not certain. */
static span
name_of(const series *s, int i)
{
	arena *a = s->m->arena;
	const matrix_row *low = &s->m->rows[s->at + (size_t) s->levels - 1];
	span own = low->cells[i].text, group = s->levels == 2 ? group_of(s, i) : SPAN_NONE, bracket, ignored;

	/* one head over two columns, or none over the second: of neither is it known what it is */
	if (low->cells[i].from_left || (i + 1 < s->width && low->cells[i + 1].from_left))
		return SPAN_NONE;
	if (group.n > 0 && own.n > 0 && !low->cells[i].from_above && !same_folded(group, own))
	{
		if (!is_indicator(group) || !names_nothing(own))
			return SPAN_NONE;
		if (is_growth(own))
			return can_grow(group) ? growth_of(a, group, own) : SPAN_NONE;
		before_bracket(own, &bracket);
		if (head_column(own, SPAN_NONE).known && !head_column(own, SPAN_NONE).amount)
			return SPAN_NONE;
		return bracket.n > 0 ? arena_join(a, before_bracket(group, &ignored), bracket) : group;
	}
	own = own.n > 0 ? own : group;
	if (names_nothing(own) && is_growth(own) && i > 1 && s->levels == 1 && can_grow(low->cells[i - 1].text))
		return growth_of(a, low->cells[i - 1].text, own);
	if (!is_indicator(own))
		return SPAN_NONE;
	before_bracket(own, &bracket);
	return is_growth(own) && bracket.n == 0 ? arena_join(a, own, SPAN("（%）")) : own;
}

/* Do the cells of column i look like values? */
static bool
holds_values(const series *s, int i)
{
	int values = 0, others = 0;

	for (int k = 0; k < s->year_n; k++)
	{
		span text = s->year[k]->cells[i].text;

		if (text.n == 0)
			continue;
		if (cell_fits(COLUMN_VALUE, text) == FIT_SURE)
			values++;
		else
			others++;
	}
	return values > others;
}

/* Names for the columns; false: those that have none, or a goal among them, make the table one that is not read. */
static bool
name_columns(series *s)
{
	const matrix_row *low = &s->m->rows[s->at + (size_t) s->levels - 1];
	int named = 0, columns = 0;

	for (int i = 1; i < s->width; i++)
	{
		span own = low->cells[i].text.n > 0 ? low->cells[i].text : group_of(s, i);

		if (own.n == 0 || is_goal(own))
			return false;
		if (head_column(own, SPAN_NONE).kind == COLUMN_REMARK)
			continue;
		columns++;
		s->name[i] = name_of(s, i);
		if (!holds_values(s, i))
			s->name[i] = SPAN_NONE;
		named += s->name[i].n > 0;
	}
	return named > 0 && named * 2 >= columns;
}

/* Two rows of one year: of several regions, or quarters. */
static bool
has_twins(const series *s)
{
	for (int i = 0; i < s->year_n; i++)
		for (int k = 0; k < i; k++)
		{
			span a = s->year[i]->cells[0].text, b = s->year[k]->cells[0].text;
			column x = head_column(a, SPAN_NONE), y = head_column(b, SPAN_NONE);

			if (same_folded(a, b) || (x.bare_year && y.bare_year && x.years.from == y.years.from))
				return true;
		}
	return false;
}

static bool
is_blank_row(const matrix_row *row)
{
	int n = row->n < GRID_WIDTH_MAX ? row->n : GRID_WIDTH_MAX;

	for (int i = 0; i < n; i++)
		if (row->cells[i].text.n > 0)
			return false;
	return true;
}

/* A row of one text, that is no year with its values missing. */
static bool
is_text_row(const matrix_row *row, int width)
{
	int n = row->n < GRID_WIDTH_MAX ? row->n : GRID_WIDTH_MAX, filled = 0;

	if (is_year_row(row, width))
		return false;
	for (int i = 0; i < n; i++)
	{
		filled += row->cells[i].text.n > 0 && !row->cells[i].from_left;
		if (row->cells[i].text.n > 0 && head_figure(row->cells[i].text))
			return false; /* of a row that was torn */
	}
	return filled <= 1;
}

static span
printed(const matrix_row *row)
{
	return row->printed.n > 0 || row->n == 0 ? row->printed : row->cells[0].text;
}

/* 全市, 全县: all of the region that a report is of, if it is of one of this kind. */
static bool
names_whole(span s)
{
	static const span WHOLES[] = {SPAN("全市"), SPAN("全县"), SPAN("全区"), SPAN("全省"),
								  SPAN("全州"), SPAN("全盟"), SPAN("全旗")};

	for (size_t i = 0; i < LENGTH(WHOLES); i++)
		if (text_folds_to(s, WHOLES[i].p, WHOLES[i].n))
			return true;
	return false;
}

/* 1.甲县, 2、乙县 */
static span
without_ordinal(span s)
{
	const char *p = s.p, *end = span_end(s);
	uint32_t c;

	if (name_ordinal(s) == 0)
		return s;
	while ((c = text_next(&p, end)) >= '0' && c <= '9')
		;
	return text_trim((span){p, (size_t) (end - p)}); /* behind the mark */
}

/* 甲区 in the report of 乙市甲区, 全区 and 全区合计, 本区 too. */
static bool
is_own(span s, span region)
{
	static const span OWN[] = {SPAN("本县"), SPAN("本市"), SPAN("本区"),
							   SPAN("本旗"), SPAN("本州"), SPAN("本省")};

	if (span_ends(s, SPAN("合计")) || span_ends(s, SPAN("总计")))
		s.n -= strlen("合计");
	s = without_ordinal(s);
	for (size_t i = 0; i < LENGTH(OWN); i++)
		if (text_folds_to(s, OWN[i].p, OWN[i].n))
			return true;
	if (names_whole(s))
		return region.n == 0 || span_ends(region, (span){span_end(s) - strlen("市"), strlen("市")});
	return s.n >= strlen("甲区") && (same_folded(s, region) || span_ends(region, s));
}

/* The rows up to the next text or head; *rows counts them.  Returns where they end. */
static size_t
collect_rows(series *s, int *rows)
{
	size_t at = s->at + (size_t) s->levels;

	for (*rows = 0; at < s->m->n && !run_stopped(s->run, 256); at++)
	{
		const matrix_row *row = &s->m->rows[at];

		if (is_blank_row(row) && !row->doubtful)
			continue;
		if (is_text_row(row, s->width) || matrix_is_head(row) || turned_at(s->m, at))
			break;
		++*rows;
		if (row->n != s->width)
			run_complain(s->run, MESSAGE_ROW_WIDTH, row->line, printed(row), row->n, s->width);
		else if (row->doubtful)
			run_complain(s->run, MESSAGE_ROW_DOUBTFUL, row->line, printed(row), 0, 0);
		else if (row->cells[0].text.n == 0)
			run_complain(s->run, MESSAGE_ROW_MISFIT, row->line, row->cells[1].text, 0, 0);
		else if (s->regions && names_total(row->cells[0].text))
		{
			s->subtotals |= s->total != NULL || (s->year_n > 0 && s->others > 0);
			s->total = row;
			s->total_first = *rows == 1;
		}
		else if (s->regions && (s->year_n > 0 || !is_own(row->cells[0].text, s->run->region)))
		{
			s->others++;
			/* behind a total that is not the first row stand the parts of another one */
			s->subtotals |= names_whole(row->cells[0].text) || (s->total != NULL && !s->total_first);
		}
		else if (s->year_n + 1 < GRID_WIDTH_MAX)
			s->year[s->year_n++] = row;
		else
			s->year_n = GRID_WIDTH_MAX; /* more than a grid has columns */
	}
	return at;
}

/* 0 of provinces … 3 of towns; -1: none. */
static int
region_level(span s)
{
	static const struct
	{
		span end;
		int level;
	} LEVELS[] = {{SPAN("省"), 0}, {SPAN("自治区"), 0}, {SPAN("市"), 1},  {SPAN("州"), 1},
				  {SPAN("盟"), 1}, {SPAN("县"), 2},     {SPAN("区"), 2},  {SPAN("旗"), 2},
				  {SPAN("乡"), 3}, {SPAN("镇"), 3},     {SPAN("街道"), 3}};

	for (size_t i = 0; i < LENGTH(LEVELS); i++)
		if (span_ends(s, LEVELS[i].end))
			return LEVELS[i].level;
	return -1;
}

/* The region that the report is of, or that its issuer is an office of: its name up to the first end of one. */
static int
own_level(const run *r)
{
	span s = r->region.n > 0 ? r->region : r->issuer;

	if (r->region.n > 0)
		return region_level(s);
	for (const char *p = s.p, *end = span_end(s); p < end;)
	{
		text_next_raw(&p, end);
		if (region_level((span){s.p, (size_t) (p - s.p)}) >= 0)
			return region_level((span){s.p, (size_t) (p - s.p)});
	}
	return -1;
}

/* 各县（市、区）, 全市, 乡镇: does the caption, the corner or the report's own kind say that the rows are all parts of it? */
static bool
names_all_parts(const series *s)
{
	static const span ALL[] = {SPAN("各"),   SPAN("分"),   SPAN("全省"), SPAN("全市"),
							   SPAN("全县"), SPAN("全区"), SPAN("全州")};
	static const span CORNERS[] = {SPAN("乡"), SPAN("镇"), SPAN("、"), SPAN("各")};

	return s->run->allots || span_has_any(s->run->caption, ALL, LENGTH(ALL)) ||
		   span_has_any(s->m->rows[s->at].cells[0].text, CORNERS, LENGTH(CORNERS));
}

/* Are the rows regions of a lower level than the report's own?  Most of them say: 市 may be cities of counties too. */
static bool
are_parts(const series *s, size_t end)
{
	int own = own_level(s->run), rows[REGION_LEVELS] = {0}, most = 0;

	for (size_t at = s->at + (size_t) s->levels; own >= 0 && at < end; at++)
	{
		const matrix_row *row = &s->m->rows[at];
		int level = row->n == s->width ? region_level(row->cells[0].text) : -1;

		if (level >= 0)
			rows[level]++;
	}
	for (int i = 1; i < REGION_LEVELS; i++)
		most = rows[i] > rows[most] ? i : most;
	return own >= 0 && rows[most] > 1 && most > own;
}

static void
give_indicators(series *s)
{
	static const span NAME = SPAN("指标");
	const matrix_row *head = &s->m->rows[s->at], *low = head + s->levels - 1;
	cell cells[GRID_WIDTH_MAX];

	cells[0] = (cell){NAME, head->line};
	for (int k = 0; k < s->year_n; k++)
		cells[k + 1] = (cell){s->year[k]->cells[0].text, s->year[k]->line};
	run_head_anew(s->run, cells, NULL, s->year_n + 1);
	if (s->regions && run_grid(s->run) != NULL && !names_whole(s->year[0]->cells[0].text))
	{
		column *c = &run_grid(s->run)->columns[1];

		c->kind = COLUMN_VALUE; /* under the region's own name */
		c->known = c->bare_year = c->amount = true;
	}
	for (int i = 1; i < s->width && !run_stopped(s->run, 256); i++)
	{
		span own = low->cells[i].text.n > 0 ? low->cells[i].text : group_of(s, i);

		if (s->name[i].n == 0)
		{
			if (head_column(own, SPAN_NONE).kind != COLUMN_REMARK)
				run_complain(s->run, MESSAGE_UNKNOWN_HEAD, low->line, own, 0, 0);
			continue;
		}
		cells[0] = (cell){s->name[i], low->line};
		for (int k = 0; k < s->year_n; k++)
			cells[k + 1] = (cell){s->year[k]->cells[i].text, s->year[k]->line};
		run_row(s->run, cells, false);
	}
	if (run_grid(s->run) != NULL && s->year_n > 0)
		run_grid(s->run)->last_line = s->year[s->year_n - 1]->line;
}

size_t
turned_read(matrix *m, run *r, size_t at)
{
	series s = {.m = m, .run = r, .at = at, .levels = levels_at(&YEARS, m, at), .width = m->rows[at].n};
	const matrix_row *head = &m->rows[at];
	int rows;
	size_t end;

	s.regions = s.levels == 0;
	if (s.regions)
		s.levels = levels_at(&REGIONS, m, at);
	end = collect_rows(&s, &rows);
	if (run_stopped(r, 0))
		return m->n;
	/* the report's own row is not among them, which are regions in its own: they are parts of it */
	if (s.year_n == 0 && s.total != NULL && !s.subtotals && names_all_parts(&s) && are_parts(&s, end))
		s.year[s.year_n++] = s.total;
	if (s.others > 0)
		run_complain(r, MESSAGE_OTHER_REGIONS, head->line, printed(head), s.others, 0);
	if (s.regions && s.year_n == 0 && s.others > 0)
	{
		run_close(r);
		return end;
	}
	if (s.year_n == 0 || s.year_n >= GRID_WIDTH_MAX || head->doubtful || head[s.levels - 1].doubtful ||
		has_twins(&s) || !name_columns(&s))
	{
		run_complain(r, MESSAGE_NO_HEAD, head->line, printed(head), rows, 0);
		run_close(r);
		return end;
	}
	run_close(r);
	r->title = (cell){m->title.text, m->title.line};
	r->unit = m->unit;
	give_indicators(&s);
	run_close(r);
	return end;
}
