/*
 * fact_words.c
 *		The vocabulary of sentences that state figures.
 *
 * Words are compared byte by byte with folded text; the longest word of a table wins.
 */
#include "fact_words.h"

#define W(text, tells)                                                                                       \
	{                                                                                                        \
		{text, sizeof(text) - 1}, tells                                                                      \
	}

enum
{
	NOTHING = TELLS_NOTHING,
	FORECAST = TELLS_FORECAST,
	TARGET = TELLS_TARGET,
	EFFORT = TELLS_EFFORT,
	PLAN = TELLS_PLAN,
	STOCK = TELLS_STOCK,
	MEAN = TELLS_MEAN,
	GROWTH = TELLS_GROWTH,
	MORE = TELLS_GROWTH | TELLS_DIFFERENCE,
	FALL = TELLS_GROWTH | TELLS_FALL,
	LESS = FALL | TELLS_DIFFERENCE,
	YOY = TELLS_LAST_YEAR,
	EACH = TELLS_EACH,
	FROM = TELLS_FROM,
	BEHIND = TELLS_BEHIND | TELLS_DONE,
	DONE = TELLS_DONE
};

/* Directly before a figure; by their last characters. */
static const fact_word BEFORE_FIGURES[] = {
	W("(下同)", NOTHING),
	W("站上", NOTHING),
	W("跨上", NOTHING),
	W("迈上", NOTHING),
	W("与", NOTHING),
	W("且", NOTHING),
	W("为", NOTHING),
	W("定为", TARGET),
	W("整合为", NOTHING),
	W("确定为", TARGET),
	W("设定为", TARGET),
	W("调整为", NOTHING),
	W("降为", NOTHING),
	W("实际为", TELLS_REAL),
	W("优化为", NOTHING),
	W("演变为", NOTHING),
	W("转变为", NOTHING),
	W("调减为", NOTHING),
	W("调增为", NOTHING),
	W("转为", NOTHING),
	W("也", NOTHING),
	W("了", NOTHING),
	W("力争", EFFORT | TELLS_STRETCH),
	W("减产", LESS),
	W("增产", MORE),
	W("每亩", NOTHING),
	W("每人", NOTHING),
	W("仅", NOTHING),
	W("从", FROM),
	W("以", NOTHING),
	W("按不变价", NOTHING),
	W("按可比价", NOTHING),
	W("按当年价", NOTHING),
	W("按现价", NOTHING),
	W("低", FALL),
	W("降低", LESS),
	W("总体", NOTHING),
	W("整体", NOTHING),
	W("确保", EFFORT | TELLS_FLOOR),
	W("目标值", TARGET),
	W("规划目标值", TARGET),
	W("计划值", TARGET),
	W("预期值", TARGET),
	W("共", NOTHING),
	W("再", NOTHING),
	W("减", LESS),
	W("压减", LESS),
	W("缩减", LESS),
	W("调减", LESS),
	W("高出", GROWTH),
	W("年度计划", TARGET),
	W("全年计划", TARGET),
	W("年初计划", TARGET),
	W("年计划", TARGET),
	W("原计划", TARGET),
	W("分别", EACH),
	W("上升到", NOTHING),
	W("下降到", NOTHING),
	W("减少到", NOTHING),
	W("到", NOTHING),
	W("压减到", NOTHING),
	W("发展到", NOTHING),
	W("增加到", NOTHING),
	W("跃升到", NOTHING),
	W("扩大到", NOTHING),
	W("控制到", TELLS_CEILING),
	W("提升到", NOTHING),
	W("提高到", NOTHING),
	W("缩小到", NOTHING),
	W("缩短到", NOTHING),
	W("达到", NOTHING),
	W("降低到", NOTHING),
	W("降到", NOTHING),
	W("收窄到", NOTHING),
	W("回落到", NOTHING),
	W("压缩到", NOTHING),
	W("缩减到", NOTHING),
	W("上涨到", NOTHING),
	W("增长到", NOTHING),
	W("回升到", NOTHING),
	W("升到", NOTHING),
	W("增到", NOTHING),
	W("减到", NOTHING),
	W("实际达到", TELLS_REAL | DONE),
	W("优化到", NOTHING),
	W("调减到", NOTHING),
	W("努力", EFFORT),
	W("增加", MORE),
	W("年度目标任务", TARGET),
	W("目标任务", TARGET),
	W("年度任务", TARGET),
	W("全年任务", TARGET),
	W("年初任务", TARGET),
	W("计划任务", TARGET),
	W("逆势", NOTHING),
	W("上升", MORE),
	W("升", GROWTH),
	W("回升", MORE),
	W("提升", MORE),
	W("由降转升", NOTHING),
	W("又", NOTHING),
	W("以及", NOTHING),
	W("及", NOTHING),
	W("争取", EFFORT | TELLS_STRETCH),
	W("只", NOTHING),
	W("各", NOTHING),
	W("和", NOTHING),
	W("改善", FALL),
	W("保持在", NOTHING),
	W("在", NOTHING),
	W("巩固在", NOTHING),
	W("控制在", TELLS_CEILING),
	W("稳定在", NOTHING),
	W("维持在", NOTHING),
	W("均", NOTHING),
	W("平均", NOTHING),
	W("年均", MEAN),
	W("年平均", MEAN),
	W("净增", MORE),
	W("增", GROWTH),
	W("多增", MORE),
	W("新增", BEHIND),
	W("由降转增", NOTHING),
	W("调增", MORE),
	W("同比多", MORE | YOY),
	W("比上年多", MORE | YOY),
	W("比去年多", MORE | YOY),
	W("较上年多", MORE | YOY),
	W("较去年多", MORE | YOY),
	W("扩大", GROWTH),
	W("每人每天", NOTHING),
	W("确定", TARGET),
	W("稳定", NOTHING),
	W("将", FORECAST),
	W("缩小", LESS),
	W("不少", NOTHING),
	W("减少", LESS),
	W("同比少", LESS | YOY),
	W("比上年少", LESS | YOY),
	W("比去年少", LESS | YOY),
	W("较上年少", LESS | YOY),
	W("较去年少", LESS | YOY),
	W("就", NOTHING),
	W("已", NOTHING),
	W("大幅", NOTHING),
	W("小幅", NOTHING),
	W("持平", NOTHING),
	W("从上年", FROM),
	W("从去年", FROM),
	W("全年", NOTHING),
	W("平均每年", MEAN),
	W("每年", MEAN),
	W("比上年", YOY),
	W("比去年", YOY),
	W("由上年", FROM),
	W("由去年", FROM),
	W("较上年", YOY),
	W("较去年", YOY),
	W("每人每年", NOTHING),
	W("应", EFFORT),
	W("同口径", NOTHING),
	W("按可比口径", NOTHING),
	W("加快", GROWTH),
	W("快", GROWTH),
	W("较快", NOTHING),
	W("完成", DONE),
	W("整合成", NOTHING),
	W("达成", NOTHING),
	W("实际完成", TELLS_REAL | DONE),
	W("每户", NOTHING),
	W("拟", PLAN),
	W("保持", NOTHING),
	W("维持", NOTHING),
	W("安排", NOTHING),
	W("同比减支", LESS | YOY),
	W("同比增支", MORE | YOY),
	W("同比减收", LESS | YOY),
	W("同比增收", MORE | YOY),
	W("同比短收", LESS | YOY),
	W("目标数", TARGET),
	W("计划数", TARGET),
	W("预算数", TARGET),
	W("任务数", TARGET),
	W("决算数", TELLS_REAL),
	W("执行数", TELLS_REAL),
	W("不断", NOTHING),
	W("是", NOTHING),
	W("明显", NOTHING),
	W("每人每月", NOTHING),
	W("每月", NOTHING),
	W("共有", NOTHING),
	W("有", NOTHING),
	W("现有", NOTHING),
	W("略有", NOTHING),
	W("有望", FORECAST),
	W("比上年同期", YOY),
	W("比去年同期", YOY),
	W("较上年同期", YOY),
	W("较去年同期", YOY),
	W("预期", TARGET),
	W("基本", NOTHING),
	W("增长目标", TARGET | TELLS_GROWTH),
	W("增长预期目标", TARGET | TELLS_GROWTH),
	W("目标", TARGET),
	W("预期目标", TARGET),
	W("年度目标", TARGET),
	W("全年目标", TARGET),
	W("年初目标", TARGET),
	W("年初预期目标", TARGET),
	W("年度预期目标", TARGET),
	W("全年预期目标", TARGET),
	W("计划目标", TARGET),
	W("规划目标", TARGET),
	W("按不变价格", NOTHING),
	W("按可比价格", NOTHING),
	W("按当年价格", NOTHING),
	W("按现行价格", NOTHING),
	W("首次", NOTHING),
	W("由负转正", NOTHING),
	W("稳步", NOTHING),
	W("进一步", NOTHING),
	W("同比", YOY),
	W("环比", NOTHING),
	W("上涨", MORE),
	W("下滑", LESS),
	W("实现", NOTHING),
	W("实际实现", TELLS_REAL | DONE),
	W("由", FROM),
	W("略", NOTHING),
	W("从上年的", FROM),
	W("从去年的", FROM),
	W("由上年的", FROM),
	W("由去年的", FROM),
	W("的", NOTHING),
	W("由年初的", FROM),
	W("由年初预算的", FROM),
	W("由年初计划的", FROM),
	W("由年初预期的", FROM),
	W("由年初目标的", FROM),
	W("从年初的", FROM),
	W("缩短", LESS),
	W("平稳", NOTHING),
	W("收窄", FALL),
	W("按不变价计算", NOTHING),
	W("按可比价计算", NOTHING),
	W("按不变价格计算", NOTHING),
	W("按可比价格计算", NOTHING),
	W("年度预算", TARGET),
	W("全年预算", TARGET),
	W("年初预算", TARGET),
	W("批复预算", TARGET),
	W("年初批复预算", TARGET),
	W("按现价计算", NOTHING),
	W("按当年价格计算", NOTHING),
	W("扣除价格因素", NOTHING),
	W("已经", NOTHING),
	W("持续", NOTHING),
	W("继续", NOTHING),
	W("减缓", FALL),
	W("放缓", FALL),
	W("压缩", LESS),
	W("萎缩", FALL),
	W("上升至", NOTHING),
	W("下降至", NOTHING),
	W("减少至", NOTHING),
	W("升至", NOTHING),
	W("压减至", NOTHING),
	W("增加至", NOTHING),
	W("增至", NOTHING),
	W("扩大至", NOTHING),
	W("提升至", NOTHING),
	W("提高至", NOTHING),
	W("整合至", NOTHING),
	W("缩小至", NOTHING),
	W("缩短至", NOTHING),
	W("至", NOTHING),
	W("达至", NOTHING),
	W("降低至", NOTHING),
	W("降至", NOTHING),
	W("收窄至", NOTHING),
	W("回落至", NOTHING),
	W("减至", NOTHING),
	W("压缩至", NOTHING),
	W("缩减至", NOTHING),
	W("下滑至", NOTHING),
	W("上涨至", NOTHING),
	W("增长至", NOTHING),
	W("放缓至", NOTHING),
	W("回升至", NOTHING),
	W("下调至", NOTHING),
	W("上调至", NOTHING),
	W("优化至", NOTHING),
	W("调减至", NOTHING),
	W("调增至", NOTHING),
	W("调整至", NOTHING),
	W("回落", LESS),
	W("显著", NOTHING),
	W("开行", NOTHING),
	W("实际执行", TELLS_REAL | DONE),
	W("要", EFFORT),
	W("需要", EFFORT),
	W("共计", NOTHING),
	W("合计", NOTHING),
	W("总计", NOTHING),
	W("累计", STOCK),
	W("预计", FORECAST),
	W("由正转负", NOTHING),
	W("跨越", NOTHING),
	W("下跌", LESS),
	W("达", NOTHING),
	W("高达", NOTHING),
	W("跨过", NOTHING),
	W("迈过", NOTHING),
	W("还", NOTHING),
	W("快速", NOTHING),
	W("全部", NOTHING),
	W("都", NOTHING),
	W("增長", GROWTH),
	W("同口径增长", MORE),
	W("名义增长", GROWTH),
	W("增长", MORE),
	W("实际增长", MORE | TELLS_REAL),
	W("负增长", FALL),
	W("计划增长", TARGET | MORE),
	W("预算增长", TARGET | MORE),
	W("实际", TELLS_REAL),
	W("下降", LESS),
	W("降", FALL),
	W("由增转降", NOTHING),
	W("由升转降", NOTHING),
	W("实际下降", FALL | TELLS_REAL),
	W("名义下降", FALL),
	W("计划下降", TARGET | FALL),
	W("需", EFFORT),
	W("超额", NOTHING),
	W("提高", MORE),
	W("高", GROWTH),
};

