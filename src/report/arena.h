/*
 * arena.h
 *		The memory of one reading: chunks that double, given by the caller, never returned singly.
 */
#ifndef PLAN_ARENA_H
#define PLAN_ARENA_H

#include "report.h"

typedef struct arena
{
	const report_env *env;
	char *free;
	size_t left;
	size_t next_chunk;
	size_t since_asked; /* work done since the caller was asked whether to go on */
} arena;

extern void arena_init(arena *a, const report_env *env);

/* Counts bytes of work; true if the caller, asked every 64 KB, wants to stop. */
static inline bool
arena_cancelled(arena *a, size_t work)
{
	a->since_asked += work;
	if (a->since_asked < 64 * 1024)
		return false;
	a->since_asked = 0;
	return a->env->cancelled(a->env->ctx);
}

/* Zeroed memory for n items; NULL when the caller gives no more (or n × size overflows). */
extern void *arena_get(arena *a, size_t n, size_t size);

/* A copy of a text. {NULL, 0} for an empty one; check p against NULL where n > 0. */
extern span arena_copy(arena *a, span s);

/* An array grown to hold at least one more item than n; false when out of memory. */
extern bool arena_room(arena *a, void **items, size_t *room, size_t n, size_t size);

#endif
