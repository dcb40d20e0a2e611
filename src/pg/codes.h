/*
 * codes.h
 *		The catalogue's codes for the names in a report.
 */
#ifndef PLAN_CODES_H
#define PLAN_CODES_H

#include "reading.h"

#define FACT_KEYS_MAX 4

/*
 * The keys of the indicators that a figure with this subject's key and measure may be a value of, as texts: none of a
 * rank, a change or a multiple, of growth also the names of rates.  Their number, at most FACT_KEYS_MAX.
 */
extern int fact_keys(span key, span measure, Datum *keys);

/*
 * Puts codes in the place of the keys of rows and facts, or NULL.  An alias of the region goes before those of everywhere
 * (region_code NULL: only these), several codes of one name are none.  A fact has an indicator's code where its measure
 * is the indicator's: 地区生产总值 that grows is gdp_growth.  Between SPI_connect and SPI_finish.
 */
extern void find_codes(reading *r, const char *region_code);

/*
 * The same without storing: from the user's tables where they exist, the region by title or issuer, else as shipped.
 * Codes live as long as the SPI connection.
 */
extern void look_up_codes(FunctionCallInfo fcinfo, reading *r);

#endif
