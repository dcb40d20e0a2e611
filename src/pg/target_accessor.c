/*
 * target_accessor.c
 *		What a target says, in built-in types; and its unit filled in.
 */
#include "target.h"

#include "enums.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(target_kind);
PG_FUNCTION_INFO_V1(target_number);
PG_FUNCTION_INFO_V1(target_lower);
PG_FUNCTION_INFO_V1(target_upper);
PG_FUNCTION_INFO_V1(target_lower_inc);
PG_FUNCTION_INFO_V1(target_upper_inc);
PG_FUNCTION_INFO_V1(target_is_approximate);
PG_FUNCTION_INFO_V1(target_is_rounded);
PG_FUNCTION_INFO_V1(target_unit);
PG_FUNCTION_INFO_V1(target_magnitude);
PG_FUNCTION_INFO_V1(target_base_unit);
PG_FUNCTION_INFO_V1(target_base_number);
PG_FUNCTION_INFO_V1(target_base_lower);
PG_FUNCTION_INFO_V1(target_base_upper);
PG_FUNCTION_INFO_V1(target_note);
PG_FUNCTION_INFO_V1(target_reference);
PG_FUNCTION_INFO_V1(target_with_unit);
PG_FUNCTION_INFO_V1(target_from_number_and_unit);

/* Indexed by value_kind, labels of the enum plan.target_kind. */
static const char *const KIND_LABELS[] = {"exact",    "approx",   "lower",   "upper",  "range",
										  "assigned", "relative", "pending", "missing"};

const char *
target_kind_label(const value *v)
{
	return KIND_LABELS[value_kind_of(v)];
}

Datum
target_kind(PG_FUNCTION_ARGS)
{
	value v;

	PG_GETARG_TARGET(0, &v);
	return enum_datum(fcinfo, "target_kind", target_kind_label(&v));
}

static Datum
number_or_null(FunctionCallInfo fcinfo, bool has, dec d)
{
	if (!has)
		PG_RETURN_NULL();
	return dec_to_numeric(d);
}

static Datum
stated_number(FunctionCallInfo fcinfo, bool base)
{
	value v;
	dec d = DEC_ZERO;

	target_read_words(PG_GETARG_DATUM(0), &v);
	return number_or_null(fcinfo, value_number(&v, base, &d), d);
}

static Datum
bound(FunctionCallInfo fcinfo, bool (*end)(const value *, bool, dec *, bool *), bool base)
{
	value v;
	dec d = DEC_ZERO;
	bool inclusive;

	PG_GETARG_TARGET(0, &v);
	return number_or_null(fcinfo, end(&v, base, &d, &inclusive), d);
}

/* NULL where there is no such end; ranges of core say false there, but here NULL means "not said". */
static Datum
bound_inclusive(FunctionCallInfo fcinfo, bool (*end)(const value *, bool, dec *, bool *))
{
	value v;
	dec d;
	bool inclusive;

	PG_GETARG_TARGET(0, &v);
	if (!end(&v, false, &d, &inclusive))
		PG_RETURN_NULL();
	PG_RETURN_BOOL(inclusive);
}

Datum
target_number(PG_FUNCTION_ARGS)
{
	return stated_number(fcinfo, false);
}

Datum
target_base_number(PG_FUNCTION_ARGS)
{
	return stated_number(fcinfo, true);
}

Datum
target_lower(PG_FUNCTION_ARGS)
{
	return bound(fcinfo, value_lower, false);
}

Datum
target_upper(PG_FUNCTION_ARGS)
{
	return bound(fcinfo, value_upper, false);
}

Datum
target_base_lower(PG_FUNCTION_ARGS)
{
	return bound(fcinfo, value_lower, true);
}

Datum
target_base_upper(PG_FUNCTION_ARGS)
{
	return bound(fcinfo, value_upper, true);
}

Datum
target_lower_inc(PG_FUNCTION_ARGS)
{
	return bound_inclusive(fcinfo, value_lower);
}

Datum
target_upper_inc(PG_FUNCTION_ARGS)
{
	return bound_inclusive(fcinfo, value_upper);
}

Datum
target_is_approximate(PG_FUNCTION_ARGS)
{
	value v;

	PG_GETARG_TARGET(0, &v);
	PG_RETURN_BOOL(value_is_approximate(&v));
}

Datum
target_is_rounded(PG_FUNCTION_ARGS)
{
	value v;

	PG_GETARG_TARGET(0, &v);
	PG_RETURN_BOOL(v.rounded);
}

static Datum
unit_text(FunctionCallInfo fcinfo, size_t (*print)(const unit *, char *))
{
	value v;
	char buf[UNIT_PRINT_MAX];
	size_t n;

	target_read_words(PG_GETARG_DATUM(0), &v);
	n = print(&v.unit, buf);
	if (n == 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(span_to_text((span){buf, n}));
}

Datum
target_unit(PG_FUNCTION_ARGS)
{
	return unit_text(fcinfo, unit_print);
}

Datum
target_base_unit(PG_FUNCTION_ARGS)
{
	return unit_text(fcinfo, unit_print_base);
}

Datum
target_magnitude(PG_FUNCTION_ARGS)
{
	value v;

	target_read_words(PG_GETARG_DATUM(0), &v);
	if (!value_has_number(&v) && !v.has_offset)
		PG_RETURN_NULL();
	return dec_to_numeric(dec_shift(dec_int(1), unit_exponent(&v.unit)));
}

Datum
target_note(PG_FUNCTION_ARGS)
{
	value v;

	target_read_words(PG_GETARG_DATUM(0), &v);
	if (v.note.n == 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(span_to_text(v.note));
}

Datum
target_reference(PG_FUNCTION_ARGS)
{
	value v, referred;
	value_error ignored;

	target_read_words(PG_GETARG_DATUM(0), &v);
	if (v.reference.n == 0)
		PG_RETURN_NULL();
	if (value_parse(v.reference.p, v.reference.n, &referred, &ignored) != VALUE_OK)
		target_corrupted("The stored reference is no value.");
	return target_make(&referred);
}

/* A unit the grammar knows, or 22023. */
static unit
checked_unit(span s)
{
	unit u;

	if (!unit_parse(s, &u))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("unit \"%s\" is not known", pnstrdup(s.p, s.n)),
						errhint("A unit is a noun such as %%, 元 or 公里/平方公里, with a magnitude such as "
								"万 or 亿 where it has one.")));
	return u;
}

Datum
target_with_unit(PG_FUNCTION_ARGS)
{
	value v, printed, with_unit;
	span s = text_to_span(PG_GETARG_TEXT_PP(1));
	unit u = checked_unit(s);
	char unit_buf[UNIT_PRINT_MAX], *print, *buf;
	size_t n, unit_n = unit_print(&u, unit_buf);

	PG_GETARG_TARGET(0, &v);
	if (!value_has_number(&v) || unit_present(&v.unit))
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	print = target_print(&v, &n);
	target_parse(print, n, &printed, NULL);
	buf = palloc(value_print_room(&printed) + unit_n);
	n = value_with_unit(&printed, (span){unit_buf, unit_n}, buf);
	target_parse(buf, n, &with_unit, NULL);
	return target_make(&with_unit);
}

Datum
target_from_number_and_unit(PG_FUNCTION_ARGS)
{
	value v;
	unit u = UNIT_NONE;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	if (!PG_ARGISNULL(1))
		u = checked_unit(text_to_span(PG_GETARG_TEXT_PP(1)));
	v = value_from_number(numeric_to_dec(PG_GETARG_NUMERIC(0)), &u);
	return target_make(&v);
}
