-- averages over years against the years themselves: planned ones are no averages of what was reached
\pset null '∅'
SET client_min_messages = warning;
SET search_path = public, plan;
BEGIN;
SELECT create_tables();
SELECT load_report(E'文县2020年国民经济和社会发展计划执行情况的报告\n表1：2019年和2020年主要指标完成情况\n序号\t指标\t单位\t2019年实际\t2020年目标\t2020年实际\t2019-2020年两年平均\n1\t地区生产总值增速\t%\t6.0\t6.5\t4.0\t5.0\n2\t粮食总产量\t万吨\t20\t21\t22\t23\n') > 0 AS reached;
SELECT load_report(E'文县“十三五”规划实施情况评估报告\n表1：“十三五”规划主要指标完成情况\n指标\t单位\t规划目标\t\t完成情况\t\n\t\t2020年\t年均增长\t2020年\t年均增长\n地区生产总值增速\t%\t7\t7\t4.0\t5.2\n粮食总产量\t万吨\t25\t24\t22\t21\n') > 0 AS planned;
SELECT load_report(E'文县2020年统计资料\n表1：主要指标\n序号\t指标\t单位\t2019年\t2020年\t2019-2020年年均目标\n1\t森林覆盖率\t%\t30\t32\t40\n') > 0 AS said_by_the_head;
SELECT role, year_from, year, indicator, printed FROM stated_value WHERE role = 'average' ORDER BY report_id, row_no, column_no;
SELECT indicator, year_from, year, printed_average, yearly, computed, result FROM average_check ORDER BY report_id, row_no;
ROLLBACK;
