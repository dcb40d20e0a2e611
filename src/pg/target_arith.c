/*
 * target_arith.c
 *		Arithmetic on plan.target, sum and avg.
 *
 * The state of the aggregates is a bytea of fixed size, changed in place: nothing is allocated for a row, and a state
 * can be sent as it is by whoever computes a part of the rows.
 */
#include "target.h"

#include "utils/fmgrprotos.h"

#include "arith.h"

PG_FUNCTION_INFO_V1(target_add);
PG_FUNCTION_INFO_V1(target_sub);
PG_FUNCTION_INFO_V1(target_mul);
PG_FUNCTION_INFO_V1(target_div);
PG_FUNCTION_INFO_V1(target_neg);
PG_FUNCTION_INFO_V1(target_total_add);
PG_FUNCTION_INFO_V1(target_total_remove);
PG_FUNCTION_INFO_V1(target_total_combine);
PG_FUNCTION_INFO_V1(target_sum);
PG_FUNCTION_INFO_V1(target_avg);

static void
out_of_range(void)
{
	ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("target out of range"),
					errdetail("The result needs more than %d significant digits.", DEC_DIGITS)));
}

static char *
unit_cstring(const unit *u)
{
	char *buf = palloc(UNIT_PRINT_MAX + 1);

	buf[unit_print_base(u, buf)] = '\0';
	return buf;
}

static void
check(arith_code rc, const unit *a, const unit *b)
{
	if (rc == ARITH_RANGE)
		out_of_range();
	if (rc == ARITH_UNITS)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("cannot add targets in \"%s\" and \"%s\"", unit_cstring(a), unit_cstring(b)),
						errdetail("The units do not convert into each other.")));
}

/* The target with these ends, given as they are printed; NULL where it has none. */
static Datum
extent_datum(FunctionCallInfo fcinfo, const extent *i, dec low, dec high)
{
	char *print = palloc(EXTENT_PRINT_MAX);
	size_t n = extent_print(i, low, high, print);
	value v;

	if (n == 0)
		PG_RETURN_NULL();
	target_parse(print, n, &v, NULL);
	return target_make(&v);
}

static Datum
whole_extent(FunctionCallInfo fcinfo, const extent *i)
{
	return extent_datum(fcinfo, i, extent_printed(i, i->low), extent_printed(i, i->high));
}

/* By the scale rule of numeric's division. */
static dec
quotient(dec a, Datum divisor)
{
	return numeric_to_dec(DatumGetNumeric(DirectFunctionCall2(numeric_div, dec_to_numeric(a), divisor)));
}

static Datum
divided_extent(FunctionCallInfo fcinfo, const extent *i, Datum divisor)
{
	dec low = i->has_low ? quotient(extent_printed(i, i->low), divisor) : DEC_ZERO,
		high = i->has_high ? quotient(extent_printed(i, i->high), divisor) : DEC_ZERO;

	return extent_datum(fcinfo, i, low, high);
}

static bool
read_extents(FunctionCallInfo fcinfo, value *v, value *w, extent *a, extent *b)
{
	PG_GETARG_TARGET(0, v);
	PG_GETARG_TARGET(1, w);
	return extent_of(v, a) && extent_of(w, b);
}

Datum
target_add(PG_FUNCTION_ARGS)
{
	extent a, b, sum;
	value v, w;

	if (!read_extents(fcinfo, &v, &w, &a, &b))
		PG_RETURN_NULL();
	check(extent_add(&a, &b, &sum), &a.unit, &b.unit);
	return whole_extent(fcinfo, &sum);
}

Datum
target_sub(PG_FUNCTION_ARGS)
{
	extent a, b, sum;
	value v, w;

	if (!read_extents(fcinfo, &v, &w, &a, &b))
		PG_RETURN_NULL();
	b = extent_negate(&b);
	check(extent_add(&a, &b, &sum), &a.unit, &b.unit);
	return whole_extent(fcinfo, &sum);
}

static _Noreturn void
no_factor(const char *verb, const value *v, const value *w, const char *detail)
{
	size_t n;

	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("cannot %s \"%s\" by \"%s\"", verb, target_print(v, &n), target_print(w, &n)),
					errdetail("%s", detail)));
}

Datum
target_mul(PG_FUNCTION_ARGS)
{
	extent a, b, product;
	value v, w;

	if (!read_extents(fcinfo, &v, &w, &a, &b))
		PG_RETURN_NULL();
	if (extent_is_factor(&b, &w))
		check(extent_scale(&a, b.low, &product), &a.unit, &b.unit);
	else if (extent_is_factor(&a, &v))
		check(extent_scale(&b, a.low, &product), &a.unit, &b.unit);
	else
		no_factor("multiply", &v, &w, "One of them must be an exact number without a unit.");
	return whole_extent(fcinfo, &product);
}

