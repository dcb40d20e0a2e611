/*
 * parse.h
 *		What the files of the value grammar share.  Only src/value includes this.
 */
#ifndef PLAN_PARSE_H
#define PLAN_PARSE_H

#include "value.h"

/* A number with its words and unit at the start of [p, end): bytes taken, 0 if there is none (err says why). */
extern size_t quantity_scan(const char *p, const char *end, value *out, value_error *err);

/* A trailing bracket that takes the rest of the text: true if there is one (or nothing at all is left). */
extern bool bracket_scan(const char *p, const char *end, value *out);

/* All of [p, end) in words: assigned, relative, pending, missing. */
extern bool statement_parse(const char *p, const char *end, value *out);

#endif
