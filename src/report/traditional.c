/*
 * traditional.c
 *		Traditional characters of the words that heads are made of.
 *
 * Both forms of each pair take three bytes, so that a text keeps its length.
 */
#include "traditional.h"

/* traditional and simplified in turn, by the traditional character's code */
static const char PAIRS[] = "佔占備备億亿內内劃划區区協协單单噸吨園园執执報报實实寬宽將将對对導导層层"
							"屬属帳账幣币幾几廣广廳厅應应戶户損损據据數数於于時时會会東东業业構构標标"
							"機机權权歲岁歷历決决況况減减測测準准漲涨為为無无現现環环產产畝亩當当發发"
							"確确碼码稅税種种稱称積积穩稳範范約约級级細细組组統统經经綠绿維维縣县總总"
							"績绩織织繼继續续聯联職职與与萬万處处號号術术規规視视計计設设評评認认語语"
							"說说調调論论諮咨議议護护變变財财貨货責责貿贸資资質质較较農农週周進进運运"
							"過过達达還还鄉乡醫医釋释針针鎮镇長长門门間间關关階阶際际險险離离難难電电"
							"項项順顺須须預预領领頭头額额類类體体點点黨党齡龄";

#define PAIR_BYTES 6

static uint32_t
three_bytes(const char *p)
{
	const unsigned char *s = (const unsigned char *) p;

	return (uint32_t) s[0] << 16 | (uint32_t) s[1] << 8 | s[2];
}

#define FILTER 4096

/*
 * May a traditional form stand at p?  By the last twelve bits of its character; most of a text are none.  Made at first use
 * from what does not change: who makes it a second time writes the same.
 */
static inline bool
may_be_traditional(const char *p)
{
	static bool filter[FILTER], known;

	for (size_t i = 0; !known && i < sizeof(PAIRS) - 1; i += PAIR_BYTES)
		filter[(PAIRS[i + 1] & 0x3F) << 6 | (PAIRS[i + 2] & 0x3F)] = true;
	known = true;
	return filter[(p[1] & 0x3F) << 6 | (p[2] & 0x3F)];
}

/* The place of the pair whose traditional form stands at p; NULL: none. */
static const char *
find_pair(const char *p)
{
	size_t low = 0, high = (sizeof(PAIRS) - 1) / PAIR_BYTES;
	uint32_t wanted = three_bytes(p);

	while (low < high)
	{
		size_t middle = (low + high) / 2;
		const char *pair = PAIRS + middle * PAIR_BYTES;
		uint32_t c = three_bytes(pair);

		if (c == wanted)
			return pair;
		if (c < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

bool
has_traditional(span s)
{
	for (size_t i = 0; i + 3 <= s.n; i++)
		if (((unsigned char) s.p[i] & 0xF0) == 0xE0)
		{
			if (may_be_traditional(s.p + i) && find_pair(s.p + i) != NULL)
				return true;
			i += 2;
		}
	return false;
}

size_t
simplify(span s, char *buf)
{
	for (size_t i = 0; i < s.n; i++)
	{
		const char *pair =
			i + 3 <= s.n && ((unsigned char) s.p[i] & 0xF0) == 0xE0 ? find_pair(s.p + i) : NULL;

		if (pair == NULL)
			buf[i] = s.p[i];
		else
		{
			memcpy(buf + i, pair + 3, 3);
			i += 2;
		}
	}
	return s.n;
}
