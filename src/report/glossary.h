/*
 * glossary.h
 *		名词解释: terms and what they mean, a paragraph each.
 */
#ifndef PLAN_GLOSSARY_H
#define PLAN_GLOSSARY_H

#include "paragraph.h"

typedef struct glossary
{
	bool open; /* between its heading and the end of its entries */
	int term_no;
} glossary;

/* Is the heading that of a glossary? */
extern bool glossary_heading(span heading);

/*
 * Line i of an open glossary: emits its term with the definition, which may go on over the lines below; *i is moved
 * to its last line.  A paragraph that explains nothing closes the glossary; *taken says whether the line was an entry.
 */
extern report_status glossary_line(arena *a, const lines *l, glossary *g, uint32_t *i, bool *taken);

#endif
