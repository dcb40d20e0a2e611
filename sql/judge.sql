-- plan.judge and its short forms; the vectors are in test/spec/judge.md.
\set SHOW_CONTEXT never
SELECT plan.completion('7左右', 8.5), plan.completion('7左右', 8), plan.completion('7左右', '8.5'), plan.completion(7, 8.5);
\x on
SELECT * FROM plan.judge('7.5%左右', '7.4%');
SELECT * FROM plan.judge('8.5%', '8%以上', 'higher', 'binding');
SELECT * FROM plan.judge('完成市级下达任务(10000万美元）', '319万美元', 'higher', NULL);
\x off
SELECT plan.completion(NULL, 3), plan.completion(3, NULL), (plan.judge(NULL, NULL)).reason;

-- policies: shipped ones work without tables; a tolerance makes it immutable
SELECT plan.completion('3.8%', '3%'), plan.completion('3.8%', '3%', policy => 'lenient'), plan.completion('3.8%', '3.5%', policy => 'strict');
SET plan_indicator.policy = 'lenient';
SELECT plan.completion('3.8%', '3%'), (plan.judge('3.8%', '3%')).policy;
RESET plan_indicator.policy;
SELECT plan.completion('3.8%', '3%', policy => 'generous');
SELECT plan.completion('3.8%', '3%', NULL, 'expected', NULL, NULL, ROW(0.2, 0.02, 1, 0.3, 0, 0, 'literal', 'linear', NULL)::plan.tolerance);
SET plan_indicator.polcy = 'x';

-- rates and gaps
SELECT v.goal, v.actual, round(plan.completion_rate(v.goal, v.actual, v.direction), 1) AS rate, plan.gap(v.goal, v.actual)
FROM (VALUES ('-10.6'::plan.target, '-10.1'::plan.target, 'higher'::plan.direction), ('10', '-2.3', 'higher'), ('≤0.022', '0.013', NULL),
	('7', '8.5左右', NULL), ('1亿元', '9800万元', NULL), ('0', '1', NULL), ('市级下达', '3', NULL)) v(goal, actual, direction);
SELECT round(plan.completion_rate('≤0.022', 0.013, method => 'reciprocal'), 1) AS reciprocal,
	round(plan.completion_rate('7.5%', '3.9%', method => 'index'), 2) AS index;
SELECT plan.completion_rate(7, 8, method => 'quadratic');
-- how much of the way from a base is done, in either direction and unit
SELECT round(plan.completion_rate(v.goal, v.actual, NULL, 'progress', v.base), 1) AS progress
FROM (VALUES ('3000亿元'::plan.target, '2400亿元'::plan.target, '2000亿元'::plan.target), ('≤10', '12', '20'), ('1亿元', '8000万元', '5000万元'),
	('75%', '69%', '70%'), ('8', '8', '8'), ('市级下达', '3', '2'), ('8', '9', NULL)) v(goal, actual, base);
SELECT round(plan.completion_rate('≤0.022', 0.013, NULL, 'reciprocal', 1), 1) AS reciprocal;
SELECT plan.completion_rate('2亿美元', '3亿元', NULL, 'progress', '1亿元');
SELECT plan.gap('2亿美元', '3亿元');
SELECT round((plan.judge(7, 14, NULL, 'expected', NULL, NULL, ROW(0, 0, 0, 0, 0, 0, 'literal', 'linear', 150)::plan.tolerance)).completion_rate, 1) AS capped;

-- three-valued
SELECT plan.meets('7', '8以上'), plan.meets('8.5', '8以上'), plan.meets('8', 7), plan.meets(NULL, 7);
SELECT '8以上'::plan.target OPERATOR(plan.|=) '7' AS yes, '8以上'::plan.target OPERATOR(plan.|=) '8.5' AS open, '6'::plan.target OPERATOR(plan.|=) '≤5' AS no;
-- each row its own answer, with a constant on either side
SELECT v AS actual, v OPERATOR(plan.|=) '8' AS fulfils_8, '8' OPERATOR(plan.|=) v AS is_fulfilled_by_8 FROM unnest(ARRAY['10', '9', '7', '7.5', '8']::plan.target[]) v;

-- words
SELECT plan.label('exceeded'::plan.verdict), plan.label('binding'::plan.binding), plan.label('exceeded', 'lower'), plan.label('met', 'lower');
SELECT plan.explain_completion('7.5%左右', '7.4%');
SELECT plan.explain_completion('8.5', '8以上');
SELECT plan.explain_completion('达到100家', '120家', 'higher');
SELECT plan.explain_completion('≥40%', '33%', NULL, 'binding');
SELECT plan.explain_completion('市级下达', '完成市级下达目标');

-- only our enums have labels here
CREATE SCHEMA other;
CREATE TYPE other.verdict AS ENUM ('met', 'exceeded');
SELECT plan.label('met'::other.verdict), plan.label('met'::plan.verdict);
DROP SCHEMA other CASCADE;

-- a goal of a later year: linear and compound paths, years out of order, units
SELECT t.* FROM (VALUES ('3000亿元'::plan.target, 2025, '2000亿元'::plan.target, 2020, '2400亿元'::plan.target, 2022, NULL::plan.direction, 'linear'),
	('3000亿元', 2025, '2000亿元', 2020, '2200亿元', 2022, NULL, 'compound'), ('≤10', 2025, '20', 2020, '12', 2023, NULL, 'linear'),
	('10', 2025, '20', 2020, '12', 2023, 'lower', 'linear'), ('75%', 2025, '70%', 2020, '72.9%', 2023, 'higher', 'linear'),
	('1亿元', 2025, '5000万元', 2020, '8000万元', 2022, NULL, 'linear'), ('100家', 2025, '80户', 2020, '90家', 2022, NULL, 'linear'),
	('100', 2020, '80', 2020, '90', 2022, NULL, 'linear'), ('市级下达', 2025, '80', 2020, '90', 2022, NULL, 'linear'),
	('比上年提高0.5个百分点', 2025, '80%', 2020, '90%', 2022, NULL, 'linear'), ('3000亿元', 2025, '2000', 2020, '2400', 2022, NULL, 'linear'),
	('3000', 2025, '2000亿元', 2020, '2400亿元', 2022, NULL, 'linear'), ('5个百分点', 2025, '0个百分点', 2020, '2百分点', 2022, 'higher', NULL),
	('5‰', 2025, '0‰', 2020, '0.9‰', 2021, 'higher', 'linear'), ('低于10', 2025, '20', 2020, '12', 2023, 'higher', 'linear'),
	('100', 2147483647, '80', -2147483648, '90', 2022, NULL, 'linear'), ('100亿元', 2025, '80万美元', 2020, '90', 2022, NULL, 'linear'))
	v(goal, goal_year, base, base_year, actual, actual_year, direction, method),
	LATERAL plan.on_track(v.goal, v.goal_year, v.base, v.base_year, v.actual, v.actual_year, v.direction, v.method) t;
SELECT (plan.on_track(1, 2025, 1, 2020, 1, 2021, method => 'straight')).verdict;
