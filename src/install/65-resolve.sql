-- Names to codes: indicators and regions. From the user's tables where they exist, else from the shipped rows.

CREATE FUNCTION plan.indicator_key(name text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50 AS 'MODULE_PATHNAME', 'plan_indicator_key';
COMMENT ON FUNCTION plan.indicator_key(text) IS
	'the key by which indicator names match: NFKC, no blanks, upper case, without leading # and trailing * or unit';

CREATE FUNCTION plan.resolve_indicator(name text, region_code text DEFAULT '') RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	answer text;
BEGIN
	IF to_regclass('plan.indicator_alias') IS NOT NULL THEN
		SELECT CASE WHEN min(a.indicator_code) = max(a.indicator_code) THEN min(a.indicator_code) END INTO answer
			FROM plan.indicator_alias a
			WHERE plan.indicator_key(a.alias) = plan.indicator_key($1) AND a.region_code IN ('', $2)
			GROUP BY a.region_code ORDER BY a.region_code DESC LIMIT 1;
	ELSE
		SELECT CASE WHEN min(a.indicator_code) = max(a.indicator_code) THEN min(a.indicator_code) END INTO answer
			FROM plan.shipped_aliases() a
			WHERE plan.indicator_key(a.alias) = plan.indicator_key($1);
	END IF;
	RETURN answer;
END
$$;
COMMENT ON FUNCTION plan.resolve_indicator(text, text) IS
	'the code of an indicator by its name or an alias, the region''s own alias first; NULL where none or several match';

-- A region is named by its own name, and ancestors standing right before it lengthen the match; the longest wins, several
-- left are ambiguous. 重庆市江北区 is 500105, 宁波市江北区 330205, a bare 江北区 both.
CREATE FUNCTION plan.resolve_region(name text, OUT region_code text, OUT region text, OUT candidates integer)
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	printed text := regexp_replace(normalize(name, NFKC), '\s', '', 'g');
	-- an issuer names its region in front of its own name: 重庆市江北区发展和改革委员会
	place text := regexp_replace(printed, '(人民政府|发展和改革|发展改革|发改|统计局|财政局).*$', '');
BEGIN
	EXECUTE format($query$
		WITH RECURSIVE match (code, ancestor, rest, matched) AS (
			-- the own name stands at the end, or the text is a code
			SELECT k.region_code, k.parent_code, left($1, -length(k.name)), length(k.name)
				FROM %1$s k
				WHERE k.name IN (SELECT right($1, n) FROM generate_series(2, 15) n) OR k.region_code = $1
			UNION ALL
			-- an ancestor stands right before what is matched, or is left out
			SELECT m.code, k.parent_code,
				CASE WHEN k.name = right(m.rest, length(k.name)) THEN left(m.rest, -length(k.name)) ELSE m.rest END,
				m.matched + CASE WHEN k.name = right(m.rest, length(k.name)) THEN length(k.name) ELSE 0 END
				FROM match m JOIN %1$s k ON k.region_code = m.ancestor
		), best AS (
			SELECT m.code, max(m.matched) AS matched FROM match m GROUP BY m.code
		), longest AS (
			SELECT b.code, count(*) OVER () AS n FROM best b WHERE b.matched = (SELECT max(matched) FROM best)
		)
		SELECT CASE WHEN l.n = 1 THEN l.code END, CASE WHEN l.n = 1 THEN k.full_name END, l.n::integer
			FROM longest l JOIN %1$s k ON k.region_code = l.code LIMIT 1
		$query$, CASE WHEN to_regclass('plan.region') IS NULL THEN 'plan.shipped_regions()' ELSE 'plan.region' END)
		INTO region_code, region, candidates USING place;
	candidates := coalesce(candidates, 0);
	region := coalesce(region, printed);
END
$$;
COMMENT ON FUNCTION plan.resolve_region(text) IS
	'code and full name of a region by code, full name or a name that only one bears; candidates says how many bear it';

CREATE FUNCTION plan.region_code(name text) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT r.region_code FROM plan.resolve_region($1) r
$$;
COMMENT ON FUNCTION plan.region_code(text) IS
	'code of a region by code, full name or a name that only one bears; NULL where none or several do';
