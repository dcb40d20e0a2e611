#!/usr/bin/env python3
"""The views of what changed between prints and plans, against the hand-made links of the real reports.

links.py SHARED DB: target_revision and actual_revision exactly, status and all; next_target and indicator_change contain
the links from one year to the next, average_check the averages; all variants of the synonyms resolve. Prints "ok N - …".
"""
import csv, io, subprocess, sys

shared, db = sys.argv[1:]
n = 0

def sql(query):
    out = subprocess.run(['psql', '-qX', '-v', 'ON_ERROR_STOP=1', '-d', db, '-c',
                          'COPY (%s) TO STDOUT (FORMAT csv, HEADER)' % query], check=True, capture_output=True, text=True).stdout
    return list(csv.DictReader(io.StringIO(out)))

def gold(name):
    with open('%s/gold/%s.tsv' % (shared, name), encoding='utf-8') as f:
        return list(csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE))

def ok(good, name, misses=()):
    global n
    n += 1
    print('%s %d - %s' % ('ok' if good else 'not ok', n, name))
    for m in list(misses)[:12]: print('#', *m)

links = gold('links')
place = lambda r, s: (r['doc_' + s], r['table_' + s], r['row_' + s])
for kind in ('target', 'actual'):
    want = {(r['year'], place(r, 'a'), place(r, 'b'), r['status']) for r in links if r['kind'] == kind}
    have = {(r['year'], (r['old_source'], r['old_table'], r['old_row']), (r['new_source'], r['new_table'], r['new_row']), r['status'])
            for r in sql('SELECT * FROM plan.%s_revision' % kind)}
    ok(want == have, '%s_revision: %d of %d links, %d more' % (kind, len(want & have), len(want), len(have - want)),
       [('missing',) + x for x in sorted(want - have)] + [('more',) + x for x in sorted(have - want)])
want = {(place(r, 'a'), place(r, 'b')) for r in links if r['kind'] in ('definition', 'next_year_target')}
have = {((r['s'], r['t'], r['w']), (r['source'], r['table_no'], r['row_no'])) for r in sql(
    'SELECT last_goal_source AS s, last_goal_table AS t, last_goal_row AS w, source, table_no, row_no FROM plan.next_target')}
have |= {((r['a'], r['old_table'], r['old_row']), (r['b'], r['new_table'], r['new_row'])) for r in sql(
    '''SELECT a.source AS a, c.old_table, c.old_row, b.source AS b, c.new_table, c.new_row FROM plan.indicator_change c
       JOIN plan.report a ON a.report_id = c.old_report JOIN plan.report b ON b.report_id = c.new_report''')}
ok(want <= have, 'next_target and indicator_change: %d of %d links from one year to the next' % (len(want & have), len(want)),
   sorted(want - have))
want = {place(r, 'b') for r in links if r['kind'] == 'average'}
rows = sql('SELECT source, table_no, row_no, result FROM plan.average_check')
have = {(r['source'], r['table_no'], r['row_no']) for r in rows}
ok(want <= have, 'average_check: %d of %d averages' % (len(want & have), len(want)), sorted(want - have))
ok([r['result'] for r in rows].count('contradicted') == 1, 'average_check: the one average that does not fit is contradicted')

def unresolved():
    values = ','.join("($q$%s$q$,$q$%s$q$,'%s')" % (r['canonical'], r['variant'], '500104' if r['doc'].startswith('002') else '500105')
                      for r in gold('synonyms') if not r['doc'].startswith('003'))
    return sql("""SELECT canonical, variant, region FROM (VALUES %s) v(canonical, variant, region)
        WHERE plan.resolve_indicator(variant, region) IS DISTINCT FROM plan.resolve_indicator(canonical, region)
            OR plan.resolve_indicator(variant, region) IS NULL""" % values)

open_names = unresolved()
ok(len(open_names) == 3, 'synonyms: %d variants mean in their region what the catalogue does not know' % len(open_names),
   [tuple(r.values()) for r in open_names])
for r in open_names:
    subprocess.run(['psql', '-qX', '-d', db, '-c', """INSERT INTO plan.indicator_alias (alias, region_code, indicator_code)
        VALUES ($q$%s$q$, '%s', plan.resolve_indicator($q$%s$q$, '%s'))""" % (r['variant'], r['region'], r['canonical'], r['region'])], check=True)
ok(unresolved() == [], 'synonyms: with aliases of the regions all resolve')
changed = int(sql('SELECT plan.resolve_indicators() AS n')[0]['n'])
ok(changed > 0 and sql('SELECT plan.resolve_indicators() AS n')[0]['n'] == '0', 'resolve_indicators: %d loaded rows take the new aliases' % changed)
