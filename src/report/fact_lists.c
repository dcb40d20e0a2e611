/*
 * fact_lists.c
 *		Lists of words: verbs that rank, names that need an owner, tails that say what is measured, headings, units.
 *
 * Words are compared byte by byte with folded text; the longest word of a list wins.
 */
#include "fact_words.h"

#define UNIT_ROWS_KEPT 1024 /* more than there are nouns */

#define TABLE(a)                                                                                             \
	{                                                                                                        \
		a, LENGTH(a)                                                                                         \
	}

static const span PREDICATES[] = {
	SPAN("上榜"), SPAN("下降"), SPAN("两位数"), SPAN("为"),     SPAN("交付"),     SPAN("优于"),
	SPAN("低于"), SPAN("作为"), SPAN("入围"),   SPAN("入选"),   SPAN("入驻"),     SPAN("全年"),
	SPAN("全部"), SPAN("全面"), SPAN("共完成"), SPAN("共实施"), SPAN("共开"),     SPAN("共新"),
	SPAN("凭"),   SPAN("分别"), SPAN("加快"),   SPAN("加速"),   SPAN("占"),       SPAN("参与"),
	SPAN("参加"), SPAN("启动"), SPAN("圆满"),   SPAN("在"),     SPAN("均"),       SPAN("基本"),
	SPAN("增长"), SPAN("大幅"), SPAN("好于"),   SPAN("如期"),   SPAN("完工"),     SPAN("完成"),
	SPAN("实现"), SPAN("封顶"), SPAN("居"),     SPAN("已"),     SPAN("年度目标"), SPAN("并"),
	SPAN("建成"), SPAN("开工"), SPAN("得到"),   SPAN("快于"),   SPAN("总投资"),   SPAN("惠及"),
	SPAN("慢于"), SPAN("成为"), SPAN("成功"),   SPAN("投产"),   SPAN("投用"),     SPAN("持续"),
	SPAN("按期"), SPAN("推进"), SPAN("提供"),   SPAN("提前"),   SPAN("整体"),     SPAN("新增"),
	SPAN("是"),   SPAN("有"),   SPAN("有序"),   SPAN("未完成"), SPAN("未实现"),   SPAN("未能"),
	SPAN("未达"), SPAN("正在"), SPAN("正式"),   SPAN("没有"),   SPAN("用于"),     SPAN("略"),
	SPAN("相继"), SPAN("突破"), SPAN("竣工"),   SPAN("符合"),   SPAN("累计"),     SPAN("纳入"),
	SPAN("纷纷"), SPAN("能够"), SPAN("荣获"),   SPAN("获"),     SPAN("落地"),     SPAN("落户"),
	SPAN("被"),   SPAN("超过"), SPAN("跻身"),   SPAN("达"),     SPAN("运营"),     SPAN("进入"),
	SPAN("进展"), SPAN("通车"), SPAN("通过"),   SPAN("集中"),   SPAN("顺利"),     SPAN("高于"),
	SPAN("高效")};

static const span RANK_VERBS[] = {
	SPAN("上升到"), SPAN("上升至"), SPAN("位列"), SPAN("位居"),     SPAN("位次"),   SPAN("保持"),
	SPAN("保持在"), SPAN("冲进"),   SPAN("列"),   SPAN("前移至"),   SPAN("升至"),   SPAN("取得"),
	SPAN("名列"),   SPAN("均居"),   SPAN("夺得"), SPAN("实现"),     SPAN("居"),     SPAN("居于"),
	SPAN("挤进"),   SPAN("排"),     SPAN("排名"), SPAN("提升至"),   SPAN("攀升至"), SPAN("晋位"),
	SPAN("晋升"),   SPAN("晋升至"), SPAN("稳居"), SPAN("继续保持"), SPAN("荣获"),   SPAN("获"),
	SPAN("获评"),   SPAN("蝉联"),   SPAN("跃升"), SPAN("跃升到"),   SPAN("跃升至"), SPAN("跃居"),
	SPAN("跻身"),   SPAN("达到"),   SPAN("进入"), SPAN("进至")};

static const span SCOPES[] = {
	SPAN("世界"),   SPAN("东北"),   SPAN("东部"),     SPAN("中心城区"), SPAN("中西部"), SPAN("中部"),
	SPAN("主城区"), SPAN("亚洲"),   SPAN("全区"),     SPAN("全县"),     SPAN("全国"),   SPAN("全地区"),
	SPAN("全州"),   SPAN("全市"),   SPAN("全球"),     SPAN("全盟"),     SPAN("全省"),   SPAN("全自治区"),
	SPAN("全行业"), SPAN("区县"),   SPAN("各区县"),   SPAN("同类"),     SPAN("国内"),   SPAN("地区"),
	SPAN("珠三角"), SPAN("行政区"), SPAN("西南地区"), SPAN("西部"),     SPAN("都市区"), SPAN("长三角")};

static const span COMPARE_ABOVE[] = {SPAN("优于"), SPAN("多于"), SPAN("大于"), SPAN("好于"), SPAN("快于"),
									 SPAN("比"),   SPAN("相比"), SPAN("超"),   SPAN("超过"), SPAN("超额完成"),
									 SPAN("跑赢"), SPAN("较"),   SPAN("领先"), SPAN("高于"), SPAN("高出")};

static const span COMPARE_BELOW[] = {SPAN("不及"), SPAN("低于"), SPAN("小于"), SPAN("少于"), SPAN("慢于")};

