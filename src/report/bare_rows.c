/*
 * bare_rows.c
 *		The rows of a table of a cell a line: which of its cells belong to which column.
 *
 * Cells that are merged over rows, and some that are empty, leave no line: categories, ordinals, remarks.  All ways to
 * leave them out are tried; exactly one must fit.  What is no row under any of them is told.
 *
 * A name may be broken over lines.  That no section stands above a name then is known by the ordinal in front of
 * both, by the blank lines between rows, or by how long names get before they are broken.
 */
#include "bare.h"
#include "mend_names.h"
#include "name.h"

#include <stdio.h>

#define WORDS_CHARACTERS 12 /* in the place of a value */
#define NAME_LINES_MAX 3
#define SECTION_CHARACTERS 5 /* of a section that no word tells from the first line of a name */
/* A line of a broken name is no shorter than others but by what is not parted at its end. */
#define PART_CHARACTERS 3

/* A row: where its cells stand among the table's. */
typedef struct bare_row
{
	uint32_t cells[GRID_WIDTH_MAX];
	bool has[GRID_WIDTH_MAX];
	bool section;   /* in front of it, where there is no column for it */
	bool numbered;  /* has its ordinal */
	int categories; /* how many it has */
	int name_lines;
	uint32_t end; /* the cell behind it */
} bare_row;

/* Which of the cells that rows may lack one has. */
typedef struct bare_shape
{
	int categories; /* the last so many; where there is no column of them, 1 is a section in front */
	bool ordinal, remark;
	int name_lines;
} bare_shape;

static const bare_shape FIRST_SHAPE = {.ordinal = true, .remark = true, .name_lines = 1};

static bool
is_ordinal(const bare_table *t, uint32_t at, int ordinal)
{
	return at < t->n && cell_ordinal(t->cells[at].text) == ordinal;
}

/* What follows a row: nothing, or what may begin the next one. */
static bool
row_may_begin(const bare_table *t, uint32_t at, int ordinal)
{
	if (at >= t->n)
		return true;
	if (!t->numbered)
		return cell_fits(COLUMN_NAME, t->cells[at].text) == FIT_SURE &&
			   cell_binding(t->cells[at].text) == ROW_BINDING_UNKNOWN;
	if (is_ordinal(t, at, ordinal) || is_ordinal(t, at + 1, ordinal))
		return true;
	/* behind the last row */
	for (uint32_t k = at; k < t->n && k < at + 2 * (uint32_t) t->width; k++)
		if (is_ordinal(t, k, ordinal))
			return false;
	return true;
}

/* 经济发展（30分）: what the category counts is none of its name. */
static span
without_count(span s)
{
	ptrdiff_t at = span_find(s, SPAN("（"));
	const char *inside = at > 0 ? s.p + at + strlen("（") : NULL;
	uint32_t c = at > 0 ? text_peek(inside, span_end(s)) : 0;

	return c >= '0' && c <= '9' && span_ends(s, SPAN("分）")) ? (span){s.p, (size_t) at} : s;
}

static bool
is_category(span s)
{
	s = without_count(s);
	/* 其中：国有资源（资产） over 有偿使用收入 is the first line of a name */
	return !span_starts(s, SPAN("其中")) && looks_like_section(s) && cell_ordinal(s) < 0 && !cell_value(s) &&
		   cell_binding(s) == ROW_BINDING_UNKNOWN;
}

/* 分值, 占比, 位次: below them stand figures, though they are none of an indicator. */
static bool
holds_figures(span heading)
{
	static const span WORDS[] = {SPAN("分值"), SPAN("权重"), SPAN("得分"), SPAN("率"),  SPAN("比重"),
								 SPAN("占"),   SPAN("%"),    SPAN("位次"), SPAN("排名")};

	return span_has_any(heading, WORDS, LENGTH(WORDS));
}

/* 一、经济发展1.地区生产总值: a section that a line break less made one with the name below it. */
static bool
holds_section(span s)
{
	const char *end = span_end(s);

	if (!numbered_section(s))
		return false;
	for (const char *p = s.p + 3; p + 2 < end; p++)
		if (*p >= '0' && *p <= '9' && (unsigned char) p[-1] >= 0x80 &&
			(p[1] == '.' || span_starts((span){p + 1, (size_t) (end - p) - 1}, SPAN("、"))) &&
			!(p[2] >= '0' && p[2] <= '9'))
			return true;
	return false;
}

/*
 * A name without a category in front, and none itself: 经济发展（30分）规上工业总产值 and 数量指标救助人数 are two cells,
 * 效益指标 has lost its name.
 */
