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


CREATE FUNCTION plan.fact_keys(key text, measure text) RETURNS text[]
	LANGUAGE c IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'plan_fact_keys';
COMMENT ON FUNCTION plan.fact_keys(text, text) IS
	'matching keys of the indicators that a figure with this subject and measure may be a value of';

CREATE FUNCTION plan.known_regions(
	names text[], codes text[], OUT region_code text, OUT name text, OUT full_name text, OUT parent_code text
) RETURNS SETOF record
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 3 SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF to_regclass('plan.region') IS NOT NULL THEN
		RETURN QUERY SELECT r.region_code, r.name, r.full_name, r.parent_code FROM plan.region r
			WHERE r.name = ANY (names) OR r.region_code = ANY (codes);
	ELSE
		RETURN QUERY SELECT r.region_code, r.name, r.full_name, r.parent_code FROM plan.shipped_regions() r
			WHERE r.name = ANY (names) OR r.region_code = ANY (codes);
	END IF;
END
$$;
COMMENT ON FUNCTION plan.known_regions(text[], text[]) IS
	'regions with one of the names or codes, from plan.region, or as shipped where there are no tables';

-- A region is named by its own name, which stands at the end of the text; ancestors standing right before it lengthen
-- the match (they may be left out, and so may their 省 and 市); the longest wins, several left are ambiguous. 北京市朝阳区 is
-- 110105, 长春市朝阳区 220104, a bare 朝阳区 both. Where something else stands in front it is another place: 澄文县 is not 文县.
CREATE FUNCTION plan.resolve_region(name text, OUT region_code text, OUT region text, OUT candidates integer)
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	printed text := regexp_replace(normalize(name, NFKC), '\s', '', 'g');
	-- an issuer names its region in front of its own name: 长春市朝阳区发展和改革委员会
	place text := regexp_replace(printed, '(人民政府|发展和改革|发展改革|发改|统计局|财政局).*$', '');
	own record;
	above record;
	rest text;
	short text;
	matched integer;
	longest integer := 0;
BEGIN
	candidates := 0;
	FOR own IN SELECT * FROM plan.known_regions(ARRAY(SELECT right(place, n) FROM generate_series(2, 15) n), ARRAY[place]) LOOP
		rest := CASE WHEN own.region_code <> place THEN left(place, -length(own.name)) ELSE '' END;
		matched := length(own.name);
		above := own;
		FOR depth IN 1 .. 4 LOOP -- province, prefecture, county; and no end where a user's row is its own parent
			EXIT WHEN above.parent_code IS NULL;
			SELECT * INTO above FROM plan.known_regions('{}', ARRAY[above.parent_code]);
			short := regexp_replace(above.name, '(省|市|地区|盟|特别行政区|(壮族|回族|维吾尔)?自治区)$', '');
			IF above.name = right(rest, length(above.name)) THEN
				rest := left(rest, -length(above.name));
				matched := matched + length(above.name);
			ELSIF length(short) > 1 AND short = right(rest, length(short)) THEN
				rest := left(rest, -length(short));
				matched := matched + length(short);
			END IF;
		END LOOP;
		CONTINUE WHEN rest NOT IN ('', '中国', '中华人民共和国');
		IF matched > longest THEN
			longest := matched;
			candidates := 1;
			region_code := own.region_code;
			region := own.full_name;
		ELSIF matched = longest THEN
			candidates := candidates + 1;
		END IF;
	END LOOP;
	IF candidates <> 1 THEN
		region_code := NULL;
		region := printed;
	END IF;
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
