-- Reading without storing gives the codes that loading gives: as shipped, from the tables, with a region's own names.
\set content `cat test/reports/yunqi_2023.txt`
CREATE TABLE t AS SELECT replace(:'content', '澜江市云栖区', '宁波市江北区') AS content;
-- without tables, again in the same session, and with them
CREATE TEMP TABLE rows_shipped AS SELECT r.* FROM t, plan.read_tables(content) r;
CREATE TEMP TABLE facts_shipped AS SELECT f.* FROM t, plan.read_facts(content) f;
SELECT count(*) > 20 AS rows, count(indicator_code) > 10 AS coded,
	count(*) FILTER (WHERE indicator_code IS DISTINCT FROM plan.resolve_indicator(indicator)) AS differ FROM rows_shipped;
SELECT count(*) > 5 AS facts, count(indicator_code) > 1 AS coded FROM facts_shipped;
SELECT plan.create_tables();
SELECT count(*) AS differ FROM (SELECT to_jsonb(r) FROM t, plan.read_tables(content) r EXCEPT SELECT to_jsonb(s) FROM rows_shipped s
	UNION ALL (SELECT to_jsonb(f) FROM t, plan.read_facts(content) f EXCEPT SELECT to_jsonb(s) FROM facts_shipped s)) d;
-- the region's own name for the first indicator, and a code that is given up
INSERT INTO plan.indicator_alias (alias, region_code, indicator_code)
SELECT DISTINCT indicator, plan.region_code('宁波市江北区'), 'forest_coverage' FROM rows_shipped WHERE row_no = 1;
DELETE FROM plan.indicator_alias WHERE indicator_code = 'gdp_growth';
SELECT plan.load_report(content) AS id FROM t \gset
SELECT count(*) FILTER (WHERE indicator_code = 'forest_coverage') > 1 AS own, count(*) FILTER (WHERE indicator_code = 'gdp_growth') AS given_up
FROM t, plan.read_tables(content);
SELECT count(*) AS differ FROM (
	(SELECT to_jsonb(r) FROM t, plan.read_tables(content) r EXCEPT SELECT to_jsonb(s) - 'report_id' FROM plan.indicator_row s)
	UNION ALL (SELECT to_jsonb(f) FROM t, plan.read_facts(content) f EXCEPT SELECT to_jsonb(s) - 'report_id' FROM plan.fact s)
	UNION ALL (SELECT to_jsonb(v) FROM t, plan.read_values(content) v EXCEPT SELECT to_jsonb(s) - 'report_id' FROM plan.indicator_value s)
	UNION ALL (SELECT to_jsonb(o) FROM t, plan.read_outline(content) o EXCEPT SELECT to_jsonb(s) - 'report_id' FROM plan.section s)) d;
SELECT (SELECT count(*) FROM t, plan.read_facts(content)) = (SELECT count(*) FROM plan.fact) AS facts,
	(SELECT count(*) FROM t, plan.read_tables(content)) = (SELECT count(*) FROM plan.indicator_row) AS rows,
	(SELECT count(*) FROM t, plan.read_values(content)) = (SELECT count(*) FROM plan.indicator_value) AS values,
	(SELECT count(*) FROM t, plan.read_outline(content)) = (SELECT count(*) FROM plan.section) AS sections;
-- in a parallel worker
SELECT set_config(name, 'on', false) AS forced FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query');
SELECT count(*) = (SELECT count(*) FROM facts_shipped) AS facts FROM t, plan.read_facts(content);
SELECT set_config(name, 'off', false) AS forced FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query');
DROP TABLE t;
SELECT plan.drop_tables();
