/*
 * test_hostile.c
 *		Texts made to be slow or large: time and memory must stay linear, and the caller must be asked often whether to go
 *		on.
 *
 * Each pattern is read at one size and at ten times that size.  Linear is ten times the time; more than thirty, three
 * times running, is taken for worse than linear.  Memory may be sixteen times the text and a constant.
 *
 *	test_hostile [PATTERN]
 */
#include "report.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SMALL ((size_t) 24 * 1024)
#define LARGE (SMALL * 10)
#define HUGE_TEXT ((size_t) 8 * 1024 * 1024)
#define MEMORY_FACTOR 16
#define MEMORY_BASE ((size_t) 1024 * 1024)
#define ASKED_EVERY (64 * 1024) /* bytes of text */
#define LONGEST_MS 100

typedef struct meter
{
	void *chunk[65536];
	int n;
	size_t bytes;
	long asked, events;
	clock_t last_asked, longest; /* between two questions */
} meter;

static void *
grow(void *ctx, size_t size)
{
	meter *m = ctx;

	m->bytes += size;
	return m->n == 65536 ? NULL : (m->chunk[m->n++] = malloc(size));
}

static bool
never(void *ctx)
{
	meter *m = ctx;
	clock_t now = clock();

	m->asked++;
	if (now - m->last_asked > m->longest)
		m->longest = now - m->last_asked;
	m->last_asked = now;
	return false;
}

static int
count(void *ctx, const report_event *e)
{
	(void) e;
	((meter *) ctx)->events++;
	return 0;
}

static double
read_seconds(const char *text, size_t n, meter *m)
{
	report_env env = {m, grow, never, count};
	clock_t start = clock();

	memset(m, 0, sizeof(*m));
	m->last_asked = start;
	if (report_read(text, n, NULL, &env) != REPORT_OK)
		printf("# not read\n");
	start = clock() - start;
	for (int i = 0; i < m->n; i++)
		free(m->chunk[i]);
	return (double) start / CLOCKS_PER_SEC;
}

typedef struct pattern
{
	const char *name;
	const char *head, *body; /* the body is repeated; %d in it is the number of the repetition */
} pattern;

