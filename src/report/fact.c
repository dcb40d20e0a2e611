/*
 * fact.c
 *		The sentence reader: paragraphs to sentences to figures to facts, and what holds from one to the next.
 */
#include "fact.h"
#include "fact_build.h"
#include "table.h"

#define HEADING_CHARACTERS 20
#define SHORT_LINE 18 /* characters */

/* ---- one figure ---- */

/* 计划实施项目172个。其中，…: what a word said of the whole it says of the parts, in the next sentence too. */
static void
take_role_of_whole(fact_reader *r, const report_fact *whole)
{
	if (whole->role == FACT_BASE || whole->trace.role == BY_NO_RULE || r->segment_role >= 0 ||
		r->sentence_role >= 0)
		return;
	if (whole->trace.role == BY_WORD || whole->trace.role == BY_SENTENCE)
		r->sentence_role = whole->role;
}

static void
take_years_of_whole(fact_reader *r, const report_fact *whole)
{
	if (whole->role == FACT_BASE || whole->aggregation == AGGREGATE_MEAN ||
		whole->trace.period == BY_NO_RULE || r->sentence_year != 0)
		return;
	if (said_by_clause(whole->trace.period) || whole->trace.period == BY_SENTENCE)
	{
		r->sentence_year_from = whole->year_from;
		r->sentence_year = whole->year;
		r->sentence_part = whole->part;
	}
}

/* 其中 divides what the sentence has stated, or the one before it; what stands in brackets behind that is none of it. */
static void
open_part(fact_reader *r)
{
	bool before = r->draft_n == r->sentence_first;
	size_t whole;

	r->part_from = before ? r->previous_first : r->sentence_first;
	r->part_to = whole = r->draft_n;
	while (whole > r->part_from && r->work->drafts[whole - 1].depth > r->depth)
		whole--;
	if (whole == r->part_from)
		return;
	take_role_of_whole(r, &r->work->drafts[whole - 1].fact);
	take_years_of_whole(r, &r->work->drafts[whole - 1].fact);
}

/* 50万元以上的村, 超百亿元企业, 3岁以下婴幼儿: the amount says which of them; a count counts them. */
static bool
sorts_out(const token *t, span figure, span rest)
{
	bool ages = span_find(figure, SPAN("岁")) > 0;
	size_t n;

	if (t->sort == SORT_COUNT || !(span_ends(figure, SPAN("以上")) || span_ends(figure, SPAN("以下")) ||
								   list_starts(LIST_BOUNDS, figure) > 0))
		return false;
	if (span_starts(rest, SPAN("的")))
		rest = (span){rest.p + 3, rest.n - 3};
	n = list_starts(LIST_CLASSES, rest);
	rest = (span){rest.p + n, rest.n - n};
	return n > 0 && (ages || rest.n == 0 || list_starts(LIST_CLASS_TAILS, rest) > 0);
}

/* 地级市中排名 behind a number: of so many something has a rank. */
static bool
ranks_among(span rest)
{
	static const span RANKED[] = {SPAN("中排"),   SPAN("中排名"), SPAN("中位列"), SPAN("中位居"),
								  SPAN("中名列"), SPAN("中居"),   SPAN("中列")};

	return span_ends_any(rest, RANKED, LENGTH(RANKED));
}

/* 60万吨乙烯项目 and 5个国家公园之一 are names, no figures. */
static bool
names_a_thing(const token *t, span figure, span rest)
{
	size_t n;

	if (sorts_out(t, figure, rest))
		return true;
	/* 在14个地级市中排名第6, 排名前三位的是 */
	if (t->figure == FIGURE_RANK ? span_starts(rest, SPAN("的")) : ranks_among(rest))
		return true;
	if (span_ends(rest, SPAN("之一")) && !span_ends(rest, SPAN("分之一")))
		return true;
	return t->figure == FIGURE_QUANTITY && t->sort == SORT_LEVEL && rest.n > 0 &&
		   !span_starts(rest, SPAN("的")) && list_starts(LIST_PREDICATES, rest) == 0 &&
		   list_find(LIST_NAMED_THINGS, rest, 0, &n) >= 0;
}

/* 达到国家二级标准（35μg/m3）: what a standard asks for. */
static bool
is_standard(const fact_reader *r, size_t k)
{
	const token *t = &r->work->tokens[k];

	return k > 0 && t[-1].kind == TOKEN_OPEN && t[-1].to == t->from &&
		   span_ends(slice(r, r->sentence_from, t[-1].from), SPAN("标准"));
}

