-- The bytes of every form, as sent and on disk, and what is refused of bytes that are none of ours. Accept the result
-- anew (ACCEPT=1 sh test/regress.sh …) only where the layout was changed on purpose: stored values are in it.
\set SHOW_CONTEXT never
\pset null ∅
SET bytea_output = hex;
CREATE CAST (bytea AS plan.target) WITHOUT FUNCTION;
CREATE CAST (plan.target AS bytea) WITHOUT FUNCTION;
CREATE TABLE canary (n serial, t plan.target);
INSERT INTO canary (t) VALUES ('7'), ('3.0'), ('-10.1'), ('1400.5'), ('70000'), ('5000000000'), ('9223372036854775808'),
	('99999999999999999999999999999999999999'), ('0.00000000000000000000000000000000000001'), ('1,400.5'), ('7%'), ('1.2万元'), ('3.75万'),
	('6.19公里/平方公里'), ('-10.6（调整后)'), ('7左右'), ('约7'), ('8以上'), ('≥8'), ('超过8'), ('2.5以内'), ('≤0.021'), ('低于5%'), ('6-7'), ('6%—6.5%'),
	('6-7%左右'), ('140余家'), ('近50万'), ('约8以上'), ('约8以内'), ('市级下达'), ('完成市级下达任务(10000万美元）'), ('与上年持平'), ('待反馈'), ('—');
SELECT t AS printed, encode(t::bytea, 'hex') AS stored, encode(plan.target_send(t), 'hex') AS sent FROM canary ORDER BY n;

-- whatever the bytes, they are read or refused as data corruption
CREATE FUNCTION read_bytes(b bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	t plan.target := b::plan.target;
BEGIN
	PERFORM plan.kind(t), plan.number(t), plan.base_lower(t), plan.base_upper(t), plan.unit(t), plan.note(t), plan.reference(t), plan.is_approximate(t),
		plan.target_cmp(t, '7'), plan.target_cmp('市级下达', t), plan.target_send(t);
	RETURN 'read as ' || t::text;
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END
$$;
SELECT what, read_bytes(b) FROM (VALUES
	('nothing', ''::bytea), ('format 0', '\x00000e'), ('format 2', '\x80000e'), ('format 3', '\xc0000e'), ('a point', '\x40000e'), ('a byte too many', '\x40000e00'),
	('a byte too few', '\x4000'), ('no number', '\x40'), ('width code 5', '\x40a00e'), ('scale 30', '\x401e0e'), ('scale 401', '\x401f91010e'),
	('10^38', '\x40800000000080441413f4880db550997696'), ('wording unknown', '\x44000efe'), ('wording of another form', '\x48000e15'),
	('no wording and no print', '\x44000e00'), ('unit 0', '\x42000e00'), ('unit unknown', '\x42000ebf'), ('magnitude unknown', '\x42000efe01'),
	('unit text cut short', '\x42000eff05e585'), ('unit text that is no unit', '\x42000eff03616263'), ('tail without bits', '\x41000e00'),
	('tail bit of tomorrow', '\x41000e80'), ('note cut short', '\x41000e010578'), ('note of endless length', '\x41000e01ffffffffff'),
	('ends of tomorrow', '\x5d000c000e0800040336'), ('words without text', '\x70'), ('words with a unit', '\x72e5b882'), ('words of another kind', '\x70e28094')) v(what, b);

-- every canary cut short at every byte, made longer by one, and with every bit turned
SELECT bool_and(read_bytes(substr(c.t::bytea, 1, cut)) = 'XX001') AS cut_short_is_refused
FROM canary c, generate_series(0, octet_length(c.t::bytea) - 1) cut WHERE plan.kind(c.t) IN ('exact', 'approx', 'lower', 'upper', 'range');
SELECT bool_and(read_bytes(c.t::bytea || '\x07') = 'XX001') AS too_long_is_refused FROM canary c WHERE plan.kind(c.t) IN ('exact', 'approx', 'lower', 'upper', 'range');
SELECT count(*) > 1000 AS many, count(*) FILTER (WHERE r = 'XX001') > 300 AS refused, count(*) FILTER (WHERE r LIKE 'read as%') > 300 AS read,
	string_agg(DISTINCT r, ' ') FILTER (WHERE r <> 'XX001' AND r NOT LIKE 'read as%') AS otherwise
FROM (SELECT read_bytes(set_bit(c.t::bytea, bit, 1 - get_bit(c.t::bytea, bit))) AS r FROM canary c, generate_series(0, 8 * octet_length(c.t::bytea) - 1) bit) x;
DROP CAST (bytea AS plan.target);
DROP CAST (plan.target AS bytea);
DROP FUNCTION read_bytes;

-- short headers, long ones, compressed, out of line: the same values, compared with each other too
CREATE TABLE noted AS SELECT length, kept, ('7.50%（' || CASE kept WHEN 'packed' THEN repeat('甲', length) ELSE (SELECT string_agg(chr(19968 + (i::bigint * i * 31 % 20011)::int), '')
	FROM generate_series(1, length) i) END || '）')::plan.target AS t
FROM unnest(ARRAY[0, 1, 36, 37, 38, 39, 40, 41, 1000, 9000, 300000]) length, unnest(ARRAY['packed', 'mixed']) kept WHERE length > 0;
INSERT INTO noted VALUES (0, 'bare', '7.50%');
SELECT bool_and(plan.kind(t) = 'exact' AND plan.number(t) = 7.5 AND plan.unit(t) = '%') AS read, bool_and(coalesce(length(plan.note(t)), 0) = length) AS whole_note,
	min(pg_column_size(t)) AS least, bool_or(pg_column_size(t) < 20000 AND length = 300000) AS compressed, max(pg_column_size(t)) > 800000 AS out_of_line
FROM noted;
SELECT bool_and(a.t OPERATOR(plan.=) b.t) AS equal, bool_and((a.t::text = b.t::text) = (plan.note(a.t) IS NOT DISTINCT FROM plan.note(b.t))) AS spelling
FROM noted a, noted b;
SELECT pg_relation_size(reltoastrelid) > 0 AS toasted FROM pg_class WHERE relname = 'noted';
DROP TABLE canary, noted;
