/*
 * compat.h
 *		What differs between PostgreSQL 14 and 18; no other file tests PG_VERSION_NUM.
 */
#ifndef PLAN_COMPAT_H
#define PLAN_COMPAT_H

#include "postgres.h"
#include "fmgr.h"
#include "utils/guc.h"

#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#include "nodes/miscnodes.h"
#endif

/* Soft errors came with 16: before, every error of an input function is raised. */
#if PG_VERSION_NUM >= 160000
#define PLAN_ESCONTEXT(fcinfo) ((fcinfo)->context)
#define plan_ereturn(context, dummy, rest) ereturn(context, dummy, rest)
#else
typedef struct Node PlanNode;
#define PLAN_ESCONTEXT(fcinfo) ((struct Node *) NULL)
#define plan_ereturn(context, dummy, rest)                                                                   \
	do                                                                                                       \
	{                                                                                                        \
		(void) (context);                                                                                    \
		ereport(ERROR, rest);                                                                                \
		return dummy;                                                                                        \
	} while (0)
#endif

/* Names of ours in settings: reserved from 15 on, so that a misspelt one is refused. */
#if PG_VERSION_NUM >= 150000
#define plan_reserve_settings(prefix) MarkGUCPrefixReserved(prefix)
#else
#define plan_reserve_settings(prefix) EmitWarningsOnPlaceholders(prefix)
#endif

/* Ranges take an error context from 16 on. */
#if PG_VERSION_NUM >= 160000
#define plan_make_range(type, low, high) make_range(type, low, high, false, NULL)
#else
#define plan_make_range(type, low, high) make_range(type, low, high, false)
#endif

/* A comparison of unsigned keys that sorting knows by its address, and then does itself, from 15 on. */
#if PG_VERSION_NUM >= 150000
#define plan_compare_keys ssup_datum_unsigned_cmp
#else
struct SortSupportData;
static inline int
plan_compare_keys(Datum x, Datum y, struct SortSupportData *ssup)
{
	return x < y ? -1 : x > y;
}
#endif

#ifdef PG_MODULE_MAGIC_EXT
#define PLAN_MODULE_MAGIC PG_MODULE_MAGIC_EXT(.name = "plan_indicator", .version = PLAN_VERSION)
#else
#define PLAN_MODULE_MAGIC PG_MODULE_MAGIC
#endif

#endif
