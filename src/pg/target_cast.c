/*
 * target_cast.c
 *		Numbers to targets (implicit, by exact decimals) and back.
 */
#include "target.h"

#include "common/shortest_dec.h"
#include "utils/builtins.h"
#include "utils/float.h"

PG_FUNCTION_INFO_V1(target_from_int2);
PG_FUNCTION_INFO_V1(target_from_int4);
PG_FUNCTION_INFO_V1(target_from_int8);
PG_FUNCTION_INFO_V1(target_from_float4);
PG_FUNCTION_INFO_V1(target_from_float8);
PG_FUNCTION_INFO_V1(target_from_numeric);
PG_FUNCTION_INFO_V1(target_to_numeric);

Datum
dec_to_numeric(dec d)
{
	char buf[DEC_PRINT_MAX + 1];

	if (d.m >= PG_INT64_MIN && d.m <= PG_INT64_MAX && d.scale >= 0 && d.scale <= 18)
		return NumericGetDatum(int64_div_fast_to_numeric((int64) d.m, d.scale));
	buf[dec_print(d, buf)] = '\0';
	return DirectFunctionCall3(numeric_in, CStringGetDatum(buf), ObjectIdGetDatum(InvalidOid),
							   Int32GetDatum(-1));
}

static void
no_number(const char *s)
{
	ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					errmsg("\"%s\" is out of range for type %s", target_quoted(s, strlen(s)), "target"),
					errdetail("A target has up to %d significant digits and is never NaN or infinite.",
							  DEC_DIGITS)));
}

/* "-12.50", "1e+20", "1.5e-07": what numeric_out and the shortest float printing write. */
static bool
dec_read(const char *s, dec *d)
{
	value v;
	value_error err;
	const char *e = strchr(s, 'e');
	size_t n = e == NULL ? strlen(s) : (size_t) (e - s);
	long exponent = e == NULL ? 0 : strtol(e + 1, NULL, 10);

	if (value_parse(s, n, &v, &err) != VALUE_OK || v.form != FORM_POINT || exponent > 400 || exponent < -400)
		return false;
	*d = exponent == 0 ? v.number : dec_shift(v.number, (int) exponent);
	return d->scale <= DEC_SCALE_MAX && d->scale >= DEC_SCALE_MIN;
}

static dec
dec_from_print(const char *s)
{
	dec d;

	if (!dec_read(s, &d))
		no_number(s);
	return d;
}

dec
numeric_to_dec(Numeric n)
{
	char *s = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(n)));
	dec d;

	if (!dec_read(s, &d))
	{
		/* 1.5::numeric(60, 50): zeros at the end are no digits that count */
		n = DatumGetNumeric(DirectFunctionCall1(numeric_trim_scale, NumericGetDatum(n)));
		d = dec_from_print(DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(n))));
	}
	pfree(s);
	return d;
}

static Datum
from_dec(dec d)
{
	value v = value_from_number(d, NULL);

	return target_make(&v);
}

Datum
target_from_int2(PG_FUNCTION_ARGS)
{
	return from_dec(dec_int(PG_GETARG_INT16(0)));
}

Datum
target_from_int4(PG_FUNCTION_ARGS)
{
	return from_dec(dec_int(PG_GETARG_INT32(0)));
}

Datum
target_from_int8(PG_FUNCTION_ARGS)
{
	return from_dec(dec_int(PG_GETARG_INT64(0)));
}

/* A float is the shortest decimal that reads back as the same float: 0.1 is 0.1, whatever extra_float_digits says. */
Datum
target_from_float4(PG_FUNCTION_ARGS)
{
	char buf[FLOAT_SHORTEST_DECIMAL_LEN];

	float_to_shortest_decimal_buf(PG_GETARG_FLOAT4(0), buf);
	return from_dec(dec_from_print(buf));
}

Datum
target_from_float8(PG_FUNCTION_ARGS)
{
	char buf[DOUBLE_SHORTEST_DECIMAL_LEN];

	double_to_shortest_decimal_buf(PG_GETARG_FLOAT8(0), buf);
	return from_dec(dec_from_print(buf));
}

Datum
target_from_numeric(PG_FUNCTION_ARGS)
{
	return from_dec(numeric_to_dec(PG_GETARG_NUMERIC(0)));
}

/* In base units; only of values that state one number. */
Datum
target_to_numeric(PG_FUNCTION_ARGS)
{
	value v;
	dec d;

	PG_GETARG_TARGET(0, &v);
	if (v.form != FORM_POINT && v.form != FORM_APPROX)
	{
		size_t n;

		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("target \"%s\" is not one number", target_print(&v, &n)),
			 errhint(
				 "Use plan.number(), plan.base_lower() or plan.base_upper() to say which number is meant.")));
	}
	value_number(&v, true, &d);
	return dec_to_numeric(d);
}