static bool
is_name(const bare_table *t, span s)
{
	return cell_fits(COLUMN_NAME, s) == FIT_SURE && span_find(s, SPAN("分）")) < 0 && !holds_section(s) &&
		   !(t->categories > 0 && span_find(s, SPAN("指标")) > 0);
}

/* 应接尽接, 正在推进: words of no list, beside a unit that says where the row's values begin. */
static bool
says_in_words(const bare_table *t, int i, span s)
{
	column_kind kind = t->columns[i].kind;

	return t->some_ordinals && (kind == COLUMN_VALUE || kind == COLUMN_OUTCOME) &&
		   t->columns[t->name + 1 < t->width ? t->name + 1 : t->name].kind == COLUMN_UNIT &&
		   cell_fits(kind, s) == FIT_LOOSE && cell_fits(COLUMN_UNIT, s) != FIT_SURE && cell_ordinal(s) < 0 &&
		   !text_longer(s, WORDS_CHARACTERS);
}

static bool
cell_belongs(const bare_table *t, int i, span s)
{
	const column *c = &t->columns[i];
	bool numbered = t->numbered && c->kind == COLUMN_VERDICT;

	if (c->kind == COLUMN_OTHER && c->known && holds_figures(c->heading))
		return s.n == 0 || cell_value(s);
	if (i == t->name && !is_name(t, s))
		return false;
	return cell_fits(c->kind, s) >= (numbered ? FIT_LOOSE : FIT_SURE) || says_in_words(t, i, s);
}

/* Does a row of this shape lack the cell of column i, in front of which stand so many categories? */
static bool
is_left_out(const bare_table *t, bare_shape shape, int i, int categories)
{
	switch (t->columns[i].kind)
	{
		case COLUMN_CATEGORY:
			return categories < t->categories - shape.categories;
		case COLUMN_ORDINAL:
			return !shape.ordinal;
		case COLUMN_REMARK:
			return !shape.remark;
		default:
			return false;
	}
}

/* The text begins, or ends, with the digits of the ordinal. */
static bool
touches_ordinal(span s, int ordinal, bool at_start)
{
	char digits[16];
	int n = snprintf(digits, sizeof(digits), "%d", ordinal);

	return at_start ? span_starts(s, (span){digits, (size_t) n}) : span_ends(s, (span){digits, (size_t) n});
}

/* The text of the row's name, of all its lines. */
static span
name_text(const bare_table *t, uint32_t at, int n)
{
	span s = t->cells[at].text;

	for (int i = 1; i < n; i++)
		s = arena_join(t->arena, s, t->cells[at + (uint32_t) i].text);
	return s;
}

/* 4.8815.6, two figures that were glued, is no name. */
static bool
has_word(span s)
{
	const char *p = s.p, *end = span_end(s);

	for (uint32_t c; (c = text_next(&p, end)) != TEXT_END;)
		if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x4E00)
			return true;
	return false;
}

/* Are the cells from `at` on lines of one name?  counted: the ordinal stands in front of them. */
static bool
is_broken_name(const bare_table *t, uint32_t at, int n, bool counted)
{
	size_t first;

	if (at + (uint32_t) n > t->n || surely_section(t->cells[at].text))
		return false;
	first = text_characters(t->cells[at].text);
	if (t->ordered)
		counted = name_ordinal(t->cells[at].text) > 0;
	counted |= span_starts(t->cells[at].text, SPAN("其中")); /* no section */
	/* where nothing proves it, what follows must be no name by itself, and the first line as long as lines get */
	if (!counted && !t->parted &&
		(first + PART_CHARACTERS <= t->longest || (n > 1 && !is_name_tail(t->cells[at + 1].text))))
		return false;
	for (int i = 0; i < n; i++)
	{
		span s = t->cells[at + (uint32_t) i].text;

		if (!is_name(t, s) || !has_word(s) || (i > 0 && t->ordered && name_ordinal(s) > 0) ||
			(i > 0 && (t->cells[at + (uint32_t) i].parted || text_characters(s) > first)))
			return false;
	}
	return is_name(t, name_text(t, at, n));
}

/* 城镇居民人均可支 over 配收入 is no section over a name, nor is what no blank line parts from the row. */
static bool
may_go_on(const bare_table *t, uint32_t at)
{
	const bare_cell *c = &t->cells[at];

	if (at + 1 >= t->n || surely_section(c->text))
		return false;
	if (t->parted)
		return !c[1].parted;
	return !t->numbered && !c[1].parted && text_longer(c->text, SECTION_CHARACTERS) &&
		   text_characters(c[1].text) <= text_characters(c->text);
}

