/*
 * target_io.c
 *		Input, output, send and receive of plan.target, and the lax door beside them.
 */
#include "target.h"

#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#define QUOTED_MAX 200 /* bytes of the input that a message quotes */
#define WIRE_VERSION 1

PG_FUNCTION_INFO_V1(target_in);
PG_FUNCTION_INFO_V1(target_out);
PG_FUNCTION_INFO_V1(target_recv);
PG_FUNCTION_INFO_V1(target_send);
PG_FUNCTION_INFO_V1(target_is_valid);
PG_FUNCTION_INFO_V1(target_try);

text *
span_to_text(span s)
{
	return cstring_to_text_with_len(s.p, (int) s.n);
}

span
text_to_span(text *t)
{
	return (span){VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t)};
}

void
target_corrupted(const char *detail)
{
	ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED), errmsg("invalid stored value of type %s", "target"),
					errdetail("%s", detail)));
}

void
target_read(Datum datum, value *v)
{
	struct varlena *t = PG_DETOAST_DATUM_PACKED(datum);

	if (!value_unpack((const unsigned char *) VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t), v))
		target_corrupted("The bytes are not in a storage format that this version of plan_indicator knows.");
}

void
target_read_words(Datum datum, value *v)
{
	target_read(datum, v);
	if (!value_read_words(v))
		target_corrupted("The stored text is no value of its kind.");
}

Datum
target_make(const value *v)
{
	unsigned char small[256];
	size_t room = value_pack_room(v), n;
	unsigned char *bytes = room <= sizeof(small) ? small : palloc(room);
	struct varlena *t;

	n = value_pack(v, bytes);
	/* written short where it can be: most values are a few bytes, and rows are formed from them as they are */
	if (n + VARHDRSZ_SHORT <= VARATT_SHORT_MAX)
	{
		t = palloc(n + VARHDRSZ_SHORT);
		SET_VARSIZE_SHORT(t, n + VARHDRSZ_SHORT);
		memcpy(VARDATA_SHORT(t), bytes, n);
	}
	else
	{
		t = palloc(n + VARHDRSZ);
		SET_VARSIZE(t, n + VARHDRSZ);
		memcpy(VARDATA(t), bytes, n);
	}
	return PointerGetDatum(t);
}

char *
target_quoted(const char *s, size_t n)
{
	if (n <= QUOTED_MAX)
		return pnstrdup(s, n);
	return psprintf("%s…", pnstrdup(s, (Size) pg_mbcliplen(s, (int) n, QUOTED_MAX)));
}

static bool
syntax_error(const char *s, size_t n, const value_error *err, struct Node *escontext)
{
	plan_ereturn(
		escontext, false,
		(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
		 errmsg("invalid input syntax for type %s: \"%s\"", "target", target_quoted(s, n)),
		 errdetail("%s Position: character %zu.", err->detail, text_characters((span){s, err->at}) + 1),
		 errhint("Write a number with its words and unit as reports print them, such as 7, 7左右, 8%%以上, "
				 "≤0.021, "
				 "6-7%%, 约100亿元, 市级下达, 与上年持平 or —; plan.try_target() gives NULL for any other "
				 "text.")));
}

bool
target_parse(const char *s, size_t n, value *v, struct Node *escontext)
{
	value_error err;

	switch (value_parse(s, n, v, &err))
	{
		case VALUE_OK:
			return true;
		case VALUE_RANGE:
			plan_ereturn(escontext, false,
						 (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						  errmsg("value \"%s\" is out of range for type %s", target_quoted(s, n), "target"),
						  errdetail("%s", err.detail)));
		case VALUE_TOO_LONG:
			plan_ereturn(escontext, false,
						 (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						  errmsg("value is too long for type %s", "target"),
						  errdetail("The input has %zu bytes; the limit is %d.", n, VALUE_INPUT_MAX)));
		default:
			return syntax_error(s, n, &err, escontext);
	}
}

char *
target_print(const value *v, size_t *n)
{
	char small[VALUE_CANONICAL_MAX], *buf;
	size_t room = value_print_room(v);

	/* most are a few bytes, of which the room says nothing */
	if (room > sizeof(small))
	{
		buf = palloc(room + 1);
		*n = value_print(v, buf);
	}
	else
	{
		*n = value_print(v, small);
		buf = memcpy(palloc(*n + 1), small, *n);
	}
	buf[*n] = '\0';
	return buf;
}

Datum
target_in(PG_FUNCTION_ARGS)
{
	char *s = PG_GETARG_CSTRING(0);
	value v;

	if (!target_parse(s, strlen(s), &v, PLAN_ESCONTEXT(fcinfo)))
		PG_RETURN_NULL();
	return target_make(&v);
}

Datum
target_out(PG_FUNCTION_ARGS)
{
	struct varlena *t = PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(0));
	value v;
	size_t n;
	dec d;

	if (value_unpack_plain((const unsigned char *) VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t), &d))
	{
		char digits[DEC_PRINT_MAX];

		n = dec_print(d, digits);
		PG_RETURN_CSTRING(pnstrdup(digits, n));
	}
	target_read(PointerGetDatum(t), &v);
	PG_RETURN_CSTRING(target_print(&v, &n));
}

/* The wire form is a version byte and the printed form, so that what is received is read again and never trusted. */
Datum
target_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	int version = pq_getmsgbyte(buf);
	value v;
	char *s;
	int n;

	if (version != WIRE_VERSION)
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("unsupported version %d of the binary format of type %s", version, "target")));
	s = pq_getmsgtext(buf, buf->len - buf->cursor, &n);
	target_parse(s, (size_t) n, &v, NULL);
	return target_make(&v);
}

Datum
target_send(PG_FUNCTION_ARGS)
{
	StringInfoData buf;
	value v;
	size_t n;
	char *s;

	PG_GETARG_TARGET(0, &v);
	s = target_print(&v, &n);
	pq_begintypsend(&buf);
	pq_sendbyte(&buf, WIRE_VERSION);
	pq_sendtext(&buf, s, (int) n);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

Datum
target_is_valid(PG_FUNCTION_ARGS)
{
	span s = text_to_span(PG_GETARG_TEXT_PP(0));
	value v;
	value_error err;

	PG_RETURN_BOOL(value_parse(s.p, s.n, &v, &err) == VALUE_OK);
}

Datum
target_try(PG_FUNCTION_ARGS)
{
	span s = text_to_span(PG_GETARG_TEXT_PP(0));
	value v;
	value_error err;

	if (value_parse(s.p, s.n, &v, &err) != VALUE_OK)
		PG_RETURN_NULL();
	return target_make(&v);
}
