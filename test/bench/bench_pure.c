/*
 * bench_pure.c
 *		The pure rooms without a server: MB/s of reading reports, values/s of parsing and storing values.
 *
 *	bench_pure FILE…	each figure is the median of five rounds; of a specification (.md) the values of its examples are
 *						read, refused ones too
 */
#include "pack.h"
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS 5
#define ROUND_SECONDS 0.4

typedef struct chunks
{
	char *memory; /* given out again at each reading, as a server's context is */
	size_t room, used;
	long values;
} chunks;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *) a, y = *(const double *) b;

	return (x > y) - (x < y);
}

static void *
grow(void *ctx, size_t size)
{
	chunks *c = ctx;
	char *p = c->memory + c->used;

	size = (size + 15) & ~(size_t) 15;
	if (c->used + size > c->room)
		return NULL;
	c->used += size;
	return p;
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
	((chunks *) ctx)->values += e->kind == EVENT_VALUE;
	return 0;
}

/* MB/s of reading the text. */
static double
reading_speed(const char *text, size_t n, long *values)
{
	double rounds[ROUNDS];
	chunks c = {malloc(16 * n + (4 << 20)), 16 * n + (4 << 20), 0, 0};

	for (int i = 0; i < ROUNDS; i++)
	{
		double start = now(), seconds;
		long readings = 0;

		do
		{
			report_env env = {&c, grow, never, count};

			c.used = 0;
			c.values = 0;
			if (report_read(text, n, NULL, &env) != REPORT_OK)
				exit(2);
			readings++;
		} while ((seconds = now() - start) < ROUND_SECONDS);
		rounds[i] = (double) n * (double) readings / seconds / 1e6;
	}
	*values = c.values;
	free(c.memory);
	qsort(rounds, ROUNDS, sizeof(double), by_size);
	return rounds[ROUNDS / 2];
}

static void
bench_values(const char *name, const char *const *inputs, int n)
{
	double rounds[ROUNDS];

	for (int i = 0; i < ROUNDS; i++)
	{
		double start = now(), seconds;
		long parsed = 0;

		do
			for (int k = 0; k < 100000; k++, parsed++)
			{
				const char *s = inputs[k % n];
				value v;
				value_error err;
				unsigned char bytes[2048];

				if (value_parse(s, strlen(s), &v, &err) != VALUE_OK)
					exit(2);
				value_pack(&v, bytes);
			}
		while ((seconds = now() - start) < ROUND_SECONDS);
		rounds[i] = (double) parsed / seconds / 1e6;
	}
	qsort(rounds, ROUNDS, sizeof(double), by_size);
	printf("%-44s %8.2f million values/s\n", name, rounds[ROUNDS / 2]);
}

#define EXAMPLES_MAX 8192

/* Examples per second; those that are no value are read too. */
static void
bench_examples(const char *const *inputs, int n)
{
	double rounds[ROUNDS];

	for (int i = 0; i < ROUNDS && n > 0; i++)
	{
		double start = now(), seconds;
		long parsed = 0;

		do
			for (int k = 0; k < n; k++, parsed++)
			{
				value v;
				value_error err;
				unsigned char bytes[2048];

				if (value_parse(inputs[k], strlen(inputs[k]), &v, &err) == VALUE_OK)
					value_pack(&v, bytes);
			}
		while ((seconds = now() - start) < ROUND_SECONDS);
		rounds[i] = (double) parsed / seconds / 1e6;
	}
	qsort(rounds, ROUNDS, sizeof(double), by_size);
	if (n > 0)
		printf("%-44s %8.2f million values/s (%d examples)\n", "parse and pack, the specifications",
			   rounds[ROUNDS / 2], n);
}

/* The inputs of the lines "input => what it says" of a specification. */
static int
read_examples(const char *path, const char **inputs, int n)
{
	FILE *f = fopen(path, "r");
	char line[8192];
	bool inside = false;

	if (f == NULL)
		exit(2);
	while (n < EXAMPLES_MAX && fgets(line, sizeof(line), f) != NULL)
	{
		char *arrow = strstr(line, " => ");

		if (strncmp(line, "```", 3) == 0)
			inside = strncmp(line, "```value", 8) == 0;
		else if (inside && arrow != NULL)
			inputs[n++] = strndup(line, (size_t) (arrow - line));
	}
	fclose(f);
	return n;
}

static void
bench_report(const char *path)
{
	FILE *f = fopen(path, "rb");
	size_t room = 1 << 20, n;
	char *text = malloc(room * 10);
	const char *name = strrchr(path, '/');
	long values;
	double once, ten;

	if (f == NULL)
		exit(2);
	n = fread(text, 1, room, f);
	fclose(f);
	once = reading_speed(text, n, &values);
	printf("%-44s %8.0f MB/s (%zu bytes, %ld values)\n", name == NULL ? path : name + 1, once, n, values);
	for (int k = 1; k < 10; k++)
		memcpy(text + (size_t) k * n, text, n);
	ten = reading_speed(text, n * 10, &values);
	printf("%-44s %8.2f of that speed at ten times the size\n", "", ten / once);
	free(text);
}

int
main(int argc, char **argv)
{
	static const char *examples[EXAMPLES_MAX];
	static const char *const PLAIN[] = {"7", "8.5", "-10.1", "1400.5", "13054", "0.0074"},
							 *const MIXED[] = {"7左右",    "≤0.021",    "8以上", "6-7%",    "7%",
											   "300 左右", "310天以上", "≥ 315", "1.2万元", "2.5 以内"},
							 *const WORDS[] = {"市级下达", "完成市级下达目标", "与上年持平", "—",
											   "完成市级下达任务(10000万美元）"};
	int example_n = 0;

	for (int i = 1; i < argc; i++)
	{
		size_t n = strlen(argv[i]);

		if (n > 3 && strcmp(argv[i] + n - 3, ".md") == 0)
			example_n = read_examples(argv[i], examples, example_n);
		else
			bench_report(argv[i]);
	}
	bench_values("parse and pack, numbers", PLAIN, 6);
	bench_values("parse and pack, words and units", MIXED, 10);
	bench_values("parse and pack, statements", WORDS, 5);
	bench_examples(examples, example_n);
	return 0;
}