/* The row at cell `at` in this shape: do the cells fit? */
static bool
row_fits(const bare_table *t, uint32_t at, int ordinal, bare_shape shape, bare_row *row)
{
	bool counted = !shape.ordinal;
	int categories = 0;

	if (at == 0 && t->categories > 0 && shape.categories < t->categories)
		return false; /* the first row has them all */
	/* ordinals that count the categories stand beside them */
	if (t->some_ordinals && t->categories > 0 && shape.ordinal != (shape.categories > 0))
		return false;
	memset(row, 0, sizeof(*row));
	row->numbered = shape.ordinal;
	row->categories = shape.categories;
	if (shape.categories > t->categories)
	{
		row->section = true;
		/* 省定口径 behind a row is a remark of it where rows may have some */
		if (at >= t->n || !is_category(t->cells[at].text) ||
			(t->some_remarks && !surely_section(t->cells[at].text)) || may_go_on(t, at))
			return false;
		at++;
	}
	row->name_lines = shape.name_lines;
	for (int i = 0; i < t->width; i++)
	{
		column_kind kind = t->columns[i].kind;
		bool out = is_left_out(t, shape, i, categories);

		categories += kind == COLUMN_CATEGORY;
		if (out)
			continue;
		if (kind == COLUMN_NAME && i == t->name && t->numbered && !counted)
		{
			if (!is_ordinal(t, at++, ordinal)) /* of no column */
				return false;
			counted = true;
		}
		if (at >= t->n)
			return false;
		if (i == t->name && shape.name_lines > 1)
		{
			if (!is_broken_name(t, at, shape.name_lines, t->numbered && counted && shape.ordinal))
				return false;
			row->has[i] = true;
			row->cells[i] = at;
			at += (uint32_t) shape.name_lines;
			continue;
		}
		if (kind == COLUMN_CATEGORY  ? !is_category(t->cells[at].text)
			: kind == COLUMN_ORDINAL ? !is_ordinal(t, at, ordinal)
									 : !cell_belongs(t, i, t->cells[at].text))
			return false;
		if (i == t->name && t->some_ordinals && !shape.ordinal &&
			touches_ordinal(t->cells[at].text, ordinal, true))
			return false; /* the line between was lost */
		counted |= kind == COLUMN_ORDINAL;
		row->has[i] = true;
		row->cells[i] = at++;
	}
	row->end = at;
	/* 一般公共预算 over 收入 and 支出 heads both */
	return row->name_lines == 1 || t->parted || t->ordered || at >= t->n || !is_name_tail(t->cells[at].text);
}

/* All shapes that rows of the table may have, one after the other; false: there are no more. */
static bool
next_shape(const bare_table *t, bare_shape *shape)
{
	if (t->wrapped && shape->name_lines < NAME_LINES_MAX)
	{
		shape->name_lines++;
		return true;
	}
	shape->name_lines = 1;
	if (t->some_remarks && shape->remark)
	{
		shape->remark = false;
		return true;
	}
	shape->remark = true;
	if (t->some_ordinals && shape->ordinal)
	{
		shape->ordinal = false;
		return true;
	}
	shape->ordinal = true;
	return ++shape->categories <= (t->categories > 0 ? t->categories : 1);
}

/* Behind the last row that fits: where what looks like more of the table ends. */
static uint32_t
torn_end(const bare_table *t, uint32_t at, int ordinal)
{
	uint32_t far = at + (uint32_t) t->width + 1, end = at;

	for (uint32_t k = at; k < t->n && k < far; k++)
		if ((t->numbered && is_ordinal(t, k, ordinal)) || head_figure(t->cells[k].text) ||
			cell_binding(t->cells[k].text) != ROW_BINDING_UNKNOWN)
			end = k + 1;
	return end;
}

/* Does what stands behind a row fit a row itself, or has the table ended?  *numbered: it has the next ordinal. */
static bool
next_fits(const bare_table *t, uint32_t at, int ordinal, bool *numbered)
{
	bare_shape shape = FIRST_SHAPE;
	bare_row row;
	bool fits = false;

	*numbered = false;
	do
	{
		if (!row_fits(t, at, ordinal, shape, &row))
			continue;
		fits = true;
		*numbered |= row.numbered;
	} while (next_shape(t, &shape));
	return fits || at >= t->n || torn_end(t, at, ordinal) == at;
}

