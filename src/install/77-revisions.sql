-- What changed between two prints of the same figure, and between one year's plan and the next.

CREATE FUNCTION plan.revision_status(old plan.target, new plan.target, same_unit boolean, same_wording boolean) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN NOT same_unit THEN 'unit/wording changed'
		WHEN old OPERATOR(plan.<>) new THEN 'changed'
		WHEN NOT same_wording THEN 'unit/wording changed'
		ELSE 'same' END;
COMMENT ON FUNCTION plan.revision_status(plan.target, plan.target, boolean, boolean) IS
	'same, changed, or unit/wording changed, of two prints of one figure';

CREATE FUNCTION plan.is_better(old plan.target, new plan.target, direction plan.direction) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN plan.base_number(old) <> plan.base_number(new) THEN
		CASE direction WHEN 'higher' THEN plan.base_number(old) < plan.base_number(new)
			WHEN 'lower' THEN plan.base_number(old) > plan.base_number(new) END END;
COMMENT ON FUNCTION plan.is_better(plan.target, plan.target, plan.direction) IS
	'whether the second number lies on the good side of the first; NULL where they are equal or a side is not known';

-- Pairs of prints of one figure: the same place, years and indicator, the earlier report (or table) first. Where a name
-- has no counterpart of its own, the level that its growth refers to stands in.
CREATE FUNCTION plan.create_revisions() RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	columns text[] := ARRAY['region_code: GB/T 2260 code', 'region: region', 'year: year of the figure', 'indicator_code: indicator',
		'indicator: its name in the later print', 'old_report: report_id of the earlier print', 'old_source: its source',
		'old_table: its table', 'old_row: its row', 'old_indicator: its name there', 'old_value: value there',
		'new_report: report_id of the later print', 'new_source: its source', 'new_table: its table', 'new_row: its row',
		'new_value: value there', 'status: same, changed, or unit/wording changed',
		'favourable: whether the later value is the better one by the indicator''s direction; NULL where that is open'];
