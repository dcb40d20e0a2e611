-- From 0.1.0 to 0.2.0, still open. Who changes the objects of the extension adds to it, until 0.2.0 is released:
--
--     @45-gist.sql@                 a new fragment, as it is
--     @replace 80-create.sql@       a fragment of functions, some of which are new or have another body or comment
--     a statement of its own        in fragments that also make types, operators, casts or operator classes, which cannot be
--                                   made twice: the changed function with CREATE OR REPLACE, what is new, and the comments
--
-- test/t/007_upgrade.pl compares what comes out with a fresh installation, object by object. Changes of the tables and views
-- are the business of upgrade_tables() in 80-create.sql. At the release, fragments being what they are only today, the script that
-- the build made takes the place of this file, and the install script of 0.2.0 goes to test/upgrade, packed with gzip -n -9.

\echo Use "ALTER EXTENSION plan_indicator UPDATE TO '0.2.0'" to load this file. \quit

@45-gist.sql@

-- more verdict words
@replace 60-catalogue.sql.in@

@67-narrative.sql@

CREATE FUNCTION plan.completion_rate(goal plan.target, actual plan.target, direction plan.direction, method text, base plan.target)
	RETURNS numeric LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF method = 'progress' THEN
		-- gap() knows units and refuses those that do not convert
		RETURN 100 * plan.gap(base, actual) / nullif(plan.gap(base, goal), 0);
	END IF;
	RETURN plan.completion_rate(goal, actual, direction, method);
END
$$;
COMMENT ON FUNCTION plan.completion_rate(plan.target, plan.target, plan.direction, text, plan.target) IS
	'completion rate in percent, also by the method progress: how much of the way from base to goal is done; NULL where it cannot be computed';

@replace 65-resolve.sql@

-- the policy of a report and the indexes: upgrade_tables() has the step
@replace 72-report-tables.sql@

-- views are replaced by upgrade_tables()
@replace 74-views.sql@
@replace 76-series.sql@
@replace 77-revisions.sql@
@replace 78-summary.sql@
@replace 79-statements.sql@
@replace 80-create.sql@

-- in C now
@replace 66-region-of-text.sql@

-- read_tables and read_facts do in C what these were for
@replace 90-load.sql@
DROP FUNCTION plan.scan_rows(text);
DROP FUNCTION plan.scan_head(text);
DROP FUNCTION plan.known_names(text);