static const span OWNED[] = {
	SPAN("协议引资"),     SPAN("协议投资"),     SPAN("协议金额"), SPAN("占地"),
	SPAN("合同金额"),     SPAN("年度完成投资"), SPAN("年度投资"), SPAN("年度投资计划"),
	SPAN("年度计划投资"), SPAN("总建筑面积"),   SPAN("总投资"),   SPAN("总投资规模"),
	SPAN("总投资额"),     SPAN("总规模"),       SPAN("总里程"),   SPAN("总长度"),
	SPAN("总面积"),       SPAN("投资总额"),     SPAN("投资额"),   SPAN("涉及投资金额"),
	SPAN("涉及金额"),     SPAN("签约金额"),     SPAN("规模"),     SPAN("计划总投资"),
	SPAN("计划投资")};

static const span TOPIC_ENDS[] = {
	SPAN("不及"), SPAN("不断"),   SPAN("企稳"), SPAN("位居"), SPAN("低于"),   SPAN("保持"), SPAN("再"),
	SPAN("创"),   SPAN("受"),     SPAN("回升"), SPAN("因"),   SPAN("增长较"), SPAN("大幅"), SPAN("实现"),
	SPAN("居"),   SPAN("平稳"),   SPAN("快速"), SPAN("总体"), SPAN("扭负"),   SPAN("持续"), SPAN("明显"),
	SPAN("显著"), SPAN("未"),     SPAN("止跌"), SPAN("由负"), SPAN("由降"),   SPAN("由正"), SPAN("由增"),
	SPAN("由升"), SPAN("稳"),     SPAN("跃上"), SPAN("跨越"), SPAN("跨上"),   SPAN("转负"), SPAN("较"),
	SPAN("迈上"), SPAN("进一步"), SPAN("连续"), SPAN("连跨"), SPAN("逆势"),   SPAN("首次"), SPAN("高于")};

static const span INDICATOR_TAILS[] = {
	SPAN("主体"), SPAN("产值"),   SPAN("价格"), SPAN("余额"), SPAN("值"),   SPAN("出口"),   SPAN("利润"),
	SPAN("占比"), SPAN("增加值"), SPAN("增速"), SPAN("外资"), SPAN("天数"), SPAN("就业"),   SPAN("强度"),
	SPAN("总值"), SPAN("总额"),   SPAN("投资"), SPAN("指数"), SPAN("支出"), SPAN("收入"),   SPAN("数"),
	SPAN("比重"), SPAN("浓度"),   SPAN("率"),   SPAN("能耗"), SPAN("规模"), SPAN("进出口"), SPAN("里程"),
	SPAN("量"),   SPAN("面积"),   SPAN("额")};

static const span NOT_COUNTED[] = {SPAN("大类"), SPAN("小时"), SPAN("层面"),   SPAN("工作日"), SPAN("方面"),
								   SPAN("次"),   SPAN("环节"), SPAN("百分点"), SPAN("维度")};

/* 年初目标: what a comparison may end in, though it tells of a goal elsewhere. */
static const span REFERENCE_TAILS[] = {
	SPAN("任务"),   SPAN("任务数"), SPAN("决算数"),   SPAN("同期"),   SPAN("增速"),   SPAN("平均"),
	SPAN("时限"),   SPAN("水平"),   SPAN("目标"),     SPAN("目标数"), SPAN("约束值"), SPAN("计划"),
	SPAN("计划数"), SPAN("预期"),   SPAN("预期目标"), SPAN("预算"),   SPAN("预算数")};

/* 60万吨乙烯项目: a size in the name of what is built. */
static const span NAMED_THINGS[] = {SPAN("基地"), SPAN("工程"), SPAN("机组"), SPAN("生产线"),
									SPAN("电站"), SPAN("装置"), SPAN("项目")};

/* What a bounded amount in front of them sorts out: 50万元以上的村, 超百亿元企业, 3岁以下婴幼儿. */
static const span CLASSES[] = {SPAN("产业"),   SPAN("人口"),   SPAN("人群"), SPAN("人员"),   SPAN("企业"),
							   SPAN("儿童"),   SPAN("农户"),   SPAN("园区"), SPAN("大户"),   SPAN("妇女"),
							   SPAN("婴幼儿"), SPAN("家庭"),   SPAN("居民"), SPAN("户"),     SPAN("村"),
							   SPAN("泊位"),   SPAN("监测户"), SPAN("老人"), SPAN("老年人"), SPAN("脱贫户"),
							   SPAN("集群"),   SPAN("青年"),   SPAN("项目")};

/* Behind a class that was sorted out: 户均 and 村级 are no 户 and no 村. */
static const span CLASS_TAILS[] = {SPAN("占"), SPAN("增"), SPAN("总"), SPAN("数"), SPAN("有"), SPAN("达")};

/* Words of the value grammar that bound a number they stand right before. */
static const span BOUNDS[] = {
	SPAN("≈"),      SPAN("≤"),      SPAN("≥"),      SPAN("≦"),      SPAN("≧"),      SPAN("⩽"),
	SPAN("⩾"),      SPAN("不低于"), SPAN("不低於"), SPAN("不到"),   SPAN("不多于"), SPAN("不大于"),
	SPAN("不小于"), SPAN("不少于"), SPAN("不少於"), SPAN("不满"),   SPAN("不突破"), SPAN("不超过"),
	SPAN("不超過"), SPAN("不足"),   SPAN("不高于"), SPAN("不高於"), SPAN("低于"),   SPAN("低於"),
	SPAN("多于"),   SPAN("大于"),   SPAN("大概"),   SPAN("大约"),   SPAN("将近"),   SPAN("小于"),
	SPAN("少于"),   SPAN("少於"),   SPAN("接近"),   SPAN("突破"),   SPAN("約"),     SPAN("约"),
	SPAN("约为"),   SPAN("至多"),   SPAN("至少"),   SPAN("超"),     SPAN("超过"),   SPAN("超過"),
	SPAN("近"),     SPAN("逾"),     SPAN("高于"),   SPAN("高於")};

