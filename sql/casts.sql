-- Numbers meet targets by implicit cast; core keeps its own operators.
SET search_path = plan, public;
SELECT v::target, v::target::numeric = v AS same FROM unnest(ARRAY[0, -12.50, 1e20, 0.000001]::numeric[]) v;
SELECT 7::smallint::target, 7::target, 9223372036854775807::target, 0.1::real::target, 0.1::double precision::target,
	1e-7::double precision::target, 1e22::double precision::target;
SELECT 'NaN'::numeric::target;
SELECT 'Infinity'::double precision::target;
SELECT 12345678901234567890.1234567890123456789012::target;
-- zeros that say nothing are not what makes a number too long; a long one is not quoted whole
SELECT (1.5::numeric(60, 50))::target, 0::numeric(60, 50)::target;
SELECT repeat('9', 1000)::numeric::target;

-- base units on the way to a number; only values that state one
SELECT '1.2万元'::target::numeric, '7左右'::target::numeric;
SELECT '8以上'::target::numeric;

-- comparing with numbers from either side
SELECT '8以上' >= 8::target, 8 <= '8以上'::target, '7'::target = 7, 7.0 = '7'::target, '7左右'::target < 7, '7'::target BETWEEN 6 AND 8,
	'7'::target IN (6, 7), 7 = ANY (ARRAY['6', '7']::target[]);
-- what core accepts keeps its result type
SELECT pg_typeof(1 = 1.5), 1 = 1.5 AS eq, pg_typeof(1 + 1.5) AS plus, pg_typeof(max(1)) AS max_int, pg_typeof(min(1.5)) AS min_numeric,
	lower('ABC') AS lower_text, upper(int4range(1, 5)) AS upper_range, '10' < '9' AS text_order, 1::smallint < 2::bigint AS ints,
	1::real = 1::double precision AS floats, '2023-01-01'::date < now() AS dates, 1::oid = 1 AS oids;
RESET search_path;
