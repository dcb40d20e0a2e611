-- plan.target beside its peers: psql -v rows=1000000 -f types.sql. In every round each contestant has its turn before the next
-- round begins; a figure is the median of five rounds, a ratio the median of the five ratios within a round. Everything is in
-- memory and in unlogged tables. "net" leaves out the time of reading the same rows and doing nothing with them.
\set QUIET on
\pset footer off
\pset null ''
SET client_min_messages = warning;
SET jit = off;
SET max_parallel_workers_per_gather = 0;
SET max_parallel_maintenance_workers = 0;
SET work_mem = '1GB';
SET maintenance_work_mem = '1GB';
SET synchronize_seqscans = off;
CREATE EXTENSION IF NOT EXISTS plan_indicator;
SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'seg') AS has_seg \gset
\if :has_seg
CREATE EXTENSION IF NOT EXISTS seg SCHEMA public;
\endif
DROP SCHEMA IF EXISTS types CASCADE;
CREATE SCHEMA types;
SET search_path = types, public, plan;

-- Patterns of values, of short intervals and of what every value is less than
CREATE TABLE contestants (place serial, who text, type text, patterns text[], span text, most text);
INSERT INTO contestants (who, type, patterns, span, most) VALUES
	('target', 'plan.target', '{N}', 'N-M', '99999999'),
	('target_mix', 'plan.target', '{N左右,≤N,N以上,N-M%,N%,N,N,N}', NULL, '99999999'),
	('numeric', 'numeric', '{N}', NULL, '99999999'),
	('float8', 'float8', '{N}', NULL, '99999999'),
	('text', 'text', '{N}', NULL, '~'),
	('numrange', 'numrange', '{"[N,N]"}', '[N,M]', '[99999999,)'),
	('seg', 'seg', '{N}', 'N .. M', '99999999');
DELETE FROM contestants WHERE who = 'seg' AND NOT :'has_seg';

-- high: magnitudes of 10 to a million, up to three decimals; low: a thousand different ones; place: for intervals
SELECT setseed(0.5) \g /dev/null
CREATE UNLOGGED TABLE numbers AS SELECT i, round((10 ^ (1 + 5 * random()))::numeric, (3 * random())::integer) AS high,
	round(i::bigint * 7919 % 1000 / 10.0, 1) AS low, round((1e6 * random())::numeric, 2) AS place
FROM generate_series(1, :rows) i;

CREATE FUNCTION fill(patterns text[], i integer, n numeric, m numeric) RETURNS text LANGUAGE sql IMMUTABLE AS
	$$ SELECT replace(replace(patterns[i % cardinality(patterns) + 1], 'N', n::text), 'M', m::text) $$;

-- $… in a query are the contestant's; $in and $out call its input and output function.
CREATE FUNCTION filled(query text, c contestants) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	is_text boolean := c.who = 'text';
	word text[];
BEGIN
	FOREACH word SLICE 1 IN ARRAY ARRAY[
		['$in', CASE WHEN is_text THEN 'textin(textout(x))' ELSE 'x::$type' END],
		['$out', CASE WHEN is_text THEN 'textin(textout(v))' ELSE 'v::text' END],
		['$column', CASE WHEN is_text THEN 'v text COLLATE "C"' ELSE 'v $type' END],
		['$patterns', quote_literal(c.patterns) || '::text[]'], ['$span', quote_literal(ARRAY[c.span]) || '::text[]'],
		['$who', c.who], ['$type', c.type], ['$most', c.most],
		['$file', current_setting('data_directory') || '/types'], ['$rows', (SELECT count(*) FROM numbers)::text]]
	LOOP
		query := replace(query, word[1], coalesce(word[2], ''));
	END LOOP;
	RETURN (query);
END
$$;