static const span NOT_BOUNDS[] = {SPAN("临近"), SPAN("公约"), SPAN("制约"), SPAN("契约"), SPAN("就近"),
								  SPAN("最近"), SPAN("条约"), SPAN("签约"), SPAN("节约"), SPAN("赶超"),
								  SPAN("邻近"), SPAN("附近"), SPAN("集约"), SPAN("预约"), SPAN("高超")};

/* Duties that somebody else set: what 完成 and 达到 speak of then is a value. */
static const span DUTIES[] = {SPAN("“十"),  SPAN("上级"), SPAN("下达"), SPAN("国家"),
							  SPAN("审核"), SPAN("市定"), SPAN("控制"), SPAN("省定"),
							  SPAN("确定"), SPAN("要求"), SPAN("规划")};

static const span OWNED_ANY[] = {
	SPAN("三年平均增速"), SPAN("两年平均增速"), SPAN("任务完成率"), SPAN("入驻率"),   SPAN("减收"),
	SPAN("办结率"),       SPAN("占比"),         SPAN("同比增速"),   SPAN("均价"),     SPAN("增幅"),
	SPAN("增收"),         SPAN("增速"),         SPAN("增量"),       SPAN("增长率"),   SPAN("完成率"),
	SPAN("审减率"),       SPAN("市值"),         SPAN("平均增速"),   SPAN("年均增速"), SPAN("开工率"),
	SPAN("总市值"),       SPAN("总数"),         SPAN("总规模"),     SPAN("总量"),     SPAN("总额"),
	SPAN("投资完成率"),   SPAN("投产率"),       SPAN("数量"),       SPAN("比重"),     SPAN("涨幅"),
	SPAN("目标完成率"),   SPAN("短收"),         SPAN("竣工率"),     SPAN("自然增幅"), SPAN("自然增速"),
	SPAN("自然增长率"),   SPAN("规模"),         SPAN("计划完成率"), SPAN("超收"),     SPAN("逾期率"),
	SPAN("降幅")};

static const span NO_SUBJECT[] = {
	SPAN("一"),       SPAN("五年"),     SPAN("以上"),         SPAN("全年"),       SPAN("全年任务"),
	SPAN("全年目标"), SPAN("全年计划"), SPAN("其"),           SPAN("可"),         SPAN("可望"),
	SPAN("同比增长"), SPAN("增速达"),   SPAN("增长"),         SPAN("实际工作中"), SPAN("实际支出"),
	SPAN("实际收入"), SPAN("左右"),     SPAN("年"),           SPAN("年初计划"),   SPAN("年初预算"),
	SPAN("年度任务"), SPAN("年度目标"), SPAN("年度目标任务"), SPAN("年度计划"),   SPAN("指标值"),
	SPAN("提前"),     SPAN("提前一年"), SPAN("提前三年"),     SPAN("提前两年"),   SPAN("提前半年"),
	SPAN("新"),       SPAN("目标"),     SPAN("省定"),         SPAN("省定任务"),   SPAN("等"),
	SPAN("计划"),     SPAN("调整预算"), SPAN("预期目标"),     SPAN("预算"),       SPAN("预算数")};

static const span RATE_TAILS[] = {SPAN("优良天数比例"), SPAN("优良比例"), SPAN("优良水体比例"),
								  SPAN("强度"),         SPAN("指数"),     SPAN("水质优良比例"),
								  SPAN("满意度"),       SPAN("率"),       SPAN("程度"),
								  SPAN("覆盖面"),       SPAN("贡献"),     SPAN("进度")};

static const span SHARE_TAILS[] = {SPAN("份额"), SPAN("占比"), SPAN("占比例"), SPAN("比例"), SPAN("比重")};

static const span GROWTH_TAILS[] = {
	SPAN("下降率"),   SPAN("升幅"), SPAN("增幅"), SPAN("增速"), SPAN("增長"),   SPAN("增长"), SPAN("增长率"),
	SPAN("增长速度"), SPAN("涨幅"), SPAN("跌幅"), SPAN("速度"), SPAN("降低率"), SPAN("降幅")};

