/*
 * fact_build.h
 *		The steps from a figure to a fact, for the files that make them.
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

/* ---- fact_inherit.c ---- */

/* The subject of `from`, for a figure that has none of its own. */
extern void inherit(fact_draft *d, const fact_draft *from, const left_side *l);

/* 新培育企业3家，总数达27家: what all of them are called. */
extern span of_all(const fact_draft *from);

/* A verb alone has what the one before had; 支出 the account of the 收入 before it.  False: neither is so. */
extern bool verb_of_before(fact_reader *r, fact_draft *d, left_side *l);
extern bool side_of_account(fact_reader *r, fact_draft *d, const left_side *l);

/* 新增企业50家、实验室2家: puts the verb of the list before its later names. */
extern void share_verb(fact_reader *r, fact_draft *d, const left_side *l, size_t k);

/* ---- fact_build.c ---- */

/* Texts that stand nowhere in the paragraph; empty where the pool, which lasts as long as it, is full. */
extern span pool_copy(fact_reader *r, span s);
extern span pool_join(fact_reader *r, span first, span second);

static inline span
slice(const fact_reader *r, size_t from, size_t to)
{
	return (span){r->work->prose.text + from, to - from};
}

/* Does the clause of the figure, or the one before it, say the years? */
static inline bool
said_by_clause(fact_rule period)
{
	return period == BY_CLAUSE || period == BY_CLAUSE_BEFORE;
}

/* ---- fact_fields.c ---- */

/* The next draft, empty; it counts once finish_fact has filled the rest of it.  There is always room for one. */
extern fact_draft *new_draft(fact_reader *r);

/* Role, years, tier, aggregation, value, parent.  A figure whose value is not understood is no fact. */
extern report_status finish_fact(fact_reader *r, fact_draft *d, const token *t, const left_side *l, size_t k);

/* ---- fact_each.c ---- */

/* Gives the names in front of figure k to the figures that are listed from it on; r->name_n is 0 where it cannot. */
extern void distribute(fact_reader *r, size_t k, const left_side *l);
extern report_status listed_fact(fact_reader *r, size_t k);

/* ---- fact_statement.c ---- */

/* The clause that ends at `end`, before token k, and holds no figure. */
extern report_status take_statement(fact_reader *r, size_t k, size_t end);

/* 连续9年 is a figure where its clause has no other. */
extern report_status take_streak(fact_reader *r, size_t k);

#endif
