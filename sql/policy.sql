-- Tolerance policies: what they may hold, who may read them, when a change of them is seen.
\set SHOW_CONTEXT never
-- a tolerance is whole and makes sense, wherever it comes from
CREATE FUNCTION pg_temp.judged(fields text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	EXECUTE format($q$SELECT (plan.judge('3.8%%', '3%%', NULL, 'expected', NULL, NULL, ROW(%s)::plan.tolerance)).verdict$q$, fields) INTO answer;
	RETURN answer;
EXCEPTION WHEN null_value_not_allowed OR invalid_parameter_value OR numeric_value_out_of_range THEN
	RETURN format('%s: %s', SQLSTATE, SQLERRM);
END
$$;
SELECT t, pg_temp.judged(t) FROM unnest(ARRAY[
	'0.2, 0.02, 0.5, 0.30, 0, 0, ''literal'', ''linear'', NULL', '0.2, NULL, 0.5, 0.30, 0, 0, ''literal'', ''linear'', NULL',
	'0.2, 0.02, 0.5, 0.30, 0, 0, NULL, ''linear'', NULL', '0.2, 0.02, 0.5, 0.30, 0, 0, ''literal'', NULL, NULL',
	'0.2, 0.02, -0.5, 0.30, 0, 0, ''literal'', ''linear'', NULL', '0.2, 0.02, 0.5, 0.30, 0, 0, ''literally'', ''linear'', NULL',
	'0.2, 0.02, 0.5, 0.30, 0, 0, ''literal'', ''cubic'', NULL', '0.2, 0.02, 0.5, ''NaN'', 0, 0, ''literal'', ''linear'', NULL',
	'0.2, 0.02, 0.5, 0.30, 0, 0, ''point'', ''linear'', 0']) t;

SELECT plan.create_tables();
-- the tables refuse what judging would refuse
CREATE FUNCTION pg_temp.refused(statement text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE statement;
	RETURN 'taken';
EXCEPTION WHEN check_violation THEN
	RETURN SQLERRM;
END
$$;
SELECT pg_temp.refused(s) FROM unnest(ARRAY[
	$$INSERT INTO plan.policy VALUES ('x', '', 'NaN', 0, 0, 0)$$, $$INSERT INTO plan.policy VALUES ('x', '', 0, 0, 'Infinity', 0)$$,
	$$INSERT INTO plan.policy VALUES ('x', '', 0, 0, 0, -1)$$, $$INSERT INTO plan.policy (policy, tau_pp, tau_rel, near_pp, near_rel, cap) VALUES ('x', 0, 0, 0, 0, 0)$$,
	$$INSERT INTO plan.indicator (indicator_code, name_zh, measure) VALUES ('x', 'x', 'width')$$,
	$$INSERT INTO plan.verdict_word VALUES ('x', '', '{met}', 'hearsay')$$,
	$$INSERT INTO plan.policy (policy, tau_pp, tau_rel, near_pp, near_rel) VALUES ('mine', 0, 0, 0, 0)$$]) s;

-- a change is seen by the next statement, also of one function, and several policies side by side stay apart
DO $$
DECLARE
	said text := '';
BEGIN
	FOR i IN 1 .. 2 LOOP
		UPDATE plan.policy SET near_rel = i * 0.15 WHERE policy = 'lenient';
		said := said || plan.completion('3.8%', '3%', policy => 'lenient') || ' ';
	END LOOP;
	RAISE NOTICE '%', said;
END
$$;
SELECT plan.completion('3.8%', '3%', policy => p) AS c, count(*) FROM generate_series(1, 60) i, LATERAL (SELECT (ARRAY['default', 'lenient', 'mine', 'strict'])[i % 4 + 1]) l(p)
GROUP BY c ORDER BY c;

-- a policy that is not there is an error, also where only an override or nothing at all is left
INSERT INTO plan.policy VALUES ('special', 'gdp_growth', 1, 1, 1, 1);
SELECT plan.policy_tolerance('special', 'gdp_growth');
SELECT plan.policy_tolerance('special');
SELECT plan.policy_tolerance('generous', 'gdp_growth');
DELETE FROM plan.policy;
SELECT plan.completion('3.8%', '3%');

-- reference tables are for everybody to read, reports are not
CREATE ROLE plan_reader;
SELECT c.relname, has_table_privilege('plan_reader', c.oid, 'SELECT') AS reads, has_table_privilege('plan_reader', c.oid, 'UPDATE') AS writes
FROM pg_class c WHERE c.relnamespace = 'plan'::regnamespace AND c.relkind = 'r'
	AND c.relname IN ('region', 'indicator', 'indicator_alias', 'policy', 'verdict_word', 'code_label', 'report', 'shipped_row') ORDER BY 1;
REVOKE SELECT ON plan.region FROM PUBLIC;
SELECT plan.create_tables();
SELECT has_table_privilege('plan_reader', 'plan.region', 'SELECT') AS granted_again;
SELECT plan.drop_tables();
DROP ROLE plan_reader;