static const span SHARED_HEADS[] = {SPAN("产值"),
									SPAN("产量"),
									SPAN("人均可支配收入"),
									SPAN("人数"),
									SPAN("低保标准"),
									SPAN("低保平均标准"),
									SPAN("余额"),
									SPAN("保障标准"),
									SPAN("入学率"),
									SPAN("减排量"),
									SPAN("出口"),
									SPAN("出口额"),
									SPAN("出栏"),
									SPAN("出栏量"),
									SPAN("利润"),
									SPAN("利用率"),
									SPAN("占比"),
									SPAN("参保人数"),
									SPAN("参保率"),
									SPAN("发案"),
									SPAN("合格率"),
									SPAN("增加值"),
									SPAN("增速"),
									SPAN("处理率"),
									SPAN("存栏"),
									SPAN("存栏量"),
									SPAN("完成率"),
									SPAN("就业率"),
									SPAN("居民人均可支配收入"),
									SPAN("居民收入"),
									SPAN("常住居民人均可支配收入"),
									SPAN("平均浓度"),
									SPAN("年均浓度"),
									SPAN("总产值"),
									SPAN("投资"),
									SPAN("投资额"),
									SPAN("播种面积"),
									SPAN("收入"),
									SPAN("数量"),
									SPAN("普及率"),
									SPAN("最低生活保障标准"),
									SPAN("案件"),
									SPAN("浓度"),
									SPAN("点次达标率"),
									SPAN("率"),
									SPAN("种植面积"),
									SPAN("营业收入"),
									SPAN("补助标准"),
									SPAN("覆盖率"),
									SPAN("达标率"),
									SPAN("进出口"),
									SPAN("进出口额"),
									SPAN("重点工程减排量"),
									SPAN("销售额"),
									SPAN("零售额"),
									SPAN("面积")};

static const span PER_HEAD[] = {SPAN("万人拥有"), SPAN("人均"), SPAN("亿元GDP"), SPAN("亿元地区生产总值"),
								SPAN("户均"),     SPAN("每万"), SPAN("每亿"),    SPAN("每十万"),
								SPAN("每千"),     SPAN("每百"), SPAN("每百户")};

static const span RESTING[] = {
	SPAN("不足"),       SPAN("与会"),   SPAN("专有"),   SPAN("为主"),   SPAN("为民"),   SPAN("主要"),
	SPAN("也门"),       SPAN("人均"),   SPAN("以为"),   SPAN("作为"),   SPAN("使命"),   SPAN("使用"),
	SPAN("保有"),       SPAN("公有"),   SPAN("共享"),   SPAN("共同"),   SPAN("共建"),   SPAN("兼并"),
	SPAN("占地"),       SPAN("又好"),   SPAN("及其"),   SPAN("及时"),   SPAN("发达"),   SPAN("合并"),
	SPAN("含氟"),       SPAN("含税"),   SPAN("含量"),   SPAN("含金"),   SPAN("和谐"),   SPAN("国有"),
	SPAN("在产"),       SPAN("在册"),   SPAN("在区"),   SPAN("在园"),   SPAN("在地"),   SPAN("在外"),
	SPAN("在岗"),       SPAN("在库"),   SPAN("在建"),   SPAN("在校"),   SPAN("在线"),   SPAN("在职"),
	SPAN("基本公"),     SPAN("基本养"), SPAN("基本农"), SPAN("基本医"), SPAN("基本型"), SPAN("存在"),
	SPAN("安居"),       SPAN("完成率"), SPAN("宜居"),   SPAN("对口"),   SPAN("对外"),   SPAN("对接"),
	SPAN("对标"),       SPAN("将军"),   SPAN("居住"),   SPAN("居家"),   SPAN("居民"),   SPAN("平均"),
	SPAN("年均"),       SPAN("并网"),   SPAN("并购"),   SPAN("应届"),   SPAN("应急"),   SPAN("应用"),
	SPAN("成功率"),     SPAN("户均"),   SPAN("所在"),   SPAN("所有"),   SPAN("投资额"), SPAN("持有"),
	SPAN("新居"),       SPAN("是否"),   SPAN("有关"),   SPAN("有效"),   SPAN("有机"),   SPAN("有线"),
	SPAN("有色"),       SPAN("有限"),   SPAN("标准"),   SPAN("潜在"),   SPAN("特有"),   SPAN("现在"),
	SPAN("目标完成率"), SPAN("目的"),   SPAN("私有"),   SPAN("移居"),   SPAN("签到"),   SPAN("约束"),
	SPAN("自来水"),     SPAN("获得感"), SPAN("行为"),   SPAN("要求"),   SPAN("要素"),   SPAN("计划完成率"),
	SPAN("达成"),       SPAN("达标"),   SPAN("还建"),   SPAN("邻居"),   SPAN("雷达")};

static const span DONE_OVER[] = {
	SPAN("下达"), SPAN("专项债"), SPAN("争取"), SPAN("减免"), SPAN("减税"), SPAN("利用"), SPAN("到位"),
	SPAN("发放"), SPAN("发电"),   SPAN("培训"), SPAN("完成"), SPAN("实施"), SPAN("就业"), SPAN("建成"),
	SPAN("建设"), SPAN("引进"),   SPAN("投入"), SPAN("投资"), SPAN("招商"), SPAN("接待"), SPAN("支出"),
	SPAN("改造"), SPAN("新增"),   SPAN("新建"), SPAN("游客"), SPAN("签约"), SPAN("脱贫"), SPAN("融资"),
	SPAN("补助"), SPAN("补贴"),   SPAN("资金"), SPAN("转移"), SPAN("降费")};

static const span NUMBERED[] = {SPAN("倍差"),     SPAN("分值"),   SPAN("得分"), SPAN("指数"),
								SPAN("收入之比"), SPAN("收入比"), SPAN("系数"), SPAN("评分")};

static const span STATEMENTS[] = {
	SPAN("不低于"), SPAN("不高于"), SPAN("与"),       SPAN("优于"),   SPAN("位列"),   SPAN("位居"),
	SPAN("低于"),   SPAN("保持"),   SPAN("只增不减"), SPAN("同步"),   SPAN("名列"),   SPAN("基本接近"),
	SPAN("处于"),   SPAN("好于"),   SPAN("完成"),     SPAN("居"),     SPAN("快于"),   SPAN("排名"),
	SPAN("控制在"), SPAN("稳居"),   SPAN("达到"),     SPAN("远低于"), SPAN("远高于"), SPAN("高于")};

