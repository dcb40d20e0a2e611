-- Names to codes, from the shipped rows and from the tables alike.
CREATE FUNCTION pg_temp.resolved() RETURNS TABLE (name text, code text) LANGUAGE sql AS $$
	SELECT n, plan.resolve_indicator(n) FROM unnest(ARRAY['地区生产总值增速', 'ＧＤＰ增速', 'gdp 增速', '规上工业增加值增速（%）', '森林覆盖率 (%) *', '#氨氮',
		'研究与试验发展经费支出占 GDP 比重', '每千人口拥有执业（助理）医师数', '什么也不是']) n
	UNION ALL
	SELECT n, plan.region_code(n) FROM unnest(ARRAY['重庆市江北区', '宁波市江北区', '浙江省宁波市江北区', '江北区', '大渡口区', '500105', '仙桃市', '湖北省仙桃市',
		'浙江省云栖区', '重庆市江北区发展和改革委员会', '999999', '']) n
$$;
SELECT * FROM pg_temp.resolved();
CREATE TEMP TABLE without_tables AS SELECT * FROM pg_temp.resolved();
SELECT plan.create_tables();
SELECT count(*) AS differ FROM pg_temp.resolved() FULL JOIN without_tables w USING (name) WHERE resolved.code IS DISTINCT FROM w.code;
-- a place whose name ends like another's is another place; 省 and 市 may be left out
SELECT n, plan.region_code(n) FROM unnest(ARRAY['岚县', '澄岚县', '山西吕梁岚县', '山西岚县', '重庆江北区', '广西南宁市青秀区', '新疆乌鲁木齐市', '中国山西省岚县',
	'内蒙古自治区海拉尔区', '大岚县']) n;
SELECT region, candidates FROM plan.resolve_region('江北区');
-- brackets: only a unit in the last one is taken off, however many there are
SELECT plan.indicator_key('地区生产总值（亿元）[1]') AS footnote, plan.indicator_key('A[b]') AS no_footnote;
SELECT plan.indicator_key('甲(乙)丙（%）'), plan.indicator_key('甲（%）乙'), length(plan.indicator_key(repeat('甲(', 100000))) < 1000 AS bounded,
	length(plan.indicator_key('甲' || repeat(U&'\0315\0300', 100000))) < 1000 AS bounded_marks;

-- shipped rows
SELECT (SELECT count(*) FROM plan.shipped_regions()) AS regions, (SELECT count(*) FROM plan.shipped_indicators()) AS indicators,
	(SELECT count(*) FROM plan.shipped_policies()) AS policies, (SELECT count(*) FROM plan.shipped_aliases()) AS aliases,
	(SELECT count(*) FROM plan.shipped_regions() r WHERE parent_code IS NOT NULL
		AND NOT EXISTS (SELECT FROM plan.shipped_regions() p WHERE p.region_code = r.parent_code)) AS orphans;
SELECT count(*) AS double_keys FROM (SELECT plan.indicator_key(alias) FROM plan.shipped_aliases() GROUP BY 1 HAVING count(DISTINCT indicator_code) > 1) d;

-- the region's own alias wins
INSERT INTO plan.indicator_alias VALUES ('工业增加值增速', '500105', 'industry_va_growth_ads');
SELECT plan.resolve_indicator('工业增加值增速'), plan.resolve_indicator('工业增加值增速', '500105');
SELECT plan.drop_tables();
