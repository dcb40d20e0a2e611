-- What the sentences say, beside the tables: facts with their report, promises and what became of them, statements that
-- the report's own figures confirm or contradict.

CREATE FUNCTION plan.meets_figure(stated plan.target, found plan.target) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	-- whether one number can be what both say: 超5.5万人 and 5.5万人以上 can, 8.5% and 8.4% can not
	RETURN CASE WHEN stated IS NULL OR found IS NULL OR plan.base_number(stated) IS NULL OR plan.base_number(found) IS NULL THEN NULL
		WHEN plan.base_unit(stated) <> plan.base_unit(found) THEN NULL
		WHEN plan.base_number(stated) = plan.base_number(found) THEN true
		WHEN plan.is_approximate(stated) OR plan.is_approximate(found)
			THEN abs(plan.base_number(stated) - plan.base_number(found)) <= 0.02 * abs(plan.base_number(found))
		ELSE coalesce(plan.base_lower(stated) <= plan.base_upper(found), true)
			AND coalesce(plan.base_lower(found) <= plan.base_upper(stated), true) END;
COMMENT ON FUNCTION plan.meets_figure(plan.target, plan.target) IS
	'whether a figure in a sentence and one in a table can be the same; NULL where their units differ or one has no number';

CREATE FUNCTION plan.create_statements() RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF plan.view_is_due('plan.fact_view') THEN
		CREATE OR REPLACE VIEW plan.fact_view AS
		SELECT f.report_id, r.source, r.region_code, r.region, r.report_year, f.fact_no, f.parent_fact_no, f.line, f.section_no,
			s.heading AS section, f.sentence, f.subject, f.indicator_code, i.name_zh, f.measure, f.role, f.tier, f.year_from, f.year,
			f.period, f.aggregation, plan.kind(f.value)::text AS kind, plan.number(f.value) AS number, plan.lower(f.value) AS lower,
			plan.upper(f.value) AS upper, plan.unit(f.value) AS unit, plan.base_number(f.value) AS base_number,
			plan.base_unit(f.value) AS base_unit, f.value, f.printed, f.comparison, f.reference_kind, f.reference
		FROM plan.fact f
		JOIN plan.report r ON r.report_id = f.report_id
		LEFT JOIN plan.section s ON s.report_id = f.report_id AND s.section_no = f.section_no
		LEFT JOIN plan.indicator i ON i.indicator_code = f.indicator_code;
		PERFORM plan.describe('plan.fact_view', 'figures in sentences, with their report and heading and plain numbers',
			'report_id: the report', 'source: its source', 'region_code: GB/T 2260 code', 'region: region',
			'report_year: year that the report is on', 'fact_no: place in the report', 'parent_fact_no: fact that it is part of',
			'line: line of the text', 'section_no: heading that it stands under', 'section: that heading', 'sentence: sentence as printed',
			'subject: what the figure is about', 'indicator_code: indicator', 'name_zh: its name in the catalogue',
			'measure: kind of figure', 'role: actual, forecast, target, plan or base', 'tier: step of a goal with two steps',
			'year_from: first year', 'year: last year', 'period: the same in SDMX notation', 'aggregation: year, mean, sum, stock, streak',
			'kind: how the value is stated', 'number: stated number', 'lower: lower end', 'upper: upper end', 'unit: unit',
			'base_number: number in the base unit', 'base_unit: base unit', 'value: the value', 'printed: as printed',
			'comparison: side of a reference', 'reference_kind: kind of reference', 'reference: reference as printed');
	END IF;
	IF plan.view_is_due('plan.commitment') THEN
		CREATE OR REPLACE VIEW plan.commitment AS
		SELECT r.region_code, r.region, f.year, f.report_id, r.source, f.fact_no, f.line, f.sentence, f.subject, f.indicator_code,
			f.measure, f.tier, f.value AS goal, k.report_id AS result_report, k.source AS result_source, k.origin AS result_origin,
			k.line AS result_line, k.value AS result, k.report_id IS NOT NULL AS matched,
			j.verdict::text AS verdict, j.reason
		FROM plan.fact f
		JOIN plan.report r ON r.report_id = f.report_id
		LEFT JOIN plan.indicator i ON i.indicator_code = f.indicator_code
		-- what a later report (or a later part of this one) says was reached: a table before a sentence, the last print first
		LEFT JOIN LATERAL (
			SELECT s.* FROM (
				SELECT x.* FROM plan.stated_figure x
				WHERE x.region_code = r.region_code AND x.indicator_code = f.indicator_code
				UNION ALL
				-- what the catalogue does not know, by its name
				SELECT x.* FROM plan.stated_figure x
				WHERE f.indicator_code IS NULL AND x.region_code = r.region_code AND x.indicator_code IS NULL AND x.indicator = f.subject
			) s
			-- what was reached in a part of the year is no result of the year
			WHERE s.year = f.year AND s.period IS NOT DISTINCT FROM f.period AND s.role IN ('actual', 'forecast')
				AND s.vintage >= f.year AND s.measure IS NOT DISTINCT FROM f.measure
			ORDER BY s.role, s.origin DESC, s.vintage DESC, s.report_id DESC, s.table_no, s.row_no, s.column_no, s.fact_no LIMIT 1
		) k ON true
		LEFT JOIN LATERAL (
			SELECT n.* FROM plan.judge_indicator(f.value, k.value, i.direction, NULL, i.measure, i.can_exceed, false, NULL,
				plan.policy_tolerance(coalesce(nullif(current_setting('plan_indicator.policy', true), ''), r.policy), coalesce(f.indicator_code, ''))) n
			WHERE k.report_id IS NOT NULL
			OFFSET 0 -- asks for nothing where there is no result
		) j ON true
		WHERE f.role IN ('target', 'plan') AND f.comparison IS NULL AND f.value IS NOT NULL AND f.year > coalesce(r.report_year, 0);
		PERFORM plan.describe('plan.commitment', 'what a report promises in its sentences, and what the next one says was reached',
			'region_code: GB/T 2260 code', 'region: region', 'year: year of the promise', 'report_id: report that makes it',
			'source: its source', 'fact_no: the fact', 'line: line of the text', 'sentence: sentence as printed', 'subject: what it is about',
			'indicator_code: indicator', 'measure: kind of figure', 'tier: floor, goal or stretch', 'goal: what is promised',
			'result_report: report that says what was reached', 'result_source: its source', 'result_origin: table or fact',
			'result_line: line of its text', 'result: what was reached', 'matched: whether a later report says it',
			'verdict: verdict on the result', 'reason: codes that say why');
	END IF;
	PERFORM plan.create_stated_check();
