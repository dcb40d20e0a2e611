/*
 * target_gist.c
 *		The GiST class of plan.target: @>, <@ and && by the hulls of what targets admit.
 *
 * A key is a hull (value/hull.h), sixteen bytes of fixed size; it is wider than the set by some roundings, so that every
 * hit is looked at again.  Targets without a number have an empty key, which no search finds: the operators are NULL there.
 */
#include "target.h"

#include <math.h>

#include "access/gist.h"
#include "access/stratnum.h"
#include "utils/sortsupport.h"

#include "hull.h"

PG_FUNCTION_INFO_V1(target_hull_in);
PG_FUNCTION_INFO_V1(target_hull_out);
PG_FUNCTION_INFO_V1(target_gist_compress);
PG_FUNCTION_INFO_V1(target_gist_consistent);
PG_FUNCTION_INFO_V1(target_gist_union);
PG_FUNCTION_INFO_V1(target_gist_penalty);
PG_FUNCTION_INFO_V1(target_gist_picksplit);
PG_FUNCTION_INFO_V1(target_gist_same);
PG_FUNCTION_INFO_V1(target_gist_sortsupport);

#define DatumGetHull(d) (*(hull *) DatumGetPointer(d))

static Datum
hull_datum(hull h)
{
	hull *out = palloc(sizeof(*out));

	*out = h;
	return PointerGetDatum(out);
}

static hull
hull_of_target(Datum target)
{
	value_set set;
	value v;

	target_read(target, &v);
	return value_set_of(&v, &set) ? hull_of(&set) : hull_of_nothing();
}

Datum
target_hull_in(PG_FUNCTION_ARGS)
{
	ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED), errmsg("cannot accept a value of type %s", "target_hull"),
					errdetail("It is the key of GiST indexes and made by them alone.")));
	PG_RETURN_NULL();
}

Datum
target_hull_out(PG_FUNCTION_ARGS)
{
	hull h = DatumGetHull(PG_GETARG_DATUM(0));

	PG_RETURN_CSTRING(hull_is_empty(h) ? pstrdup("empty") : psprintf("[%.17g,%.17g]", h.low, h.high));
}

Datum
target_gist_compress(PG_FUNCTION_ARGS)
{
	GISTENTRY *entry = (GISTENTRY *) PG_GETARG_POINTER(0), *out;

	if (!entry->leafkey)
		PG_RETURN_POINTER(entry);
	out = palloc(sizeof(*out));
	gistentryinit(*out, hull_datum(hull_of_target(entry->key)), entry->rel, entry->page, entry->offset, false);
	PG_RETURN_POINTER(out);
}

/* A scan asks of every entry with the same constant: its hull is made once.  Longer constants are rare. */
#define QUERY_KEPT_MAX 64

typedef struct kept_query
{
	Size n;
	char bytes[QUERY_KEPT_MAX];
	hull hull, widened, narrowed;
} kept_query;

static const kept_query *
read_query(FunctionCallInfo fcinfo, Datum query)
{
	struct varlena *t = PG_DETOAST_DATUM_PACKED(query);
	kept_query *kept = fcinfo->flinfo->fn_extra;
	Size n = VARSIZE_ANY_EXHDR(t);

	if (kept == NULL)
		kept = fcinfo->flinfo->fn_extra = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(*kept));
	if (kept->n != n || n > QUERY_KEPT_MAX || memcmp(kept->bytes, VARDATA_ANY(t), n) != 0)
	{
		kept->hull = hull_of_target(PointerGetDatum(t));
		kept->widened = hull_widened(kept->hull);
		kept->narrowed = hull_narrowed(kept->hull);
		kept->n = n;
		memcpy(kept->bytes, VARDATA_ANY(t), Min(n, QUERY_KEPT_MAX));
	}
	return kept;
}

Datum
target_gist_consistent(PG_FUNCTION_ARGS)
{
	GISTENTRY *entry = (GISTENTRY *) PG_GETARG_POINTER(0);
	StrategyNumber strategy = (StrategyNumber) PG_GETARG_UINT16(2);
	bool *recheck = (bool *) PG_GETARG_POINTER(4);
	const kept_query *query = read_query(fcinfo, PG_GETARG_DATUM(1));
	hull key = DatumGetHull(entry->key);

	*recheck = true;
	switch (strategy)
	{
		case RTOverlapStrategyNumber:
			PG_RETURN_BOOL(hull_overlaps(key, query->hull));
		case RTContainsStrategyNumber:
			PG_RETURN_BOOL(hull_spans(key, query->narrowed));
		case RTContainedByStrategyNumber:
			if (GIST_LEAF(entry))
				PG_RETURN_BOOL(hull_contains(query->widened, key));
			PG_RETURN_BOOL(hull_overlaps(key, query->widened));
		default:
			elog(ERROR, "unrecognized strategy number: %d", strategy);
	}
	PG_RETURN_BOOL(false);
}

static hull
join_entries(GistEntryVector *entries)
{
	hull h = hull_of_nothing();

	for (int i = 0; i < entries->n; i++)
		h = hull_join(h, DatumGetHull(entries->vector[i].key));
	return h;
}

