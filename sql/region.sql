-- The region that a text speaks of: counted in one pass, as SQL counts it name by name.
CREATE FUNCTION pg_temp.by_sql(title text, content text, OUT region_code text, OUT region text, OUT mentions integer)
	LANGUAGE sql STABLE AS $$
	WITH named AS (
		SELECT r.region_code, r.full_name, (length($2) - length(replace($2, left(r.name, -1), ''))) / (length(r.name) - 1) AS mentions
		FROM plan.shipped_regions() r
		WHERE right(r.name, 1) = substring($1 FROM '(省|市|区|县|州|旗|盟)(?:人民)?政府') AND length(r.name) > 2
			AND position(left(r.full_name, 2) IN $2) > 0
	), ranked AS (
		SELECT n.*, row_number() OVER w AS place, coalesce(lead(n.mentions) OVER w, 0) AS next_mentions
		FROM named n WHERE n.mentions > 0 WINDOW w AS (ORDER BY n.mentions DESC, n.region_code)
	)
	SELECT r.region_code, r.full_name, r.mentions::integer FROM ranked r
	WHERE r.place = 1 AND r.mentions >= 3 AND r.mentions >= 3 * r.next_mentions
$$;
-- texts that name a region so often, mostly its province too, and another region, often of its kind, now and then
CREATE TABLE texts AS
SELECT right(r.name, 1) || CASE i WHEN 1 THEN '政府工作报告' ELSE '人民政府工作报告' END AS title,
	repeat(left(r.name, -1) || '稳步发展。', i) || left(o.full_name, 2) || CASE WHEN i % 4 < 3 THEN left(r.full_name, 2) ELSE '' END
		|| repeat(left(o.name, -1) || '。', (r.no / 64 % 4)::integer) AS content
FROM (SELECT *, row_number() OVER (ORDER BY region_code) AS no FROM plan.shipped_regions()) r
JOIN (SELECT *, row_number() OVER (ORDER BY md5(region_code)) AS no FROM plan.shipped_regions()) o USING (no)
CROSS JOIN generate_series(1, 9) i
WHERE r.no % 64 = 0;
SELECT count(*) > 300 AS texts, count(c.region_code) > 50 AS named, count(*) FILTER (WHERE c.region_code IS NULL) > 50 AS open,
	count(*) FILTER (WHERE c IS DISTINCT FROM s) AS differ
FROM texts t, plan.region_of_text(title, content) c, pg_temp.by_sql(title, content) s;
-- a name's parts that overlap count once, a title without a kind says nothing
SELECT * FROM plan.region_of_text('区政府工作报告', '重庆北碚北碚北碚');
SELECT * FROM plan.region_of_text('工作报告', '重庆北碚北碚北碚');
SELECT * FROM plan.region_of_text('区政府工作报告', '');
DROP TABLE texts;
