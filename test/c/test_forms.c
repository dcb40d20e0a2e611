/*
 * test_forms.c
 *		The same report as users have it: CRLF, a byte order mark, indents of U+3000, trailing blanks, the first half, a
 *		table alone.  What is there is read the same; of a part, nothing is read that the whole does not say.
 *
 *	test_forms FILE…
 */
#include "events.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

typedef struct text
{
	char *p;
	size_t n;
} text;

/* One reading: its chunks, chained, and its log. */
typedef struct reading
{
	void *chunks;
	event_log log;
	uint32_t first, last; /* lines of the first table that has rows */
	uint32_t table_first, table_last;
} reading;

static void *
grow(void *ctx, size_t size)
{
	reading *r = ctx;
	void **chunk = malloc(size + 16);

	*chunk = r->chunks;
	r->chunks = chunk;
	return (char *) chunk + 16;
}

static bool
never(void *ctx)
{
	(void) ctx;
	return false;
}

static int
emit(void *ctx, const report_event *e)
{
	reading *r = ctx;

	if (e->kind == EVENT_TABLE)
	{
		r->table_first = e->table->first_line;
		r->table_last = e->table->last_line;
	}
	if (e->kind == EVENT_ROW && r->first == 0)
	{
		r->first = r->table_first;
		r->last = r->table_last;
	}
	return log_event(&r->log, e);
}

/* Line numbers out of the log: "… line 12", "… lines 3-9". */
static void
drop_lines(text *t)
{
	char *to = t->p;

	for (char *p = t->p, *next; *p != '\0'; p = next)
	{
		char *end = strchr(p, '\n'), *cut = NULL;

		next = end + 1;
		for (char *q = p; q < end; q++)
			if (strncmp(q, " line ", 6) == 0 || strncmp(q, " lines ", 7) == 0)
				cut = q;
		if (cut == NULL)
			cut = end;
		memmove(to, p, (size_t) (cut - p));
		to += cut - p;
		*to++ = '\n';
	}
	*to = '\0';
	t->n = (size_t) (to - t->p);
}

static text
events_of(text t, bool around, reading *out)
{
	reading r = {.log = {NULL, -1, 0, around}};
	report_env env = {&r, grow, never, emit};
	text events;

	r.log.out = open_memstream(&events.p, &events.n);
	report_read(t.p, t.n, NULL, &env);
	fclose(r.log.out);
	drop_lines(&events);
	for (void **chunk = r.chunks, **next; chunk != NULL; chunk = next)
	{
		next = *chunk;
		free(chunk);
	}
	if (out != NULL)
		*out = r;
	return events;
}

/* The text with something put before and behind each of its lines; indents only before lines without TAB. */
static text
with_lines(text t, const char *indent, const char *behind, const char *line_end)
{
	text out = {malloc(t.n * 8 + 64), 0};

	for (size_t i = 0; i < t.n;)
	{
		char *end = memchr(t.p + i, '\n', t.n - i);
		size_t n = (size_t) ((end == NULL ? t.p + t.n : end) - (t.p + i));

		if (n > 0 && memchr(t.p + i, '\t', n) == NULL)
			out.n += (size_t) sprintf(out.p + out.n, "%s", indent);
		memcpy(out.p + out.n, t.p + i, n);
		out.n += n;
		out.n += (size_t) sprintf(out.p + out.n, "%s", behind);
		if (end != NULL)
			out.n += (size_t) sprintf(out.p + out.n, "%s", line_end);
		i += n + 1;
	}
	return out;
}

static void
same(text t, text events, const char *file, const char *what)
{
	text again = events_of(t, true, NULL);
	bool good = strcmp(again.p, events.p) == 0;

	ok(good, "%s: %s", file, what);
	if (!good)
	{
		const char *a = again.p, *b = events.p;

		while (*a == *b)
			a++, b++;
		while (a > again.p && a[-1] != '\n')
			a--, b--;
		printf("# expected %.*s\n# got %.*s\n", (int) strcspn(b, "\n"), b, (int) strcspn(a, "\n"), a);
	}
	free(again.p);
	free(t.p);
}

/* Every value of the part is one of the whole's, apart from what a lost footnote said of it; at_least of them. */
static void
part(text t, text whole, int at_least, const char *file, const char *what)
{
	text events = events_of(t, false, NULL);
	int values = 0, strange = 0;
	char *said = strdup(whole.p);

	for (char *p = events.p, *next; *p != '\0'; p = next)
	{
		size_t n = strcspn(p, "\n");
		char *hit;

		next = p + n + 1;
		p[n] = '\0';
		if (strncmp(p, "  ", 2) == 0)
		{
			values++;
			hit = strstr(said, p);
			if (hit == NULL && strange++ == 0)
				printf("# %s\n", p);
		}
	}
	ok(strange == 0 && values >= at_least, "%s: %s, %d values, all of them the whole's", file, what, values);
	free(said);
	free(events.p);
}

static uint32_t
offset_of_line(text t, uint32_t line)
{
	size_t at = 0;

	for (uint32_t k = 1; k < line && at < t.n; k++)
	{
		char *end = memchr(t.p + at, '\n', t.n - at);

		at = end == NULL ? t.n : (size_t) (end - t.p) + 1;
	}
	return (uint32_t) at;
}

static void
test_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	text t = {malloc(1 << 20), 0}, events, half, alone;
	const char *file = strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
	char bom[] = "\xEF\xBB\xBF";
	reading r;

	if (f == NULL)
	{
		ok(false, "%s cannot be opened", path);
		return;
	}
	t.n = fread(t.p, 1, 1 << 20, f);
	fclose(f);
	events = events_of(t, true, &r);
	same(with_lines(t, "", "", "\r\n"), events, file, "CRLF");
	same(with_lines(t, "", "", "\r"), events, file, "CR");
	same(with_lines(t, "", "  ", "\n"), events, file, "blanks at the ends of lines");
	same(with_lines(t, "\xE3\x80\x80\xE3\x80\x80", "", "\n"), events, file, "indents of U+3000");
	alone = with_lines(t, "", "", "\n");
	memmove(alone.p + 3, alone.p, alone.n);
	memcpy(alone.p, bom, 3);
	alone.n += 3;
	same(alone, events, file, "byte order mark");
	free(events.p);

	events = events_of(t, false, NULL);
	half = (text){t.p, t.n / 2};
	part(half, events, 0, file, "first half");
	if (r.first > 0)
	{
		uint32_t from = offset_of_line(t, r.first);

		part((text){t.p + from, offset_of_line(t, r.last + 1) - from}, events, 4, file, "first table alone");
	}
	free(events.p);
	free(t.p);
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		test_file(argv[i]);
	return done();
}
