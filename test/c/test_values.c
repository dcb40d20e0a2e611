/*
 * test_values.c
 *		Runs test/spec/values.md and test/spec/values/: each line of its ```value blocks is "input => what it says", or "input => error N"
 *		with the character the error stands at.  Also of each value: storing and reading back, printing and reading back.
 *
 *	test_values FILE… [-p]	-p prints the lines as they should be instead of testing
 */
#include "describe.h"
#include "numeral.h"
#include "order.h"
#include "pack.h"
#include "statement_words.h"
#include "tap.h"
#include "words.h"

#include <stdlib.h>

#define LINE_MAX_BYTES 8192

/* ␉ ␊ ␠ ␣ stand for a TAB, a line end, a blank and U+3000. */
static size_t
unescape(const char *s, size_t n, char *out)
{
	static const struct
	{
		const char *mark, *means;
	} MARKS[] = {{"␉", "\t"}, {"␊", "\n"}, {"␠", " "}, {"␣", "\xE3\x80\x80"}};
	char *to = out;

	for (size_t i = 0; i < n;)
	{
		bool hit = false;

		for (int k = 0; k < 4 && !hit; k++)
			if (n - i >= 3 && memcmp(s + i, MARKS[k].mark, 3) == 0)
			{
				memcpy(to, MARKS[k].means, strlen(MARKS[k].means));
				to += strlen(MARKS[k].means);
				i += 3;
				hit = true;
			}
		if (!hit)
			*to++ = s[i++];
	}
	return (size_t) (to - out);
}

static void
say(const char *s, size_t n, char *out, size_t room)
{
	value v;
	value_error err;

	if (value_parse(s, n, &v, &err) == VALUE_OK)
		describe(&v, out, room);
	else
		snprintf(out, room, "error %zu", text_characters((span){s, err.at}) + 1);
}

/* Bytes with one bit turned are refused, or are just the bytes that their value is packed to. */
static bool
damage_is_seen(unsigned char *bytes, size_t n)
{
	bool good = true;

	for (size_t i = 0; i < n * 8 && good; i++)
	{
		value v;

		bytes[i / 8] ^= (unsigned char) (1 << i % 8);
		if (value_unpack(bytes, n, &v))
		{
			unsigned char *again = malloc(value_pack_room(&v));

			good = value_pack(&v, again) == n && memcmp(again, bytes, n) == 0;
			free(again);
		}
		bytes[i / 8] ^= (unsigned char) (1 << i % 8);
	}
	for (size_t i = 0; i < n && good && (bytes[0] >> 2 & 15) < FORM_ASSIGNED; i++)
	{
		value v;

		good = !value_unpack(bytes, i, &v);
	}
	return good;
}

/* A unit from the head of a table goes where it belongs, and changes nothing else. */
static bool
takes_units(const value *v)
{
	static const char *const UNITS[] = {"%", "万元", "元/人"};
	bool good = true;

	if (!value_has_number(v) || unit_present(&v->unit) || v->print.n > 1000)
		return true;
	for (size_t i = 0; i < 3 && good; i++)
	{
		char text[2048];
		size_t n = value_with_unit(v, (span){UNITS[i], strlen(UNITS[i])}, text);
		value with;
		value_error err;
		unit u;

		if (v->fraction && i == 0)
		{
			good = value_parse(text, n, &with, &err) != VALUE_OK; /* a fraction is no percentage */
			continue;
		}
		good = value_parse(text, n, &with, &err) == VALUE_OK && with.form == v->form &&
			   dec_cmp(with.number, v->number) == 0 && with.cumulative == v->cumulative &&
			   unit_parse((span){UNITS[i], strlen(UNITS[i])}, &u) && unit_same_base(&u, &with.unit);
		if (!good)
			printf("# with a unit: %.*s\n", (int) n, text);
	}
	return good;
}

