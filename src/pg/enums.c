/*
 * enums.c
 *		Labels of our enums as datums.
 */
#include "enums.h"

#include "access/htup_details.h"
#include "catalog/pg_enum.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

Oid
plan_namespace(FunctionCallInfo fcinfo)
{
	return get_func_namespace(fcinfo->flinfo->fn_oid);
}

Oid
plan_type(FunctionCallInfo fcinfo, const char *name)
{
	Oid oid = GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, CStringGetDatum(name),
							  ObjectIdGetDatum(plan_namespace(fcinfo)));

	if (!OidIsValid(oid))
		elog(ERROR, "type %s of plan_indicator is missing", name);
	return oid;
}

Datum
enum_datum(FunctionCallInfo fcinfo, const char *type, const char *label)
{
	HeapTuple tuple =
		SearchSysCache2(ENUMTYPOIDNAME, ObjectIdGetDatum(plan_type(fcinfo, type)), CStringGetDatum(label));
	Oid oid;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "label %s of type %s of plan_indicator is missing", label, type);
	oid = ((Form_pg_enum) GETSTRUCT(tuple))->oid;
	ReleaseSysCache(tuple);
	return ObjectIdGetDatum(oid);
}

char *
enum_label(Datum d)
{
	HeapTuple tuple = SearchSysCache1(ENUMOID, d);
	char *label;

	if (!HeapTupleIsValid(tuple))
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid internal value for enum: %u", DatumGetObjectId(d))));
	label = pstrdup(NameStr(((Form_pg_enum) GETSTRUCT(tuple))->enumlabel));
	ReleaseSysCache(tuple);
	return label;
}

char *
type_name_in(Oid schema, Oid type)
{
	HeapTuple tuple = SearchSysCache1(TYPEOID, ObjectIdGetDatum(type));
	Form_pg_type form;
	char *name = NULL;

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for type %u", type);
	form = (Form_pg_type) GETSTRUCT(tuple);
	if (form->typnamespace == schema)
		name = pstrdup(NameStr(form->typname));
	ReleaseSysCache(tuple);
	return name;
}
