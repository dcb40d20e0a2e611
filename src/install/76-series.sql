-- All loaded values in one shape: stated_value with the keys that other views join by, series and observation for
-- analysts and other systems, unresolved_indicator for the names that the catalogue does not know.
--
-- The small functions have bodies that are parsed here and now: without a search_path of their own the planner puts them
-- in line, which counts where they are asked for every loaded value.

CREATE FUNCTION plan.bigrams(name text) RETURNS text[]
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT array_agg(DISTINCT substr(name, i, 2)) FROM generate_series(1, greatest(length(name) - 1, 1)) i);
COMMENT ON FUNCTION plan.bigrams(text) IS 'the pairs of neighbouring characters of a name';

CREATE FUNCTION plan.name_similarity(a text, b text) RETURNS numeric
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (SELECT round(2.0 * (SELECT count(*) FROM unnest(x) u WHERE u = ANY (y)) / (cardinality(x) + cardinality(y)), 3)
		FROM (SELECT plan.bigrams(a), plan.bigrams(b)) n(x, y));
COMMENT ON FUNCTION plan.name_similarity(text, text) IS
	'how alike two names are: the share of their pairs of characters that they have in common (Dice), 0 to 1';

CREATE FUNCTION plan.same_basis(a text, b text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(regexp_replace(a, '\s', '', 'g') = regexp_replace(b, '\s', '', 'g'), true);
COMMENT ON FUNCTION plan.same_basis(text, text) IS 'whether two statistical bases do not contradict; one that is not printed contradicts none';

CREATE FUNCTION plan.comparable_units(a plan.target, a_unit text, b plan.target, b_unit text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN coalesce(coalesce(plan.base_unit(a), plan.base_unit(plan.try_target('1' || a_unit)), a_unit)
		= coalesce(plan.base_unit(b), plan.base_unit(plan.try_target('1' || b_unit)), b_unit), true);
COMMENT ON FUNCTION plan.comparable_units(plan.target, text, plan.target, text) IS
	'whether two values, each with the unit of its row, have one base unit; a missing unit fits any';

CREATE FUNCTION plan.create_series() RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF plan.view_is_due('plan.stated_value') THEN
		CREATE OR REPLACE VIEW plan.stated_value AS
		SELECT r.report_id, r.source, r.report_year, r.issued_on, r.region_code, r.region,
			coalesce(r.region_code, 'report ' || r.report_id::text) AS place,
			w.table_no, t.kind AS table_kind, w.row_no, v.column_no, w.line, w.indicator_code, w.indicator,
			coalesce(i.base_code, w.indicator_code) AS family, i.direction, i.measure, i.category, w.binding,
			v.role, v.year_from, v.year, v.period, v.aggregation, v.value, v.unit, v.printed, v.basis, v.status
		FROM plan.report r
		JOIN plan.indicator_row w ON w.report_id = r.report_id
		JOIN plan.indicator_value v ON v.report_id = w.report_id AND v.table_no = w.table_no AND v.row_no = w.row_no
		-- every row has its table: a left join costs nothing where the kind of the table is not asked for
		LEFT JOIN plan.report_table t ON t.report_id = w.report_id AND t.table_no = w.table_no
		LEFT JOIN plan.indicator i ON i.indicator_code = w.indicator_code;
		PERFORM plan.describe('plan.stated_value', 'every value of a table with its report, row and indicator',
			'report_id: the report', 'source: where it came from', 'report_year: year that the report is on',
			'issued_on: date of issue', 'region_code: GB/T 2260 code', 'region: region',
			'place: what values of one region have in common: its code, else the report',
			'table_no: table', 'table_kind: kind of the table', 'row_no: row', 'column_no: column', 'line: line of the text',
			'indicator_code: indicator', 'indicator: name as printed, without unit and marks',
			'family: the indicator, or the level that its growth or change refers to',
			'direction: good side', 'measure: kind of figure', 'category: field of the plan',
			'binding: binding or expected, by the document', 'role: target, actual, forecast, average or base',
			'year_from: first year', 'year: last year', 'period: the same in SDMX notation',
			'aggregation: year, mean, sum, stock', 'value: the value', 'unit: its unit', 'printed: cell as printed',
			'basis: statistical basis', 'status: final, preliminary, forecast, provisional, revised');
	END IF;
	IF plan.view_is_due('plan.stated_figure') THEN
		CREATE OR REPLACE VIEW plan.stated_figure AS
		SELECT s.region_code, s.region, s.place, s.indicator_code, s.indicator, s.measure, s.role, s.year_from, s.year, s.period,
			s.aggregation, s.value, s.unit, s.printed, s.basis, s.status, s.report_year AS vintage, s.issued_on,
			s.report_id, s.source, 'table'::text AS origin, s.table_no, s.row_no, s.column_no, NULL::integer AS fact_no, s.line
		FROM plan.stated_value s
		UNION ALL
		SELECT r.region_code, r.region, coalesce(r.region_code, 'report ' || r.report_id::text), f.indicator_code, f.subject,
			f.measure, f.role, f.year_from, f.year, f.period, f.aggregation, f.value, plan.unit(f.value), f.printed,
			NULL, CASE WHEN f.role = 'forecast' THEN 'forecast' ELSE 'final' END, r.report_year, r.issued_on,
			r.report_id, r.source, 'fact', NULL, NULL, NULL, f.fact_no, f.line
		FROM plan.fact f JOIN plan.report r ON r.report_id = f.report_id
		WHERE f.comparison IS NULL;
		PERFORM plan.describe('plan.stated_figure', 'every value of tables and sentences; series adds what they say of each other',
			'region_code: GB/T 2260 code', 'region: region', 'place: what values of one region have in common: its code, else the report',
			'indicator_code: indicator', 'indicator: name as printed', 'measure: kind of figure', 'role: target, actual, forecast, average, base, plan',
			'year_from: first year', 'year: last year', 'period: the same in SDMX notation', 'aggregation: year, mean, sum, stock, streak',
			'value: the value', 'unit: its unit', 'printed: as printed', 'basis: statistical basis',
			'status: final, preliminary, forecast, provisional, revised', 'vintage: year that the report is on', 'issued_on: its date of issue',
			'report_id: the report', 'source: where it came from', 'origin: table or fact', 'table_no: table', 'row_no: row',
			'column_no: column', 'fact_no: fact', 'line: line of the text');
	END IF;
	IF plan.view_is_due('plan.series') THEN
		CREATE OR REPLACE VIEW plan.series AS
		SELECT s.region_code, s.region, s.indicator_code, s.indicator, i.name_zh, i.name_en, s.measure, s.role, s.year_from, s.year,
			s.period, s.aggregation, plan.kind(s.value)::text AS kind, plan.number(s.value) AS number,
			plan.lower(s.value) AS lower, plan.upper(s.value) AS upper, s.unit, plan.base_number(s.value) AS base_number,
			plan.base_unit(s.value) AS base_unit, s.value, s.printed, s.basis, s.status, s.vintage, s.issued_on, s.report_id,
			s.source, s.origin, s.table_no, s.row_no, s.column_no, s.fact_no, s.line,
			row_number() OVER latest = 1 AS is_latest,
			plan.comparable_units(s.value, s.unit, first_value(s.value) OVER named, first_value(s.unit) OVER named)
				AND plan.same_basis(s.basis, first_value(s.basis) OVER named) AS comparable
		FROM plan.stated_figure s
		LEFT JOIN plan.indicator i ON i.indicator_code = s.indicator_code
		-- region and indicator follow from the two next to them; they are named so that a condition on one of them reaches the tables
		WINDOW latest AS (PARTITION BY s.region_code, s.place, s.indicator_code, coalesce(s.indicator_code, s.indicator),
				s.role, s.year_from, s.year, s.period, s.aggregation
				ORDER BY s.origin DESC, s.vintage DESC NULLS LAST, s.report_id DESC, s.table_no DESC, s.row_no, s.fact_no),
			named AS (PARTITION BY s.region_code, s.place, s.indicator_code, coalesce(s.indicator_code, s.indicator)
				ORDER BY s.origin DESC, s.year DESC NULLS LAST, s.vintage DESC NULLS LAST, s.report_id DESC, s.table_no, s.row_no, s.fact_no);
		PERFORM plan.describe('plan.series', 'tables and sentences, one line a value, with plain names and numbers',
			'region_code: GB/T 2260 code', 'region: region', 'indicator_code: indicator; NULL where the catalogue does not know the name',
			'indicator: name as printed', 'name_zh: name in the catalogue', 'name_en: English name', 'measure: kind of figure',
			'role: target, actual, forecast, average, base, plan', 'year_from: first year', 'year: last year',
			'period: the same in SDMX notation', 'aggregation: year, mean, sum, stock, streak', 'kind: how the value is stated',
			'number: stated number in the printed unit', 'lower: lower end; NULL: none', 'upper: upper end; NULL: none',
			'unit: unit', 'base_number: stated number in the base unit', 'base_unit: base unit', 'value: the value as a target',
			'printed: as printed', 'basis: statistical basis', 'status: final, preliminary, forecast, provisional, revised',
			'vintage: year that the report is on', 'issued_on: its date of issue', 'report_id: the report', 'source: where it came from',
			'origin: table or fact', 'table_no: table', 'row_no: row', 'column_no: column', 'fact_no: fact', 'line: line of the text',
			'is_latest: no later report prints a value for the same indicator, role and period',
			'comparable: unit and basis are those of the region''s newest value of the indicator');
	END IF;
	IF plan.view_is_due('plan.observation') THEN
		CREATE OR REPLACE VIEW plan.observation AS
		SELECT CASE WHEN s.period ~ '-S[12]$' THEN 'S' WHEN s.period ~ '-Q[1-4]$' THEN 'Q' WHEN s.period ~ '^\d{4}-\d{2}$|M$' THEN 'M'
			ELSE 'A' END AS freq, s.region_code AS ref_area, s.indicator_code AS indicator, s.period AS time_period,
			s.number AS obs_value,
			-- words have no unit of their own: that of their row
			CASE coalesce(s.base_unit, plan.base_unit(plan.try_target('1' || s.unit)))
				WHEN '元' THEN 'CNY' WHEN '美元' THEN 'USD' WHEN '%' THEN 'PT' WHEN '个百分点' THEN 'PP'
				ELSE coalesce(s.base_unit, plan.base_unit(plan.try_target('1' || s.unit)), s.unit) END AS unit_measure,
			round(log(plan.magnitude(s.value)))::integer AS unit_mult, scale(s.number) AS decimals,
			CASE WHEN s.kind = 'pending' THEN 'L' WHEN s.kind = 'missing' THEN 'O'
				WHEN s.status IN ('preliminary', 'provisional') THEN 'P' WHEN s.status = 'forecast' THEN 'E' ELSE 'A' END AS obs_status,
			'F'::text AS conf_status,
			CASE s.measure WHEN 'growth' THEN 'yoy' WHEN 'share' THEN 'share' WHEN 'change' THEN 'change' ELSE 'level' END AS transformation,
			s.basis AS price_basis,
			CASE WHEN s.role = 'target' AND s.status = 'revised' THEN 'revised_target'
				WHEN s.role = 'forecast' THEN 'expected'
				WHEN s.role = 'actual' AND s.kind = 'assigned' THEN 'attested' ELSE s.role END AS value_role,
			s.kind AS value_kind, s.lower AS low, s.upper AS high, s.report_id, s.vintage, plan.note(s.value) AS note,
			s.region, s.name_zh, s.name_en, s.unit, s.base_number, s.base_unit, s.printed, s.source, s.line, s.is_latest, s.comparable
		FROM plan.series s
		WHERE s.indicator_code IS NOT NULL AND s.period IS NOT NULL;
		PERFORM plan.describe('plan.observation', 'the series in the shape of SDMX, with what our values say besides',
			'freq: A year, S half, Q quarter, M month (or several)', 'ref_area: GB/T 2260 code', 'indicator: indicator_code', 'time_period: 2021, 2021-S1, 2021-Q3, 2021-09, or a start and a duration: 2020/P2Y',
			'obs_value: stated number in the unit of unit_measure and unit_mult', 'unit_measure: CNY, USD, PT (%), PP (个百分点), else the base unit',
			'unit_mult: power of ten: 4 for 万, 8 for 亿', 'decimals: printed decimals',
			'obs_status: A normal, P provisional, E estimated, L missing for now, O missing', 'conf_status: F, free',
			'transformation: level, yoy, share, change', 'price_basis: statistical basis as printed',
			'value_role: target, revised_target, expected, actual, attested, average, base', 'value_kind: how the value is stated',
			'low: lower end', 'high: upper end', 'report_id: the report', 'vintage: year that the report is on', 'note: note of the value',
			'region: region', 'name_zh: name in the catalogue', 'name_en: English name', 'unit: unit as printed',
			'base_number: number in the base unit', 'base_unit: base unit', 'printed: as printed', 'source: where it came from',
			'line: line of the text', 'is_latest: no later report prints another', 'comparable: unit and basis are those of the newest value');
	END IF;
	IF plan.view_is_due('plan.unresolved_indicator') THEN
		CREATE OR REPLACE VIEW plan.unresolved_indicator AS
		WITH unknown AS (
			SELECT min(w.indicator) AS indicator, plan.indicator_key(w.indicator) AS key, count(*) AS occurrences,
				count(DISTINCT w.report_id) AS reports, array_agg(DISTINCT r.region_code) FILTER (WHERE r.region_code IS NOT NULL) AS region_codes,
				min(r.source) AS source, min(w.line) AS line
			FROM plan.indicator_row w JOIN plan.report r ON r.report_id = w.report_id
			WHERE w.indicator_code IS NULL
			GROUP BY plan.indicator_key(w.indicator)
		), wanted AS (
			SELECT u.key, cardinality(g.grams) AS n, g.grams FROM unknown u CROSS JOIN LATERAL (SELECT plan.bigrams(u.key) AS grams) g
		), offered AS (
			SELECT a.indicator_code, a.alias, cardinality(g.grams) AS n, g.grams
			FROM (SELECT DISTINCT x.indicator_code, x.alias FROM plan.indicator_alias x) a
			CROSS JOIN LATERAL (SELECT plan.bigrams(plan.indicator_key(a.alias)) AS grams) g
		), alike AS (
			-- plan.name_similarity() of all pairs that have a pair of characters in common
			SELECT w.key, o.indicator_code, o.alias, round(2.0 * count(*) / (w.n + o.n), 3) AS likeness
			FROM (SELECT x.key, x.n, unnest(x.grams) AS gram FROM wanted x) w
			JOIN (SELECT x.indicator_code, x.alias, x.n, unnest(x.grams) AS gram FROM offered x) o ON o.gram = w.gram
			GROUP BY w.key, w.n, o.indicator_code, o.alias, o.n
		), suggested AS (
			SELECT c.key, (array_agg(c.alias ORDER BY c.likeness DESC, c.alias))[1:3] AS suggestions,
				(array_agg(c.indicator_code ORDER BY c.likeness DESC, c.alias))[1:3] AS codes
			FROM (
				SELECT DISTINCT ON (a.key, a.indicator_code) a.key, a.indicator_code, a.alias, a.likeness
				FROM alike a WHERE a.likeness >= 0.4
				ORDER BY a.key, a.indicator_code, a.likeness DESC, a.alias
			) c
			GROUP BY c.key
		)
		SELECT u.indicator, u.occurrences, u.reports, u.region_codes, u.source, u.line,
			n.suggestions, n.codes AS suggested_codes
		FROM unknown u
		LEFT JOIN suggested n ON n.key = u.key;
		PERFORM plan.describe('plan.unresolved_indicator',
			'names that the catalogue does not know, by frequency; suggestions are never applied: add an alias, then plan.resolve_indicators()',
			'indicator: name as printed', 'occurrences: rows with it', 'reports: reports with it', 'region_codes: regions with it',
			'source: one report', 'line: line of its text', 'suggestions: the names of the catalogue that are most alike',
			'suggested_codes: their codes');
	END IF;
END
$$;
COMMENT ON FUNCTION plan.create_series() IS 'part of create_tables(): values of all tables and sentences in one shape';

CREATE FUNCTION plan.resolve_indicators() RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	changed_rows bigint;
	changed_facts bigint;
BEGIN
	WITH resolved AS (
		SELECT w.report_id, w.table_no, w.row_no, plan.resolve_indicator(w.indicator, coalesce(r.region_code, '')) AS code
		FROM plan.indicator_row w JOIN plan.report r ON r.report_id = w.report_id
	)
	UPDATE plan.indicator_row w SET indicator_code = x.code FROM resolved x
		WHERE w.report_id = x.report_id AND w.table_no = x.table_no AND w.row_no = x.row_no AND w.indicator_code IS DISTINCT FROM x.code;
	GET DIAGNOSTICS changed_rows = ROW_COUNT;

	-- figures of sentences by the rule of plan.read_facts: their measure chooses between 地区生产总值 and its growth
	WITH resolved AS (
		SELECT f.report_id, f.fact_no,
			(SELECT CASE WHEN min(a.indicator_code) = max(a.indicator_code) THEN min(a.indicator_code) END
				FROM plan.indicator_alias a JOIN plan.indicator i ON i.indicator_code = a.indicator_code
				WHERE plan.indicator_key(a.alias) = ANY (f.keys) AND a.region_code IN ('', f.region_code)
					AND (i.measure = 'growth') = (f.measure = 'growth')
				GROUP BY a.region_code ORDER BY a.region_code DESC LIMIT 1) AS code
		FROM (
			SELECT g.report_id, g.fact_no, g.measure, coalesce(r.region_code, '') AS region_code,
				plan.fact_keys(plan.indicator_key(g.subject), g.measure) AS keys
			FROM plan.fact g JOIN plan.report r ON r.report_id = g.report_id
			OFFSET 0
		) f
	)
	UPDATE plan.fact f SET indicator_code = x.code FROM resolved x
		WHERE f.report_id = x.report_id AND f.fact_no = x.fact_no AND f.indicator_code IS DISTINCT FROM x.code;
	GET DIAGNOSTICS changed_facts = ROW_COUNT;
	RETURN changed_rows + changed_facts;
END
$$;
COMMENT ON FUNCTION plan.resolve_indicators() IS
	'resolves the names of all loaded rows and figures again, after an alias or an indicator was added; returns how many changed';
