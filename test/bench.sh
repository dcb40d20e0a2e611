#!/bin/sh
# make bench: how fast reports are read, without a server and in one. Ratios hold across machines, the rest does not.
set -eu
cd "$(dirname "$0")/.."
. test/lib/server.sh
need_build_packages
trap stop_server EXIT
trap 'exit 1' INT TERM
build_quietly
pure() {
	gcc -D_GNU_SOURCE -std=gnu11 -O2 -Wall -Wextra -Werror -Isrc/value -Isrc/report "test/bench/$1.c" src/value/*.c src/report/*.c -o "build/$1" $XML2
}
pure bench_pure
pure bench_layouts
set -- test/reports/yunqi_2023.txt test/reports/yunqi_2022.txt
shared=${SHARED:-../shared}
[ ! -d "$shared/reports" ] || set -- "$shared"/reports/000_*.txt "$shared"/reports/002_*.txt
echo "without a server:"
build/bench_pure "$@" test/spec/values.md test/spec/values/*.md
echo "the same table in every layout, and reports one behind the other:"
build/bench_layouts "$@"
stage
start_server -c shared_buffers=256MB
psql -qX -d postgres -c 'CREATE DATABASE bench'
echo "in PostgreSQL $(psql -qXAt -c 'SHOW server_version'), fsync off:"
psql -qX -d bench -v ON_ERROR_STOP=1 -v first="$1" -v second="$2" -f test/bench/load.sql
