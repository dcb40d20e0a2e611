/*
 * fuzz.c
 *		Random texts against the pure rooms, under sanitizers: any bytes in, a value or an error out, never a crash.
 *
 * Built with libFuzzer (make fuzz) it is driven by coverage; with -DVALUES_ONLY it drives the value grammar alone, many
 * times faster.  Built with -DSTANDALONE it mutates the seeds itself: fuzz SECONDS SEED_FILE…  What must hold of every value that is read: it survives storage, its print reads as an
 * equal value, and its bytes with one bit changed are a value or refused.
 */
#include "judge.h"
#include "order.h"
#include "pack.h"
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

extern int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool good, const char *what)
{
	if (!good)
	{
		fprintf(stderr, "does not hold: %s\n", what);
		abort();
	}
}

/* Bytes that are no value's are refused; what is taken is packed to the same bytes again, printed and compared. */
static void
fuzz_bytes(const unsigned char *bytes, size_t n, const value *other)
{
	value v;
	unsigned char *again;
	char *print;

	if (!value_unpack(bytes, n, &v))
		return;
	again = malloc(value_pack_room(&v));
	must(value_pack(&v, again) == n && memcmp(again, bytes, n) == 0, "one value has one encoding");
	print = malloc(value_print_room(&v));
	value_print(&v, print);
	value_compare(&v, other);
	free(print);
	free(again);
}

static char *
print_of(const value *v, size_t *n)
{
	char *print = malloc(value_print_room(v) + 1);

	*n = value_print(v, print);
	return print;
}

static void
fuzz_value(const char *s, size_t n)
{
	value v, back, again;
	value_error err;
	unsigned char *bytes, *more_bytes;
	char *print, *folded, *second;
	size_t bytes_n, print_n, folded_n, second_n;

	if (value_parse(s, n, &v, &err) != VALUE_OK)
	{
		must(err.at <= n, "the error stands in the text");
		return;
	}
	bytes = malloc(value_pack_room(&v));
	bytes_n = value_pack(&v, bytes);
	must(value_unpack(bytes, bytes_n, &back) && value_read_words(&back), "storage");
	must(value_compare(&v, &back) == 0 || !value_has_number(&v), "storage keeps the place in the order");
	print = print_of(&back, &print_n);
	folded = malloc(v.print.n + 1);
	folded_n = text_fold(v.print, folded);
	must(folded_n == print_n && memcmp(folded, print, print_n) == 0, "the print is the text without blanks, folded");
	free(folded);
	must(value_parse(print, print_n, &again, &err) == VALUE_OK, "the print is a value");
	must(value_compare(&back, &again) == 0, "and an equal one");
	second = print_of(&again, &second_n);
	must(second_n == print_n && memcmp(print, second, print_n) == 0, "whose print is the same");
	more_bytes = malloc(value_pack_room(&again));
	must(value_pack(&again, more_bytes) == bytes_n && memcmp(bytes, more_bytes, bytes_n) == 0,
		 "and which is stored in the same bytes");
	fuzz_bytes(bytes, bytes_n, &back);
	for (size_t i = 0; i < bytes_n * 8 && i < 256; i++)
	{
		bytes[i / 8] ^= (unsigned char) (1 << i % 8);
		fuzz_bytes(bytes, bytes_n, &again);
		bytes[i / 8] ^= (unsigned char) (1 << i % 8);
	}
	for (size_t i = 0; i < bytes_n && i < 64; i++)
		fuzz_bytes(bytes, i, &again);
	free(more_bytes);
	free(second);
	free(print);
	free(bytes);
}

#ifndef VALUES_ONLY

typedef struct chunks
{
	void *chunk[1024];
	int n;
	size_t bytes;
} chunks;

static void *
grow(void *ctx, size_t size)
{
	chunks *c = ctx;

	c->bytes += size;
	return c->n == 1024 ? NULL : (c->chunk[c->n++] = malloc(size));
}

static bool
never(void *ctx)
{
	(void) ctx;
	return false;
}

static int
ignore(void *ctx, const report_event *e)
{
	(void) ctx;
	if (e->kind == EVENT_VALUE && e->value->value != NULL)
	{
		unsigned char *bytes = malloc(value_pack_room(e->value->value));

		value_pack(e->value->value, bytes);
		free(bytes);
	}
	return 0;
}

static void
fuzz_report(const char *s, size_t n)
{
	chunks *c = calloc(1, sizeof(*c));
	report_env env = {c, grow, never, ignore};

	must(report_read(s, n, NULL, &env) == REPORT_OK, "a report is read");
	/* 16 bytes for each of the text, and what a reading takes at any length: its chunks, a paragraph's figures */
	must(c->bytes <= 16 * n + 512 * 1024, "memory is linear");
	for (int i = 0; i < c->n; i++)
		free(c->chunk[i]);
	free(c);
}

#endif

/* As long as the text and no longer: a byte read past its end is seen. */
static char *
copy_of(const void *s, size_t n)
{
	char *copy = malloc(n == 0 ? 1 : n);

	memcpy(copy, s, n);
	return copy;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *copy = copy_of(data, n);

	if (n < 400)
		fuzz_value(copy, n);
#ifndef VALUES_ONLY
	fuzz_report(copy, n);
#endif
	free(copy);
	return 0;
}

#ifdef STANDALONE

static uint64_t state = 0x9E3779B97F4A7C15u;

static size_t
random_below(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (size_t) (state % n);
}

