/*
 * note.c
 *		What a footnote does to the values it stands under.
 *
 * To teach a new wording: one line in EFFECTS.
 */
#include "table.h"

/* All words of a rule must occur. */
typedef struct effect_rule
{
	note_effect effect;
	span words[3];
} effect_rule;

static const effect_rule EFFECTS[] = {
	{EFFECT_BINDING_MARK, {SPAN("*"), SPAN("约束性")}},
	{EFFECT_PRELIMINARY, {SPAN("最终"), SPAN("数据"), SPAN("为准")}},
	{EFFECT_PRELIMINARY, {SPAN("初步"), SPAN("数")}},
	{EFFECT_PRELIMINARY, {SPAN("快报")}},
	{EFFECT_PROVISIONAL, {SPAN("目标"), SPAN("下达"), SPAN("为准")}},
	{EFFECT_PROVISIONAL, {SPAN("暂定")}},
	{EFFECT_VERDICT_BASIS, {SPAN("“完成预期”")}},
	{EFFECT_VERDICT_BASIS, {SPAN("完成情况"), SPAN("即为")}},
	{EFFECT_BASIS, {SPAN("口径")}},
	{EFFECT_BASIS, {SPAN("可比价")}},
	{EFFECT_BASIS, {SPAN("不变价")}},
	{EFFECT_BASIS, {SPAN("现价")}},
};

unsigned
note_effects(span text)
{
	unsigned effects = 0;

	for (size_t i = 0; i < sizeof(EFFECTS) / sizeof(EFFECTS[0]); i++)
	{
		bool all = true;

		for (int k = 0; k < 3 && EFFECTS[i].words[k].n > 0; k++)
			all &= span_find(text, EFFECTS[i].words[k]) >= 0;
		if (all)
			effects |= 1u << EFFECTS[i].effect;
	}
	return effects;
}

/* The one to name where a note has several: what marks the rows comes before what qualifies them. */
note_effect
note_main_effect(unsigned effects)
{
	for (int e = EFFECT_BINDING_MARK; e <= EFFECT_VERDICT_BASIS; e++)
		if (effects & 1u << e)
			return (note_effect) e;
	return EFFECT_OTHER;
}
