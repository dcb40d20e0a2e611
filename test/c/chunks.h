/*
 * chunks.h
 *		Memory of one reading that is never refused, and a caller that never cancels, for tests that look at the events only.
 */
#ifndef TEST_CHUNKS_H
#define TEST_CHUNKS_H

#include <stdbool.h>
#include <stdlib.h>

typedef struct chunks
{
	void *chunk[4096];
	int n;
} chunks;

/* NULL when there are too many: report_read then says REPORT_NOMEM. */
static inline void *
chunks_get(chunks *c, size_t size)
{
	return c->n == 4096 ? NULL : (c->chunk[c->n++] = malloc(size));
}

static inline void
chunks_free(chunks *c)
{
	for (int i = 0; i < c->n; i++)
		free(c->chunk[i]);
	c->n = 0;
}

static inline bool
never(void *ctx)
{
	(void) ctx;
	return false;
}

#endif