BEGIN
	IF plan.view_is_due('plan.reprint') THEN
		CREATE OR REPLACE VIEW plan.reprint AS
		SELECT p.region_code, c.region, c.year, c.indicator_code, c.indicator, c.role, c.old_report, c.old_source, c.old_table, c.old_row,
			c.old_indicator, c.old_value, c.new_report, c.new_source, c.new_table, c.new_row, c.new_value, c.status, c.favourable
		-- place by place, so that a condition on the region reaches the reports; the WITH keeps the planner from joining all
		-- places at once
		FROM (SELECT DISTINCT r.region_code, coalesce(r.region_code, 'report ' || r.report_id::text) AS place FROM plan.report r) p
		CROSS JOIN LATERAL (
			WITH figure AS (
				SELECT s.report_id, s.source, s.report_year, s.region, s.table_no, s.row_no, s.indicator_code, s.indicator, s.family,
					s.direction, s.role, s.year_from, s.year, s.value, s.unit, s.basis
				FROM plan.stated_value s
				WHERE s.place = p.place AND s.role IN ('target', 'actual', 'forecast') AND s.value IS NOT NULL
			)
			SELECT a.region, b.year, b.indicator_code, b.indicator, b.role,
				a.report_id AS old_report, a.source AS old_source, a.table_no AS old_table, a.row_no AS old_row,
				a.indicator AS old_indicator, a.value AS old_value,
				b.report_id AS new_report, b.source AS new_source, b.table_no AS new_table, b.row_no AS new_row, b.value AS new_value,
				plan.revision_status(a.value, b.value,
					plan.comparable_units(a.value, a.unit, b.value, b.unit) AND plan.same_basis(a.basis, b.basis)
						AND a.indicator_code IS NOT DISTINCT FROM b.indicator_code,
					plan.indicator_key(a.indicator) = plan.indicator_key(b.indicator) AND a.unit IS NOT DISTINCT FROM b.unit) AS status,
				CASE WHEN plan.comparable_units(a.value, a.unit, b.value, b.unit) AND plan.same_basis(a.basis, b.basis)
					AND a.indicator_code = b.indicator_code THEN plan.is_better(a.value, b.value, b.direction) END AS favourable
			FROM figure a
			JOIN figure b ON b.year = a.year AND b.year_from IS NOT DISTINCT FROM a.year_from
				AND b.family = a.family
				AND (b.role = a.role OR b.role IN ('actual', 'forecast') AND a.role IN ('actual', 'forecast'))
				AND (coalesce(a.report_year, 0), a.report_id, a.table_no) < (coalesce(b.report_year, 0), b.report_id, b.table_no)
			WHERE (a.indicator_code = b.indicator_code
					OR NOT EXISTS (SELECT 1 FROM plan.stated_value c
							WHERE c.role = b.role AND c.year = b.year
								AND c.report_id = b.report_id AND c.table_no = b.table_no AND c.indicator_code = a.indicator_code)
						AND NOT EXISTS (SELECT 1 FROM plan.stated_value c
							WHERE c.role = b.role AND c.year = b.year
								AND c.report_id = a.report_id AND c.table_no = a.table_no AND c.indicator_code = b.indicator_code))
		) c;
		PERFORM plan.describe('plan.reprint', 'two prints of the same figure, the earlier one first; target_revision and actual_revision are its parts',
			VARIADIC columns || 'role: target, actual or forecast'::text);
	END IF;
	IF plan.view_is_due('plan.target_revision') THEN
		CREATE OR REPLACE VIEW plan.target_revision AS
		SELECT p.region_code, p.region, p.year, p.indicator_code, p.indicator, p.old_report, p.old_source, p.old_table, p.old_row,
			p.old_indicator, p.old_value, p.new_report, p.new_source, p.new_table, p.new_row, p.new_value, p.status, p.favourable
		FROM plan.reprint p WHERE p.role = 'target';
		PERFORM plan.describe('plan.target_revision', 'a goal as two reports print it: was it changed without a word?', VARIADIC columns);
	END IF;
	IF plan.view_is_due('plan.actual_revision') THEN
		CREATE OR REPLACE VIEW plan.actual_revision AS
		SELECT p.region_code, p.region, p.year, p.indicator_code, p.indicator, p.old_report, p.old_source, p.old_table, p.old_row,
			p.old_indicator, p.old_value, p.new_report, p.new_source, p.new_table, p.new_row, p.new_value, p.status, p.favourable
		FROM plan.reprint p WHERE p.role IN ('actual', 'forecast');
		PERFORM plan.describe('plan.actual_revision', 'a result as two tables or reports print it', VARIADIC columns);
	END IF;
	PERFORM plan.create_next_year_views();
END
$$;
COMMENT ON FUNCTION plan.create_revisions() IS 'part of create_tables(): views of what changed between prints and plans';

