-- Tables belong to the user: create_tables() makes them as the caller's ordinary objects, so that dump, restore, row
-- security, own indexes and replication work as for any table. What exists is kept, what is missing is made.

CREATE FUNCTION plan.describe(relation regclass, about text, VARIADIC columns text[]) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	pair text;
	kind text := CASE (SELECT c.relkind FROM pg_class c WHERE c.oid = relation) WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END;
BEGIN
	EXECUTE format('COMMENT ON %s %s IS %L', kind, relation, about);
	FOREACH pair IN ARRAY columns LOOP
		EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', relation, split_part(pair, ': ', 1),
			substr(pair, strpos(pair, ': ') + 2));
	END LOOP;
END
$$;
COMMENT ON FUNCTION plan.describe(regclass, text, text[]) IS
	'comments a table or view and its columns ("column: text"); used by create_tables()';

-- Shipped rows are the user's from the first moment. What was shipped is remembered by its hash, so that an upgrade can
-- tell a row that the user changed (kept) or deleted (stays away) from one that is as it was shipped (replaced).
CREATE FUNCTION plan.merge_shipped(into_table text, key_columns text[]) RETURNS integer
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	source text := format('plan.shipped_%s()', CASE into_table WHEN 'indicator_alias' THEN 'aliases' WHEN 'policy' THEN 'policies'
		ELSE into_table || 's' END);
	columns text[];
	merged integer;
BEGIN
	EXECUTE format('SELECT array_agg(c) FROM (SELECT jsonb_object_keys(to_jsonb(s)) AS c FROM (SELECT * FROM %s LIMIT 1) s) k', source)
		INTO columns;
	EXECUTE format($query$
		WITH merge AS (
			SELECT s.key, s.row, s.hash AS new_hash, r.row_hash AS old_hash, t.hash AS now_hash
			FROM (SELECT ROW(%2$s)::text AS key, to_jsonb(x) AS row, md5(to_jsonb(x)::text) AS hash FROM %1$s x) s
			LEFT JOIN plan.shipped_row r ON r.relation = %3$L AND r.key = s.key
			LEFT JOIN (SELECT ROW(%2$s)::text AS key,
				md5((SELECT jsonb_object_agg(c, to_jsonb(x) -> c) FROM unnest(%4$L::text[]) c)::text) AS hash FROM plan.%3$I x) t
				ON t.key = s.key
		), added AS ( -- never shipped before and not there
			INSERT INTO plan.%3$I (%5$s)
			SELECT %6$s FROM merge m, LATERAL jsonb_populate_record(NULL::plan.%3$I, m.row) p
			WHERE m.old_hash IS NULL AND m.now_hash IS NULL RETURNING 1
		), replaced AS ( -- there as it was shipped, and shipped otherwise now
			UPDATE plan.%3$I x SET (%5$s) = ROW(%6$s)
			FROM merge m, LATERAL jsonb_populate_record(NULL::plan.%3$I, m.row) p
			WHERE m.old_hash = m.now_hash AND m.new_hash <> m.old_hash AND m.key = ROW(%2$s)::text RETURNING 1
		), remembered AS (
			INSERT INTO plan.shipped_row (relation, key, row_hash)
			SELECT %3$L, m.key, m.new_hash FROM merge m WHERE m.old_hash IS DISTINCT FROM m.new_hash
			ON CONFLICT (relation, key) DO UPDATE SET row_hash = excluded.row_hash
		)
		SELECT (SELECT count(*) FROM added) + (SELECT count(*) FROM replaced)
		$query$, source, (SELECT string_agg(format('x.%I', k), ', ') FROM unnest(key_columns) k), into_table, columns,
		(SELECT string_agg(quote_ident(c), ', ') FROM unnest(columns) c),
		(SELECT string_agg(format('p.%I', c), ', ') FROM unnest(columns) c)) INTO merged;
	RETURN merged;
END
$$;
COMMENT ON FUNCTION plan.merge_shipped(text, text[]) IS
	'merges the shipped rows of a reference table into it, keeping rows that the user changed or deleted; returns how many changed';

