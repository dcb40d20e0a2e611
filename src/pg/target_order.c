/*
 * target_order.c
 *		The comparison operators of plan.target and the support functions of its btree and hash classes.
 *
 * All are the one order of value/order.h.  They never raise on a value that was stored, and say nothing of it but
 * their result: LEAKPROOF.
 */
#include "target.h"

#include "utils/fmgrprotos.h"
#include "utils/sortsupport.h"

#include "key.h"
#include "order.h"

PG_FUNCTION_INFO_V1(target_cmp);
PG_FUNCTION_INFO_V1(target_lt);
PG_FUNCTION_INFO_V1(target_le);
PG_FUNCTION_INFO_V1(target_eq);
PG_FUNCTION_INFO_V1(target_ne);
PG_FUNCTION_INFO_V1(target_ge);
PG_FUNCTION_INFO_V1(target_gt);
PG_FUNCTION_INFO_V1(target_larger);
PG_FUNCTION_INFO_V1(target_smaller);
PG_FUNCTION_INFO_V1(target_hash);
PG_FUNCTION_INFO_V1(target_hash_extended);
PG_FUNCTION_INFO_V1(target_sortsupport);
PG_FUNCTION_INFO_V1(target_in_range);
PG_FUNCTION_INFO_V1(target_identical);
PG_FUNCTION_INFO_V1(target_differs);

static int
compare_datums(Datum x, Datum y)
{
	struct varlena *a = PG_DETOAST_DATUM_PACKED(x), *b = PG_DETOAST_DATUM_PACKED(y);
	Size n = VARSIZE_ANY_EXHDR(a);
	const unsigned char *a_bytes = (const unsigned char *) VARDATA_ANY(a),
						*b_bytes = (const unsigned char *) VARDATA_ANY(b);
	dec x_number, y_number;
	value v, w;
	int c = 0;

	if (value_unpack_plain(a_bytes, n, &x_number) &&
		value_unpack_plain(b_bytes, VARSIZE_ANY_EXHDR(b), &y_number))
		c = dec_cmp(x_number, y_number);
	else if (n != VARSIZE_ANY_EXHDR(b) || memcmp(a_bytes, b_bytes, n) != 0)
	{
		target_read(PointerGetDatum(a), &v);
		target_read(PointerGetDatum(b), &w);
		c = value_compare(&v, &w);
	}
	if ((Pointer) a != DatumGetPointer(x))
		pfree(a);
	if ((Pointer) b != DatumGetPointer(y))
		pfree(b);
	return c;
}

#define COMPARE(fcinfo) compare_datums(PG_GETARG_DATUM(0), PG_GETARG_DATUM(1))

Datum
target_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(COMPARE(fcinfo));
}

Datum
target_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(COMPARE(fcinfo) < 0);
}

Datum
target_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(COMPARE(fcinfo) <= 0);
}

Datum
target_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(COMPARE(fcinfo) == 0);
}

Datum
target_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(COMPARE(fcinfo) != 0);
}

Datum
target_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(COMPARE(fcinfo) >= 0);
}

Datum
target_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(COMPARE(fcinfo) > 0);
}

Datum
target_larger(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(PG_GETARG_DATUM(COMPARE(fcinfo) >= 0 ? 0 : 1));
}

Datum
target_smaller(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(PG_GETARG_DATUM(COMPARE(fcinfo) <= 0 ? 0 : 1));
}

static uint64
hash_datum(FunctionCallInfo fcinfo, uint64 seed)
{
	struct varlena *t = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(0));
	uint64 h;
	value v;

	target_read(PointerGetDatum(t), &v);
	h = value_hash(&v, seed);
	PG_FREE_IF_COPY(t, 0);
	return h;
}

Datum
target_hash(PG_FUNCTION_ARGS)
{
	PG_RETURN_UINT32((uint32) hash_datum(fcinfo, 0));
}

/* With seed 0 its low half is the plain hash, as hash partitioning and hash joins expect. */
Datum
target_hash_extended(PG_FUNCTION_ARGS)
{
	PG_RETURN_UINT64(hash_datum(fcinfo, (uint64) PG_GETARG_INT64(1)));
}

static int
compare_in_sort(Datum x, Datum y, SortSupport ssup)
{
	return compare_datums(x, y);
}

/* Where a Datum is narrower, the upper part of the key still sorts. */
static Datum
abbreviate(Datum original, SortSupport ssup)
{
	struct varlena *t = PG_DETOAST_DATUM_PACKED(original);
	uint64 key;
	value v;

	target_read(PointerGetDatum(t), &v);
	key = value_sort_key(&v);
	if ((Pointer) t != DatumGetPointer(original))
		pfree(t);
	return (Datum) (key >> (64 - 8 * sizeof(Datum)));
}

/* A key is made in a few nanoseconds and never sorts worse than comparing whole values. */
static bool
abbreviation_does_not_pay(int memtupcount, SortSupport ssup)
{
	return false;
}

Datum
target_sortsupport(PG_FUNCTION_ARGS)
{
	SortSupport ssup = (SortSupport) PG_GETARG_POINTER(0);

	ssup->comparator = compare_in_sort;
	if (ssup->abbreviate)
	{
		ssup->comparator = plan_compare_keys;
		ssup->abbrev_converter = abbreviate;
		ssup->abbrev_abort = abbreviation_does_not_pay;
		ssup->abbrev_full_comparator = compare_in_sort;
	}
	PG_RETURN_VOID();
}

/*
 * in_range(value, base, offset, subtract, less): frames like RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING, by base numbers.
 * Kinds without a number are as far from every number as infinity is, and at no distance from their equals.
 */
Datum
target_in_range(PG_FUNCTION_ARGS)
{
	bool less = PG_GETARG_BOOL(4);
	dec x = DEC_ZERO, y = DEC_ZERO;
	value v, base;
	bool numbers, within;

	PG_GETARG_TARGET(0, &v);
	PG_GETARG_TARGET(1, &base);
	numbers = value_has_number(&v) && value_has_number(&base);
	if (numbers)
	{
		value_number(&v, true, &x);
		value_number(&base, true, &y);
	}
	/* numeric's own, also of what is no number: it refuses negative offsets */
	within = DatumGetBool(DirectFunctionCall5(in_range_numeric_numeric, dec_to_numeric(x), dec_to_numeric(y),
											  PG_GETARG_DATUM(2), PG_GETARG_DATUM(3), PG_GETARG_DATUM(4)));
	if (numbers)
		PG_RETURN_BOOL(within);
	PG_RETURN_BOOL(less ? value_compare(&v, &base) <= 0 : value_compare(&v, &base) >= 0);
}

static bool
identical(FunctionCallInfo fcinfo)
{
	value v, w;

	target_read_words(PG_GETARG_DATUM(0), &v);
	target_read_words(PG_GETARG_DATUM(1), &w);
	return value_identical(&v, &w);
}

Datum
target_identical(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(identical(fcinfo));
}

Datum
target_differs(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!identical(fcinfo));
}