/* 138项区委、区政府重点工作中: what 中 stands behind is one noun, over 、 too. */
static size_t
noun_boundary(const fact_reader *r, size_t k)
{
	size_t to = right_boundary(r, k), i = k + 1, end;

	while (i < r->token_n && r->work->tokens[i].from < to)
		i++;
	if (i == r->token_n || r->work->tokens[i].kind != TOKEN_LIST || to == r->work->tokens[k].to)
		return to;
	for (; i < r->token_n && r->work->tokens[i].kind > TOKEN_COLON; i++)
		if (r->work->tokens[i].kind != TOKEN_LIST)
			return to;
	end = i == r->token_n ? r->sentence_to : r->work->tokens[i].from;
	return noun_divides(slice(r, to, end)) ? end : to;
}

/* 增长8%、力争8.5%; 目标为增长6%，实际完成4.8%; 增长5.2%（目标6%）: what is striven for or was reached is what the figure before it measures. */
static void
carry_measure(const fact_reader *r, fact_draft *d, const left_side *l)
{
	const fact_draft *before = d, *first = r->work->drafts + r->sentence_first;
	bool carries = l->plan || r->depth > 0 || l->tells & (TELLS_STRETCH | TELLS_TARGET);

	if (l->to > l->from || l->completion || d->fact.measure != MEASURE_RATE)
		return;
	do
		if (before-- == first)
			return;
	while (l->plan && before->sort != d->sort);
	if (before->fact.role == FACT_TARGET && l->tells & (TELLS_REAL | TELLS_DONE | TELLS_FORECAST))
		carries = true;
	if (before->sort == d->sort && before->fact.measure == MEASURE_GROWTH && carries)
		d->fact.measure = MEASURE_GROWTH;
}

static report_status
take_figure(fact_reader *r, size_t k)
{
	const token *t = &r->work->tokens[k];
	fact_draft *d = new_draft(r);
	left_side l;
	span rest;

	if (r->name_next < r->name_n)
		return listed_fact(r, k);
	if (!read_left(r, k, left_boundary(r, k), &l))
		return REPORT_OK;
	if (l.tells & TELLS_EACH || l.to > l.from || (r->name_n > 0 && r->listed_to == r->draft_n))
	{
		distribute(r, k, &l);
		if (r->name_n > 0)
			return listed_fact(r, k);
	}
	if (l.tells & TELLS_PART)
		open_part(r);
	d->sort = t->sort;
	if (t->figure == FIGURE_RANK)
		d->fact.measure = MEASURE_RANK;
	rest = slice(r, t->to, noun_boundary(r, k));
	d->places = span_ends(slice(r, t->from, t->to), SPAN("位")) && rest.n == 0;
	if (names_a_thing(t, slice(r, t->from, t->to), rest) || is_standard(r, k))
		return REPORT_OK;
	find_subject(r, d, &l, k, rest);
	find_measure(d, &l, t->figure, rest);
	carry_measure(r, d, &l);
	return finish_fact(r, d, t, &l, k);
}

/* ---- sentences ---- */

/* “主要预期目标是：”, “年初预算为：” makes targets of all that follows in the sentence. */
static void
take_colon(fact_reader *r, size_t k)
{
	static const span OUTCOMES[] = {SPAN("完成情况"), SPAN("进展情况"), SPAN("实际完成"),    SPAN("完成结果"),
									SPAN("落实情况"), SPAN("推进情况"), SPAN("实际完成情况")};
	span s = slice(r, clause_start(r, k), r->work->tokens[k].from);

	/* 目标任务：…；完成情况：… */
	if (span_among(s, OUTCOMES, LENGTH(OUTCOMES)))
	{
		r->sentence_role = FACT_ACTUAL;
		r->clause_year = 0;
	}
	else if ((span_find(s, SPAN("目标")) >= 0 || span_find(s, SPAN("年初预算")) >= 0) &&
			 span_find(s, SPAN("完成")) < 0)
		r->sentence_role = FACT_TARGET;
	r->segment++;
	r->segment_role = -1;
}

static const span UP_TO[] = {SPAN("到"),       SPAN("至"),         SPAN("截至"),   SPAN("在"),
							 SPAN("预计到"),   SPAN("预计"),       SPAN("回顾"),   SPAN("刚刚过去的"),
							 SPAN("刚过去的"), SPAN("即将过去的"), SPAN("过去的"), SPAN("截止")};

/* What may stand between a year and the comma behind it: 截至2022年底，. */
static bool
ends_year(span s)
{
	return s.n == 0 || span_equal(s, SPAN("底")) || span_equal(s, SPAN("末")) || span_equal(s, SPAN("年底"));
}

