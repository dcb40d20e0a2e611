# Shell functions for demo, test, score and bench: packages, a build, a private installation, a throwaway server.
#
# Nothing is installed into the system but Debian packages, and no cluster of the user's is touched: the server runs from
# a copy of the installation in a temporary folder, on a Unix socket there, without a TCP port.

# Packages that a fresh Debian lacks for the commands and files given as package=probe pairs. As root they are
# installed, otherwise the one line that would is printed.
need_packages() {
	missing=
	for pair in "$@"; do
		package=${pair%%=*}
		probe=${pair#*=}
		case $probe in
			/*) ls $probe >/dev/null 2>&1 || missing="$missing $package" ;;
			*) command -v "$probe" >/dev/null 2>&1 || missing="$missing $package" ;;
		esac
	done
	[ -n "$missing" ] || return 0
	if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
		echo "Some packages are missing. Please run:" >&2
		echo "    sudo apt-get install --no-install-recommends$missing" >&2
		exit 1
	fi
	echo "installing$missing"
	# the package would start a cluster on port 5432: not in our name
	mkdir -p /etc/postgresql-common/createcluster.d
	echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.d/plan_indicator.conf
	apt_log=$(mktemp)
	{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing; } \
		> "$apt_log" 2>&1 || {
		rm -f /etc/postgresql-common/createcluster.d/plan_indicator.conf
		tail -n 20 "$apt_log" >&2
		exit 1
	}
	rm -f "$apt_log"
	rm -f /etc/postgresql-common/createcluster.d/plan_indicator.conf
	rmdir --ignore-fail-on-non-empty /etc/postgresql-common/createcluster.d 2>/dev/null || true
}

need_build_packages() {
	need_packages gcc=gcc libc6-dev=/usr/include/stdio.h "postgresql-server-dev-all=pg_config" \
		"postgresql=/usr/lib/postgresql/*/bin/postgres" libxml2-dev=/usr/include/libxml2/libxml/HTMLparser.h
	XML2="$(xml2-config --cflags 2>/dev/null || echo -I/usr/include/libxml2) $(xml2-config --libs 2>/dev/null || echo -lxml2) -lm"
	PG_CONFIG=${PG_CONFIG:-pg_config}
	# libpq-dev has a pg_config too, but no server headers
	ls "$($PG_CONFIG --includedir-server)/postgres.h" >/dev/null 2>&1 || need_packages "postgresql-server-dev-all=/nonexistent"
	[ -x "$($PG_CONFIG --bindir)/postgres" ] || need_packages "postgresql=/nonexistent"
}

# build_quietly [MAKE ARGUMENT…]: the library and the install script; what the compiler says only where it fails.
build_quietly() {
	mkdir -p build
	make -s -j2 with_llvm=no all "$@" > build/make.log 2>&1 || {
		cat build/make.log >&2
		exit 1
	}
}

# Runs a command as somebody who may run a server.
as_server_user() {
	if [ "$(id -u)" = 0 ]; then
		runuser -u postgres -- "$@"
	else
		"$@"
	fi
}

# A private installation in $STAGE: our files, and links to (or, of the programs that look for files beside
# themselves, copies of) PostgreSQL's.
stage() {
	STAGE=$(mktemp -d "${TMPDIR:-/tmp}/plan_indicator.XXXXXX")
	chmod 755 "$STAGE"
	bin=$($PG_CONFIG --bindir) lib=$($PG_CONFIG --pkglibdir) share=$($PG_CONFIG --sharedir)
	make -s with_llvm=no install DESTDIR="$STAGE" > "$STAGE/install.log" 2>&1 || { cat "$STAGE/install.log" >&2; exit 1; }
	mkdir -p "$STAGE$bin" "$STAGE$lib" "$STAGE$share/extension"
	for file in "$bin"/*; do
		case ${file##*/} in
			postgres | initdb | pg_ctl) cp "$file" "$STAGE$bin" ;;
			*) [ -e "$STAGE$file" ] || ln -s "$file" "$STAGE$bin" ;; # plan-load, where it is installed
		esac
	done
	for file in "$lib"/* "$share"/* "$share"/extension/*; do
		[ -e "$STAGE$file" ] || ln -s "$file" "$STAGE$file"
	done
	BIN=$STAGE$bin
	PGXS_DIR=$(dirname "$(dirname "$(dirname "$($PG_CONFIG --pgxs)")")")
	PATH=$BIN:$PATH
	export PATH STAGE BIN
}

start_server() {
	PGDATA_DIR=$STAGE/data SOCKET=$STAGE/socket
	mkdir -p "$PGDATA_DIR" "$SOCKET"
	# trust is safe where nobody else reaches the socket
	chmod 700 "$PGDATA_DIR" "$SOCKET"
	[ "$(id -u)" != 0 ] || chown postgres "$PGDATA_DIR" "$SOCKET"
	as_server_user "$BIN/initdb" -D "$PGDATA_DIR" -U postgres -A trust -N --no-locale -E UTF8 > "$STAGE/initdb.log" 2>&1 || {
		cat "$STAGE/initdb.log" >&2
		exit 1
	}
	as_server_user "$BIN/pg_ctl" -D "$PGDATA_DIR" -w -l "$PGDATA_DIR/server.log" start \
		-o "-c listen_addresses= -c port=5432 -c unix_socket_directories=$SOCKET -c fsync=off $*" > "$STAGE/start.log" 2>&1 || {
		cat "$STAGE/start.log" "$PGDATA_DIR/server.log" >&2
		exit 1
	}
	PGHOST=$SOCKET PGPORT=5432 PGUSER=postgres PGDATABASE=postgres PGCLIENTENCODING=UTF8 LC_ALL=C.UTF-8
	export PGHOST PGPORT PGUSER PGDATABASE PGCLIENTENCODING LC_ALL
	unset PGOPTIONS PGSERVICE PGPASSFILE PGHOSTADDR 2>/dev/null || true
}

# The install scripts of earlier releases, beside those of this one: TAP tests upgrade from them. The running server says
# where it looks; only a private installation is written to.
stage_old_versions() {
	extensions=$(psql -qXAtc "SELECT setting FROM pg_config WHERE name = 'SHAREDIR'")/extension
	case $extensions in
		"$STAGE"/*) ;;
		*) echo "the server looks for extensions in $extensions, outside of $STAGE" >&2; return 1 ;;
	esac
	for script in test/upgrade/*.sql.gz; do
		gzip -dc "$script" > "$extensions/$(basename "$script" .gz)" || return 1
	done
}

stop_server() {
	[ -z "${PGDATA_DIR:-}" ] || as_server_user "$BIN/pg_ctl" -D "$PGDATA_DIR" -m immediate stop >/dev/null 2>&1 || true
	[ -z "${STAGE:-}" ] || rm -rf "$STAGE"
}

# Loads a report file under its name; returns non-zero where it was refused. psql reads the file: an argument may not be
# as long. The dot keeps the newlines at the end, which backquotes would lose.
load_file() {
	psql -qXAt -v ON_ERROR_STOP=1 -v file="$2" -v source="$(basename "$2")" -d "$1" <<'SQL'
\set content `cat :'file'; printf .`
SET client_min_messages = warning;
SELECT plan.load_report(left(:'content', -1), :'source');
SQL
}
