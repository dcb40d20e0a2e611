/*
 * fact_points.c
 *		Points of percent in a list whose unit only the last figure has.
 */
#include "fact_scan.h"

static const span JOINS[] = {SPAN("、"), SPAN("和"), SPAN("及"), SPAN("与")};

/* 和0.4个百分点, 、0.4和0.3个百分点: what stands behind a figure without a unit. */
bool
shares_points(span s)
{
	for (;;)
	{
		size_t n = 0;

		for (size_t i = 0; i < LENGTH(JOINS) && n == 0; i++)
			n = span_starts(s, JOINS[i]) ? JOINS[i].n : 0;
		if (n == 0 || n == s.n || !is_digit(s.p[n]))
			return false;
		while (n < s.n && (is_digit(s.p[n]) || s.p[n] == '.'))
			n++;
		s = (span){s.p + n, s.n - n};
		if (span_starts(s, SPAN("个百分点")) || span_starts(s, SPAN("百分点")))
			return true;
	}
}

/* 全国, 全省平均水平: what regions are compared with. */
static bool
is_peer_region(span s)
{
	static const span REGIONS[] = {SPAN("全国"), SPAN("全省"), SPAN("全市"), SPAN("全自治区")},
					  MEANS[] = {SPAN("平均水平"), SPAN("平均")};

	for (size_t i = 0; i < LENGTH(MEANS); i++)
		if (span_ends(s, MEANS[i]))
			s.n -= MEANS[i].n;
	return span_among(s, REGIONS, LENGTH(REGIONS));
}

bool
joins_figures(span s)
{
	for (size_t i = 0; i < LENGTH(JOINS); i++)
		if (span_starts(s, JOINS[i]))
			return s.n == JOINS[i].n || is_peer_region((span){s.p + JOINS[i].n, s.n - JOINS[i].n});
	return false;
}

void
share_points(fact_reader *r)
{
	for (size_t k = r->token_n; k-- > 1;)
	{
		token *t = &r->work->tokens[k], *before = &r->work->tokens[k - 1];

		if (t->kind != TOKEN_FIGURE || t->sort != SORT_POINTS)
			continue;
		if (before->kind == TOKEN_LIST && k > 1)
			before--;
		if (before->kind != TOKEN_FIGURE || before->figure != FIGURE_QUANTITY || before->sort != SORT_COUNT ||
			!span_ends(from_to(r, before->from, before->to), SPAN("个")))
			continue;
		if (joins_figures(from_to(r, before->to, t->from)))
		{
			before->sort = SORT_POINTS;
			before->points = true;
			before->value = 0;
		}
	}
}