static const pattern PATTERNS[] = {
	{"prose", "", "全区上下坚持稳中求进，各项工作取得新的进展。\n"},
	{"one line", "", "地区生产总值增长8.5%左右，"},
	{"line ends", "", "\n"},
	{"carriage returns", "", "\r\n"},
	{"TABs", "", "\t"},
	{"TABs and line ends", "", "\t\n"},
	{"brackets", "", "（"},
	{"bracket cells", "序号\t指标名称\t2023年目标\n", "1\t名（（（（（（（（（（（（\t（（（（（（（（\n"},
	{"tab rows", "表1：2023年目标\n序号\t指标名称\t2023年目标\n", "%d\t地区生产总值增速（%%）\t6左右\n"},
	{"tab rows without ordinals", "序号\t指标名称\t2023年目标\n", "\t地区生产总值增速（%%）\t6左右\n"},
	{"torn tab rows", "序号\t指标名称\t2023年目标\n", "%d\t地区生产总值\n增速（%%）\t6左右\n"},
	{"short tab rows", "序号\t指标名称\t2023年目标\t2023年实际\n", "%d\t6\n"},
	{"heads", "", "序号\t指标名称\t2023年目标\n"},
	{"different heads", "", "序号\t指标名称%d\t2023年目标\n1\t增速（%%）\t6\n"},
	{"rows without a head", "", "%d\t增速（%%）\t6\n"},
	{"cells", "\t序号\n\t指标名称\n\t2023年目标\n", "\t%d\n\t地区生产总值增速（%%）\n\t6左右\n"},
	{"cells of a broken chain", "\t序号\n\t指标名称\n\t2023年目标\n\t1\n", "\t7\n"},
	{"cells that are ordinals", "\t序号\n\t指标名称\n\t2023年目标\n", "\t%d\n"},
	{"cells that are sections", "\t序号\n\t指标名称\n\t2023年目标\n\t1\n\t增速\n\t6\n", "\t一、经济\n"},
	{"head cells", "", "\t序号\n\t指标名称\n"},
	{"empty cells", "\t序号\n\t指标名称\n\t2023年目标\n", "\t\n"},
	{"lines below a cell", "\t序号\n\t指标名称\n\t2023年目标\n\t1\n\t增速\n\t6\n", "左右\n"},
	{"head cells with bars", "", "指标 |\n"},
	{"cells with bars", "指标 |\n2023年目标 |\n2023年实际 |\n", "增速（%%） |\n6 |\n7 |\n"},
	{"tables with bars and prose", "", "指标 |\n2023年目标 |\n增速 |\n|\n各项工作取得新的进展。\n"},
	{"bars", "指标\n|\n2023年目标\n|\n", "|\n"},
	{"rows without their category", "类别\t序号\t指标\t2023年目标\n经济\t1\t增速\t6\n", "%d\t增速（%%）\t6\n"},
	{"captions", "", "表%d：2023年目标\n"},
	{"captions and rows", "", "表%d：2023年目标\n序号\t指标名称\t2023年目标\n1\t增速（%%）\t6\n"},
	{"boxes", "", "专栏%d：重点项目\n新建：东路。\n"},
	{"notes", "表1：2023年目标\n序号\t指标名称\t2023年目标\n1\t增速（%%）\t6\n",
	 "注：1.加*为约束性指标；2.按老口径计算。\n"},
	{"a note of many items", "表1：2023年目标\n序号\t指标名称\t2023年目标\n1\t增速（%%）\t6\n注：",
	 "1.按口径计算；"},
	{"notes and rows", "", "序号\t指标名称\t2023年目标\n1\t增速（%%）\t6\n注：增速按老口径计算。\n"},
	{"headings", "", "一、工作\n"},
	{"titles", "", "2023年计划的报告\n"},
	{"half titles", "", "关于2023年的\n"},
	{"Markdown", "", "# 标题 ** **\n"},
	{"bookmarks", "", "[bookmark: x]"},
	{"dashes", "序号\t指标名称\t2023年目标\n1\t增速\t", "—"},
	{"持平", "序号\t指标名称\t2023年目标\n1\t增速\t与", "持平（"},
	{"高于", "序号\t指标名称\t2023年目标\n1\t增速\t", "高于"},
	{"digits", "序号\t指标名称\t2023年目标\n1\t增速\t", "7"},
	{"grouped digits", "序号\t指标名称\t2023年目标\n1\t增速\t1", ",000"},
	{"open brackets in a box", "专栏1 甲\n新建", "（"},
	{"open brackets in a project", "一、重点项目\n安排项目100个、投资", "（"},
	{"a paragraph that goes on", "专栏1 甲\n", "新建东路，\n"},
	{"glossaries", "", "名词解释\n"},
	{"a glossary that goes on", "一、名词解释\n", "甲是乙，\n"},
	{"rules of frames", "", "├──┼──┤\n"},
	{"frames without rules", "", "│甲│5│\n"},
	{"units above notes and heads", "", "单位：亿元\n注：\n序号\t指标名称\t2023年目标\n"},
	{"head words", "", "指标\n"},
	{"bare heads", "", "指标\n2020年\n2025年\n甲指标\n5\n6\n7\n"},
	{"bare heads and rows", "", "指标\n2020年\n2025年\n甲指标\n5\n6\n乙指标\n5\n6\n\n\n\n\n"},
	{"heads of two lines", "",
	 "指标\n2001年\n2002年\n2003年\n2004年\n2005年\n2006年\n2007年\n2008年\n2009年\n2010年\n2011年\n2012年\n"
	 "2013年\n2014年\n2023年完成\n2023年完成\n计划\n完成\n计划\n完成\n计划\n完成\n计划\n完成\n计划\n完成\n"
	 "计划\n完成\n产值\n1\n2\n\n\n\n\n"},
	{"spaced heads", "", "类别\n\n指标\n\n2020年\n\n2025年\n\n"},
	{"spaces", "序号\t指标名称\t2023年目标\n1\t增速\t7", "　"},
	{"units", "序号\t指标名称\t2023年目标\n1\t增速\t7元", "/元"},
	{"words", "序号\t指标名称\t2023年目标\n1\t增速\t", "约"},
	{"duty words", "序号\t指标名称\t2023年目标\n1\t增速\t", "市级下达"},
	{"invalid bytes", "", "\xE4\xB8\xFF\t\x80"},
	{"a name that does not end", "序号\t指标名称\t2023年目标\n1\t", "增速（%）"},
	{"a head that does not end", "序号\t指标名称\t", "2023年目标（%）"},
	{"layout: pipe rows", "|序号|指标|2023年目标|\n", "|%d|增速（%%）|6左右|\n"},
	{"layout: pipes", "|序号|指标|2023年目标|\n", "|"},
	{"layout: pipe heads", "", "|指标|2023年目标|\n\n"},
	{"layout: lone pipe rows", "", "|a|b|\n文\n"},
	{"layout: frames", "", "┌──┬──┐\n│指标│2023年目标│\n├──┼──┤\n│增速│6│\n└──┴──┘\n"},
	{"layout: a frame", "┌──┬──┐\n│指标│2023年目标│\n├──┼──┤\n", "│增速（%%）│6│\n"},
	{"layout: columns", "序号  指标  2023年完成  2024年目标\n", "%d  增速（%%）  6  7\n"},
	{"layout: heads of columns", "", "序号  指标  2023年完成  2024年目标\n"},
	{"layout: wide heads of columns", "", "序号      指标名称          2023年完成          2024年目标\n"},
	{"layout: heads of two lines", "", "指标      2023年      2024年\n          实际值      目标值\n"},
	{"layout: page marks", "指标      2023年      2024年\n粮食      1           2\n", "— 18 —\n\n"},
	{"layout: torn names", "序号  指标  2023年完成  2024年目标\n", "%d  增速\n    降低（%%）  6  7\n"},
	{"layout: torn cells", "序号  指标  2023年完成  2024年目标\n1  增速  6  完成省\n", "           下达目标\n"},
	{"layout: words", "序号 指标 2023年完成 2024年目标\n", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18\n"},
	{"layout: CSV", "序号,指标,2023年完成,2024年目标\n", "%d,增速（%%）,6,\"7\"\n"},
	{"layout: open quotes", "", "序号,指标,2023年完成,2024年目标\"\n"},
	{"html: rows", "<table><tr><td>指标<td>2023年目标", "<tr><td>增速（%%）<td>6左右\n"},
	{"html: cells", "<p></p><table><tr>", "<td>"},
	{"html: tables", "<p>", "<table><tr><td>指标<td>2023年目标<tr><td>增速<td>6</table>"},
	{"html: tables in tables", "<p>", "<table><tr><td>"},
	{"html: open tags", "<p>", "<b>"},
	{"html: end tags", "<p>", "</i>"},
	{"html: open and end tags", "<p>", "<b></i>"},
	{"html: paragraphs", "", "<p>全区上下坚持稳中求进</p>\n"},
	{"html: one tag", "<p><a href='", "x"},
	{"html: attributes", "<p><a ", "x=y "},
	{"html: a comment", "<p><!--", "x"},
	{"html: entities", "<p>", "&gt;&nbsp;"},
	{"html: no entities", "<p>", "&x"},
	{"html: spans", "<p><table>", "<tr><td rowspan=9999 colspan=9999>指标</td></tr>"},
	{"html: script", "<p><script>", "<"},
	{"html: pre", "<pre>", "x\n"},
	{"html: markup in text", "# 标题\n", "<table><tr><td>指标</td><td>2023年目标</td></tr></table>\n"},
	{"html: open markup in text", "# 标题\n", "<table>\n"},
	{"wide rows", "序号\t指标名称\t2023年目标\n",
	 "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14\t15\t16\t17\t18\t19\t20\t21\t22\t23\t24\t25\t26\t27\t28\t"
	 "29\t30\t31\t32\t33\t34\n"},
};

static size_t
fill(char *text, size_t room, const pattern *p)
{
	size_t n = (size_t) snprintf(text, room, p->head, 0);

	for (int i = 1; n + 400 < room; i++)
		n += (size_t) snprintf(text + n, room - n, p->body, i);
	return n;
}

/*
 * test_hostile [WORD]: only the patterns whose name begins with the word.  Those of layouts ("layout: …", "html: …") run
 * only so: a table of cells of a byte or two takes up to 21 times its text, which is more than the rest is allowed.
 */
static double
milliseconds(const meter *m)
{
	return (double) m->longest * 1000 / CLOCKS_PER_SEC;
}

static void
test_pattern(const pattern *p, char *text, meter *m)
{
	double best = 1e9, longest = 1e9, seconds = 0;
	size_t n = 0;

	for (int attempt = 0; attempt < 3 && (best > 30 || longest > LONGEST_MS); attempt++)
	{
		double small;

		n = fill(text, SMALL, p);
		small = read_seconds(text, n, m);
		n = fill(text, LARGE, p);
		seconds = read_seconds(text, n, m);
		/* below a few milliseconds the clock says nothing */
		if (seconds / (small < 0.004 ? 0.004 : small) < best)
			best = seconds / (small < 0.004 ? 0.004 : small);
		if (milliseconds(m) < longest)
			longest = milliseconds(m);
	}
	ok(best <= 30 && m->bytes <= MEMORY_FACTOR * n + MEMORY_BASE && longest <= LONGEST_MS &&
		   (m->asked >= (long) (n / ASKED_EVERY) || longest <= LONGEST_MS / 5),
	   "%s: ten times the text in %.1f times the time", p->name, best);
	printf("# %.1f MB/s, %.1f bytes of memory a byte, %ld questions, %.1f ms between two\n",
		   (double) n / 1e6 / (seconds > 0 ? seconds : 1e-6), (double) m->bytes / (double) n, m->asked,
		   longest);
}

/* Questions come with the input, not only with the lines: one line of 8 MB, and 8 MB of prose. */
static void
test_questions(const pattern *p, meter *m)
{
	char *text = malloc(HUGE_TEXT);
	size_t n = fill(text, HUGE_TEXT, p);

	read_seconds(text, n, m);
	ok(m->asked >= (long) (n / ASKED_EVERY) && milliseconds(m) <= 4 * LONGEST_MS,
	   "%s: %ld questions in %.0f MB, %.0f ms between two at most", p->name, m->asked, (double) n / 1e6,
	   milliseconds(m));
	free(text);
}

int
main(int argc, char **argv)
{
	char *text = malloc(LARGE);
	meter *m = malloc(sizeof(*m));

	for (size_t i = 0; i < sizeof(PATTERNS) / sizeof(PATTERNS[0]); i++)
		if (argc < 2 ? strchr(PATTERNS[i].name, ':') == NULL
					 : strncmp(argv[1], PATTERNS[i].name, strlen(argv[1])) == 0)
			test_pattern(&PATTERNS[i], text, m);
	for (size_t i = 0; i < 2 && argc < 2; i++)
		test_questions(&PATTERNS[i], m);
	free(text);
	free(m);
	return done();
}
