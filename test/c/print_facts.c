/*
 * print_facts.c
 *		The facts of reports as TSV, with the columns of plan.fact.
 *
 *	print_facts FILE…	the file's name is the column doc
 */
#include "report.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct chunk
{
	struct chunk *next;
} chunk;

typedef struct run
{
	chunk *chunks;
	const char *name;
} run;

static void *
grow(void *ctx, size_t size)
{
	run *r = ctx;
	chunk *c = malloc(sizeof(chunk) + size + 16);

	if (c == NULL)
		return NULL;
	c->next = r->chunks;
	r->chunks = c;
	return c + 2;
}

static bool
cancelled(void *ctx)
{
	(void) ctx;
	return false;
}

static void
put(span s)
{
	for (size_t i = 0; i < s.n; i++)
		putchar(s.p[i] == '\t' || s.p[i] == '\n' || s.p[i] == '\r' ? ' ' : s.p[i]);
	putchar('\t');
}

static void
put_text(const char *s)
{
	printf("%s\t", s == NULL ? "" : s);
}

static const char *
rule(fact_rule by)
{
	const char *code = fact_rule_code(by);

	return code != NULL ? code : "-";
}

static void
put_year(int year)
{
	if (year != 0)
		printf("%d", year);
	putchar('\t');
}

static void
put_dec(bool present, dec d, bool inclusive)
{
	char buf[DEC_PRINT_MAX + 1];

	if (present)
		printf("%.*s\t%s\t", (int) dec_print(d, buf), buf, inclusive ? "t" : "f");
	else
		printf("\t\t");
}

static int
emit(void *ctx, const report_event *e)
{
	static const char *const KINDS[] = {"exact",    "approx",   "lower",   "upper",  "range",
										"assigned", "relative", "pending", "missing"};
	const report_fact *f = e->fact;
	char buf[UNIT_PRINT_MAX + 1];
	size_t n = 0;
	bool inclusive = false, present;
	dec d;

	if (e->kind != EVENT_FACT)
		return 0;
	printf("%s\t%d\t%u\t", ((run *) ctx)->name, f->fact_no, f->line);
	put_year(f->parent_fact_no);
	put(f->sentence);
	put(f->subject);
	put_text(fact_measure_code(f->measure));
	put_text(fact_role_code(f->role));
	put_text(fact_tier_code(f->tier));
	put_year(f->year_from);
	put_year(f->year);
	put_text(fact_aggregation_code(f->aggregation));
	put(f->printed);
	put_text(f->value == NULL ? "" : KINDS[value_kind_of(f->value)]);
	present = f->value != NULL && value_lower(f->value, false, &d, &inclusive);
	put_dec(present, d, inclusive);
	present = f->value != NULL && value_upper(f->value, false, &d, &inclusive);
	put_dec(present, d, inclusive);
	put_text(f->value != NULL && value_is_approximate(f->value) ? "t" : "f");
	if (f->value != NULL)
		n = unit_print(&f->value->unit, buf);
	put((span){buf, n});
	put_text(fact_comparison_code(f->comparison));
	put_text(fact_reference_code(f->reference_kind));
	put(f->reference);
	printf("%s; %s; %s; %s; %s\n", rule(f->trace.value), rule(f->trace.subject), rule(f->trace.measure),
		   rule(f->trace.role), rule(f->trace.period));
	return 0;
}

static int
read_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	const char *slash = strrchr(path, '/');
	run r = {NULL, slash == NULL ? path : slash + 1};
	report_env env = {&r, grow, cancelled, emit};
	report_status status;
	char *text;
	long size;

	if (f == NULL)
		return 1;
	fseek(f, 0, SEEK_END);
	size = ftell(f);
	rewind(f);
	text = malloc((size_t) size + 1);
	if (text == NULL || fread(text, 1, (size_t) size, f) != (size_t) size)
		return 1;
	fclose(f);
	status = report_read(text, (size_t) size, NULL, &env);
	while (r.chunks != NULL)
	{
		chunk *next = r.chunks->next;

		free(r.chunks);
		r.chunks = next;
	}
	free(text);
	return status != REPORT_OK;
}

int
main(int argc, char **argv)
{
	int failed = 0;

	printf("doc\tfact_no\tline\tparent_fact_no\tsentence\tsubject\tmeasure\trole\ttier\tyear_"
		   "from\tyear\taggregation\t"
		   "printed\tkind\tlower\tlower_inclusive\tupper\tupper_"
		   "inclusive\tapprox\tunit\tcomparison\treference_kind\t"
		   "reference\ttrace\n");
	for (int i = 1; i < argc; i++)
		failed |= read_file(argv[i]);
	return failed;
}
