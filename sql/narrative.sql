-- Verdicts that stand in sentences: told by name and by elimination, and only where the counts agree.
SET client_min_messages = warning;
SET search_path = "$user", public, plan;
BEGIN;
\set table 'E''表1：2022年主要指标完成情况\\n序号\\t指标\\t单位\\t2022年目标\\t2022年实际\\n1\\t地区生产总值增速\\t%\\t6\\t6.4\\n2\\t固定资产投资增速\\t%\\t8\\t3\\n3\\t进出口总额\\t亿元\\t30\\t24\\n4\\t城镇新增就业人数\\t万人\\t2\\t2.1\\n5\\t森林覆盖率\\t%\\t45\\t44.6\\n'''
CREATE FUNCTION pg_temp.told(sentences text, indicators text) RETURNS TABLE (row_no integer, indicator text, printed_verdict text, printed_basis text, verdict text, agrees boolean)
	LANGUAGE plpgsql AS $$
DECLARE
	id bigint := plan.load_report(E'重庆市江北区2022年国民经济和社会发展计划执行情况的报告\n一、执行情况\n' || sentences || E'\n' || indicators);
BEGIN
	RETURN QUERY SELECT s.row_no, s.indicator, s.printed_verdict, s.printed_basis, s.verdict, s.agrees_with_printed FROM plan.scorecard s WHERE s.report_id = id ORDER BY 1;
	PERFORM plan.remove_report(id);
END
$$;
-- two are named, two of the three others are counted, one is spoken of apart
SELECT * FROM pg_temp.told('地区生产总值增长6.4%，城镇新增就业人数等3项指标完成目标或基本达到预期，2项指标略低于预期，其中，固定资产投资增速受房地产影响，进出口总额受市场影响。', :table);
SELECT * FROM pg_temp.told('地区生产总值（GDP）增速达6.4%。城镇新增就业人数等2项指标完成目标或基本达到预期。2项指标低于预期，其中固定资产投资增速、进出口总额不及预期。', :table);
-- one too few is named: nothing is told; one too many is left: nothing of those
SELECT count(printed_verdict) FROM pg_temp.told('城镇新增就业人数等2项指标完成目标。3项指标低于预期，其中固定资产投资增速、进出口总额不及预期。', :table);
SELECT count(printed_verdict) FROM pg_temp.told('城镇新增就业人数等2项指标完成目标。2项指标低于预期，其中固定资产投资增速、进出口总额不及预期。', :table);
-- of some alone
SELECT row_no, printed_verdict FROM pg_temp.told('有2项指标未完成，固定资产投资增速、进出口总额回落。', :table) WHERE printed_verdict IS NOT NULL;
-- all of them
SELECT DISTINCT printed_verdict FROM pg_temp.told('5项指标全部完成。', :table);
-- a printed verdict is never replaced
SELECT printed_verdict, printed_basis FROM pg_temp.told('5项指标全部完成。', E'表1：2022年主要指标完成情况\n序号\t指标\t单位\t2022年目标\t2022年实际\t完成情况\n1\t森林覆盖率\t%\t45\t44.6\t未完成\n');
ROLLBACK;