static const span ACTUAL_HEADINGS[] = {
	SPAN("发展历程"), SPAN("发展基础"), SPAN("取得"),     SPAN("回顾"), SPAN("完成情况"), SPAN("实施情况"),
	SPAN("工作情况"), SPAN("总结"),     SPAN("成就"),     SPAN("成效"), SPAN("成绩"),     SPAN("执行"),
	SPAN("执行情况"), SPAN("目标完成"), SPAN("落实情况"), SPAN("过去"), SPAN("运行情况"), SPAN("进展")};

static const span PLAN_HEADINGS[] = {SPAN("投资计划"), SPAN("重点项目安排"), SPAN("项目安排"),
									 SPAN("项目计划")};

static const span TARGET_HEADINGS[] = {SPAN("今后"),     SPAN("安排"),     SPAN("工作重点"), SPAN("工作计划"),
									   SPAN("工作安排"), SPAN("工作建议"), SPAN("思路"),     SPAN("总体要求"),
									   SPAN("打算"),     SPAN("未来"),     SPAN("目标"),     SPAN("规划"),
									   SPAN("计划草案"), SPAN("预算草案"), SPAN("预算安排")};

/* Behind an amount what it is to those who reach it, and no name. */
static const span MILESTONES[] = {SPAN("关口"), SPAN("台阶"), SPAN("大关")};

/* The same, but in a chapter on what was done, where tasks were fulfilled. */
static const span TASK_HEADINGS[] = {SPAN("主要措施"), SPAN("举措"), SPAN("任务"), SPAN("部署"),
									 SPAN("重点工作")};

static const span UP_TO[] = {SPAN("从"),   SPAN("到"), SPAN("在"),    SPAN("截止"),
							 SPAN("截至"), SPAN("至"), SPAN("预计到")};

static const span GIVERS[] = {SPAN("上级"),   SPAN("国家"),     SPAN("市"),
							  SPAN("市财政"), SPAN("市财政局"), SPAN("省"),
							  SPAN("省财政"), SPAN("省财政厅"), SPAN("财政部")};

static const span REGIONS[] = {SPAN("全区"), SPAN("全县"), SPAN("全州"),     SPAN("全市"), SPAN("全旗"),
							   SPAN("全盟"), SPAN("全省"), SPAN("全自治区"), SPAN("全镇")};

static const struct
{
	const span *words;
	size_t n;
} LISTS[WORD_LISTS] = {[LIST_PREDICATES] = TABLE(PREDICATES),
					   [LIST_RANK_VERBS] = TABLE(RANK_VERBS),
					   [LIST_SCOPES] = TABLE(SCOPES),
					   [LIST_COMPARE_ABOVE] = TABLE(COMPARE_ABOVE),
					   [LIST_COMPARE_BELOW] = TABLE(COMPARE_BELOW),
					   [LIST_OWNED] = TABLE(OWNED),
					   [LIST_TOPIC_ENDS] = TABLE(TOPIC_ENDS),
					   [LIST_INDICATOR_TAILS] = TABLE(INDICATOR_TAILS),
					   [LIST_NOT_COUNTED] = TABLE(NOT_COUNTED),
					   [LIST_REFERENCE_TAILS] = TABLE(REFERENCE_TAILS),
					   [LIST_NAMED_THINGS] = TABLE(NAMED_THINGS),
					   [LIST_CLASSES] = TABLE(CLASSES),
					   [LIST_CLASS_TAILS] = TABLE(CLASS_TAILS),
					   [LIST_BOUNDS] = TABLE(BOUNDS),
					   [LIST_NOT_BOUNDS] = TABLE(NOT_BOUNDS),
					   [LIST_DUTIES] = TABLE(DUTIES),
					   [LIST_OWNED_ANY] = TABLE(OWNED_ANY),
					   [LIST_NO_SUBJECT] = TABLE(NO_SUBJECT),
					   [LIST_RATE_TAILS] = TABLE(RATE_TAILS),
					   [LIST_SHARE_TAILS] = TABLE(SHARE_TAILS),
					   [LIST_GROWTH_TAILS] = TABLE(GROWTH_TAILS),
					   [LIST_SHARED_HEADS] = TABLE(SHARED_HEADS),
					   [LIST_PER_HEAD] = TABLE(PER_HEAD),
					   [LIST_RESTING] = TABLE(RESTING),
					   [LIST_DONE_OVER] = TABLE(DONE_OVER),
					   [LIST_NUMBERED] = TABLE(NUMBERED),
					   [LIST_STATEMENTS] = TABLE(STATEMENTS),
					   [LIST_ACTUAL_HEADINGS] = TABLE(ACTUAL_HEADINGS),
					   [LIST_PLAN_HEADINGS] = TABLE(PLAN_HEADINGS),
					   [LIST_TARGET_HEADINGS] = TABLE(TARGET_HEADINGS),
					   [LIST_TASK_HEADINGS] = TABLE(TASK_HEADINGS),
					   [LIST_MILESTONES] = TABLE(MILESTONES),
					   [LIST_UP_TO] = TABLE(UP_TO),
					   [LIST_GIVERS] = TABLE(GIVERS),
					   [LIST_REGIONS] = TABLE(REGIONS)};

