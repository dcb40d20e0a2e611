-- Loading and reading in the server: psql -v first=file -v second=file -f load.sql. Each figure is the median of five rounds that
-- alternate with their peer; fsync is off, one transaction a report where not said otherwise.
\set QUIET on
\set one `cat :'first'`
\set two `cat :'second'`
\pset footer off
\pset tuples_only on
\pset format unaligned
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS plan_indicator;
SELECT plan.create_tables() \g /dev/null
CREATE TABLE docs AS SELECT i, c || E'\n' || i AS content
FROM (VALUES (:'one'), (:'two')) d(c), generate_series(1, 100) i;
ALTER TABLE docs ADD round integer;
UPDATE docs SET round = i % 5;
VACUUM (ANALYZE) docs;

CREATE PROCEDURE load_round(n integer, OUT seconds double precision) LANGUAGE plpgsql AS $$
DECLARE
	began timestamptz := clock_timestamp();
	d record;
BEGIN
	FOR d IN SELECT content FROM docs WHERE round = n LOOP
		PERFORM plan.load_report(d.content);
		COMMIT;
	END LOOP;
	seconds := extract(epoch FROM clock_timestamp() - began);
END
$$;
CREATE FUNCTION read_round(query text) RETURNS double precision LANGUAGE plpgsql AS $$
DECLARE
	began timestamptz := clock_timestamp();
	n bigint;
BEGIN
	EXECUTE query INTO n;
	RETURN extract(epoch FROM clock_timestamp() - began);
END
$$;
CREATE TABLE figures (what text, seconds double precision);
CREATE TABLE stored (content text);
-- the first load of a session plans its statements
SELECT plan.load_report(:'one') \g /dev/null
SELECT plan.load_report(:'two') \g /dev/null
DO $$
DECLARE
	s double precision;
	n integer;
BEGIN
	FOR n IN 0 .. 4 LOOP
		CALL load_round(n, s);
		INSERT INTO figures VALUES ('load', s);
		INSERT INTO figures VALUES ('read', read_round('SELECT count(*) FROM docs, plan.read_values(content)'));
		INSERT INTO figures VALUES ('facts', read_round('SELECT count(*) FROM docs, plan.read_facts(content)'));
		INSERT INTO figures VALUES ('rows', read_round('SELECT count(*) FROM docs, plan.read_tables(content)'));
		INSERT INTO figures VALUES ('regexp', read_round($q$SELECT count(*) FROM docs, regexp_matches(content, '[0-9]+(?:\.[0-9]+)?', 'g')$q$));
		INSERT INTO figures VALUES ('store text', read_round('WITH x AS (INSERT INTO stored SELECT content FROM docs RETURNING 1) SELECT count(*) FROM x'));
		TRUNCATE stored;
	END LOOP;
END
$$;

-- the floor: COPY of the rows that the reports became, in one transaction, into the same tables, indexes and foreign keys
CREATE TABLE loaded AS SELECT count(*) AS reports FROM plan.report;
DO $$
DECLARE
	tables text[] := '{report,report_text,report_table,indicator_row,indicator_value,footnote,section,box_item,project,project_group,glossary,fact,load_message}';
	began timestamptz;
	t text;
	n integer;
BEGIN
	FOREACH t IN ARRAY tables LOOP
		EXECUTE format('COPY plan.%I TO %L', t, current_setting('data_directory') || '/rows_of_' || t);
	END LOOP;
	FOR n IN 1 .. 3 LOOP
		TRUNCATE plan.report CASCADE;
		began := clock_timestamp();
		FOREACH t IN ARRAY tables LOOP
			EXECUTE format('COPY plan.%I FROM %L', t, current_setting('data_directory') || '/rows_of_' || t);
		END LOOP;
		INSERT INTO figures VALUES ('copy', extract(epoch FROM clock_timestamp() - began));
	END LOOP;
END
$$;

WITH m AS (SELECT what, percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS seconds FROM figures GROUP BY what),
	size AS (SELECT sum(octet_length(content)) / 1e6 AS mb, count(*) AS n FROM docs)
SELECT format('%-44s %8s ms a report, %s reports/s in one session', 'load_report, the two reports', round((seconds * 1000 / (n / 5))::numeric, 2),
	round((n / 5 / seconds)::numeric)) FROM m, size WHERE what = 'load'
UNION ALL SELECT format('%-44s %8s MB/s (%s of storing the bare text)', '', round((mb / 5 / seconds)::numeric, 1),
	round((seconds * 5 / (SELECT seconds FROM m WHERE what = 'store text'))::numeric, 1)) FROM m, size WHERE what = 'load'
UNION ALL SELECT format('%-44s %8s ms a report; load_report takes %s times as long, reading included', 'COPY of the rows of the reports',
	round((seconds * 1000 / reports)::numeric, 2), round(((SELECT seconds FROM m WHERE what = 'load') / (n / 5) / (seconds / reports))::numeric, 1))
	FROM m, size, loaded WHERE what = 'copy'
UNION ALL SELECT format('%-44s %8s MB/s, %s times as fast as regexp_matches for numbers (%s MB/s)', f.title || ' over a stored column',
	round((mb / m.seconds)::numeric), round(((SELECT seconds FROM m WHERE what = 'regexp') / m.seconds)::numeric, 1),
	round((mb / (SELECT seconds FROM m WHERE what = 'regexp'))::numeric))
	FROM size, (VALUES ('read', 'read_values'), ('rows', 'read_tables'), ('facts', 'read_facts')) f(what, title) JOIN m USING (what);
