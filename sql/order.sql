-- The one order: by index, by sort and by comparison.
CREATE TABLE ordered (n serial, t plan.target);
INSERT INTO ordered (t) SELECT v::plan.target FROM unnest(ARRAY['—', '7', '低于7', '≤7', '7左右', '7-8', '7-7.5', '7以上', '超过7', '7.0', '-2.3',
	'1.2万元', '12000', '市级下达', '完成市级下达目标', '与上年持平', '待反馈', '-', '近7', '7余', '1.3万', '0']) v;
INSERT INTO ordered (t) SELECT NULL;
SELECT string_agg(t::text, ' < ' ORDER BY t, n) FROM ordered;

-- equal is the same place in the order; spelling, unit and note take no part
SELECT '8以上'::plan.target OPERATOR(plan.=) '≥8', '3'::plan.target OPERATOR(plan.=) '3.0', '1.2万元'::plan.target OPERATOR(plan.=) '12000元',
	'7左右'::plan.target OPERATOR(plan.=) '7', '7%'::plan.target OPERATOR(plan.=) '7', '—'::plan.target OPERATOR(plan.=) '/',
	'-10.6（调整后)'::plan.target OPERATOR(plan.=) '-10.6';

-- DESIGN's sentence on order and equality as a key in SQL, through accessors only, against C over the cross product of
-- kinds, ends, certainties, units, spellings. Open ends of ranges and the cumulative flag are made of stored bytes.
CREATE CAST (bytea AS plan.target) WITHOUT FUNCTION;
CREATE TYPE place AS (
	without_number boolean, base_number numeric, form integer, upper_end numeric, lower_open boolean, upper_closed boolean, certain boolean,
	cumulative boolean, words text COLLATE "C"
);
CREATE FUNCTION place_of(t plan.target, cumulative boolean) RETURNS place LANGUAGE sql AS $$
	SELECT CASE WHEN plan.kind(t) IN ('exact', 'approx', 'lower', 'upper', 'range') THEN ROW(false, plan.base_number(t),
		CASE plan.kind(t) WHEN 'upper' THEN plan.upper_inc(t)::int WHEN 'approx' THEN 2 WHEN 'exact' THEN 3 WHEN 'range' THEN 4
			ELSE 6 - plan.lower_inc(t)::int END,
		CASE plan.kind(t) WHEN 'range' THEN plan.base_upper(t) ELSE 0 END, plan.kind(t) = 'range' AND NOT plan.lower_inc(t),
		plan.kind(t) = 'range' AND plan.upper_inc(t), NOT plan.is_approximate(t), cumulative, '')::place
	ELSE ROW(true, 0, array_position('{assigned,relative,pending,missing}'::plan.target_kind[], plan.kind(t)), 0, false, false, false, false,
		CASE plan.kind(t) WHEN 'missing' THEN '' ELSE t::text END)::place END
$$;
CREATE TABLE placed (n serial, t plan.target, p place);
INSERT INTO placed (t) SELECT format(form, number || unit)::plan.target
FROM unnest('{%s,%s左右,%s以上,超过%s,≥%s,%s以内,低于%s,约%s以上,约%s以内,近%s,%s（调整后）}'::text[]) form, unnest('{-2.3,0,7,7.0,0.7,70000,1000.5}'::text[]) number,
	unnest('{"",%,元,万元,‰}'::text[]) unit
WHERE plan.is_target(format(form, number || unit));
INSERT INTO placed (t) SELECT v::plan.target FROM unnest('{7-8,7-7.5,6-7,6%-7%,6-7%左右,7-8左右,0.7-0.8万元,7000-8000元,-2.3-0,三十万元,30万元,2/3,1/2,0.5,140余家,140,
	市级下达,完成市级下达目标,市级下达10000万美元,完成市级下达任务(10000万美元),与上年持平,高于全市平均水平,比上年提高0.5个百分点,只增不减,市级暂未反馈,
	待反馈,暂无数据,—,-,／,…,—（纲要未设此指标）,99999999999999999999999999999999999999,-99999999999999999999999999999999999999,
	99999999999999999999999999999999999999万亿元,0.00000000000000000000000000000000000001}'::text[]) v
WHERE plan.is_target(v);
UPDATE placed SET p = place_of(t, false);
INSERT INTO placed (t, p) SELECT v.t, place_of(v.t, cumulative)
FROM generate_series(0, 7) ends, unnest('{f,t}'::boolean[]) cumulative,
	LATERAL (SELECT ('\x5d000c000e'::bytea || set_byte('\x00', 0, ends) || '\x00'::bytea || set_byte('\x00', 0, 4 + 8 * cumulative::int)
		|| '\x03'::bytea || '6-7'::bytea)::plan.target) v(t);
