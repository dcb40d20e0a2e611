/*
 * bench_layouts.c
 *		The reader without a server: MB/s of every layout of the same table, and of 1, 10 and 100 MB of reports.
 *
 *	bench_layouts FILE…	reports that are put one behind the other until they are as long
 *
 * Time is the processor's; memory is what the reader asked for, in bytes for each byte of text.
 */
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROWS 30
#define CHUNKS 65536

typedef struct run
{
	void *chunk[CHUNKS];
	int n;
	size_t bytes;
	long values;
} run;

static void *
grow(void *ctx, size_t size)
{
	run *r = ctx;

	r->bytes += size;
	return r->n == CHUNKS ? NULL : (r->chunk[r->n++] = malloc(size));
}

static bool
never(void *ctx)
{
	(void) ctx;
	return false;
}

static int
count(void *ctx, const report_event *e)
{
	((run *) ctx)->values += e->kind == EVENT_VALUE;
	return 0;
}

static double
cpu_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
}

/* One reading: seconds, and what it took and gave in *r. */
static double
read_once(const char *text, size_t n, run *r)
{
	report_env env = {r, grow, never, count};
	double start = cpu_seconds();

	r->n = 0;
	r->bytes = 0;
	r->values = 0;
	if (report_read(text, n, NULL, &env) != REPORT_OK)
		exit(2);
	start = cpu_seconds() - start;
	for (int i = 0; i < r->n; i++)
		free(r->chunk[i]);
	return start;
}

static const char *const INDICATORS[] = {"地区生产总值",     "固定资产投资",     "社会消费品零售总额",
										 "一般公共预算收入", "城镇新增就业人数", "森林覆盖率"};

/* How a layout writes the start of a table, a row, what stands between its cells, and the end. */
typedef struct layout
{
	const char *name, *open, *before, *between, *after, *rule, *close;
} layout;

static const layout LAYOUTS[] = {
	{"TAB rows", "", "", "\t", "\n", "", "\n"},
	{"a cell a line", "", "\t", "\n\t", "\n\n", "", "\n"},
	{"cells with bars", "", "", " |\n", " |\n", "", "\n"},
	{"Markdown", "", "| ", " | ", " |\n", "|---|---|---|---|---|\n", "\n"},
	{"frames", "┌──┬──┬──┬──┬──┐\n", "│ ", " │ ", " │\n", "├──┼──┼──┼──┼──┤\n", "└──┴──┴──┴──┴──┘\n\n"},
	{"columns of blanks", "", "", "    ", "\n", "", "\n"},
	{"CSV", "", "", ",", "\n", "", "\n"},
	{"HTML", "<table>\n", "<tr><td>", "</td><td>", "</td></tr>\n", "", "</table>\n"},
};

typedef struct text
{
	char *p;
	size_t n, room;
} text;

static void
add(text *t, const char *s)
{
	size_t n = strlen(s);

	if (t->n + n > t->room)
		t->p = realloc(t->p, t->room = (t->n + n) * 2);
	memcpy(t->p + t->n, s, n);
	t->n += n;
}

static void
add_row(text *t, const layout *l, const char *const cells[5])
{
	add(t, l->before);
	for (int i = 0; i < 5; i++)
	{
		add(t, i == 0 ? "" : l->between);
		add(t, cells[i]);
	}
	add(t, l->after);
}

static void
add_table(text *t, const layout *l, int k)
{
	char caption[80], cells[4][64];

	snprintf(caption, sizeof(caption), "表%d：2023年主要指标完成情况\n\n", k + 1);
	add(t, caption);
	add(t, l->open);
	add_row(t, l, (const char *const[5]){"序号", "指标", "单位", "2023年目标", "2023年实际"});
	add(t, l->rule);
	for (int i = 0; i < ROWS; i++)
	{
		snprintf(cells[0], 64, "%d", i + 1);
		snprintf(cells[1], 64, "%s", INDICATORS[(i + k) % 6]);
		snprintf(cells[2], 64, "%d.%d", 100 + i * 7 + k % 50, i % 10);
		snprintf(cells[3], 64, "%d.%d左右", 101 + i * 7 + k % 50, i % 10);
		add_row(t, l, (const char *const[5]){cells[0], cells[1], "亿元", cells[3], cells[2]});
	}
	add(t, l->close);
}

static void
bench_layout(const layout *l)
{
	static run r;
	double seconds[2] = {1e9, 1e9};
	size_t bytes[2];

	for (int size = 0; size < 2; size++)
	{
		text t = {0};

		add(&t, "甲县2023年国民经济和社会发展计划执行情况的报告\n\n");
		for (int k = 0; t.n < (size == 0 ? 1000000u : 10000000u); k++)
			add_table(&t, l, k);
		for (int i = 0; i < (size == 0 ? 5 : 2); i++)
		{
			double s = read_once(t.p, t.n, &r);

			seconds[size] = s < seconds[size] ? s : seconds[size];
		}
		bytes[size] = t.n;
		free(t.p);
	}
	printf("%-20s %6.1f MB/s, %.2f of that at ten times the size; %4.1f bytes of memory a byte; %ld values\n",
		   l->name, (double) bytes[0] / seconds[0] / 1e6,
		   (double) bytes[1] / seconds[1] / ((double) bytes[0] / seconds[0]),
		   (double) r.bytes / (double) bytes[1], r.values);
}

static void
bench_size(text *reports, size_t wanted)
{
	static run r;
	char *all = malloc(wanted);
	double seconds;

	for (size_t done = 0; done < wanted; done += reports->n)
		memcpy(all + done, reports->p, reports->n < wanted - done ? reports->n : wanted - done);
	seconds = read_once(all, wanted, &r);
	printf("%4zu MB of reports   %6.1f MB/s; %4.1f bytes of memory a byte; %ld values\n", wanted / 1000000,
		   (double) wanted / seconds / 1e6, (double) r.bytes / (double) wanted, r.values);
	free(all);
}

int
main(int argc, char **argv)
{
	text reports = {0};

	for (int i = 1; i < argc; i++)
	{
		FILE *f = fopen(argv[i], "rb");
		char block[4097];
		size_t n;

		if (f == NULL)
			return 2;
		while ((n = fread(block, 1, 4096, f)) > 0)
		{
			block[n] = '\0';
			add(&reports, block);
		}
		fclose(f);
		add(&reports, "\n");
	}
	for (size_t i = 0; i < sizeof(LAYOUTS) / sizeof(LAYOUTS[0]); i++)
		bench_layout(&LAYOUTS[i]);
	for (size_t mb = 1; reports.n > 0 && mb <= 100; mb *= 10)
		bench_size(&reports, mb * 1000000);
	free(reports.p);
	return 0;
}