/* ，到2025年，: what the sentence says from here on, up to ；, is of that year. */
static void
take_dated_clause(fact_reader *r, size_t k)
{
	const token *t = &r->work->tokens[k];
	span before;
	bool said;

	if (k == 0 || k + 1 == r->token_n || t->reference || r->work->tokens[k + 1].kind != TOKEN_COMMA ||
		!ends_year(slice(r, t->to, r->work->tokens[k + 1].from)))
		return;
	before = slice(r, clause_start(r, k), t->from);
	if (before.n > 0 && !span_among(before, UP_TO, LENGTH(UP_TO)))
		return;
	if (!r->dated)
	{
		r->undated_from = r->sentence_year_from;
		r->undated_year = r->sentence_year;
		r->undated_part = r->sentence_part;
	}
	r->dated = true;
	context_period(&r->context, t, context_role(&r->context, &said), &r->sentence_year_from,
				   &r->sentence_year);
	r->sentence_part = t->part;
	r->clause_year = 0;
	if (r->context.actual_year == 0 && r->context.review_from != 0 &&
		r->sentence_year_from == r->sentence_year && r->sentence_year < r->context.plan_year)
		r->context.actual_year = r->sentence_year;
}

/* At ；: what the sentence began with holds again. */
static void
end_dated_clauses(fact_reader *r)
{
	if (r->dated)
	{
		r->sentence_year_from = r->undated_from;
		r->sentence_year = r->undated_year;
		r->sentence_part = r->undated_part;
	}
	r->dated = false;
}

/* A sentence that begins with a period speaks of it to its end; one that is set apart by a comma, for the paragraph. */
static void
take_topic(fact_reader *r)
{
	const token *t;
	size_t from = r->sentence_from;
	span s = slice(r, from, r->sentence_to);
	bool said;

	r->sentence_year = 0;
	if (r->token_n == 0 || r->work->tokens[0].kind != TOKEN_PERIOD)
		return;
	for (size_t i = 0; i < LENGTH(UP_TO) && r->work->tokens[0].from > from; i++)
		if (span_starts(s, UP_TO[i]))
		{
			from += UP_TO[i].n;
			break;
		}
	if (r->work->tokens[0].from != from)
		return;
	t = &r->work->tokens[0];
	context_period(&r->context, t, context_role(&r->context, &said), &r->sentence_year_from,
				   &r->sentence_year);
	r->sentence_part = t->part;
	if (r->token_n > 1 && r->work->tokens[1].kind == TOKEN_COMMA && r->work->tokens[1].from <= t->to + 3)
	{
		r->paragraph_from = r->sentence_year_from;
		r->paragraph_year = r->sentence_year;
		r->paragraph_part = r->sentence_part;
		/* neither title nor heading names a year: it is that of the paragraph that first does */
		if (r->context.actual_year == 0 && r->paragraph_from == r->paragraph_year)
			r->context.actual_year = r->paragraph_year;
		r->lead_from = r->paragraph_from;
		r->lead_year = r->paragraph_from < r->paragraph_year ? r->paragraph_year : 0;
	}
}

/* Facts keep the part of the sentence between ； that they stand in, as printed. */
static void
print_sentences(fact_reader *r, size_t to)
{
	size_t from = r->sentence_from, next = r->sentence_first;

	for (size_t k = 0; k <= r->token_n && next < r->draft_n; k++)
	{
		size_t end = k == r->token_n ? to : r->work->tokens[k].to;
		span print;

		if (k < r->token_n && r->work->tokens[k].kind != TOKEN_SEMICOLON)
			continue;
		if (r->work->drafts[next].from < end)
		{
			print = prose_print(&r->work->prose, from, end);
			for (; next < r->draft_n && r->work->drafts[next].from < end; next++)
				r->work->drafts[next].fact.sentence = print;
		}
		from = end;
	}
}

static report_status
emit_facts(fact_reader *r)
{
	for (size_t i = 0; i < r->draft_n; i++)
	{
		fact_draft *d = &r->work->drafts[i];

		if (d->fact.value != NULL)
			d->fact.value = &d->value;
		TRY_FACT(emit_event(r->arena, &(report_event){EVENT_FACT, {.fact = &d->fact}}));
	}
	r->draft_n = r->sentence_first = r->previous_first = r->pool_n = 0;
	return REPORT_OK;
}

/* Where there is no room for more: what comes next is read as if a paragraph began. */
static report_status
emit_early(fact_reader *r)
{
	print_sentences(r, r->sentence_to);
	r->part_from = r->part_to = r->opened = r->name_n = r->name_next = 0;
	return emit_facts(r);
}

