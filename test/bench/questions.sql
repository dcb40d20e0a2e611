-- The typical questions, each about one report, region, indicator or year (one) or about everything (all). $R stands for a
-- report_id, $P for the region_code of it, $Y for its report_year.
CREATE TABLE synthetic.question (question_no integer GENERATED ALWAYS AS IDENTITY, scope text, question text, query text);
INSERT INTO synthetic.question (scope, question, query) VALUES
('one', 'scorecard of a report', 'SELECT * FROM plan.scorecard WHERE report_id = $R'),
('one', 'scorecard_zh of a region and year', 'SELECT * FROM plan.scorecard_zh s WHERE s."报告编号" IN (SELECT report_id FROM plan.report WHERE region_code = $P AND report_year = $Y)'),
('one', 'scorecard of a region', 'SELECT * FROM plan.scorecard WHERE region_code = $P'),
('one', 'scorecard_summary of a report', 'SELECT * FROM plan.scorecard_summary WHERE report_id = $R'),
('one', 'verdict_disagreement of a report', 'SELECT * FROM plan.verdict_disagreement WHERE report_id = $R'),
('one', 'target_revision of a region', 'SELECT * FROM plan.target_revision WHERE region_code = $P'),
('one', 'actual_revision of a region', 'SELECT * FROM plan.actual_revision WHERE region_code = $P'),
('one', 'next_target of a region', 'SELECT * FROM plan.next_target WHERE region_code = $P'),
('one', 'next_target of a report', 'SELECT * FROM plan.next_target WHERE report_id = $R'),
('one', 'indicator_change of a region', 'SELECT * FROM plan.indicator_change WHERE region_code = $P'),
('one', 'average_check of a region', 'SELECT * FROM plan.average_check WHERE region_code = $P'),
('one', 'series of a region and indicator', 'SELECT * FROM plan.series WHERE region_code = $P AND indicator_code = ''gdp_growth'''),
('one', 'observation of a region and indicator', 'SELECT * FROM plan.observation WHERE ref_area = $P AND indicator = ''trade_total'''),
('one', 'fact_view of a report', 'SELECT * FROM plan.fact_view WHERE report_id = $R'),
('one', 'commitment of a report', 'SELECT * FROM plan.commitment WHERE report_id = $R'),
('one', 'commitment of a region', 'SELECT * FROM plan.commitment WHERE region_code = $P'),
('one', 'stated_check of a report', 'SELECT * FROM plan.stated_check WHERE report_id = $R'),
('indicator', 'series of an indicator, all regions', 'SELECT * FROM plan.series WHERE indicator_code = ''gdp_growth'''),
('indicator', 'observation of an indicator and year', 'SELECT * FROM plan.observation WHERE indicator = ''gdp_growth'' AND time_period = ''2020'' AND is_latest'),
('indicator', 'scorecard of an indicator and year', 'SELECT * FROM plan.scorecard WHERE indicator_code = ''gdp_growth'' AND year = 2020'),
('year', 'verdict_disagreement of a year', 'SELECT * FROM plan.verdict_disagreement WHERE year = 2020'),
('year', 'scorecard_summary of a year', 'SELECT * FROM plan.scorecard_summary WHERE year = 2020 AND level = ''report'''),
('all', 'unresolved_indicator', 'SELECT * FROM plan.unresolved_indicator'),
('all', 'scorecard', 'SELECT * FROM plan.scorecard'),
('all', 'scorecard_summary', 'SELECT * FROM plan.scorecard_summary'),
('all', 'verdict_disagreement', 'SELECT * FROM plan.verdict_disagreement'),
('all', 'target_revision', 'SELECT * FROM plan.target_revision'),
('all', 'actual_revision', 'SELECT * FROM plan.actual_revision'),
('all', 'next_target', 'SELECT * FROM plan.next_target'),
('all', 'indicator_change', 'SELECT * FROM plan.indicator_change'),
('all', 'average_check', 'SELECT * FROM plan.average_check'),
('all', 'series', 'SELECT * FROM plan.series'),
('all', 'observation', 'SELECT * FROM plan.observation'),
('all', 'commitment', 'SELECT * FROM plan.commitment'),
('all', 'stated_check', 'SELECT * FROM plan.stated_check');
-- a question about the n-th report
CREATE FUNCTION synthetic.asked(query text, n integer) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT replace(replace(replace($1, '$R', r.report_id::text), '$P', quote_literal(r.region_code)), '$Y', r.report_year::text)
	FROM plan.report r WHERE r.source = 'synthetic ' || $2
$$;
-- every column of every row is computed, as a client would have it
CREATE FUNCTION synthetic.ask(query text, OUT n bigint, OUT ms numeric) LANGUAGE plpgsql AS $$
DECLARE
	began timestamptz := clock_timestamp();
	r record;
BEGIN
	n := 0;
	FOR r IN EXECUTE query LOOP
		n := n + 1;
	END LOOP;
	ms := round(extract(epoch FROM clock_timestamp() - began) * 1000, 1);
END
$$;
