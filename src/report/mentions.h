/*
 * mentions.h
 *		How often each of many names stands in a text.
 */
#ifndef PLAN_MENTIONS_H
#define PLAN_MENTIONS_H

#include "text.h"

/* A name of at least one Chinese character; n: how often it stands in the text, without overlaps of its own. */
typedef struct mention
{
	span name;
	size_t n;
	const char *behind; /* the last of them */
	uint32_t next;      /* of those with the same hash, + 1 */
} mention;

/*
 * Counts all names in one pass over the text, byte by byte as they are: nothing is folded.  Equal names count alike.
 * ask, if not NULL, is called now and then; what it answers true ends the count.
 */
extern void mentions_count(span text, mention *names, size_t n, bool (*ask)(void));

#endif
