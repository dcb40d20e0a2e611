/*
 * signs.c
 *		The characters at which a sentence is looked at.
 */
#include "signs.h"

const sign_row SIGNS[] = {
	{0, SIGN_NONE, false},      /* row 0 is that of no sign */
	{0x3000, SIGN_NONE, false}, /* a blank, at which prose_fold stops */
	{',', SIGN_COMMA, false},
	{';', SIGN_SEMICOLON, false},
	{':', SIGN_COLON, false},
	{0x3001, SIGN_LIST, false}, /* 、 */
	{'(', SIGN_OPEN, false},
	{'[', SIGN_OPEN, false},
	{0x3014, SIGN_OPEN, false}, /* 〔 */
	{')', SIGN_CLOSE, false},
	{']', SIGN_CLOSE, false},
	{0x3015, SIGN_CLOSE, false}, /* 〕 */
	{0x3002, SIGN_END, false},   /* 。 */
	{'!', SIGN_END, false},
	{'?', SIGN_END, false},
	{'0', SIGN_DIGIT, true},
	{'1', SIGN_DIGIT, true},
	{'2', SIGN_DIGIT, true},
	{'3', SIGN_DIGIT, true},
	{'4', SIGN_DIGIT, true},
	{'5', SIGN_DIGIT, true},
	{'6', SIGN_DIGIT, true},
	{'7', SIGN_DIGIT, true},
	{'8', SIGN_DIGIT, true},
	{'9', SIGN_DIGIT, true},
	{0x4E8E, SIGN_SAYS, true},  /* 于, of 高于 */
	{0x6B65, SIGN_SAYS, true},  /* 步, of 同步 */
	{0x5E73, SIGN_SAYS, true},  /* 平, of 持平 and 水平 */
	{0x5217, SIGN_SAYS, true},  /* 列, of 前列 */
	{0x5148, SIGN_SAYS, true},  /* 先, of 领先 */
	{0x8FBE, SIGN_SAYS, false}, /* 达, of 下达 */
	{0x6C42, SIGN_SAYS, true},  /* 求, of 要求 */
	{0x6807, SIGN_SAYS, true},  /* 标, of 目标 */
	{0x51CF, SIGN_SAYS, false}, /* 减, of 只增不减 */
	{0x52A1, SIGN_SAYS, false}, /* 务, of 任务 */
	{0x503C, SIGN_SAYS, false}, /* 值, of 同期值 */
	{0x201C, SIGN_QUOTE, false},
	{'"', SIGN_PLAIN_QUOTE, false},
	{0x300A, SIGN_TITLE, false},   /* 《 */
	{0x524D, SIGN_FIRST, true},    /* 前 */
	{0x7B2C, SIGN_RANK, true},     /* 第 */
	{0x4E0A, SIGN_PART, false},    /* 上 */
	{0x4E0B, SIGN_PART, false},    /* 下 */
	{0x8FDE, SIGN_STREAK, true},   /* 连 */
	{0x7FFB, SIGN_DOUBLED, true},  /* 翻 */
	{0x4ECA, SIGN_PERIOD, false},  /* 今 */
	{0x672C, SIGN_PERIOD, false},  /* 本 */
	{0x53BB, SIGN_PERIOD, false},  /* 去 */
	{0x660E, SIGN_PERIOD, false},  /* 明 */
	{0x8FC7, SIGN_PERIOD, false},  /* 过 */
	{0x672A, SIGN_PERIOD, false},  /* 未 */
	{0x8FD9, SIGN_PERIOD, false},  /* 这 */
	{0x521A, SIGN_PERIOD, false},  /* 刚 */
	{0x540E, SIGN_PERIOD, false},  /* 后 */
	{0x8FD1, SIGN_RECENT, false},  /* 近 */
	{0x4E00, SIGN_NUMERAL, false}, /* 一 */
	{0x4E8C, SIGN_NUMERAL, false},
	{0x4E24, SIGN_NUMERAL, false}, /* 两 */
	{0x4E09, SIGN_NUMERAL, false},
	{0x56DB, SIGN_NUMERAL, false},
	{0x4E94, SIGN_NUMERAL, false},
	{0x516D, SIGN_NUMERAL, false},
	{0x4E03, SIGN_NUMERAL, false},
	{0x516B, SIGN_NUMERAL, false},
	{0x4E5D, SIGN_NUMERAL, false}, /* 九 */
	{0x5341, SIGN_NUMERAL, false}, /* 十 */
	{0x767E, SIGN_NUMERAL, true},  /* 百 */
	{0x4EBF, SIGN_INSIDE, true},   /* 亿 */
	{0x6210, SIGN_INSIDE, true},   /* 成 */
};

const uint8_t *
signs_by_code(void)
{
	static uint8_t rows[SIGNS_BY_CODE];
	static bool known;

	/* who makes it a second time writes the same */
	for (size_t i = 1; !known && i < LENGTH(SIGNS); i++)
		rows[SIGNS[i].c % SIGNS_BY_CODE] = (uint8_t) i;
	known = true;
	return rows;
}
