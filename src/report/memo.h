/*
 * memo.h
 *		What was read of a short text, kept under the text: the same heads and cells stand in table after table, and each
 *		is asked about several times on the way from a line to a value.
 *
 * A memo is an array of MEMO_SLOTS entries that begin with a memo_key; a text has one place in it, which the last one
 * has.  What is kept was read of the key's own copy of the text, and is moved to the text that is asked about.  Memos are
 * a thread's own.
 */
#ifndef PLAN_MEMO_H
#define PLAN_MEMO_H

#include "text.h"

#define MEMO_SLOTS 512
#define MEMO_TEXT 72 /* bytes: longer texts are not kept */

typedef struct memo_key
{
	size_t n; /* 0: nothing is kept */
	char text[MEMO_TEXT];
} memo_key;

/* The place of s, 0 < s.n <= MEMO_TEXT. */
static inline size_t
memo_slot(span s)
{
	uint64_t hash = s.n, part;
	size_t i = 0;

	for (; i + 8 <= s.n; i += 8)
	{
		memcpy(&part, s.p + i, 8);
		hash = (hash ^ part) * UINT64_C(0x9E3779B97F4A7C15);
		hash ^= hash >> 32;
	}
	for (part = 0; i < s.n; i++)
		part = part << 8 | (unsigned char) s.p[i];
	hash = (hash ^ part) * UINT64_C(0x9E3779B97F4A7C15);
	return hash >> 55;
}

_Static_assert(MEMO_SLOTS == 1 << (64 - 55), "memo_slot gives nine bits");

static inline bool
memo_holds(const memo_key *k, span s)
{
	return k->n == s.n && memcmp(k->text, s.p, s.n) == 0;
}

/* s is what the entry is kept for from now on; its copy. */
static inline span
memo_keep(memo_key *k, span s)
{
	k->n = s.n;
	memcpy(k->text, s.p, s.n);
	return (span){k->text, s.n};
}

/* The part of s that `part` is of the key's copy; what is none of it stays what it is. */
static inline span
memo_moved(span part, const memo_key *k, span s)
{
	if ((uintptr_t) part.p >= (uintptr_t) k->text && (uintptr_t) part.p <= (uintptr_t) (k->text + k->n))
		part.p = s.p + (part.p - k->text);
	return part;
}

#endif
