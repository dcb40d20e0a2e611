-- Arithmetic on targets, sum and avg.
\pset null ∅
\set SHOW_CONTEXT never
SET search_path = plan, public;
SELECT '300左右'::target + '241' AS about, '8以上'::target + 3 AS at_least, 3 + '8以上'::target AS other_side, '1亿元'::target + '5000万元' AS units, '5000万元'::target + '1亿元' AS swapped,
	'3.0'::target + 1 AS scale, '6-7%'::target + '0.5%' AS range, '6-7%左右'::target - '1-2%' AS difference, '140余家'::target + 3 AS odd, '近50万'::target + 1000 AS nearly,
	'8以上'::target + '3以内' AS no_end, '8以上'::target - '3以内' AS an_end, '约8以上'::target + '约2左右' AS both_about;
SELECT -'8以上'::target AS negative, -'6-7%'::target AS range, -'—'::target AS mark, '1.2万元'::target * 2 AS twice, 2 * '1.2万元'::target AS other_side, '8以上'::target * -1 AS turned,
	'10万元'::target / 4 AS quarter, '7左右'::target / 3 AS third, '8以上'::target / -2 AS turned_part, '8以上'::target * 0 AS nought, '市级下达'::target + 1 AS words;
SELECT '5%'::target + '3元';
SELECT '5万元'::target * '3元';
SELECT '5'::target / '3左右';
SELECT '5'::target / 0;
SELECT '99999999999999999999999999999999999999'::target + 1, '99999999999999999999999999999999999999'::target * 10;

-- against the ends that the accessors give, over the cross product
CREATE TABLE operand AS SELECT format(form, number || unit)::target AS t FROM unnest('{%s,%s左右,%s以上,超过%s,%s以内,低于%s,约%s以上,约%s以内,近%s,6-%s}'::text[]) form,
	unnest('{-2.3,0,7.50}'::text[]) number, unnest('{"",万,万元}'::text[]) unit WHERE is_target(format(form, number || unit));
CREATE FUNCTION ends(t target, OUT low numeric, OUT high numeric, OUT li boolean, OUT ui boolean, OUT about boolean) LANGUAGE sql IMMUTABLE AS
	'SELECT base_lower(t), base_upper(t), lower_inc(t), upper_inc(t), is_approximate(t)';
SELECT count(*) > 5000 AS many,
	count(*) FILTER (WHERE ends(a.t + b.t) IS DISTINCT FROM CASE WHEN (x).low + (y).low IS NULL AND (x).high + (y).high IS NULL THEN NULL::record
		ELSE ((x).low + (y).low, (x).high + (y).high, CASE WHEN (x).low + (y).low IS NOT NULL THEN (x).li AND (y).li END, CASE WHEN (x).high + (y).high IS NOT NULL THEN (x).ui AND (y).ui END,
			(x).about OR (y).about) END AND (a.t + b.t IS NOT NULL OR (x).low + (y).low IS NOT NULL OR (x).high + (y).high IS NOT NULL)) AS sums,
	count(*) FILTER (WHERE (a.t + b.t)::text IS DISTINCT FROM (b.t + a.t)::text) AS one_sided, count(*) FILTER (WHERE NOT identical(a.t - b.t, a.t + -b.t)) AS differences
FROM (SELECT t, ends(t) AS x FROM operand) a, (SELECT t, ends(t) AS y FROM operand) b;
SELECT count(*) FILTER (WHERE NOT identical(a.t * 3, a.t + a.t + a.t)) AS multiples, count(*) FILTER (WHERE NOT a.t * -2.5 / -2.5 = a.t) AS parts FROM operand a;

