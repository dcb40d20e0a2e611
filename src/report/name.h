/*
 * name.h
 *		The cell of an indicator's name taken apart.
 */
#ifndef PLAN_NAME_H
#define PLAN_NAME_H

#include "arena.h"
#include "report.h"

typedef struct name_parts
{
	span indicator; /* without marks, unit and inner blanks */
	span unit_text; /* the bracket at its end, if all of it is a unit */
	span ordinal;   /* of "10.城镇化率" */
	unit unit;
	row_binding binding; /* （约束性） at its end */
	bool starred;
	bool child; /* #…, 其中… */
} name_parts;

/* s without blanks, stars, the numbers of notes (①, [1]) and bullets at its end. */
extern span name_drop_marks(span s, bool *starred);

/* 4 of "4.全社会研发经费", 0: the name begins with no ordinal. */
extern int name_ordinal(span name);
extern int name_han_ordinal(span name); /* 12 of 十二、地区生产总值 and （十二）; 0: none */

/* next_ordinal: the number behind that of the row above, where names begin with their ordinals; 0: they do not. */
extern name_parts name_apart(arena *a, span cell, int next_ordinal);

#endif
