-- Asks every question of questions.sql, about the report number :report: psql -v report=1503 -f many.sql. Of three times the
-- best counts, as the first of a session reads the catalog; what is about all or a year is asked once.
\pset footer off
\pset format aligned
\pset tuples_only off
CREATE TABLE synthetic.answer (question_no integer, rows bigint, ms numeric);
SELECT format('INSERT INTO synthetic.answer SELECT %s, n, ms FROM synthetic.ask(%L)', question_no, synthetic.asked(query, :report))
FROM synthetic.question, generate_series(1, CASE WHEN scope IN ('one', 'indicator') THEN 3 ELSE 1 END) ORDER BY question_no
\gexec
SELECT q.scope, q.question, max(a.rows) AS rows, min(a.ms) AS ms
FROM synthetic.question q JOIN synthetic.answer a USING (question_no) GROUP BY q.question_no, q.scope, q.question ORDER BY q.question_no;
