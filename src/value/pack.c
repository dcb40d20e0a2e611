/*
 * pack.c
 *		The bytes of a value on disk; the layout is in pack.h.
 */
#include "pack.h"
#include "parse.h"
#include "words.h"

enum
{
	HAS_UNIT = 2,
	HAS_TAIL = 1,
	ENDS_LOWER_INC = 1,
	ENDS_UPPER_INC = 2,
	ENDS_APPROX = 4,
	TAIL_NOTE = 1,
	TAIL_REFERENCE = 2,
	TAIL_PRINT = 4,
	TAIL_CUMULATIVE = 8,
	TAIL_ROUNDED = 16,
	TAIL_REACHED = 32,
	TAIL_KNOWN = 63,
	SCALE_BEHIND = 31,
	UNIT_LONG_CODE = 160,
	UNIT_WITH_MAGNITUDE = 192,
	UNIT_AS_TEXT = 255,
	NUMBER_MAX = 1 + 2 + 16,
	LENGTH_MAX = 5
};

size_t
value_pack_room(const value *v)
{
	return 1 + 2 * NUMBER_MAX + 2 + 2 + UNIT_PRINT_MAX + 1 + 3 * LENGTH_MAX + v->note.n + v->reference.n +
		   v->print.n;
}

static unsigned char *
put_number(unsigned char *p, dec d)
{
	uint128_wide zigzag = ((uint128_wide) d.m << 1) ^ (uint128_wide) (d.m >> 127);
	uint64_t low = (uint64_t) zigzag;
	int code = zigzag != low ? 4 : low > UINT32_MAX ? 3 : low > UINT16_MAX ? 2 : low > UINT8_MAX;

	if (d.scale >= 0 && d.scale < SCALE_BEHIND)
		*p++ = (unsigned char) (code << 5 | d.scale);
	else
	{
		*p++ = (unsigned char) (code << 5 | SCALE_BEHIND);
		*p++ = (unsigned char) (d.scale & 0xFF);
		*p++ = (unsigned char) ((d.scale >> 8) & 0xFF);
	}
	for (int i = 0; i < 1 << code && i < 8; i++, low >>= 8)
		*p++ = (unsigned char) low;
	zigzag >>= 64;
	for (int i = 8; i < 1 << code; i++, zigzag >>= 8)
		*p++ = (unsigned char) zigzag;
	return p;
}

static unsigned char *
put_text(unsigned char *p, span s)
{
	/* the folded text is not longer: write it behind the widest length, then close the gap */
	size_t n = text_fold(s, (char *) p + LENGTH_MAX);
	unsigned char *start = p;
	size_t left = n;

	do
	{
		*p++ = (unsigned char) ((left & 0x7F) | (left > 0x7F ? 0x80 : 0));
		left >>= 7;
	} while (left > 0);
	memmove(p, start + LENGTH_MAX, n);
	return p + n;
}

static unsigned char *
put_unit(unsigned char *p, const unit *u)
{
	if (u->composite.n > 0)
	{
		size_t n = unit_print(u, (char *) p + 2);

		p[0] = UNIT_AS_TEXT;
		p[1] = (unsigned char) n;
		return p + 2 + n;
	}
	if (u->magnitude != 0)
		*p++ = (unsigned char) (UNIT_WITH_MAGNITUDE + u->magnitude);
	if (u->noun >= UNIT_LONG_CODE)
		*p++ = (unsigned char) (UNIT_LONG_CODE + (u->noun >> 8));
	*p++ = (unsigned char) u->noun;
	return p;
}

size_t
value_pack(const value *v, unsigned char *buf)
{
	unsigned char *p = buf + 1;
	unsigned tail = 0;

	if (v->form >= FORM_ASSIGNED)
	{
		buf[0] = (unsigned char) (PACK_FORMAT << 6 | v->form << 2);
		return 1 + text_fold(v->print, (char *) p);
	}
	p = put_number(p, v->number);
	if (v->form == FORM_RANGE || v->form == FORM_RANGE_ENDS)
		p = put_number(p, v->upper);
	if (v->form == FORM_RANGE_ENDS)
		*p++ = (unsigned char) ((v->lower_inc ? ENDS_LOWER_INC : 0) | (v->upper_inc ? ENDS_UPPER_INC : 0) |
								(v->approx ? ENDS_APPROX : 0));
	if (v->form != FORM_POINT)
		*p++ = v->wording;
	if (unit_present(&v->unit))
		p = put_unit(p, &v->unit);

	tail |= v->note.n > 0 ? TAIL_NOTE : 0;
	tail |= v->reference.n > 0 ? TAIL_REFERENCE : 0;
	tail |= v->canonical ? 0 : TAIL_PRINT;
	tail |= v->cumulative ? TAIL_CUMULATIVE : 0;
	tail |= v->rounded ? TAIL_ROUNDED : 0;
	tail |= v->reached ? TAIL_REACHED : 0;
	if (tail != 0)
	{
		*p++ = (unsigned char) tail;
		if (tail & TAIL_NOTE)
			p = put_text(p, v->note);
		if (tail & TAIL_REFERENCE)
			p = put_text(p, v->reference);
		if (tail & TAIL_PRINT)
			p = put_text(p, v->print);
	}
	buf[0] = (unsigned char) (PACK_FORMAT << 6 | v->form << 2 | (unit_present(&v->unit) ? HAS_UNIT : 0) |
							  (tail != 0 ? HAS_TAIL : 0));
	return (size_t) (p - buf);
}