SELECT filled($q$
	CREATE UNLOGGED TABLE written_$who AS SELECT fill($patterns, i, high, high + 1) AS x FROM numbers;
	COPY written_$who TO '$file_$who';
	CREATE UNLOGGED TABLE high_$who ($column);
	INSERT INTO high_$who SELECT x::$type FROM written_$who;
	CREATE UNLOGGED TABLE low_$who ($column);
	INSERT INTO low_$who SELECT fill($patterns, i, low, low + 1)::$type FROM numbers;
	CREATE UNLOGGED TABLE rows_$who (i serial, $column);
	INSERT INTO rows_$who (v) SELECT v FROM high_$who;
	CREATE UNLOGGED TABLE keys_$who ($column);
	INSERT INTO keys_$who SELECT DISTINCT v FROM (SELECT v FROM high_$who LIMIT $rows / 10) first;
	CREATE UNLOGGED TABLE copied_$who ($column);
$q$, c) FROM contestants c ORDER BY place \gexec
SELECT filled($q$
	CREATE UNLOGGED TABLE spans_$who AS SELECT fill($span, i, place, place + 0.5)::$type AS v FROM numbers;
	CREATE UNLOGGED TABLE windows_$who AS SELECT fill($span, i, place, place + 60)::$type AS v FROM numbers WHERE i <= 1000;
$q$, c) FROM contestants c WHERE span IS NOT NULL ORDER BY place \gexec
VACUUM (ANALYZE);
CHECKPOINT;

CREATE TABLE tests (place serial, test text, peers text, before text DEFAULT '', floor text, query text, after text DEFAULT '');
INSERT INTO tests (test, peers, floor, query) VALUES
	('input function, net', 'all', 'SELECT count(x) FROM written_$who', 'SELECT count($in) FROM written_$who'),
	('output function, net', 'all', 'SELECT count(v) FROM high_$who', 'SELECT count($out) FROM high_$who');
INSERT INTO tests (test, peers, query, after) VALUES
	('COPY FROM', 'all', 'COPY copied_$who FROM ''$file_$who''', 'TRUNCATE copied_$who'),
	('COPY TO', 'all', 'COPY high_$who TO ''$file_out''', '');
INSERT INTO tests (test, peers, before, query, after) VALUES
	('ORDER BY 1 column, memory', 'all', '', 'SELECT v FROM high_$who ORDER BY v OFFSET $rows', ''),
	('ORDER BY 1 column, 8 MB', 'all', 'SET LOCAL work_mem = ''8MB''', 'SELECT v FROM high_$who ORDER BY v OFFSET $rows', ''),
	('ORDER BY 2 columns', 'all', '', 'SELECT v, i FROM rows_$who ORDER BY v, i OFFSET $rows', ''),
	('ORDER BY, 1000 distinct', 'all', '', 'SELECT v FROM low_$who ORDER BY v OFFSET $rows', ''),
	('CREATE INDEX btree', 'all', '', 'CREATE INDEX btree_$who ON high_$who (v)', 'DROP INDEX btree_$who'),
	('hash GROUP BY, many', 'hash', 'SET LOCAL enable_sort = off', 'SELECT v FROM high_$who GROUP BY v OFFSET $rows', ''),
	('hash GROUP BY, 1000', 'hash', 'SET LOCAL enable_sort = off', 'SELECT v FROM low_$who GROUP BY v OFFSET $rows', ''),
	('hash join with a tenth', 'hash', 'SET LOCAL enable_mergejoin = off; SET LOCAL enable_nestloop = off',
		'SELECT count(*) FROM high_$who JOIN keys_$who USING (v)', '');
INSERT INTO tests (test, peers, floor, query) VALUES
	('filter, net', 'all', 'SELECT count(v) FROM high_$who', 'SELECT count(v) FROM high_$who WHERE v < ''$most'''),
	('sum, net', 'sum', 'SELECT count(v) FROM high_$who', 'SELECT sum(v) FROM high_$who'),
	('avg, net', 'sum', 'SELECT count(v) FROM high_$who', 'SELECT avg(v) FROM high_$who');
