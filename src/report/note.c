/*
 * note.c
 *		What a footnote does to the values it stands under.
 *
 * To teach a new wording: one line in EFFECTS.
 */
#include "note.h"
#include "marks.h"

/* All words of a rule must occur. */
typedef struct effect_rule
{
	note_effect effect;
	marked words[3];
} effect_rule;

static const effect_rule EFFECTS[] = {
	{EFFECT_BINDING_MARK, {MARKED("*"), MARKED("约束性")}},
	{EFFECT_PRELIMINARY, {MARKED("最终"), MARKED("数据"), MARKED("为准")}},
	{EFFECT_PRELIMINARY, {MARKED("初步"), MARKED("数")}},
	{EFFECT_PRELIMINARY, {MARKED("快报")}},
	{EFFECT_PROVISIONAL, {MARKED("目标"), MARKED("下达"), MARKED("为准")}},
	{EFFECT_PROVISIONAL, {MARKED("暂定")}},
	{EFFECT_VERDICT_BASIS, {MARKED("“完成预期”")}},
	{EFFECT_VERDICT_BASIS, {MARKED("完成情况"), MARKED("即为")}},
	{EFFECT_BASIS, {MARKED("口径")}},
	{EFFECT_BASIS, {MARKED("可比价")}},
	{EFFECT_BASIS, {MARKED("不变价")}},
	{EFFECT_BASIS, {MARKED("现价")}},
	{EFFECT_BASIS, {MARKED("现行价")}},
	{EFFECT_BASIS, {MARKED("当年价")}},
};

unsigned
note_effects(span text)
{
	unsigned effects = 0;
	marked s = marked_text(text);

	for (size_t i = 0; i < LENGTH(EFFECTS); i++)
	{
		bool all = true;

		for (int k = 0; all && k < 3 && EFFECTS[i].words[k].text.n > 0; k++)
			all = marked_has(&s, EFFECTS[i].words[k]);
		if (all)
			effects |= 1u << EFFECTS[i].effect;
	}
	return effects;
}

/* The one to name where a note has several: what marks the rows comes before what qualifies them. */
note_effect
note_main_effect(unsigned effects)
{
	for (int e = EFFECT_BINDING_MARK; e <= EFFECT_VERDICT_BASIS; e++)
		if (effects & 1u << e)
			return (note_effect) e;
	return EFFECT_OTHER;
}

bool
note_clause(span *rest, span *clause)
{
	const char *p = rest->p, *end = span_end(*rest);

	if (rest->n == 0)
		return false;
	while (p < end)
	{
		const char *at = p;
		uint32_t c = text_fold_char(text_next_raw(&p, end));

		if (c == ',' || c == ';' || c == 0x3002)
		{
			*clause = (span){rest->p, (size_t) (at - rest->p)};
			*rest = (span){p, (size_t) (end - p)};
			return true;
		}
	}
	*clause = *rest;
	*rest = SPAN_NONE;
	return true;
}

/* The text of a note, over all its lines. */
static bool
read_note(arena *scratch, const table_work *t, const table_note *n, span *label, span *text)
{
	arena_clear(scratch);
	*label = SPAN_NONE;
	if (n->own != NULL)
	{
		*label = n->own->label;
		*text = n->own->text;
		return !arena_cancelled(scratch, text->n + 64);
	}
	*text = line_clean(t->lines, n->line);
	if (n->more > 0 || !note_line(t->lines, n->line, label, text))
		*label = SPAN_NONE;
	for (uint32_t i = n->line + 1; i <= n->last; i++)
		*text = arena_join(scratch, *text, line_clean(t->lines, i));
	return !arena_cancelled(scratch, text->n + 64);
}

