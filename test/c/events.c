/*
 * events.c
 *		The events of a report as lines of text, for tests.
 */
#include "events.h"

#define TEXT(s) (int) (s).n, (s).n > 0 ? (s).p : ""

static const char *const ROLES[] = {"none", "target", "actual", "forecast", "average", "base"};
static const char *const KINDS[] = {"completion", "target", "comparison", "projects",
									"box",        "figure", "other"};
static const char *const BINDINGS[] = {"", " binding", " expected"};
static const char *const STATUSES[] = {"", " preliminary", " forecast", " provisional", " revised"};
static const char *const EFFECTS[] = {"other",       "binding_mark", "preliminary",
									  "provisional", "basis",        "verdict_basis"};

static void
log_row(FILE *f, const report_row *r)
{
	fprintf(f, "row %d.%d %.*s", r->table_no, r->row_no, TEXT(r->indicator));
	if (r->unit.n > 0)
		fprintf(f, " unit=%.*s", TEXT(r->unit));
	fprintf(f, "%s", BINDINGS[r->binding]);
	if (r->section.n > 0)
		fprintf(f, " section=%.*s", TEXT(r->section));
	if (r->parent_row_no > 0)
		fprintf(f, " parent=%d", r->parent_row_no);
	if (r->verdict.n > 0)
		fprintf(f, " verdict=%.*s%s", TEXT(r->verdict),
				r->basis == BASIS_REVISED_EXPECTATION ? " (revised expectation)" : "");
	fprintf(f, " line %u\n", r->line);
}

static void
log_value(FILE *f, const report_value *v)
{
	char print[4096];

	fprintf(f, "  %s %d", ROLES[v->role], v->year_from);
	if (v->year != v->year_from)
		fprintf(f, "-%d", v->year);
	if (v->month_to != 0)
		fprintf(f, " months %d-%d", v->month_from, v->month_to);
	if (v->value != NULL)
		fprintf(f, " %.*s", (int) value_print(v->value, print), print);
	else
		fprintf(f, " NULL (%.*s)", TEXT(v->printed));
	fprintf(f, "%s", STATUSES[v->status]);
	if (v->basis.n > 0)
		fprintf(f, " basis=%.*s", TEXT(v->basis));
	fprintf(f, "\n");
}

static const char *const LEVELS[] = {"0", "1", "2", "3", "box", "annex", "lead"};
static const char *const DIMENSIONS[] = {"", " by investor", " by stage", " by sector", " by level"};

static void
log_amount(FILE *f, const char *what, const value *v)
{
	char print[4096];

	if (v != NULL)
		fprintf(f, " %s=%.*s", what, (int) value_print(v, print), print);
}

static void
log_group(FILE *f, const report_group *g)
{
	fprintf(f, "group %d", g->group_no);
	if (g->parent_group_no > 0)
		fprintf(f, " of %d", g->parent_group_no);
	fprintf(f, " %.*s%s %s %d", TEXT(g->category), DIMENSIONS[g->dimension], g->planned ? "plan" : "actual",
			g->plan_year);
	log_amount(f, "projects", g->projects);
	log_amount(f, "total", g->total_investment);
	log_amount(f, "annual", g->annual_investment);
	log_amount(f, "share", g->share);
	fprintf(f, " line %u\n", g->line);
}

/* What stands around the tables. */
static void
log_around(FILE *f, const report_event *e)
{
	switch (e->kind)
	{
		case EVENT_SECTION:
			fprintf(f, "section %s %.*s line %u\n", LEVELS[e->section->level], TEXT(e->section->heading),
					e->section->line);
			break;
		case EVENT_BOX_ITEM:
			fprintf(f, "item %d.%d %.*s | %.*s line %u\n", e->box_item->table_no, e->box_item->item_no,
					TEXT(e->box_item->heading), TEXT(e->box_item->text), e->box_item->line);
			break;
		case EVENT_PROJECT:
			fprintf(f, "project %d.%d %.*s %.*s %.*s\n", e->project->table_no, e->project->project_no,
					TEXT(e->project->heading), TEXT(e->project->stage), TEXT(e->project->name));
			break;
		case EVENT_GROUP:
			log_group(f, e->group);
			break;
		case EVENT_TERM:
			fprintf(f, "term %.*s: %.*s line %u\n", TEXT(e->term->term), TEXT(e->term->definition),
					e->term->line);
			break;
		default:
			break;
	}
}

int
log_event(void *ctx, const report_event *e)
{
	event_log *log = ctx;

	if (log->limit >= 0 && log->events >= log->limit)
		return 1;
	log->events++;
	if (log->out == NULL)
		return 0;
	switch (e->kind)
	{
		case EVENT_HEAD:
			if (e->head->title.n > 0)
				fprintf(log->out, "title %.*s | %.*s | %.*s | %d %d\n", TEXT(e->head->title),
						TEXT(e->head->region_text), TEXT(e->head->issuer), e->head->report_year,
						e->head->plan_year);
			if (log->around && e->head->issued_on > 0)
				fprintf(log->out, "issued on %d\n", e->head->issued_on);
			if (log->around && e->head->other_line > 0)
				fprintf(log->out, "another report begins on line %u\n", e->head->other_line);
			break;
		case EVENT_TABLE:
			fprintf(log->out, "table %d %.*s %.*s %s lines %u-%u\n", e->table->table_no,
					TEXT(e->table->label), TEXT(e->table->caption), KINDS[e->table->kind],
					e->table->first_line, e->table->last_line);
			break;
		case EVENT_ROW:
			log_row(log->out, e->row);
			break;
		case EVENT_VALUE:
			log_value(log->out, e->value);
			break;
		case EVENT_NOTE:
			fprintf(log->out, "note %s: %.*s\n", EFFECTS[e->note->effect], TEXT(e->note->text));
			break;
		case EVENT_MESSAGE:
			fprintf(log->out, "message %s line %u\n", message_code_text(e->message->code), e->message->line);
			break;
		case EVENT_SECTION:
		case EVENT_BOX_ITEM:
		case EVENT_PROJECT:
		case EVENT_GROUP:
		case EVENT_TERM:
			if (log->around)
				log_around(log->out, e);
			break;
		case EVENT_FACT:
			break; /* test_facts.c prints them */
	}
	return 0;
}
