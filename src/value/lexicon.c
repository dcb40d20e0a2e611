/*
 * lexicon.c
 *		Tables of words, and the longest of them at a place in a text.
 */
#include "lexicon.h"

/* The bytes of a word's first character as a number that sorts as they do. */
static uint32_t
key_of_word(const char *text)
{
	const unsigned char *s = (const unsigned char *) text;

	if (s[0] < 0x80)
		return (uint32_t) s[0] << 16;
	if (s[0] < 0xE0)
		return (uint32_t) s[0] << 16 | (uint32_t) s[1] << 8;
	return (uint32_t) s[0] << 16 | (uint32_t) s[1] << 8 | s[2];
}

/* The same of the text, white space skipped and width folded; 0: no word begins so. */
static uint32_t
key_of_text(const char *p, const char *end)
{
	const unsigned char *s = (const unsigned char *) p;
	uint32_t c;

	if (end - p >= 3 && s[0] >= 0xE4 && s[0] <= 0xE9)
		return (uint32_t) s[0] << 16 | (uint32_t) s[1] << 8 | s[2];
	c = text_next(&p, end);
	if (c < 0x80)
		return c << 16;
	if (c < 0x800)
		return (0xC0 | c >> 6) << 16 | (0x80 | (c & 0x3F)) << 8;
	if (c < 0x10000)
		return (0xE0 | c >> 12) << 16 | (0x80 | (c >> 6 & 0x3F)) << 8 | (0x80 | (c & 0x3F));
	return 0;
}

const lexeme *
lexicon_find(lexicon words, const char *p, const char *end, size_t *taken)
{
	const lexeme *best = NULL, *row = words.rows, *rows_end = row + words.n;
	uint32_t key = key_of_text(p, end);
	size_t left = words.n;

	*taken = 0;
	while (left > 0)
	{
		size_t half = left / 2;

		if (key_of_word(row[half].text) < key)
		{
			row += half + 1;
			left -= half + 1;
		}
		else
			left = half;
	}
	for (; row < rows_end && key_of_word(row->text) == key; row++)
	{
		size_t n = text_match(p, end, row->text, row->n);

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
