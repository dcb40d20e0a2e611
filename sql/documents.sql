-- What stands around the tables, stored: outline, boxes, projects, groups of projects, glossary, date; two reports in one
-- text are refused.
SET client_min_messages = warning;
SET search_path = plan;
BEGIN;
SELECT load_report($$重庆市江北区2023年国民经济和社会发展计划执行情况
及2024年计划草案的报告
（2024年1月9日）

一、2023年执行情况
1、总体平稳。全年办成12件实事。
图1：2021—2023年生产总值
专栏1：重点项目
产业：新开工项目：东山水厂、南湖公园（一期、二期）；竣工项目：西岭隧道。
教育：加快推进三所学校建设。
二、2024年安排
（一）重点项目安排
2024 年拟安排重点项目 90 个，总投资 2001.5 亿元，年度投资计划 80 亿元。其中，社会投资项目 30 个（续建 20 个、新建 10 个）；政府投资项目 60 个，总投资 1101.5 亿元。

名词解释
一窗通办：把几个窗口的事放到一个窗口办。
$$) AS id \gset
SELECT issued_on, plan_year, region_code FROM report;
SELECT section_no, level, heading, line FROM section ORDER BY section_no;
SELECT table_no, label, kind, first_line, last_line FROM report_table ORDER BY table_no;
SELECT table_no, item_no, heading, text FROM box_item;
SELECT project_no, heading, stage, name FROM project;
SELECT group_no, parent_group_no AS parent, plan_year, dimension, category, role, projects, total_investment, annual_investment
	FROM project_group ORDER BY group_no;
SELECT term_no, term, definition FROM glossary;
SELECT count(*) FROM read_outline((SELECT content FROM report_text)) o JOIN section s USING (section_no, level, heading, line);
SELECT load_report($$关于江北区2023年国民经济和社会发展计划执行情况的报告
一、回顾
关于大渡口区2023年国民经济和社会发展计划执行情况的报告
一、回顾
$$);
ROLLBACK;
-- a report whose title says only what kind of region it is of
SELECT region_code, region, mentions FROM region_of_text('区政府工作报告', '重庆北碚稳步发展。北碚建成三座桥，北碚人安居。');
SELECT region_code FROM region_of_text('区政府工作报告', '重庆北碚稳步发展。江北建成三座桥，北碚人安居。');
