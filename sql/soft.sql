-- Soft errors (from 16 on): pg_input_is_valid() and pg_input_error_info() say what a cast would raise, and raise nothing.
-- Before, functions that catch the error stand in for them: every major is to answer the same.
\set SHOW_CONTEXT never
\pset null ∅
SELECT current_setting('server_version_num')::int < 160000 AS before_16, current_setting('server_version_num')::int < 170000 AS before_17 \gset
\if :before_16
CREATE FUNCTION pg_input_error_info(value text, type text, OUT message text, OUT detail text, OUT hint text, OUT sql_error_code text) LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('SELECT %L::%s', value, type);
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT, sql_error_code = RETURNED_SQLSTATE;
	detail := nullif(detail, '');
	hint := nullif(hint, '');
END
$$;
CREATE FUNCTION pg_input_is_valid(value text, type text) RETURNS boolean LANGUAGE sql AS 'SELECT sql_error_code IS NULL FROM pg_input_error_info(value, type)';
\endif
SELECT v AS printed, pg_input_is_valid(v, 'plan.target') AS valid, pg_input_is_valid(v, 'plan.target') = plan.is_target(v) AS as_the_lax_door
FROM unnest(ARRAY['7左右', '≤0.021', '市级下达', '—', 'x', '', '30个项目', '7左右x']) v;

-- each kind of refusal, with its words
\x on
SELECT * FROM pg_input_error_info('30个项目', 'plan.target');
SELECT * FROM pg_input_error_info('123456789012345678901234567890123456789', 'plan.target');
SELECT * FROM pg_input_error_info(repeat('7', 1024 * 1024 + 1), 'plan.target');
SELECT * FROM pg_input_error_info('7左右', 'plan.target');
\x off

-- through arrays and domains
CREATE DOMAIN above_zero AS plan.target CHECK (plan.number(VALUE) > 0);
SELECT v AS printed, type, pg_input_is_valid(v, type) AS valid, i.sql_error_code, i.message
FROM (VALUES ('{7左右,≥8}', 'plan.target[]'), ('{7左右,x}', 'plan.target[]'), ('7', 'above_zero'), ('x', 'above_zero'), ('-7', 'above_zero')) a(v, type),
	LATERAL pg_input_error_info(v, type) i;

-- COPY leaves out what is no value (from 17 on)
CREATE TABLE copied (printed plan.target);
SET client_min_messages = warning;
\if :before_17
INSERT INTO copied SELECT plan.try_target(v) FROM unnest(ARRAY['7', 'x', '≥8']) v WHERE pg_input_is_valid(v, 'plan.target');
\else
COPY copied FROM PROGRAM 'printf "7\nx\n≥8\n"' (ON_ERROR ignore);
\endif
RESET client_min_messages;
SELECT * FROM copied;
DROP TABLE copied;
DROP DOMAIN above_zero;
\if :before_16
DROP FUNCTION pg_input_is_valid, pg_input_error_info;
\endif
