/*
 * grid.c
 *		Grids as the layout readers build them.
 */
#include "grid.h"

void
run_complain(run *r, message_code code, uint32_t line, span excerpt, int a, int b)
{
	if (!arena_room(r->arena, (void **) &r->complaints, &r->complaint_room, r->complaint_n,
					sizeof(complaint)))
	{
		r->out_of_memory = true;
		return;
	}
	r->complaints[r->complaint_n++] = (complaint){code, line, excerpt, a, b};
}

grid *
run_grid(run *r)
{
	return r->grid_n == 0 ? NULL : &r->grids[r->grid_n - 1];
}

bool
same_folded(span a, span b)
{
	const char *p = a.p, *p_end = a.p + a.n, *q = b.p, *q_end = b.p + b.n;

	for (;;)
	{
		uint32_t c = text_next(&p, p_end);

		if (c != text_next(&q, q_end))
			return false;
		if (c == TEXT_END)
			return true;
	}
}

static bool
same_cells(const cell *a, const cell *b, int n)
{
	for (int i = 0; i < n; i++)
		if (!same_folded(a[i].text, b[i].text))
			return false;
	return true;
}

bool
run_head_repeats(const run *r, const cell *cells, int width)
{
	const grid *g = r->grid_n == 0 ? NULL : &r->grids[r->grid_n - 1];

	return g != NULL && g->width == width && same_cells(g->head, cells, width);
}

static cell *
copy_cells(run *r, const cell *cells, int n)
{
	cell *copy = arena_get(r->arena, (size_t) n, sizeof(cell));

	if (copy == NULL)
		r->out_of_memory = true;
	else
		memcpy(copy, cells, (size_t) n * sizeof(cell));
	return copy;
}

/* The columns of a head; a group head spreads to the right over empty cells. */
static void
set_columns(grid *g, const cell *cells, const cell *subhead, int width)
{
	span group = SPAN_NONE;

	for (int i = 0; i < width; i++)
	{
		span own = cells[i].text;

		if (subhead != NULL && own.n > 0)
			group = own;
		if (subhead != NULL && subhead[i].text.n > 0)
			g->columns[i] = head_column(subhead[i].text, group);
		else
		{
			g->columns[i] = head_column(own, SPAN_NONE);
			group = SPAN_NONE;
		}
		/* "2020 年" over two columns whose own heads were lost: neither is known */
		if (subhead == NULL && i + 1 < width && cells[i + 1].text.n == 0 && g->columns[i].role == ROLE_NONE &&
			g->columns[i].kind == COLUMN_VALUE)
			g->columns[i].kind = COLUMN_OTHER;
		if (g->columns[i].kind == COLUMN_ORDINAL)
			g->numbered = true;
	}
}

grid *
run_head(run *r, const cell *cells, const cell *subhead, int width)
{
	grid *g = run_grid(r);

	if (g != NULL && g->width == width && same_cells(g->head, cells, width))
	{
		/* a second head row that was lost before the first page is there before the second */
		if (g->subhead == NULL && subhead != NULL)
		{
			g->subhead = copy_cells(r, subhead, width);
			set_columns(g, cells, subhead, width);
		}
		return g;
	}
	if (!arena_room(r->arena, (void **) &r->grids, &r->grid_room, r->grid_n, sizeof(grid)))
	{
		r->out_of_memory = true;
		return NULL;
	}
	g = &r->grids[r->grid_n];
	memset(g, 0, sizeof(*g));
	g->width = width;
	g->first_line = g->last_line = cells[0].line;
	g->columns = arena_get(r->arena, (size_t) width, sizeof(column));
	g->head = copy_cells(r, cells, width);
	g->subhead = subhead == NULL ? NULL : copy_cells(r, subhead, width);
	if (g->columns == NULL || r->out_of_memory)
	{
		r->out_of_memory = true;
		return NULL;
	}
	set_columns(g, cells, subhead, width);
	r->grid_n++;
	return g;
}

static void
add_row(run *r, const cell *cells, int n, bool section, bool doubtful)
{
	grid *g = run_grid(r);
	cell *copy;

	if (g == NULL || r->out_of_memory)
		return;
	copy = copy_cells(r, cells, n);
	if (copy == NULL || !arena_room(r->arena, (void **) &g->rows, &g->room, g->n, sizeof(grid_row)))
	{
		r->out_of_memory = true;
		return;
	}
	g->rows[g->n++] = (grid_row){copy, section, doubtful};
}

void
run_row(run *r, const cell *cells, bool doubtful)
{
	grid *g = run_grid(r);

	if (g == NULL)
		return;
	for (int i = 0; i < g->width; i++)
	{
		int ordinal = g->columns[i].kind == COLUMN_ORDINAL ? cell_ordinal(cells[i].text) : -1;

		if (ordinal < 0)
			continue;
		if (g->last_ordinal == 0 && ordinal != 1)
			run_complain(r, MESSAGE_NO_ROW_ONE, cells[0].line, cells[i].text, ordinal, 0);
		else if (g->last_ordinal != 0 && ordinal != g->last_ordinal + 1)
			run_complain(r, MESSAGE_ORDINAL_GAP, cells[0].line, cells[i].text, g->last_ordinal, ordinal);
		g->last_ordinal = ordinal;
	}
	add_row(r, cells, g->width, false, doubtful);
}

void
run_section(run *r, cell c)
{
	add_row(r, &c, 1, true, false);
}

cell_fit
grid_fits(const grid *g, const cell *cells)
{
	cell_fit worst = FIT_SURE;

	for (int i = 0; i < g->width; i++)
	{
		cell_fit fit = cell_fits(g->columns[i].kind, cells[i].text);

		if (fit < worst)
			worst = fit;
	}
	return worst;
}

/* 一、 （一） Ⅰ. and the like at the start. */
bool
numbered_section(span s)
{
	static const char NUMERALS[] = "一二三四五六七八九十";
	const char *p = s.p, *end = s.p + s.n;
	bool bracket = text_match(p, end, "(", 1) > 0;
	int n = 0;

	if (bracket)
		text_next(&p, end);
	for (;;)
	{
		uint32_t c = text_next(&p, end);
		bool numeral = false;

		for (const char *q = NUMERALS; !numeral && *q != '\0';)
			numeral = text_next_raw(&q, NUMERALS + sizeof(NUMERALS) - 1) == c;
		if (!numeral)
		{
			return n > 0 && (bracket ? c == ')' : c == 0x3001 || c == '.' || c == ',');
		}
		n++;
	}
}

/* Nothing that stands in a column of its own. */
static bool
is_prose(span text)
{
	return cell_ordinal(text) < 0 && cell_binding(text) == ROW_BINDING_UNKNOWN && !cell_verdict(text) &&
		   !cell_value(text);
}

bool
looks_like_section(span text)
{
	static const span WORDS[] = {SPAN("指标"), SPAN("类"), SPAN("发展"), SPAN("方面"), SPAN("领域")};
	size_t n;
	bool section;

	text = text_trim(text);
	n = text_characters(text);
	if (n == 0 || n > 40)
		return false;
	section = n <= 8 || numbered_section(text); /* "经济", "创新驱动", "一、…" */
	for (size_t i = 0; !section && i < sizeof(WORDS) / sizeof(WORDS[0]); i++)
		section = span_find(text, WORDS[i]) >= 0;
	return section && is_prose(text);
}
