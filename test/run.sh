#!/bin/sh
# make test: everything that CI runs. Ends with "N passed, N failed".
#
# FUZZ_SECONDS (15) is the time of the short fuzz run; SHARED (../shared) the folder of the real reports, whose steps
# are skipped where it is missing.
set -u
cd "$(dirname "$0")/.."
. test/lib/server.sh
need_build_packages
need_packages perl=perl libipc-run-perl=/usr/share/perl5/IPC/Run.pm libtest-simple-perl=/usr/share/perl/*/Test/More.pm
SHARED=${SHARED:-../shared}
[ ! -d "$SHARED" ] || need_packages python3=python3
SOURCE=$PWD
PASSED=0 FAILED=0

# step NAME COMMAND…: runs it, counts its results, shows what failed
step() {
	name=$1
	shift
	began=$(date +%s)
	"$@" > "$LOGS/step.log" 2>&1
	status=$?
	good=$(grep -cE '^ *(ok [0-9]+|test .* \.\.\. ok)' "$LOGS/step.log")
	bad=$(grep -cE '^ *(not ok [0-9]+|test .* \.\.\. FAILED)' "$LOGS/step.log")
	if [ $status != 0 ] && [ "$bad" = 0 ]; then
		bad=1
	elif [ $status = 0 ] && [ "$good" = 0 ]; then
		good=1
	fi
	PASSED=$((PASSED + good)) FAILED=$((FAILED + bad))
	printf '%-28s %4d passed, %d failed  (%d s)\n' "$name" "$good" "$bad" "$(($(date +%s) - began))"
	if [ "$bad" != 0 ]; then
		grep -vE '^ *(ok [0-9]+|test .* \.\.\. ok)' "$LOGS/step.log" | head -n 60 | sed 's/^/    /'
	elif grep -q '^figure: ' "$LOGS/step.log"; then
		sed -n 's/^figure: /    /p' "$LOGS/step.log"
	fi
}

skip() {
	echo "$1: skipped: $2"
}

finish() {
	stop_server
	rm -rf "$LOGS"
}
LOGS=$(mktemp -d "${TMPDIR:-/tmp}/plan_indicator-test.XXXXXX")
trap finish EXIT
trap 'exit 1' INT TERM

# Anew, so that every object is compiled with the warnings; PostgreSQL's own headers do not bear two of -Wextra's.
build() {
	make -s clean with_llvm=no
	# in a shell of its own: where it fails, what the compiler said is shown with the step
	(build_quietly WERROR='-Wall -Wextra -Wno-unused-parameter -Wno-sign-compare -Werror') || return 1
	make -s META.json
}

# The pure rooms need no server: built with sanitizers, run on the specifications.
PURE="-D_GNU_SOURCE -std=gnu11 -g -O1 -fsanitize=address,undefined -fno-sanitize-recover -Wall -Wextra -Werror -Isrc/value -Isrc/report -Itest/c ${XML2%% -l*}"
pure() {
	mkdir -p build
	for object in src/value/*.c src/report/*.c; do
		echo "$object"
	done | xargs -P 2 -I {} sh -c "gcc $PURE -c {} -o build/\$(basename {} .c).o" || return 1
	for program in "$@"; do # NAME=FILES AND FLAGS
		gcc $PURE ${program#*=} build/*.o -o "build/${program%%=*}" $XML2 || return 1
	done
}

# The sample reports, and the real ones where they are.
reports() {
	ls test/reports/*.txt
	[ ! -d "$SHARED" ] || ls "$SHARED"/reports/*.txt
}

# The reader with chunks of 64 bytes and a question every 64 bytes: every request may fail, every question may cancel.
seam_build() {
	gcc $PURE -DARENA_FIRST_CHUNK=64 -DARENA_LARGEST_CHUNK=64 -DARENA_ASK_EVERY=64 test/c/test_reports.c \
		test/c/events.c src/report/arena.c $(ls build/*.o | grep -v /arena.o) -o build/test_seam $XML2
}

mutants() {
	build/test_mutants $(reports) > "$LOGS/mutants.txt"
	status=$?
	cat "$LOGS/mutants.txt"
	sed -n 's/^ok [0-9]* - /figure: /p' "$LOGS/mutants.txt"
	return $status
}

versions() {
	version=$(sed -n "s/^default_version = '\(.*\)'/\1/p" plan_indicator.control)
	if grep -q "\"version\": \"$version\"" META.json; then echo "ok 1 - META.json has version $version"; else echo "not ok 1 - META.json"; fi
	if grep -q "^## $version" CHANGELOG.md; then echo "ok 2 - CHANGELOG.md has version $version"; else echo "not ok 2 - CHANGELOG.md"; fi
	rooms=$(grep -lE '#include *[<"](postgres|fmgr|utils/|executor/|catalog/)' src/value/*.[ch] src/report/*.[ch])
	if [ -z "$rooms" ]; then echo "ok 3 - value/ and report/ know no PostgreSQL"; else echo "not ok 3 - $rooms"; fi
	shims=$(grep -l PG_VERSION_NUM src/pg/*.[ch] | grep -v compat.h)
	if [ -z "$shims" ]; then echo "ok 4 - only compat.h tests versions"; else echo "not ok 4 - $shims"; fi
	long=$(find src -name '*.[ch]' -exec wc -l {} + | awk '$2 != "total" && $1 > 700 { print $2 }')
	if [ -z "$long" ]; then echo "ok 5 - no file of more than 700 lines"; else echo "not ok 5 - $long"; fi
}

tap() {
	stage_old_versions || return 1
	mkdir -p "$STAGE/tap"
	cp test/t/*.pl "$STAGE/tap"
	cp -r test "$STAGE/source-test" && mkdir -p "$STAGE/source" && mv "$STAGE/source-test" "$STAGE/source/test"
	[ "$(id -u)" != 0 ] || chown -R postgres "$STAGE/tap" "$STAGE/source"
	pgxs=$(dirname "$(dirname "$($PG_CONFIG --pgxs)")")
	as_server_user env -C "$STAGE/tap" -u PGHOST -u PGPORT -u PGUSER -u PGDATABASE PATH="$PATH" LC_ALL=C.UTF-8 PLAN_SOURCE="$STAGE/source" \
		PERL5LIB="$pgxs/test/perl" PG_REGRESS="$pgxs/test/regress/pg_regress" TESTDIR="$STAGE/tap" \
		TESTDATADIR="$STAGE/tap/tmp_check" TESTLOGDIR="$STAGE/tap/tmp_check/log" \
		prove -v "$STAGE"/tap/*.pl
}

# REFERENCE.md says what the catalog says.
reference() {
	psql -qX -d postgres -c 'CREATE DATABASE reference' && psql -qX -d reference -c 'CREATE EXTENSION plan_indicator' &&
		psql -qXAt -d reference -v ON_ERROR_STOP=1 -f test/reference.sql > "$LOGS/reference.md" && diff REFERENCE.md "$LOGS/reference.md"
}

demo() {
	psql -qX -d postgres -c 'CREATE DATABASE demo' &&
		psql -qX -d demo -c 'CREATE EXTENSION plan_indicator' -c 'ALTER DATABASE demo SET search_path = "$user", public, plan' || return 1
	for file in test/reports/*.txt; do load_file demo "$file" || return 1; done
	for id in 1 2; do PGDATABASE=demo psql -qX -v id=$id -f test/demo.sql; done > "$LOGS/demo.txt" 2>&1
	perl test/oracle/aligned.pl < "$LOGS/demo.txt"
}

score() {
	psql -qX -d postgres -c 'CREATE DATABASE score' && psql -qX -d score -c 'CREATE EXTENSION plan_indicator' || return 1
	for file in "$SHARED"/reports/*.txt; do load_file score "$file" || return 1; done
	n=0
	for doc in 000 001 002 004; do
		for what in cells verdicts; do
			n=$((n + 1))
			if line=$(python3 "$SHARED/judge/score.py" $what "$SHARED/gold/$what.tsv" score --doc $doc --min 1.0); then
				echo "ok $n - $doc $what"
			else
				echo "not ok $n - $doc $what"
			fi
			echo "figure: $doc $(echo "$line" | tail -n 1)"
		done
	done
	python3 test/oracle/gold.py "$SHARED" score
	python3 test/oracle/links.py "$SHARED" score
}

step "build" build
step "house" versions
step "pure C build" pure "test_decimal=test/c/test_decimal.c" "test_text=test/c/test_text.c" "test_order=test/c/test_order.c" "test_values=test/c/test_values.c test/c/describe.c" \
	"test_judge=test/c/test_judge.c" "test_reports=test/c/test_reports.c test/c/events.c" "test_forms=test/c/test_forms.c test/c/events.c" \
	"test_facts=test/c/test_facts.c" "fuzz=-DSTANDALONE test/fuzz/fuzz.c"
# tens of thousands of readings: optimised, without sanitizers (the fuzzer has them)
PURE_FAST="-D_GNU_SOURCE -std=gnu11 -O2 -Wall -Wextra -Werror -Isrc/value -Isrc/report -Itest/c"
step "mutants build" gcc $PURE_FAST test/c/test_mutants.c src/value/*.c src/report/*.c -o build/test_mutants $XML2
step "hostile build" gcc $PURE_FAST test/c/test_hostile.c src/value/*.c src/report/*.c -o build/test_hostile $XML2
step "seam build" seam_build
step "decimals" build/test_decimal
step "text" build/test_text
step "order" build/test_order
step "values" build/test_values test/spec/values.md test/spec/values/*.md
step "judging" build/test_judge test/spec/judge.md
step "tables" build/test_reports test/spec/tables.md
step "documents" build/test_reports test/spec/documents.md
step "forms" build/test_forms $(reports)
step "layouts" build/test_reports test/spec/layouts/*.md
step "seam: tables" build/test_seam test/spec/tables.md
step "seam: documents" build/test_seam test/spec/documents.md
step "seam: layouts" build/test_seam test/spec/layouts/*.md
step "hostile texts" build/test_hostile
step "layout mutants build" gcc $PURE_FAST test/c/test_layouts.c src/value/*.c src/report/*.c -o build/test_layouts $XML2
step "layout mutants" build/test_layouts test/spec/layouts/*.md
step "facts" build/test_facts test/spec/facts.md
step "mutants" mutants
step "fuzz" build/fuzz "${FUZZ_SECONDS:-15}" test/spec/*.md test/spec/values/*.md test/spec/layouts/*.md test/reports/*.txt
stage
start_server
step "regress" sh test/regress.sh "$STAGE/regress"
step "tap" tap
step "reference" reference
step "demo" demo
if [ -d "$SHARED" ]; then
	step "own words" python3 test/oracle/own_words.py test/reports "$SHARED" src/catalogue
	step "score" score
else
	skip "own words, score" "there is no $SHARED with the real reports"
fi
echo "$PASSED passed, $FAILED failed"
[ "$FAILED" = 0 ]
