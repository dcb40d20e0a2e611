#!/usr/bin/env python3
"""The sample reports are ours: no run of 12 characters or more is shared with the reports in SHARED.

Terms of the field (indicator names, units, duty and verdict words) are taken out first; white space does not count.
own_words.py SAMPLES_DIR SHARED_DIR CATALOGUE_DIR; prints the longest shared run of each sample, exits 1 at 12.
"""
import glob, re, sys, unicodedata

LIMIT = 12
samples, shared, catalogue = sys.argv[1:4]

def tsv(name):
    with open('%s/%s' % (catalogue, name), encoding='utf-8') as f:
        return [line.rstrip('\n').split('\t') for line in f][1:]

def fold(text):
    return re.sub(r'[\s\\]', '', unicodedata.normalize('NFKC', text))

terms = set()
for row in tsv('indicators.tsv'):
    terms.update(fold(name) for name in [row[1]] + row[11].split('|') if name)
    terms.add(fold(row[3]))
terms.update(fold(row[0]) for row in tsv('verdict_words.tsv'))
terms.update(map(fold, '市级下达 完成市级下达目标 完成市级下达任务 约束性 预期性 与上年持平'.split()))
pattern = re.compile('|'.join(re.escape(t) for t in sorted(terms, key=len, reverse=True) if len(t) > 1))

def runs(path):
    with open(path, encoding='utf-8', errors='replace') as f:
        return [piece for piece in pattern.split(fold(f.read())) if piece]

grams = {}
for path in glob.glob(shared + '/reports/*.txt') + glob.glob(shared + '/more/*'):
    for piece in runs(path):
        for i in range(len(piece) - 5):
            grams.setdefault(piece[i:i + 6], []).append((piece, i))

worst = 0
for path in sorted(glob.glob(samples + '/*')):
    best = ''
    for piece in runs(path):
        for i in range(len(piece) - 5):
            for other, k in grams.get(piece[i:i + 6], ()):
                n = 6
                while i + n < len(piece) and k + n < len(other) and piece[i + n] == other[k + n]:
                    n += 1
                if n > len(best):
                    best = piece[i:i + n]
    worst = max(worst, len(best))
    print('%s: longest shared run %d (%s)' % (path.rsplit('/', 1)[-1], len(best), best))
sys.exit(worst >= LIMIT)