/* Where a clause begins. */
static const fact_word CLAUSE_STARTS[] = {
	W("一是", NOTHING),
	W("七是", NOTHING),
	W("三是", NOTHING),
	W("与", NOTHING),
	W("且", NOTHING),
	W("为", NOTHING),
	W("举办", TELLS_KEPT | TELLS_DONE),
	W("九是", NOTHING),
	W("也", NOTHING),
	W("争取", EFFORT | TELLS_STRETCH),
	W("二是", NOTHING),
	W("五是", NOTHING),
	W("以及", NOTHING),
	W("但", NOTHING),
	W("使", NOTHING),
	W("使得", NOTHING),
	W("促进", NOTHING),
	W("保持", NOTHING),
	W("兑现", NOTHING),
	W("全年", NOTHING),
	W("全面", NOTHING),
	W("八是", NOTHING),
	W("六是", NOTHING),
	W("共", NOTHING),
	W("共计", NOTHING),
	W("共有", NOTHING),
	W("其中", TELLS_PART),
	W("创建", TELLS_KEPT | TELLS_DONE),
	W("初步安排", PLAN),
	W("到目前", NOTHING),
	W("力争", EFFORT | TELLS_STRETCH),
	W("力促", EFFORT),
	W("加快", NOTHING),
	W("加上", NOTHING),
	W("助推", NOTHING),
	W("努力", EFFORT),
	W("十是", NOTHING),
	W("又", NOTHING),
	W("及", NOTHING),
	W("发放", TELLS_KEPT | TELLS_DONE),
	W("另外", NOTHING),
	W("合计", NOTHING),
	W("同时", NOTHING),
	W("同比", YOY),
	W("含", TELLS_PART),
	W("和", NOTHING),
	W("四是", NOTHING),
	W("因此", NOTHING),
	W("在", NOTHING),
	W("均", NOTHING),
	W("均为", NOTHING),
	W("培育", NOTHING),
	W("大力", NOTHING),
	W("安排", NOTHING),
	W("完成", DONE),
	W("实施", DONE),
	W("实现", NOTHING),
	W("对", NOTHING),
	W("将", NOTHING),
	W("尤其是", NOTHING),
	W("已", NOTHING),
	W("已有", NOTHING),
	W("带动", NOTHING),
	W("年内", NOTHING),
	W("年均", MEAN),
	W("并", NOTHING),
	W("应", EFFORT),
	W("建成", TELLS_KEPT | TELLS_DONE),
	W("建成投用", TELLS_KEPT | TELLS_DONE),
	W("建立", NOTHING),
	W("建议", TARGET),
	W("建设", TELLS_KEPT | TELLS_DONE),
	W("开展", DONE),
	W("开工", TELLS_KEPT | TELLS_DONE),
	W("引育", TELLS_KEPT | TELLS_DONE),
	W("引进", TELLS_KEPT | TELLS_DONE),
	W("引进培育", NOTHING),
	W("当年", NOTHING),
	W("成功", NOTHING),
	W("我县", NOTHING),
	W("我市", NOTHING),
	W("我区", NOTHING),
	W("我省", NOTHING),
	W("我州", NOTHING),
	W("我们", NOTHING),
	W("我们将", EFFORT),
	W("截至目前", NOTHING),
	W("扎实", NOTHING),
	W("打通", TELLS_KEPT | TELLS_DONE),
	W("打造", NOTHING),
	W("执行中", NOTHING),
	W("投入", TELLS_KEPT | TELLS_DONE),
	W("拉动", NOTHING),
	W("拟", PLAN),
	W("拟安排", PLAN),
	W("拟实施", PLAN),
	W("拥有", NOTHING),
	W("持续", NOTHING),
	W("按可比口径", NOTHING),
	W("推动", NOTHING),
	W("推进", NOTHING),
	W("提出", NOTHING),
	W("改造", TELLS_KEPT | TELLS_DONE),
	W("改造提升", TELLS_KEPT | TELLS_DONE),
	W("整治", TELLS_KEPT | TELLS_DONE),
	W("新发展", TELLS_KEPT | TELLS_DONE),
	W("新培育", TELLS_KEPT | TELLS_DONE),
	W("新增", TELLS_KEPT | TELLS_DONE),
	W("新建", TELLS_KEPT | TELLS_DONE),
	W("新开工", TELLS_KEPT | TELLS_DONE),
	W("新引进", TELLS_KEPT | TELLS_DONE),
	W("新改建", TELLS_KEPT | TELLS_DONE),
	W("新认定", TELLS_KEPT | TELLS_DONE),
	W("有", NOTHING),
	W("有序", NOTHING),
	W("有效", NOTHING),
	W("有望", FORECAST),
	W("此外", NOTHING),
	W("汇聚", NOTHING),
	W("治理", TELLS_KEPT | TELLS_DONE),
	W("深入", NOTHING),
	W("特别是", NOTHING),
	W("现有", NOTHING),
	W("的", NOTHING),
	W("目前", NOTHING),
	W("目标", TARGET),
	W("着力", NOTHING),
	W("确保", EFFORT | TELLS_FLOOR),
	W("确定", NOTHING),
	W("积极", NOTHING),
	W("稳步", NOTHING),
	W("竣工投用", TELLS_KEPT | TELLS_DONE),
	W("累计", STOCK),
	W("约", NOTHING),
	W("组织", NOTHING),
	W("组织开展", DONE),
	W("继续", NOTHING),
	W("而", NOTHING),
	W("聚集", NOTHING),
	W("获得", NOTHING),
	W("落实", NOTHING),
	W("要", EFFORT),
	W("解决", TELLS_KEPT | TELLS_DONE),
	W("计划安排", PLAN),
	W("计划完成", PLAN),
	W("计划实施", PLAN),
	W("认定", TELLS_KEPT | TELLS_DONE),
	W("设定", TARGET),
	W("设立", NOTHING),
	W("达到", NOTHING),
	W("还", NOTHING),
	W("进一步", NOTHING),
	W("锚定", EFFORT),
	W("集聚", NOTHING),
	W("需要", EFFORT),
	W("顺利", NOTHING),
	W("预期目标", TARGET),
	W("预测", FORECAST),
	W("预计", FORECAST),
	W("预算执行中", NOTHING),
};

