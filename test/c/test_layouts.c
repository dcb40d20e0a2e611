/*
 * test_layouts.c
 *		Damaged tables of every layout: a blank line put in, a line dropped, two lines merged, a cell dropped or put in, a
 *		tag or an attribute taken out, a run of blanks made one.  Where a value comes out under another indicator, role or
 *		year, a message that the whole table does not have must say that something is wrong.
 *
 *	test_layouts SPEC…		the ```report blocks of the files; prints one result a block
 */
#include "chunks.h"
#include "report.h"
#include "tap.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_MAX_BYTES (256 * 1024)

/* Each value as "indicator role years number"; what the reading complains of. */
typedef struct facts
{
	char **fact;
	size_t n, room;
	int messages;
	bool damaged; /* rows are told to be torn, too short or not understood */
	char *indicator;
	char **name; /* all of them */
	size_t name_n, name_room;
	chunks chunks;
} facts;

static void *
grow(void *ctx, size_t size)
{
	facts *f = ctx;

	return chunks_get(&f->chunks, size);
}

static int
collect(void *ctx, const report_event *e)
{
	facts *f = ctx;
	char print[4096], line[8192];

	if (e->kind == EVENT_MESSAGE)
	{
		message_code code = e->message->code;

		f->messages++;
		f->damaged |= code != MESSAGE_NO_TITLE && code != MESSAGE_NO_CAPTION && code != MESSAGE_UNKNOWN_HEAD;
	}
	else if (e->kind == EVENT_ROW)
	{
		if (f->name_n == f->name_room)
			f->name = realloc(f->name, sizeof(char *) * (f->name_room = f->name_room == 0 ? 64 : f->name_room * 2));
		f->indicator = f->name[f->name_n++] = strndup(e->row->indicator.p, e->row->indicator.n);
	}
	else if (e->kind == EVENT_VALUE && e->value->value != NULL)
	{
		const value *v = e->value->value;
		size_t n = value_has_number(v) ? dec_print(v->number, print) : value_print(v, print);

		if (f->n == f->room)
			f->fact = realloc(f->fact, sizeof(char *) * (f->room = f->room == 0 ? 64 : f->room * 2));
		snprintf(line, sizeof(line), "%s %d %d-%d %.*s", f->indicator, (int) e->value->role, e->value->year_from,
				 e->value->year, (int) n, print);
		f->fact[f->n++] = strdup(line);
	}
	return 0;
}

static facts *
read_facts(const char *text, size_t n)
{
	facts *f = calloc(1, sizeof(*f));
	report_env env = {f, grow, never, collect};

	if (report_read(text, n, NULL, &env) != REPORT_OK)
	{
		printf("Bail out! the text was not read\n");
		exit(2);
	}
	chunks_free(&f->chunks);
	return f;
}

static void
free_facts(facts *f)
{
	for (size_t i = 0; i < f->n; i++)
		free(f->fact[i]);
	for (size_t i = 0; i < f->name_n; i++)
		free(f->name[i]);
	free(f->name);
	free(f->fact);
	free(f);
}

static bool
known(const facts *f, const char *fact)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->fact[i], fact) == 0)
			return true;
	return false;
}

/*
 * A name that no row had before is one whose own text was damaged, unless it holds a whole one and more: then it has
 * taken in another cell.
 */
static bool
damaged_name(const facts *original, const char *fact)
{
	for (size_t i = 0; i < original->name_n; i++)
		if (strstr(fact, original->name[i]) != NULL)
			return false;
	return true;
}

typedef struct tally
{
	long mutants, wrong, told;
} tally;

/* The text with its bytes [from, to) replaced. */
static void
try(const facts *original, const char *text, size_t n, size_t from, size_t to, const char *by,
	const char *what, tally *t)
{
	size_t by_n = strlen(by), m = n - (to - from) + by_n;
	char *copy = malloc(m + 1);
	facts *f;
	bool wrong = false;

	memcpy(copy, text, from);
	memcpy(copy + from, by, by_n);
	memcpy(copy + from + by_n, text + to, n - to);
	f = read_facts(copy, m);
	t->mutants++;
	for (size_t i = 0; i < f->n; i++)
		if (!known(original, f->fact[i]) && !damaged_name(original, f->fact[i]))
		{
			wrong = true;
			if (f->messages <= original->messages)
				printf("# byte %zu %s: %s\n", from, what, f->fact[i]);
		}
	t->wrong += wrong && f->messages <= original->messages;
	t->told += wrong && f->messages > original->messages;
	free_facts(f);
	free(copy);
}

static void
mutate_lines(const facts *original, const char *text, size_t n, tally *t)
{
	for (size_t start = 0, end; start < n; start = end + 1)
	{
		const char *lf = memchr(text + start, '\n', n - start);

		end = lf == NULL ? n : (size_t) (lf - text);
		try(original, text, n, start, start, "\n", "after a blank line", t);
		if (end < n)
		{
			try(original, text, n, start, end + 1, "", "line dropped", t);
			try(original, text, n, end, end + 1, "", "merged with the next line", t);
			try(original, text, n, end, end + 1, " ", "merged with the next line by a blank", t);
		}
	}
}

