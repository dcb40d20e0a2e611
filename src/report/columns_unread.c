/*
 * columns_unread.c
 *		Rows whose cells stand one blank apart and which no reader took, since no head could be put to them: to be told.
 */
#include "columns.h"
#include "row.h"
#include "transpose.h"

#define SPACED_ROW_BYTES 300
#define LEAST_ROWS 3    /* fewer lines may be a sentence's */
#define LEAST_FIELDS 4  /* of a numbered row: its ordinal, a name, two values */
#define LINES_BETWEEN 3 /* two numbered rows */

static bool
ends_in_figure(span s)
{
	char last = s.p[s.n - 1];

	return (last >= '0' && last <= '9') || last == '%' || last == '-' || span_ends(s, SPAN("—"));
}

/* 邮政寄递服务 亿元 1.47 0.14: a name and figures one blank apart, as no sentence has them. */
static bool
is_spaced_row(span s)
{
	fields f;
	int figures = 0;

	/* asked of every line of prose: how it ends is seen at once */
	if (s.n == 0 || s.n > SPACED_ROW_BYTES || !ends_in_figure(s) || memchr(s.p, ' ', s.n) == NULL ||
		!split_fields(s, NARROWEST, &f) || f.n < 3 || head_figure(f.field[0]) ||
		!text_longer(f.field[0], 1) || names_region(f.field[0]))
		return false;
	while (figures < f.n && cell_value(f.field[f.n - 1 - figures]))
		figures++;
	return figures > 1 && f.n - figures <= 2;
}

/* So many lines of that kind from line i on. */
static int
spaced_rows(const lines *l, uint32_t i, uint32_t *end)
{
	int rows = 0;

	while (i < l->n && is_spaced_row(text_trim(line_text(l, i))))
	{
		rows++;
		i++;
	}
	*end = i;
	return rows >= LEAST_ROWS ? rows : 0;
}

/* 3 固定资产投资增速 % 7左右 -2.6: its ordinal; -1: not a row. */
static int
row_ordinal(span s)
{
	fields f;
	int figures = 0;

	if (s.n == 0 || *s.p < '0' || *s.p > '9' || s.n > ROW_LINE_MAX || span_find(s, SPAN("。")) >= 0 ||
		!split_fields(s, NARROWEST, &f) || f.n < LEAST_FIELDS)
		return -1;
	for (int i = 2; i < f.n; i++)
		figures += cell_value(f.field[i]) || cell_dash(f.field[i]);
	return figures > 1 ? cell_ordinal(f.field[0]) : -1;
}

/* So many rows from line i on whose ordinals count up from 1, lines between them that belong to none. */
static int
numbered_rows(const lines *l, uint32_t i, uint32_t *end)
{
	int rows = 1, others = 0, last = 1;

	if (row_ordinal(line_text(l, i)) != 1)
		return 0;
	*end = i + 1;
	for (uint32_t k = i + 1; k < l->n && others <= LINES_BETWEEN; k++)
	{
		int ordinal = row_ordinal(line_text(l, k));

		others++;
		if (ordinal <= last || ordinal > last + LINES_BETWEEN)
			continue;
		rows++;
		others = 0;
		last = ordinal;
		*end = k + 1;
	}
	return rows >= LEAST_ROWS ? rows : 0;
}

int
columns_rows_unread(const lines *l, uint32_t i, uint32_t *end)
{
	int rows;

	if (line_blank(l, i) || line_tabbed(l, i))
		return 0;
	rows = spaced_rows(l, i, end);
	return rows > 0 ? rows : numbered_rows(l, i, end);
}