/* “上年”指2024年: the word that a clause says the year of, its quotes off in *bare; 0: it says none. */
static int
defined_year(span clause, span *word, span *bare)
{
	static const span SAYS[] = {SPAN("指的是"), SPAN("指"), SPAN("均为"), SPAN("为"), SPAN("是"), SPAN("系")};

	for (size_t i = 0; i < LENGTH(SAYS); i++)
	{
		ptrdiff_t at = span_find(clause, SAYS[i]);
		span year = {clause.p + at + SAYS[i].n, clause.n - (size_t) at - SAYS[i].n};
		years y;

		if (at <= 0)
			continue;
		y = years_in(year);
		*word = *bare = text_trim((span){clause.p, (size_t) at});
		if (span_starts(*word, SPAN("“")) && span_ends(*word, SPAN("”")) && word->n > 6)
			*bare = (span){word->p + 3, word->n - 6};
		/* nothing but the year behind it, and a word of time before it */
		if (y.from != 0 && y.from == y.to && !text_longer(year, 8) && !text_longer(*word, 12))
			return y.from;
	}
	return 0;
}

static bool
heading_says(span heading, span word)
{
	char buf[NOTED_BYTES];

	return heading.n > 0 && heading.n <= sizeof(buf) &&
		   span_find((span){buf, text_fold(heading, buf)}, word) >= 0;
}

/* 其余为年均增长（%）: the unit of a column of means whose head prints none. */
static void
define_mean_unit(span clause, grid *g)
{
	if (span_find(clause, SPAN("年均")) < 0 ||
		(span_find(clause, SPAN("%")) < 0 && span_find(clause, SPAN("％")) < 0))
		return;
	for (int i = 0; i < g->width; i++)
		if (g->columns[i].kind == COLUMN_VALUE && g->columns[i].growth && !unit_present(&g->columns[i].unit))
			unit_parse(SPAN("%"), &g->columns[i].unit);
}

report_status
notes_define_years(arena *scratch, const table_work *t)
{
	for (size_t i = 0; i < t->note_n; i++)
	{
		span label, rest, item, text, clause, word = SPAN_NONE, bare = SPAN_NONE;

		if (!read_note(scratch, t, &t->notes[i], &label, &rest))
			return REPORT_CANCELLED;
		while (note_item(&rest, &item, &text))
			while (note_clause(&text, &clause))
			{
				int year = defined_year(clause, &word, &bare);

				define_mean_unit(clause, t->grid);
				for (int c = 0; year != 0 && c < t->grid->width; c++)
				{
					column *x = &t->grid->columns[c];
					bool says = heading_says(x->heading, word) || heading_says(x->heading, bare);

					if (x->kind == COLUMN_VALUE && x->years.from == 0 && says)
						x->years = (years){.from = year, .to = year};
				}
			}
	}
	return REPORT_OK;
}

report_status
notes_settle(arena *a, arena *scratch, const table_work *t, note_effects_of_table *out)
{
	span label, rest, item, text;
	bool says_rest = false;
	int items = 0;

	out->effects = 0;
	out->n = 0;
	for (size_t i = 0; i < t->note_n; i++)
	{
		if (!read_note(scratch, t, &t->notes[i], &label, &rest))
			return REPORT_CANCELLED;
		says_rest |= note_says_rest(rest);
	}
	for (size_t i = 0; i < t->note_n; i++)
	{
		if (!read_note(scratch, t, &t->notes[i], &label, &rest))
			return REPORT_CANCELLED;
		while (note_item(&rest, &item, &text))
			TRY(note_settle_item(a, text, ++items, says_rest, out));
	}
	notes_know_rows(scratch, t->grid, out);
	return REPORT_OK;
}

report_status
notes_emit(arena *scratch, const table_work *t, int *note_no)
{
	span label = SPAN_NONE;

	for (size_t i = 0; i < t->note_n; i++)
	{
		const table_note *n = &t->notes[i];
		span own, rest, item, text;

		if (!read_note(scratch, t, n, &own, &rest))
			return REPORT_CANCELLED;
		if (n->more == 0)
			label = own;
		while (note_item(&rest, &item, &text))
		{
			report_note out = {t->table_no, ++*note_no, label,
							   item,        text,       note_main_effect(note_effects(text)),
							   n->line + 1};

			TRY(emit_event(scratch, &(report_event){EVENT_NOTE, {.note = &out}}));
		}
	}
	return REPORT_OK;
}
