/*
 * signs.h
 *		The characters at which a sentence is looked at: between them nothing begins that could be a figure, a mark or a
 *		period.  One in seven of a text's characters is one.
 */
#ifndef PLAN_SIGNS_H
#define PLAN_SIGNS_H

#include "text.h"

typedef enum sign_kind
{
	SIGN_NONE,
	SIGN_COMMA,
	SIGN_SEMICOLON,
	SIGN_COLON,
	SIGN_LIST,  /* 、 */
	SIGN_OPEN,
	SIGN_CLOSE,
	SIGN_END,   /* of a sentence */
	SIGN_DIGIT,
	SIGN_SAYS,  /* ends a word of values in words: 于 of 高于, 平 of 持平 and 水平 */
	SIGN_QUOTE, /* “: a quotation, or the name of a plan's years */
	SIGN_PLAIN_QUOTE,
	SIGN_TITLE,  /* 《 */
	SIGN_FIRST,  /* 前: a rank, or a part of a year */
	SIGN_RANK,   /* 第 */
	SIGN_PART,   /* 上半年 */
	SIGN_STREAK, /* 连续 */
	SIGN_DOUBLED,
	SIGN_PERIOD, /* 今年, 过去五年 */
	SIGN_RECENT, /* 近五年 */
	SIGN_NUMERAL,
	SIGN_INSIDE /* stands in a figure that begins with another sign */
} sign_kind;

/* Where one stands in a folded text. */
typedef struct sign
{
	uint16_t at;
	uint8_t kind;
	bool may; /* a figure or a value in words may be in its sentence */
} sign;

#define SIGNS_BY_CODE 4096

/* By the last twelve bits of a character the row of what may be a sign, 0: none is. */
extern const uint8_t *signs_by_code(void);

/* The character of each row, from 1 on: another one may have the same last bits. */
typedef struct sign_row
{
	uint32_t c;
	uint8_t kind;
	bool may;
} sign_row;

extern const sign_row SIGNS[];

#endif
