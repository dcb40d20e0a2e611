/*
 * title.c
 *		The title of a report among its first lines.
 */
#include "title.h"
#include "caption.h"
#include "fields.h"
#include "head.h"

#define TITLE_LINES 80   /* a title stands among the first lines */
#define TITLE_PARTS 4    /* lines above its last one that a title may be broken over */
#define LINE_BYTES 1000  /* of a title, an issuer */
#define SUBJECT_LINES 16 /* with a text, in which it stands where the text has no report's name */
#define TABLE_ROWS                                                                                           \
	4 /* with figures, that are a table: what stands below it may be a link to another report */
#define CHROME_LINES 10 /* of a web page, above its first heading */

static const span GENRES[] = {SPAN("报告"), SPAN("计划"), SPAN("公报"),
							  SPAN("规划"), SPAN("纲要"), SPAN("報告")};
static const span WHOLE[] = {SPAN("报告"), SPAN("公报"), SPAN("報告")}; /* nothing comes behind them */
static const span DRAFTS[] = {SPAN("(草案)"), SPAN("(稿)"),   SPAN("(审议稿)"), SPAN("(摘要)"),
							  SPAN("(节选)"), SPAN("的通知"), SPAN("摘要"),     SPAN("要点"),
							  SPAN("概要"),   SPAN("解读"),   SPAN("》")};
/* What web pages put between a title and the names of their sections and of the site. */
static const span SITE_DASHES[] = {SPAN("-"), SPAN("－"), SPAN("–"), SPAN("—"),
								   SPAN(">"), SPAN("＞"), SPAN("·")};
static const span ISSUERS[] = {SPAN("委员会"),   SPAN("发展改革委"), SPAN("发改委"),
							   SPAN("人民政府"), SPAN("统计局"),     SPAN("财政局"),
							   SPAN("办公室"),   SPAN("改革局"),     SPAN("厅")};

static const span REGION_ENDS[] = {SPAN("省"), SPAN("市"), SPAN("区"), SPAN("县"),
								   SPAN("州"), SPAN("旗"), SPAN("盟"), SPAN("师")};

bool
is_region(span s)
{
	return text_characters(s) >= 2 && !text_longer(s, 30) &&
		   span_ends_any(s, REGION_ENDS, LENGTH(REGION_ENDS));
}

bool
names_issuer(span s)
{
	return span_ends_any(s, ISSUERS, LENGTH(ISSUERS));
}

/* The line folded, in the arena. */
span
line_folded(arena *a, const lines *l, uint32_t i)
{
	span s = line_clean(l, i);
	char *p = s.n == 0 || s.n > LINE_BYTES ? NULL : arena_get(a, s.n, 1);

	return p == NULL ? SPAN_NONE : (span){p, text_fold(s, p)};
}

static bool
is_markdown_heading(const lines *l, uint32_t i)
{
	span s = text_trim(line_text(l, i));

	return s.n > 0 && *s.p == '#';
}

#define HEADS_APART 4 /* blanks between two heads */

/* Three fields or more of several characters each, blanks between them, or two years that stand far apart. */
static bool
is_row_of_words(span s)
{
	fields f;
	int words = 0;

	if (s.n > LINE_BYTES || !split_fields(text_trim(s), 2, &f))
		return true;
	for (int i = 0; i < f.n; i++)
		words += text_longer(f.field[i], 1);
	return words > 2 || (words == 2 && f.n == 2 && f.place[1] - f.stop[0] >= HEADS_APART &&
						 years_in(f.field[0]).from != 0 && years_in(f.field[1]).from != 0);
}

/* A line that could be part of a title: no sentence, no list, no cell. */
bool
title_may_be(const lines *l, uint32_t i, span folded)
{
	/* heads side by side */
	if (is_row_of_words(line_text(l, i)))
		return false;
	/* 一、2023年… is a heading, or a line of the contents */
	if (heading_at(l, i) && !is_markdown_heading(l, i))
		return false;
	return folded.n > 0 && !line_tabbed(l, i) && !text_longer(folded, TITLE_CHARACTERS) &&
		   span_find(folded, SPAN("。")) < 0 && span_find(folded, SPAN(",")) < 0 &&
		   span_find(folded, SPAN(";")) < 0 && span_find(folded, SPAN(":")) < 0;
}