/* Pieces that mutations put in. */
static const char *const PIECES[] = {"\t",       "\n",         "\r\n",     "\xE3\x80\x80",
									 "左右",     "以上",       "≥",        "（",
									 "）",       "万",         "亿元",     "%",
									 "-",        "—",          "~",        "序号",
									 "指标名称", "2023年目标", "实际完成", "完成情况",
									 "表1：",    "注：1.",     "*",        "#",
									 "0",        "9",          ".",        ",",
									 "市级下达", "与上年持平", "\xFF",     "\xE4\xB8",
									 "\0",       "1\t2\t3\n",  "约",       "余",
									 "完成",     "专栏1：",    "一、"};

/* What values are made of. */
static const char *const VALUE_PIECES[] = {
	"7",    "0.5",  "1,400",  "12",   "-",    "—",      "～",     "至",   "±",    "%",    "个百分点", "万",
	"亿",   "元",   "万元",   "家",   "人",   "/",      "年",     "（",   "）",   "〔",   "〕",       "[",
	"]",    "*",    "以上",   "以内", "左右", "（含）", "约",     "近",   "超过", "≥",    "<",        "余",
	"多",   "达到", "控制在", "累计", "年均", "百分之", "分之",   "一",   "三",   "五",   "十",       "百",
	"千",   "零",   "点",     "成",   "半",   "数",     "两位数", "完成", "市级", "下达", "任务",     "与",
	"上年", "持平", "同步",   "高于", "低于", "比",     "提高",   "下降", "不",   "待定", " ",        "\n",
	"　",   "０",   "．",     "，",   "2021", "月",     "日",     ":",    "∶1",   "负",   "，",       "(间)"};

static size_t
compose(char *s)
{
	size_t n = 0;

	for (size_t k = 1 + random_below(7); k > 0; k--)
	{
		const char *piece = VALUE_PIECES[random_below(sizeof(VALUE_PIECES) / sizeof(VALUE_PIECES[0]))];

		memcpy(s + n, piece, strlen(piece));
		n += strlen(piece);
	}
	return n;
}

/* An example of a specification: the start of a line, up to " => ". */
static size_t
example(const char *seed, size_t n, char *out, size_t room)
{
	size_t from = n == 0 ? 0 : random_below(n), m;
	const char *stop;

	while (from > 0 && seed[from - 1] != '\n')
		from--;
	stop = memchr(seed + from, '\n', n - from);
	m = stop == NULL ? n - from : (size_t) (stop - seed) - from;
	stop = memmem(seed + from, m, " => ", 4);
	if (stop != NULL)
		m = (size_t) (stop - seed) - from;
	if (m > room)
		m = room;
	memcpy(out, seed + from, m);
	return m;
}

static size_t
mutate(char *s, size_t n, size_t room)
{
	for (size_t k = 1 + random_below(4); k > 0; k--)
	{
		size_t at = random_below(n + 1), cut = random_below(8);
		const char *piece = PIECES[random_below(sizeof(PIECES) / sizeof(PIECES[0]))];
		size_t piece_n = *piece == '\0' ? 1 : strlen(piece);

		switch (random_below(4))
		{
			case 0: /* drop */
				if (at + cut > n)
					cut = n - at;
				memmove(s + at, s + at + cut, n - at - cut);
				n -= cut;
				break;
			case 1: /* put in */
				if (n + piece_n > room)
					break;
				memmove(s + at + piece_n, s + at, n - at);
				memcpy(s + at, piece, piece_n);
				n += piece_n;
				break;
			case 2: /* change a byte */
				if (n > 0)
					s[at % n] = (char) random_below(256);
				break;
			default: /* repeat a stretch */
				cut = random_below(200);
				if (at + cut > n || n + cut > room)
					break;
				memmove(s + at + cut, s + at, n - at);
				n += cut;
		}
	}
	return n;
}

static void
fuzz_one(const char *s, size_t n)
{
	char *copy = copy_of(s, n);

	fuzz_value(copy, n);
	free(copy);
}

static char *
read_file(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	char *s = malloc(1 << 20);

	*n = f == NULL ? 0 : fread(s, 1, 1 << 20, f);
	if (f != NULL)
		fclose(f);
	return s;
}

int
main(int argc, char **argv)
{
	time_t end = time(NULL) + (argc > 1 ? atoi(argv[1]) : 10);
	size_t room = 64 * 1024;
	char *text = malloc(room);
	long runs = 0;

	while (time(NULL) < end)
		for (int i = 2; i < argc; i++)
		{
			size_t n;
			char *seed = read_file(argv[i], &n);

			for (int k = 0; k < 50; k++, runs++)
			{
				/* mostly a line or two of the seed, sometimes much of it */
				size_t want = random_below(8) == 0 ? random_below(n + 1) : random_below(120),
					   from = random_below(n + 1), m = want < n - from ? want : n - from;

				if (m > room / 2)
					m = room / 2;
				memcpy(text, seed + from, m);
				m = mutate(text, m, room);
				LLVMFuzzerTestOneInput((const uint8_t *) text, m);
				m = example(seed, n, text, 300);
				fuzz_one(text, m);
				fuzz_one(text, mutate(text, m, 600));
				fuzz_one(text, compose(text));
			}
			free(seed);
		}
	free(text);
	printf("ok 1 - %ld mutated texts without a finding\n1..1\n", runs);
	return 0;
}

#endif
