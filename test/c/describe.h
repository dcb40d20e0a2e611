/*
 * describe.h
 *		A value in one line, for tests: kind, bounds, certainty, unit, base, note, reference, relation.
 */
#ifndef TEST_DESCRIBE_H
#define TEST_DESCRIBE_H

#include "value.h"

/* Writes at most room bytes with a NUL. */
extern void describe(const value *v, char *buf, size_t room);

#endif
