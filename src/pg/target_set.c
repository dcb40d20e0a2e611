/*
 * target_set.c
 *		Targets as sets of numbers: @>, <@, &&, and the casts to numrange and jsonb.
 */
#include "target.h"

#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "utils/fmgrprotos.h"
#include "utils/json.h"
#include "utils/rangetypes.h"

#include "set.h"

PG_FUNCTION_INFO_V1(target_contains);
PG_FUNCTION_INFO_V1(target_contained);
PG_FUNCTION_INFO_V1(target_overlaps);
PG_FUNCTION_INFO_V1(target_to_numrange);
PG_FUNCTION_INFO_V1(target_to_jsonb);

/* Both arguments as sets; false where one states no number: the answer is NULL. */
static bool
read_sets(FunctionCallInfo fcinfo, value_set *a, value_set *b)
{
	value v, w;

	PG_GETARG_TARGET(0, &v);
	PG_GETARG_TARGET(1, &w);
	return value_set_of(&v, a) && value_set_of(&w, b);
}

Datum
target_contains(PG_FUNCTION_ARGS)
{
	value_set a, b;

	if (!read_sets(fcinfo, &a, &b))
		PG_RETURN_NULL();
	PG_RETURN_BOOL(set_contains(&a, &b));
}

Datum
target_contained(PG_FUNCTION_ARGS)
{
	value_set a, b;

	if (!read_sets(fcinfo, &a, &b))
		PG_RETURN_NULL();
	PG_RETURN_BOOL(set_contains(&b, &a));
}

Datum
target_overlaps(PG_FUNCTION_ARGS)
{
	value_set a, b;

	if (!read_sets(fcinfo, &a, &b))
		PG_RETURN_NULL();
	PG_RETURN_BOOL(set_overlaps(&a, &b));
}

Datum
target_to_numrange(PG_FUNCTION_ARGS)
{
	TypeCacheEntry *type = range_get_typcache(fcinfo, NUMRANGEOID);
	RangeBound low = {.infinite = true, .lower = true}, high = {.infinite = true};
	value_set set;
	value v;

	PG_GETARG_TARGET(0, &v);
	if (!value_set_of(&v, &set))
		PG_RETURN_NULL();
	if (set.has_low)
		low = (RangeBound){.val = dec_to_numeric(set.low), .inclusive = set.low_inc, .lower = true};
	if (set.has_high)
		high = (RangeBound){.val = dec_to_numeric(set.high), .inclusive = set.high_inc};
	PG_RETURN_RANGE_P(plan_make_range(type, &low, &high));
}

static void
append_key(StringInfo s, const char *key)
{
	if (s->len > 1)
		appendStringInfoString(s, ", ");
	escape_json(s, key);
	appendStringInfoString(s, ": ");
}

static void
append_text(StringInfo s, const char *key, span value)
{
	if (value.n == 0)
		return;
	append_key(s, key);
	escape_json(s, pnstrdup(value.p, value.n));
}

static void
append_number(StringInfo s, const char *key, dec d)
{
	append_key(s, key);
	appendStringInfoString(s, DatumGetCString(DirectFunctionCall1(numeric_out, dec_to_numeric(d))));
}

static void
append_end(StringInfo s, const char *key, const char *included, dec d, bool inclusive)
{
	append_number(s, key, d);
	append_key(s, included);
	appendStringInfoString(s, inclusive ? "true" : "false");
}

/* What the accessors say, in the printed unit; what a value does not state is left out. */
Datum
target_to_jsonb(PG_FUNCTION_ARGS)
{
	StringInfoData s;
	char unit_buf[UNIT_PRINT_MAX], *print;
	size_t n;
	dec d;
	bool inclusive;
	value v;

	target_read_words(PG_GETARG_DATUM(0), &v);
	print = target_print(&v, &n);
	initStringInfo(&s);
	appendStringInfoChar(&s, '{');
	append_text(&s, "printed", (span){print, n});
	append_key(&s, "kind");
	escape_json(&s, target_kind_label(&v));
	if (value_number(&v, false, &d))
		append_number(&s, "number", d);
	if (value_lower(&v, false, &d, &inclusive))
		append_end(&s, "lower", "lower_inc", d, inclusive);
	if (value_upper(&v, false, &d, &inclusive))
		append_end(&s, "upper", "upper_inc", d, inclusive);
	append_text(&s, "unit", (span){unit_buf, unit_print(&v.unit, unit_buf)});
	append_text(&s, "note", v.note);
	append_text(&s, "reference", v.reference);
	append_key(&s, "approximate");
	appendStringInfoString(&s, value_is_approximate(&v) ? "true" : "false");
	appendStringInfoChar(&s, '}');
	return DirectFunctionCall1(jsonb_in, CStringGetDatum(s.data));
}
