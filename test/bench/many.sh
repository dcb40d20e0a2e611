#!/bin/sh
# make bench-many REPORTS=3000: the typical questions on that many synthetic reports, ten years a region. One question about
# one report, region or indicator takes as long on 30,000 as on 3,000; about all, as long as there is more to say.
set -eu
cd "$(dirname "$0")/../.."
. test/lib/server.sh
need_build_packages
trap stop_server EXIT
trap 'exit 1' INT TERM
build_quietly
stage
start_server -c shared_buffers=512MB -c max_wal_size=4GB -c jit=off
reports=${REPORTS:-3000}
psql -qX -d postgres -c 'CREATE DATABASE many' -c 'ALTER DATABASE many SET client_min_messages = warning'
psql -qX -d many -v ON_ERROR_STOP=1 -v first=test/reports/yunqi_2022.txt -v second=test/reports/yunqi_2023.txt -o /dev/null \
	-c 'CREATE EXTENSION plan_indicator' -c 'SELECT plan.create_tables()' -f test/bench/synthetic.sql -f test/bench/questions.sql
began=$(date +%s)
# two sessions, as one would load them
psql -qX -d many -v ON_ERROR_STOP=1 -c "CALL synthetic.load(0, $reports / 2)" &
psql -qX -d many -v ON_ERROR_STOP=1 -c "CALL synthetic.load($reports / 2, $reports)"
wait $!
echo "$reports reports loaded in $(($(date +%s) - began)) s, two sessions"
psql -qX -d many -c 'VACUUM ANALYZE'
psql -qXAt -d many -v ON_ERROR_STOP=1 -v report="$((reports / 2 + 3))" -f test/bench/many.sql
