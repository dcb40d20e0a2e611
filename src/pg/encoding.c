/*
 * encoding.c
 *		Bytes of a file as text in the server's encoding.
 */
#include "encoding.h"

#include "catalog/namespace.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#define PIECE (256 * 1024)
#define LONGEST_CHARACTER 4
#define GROWTH 4 /* bytes of UTF-8 for one byte, at most */
#define LOOKED_AT (64 * 1024)

typedef enum decoder
{
	DECODE_UTF8,
	DECODE_UTF16LE,
	DECODE_UTF16BE,
	DECODE_SERVER /* by a conversion of the server */
} decoder;

/* Names that the server does not know, or knows under another name. */
static const struct
{
	const char *name, *shown;
	decoder decoder;
	int server_encoding;
} NAMES[] = {
	{"utf8", "UTF8", DECODE_UTF8, 0},
	{"utf-8", "UTF8", DECODE_UTF8, 0},
	{"utf-16le", "UTF-16LE", DECODE_UTF16LE, 0},
	{"utf16le", "UTF-16LE", DECODE_UTF16LE, 0},
	{"utf-16be", "UTF-16BE", DECODE_UTF16BE, 0},
	{"utf16be", "UTF-16BE", DECODE_UTF16BE, 0},
	{"gb18030", "GB18030", DECODE_SERVER, PG_GB18030},
	{"gb2312", "GB2312", DECODE_SERVER, PG_GB18030},
	{"euc-cn", "GB2312", DECODE_SERVER, PG_GB18030},
	{"gbk", "GBK", DECODE_SERVER, PG_GB18030},
	{"cp936", "GBK", DECODE_SERVER, PG_GB18030},
	{"big5", "BIG5", DECODE_SERVER, PG_BIG5},
};

static void
undecodable(const char *encoding, span bytes, size_t at)
{
	StringInfoData hex;

	initStringInfo(&hex);
	for (size_t i = at; i < bytes.n && i < at + LONGEST_CHARACTER; i++)
		appendStringInfo(&hex, "%s0x%02x", i == at ? "" : " ", (unsigned char) bytes.p[i]);
	ereport(ERROR,
			(errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE), errmsg("content is not valid %s", encoding),
			 errdetail("The bytes %s at byte %zu begin no character.", hex.data, at + 1),
			 errhint("Give the encoding of the file, for example encoding => 'GB18030', or mend the file.")));
}

/* Zero bytes end C strings; the server refuses them in text. */
static void
refuse_zero(span bytes)
{
	const char *zero = bytes.n == 0 ? NULL : memchr(bytes.p, 0, bytes.n);

	if (zero != NULL)
		ereport(ERROR, (errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE), errmsg("content is no text"),
						errdetail("A zero byte stands at byte %zu.", (size_t) (zero - bytes.p) + 1),
						errhint("Load the text of the report; word processor files and PDF must be converted "
								"to text or HTML.")));
}

/* The length of the well-formed start, asked in pieces so that a cancel is heard. */
static size_t
valid_length(int encoding, span bytes)
{
	size_t at = 0;

	while (at < bytes.n)
	{
		int piece = (int) Min(bytes.n - at, (size_t) PIECE), valid;

		CHECK_FOR_INTERRUPTS();
		valid = pg_encoding_verifymbstr(encoding, bytes.p + at, piece);
		at += (size_t) valid;
		/* a character cut by the end of the piece is looked at again */
		if (valid == 0)
			break;
	}
	return at;
}

/* UTF-8 with a few bad bytes, which would also pass as pairs of GB18030: mojibake if it were taken for that. */
static bool
is_damaged_utf8(span bytes)
{
	size_t good = 0, bad = 0, n = Min(bytes.n, (size_t) LOOKED_AT);
	const char *p = bytes.p, *end = bytes.p + n;

	while (p < end)
	{
		const unsigned char *at = (const unsigned char *) p;
		uint32_t c = text_next_raw(&p, end);

		if (c == TEXT_INVALID)
			bad++;
		else
			good += *at >= 0x80;
	}
	return good > bad * 4;
}

