-- Where neither title nor issuer names the region, the text may: a report says its own name again and again.

CREATE FUNCTION plan.region_of_text(title text, content text, OUT region_code text, OUT region text, OUT mentions integer)
	LANGUAGE sql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	WITH kind AS (
		-- "区政府工作报告" says what kind of region it is of
		SELECT substring($1 FROM '(省|市|区|县|州|旗|盟)(?:人民)?政府') AS level
	), named AS (
		SELECT r.region_code, r.full_name, left(r.name, -1) AS short
		FROM kind k, plan.shipped_regions() r
		WHERE right(r.name, 1) = k.level AND length(r.name) > 2 AND position(left(r.name, -1) IN $2) > 0
			-- 振兴 and 新兴 are words too: the province must be named as well
			AND position(left(r.full_name, 2) IN $2) > 0
	), counted AS (
		SELECT n.region_code, n.full_name, n.short,
			(length($2) - length(replace($2, n.short, ''))) / length(n.short) AS mentions,
			count(*) OVER (PARTITION BY n.short) AS bearers
		FROM named n
	), ranked AS (
		SELECT c.*, row_number() OVER (ORDER BY c.mentions DESC, c.region_code) AS place,
			coalesce(lead(c.mentions) OVER (ORDER BY c.mentions DESC, c.region_code), 0) AS next_mentions
		FROM counted c
	)
	-- only a name that one region bears, that stands there often and far more often than any other of its kind
	SELECT r.region_code, r.full_name, r.mentions::integer FROM ranked r
	WHERE r.place = 1 AND r.bearers = 1 AND r.mentions >= 3 AND r.mentions >= 3 * r.next_mentions
$$;
COMMENT ON FUNCTION plan.region_of_text(text, text) IS
	'the region that a text speaks of, where its title says only the kind ("区政府工作报告"): the one named at least three times and three times as often as any other; else NULL';