/* A cell that reads as the next ordinal, which the next row lacks: a cell is missing in front of it. */
static bool
swallows_ordinal(const bare_table *t, const bare_row *row, int ordinal)
{
	for (int i = 0; i < t->width; i++)
		if (row->has[i] && t->columns[i].kind != COLUMN_ORDINAL && is_ordinal(t, row->cells[i], ordinal))
			return true;
	return false;
}

/* What stands behind the row proves that it ends there. */
static bool
ends_well(const bare_table *t, const bare_row *row, int ordinal)
{
	int next = ordinal + row->numbered;
	bool numbered;

	if (!t->some_ordinals && !t->some_remarks)
		return row_may_begin(t, row->end, next) &&
			   (!t->numbered || is_ordinal(t, row->end, next) || is_ordinal(t, row->end + 1, next) ||
				!swallows_ordinal(t, row, next));
	return next_fits(t, row->end, next, &numbered) &&
		   (numbered || !t->numbered || !swallows_ordinal(t, row, next));
}

/* The row at cell `at`, if its cells can be put to the columns in one way. */
static bool
row_at(const bare_table *t, uint32_t at, int ordinal, bare_row *row)
{
	bare_shape shape = FIRST_SHAPE;
	int ways = 0;

	do
	{
		bare_row one;

		if (!row_fits(t, at, ordinal, shape, &one) || !ends_well(t, &one, ordinal))
			continue;
		ways++;
		*row = one;
	} while (next_shape(t, &shape));
	return ways == 1;
}

void
bare_find_ordinals(bare_table *t)
{
	for (uint32_t k = 0; k < 2 && !t->numbered; k++)
		t->numbered = is_ordinal(t, k, 1) && !head_figure(t->cells[k + 1 < t->n ? k + 1 : k].text);
}

/* Behind the row at `at`, if the ordinals of it and of the next say how long it is; else at. */
static uint32_t
behind_numbered(const bare_table *t, uint32_t at, int ordinal)
{
	uint32_t width = (uint32_t) t->width, first = 0;

	while (first < width && t->columns[first].kind != COLUMN_ORDINAL)
		first++;
	if (!is_ordinal(t, at + first, ordinal))
		return at;
	/* or behind a section */
	return is_ordinal(t, at + width + first, ordinal + 1)       ? at + width
		   : is_ordinal(t, at + width + first + 1, ordinal + 1) ? at + width + 1
																: at;
}

/* The first row, what tells that it ends there, and a head again between them. */
uint32_t
bare_cells_of_first(const bare_table *t)
{
	return t->numbered ? 3 * (uint32_t) t->width + 3 : (BARE_ASTRAY + 3) * (uint32_t) t->width + 2;
}

bool
bare_first_may_fit(const bare_table *t)
{
	bare_row row;
	bool fits = t->numbered ? behind_numbered(t, 0, 1) > 0 : row_at(t, 0, 1, &row);

	for (uint32_t k = 0; !fits && k < (uint32_t) t->name + 2 && k + 1 < t->n; k++)
		fits = is_name(t, t->cells[k].text) && is_name(t, t->cells[k + 1].text);
	return fits;
}

bool
bare_breaks_at_name(bare_table *t, bool all, bool *known)
{
	uint32_t at = 0;
	bare_row row;
	bool breaks;

	for (int ordinal = 1; at < t->n && !arena_cancelled(t->arena, 256); ordinal++)
	{
		uint32_t next = t->numbered                    ? behind_numbered(t, at, ordinal)
						: row_at(t, at, ordinal, &row) ? row.end
													   : at;

		*known = all || at + (BARE_ASTRAY + 2) * (uint32_t) t->width < t->n;
		if (next == at && *known)
		{
			t->wrapped = true;
			bare_measure_names(t);
			breaks = row_at(t, at, ordinal, &row) && row.name_lines > 1;
			t->wrapped = false;
			return breaks;
		}
		if (next == at)
			return false;
		at = next;
	}
	*known = all;
	return false;
}

void
bare_measure_names(bare_table *t)
{
	uint32_t parted = 0, ordered = 0;

	t->longest = 0;
	for (uint32_t k = 0; k < t->n; k++)
	{
		parted += t->cells[k].parted;
		ordered += t->wrapped && name_ordinal(t->cells[k].text) > 0;
		if (t->wrapped && !t->numbered && is_name(t, t->cells[k].text) &&
			text_characters(t->cells[k].text) > t->longest)
			t->longest = text_characters(t->cells[k].text);
	}
	t->ordered = ordered * ((uint32_t) t->width + 2) >= t->n && ordered > 1;
	/* in front of most rows, and of few other cells */
	t->parted = !t->spaced && parted * ((uint32_t) t->width + 2) >= t->n && parted * 2 < t->n;
}

