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

-- what the order says, written down in SQL, against the C comparison over the cross product
CREATE FUNCTION pg_temp.rank(t plan.target) RETURNS integer LANGUAGE sql AS $$
	SELECT CASE plan.kind(t)
		WHEN 'upper' THEN CASE WHEN plan.upper_inc(t) THEN 1 ELSE 0 END
		WHEN 'approx' THEN 2 WHEN 'exact' THEN 3 WHEN 'range' THEN 4
		WHEN 'lower' THEN CASE WHEN plan.lower_inc(t) THEN 5 ELSE 6 END
		WHEN 'assigned' THEN 7 WHEN 'relative' THEN 8 WHEN 'pending' THEN 9 ELSE 10 END
$$;
SELECT count(*) AS pairs, count(*) FILTER (WHERE plan.target_cmp(a.t, b.t) <> CASE
	WHEN (pg_temp.rank(a.t) < 7) <> (pg_temp.rank(b.t) < 7) THEN CASE WHEN pg_temp.rank(a.t) < 7 THEN -1 ELSE 1 END
	WHEN pg_temp.rank(a.t) < 7 AND coalesce(plan.base_lower(a.t), plan.base_upper(a.t)) <> coalesce(plan.base_lower(b.t), plan.base_upper(b.t))
		THEN sign(coalesce(plan.base_lower(a.t), plan.base_upper(a.t)) - coalesce(plan.base_lower(b.t), plan.base_upper(b.t)))::int
	WHEN pg_temp.rank(a.t) <> pg_temp.rank(b.t) THEN sign(pg_temp.rank(a.t) - pg_temp.rank(b.t))::int
	WHEN pg_temp.rank(a.t) = 10 THEN 0
	WHEN pg_temp.rank(a.t) > 6 THEN CASE WHEN a.t::text COLLATE "C" < b.t::text COLLATE "C" THEN -1 WHEN a.t::text = b.t::text THEN 0 ELSE 1 END
	WHEN pg_temp.rank(a.t) = 4 AND plan.base_upper(a.t) <> plan.base_upper(b.t) THEN sign(plan.base_upper(a.t) - plan.base_upper(b.t))::int
	ELSE plan.is_approximate(b.t)::int - plan.is_approximate(a.t)::int END) AS differ
FROM ordered a, ordered b WHERE a.t IS NOT NULL AND b.t IS NOT NULL;

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
DROP TABLE ordered, numbers;
