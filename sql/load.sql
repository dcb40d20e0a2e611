-- A report from its text into the tables.
\set SHOW_CONTEXT never
\set content `cat test/reports/yunqi_2023.txt`
SELECT count(*) FROM plan.read_tables(:'content');
SELECT to_regclass('plan.report');
SELECT plan.load_report(:'content', 'yunqi_2023.txt') AS id \gset
SELECT title, region_code, region, issuer, report_year, plan_year, format, encoding, content_sha256 = sha256(convert_to(:'content', 'UTF8')) AS sha FROM plan.report;
SELECT table_no, label, caption, kind, first_line, last_line FROM plan.report_table ORDER BY table_no;
SELECT code, severity, message FROM plan.load_message ORDER BY message_no;
SELECT effect, text FROM plan.footnote ORDER BY note_no;

-- the same content twice is one report
SELECT plan.load_report(:'content', 'another name') = :id AS same_id, (SELECT count(*) FROM plan.report) AS reports;
-- what it was loaded with stays, and that is said
SELECT plan.load_report(:'content', region => '宁波市江北区', report_year => 2019) = :id AS same_id;
SELECT plan.load_report(:'content', region => '云栖区', report_year => 2023) = :id AS same_id;

-- rows and values
SELECT row_no, seq, indicator, indicator_code, unit, binding, printed_verdict, line FROM plan.indicator_row WHERE table_no = 1 AND row_no IN (1, 9, 14, 18);
SELECT row_no, column_no, heading, role, period, aggregation, value, unit, printed, status FROM plan.indicator_value WHERE table_no = 1 AND row_no IN (1, 9, 14, 18);
SELECT heading, role, year_from, year, period, aggregation, value FROM plan.indicator_value WHERE table_no = 2 AND row_no = 1;
SELECT heading, role, year, value, status FROM plan.indicator_value WHERE table_no = 4 AND row_no = 8;

-- reading without storing gives the same
SELECT count(*) AS differ FROM (
	(SELECT (to_jsonb(v) - 'report_id') FROM plan.indicator_value v EXCEPT SELECT to_jsonb(r) FROM plan.read_values(:'content') r)
	UNION ALL (SELECT to_jsonb(r) FROM plan.read_values(:'content') r EXCEPT SELECT (to_jsonb(v) - 'report_id') FROM plan.indicator_value v)
	UNION ALL (SELECT (to_jsonb(v) - 'report_id') FROM plan.indicator_row v EXCEPT SELECT to_jsonb(r) FROM plan.read_tables(:'content') r)
	UNION ALL (SELECT to_jsonb(r) FROM plan.read_tables(:'content') r EXCEPT SELECT (to_jsonb(v) - 'report_id') FROM plan.indicator_row v)) d;

-- the scorecard
SELECT row_no, indicator, binding, direction, goal, actual, round(completion_rate, 1) AS rate, gap, gap_unit, verdict, verdict_zh, printed_verdict AS printed,
	agrees_with_printed AS agrees, reason FROM plan.scorecard ORDER BY row_no;
SELECT "指标", "单位", "属性", "目标", "实际", "完成率", "差距", "判定", "报告", "说明" FROM plan.scorecard_zh ORDER BY "行号" LIMIT 3;
SELECT count(*) AS uncommented FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = 'plan'::regnamespace AND c.relkind IN ('r', 'v') AND a.attnum > 0 AND col_description(c.oid, a.attnum) IS NULL;

-- region and year by argument
SELECT plan.remove_report(:id), plan.remove_report(:id);
SELECT count(*) AS values_left FROM plan.indicator_value;
SELECT plan.load_report(:'content', region => '宁波市江北区', report_year => 2023) AS id \gset
SELECT region_code, region, report_year FROM plan.report WHERE report_id = :id;
SELECT plan.load_report('表1：目标' || E'\n序号\t指标名称\t2023年目标\n1\t地区生产总值增速（%）\t6\n', region => '江北区') AS id \gset
SELECT r.region_code, r.region, m.code, m.message FROM plan.report r JOIN plan.load_message m USING (report_id) WHERE report_id = :id AND m.code LIKE 'region%';

-- a table that a user dropped is made again
SET client_min_messages = warning;
DROP TABLE plan.load_message, plan.indicator_alias CASCADE;
RESET client_min_messages;
SELECT plan.load_report('表1：目标' || E'\n序号\t指标名称\t2024年目标\n1\t地区生产总值增速（%）\t6\n') IS NOT NULL AS loaded;

-- what holds no report is an error, and nothing is stored
SELECT plan.load_report('那天早上雾很大。' || E'\n' || '老人把船推下水，一句话也没有说。');
SELECT plan.load_report('');
SELECT plan.load_report(NULL);
SELECT plan.load_report(:'content', format => 'pdf');
SELECT plan.load_report(:'content', report_year => 23);
SELECT count(*) FROM plan.report;

-- plans of this session outlive the types that they were made for
\set VERBOSITY terse
SELECT plan.drop_tables();
DROP EXTENSION plan_indicator;
CREATE EXTENSION plan_indicator;
SELECT plan.load_report(:'content') AS id \gset
SELECT count(*) AS values, bool_and(plan.is_target(value::text)) AS are_targets FROM plan.indicator_value WHERE value IS NOT NULL;
\set VERBOSITY default

-- what DROP EXTENSION … CASCADE takes along is told, and the way out works
BEGIN;
SET LOCAL client_min_messages = error;
DROP EXTENSION plan_indicator CASCADE;
CREATE EXTENSION plan_indicator;
SAVEPOINT dropped;
SELECT plan.load_report(:'content');
ROLLBACK TO dropped;
SELECT plan.upgrade_tables();
ROLLBACK TO dropped;
CREATE TEMP TABLE kept AS SELECT content FROM plan.report_text;
SELECT plan.drop_tables();
SELECT count(plan.load_report(content)) FROM kept;
SELECT count(value) > 0 AS has_values FROM plan.indicator_value;
ROLLBACK;

-- DROP EXTENSION refuses while tables exist
\set VERBOSITY terse
DROP EXTENSION plan_indicator;
\set VERBOSITY default
SELECT plan.create_tables();
SELECT plan.drop_tables();
SELECT count(*) FROM pg_class WHERE relnamespace = 'plan'::regnamespace AND relkind IN ('r', 'v');
