/*
 * lexicon.c
 *		Tables of words, and the longest of them at a place in a text.
 */
#include "lexicon.h"

/* The key of the first character, white space skipped and width folded; 0: no word begins so. */
static uint32_t
key_of_text(const char *p, const char *end)
{
	const unsigned char *s = (const unsigned char *) p;
	uint32_t c;

	if (end - p >= 3 && s[0] >= 0xE4 && s[0] <= 0xE9)
		return (uint32_t) s[0] << 16 | (uint32_t) s[1] << 8 | s[2];
	if (p < end && s[0] > ' ' && s[0] < 0x80)
		return (uint32_t) s[0] << 16;
	c = text_next(&p, end);
	if (c < 0x80)
		return c << 16;
	if (c < 0x800)
		return (0xC0 | c >> 6) << 16 | (0x80 | (c & 0x3F)) << 8;
	if (c < 0x10000)
		return (0xE0 | c >> 12) << 16 | (0x80 | (c >> 6 & 0x3F)) << 8 | (0x80 | (c & 0x3F));
	return 0;
}

static unsigned
start_bit(uint32_t key)
{
	return key * 2654435761u >> 22;
}

/* Who makes it a second time writes the same. */
static void
make_starts(lexicon words)
{
	for (size_t i = 0; i < words.n; i++)
	{
		unsigned bit = start_bit(words.rows[i].key);

		words.starts->bits[bit / 64] |= UINT64_C(1) << bit % 64;
	}
	words.starts->known = true;
}

static inline bool
may_start(lexicon words, uint32_t key)
{
	unsigned bit = start_bit(key);

	if (!words.starts->known)
		make_starts(words);
	return words.starts->bits[bit / 64] >> bit % 64 & 1;
}

const lexeme *
lexicon_find(lexicon words, const char *p, const char *end, size_t *taken)
{
	const lexeme *best = NULL, *row = words.rows, *rows_end = row + words.n;
	uint32_t key = p == end ? 0 : key_of_text(p, end);

	*taken = 0;
	if (key == 0 || !may_start(words, key))
		return NULL;
	for (size_t left = words.n; left > 1;)
	{
		size_t half = left / 2;

		row += (row[half - 1].key < key) * half; /* no branch: nothing here can be predicted */
		left -= half;
	}
	for (; row < rows_end && row->key <= key; row++)
	{
		size_t n = row->key < key ? 0 : text_match(p, end, row->text, row->n);

		if (n > *taken)
		{
			*taken = n;
			best = row;
		}
	}
	return best;
}

const char *
lexicon_misplaced(lexicon words)
{
	for (size_t i = 1; i < words.n; i++)
		if (strcmp(words.rows[i - 1].text, words.rows[i].text) >= 0)
			return words.rows[i].text;
	return NULL;
}
