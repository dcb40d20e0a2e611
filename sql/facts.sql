-- Figures in sentences: read without storing, stored with a report, and why each is what it is.
\pset format unaligned
SELECT plan.create_tables();
CREATE TEMP TABLE t(content text);
INSERT INTO t VALUES ($$关于云栖区2023年国民经济和社会发展计划执行情况及2024年计划草案的报告

一、2023年计划执行情况
地区生产总值达到420.5亿元，同比增长6.1%，增速居全市第三位。预计社会消费品零售总额增长9%；累计建成公园12个。
二、2024年主要目标
地区生产总值增长6%左右，居民收入增长与经济增长基本同步。
三、2024年重点项目安排
安排重点项目120个，总投资600亿元；其中，政府投资项目80个，总投资400亿元。
$$);
SELECT f.fact_no, line, section_no, parent_fact_no AS parent, subject, indicator_code AS code, measure, role, tier, year,
	aggregation AS agg, value, reference_kind AS refers, reference
FROM t, plan.read_facts(content) f ORDER BY 1;
SELECT e.fact_no, printed, value_rule, subject_rule, measure_rule, role_rule, period_rule
FROM t, plan.explain_facts(content) e ORDER BY 1;
-- stored, they are the same
SELECT plan.load_report(content, 'facts.txt') AS report FROM t \gset
SELECT count(*), count(f.indicator_code) AS codes FROM plan.fact f WHERE report_id = :report;
SELECT fact_no, f.subject, r.subject FROM t CROSS JOIN LATERAL plan.read_facts(content) r
FULL JOIN (SELECT * FROM plan.fact WHERE report_id = :report) f USING (fact_no)
WHERE (f.sentence, f.subject, f.indicator_code, f.measure, f.role, f.period, f.value::text, f.reference)
	IS DISTINCT FROM (r.sentence, r.subject, r.indicator_code, r.measure, r.role, r.period, r.value::text, r.reference);
-- a fact stands under its heading, and its sentence in the text
SELECT f.fact_no, s.heading, f.sentence FROM plan.fact f JOIN plan.section s USING (report_id, section_no)
WHERE report_id = :report AND f.fact_no IN (1, 4, 8) ORDER BY 1;
SELECT plan.remove_report(:report);
-- a figure of a part of the year has its period, and is not held against the year's in the table
SELECT plan.load_report($$关于云栖区2023年国民经济和社会发展计划执行情况的报告

一、2023年计划执行情况
上半年地区生产总值增长5.0%，1-11月，一般公共预算收入30亿元。全年地区生产总值增长6.2%。
表1 2023年主要指标完成情况
序号	指标	单位	2023年目标	2023年完成
1	地区生产总值增速	%	6	6.1
2	一般公共预算收入	亿元	33	34
$$, 'parts.txt') AS report \gset
SELECT subject, period, value FROM plan.fact WHERE report_id = :report ORDER BY fact_no;
SELECT statement, stated, found, result FROM plan.stated_check WHERE report_id = :report AND kind = 'figure' ORDER BY line, fact_no;
SELECT plan.remove_report(:report);
SELECT count(*) AS left_over FROM plan.fact;
SELECT plan.drop_tables();