static text *
decode_utf16(span bytes, size_t mark, bool big, const char *shown)
{
	StringInfoData out;
	size_t i;

	initStringInfo(&out);
	for (i = mark; i + 1 < bytes.n; i += 2)
	{
		const unsigned char *p = (const unsigned char *) bytes.p + i;
		pg_wchar c = big ? (pg_wchar) p[0] << 8 | p[1] : (pg_wchar) p[1] << 8 | p[0];
		unsigned char utf8[8] = {0};

		if ((i - mark) % PIECE == 0)
			CHECK_FOR_INTERRUPTS();
		if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.n)
		{
			pg_wchar low = big ? (pg_wchar) p[2] << 8 | p[3] : (pg_wchar) p[3] << 8 | p[2];

			if (low < 0xDC00 || low > 0xDFFF)
				undecodable(shown, bytes, i);
			c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
			i += 2;
		}
		else if (c >= 0xD800 && c < 0xE000)
			undecodable(shown, bytes, i);
		if (c == 0)
			refuse_zero((span){"", 1});
		unicode_to_utf8(c, utf8);
		appendBinaryStringInfo(&out, (char *) utf8, pg_utf_mblen(utf8));
	}
	if (i < bytes.n)
		undecodable(shown, bytes, i);
	return cstring_to_text_with_len(out.data, out.len);
}

static text *
decode_by_server(span bytes, int encoding, const char *shown)
{
	Oid proc = FindDefaultConversionProc(encoding, PG_UTF8);
	unsigned char *piece_out = palloc((Size) PIECE * GROWTH + 1);
	StringInfoData out;
	size_t at = 0;

	if (!OidIsValid(proc))
		ereport(ERROR, (errcode(ERRCODE_UNDEFINED_FUNCTION),
						errmsg("there is no conversion from %s to UTF8", pg_encoding_to_char(encoding))));
	initStringInfo(&out);
	while (at < bytes.n)
	{
		int piece = (int) Min(bytes.n - at, (size_t) PIECE), done;

		CHECK_FOR_INTERRUPTS();
		done = pg_do_encoding_conversion_buf(proc, encoding, PG_UTF8, (unsigned char *) bytes.p + at, piece,
											 piece_out, PIECE * GROWTH + 1, true);
		appendBinaryStringInfo(&out, (char *) piece_out, (int) strlen((char *) piece_out));
		at += (size_t) done;
		/* a character cut by the end of the piece is looked at again */
		if (done == 0)
			undecodable(shown, bytes, at);
	}
	return cstring_to_text_with_len(out.data, out.len);
}

static text *
decode_as(span bytes, decoder decoder, int encoding, const char *shown)
{
	size_t valid;

	switch (decoder)
	{
		case DECODE_UTF16LE:
			return decode_utf16(bytes, span_starts(bytes, SPAN("\xFF\xFE")) ? 2 : 0, false, shown);
		case DECODE_UTF16BE:
			return decode_utf16(bytes, span_starts(bytes, SPAN("\xFE\xFF")) ? 2 : 0, true, shown);
		case DECODE_UTF8:
			refuse_zero(bytes);
			valid = valid_length(PG_UTF8, bytes);
			if (valid < bytes.n)
				undecodable(shown, bytes, valid);
			if (span_starts(bytes, SPAN("\xEF\xBB\xBF")))
				bytes = (span){bytes.p + 3, bytes.n - 3};
			return cstring_to_text_with_len(bytes.p, (int) bytes.n);
		default:
			refuse_zero(bytes);
			return decode_by_server(bytes, encoding, shown);
	}
}

/*
 * UTF-16 without a mark: there are zero bytes, which no other encoding of a text has, and nearly all units are ASCII,
 * Chinese characters or their punctuation.
 */