/* In order: the first that occurs says what the reference is. */
static const struct
{
	span word;
	fact_reference kind;
} REFERENCES[] = {{SPAN("上年"), REFERENCE_LAST_YEAR},      {SPAN("去年"), REFERENCE_LAST_YEAR},
				  {SPAN("季度"), REFERENCE_BASE_YEAR},      {SPAN("同期"), REFERENCE_LAST_YEAR},
				  {SPAN("上一年"), REFERENCE_LAST_YEAR},    {SPAN("目标"), REFERENCE_PLAN},
				  {SPAN("计划"), REFERENCE_PLAN},           {SPAN("预算"), REFERENCE_PLAN},
				  {SPAN("预期"), REFERENCE_PLAN},           {SPAN("约束值"), REFERENCE_PLAN},
				  {SPAN("任务"), REFERENCE_PLAN},           {SPAN("法定时限"), REFERENCE_PLAN},
				  {SPAN("下达"), REFERENCE_PLAN},           {SPAN("警戒线"), REFERENCE_PLAN},
				  {SPAN("预警线"), REFERENCE_PLAN},         {SPAN("控制线"), REFERENCE_PLAN},
				  {SPAN("红线"), REFERENCE_PLAN},           {SPAN("全国"), REFERENCE_NATIONAL},
				  {SPAN("国家"), REFERENCE_NATIONAL},       {SPAN("平均"), REFERENCE_REGION_MEAN},
				  {SPAN("全市"), REFERENCE_REGION_MEAN},    {SPAN("全省"), REFERENCE_REGION_MEAN},
				  {SPAN("年初"), REFERENCE_BASE_YEAR},      {SPAN("年底"), REFERENCE_BASE_YEAR},
				  {SPAN("年末"), REFERENCE_BASE_YEAR},      {SPAN("月"), REFERENCE_BASE_YEAR},
				  {SPAN("时间进度"), REFERENCE_PLAN},       {SPAN("序时进度"), REFERENCE_PLAN},
				  {SPAN("时序进度"), REFERENCE_PLAN},       {SPAN("五”"), REFERENCE_BASE_YEAR},
				  {SPAN("年"), REFERENCE_BASE_YEAR},        {SPAN("末"), REFERENCE_BASE_YEAR},
				  {SPAN("水平"), REFERENCE_PEERS},          {SPAN("经济增"), REFERENCE_PEERS},
				  {SPAN("全自治区"), REFERENCE_REGION_MEAN}};

/* Every unit that is not here is a level. */
static const struct
{
	span noun;
	unit_sort sort;
} UNITS[] = {
	{SPAN("%"), SORT_RATE},           {SPAN("‰"), SORT_RATE},          {SPAN("个百分点"), SORT_POINTS},
	{SPAN("百分点"), SORT_POINTS},    {SPAN("个千分点"), SORT_POINTS}, {SPAN("千分点"), SORT_POINTS},
	{SPAN("倍"), SORT_MULTIPLE},      {SPAN("位"), SORT_COUNT},        {SPAN("家"), SORT_COUNT},
	{SPAN("个"), SORT_COUNT},         {SPAN("项"), SORT_COUNT},        {SPAN("件"), SORT_COUNT},
	{SPAN("人"), SORT_COUNT},         {SPAN("户"), SORT_COUNT},        {SPAN("辆"), SORT_COUNT},
	{SPAN("台"), SORT_COUNT},         {SPAN("所"), SORT_COUNT},        {SPAN("条"), SORT_COUNT},
	{SPAN("座"), SORT_COUNT},         {SPAN("栋"), SORT_COUNT},        {SPAN("幢"), SORT_COUNT},
	{SPAN("场"), SORT_COUNT},         {SPAN("名"), SORT_COUNT},        {SPAN("次"), SORT_COUNT},
	{SPAN("人次"), SORT_COUNT},       {SPAN("起"), SORT_COUNT},        {SPAN("处"), SORT_COUNT},
	{SPAN("支"), SORT_COUNT},         {SPAN("张"), SORT_COUNT},        {SPAN("套"), SORT_COUNT},
	{SPAN("间"), SORT_COUNT},         {SPAN("只"), SORT_COUNT},        {SPAN("头"), SORT_COUNT},
	{SPAN("株"), SORT_COUNT},         {SPAN("盏"), SORT_COUNT},        {SPAN("块"), SORT_COUNT},
	{SPAN("篇"), SORT_COUNT},         {SPAN("部"), SORT_COUNT},        {SPAN("例"), SORT_COUNT},
	{SPAN("组"), SORT_COUNT},         {SPAN("宗"), SORT_COUNT},        {SPAN("艘"), SORT_COUNT},
	{SPAN("架"), SORT_COUNT},         {SPAN("种"), SORT_COUNT},        {SPAN("类"), SORT_COUNT},
	{SPAN("本"), SORT_COUNT},         {SPAN("册"), SORT_COUNT},        {SPAN("片"), SORT_COUNT},
	{SPAN("对"), SORT_COUNT},         {SPAN("门"), SORT_COUNT},        {SPAN("套(间)"), SORT_COUNT},
	{SPAN("台(套)"), SORT_COUNT},     {SPAN("批"), SORT_COUNT},        {SPAN("批次"), SORT_COUNT},
	{SPAN("架次"), SORT_COUNT},       {SPAN("车次"), SORT_COUNT},      {SPAN("床"), SORT_COUNT},
	{SPAN("村"), SORT_COUNT},         {SPAN("班"), SORT_COUNT},        {SPAN("小时"), SORT_TIME},
	{SPAN("分钟"), SORT_TIME},        {SPAN("天"), SORT_TIME},         {SPAN("分"), SORT_TIME},
	{SPAN("年"), SORT_YEARS},         {SPAN("个月"), SORT_YEARS},      {SPAN("月"), SORT_NO_FIGURE},
	{SPAN("日"), SORT_NO_FIGURE},     {SPAN("期"), SORT_NO_FIGURE},    {SPAN("级"), SORT_NO_FIGURE},
	{SPAN("度"), SORT_NO_FIGURE},     {SPAN("路"), SORT_NO_FIGURE},    {SPAN("周"), SORT_NO_FIGURE},
	{SPAN("英寸"), SORT_NO_FIGURE},   {SPAN("蒸吨"), SORT_NO_FIGURE},  {SPAN("寸"), SORT_NO_FIGURE},
	{SPAN("千伏安"), SORT_NO_FIGURE}, {SPAN("季度"), SORT_YEARS},      {SPAN("个季度"), SORT_YEARS},
	{SPAN("周年"), SORT_NO_FIGURE},   {SPAN("千伏"), SORT_NO_FIGURE},  {SPAN("米"), SORT_LEVEL}};

