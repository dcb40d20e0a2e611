/*
 * parts.c
 *		What a value cell says besides one value.
 */
#include "parts.h"
#include "cell.h"

static const span ARROWS[] = {SPAN("→"), SPAN("->"), SPAN("—>"), SPAN("⟶"), SPAN("➔")};
static const span STOPS[] = {SPAN("，"), SPAN("；"), SPAN(","), SPAN(";")};
static const span MEANS[] = {SPAN("年均"), SPAN("年平均")};

static bool
is_value(span s)
{
	return text_trim(s).n > 0 && cell_value(text_trim(s));
}

/* The texts before and behind the first of the words; false where none stands inside s. */
static bool
split_at(span s, const span *words, size_t n, span *before, span *behind)
{
	ptrdiff_t at = -1;
	size_t length = 0;

	for (size_t i = 0; i < n; i++)
	{
		ptrdiff_t hit = span_find(s, words[i]);

		if (hit > 0 && (at < 0 || hit < at))
		{
			at = hit;
			length = words[i].n;
		}
	}
	if (at < 0)
		return false;
	*before = text_trim((span){s.p, (size_t) at});
	*behind = text_trim((span){s.p + at + length, s.n - (size_t) at - length});
	return before->n > 0 && behind->n > 0;
}

/* What stands in the last bracket of the cell, if that ends it. */
static span
last_bracket(span s)
{
	const char *open = NULL, *inside = NULL, *last = NULL;
	uint32_t c = 0;

	for (const char *p = s.p, *end = span_end(s), *at = p; p < end; at = p)
	{
		last = at;
		c = text_fold_char(text_next_raw(&p, end));
		if (c == '(')
		{
			open = at;
			inside = p;
		}
	}
	return open != NULL && open > s.p && c == ')' ? (span){inside, (size_t) (last - inside)} : SPAN_NONE;
}

/* "2024", "2024年": nothing but one year; 0: something else. */
static int
year_alone(span s)
{
	years y = years_in(s);

	return y.from != 0 && y.from == y.to && !text_longer(text_trim(s), 6) && text_trim(s).p[0] >= '0' &&
				   text_trim(s).p[0] <= '9'
			   ? y.to
			   : 0;
}

static bool
says_mean(span s, span bracket)
{
	for (size_t i = 0; i < LENGTH(MEANS); i++)
		if (text_match(s.p, span_end(s), MEANS[i].p, MEANS[i].n) > 0 ||
			span_equal(text_trim(bracket), MEANS[i]))
			return true;
	return false;
}

/* The mean over the years of the plan: 年均 of a target, never of what was reached in one year. */
static void
make_mean(cell_part *part, int plan_from)
{
	int last = part->years.to;

	if (part->role != ROLE_TARGET && part->role != ROLE_AVERAGE)
		return;
	part->role = ROLE_AVERAGE;
	part->mean = true;
	part->years.from = plan_from != 0 && plan_from < last ? plan_from : 0;
	part->years.to = part->years.from == 0 ? 0 : last;
}

static void
take_marks(cell_part *part, int plan_from)
{
	span bracket = last_bracket(part->text);
	int year = year_alone(bracket);

	if (bracket.n > 0)
		part->binding = cell_binding(bracket);
	/* another year's figure in the place of this year's; a target is never that */
	if (year != 0 && part->role != ROLE_TARGET && part->role != ROLE_AVERAGE)
		part->years.from = part->years.to = year;
	if (says_mean(part->text, bracket))
		make_mean(part, plan_from);
}

/* 8.5: one part, which says nothing more. */
static bool
is_plain_figure(span s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != '.')
			return false;
	return true;
}

int
cell_parts(const column *c, span cell, int plan_from, cell_part *parts)
{
	cell_part whole = {cell, c->role, c->years, c->mean, ROW_BINDING_UNKNOWN};
	span before, behind;
	int n = 1;

	parts[0] = whole;
	if (is_plain_figure(cell))
		return 1;
	if (c->role == ROLE_TARGET && !c->mean && split_at(cell, ARROWS, LENGTH(ARROWS), &before, &behind) &&
		is_value(before) && is_value(behind))
	{
		parts[1] = whole;
		parts[0].text = before;
		parts[0].role = ROLE_BASE;
		parts[0].years.to = parts[0].years.from = c->arrow_from != 0 ? c->arrow_from
												  : plan_from == 0   ? 0
																	 : plan_from - 1;
		parts[1].text = behind;
		n = 2;
	}
	else
		while (n < CELL_PARTS_MAX && !is_value(parts[n - 1].text) &&
			   split_at(parts[n - 1].text, STOPS, LENGTH(STOPS), &before, &behind) && is_value(before) &&
			   (is_value(behind) || n + 1 < CELL_PARTS_MAX))
		{
			parts[n] = whole;
			parts[n - 1].text = before;
			parts[n].text = behind;
			n++;
		}
	/* all of it or nothing */
	if (n > 1 && !is_value(parts[n - 1].text))
	{
		parts[0] = whole;
		n = 1;
	}
	for (int i = 0; i < n; i++)
		take_marks(&parts[i], plan_from);
	return n;
}

static const span SLASHES[] = {SPAN("/"), SPAN("／")};

bool
cell_arrow(span cell, span *before, span *behind)
{
	return split_at(cell, ARROWS, LENGTH(ARROWS), before, behind);
}

bool
cell_pair(span cell, span *first, span *other)
{
	return split_at(cell, SLASHES, LENGTH(SLASHES), first, other) && is_value(*first) && is_value(*other);
}

int
plan_first_year(const column *columns, int width)
{
	int base = 0, last = 0;

	for (int i = 0; i < width; i++)
	{
		const column *c = &columns[i];

		if (c->kind == COLUMN_VALUE && c->role == ROLE_BASE && c->years.to > base)
			base = c->years.to;
		if (c->kind == COLUMN_VALUE && c->role == ROLE_TARGET && c->years.to > last)
			last = c->years.to;
	}
	return base != 0 && base < last ? base + 1 : 0;
}

bool
name_pair(span name, span *first, span *other)
{
	return split_at(name, SLASHES, LENGTH(SLASHES), first, other) &&
		   cell_fits(COLUMN_NAME, *first) == FIT_SURE && cell_fits(COLUMN_NAME, *other) == FIT_SURE &&
		   text_characters(*first) >= 2 && text_characters(*other) >= 2;
}