/* What is left to unpack. */
typedef struct reader
{
	const unsigned char *p, *end;
} reader;

static bool
get_byte(reader *r, unsigned *out)
{
	if (r->p >= r->end)
		return false;
	*out = *r->p++;
	return true;
}

/* A mantissa of 1, 2, 4 or 8 bytes. */
static inline uint64_t
little_endian(const unsigned char *p, int code)
{
	uint64_t x = p[0];

	if (code > 0)
		x |= (uint64_t) p[1] << 8;
	if (code > 1)
		x |= (uint64_t) p[2] << 16 | (uint64_t) p[3] << 24;
	if (code > 2)
		x |= (uint64_t) p[4] << 32 | (uint64_t) p[5] << 40 | (uint64_t) p[6] << 48 | (uint64_t) p[7] << 56;
	return x;
}

static bool
get_number(reader *r, dec *out)
{
	unsigned head, low, high;
	uint128_wide zigzag;
	uint64_t half;
	int code, width;

	if (!get_byte(r, &head) || head >> 5 > 4)
		return false;
	out->scale = (int32_t) (head & 31);
	if (out->scale == SCALE_BEHIND)
	{
		if (!get_byte(r, &low) || !get_byte(r, &high))
			return false;
		out->scale = (int16_t) (low | high << 8);
		if (out->scale > DEC_SCALE_MAX || out->scale < DEC_SCALE_MIN ||
			(out->scale >= 0 && out->scale < SCALE_BEHIND))
			return false;
	}
	code = (int) (head >> 5);
	width = 1 << code;
	if (r->end - r->p < width)
		return false;
	half = little_endian(r->p, code < 3 ? code : 3);
	if (code <= 3)
	{
		r->p += width;
		out->m = (int64_t) (half >> 1) ^ -(int64_t) (half & 1);
		return code == 0 || half >> (4 << code) != 0; /* a narrower width would have held it */
	}
	zigzag = 0;
	for (int i = width - 1; i >= 8; i--)
		zigzag = zigzag << 8 | r->p[i];
	if (zigzag == 0)
		return false;
	zigzag = zigzag << 64 | half;
	r->p += width;
	out->m = (int128_wide) (zigzag >> 1) ^ -(int128_wide) (zigzag & 1);
	return (out->m < 0 ? -(uint128_wide) out->m : (uint128_wide) out->m) < dec_pow10(DEC_DIGITS);
}

/* Text as value_pack writes it: UTF-8, folded, without white space and NUL. */
static bool
is_folded(span s)
{
	const char *p = s.p, *end = span_end(s);

	while (p < end)
	{
		uint32_t c = text_next_raw(&p, end);

		if (c == 0 || c == TEXT_INVALID || text_is_space(c) || text_fold_char(c) != c)
			return false;
	}
	return true;
}

static bool
get_text(reader *r, span *out)
{
	size_t n = 0;
	unsigned byte = 0x80;

	for (int shift = 0; byte & 0x80; shift += 7)
	{
		if (shift > 28 || !get_byte(r, &byte))
			return false;
		n |= (size_t) (byte & 0x7F) << shift;
	}
	/* nothing to store is not stored; a last length byte of 0 says nothing */
	if (n == 0 || byte == 0 || (size_t) (r->end - r->p) < n)
		return false;
	*out = (span){(const char *) r->p, n};
	r->p += n;
	return is_folded(*out);
}

