/*
 * codes.c
 *		The catalogue's codes for the names in a report: all names are looked up at once.
 */
#include "codes.h"

#include "catalog/pg_type.h"
#include "enums.h"
#include "miscadmin.h"
#include "shipped.h"
#include "spi_statement.h"
#include "target.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

/* Each of the next two gives key, code, whether it is the region's own, and whether its indicator is a growth rate. */
static statement FIND_ALIASES = {
	"SELECT plan.indicator_key(a.alias), a.indicator_code, a.region_code OPERATOR(pg_catalog.<>) '',"
	" i.measure OPERATOR(pg_catalog.=) 'growth'"
	" FROM plan.indicator_alias a LEFT JOIN plan.indicator i"
	" ON i.indicator_code OPERATOR(pg_catalog.=) a.indicator_code"
	" WHERE plan.indicator_key(a.alias) OPERATOR(pg_catalog.=) ANY ($1)"
	" AND a.region_code OPERATOR(pg_catalog.=) ANY (ARRAY['', $2])",
	NULL};
static statement SHIPPED_ALIASES = {
	"SELECT plan.indicator_key(a.alias), a.indicator_code, false, i.measure OPERATOR(pg_catalog.=) 'growth'"
	" FROM plan.shipped_aliases() a LEFT JOIN plan.shipped_indicators() i"
	" ON i.indicator_code OPERATOR(pg_catalog.=) a.indicator_code",
	NULL};
static statement HAS_OWN_ALIASES = {
	"SELECT EXISTS (SELECT FROM plan.indicator_alias WHERE region_code OPERATOR(pg_catalog.<>) '')", NULL};
static statement REGION_CODE = {"SELECT plan.region_code($1)", NULL};

/* An alias that one of the names may be. */
typedef struct alias
{
	span key;
	text *code;
	bool own;      /* of the region; else of everywhere */
	bool measured; /* its indicator is known, and growth says whether it is a growth rate */
	bool growth;
} alias;

typedef struct aliases
{
	alias *a;
	int n;
} aliases;

/* What the aliases that fit say; [1] those of the region. */
typedef struct choice
{
	text *code[2];
	bool several[2];
} choice;

/* Whose figures a sentence gives, or of when: no part of an indicator's name. */
static const span OWNERS[] = {SPAN("全区"), SPAN("全市"), SPAN("全省"), SPAN("全县"),
							  SPAN("我区"), SPAN("我市"), SPAN("我省"), SPAN("我县"),
							  SPAN("全年"), SPAN("年末"), SPAN("年底")};

/* What the names of growth rates may end in, where the sentence has the verb. */
static const char *const GROWTH_ENDS[] = {"", "增速", "增长", "增长率"};

int
fact_keys(span key, span measure, Datum *keys)
{
	int n = span_equal(measure, SPAN("growth")) ? (int) lengthof(GROWTH_ENDS) : 1;

	StaticAssertStmt(lengthof(GROWTH_ENDS) <= FACT_KEYS_MAX, "keys of a fact");
	if (span_equal(measure, SPAN("rank")) || span_equal(measure, SPAN("change")) ||
		span_equal(measure, SPAN("multiple")))
		return 0;
	for (int i = 0; i < (int) lengthof(OWNERS); i++)
		if (span_starts(key, OWNERS[i]))
		{
			key = (span){key.p + OWNERS[i].n, key.n - OWNERS[i].n};
			break;
		}
	for (int i = 0; i < n; i++)
		keys[i] = PointerGetDatum(cstring_to_text(psprintf("%.*s%s", (int) key.n, key.p, GROWTH_ENDS[i])));
	return n;
}

static int
compare_keys(span a, span b)
{
	int c = memcmp(a.p, b.p, Min(a.n, b.n));

	return c != 0 ? c : (a.n > b.n) - (a.n < b.n);
}