Datum
target_div(PG_FUNCTION_ARGS)
{
	extent a, b;
	value v, w;

	if (!read_extents(fcinfo, &v, &w, &a, &b))
		PG_RETURN_NULL();
	if (!extent_is_factor(&b, &w))
		no_factor("divide", &v, &w, "The divisor must be an exact number without a unit.");
	if (dec_sign(b.low) == 0)
		ereport(ERROR, (errcode(ERRCODE_DIVISION_BY_ZERO), errmsg("division by zero")));
	if (dec_sign(b.low) < 0)
		a = extent_negate(&a);
	return divided_extent(fcinfo, &a, dec_to_numeric(dec_abs(b.low)));
}

Datum
target_neg(PG_FUNCTION_ARGS)
{
	extent a;
	value v;

	PG_GETARG_TARGET(0, &v);
	if (!extent_of(&v, &a))
		PG_RETURN_NULL();
	a = extent_negate(&a);
	return whole_extent(fcinfo, &a);
}

/* A state as it lies there; it comes from new_state, unless somebody made an aggregate of his own with these functions. */
static total *
total_of(bytea *b)
{
	total *t = (total *) VARDATA(b);

	if (!VARATT_IS_4B_U(b) || VARSIZE(b) != VARHDRSZ + sizeof(*t) || t->composite_n > UNIT_PRINT_MAX ||
		t->noun > unit_nouns() || t->magnitude > unit_magnitudes())
		ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED), errmsg("invalid state of an aggregate of targets")));
	return t;
}

static void
read_total(Datum d, total *t)
{
	*t = *total_of(DatumGetByteaP(d));
}

static bytea *
new_state(MemoryContext context)
{
	bytea *b = MemoryContextAllocZero(context, VARHDRSZ + sizeof(total));

	SET_VARSIZE(b, VARHDRSZ + sizeof(total));
	return b;
}

static MemoryContext
aggregate_context(FunctionCallInfo fcinfo)
{
	MemoryContext context;

	if (!AggCheckCallContext(fcinfo, &context))
		ereport(ERROR, (errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
						errmsg("this function is called only by aggregates of targets")));
	return context;
}

static void
check_total(arith_code rc, const total *t, const unit *other)
{
	unit own = total_unit(t);

	check(rc, &own, other);
}

Datum
target_total_add(PG_FUNCTION_ARGS)
{
	MemoryContext context = aggregate_context(fcinfo);
	bytea *state = PG_ARGISNULL(0) ? new_state(context) : (bytea *) PG_GETARG_POINTER(0);
	struct varlena *target;
	total *t;
	value v;
	dec d;

	if (PG_ARGISNULL(1))
		PG_RETURN_BYTEA_P(state);
	target = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(1));
	t = total_of(state);
	v.unit = UNIT_NONE;
	if (value_unpack_plain((const unsigned char *) VARDATA_ANY(target), VARSIZE_ANY_EXHDR(target), &d))
		check_total(total_add_number(t, d), t, &v.unit);
	else
	{
		target_read(PointerGetDatum(target), &v);
		check_total(total_add(t, &v), t, &v.unit);
	}
	PG_RETURN_BYTEA_P(state);
}

/* NULL: the frame is summed anew. */
Datum
target_total_remove(PG_FUNCTION_ARGS)
{
	bytea *state;
	value v;

	(void) aggregate_context(fcinfo);
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	state = (bytea *) PG_GETARG_POINTER(0);
	if (PG_ARGISNULL(1))
		PG_RETURN_BYTEA_P(state);
	PG_GETARG_TARGET(1, &v);
	if (total_remove(total_of(state), &v) != ARITH_OK)
		PG_RETURN_NULL();
	PG_RETURN_BYTEA_P(state);
}

Datum
target_total_combine(PG_FUNCTION_ARGS)
{
	MemoryContext context = aggregate_context(fcinfo);
	bytea *state = new_state(context);
	total t, other;
	unit u;

	memset(&t, 0, sizeof(t));
	memset(&other, 0, sizeof(other));
	if (!PG_ARGISNULL(0))
		read_total(PG_GETARG_DATUM(0), &t);
	if (!PG_ARGISNULL(1))
		read_total(PG_GETARG_DATUM(1), &other);
	u = total_unit(&other);
	check_total(total_combine(&t, &other), &t, &u);
	memcpy(VARDATA(state), &t, sizeof(t));
	PG_RETURN_BYTEA_P(state);
}

/* Neither changes the state: windows ask for the sum again and again. */
static bool
read_sum(FunctionCallInfo fcinfo, total *t, extent *sum)
{
	if (PG_ARGISNULL(0))
		return false;
	read_total(PG_GETARG_DATUM(0), t);
	*sum = total_extent(t);
	return t->n > 0;
}

Datum
target_sum(PG_FUNCTION_ARGS)
{
	extent sum;
	total t;

	if (!read_sum(fcinfo, &t, &sum))
		PG_RETURN_NULL();
	return whole_extent(fcinfo, &sum);
}

Datum
target_avg(PG_FUNCTION_ARGS)
{
	extent sum;
	total t;

	if (!read_sum(fcinfo, &t, &sum))
		PG_RETURN_NULL();
	return divided_extent(fcinfo, &sum, DirectFunctionCall1(int8_numeric, Int64GetDatum(t.n)));
}