INSERT INTO tests (test, peers, before, query) VALUES
	('sum, alone', 'sum', '', 'SELECT sum(v) FROM high_$who'),
	('sum, 1 worker', 'sum', 'SET LOCAL max_parallel_workers_per_gather = 1; SET LOCAL parallel_setup_cost = 0;
		SET LOCAL parallel_tuple_cost = 0; SET LOCAL min_parallel_table_scan_size = 0', 'SELECT sum(v) FROM high_$who'),
	('GiST build', 'gist', 'DROP INDEX IF EXISTS gist_$who', 'CREATE INDEX gist_$who ON spans_$who USING gist (v)'),
	('GiST probe <@', 'gist', 'SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off',
		'SELECT sum(n) FROM windows_$who w, LATERAL (SELECT count(*) n FROM spans_$who s WHERE s.v <@ w.v) found'),
	('GiST probe &&', 'gist', 'SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off',
		'SELECT sum(n) FROM windows_$who w, LATERAL (SELECT count(*) n FROM spans_$who s WHERE s.v && w.v) found');

CREATE FUNCTION takes_part(c contestants, peers text) RETURNS boolean LANGUAGE sql AS $$
	SELECT CASE peers WHEN 'all' THEN true WHEN 'hash' THEN c.who <> 'seg' WHEN 'gist' THEN c.span IS NOT NULL
		WHEN 'sum' THEN c.who IN ('target', 'numeric', 'float8') END
$$;
CREATE FUNCTION milliseconds(query text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
	began timestamptz := clock_timestamp();
BEGIN
	EXECUTE query;
	RETURN extract(epoch FROM clock_timestamp() - began) * 1000;
END
$$;
CREATE TABLE figures (test text, who text, round integer, figure float8);
DO $$
DECLARE
	rows float8 := (SELECT count(*) FROM numbers);
	t record;
	ms float8;
BEGIN
	FOR t IN SELECT round, test, c.who, filled(before, c) AS before, filled(floor, c) AS floor, filled(query, c) AS query, filled(after, c) AS after
		FROM tests JOIN contestants c ON takes_part(c, peers), generate_series(1, 5) round ORDER BY tests.place, round, c.place
	LOOP
		EXECUTE t.before;
		ms := CASE WHEN t.floor IS NULL THEN 0 ELSE -milliseconds(t.floor) END;
		ms := ms + milliseconds(t.query);
		EXECUTE t.after;
		-- nanoseconds a row; of the thousand probes microseconds each
		INSERT INTO figures VALUES (t.test, t.who, t.round, CASE WHEN t.test LIKE '%probe%' THEN ms ELSE ms * 1e6 / rows END);
		COMMIT; -- and the settings of before are gone
	END LOOP;
END
$$;

-- Bytes
INSERT INTO tests (test) VALUES ('table, bytes a row'), ('btree, bytes a row'), ('btree of 1000 distinct, bytes a row'), ('GiST, bytes a row'),
	('bytes of 7'), ('bytes of 7左右'), ('bytes of 1400.5'), ('bytes of 6-7%');
SELECT filled($q$
	CREATE INDEX btree_$who ON high_$who (v);
	CREATE INDEX btree_low_$who ON low_$who (v);
	INSERT INTO figures SELECT test, '$who', 1, pg_relation_size(relation) / $rows.0 FROM (VALUES ('table, bytes a row', to_regclass('high_$who')),
		('btree, bytes a row', to_regclass('btree_$who')), ('btree of 1000 distinct, bytes a row', to_regclass('btree_low_$who')),
		('GiST, bytes a row', to_regclass('gist_$who'))) r(test, relation) WHERE relation IS NOT NULL;
$q$, c) FROM contestants c \gexec
SELECT filled(format($q$
	TRUNCATE copied_$who;
	INSERT INTO copied_$who VALUES (%L);
	INSERT INTO figures SELECT %L, '$who', 1, pg_column_size(v) FROM copied_$who;
$q$, CASE who WHEN 'numrange' THEN format('[%1$s,%1$s]', value) ELSE value END, 'bytes of ' || value), c)
FROM contestants c, unnest('{7,7左右,1400.5,6-7%}'::text[]) value
WHERE who IN ('target', 'text') OR (who <> 'target_mix' AND value IN ('7', '1400.5')) \gexec

-- What is wanted: at most so many times the figure of a peer, or of the contestant itself in another test, or at most so many
CREATE TABLE wanted (place serial PRIMARY KEY, test text, who text, at_most numeric, peer text, peer_test text);
INSERT INTO wanted (test, who, at_most, peer, peer_test) VALUES
	('input function, net', 'target', 0.75, 'numeric', NULL), ('input function, net', 'target_mix', 0.90, 'numeric', NULL),
	('output function, net', 'target', 1.0, 'numeric', NULL), ('output function, net', 'target_mix', 1.25, 'numeric', NULL),
	('COPY FROM', 'target', 0.90, 'numeric', NULL), ('COPY FROM', 'target_mix', 1.0, 'numeric', NULL),
	('ORDER BY 1 column, memory', 'target', 0.90, 'numeric', NULL), ('ORDER BY 1 column, 8 MB', 'target', 0.90, 'numeric', NULL),
	('ORDER BY 2 columns', 'target', 0.90, 'numeric', NULL), ('ORDER BY, 1000 distinct', 'target', 0.90, 'numeric', NULL),
	('CREATE INDEX btree', 'target', 0.90, 'numeric', NULL), ('hash GROUP BY, many', 'target', 1.0, 'numeric', NULL),
	('hash GROUP BY, 1000', 'target', 1.0, 'numeric', NULL), ('hash join with a tenth', 'target', 1.0, 'numeric', NULL),
	('filter, net', 'target', 1.0, 'numeric', NULL), ('sum, net', 'target', 0.50, 'numeric', NULL), ('avg, net', 'target', 0.50, 'numeric', NULL),
	('sum, 1 worker', 'target', 0.70, 'target', 'sum, alone'),
	('GiST build', 'target', 0.15, 'numrange', NULL), ('GiST probe <@', 'target', 0.60, 'numrange', NULL),
	('GiST probe &&', 'target', 0.60, 'numrange', NULL), ('GiST, bytes a row', 'target', 1.1, 'numrange', NULL),
	('bytes of 7', 'target', 6, NULL, NULL), ('bytes of 7左右', 'target', 6, NULL, NULL),
	('bytes of 1400.5', 'target', 6, NULL, NULL), ('bytes of 6-7%', 'target', 8, NULL, NULL);

CREATE TABLE outcomes AS
SELECT w.*, percentile_cont(0.5) WITHIN GROUP (ORDER BY own.figure / coalesce(other.figure, 1))::numeric AS ratio
FROM wanted w JOIN figures own USING (test, who)
LEFT JOIN figures other ON other.test = coalesce(w.peer_test, w.test) AND other.who = w.peer AND other.round = own.round
GROUP BY w.place;
CREATE FUNCTION median(test text, who text) RETURNS numeric LANGUAGE sql STABLE AS $$
	SELECT CASE WHEN m < 10 THEN round(m, 1) ELSE round(m) END
	FROM (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY figure)::numeric m FROM figures f WHERE f.test = median.test AND f.who = median.who) f
$$;

\echo
SELECT format('%s rows; PostgreSQL %s; shared_buffers %s, fsync %s, jit %s; medians of 5 rounds', (SELECT count(*) FROM numbers), current_setting('server_version'),
	current_setting('shared_buffers'), current_setting('fsync'), current_setting('jit')) AS t \gset
\echo :t
\echo 'ns a row, of probes microseconds each, of sizes bytes; target: the same numbers as in its peers; target_mix: 左右, ≤, 以上, ranges, % and numbers'
SELECT t.test, median(t.test, 'target') AS target, median(t.test, 'target_mix') AS target_mix, median(t.test, 'numeric') AS "numeric",
	median(t.test, 'float8') AS float8, median(t.test, 'text') AS text, median(t.test, 'numrange') AS numrange, median(t.test, 'seg') AS seg, o.*
FROM tests t
LEFT JOIN LATERAL (
	SELECT string_agg(CASE WHEN peer IS NULL THEN round(ratio)::text ELSE format('%s%s of %s', CASE o.who WHEN 'target' THEN '' ELSE o.who || ' ' END, round(ratio, 2),
			coalesce(peer_test, peer)) END || format(', wanted <= %s', at_most), '; ' ORDER BY place) AS ratio,
		string_agg(CASE WHEN o.ratio <= at_most THEN 'yes' ELSE 'NO' END, '; ' ORDER BY place) AS met
	FROM outcomes o WHERE o.test = t.test
) o ON true
ORDER BY t.place;
DROP SCHEMA types CASCADE;