/* Where the next row begins that fits, behind one that does not; *ordinal: its number.  t->n: nowhere near. */
static uint32_t
next_that_fits(const bare_table *t, uint32_t at, int *ordinal)
{
	uint32_t far = at + BARE_ASTRAY * (uint32_t) t->width;
	bare_row row, after;

	for (uint32_t k = at + 1; k < t->n && k < far; k++)
	{
		if (!t->numbered)
		{
			if (!may_go_on(t, k - 1) && row_at(t, k, 0, &row) &&
				(row.end >= t->n || row_at(t, row.end, 0, &after)))
				return k;
			continue;
		}
		for (int n = *ordinal; n <= *ordinal + BARE_ASTRAY; n++)
			if (row_at(t, k, n, &row))
			{
				*ordinal = n;
				return k;
			}
	}
	return t->n;
}

static void
add_row(bare_sink *sink, const bare_table *t, uint32_t at, const bare_row *row)
{
	matrix_cell cells[GRID_WIDTH_MAX] = {0};
	uint32_t line = t->cells[at].line;
	matrix_row *added;

	sink->rows++;
	sink->wraps += row->name_lines > 1;
	sink->last = t->cells[row->end - 1].last;
	if (sink->choice != NULL)
	{
		span texts[GRID_WIDTH_MAX] = {{0}};

		for (int i = 0; i < t->width; i++)
			if (row->has[i])
				texts[i] = t->cells[row->cells[i]].text;
		head_choice_row(sink->choice, texts);
	}
	if (sink->m == NULL)
		return;
	if (row->section)
	{
		cells[0].text = t->cells[at].text;
		matrix_add(sink->m, cells, 1, line);
		cells[0].text = SPAN_NONE;
	}
	for (int i = 0; i < t->width; i++)
		if (row->has[i])
			cells[i].text =
				i == t->name ? name_text(t, row->cells[i], row->name_lines) : t->cells[row->cells[i]].text;
	added = matrix_add(sink->m, cells, t->width, row->section ? t->cells[at + 1].line : line);
	if (added != NULL)
		added->mended = row->name_lines > 1 && !t->parted && !t->ordered;
}

/* Cells that are no row: told, under the first of them. */
static void
add_torn(bare_sink *sink, const bare_table *t, uint32_t from, uint32_t to)
{
	matrix_cell cells[GRID_WIDTH_MAX] = {0};
	matrix_row *row;

	sink->torn++;
	sink->last = t->cells[to - 1].last;
	if (sink->m == NULL)
		return;
	for (uint32_t k = from; k < to; k++)
		if (cells[t->name].text.n == 0 && cell_ordinal(t->cells[k].text) < 0 &&
			cell_fits(COLUMN_NAME, t->cells[k].text) == FIT_SURE)
			cells[t->name].text = t->cells[k].text;
	row = matrix_add(sink->m, cells, t->width, t->cells[from].line);
	if (row != NULL)
	{
		row->doubtful = true;
		row->printed = t->cells[from].text;
	}
}

void
bare_walk(const bare_table *t, bare_sink *sink)
{
	int ordinal = 1;
	bool joined = false; /* the next ordinal may have become the end of a cell */
	bool lost = false;   /* what is torn may hold the category of what follows */

	for (uint32_t at = 0; at < t->n && !arena_cancelled(t->arena, 1024); sink->at = at)
	{
		bare_row row;
		uint32_t next;

		if (row_at(t, at, ordinal, &row))
		{
			if (t->some_ordinals && at > 0)
				joined = !row.numbered && (joined || touches_ordinal(t->cells[at - 1].text, ordinal, false));
			lost &= row.categories < t->categories;
			if (lost)
				add_torn(sink, t, at, row.end);
			else
				add_row(sink, t, at, &row);
			at = row.end;
			ordinal += row.numbered;
			continue;
		}
		lost = t->categories > 0;
		next = next_that_fits(t, at, &ordinal);
		if (next == t->n && torn_end(t, at, ordinal) == at)
			break; /* the table has ended */
		next = next == t->n ? torn_end(t, at, ordinal) : next;
		add_torn(sink, t, at, next);
		at = next;
		/* what may leave no line must explain all rows: nobody asks for the others */
		if (sink->m == NULL && (t->some_ordinals || t->some_remarks))
		{
			sink->at = at;
			break;
		}
	}
	sink->torn += joined;
}