#define P(text, from, to, current)                                                                           \
	{                                                                                                        \
		{text, sizeof(text) - 1}, from, to, current                                                          \
	}

static const period_word PERIOD_WORDS[] = {P("5年来", -4, 0, false),
										   P("一年来", 0, 0, false),
										   P("三年平均", -2, 0, true),
										   P("三年来", -2, 0, false),
										   P("两年平均", -1, 0, true),
										   P("两年来", -1, 0, false),
										   P("五年来", -4, 0, false),
										   P("五年间", -4, 0, false),
										   P("今后5年", 1, 5, false),
										   P("今后三年", 1, 3, false),
										   P("今后五年", 1, 5, false),
										   P("今年", 0, 0, true),
										   P("刚刚过去的一年", 0, 0, false),
										   P("去年", -1, -1, true),
										   P("四年来", -3, 0, false),
										   P("明年", 1, 1, true),
										   P("未来三年", 1, 3, false),
										   P("未来五年", 1, 5, false),
										   P("本年", 0, 0, true),
										   P("本年度", 0, 0, true),
										   P("过去5年", -4, 0, false),
										   P("过去一年", 0, 0, false),
										   P("过去三年", -2, 0, false),
										   P("过去五年", -4, 0, false),
										   P("过去的一年", 0, 0, false),
										   P("过去的五年", -4, 0, false),
										   P("近三年", -2, 0, false),
										   P("近五年", -4, 0, false),
										   P("这五年", -4, 0, false)};

static const struct
{
	span word;
	year_part part;
} YEAR_PARTS[] = {{SPAN("上半年"), {1, 6}},  {SPAN("下半年"), {7, 12}},  {SPAN("一季度"), {1, 3}},
				  {SPAN("二季度"), {4, 6}},  {SPAN("三季度"), {7, 9}},   {SPAN("四季度"), {10, 12}},
				  {SPAN("1季度"), {1, 3}},   {SPAN("2季度"), {4, 6}},    {SPAN("3季度"), {7, 9}},
				  {SPAN("4季度"), {10, 12}}, {SPAN("前三季度"), {1, 9}}, {SPAN("前3季度"), {1, 9}}};

static const fused_word FUSED[] = {{SPAN("存贷款"), SPAN("存款"), SPAN("贷款")},
								   {SPAN("城乡"), SPAN("城镇"), SPAN("农村")},
								   {SPAN("内外资"), SPAN("内资"), SPAN("外资")},
								   {SPAN("进出口"), SPAN("进口"), SPAN("出口")}};

const fused_word *
fused_word_in(span s, size_t *at)
{
	for (size_t i = 0; i < LENGTH(FUSED); i++)
	{
		ptrdiff_t hit = span_find(s, FUSED[i].word);

		if (hit >= 0)
		{
			*at = (size_t) hit;
			return &FUSED[i];
		}
	}
	return NULL;
}

list_edges LIST_EDGES[WORD_LISTS];

void
list_make_edges(word_list list)
{
	list_edges e = {.known = false};

	/* from the last to the first, so that each word is put in front of those behind it */
	for (size_t i = LISTS[list].n; i > 0; i--)
	{
		const span *w = &LISTS[list].words[i - 1];
		unsigned first = character_hash(w->p), last = character_hash(span_end(*w) - 3);

		e.next_first[i] = e.first[first];
		e.next_last[i] = e.last[last];
		e.first[first] = e.last[last] = (uint8_t) i;
	}
	LIST_EDGES[list] = e;
	LIST_EDGES[list].known = true;
}

size_t
list_longest_start(word_list list, span s)
{
	const list_edges *e = list_edges_of(list);
	size_t most = 0;

	for (unsigned i = e->first[character_hash(s.p)]; i != 0; i = e->next_first[i])
	{
		span w = LISTS[list].words[i - 1];

		if (w.n > most && span_starts(s, w))
			most = w.n;
	}
	return most;
}

size_t
list_longest_end(word_list list, span s)
{
	const list_edges *e = list_edges_of(list);
	size_t most = 0;

	for (unsigned i = e->last[character_hash(span_end(s) - 3)]; i != 0; i = e->next_last[i])
	{
		span w = LISTS[list].words[i - 1];

		if (w.n > most && ends_in_word(s, w))
			most = w.n;
	}
	return most;
}

