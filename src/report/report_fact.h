/*
 * report_fact.h
 *		A figure that a sentence states, as an event.
 */
#ifndef PLAN_REPORT_FACT_H
#define PLAN_REPORT_FACT_H

#include "value.h"

typedef enum fact_measure
{
	MEASURE_NONE, /* not known */
	MEASURE_LEVEL,
	MEASURE_GROWTH,
	MEASURE_SHARE,
	MEASURE_RANK,
	MEASURE_COUNT,
	MEASURE_RATE,
	MEASURE_MULTIPLE,
	MEASURE_CHANGE
} fact_measure;

typedef enum fact_role
{
	FACT_ACTUAL,
	FACT_FORECAST,
	FACT_TARGET,
	FACT_PLAN,
	FACT_BASE
} fact_role;

typedef enum fact_tier
{
	TIER_NONE,
	TIER_FLOOR,
	TIER_GOAL,
	TIER_STRETCH
} fact_tier;

typedef enum fact_aggregation
{
	AGGREGATE_YEAR,
	AGGREGATE_MEAN,
	AGGREGATE_SUM,
	AGGREGATE_STOCK,
	AGGREGATE_STREAK
} fact_aggregation;

typedef enum fact_comparison
{
	COMPARISON_NONE,
	COMPARISON_ABOVE,
	COMPARISON_BELOW,
	COMPARISON_EQUAL
} fact_comparison;

typedef enum fact_reference
{
	REFERENCE_NONE,
	REFERENCE_LAST_YEAR,
	REFERENCE_PLAN,
	REFERENCE_REGION_MEAN,
	REFERENCE_NATIONAL,
	REFERENCE_BASE_YEAR,
	REFERENCE_TOTAL,
	REFERENCE_PEERS
} fact_reference;

/* The months that a figure is of; 0: the whole year. */
typedef struct year_part
{
	uint8_t from, to;
} year_part;

/* The rules that give the fields of facts. */
typedef enum fact_rule
{
	BY_NO_RULE, /* the field is not known */

	/* subjects */
	BY_ADJACENT,
	BY_JOINED,
	BY_OWNER,
	BY_OWNER_BEHIND,
	BY_NOUN_BEHIND,
	BY_GROWTH_BEHIND,
	BY_INHERITED,
	BY_DISTRIBUTED,

	/* measures; BY_STREAK too */
	BY_NAME,
	BY_KIND_OF_FIGURE,
	BY_REFERENCE,
	BY_GROWTH_WORD,
	BY_SHARE_WORD,
	BY_PART_OF_A_PLAN,
	BY_PART_OF_A_BASE,
	BY_WORDS_BEHIND,
	BY_UNIT,

	/* roles and periods; BY_CLAUSE_BEFORE subjects too */
	BY_WORD,
	BY_YEAR,
	BY_BEFORE,
	BY_CLAUSE,
	BY_CLAUSE_BEFORE,
	BY_SENTENCE,
	BY_PARAGRAPH,
	BY_HEADING,
	BY_REPORT,
	BY_DEFAULT,

	/* values */
	BY_QUANTITY,
	BY_WORDS,
	BY_RANK,
	BY_FRACTION,
	BY_DOUBLED,
	BY_STREAK
} fact_rule;

/* The rule that gave each field. */
typedef struct fact_trace
{
	fact_rule value, subject, measure, role, period;
} fact_trace;

typedef struct report_fact
{
	int fact_no;
	int parent_fact_no; /* 0: none */
	int section_no;     /* of the heading it stands under; 0: none */
	uint32_t line;      /* of the clause */
	span sentence;      /* as printed, broken lines joined */
	span subject;       /* without blanks, resolved; empty: not known */
	fact_measure measure;
	fact_role role;
	fact_tier tier;
	int year_from, year; /* 0: not known */
	year_part part;
	fact_aggregation aggregation;
	const value *value; /* NULL: printed, but no value (2.6:48.8:48.6) */
	span printed;
	fact_comparison comparison;
	fact_reference reference_kind;
	span reference; /* as printed: 全市, 年初目标 */
	fact_trace trace;
} report_fact;

/* Codes as the tables keep them: "growth", "target", …; NULL for none. */
extern const char *fact_measure_code(fact_measure measure);
extern const char *fact_role_code(fact_role role);
extern const char *fact_tier_code(fact_tier tier);
extern const char *fact_aggregation_code(fact_aggregation aggregation);
extern const char *fact_comparison_code(fact_comparison comparison);
extern const char *fact_reference_code(fact_reference reference);
extern const char *fact_rule_code(fact_rule rule); /* "clause before" */

#endif
