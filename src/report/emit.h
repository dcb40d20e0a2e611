/*
 * emit.h
 *		Events on their way out.
 */
#ifndef PLAN_EMIT_H
#define PLAN_EMIT_H

#include "arena.h"

/* Leaves with the status of a call that is not REPORT_OK. */
#define TRY(status)                                                                                          \
	do                                                                                                       \
	{                                                                                                        \
		report_status status_ = (status);                                                                    \
		if (status_ != REPORT_OK)                                                                            \
			return status_;                                                                                  \
	} while (0)

/* REPORT_SINK where the caller stops; REPORT_NOMEM where memory ran out before, so that nothing half-read is given. */
extern report_status emit_event(arena *a, const report_event *e);

/* line from 0 */
extern report_status emit_message(arena *a, message_code code, uint32_t line, span excerpt, int x, int y);

#endif
