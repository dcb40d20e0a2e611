-- GiST: what is found through the index is what is found without it, over every wording, random bounds and random probes.
\pset null ∅
SET search_path = public, plan;
SELECT setseed(0.3) \g /dev/null
CREATE TABLE goal AS
SELECT i, format((ARRAY['%s', '%s左右', '%s以上', '超过%s', '%s以内', '低于%s', '%s%%', '%s%%左右', '%s万元', '约%s以上', '%s-1000000', '-%s'])[1 + i % 12],
	round((random() * 10 ^ (random() * 6))::numeric, (random() * 3)::integer)) AS s
FROM generate_series(1, 24000) i;
INSERT INTO goal SELECT i, format('%s-%s', a, a + b)
FROM (SELECT i, round((random() * 1000)::numeric, 1) AS a, round((random() * 50)::numeric, 1) AS b FROM generate_series(24001, 32000) i) x;
INSERT INTO goal SELECT 32000 + i, format((ARRAY['近%s', '%s余', '%s多家', '不足%s'])[1 + i % 4], i % 9 * 10 + 10) FROM generate_series(1, 400) i;
INSERT INTO goal SELECT 33000 + i, unnest('{市级下达,—,与上年持平}'::text[]) FROM generate_series(1, 100) i;
ALTER TABLE goal ADD t target;
UPDATE goal SET t = try_target(s);
DELETE FROM goal WHERE t IS NULL;
SELECT count(*) > 30000 AS many, count(DISTINCT kind(t)) AS kinds FROM goal;

-- rows found and the sum of their numbers, by operator and probe
CREATE FUNCTION pg_temp.found(operator text, probe target, by_index boolean) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	answer numeric;
BEGIN
	PERFORM set_config('enable_seqscan', (NOT by_index)::text, true), set_config('enable_bitmapscan', by_index::text, true),
		set_config('enable_indexscan', by_index::text, true);
	EXECUTE format('SELECT coalesce(sum(i), 0) + 1e12 * count(*) FROM public.goal WHERE t OPERATOR(plan.%s) %L', operator, probe) INTO answer;
	RETURN answer;
END
$$;
-- half of the rows are there before the index, half are put in one by one
CREATE TABLE late AS SELECT * FROM goal WHERE i % 2 = 1;
DELETE FROM goal WHERE i % 2 = 1;
CREATE INDEX goal_t ON goal USING gist (t);
INSERT INTO goal SELECT * FROM late;
ANALYZE goal;
CREATE TABLE probe AS
SELECT t FROM goal WHERE i % 211 = 0
UNION ALL SELECT unnest('{7,0,-5以内,1000000000,10以上,低于10,5-20,7左右,7%左右,12345678901234567890123456789012345678,0.00000000000000000001,市级下达,—}'::target[]);
SELECT operator, count(*) > 100 AS many, count(*) FILTER (WHERE by_scan <> by_index) AS differ, count(*) FILTER (WHERE by_scan > 0) > 50 AS some
FROM unnest('{@>,<@,&&}'::text[]) operator, probe, LATERAL (SELECT pg_temp.found(operator, t, false) AS by_scan, pg_temp.found(operator, t, true) AS by_index) f
GROUP BY operator ORDER BY operator;
-- rows taken out and put back, the index made anew
DELETE FROM goal WHERE i % 3 = 0;
VACUUM goal;
INSERT INTO goal SELECT * FROM late WHERE i % 3 = 0;
SELECT count(*) AS differ FROM probe, unnest('{@>,<@,&&}'::text[]) operator WHERE pg_temp.found(operator, t, false) <> pg_temp.found(operator, t, true);
REINDEX INDEX goal_t;
SELECT count(*) AS differ FROM probe, unnest('{@>,<@,&&}'::text[]) operator WHERE pg_temp.found(operator, t, false) <> pg_temp.found(operator, t, true);

-- a join through the index
SET enable_seqscan = off;
CREATE FUNCTION pg_temp.join_through(by_index boolean) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	answer bigint;
BEGIN
	PERFORM set_config('enable_seqscan', (NOT by_index)::text, true), set_config('enable_indexscan', by_index::text, true),
		set_config('enable_bitmapscan', by_index::text, true);
	SELECT count(*) INTO answer FROM public.probe p JOIN public.goal g ON g.t OPERATOR(plan.&&) p.t;
	RETURN answer;
END
$$;
SELECT pg_temp.join_through(true) = pg_temp.join_through(false) AS same, pg_temp.join_through(true) > 1000 AS some;
-- numbers come in by implicit cast, from either side
EXPLAIN (COSTS OFF) SELECT * FROM goal WHERE t @> 7;
EXPLAIN (COSTS OFF) SELECT * FROM goal WHERE 7.5 <@ t;
EXPLAIN (COSTS OFF) SELECT * FROM goal WHERE t <@ '7-8' AND t && '7.5以上';
CREATE FUNCTION pg_temp.plan_of(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		IF line !~ 'Disabled' THEN -- 18 says so of the scan that is not wanted
			RETURN NEXT line;
		END IF;
	END LOOP;
END
$$;
SELECT pg_temp.plan_of('SELECT * FROM probe p JOIN goal g ON g.t && p.t') AS plan;
-- keys are the index's own
SELECT '[1,2]'::target_hull;
DROP TABLE goal, late, probe;
