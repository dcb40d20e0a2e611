/*
 * document.c
 *		What the first lines of a report say of it.
 */
#include "document.h"
#include "caption.h"
#include "head.h"

#define TITLE_LINES 80 /* a title stands among the first lines */
#define TITLE_CHARACTERS 90
#define ISSUER_LINES 8 /* the issuer stands right below it */

static const span GENRES[] = {SPAN("报告"), SPAN("计划"), SPAN("公报"),
							  SPAN("规划"), SPAN("纲要"), SPAN("報告")};
static const span DRAFTS[] = {SPAN("(草案)"), SPAN("(稿)"),   SPAN("(审议稿)"),
							  SPAN("(摘要)"), SPAN("(节选)"), SPAN("的通知")};
static const span ISSUERS[] = {SPAN("委员会"),   SPAN("发展改革委"), SPAN("发改委"),
							   SPAN("人民政府"), SPAN("统计局"),     SPAN("财政局"),
							   SPAN("办公室"),   SPAN("改革局"),     SPAN("厅")};
static const span REGION_ENDS[] = {SPAN("省"), SPAN("市"), SPAN("区"), SPAN("县"),
								   SPAN("州"), SPAN("旗"), SPAN("盟"), SPAN("师")};

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static bool
ends_in(span s, const span *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_ends(s, words[i]))
			return true;
	return false;
}

/* The line folded, in the arena. */
static span
folded_line(arena *a, const lines *l, uint32_t i)
{
	span s = line_clean(l, i);
	char *p = s.n == 0 ? NULL : arena_get(a, s.n, 1);

	return p == NULL ? SPAN_NONE : (span){p, text_fold(s, p)};
}

/* A line that could be part of a title: no sentence, no list, no cell. */
static bool
could_be_title(const lines *l, uint32_t i, span folded)
{
	return folded.n > 0 && !line_tabbed(l, i) && text_characters(folded) <= TITLE_CHARACTERS &&
		   span_find(folded, SPAN("。")) < 0 && span_find(folded, SPAN(",")) < 0 &&
		   span_find(folded, SPAN(";")) < 0 && span_find(folded, SPAN(":")) < 0;
}

static bool
ends_a_title(span folded)
{
	for (size_t i = 0; i < LENGTH(DRAFTS); i++)
		if (span_ends(folded, DRAFTS[i]))
			folded.n -= DRAFTS[i].n;
	return ends_in(folded, GENRES, LENGTH(GENRES));
}

static bool
is_markdown_heading(const lines *l, uint32_t i)
{
	span s = text_trim(line_text(l, i));

	return s.n > 0 && *s.p == '#';
}

/*
 * The first line of the title that ends at `last`: a broken title goes on over the lines directly above, a Markdown
 * one over the headings above.
 */
static uint32_t
title_start(arena *a, const lines *l, uint32_t last)
{
	uint32_t first = last;

	for (int i = 0; i < 3 && first > 0; i++)
	{
		uint32_t above = first - 1;
		span s;

		if (is_markdown_heading(l, first))
			while (above > 0 && line_blank(l, above))
				above--;
		s = folded_line(a, l, above);
		if (!could_be_title(l, above, s) || text_characters(s) < 6 || ends_a_title(s))
			break;
		if (is_markdown_heading(l, above) != is_markdown_heading(l, first))
			break;
		/* not the name of the web site above the title */
		if (!is_markdown_heading(l, above) && years_in(s).from == 0 && !span_starts(s, SPAN("关于")))
			break;
		first = above;
	}
	return first;
}

/* The lines of a title put together: without a blank inside a broken line, with one between headings. */
static span
join_title(arena *a, const lines *l, uint32_t first, uint32_t last)
{
	size_t room = 0, n = 0;
	char *p;

	for (uint32_t i = first; i <= last; i++)
		room += l->line[i].n + 1u;
	p = arena_get(a, room, 1);
	if (p == NULL)
		return SPAN_NONE;
	for (uint32_t i = first; i <= last; i++)
	{
		span s = line_clean(l, i);

		if (s.n == 0)
			continue;
		if (n > 0 && is_markdown_heading(l, i))
			p[n++] = ' ';
		memcpy(p + n, s.p, s.n);
		n += s.n;
	}
	return (span){p, n};
}

/* The first heading that names a year says what a report without a year in its title is about. */
static int
year_of_headings(arena *a, const lines *l, bool *cancelled)
{
	for (uint32_t i = 0; i < l->n; i++)
	{
		years y;

		if (arena_cancelled(a, l->line[i].n + 1u))
		{
			*cancelled = true;
			return 0;
		}
		if (!heading_at(l, i) || text_characters(line_clean(l, i)) > TITLE_CHARACTERS)
			continue;
		y = years_in(line_clean(l, i));
		if (y.from != 0 && y.from == y.to)
			return y.from;
	}
	return 0;
}

static bool
find_title(arena *a, const lines *l, bool with_year, uint32_t *first, uint32_t *last)
{
	for (uint32_t i = 0; i < l->n && i < TITLE_LINES; i++)
	{
		span s = folded_line(a, l, i);

		if (!could_be_title(l, i, s) || !ends_a_title(s))
			continue;
		*first = title_start(a, l, i);
		*last = i;
		if (!with_year)
			return true;
		for (uint32_t k = *first; k <= i; k++)
			if (years_in(line_clean(l, k)).from != 0)
				return true;
	}
	return false;
}

/* "关于云栖区2023年…" -> 云栖区 */
static span
region_of_title(arena *a, span title)
{
	span s = squeeze(a, title);
	size_t n = 0;

	if (span_starts(s, SPAN("关于")))
		s = (span){s.p + strlen("关于"), s.n - strlen("关于")};
	while (n < s.n && !(s.p[n] >= '0' && s.p[n] <= '9'))
		n++;
	s.n = n;
	return n > 0 && text_characters(s) <= 30 && ends_in(s, REGION_ENDS, LENGTH(REGION_ENDS)) ? s : SPAN_NONE;
}

static span
find_issuer(arena *a, const lines *l, uint32_t title_end)
{
	int seen = 0;

	for (uint32_t i = title_end + 1; i < l->n && seen < ISSUER_LINES; i++)
	{
		span s = folded_line(a, l, i);

		if (s.n == 0)
			continue;
		if (heading_at(l, i))
			break;
		seen++;
		if (could_be_title(l, i, s) && text_characters(s) <= 40 && ends_in(s, ISSUERS, LENGTH(ISSUERS)))
			return s;
	}
	return SPAN_NONE;
}

report_status
document_head(arena *a, const lines *l, report_head *head)
{
	uint32_t first, last;
	bool cancelled = false;

	memset(head, 0, sizeof(*head));
	if (find_title(a, l, true, &first, &last))
	{
		years y;

		head->title = join_title(a, l, first, last);
		y = years_in(head->title);
		head->report_year = y.from;
		head->plan_year = y.to != y.from ? y.to : 0;
	}
	else if (find_title(a, l, false, &first, &last))
	{
		head->report_year = year_of_headings(a, l, &cancelled);
		if (head->report_year != 0)
			head->title = join_title(a, l, first, last);
	}
	if (head->title.n > 0)
	{
		head->region_text = region_of_title(a, head->title);
		head->issuer = find_issuer(a, l, last);
	}
	return cancelled ? REPORT_CANCELLED : REPORT_OK;
}
