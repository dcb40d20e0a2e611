/*
 * document.h
 *		What the first lines of a report say of it: title, issuer, region, years.
 */
#ifndef PLAN_DOCUMENT_H
#define PLAN_DOCUMENT_H

#include "lines.h"

/* Fills head from the first lines; spans are in the arena.  title is empty where no line looks like one. */
extern report_status document_head(arena *a, const lines *l, report_head *head);

#endif
