/*
 * shipped.c
 *		Rows that come with the extension, kept for the session.
 */
#include "shipped.h"

#include "utils/inval.h"
#include "utils/memutils.h"
#include "utils/syscache.h"

static uint64 age = 1;

/* A function has changed, which may be one of those that hold shipped rows. */
static void
grow_older(Datum ignored, int cache, uint32 hash)
{
	age++;
}

MemoryContext
shipped_to_read(shipped_rows *rows)
{
	static bool watching;

	if (!watching)
		CacheRegisterSyscacheCallback(PROCOID, grow_older, (Datum) 0);
	watching = true;
	if (rows->read_in == age)
		return NULL;
	if (rows->context == NULL)
		rows->context =
			AllocSetContextCreate(TopMemoryContext, "plan_indicator shipped rows", ALLOCSET_DEFAULT_SIZES);
	MemoryContextReset(rows->context);
	rows->read_in = 0;
	rows->asked_in = age; /* a function may change while they are read */
	return rows->context;
}

void
shipped_keep(shipped_rows *rows)
{
	rows->read_in = rows->asked_in;
}
