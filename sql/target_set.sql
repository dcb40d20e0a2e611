-- What numbers a statement admits.
\pset null ∅
SET search_path = plan, public;
SELECT t, t::numrange FROM unnest('{7,7%左右,3‰左右,"7个百分点左右",300亿元左右,-50左右,8以上,超过8,约100以上,≤0.021,低于5%,6-7%,6-7%左右,140余家,近50万,市级下达,—,
	0左右}'::target[]) t;

-- against numrange's own operators, with the ends from accessors and the constants of the type: the whole cross product
CREATE TABLE admitted AS
SELECT t, CASE WHEN has THEN numrange(lower - CASE WHEN wide THEN spread_low ELSE 0 END, upper + CASE WHEN wide THEN spread_high ELSE 0 END,
	CASE WHEN li THEN '[' ELSE '(' END || CASE WHEN ui THEN ']' ELSE ')' END) END AS r
FROM (SELECT format(form, number || unit)::target AS t
		FROM unnest('{%s,%s左右,%s以上,超过%s,%s以内,低于%s,约%s以上,约%s以内,近%s,%1$s～%1$s,6-%s}'::text[]) form, unnest('{-2.3,0,7,7.14,6.86,7.2,6.8,8,9}'::text[]) number,
			unnest('{"",%,‰,万元}'::text[]) unit
		WHERE is_target(format(form, number || unit))
	UNION ALL SELECT v::target FROM unnest('{市级下达,与上年持平,—,待反馈,140余家,70000,71400}'::text[]) v) x,
	LATERAL (SELECT base_lower(t) AS lower, base_upper(t) AS upper, coalesce(lower_inc(t), false) AS li, coalesce(upper_inc(t), false) AS ui,
		kind(t) IN ('exact', 'approx', 'lower', 'upper', 'range') AS has,
		is_approximate(t) AND NOT (kind(t) = 'lower' AND NOT lower_inc(t)) AND NOT (kind(t) = 'upper' AND NOT upper_inc(t)) AS wide,
		CASE base_unit(t) WHEN '%' THEN 0.2 WHEN '‰' THEN 2 ELSE 0.02 * abs(base_lower(t)) END AS spread_low,
		CASE base_unit(t) WHEN '%' THEN 0.2 WHEN '‰' THEN 2 ELSE 0.02 * abs(base_upper(t)) END AS spread_high) a;
SELECT count(*) > 200 AS many, count(*) FILTER (WHERE t::numrange IS DISTINCT FROM r) AS differ FROM admitted;
SELECT count(*) FILTER (WHERE (a.t @> b.t) IS DISTINCT FROM (a.r @> b.r)) AS contains, count(*) FILTER (WHERE (a.t <@ b.t) IS DISTINCT FROM (a.r <@ b.r)) AS contained,
	count(*) FILTER (WHERE (a.t && b.t) IS DISTINCT FROM (a.r && b.r)) AS overlaps, count(*) FILTER (WHERE a.t @> b.t) > 100 AS some, count(*) FILTER (WHERE a.t @> b.t IS NULL) > 100 AS unknown
FROM admitted a, admitted b;
-- numbers on either side; the order is another matter
SELECT '8以上' @> 8, '8以上' @> 7.9, 7.1 <@ '7左右', '7左右'::target < 7 AS before, '7左右' @> 7 AS admits, '6-7%'::target && '6.9%以上';
-- ends of 38 digits are widened outward
SELECT t, t::numrange @> base_lower(t) AND t::numrange @> base_upper(t) AS inside, NOT t::numrange <@ numrange(base_lower(t), base_upper(t), '[]') AS wider
FROM unnest('{12345678901234567890123456789012345678左右,-99999999999999999999999999999999999999左右,99999999999999999999999999999999999999%左右,
	0.00000000000000000000000000000000000001%左右,0.12345678901234567890123456789012345678左右}'::target[]) t;

SELECT t::jsonb FROM unnest('{7,3.0%左右,1.2-1.5万元,超过8,≤0.021,-10.6（调整后）,完成市级下达任务(10000万美元）,比上年提高0.5个百分点,—}'::target[]) t;
DROP TABLE admitted;
