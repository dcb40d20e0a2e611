-- One report as the demo prints it: psql -v id=… -f test/demo.sql
\set QUIET on
\pset footer off
\pset null ?
\pset border 1
\pset linestyle ascii
\echo
SELECT coalesce(region, source) || ' ' || coalesce(report_year::text, '?') || ' 年计划完成情况（' || coalesce(source, '') || '）' AS title,
	EXISTS (SELECT FROM scorecard s WHERE s.report_id = r.report_id) AS has_scorecard
FROM report r WHERE report_id = :id \gset
\if :has_scorecard
\pset title :title
SELECT "指标", "单位", "属性", "目标", "实际", "完成率", "差距", "判定", "报告", "说明"
FROM scorecard_zh WHERE "报告编号" = :id ORDER BY "表号", "行号";
\pset title
\pset tuples_only on
\pset format unaligned
SELECT format(E'%s 项：超额完成 %s，完成 %s，基本完成 %s，未完成 %s，无法判定 %s。',
	count(*), count(*) FILTER (WHERE verdict = 'exceeded'), count(*) FILTER (WHERE verdict = 'met'),
	count(*) FILTER (WHERE verdict = 'nearly_met'), count(*) FILTER (WHERE verdict = 'missed'),
	count(*) FILTER (WHERE verdict = 'not_assessable'))
FROM scorecard WHERE report_id = :id AND counted;
SELECT format('不一致：%s 报告称“%s”，按所列数值为“%s”（目标 %s，实际 %s）。', indicator, printed_verdict, verdict_zh, goal_text, actual_text)
FROM scorecard WHERE report_id = :id AND NOT agrees_with_printed ORDER BY table_no, row_no;
SELECT format('另有口径：%s 报告称“%s”，按所列目标为“%s”。', indicator, printed_verdict, verdict_zh)
FROM scorecard WHERE report_id = :id AND printed_basis = 'revised_expectation' AND verdict NOT IN ('met', 'exceeded')
ORDER BY table_no, row_no;
\else
\echo :title
\pset tuples_only on
\pset format unaligned
SELECT '没有可判定的完成情况表。';
\endif
SELECT format('已读：%s 个表（%s），%s 个指标行，%s 个数值。', count(*), string_agg(DISTINCT l.zh, '、'),
	(SELECT count(*) FROM indicator_row WHERE report_id = :id), (SELECT count(*) FROM indicator_value WHERE report_id = :id))
FROM report_table t JOIN code_label l ON l.type = 'table_kind' AND l.code = t.kind
WHERE t.report_id = :id HAVING count(*) > 0;
SELECT format('另读：%s 条正文数据，%s 个章节标题，%s 个项目。', (SELECT count(*) FROM fact WHERE report_id = :id),
	(SELECT count(*) FROM section WHERE report_id = :id), (SELECT count(*) FROM project WHERE report_id = :id));
SELECT format('正文与表：%s 处一致，%s 处不一致。', count(*) FILTER (WHERE result = 'confirmed'), count(*) FILTER (WHERE result = 'contradicted'))
FROM stated_check WHERE report_id = :id HAVING count(*) > 0;
SELECT format('未识别的指标名：%s', string_agg(DISTINCT indicator, '、'))
FROM indicator_row WHERE report_id = :id AND indicator_code IS NULL HAVING count(*) > 0;
SELECT format('提示%s：%s%s', '（第 ' || line || ' 行）', message, '（' || left(excerpt, 40) || '）')
FROM load_message WHERE report_id = :id AND code <> 'format' ORDER BY message_no;