static bool
get_unit(reader *r, unit *out)
{
	unsigned code, n;

	if (!get_byte(r, &code))
		return false;
	if (code == UNIT_AS_TEXT)
	{
		const char *text;

		if (!get_byte(r, &n) || n > UNIT_PRINT_MAX || (size_t) (r->end - r->p) < n)
			return false;
		text = (const char *) r->p;
		r->p += n;
		return unit_scan(text, text + n, out) == n && out->composite.n > 0 && is_folded((span){text, n});
	}
	if (code > UNIT_WITH_MAGNITUDE)
	{
		out->magnitude = (uint8_t) (code - UNIT_WITH_MAGNITUDE);
		if (out->magnitude > unit_magnitudes() || !get_byte(r, &code))
			return false;
	}
	else if (code == 0)
		return false;
	if (code >= UNIT_LONG_CODE)
	{
		unsigned low;

		if (code >= UNIT_WITH_MAGNITUDE || !get_byte(r, &low))
			return false;
		code = (code - UNIT_LONG_CODE) << 8 | low;
		if (code < UNIT_LONG_CODE)
			return false;
	}
	out->noun = (uint16_t) code;
	return (int) code <= unit_nouns();
}

static bool
get_tail(reader *r, value *out)
{
	unsigned tail;

	if (!get_byte(r, &tail) || tail == 0 || tail & ~(unsigned) TAIL_KNOWN)
		return false;
	out->canonical = !(tail & TAIL_PRINT);
	out->cumulative = tail & TAIL_CUMULATIVE;
	out->rounded = tail & TAIL_ROUNDED;
	out->reached = tail & TAIL_REACHED;
	return (!(tail & TAIL_NOTE) || get_text(r, &out->note)) &&
		   (!(tail & TAIL_REFERENCE) || get_text(r, &out->reference)) &&
		   (!(tail & TAIL_PRINT) || get_text(r, &out->print));
}

bool
value_unpack_plain(const unsigned char *bytes, size_t n, dec *out)
{
	uint64_t zigzag;
	int code, scale;

	if (n < 3 || bytes[0] != (PACK_FORMAT << 6 | FORM_POINT << 2))
		return false;
	code = bytes[1] >> 5;
	scale = bytes[1] & 31;
	if (code > 3 || scale == SCALE_BEHIND || n != 2 + ((size_t) 1 << code))
		return false;
	zigzag = little_endian(bytes + 2, code);
	*out = (dec){(int64_t) (zigzag >> 1) ^ -(int64_t) (zigzag & 1), scale};
	return code == 0 || zigzag >> (4 << code) != 0;
}

bool
value_unpack(const unsigned char *bytes, size_t n, value *out)
{
	reader r = {bytes, bytes + n};
	unsigned head, ends, code;

	memset(out, 0, sizeof(*out));
	if (value_unpack_plain(bytes, n, &out->number))
	{
		out->canonical = true;
		return true;
	}
	if (!get_byte(&r, &head) || head >> 6 != PACK_FORMAT)
		return false;
	out->form = head >> 2 & 15;
	out->canonical = true;
	if (out->form >= FORM_ASSIGNED)
	{
		out->print = (span){(const char *) bytes + 1, n - 1};
		return n > 1 && (head & (HAS_UNIT | HAS_TAIL)) == 0 && is_folded(out->print);
	}
	if (!get_number(&r, &out->number))
		return false;
	if ((out->form == FORM_RANGE || out->form == FORM_RANGE_ENDS) &&
		(!get_number(&r, &out->upper) || dec_cmp(out->number, out->upper) > 0))
		return false;
	if (out->form == FORM_RANGE_ENDS)
	{
		if (!get_byte(&r, &ends) || ends > (ENDS_LOWER_INC | ENDS_UPPER_INC | ENDS_APPROX))
			return false;
		out->lower_inc = ends & ENDS_LOWER_INC;
		out->upper_inc = ends & ENDS_UPPER_INC;
		out->approx = ends & ENDS_APPROX;
	}
	if (out->form != FORM_POINT)
	{
		if (!get_byte(&r, &code))
			return false;
		out->wording = (uint8_t) code;
		if (code != 0 &&
			(wording_of((uint8_t) code) == NULL || wording_of((uint8_t) code)->form != out->form))
			return false;
	}
	if (head & HAS_UNIT && !get_unit(&r, &out->unit))
		return false;
	if (head & HAS_TAIL && !get_tail(&r, out))
		return false;
	/* without a wording the print says how the number stands */
	if (out->form != FORM_POINT && out->wording == 0 && out->canonical)
		return false;
	return r.p == r.end;
}

bool
value_read_words(value *v)
{
	value words = {.print = v->print};

	if (v->form < FORM_ASSIGNED)
		return true;
	if (!statement_parse(v->print.p, span_end(v->print), &words) || words.form != v->form)
		return false;
	*v = words;
	return true;
}
