/*
 * fact_codes.c
 *		What the fields of a fact are called outside.
 */
#include "report_fact.h"

#include <stddef.h>

const char *
fact_measure_code(fact_measure measure)
{
	static const char *const CODES[] = {NULL,    "level", "growth",   "share", "rank",
										"count", "rate",  "multiple", "change"};

	return CODES[measure];
}

const char *
fact_role_code(fact_role role)
{
	static const char *const CODES[] = {"actual", "forecast", "target", "plan", "base"};

	return CODES[role];
}

const char *
fact_tier_code(fact_tier tier)
{
	static const char *const CODES[] = {NULL, "floor", "goal", "stretch"};

	return CODES[tier];
}

const char *
fact_aggregation_code(fact_aggregation aggregation)
{
	static const char *const CODES[] = {"year", "mean", "sum", "stock", "streak"};

	return CODES[aggregation];
}

const char *
fact_comparison_code(fact_comparison comparison)
{
	static const char *const CODES[] = {NULL, "above", "below", "equal"};

	return CODES[comparison];
}

const char *
fact_reference_code(fact_reference reference)
{
	static const char *const CODES[] = {NULL,       "last_year", "plan",  "region_mean",
										"national", "base_year", "total", "peers"};

	return CODES[reference];
}

const char *
fact_rule_code(fact_rule rule)
{
	static const char *const CODES[] = {
		NULL,
		[BY_ADJACENT] = "adjacent",
		[BY_JOINED] = "joined",
		[BY_OWNER] = "owner",
		[BY_OWNER_BEHIND] = "owner behind",
		[BY_NOUN_BEHIND] = "noun behind",
		[BY_GROWTH_BEHIND] = "growth behind",
		[BY_CLAUSE_BEFORE] = "clause before",
		[BY_INHERITED] = "inherited",
		[BY_DISTRIBUTED] = "distributed",
		[BY_NAME] = "name",
		[BY_WORDS] = "words",
		[BY_STREAK] = "streak",
		[BY_QUANTITY] = "quantity",
		[BY_RANK] = "rank",
		[BY_FRACTION] = "fraction",
		[BY_DOUBLED] = "doubled",
		[BY_KIND_OF_FIGURE] = "kind of figure",
		[BY_REFERENCE] = "reference",
		[BY_GROWTH_WORD] = "growth word",
		[BY_SHARE_WORD] = "share word",
		[BY_PART_OF_A_PLAN] = "part of a plan",
		[BY_PART_OF_A_BASE] = "part of a base",
		[BY_WORDS_BEHIND] = "words behind",
		[BY_UNIT] = "unit",
		[BY_WORD] = "word",
		[BY_SENTENCE] = "sentence",
		[BY_HEADING] = "heading",
		[BY_DEFAULT] = "default",
		[BY_YEAR] = "year",
		[BY_BEFORE] = "before",
		[BY_CLAUSE] = "clause",
		[BY_PARAGRAPH] = "paragraph",
		[BY_REPORT] = "report",
	};

	return CODES[rule];
}
