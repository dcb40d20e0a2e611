-- The views across reports: two reports of one region, written for this test, the later with a goal changed in silence, a
-- renamed and a dropped indicator, an average, promises and statements.
SET client_min_messages = warning;
SET search_path = "$user", public, plan;
BEGIN;
SELECT load_report($$重庆市江北区2021年国民经济和社会发展计划执行情况及2022年计划草案的报告
一、2022年目标
预期目标是：地区生产总值增长6%，城镇新增就业2万人，某某综合指数达到82%。
表1：2022年主要预期目标
序号	指标	单位	2021年实际	2022年目标
1	地区生产总值增速	%	5	6
2	森林覆盖率	%	40	41
3	城镇登记失业率	%	4	4以内
$$, 'a') AS a \gset
SELECT load_report($$重庆市江北区2022年国民经济和社会发展计划执行情况及2023年计划草案的报告
一、2022年执行情况
2项指标中，完成1项，完成率50%。地区生产总值增长7%，超过年初目标1个百分点。森林覆盖率达到40.9%。
二、重点项目安排
2023年安排重点项目 5 个，总投资 10 亿元。其中，政府投资项目 2 个，总投资 4 亿元；社会投资项目 3 个，总投资 5 亿元。
表1：2022年主要目标完成情况
序号	指标	单位	2022年目标	2022年实际	完成情况
1	地区生产总值增速	%	6	7	完成
2	森林覆盖率*	%	40.5	40.3	未完成
注：加*为约束性指标，其他为预期性指标。
表2：主要指标对比
序号	指标	2022年实际	2021-2022年平均
1	地区生产总值增速（%）	7	6
表3：2023年主要预期目标
序号	指标	单位	2022年实际	2023年目标
1	地区生产总值增速	%	7	6.5
2	森林覆盖率	%	40.3	41以上
3	某某综合指数	%	80	81
$$, 'b') AS b \gset
SELECT level, binding, indicators, exceeded, met, missed, fulfilment_share, veto, binding_missed FROM scorecard_summary
	WHERE level <> 'category' ORDER BY level, binding;
SELECT indicator, goal, first_goal, first_goal_source, verdict, first_verdict FROM scorecard ORDER BY row_no;
-- a policy of one's own with another "nearly" for one indicator, which also counts for the first goal; chosen for a report,
-- and by the setting, which comes first
INSERT INTO policy (policy, tau_pp, tau_rel, near_pp, near_rel) VALUES ('ours', 0.2, 0.02, 0.5, 0.1);
INSERT INTO policy (policy, indicator_code, tau_pp, tau_rel, near_pp, near_rel, near_binding) VALUES ('ours', 'forest_coverage', 0.2, 0.02, 0.5, 0.1, 0.02);
UPDATE report SET policy = 'ours' WHERE report_id = :b;
SELECT indicator, policy, verdict, first_verdict FROM scorecard ORDER BY row_no;
SET LOCAL plan_indicator.policy = 'strict';
SELECT indicator, policy, verdict, first_verdict FROM scorecard ORDER BY row_no;
SET LOCAL plan_indicator.policy = '';
UPDATE report SET policy = NULL WHERE report_id = :b;
SELECT indicator, year, old_value, new_value, status, favourable FROM target_revision ORDER BY new_row;
SELECT indicator, year, old_table, new_table, old_value, new_value, status FROM actual_revision
	ORDER BY year, old_source, indicator, old_table, new_table;
SELECT year, indicator, goal, last_goal, last_goal_source, last_actual, change, change_unit, change_favourable, goal_raised
	FROM next_target ORDER BY year, row_no;
SELECT old_year, change, old_indicator, new_indicator FROM indicator_change ORDER BY change, old_indicator, new_indicator;
SELECT indicator, printed_average, yearly, computed, result FROM average_check;
SELECT kind, stated, found, evidence, result FROM stated_check ORDER BY report_id, line, kind, evidence;
SELECT subject, year, goal, result, result_source, result_origin, matched, verdict FROM commitment ORDER BY source, subject;
SELECT indicator, suggestions IS NULL AS nothing_alike FROM unresolved_indicator;
-- the newest print of each value, once; SDMX beside it
SELECT role, year, number, unit, vintage, origin, table_no FROM series
	WHERE indicator_code = 'forest_coverage' AND is_latest ORDER BY role, year;
SELECT ref_area, time_period, obs_value, unit_measure, unit_mult, decimals, obs_status, transformation, value_role FROM observation
	WHERE indicator = 'gdp_growth' AND is_latest ORDER BY time_period, value_role;
SELECT section, subject, number, unit, role FROM fact_view WHERE source = 'a' ORDER BY fact_no;
-- an alias of the region, and the loaded rows and figures take it
INSERT INTO indicator_alias (alias, region_code, indicator_code) VALUES ('某某综合指数', '500105', 'forest_coverage');
SELECT resolve_indicators() AS changed;
SELECT indicator_code, printed FROM fact WHERE subject = '某某综合指数';
SELECT count(*) AS unresolved FROM unresolved_indicator;
SELECT resolve_indicators() AS nothing_left_to_change;
ROLLBACK;
-- a printed verdict and the numbers: a disputed threshold, arithmetic, what is left open
BEGIN;
SELECT load_report($$重庆市江北区2022年国民经济和社会发展计划执行情况的报告
表1：2022年主要目标完成情况
序号	指标	单位	2022年目标	2022年实际	完成情况
1	进出口总额	亿元	100	95	完成
2	森林覆盖率	%	40	30	完成
3	一般公共预算收入	亿元	与上年持平	30	完成
4	地区生产总值增速	%	6	7	完成
$$, 'c') > 0 AS loaded;
SELECT indicator, printed_verdict, verdict, why FROM verdict_disagreement ORDER BY row_no;
ROLLBACK;
