/*
 * box.h
 *		Boxes (专栏): their paragraphs, and the projects that a paragraph lists.
 */
#ifndef PLAN_BOX_H
#define PLAN_BOX_H

#include "paragraph.h"

/*
 * Emits the paragraphs of lines [from, to] as items, each followed by its projects.  A paragraph is a list of projects
 * where names are strung together with 、 and nothing else: 、 inside brackets and quotes belongs to a name.
 */
extern report_status box_emit(arena *a, const lines *l, int table_no, uint32_t from, uint32_t to,
							  int *project_no);

#endif
