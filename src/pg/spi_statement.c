/*
 * spi_statement.c
 *		SQL statements of ours, planned once a session.
 */
#include "spi_statement.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "target.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

void
add(parameters *p, Oid type, Datum d, bool isnull)
{
	p->types[p->n] = type;
	p->values[p->n] = d;
	p->nulls[p->n] = isnull ? 'n' : ' ';
	p->n++;
}

void
add_text(parameters *p, const char *s)
{
	add(p, TEXTOID, s == NULL ? (Datum) 0 : CStringGetTextDatum(s), s == NULL);
}

void
add_span(parameters *p, span s)
{
	add(p, TEXTOID, s.n == 0 ? (Datum) 0 : PointerGetDatum(span_to_text(s)), s.n == 0);
}

void
add_year(parameters *p, int year)
{
	add(p, INT4OID, Int32GetDatum(year), year == 0);
}

void
add_date(parameters *p, int date)
{
	int days = date == 0 ? 0 : date2j(date / 10000, date / 100 % 100, date % 100) - POSTGRES_EPOCH_JDATE;

	add(p, DATEOID, DateADTGetDatum(days), date == 0);
}

static bool
plan_fits(SPIPlanPtr plan, const parameters *p)
{
	for (int i = 0; i < p->n; i++)
		if (SPI_getargtypeid(plan, i) != p->types[i])
			return false;
	return true;
}

static void
run(statement *s, parameters *p, bool reads)
{
	int rc;

	if (s->plan != NULL && !plan_fits(s->plan, p))
	{
		SPI_freeplan(s->plan);
		s->plan = NULL;
	}
	if (s->plan == NULL)
	{
		/* the same plan for whatever parameters: to look at them costs more than it wins */
		SPIPlanPtr plan = SPI_prepare_cursor(s->sql, p->n, p->types, CURSOR_OPT_GENERIC_PLAN);

		if (plan == NULL)
			elog(ERROR, "SPI_prepare failed: %s", SPI_result_code_string(SPI_result));
		SPI_keepplan(plan);
		s->plan = plan;
	}
	rc = SPI_execute_plan(s->plan, p->values, p->nulls, reads, 0);
	if (rc < 0)
		elog(ERROR, "SPI_execute_plan failed: %s", SPI_result_code_string(rc));
}

void
execute(statement *s, parameters *p)
{
	run(s, p, false);
}

void
execute_reading(statement *s, parameters *p)
{
	run(s, p, true);
}

Datum
result(int i, bool *isnull)
{
	if (SPI_processed == 0)
	{
		*isnull = true;
		return (Datum) 0;
	}
	return SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, i, isnull);
}

char *
result_text(int i)
{
	return SPI_processed == 0 ? NULL : SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, i);
}