Datum
target_gist_union(PG_FUNCTION_ARGS)
{
	int *size = (int *) PG_GETARG_POINTER(1);

	*size = sizeof(hull);
	PG_RETURN_DATUM(hull_datum(join_entries((GistEntryVector *) PG_GETARG_POINTER(0))));
}

/*
 * What it costs to put one end under another: nothing inside, the way by which the page grows, more than any way where
 * the page has no end and the newcomer one, and most where the page would lose its end.
 */
static double
end_penalty(double page, double newcomer)
{
	if (isinf(page))
		return isinf(newcomer) ? 0 : 1e36;
	if (isinf(newcomer))
		return 1e37;
	return Min(Max(newcomer - page, 0), 1e35);
}

Datum
target_gist_penalty(PG_FUNCTION_ARGS)
{
	hull page = DatumGetHull(((GISTENTRY *) PG_GETARG_POINTER(0))->key);
	hull newcomer = DatumGetHull(((GISTENTRY *) PG_GETARG_POINTER(1))->key);
	float *penalty = (float *) PG_GETARG_POINTER(2);

	if (hull_is_empty(page) || hull_is_empty(newcomer))
		*penalty = hull_is_empty(page) && hull_is_empty(newcomer) ? 0 : 1e38f;
	else
		*penalty = (float) (end_penalty(-page.low, -newcomer.low) + end_penalty(page.high, newcomer.high));
	PG_RETURN_POINTER(penalty);
}

typedef struct placed
{
	uint64 key;
	OffsetNumber offset;
} placed;

static int
compare_placed(const void *a, const void *b)
{
	uint64 x = ((const placed *) a)->key, y = ((const placed *) b)->key;

	return x < y ? -1 : x > y;
}

/* In the middle of the row, or near it where intervals with an end and without one part. */
static int
split_at(const placed *row, int n)
{
	int middle = n / 2;

	for (int way = 0; way <= n / 6; way++)
	{
		if (row[middle + way].key >> 61 != row[middle + way - 1].key >> 61)
			return middle + way;
		if (middle - way > 0 && row[middle - way].key >> 61 != row[middle - way - 1].key >> 61)
			return middle - way;
	}
	return middle;
}

Datum
target_gist_picksplit(PG_FUNCTION_ARGS)
{
	GistEntryVector *entries = (GistEntryVector *) PG_GETARG_POINTER(0);
	GIST_SPLITVEC *split = (GIST_SPLITVEC *) PG_GETARG_POINTER(1);
	int n = entries->n - 1, left_n;
	placed *row = palloc(n * sizeof(*row));
	hull left = hull_of_nothing(), right = hull_of_nothing();

	for (int i = 0; i < n; i++)
	{
		row[i].offset = (OffsetNumber) (FirstOffsetNumber + i);
		row[i].key = hull_key(DatumGetHull(entries->vector[row[i].offset].key));
	}
	qsort(row, n, sizeof(*row), compare_placed);
	left_n = split_at(row, n);
	split->spl_left = palloc(left_n * sizeof(OffsetNumber));
	split->spl_right = palloc((n - left_n) * sizeof(OffsetNumber));
	split->spl_nleft = split->spl_nright = 0;
	for (int i = 0; i < n; i++)
	{
		hull h = DatumGetHull(entries->vector[row[i].offset].key);

		if (i < left_n)
		{
			split->spl_left[split->spl_nleft++] = row[i].offset;
			left = hull_join(left, h);
		}
		else
		{
			split->spl_right[split->spl_nright++] = row[i].offset;
			right = hull_join(right, h);
		}
	}
	split->spl_ldatum = hull_datum(left);
	split->spl_rdatum = hull_datum(right);
	pfree(row);
	PG_RETURN_POINTER(split);
}

Datum
target_gist_same(PG_FUNCTION_ARGS)
{
	hull a = DatumGetHull(PG_GETARG_DATUM(0)), b = DatumGetHull(PG_GETARG_DATUM(1));
	bool *same = (bool *) PG_GETARG_POINTER(2);

	*same = a.low == b.low && a.high == b.high;
	PG_RETURN_POINTER(same);
}

static int
compare_hulls(Datum x, Datum y, SortSupport ssup)
{
	uint64 a = hull_key(DatumGetHull(x)), b = hull_key(DatumGetHull(y));

	return a < b ? -1 : a > b;
}

/* The row's key is all of its order. Where a Datum is narrower, the upper part of it still sorts. */
static Datum
abbreviate_hull(Datum original, SortSupport ssup)
{
	return (Datum) (hull_key(DatumGetHull(original)) >> (64 - 8 * sizeof(Datum)));
}

static bool
hull_keys_do_not_pay(int memtupcount, SortSupport ssup)
{
	return false;
}

/* For building an index by sorting. */
Datum
target_gist_sortsupport(PG_FUNCTION_ARGS)
{
	SortSupport ssup = (SortSupport) PG_GETARG_POINTER(0);

	ssup->comparator = compare_hulls;
	if (ssup->abbreviate)
	{
		ssup->comparator = plan_compare_keys;
		ssup->abbrev_converter = abbreviate_hull;
		ssup->abbrev_abort = hull_keys_do_not_pay;
		ssup->abbrev_full_comparator = compare_hulls;
	}
	PG_RETURN_VOID();
}
