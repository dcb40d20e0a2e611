/*
 * enums.h
 *		Labels of our enums and rows of our composite types, as datums.
 */
#ifndef PLAN_ENUMS_H
#define PLAN_ENUMS_H

#include "compat.h"

/* The schema that the extension lives in: that of the function being called. */
extern Oid plan_namespace(FunctionCallInfo fcinfo);
extern Oid plan_type(FunctionCallInfo fcinfo, const char *name);

/* A label of an enum type of ours. */
extern Datum enum_datum(FunctionCallInfo fcinfo, const char *type, const char *label);

/* The name of a type of the schema; NULL of a type elsewhere, which may have the same name. */
extern char *type_name_in(Oid schema, Oid type);

/* The label of an enum datum, palloc'd. */
extern char *enum_label(Datum d);

#endif