/* What must hold of every value: it survives storage and its own print, and its print is the folded input. */
static bool
survives(const char *s, size_t n, const char *expected)
{
	value v, back, again;
	value_error err;
	unsigned char *bytes;
	char *print, *folded, said[LINE_MAX_BYTES];
	size_t bytes_n, print_n;
	bool good;

	if (value_parse(s, n, &v, &err) != VALUE_OK)
		return true;
	if (!takes_units(&v))
		return false;
	bytes = malloc(value_pack_room(&v));
	bytes_n = value_pack(&v, bytes);
	folded = malloc(n + 1);
	good = damage_is_seen(bytes, bytes_n) && value_unpack(bytes, bytes_n, &back) && value_read_words(&back);
	if (good)
	{
		describe(&back, said, sizeof(said));
		print = malloc(value_print_room(&back) + 1);
		print_n = value_print(&back, print);
		good = strcmp(said, expected) == 0 && print_n == text_fold((span){s, n}, folded) &&
			   memcmp(print, folded, print_n) == 0 && value_parse(print, print_n, &again, &err) == VALUE_OK &&
			   value_compare(&back, &again) == 0;
		if (good)
		{
			describe(&again, said, sizeof(said));
			good = strcmp(said, expected) == 0;
		}
		free(print);
	}
	free(folded);
	free(bytes);
	return good;
}

static void
run_spec(const char *path, bool print)
{
	FILE *f = fopen(path, "r");
	bool inside = false;
	char line[LINE_MAX_BYTES], input[LINE_MAX_BYTES], said[LINE_MAX_BYTES];

	if (f == NULL)
	{
		ok(false, "%s can be read", path);
		return;
	}
	while (fgets(line, sizeof(line), f) != NULL)
	{
		char *arrow = strstr(line, " => ");
		size_t n;

		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, "```", 3) == 0)
			inside = strcmp(line, "```value") == 0;
		if (!inside || arrow == NULL)
		{
			if (print && inside && arrow == NULL && line[0] != '`')
			{
				n = unescape(line, strlen(line), input);
				say(input, n, said, sizeof(said));
				printf("%s => %s\n", line, said);
			}
			else if (print)
				printf("%s\n", line);
			continue;
		}
		n = unescape(line, (size_t) (arrow - line), input);
		say(input, n, said, sizeof(said));
		if (print)
			printf("%.*s => %s\n", (int) (arrow - line), line, said);
		else if (ok(strcmp(said, arrow + 4) == 0, "%s", line))
			ok(survives(input, n, said), "%.*s survives storage, print and units", (int) (arrow - line),
			   line);
		else
			printf("# got: %s\n", said);
	}
	fclose(f);
}

/* Words are found by bisection: a row out of its place is not found. */
static void
vocabulary_is_sorted(void)
{
	const char *const misplaced[] = {words_misplaced(), numeral_words_misplaced(), unit_words_misplaced(),
									 statement_words_misplaced()};

	for (size_t i = 0; i < sizeof(misplaced) / sizeof(misplaced[0]); i++)
		ok(misplaced[i] == NULL, "every word stands in its place%s%s",
		   misplaced[i] == NULL ? "" : ", but not ", misplaced[i] == NULL ? "" : misplaced[i]);
}

/* Bytes that are no UTF-8 are never passed over in silence. */
static void
bad_bytes_are_refused(void)
{
	static const char *const BAD[] = {"300\xBF\xBF\xBF\xBF\xBF\xBF\xBF\xBF\xBF\xBF\xBF\xBF",
									  "7\xFF",
									  "7\xE4\xB8",
									  "7(\xC0\x80)",
									  "7(\xED\xA0\x80)",
									  "\xE5\xB8\x82\xE7\xBA\xA7\xFF"};

	for (size_t i = 0; i < sizeof(BAD) / sizeof(BAD[0]); i++)
	{
		value v;
		value_error err;

		ok(value_parse(BAD[i], strlen(BAD[i]), &v, &err) != VALUE_OK, "bad bytes %zu are no value", i);
	}
}

