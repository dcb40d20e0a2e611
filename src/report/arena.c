/*
 * arena.c
 *		The memory of one reading.
 */
#include "arena.h"

/* A test builds it with tiny ones, so that every request asks the caller. */
#ifndef ARENA_FIRST_CHUNK
#define ARENA_FIRST_CHUNK 16384
#define ARENA_LARGEST_CHUNK 1048576
#define ARENA_ASK_EVERY 32768
#endif
#define ALIGNMENT 8

const size_t arena_ask_every = ARENA_ASK_EVERY;

void
arena_init(arena *a, seam *s, bool reused)
{
	memset(a, 0, sizeof(*a));
	a->seam = s;
	a->next_chunk = ARENA_FIRST_CHUNK;
	a->reused = reused;
}

void
arena_clear(arena *a)
{
	a->free = a->base;
	a->left = a->size;
	a->taken = 0;
}

/* A chunk that holds at least so many bytes becomes the current one, or, for a large request, stands for itself. */
static char *
new_chunk(arena *a, size_t bytes)
{
	size_t chunk = bytes > a->next_chunk ? bytes : a->next_chunk;
	char *p;

	p = a->seam->env->grow(a->seam->env->ctx, chunk);
	if (p == NULL)
		return NULL;
	if (a->next_chunk < ARENA_LARGEST_CHUNK)
		a->next_chunk *= 2;
	/* where memory is used again the largest chunk is kept for that */
	if (a->reused && chunk >= a->size)
	{
		a->base = p;
		a->size = chunk;
	}
	/* a large request leaves the current chunk in use */
	if (chunk - bytes >= a->left)
	{
		a->free = p + bytes;
		a->left = chunk - bytes;
	}
	return p;
}

void *
arena_uncleared(arena *a, size_t n, size_t size)
{
	size_t bytes;
	char *p;

	if (size != 0 && n > (SIZE_MAX / 4) / size)
	{
		a->seam->failed = true;
		return NULL;
	}
	bytes = (n * size + ALIGNMENT - 1) & ~(size_t) (ALIGNMENT - 1);
	if (bytes == 0)
		bytes = ALIGNMENT;
	a->taken += bytes;
	if (bytes <= a->left)
	{
		p = a->free;
		a->free += bytes;
		a->left -= bytes;
	}
	else
		p = new_chunk(a, bytes);
	a->seam->failed |= p == NULL;
	return p;
}

void *
arena_get(arena *a, size_t n, size_t size)
{
	void *p = arena_uncleared(a, n, size);

	if (p != NULL)
		memset(p, 0, n * size);
	return p;
}

span
arena_copy(arena *a, span s)
{
	char *p;

	if (s.n == 0)
		return SPAN_NONE;
	p = arena_uncleared(a, s.n, 1);
	if (p == NULL)
		return SPAN_NONE;
	memcpy(p, s.p, s.n);
	return (span){p, s.n};
}

span
arena_join(arena *a, span x, span y)
{
	char *p;

	if (x.n == 0 || y.n == 0)
		return x.n == 0 ? y : x;
	p = arena_uncleared(a, x.n + y.n, 1);
	if (p == NULL)
		return SPAN_NONE;
	memcpy(p, x.p, x.n);
	memcpy(p + x.n, y.p, y.n);
	return (span){p, x.n + y.n};
}

report_status
buffer_set(arena *a, text_buffer *b, span s)
{
	if (s.n > b->room)
	{
		b->p = arena_get(a, s.n * 2, 1);
		b->room = b->p == NULL ? 0 : s.n * 2;
	}
	b->n = b->room < s.n ? 0 : s.n;
	if (b->n > 0)
		memcpy(b->p, s.p, s.n);
	return b->n < s.n ? REPORT_NOMEM : REPORT_OK;
}

bool
arena_room(arena *a, void **items, size_t *room, size_t n, size_t size)
{
	size_t more;
	void *grown;

	if (n < *room)
		return true;
	more = *room == 0 ? 16 : *room * 2;
	grown = arena_get(a, more, size);
	if (grown == NULL)
		return false;
	if (n > 0)
		memcpy(grown, *items, n * size);
	*items = grown;
	*room = more;
	return true;
}