/* Off its end: "(草案)", "(2021-2025年)", "的通知", and what web pages put behind a title. */
span
drop_title_end(span s)
{
	static const span SITES[] = {SPAN("_"), SPAN("|")};
	span before;

	for (size_t i = 0; i < LENGTH(SITES); i++)
	{
		ptrdiff_t at = span_find(s, SITES[i]);

		if (at > 0)
			s.n = (size_t) at;
	}
	do
	{
		before = s;
		for (size_t i = 0; i < LENGTH(DRAFTS); i++)
			if (span_ends(s, DRAFTS[i]))
				s.n -= DRAFTS[i].n;
		for (int b = 0; b < 2; b++)
			if (span_ends(s, b == 0 ? SPAN(")") : SPAN("]")))
				for (size_t k = s.n - 1; k > 0 && s.n - k < 60; k--)
					if (s.p[k] == "(["[b])
					{
						s.n = k;
						break;
					}
	} while (s.n != before.n);
	return s;
}

bool
names_years(span s)
{
	years y = years_in(s);

	return y.from != 0 || y.plan_end != 0;
}

/* …计划-执行情况的报告 goes on, …计划-目标 may, and a year may be that of the report. */
static bool
names_site(span title, span rest)
{
	static const span SITES[] = {SPAN("网"), SPAN("信息公开"), SPAN("门户")};

	if (title.n == 0 || names_years(rest) || span_ends_any(drop_title_end(rest), GENRES, LENGTH(GENRES)))
		return false;
	return span_ends_any(title, WHOLE, LENGTH(WHOLE)) ||
		   (span_ends_any(title, GENRES, LENGTH(GENRES)) &&
			(names_issuer(rest) || span_has_any(rest, SITES, LENGTH(SITES))));
}

/* …报告-甲县人民政府网, …报告 - 政府信息公开 - 甲县人民政府: where the title ends; 0: no site stands behind it. */
static size_t
before_site(span s)
{
	for (size_t i = 0; i < LENGTH(SITE_DASHES); i++)
		for (size_t from = 0; from < s.n;)
		{
			span rest = {s.p + from, s.n - from}, before;
			ptrdiff_t at = span_find(rest, SITE_DASHES[i]);

			if (at < 0)
				break;
			from += (size_t) at;
			before = text_trim((span){s.p, from});
			rest = (span){s.p + from, s.n - from};
			from += SITE_DASHES[i].n;
			if (names_site(drop_title_end(before), rest))
				return before.n;
		}
	return 0;
}

span
title_proper(span s)
{
	ptrdiff_t at = span_find(s, SPAN("——"));
	span before = text_trim((span){s.p, at > 0 ? (size_t) at : 0});

	if (at > 0 && span_ends_any(drop_title_end(before), GENRES, LENGTH(GENRES)))
		return before;
	before.n = before_site(s);
	return before.n > 0 ? (span){s.p, before.n} : s;
}

static bool
ends_a_title(span folded)
{
	return span_ends_any(drop_title_end(title_proper(folded)), GENRES, LENGTH(GENRES));
}

/* …报告....12, …报告 12: a line of the contents, s as printed. */
static bool
is_contents_line(span s)
{
	static const span LEADERS[] = {SPAN("…"), SPAN(".."), SPAN("．．"), SPAN("··")};
	size_t digits = 0;

	while (digits < s.n && digits < 4 && s.p[s.n - 1 - digits] >= '0' && s.p[s.n - 1 - digits] <= '9')
		digits++;
	s.n -= digits;
	return span_ends_any(text_trim(s), LEADERS, LENGTH(LEADERS)) ||
		   (digits > 0 && digits < 4 && text_trim(s).n < s.n);
}