#define TABLE(a)                                                                                             \
	{                                                                                                        \
		a, LENGTH(a)                                                                                         \
	}

static const struct
{
	const fact_word *words;
	size_t n;
} PLACES[FACT_WORD_PLACES] = {[BEFORE_FIGURE] = TABLE(BEFORE_FIGURES), [CLAUSE_START] = TABLE(CLAUSE_STARTS)};

/* The character that the words of a place are found by. */
static const char *
place_character(fact_word_place place, span s)
{
	return place == BEFORE_FIGURE ? span_end(s) - 3 : s.p;
}

#define PLACE_WORDS_MAX 512

/*
 * By a hash of that character the first word of a place, + 1, and behind a word the next of them; 0: none.  Made once: who
 * makes it a second time writes the same.
 */
typedef struct place_index
{
	uint16_t first[256], next[PLACE_WORDS_MAX];
	bool known;
} place_index;

static place_index place_indexes[FACT_WORD_PLACES];

static void
make_index(fact_word_place place)
{
	place_index made = {.known = false};

	for (size_t i = PLACES[place].n; i > 0; i--)
	{
		unsigned h = character_hash(place_character(place, PLACES[place].words[i - 1].text));

		made.next[i] = made.first[h];
		made.first[h] = (uint16_t) i;
	}
	place_indexes[place] = made;
	place_indexes[place].known = true;
}

