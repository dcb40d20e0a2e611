/*
 * mentions.c
 *		How often each of many names stands in a text.
 */
#include "mentions.h"

#define HASHES 1024
#define ASK_EVERY 65536 /* bytes */

/* Of the first character, by its three bytes. */
static unsigned
hash_of(const char *p)
{
	const unsigned char *c = (const unsigned char *) p;

	return ((unsigned) c[0] << 12 ^ (unsigned) c[1] << 6 ^ c[2]) * 2654435761u >> 22;
}

void
mentions_count(span text, mention *names, size_t n, bool (*ask)(void))
{
	uint32_t first[HASHES] = {0};
	const char *end = span_end(text), *asked = text.p;

	for (size_t i = 0; i < n; i++)
	{
		unsigned h = hash_of(names[i].name.p);

		names[i].n = 0;
		names[i].behind = text.p;
		names[i].next = first[h];
		first[h] = (uint32_t) i + 1;
	}
	for (const char *p = text.p; end - p >= 3; p++)
	{
		if (ask != NULL && p - asked >= ASK_EVERY && ask())
			return;
		if (p - asked >= ASK_EVERY)
			asked = p;
		if ((unsigned char) *p < 0xE0)
			continue;
		for (uint32_t i = first[hash_of(p)]; i != 0; i = names[i - 1].next)
		{
			mention *m = &names[i - 1];

			if (p >= m->behind && m->name.n <= (size_t) (end - p) && memcmp(p, m->name.p, m->name.n) == 0)
			{
				m->n++;
				m->behind = p + m->name.n;
			}
		}
		p += 2;
	}
}