CREATE FUNCTION plan.create_next_year_views() RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF plan.view_is_due('plan.next_target') THEN
		CREATE OR REPLACE VIEW plan.next_target AS
		SELECT n.region_code, n.region, n.year, n.indicator_code, n.indicator, n.report_id, n.source, n.table_no, n.row_no, n.value AS goal,
			g.report_id AS last_goal_report, g.source AS last_goal_source, g.table_no AS last_goal_table, g.row_no AS last_goal_row,
			g.value AS last_goal, a.value AS last_actual,
			CASE WHEN c.comparable THEN trim_scale((plan.base_number(n.value) - plan.base_number(a.value)) / plan.magnitude(n.value)) END AS change,
			CASE WHEN c.comparable THEN CASE n.unit WHEN '%' THEN '个百分点' ELSE n.unit END END AS change_unit,
			CASE WHEN c.comparable THEN plan.is_better(a.value, n.value, n.direction) END AS change_favourable,
			CASE WHEN plan.comparable_units(g.value, g.unit, n.value, n.unit) AND plan.same_basis(g.basis, n.basis)
				THEN plan.is_better(g.value, n.value, n.direction) END AS goal_raised,
			c.comparable
		FROM plan.stated_value n
		-- the last goal as it was first printed, the last result as it was last printed
		LEFT JOIN LATERAL (
			SELECT x.* FROM plan.stated_value x
			WHERE x.place = n.place AND x.indicator_code = n.indicator_code AND x.role = 'target' AND x.year = n.year - 1
			ORDER BY x.report_year NULLS LAST, x.report_id, x.table_no LIMIT 1
		) g ON true
		LEFT JOIN LATERAL (
			SELECT x.* FROM plan.stated_value x
			WHERE x.place = n.place AND x.indicator_code = n.indicator_code AND x.role IN ('actual', 'forecast') AND x.year = n.year - 1
			ORDER BY x.role, x.report_year DESC NULLS LAST, x.report_id DESC, x.table_no DESC LIMIT 1
		) a ON true
		CROSS JOIN LATERAL (
			SELECT a.value IS NOT NULL AND plan.number(a.value) IS NOT NULL AND plan.number(n.value) IS NOT NULL
				AND plan.comparable_units(a.value, a.unit, n.value, n.unit) AND plan.same_basis(a.basis, n.basis) AS comparable
		) c
		WHERE n.role = 'target' AND n.year > n.report_year AND (g.value IS NOT NULL OR a.value IS NOT NULL);
		PERFORM plan.describe('plan.next_target', 'a goal beside the goal and the result of the year before: is it above what was just reached?',
			'region_code: GB/T 2260 code', 'region: region', 'year: year of the goal', 'indicator_code: indicator', 'indicator: its name',
			'report_id: report that sets the goal', 'source: its source', 'table_no: table', 'row_no: row', 'goal: the goal',
			'last_goal_report: report that first printed the goal of the year before', 'last_goal_source: its source',
			'last_goal_table: its table', 'last_goal_row: its row', 'last_goal: goal of the year before as first printed',
			'last_actual: result of the year before as last printed', 'change: goal minus last_actual in change_unit',
			'change_unit: unit of the goal; 个百分点 for percentages', 'change_favourable: whether the goal is better than what was reached',
			'goal_raised: whether the goal is more demanding than the last one', 'comparable: unit and basis of goal and last_actual agree');
	END IF;
	IF plan.view_is_due('plan.indicator_change') THEN
		CREATE OR REPLACE VIEW plan.indicator_change AS
		SELECT p.region_code, c.region, c.old_year, c.new_year, c.change, c.old_code, c.old_indicator, c.old_unit, c.old_basis, c.old_goal,
			c.new_code, c.new_indicator, c.new_unit, c.new_basis, c.new_goal, c.old_report, c.old_table, c.old_row,
			c.new_report, c.new_table, c.new_row
		-- place by place, so that a condition on the region reaches the reports
		FROM (SELECT DISTINCT r.region_code, coalesce(r.region_code, 'report ' || r.report_id::text) AS place FROM plan.report r) p
		CROSS JOIN LATERAL (
			WITH goals AS (
				SELECT DISTINCT ON (s.place, s.year, coalesce(s.indicator_code, s.indicator))
					s.report_id, s.region, s.place, s.table_no, s.row_no, s.indicator_code, s.indicator, s.family, s.year, s.value, s.unit, s.basis
				FROM plan.stated_value s WHERE s.place = p.place AND s.role = 'target'
				ORDER BY s.place, s.year, coalesce(s.indicator_code, s.indicator), s.report_year DESC NULLS LAST, s.report_id DESC, s.table_no
			), unmatched_old AS (
				SELECT o.* FROM goals o
				WHERE EXISTS (SELECT 1 FROM goals n WHERE n.place = o.place AND n.year = o.year + 1)
					AND NOT EXISTS (SELECT 1 FROM goals n WHERE n.place = o.place AND n.year = o.year + 1
						AND coalesce(n.indicator_code, n.indicator) = coalesce(o.indicator_code, o.indicator))
			), unmatched_new AS (
				SELECT n.* FROM goals n
				WHERE EXISTS (SELECT 1 FROM goals o WHERE o.place = n.place AND o.year = n.year - 1)
					AND NOT EXISTS (SELECT 1 FROM goals o WHERE o.place = n.place AND o.year = n.year - 1
						AND coalesce(n.indicator_code, n.indicator) = coalesce(o.indicator_code, o.indicator))
			), alike AS (
				SELECT o.place, o.year, o.report_id AS old_report, o.table_no AS old_table, o.row_no AS old_row,
					n.report_id AS new_report, n.table_no AS new_table, n.row_no AS new_row,
					row_number() OVER (PARTITION BY o.place, o.year, o.report_id, o.table_no, o.row_no ORDER BY l.likeness DESC, n.row_no) AS of_old,
					row_number() OVER (PARTITION BY n.place, n.year, n.report_id, n.table_no, n.row_no ORDER BY l.likeness DESC, o.row_no) AS of_new
				FROM unmatched_old o JOIN unmatched_new n ON n.place = o.place AND n.year = o.year + 1
				CROSS JOIN LATERAL (SELECT plan.name_similarity(o.indicator, n.indicator) AS likeness) l
				-- 数字经济… and 数字经济核心产业…: alike all over, and at their beginning
				WHERE (n.family = o.family OR left(n.indicator, 2) = left(o.indicator, 2)
						OR right(n.indicator, length(o.indicator)) = o.indicator OR right(o.indicator, length(n.indicator)) = n.indicator)
					AND (n.family = o.family OR l.likeness >= 0.35)
			), pairs AS (
				SELECT o.place, o.report_id AS old_report, o.table_no AS old_table, o.row_no AS old_row, n.report_id AS new_report,
					n.table_no AS new_table, n.row_no AS new_row,
					CASE WHEN plan.indicator_key(o.indicator) <> plan.indicator_key(n.indicator) THEN 'renamed'
						WHEN NOT plan.comparable_units(o.value, o.unit, n.value, n.unit) THEN 'unit'
						WHEN o.unit IS DISTINCT FROM n.unit THEN 'unit'
						ELSE 'basis' END AS change
				FROM goals o JOIN goals n ON n.place = o.place AND n.year = o.year + 1 AND n.indicator_code = o.indicator_code
				WHERE plan.indicator_key(o.indicator) <> plan.indicator_key(n.indicator) OR o.unit IS DISTINCT FROM n.unit
					OR NOT plan.same_basis(o.basis, n.basis)
				UNION ALL
				SELECT a.place, a.old_report, a.old_table, a.old_row, a.new_report, a.new_table, a.new_row, 'replaced'
				FROM alike a WHERE a.of_old = 1 AND a.of_new = 1
				UNION ALL
				SELECT o.place, o.report_id, o.table_no, o.row_no, NULL, NULL, NULL, 'dropped' FROM unmatched_old o
				WHERE NOT EXISTS (SELECT 1 FROM alike a WHERE a.of_old = 1 AND a.of_new = 1
					AND (a.old_report, a.old_table, a.old_row) = (o.report_id, o.table_no, o.row_no))
				UNION ALL
				SELECT n.place, NULL, NULL, NULL, n.report_id, n.table_no, n.row_no, 'added' FROM unmatched_new n
				WHERE NOT EXISTS (SELECT 1 FROM alike a WHERE a.of_old = 1 AND a.of_new = 1
					AND (a.new_report, a.new_table, a.new_row) = (n.report_id, n.table_no, n.row_no))
			)
			SELECT coalesce(n.region, o.region) AS region,
				coalesce(o.year, n.year - 1) AS old_year, coalesce(n.year, o.year + 1) AS new_year, x.change,
				o.indicator_code AS old_code, o.indicator AS old_indicator, o.unit AS old_unit, o.basis AS old_basis, o.value AS old_goal,
				n.indicator_code AS new_code, n.indicator AS new_indicator, n.unit AS new_unit, n.basis AS new_basis, n.value AS new_goal,
				x.old_report, x.old_table, x.old_row, x.new_report, x.new_table, x.new_row
			FROM pairs x
			LEFT JOIN goals o ON o.report_id = x.old_report AND o.table_no = x.old_table AND o.row_no = x.old_row
			LEFT JOIN goals n ON n.report_id = x.new_report AND n.table_no = x.new_table AND n.row_no = x.new_row
		) c;
		PERFORM plan.describe('plan.indicator_change', 'how the list of goals changed from one year to the next',
			'region_code: GB/T 2260 code', 'region: region', 'old_year: year', 'new_year: the year after',
			'change: renamed, unit, basis (the values do not compare), replaced (by a name that is alike), dropped, added',
			'old_code: indicator before', 'old_indicator: its name', 'old_unit: its unit', 'old_basis: its basis', 'old_goal: its goal',
			'new_code: indicator after', 'new_indicator: its name', 'new_unit: its unit', 'new_basis: its basis', 'new_goal: its goal',
			'old_report: report', 'old_table: table', 'old_row: row', 'new_report: report', 'new_table: table', 'new_row: row');
	END IF;
	IF plan.view_is_due('plan.average_check') THEN
		CREATE OR REPLACE VIEW plan.average_check AS
		SELECT m.region_code, m.region, m.indicator_code, m.indicator, m.report_id, m.source, m.table_no, m.row_no, m.year_from, m.year,
			m.value AS printed_average, y.yearly, c.computed,
			plan.number(m.value) - c.computed AS difference,
			CASE WHEN c.computed IS NULL THEN 'unclear'
				WHEN abs(plan.number(m.value) - c.computed) <= 0.6 * power(10::numeric, -scale(plan.number(m.value))) THEN 'confirmed'
				ELSE 'contradicted' END AS result
		FROM plan.stated_value m
		CROSS JOIN LATERAL (
			-- one value a year, as last printed
			SELECT array_agg(x.value ORDER BY x.year) AS yearly, count(*) AS n,
				count(*) FILTER (WHERE plan.number(x.value) IS NOT NULL
					AND plan.comparable_units(x.value, x.unit, m.value, m.unit)) AS known,
				avg(plan.number(x.value)) AS mean,
				sum(ln(greatest(1 + plan.number(x.value) / 100, 0.01))) AS growth
			FROM (
				SELECT DISTINCT ON (s.year) s.year, s.value, s.unit FROM plan.stated_value s
				WHERE s.place = m.place AND s.indicator_code = m.indicator_code AND s.role IN ('actual', 'forecast')
					AND s.year_from = s.year AND s.year BETWEEN m.year_from AND m.year
				ORDER BY s.year, s.report_year DESC NULLS LAST, s.report_id DESC, s.table_no
			) x
		) y
		CROSS JOIN LATERAL (
			-- of rates of growth the geometric mean, of anything else the arithmetic one
			SELECT CASE WHEN y.known = m.year - m.year_from + 1 THEN
				CASE WHEN m.measure = 'growth' THEN round((exp(y.growth / y.known) - 1) * 100, 4) ELSE round(y.mean, 4) END END AS computed
		) c
		WHERE m.role = 'average' AND m.year_from < m.year AND plan.number(m.value) IS NOT NULL
			-- a mean that is planned is no mean of what the years reached: its head says so, or it stands right behind the goal of
			-- its last year
			AND NOT EXISTS (
				SELECT FROM plan.indicator_value own
				LEFT JOIN plan.indicator_value before ON before.report_id = own.report_id AND before.table_no = own.table_no
					AND before.row_no = own.row_no AND before.column_no = own.column_no - 1
				WHERE own.report_id = m.report_id AND own.table_no = m.table_no AND own.row_no = m.row_no AND own.column_no = m.column_no
					AND (own.heading ~ '目标|规划|计划|预期' AND own.heading !~ '完成|实际|实绩|实现'
						OR before.role = 'target' AND before.year = m.year));
		PERFORM plan.describe('plan.average_check', 'averages over years as printed that were reached, against the years themselves',
			'region_code: GB/T 2260 code', 'region: region', 'indicator_code: indicator', 'indicator: its name', 'report_id: the report',
			'source: its source', 'table_no: table', 'row_no: row', 'year_from: first year', 'year: last year',
			'printed_average: average as printed', 'yearly: the values of the years, as last printed',
			'computed: their mean: geometric of growth rates, else arithmetic', 'difference: printed minus computed',
			'result: confirmed within the printed digits, contradicted, unclear where a year is missing');
	END IF;
END
$$;
COMMENT ON FUNCTION plan.create_next_year_views() IS 'part of create_tables(): views from one year to the next';
