#!/bin/sh
# make reference: REFERENCE.md, made out of the catalog of a fresh installation.
set -eu
cd "$(dirname "$0")/.."
. test/lib/server.sh
need_build_packages
trap stop_server EXIT
trap 'exit 1' INT TERM
build_quietly
stage
start_server
psql -qX -d postgres -c 'CREATE EXTENSION plan_indicator'
psql -qXAt -d postgres -v ON_ERROR_STOP=1 -f test/reference.sql > build/REFERENCE.md
mv build/REFERENCE.md REFERENCE.md
