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
	PERFORM plan.create_scorecard();
END
$$;
COMMENT ON FUNCTION plan.create_tables() IS
	'creates the tables and views in schema plan as the caller''s own, with the shipped rows; what exists is kept';

CREATE FUNCTION plan.drop_tables() RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['scorecard_zh', 'scorecard', 'judged_row'] LOOP
		EXECUTE format('DROP VIEW IF EXISTS plan.%I', name);
	END LOOP;
	FOREACH name IN ARRAY ARRAY['load_message', 'glossary', 'box_item', 'project', 'project_group', 'fact', 'footnote',
		'indicator_value', 'indicator_row', 'report_table', 'section', 'report_text', 'report', 'code_label',
		'verdict_word', 'policy', 'indicator_alias', 'indicator', 'region'] LOOP
		EXECUTE format('DROP TABLE IF EXISTS plan.%I', name);
	END LOOP;
END
$$;
COMMENT ON FUNCTION plan.drop_tables() IS 'drops the tables and views that create_tables() made, with every loaded report';
