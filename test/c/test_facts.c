/*
 * test_facts.c
 *		Runs test/spec/facts.md: a ```report block is a text, the ```facts block below it the figures of its sentences.
 *
 *	test_facts FILE [-p]	-p prints the file with the facts as they are read
 *
 * A line a fact: number, subject, what is measured, role, years, value; then what else there is.  Each text is also read
 * with a sink that stops, an arena that fails and a cancel at every possible place, and once more afterwards.
 */
#include "fact_words.h"
#include "report.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

#define TEXT_MAX_BYTES (256 * 1024)
#define CHUNKS_MAX 4096

typedef struct reading
{
	void *chunk[CHUNKS_MAX];
	int chunks, asked, events;
	int fail_at, cancel_at, stop_at; /* -1: never */
	FILE *out;
} reading;

static void *
grow(void *ctx, size_t size)
{
	reading *r = ctx;

	if (r->chunks == r->fail_at || r->chunks == CHUNKS_MAX)
		return NULL;
	return r->chunk[r->chunks++] = malloc(size);
}

static bool
cancelled(void *ctx)
{
	reading *r = ctx;

	return r->asked++ == r->cancel_at;
}

static void
print_value(FILE *f, const value *v)
{
	char *buf = malloc(value_print_room(v));

	fprintf(f, "%.*s", (int) value_print(v, buf), buf);
	free(buf);
}

static void
print_code(FILE *f, const char *name, const char *code)
{
	if (code != NULL)
		fprintf(f, " %s%s", name, code);
}

static void
print_fact(FILE *f, const report_fact *x)
{
	fprintf(f, "%d %.*s | %s %s", x->fact_no, (int) x->subject.n, x->subject.n > 0 ? x->subject.p : "",
			fact_measure_code(x->measure), fact_role_code(x->role));
	if (x->year > 0)
		fprintf(f, " %d", x->year_from);
	if (x->year != x->year_from)
		fprintf(f, "-%d", x->year);
	if (x->part.to > 0)
		fprintf(f, " months %d-%d", x->part.from, x->part.to);
	fprintf(f, " | ");
	if (x->value != NULL)
		print_value(f, x->value);
	else
		fprintf(f, "NULL (%.*s)", (int) x->printed.n, x->printed.p);
	if (x->aggregation != AGGREGATE_YEAR)
		print_code(f, "", fact_aggregation_code(x->aggregation));
	if (x->tier != TIER_NONE && x->tier != TIER_GOAL)
		print_code(f, "", fact_tier_code(x->tier));
	print_code(f, "", fact_comparison_code(x->comparison));
	print_code(f, "", fact_reference_code(x->reference_kind));
	if (x->reference.n > 0)
		fprintf(f, " (%.*s)", (int) x->reference.n, x->reference.p);
	if (x->parent_fact_no > 0)
		fprintf(f, " of %d", x->parent_fact_no);
	fprintf(f, "\n");
}

static int
emit(void *ctx, const report_event *e)
{
	reading *r = ctx;

	if (r->events++ == r->stop_at)
		return 1;
	if (e->kind == EVENT_FACT && r->out != NULL)
		print_fact(r->out, e->fact);
	return 0;
}

/* One reading of exactly n bytes, so that a byte read past the end is seen. */
static report_status
read_once(const char *text, size_t n, int fail_at, int cancel_at, int stop_at, FILE *out)
{
	reading *r = calloc(1, sizeof(*r));
	report_env env = {r, grow, cancelled, emit};
	char *copy = malloc(n == 0 ? 1 : n);
	report_status status;

	memcpy(copy, text, n);
	r->fail_at = fail_at;
	r->cancel_at = cancel_at;
	r->stop_at = stop_at;
	r->out = out;
	status = report_read(copy, n, NULL, &env);
	for (int i = 0; i < r->chunks; i++)
		free(r->chunk[i]);
	free(copy);
	free(r);
	return status;
}

static char *
facts_of(const char *text, size_t n)
{
	char *buf = NULL;
	size_t size;
	FILE *out = open_memstream(&buf, &size);

	read_once(text, n, -1, -1, -1, out);
	fclose(out);
	return buf;
}

static void
test_seam(const char *text, size_t n, const char *facts)
{
	int wrong = 0, i;
	report_status status;
	char *again;

	for (i = 0, status = REPORT_SINK; status != REPORT_OK; i++)
	{
		status = read_once(text, n, -1, -1, i, NULL);
		wrong += status != REPORT_SINK && status != REPORT_OK;
	}
	for (i = 0, status = REPORT_NOMEM; status != REPORT_OK; i++)
	{
		status = read_once(text, n, i, -1, -1, NULL);
		wrong += status != REPORT_NOMEM && status != REPORT_OK;
	}
	for (i = 0, status = REPORT_CANCELLED; status != REPORT_OK; i++)
	{
		status = read_once(text, n, -1, i, -1, NULL);
		wrong += status != REPORT_CANCELLED && status != REPORT_OK;
	}
	again = facts_of(text, n);
	ok(wrong == 0 && strcmp(again, facts) == 0,
	   "stopped, out of memory, cancelled: the same facts afterwards");
	free(again);
}

static void
compare(const char *title, const char *text, size_t n, const char *expected, bool print)
{
	char *facts = facts_of(text, n);

	if (print)
		printf("%s", facts);
	else
	{
		if (!ok(strcmp(facts, expected) == 0, "%s", title))
			printf("# expected:\n%s# got:\n%s", expected, facts);
		test_seam(text, n, facts);
	}
	free(facts);
}

int
main(int argc, char **argv)
{
	FILE *f = fopen(argc > 1 ? argv[1] : "test/spec/facts.md", "r");
	bool print = argc > 2, in_report = false, in_facts = false;
	char line[8192], title[8192] = "";
	char *text = malloc(TEXT_MAX_BYTES), *expected = malloc(TEXT_MAX_BYTES);
	size_t n = 0;

	if (f == NULL)
		return 2;
	while (fgets(line, sizeof(line), f) != NULL)
	{
		bool fence = strncmp(line, "```", 3) == 0;

		if (fence && in_facts)
			compare(title, text, n, expected, print);
		if (fence)
		{
			bool open = !in_report && !in_facts;

			in_report = open && strcmp(line, "```report\n") == 0;
			in_facts = open && strcmp(line, "```facts\n") == 0;
			if (in_report)
				n = 0;
			expected[0] = '\0';
		}
		else if (in_report)
		{
			memcpy(text + n, line, strlen(line));
			n += strlen(line);
		}
		else if (in_facts)
		{
			strcat(expected, line);
			if (print)
				continue;
		}
		else if (line[0] == '#')
			snprintf(title, sizeof(title), "%.*s", (int) strcspn(line, "\n"), line);
		if (print)
			printf("%s", line);
	}
	fclose(f);
	free(text);
	free(expected);
	if (print)
		return 0;
	ok(fact_words_misplaced() == NULL, "the words of sentences stand in order%s%s",
	   fact_words_misplaced() ? ", but: " : "", fact_words_misplaced() ? fact_words_misplaced() : "");
	ok(fact_lists_misplaced() == NULL, "their lists stand in order%s%s",
	   fact_lists_misplaced() ? ", but: " : "", fact_lists_misplaced() ? fact_lists_misplaced() : "");
	return done();
}
