-- The scorecard in sums, and where it parts from the printed verdicts.

CREATE FUNCTION plan.create_summaries() RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF plan.view_is_due('plan.scorecard_summary') THEN
		CREATE OR REPLACE VIEW plan.scorecard_summary AS
		SELECT r.report_id, r.source, r.region_code, r.region, s.year, s.level, s.category, s.binding, s.indicators, s.exceeded, s.met,
			s.nearly_met, s.missed, s.not_assessable, s.assessable, s.fulfilment_share, s.official_share, s.veto, s.binding_missed,
			s.printed, s.disagreeing
		-- report by report, so that a condition on the report reaches it
		FROM plan.report r
		CROSS JOIN LATERAL (
			SELECT s.year,
				CASE WHEN grouping(s.category) = 0 THEN 'category' WHEN grouping(s.binding) = 0 THEN 'binding' ELSE 'report' END AS level,
				s.category, s.binding, count(*) AS indicators,
				count(*) FILTER (WHERE s.verdict = 'exceeded') AS exceeded, count(*) FILTER (WHERE s.verdict = 'met') AS met,
				count(*) FILTER (WHERE s.verdict = 'nearly_met') AS nearly_met, count(*) FILTER (WHERE s.verdict = 'missed') AS missed,
				count(*) FILTER (WHERE s.verdict = 'not_assessable') AS not_assessable,
				count(*) FILTER (WHERE s.verdict <> 'not_assessable') AS assessable,
				round(100.0 * count(*) FILTER (WHERE s.verdict IN ('exceeded', 'met'))
					/ nullif(count(*) FILTER (WHERE s.verdict <> 'not_assessable'), 0), 1) AS fulfilment_share,
				round(100.0 * count(*) FILTER (WHERE s.verdict IN ('exceeded', 'met', 'nearly_met'))
					/ nullif(count(*) FILTER (WHERE s.verdict <> 'not_assessable'), 0), 1) AS official_share,
				coalesce(bool_or(s.binding = 'binding' AND s.verdict = 'missed'
					AND coalesce(s.reason, '') !~ '(^|,)\s*provisional_goal(,|$)'), false) AS veto,
				array_agg(s.indicator ORDER BY s.row_no) FILTER (WHERE s.binding = 'binding' AND s.verdict = 'missed') AS binding_missed,
				count(s.printed_verdict) AS printed, count(*) FILTER (WHERE NOT s.agrees_with_printed) AS disagreeing
			FROM plan.scorecard s
			WHERE s.report_id = r.report_id AND s.counted
			GROUP BY GROUPING SETS ((s.year), (s.year, s.category), (s.year, s.binding))
		) s;
		PERFORM plan.describe('plan.scorecard_summary', 'how many indicators of a report got which verdict; # rows are counted by their parent',
			'report_id: the report', 'source: its source', 'region_code: GB/T 2260 code', 'region: region', 'year: year',
			'level: report, category or binding: what the row sums over', 'category: field of the plan', 'binding: binding or expected',
			'indicators: number of indicators', 'exceeded: of these exceeded', 'met: met', 'nearly_met: nearly met', 'missed: missed',
			'not_assessable: not assessable', 'assessable: all but these', 'fulfilment_share: exceeded and met in percent of assessable',
			'official_share: with nearly met, as reports count', 'veto: a binding indicator was missed',
			'binding_missed: the binding indicators that were missed', 'printed: indicators with a printed verdict',
			'disagreeing: of these with a computed verdict that the printed one does not allow');
	END IF;
	IF plan.view_is_due('plan.verdict_disagreement') THEN
		CREATE OR REPLACE VIEW plan.verdict_disagreement AS
		SELECT s.report_id, s.source, s.table_no, s.row_no, s.line, s.region_code, s.region, s.year, s.indicator_code, s.indicator,
			s.unit, s.binding, s.goal, s.actual, s.printed_verdict, s.printed_basis, s.verdict, s.verdict_zh, s.verdict_rank,
			s.verdict_min, s.verdict_max, s.gap, s.gap_unit, s.gap_favourable, s.completion_rate, s.policy, s.reason,
			CASE WHEN s.printed_basis IN ('revised_expectation', 'narrative') AND s.verdict = 'not_assessable' THEN 'undecided'
				WHEN s.printed_basis = 'revised_expectation' THEN 'different_yardstick'
				WHEN s.verdict = 'not_assessable' THEN 'undecided'
				-- both say it fell short (or that it did not): only where "nearly" ends is disputed
				WHEN 'nearly_met' = ANY (z.verdicts) OR s.verdict = 'nearly_met' THEN 'threshold'
				ELSE 'arithmetic' END AS why
		FROM plan.scorecard s
		LEFT JOIN LATERAL (
			SELECT w.verdicts FROM plan.verdict_word w WHERE w.word = s.printed_verdict
			ORDER BY length(w.heading) LIMIT 1
		) z ON true
		WHERE s.printed_verdict IS NOT NULL
			AND (NOT s.agrees_with_printed OR s.verdict = 'not_assessable'
				OR s.agrees_with_printed IS NULL AND NOT s.verdict::plan.verdict = ANY (z.verdicts));
		PERFORM plan.describe('plan.verdict_disagreement', 'where the printed verdict and the numbers part, with why',
			'report_id: the report', 'source: its source', 'table_no: table', 'row_no: row', 'line: line of the text',
			'region_code: GB/T 2260 code', 'region: region', 'year: year', 'indicator_code: indicator', 'indicator: its name',
			'unit: unit', 'binding: binding or expected', 'goal: goal', 'actual: actual', 'printed_verdict: verdict as printed',
			'printed_basis: what the printed verdict measures by', 'verdict: computed verdict', 'verdict_zh: its Chinese label',
			'verdict_rank: 0 not assessable to 4 exceeded', 'verdict_min: worst possible', 'verdict_max: best possible',
			'gap: actual minus goal', 'gap_unit: its unit', 'gap_favourable: positive is better', 'completion_rate: in percent',
			'policy: tolerance policy', 'reason: codes that say why the computed verdict is what it is',
			'why: different_yardstick (the report measures by something it does not print), threshold (only where "nearly" ends is disputed), undecided (the numbers leave it open), arithmetic');
	END IF;
END
$$;
COMMENT ON FUNCTION plan.create_summaries() IS 'part of create_tables(): sums of the scorecard';
