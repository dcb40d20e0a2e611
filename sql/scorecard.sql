-- The scorecard on tables made for it.
\set SHOW_CONTEXT never
\pset null ∅
SET client_min_messages = warning;
-- 年初目标 and 调整后目标 of one year: one row, by the adjusted goal; the verdict by the head of its column
SELECT plan.load_report(E'关于云栖区2023年国民经济和社会发展计划执行情况的报告\n\n表1：2023年计划完成情况\n\n'
	'序号\t指标名称\t2023年年初目标\t2023年调整后目标\t2023年实际\t是否完成\n1\t固定资产投资总额（亿元）\t260\t220\t230\t是\n2\t进出口总额（亿元）\t90\t80\t70\t否\n'
	'3\t居民人均可支配收入增速与经济增长的差（百分点）\t高于全市平均水平\t高于全市平均水平\t0.3\t是\n') AS id \gset
SELECT row_no, year, goal, actual, verdict, printed_verdict, agrees_with_printed FROM plan.scorecard WHERE report_id = :id ORDER BY row_no;
SELECT row_no, verdict_heading FROM plan.indicator_row WHERE report_id = :id ORDER BY row_no;

-- the word 是 agrees only under a head that asks; the longest matching head of a word decides
UPDATE plan.indicator_row SET verdict_heading = '备注' WHERE report_id = :id AND row_no = 1;
INSERT INTO plan.verdict_word VALUES ('否', '是否完成', '{missed,nearly_met}', 'printed_target');
SELECT row_no, verdict, agrees_with_printed FROM plan.scorecard WHERE report_id = :id ORDER BY row_no;

-- the goal's own bound is the direction, also of goals in words, where the catalogue has none
SELECT v AS goal, plan.goal_direction(v) FROM unnest(ARRAY['8以上', '约8以上', '超过8', '≤5', '低于5', '7', '7左右', '近50万', '140余', '6-7', '高于全市平均水平',
	'不高于全市平均水平', '低于全国平均水平', '与上年持平', '比上年提高0.5个百分点', '市级下达', '—', '99999999999999999999999999999999999999以上']::plan.target[]) v;
UPDATE plan.indicator_value SET value = '≤75', printed = '≤75' WHERE report_id = :id AND row_no = 2 AND heading LIKE '%调整%';
UPDATE plan.indicator_row SET indicator_code = NULL WHERE report_id = :id;
SELECT row_no, goal, actual, direction, verdict, reason FROM plan.scorecard WHERE report_id = :id ORDER BY row_no;
SELECT plan.drop_tables();
