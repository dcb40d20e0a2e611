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

-- equal values have equal hashes, other places hardly ever; the plain hash is the low half of the extended one
SELECT count(*) FILTER (WHERE a.t = b.t AND (target_hash(a.t) <> target_hash(b.t) OR target_hash_extended(a.t, 7) <> target_hash_extended(b.t, 7))) AS split,
	count(*) FILTER (WHERE a.t <> b.t AND target_hash_extended(a.t, 0) = target_hash_extended(b.t, 0)) AS collide FROM placed a, placed b;
SELECT bool_and(target_hash(t) = (target_hash_extended(t, 0) << 32 >> 32)::int) AS low_half, count(DISTINCT target_hash_extended(t, 1)) = count(DISTINCT target_hash_extended(t, 0)) AS seeded
FROM placed;
SELECT count(*) BETWEEN 900 AND 1100 AS even FROM (SELECT target_hash(((i - 50000) * 0.01)::target) & 1023 AS bucket, count(*) FROM generate_series(1, 100000) i
	GROUP BY 1 HAVING count(*) BETWEEN 50 AND 150) b;
-- identical asks for unit, reference and note, and not for the spelling
SELECT '7%' === '7元' AS unit, '1.2万元' === '12000元' AS magnitude, '≥8' === '8以上' AS spelling, '-10.6（调整后）' === '-10.6' AS note, '7' === '7.0' AS scale,
	'—' === '/' AS marks, '—（纲要未设此指标）' === '—' AS noted_mark, '7%' !== '7元' AS differs, '与上年持平' === '与上年持平' AS words;
SELECT count(*) FILTER (WHERE a.t === b.t AND NOT a.t = b.t) AS identical_but_not_equal, count(*) FILTER (WHERE (a.t === b.t) <> (b.t === a.t)) AS one_sided FROM placed a, placed b;
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
CREATE FUNCTION pg_temp.count_both(condition text, index text DEFAULT 'ordered_t', relation text DEFAULT 'ordered', OUT by_scan bigint, OUT by_index bigint, OUT plan_has_index boolean)
	LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_seqscan = on;
	EXECUTE 'SELECT count(*) FROM ' || relation || ' WHERE ' || condition INTO by_scan;
	SET LOCAL enable_indexscan = on; SET LOCAL enable_indexonlyscan = on; SET LOCAL enable_bitmapscan = on; SET LOCAL enable_seqscan = off;
	EXECUTE 'SELECT count(*) FROM ' || relation || ' WHERE ' || condition INTO by_index;
	plan_has_index := false;
	FOR line IN EXECUTE 'EXPLAIN SELECT count(*) FROM ' || relation || ' WHERE ' || condition LOOP
		plan_has_index := plan_has_index OR line LIKE '%' || index || '%';
	END LOOP;
END
$$;
SET search_path = plan, public;
SELECT c, b.by_scan = b.by_index AS same, b.plan_has_index, b.by_scan > 0 AS some
FROM unnest(ARRAY['t >= 8', 't < ''7左右''', 't = ''≥7''', 't = 7', 't > 100 AND t <= 2000', 't > 1e9', 't >= ''—''']) c, pg_temp.count_both(c) b;

-- hash and merge joins, hash aggregates, hash and BRIN indexes: the same answers
CREATE INDEX ordered_h ON ordered USING hash (t);
DROP INDEX ordered_t;
SELECT b.by_scan = b.by_index AS same, b.plan_has_index FROM pg_temp.count_both('t = ''≥7''', 'ordered_h') b;
DROP INDEX ordered_h;
CREATE TABLE in_order AS SELECT t FROM ordered ORDER BY t;
CREATE INDEX in_order_b ON in_order USING brin (t) WITH (pages_per_range = 1);
SELECT c, b.by_scan = b.by_index AS same, b.plan_has_index, b.by_scan > 0 AS some
FROM unnest(ARRAY['t >= 8 AND t < 9', 't < ''7左右''', 't = ''≥7''', 't > 1e9', 't >= ''—''']) c, LATERAL (SELECT * FROM pg_temp.count_both(c, 'in_order_b', 'in_order')) b;
CREATE INDEX ordered_t ON ordered (t);
CREATE FUNCTION pg_temp.join_by(method text) RETURNS TABLE (rows bigint, used boolean) LANGUAGE plpgsql AS $$
DECLARE
	line text;
	wanted text := initcap(method) || CASE method WHEN 'nestloop' THEN '' ELSE ' Join' END;
	query text := 'SELECT count(*) FROM ordered a JOIN in_order b ON a.t = b.t';
