-- Making and removing the tables.

CREATE FUNCTION plan.create_tables() RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	-- two sessions that load their first report at once
	PERFORM pg_advisory_xact_lock(hashtextextended('plan_indicator.create_tables', 0));
	IF NOT has_schema_privilege('plan', 'CREATE') THEN
		RAISE insufficient_privilege USING
			MESSAGE = 'permission denied to create the tables of plan_indicator',
			DETAIL = format('Role "%s" has no CREATE privilege on schema plan.', current_user),
			HINT = format('Ask "%s", who owns schema plan, to run SELECT plan.create_tables() and to grant you what you need.',
				(SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'plan'));
	END IF;
	PERFORM plan.create_reference_tables();
	PERFORM plan.create_report_tables();
	PERFORM plan.create_narrative_tables();
	PERFORM plan.create_load_progress();
	PERFORM plan.create_series();
	PERFORM plan.create_scorecard();
	PERFORM plan.create_summaries();
	PERFORM plan.create_revisions();
	PERFORM plan.create_statements();
	INSERT INTO plan.shipped_row VALUES ('', 'schema_version', plan.schema_version()::text) ON CONFLICT DO NOTHING;
END
$$;
COMMENT ON FUNCTION plan.create_tables() IS
	'creates the tables and views in schema plan as the caller''s own, with the shipped rows; what exists is kept';

CREATE FUNCTION plan.schema_version() RETURNS integer
	LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS 'SELECT 1';
COMMENT ON FUNCTION plan.schema_version() IS 'the version of the tables that this version of the extension works with';

-- Each release that changes the tables adds its step here.
CREATE FUNCTION plan.upgrade_tables() RETURNS text
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	version integer;
	rows integer;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtextextended('plan_indicator.create_tables', 0));
	IF to_regclass('plan.shipped_row') IS NULL THEN
		RAISE undefined_table USING
			MESSAGE = 'there are no tables of plan_indicator to upgrade',
			HINT = 'SELECT plan.create_tables() creates them.';
	END IF;
	SELECT s.row_hash::integer INTO version FROM plan.shipped_row s WHERE s.relation = '' AND s.key = 'schema_version';
	IF version > plan.schema_version() THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('the tables have version %s, newer than this extension''s %s', version, plan.schema_version()),
			HINT = 'Update the extension first: ALTER EXTENSION plan_indicator UPDATE.';
	END IF;
	rows := plan.merge_all_shipped();
	-- its keys are made by a function of the library, which may make others now
	REINDEX TABLE plan.indicator_alias;
	UPDATE plan.shipped_row s SET row_hash = plan.schema_version()::text
		WHERE s.relation = '' AND s.key = 'schema_version' AND version < plan.schema_version();
	RETURN CASE WHEN rows = 0 AND version = plan.schema_version() THEN 'nothing to upgrade'
		ELSE format('tables of version %s, %s shipped rows merged', plan.schema_version(), rows) END;
END
$$;
COMMENT ON FUNCTION plan.upgrade_tables() IS
	'brings the tables to this version of the extension, and merges its shipped rows, keeping those that the user changed';

CREATE FUNCTION plan.drop_tables() RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['stated_check', 'commitment', 'fact_view', 'scorecard_summary', 'verdict_disagreement', 'scorecard_zh', 'scorecard', 'judged_row',
		'average_check', 'indicator_change', 'next_target', 'actual_revision', 'target_revision', 'reprint', 'unresolved_indicator',
		'observation', 'series', 'stated_value'] LOOP
		EXECUTE format('DROP VIEW IF EXISTS plan.%I', name);
	END LOOP;
	FOREACH name IN ARRAY ARRAY['load_progress', 'load_message', 'glossary', 'box_item', 'project', 'project_group', 'fact', 'footnote',
		'indicator_value', 'indicator_row', 'report_table', 'section', 'report_text', 'report', 'code_label',
		'verdict_word', 'policy', 'indicator_alias', 'indicator', 'region', 'shipped_row'] LOOP
		EXECUTE format('DROP TABLE IF EXISTS plan.%I', name);
	END LOOP;
END
$$;
COMMENT ON FUNCTION plan.drop_tables() IS 'drops the tables and views that create_tables() made, with every loaded report';