static bool
looks_like_utf16(span bytes, bool big)
{
	size_t usual = 0, n = Min(bytes.n, (size_t) LOOKED_AT) / 2;

	if (n == 0 || bytes.n % 2 != 0 || memchr(bytes.p, 0, n * 2) == NULL)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		unsigned char a = (unsigned char) bytes.p[i * 2], b = (unsigned char) bytes.p[i * 2 + 1];
		pg_wchar c = big ? (pg_wchar) a << 8 | b : (pg_wchar) b << 8 | a;

		usual += c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0x7F) ||
				 (c >= 0x2000 && c < 0x2070) || (c >= 0x3000 && c < 0x3040) || (c >= 0x4E00 && c < 0xA000) ||
				 (c >= 0xFF00 && c < 0xFFF0);
	}
	return usual * 20 > n * 19;
}

static text *
detect(span bytes, const char **found)
{
	size_t utf8, gb;

	if (span_starts(bytes, SPAN("\xFF\xFE")) || looks_like_utf16(bytes, false))
	{
		*found = "UTF-16LE";
		return decode_as(bytes, DECODE_UTF16LE, 0, *found);
	}
	if (span_starts(bytes, SPAN("\xFE\xFF")) || looks_like_utf16(bytes, true))
	{
		*found = "UTF-16BE";
		return decode_as(bytes, DECODE_UTF16BE, 0, *found);
	}
	*found = "UTF8";
	refuse_zero(bytes);
	utf8 = valid_length(PG_UTF8, bytes);
	if (utf8 == bytes.n || span_starts(bytes, SPAN("\xEF\xBB\xBF")) || is_damaged_utf8(bytes))
		return decode_as(bytes, DECODE_UTF8, 0, *found);
	gb = valid_length(PG_GB18030, bytes);
	if (gb < bytes.n)
		ereport(ERROR,
				(errcode(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE), errmsg("encoding of the content is not known"),
				 errdetail("It is not UTF-8 from byte %zu on, and not GB18030 from byte %zu on.", utf8 + 1,
						   gb + 1),
				 errhint("Give it, for example encoding => 'BIG5'.")));
	*found = "GB18030";
	return decode_as(bytes, DECODE_SERVER, PG_GB18030, *found);
}

text *
decode_content(span bytes, const char *name, const char **found)
{
	int encoding;

	if (name == NULL || pg_strcasecmp(name, "auto") == 0)
		return detect(bytes, found);
	for (size_t i = 0; i < lengthof(NAMES); i++)
		if (pg_strcasecmp(name, NAMES[i].name) == 0)
		{
			*found = NAMES[i].shown;
			return decode_as(bytes, NAMES[i].decoder, NAMES[i].server_encoding, *found);
		}
	/* UTF-16 of either order: by its mark, else as RFC 2781 says */
	if (pg_strcasecmp(name, "utf-16") == 0 || pg_strcasecmp(name, "utf16") == 0)
	{
		bool little = span_starts(bytes, SPAN("\xFF\xFE")) ||
					  (!span_starts(bytes, SPAN("\xFE\xFF")) && looks_like_utf16(bytes, false));

		*found = little ? "UTF-16LE" : "UTF-16BE";
		return decode_as(bytes, little ? DECODE_UTF16LE : DECODE_UTF16BE, 0, *found);
	}
	encoding = pg_char_to_encoding(name);
	if (encoding < 0 || encoding == PG_SQL_ASCII)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("encoding \"%s\" is not known", name),
				 errhint("The encodings are auto, UTF8, GB18030, GBK, GB2312, BIG5, UTF-16LE, UTF-16BE and "
						 "those of the "
						 "server.")));
	*found = pg_encoding_to_char(encoding);
	return decode_as(bytes, encoding == PG_UTF8 ? DECODE_UTF8 : DECODE_SERVER, encoding, *found);
}
