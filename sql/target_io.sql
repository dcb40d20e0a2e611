-- What goes in comes out: white space removed, width folded, nothing else changed.
SELECT v AS printed, v::plan.target AS target, v::plan.target::text::plan.target::text = v::plan.target::text AS stable
FROM unnest(ARRAY['7', '3.0', ' 8.5 左右', '≥ 315', '１２．５％', '-10.6（调整后)', '完成市级' || E'\n\n' || '下达目标', '1,400.5',
	'6%—6.5%', '约100亿元', '—', '市级暂未反馈']) v;

-- text that is no value: type, input, position, a way out
\set SHOW_CONTEXT never
SELECT '30个项目'::plan.target;
SELECT ''::plan.target;
SELECT '123456789012345678901234567890123456789'::plan.target;
SELECT repeat('7', 1024 * 1024 + 1)::plan.target;

-- the lax door
SELECT plan.try_target('30个项目') IS NULL, plan.try_target('30个'), plan.is_target('30个项目'), plan.is_target('30个');