static int
compare_texts(const void *a, const void *b)
{
	return compare_keys(text_to_span(DatumGetTextPP(*(const Datum *) a)),
						text_to_span(DatumGetTextPP(*(const Datum *) b)));
}

static int
compare_aliases(const void *a, const void *b)
{
	return compare_keys(((const alias *) a)->key, ((const alias *) b)->key);
}

/* The aliases of the last result, in the order of their keys, in memory of this context. */
static aliases
result_aliases(MemoryContext context)
{
	MemoryContext old = MemoryContextSwitchTo(context);
	aliases found = {NULL, (int) SPI_processed};

	found.a = palloc0(sizeof(alias) * (Size) (found.n + 1));
	for (int i = 0; i < found.n; i++)
	{
		HeapTuple row = SPI_tuptable->vals[i];
		TupleDesc desc = SPI_tuptable->tupdesc;
		alias *a = &found.a[i];
		bool isnull;

		a->key = text_to_span(DatumGetTextPCopy(SPI_getbinval(row, desc, 1, &isnull)));
		a->code = DatumGetTextPCopy(SPI_getbinval(row, desc, 2, &isnull));
		a->own = DatumGetBool(SPI_getbinval(row, desc, 3, &isnull));
		a->growth = DatumGetBool(SPI_getbinval(row, desc, 4, &isnull));
		a->measured = !isnull;
	}
	qsort(found.a, (size_t) found.n, sizeof(alias), compare_aliases);
	MemoryContextSwitchTo(old);
	return found;
}

/* The aliases of these keys in the user's table; reads: in a function that changes nothing. */
static aliases
find_aliases(Datum *keys, int n, const char *region_code, bool reads)
{
	parameters p = {0};

	add(&p, TEXTARRAYOID, PointerGetDatum(construct_array(keys, n, TEXTOID, -1, false, TYPALIGN_INT)), false);
	add_text(&p, region_code == NULL ? "" : region_code);
	if (reads)
		execute_reading(&FIND_ALIASES, &p);
	else
		execute(&FIND_ALIASES, &p);
	return result_aliases(CurrentMemoryContext);
}

/* The aliases that come with the extension. */
static aliases
shipped_aliases(void)
{
	static shipped_rows rows;
	static aliases shipped;
	MemoryContext context = shipped_to_read(&rows);
	parameters none = {0};

	if (context != NULL)
	{
		execute_reading(&SHIPPED_ALIASES, &none);
		shipped = result_aliases(context);
		shipped_keep(&rows);
	}
	return shipped;
}

