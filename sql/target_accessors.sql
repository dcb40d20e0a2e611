-- What a target says, in built-in types.
SELECT v AS target, plan.kind(v), plan.number(v), plan.lower(v), plan.lower_inc(v) AS li, plan.upper(v), plan.upper_inc(v) AS ui,
	plan.is_approximate(v) AS about, plan.unit(v)
FROM unnest(ARRAY['7', '7左右', '8以上', '超过8', '≤0.021', '近50万辆', '140余家', '6-7%', '市级下达', '与上年持平', '比上年提高0.5个百分点',
	'待反馈', '—']::plan.target[]) v;

SELECT v AS target, plan.unit(v), plan.magnitude(v), plan.base_unit(v), plan.base_number(v), plan.base_lower(v), plan.base_upper(v)
FROM unnest(ARRAY['1.2万元', '7亿元以上', '100~150亿元', '6.19公里/平方公里', '5万千瓦时', '3.75万', '7', '—']::plan.target[]) v;

SELECT v AS target, plan.note(v), plan.reference(v), plan.number(plan.reference(v)), plan.is_rounded(v)
FROM unnest(ARRAY['-10.6（调整后)', '完成市级下达任务(10000万美元）', '7']::plan.target[]) v;

-- a unit is filled in between number and bound word; a unit already there stays, words stay as they are
SELECT plan.with_unit('8以上', '%'), plan.with_unit('7.4（按老口径）', '万元'), plan.with_unit('310天以上', '天'),
	plan.with_unit('市级下达', '%'), plan.with_unit('6-7', '（%）'), plan.with_unit('140余', '家'), plan.with_unit('≤1,400', '元');
-- a unit that begins with a digit is not read with the number, 8.2 as 8.21
SELECT plan.with_unit('8.2', '1/10万') AS filled, plan.with_unit('8以上', '1/10万') AS bound, plan.target(8.2, '1/10万') AS made,
	plan.number(plan.with_unit('8.2', '1/10万')) AS number, plan.with_unit('8.2', '1/10万') OPERATOR(plan.<) '8.3/10万' AS below;
SELECT plan.with_unit('8以上', '个项目');
SELECT plan.target(1.20, '万元'), plan.target(7), plan.target(NULL::numeric, '元');
