-- Row estimates on skewed data, within a factor of 3 where 2 % of the rows or more are meant; and which index is used.
SET search_path = public, plan;
SELECT setseed(0.7) \g /dev/null
-- many goals around 7 %, a long tail of money, bounds, words
CREATE TABLE stated AS
SELECT CASE WHEN i % 20 < 8 THEN format((ARRAY['%s%%左右', '%s%%', '%s%%以上'])[1 + i % 3], 5 + i % 4)
	WHEN i % 20 < 16 THEN format('%s万元', round((10 ^ (random() * 5))::numeric, 1))
	WHEN i % 20 < 18 THEN format('≤%s', round((random() * 4)::numeric, 2))
	WHEN i % 20 < 19 THEN format('%s-%s', i % 50, i % 50 + 1 + i % 3) ELSE '市级下达' END::target AS t
FROM generate_series(1, 40000) i;
CREATE INDEX stated_b ON stated (t);
CREATE INDEX stated_g ON stated USING gist (t);
ANALYZE stated;
CREATE FUNCTION pg_temp.estimate(condition text, OUT rows bigint, OUT estimated numeric, OUT used text) LANGUAGE plpgsql AS $$
DECLARE
	answer json;
BEGIN
	EXECUTE 'SELECT count(*) FROM public.stated WHERE ' || condition INTO rows;
	EXECUTE 'EXPLAIN (FORMAT json) SELECT * FROM public.stated WHERE ' || condition INTO answer;
	estimated := answer->0->'Plan'->>'Plan Rows';
	used := coalesce(answer #>> '{0,Plan,Plans,0,Index Name}', answer #>> '{0,Plan,Index Name}', answer #>> '{0,Plan,Node Type}');
END
$$;
SELECT c AS condition, rows >= 800 AS two_percent, CASE WHEN estimated BETWEEN rows / 3.0 AND rows * 3.0 THEN 'good' ELSE format('%s for %s', estimated, rows) END AS estimate
FROM unnest(ARRAY['t = 7', 't = ''7%左右''', 't <> 7', 't > 7', 't >= 6 AND t < 8', 't < 2', 't >= ''1万元''', 't BETWEEN ''10万元'' AND ''1000万元''', 't > ''1000万元''',
	't = ''市级下达''', 't >= ''市级下达''', 't @> 7', 't @> 6.9', 't <@ ''5-8''', 't <@ ''10万元以上''', 't && ''5-8''', 't && ''100万元以上''', 't === ''7%左右''', '5 < t',
	'7 <@ t', 't IN (5, 6)']) c, pg_temp.estimate(c);
SELECT c AS condition, used
FROM unnest(ARRAY['t = ''77.7万元''', 't = 3.21', 't BETWEEN ''2万元'' AND ''2.1万元''', 't > ''9.9亿元''', 't <@ ''77-77.5万元''', 't <@ ''1.1-1.2''', '7.77 = t',
	't >= ''9.5万元'' AND t < ''9.6万元''', 't @> 555555']) c, pg_temp.estimate(c);
-- a join with each place once
CREATE TABLE place AS SELECT DISTINCT t FROM stated;
ANALYZE place;
CREATE FUNCTION pg_temp.join_rows(OUT rows bigint, OUT estimated numeric) LANGUAGE plpgsql AS $$
DECLARE
	answer json;
BEGIN
	SELECT count(*) INTO rows FROM public.stated a JOIN public.place b USING (t);
	EXECUTE 'EXPLAIN (FORMAT json) SELECT * FROM public.stated a JOIN public.place b USING (t)' INTO answer;
	estimated := answer->0->'Plan'->>'Plan Rows';
END
$$;
SELECT CASE WHEN estimated BETWEEN rows / 3.0 AND rows * 3.0 THEN 'good' ELSE format('%s for %s', estimated, rows) END AS join_estimate FROM pg_temp.join_rows();
DROP TABLE stated, place;