BEGIN
	SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_nestloop = off;
	EXECUTE format('SET LOCAL enable_%s = on', CASE method WHEN 'nestloop' THEN method ELSE method || 'join' END);
	used := method = 'nestloop';
	FOR line IN EXECUTE 'EXPLAIN ' || query LOOP
		used := used OR line LIKE '%' || wanted || '%';
	END LOOP;
	EXECUTE query INTO rows;
	RETURN NEXT;
END
$$;
SELECT h.used AND m.used AS used, h.rows = m.rows AND h.rows > 10000 AS same FROM pg_temp.join_by('hash') h, pg_temp.join_by('merge') m;
DROP TABLE in_order;
-- sorted with abbreviated keys, by whole values and by the index: one order
SELECT count(*) AS misplaced FROM (SELECT t, lead(t) OVER (ORDER BY t) AS next FROM ordered) o WHERE t > next;
SELECT count(*) AS misplaced FROM (SELECT t, lead(t) OVER (ORDER BY t DESC) AS next FROM ordered WHERE t IS NOT NULL) o WHERE t < next;
SELECT count(*) AS misplaced FROM (SELECT t, lead(t) OVER (ORDER BY t) AS next
	FROM (SELECT (m * s || e)::numeric::target AS t FROM generate_series(12345678901200, 12345678901300, 7) m, unnest('{1,-1}'::int[]) s, unnest('{"",.5,.25,.0,00,007}'::text[]) e) x) o
WHERE t > next;

-- window frames by distance
SELECT t, count(*) OVER (ORDER BY t RANGE BETWEEN 1 PRECEDING AND 0.5 FOLLOWING) AS around, count(*) OVER (ORDER BY t DESC RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) AS above
FROM unnest('{5,6左右,6,6.5,7以上,8,市级下达,—,-}'::target[]) t ORDER BY t, t::text COLLATE "C";
SELECT count(*) OVER (ORDER BY t RANGE BETWEEN -1 PRECEDING AND CURRENT ROW) FROM unnest('{—}'::target[]) t;
SELECT count(*) OVER (ORDER BY t RANGE BETWEEN 'NaN' PRECEDING AND CURRENT ROW) FROM unnest('{5}'::target[]) t;

-- partitions by range and by hash, arrays, domains
CREATE TABLE by_range (t target) PARTITION BY RANGE (t);
CREATE TABLE by_range_low PARTITION OF by_range FOR VALUES FROM (MINVALUE) TO ('7左右');
CREATE TABLE by_range_high PARTITION OF by_range FOR VALUES FROM ('7左右') TO (MAXVALUE);
INSERT INTO by_range VALUES (6), ('7以内'), ('7左右'), (7), ('—');
SELECT tableoid::regclass AS part, array_agg(t ORDER BY t) FROM by_range GROUP BY 1 ORDER BY 1;
CREATE TABLE by_hash (t target) PARTITION BY HASH (t);
CREATE TABLE by_hash_0 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE by_hash_1 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO by_hash SELECT t FROM placed;
SELECT count(*) = (SELECT count(*) FROM placed) AS all_there, count(DISTINCT tableoid) AS parts,
	(SELECT count(*) FROM by_hash_0 a JOIN by_hash_1 b USING (t)) AS split FROM by_hash;
CREATE DOMAIN goal AS target CHECK (kind(VALUE) <> 'missing');
SELECT '8以上'::goal >= 8 AS domain, ARRAY['7', '8以上']::goal[]::target[] = ARRAY['7', '≥8']::target[] AS array, ARRAY['7', '8']::target[] < '{7,9}' AS less;
SELECT '—'::goal;
DROP DOMAIN goal;
DROP TABLE by_range, by_hash;

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
