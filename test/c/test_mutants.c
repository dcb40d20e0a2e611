/*
 * test_mutants.c
 *		Damaged tables: a blank line put in, a line dropped, a line torn in two (everywhere it can be), another line end,
 *		full-width blanks.  No value may come out under another indicator, role or year, or changed; and where values
 *		are lost a message says so.
 *
 *	test_mutants FILE…		prints one result a file with the number of mutants
 */
#include "chunks.h"
#include "report.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

/* One value as "indicator role years number": a unit or note torn off is said by a message, the number must stay. */
typedef struct fact_list
{
	char **fact;
	size_t n, room;
	int messages;
	uint32_t lines[64][2]; /* of the tables with rows */
	int tables;
	report_table last;
	span indicator;
	chunks chunks;
} fact_list;

static void *
grow(void *ctx, size_t size)
{
	fact_list *l = ctx;

	return chunks_get(&l->chunks, size);
}

static int
collect(void *ctx, const report_event *e)
{
	fact_list *l = ctx;

	if (e->kind == EVENT_MESSAGE)
		l->messages++;
	else if (e->kind == EVENT_TABLE)
		l->last = *e->table;
	else if (e->kind == EVENT_ROW)
	{
		l->indicator = e->row->indicator;
		if (l->tables == 0 || l->lines[l->tables - 1][0] != l->last.first_line)
		{
			l->lines[l->tables][0] = l->last.first_line;
			l->lines[l->tables++][1] = l->last.last_line;
		}
	}
	else if (e->kind == EVENT_VALUE && e->value->value != NULL)
	{
		char print[4096], line[8192];
		size_t print_n = value_has_number(e->value->value) ? dec_print(e->value->value->number, print)
														   : value_print(e->value->value, print);

		if (l->n == l->room)
			l->fact = realloc(l->fact, sizeof(char *) * (l->room = l->room == 0 ? 64 : l->room * 2));
		snprintf(line, sizeof(line), "%.*s %d %d-%d %d %.*s", (int) l->indicator.n, l->indicator.p,
				 (int) e->value->role, e->value->year_from, e->value->year, (int) e->value->value->form,
				 (int) print_n, print);
		l->fact[l->n++] = strdup(line);
	}
	return 0;
}

static fact_list *
read_facts(const char *text, size_t n)
{
	fact_list *l = calloc(1, sizeof(*l));
	report_env env = {l, grow, never, collect};

	if (report_read(text, n, NULL, &env) != REPORT_OK)
	{
		printf("Bail out! the text was not read\n");
		exit(2);
	}
	chunks_free(&l->chunks);
	return l;
}

static void
free_facts(fact_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->fact[i]);
	free(l->fact);
	free(l);
}

static bool
known(const fact_list *original, const char *fact)
{
	for (size_t i = 0; i < original->n; i++)
		if (strcmp(original->fact[i], fact) == 0)
			return true;
	return false;
}

typedef struct tally
{
	long mutants, wrong, silent, values, kept;
} tally;

static void
try(const fact_list *original, const char *text, size_t n, const char *what, int line, bool last, tally *t)
{
	fact_list *l = read_facts(text, n);
	bool wrong = false;

	t->mutants++;
	t->values += (long) original->n;
	for (size_t i = 0; i < l->n; i++)
	{
		if (!known(original, l->fact[i]))
		{
			printf("# line %d %s: %s\n", line, what, l->fact[i]);
			wrong = true;
		}
		else
			t->kept++;
	}
	t->wrong += wrong;
	/* nothing tells that a table had one more row behind its last ordinal */
	if (l->n < original->n && l->messages <= original->messages && !(last && strcmp(what, "dropped") == 0))
	{
		printf("# line %d %s: %zu of %zu values and no message\n", line, what, l->n, original->n);
		t->silent++;
	}
	free_facts(l);
}

/* In tab rows: does no line of the table below this one begin with an ordinal? */
static bool
no_ordinal_below(const char *text, size_t n, size_t end, uint32_t lines)
{
	for (size_t i = end; i < n && lines > 0; i++)
		if (text[i] == '\n')
		{
			lines--;
			if (i + 1 < n && text[i + 1] >= '0' && text[i + 1] <= '9')
				return false;
		}
	return true;
}

static void
mutate_line(const fact_list *original, const char *text, size_t n, size_t start, size_t end, int line,
			bool last, tally *t)
{
	char *copy = malloc(n + 8);

	/* a blank line before it */
	memcpy(copy, text, start);
	copy[start] = '\n';
	memcpy(copy + start + 1, text + start, n - start);
	try(original, copy, n + 1, "after a blank line", line, last, t);
	/* without it */
	if (end < n)
	{
		memcpy(copy, text, start);
		memcpy(copy + start, text + end + 1, n - end - 1);
		try(original, copy, n - (end - start) - 1, "dropped", line, last, t);
	}
	/* torn in two before each of its characters */
	for (size_t at = start + 1; at < end; at++)
	{
		if (((unsigned char) text[at] & 0xC0) == 0x80)
			continue;
		memcpy(copy, text, at);
		copy[at] = '\n';
		memcpy(copy + at + 1, text + at, n - at);
		try(original, copy, n + 1, "torn", line, last, t);
	}
	free(copy);
}

/* The whole text with each c replaced. */
static void
mutate_all(const fact_list *original, const char *text, size_t n, char c, const char *by, const char *what,
		   tally *t)
{
	char *copy = malloc(n * 3 + 1);
	size_t m = 0, by_n = strlen(by);

	for (size_t i = 0; i < n; i++)
		if (text[i] == c)
		{
			memcpy(copy + m, by, by_n);
			m += by_n;
		}
		else
			copy[m++] = text[i];
	try(original, copy, m, what, 0, false, t);
	free(copy);
}

int
main(int argc, char **argv)
{
	for (int k = 1; k < argc; k++)
	{
		FILE *f = fopen(argv[k], "rb");
		char *text = malloc(1 << 20);
		size_t n = f == NULL ? 0 : fread(text, 1, 1 << 20, f), start = 0;
		fact_list *original = read_facts(text, n);
		tally t = {0};
		int line = 1;

		if (f != NULL)
			fclose(f);
		for (size_t i = 0; i <= n; i++)
		{
			if (i < n && text[i] != '\n')
				continue;
			for (int j = 0; j < original->tables; j++)
				if (original->lines[j][0] <= (uint32_t) line && (uint32_t) line <= original->lines[j][1])
					mutate_line(original, text, n, start, i, line,
								no_ordinal_below(text, n, i, original->lines[j][1] - (uint32_t) line), &t);
			start = i + 1;
			line++;
		}
		mutate_all(original, text, n, '\n', "\r\n", "with CRLF", &t);
		mutate_all(original, text, n, '\n', "\r", "with CR", &t);
		mutate_all(original, text, n, ' ', "\xE3\x80\x80", "with U+3000", &t);
		ok(t.wrong == 0 && t.silent == 0,
		   "%s: %ld mutants, %ld with a wrong value, %ld with a silent loss, %.4f of the values kept",
		   strrchr(argv[k], '/') == NULL ? argv[k] : strrchr(argv[k], '/') + 1, t.mutants, t.wrong, t.silent,
		   t.values == 0 ? 1.0 : (double) t.kept / (double) t.values);
		free_facts(original);
		free(text);
	}
	return done();
}
