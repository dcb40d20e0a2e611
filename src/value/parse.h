/*
 * parse.h
 *		What the files of the value grammar share.  Only src/value includes this.
 */
#ifndef PLAN_PARSE_H
#define PLAN_PARSE_H

#include "value.h"

/* Fills in err and returns the code. */
extern int value_fail(value_error *err, value_code code, size_t at, const char *detail);

/* A number in digits without a sign; bytes taken, 0 if there is none (or it is out of range: err->code). */
extern size_t digits_scan(const char *p, const char *end, dec *out, value_error *err);

/* Up to 18 digits from *p on, with a point in them; false: none, or what only the long way knows (007, 1,400). */
extern bool plain_number_scan(const char **p, const char *end, dec *out);

/*
 * A number with its words and unit at the start of [p, end): bytes taken, 0 if there is none (err says why).  Where it is
 * known without comparing, out->canonical is set for a print of just these bytes.
 */
extern size_t quantity_scan(const char *p, const char *end, value *out, value_error *err);

/* What quantity_scan read is all of the value: its print ends n bytes behind its start. */
extern void value_end_at(value *v, size_t n);

/*
 * Brackets that take the rest of the text: true if there is nothing else (or nothing at all is left).  What they
 * hold becomes note, reference or, where the value has none, its unit.
 */
extern bool bracket_scan(const char *p, const char *end, value *out);

/* All of [p, end) in words: assigned, relative, pending, missing. */
extern bool statement_parse(const char *p, const char *end, value *out);

/* A year, as a number without a unit or in 年: 2021, 2021年. */
extern bool is_year(dec number, const unit *u);

/* "1 2" would be 12 when it is printed without white space: text that is kept must not hold it. */
extern bool has_torn_number(span s);

#endif
