/*
 * fact_build.h
 *		One figure to a fact: where it stands in its clause, its subject, its measure.
 */
#ifndef PLAN_FACT_BUILD_H
#define PLAN_FACT_BUILD_H

#include "fact.h"

/* Where the text to the left and right of token k begins and ends. */
extern size_t left_boundary(const fact_reader *r, size_t k);
extern size_t right_boundary(const fact_reader *r, size_t k);
extern size_t clause_start(const fact_reader *r, size_t k);

extern fact_draft *last_fact(fact_reader *r, bool counted);

/* Fills the subject; measure must be MEASURE_RANK for ranks already. rest: the text to the right. */
extern void find_subject(fact_reader *r, fact_draft *d, left_side *l, size_t k, span rest);
extern void find_measure(fact_draft *d, const left_side *l, uint8_t figure, span rest);

extern span join_spans(arena *a, span first, span second);

#endif
