/*
 * encoding.h
 *		Bytes of a file as text in the server's encoding.
 *
 * Detected in this order: a byte order mark; UTF-8 that is well-formed; UTF-16 by where its zero bytes stand; GB18030,
 * of which GBK and GB2312 are parts.  A name overrides that.  What cannot be decoded is an error with its place: text
 * is never guessed or replaced.
 */
#ifndef PLAN_ENCODING_H
#define PLAN_ENCODING_H

#include "compat.h"

#include "text.h"

/*
 * The text, without a byte order mark; *found says the encoding as it goes into report.encoding.  name: NULL or auto
 * to detect.  Errors: 22021 with the byte, 22023 for a name that is not known.
 */
extern text *decode_content(span bytes, const char *name, const char **found);

#endif
