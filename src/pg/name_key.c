/*
 * name_key.c
 *		The keys by which names of indicators match.
 */
#include "name_key.h"

#include "common/unicode_norm.h"
#include "mb/pg_wchar.h"
#include "target.h"
#include "unit.h"
#include "utils/builtins.h"

/* Normalizing takes the square of the marks that stand on one letter: what is no name is not gone through whole. */
#define NAME_MAX_BYTES 1000

/* Without the unit in its last bracket. */
static span
without_unit(span s)
{
	size_t reach = UNIT_PRINT_MAX + 10, from = s.n > reach ? s.n - reach : 1;
	unit u;

	for (size_t i = from; i < s.n; i++)
		if (s.p[i] == '(' && unit_parse((span){s.p + i, s.n - i}, &u))
			s.n = i;
	return s;
}

/* 地区生产总值[2]: the number of a footnote. */
static span
without_footnote(span s)
{
	size_t n = s.n;

	if (n < 3 || s.p[n - 1] != ']')
		return s;
	for (n--; n > 0 && s.p[n - 1] >= '0' && s.p[n - 1] <= '9'; n--)
		;
	return n > 1 && n < s.n - 1 && s.p[n - 1] == '[' ? (span){s.p, n - 1} : s;
}

static span
without_stars(span s)
{
	while (s.n > 0 && s.p[s.n - 1] == '*')
		s.n--;
	return s;
}

static text *
key_to_text(span key)
{
	while (key.n > 0 && *key.p == '#')
		key = (span){key.p + 1, key.n - 1};
	return span_to_text(without_footnote(without_stars(without_unit(without_stars(without_footnote(key))))));
}

/* Marks of names that NFKC leaves as they are. */
static bool
is_stable_mark(uint32_t c)
{
	return c == 0x3001 || c == 0x3002 || c == 0x201C || c == 0x201D || c == 0x2014 || c == 0x300A ||
		   c == 0x300B;
}

/*
 * Of ideographs, which NFKC leaves as they are, ASCII, full-width forms of it, white space and a few marks, as nearly all
 * names are.  NULL: another name.
 */
static text *
plain_key(span name)
{
	char buf[NAME_MAX_BYTES];
	const char *p = name.p, *end = span_end(name);
	span key = {buf, 0};

	if (name.n > sizeof(buf))
		return NULL;
	while (p < end)
	{
		const char *from = p;

		p = text_skip_ideographs(p, end);
		if (p == from)
		{
			uint32_t c = text_fold_char(text_next_raw(&p, end));

			if (text_is_space(c) || c == '\\')
				continue;
			if (c < 0x80)
			{
				buf[key.n++] = (char) pg_ascii_toupper((unsigned char) c);
				continue;
			}
			if (!is_stable_mark(c))
				return NULL;
		}
		memcpy(buf + key.n, from, (size_t) (p - from));
		key.n += (size_t) (p - from);
	}
	return key_to_text(key);
}

text *
indicator_key(span name)
{
	char *key;
	pg_wchar *wide, *normal;
	text *plain = plain_key(name);
	span s;
	int n;

	if (plain != NULL)
		return plain;
	n = pg_mbcliplen(name.p, (int) Min(name.n, (size_t) NAME_MAX_BYTES + 4), NAME_MAX_BYTES);
	if (n == 0)
		return cstring_to_text("");
	/* NFKC by the server's own tables, then our rules on what is left */
	wide = palloc(((Size) n + 1) * sizeof(pg_wchar));
	n = pg_mb2wchar_with_len(name.p, wide, n);
	wide[n] = 0;
	normal = unicode_normalize(UNICODE_NFKC, wide);
	for (n = 0; normal[n] != 0; n++)
		;
	key = palloc((Size) n * 4 + 1);
	s = (span){key, 0};
	for (int i = 0; i < n; i++)
	{
		pg_wchar c = normal[i];

		if (text_is_space(c) || c == '\\')
			continue;
		if (c < 0x80)
			key[s.n++] = pg_ascii_toupper((unsigned char) c);
		else
		{
			unicode_to_utf8(c, (unsigned char *) key + s.n);
			s.n += (size_t) pg_utf_mblen((unsigned char *) key + s.n);
		}
	}
	return key_to_text(s);
}
