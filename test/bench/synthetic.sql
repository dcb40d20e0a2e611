-- Distinct reports made out of the two sample reports: psql -v first=yunqi_2022.txt -v second=yunqi_2023.txt -f synthetic.sql.
-- Ten years a region, one report a year, so that the goals of a report meet the results of the next one. Figures, names of
-- a few indicators and the promises in sentences differ from report to report; nothing is random, the same number gives
-- the same text.
\set one `cat :'first'`
\set two `cat :'second'`
SET client_min_messages = warning;
CREATE SCHEMA synthetic;
-- the texts in pieces: a number is a piece of its own
CREATE TABLE synthetic.piece AS
SELECT s.parity, p.n, p.t[1] AS piece
FROM (VALUES (0, :'one'), (1, :'two')) s(parity, content),
	regexp_matches(s.content, '[0-9]+(?:\.[0-9]{1,3}(?![0-9]))?|[^0-9]+', 'g') WITH ORDINALITY p(t, n);
CREATE TABLE synthetic.region AS
SELECT row_number() OVER (ORDER BY region_code) - 1 AS n, region_code FROM plan.shipped_regions() WHERE region_code !~ '0000$';

CREATE FUNCTION synthetic.region_code(n integer) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT r.region_code FROM synthetic.region r WHERE r.n = $1 / 10
$$;
CREATE FUNCTION synthetic.report_year(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2014 + $1 % 10';

-- years move, decimals change in their last digit, larger numbers by a few; ordinals and counts stay
CREATE FUNCTION synthetic.content(n integer) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT replace(string_agg(
			CASE WHEN p.piece ~ '^20[0-9]{2}$' THEN (p.piece::integer + synthetic.report_year($1) - 2022 - p.parity)::text
				WHEN p.piece ~ '^[0-9]+\.' THEN left(p.piece, -1) || (abs(hashint4($1 * 7919 + p.n::integer)) % 10)::text
				WHEN p.piece ~ '^[0-9]{3}' THEN (p.piece::integer + abs(hashint4($1 * 7919 + p.n::integer)) % 9)::text
				ELSE p.piece END, '' ORDER BY p.n),
		-- names that the catalogue does not know
		'建成区路网密度', CASE WHEN $1 % 3 = 0 THEN '第' || $1 % 40 || '类路网密度' ELSE '建成区路网密度' END)
		|| E'\n（三）要办的事\n' || (
			SELECT string_agg(format('%s年新建%s%s个，投资%s亿元。', synthetic.report_year($1) + 1, w, 3 + ($1 + o) % 17, 2 + ($1 * o) % 31), E'\n' ORDER BY o)
			FROM unnest(ARRAY['口袋公园', '便民菜场', '充电车棚', '社区食堂', '健身步道', '停车楼', '托育园', '图书角', '老年学堂', '雨水花园']) WITH ORDINALITY x(w, o))
		|| E'\n' || format('%s年地区生产总值增长%s%%，城镇新增就业%s万人。', synthetic.report_year($1) + 1, 5 + $1 % 3, 0.8 + ($1 % 5) * 0.1)
		|| E'\n第' || $1 || '份'
	FROM synthetic.piece p WHERE p.parity = synthetic.report_year($1) % 2
$$;

-- numbers from .. upto - 1, one transaction a hundred
CREATE PROCEDURE synthetic.load(from_number integer, upto integer) LANGUAGE plpgsql AS $$
BEGIN
	FOR n IN from_number .. upto - 1 LOOP
		PERFORM plan.load_report(synthetic.content(n), 'synthetic ' || n, synthetic.region_code(n), synthetic.report_year(n));
		IF n % 100 = 99 THEN
			COMMIT;
		END IF;
	END LOOP;
END
$$;
