/*
 * spi_statement.h
 *		SQL statements of ours, planned once a session; to be used between SPI_connect and SPI_finish.
 */
#ifndef PLAN_SPI_STATEMENT_H
#define PLAN_SPI_STATEMENT_H

#include "compat.h"

#include "executor/spi.h"
#include "text.h"

#define PARAMETERS_MAX 28

/*
 * A statement of ours, planned at its first use.  A plan follows changes of tables by itself, but not of the types of
 * its parameters, which are others after DROP EXTENSION and CREATE EXTENSION.
 */
typedef struct statement
{
	const char *sql;
	SPIPlanPtr plan;
} statement;

/* Parameters of one execution. */
typedef struct parameters
{
	int n;
	Oid types[PARAMETERS_MAX];
	Datum values[PARAMETERS_MAX];
	char nulls[PARAMETERS_MAX];
} parameters;

/* The next parameter; a text, span or year of nothing is NULL, and so is the date 0 of those as yyyymmdd. */
extern void add(parameters *p, Oid type, Datum d, bool isnull);
extern void add_text(parameters *p, const char *s);
extern void add_span(parameters *p, span s);
extern void add_year(parameters *p, int year);
extern void add_date(parameters *p, int date);

extern void execute(statement *s, parameters *p);

/* The same in a function that is STABLE: it sees what its query sees, and may run in a parallel worker. */
extern void execute_reading(statement *s, parameters *p);

/* Column i (from 1) of the first row of the last result. */
extern Datum result(int i, bool *isnull);
extern char *result_text(int i);

#endif