static void
open_bracket(fact_reader *r, const token *t)
{
	if (r->depth++ > 0)
		return;
	r->opened =
		r->draft_n > r->sentence_first && r->work->drafts[r->draft_n - 1].from < t->from ? r->draft_n : 0;
	r->outside.role = r->segment_role;
	r->outside.from = r->clause_from;
	r->outside.year = r->clause_year;
	r->outside.part = r->clause_part;
}

/* 增长5.2%（年初目标6%），下降3%: what a bracket says of its figures it does not say of those behind it. */
static void
close_bracket(fact_reader *r)
{
	if (r->depth == 0 || --r->depth > 0)
		return;
	r->segment_role = r->outside.role;
	r->clause_from = r->outside.from;
	r->clause_year = r->outside.year;
	r->clause_part = r->outside.part;
}

static report_status
read_tokens(fact_reader *r, size_t to)
{
	const span part = SPAN("其中");

	r->previous_first = r->sentence_first;
	r->sentence_first = r->draft_n;
	r->segment++;
	r->segment_role = r->sentence_role = -1;
	r->clause_year = 0;
	r->part_from = r->part_to = 0;
	r->opened = 0;
	r->depth = 0;
	r->name_n = r->name_next = r->listed_to = r->says_next = 0;
	r->listed_year = 0;
	take_topic(r);
	r->dated = false;
	r->clause_figures = false;
	if (arena_cancelled(r->arena, 64 * r->token_n))
		return REPORT_CANCELLED;
	for (size_t k = 0; k < r->token_n; k++)
	{
		const token *t = &r->work->tokens[k];

		/* a token makes a fact and a value in words at most */
		if (r->draft_n + 2 > DRAFTS_MAX || POOL_BYTES - r->pool_n < POOL_BYTES / 8)
			TRY_FACT(emit_early(r));
		if (t->kind <= TOKEN_COLON)
		{
			if (!r->clause_figures && t->kind != TOKEN_COLON)
				TRY_FACT(take_statement(r, k, t->from));
			r->clause_figures = false;
			if (span_ends(slice(r, r->sentence_from, t->from), part) &&
				clause_start(r, k) + part.n == t->from)
				open_part(r);
		}
		r->clause_figures |= t->kind >= TOKEN_STREAK;
		switch (t->kind)
		{
			case TOKEN_SEMICOLON:
				end_dated_clauses(r);
				r->segment++;
				r->segment_role = -1;
				r->clause_year = 0;
				break;
			case TOKEN_COLON:
				take_colon(r, k);
				break;
			case TOKEN_PERIOD:
				take_dated_clause(r, k);
				break;
			case TOKEN_OPEN:
				open_bracket(r, t);
				break;
			case TOKEN_CLOSE:
				close_bracket(r);
				break;
			case TOKEN_STREAK:
				TRY_FACT(take_streak(r, k));
				break;
			case TOKEN_FIGURE:
				TRY_FACT(take_figure(r, k));
				break;
			default:
				break;
		}
	}
	if (r->draft_n + 2 > DRAFTS_MAX)
		TRY_FACT(emit_early(r));
	if (!r->clause_figures)
		TRY_FACT(take_statement(r, r->token_n, r->sentence_to));
	print_sentences(r, to);
	return REPORT_OK;
}

/* A sentence of more tokens than there is room for is read in parts. */
static report_status
read_sentence(fact_reader *r, size_t from, size_t to)
{
	static const span STOPS[] = {SPAN("。"), SPAN("!"), SPAN("?"), SPAN(";")};
	size_t end = to;

	r->sentence_from = from;
	if (!fact_may_scan(r, from, to))
		return REPORT_OK;
	for (size_t i = 0; i < LENGTH(STOPS); i++)
		if (span_ends(slice(r, from, end), STOPS[i]))
			end -= STOPS[i].n;
	while (from < end)
	{
		r->sentence_from = from;
		r->sentence_to = end;
		TRY_FACT(fact_scan(r, from, end));
		TRY_FACT(read_tokens(r, r->sentence_to == end ? to : r->sentence_to));
		from = r->sentence_to;
	}
	return REPORT_OK;
}

