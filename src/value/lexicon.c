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
start_of(uint32_t key)
{
	return key * 2654435761u >> 22;
}

/* Who makes it a second time writes the same. */
static void
make_starts(lexicon words)
{
	for (size_t i = 0; i < words.n; i++)
	{
		uint32_t key = words.rows[i].key;
		unsigned at = start_of(key);

		words.starts->may[key >> 8 & 7] |= UINT64_C(1) << (key & 63);
		if (i > 0 && words.rows[i - 1].key == key)
			continue;
		while (words.starts->row[at] != 0 && words.starts->row[at] != i + 1)
			at = (at + 1) % LEXICON_STARTS;
		words.starts->row[at] = (uint16_t) (i + 1);
	}
	words.starts->known = true;
}

/* The first of the rows that begin with the character; NULL: none does. */
static inline const lexeme *
first_row(lexicon words, uint32_t key)
{
	if (!words.starts->known)
		make_starts(words);
	for (unsigned at = start_of(key), row; (row = words.starts->row[at]) != 0; at = (at + 1) % LEXICON_STARTS)
		if (words.rows[row - 1].key == key)
			return words.rows + row - 1;
	return NULL;
}

/* Bytes of a first character that is neither white space nor full-width: its key says all of it; 0: another one. */
static size_t
first_bytes(const char *p, const char *end)
{
	unsigned char c = (unsigned char) *p;

	if (c > ' ' && c < 0x80)
		return 1;
	return end - p >= 3 && c >= 0xE4 && c <= 0xE9 ? 3 : 0;
}

/* text_match of a word whose first character, of so many bytes, is known to stand at p; `next` of the one behind it. */
static inline size_t
match_behind(const char *p, const char *end, size_t first, size_t next, const lexeme *word)
{
	size_t n, last = first + next - 1;

	if (word->n == first)
		return first;
	/* by the last byte of the second character, which differs most */
	if (next > 0 && (word->n <= last || word->text[last] != p[last]))
		return 0;
	n = text_match(p + first, end, word->text + first, word->n - first);
	return n == 0 ? 0 : first + n;
}

const lexeme *
lexicon_look_up(lexicon words, const char *p, const char *end, size_t *taken)
{
	const lexeme *best = NULL, *row, *rows_end = words.rows + words.n;
	const char *from = p;
	size_t first, next;
	uint32_t key;

	*taken = 0;
	if (p < end && (unsigned char) *p <= ' ')
		p = text_skip_space(p, end);
	key = p == end ? 0 : key_of_text(p, end);
	row = key == 0 ? NULL : first_row(words, key);
	if (row == NULL)
		return NULL;
	first = first_bytes(p, end);
	next = p + first < end ? first_bytes(p + first, end) : 0;
	for (; row < rows_end && row->key == key; row++)
	{
		size_t n =
			first == 0 ? text_match(p, end, row->text, row->n) : match_behind(p, end, first, next, row);

		if (n > 0 && n + (size_t) (p - from) > *taken)
		{
			*taken = n + (size_t) (p - from);
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
