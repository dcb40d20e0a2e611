#!/bin/sh
# pg_regress against the staged server: regress.sh OUTPUT_DIR [TEST…]. With ACCEPT=1 results become expected files.
set -eu
cd "$(dirname "$0")/.."
out=$1
shift
[ $# -gt 0 ] || set -- $(ls sql | sed 's/\.sql$//')
regress=$(dirname "$(${PG_CONFIG:-pg_config} --pgxs)")/../test/regress/pg_regress
mkdir -p "$out"
for t in "$@"; do [ -e "expected/$t.out" ] || [ "${ACCEPT:-}" != 1 ] || : > "expected/$t.out"; done
status=0
"$regress" --bindir="$(dirname "$(command -v psql)")" --inputdir=. --outputdir="$out" --dbname=contrib_regression \
	--load-extension=plan_indicator --encoding=UTF8 --no-locale --host="$PGHOST" --port="${PGPORT:-5432}" --user="$PGUSER" "$@" || status=$?
[ "${ACCEPT:-}" != 1 ] || for t in "$@"; do cp "$out/results/$t.out" expected/; done
[ $status = 0 ] || cat "$out/regression.diffs" 2>/dev/null | head -n 200
exit $status
