/*
 * note.h
 *		The clauses of a table's notes, and whom they concern.
 */
#ifndef PLAN_NOTE_H
#define PLAN_NOTE_H

#include "table.h"

/* The next clause of a note; false at its end. */
extern bool note_clause(span *rest, span *clause);

/* Says of what is left that … (其余均为快报数, 除粮食产量外): those named before matter. */
extern bool note_says_rest(span text);

/*
 * What one item does, clause by clause, added to out; what only the item as a whole does concerns every row.  rest: a
 * note of the table says something of the rest, so that whom the other clauses name is kept.
 */
extern report_status note_settle_item(arena *a, span text, int item, bool rest, note_effects_of_table *out);

/* Looks which rows the clauses name.  A subject that no row bears names something else: the clause concerns every row. */
extern void notes_know_rows(arena *scratch, const grid *g, note_effects_of_table *out);

#endif