static span
drop_subtitle_dashes(span s)
{
	static const span DASHES[] = {SPAN("—"), SPAN("－"), SPAN("--"), SPAN("–"), SPAN("―")};

	for (size_t i = 0; i < LENGTH(DASHES); i++)
		while (span_starts(s, DASHES[i]))
			s = text_trim((span){s.p + DASHES[i].n, s.n - DASHES[i].n});
	return s;
}

/*
 * The title on its first line, as printed: behind 甲政发〔2024〕3号 or a date, and without the dashes that make it the
 * second half of a heading.  The line of a session stays as it is.
 */
static span
drop_title_front(span s)
{
	char buf[4 * MASTHEAD_CHARACTERS];
	span bare = drop_subtitle_dashes(s);

	if (bare.n < s.n && bare.n > 0 && bare.n <= LINE_BYTES)
	{
		ptrdiff_t day = span_find(bare, SPAN("日"));

		return day >= 0 && day <= 24 ? s : bare;
	}
	for (const char *p = s.p, *end = span_end(s), *at = p; p < end && at - s.p <= (ptrdiff_t) sizeof(buf);
		 at = p)
	{
		span front = {s.p, (size_t) (at - s.p)}, rest = {at, (size_t) (end - at)};
		bool parted = text_is_space(text_next_raw(&p, end)) || span_starts(rest, SPAN("关于"));

		if (!parted || front.n == 0)
			continue;
		front = (span){buf, text_fold(front, buf)};
		/* few are one whatever stands behind them */
		if (is_masthead(front, true) && (names_years(rest) || is_masthead(front, false)))
		{
			s = drop_subtitle_dashes(text_trim(rest)); /* behind it may stand another */
			p = s.p;
		}
	}
	return s;
}

/* The line as the first of a title, folded. */
static span
first_folded(arena *a, const lines *l, uint32_t i)
{
	span s = line_clean(l, i);
	char *p = s.n == 0 || s.n > LINE_BYTES ? NULL : arena_get(a, s.n, 1);

	s = p == NULL ? s : drop_title_front(s);
	return p == NULL ? SPAN_NONE : (span){p, text_fold(s, p)};
}

/* Is the line a title's beginning, whatever stands above?  关于… is, and the dashes of a subtitle. */
static bool
begins_title(arena *a, const lines *l, uint32_t i)
{
	span s = line_folded(a, l, i), own = first_folded(a, l, i);

	return span_starts(own, SPAN("关于")) || (own.n < s.n && names_years(own));
}

/* 甲县2024年两会 and 甲县2023年…: a title says once whose it is. */
static bool
begin_alike(span a, span b)
{
	size_t region = strlen("甲县");

	return a.n >= region && b.n >= region && memcmp(a.p, b.p, region) == 0 && names_years(b);
}

#define HEAD_CHARACTERS 8 /* of a table; a title has longer lines */

/* …执行情况与: it goes on below. */
static bool
breaks_off(span s)
{
	static const span OPEN[] = {SPAN("与"), SPAN("和"), SPAN("及"), SPAN("暨"), SPAN("、"), SPAN("《")};

	return span_ends_any(s, OPEN, LENGTH(OPEN));
}

/* 甲县 or 甲县国民经济和社会发展 right above 2023年… or 第十四个五年规划…: the line says whose. */
static bool
places_title(arena *a, const lines *l, uint32_t first)
{
	span s, above;

	if (first == 0 || begins_title(a, l, first) || line_blank(l, first - 1) ||
		is_markdown_heading(l, first) != is_markdown_heading(l, first - 1))
		return false;
	s = line_folded(a, l, first);
	above = line_folded(a, l, first - 1);
	if (!(s.n > 0 && *s.p >= '0' && *s.p <= '9') && !span_starts(s, SPAN("第")) && !span_starts(s, SPAN("“")))
		return false;
	return title_may_be(l, first - 1, above) && !text_longer(above, 20) && !names_issuer(above) &&
		   !span_starts(above, SPAN("中共")) &&
		   (is_region(above) || span_ends(above, SPAN("国民经济和社会发展")));
}