/* The commonest cells are read in one pass, or, with a blank in front, by the whole grammar: the same values. */
static void
short_way_is_the_long_way(void)
{
	static const char *const NUMBERS[] = {"0", "7", "-7", "07", "6.5", "-0.0", "-0.5", "0.021", "2021", "2025", "1000000", "1.", ".5", "-",
										  "999999999999999999", "9999999999999999999", "99999999999999999999", "12.3456789012345678"};
	static const char *const FORMATS[] = {"%s", "%s%%", "%s左右", "%s%%左右", "%s以上", "%s%%以上", "%s以内", "%s以下", "≤%s", "≥%s", "≤%s%%", "≥%s以上",
										  "≤%s左右", "%s-8%%", "5-%s%%", "5-%s", "%s-%s%%", "%s%%左右以上", "%s上下", "≤≤%s", "%s-", "%s-%%"};
	int compared = 0, differ = 0, read = 0;

	for (size_t i = 0; i < sizeof(NUMBERS) / sizeof(NUMBERS[0]); i++)
		for (size_t k = 0; k < sizeof(FORMATS) / sizeof(FORMATS[0]); k++)
		{
			char text[200] = " ";
			unsigned char a[512], b[512];
			value v, w;
			value_error err;
			int rc, rd;
			size_t n;

			snprintf(text + 1, sizeof(text) - 1, FORMATS[k], NUMBERS[i], NUMBERS[i]);
			rc = value_parse(text + 1, strlen(text + 1), &v, &err);
			rd = value_parse(text, strlen(text), &w, &err);
			compared++;
			read += rc == VALUE_OK;
			if (rc != rd)
				differ++;
			else if (rc == VALUE_OK)
			{
				n = value_pack(&v, a);
				differ += n != value_pack(&w, b) || memcmp(a, b, n) != 0 || v.unit_at != w.unit_at ||
						  (v.spelled && v.words_end != w.words_end) || v.canonical != w.canonical;
			}
		}
	ok(differ == 0 && read > compared / 3, "the short way and the long way give the same %d values of %d texts", read, compared);
}

/*
 * The commonest quantities of sentences are read in one pass, or, with a blank in front, by the whole grammar: the same
 * values, as far.
 */
static void
short_quantity_is_the_long_one(void)
{
	static const char *const NUMBERS[] = {"3", "7", "07", "6.5", "0.021", "2021", "12", "1900", "1.", "1,400", "999999999999999999",
										  "99999999999999999999"};
	static const char *const UNITS[] = {"%", "％", "亿元", "万元", "元", "个", "个百分点", "元/人", "条(段)", "条（段）", "万吨标准煤", "万", "亿", "百",
										"成", "分之1", "位数", "位", "年", "月", "个月", "日", "季度", "岁", "平方公里", "人次", "千瓦时", "余家", "多个", "多万元",
										"亿1万元", "万5000元", "万余元", "千米", "公里", "期", "级", "倍", " 亿元", "户", "件/万人", "微克/立方米"};
	static const char *const TAILS[] = {"", ",", "。", "、8", "左右", "以上", "以上。", "至8%", "-9亿元", "到9个", "~9万元", "（含6.5亿元）以下", "(2)",
										"（2）", "±3%", " 左右", "的", "项目", "上升", "以内", "/人", "·月", "多", "余", "上下", "以上左右", "1", "5万",
										"%", "〔", ";", ")", "；", "\xE4\xBA"};
	int compared = 0, differ = 0, read = 0;

	for (size_t i = 0; i < sizeof(NUMBERS) / sizeof(NUMBERS[0]); i++)
		for (size_t k = 0; k < sizeof(UNITS) / sizeof(UNITS[0]); k++)
			for (size_t j = 0; j < sizeof(TAILS) / sizeof(TAILS[0]); j++)
			{
				char text[200];
				unsigned char a[512], b[512];
				value v, w;
				size_t whole = (size_t) snprintf(text, sizeof(text), " %s%s%s", NUMBERS[i], UNITS[k], TAILS[j]);
				size_t n = value_scan(text + 1, text + whole, &v), m = value_scan(text, text + whole, &w), packed;

				compared++;
				read += n > 0;
				if ((n == 0) != (m == 0) || (n > 0 && m != n + 1))
					differ++;
				else if (n > 0)
				{
					packed = value_pack(&v, a);
					differ += packed != value_pack(&w, b) || memcmp(a, b, packed) != 0 || v.unit_at + 1 != w.unit_at ||
							  v.words_end + 1 != w.words_end || v.canonical != w.canonical || v.spelled != w.spelled;
				}
			}
	ok(differ == 0 && read > compared / 3, "the short way and the long way read the same %d quantities of %d texts", read, compared);
}

int
main(int argc, char **argv)
{
	bool print = argc > 2 && strcmp(argv[argc - 1], "-p") == 0;

	for (int i = 1; i < argc - print; i++)
		run_spec(argv[i], print);
	if (print)
		return 0;
	vocabulary_is_sorted();
	bad_bytes_are_refused();
	short_way_is_the_long_way();
	short_quantity_is_the_long_one();
	return done();
}