DROP CAST (bytea AS plan.target);
SELECT count(*) >= 150 AS many, count(DISTINCT plan.kind(t)) AS kinds, count(DISTINCT p) > 100 AS places FROM placed;
SET search_path = plan, public;
SELECT count(*) FILTER (WHERE target_cmp(a.t, b.t) <> btrecordcmp(a.p, b.p)) AS cmp, count(*) FILTER (WHERE (a.t < b.t) <> (a.p < b.p)) AS lt,
	count(*) FILTER (WHERE (a.t <= b.t) <> (a.p <= b.p)) AS le, count(*) FILTER (WHERE (a.t = b.t) <> (a.p = b.p)) AS eq,
	count(*) FILTER (WHERE (a.t <> b.t) <> (a.p <> b.p)) AS ne, count(*) FILTER (WHERE (a.t >= b.t) <> (a.p >= b.p)) AS ge,
	count(*) FILTER (WHERE (a.t > b.t) <> (a.p > b.p)) AS gt
FROM placed a, placed b;
-- by index, by sort and by the key: one order
CREATE INDEX placed_t ON placed (t);
SET enable_seqscan = off; SET enable_sort = off;
CREATE TEMP TABLE by_index AS SELECT p FROM placed ORDER BY t;
RESET enable_seqscan; RESET enable_sort; SET enable_indexscan = off; SET enable_indexonlyscan = off; SET enable_bitmapscan = off;
CREATE TEMP TABLE by_sort AS SELECT p FROM placed ORDER BY t;
CREATE TEMP TABLE by_key AS SELECT p FROM placed ORDER BY p;
RESET enable_indexscan; RESET enable_indexonlyscan; RESET enable_bitmapscan;
SELECT i.places = k.places AS index_as_key, s.places = k.places AS sort_as_key
FROM (SELECT array_agg(p ORDER BY ctid) AS places FROM by_index) i, (SELECT array_agg(p ORDER BY ctid) AS places FROM by_sort) s,
	(SELECT array_agg(p ORDER BY ctid) AS places FROM by_key) k;
DROP TABLE by_index, by_sort, by_key;
RESET search_path;

-- verdicts from worst to best
SELECT enum_range(NULL::plan.verdict), 'missed'::plan.verdict < 'nearly_met' AND max(v) = 'exceeded' AS worst_first FROM unnest(enum_range(NULL::plan.verdict)) v;

-- decimals against numeric
CREATE TABLE numbers AS SELECT ((random() - 0.5) * 10 ^ (i % 12))::numeric(30, 6) AS n FROM generate_series(1, 5000) i;
SELECT count(*) FILTER (WHERE (a.n < b.n) <> (a.n::plan.target OPERATOR(plan.<) b.n)) AS differ, count(*) > 100000 AS many
FROM numbers a, (SELECT n FROM numbers LIMIT 30) b;

-- index scans find what sequential scans find
INSERT INTO ordered (t) SELECT n::plan.target FROM numbers UNION ALL SELECT (n || '左右')::plan.target FROM numbers
	UNION ALL SELECT (abs(n) || '以上')::plan.target FROM numbers;
CREATE INDEX ordered_t ON ordered (t);
ANALYZE ordered;
SELECT bool_and(amvalidate(oid)) FROM pg_opclass WHERE opcnamespace = 'plan'::regnamespace;
CREATE FUNCTION pg_temp.count_both(condition text, OUT by_scan bigint, OUT by_index bigint, OUT plan_has_index boolean)
	LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_seqscan = on;
	EXECUTE 'SELECT count(*) FROM ordered WHERE ' || condition INTO by_scan;
	SET LOCAL enable_indexscan = on; SET LOCAL enable_indexonlyscan = on; SET LOCAL enable_bitmapscan = on; SET LOCAL enable_seqscan = off;
	EXECUTE 'SELECT count(*) FROM ordered WHERE ' || condition INTO by_index;
	plan_has_index := false;
	FOR line IN EXECUTE 'EXPLAIN SELECT count(*) FROM ordered WHERE ' || condition LOOP
		plan_has_index := plan_has_index OR line LIKE '%ordered_t%';
	END LOOP;
END
$$;
SET search_path = plan, public;
SELECT c, b.by_scan = b.by_index AS same, b.plan_has_index, b.by_scan > 0 AS some
FROM unnest(ARRAY['t >= 8', 't < ''7左右''', 't = ''≥7''', 't = 7', 't > 100 AND t <= 2000', 't > 1e9', 't >= ''—''']) c, pg_temp.count_both(c) b;

-- sorted by the index and by a sort: the same order; min and max by the index
SET enable_seqscan = off; SET enable_sort = off;
CREATE TEMP TABLE by_index AS SELECT t FROM ordered ORDER BY t;
RESET enable_seqscan; RESET enable_sort; SET enable_indexscan = off; SET enable_indexonlyscan = off;
CREATE TEMP TABLE by_sort AS SELECT t FROM ordered ORDER BY t;
RESET enable_indexscan; RESET enable_indexonlyscan;
SELECT count(*) AS misplaced FROM (SELECT t, row_number() OVER () i FROM by_index) a JOIN (SELECT t, row_number() OVER () i FROM by_sort) b USING (i)
WHERE a.t <> b.t;
SELECT min(t) = (SELECT t FROM by_sort LIMIT 1) AS min, max(t) = '—' AS max FROM ordered;
SELECT count(DISTINCT t) = (SELECT count(*) FROM (SELECT t FROM ordered WHERE t IS NOT NULL GROUP BY t) g) AS groups FROM ordered;
RESET search_path;
DROP TABLE ordered, numbers, placed;
DROP TYPE place CASCADE;