END
$$;
COMMENT ON FUNCTION plan.create_statements() IS 'part of create_tables(): views of what the sentences say';

CREATE FUNCTION plan.create_stated_check() RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF plan.view_is_due('plan.stated_check') THEN
		CREATE OR REPLACE VIEW plan.stated_check AS
		SELECT r.report_id, r.source, r.region_code, r.region, c.line, c.fact_no, c.group_no, c.kind, c.statement, c.indicator_code,
			c.stated, c.found, c.evidence, c.result
		-- report by report, so that a condition on the report reaches its rows
		FROM plan.report r
		CROSS JOIN LATERAL (
			SELECT k.*, CASE WHEN k.holds THEN 'confirmed'
				-- where another sentence gives the figure of the table, this one speaks of a part or of elsewhere
				WHEN k.kind = 'figure' AND bool_or(k.holds) OVER (PARTITION BY k.indicator_code, k.evidence) THEN 'unclear'
				WHEN NOT k.holds THEN 'contradicted' ELSE 'unclear' END AS result
			FROM (
				WITH figure AS (
					-- a figure in a sentence beside the table of the same report, indicator, years and role
					SELECT f.report_id, f.line, f.fact_no, NULL::integer AS group_no, 'figure'::text AS kind, f.sentence AS statement,
						f.indicator_code, f.value AS stated, v.value AS found,
						format('table %s row %s: %s', v.table_no, v.row_no, regexp_replace(v.printed, '\s', '', 'g')) AS evidence,
						plan.meets_figure(f.value, v.value) AS holds
					FROM plan.fact f
					JOIN LATERAL (
						SELECT s.table_no, s.row_no, s.value, s.printed FROM plan.stated_value s
						WHERE s.report_id = r.report_id AND s.indicator_code = f.indicator_code AND s.year = f.year
							AND s.period IS NOT DISTINCT FROM f.period
							AND (f.role IN ('actual', 'forecast') AND s.role IN ('actual', 'forecast', 'average')
								OR f.role IN ('target', 'plan') AND s.role = 'target')
						ORDER BY s.table_no, s.row_no LIMIT 1
					) v ON true
					WHERE f.report_id = r.report_id AND f.comparison IS NULL AND f.tier IS DISTINCT FROM 'stretch'
				), difference AS (
					-- "超过年初目标1.5个百分点": the actual of the table against its own goal
					SELECT f.report_id, f.line, f.fact_no, NULL::integer, 'difference'::text, f.sentence, b.indicator_code, f.value,
						plan.target(abs(plan.number(b.actual) - plan.number(b.goal)), plan.unit(f.value)),
						format('table %s row %s: %s against %s', b.table_no, b.row_no, b.actual, b.goal),
						plan.meets_figure(f.value, plan.target(abs(plan.number(b.actual) - plan.number(b.goal)), plan.unit(f.value)))
							AND sign(plan.number(b.actual) - plan.number(b.goal)) = CASE f.comparison WHEN 'above' THEN 1 WHEN 'below' THEN -1 ELSE 0 END
					FROM plan.fact f
					-- the indicator is that of the figure beside it: "增长8.5%左右，超过年初目标1.5个百分点"
					JOIN LATERAL (
						SELECT g.indicator_code FROM plan.fact g
						WHERE g.report_id = r.report_id AND g.sentence = f.sentence AND g.subject = f.subject AND g.indicator_code IS NOT NULL
							AND (g.measure = 'growth') = (plan.unit(f.value) IN ('个百分点', '百分点'))
						ORDER BY g.fact_no DESC LIMIT 1
					) g ON true
					JOIN plan.judged_row b ON b.report_id = r.report_id AND b.indicator_code = g.indicator_code AND b.year = f.year
					WHERE f.report_id = r.report_id AND f.comparison IN ('above', 'below') AND f.reference_kind = 'plan' AND plan.number(f.value) IS NOT NULL
						AND plan.number(b.goal) IS NOT NULL AND plan.number(b.actual) IS NOT NULL
				), listed AS (
					-- how many indicators a table has, and how many of them were fulfilled by the printed verdicts, else the computed ones
					SELECT t.report_id, t.table_no, t.kind, max(v.year) FILTER (WHERE v.role = 'target') AS year, w.binding,
						count(DISTINCT w.row_no) AS n,
						count(DISTINCT w.row_no) FILTER (WHERE CASE WHEN w.printed_verdict IS NOT NULL
							THEN EXISTS (SELECT 1 FROM plan.verdict_word x WHERE x.word = w.printed_verdict AND 'met' = ANY (x.verdicts))
							ELSE EXISTS (SELECT 1 FROM plan.scorecard c WHERE c.report_id = r.report_id AND c.table_no = w.table_no
								AND c.row_no = w.row_no AND c.verdict IN ('met', 'exceeded')) END) AS fulfilled
					FROM plan.report_table t
					JOIN plan.indicator_row w ON w.report_id = t.report_id AND w.table_no = t.table_no AND NOT (w.parent_row_no IS NOT NULL AND w.seq IS NULL)
					LEFT JOIN plan.indicator_value v ON v.report_id = w.report_id AND v.table_no = w.table_no AND v.row_no = w.row_no
					WHERE t.report_id = r.report_id AND t.kind IN ('completion', 'target')
					GROUP BY GROUPING SETS ((t.report_id, t.table_no, t.kind), (t.report_id, t.table_no, t.kind, w.binding))
				), counted AS (
					SELECT f.report_id, f.line, f.fact_no, f.sentence, f.value, f.measure, f.year,
						regexp_replace(f.subject, '[中里内]$', '') AS subject,
						CASE WHEN f.subject ~ '约束性' THEN 'binding' WHEN f.subject ~ '预期性' THEN 'expected' END AS binding,
						x.before ~ '完成率[^，。；：]{0,4}$' AS of_rate, x.before ~ '完成[^，。；：0-9]{0,4}$' AS fulfilled, x.behind
					FROM plan.fact f
					CROSS JOIN LATERAL (
						SELECT left(f.sentence, strpos(f.sentence, f.printed) - 1) AS before,
							substring(substr(f.sentence, strpos(f.sentence, f.printed) + length(f.printed)) FROM '^[^，。；：]*') AS behind
					) x
					WHERE f.report_id = r.report_id AND strpos(f.sentence, f.printed) > 0 AND (f.measure = 'count' AND f.subject ~ '指标[中里内]?$' OR f.measure = 'rate')
						-- a five-year plan has other indicators
						AND f.sentence !~ '五年|“十[一二三四五六七八九]五”[^，。；]{0,6}(确定|提出|完成)'
				), indicators AS (
					SELECT c.report_id, c.line, c.fact_no, NULL::integer,
						CASE WHEN c.of_rate THEN 'fulfilment_rate' WHEN c.fulfilled THEN 'fulfilled_count' ELSE 'indicator_count' END,
						c.sentence, NULL::text, c.value, plan.target(x.figure, plan.unit(c.value)),
						format('table %s: %s indicators%s', l.table_no, l.n, CASE WHEN c.fulfilled OR c.of_rate THEN format(', %s fulfilled', l.fulfilled) ELSE '' END),
						plan.meets_figure(c.value, plan.target(x.figure, plan.unit(c.value)))
					FROM counted c
					JOIN LATERAL (
						SELECT l.table_no, l.n, l.fulfilled FROM listed l
						WHERE c.subject ~ '^(主要|各项|项|条)?(约束性|预期性)?指标$|完成率?$|^率$' AND l.report_id = c.report_id
							AND l.binding::text IS NOT DISTINCT FROM c.binding
							AND (c.binding IS NOT NULL OR l.binding IS NULL) AND l.year IS NOT DISTINCT FROM c.year
						UNION ALL
						-- 核心指标8项: the rows of a section of that name
						SELECT w.table_no, count(*), NULL FROM plan.indicator_row w
						WHERE w.report_id = r.report_id AND c.binding IS NULL AND c.subject <> '指标' AND w.section LIKE c.subject || '%'
						GROUP BY w.table_no
						ORDER BY table_no, n DESC LIMIT 1
					) l ON true
					CROSS JOIN LATERAL (
						SELECT CASE WHEN c.of_rate THEN round(100.0 * l.fulfilled / nullif(l.n, 0), scale(plan.number(c.value)))
							WHEN c.fulfilled THEN l.fulfilled ELSE l.n END::numeric AS figure
					) x
					-- "5项指标低于预期" counts some of them: which, only the sentence knows
					WHERE c.of_rate OR c.measure = 'count' AND (c.fulfilled OR c.behind !~ '低于|不及|未|完成|达到|达标|好于|超')
				), parts AS (
					-- the parts of a group of projects against the whole: each way that it is divided, and all of them
					SELECT p.report_id, p.group_no, grouping(k.dimension) AS all_parts, k.dimension, m.what, m.whole, sum(m.part) AS total,
						count(*) AS n, count(m.part) AS known
					FROM plan.project_group p
					JOIN plan.project_group k ON k.report_id = p.report_id AND k.parent_group_no = p.group_no
					CROSS JOIN LATERAL (VALUES ('projects', plan.base_number(p.projects), plan.base_number(k.projects)),
						('total_investment', plan.base_number(p.total_investment), plan.base_number(k.total_investment)),
						('annual_investment', plan.base_number(p.annual_investment), plan.base_number(k.annual_investment))) m(what, whole, part)
					WHERE p.report_id = r.report_id AND m.whole IS NOT NULL
					GROUP BY GROUPING SETS ((p.report_id, p.group_no, m.what, m.whole, k.dimension), (p.report_id, p.group_no, m.what, m.whole))
				), divisions AS (
					SELECT s.*, bool_or(s.total = s.whole) OVER w AS some_fit, count(*) FILTER (WHERE s.all_parts = 0) OVER w AS ways
					FROM parts s WHERE s.n > 1 AND s.known = s.n
					WINDOW w AS (PARTITION BY s.report_id, s.group_no, s.what)
				), sums AS (
					SELECT s.report_id, g.line, NULL::integer, s.group_no, 'sum of ' || s.what, g.text, NULL::text, u.value,
						plan.target(trim_scale(s.total / plan.magnitude(u.value)), plan.unit(u.value)),
						format('%s parts%s', s.n, coalesce(' by ' || s.dimension, '')), s.whole = s.total
					FROM divisions s
					JOIN plan.project_group g ON g.report_id = s.report_id AND g.group_no = s.group_no
					CROSS JOIN LATERAL (
						SELECT CASE s.what WHEN 'projects' THEN g.projects WHEN 'total_investment' THEN g.total_investment
							ELSE g.annual_investment END AS value
					) u
					WHERE CASE WHEN s.some_fit THEN s.total = s.whole AND (s.all_parts = 0 OR s.ways <> 1) ELSE s.all_parts = CASE WHEN s.ways > 1 THEN 0 ELSE 1 END END
				)
				SELECT * FROM figure UNION ALL SELECT * FROM difference UNION ALL SELECT * FROM indicators UNION ALL SELECT * FROM sums
			) k
		) c;
		PERFORM plan.describe('plan.stated_check', 'what a report says in sentences, against its own tables and sums',
			'report_id: the report', 'source: its source', 'region_code: GB/T 2260 code', 'region: region', 'line: line of the statement',
			'fact_no: the fact', 'group_no: the group of projects',
			'kind: figure, difference, indicator_count, fulfilled_count, fulfilment_rate, sum of projects, sum of total_investment, sum of annual_investment',
			'statement: sentence as printed', 'indicator_code: indicator', 'stated: figure of the statement', 'found: figure that the tables give',
			'evidence: where it stands', 'result: confirmed, contradicted, unclear');
	END IF;
END
$$;
COMMENT ON FUNCTION plan.create_stated_check() IS 'part of create_tables(): the view stated_check';
