-- Verdicts that stand in sentences: "甲、乙等14项指标完成目标或基本达到预期。5项指标略低于预期，其中…". Where a table of results prints
-- none, they are its printed verdicts, with the basis narrative.

-- Rows of a table whose indicator a text names, by the row's own name or a name of the catalogue, brackets apart.
CREATE FUNCTION plan.rows_named_in(report bigint, table_no integer, said text, OUT row_no integer) RETURNS SETOF integer
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT w.row_no
	FROM plan.indicator_row w
	WHERE w.report_id = $1 AND w.table_no = $2
		AND (strpos($3, regexp_replace(w.indicator, '[（(][^（）()]*[）)]', '', 'g')) > 0
			OR EXISTS (SELECT FROM plan.indicator_alias a
				WHERE a.indicator_code = w.indicator_code AND length(a.alias) > 2
					AND strpos($3, regexp_replace(a.alias, '[（(][^（）()]*[）)]', '', 'g')) > 0))
$$;
COMMENT ON FUNCTION plan.rows_named_in(bigint, integer, text) IS
	'the rows of a table whose indicators a text names, by their own names or those of the catalogue';

-- A statement of a paragraph about how many indicators: what it says of them, and the texts before and behind it in its
-- sentence that may name them, up to the next such statement. NULL where there is none.
CREATE FUNCTION plan.indicator_statement(paragraph text, pattern text, OUT n integer, OUT said text, OUT before text, OUT behind text)
	LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT m[2]::integer, m[4],
		regexp_replace(left(s.sentence, strpos(s.sentence, m[1]) - 1), '^.*[0-9]项(主要)?指标[^，；：]*[，；：]', ''),
		regexp_replace(substr(s.sentence, strpos(s.sentence, m[1]) + length(m[1])), '[0-9]+项(主要)?指标.*$', '')
	FROM regexp_split_to_table($1, '。') s(sentence),
		regexp_match(s.sentence, '(([0-9]{1,3})项(主要)?指标(' || $2 || '))') m
	WHERE m IS NOT NULL LIMIT 1
$$;
COMMENT ON FUNCTION plan.indicator_statement(text, text) IS
	'"14项指标完成目标": how many indicators a paragraph speaks of, what it says of them, and the texts that may name them';

-- The indicators are told by their names and by elimination: a statement counts only if as many rows are named as it says, or as
-- many are left. Else nothing is told of any row: never a guess.
CREATE FUNCTION plan.tell_narrative_verdicts(report bigint) RETURNS integer
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	bad_words CONSTANT text := '[^，。；：、]*(?:低于|不及|未完成|未达|未能|有差距)[^，。；：、]*';
	good_words CONSTANT text := '(?:全部|均|都)?(?:超额|顺利|如期)?(?:完成|达到|实现)[^，。；：、]*';
	t record;
	paragraph text;
	rest text;
	good record;
	bad record;
	below integer[];
	reached integer[];
	apart integer;
	told integer := 0;
BEGIN
	FOR t IN
		SELECT w.table_no,
			-- 其中 rows are none of the 20 indicators
			array_agg(w.row_no ORDER BY w.row_no) FILTER (WHERE w.parent_row_no IS NULL OR w.seq IS NOT NULL) AS counted
		FROM plan.report_table k JOIN plan.indicator_row w ON w.report_id = k.report_id AND w.table_no = k.table_no
		WHERE k.report_id = report AND k.kind = 'completion'
		GROUP BY w.table_no
		HAVING bool_and(w.printed_verdict IS NULL)
		ORDER BY w.table_no
	LOOP
		FOR paragraph IN
			SELECT translate(regexp_replace(x.line, '[（(][^（）()]*[）)]|\s', '', 'g'), '０１２３４５６７８９', '0123456789')
			FROM plan.report_text r, string_to_table(r.content, E'\n') x(line)
			WHERE r.report_id = report AND strpos(x.line, '项') > 0 AND strpos(x.line, '指标') > 0
		LOOP
			SELECT * INTO bad FROM plan.indicator_statement(paragraph, bad_words);
			SELECT * INTO good FROM plan.indicator_statement(regexp_replace(paragraph, '[0-9]{1,3}项(主要)?指标' || bad_words, '', 'g'), good_words);
			CONTINUE WHEN bad.n IS NULL AND good.n IS NULL;
			rest := replace(paragraph, coalesce(good.before, ''), '');
			below := '{}';
			IF bad.n IS NOT NULL THEN
				FOREACH bad.before IN ARRAY ARRAY[bad.behind, bad.before] LOOP
					below := ARRAY(SELECT w FROM plan.rows_named_in(report, t.table_no, bad.before) w WHERE w = ANY (t.counted) ORDER BY 1);
					EXIT WHEN cardinality(below) = bad.n;
				END LOOP;
				CONTINUE WHEN cardinality(below) <> bad.n;
				rest := replace(rest, bad.before, '');
			END IF;
			reached := ARRAY(SELECT unnest(t.counted) EXCEPT SELECT unnest(below) ORDER BY 1);
			-- of those spoken of apart the paragraph says by itself what they reached
			SELECT count(*) INTO apart FROM plan.rows_named_in(report, t.table_no, rest) w WHERE w = ANY (reached);
			IF good.n IS NULL OR cardinality(reached) NOT IN (good.n, good.n + apart)
				OR EXISTS (SELECT FROM plan.rows_named_in(report, t.table_no, good.before) w WHERE w = ANY (below)) THEN
				reached := '{}';
			END IF;
			UPDATE plan.indicator_row w
			SET printed_verdict = CASE WHEN w.row_no = ANY (below) THEN bad.said ELSE good.said END, printed_basis = 'narrative'
			WHERE w.report_id = report AND w.table_no = t.table_no AND w.row_no = ANY (below || reached);
			told := told + cardinality(below || reached);
			EXIT WHEN cardinality(below || reached) > 0;
		END LOOP;
	END LOOP;
	RETURN told;
END
$$;
COMMENT ON FUNCTION plan.tell_narrative_verdicts(bigint) IS
	'gives rows without a printed verdict what the sentences of their report say of them, by name and by elimination; how many; part of load_report()';