/* The first alias whose key is not before this one. */
static int
first_alias(const aliases *known, span key)
{
	int low = 0, high = known->n;

	while (low < high)
	{
		int middle = low + (high - low) / 2;

		if (compare_keys(known->a[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* What the aliases of one key say; of a fact only those with its measure. */
static void
choose(choice *c, const aliases *known, span key, bool of_fact, bool growth)
{
	for (int i = first_alias(known, key); i < known->n && span_equal(known->a[i].key, key); i++)
	{
		const alias *a = &known->a[i];

		if (of_fact && !(a->measured && a->growth == growth))
			continue;
		if (c->code[a->own] == NULL)
			c->code[a->own] = a->code;
		else if (!span_equal(text_to_span(c->code[a->own]), text_to_span(a->code)))
			c->several[a->own] = true;
	}
}

/* Into the place of the key. */
static void
put_code(batch *b, int column, int row, const choice *c)
{
	bool own = c->code[1] != NULL;

	b->nulls[column][row] = c->code[own] == NULL || c->several[own];
	b->values[column][row] = PointerGetDatum(c->code[own]);
}

static span
text_of(const batch *b, int column, int row)
{
	return b->nulls[column][row] ? SPAN_NONE : text_to_span(DatumGetTextPP(b->values[column][row]));
}

/* Each different key once, in no order that matters. */
static int
distinct_keys(Datum *keys, int n, Datum *out)
{
	int different = 0;

	memcpy(out, keys, sizeof(Datum) * (Size) n);
	qsort(out, (size_t) n, sizeof(Datum), compare_texts);
	for (int i = 0; i < n; i++)
		if (i == 0 || compare_texts(&out[different - 1], &out[i]) != 0)
			out[different++] = out[i];
	return different;
}

/* The keys of all rows, then those of each fact, which end where ends[] says. */
typedef struct wanted_keys
{
	Datum *keys;
	int n, *ends;
} wanted_keys;

static wanted_keys
keys_of(const batch *rows, const batch *facts)
{
	wanted_keys w;

	w.n = rows->n;
	w.keys = palloc_extended(sizeof(Datum) * ((Size) rows->n + (Size) facts->n * FACT_KEYS_MAX + 1),
							 MCXT_ALLOC_HUGE);
	w.ends = palloc_extended(sizeof(int) * ((Size) facts->n + 1), MCXT_ALLOC_HUGE);
	if (rows->n > 0)
		memcpy(w.keys, rows->values[ROW_KEY], sizeof(Datum) * (Size) rows->n);
	for (int i = 0; i < facts->n; i++)
	{
		if (!facts->nulls[FACT_KEY][i])
			w.n += fact_keys(text_of(facts, FACT_KEY, i), text_of(facts, FACT_MEASURE, i), w.keys + w.n);
		w.ends[i] = w.n;
	}
	return w;
}

static void
put_codes(reading *r, const wanted_keys *w, const aliases *known)
{
	batch *rows = &r->rows, *facts = &r->facts;

	for (int i = 0; i < rows->n; i++)
	{
		choice c = {0};

		choose(&c, known, text_to_span(DatumGetTextPP(w->keys[i])), false, false);
		put_code(rows, ROW_KEY, i, &c);
	}
	for (int i = 0, k = rows->n; i < facts->n; i++)
	{
		choice c = {0};
		bool growth = span_equal(text_of(facts, FACT_MEASURE, i), SPAN("growth"));

		CHECK_FOR_INTERRUPTS();
		for (; k < w->ends[i]; k++)
			choose(&c, known, text_to_span(DatumGetTextPP(w->keys[k])), true, growth);
		put_code(facts, FACT_KEY, i, &c);
	}
}

/* The aliases of the user's table that a reading may need. */
static aliases
aliases_of(const wanted_keys *w, const char *region_code, bool reads)
{
	Datum *different = palloc_extended(sizeof(Datum) * ((Size) w->n + 1), MCXT_ALLOC_HUGE);

	return find_aliases(different, distinct_keys(w->keys, w->n, different), region_code, reads);
}

void
find_codes(reading *r, const char *region_code)
{
	wanted_keys w = keys_of(&r->rows, &r->facts);
	aliases known;

	if (w.n == 0)
		return;
	known = aliases_of(&w, region_code, false);
	put_codes(r, &w, &known);
}

/* That of the title, else of the issuer; only where a region has names of its own. */
static const char *
region_of_head(const report_head *head)
{
	parameters none = {0}, p = {0};
	bool isnull;

	execute_reading(&HAS_OWN_ALIASES, &none);
	if (!DatumGetBool(result(1, &isnull)))
		return NULL;
	add_span(&p, head->region_text.n > 0 ? head->region_text : head->issuer);
	execute_reading(&REGION_CODE, &p);
	return result_text(1);
}

void
look_up_codes(FunctionCallInfo fcinfo, reading *r)
{
	Oid schema = plan_namespace(fcinfo);
	wanted_keys w = keys_of(&r->rows, &r->facts);
	aliases known;

	if (w.n == 0)
		return;
	if (OidIsValid(get_relname_relid("indicator_alias", schema)) &&
		OidIsValid(get_relname_relid("indicator", schema)))
		known = aliases_of(&w, region_of_head(&r->head), true);
	else
		known = shipped_aliases();
	put_codes(r, &w, &known);
}
