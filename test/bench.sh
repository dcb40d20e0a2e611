#!/bin/sh
# make bench: how fast reports are read, without a server and in one, and the type beside its peers. Ratios hold across
# machines, the rest does not. BENCH_WHAT is reports or types (both are the default); BENCH_ROWS (1000000) the rows of types.
set -eu
cd "$(dirname "$0")/.."
. test/lib/server.sh
what=${BENCH_WHAT:-reports types}
case $what in
	reports | types | "reports types") ;;
	*) echo "BENCH_WHAT is reports or types, not \"$what\"" >&2; exit 1 ;;
esac
need_build_packages
trap stop_server EXIT
trap 'exit 1' INT TERM
build_quietly

pure_build() {
	gcc -D_GNU_SOURCE -std=gnu11 -O3 -flto=auto -Wall -Wextra -Werror -Isrc/value -Isrc/report "test/bench/$1.c" src/value/*.c src/report/*.c -o "build/$1" $XML2
}

pure() {
	pure_build bench_pure
	pure_build bench_layouts
	echo "without a server:"
	build/bench_pure "$@" test/spec/values.md test/spec/values/*.md
	echo "the same table in every layout, and reports one behind the other:"
	build/bench_layouts "$@"
}

reports() {
	psql -qX -d postgres -c 'CREATE DATABASE bench'
	echo "in PostgreSQL $(psql -qXAt -c 'SHOW server_version'), fsync off:"
	psql -qX -d bench -v ON_ERROR_STOP=1 -v first="$1" -v second="$2" -f test/bench/load.sql
}

types() {
	psql -qX -d postgres -c 'CREATE DATABASE types'
	psql -qX -d types -v ON_ERROR_STOP=1 -v rows="${BENCH_ROWS:-1000000}" -f test/bench/types.sql
}

set -- test/reports/yunqi_2023.txt test/reports/yunqi_2022.txt
shared=${SHARED:-../shared}
[ ! -d "$shared/reports" ] || set -- "$shared"/reports/000_*.txt "$shared"/reports/002_*.txt
[ "$what" = types ] || pure "$@"
stage
# what types makes fits into memory
start_server -c shared_buffers=1GB -c max_wal_size=4GB
for part in $what; do $part "$@"; done
