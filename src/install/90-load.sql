-- Reading and loading reports.

CREATE FUNCTION plan.load_report(
	content text, source text DEFAULT NULL, region text DEFAULT NULL, report_year integer DEFAULT NULL,
	format text DEFAULT 'auto'
) RETURNS bigint
	LANGUAGE c VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS 'MODULE_PATHNAME', 'plan_load_report';
COMMENT ON FUNCTION plan.load_report(text, text, text, integer, text) IS
	'loads the text of a report into the tables and returns its report_id; the same content again returns the same id';

CREATE FUNCTION plan.remove_report(report_id bigint) RETURNS boolean
	LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp
	AS 'WITH gone AS (DELETE FROM plan.report r WHERE r.report_id = $1 RETURNING 1) SELECT count(*) > 0 FROM gone';
COMMENT ON FUNCTION plan.remove_report(bigint) IS 'removes a report with everything that was loaded of it; false if there is none';

CREATE FUNCTION plan.read_tables(
	content text, OUT table_no integer, OUT row_no integer, OUT seq integer, OUT section text, OUT parent_row_no integer,
	OUT printed text, OUT indicator text, OUT indicator_code text, OUT unit text, OUT binding plan.binding,
	OUT printed_verdict text, OUT verdict_heading text, OUT printed_basis text, OUT line integer
) RETURNS SETOF record
	LANGUAGE c STABLE STRICT PARALLEL SAFE COST 10000 ROWS 50 SET search_path = pg_catalog, pg_temp
	AS 'MODULE_PATHNAME', 'plan_read_tables';
COMMENT ON FUNCTION plan.read_tables(text) IS 'the indicator rows of a report''s text, without storing anything';

CREATE FUNCTION plan.read_values(
	content text, OUT table_no integer, OUT row_no integer, OUT column_no integer, OUT heading text, OUT role text,
	OUT year_from integer, OUT year integer, OUT period text, OUT aggregation text, OUT value plan.target, OUT unit text,
	OUT printed text, OUT basis text, OUT status text
) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 100 AS 'MODULE_PATHNAME', 'plan_read_values';
COMMENT ON FUNCTION plan.read_values(text) IS 'the values in the indicator tables of a report''s text, without storing anything';

CREATE FUNCTION plan.read_outline(
	content text, OUT section_no integer, OUT level text, OUT heading text, OUT line integer
) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 50 AS 'MODULE_PATHNAME', 'plan_read_outline';
COMMENT ON FUNCTION plan.read_outline(text) IS 'the headings of a report''s text, without storing anything';

CREATE FUNCTION plan.scan_facts(
	content text, OUT fact_no integer, OUT line integer, OUT section_no integer, OUT parent_fact_no integer,
	OUT sentence text, OUT subject text, OUT indicator_key text, OUT measure text, OUT role text, OUT tier text,
	OUT year_from integer, OUT year integer, OUT period text, OUT aggregation text, OUT value plan.target,
	OUT printed text, OUT comparison text, OUT reference_kind text, OUT reference text,
	OUT value_rule text, OUT subject_rule text, OUT measure_rule text, OUT role_rule text, OUT period_rule text
) RETURNS SETOF record
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 200 AS 'MODULE_PATHNAME', 'plan_scan_facts';
COMMENT ON FUNCTION plan.scan_facts(text) IS 'figures in the sentences of a text, before subjects are resolved to codes';

CREATE FUNCTION plan.read_facts(
	content text, OUT fact_no integer, OUT line integer, OUT section_no integer, OUT parent_fact_no integer,
	OUT sentence text, OUT subject text, OUT indicator_code text, OUT measure text, OUT role text, OUT tier text,
	OUT year_from integer, OUT year integer, OUT period text, OUT aggregation text, OUT value plan.target,
	OUT printed text, OUT comparison text, OUT reference_kind text, OUT reference text
) RETURNS SETOF record
	LANGUAGE c STABLE STRICT PARALLEL SAFE COST 10000 ROWS 200 SET search_path = pg_catalog, pg_temp
	AS 'MODULE_PATHNAME', 'plan_read_facts';
COMMENT ON FUNCTION plan.read_facts(text) IS
	'the figures in the sentences of a report''s text as plan.fact has them, without storing anything';

CREATE FUNCTION plan.explain_facts(
	content text, OUT fact_no integer, OUT line integer, OUT printed text, OUT value_rule text, OUT subject text,
	OUT subject_rule text, OUT measure text, OUT measure_rule text, OUT role text, OUT role_rule text, OUT period text,
	OUT period_rule text
) RETURNS SETOF record
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 200 SET search_path = pg_catalog, pg_temp AS $$
	SELECT f.fact_no, f.line, f.printed, f.value_rule, f.subject, f.subject_rule, f.measure, f.measure_rule, f.role,
		f.role_rule, f.period, f.period_rule
	FROM plan.scan_facts($1) f
$$;
COMMENT ON FUNCTION plan.explain_facts(text) IS
	'which rule gave each field of the figures in a text''s sentences';
