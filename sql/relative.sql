-- Goals that refer to last year: judged by its result, where a report of the region prints it.
SET client_min_messages = warning;
SET search_path = "$user", public, plan;
BEGIN;
SELECT load_report(E'重庆市江北区2022年国民经济和社会发展计划执行情况的报告\n表1：2022年主要指标完成情况\n序号\t指标\t单位\t2022年目标\t2022年实际\n1\t进出口总额\t亿元\t与上年持平\t31\n2\t森林覆盖率\t%\t比上年提高0.5个百分点\t45.2\n3\t城镇登记失业率\t%\t低于全市平均水平\t2.4\n') AS later \gset
SELECT row_no, goal, actual, verdict, reason FROM scorecard ORDER BY 1;
SELECT load_report(E'重庆市江北区2021年国民经济和社会发展计划执行情况的报告\n表1：2021年主要指标完成情况\n序号\t指标\t单位\t2021年目标\t2021年实际\n1\t进出口总额\t亿元\t28\t30\n2\t森林覆盖率\t%\t44\t45\n3\t城镇登记失业率\t%\t4\t3\n') AS earlier \gset
SELECT row_no, goal, actual, verdict, gap, reason FROM scorecard WHERE report_id = :later ORDER BY 1;
ROLLBACK;