const fact_word *
fact_word_at(fact_word_place place, span s)
{
	const place_index *index = &place_indexes[place];
	const fact_word *best = NULL;

	if (s.n < 3)
		return NULL;
	if (!index->known)
		make_index(place);
	for (unsigned i = index->first[character_hash(place_character(place, s))]; i != 0; i = index->next[i])
	{
		const fact_word *w = &PLACES[place].words[i - 1];

		if ((best == NULL || w->text.n > best->text.n) &&
			(place == BEFORE_FIGURE ? span_ends(s, w->text) : span_starts(s, w->text)))
			best = w;
	}
	return best;
}

static uint32_t
place_key(fact_word_place place, span s)
{
	return character_key(place_character(place, s));
}

const char *
fact_words_misplaced(void)
{
	for (int place = 0; place < FACT_WORD_PLACES; place++)
		for (size_t i = 1; i < PLACES[place].n; i++)
			if (i + 1 >= PLACE_WORDS_MAX || place_key(place, PLACES[place].words[i - 1].text) >
												place_key(place, PLACES[place].words[i].text))
				return PLACES[place].words[i].text.p;
	return NULL;
}

const char *
fact_measure_code(fact_measure measure)
{
	static const char *const CODES[] = {NULL,    "level", "growth",   "share", "rank",
										"count", "rate",  "multiple", "change"};

	return CODES[measure];
}

const char *
fact_role_code(fact_role role)
{
	static const char *const CODES[] = {"actual", "forecast", "target", "plan", "base"};

	return CODES[role];
}

const char *
fact_tier_code(fact_tier tier)
{
	static const char *const CODES[] = {NULL, "floor", "goal", "stretch"};

	return CODES[tier];
}

const char *
fact_aggregation_code(fact_aggregation aggregation)
{
	static const char *const CODES[] = {"year", "mean", "sum", "stock", "streak"};

	return CODES[aggregation];
}

const char *
fact_comparison_code(fact_comparison comparison)
{
	static const char *const CODES[] = {NULL, "above", "below", "equal"};

	return CODES[comparison];
}

const char *
fact_reference_code(fact_reference reference)
{
	static const char *const CODES[] = {NULL,       "last_year", "plan",  "region_mean",
										"national", "base_year", "total", "peers"};

	return CODES[reference];
}
