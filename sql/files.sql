-- Reports from bytes: encodings detected, given and refused.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
\set content `cat test/reports/yunqi_2022.txt`
SELECT plan.load_report(:'content', 'as text') AS id \gset
CREATE FUNCTION pg_temp.utf16(s text, big boolean) RETURNS bytea LANGUAGE sql AS $$
	SELECT string_agg(decode(CASE WHEN big THEN h ELSE right(h, 2) || left(h, 2) END, 'hex'), '' ORDER BY n)
	FROM (SELECT n, lpad(to_hex(ascii(c)), 4, '0') AS h FROM regexp_split_to_table(s, '') WITH ORDINALITY t(c, n)) u
$$;

-- the same text in any encoding is the same report
CREATE TEMP TABLE form (name text, bytes bytea, encoding text DEFAULT 'auto');
INSERT INTO form VALUES ('utf8', convert_to(:'content', 'UTF8')), ('utf8 bom', '\xefbbbf'::bytea || convert_to(:'content', 'UTF8')),
	('gb18030', convert_to(:'content', 'GB18030')), ('gbk by name', convert_to(:'content', 'GB18030'));
UPDATE form SET encoding = 'gbk' WHERE name = 'gbk by name';
SELECT name, plan.load_report(bytes, name, encoding => encoding) = :id AS same FROM form;
SELECT source, encoding FROM plan.report;

-- what was detected is stated; a head and two rows in each encoding
CREATE FUNCTION pg_temp.small(year int) RETURNS text LANGUAGE sql AS
	$$ SELECT format(E'壬市%s年国民经济和社会发展计划草案的报告\n\n表1：%s年主要目标\n\n序号\t指标\t%s年目标\n1\t城镇化率(%%)\t61以上\n2\t粮食产量(万吨)\t52\n', year, year, year) $$;
SELECT plan.load_report(convert_to(pg_temp.small(2015), 'GB18030'), 'gb');
SELECT plan.load_report(convert_to(pg_temp.small(2016), 'GB18030'), 'gb2312', encoding => 'GB2312');
SELECT plan.load_report(convert_to('壬市2017年國民經濟和社會發展計劃草案的報告' || E'\n\n表1：2017年目標\n\n序號\t指標\t2017年目標\n1\t城鎮化率(%)\t61以上\n', 'BIG5'), 'big5', encoding => 'big5');
SELECT plan.load_report('\xfeff'::bytea || pg_temp.utf16(pg_temp.small(2018), true), 'be bom');
SELECT plan.load_report('\xfffe'::bytea || pg_temp.utf16(pg_temp.small(2019), false), 'le bom');
SELECT plan.load_report(pg_temp.utf16(pg_temp.small(2020), true), 'be');
SELECT plan.load_report(pg_temp.utf16(pg_temp.small(2021), false), 'le');
SELECT r.source, r.encoding, r.title, v.year, v.value FROM plan.report r JOIN plan.indicator_value v USING (report_id) WHERE row_no = 1 AND source <> 'as text' ORDER BY report_id;

-- the format is detected, stated and overridden
SELECT plan.load_report('<h1>癸县2020年国民经济和社会发展计划草案的报告</h1><p>表1：2020年目标<table><tr><td>指标<td>2020年目标<tr><td>城镇化率（%）<td>&ge;60</table>', 'page') AS page \gset
SELECT plan.load_report('# 癸县2019年国民经济和社会发展计划草案的报告' || E'\n\n| 指标 | 2019年目标 |\n|---|---|\n| 城镇化率（%） | 60 |\n', 'markup', format => 'markdown') AS markup \gset
SELECT r.source, r.format, v.value, m.message FROM plan.report r LEFT JOIN plan.indicator_value v USING (report_id)
	LEFT JOIN plan.load_message m ON m.report_id = r.report_id AND m.code = 'format' WHERE r.report_id IN (:page, :markup) ORDER BY 1;

-- what is no text, or text of another encoding
SELECT plan.load_report('\xe6b19fe58c97ff'::bytea || convert_to(:'content', 'UTF8'));
SELECT plan.load_report(convert_to('表1', 'UTF8') || '\x00'::bytea);
SELECT plan.load_report('\xd0c2b1ed80ff31'::bytea);
SELECT plan.load_report('\xd0c2b1ed80ff31'::bytea, encoding => 'GBK');
SELECT plan.load_report('\xfffe00d84e00'::bytea);
SELECT plan.load_report('\x41'::bytea, encoding => 'EBCDIC');
SELECT plan.load_report(NULL::bytea);
SELECT plan.file_matches('a_1.txt', 'a_*.t?t'), plan.file_matches('ab1.txt', 'a_*'), plan.file_matches('a%', 'a\*');

-- a literal is text
SELECT plan.load_report('表1：2030年目标' || E'\n序号\t指标\t2030年目标\n1\t城镇化率（%）\t66\n') > 0 AS loaded;
SELECT plan.drop_tables();
