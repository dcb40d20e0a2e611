/*
 * name_key.h
 *		The keys by which names of indicators match.
 */
#ifndef PLAN_NAME_KEY_H
#define PLAN_NAME_KEY_H

#include "compat.h"

#include "text.h"

/*
 * The matching key of an indicator name: NFKC, no blanks, upper case, without leading # and trailing * or unit.  Of a
 * name of more than 1,000 bytes, which is none, it is that of its start.
 */
extern text *indicator_key(span name);

#endif
