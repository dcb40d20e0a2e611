#!/bin/sh
# make score DB=name: loads ../shared/reports into the database (libpq's environment says which server) under their file
# names and runs the scorer. The extension must be installed there. Reports that are loaded already are not loaded again.
set -eu
cd "$(dirname "$0")/.."
. test/lib/server.sh
shared=${SHARED:-../shared}
db=${1:?usage: make score DB=name}
[ -d "$shared/reports" ] || { echo "no $shared/reports here: nothing to score" >&2; exit 1; }
psql -qXAt -d "$db" -c "SELECT 1 FROM pg_extension WHERE extname = 'plan_indicator'" | grep -q 1 ||
	psql -qX -d "$db" -c 'CREATE EXTENSION plan_indicator'
for file in "$shared"/reports/*.txt; do
	load_file "$db" "$file" > /dev/null || echo "$file: not loaded" >&2
done
for what in cells verdicts; do
	python3 "$shared/judge/score.py" $what "$shared/gold/$what.tsv" "$db"
done
