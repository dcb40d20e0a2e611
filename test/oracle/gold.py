#!/usr/bin/env python3
"""What stands around the tables of the real reports, against their hand-made labels.

gold.py SHARED DB: documents, tables, projects, notes, glossary, sections. Prints "ok N - …" and "not ok N - …".
Texts are compared after NFKC, without blanks and Markdown escapes.
"""
import csv, io, re, subprocess, sys, unicodedata

shared, db = sys.argv[1:]

def sql(query):
    out = subprocess.run(['psql', '-qX', '-v', 'ON_ERROR_STOP=1', '-d', db, '-c',
                          'COPY (%s) TO STDOUT (FORMAT csv, HEADER)' % query], check=True, capture_output=True, text=True).stdout
    return list(csv.DictReader(io.StringIO(out)))

def gold(name):
    with open('%s/gold/%s.tsv' % (shared, name), encoding='utf-8') as f:
        return list(csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE))

def norm(s):
    return ''.join(unicodedata.normalize('NFKC', (s or '').replace('\\', '')).split())

COMPARISONS = {
    'documents': (['doc', 'title', 'region', 'region_code', 'issuer', 'report_year', 'plan_year', 'issue_date'],
                  "SELECT source AS doc, title, region, region_code, issuer, report_year, plan_year, issued_on AS issue_date FROM plan.report"),
    'tables': (['doc', 'table_no', 'label', 'caption', 'kind', 'data_rows', 'first_line', 'last_line'],
               """SELECT r.source AS doc, t.table_no, t.label, t.caption, t.kind, t.first_line, t.last_line,
                    (SELECT count(*) FROM plan.indicator_row i WHERE (i.report_id, i.table_no) = (t.report_id, t.table_no))
                    + (SELECT count(*) FROM plan.box_item b WHERE (b.report_id, b.table_no) = (t.report_id, t.table_no))
                    + CASE WHEN t.kind = 'projects' THEN (SELECT count(*) FROM plan.project_group g WHERE g.report_id = t.report_id
                        AND g.line BETWEEN t.first_line AND t.last_line) ELSE 0 END AS data_rows
                  FROM plan.report_table t JOIN plan.report r USING (report_id) WHERE t.kind <> 'figure'"""),
    'projects': (['doc', 'table_no', 'row_no', 'category', 'count_printed', 'text'],
                 """SELECT r.source AS doc, t.table_no, row_number() OVER (PARTITION BY t.report_id, t.table_no ORDER BY g.group_no) AS row_no,
                      g.category, g.projects AS count_printed, g.text
                    FROM plan.project_group g JOIN plan.report r USING (report_id)
                    JOIN plan.report_table t ON t.report_id = g.report_id AND t.kind = 'projects' AND g.line BETWEEN t.first_line AND t.last_line"""),
    'notes': (['doc', 'table_no', 'line', 'label', 'item', 'text'],
              "SELECT r.source AS doc, n.table_no, n.line, n.label, n.item, n.text FROM plan.footnote n JOIN plan.report r USING (report_id)"),
    'glossary': (['doc', 'term_no', 'term', 'definition', 'first_line'],
                 "SELECT r.source AS doc, g.term_no, g.term, g.definition, g.line AS first_line FROM plan.glossary g JOIN plan.report r USING (report_id)"),
    'sections': (['doc', 'line', 'level', 'heading'],
                 "SELECT r.source AS doc, s.line, s.level, s.heading FROM plan.section s JOIN plan.report r USING (report_id)"),
}
n = 0
for name, (columns, query) in COMPARISONS.items():
    rows = gold(name)
    for r in rows:
        if 'issue_date' in r:
            r['issue_date'] = (re.findall(r'^\d{4}-\d\d-\d\d', r['issue_date'] or '') or [''])[0]
    want = {tuple(norm(r[c]) for c in columns) for r in rows}
    have = {tuple(norm(r[c]) for c in columns) for r in sql(query)}
    n += 1
    print('%s %d - %s: %d of %d as labelled, %d more' % ('ok' if want == have else 'not ok', n, name, len(want & have), len(want), len(have - want)))
    for r in sorted(want - have)[:10]: print('# missing', *r)
    for r in sorted(have - want)[:10]: print('# not labelled', *r)

# The worked table: how many printed verdicts (those of sentences too) the computed one agrees with, and every other with its reason
want = {'000': (20, 0), '001': (12, 8), '002': (32, 0), '004': (16, 4)}
have = {r['doc'][:3]: (int(r['agree']), int(r['differ'])) for r in sql(
    """SELECT source AS doc, count(*) FILTER (WHERE agrees_with_printed) AS agree,
         (SELECT count(*) FROM plan.verdict_disagreement d WHERE d.source = s.source AND d.why IS NOT NULL) AS differ
       FROM plan.scorecard s GROUP BY source""")}
print('%s %d - printed verdicts: %d of 92 agree, %d differ with a reason' % ('ok' if want == have else 'not ok', n + 1,
      sum(a for a, _ in have.values()), sum(d for _, d in have.values())))
