/*
 * arena.h
 *		The memory of one reading: chunks that double, given by the caller, never returned singly.
 *
 * A reading has several arenas that share one seam to the caller: one lives as long as the reading, others are
 * cleared and used again.  Running out of memory and being told to stop are remembered: what read on with an empty
 * text is never taken for the whole.
 */
#ifndef PLAN_ARENA_H
#define PLAN_ARENA_H

#include "report.h"

typedef struct seam
{
	const report_env *env;
	size_t since_asked; /* work done since the caller was asked whether to go on */
	bool cancelled;     /* the caller said so, once */
	bool failed;        /* a request got no memory */
} seam;

typedef struct arena
{
	seam *seam;
	char *base, *free; /* of the current chunk */
	size_t size, left;
	size_t next_chunk;
	size_t taken; /* since it was cleared */
	bool reused;  /* is cleared: its largest chunk is the one that stays */
} arena;

extern void arena_init(arena *a, seam *s, bool reused);

/* All that was taken is free again; the largest chunk is kept for what comes. */
extern void arena_clear(arena *a);

extern const size_t arena_ask_every; /* bytes of work between two questions */

/* Counts bytes of work; true if the caller, asked every 32 KB, wants to stop, and from then on. */
static inline bool
arena_cancelled(arena *a, size_t work)
{
	seam *s = a->seam;

	s->since_asked += work;
	if (s->since_asked >= arena_ask_every && !s->cancelled)
	{
		s->since_asked = 0;
		s->cancelled = s->env->cancelled(s->env->ctx);
	}
	return s->cancelled;
}

/* Zeroed memory for n items; NULL when the caller gives no more (or n × size overflows). */
extern void *arena_get(arena *a, size_t n, size_t size);

/* The same with whatever stood there before. */
extern void *arena_uncleared(arena *a, size_t n, size_t size);

/* A copy of a text; empty too where there is no memory, which the seam remembers. */
extern span arena_copy(arena *a, span s);

/* x and y put together; one of them as it is where the other is empty. */
extern span arena_join(arena *a, span x, span y);

/* A text that is replaced again and again, in memory of its own. */
typedef struct text_buffer
{
	char *p;
	size_t n, room;
} text_buffer;

extern report_status buffer_set(arena *a, text_buffer *b, span s);

/* An array grown to hold at least one more item than n; false when out of memory. */
extern bool arena_room(arena *a, void **items, size_t *room, size_t n, size_t size);

#endif
