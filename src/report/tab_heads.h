/*
 * tab_heads.h
 *		Heads over two lines of TAB rows, whose merged cells word processors give as one field.
 */
#ifndef PLAN_TAB_HEADS_H
#define PLAN_TAB_HEADS_H

#include "row.h"

/* Heads of a second line alone, below cells that are merged over both: what stands above them is less than they are. */
extern bool tab_lower_head(const row *r);

/* 序号, 指标名称, 计量单位, 备注: heads that stand over no other. */
extern bool head_stands_alone(span s);

/*
 * The second line, of which what lies below merged cells is not printed at all, with empty cells there: as wide as rows
 * are.  False: the fields of the two lines do not come to that width.
 */
extern bool tab_pad_lower(const row *head, row *below, int width);

/*
 * The first line as wide as the second, which has all columns; heads that need no group become heads of the first line.
 * False: over how many columns a group stands is not known.
 */
extern bool tab_spread_head(row *head, row *below);

/*
 * The same where the groups are not over as many heads each: taken apart as head_groups.h says, if that leaves one way
 * for rows of so many cells.
 */
extern bool tab_group_head(row *head, row *below, int width);

#endif
