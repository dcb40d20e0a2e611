-- The codes of names: what the C lookup stored against the same in SQL, with aliases of the region and of two indicators.
\set content `cat test/reports/yunqi_2023.txt`
SELECT plan.create_tables();
SELECT plan.load_report(:'content', region => '宁波市江北区') AS id \gset
SELECT region_code FROM plan.report \gset
INSERT INTO plan.indicator_alias (alias, region_code, indicator_code)
SELECT DISTINCT indicator, :'region_code', 'forest_coverage' FROM plan.indicator_row WHERE row_no = 1;
INSERT INTO plan.indicator_alias (alias, region_code, indicator_code) VALUES
	('常住人口（万人）', :'region_code', 'gdp_growth'), ('常住人口 （万人）', :'region_code', 'forest_coverage'), ('甲乙丙', '', 'gdp_growth');
SELECT plan.remove_report(:id);
SELECT plan.load_report(:'content' || E'\n2023年，全区甲乙丙增长5%，甲乙丙达到5亿元，甲乙丙居全市第2位。\n', region => '宁波市江北区') AS id \gset
SELECT count(*) > 20 AS rows, count(w.indicator_code) > 10 AS coded, count(*) FILTER (WHERE indicator_code = 'forest_coverage') > 1 AS own,
	count(*) FILTER (WHERE w.indicator_code IS DISTINCT FROM plan.resolve_indicator(w.indicator, :'region_code')) AS differ
FROM plan.indicator_row w;
WITH f AS (
	SELECT fact_no, plan.fact_keys(plan.indicator_key(subject), measure) AS keys, measure = 'growth' AS growth, indicator_code FROM plan.fact
), name AS (
	SELECT plan.indicator_key(a.alias) AS key, a.region_code, a.indicator_code, i.measure = 'growth' AS growth
	FROM plan.indicator_alias a JOIN plan.indicator i USING (indicator_code) WHERE a.region_code IN ('', :'region_code')
), code AS (
	SELECT DISTINCT ON (f.fact_no) f.fact_no, CASE WHEN min(n.indicator_code) = max(n.indicator_code) THEN min(n.indicator_code) END AS code
	FROM f CROSS JOIN LATERAL unnest(f.keys) k JOIN name n ON n.key = k AND n.growth = f.growth
	GROUP BY f.fact_no, n.region_code ORDER BY f.fact_no, n.region_code DESC
)
SELECT count(*) > 5 AS facts, count(f.indicator_code) > 1 AS coded, count(*) FILTER (WHERE f.indicator_code IS DISTINCT FROM c.code) AS differ
FROM f LEFT JOIN code c USING (fact_no);
SELECT subject, measure, indicator_code FROM plan.fact WHERE subject ~ '甲乙丙' ORDER BY fact_no;

-- plans that a session makes while the tables are empty do not go through them when they are full
SELECT plan.remove_report(:id);
VACUUM plan.report, plan.report_table, plan.indicator_row, plan.section;
\c -
BEGIN;
SELECT plan.load_report(:'content') AS id \gset
SELECT relname, seq_scan, idx_scan > 0 AS by_index FROM pg_stat_xact_user_tables
WHERE schemaname = 'plan' AND relname IN ('report', 'report_table', 'indicator_row', 'section', 'indicator_alias') ORDER BY 1;
SHOW enable_seqscan;
-- nor are they compiled, which takes longer than a report
SET jit = on;
CREATE FUNCTION pg_temp.tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE NOTICE 'jit is %', current_setting('jit');
	RETURN NEW;
END
$$;
CREATE TRIGGER tell BEFORE INSERT ON plan.report FOR EACH ROW EXECUTE FUNCTION pg_temp.tell();
SELECT plan.load_report(:'content' || E'\n') > 0 AS loaded;
SHOW jit;
COMMIT;
SELECT plan.drop_tables();