CREATE FUNCTION plan.merge_all_shipped() RETURNS integer
	LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	SELECT plan.merge_shipped('region', '{region_code}') + plan.merge_shipped('indicator', '{indicator_code}')
		+ plan.merge_shipped('indicator_alias', '{alias,region_code}') + plan.merge_shipped('policy', '{policy,indicator_code}')
		+ plan.merge_shipped('verdict_word', '{word,heading}') + plan.merge_shipped('code_label', '{type,code}')
$$;
COMMENT ON FUNCTION plan.merge_all_shipped() IS 'merges the shipped rows of all reference tables; returns how many changed';

CREATE FUNCTION plan.create_reference_tables() RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF to_regclass('plan.shipped_row') IS NULL THEN
		CREATE TABLE plan.shipped_row (
			relation text NOT NULL,
			key text NOT NULL,
			row_hash text NOT NULL,
			PRIMARY KEY (relation, key)
		);
		PERFORM plan.describe('plan.shipped_row', 'what was shipped into the reference tables, so that an upgrade keeps what a user changed',
			'relation: reference table, or "" for the version of the tables', 'key: key of the row', 'row_hash: hash of the row as shipped');
	END IF;
	IF to_regclass('plan.region') IS NULL THEN
		CREATE TABLE plan.region (
			region_code text PRIMARY KEY CHECK (region_code ~ '^[0-9]{6}$'),
			name text NOT NULL,
			full_name text NOT NULL,
			parent_code text
		);
		CREATE INDEX ON plan.region (name);
		PERFORM plan.describe('plan.region', 'provinces, prefectures and counties',
			'region_code: GB/T 2260 code, six digits',
			'name: own name',
			'full_name: province, prefecture where there is one, own name',
			'parent_code: code of the prefecture or province; NULL for provinces');
		GRANT SELECT ON plan.region TO PUBLIC; -- judging and resolving of everybody read it
		DELETE FROM plan.shipped_row WHERE relation = 'region';
	END IF;
	IF to_regclass('plan.indicator') IS NULL THEN
		CREATE TABLE plan.indicator (
			indicator_code text PRIMARY KEY,
			name_zh text NOT NULL,
			name_en text,
			unit text,
			direction plan.direction,
			category text,
			usual_binding plan.binding,
			measure text CHECK (measure IN ('level', 'growth', 'share', 'rate', 'count', 'change', 'index')),
			base_code text,
			can_exceed boolean NOT NULL DEFAULT true,
			nbs_zb text
		);
		PERFORM plan.describe('plan.indicator', 'the indicator catalogue',
			'indicator_code: key',
			'name_zh: Chinese name',
			'name_en: English name',
			'unit: customary unit',
			'direction: which side of a goal is good; NULL where neither is',
			'category: field of the plan (经济 创新 协调 绿色 开放 共享 安全)',
			'usual_binding: a prior only; the document''s own mark decides',
			'measure: level, growth, share, rate, count, change or index',
			'base_code: the level that a growth or change refers to',
			'can_exceed: false where more than the goal is no achievement',
			'nbs_zb: key in the national data service');
		GRANT SELECT ON plan.indicator TO PUBLIC;
		DELETE FROM plan.shipped_row WHERE relation = 'indicator';
	END IF;
	IF to_regclass('plan.indicator_alias') IS NULL THEN
		CREATE TABLE plan.indicator_alias (
			alias text NOT NULL,
			region_code text NOT NULL DEFAULT '',
			indicator_code text NOT NULL,
			PRIMARY KEY (alias, region_code)
		);
		CREATE INDEX ON plan.indicator_alias (plan.indicator_key(alias), region_code);
		PERFORM plan.describe('plan.indicator_alias', 'names that indicators are printed under',
			'alias: name; matched by plan.indicator_key()',
			'region_code: region in which the name means this indicator; empty: everywhere',
			'indicator_code: the indicator it means');
		GRANT SELECT ON plan.indicator_alias TO PUBLIC;
		DELETE FROM plan.shipped_row WHERE relation = 'indicator_alias';
	END IF;
	IF to_regclass('plan.policy') IS NULL THEN
		CREATE TABLE plan.policy (
			policy text NOT NULL,
			indicator_code text NOT NULL DEFAULT '',
			-- NaN and infinity are no tolerances: NaN stands above infinity
			tau_pp numeric NOT NULL CHECK (tau_pp >= 0 AND tau_pp < 'Infinity'),
			tau_rel numeric NOT NULL CHECK (tau_rel >= 0 AND tau_rel < 'Infinity'),
			near_pp numeric NOT NULL CHECK (near_pp >= 0 AND near_pp < 'Infinity'),
			near_rel numeric NOT NULL CHECK (near_rel >= 0 AND near_rel < 'Infinity'),
			near_binding numeric NOT NULL DEFAULT 0 CHECK (near_binding >= 0 AND near_binding < 'Infinity'),
			margin numeric NOT NULL DEFAULT 0 CHECK (margin >= 0 AND margin < 'Infinity'),
			bound_reading text NOT NULL DEFAULT 'literal' CHECK (bound_reading IN ('literal', 'point')),
			rate_method text NOT NULL DEFAULT 'linear' CHECK (rate_method IN ('linear', 'reciprocal', 'index')),
			cap numeric CHECK (cap > 0 AND cap < 'Infinity'),
			PRIMARY KEY (policy, indicator_code)
		);
		PERFORM plan.describe('plan.policy', 'tolerance policies; a row with an indicator_code overrides the policy for it',
			'policy: name; the setting plan_indicator.policy chooses one',
			'indicator_code: indicator that the row is for; empty: all',
			'tau_pp: deviation that 左右 allows on rates, in percentage points',
			'tau_rel: deviation that 左右 allows, as a share of the number',
			'near_pp: shortfall that is still nearly met on rates, in percentage points',
			'near_rel: shortfall that is still nearly met, as a share of the goal',
			'near_binding: the same for binding goals; 0: there is no nearly',
			'margin: share of the goal by which it must be surpassed to be exceeded',
			'bound_reading: literal: 6以上 is 6 or more; point: it is 6',
			'rate_method: linear, reciprocal or index',
			'cap: the completion rate is at most this; NULL: no cap');
		GRANT SELECT ON plan.policy TO PUBLIC;
		DELETE FROM plan.shipped_row WHERE relation = 'policy';
	END IF;
	IF to_regclass('plan.verdict_word') IS NULL THEN
		CREATE TABLE plan.verdict_word (
			word text NOT NULL,
			heading text NOT NULL DEFAULT '',
			verdicts plan.verdict[] NOT NULL,
			basis text CHECK (basis IN ('printed_target', 'revised_expectation', 'narrative')),
			PRIMARY KEY (word, heading)
		);
		PERFORM plan.describe('plan.verdict_word', 'verdict words as reports print them',
			'word: the word',
			'heading: text that the head of its column contains; empty: any',
			'verdicts: computed verdicts that agree with it',
			'basis: what the word measures by: printed_target or revised_expectation');
		GRANT SELECT ON plan.verdict_word TO PUBLIC;
		DELETE FROM plan.shipped_row WHERE relation = 'verdict_word';
	END IF;
	IF to_regclass('plan.code_label') IS NULL THEN
		CREATE TABLE plan.code_label (
			type text NOT NULL,
			code text NOT NULL,
			zh text NOT NULL,
			en text NOT NULL,
			colour text,
			rank smallint,
			PRIMARY KEY (type, code)
		);
		PERFORM plan.describe('plan.code_label', 'labels of codes, for people and charts',
			'type: kind of code: verdict, binding, role, reason …',
			'code: the code',
			'zh: Chinese label',
			'en: English label',
			'colour: fill colour in charts',
			'rank: order among the codes of its type');
		GRANT SELECT ON plan.code_label TO PUBLIC;
		DELETE FROM plan.shipped_row WHERE relation = 'code_label';
	END IF;
	PERFORM plan.merge_all_shipped();
END
$$;
COMMENT ON FUNCTION plan.create_reference_tables() IS 'part of create_tables(): regions, indicators, policies, words, labels';
