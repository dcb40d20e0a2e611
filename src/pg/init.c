/*
 * init.c
 *		The library's magic, its one setting, and what it needs of the database.
 */
#include "judging.h"

#include "mb/pg_wchar.h"
#include "miscadmin.h"

PLAN_MODULE_MAGIC;

extern void _PG_init(void);

void
_PG_init(void)
{
	/* in a server that preloads the library there is no database yet */
	if (OidIsValid(MyDatabaseId) && GetDatabaseEncoding() != PG_UTF8)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("plan_indicator needs a database with encoding UTF8"),
				 errdetail("The encoding of this database is %s.", GetDatabaseEncodingName()),
				 errhint("Create one with: CREATE DATABASE name ENCODING 'UTF8' TEMPLATE template0;")));
	DefineCustomStringVariable("plan_indicator.policy", "Name of the tolerance policy that plan.judge uses.",
							   "Empty means \"default\".", &plan_policy_setting, "", PGC_USERSET, 0, NULL,
							   NULL, NULL);
	plan_reserve_settings("plan_indicator");
}