bool
list_within(word_list list, span s)
{
	size_t n;

	return list_find(list, s, 0, &n) >= 0;
}

static bool
starts_character(char c)
{
	return ((unsigned char) c & 0xC0) != 0x80;
}

static size_t
starts_at(word_list list, span s, size_t i)
{
	return starts_character(s.p[i]) ? list_starts(list, (span){s.p + i, s.n - i}) : 0;
}

ptrdiff_t
list_find(word_list list, span s, size_t from, size_t *n)
{
	const uint8_t *first = list_edges_of(list)->first;

	for (size_t i = from; i + 3 <= s.n; i += (unsigned char) s.p[i] >= 0xE0 ? 3 : 1)
		if (first[character_hash(s.p + i)] != 0 && (*n = starts_at(list, s, i)) > 0)
			return (ptrdiff_t) i;
	*n = 0;
	return -1;
}

ptrdiff_t
list_find_last(word_list list, span s, size_t *n)
{
	for (size_t i = s.n; i-- > 0;)
		if ((*n = starts_at(list, s, i)) > 0)
			return (ptrdiff_t) i;
	return -1;
}

fact_reference
reference_of(span s)
{
	for (size_t i = 0; i < LENGTH(REFERENCES); i++)
		if (span_find(s, REFERENCES[i].word) >= 0)
			return REFERENCES[i].kind;
	return REFERENCE_NONE;
}

/* The row of UNITS that a noun has, + 1; 0: none.  Looked for once: who does so a second time writes the same. */
static uint8_t
unit_row(int noun)
{
	static struct
	{
		uint8_t row;
		bool known;
	} rows[UNIT_ROWS_KEPT];
	uint8_t row = 0;

	if (noun < UNIT_ROWS_KEPT && rows[noun].known)
		return rows[noun].row;
	for (size_t i = 0; i < LENGTH(UNITS) && row == 0; i++)
		if (span_equal(unit_noun_text(noun), UNITS[i].noun))
			row = (uint8_t) (i + 1);
	if (noun < UNIT_ROWS_KEPT)
	{
		rows[noun].row = row;
		rows[noun].known = true;
	}
	return row;
}

unit_sort
unit_sort_of(const unit *u)
{
	uint8_t row;

	if (u->composite.n > 0)
		return memchr(u->composite.p, '/', u->composite.n) == NULL &&
					   u->composite.p[u->composite.n - 1] == ')'
				   ? SORT_COUNT
				   : SORT_LEVEL; /* 条(段), 元/人 */
	row = unit_row(u->noun);
	if (row != 0)
		return UNITS[row - 1].sort;
	if (unit_class_of(u) == UNIT_ORDINAL)
		return SORT_NO_FIGURE;
	return unit_counts(u) ? SORT_COUNT : SORT_LEVEL;
}

/* Behind a period word the next of those whose first characters have the same hash, + 1. */
static uint8_t PERIOD_NEXT[LENGTH(PERIOD_WORDS)];

_Static_assert(LENGTH(PERIOD_WORDS) < 256, "first and next words are bytes");

/* The first of the period words that may begin with the character, + 1; 0: none.  By a hash, as edges are. */
static unsigned
first_period_word(const char *p)
{
	static uint8_t first[256];
	static bool known;

	if (!known)
	{
		uint8_t made[256] = {0}, next[LENGTH(PERIOD_WORDS)];

		for (size_t i = LENGTH(PERIOD_WORDS); i-- > 0;)
		{
			unsigned h = character_hash(PERIOD_WORDS[i].text.p);

			next[i] = made[h];
			made[h] = (uint8_t) (i + 1);
		}
		memcpy(PERIOD_NEXT, next, sizeof(next));
		memcpy(first, made, sizeof(made));
		known = true;
	}
	return first[character_hash(p)];
}

const period_word *
period_word_at(span s)
{
	const period_word *best = NULL;

	if (s.n < 3)
		return NULL;
	for (unsigned i = first_period_word(s.p); i != 0; i = PERIOD_NEXT[i - 1])
		if ((best == NULL || PERIOD_WORDS[i - 1].text.n > best->text.n) &&
			span_starts(s, PERIOD_WORDS[i - 1].text))
			best = &PERIOD_WORDS[i - 1];
	return best;
}

const char *
fact_lists_misplaced(void)
{
	for (int list = 0; list < WORD_LISTS; list++)
		for (size_t i = 1; i < LISTS[list].n; i++)
			if (i + 1 >= LIST_WORDS_MAX ||
				character_key(LISTS[list].words[i - 1].p) > character_key(LISTS[list].words[i].p))
				return LISTS[list].words[i].p;
	for (size_t i = 0; i < LENGTH(PERIOD_WORDS); i++)
		if ((i > 0 && character_key(PERIOD_WORDS[i - 1].text.p) > character_key(PERIOD_WORDS[i].text.p)) ||
			span_find(PERIOD_WORDS[i].text, SPAN("年")) < 0) /* fact_context.c looks for it first */
			return PERIOD_WORDS[i].text.p;
	return NULL;
}

size_t
year_part_word(span s, year_part *part)
{
	for (size_t i = 0; i < LENGTH(YEAR_PARTS); i++)
		if (span_starts(s, YEAR_PARTS[i].word))
		{
			*part = YEAR_PARTS[i].part;
			return YEAR_PARTS[i].word.n;
		}
	return 0;
}
