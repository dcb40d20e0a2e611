/*
 * traditional.h
 *		Traditional characters of the words that heads are made of, as simplified ones.
 *
 * Pages converted by machine print 指標, 屬性, 完成情況.  Words are compared in simplified form; what is printed stays.
 */
#ifndef PLAN_TRADITIONAL_H
#define PLAN_TRADITIONAL_H

#include "text.h"

/* Does s have a character that would change?  And s changed, into at least s.n bytes; the length. */
extern bool has_traditional(span s);
extern size_t simplify(span s, char *buf);

#endif
