/*
 * pack.h
 *		The bytes of a value on disk (without PostgreSQL's length word).
 *
 *	byte 0	format (2 bits, 1 today) | form (4) | a unit follows (1) | a tail follows (1)
 *	forms with a number:
 *		number		width code (3 bits: 1 2 4 8 16 bytes) | scale (5 bits; 31 = the next two bytes, little-endian,
 *					signed), then the mantissa, little-endian zigzag
 *		upper end	of ranges, likewise
 *		ends		of FORM_RANGE_ENDS: bit 0 lower included, 1 upper included, 2 approximate
 *		wording		of every form but FORM_POINT: code of words.h, 0 = only the print in the tail says it
 *		unit		[192 + magnitude code] noun code (0 = none; from 160 on in two bytes, 160 + high, low); or 255,
 *					length, text
 *		tail		bits (1 note, 2 reference, 4 print, 8 cumulative, 16 rounded, 32 reached), then for each of the first
 *					three its length (7 bits a byte, low first, high bit = more) and its text, folded
 *	forms in words: the folded text to the end; what it says is read again from it.
 *
 * Codes are append-only.  Unpacking trusts nothing: reserved bits, unknown codes, short or long data are refused.
 */
#ifndef PLAN_PACK_H
#define PLAN_PACK_H

#include "value.h"

#define PACK_FORMAT 1

/* An upper bound for value_pack's output. */
extern size_t value_pack_room(const value *v);
extern size_t value_pack(const value *v, unsigned char *buf);

/*
 * The value of n bytes; its spans point into bytes.  False: no bytes that value_pack wrote.  Of forms in words
 * only form and print are filled in; value_read_words() completes them where a rule needs what they say.
 */
extern bool value_unpack(const unsigned char *bytes, size_t n, value *out);

/*
 * The short way to the commonest values, for what is done with every row: true where value_unpack would give a number of
 * at most 64 bits and nothing else (a point without unit, note or print), and that number; false for every other value
 * and for no value.
 */
extern bool value_unpack_plain(const unsigned char *bytes, size_t n, dec *out);
extern bool value_read_words(value *v);

#endif
