/*
 * fields.c
 *		A line as fields that blanks set apart.
 */
#include "fields.h"

/* Places between two fields that are one word of a head. */
#define LETTERS_GAP 12
#define WORDS_GAP 3

static int
screen_width(uint32_t c)
{
	return c < 0x2E80 ? 1 : 2;
}

bool
fields_may_be(span s, int n)
{
	bool gap = true;

	for (const char *p = s.p, *end = span_end(s); p < end && n > 0;)
	{
		bool solid = end - p >= 3 && text_solid(p), space;

		if (solid)
			p += 3;
		space = !solid && text_is_space(text_next_raw(&p, end));
		n -= gap && !space;
		gap = space;
	}
	return n <= 0;
}

bool
split_fields_by(place_measure by, span s, int gap, fields *out)
{
	const char *p = s.p, *end = span_end(s), *start = NULL, *stop = NULL;
	int place = 0, blank = 0;

	out->n = 0;
	while (p < end)
	{
		const char *at = p;
		uint32_t c;

		if (start != NULL && blank == 0 && (p = text_skip_ideographs(p, end)) > at)
		{
			stop = p;
			place += (int) ((p - at) / 3) * (by == PLACES_BY_CHARACTER ? 1 : 2);
			out->stop[out->n] = place;
			continue;
		}
		c = text_next_raw(&p, end);
		if (text_is_space(c))
		{
			blank += screen_width(c);
			place += by == PLACES_BY_CHARACTER ? 1 : screen_width(c);
			continue;
		}
		if (start != NULL && blank >= gap)
		{
			out->field[out->n++] = (span){start, (size_t) (stop - start)};
			start = NULL;
			if (out->n == FIELDS_MAX)
				return false;
		}
		if (start == NULL)
		{
			start = at;
			out->place[out->n] = place;
		}
		blank = 0;
		stop = p;
		place += by == PLACES_BY_CHARACTER ? 1 : screen_width(c);
		out->stop[out->n] = place;
	}
	if (start != NULL)
		out->field[out->n++] = (span){start, (size_t) (stop - start)};
	return true;
}

bool
split_fields(span s, int gap, fields *out)
{
	return split_fields_by(PLACES_BY_WIDTH, s, gap, out);
}

/* Words of heads that are printed wide, to fill their column: whole fields, never parts of one. */
static const span SPACED[] = {
	SPAN("指标名称"), SPAN("项目名称"), SPAN("计量单位"), SPAN("主要指标"), SPAN("指标属性"), SPAN("指标"),
	SPAN("名称"),     SPAN("项目"),     SPAN("单位"),     SPAN("序号"),     SPAN("编号"),     SPAN("年份"),
	SPAN("年度"),     SPAN("属性"),     SPAN("类别"),     SPAN("备注"),     SPAN("说明"),     SPAN("目标"),
	SPAN("预期"),     SPAN("实际"),     SPAN("完成"),     SPAN("增长"),     SPAN("增速"),     SPAN("增幅"),
	SPAN("领域"),     SPAN("性质"),     SPAN("维度"),     SPAN("方面"),     SPAN("类型"),     SPAN("分类"),
	SPAN("任务"),     SPAN("内容"),     SPAN("数量"),     SPAN("基数"),     SPAN("基期"),     SPAN("现状"),
	SPAN("指標名稱"), SPAN("指標"),     SPAN("單位"),     SPAN("項目"),     SPAN("序號"),
};

/* 2024 in front of 年主要指标, one blank between them. */
static bool
is_parted_year(const fields *f, int at)
{
	span year = f->field[at];

	for (size_t i = 0; i < year.n; i++)
		if (year.p[i] < '0' || year.p[i] > '9')
			return false;
	return year.n == 4 && at + 1 < f->n && f->place[at + 1] - f->stop[at] == 1 &&
		   span_starts(f->field[at + 1], SPAN("年"));
}

/* Single characters are parted by as much as their column leaves; whole words, 指标 and 属性, are two heads then. */
static bool
stands_near(const fields *f, int k)
{
	int gap = f->place[k] - f->stop[k - 1];

	return gap <= (text_longer(f->field[k], 1) || text_longer(f->field[k - 1], 1) ? WORDS_GAP : LETTERS_GAP);
}

/* How many fields from `at` on, two at least, are together one of the words; 0: none. */
static int
spaced_word(const fields *f, int at)
{
	const char *p = f->field[at].p, *end = span_end(f->field[f->n - 1]);

	if (at + 1 >= f->n || !stands_near(f, at + 1))
		return 0;
	if (is_parted_year(f, at))
		return 2;
	for (size_t i = 0; i < LENGTH(SPACED); i++)
	{
		size_t n = text_match(p, end, SPACED[i].p, SPACED[i].n);

		for (int k = at + 1; n > 0 && k < f->n && f->field[k].p < p + n && stands_near(f, k); k++)
			if (span_end(f->field[k]) == p + n)
				return k - at + 1;
	}
	return 0;
}

void
join_spaced_words(fields *f)
{
	int n = 0;

	for (int i = 0, taken; i < f->n; i += taken, n++)
	{
		int last;

		taken = spaced_word(f, i);
		taken = taken > 0 ? taken : 1;
		last = i + taken - 1;
		f->field[n] = (span){f->field[i].p, (size_t) (span_end(f->field[last]) - f->field[i].p)};
		f->place[n] = f->place[i];
		f->stop[n] = f->stop[last];
	}
	f->n = n;
}

int
fields_over(const fields *f, int place, int stop, int *which)
{
	int n = 0;

	for (int i = 0; i < f->n; i++)
		if (f->place[i] < stop && place < f->stop[i] && n++ == 0)
			*which = i;
	return n;
}