/*
 * The first line of the title that ends at `last`: a broken title goes on over lines above, a blank line between them
 * at most; a Markdown one over the headings above.  It begins with the topmost that says 关于 or a year: what stands
 * above is the name of a web site, or what mastheads print.
 */
static uint32_t
title_start(arena *a, const lines *l, uint32_t last)
{
	uint32_t first = last, line = last;
	bool markdown = is_markdown_heading(l, last), dated = names_years(first_folded(a, l, last));

	for (int i = 0; i < TITLE_PARTS && line > 0; i++)
	{
		bool begun = begins_title(a, l, line);
		span below = line_folded(a, l, line), s;

		for (int blank = 0; line > 0 && (blank == 0 || line_blank(l, line)) && (blank < 2 || markdown);
			 blank++)
			line--;
		s = line_folded(a, l, line);
		if (!title_may_be(l, line, s) || ends_a_title(s) || is_markdown_heading(l, line) != markdown ||
			is_contents_line(line_clean(l, line)) || is_masthead(s, dated) ||
			((begun || begin_alike(s, below)) && !breaks_off(s)))
			break;
		if (markdown ? text_characters(s) >= 6 : names_years(s) || span_starts(s, SPAN("关于")))
		{
			first = line;
			dated |= names_years(s);
		}
		else if (markdown || names_issuer(s))
			break;
	}
	return places_title(a, l, first) ? first - 1 : first;
}

/* A copy without the blanks that a torn print leaves inside Chinese words; those beside digits and letters stay. */
static size_t
mend_words(span s, char *out)
{
	const char *p = s.p, *end = span_end(s);
	char *to = out;
	uint32_t before = 0;

	while (p < end)
	{
		const char *at = p, *behind;
		uint32_t c = text_next_raw(&p, end);

		behind = p;
		if (text_is_space(c) && before >= 0x2E80 && text_next(&behind, end) >= 0x2E80)
			continue;
		memcpy(to, at, (size_t) (p - at));
		to += p - at;
		before = c;
	}
	return (size_t) (to - out);
}

/* The lines of a title put together: without a blank inside a broken line, with one between headings. */
span
title_join(arena *a, const lines *l, uint32_t first, uint32_t last)
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
		span s = i == first ? drop_title_front(line_clean(l, i)) : line_clean(l, i);

		if (s.n == 0)
			continue;
		if (n > 0 && is_markdown_heading(l, i))
			p[n++] = ' ';
		n += mend_words(s, p + n);
	}
	for (size_t i = 0; i < n; i++)
		if (p[i] == '_' || p[i] == '|') /* what a web page puts behind it */
			n = i;
	return title_proper(text_trim((span){p, n}));
}

/* 甲县“十四五”规划纲要 in the bar of a window, over 甲县国民经济和社会发展…规划: two titles and no broken one. */
static bool
stands_apart(span title, span next)
{
	return ends_a_title(title) && names_years(title) && begin_alike(title, next);
}

/* …2023年国民经济和社会发展计划 / 执行情况与2024年…的报告: the line below goes on with a title that could end there. */
static uint32_t
title_end(arena *a, const lines *l, uint32_t i)
{
	if (span_ends_any(drop_title_end(title_proper(line_folded(a, l, i))), WHOLE, LENGTH(WHOLE)) ||
		is_markdown_heading(l, i))
		return i;
	for (uint32_t k = i + 1; k < l->n && k < i + TITLE_PARTS; k++)
	{
		span s = line_folded(a, l, k);

		if (line_blank(l, k) || !title_may_be(l, k, s) || is_markdown_heading(l, k) || names_issuer(s))
			break;
		if (stands_apart(line_folded(a, l, i), s))
			break;
		if (ends_a_title(s))
			return k;
	}
	return i;
}

/* A name and two figures behind it, of a table with TABs. */
static bool
is_row_of_figures(const lines *l, uint32_t i)
{
	row x;
	int figures = 0;

	if (!line_tabbed(l, i) || !row_split(l, i, &x))
		return false;
	for (int k = 1; k < x.n; k++)
		figures += head_figure(x.cells[k].text);
	return figures >= 2;
}

