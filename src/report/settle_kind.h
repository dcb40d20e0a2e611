/*
 * settle_kind.h
 *		What kind of table its columns make it.
 */
#ifndef PLAN_SETTLE_KIND_H
#define PLAN_SETTLE_KIND_H

#include "grid.h"

/*
 * A verdict column, or target and actual of the same year: completion; else a target: target; else values:
 * comparison; no value column: projects or other.
 */
extern table_kind kind_of_grid(const grid *g);

#endif
