/*
 * paragraph.h
 *		Paragraphs of prose over the lines that page breaks tore, and the cuts that all readers of prose make.
 */
#ifndef PLAN_PARAGRAPH_H
#define PLAN_PARAGRAPH_H

#include "caption.h"

/* Does a text end where a paragraph may end: with a stop, a closing quote or bracket? */
extern bool text_is_finished(span s);

/*
 * The paragraph that begins on line i: with the lines below while it is not finished and they are prose (no cell,
 * heading, caption, note).  *last is its last line.  SPAN_NONE when out of memory.
 */
extern span paragraph_at(arena *a, const lines *l, uint32_t i, uint32_t *last);

/*
 * The next piece of *rest up to one of the characters in stops (folded), brackets and quotes skipped over; false at
 * the end.  *stop is the character that ended it, 0 at the end.
 */
extern bool next_piece(span *rest, const char *stops, span *piece, uint32_t *stop);

/* s up to its first colon, if one stands within the first n characters and before any other stop; else empty. */
extern span label_of(span s, int n, span *behind);

#endif
