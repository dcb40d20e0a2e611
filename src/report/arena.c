/*
 * arena.c
 *		The memory of one reading.
 */
#include "arena.h"

#define FIRST_CHUNK ((size_t) 16 * 1024)
#define LARGEST_CHUNK ((size_t) 1024 * 1024)
#define ALIGNMENT 8

void
arena_init(arena *a, const report_env *env)
{
	a->env = env;
	a->free = NULL;
	a->left = 0;
	a->next_chunk = FIRST_CHUNK;
	a->since_asked = 0;
}

void *
arena_get(arena *a, size_t n, size_t size)
{
	size_t bytes;
	char *p;

	if (size != 0 && n > (SIZE_MAX - ALIGNMENT) / size)
		return NULL;
	bytes = (n * size + ALIGNMENT - 1) & ~(size_t) (ALIGNMENT - 1);
	if (bytes == 0)
		bytes = ALIGNMENT;
	if (bytes > a->left)
	{
		size_t chunk = bytes > a->next_chunk ? bytes : a->next_chunk;

		p = a->env->grow(a->env->ctx, chunk);
		if (p == NULL)
			return NULL;
		if (a->next_chunk < LARGEST_CHUNK)
			a->next_chunk *= 2;
		/* a large request gets a chunk of its own and leaves the current one in use */
		if (chunk == bytes && a->left > 0)
		{
			memset(p, 0, bytes);
			return p;
		}
		a->free = p;
		a->left = chunk;
	}
	p = a->free;
	a->free += bytes;
	a->left -= bytes;
	memset(p, 0, bytes);
	return p;
}

span
arena_copy(arena *a, span s)
{
	char *p;

	if (s.n == 0)
		return SPAN_NONE;
	p = arena_get(a, s.n, 1);
	if (p != NULL)
		memcpy(p, s.p, s.n);
	return (span){p, s.n};
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
