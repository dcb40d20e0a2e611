/*
 * test_text.c
 *		Words looked for in random texts, by the fast ways and by the plain one.
 *
 * Texts are made of few bytes, so that they nearly have the words; each stands at the end of its memory, where a sanitizer
 * sees a byte too many read.
 */
#include <stdlib.h>
#include <string.h>

#include "random.h"
#include "tap.h"
#include "text.h"

#define TEXTS 300000
#define TEXT_BYTES 90
#define WORD_BYTES 6

static void
fill(char *p, size_t n, const char *of, size_t of_n)
{
	for (size_t i = 0; i < n; i++)
		p[i] = of[random_below(of_n)];
}

static ptrdiff_t
plain_find(span s, span word)
{
	for (size_t i = 0; i + word.n <= s.n; i++)
		if (memcmp(s.p + i, word.p, word.n) == 0)
			return (ptrdiff_t) i;
	return -1;
}

/* span_find: the first place, at every length around its steps. */
static bool
finds_as_plain(void)
{
	static const char BYTES[] = "\xE9\xA1\xB9\xE7\x9B\xAE"
								"ab";

	for (int t = 0; t < TEXTS; t++)
	{
		size_t n = 1 + random_below(TEXT_BYTES), word_n = 1 + random_below(WORD_BYTES);
		char *text = malloc(n), word[WORD_BYTES];
		bool same;

		fill(text, n, BYTES, sizeof(BYTES) - 1);
		fill(word, word_n, BYTES, sizeof(BYTES) - 1);
		if (n >= word_n && random_below(2) == 0)
			memcpy(word, text + random_below(n - word_n + 1), word_n);
		same = plain_find((span){text, n}, (span){word, word_n}) ==
			   span_find((span){text, n}, (span){word, word_n});
		free(text);
		if (!same)
			return false;
	}
	return true;
}

/* text_match: as folding character by character finds it, with full-width forms and white space in the text. */
static bool
matches_as_folding(void)
{
	static const char *const PARTS[] = {"亿", "元", "、", "，",           "（", "(",
										"a",  "ａ", " ",  "\xE3\x80\x80", "％", "%"};

	for (int t = 0; t < TEXTS; t++)
	{
		char text[64] = "", word[64] = "", folded[64];
		size_t parts = random_below(6), word_parts = 1 + random_below(3), word_n;
		span w;

		for (size_t i = 0; i < parts; i++)
			strcat(text, PARTS[random_below(sizeof(PARTS) / sizeof(*PARTS))]);
		for (size_t i = 0; i < word_parts; i++)
			strcat(word, PARTS[random_below(sizeof(PARTS) / sizeof(*PARTS))]);
		w = (span){word, strlen(word)};
		word_n = text_fold(w, folded);
		if (word_n > 0 && text_match(text, text + strlen(text), folded, word_n) !=
							  text_match_folding(text, text + strlen(text), folded, word_n))
			return false;
	}
	return true;
}

int
main(void)
{
	ok(finds_as_plain(), "span_find: the first place where a word stands, %d texts", TEXTS);
	ok(matches_as_folding(), "text_match: the same as folding each character, %d texts", TEXTS);
	return done();
}
