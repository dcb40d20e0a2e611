/*
 * settle.h
 *		What the columns of a table are, once its caption, its rows and its report are known.
 */
#ifndef PLAN_SETTLE_H
#define PLAN_SETTLE_H

#include "grid.h"

/*
 * Settles kinds, roles and years of the columns that their heads left open, and says what kind of table they make.
 * A column whose role or owner cannot be told becomes COLUMN_OTHER; one whose year cannot has year 0.  year_said is
 * what a line beside the caption says, 0: nothing; where the caption says another one, years_differ, of which year the
 * table is is not known, nor is it by its report.
 */
extern table_kind settle_columns(grid *g, arena *scratch, span caption, int year_said, bool years_differ,
								 const report_head *head);

/* A stock, and nothing that comes in over months: of its rows 6月末 is June. */
extern bool names_stock(span s);

#endif