/* 2024年, 实际, 2025年, 计划 a cell a line: heads of a table. */
static bool
are_heads(const lines *l, uint32_t first, uint32_t last)
{
	for (uint32_t i = first; i <= last; i++)
		if (text_longer(line_clean(l, i), HEAD_CHARACTERS))
			return false;
	return last > first;
}

bool
title_find(arena *a, const lines *l, bool with_year, bool above_tables, uint32_t *first, uint32_t *last)
{
	int rows = 0;

	for (uint32_t i = 0; i < l->n && i < TITLE_LINES && (rows < TABLE_ROWS || !above_tables); i++)
	{
		span s = line_folded(a, l, i);

		rows += above_tables && is_row_of_figures(l, i);
		if (!title_may_be(l, i, s) || !ends_a_title(s))
			continue;
		*first = title_start(a, l, i);
		*last = i = title_end(a, l, i);
		if (are_heads(l, *first, *last))
			continue;
		if (!with_year)
			return true;
		for (uint32_t k = *first; k <= i; k++)
			if (names_years(title_proper(k == *first ? first_folded(a, l, k) : line_folded(a, l, k))))
				return true;
	}
	return false;
}

/* What speaks of an economy without being a report of it by its name. */
static bool
names_subject(span s)
{
	static const span ENDS[] = {SPAN("指标"),   SPAN("情况"),   SPAN("快报"), SPAN("月报"), SPAN("简报"),
								SPAN("分析"),   SPAN("安排"),   SPAN("运行"), SPAN("总结"), SPAN("简析"),
								SPAN("打算"),   SPAN("任务"),   SPAN("向好"), SPAN("平稳"), SPAN("稳进"),
								SPAN("有进"),   SPAN("回升"),   SPAN("目标"), SPAN("通报"), SPAN("要点"),
								SPAN("方案"),   SPAN("公示"),   SPAN("通知"), SPAN("数据"), SPAN("情况表"),
								SPAN("进展表"), SPAN("自评表"), SPAN("公开")};

	/* whatever is announced */
	return span_ends(s, SPAN("的通知")) || span_ends_any(drop_title_end(s), ENDS, LENGTH(ENDS));
}

/* 各乡镇人民政府，县政府各部门： */
static bool
addresses(span s)
{
	return span_starts(s, SPAN("各")) && (span_ends(s, SPAN("：")) || span_ends(s, SPAN(":")));
}

/* Prose or a heading below line i, whatever a web page puts between; below a table's caption the table follows. */
static bool
text_follows(const lines *l, uint32_t i)
{
	int above = 0; /* subtitles */
	bool contents = false;

	for (i++; i < l->n && i < TITLE_LINES && above <= 2; i++)
	{
		span s = line_clean(l, i);

		if (line_blank(l, i) || page_mark_at(l, i))
			continue;
		if (line_tabbed(l, i))
			return false;
		if (heading_at(l, i) || addresses(s) || span_find(s, SPAN("。")) >= 0 ||
			(text_longer(s, 20) && span_find(s, SPAN("，")) > 0)) /* prose, broken over lines */
			return true;
		/* 来源：…, 字号：[ 大 中 小 ], 打印 */
		contents |= same_folded(s, SPAN("目录")) || same_folded(s, SPAN("目 录"));
		if (contents || !text_longer(s, 3) || span_find(s, SPAN("：")) >= 0 || span_find(s, SPAN(":")) >= 0)
			continue;
		if (is_row_of_words(s) || text_longer(s, 30) || (head_word(s) && !names_years(s)))
			return false;
		above++;
	}
	return false;
}

/* （二〇二四年六月） below it, or the number of its issue. */
static bool
dated_below(arena *a, const lines *l, uint32_t i, uint32_t *line, bool *issue)
{
	for (i++; i < l->n && i < TITLE_LINES; i++)
	{
		span s = line_folded(a, l, i);

		if (line_blank(l, i))
			continue;
		*line = i;
		*issue = names_issue(s);
		return names_years(s) &&
			   (*issue ? !text_longer(s, 30)
					   : span_starts(s, SPAN("(")) && span_ends(s, SPAN(")")) && !text_longer(s, 20));
	}
	return false;
}

