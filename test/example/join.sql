-- Printed report values beside a yearbook and beside a long table of national data: psql -f test/example/join.sql, from the
-- top of the source. District, codes and figures are invented.

-- 1. The district in the list of regions, so that reports and yearbook mean the same key. Real ones are there already.
INSERT INTO plan.region (region_code, name, full_name, parent_code) VALUES
	('998800', '澜江市', '澜江市', NULL), ('998801', '云栖区', '澜江市云栖区', '998800'), ('998802', '青岚区', '澜江市青岚区', '998800');
\set content `cat test/reports/yunqi_2022.txt`
SELECT plan.load_report(:'content', 'yunqi_2022.txt') > 0 AS loaded;
\set content `cat test/reports/yunqi_2023.txt`
SELECT plan.load_report(:'content', 'yunqi_2023.txt') > 0 AS loaded;

-- 2. The yearbook as it is: a line a region and year, a column an indicator, the unit in its head.
CREATE TEMP TABLE yearbook (
	"地区" text, "年份" text, "地区生产总值（亿元）" numeric, "常住人口（万人）" numeric, "人均地区生产总值（元）" numeric,
	"地区生产总值增速（%）" numeric, "进出口总额（亿元）" numeric, "一般公共预算收入（亿元）" numeric,
	"城镇新增就业人数（人）" numeric, "常住人口城镇化率（%）" numeric
);
\copy yearbook FROM 'test/example/yearbook.csv' WITH (FORMAT csv, HEADER)
-- made long: region, indicator and year by the same keys as plan.observation, the value with the unit of its column
CREATE TEMP VIEW yearbook_long AS
SELECT plan.region_code(y."地区") AS ref_area, plan.resolve_indicator(c.key) AS indicator, y."年份" AS time_period,
	plan.target(c.value::numeric, substring(c.key FROM '（(.+)）$')) AS value
FROM yearbook y, jsonb_each_text(to_jsonb(y) - '地区' - '年份') c;

-- 3. What the reports say, one value a region, indicator and year: a result before an expected one, the last print first.
CREATE TEMP VIEW reported AS
SELECT DISTINCT ON (o.ref_area, o.indicator, o.time_period) o.*
FROM plan.observation o
WHERE o.value_role IN ('actual', 'expected') AND o.obs_value IS NOT NULL AND o.is_latest
ORDER BY o.ref_area, o.indicator, o.time_period, o.value_role, o.vintage DESC, o.line;

-- 4. Side by side. Both in base units (元, 人), the difference in the unit that the report prints; 10.4 and 10.3615 are the
-- same as far as 10.4 is printed.
SELECT o.name_zh, o.time_period AS year, o.printed, o.unit, y.value AS yearbook,
	trim_scale(round((o.base_number - plan.base_number(y.value)) / power(10::numeric, o.unit_mult), 4)) AS difference,
	abs(o.base_number - plan.base_number(y.value)) <= 0.5 * power(10::numeric, o.unit_mult - o.decimals) AS same_as_printed,
	o.value_kind, o.source
FROM reported o
JOIN yearbook_long y USING (ref_area, indicator, time_period)
WHERE plan.base_unit(y.value) = o.base_unit
ORDER BY o.indicator, o.time_period;

-- 5. National data: a line a code, region and time, 202312 being the sum up to December, the value a bare number in the unit of
-- its code, and hasdata = false where the 0 is none. The codes go into the catalogue once.
CREATE TEMP TABLE national (zb text, reg text, sj text, value numeric, unit text, hasdata boolean);
\copy national FROM 'test/example/national.csv' WITH (FORMAT csv, HEADER)
UPDATE plan.indicator i SET nbs_zb = z.zb
FROM (VALUES ('budget_revenue', 'X0101'), ('trade_total', 'X0102'), ('fai', 'X0103'), ('new_urban_jobs', 'X0104'),
	('fdi_actual', 'X0105'), ('urbanization_rate', 'X0106')) z(indicator_code, zb)
WHERE i.indicator_code = z.indicator_code;
-- the same by the columns of SDMX: obs_value times ten to the power of unit_mult; plan.magnitude() is that of a unit
SELECT o.name_zh, o.time_period AS year, o.obs_value, o.unit_mult, o.unit_measure, n.value AS national, n.unit AS national_unit,
	trim_scale(n.value * plan.magnitude(plan.target(1, n.unit)) / power(10::numeric, o.unit_mult)) AS in_unit_of_report,
	trim_scale(round((n.value * plan.magnitude(plan.target(1, n.unit)) / power(10::numeric, o.unit_mult) - o.obs_value)
		/ o.obs_value * 100, 2)) AS percent_off
FROM national n
JOIN plan.indicator i ON i.nbs_zb = n.zb
JOIN reported o ON o.ref_area = n.reg AND o.indicator = i.indicator_code AND o.time_period = left(n.sj, 4)
WHERE n.hasdata AND (n.sj ~ '^\d{4}$' OR n.sj ~ '^\d{4}12$') AND plan.base_unit(plan.target(1, n.unit)) = o.base_unit
ORDER BY o.indicator, o.time_period;

-- 6. What the reports print without its parts, from the yearbook: output divided by population, 亿元 by 万人.
SELECT o.time_period AS year, o.printed || o.unit AS printed,
	round((plan.base_number(g.value) / plan.base_number(p.value)) / power(10::numeric, o.unit_mult), 3) AS from_yearbook
FROM reported o
JOIN yearbook_long g ON g.ref_area = o.ref_area AND g.time_period = o.time_period AND g.indicator = 'gdp'
JOIN yearbook_long p ON p.ref_area = o.ref_area AND p.time_period = o.time_period AND p.indicator = 'population_resident'
WHERE o.indicator = 'gdp_per_capita' ORDER BY 1;
