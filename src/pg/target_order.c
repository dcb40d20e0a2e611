/*
 * target_order.c
 *		The comparison operators and the btree support function of plan.target.
 *
 * All are the one order of value/order.h.  They never raise on a value that was stored, and say nothing of it but
 * their result: LEAKPROOF.
 */
#include "target.h"

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

static int
compare_datums(Datum x, Datum y)
{
	struct varlena *a = PG_DETOAST_DATUM_PACKED(x), *b = PG_DETOAST_DATUM_PACKED(y);
	Size n = VARSIZE_ANY_EXHDR(a);
	value v, w;
	int c = 0;

	if (n != VARSIZE_ANY_EXHDR(b) || memcmp(VARDATA_ANY(a), VARDATA_ANY(b), n) != 0)
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
