#!/bin/sh
# make demo: installs what is missing, builds, starts a throwaway server, loads reports, prints their scorecards.
#
# REPORTS=dir takes other reports than the samples; KEEP=1 leaves the server running and says how to use it.
set -eu
cd "$(dirname "$0")/.."
. test/lib/server.sh

need_build_packages
trap 'status=$?; [ "${KEEP:-}" = 1 ] && [ $status = 0 ] || stop_server; exit $status' EXIT INT TERM
echo "building"
build_quietly
stage
start_server
psql -qX -c 'CREATE DATABASE demo'
PGDATABASE=demo
export PGDATABASE
psql -qX -c 'CREATE EXTENSION plan_indicator' -c 'ALTER DATABASE demo SET search_path = "$user", public, plan'

for file in "${REPORTS:-test/reports}"/*.txt; do
	if ! load_file demo "$file" > "$STAGE/load.log" 2>&1; then
		echo
		echo "$(basename "$file")：未能读取 / could not be read"
		sed 's/^/    /' "$STAGE/load.log"
	fi
done

for id in $(psql -qXAt -c 'SELECT report_id FROM report ORDER BY report_id'); do
	psql -qX -v id="$id" -f test/demo.sql
done

echo
echo "Next steps / 接下来:"
if [ "${KEEP:-}" = 1 ]; then
	printf '%s\n' "PATH=$BIN:\$PATH exec psql -h $SOCKET -p 5432 -U postgres demo" > "$STAGE/psql.sh"
	# whoever started the demo may stop it
	printf '%s\n' "cd '$PWD' && . test/lib/server.sh && STAGE=$STAGE BIN=$BIN PGDATA_DIR=$PGDATA_DIR && stop_server" > "$STAGE/stop.sh"
	cat <<TEXT
    sh $STAGE/psql.sh      the same database, in psql; for instance:
        SELECT * FROM scorecard_zh WHERE "判定" = '未完成';
        SELECT printed, value, kind(value) FROM indicator_value LIMIT 10;
        SELECT completion('7左右', 8.5), explain_completion('8.5', '8以上');
    sh $STAGE/stop.sh      stops the server and removes it
TEXT
else
	cat <<TEXT
    make demo KEEP=1                     the same, and leaves the server for psql
    make demo REPORTS=folder             your own reports (*.txt)
    make install, then in psql:          CREATE EXTENSION plan_indicator;
                                         SELECT plan.completion('7左右', 8.5);
TEXT
fi