/* The paragraph is complete. */
static report_status
read_paragraph(fact_reader *r)
{
	size_t from = 0;

	if (r->work == NULL || r->work->prose.raw_n == 0)
		return REPORT_OK;
	prose_fold(&r->work->prose);
	r->paragraph_year = 0;
	r->sign_next = 0;
	for (size_t i = 0; i < r->work->prose.signs_n; i++)
	{
		const sign *x = &r->work->prose.signs[i];
		size_t to;

		if (x->kind != SIGN_END)
			continue;
		to = x->at + ((unsigned char) r->work->prose.text[x->at] < 0x80 ? 1u : 3u);
		TRY_FACT(read_sentence(r, from, to));
		from = to;
	}
	if (from < r->work->prose.n)
		TRY_FACT(read_sentence(r, from, r->work->prose.n));
	prose_clear(&r->work->prose);
	return emit_facts(r);
}

/* ---- lines ---- */

void
fact_begin(fact_reader *r, arena *a, const lines *l, const report_head *head)
{
	memset(r, 0, sizeof(*r));
	r->arena = a;
	r->lines = l;
	context_begin(&r->context, head);
}

report_status
fact_break(fact_reader *r)
{
	return read_paragraph(r);
}

/* - ★ · and other marks of a list's items, —— of leads. */
static span
item_text(span s, bool *item)
{
	static const span MARKS[] = {SPAN("- "), SPAN("★"), SPAN("●"),  SPAN("■"),  SPAN("◆"), SPAN("·"),
								 SPAN("——"), SPAN("▲"), SPAN("+ "), SPAN("――"), SPAN("──")};

	*item = false;
	for (size_t i = 0; i < LENGTH(MARKS); i++)
		if (span_starts(s, MARKS[i]))
		{
			*item = true;
			s = text_trim((span){s.p + MARKS[i].n, s.n - MARKS[i].n});
			i = 0;
		}
	return s;
}

static report_status
add_text(fact_reader *r, span s, uint32_t line)
{
	if (r->work == NULL)
	{
		if ((r->work = arena_uncleared(r->arena, 1, sizeof(fact_work))) == NULL)
			return REPORT_NOMEM;
		prose_clear(&r->work->prose);
	}
	while (s.n > 0)
	{
		if (prose_full(&r->work->prose))
			TRY_FACT(read_paragraph(r));
		prose_add(&r->work->prose, &s, line);
		if (s.n > 0)
			TRY_FACT(read_paragraph(r));
	}
	return REPORT_OK;
}

/* A few words, a blank line, and a year: a heading, not prose that a page tore. */
static bool
stands_alone(const fact_reader *r, uint32_t i)
{
	span s = {r->work->prose.raw, r->work->prose.raw_n};

	span next = line_clean(r->lines, i);

	return i > 0 && line_blank(r->lines, i - 1) && !text_longer(s, HEADING_CHARACTERS) && next.n > 7 &&
		   next.p[0] >= '0' && next.p[0] <= '9' && span_starts((span){next.p + 4, next.n - 4}, SPAN("年"));
}

/* 城镇新增就业1200万人以上 with its figure at the end, and a line of its own for the next: too short for one that a page tore. */
static bool
is_short_line(const fact_reader *r)
{
	static const span ENDS[] = {SPAN("左右"), SPAN("以上"), SPAN("以内"),  SPAN("以下"),
								SPAN("%"),    SPAN("％"),   SPAN("百分点")};
	const prose *p = &r->work->prose;
	span s = text_trim((span){p->raw, p->raw_n});

	return p->starts_n == 1 && !text_longer(s, SHORT_LINE) && span_ends_any(s, ENDS, LENGTH(ENDS));
}

/* [3]规模以上工业统计范围为…: a note at the end, which defines and states nothing. */
static bool
is_footnote(span s)
{
	size_t n = 1;

	while (n < s.n && n < 3 && s.p[0] == '[' && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n > 1 && n < s.n && s.p[n] == ']';
}

report_status
fact_line(fact_reader *r, uint32_t i, int section_no)
{
	bool item;
	span s = item_text(line_clean(r->lines, i), &item);

	if (s.n == 0)
		return REPORT_OK;
	if (is_footnote(s))
		return read_paragraph(r);
	if (item || r->work == NULL || !prose_open(&r->work->prose) || stands_alone(r, i) || is_short_line(r))
	{
		TRY_FACT(read_paragraph(r));
		r->section_no = section_no;
	}
	return add_text(r, s, i);
}

report_status
fact_heading(fact_reader *r, int level, span heading, uint32_t i, int section_no)
{
	span s = line_clean(r->lines, i);
	const char *behind = span_end(heading);

	TRY_FACT(read_paragraph(r));
	context_heading(&r->context, level, heading);
	r->lead_year = 0;
	r->section_no = section_no;
	/* a heading that runs into its text */
	if (heading.p < s.p || behind >= span_end(s))
		return REPORT_OK;
	return add_text(r, (span){behind, (size_t) (s.p + s.n - behind)}, i);
}
