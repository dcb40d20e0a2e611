/*
 * target.h
 *		plan.target as a datum: reading it from a varlena and making one.
 */
#ifndef PLAN_TARGET_H
#define PLAN_TARGET_H

#include "compat.h"
#include "utils/numeric.h"

#include "pack.h"

#define PG_GETARG_TARGET(n, v) target_read(PG_GETARG_DATUM(n), (v))

/*
 * Unpacks a target; its spans point into the (detoasted) datum.  Bytes that value_pack did not write are data
 * corruption.  target_read_words also completes values in words, for rules that need what they say.
 */
extern void target_read(Datum datum, value *v);
extern void target_read_words(Datum datum, value *v);

/* Raises data corruption (XX001) with a sentence that says what is wrong. */
extern _Noreturn void target_corrupted(const char *detail);

/* A palloc'd target. */
extern Datum target_make(const value *v);

/* The value of a text, or an error that names type, text, position and valid forms. */
extern bool target_parse(const char *s, size_t n, value *v, struct Node *escontext);

/* The label of its kind in the enum plan.target_kind. */
extern const char *target_kind_label(const value *v);

/* The printed form, palloc'd, NUL-ended. */
extern char *target_print(const value *v, size_t *n);

/* The start of a text, for a message. */
extern char *target_quoted(const char *s, size_t n);

extern Datum dec_to_numeric(dec d);
extern dec numeric_to_dec(Numeric n); /* error 22003 where 38 digits do not hold it, or it is NaN */
extern text *span_to_text(span s);
extern span text_to_span(text *t);

#endif
