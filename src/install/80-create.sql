-- Making and removing the tables.

-- DROP EXTENSION … CASCADE leaves tables without the columns of its types.
CREATE FUNCTION plan.check_columns() RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	lost text;
BEGIN
	SELECT string_agg(v.relation || '.' || v.name, ', ') INTO lost
		FROM (VALUES ('plan.indicator', 'direction'), ('plan.indicator', 'usual_binding'), ('plan.verdict_word', 'verdicts'),
			('plan.indicator_row', 'binding'), ('plan.indicator_value', 'value'), ('plan.fact', 'value'),
			('plan.project_group', 'projects'), ('plan.project_group', 'total_investment'),
			('plan.project_group', 'annual_investment'), ('plan.project_group', 'share')) v(relation, name)
		WHERE to_regclass(v.relation) IS NOT NULL
			AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass(v.relation) AND a.attname = v.name);
	IF lost IS NOT NULL THEN
		RAISE undefined_column USING
			MESSAGE = 'tables of plan_indicator have lost columns',
			DETAIL = format('There is no %s. DROP EXTENSION plan_indicator CASCADE takes the columns of its types along.', lost),
			HINT = 'Copy plan.report and plan.report_text, then SELECT plan.drop_tables() and load the texts again.';
	END IF;
END
$$;
COMMENT ON FUNCTION plan.check_columns() IS 'an error with a way out where tables lack columns of the extension''s types; part of create_tables()';

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
	PERFORM plan.check_columns();
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
	LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS 'SELECT 2';
COMMENT ON FUNCTION plan.schema_version() IS 'the version of the tables that this version of the extension works with';

-- upgrade_tables() replaces the views in their place, which keeps the user's grants on them and his views above them. That can
-- only append columns, and so does every release.
CREATE FUNCTION plan.view_is_due(view text) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN to_regclass(view) IS NULL
		OR EXISTS (SELECT FROM plan.shipped_row s WHERE s.relation = '' AND s.key = 'schema_version' AND s.row_hash = '0');
END
$$;
COMMENT ON FUNCTION plan.view_is_due(text) IS 'whether create_tables() has to make a view: it is missing, or upgrade_tables() is at work';

-- Each release that changes a table or a view raises schema_version(). A changed table gets its step (IF version < …) before the
-- shipped rows are merged; a new column stands last in create_tables() too. Views need no step.
CREATE FUNCTION plan.upgrade_tables() RETURNS text
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	version integer;
	rows integer;
	options text[];
	command text;
	context text;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtextextended('plan_indicator.create_tables', 0));
	IF to_regclass('plan.shipped_row') IS NULL THEN
		RAISE undefined_table USING
			MESSAGE = 'there are no tables of plan_indicator to upgrade',
			HINT = 'SELECT plan.create_tables() creates them.';
	END IF;
	PERFORM plan.check_columns();
	version := coalesce((SELECT s.row_hash::integer FROM plan.shipped_row s WHERE s.relation = '' AND s.key = 'schema_version'), 1);
	IF version > plan.schema_version() THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('the tables have version %s, newer than this extension''s %s', version, plan.schema_version()),
			HINT = 'Update the extension first: ALTER EXTENSION plan_indicator UPDATE.';
	END IF;
	-- a policy for a report, and the indexes of the views across reports; a table that the user dropped is made as it is today
	IF version < 2 AND to_regclass('plan.report') IS NOT NULL THEN
		ALTER TABLE plan.report ADD COLUMN IF NOT EXISTS policy text;
		PERFORM plan.describe('plan.report', obj_description('plan.report'::regclass, 'pg_class'),
			'policy: tolerance policy that its goals are judged by, where the setting plan_indicator.policy names none; NULL: default');
		CREATE INDEX IF NOT EXISTS report_place ON plan.report ((coalesce(region_code, 'report ' || report_id::text)));
	END IF;
	IF version < 2 AND to_regclass('plan.indicator_row') IS NOT NULL THEN
		CREATE INDEX IF NOT EXISTS indicator_row_indicator ON plan.indicator_row (indicator_code, report_id);
		DROP INDEX IF EXISTS plan.indicator_row_indicator_code_idx;
	END IF;
	IF version < 2 AND to_regclass('plan.fact') IS NOT NULL THEN
		CREATE INDEX IF NOT EXISTS fact_indicator ON plan.fact (indicator_code, report_id);
		DROP INDEX IF EXISTS plan.fact_indicator_code_idx;
	END IF;
	rows := plan.merge_all_shipped();
	IF version < plan.schema_version() THEN
		-- replacing a view forgets the options that the user set, such as security_invoker
		options := ARRAY(SELECT format('ALTER VIEW %s SET (%s)', c.oid::regclass,
				(SELECT string_agg(format('%I = %L', o.option_name, o.option_value), ', ') FROM pg_options_to_table(c.reloptions) o))
			FROM pg_class c
			WHERE c.relnamespace = 'plan'::regnamespace AND c.relkind = 'v' AND c.reloptions IS NOT NULL AND pg_has_role(c.relowner, 'USAGE'));
		-- version 0, which nobody else sees: at work
		INSERT INTO plan.shipped_row VALUES ('', 'schema_version', '0') ON CONFLICT (relation, key) DO UPDATE SET row_hash = '0';
		BEGIN
			PERFORM plan.create_tables();
		EXCEPTION WHEN invalid_table_definition OR wrong_object_type THEN
			GET STACKED DIAGNOSTICS context = PG_EXCEPTION_CONTEXT;
			RAISE invalid_table_definition USING
				MESSAGE = format('view %s cannot be upgraded: %s', substring(context FROM 'CREATE OR REPLACE VIEW (\S+)'), SQLERRM),
				DETAIL = 'It was changed or replaced after plan_indicator made it. The tables stay as they were.',
				HINT = 'Keep your version under another name (ALTER VIEW … RENAME TO …) or drop it, then call plan.upgrade_tables() again.';
		END;
		FOREACH command IN ARRAY options LOOP
			EXECUTE command;
		END LOOP;
		UPDATE plan.shipped_row s SET row_hash = plan.schema_version()::text WHERE s.relation = '' AND s.key = 'schema_version';
	END IF;
	-- its keys are made by a function of the library, which may make others now
	REINDEX TABLE plan.indicator_alias;
	RETURN CASE WHEN rows = 0 AND version = plan.schema_version() THEN 'nothing to upgrade'
		ELSE format('tables of version %s, %s shipped rows merged', plan.schema_version(), rows) END;
END
$$;
COMMENT ON FUNCTION plan.upgrade_tables() IS
	'brings the tables and views to this version of the extension, and merges its shipped rows, keeping those that the user changed';

CREATE FUNCTION plan.drop_tables() RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['stated_check', 'commitment', 'fact_view', 'scorecard_summary', 'verdict_disagreement', 'scorecard_zh', 'scorecard', 'judged_row',
		'average_check', 'indicator_change', 'next_target', 'actual_revision', 'target_revision', 'reprint', 'unresolved_indicator',
		'observation', 'series', 'stated_figure', 'stated_value'] LOOP
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
