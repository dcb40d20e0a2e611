-- The views. A view can only be appended to, so all columns exist from the first version.

CREATE FUNCTION plan.label_reasons(reason text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_label_reasons';
COMMENT ON FUNCTION plan.label_reasons(text) IS 'the Chinese wording of the reason codes of a judgement';

CREATE FUNCTION plan.create_scorecard() RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF plan.view_is_due('plan.judged_row') THEN
		CREATE OR REPLACE VIEW plan.judged_row AS
		SELECT w.report_id, w.table_no, w.row_no, w.parent_row_no, w.seq, w.line, w.indicator_code, w.indicator, w.unit,
			w.binding, w.printed_verdict, w.printed_basis, i.category, i.measure,
			coalesce(plan.goal_direction(g.value), i.direction) AS direction,
			coalesce(g.year, a.year) AS year,
			g.value AS goal, g.printed AS goal_printed, g.basis AS goal_basis,
			a.value AS actual, a.printed AS actual_printed, a.basis AS actual_basis, a.status AS actual_status,
			p.policy, j.verdict, j.verdict_min, j.verdict_max, j.completion_rate, j.gap, j.gap_unit, j.gap_favourable,
			j.verdict_source, j.tautological, j.reason,
			r.source, r.region_code, r.region, w.verdict_heading, p.tolerance
		FROM plan.report r
		JOIN plan.report_table t ON t.report_id = r.report_id
		CROSS JOIN LATERAL (
			SELECT array_agg(DISTINCT x.year) AS years FROM plan.indicator_value x
			WHERE x.report_id = t.report_id AND x.table_no = t.table_no AND x.role IN ('actual', 'forecast')
		) done
		JOIN plan.indicator_row w ON w.report_id = t.report_id AND w.table_no = t.table_no
		LEFT JOIN plan.indicator i ON i.indicator_code = w.indicator_code
		-- a goal for next year in the same table is not this year's; of 年初目标 and 调整后目标 the later one counts
		LEFT JOIN LATERAL (
			SELECT DISTINCT ON (x.year) x.*
			FROM plan.indicator_value x
			WHERE x.report_id = w.report_id AND x.table_no = w.table_no AND x.row_no = w.row_no AND x.role = 'target'
				AND (x.year = ANY (done.years) OR x.year IS NULL AND array_position(done.years, NULL) IS NOT NULL)
			ORDER BY x.year, x.heading ~ '调整|修订' DESC NULLS LAST, x.column_no
		) g ON true
		LEFT JOIN LATERAL (
			SELECT v.* FROM plan.indicator_value v
			WHERE v.report_id = w.report_id AND v.table_no = w.table_no AND v.row_no = w.row_no
				AND v.role IN ('actual', 'forecast') AND (g.row_no IS NULL OR v.year IS NOT DISTINCT FROM g.year)
			ORDER BY v.role, v.column_no LIMIT 1
		) a ON true
		LEFT JOIN LATERAL (
			SELECT y.policy, (y.tau_pp, y.tau_rel, y.near_pp, y.near_rel, y.near_binding, y.margin, y.bound_reading,
				y.rate_method, y.cap)::plan.tolerance AS tolerance
			FROM plan.policy y
			WHERE y.policy = coalesce(nullif(current_setting('plan_indicator.policy', true), ''), r.policy, 'default')
				AND y.indicator_code IN ('', w.indicator_code)
			ORDER BY y.indicator_code DESC LIMIT 1
		) p ON true
		-- 与上年持平 is measured by last year's result, as this report or a later one of the region prints it, in the same unit
		LEFT JOIN LATERAL (
			SELECT plan.number(y.value) AS number
			FROM plan.report o
			JOIN plan.indicator_row x ON x.report_id = o.report_id AND x.indicator_code = w.indicator_code
			JOIN plan.indicator_value y ON y.report_id = x.report_id AND y.table_no = x.table_no AND y.row_no = x.row_no
			WHERE plan.kind(g.value) = 'relative' AND g.printed ~ '上年|去年|上一年'
				AND coalesce(o.region_code, 'report ' || o.report_id::text) = coalesce(r.region_code, 'report ' || r.report_id::text)
				AND y.role = 'actual' AND y.year = g.year - 1 AND plan.kind(y.value) = 'exact' AND plan.unit(y.value) = plan.unit(a.value)
			ORDER BY o.report_id = r.report_id DESC, o.report_year DESC NULLS LAST, o.report_id DESC, y.column_no LIMIT 1
		) last_year ON true
		CROSS JOIN LATERAL plan.judge_indicator(g.value, a.value, i.direction, w.binding, i.measure, i.can_exceed,
			g.status = 'provisional', last_year.number, coalesce(p.tolerance,
				plan.policy_tolerance(coalesce(nullif(current_setting('plan_indicator.policy', true), ''), r.policy)))) j
		-- a part without a goal, as the growth beside a value is, was nobody's goal
		WHERE t.kind = 'completion'
			AND NOT (g.row_no IS NULL AND w.seq IS NULL AND w.parent_row_no IS NOT NULL AND w.printed_verdict IS NULL);
		PERFORM plan.describe('plan.judged_row', 'rows of completion tables, judged one by one; scorecard adds what they say together',
			'report_id: the report', 'table_no: its table', 'row_no: its row', 'parent_row_no: row that it is part of',
			'seq: printed ordinal', 'line: line of the text', 'indicator_code: indicator', 'indicator: name', 'unit: unit',
			'binding: binding or expected, by the document', 'printed_verdict: verdict as printed',
			'printed_basis: what it measures by', 'category: field of the plan', 'measure: kind of indicator',
			'direction: good side: the goal''s own bound, else the catalogue''s', 'year: year', 'goal: goal',
			'goal_printed: its cell', 'goal_basis: its statistical basis', 'actual: actual, or forecast',
			'actual_printed: its cell', 'actual_basis: its statistical basis', 'actual_status: final, preliminary …',
			'policy: policy', 'verdict: verdict', 'verdict_min: worst possible', 'verdict_max: best possible',
			'completion_rate: in percent', 'gap: actual minus goal', 'gap_unit: its unit', 'gap_favourable: positive is better',
			'verdict_source: computed or attested', 'tautological: the actual repeats the goal', 'reason: codes that say why',
			'source: where the report came from', 'region_code: GB/T 2260 code', 'region: region',
			'verdict_heading: head of the column of the printed verdict', 'tolerance: the fields of the policy, with its override for the indicator');
	END IF;
	IF plan.view_is_due('plan.scorecard') THEN
		CREATE OR REPLACE VIEW plan.scorecard AS
		SELECT r.report_id, r.source, s.table_no, s.row_no, s.parent_row_no, s.counted, s.line, r.region_code, r.region, s.year,
			s.indicator_code, s.indicator, s.category, s.unit, s.binding, s.direction, s.goal, s.actual, s.goal_text, s.goal_kind,
			s.goal_number, s.goal_lower, s.goal_upper, s.actual_text, s.actual_kind, s.actual_number, s.actual_lower, s.actual_upper,
			s.actual_status, s.goal_basis, s.actual_basis, s.first_goal, s.first_goal_source, s.first_verdict, s.completion_rate,
			s.gap, s.gap_unit, s.gap_favourable, s.printed_verdict, s.printed_basis, s.verdict, s.verdict_zh, s.verdict_rank,
			s.verdict_min, s.verdict_max, s.verdict_source, s.tautological, s.policy, s.reason, s.agrees_with_printed
		-- report by report, so that a condition or a join on the report reaches its rows; the WITH keeps the planner from
		-- judging all reports before it looks which are wanted
		FROM plan.report r
		CROSS JOIN LATERAL (
			WITH judged AS (SELECT x.* FROM plan.judged_row x WHERE x.report_id = r.report_id)
			SELECT b.table_no, b.row_no, b.parent_row_no,
				NOT (b.parent_row_no IS NOT NULL AND b.seq IS NULL) AS counted,
				b.line, b.year, b.indicator_code, b.indicator, b.category, b.unit,
				b.binding::text AS binding, b.direction::text AS direction, b.goal, b.actual,
				regexp_replace(b.goal_printed, '\s', '', 'g') AS goal_text,
				plan.kind(b.goal)::text AS goal_kind, plan.number(b.goal) AS goal_number,
				plan.lower(b.goal) AS goal_lower, plan.upper(b.goal) AS goal_upper,
				regexp_replace(b.actual_printed, '\s', '', 'g') AS actual_text,
				plan.kind(b.actual)::text AS actual_kind, plan.number(b.actual) AS actual_number,
				plan.lower(b.actual) AS actual_lower, plan.upper(b.actual) AS actual_upper,
				b.actual_status, b.goal_basis, b.actual_basis,
				f.value AS first_goal, f.source AS first_goal_source,
				CASE WHEN f.report_id IS NOT NULL THEN (plan.judge_indicator(f.value, b.actual, i.direction, b.binding, i.measure,
					i.can_exceed, false, NULL, b.tolerance)).verdict::text END AS first_verdict,
				-- a growth of 19.6 % against 1.56 % is no completion of 1256 %: its gap stands instead
				CASE WHEN b.measure IS DISTINCT FROM 'growth'
					AND NOT (b.measure IS NULL AND b.indicator ~ '(增速|增长|增幅|涨幅|增长率)$')
					THEN b.completion_rate END AS completion_rate,
				b.gap, b.gap_unit, b.gap_favourable, b.printed_verdict, b.printed_basis,
				v.verdict::text AS verdict, plan.label(v.verdict, coalesce(b.direction, 'higher')) AS verdict_zh,
				(array_position(enum_range(NULL::plan.verdict), v.verdict) - 1)::smallint AS verdict_rank,
				v.verdict_min::text AS verdict_min, v.verdict_max::text AS verdict_max,
				CASE WHEN c.worst IS NOT NULL THEN 'rollup' ELSE b.verdict_source END AS verdict_source,
				b.tautological, b.policy,
				CASE WHEN c.worst IS NOT NULL THEN 'rollup' ELSE b.reason END AS reason,
				CASE WHEN b.printed_basis IS DISTINCT FROM 'revised_expectation' AND v.verdict <> 'not_assessable'
					THEN v.verdict = ANY (z.verdicts) END AS agrees_with_printed
			FROM judged b
			-- the goal as an earlier report printed it, and the verdict by that
			LEFT JOIN LATERAL (
				SELECT x.report_id, x.value, x.source
				FROM plan.stated_value x
				WHERE x.region_code = b.region_code AND x.indicator_code = b.indicator_code AND x.role = 'target' AND x.year = b.year
					AND x.report_id <> b.report_id AND x.report_year < b.year
				ORDER BY x.report_year, x.report_id, x.table_no LIMIT 1
			) f ON true
			LEFT JOIN plan.indicator i ON i.indicator_code = b.indicator_code
			-- "—" of a parent takes the worst of its # rows
			LEFT JOIN LATERAL (
				SELECT min(s.verdict) AS worst, min(s.verdict_min) AS worst_min, min(s.verdict_max) AS worst_max
				FROM plan.judged_row s
				WHERE plan.kind(b.goal) = 'missing' AND b.verdict = 'not_assessable'
					AND s.report_id = b.report_id AND s.table_no = b.table_no AND s.parent_row_no = b.row_no
			) c ON true
			CROSS JOIN LATERAL (
				SELECT coalesce(c.worst, b.verdict) AS verdict, coalesce(c.worst_min, b.verdict_min) AS verdict_min,
					coalesce(c.worst_max, b.verdict_max) AS verdict_max
			) v
			LEFT JOIN LATERAL (
				SELECT w.verdicts FROM plan.verdict_word w
				WHERE w.word = b.printed_verdict AND (w.heading = '' OR strpos(b.verdict_heading, w.heading) > 0)
				ORDER BY length(w.heading) DESC LIMIT 1
			) z ON true
		) s;
		PERFORM plan.describe('plan.scorecard', 'goals against actuals: one row a row of a completion table',
			'report_id: the report', 'source: where it came from', 'table_no: table', 'row_no: row',
			'parent_row_no: row that a # row is part of',
			'counted: false for # rows, whose parent stands for them in counts', 'line: line of the text',
			'region_code: GB/T 2260 code', 'region: region', 'year: year', 'indicator_code: indicator of the catalogue',
			'indicator: name as printed, without unit and marks', 'category: field of the plan', 'unit: unit of the row',
			'binding: binding or expected, by the document; NULL where it does not say',
			'direction: good side: the goal''s own bound, else the catalogue''s; NULL where unknown',
			'goal: the goal', 'actual: the actual, or the forecast',
			'goal_text: goal as printed', 'goal_kind: how it is stated', 'goal_number: its number in the printed unit',
			'goal_lower: its lower end; NULL: none', 'goal_upper: its upper end; NULL: none',
			'actual_text: actual as printed', 'actual_kind: how it is stated',
			'actual_number: its number in the printed unit', 'actual_lower: its lower end; NULL: none',
			'actual_upper: its upper end; NULL: none', 'actual_status: final, preliminary, forecast, revised',
			'goal_basis: statistical basis of the goal', 'actual_basis: statistical basis of the actual',
			'first_goal: the goal as an earlier report printed it',
			'first_goal_source: source of that report', 'first_verdict: verdict against that goal',
			'completion_rate: completion rate in percent; NULL for growth rates, whose gap stands instead',
			'gap: actual minus goal, in gap_unit', 'gap_unit: its unit; 个百分点 for percentages',
			'gap_favourable: the gap, positive where the actual is better', 'printed_verdict: verdict as printed',
			'printed_basis: what the printed verdict measures by', 'verdict: computed verdict',
			'verdict_zh: its Chinese label', 'verdict_rank: 0 not assessable, 1 missed, 2 nearly met, 3 met, 4 exceeded',
			'verdict_min: verdict if the actual is the worst it can be',
			'verdict_max: verdict if the actual is the best it can be',
			'verdict_source: computed, attested in words, or rolled up from # rows',
			'tautological: the actual only repeats the bound or the assigned text of the goal',
			'policy: tolerance policy', 'reason: codes that say why',
			'agrees_with_printed: whether the printed verdict allows the computed one; NULL where it measures by something else or the computed one is open');
	END IF;
	IF plan.view_is_due('plan.scorecard_zh') THEN
		CREATE OR REPLACE VIEW plan.scorecard_zh AS
		SELECT s.indicator AS "指标", s.unit AS "单位", plan.label(s.binding::plan.binding) AS "属性",
			s.goal_text AS "目标", s.actual_text AS "实际", round(s.completion_rate, 1) AS "完成率",
			CASE WHEN s.gap > 0 THEN '+' ELSE '' END || trim_scale(s.gap)::text || coalesce(s.gap_unit, '') AS "差距", s.verdict_zh AS "判定",
			s.printed_verdict AS "报告", plan.label_reasons(s.reason) AS "说明",
			s.region AS "地区", s.year AS "年份", s.source AS "来源", s.report_id AS "报告编号", s.table_no AS "表号",
			s.row_no AS "行号"
		FROM plan.scorecard s;
		PERFORM plan.describe('plan.scorecard_zh', 'the scorecard with Chinese headings, for reading',
			'指标: name of the indicator', '单位: unit', '属性: 约束性 or 预期性', '目标: goal as printed', '实际: actual as printed',
			'完成率: completion rate in percent', '差距: actual minus goal', '判定: computed verdict', '报告: verdict as printed',
			'说明: why', '地区: region', '年份: year', '来源: source', '报告编号: report_id', '表号: table_no', '行号: row_no');
	END IF;
END
$$;
COMMENT ON FUNCTION plan.create_scorecard() IS 'part of create_tables(): the scorecard views';
