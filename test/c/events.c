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
	if (v->value != NULL)
		fprintf(f, " %.*s", (int) value_print(v->value, print), print);
	else
		fprintf(f, " NULL (%.*s)", TEXT(v->printed));
	fprintf(f, "%s", STATUSES[v->status]);
	if (v->basis.n > 0)
		fprintf(f, " basis=%.*s", TEXT(v->basis));
	fprintf(f, "\n");
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
	}
	return 0;
}
