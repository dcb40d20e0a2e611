/*
 * shipped.h
 *		Rows that come with the extension, in functions of SQL, kept for the session.
 */
#ifndef PLAN_SHIPPED_H
#define PLAN_SHIPPED_H

#include "compat.h"

typedef struct shipped_rows
{
	MemoryContext context; /* NULL: never read */
	uint64 asked_in;       /* the age of the functions when they were last to be read */
	uint64 read_in;        /* that which they are of; 0: none */
} shipped_rows;

/* NULL: they are known.  Else they are to be read into this empty context, then shipped_keep() is to be called. */
extern MemoryContext shipped_to_read(shipped_rows *rows);
extern void shipped_keep(shipped_rows *rows);

#endif
