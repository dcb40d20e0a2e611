/*
 * test_reports.c
 *		Runs files like test/spec/tables.md: a ```report block is a text, the ```events block below it what is read of it.
 *
 *	test_reports FILE [-p]	-p prints the file with the events as they should be
 *
 * Then the seam, on each of the texts: a sink that stops at every event, an arena that fails at every request, a
 * cancel at every question; and the same text read afterwards gives the same events.
 */
#include "events.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

#define TEXT_MAX_BYTES (256 * 1024)

static bool around; /* of a ```report around block: what stands around the tables is printed too */

/* Chunks of one reading, and what is to go wrong with it. */
typedef struct chunks
{
	void **chunk;
	int n, room;
	int fail_at, /* the request that gets no chunk; -1: none */
		cancel_at;
	int asked;
	event_log log;
} chunks;

static void *
grow(void *ctx, size_t size)
{
	chunks *c = ctx;

	if (c->n == c->fail_at)
		return NULL;
	if (c->n == c->room)
		c->chunk = realloc(c->chunk, sizeof(void *) * (size_t) (c->room = c->room * 2 + 64));
	return c->chunk[c->n++] = malloc(size);
}

static bool
cancelled(void *ctx)
{
	chunks *c = ctx;

	return c->asked++ == c->cancel_at;
}

static int
emit(void *ctx, const report_event *e)
{
	return log_event(&((chunks *) ctx)->log, e);
}

static report_status
read_with(chunks *c, const char *text, size_t n)
{
	report_env env = {c, grow, cancelled, emit};
	/* exactly as long as the text: a byte read past its end is seen */
	char *copy = malloc(n == 0 ? 1 : n);
	report_status status;

	memcpy(copy, text, n);
	status = report_read(copy, n, NULL, &env);
	for (int i = 0; i < c->n; i++)
		free(c->chunk[i]);
	free(c->chunk);
	c->chunk = NULL;
	free(copy);
	return status;
}

static chunks *
quiet(void)
{
	chunks *c = calloc(1, sizeof(*c));

	c->fail_at = c->cancel_at = c->log.limit = -1;
	c->log.around = around;
	return c;
}

static char *
events_of(const char *text, size_t n)
{
	char *buf = NULL;
	size_t size;
	chunks *c = quiet();

	c->log.out = open_memstream(&buf, &size);
	read_with(c, text, n);
	fclose(c->log.out);
	free(c);
	return buf;
}

/* Every place of the first few dozen, then ever fewer. */
static int
next_place(int place)
{
	return place + 1 + place / 24;
}

static void
test_seam(const char *text, size_t n, const char *events)
{
	int wrong = 0, stops = 0, fails = 0, cancels = 0;
	report_status status;
	char *again;

	do
	{
		chunks *c = quiet();

		c->log.limit = stops;
		stops = next_place(stops);
		status = read_with(c, text, n);
		wrong += status != REPORT_SINK && status != REPORT_OK;
		free(c);
	} while (status != REPORT_OK);
	do
	{
		chunks *c = quiet();

		c->fail_at = fails;
		fails = next_place(fails);
		status = read_with(c, text, n);
		wrong += status != REPORT_NOMEM && status != REPORT_OK;
		free(c);
	} while (status != REPORT_OK);
	do
	{
		chunks *c = quiet();

		c->cancel_at = cancels;
		cancels = next_place(cancels);
		status = read_with(c, text, n);
		wrong += status != REPORT_CANCELLED && status != REPORT_OK;
		free(c);
	} while (status != REPORT_OK);
	again = events_of(text, n);
	ok(wrong == 0 && strcmp(again, events) == 0,
	   "stopped at events up to %d, out of memory up to request %d, cancelled up to question %d: the same "
	   "events "
	   "afterwards",
	   stops, fails, cancels);
	free(again);
}

/* ␉ TAB, ␍ CR, ␣ U+3000, ␠ a blank */
static size_t
unescape(const char *s, size_t n, char *out)
{
	static const struct
	{
		const char *mark, *means;
	} MARKS[] = {{"␉", "\t"}, {"␍", "\r"}, {"␠", " "}, {"␣", "\xE3\x80\x80"}, {"␂", "\xEF\xBB\xBF"}};
	char *to = out;

	for (size_t i = 0; i < n;)
	{
		bool hit = false;

		for (int k = 0; k < 5 && !hit; k++)
			if (n - i >= 3 && memcmp(s + i, MARKS[k].mark, 3) == 0)
			{
				memcpy(to, MARKS[k].means, strlen(MARKS[k].means));
				to += strlen(MARKS[k].means);
				i += 3;
				hit = true;
			}
		if (!hit)
			*to++ = s[i++];
	}
	return (size_t) (to - out);
}

/* The blocks of one file; false: it cannot be read. */
static bool
run_spec(const char *path, bool print)
{
	FILE *f = fopen(path, "r");
	char line[8192], title[8192] = "";
	char *text = malloc(TEXT_MAX_BYTES), *expected = malloc(TEXT_MAX_BYTES);
	size_t text_n = 0;
	enum
	{
		PROSE,
		REPORT,
		EVENTS
	} in = PROSE;

	if (f == NULL)
		return false;
	while (fgets(line, sizeof(line), f) != NULL)
	{
		if (strncmp(line, "```", 3) == 0)
		{
			if (in == EVENTS)
			{
				char *events = events_of(text, text_n);

				if (print)
					printf("%s", events);
				else
				{
					if (!ok(strcmp(events, expected) == 0, "%s", title))
						printf("# expected:\n%s# got:\n%s", expected, events);
					test_seam(text, text_n, events);
				}
				free(events);
			}
			if (in != PROSE)
				in = PROSE;
			else
			{
				in = strncmp(line, "```report", 9) == 0 ? REPORT : EVENTS;
				if (in == REPORT)
				{
					text_n = 0;
					around = strcmp(line, "```report around\n") == 0;
				}
				expected[0] = '\0';
			}
		}
		else if (in == REPORT)
			text_n += unescape(line, strlen(line), text + text_n);
		else if (in == EVENTS)
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
	return true;
}

/* Files with blocks; -p prints them with what is read now. */
int
main(int argc, char **argv)
{
	bool print = argc > 2 && strcmp(argv[argc - 1], "-p") == 0;

	for (int i = 1; i < argc - print; i++)
		if (!run_spec(argv[i], print))
			return 2;
	return print ? 0 : done();
}