-- sum and avg: by hand, over words, over nothing
SELECT sum(t), avg(t), (SELECT sum(t) FROM operand WHERE false) AS none FROM unnest('{1亿元,5000万元,—,300左右,NULL,市级下达}'::target[]) t;
SELECT sum(t) AS least, avg(t) AS mean FROM unnest('{8以上,3,超过2}'::target[]) t;
SELECT sum(t) AS no_end, avg(t) FROM unnest('{8以上,3以内}'::target[]) t;
SELECT sum(t), avg(t) FROM unnest('{市级下达,—}'::target[]) t;
SELECT sum(t) FROM unnest('{5%,3元}'::target[]) t;
SELECT sum(1), avg(1.5), pg_typeof(sum(1)) AS core;
SELECT target_total_add(NULL, '7');
SELECT target_total_combine(NULL, NULL);
SELECT target_sum_final('\x00');

-- serial, parallel, partition by partition, in any order: one sum
CREATE TABLE amounts (part integer, t target) PARTITION BY LIST (part);
CREATE TABLE amounts_0 PARTITION OF amounts FOR VALUES IN (0);
CREATE TABLE amounts_1 PARTITION OF amounts FOR VALUES IN (1);
CREATE TABLE amounts_2 PARTITION OF amounts FOR VALUES IN (2);
INSERT INTO amounts SELECT i % 3, ((ARRAY['', '约', ''])[i % 3 + 1] || (i * 37 % 1000) || (ARRAY['', '.5', '.25'])[i % 3 + 1] || (ARRAY['元', '万元', '亿元', ''])[i % 4 + 1])::target FROM generate_series(1, 30000) i;
ANALYZE amounts;
CREATE TABLE expected AS SELECT sum(t) AS s, avg(t) AS a FROM amounts;
SET max_parallel_workers_per_gather = 2; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET enable_partitionwise_aggregate = on;
CREATE FUNCTION plan_has(query text, what text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	line text;
	found boolean := false;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN ' || query LOOP
		found := found OR line LIKE '%' || what || '%';
	END LOOP;
	RETURN found;
END
$$;
SELECT plan_has('SELECT sum(t), avg(t) FROM amounts', 'Partial Aggregate') AS partial, plan_has('SELECT sum(t), avg(t) FROM amounts', 'Gather') AS parallel;
SELECT sum(t)::text = s::text AS sum, avg(t)::text = a::text AS avg FROM amounts, expected GROUP BY s, a;
SELECT p.sum::text = e.s::text AS sum, p.avg::text = e.a::text AS avg FROM (SELECT sum(t), avg(t) FROM amounts) p, expected e;
RESET max_parallel_workers_per_gather; RESET parallel_setup_cost; RESET parallel_tuple_cost; RESET min_parallel_table_scan_size; RESET enable_partitionwise_aggregate;
SELECT s = (SELECT (sum(base_number(t)) || '左右')::target FROM amounts) AS same_number,
	(SELECT sum(t)::text FROM (SELECT t FROM amounts ORDER BY md5(t::text)) o) = s::text AS any_order FROM expected;

-- moving frames are what summing each frame anew gives, to the last digit
CREATE TABLE moving AS SELECT i, CASE WHEN i % 11 = 0 THEN NULL WHEN i % 13 = 0 THEN '—' ELSE ((ARRAY['', '约', '', '超过'])[(i * 7 % 23) % 4 + 1] || (i * 37 % 100) || (ARRAY['', '.50', ''])[i % 3 + 1]
	|| (ARRAY['元', '', '万元', '元', ''])[(i * 5 % 17) % 5 + 1])::target END AS t FROM generate_series(1, 300) i;
SELECT count(*) AS frames, count(*) FILTER (WHERE m.s::text IS DISTINCT FROM d.s::text) AS sums, count(*) FILTER (WHERE m.a::text IS DISTINCT FROM d.a::text) AS means
FROM (SELECT i, sum(t) OVER w AS s, avg(t) OVER w AS a FROM moving WINDOW w AS (ORDER BY i ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING)) m
	JOIN LATERAL (SELECT sum(x.t) AS s, avg(x.t) AS a FROM moving x WHERE x.i BETWEEN m.i - 2 AND m.i + 2) d ON true;
DROP TABLE operand, amounts, expected, moving;
DROP FUNCTION ends, plan_has;