static void
mutate_tags(const facts *original, const char *text, size_t n, tally *t)
{
	for (size_t i = 0; i < n; i++)
	{
		const char *close = text[i] == '<' ? memchr(text + i, '>', n - i) : NULL;
		size_t end = close == NULL ? 0 : (size_t) (close - text) + 1;

		if (close == NULL)
			continue;
		try(original, text, n, i, end, "", "tag dropped", t);
		try(original, text, n, end - 1, end, "", "tag not ended", t);
		if (strncmp(text + i, "<td", 3) == 0 || strncmp(text + i, "<th", 3) == 0)
		{
			const char *next = memchr(close, '<', n - (size_t) (close - text));

			try(original, text, n, i, i, "<td></td>", "cell put in", t);
			if (next != NULL && strncmp(next, "</t", 3) == 0)
				try(original, text, n, i, (size_t) (next - text) + 5, "", "cell dropped", t);
		}
		for (size_t at = i; at < end; at++)
			if (text[at] == ' ')
			{
				size_t stop = at + 1;

				while (stop < end - 1 && text[stop] != ' ')
					stop++;
				try(original, text, n, at, stop, "", "attribute dropped", t);
			}
	}
}

/* Bars, commas, TABs and blanks between cells; the bytes up to the next of the same kind are a cell. */
static void
mutate_cells(const facts *original, const char *text, size_t n, const char *bar, tally *t)
{
	size_t bar_n = strlen(bar);
	char twice[16];

	snprintf(twice, sizeof(twice), "%s%s", bar, bar);
	for (size_t i = 0; i + bar_n <= n; i++)
	{
		size_t next = i + bar_n;

		if (memcmp(text + i, bar, bar_n) != 0)
			continue;
		while (next < n && text[next] != '\n' && (n - next < bar_n || memcmp(text + next, bar, bar_n) != 0))
			next++;
		try(original, text, n, i, i + bar_n, "", "border dropped", t);
		try(original, text, n, i, i + bar_n, twice, "empty cell put in", t);
		try(original, text, n, i, next, "", "cell dropped", t);
	}
}

static void
mutate_blanks(const facts *original, const char *text, size_t n, tally *t)
{
	for (size_t i = 0, end; i < n; i = end + 1)
	{
		size_t word;

		for (end = i; end < n && text[end] == ' '; end++)
			;
		if (end - i < 2)
			continue;
		for (word = end; word < n && text[word] != ' ' && text[word] != '\n'; word++)
			;
		try(original, text, n, i, end, " ", "blanks made one", t);
		try(original, text, n, i, end, "", "blanks dropped", t);
		try(original, text, n, i, word, "", "word dropped", t);
		try(original, text, n, i, word, "  ", "word dropped, blanks left", t);
	}
}

static void
mutate(const char *text, size_t n, const char *title)
{
	static const char *const BARS[] = {"|", "｜", "│", ",", "\t"};
	facts *original = read_facts(text, n);
	tally t = {0};

	if (original->n == 0 || original->damaged)
	{
		free_facts(original);
		return; /* nothing to lose, or damaged already */
	}
	mutate_lines(original, text, n, &t);
	mutate_tags(original, text, n, &t);
	for (size_t i = 0; i < sizeof(BARS) / sizeof(BARS[0]); i++)
		mutate_cells(original, text, n, BARS[i], &t);
	mutate_blanks(original, text, n, &t);
	ok(t.wrong == 0, "%s: %ld mutants, %ld with a wrong value, %ld with one that is told", title, t.mutants,
	   t.wrong, t.told);
	free_facts(original);
}

int
main(int argc, char **argv)
{
	char *text = malloc(TEXT_MAX_BYTES), line[8192], title[8192] = "";

	for (int k = 1; k < argc; k++)
	{
		FILE *f = fopen(argv[k], "r");
		bool inside = false;
		size_t n = 0;

		if (f == NULL)
			return 2;
		while (fgets(line, sizeof(line), f) != NULL)
		{
			if (strncmp(line, "```", 3) == 0)
			{
				if (inside)
					mutate(text, n, title);
				inside = !inside && strcmp(line, "```report\n") == 0;
				n = 0;
			}
			else if (inside)
			{
				/* ␉ stands for a TAB */
				for (const char *p = line; *p != '\0'; p++)
					if (strncmp(p, "␉", strlen("␉")) == 0)
					{
						text[n++] = '\t';
						p += strlen("␉") - 1;
					}
					else
						text[n++] = *p;
			}
			else if (line[0] == '#')
				snprintf(title, sizeof(title), "%.*s", (int) strcspn(line, "\n"), line);
		}
		fclose(f);
	}
	free(text);
	return done();
}
