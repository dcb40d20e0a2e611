/*
 * region_text.c
 *		plan.region_of_text: the region that a text speaks of, where its title says only of what kind it is.
 */
#include "compat.h"

#include "funcapi.h"
#include "mentions.h"
#include "miscadmin.h"
#include "shipped.h"
#include "spi_statement.h"
#include "target.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(plan_region_of_text);

#define LEAST_MENTIONS 3
#define LEAST_LEAD 3 /* times as often as any other of its kind */

static statement SHIPPED_REGIONS = {"SELECT region_code, name, full_name FROM plan.shipped_regions()", NULL};

typedef struct shipped_region
{
	text *code, *full_name;
	span short_name; /* 朝阳 of 朝阳区 */
	span kind;       /* 区 */
	span province;   /* the first two characters of its full name, by which a text may call it */
} shipped_region;

typedef struct shipped_list
{
	shipped_region *r;
	int n;
} shipped_list;

static span
copied_span(HeapTuple row, TupleDesc desc, int column)
{
	bool isnull;

	return text_to_span(DatumGetTextPCopy(SPI_getbinval(row, desc, column, &isnull)));
}

/* All names are of characters of three bytes. */
static const shipped_list *
shipped_regions(void)
{
	static shipped_rows rows;
	static shipped_list list;
	MemoryContext context = shipped_to_read(&rows), old;
	parameters none = {0};

	if (context == NULL)
		return &list;
	execute_reading(&SHIPPED_REGIONS, &none);
	old = MemoryContextSwitchTo(context);
	list = (shipped_list){palloc(sizeof(shipped_region) * (Size) (SPI_processed + 1)), 0};
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		HeapTuple row = SPI_tuptable->vals[i];
		TupleDesc desc = SPI_tuptable->tupdesc;
		span name = copied_span(row, desc, 2), full = copied_span(row, desc, 3);
		bool isnull;

		if (name.n <= strlen("县县") || full.n < strlen("县县"))
			continue;
		list.r[list.n++] = (shipped_region){DatumGetTextPCopy(SPI_getbinval(row, desc, 1, &isnull)),
											DatumGetTextPCopy(SPI_getbinval(row, desc, 3, &isnull)),
											{name.p, name.n - strlen("县")},
											{name.p + name.n - strlen("县"), strlen("县")},
											{full.p, strlen("重庆")}};
	}
	MemoryContextSwitchTo(old);
	shipped_keep(&rows);
	return &list;
}

/* 区 of 区政府工作报告 and 区人民政府工作报告: of what kind the region is; empty if the title does not say it. */
static span
kind_in_title(span title)
{
	static const span KINDS[] = {SPAN("省"), SPAN("市"), SPAN("区"), SPAN("县"),
								 SPAN("州"), SPAN("旗"), SPAN("盟")};

	for (size_t i = 0; i < title.n; i++)
		for (size_t k = 0; k < lengthof(KINDS); k++)
		{
			span rest = {title.p + i + KINDS[k].n, title.n - i - Min(KINDS[k].n, title.n - i)};

			if (span_starts((span){title.p + i, title.n - i}, KINDS[k]) &&
				(span_starts(rest, SPAN("政府")) || span_starts(rest, SPAN("人民政府"))))
				return KINDS[k];
		}
	return SPAN_NONE;
}

static bool
cancel_pending(void)
{
	return QueryCancelPending || ProcDiePending;
}

/* A name that stands in the text, of a region whose province does too: 振兴 and 新兴 are words as well. */
static bool
counts(const mention *m, const shipped_region *r, span content)
{
	return m->n > 0 && span_find(content, r->province) >= 0;
}

/*
 * Only a name that stands there often and far more often than any other of its kind, and so is one that no two of them
 * bear; -1: none.
 */
static int
choose_region(const mention *names, shipped_region *const *regions, int n, span content)
{
	size_t most = 0, next = 0;
	int best = -1;

	for (int i = 0; i < n; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (names[i].n <= next || !counts(&names[i], regions[i], content))
			continue;
		if (names[i].n > most)
		{
			next = most;
			most = names[i].n;
			best = i;
		}
		else
			next = names[i].n;
	}
	if (best < 0 || most < LEAST_MENTIONS || most < LEAST_LEAD * next)
		return -1;
	return best;
}

Datum
plan_region_of_text(PG_FUNCTION_ARGS)
{
	span title = text_to_span(PG_GETARG_TEXT_PP(0)), content = text_to_span(PG_GETARG_TEXT_PP(1)),
		 kind = kind_in_title(title);
	Datum values[3] = {0};
	bool nulls[3] = {true, true, true};
	TupleDesc desc;
	int n = 0, best = -1;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE || desc->natts != 3)
		elog(ERROR, "function of plan_indicator has other columns than this library");
	desc = BlessTupleDesc(desc);
	if (kind.n > 0)
	{
		const shipped_list *list;
		mention *names;
		shipped_region **regions;

		SPI_connect();
		list = shipped_regions();
		SPI_finish();
		names = palloc0(sizeof(mention) * (Size) (list->n + 1));
		regions = palloc(sizeof(shipped_region *) * (Size) (list->n + 1));
		for (int i = 0; i < list->n; i++)
			if (span_equal(list->r[i].kind, kind))
			{
				names[n].name = list->r[i].short_name;
				regions[n++] = &list->r[i];
			}
		mentions_count(content, names, (size_t) n, cancel_pending);
		CHECK_FOR_INTERRUPTS();
		best = choose_region(names, regions, n, content);
		if (best >= 0)
		{
			values[0] = PointerGetDatum(regions[best]->code);
			values[1] = PointerGetDatum(regions[best]->full_name);
			values[2] = Int32GetDatum((int32) names[best].n);
			nulls[0] = nulls[1] = nulls[2] = false;
		}
	}
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}