/* 2023年9月甲市社会消费品零售总额: an indicator of that month. */
static bool
begins_with_month(span s)
{
	static const span INDICATORS[] = {SPAN("额"),   SPAN("值"),   SPAN("指数"),   SPAN("收入"), SPAN("支出"),
									  SPAN("投资"), SPAN("价格"), SPAN("进出口"), SPAN("量"),   SPAN("率")};
	static const span CHANGES[] = {SPAN("增长"), SPAN("下降"), SPAN("上涨"), SPAN("回落")};
	ptrdiff_t year = span_find(s, SPAN("年"));
	months m = months_in(s);

	return (span_ends_any(drop_title_end(s), INDICATORS, LENGTH(INDICATORS)) ||
			span_has_any(s, CHANGES, LENGTH(CHANGES))) &&
		   year > 0 && year <= 8 && months_named(&m) && span_find(s, SPAN("月")) > year &&
		   span_find(s, SPAN("月")) <= year + (ptrdiff_t) strlen("年1-12月") && text_longer(s, 10);
}

/* The title whose last or only line is i: what it speaks of, and when; *last: the line that ends it. */
static bool
is_title_of_subject(arena *a, const lines *l, uint32_t i, span s, uint32_t *last)
{
	bool issue = false;
	months when;

	*last = i;
	if (!title_may_be(l, i, s) || numbered_section(s)) /* 一、2025年计划执行情况 heads a part */
		return false;
	if (span_starts(s, SPAN("关于")) && names_years(s) && i + 1 < l->n && !line_blank(l, i + 1))
	{
		span below = line_folded(a, l, i + 1);

		if (names_subject(below) && title_may_be(l, i + 1, below))
		{
			*last = i + 1; /* broken over two lines */
			return text_follows(l, i + 1);
		}
	}
	if (!names_years(s) && names_subject(s) && dated_below(a, l, i, last, &issue))
		return issue || text_follows(l, *last);
	*last = i;
	when = months_in(s); /* 1-8月经济运行情况: the year may be that of its issue */
	return !begins_with_date(s) && (names_years(s) || (months_named(&when) && names_subject(s))) &&
		   (names_subject(s) || begins_with_month(s)) && text_follows(l, i);
}

/* Below the chrome of a web page its first heading; else the first lines, up to prose or a table. */
bool
title_of_subject(arena *a, const lines *l, uint32_t *first, uint32_t *last)
{
	uint32_t begin = 0;
	int texts = 0; /* the words of a menu apart */

	while (begin < l->n && begin < CHROME_LINES && !is_markdown_heading(l, begin))
		begin++;
	begin = begin < l->n && begin < CHROME_LINES ? begin : 0;
	for (uint32_t i = begin; i < l->n && texts < SUBJECT_LINES; i++)
	{
		span s = line_folded(a, l, i);

		if (line_blank(l, i) || page_mark_at(l, i) || is_document_number(s))
			continue;
		texts += text_longer(s, 10);
		if (i > TITLE_LINES)
			break;
		/* 关于印发…的通知 in the bar of a window, with its issuer below */
		if (span_starts(s, SPAN("关于")) && i + 1 < l->n && l->line[i + 1].n > l->line[i].n &&
			span_ends(line_folded(a, l, i + 1), s))
			continue;
		*first = i;
		if (is_title_of_subject(a, l, i, s, last))
		{
			/* 甲市人民政府办公室 over 关于印发… */
			if (i > 0 && span_starts(s, SPAN("关于")) && names_issuer(line_folded(a, l, i - 1)))
				*first = i - 1;
			return true;
		}
		if (line_tabbed(l, i) || span_find(s, SPAN("。")) >= 0 || heading_at(l, i) ||
			caption_at(a, l, i, &(caption){0}))
			return false;
	}
	return false;
}
