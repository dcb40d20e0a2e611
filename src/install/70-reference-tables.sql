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

CREATE FUNCTION plan.create_reference_tables() RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
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
		INSERT INTO plan.region SELECT * FROM plan.shipped_regions();
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
			measure text,
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
		INSERT INTO plan.indicator SELECT * FROM plan.shipped_indicators();
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
		INSERT INTO plan.indicator_alias SELECT * FROM plan.shipped_aliases();
	END IF;
	IF to_regclass('plan.policy') IS NULL THEN
		CREATE TABLE plan.policy (
			policy text NOT NULL,
			indicator_code text NOT NULL DEFAULT '',
			tau_pp numeric NOT NULL CHECK (tau_pp >= 0),
			tau_rel numeric NOT NULL CHECK (tau_rel >= 0),
			near_pp numeric NOT NULL CHECK (near_pp >= 0),
			near_rel numeric NOT NULL CHECK (near_rel >= 0),
			near_binding numeric NOT NULL DEFAULT 0 CHECK (near_binding >= 0),
			margin numeric NOT NULL DEFAULT 0 CHECK (margin >= 0),
			bound_reading text NOT NULL DEFAULT 'literal' CHECK (bound_reading IN ('literal', 'point')),
			rate_method text NOT NULL DEFAULT 'linear' CHECK (rate_method IN ('linear', 'reciprocal', 'index')),
			cap numeric,
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
		INSERT INTO plan.policy SELECT * FROM plan.shipped_policies();
	END IF;
	IF to_regclass('plan.verdict_word') IS NULL THEN
		CREATE TABLE plan.verdict_word (
			word text NOT NULL,
			heading text NOT NULL DEFAULT '',
			verdicts plan.verdict[] NOT NULL,
			basis text,
			PRIMARY KEY (word, heading)
		);
		PERFORM plan.describe('plan.verdict_word', 'verdict words as reports print them',
			'word: the word',
			'heading: text that the head of its column contains; empty: any',
			'verdicts: computed verdicts that agree with it',
			'basis: what the word measures by: printed_target or revised_expectation');
		INSERT INTO plan.verdict_word SELECT * FROM plan.shipped_verdict_words();
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
		INSERT INTO plan.code_label SELECT * FROM plan.shipped_code_labels();
	END IF;
END
$$;
COMMENT ON FUNCTION plan.create_reference_tables() IS 'part of create_tables(): regions, indicators, policies, words, labels';
