/*
 * describe.c
 *		A value in one line, for tests.
 */
#include "describe.h"

#include <stdarg.h>
#include <stdio.h>

static const char *const KINDS[] = {"exact",    "approx",   "lower",   "upper",  "range",
									"assigned", "relative", "pending", "missing"};
static const char *const RELATIONS[] = {"",         "equal",   "step", "above", "below",
										"at_least", "at_most", "up",   "down",  "stated"};

typedef struct out
{
	char *p, *end;
} out;

static void
put(out *o, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(o->p, (size_t) (o->end - o->p), format, args);
	va_end(args);
	o->p += n < o->end - o->p ? n : o->end - o->p - 1;
}

static void
put_dec(out *o, dec d)
{
	char buf[DEC_PRINT_MAX];

	put(o, "%.*s", (int) dec_print(d, buf), buf);
}

static void
put_text(out *o, const char *name, span s)
{
	char buf[4096];

	if (s.n > 0 && s.n < sizeof(buf))
		put(o, " %s=%.*s", name, (int) text_fold(s, buf), buf);
}

static void
put_bounds(out *o, const value *v, bool base)
{
	dec d;
	bool inclusive = false;

	if (value_lower(v, base, &d, &inclusive))
	{
		put(o, inclusive ? "[" : "(");
		put_dec(o, d);
	}
	else
		put(o, "(");
	put(o, ",");
	if (value_upper(v, base, &d, &inclusive))
	{
		put_dec(o, d);
		put(o, inclusive ? "]" : ")");
	}
	else
		put(o, ")");
}

static void
put_offset(out *o, const value *v)
{
	value offset = *v;

	offset.form = v->offset_form;
	put(o, " by ");
	if (value_kind_of(&offset) == KIND_EXACT || value_kind_of(&offset) == KIND_APPROX)
		put_dec(o, v->number);
	else
		put_bounds(o, &offset, false);
	if (value_is_approximate(&offset))
		put(o, " about");
}

void
describe(const value *v, char *buf, size_t room)
{
	out o = {buf, buf + room};
	char unit_buf[UNIT_PRINT_MAX];
	value_kind kind = value_kind_of(v);

	buf[0] = '\0';
	put(&o, "%s", KINDS[kind]);
	if (kind == KIND_EXACT || kind == KIND_APPROX)
	{
		put(&o, " ");
		put_dec(&o, v->number);
	}
	else if (value_has_number(v))
	{
		put(&o, " ");
		put_bounds(&o, v, false);
	}
	if (kind != KIND_APPROX && value_is_approximate(v))
		put(&o, " about");
	if (kind == KIND_RELATIVE)
		put(&o, " %s", RELATIONS[v->relation]);
	if (v->attested)
		put(&o, " done");
	if (v->has_offset)
		put_offset(&o, v);
	if (v->reached)
		put(&o, " reached");
	if (v->cumulative)
		put(&o, " cumulative");
	if (v->rounded)
		put(&o, " rounded");
	put_text(&o, "unit", (span){unit_buf, unit_print(&v->unit, unit_buf)});
	if (v->unit.magnitude != 0)
	{
		put(&o, " base ");
		put_bounds(&o, v, true);
		put_text(&o, "base_unit", (span){unit_buf, unit_print_base(&v->unit, unit_buf)});
	}
	put_text(&o, "note", v->note);
	put_text(&o, "reference", v->reference);
}
