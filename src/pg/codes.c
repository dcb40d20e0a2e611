/*
 * codes.c
 *		The catalogue's codes for the names in a report: all names are looked up at once.
 */
#include "codes.h"

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "spi_statement.h"
#include "target.h"
#include "utils/array.h"
#include "utils/builtins.h"

static statement FIND_ALIASES = {
	"SELECT plan.indicator_key(a.alias), a.indicator_code, a.region_code OPERATOR(pg_catalog.<>) '',"
	" (SELECT i.measure FROM plan.indicator i WHERE i.indicator_code OPERATOR(pg_catalog.=) a.indicator_code)"
	"  OPERATOR(pg_catalog.=) 'growth'"
	" FROM plan.indicator_alias a"
	" WHERE plan.indicator_key(a.alias) OPERATOR(pg_catalog.=) ANY ($1)"
	" AND a.region_code OPERATOR(pg_catalog.=) ANY (ARRAY['', $2])",
	NULL};

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
compare_aliases(const void *a, const void *b)
{
	return compare_keys(((const alias *) a)->key, ((const alias *) b)->key);
}

/* The aliases of these keys, in the order of their keys. */
static aliases
find_aliases(Datum *keys, int n, const char *region_code)
{
	parameters p = {0};
	aliases found = {NULL, 0};

	add(&p, TEXTARRAYOID, PointerGetDatum(construct_array(keys, n, TEXTOID, -1, false, TYPALIGN_INT)), false);
	add_text(&p, region_code == NULL ? "" : region_code);
	execute(&FIND_ALIASES, &p);
	found.n = (int) SPI_processed;
	found.a = palloc0(sizeof(alias) * (Size) (found.n + 1));
	for (int i = 0; i < found.n; i++)
	{
		HeapTuple row = SPI_tuptable->vals[i];
		TupleDesc desc = SPI_tuptable->tupdesc;
		alias *a = &found.a[i];
		bool isnull;

		a->key = text_to_span(DatumGetTextPP(SPI_getbinval(row, desc, 1, &isnull)));
		a->code = DatumGetTextPP(SPI_getbinval(row, desc, 2, &isnull));
		a->own = DatumGetBool(SPI_getbinval(row, desc, 3, &isnull));
		a->growth = DatumGetBool(SPI_getbinval(row, desc, 4, &isnull));
		a->measured = !isnull;
	}
	qsort(found.a, (size_t) found.n, sizeof(alias), compare_aliases);
	return found;
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

void
find_codes(reading *r, const char *region_code)
{
	batch *rows = &r->rows, *facts = &r->facts;
	Datum *keys = palloc_extended(sizeof(Datum) * ((Size) rows->n + (Size) facts->n * FACT_KEYS_MAX + 1),
								  MCXT_ALLOC_HUGE);
	int *ends = palloc_extended(sizeof(int) * ((Size) facts->n + 1), MCXT_ALLOC_HUGE);
	int n = rows->n;
	aliases known;

	memcpy(keys, rows->values[ROW_KEY], sizeof(Datum) * (Size) rows->n);
	for (int i = 0; i < facts->n; i++)
	{
		if (!facts->nulls[FACT_KEY][i])
			n += fact_keys(text_of(facts, FACT_KEY, i), text_of(facts, FACT_MEASURE, i), keys + n);
		ends[i] = n;
	}
	if (n == 0)
		return;
	known = find_aliases(keys, n, region_code);
	for (int i = 0; i < rows->n; i++)
	{
		choice c = {0};

		choose(&c, &known, text_to_span(DatumGetTextPP(keys[i])), false, false);
		put_code(rows, ROW_KEY, i, &c);
	}
	for (int i = 0, k = rows->n; i < facts->n; i++)
	{
		choice c = {0};
		bool growth = span_equal(text_of(facts, FACT_MEASURE, i), SPAN("growth"));

		CHECK_FOR_INTERRUPTS();
		for (; k < ends[i]; k++)
			choose(&c, &known, text_to_span(DatumGetTextPP(keys[k])), true, growth);
		put_code(facts, FACT_KEY, i, &c);
	}
}
