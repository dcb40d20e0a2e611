# plan_indicator: build and install with "make && make install" (PGXS); "make demo" and "make test" need nothing
# installed but make and git.
#
# The version stands in plan_indicator.control and nowhere else; META.json is rewritten from it.

EXTENSION = plan_indicator
EXTVERSION = $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" plan_indicator.control)
MODULE_big = plan_indicator

VALUE_SOURCES = $(sort $(wildcard src/value/*.c))
REPORT_SOURCES = $(sort $(wildcard src/report/*.c))
PG_SOURCES = $(sort $(wildcard src/pg/*.c))
OBJS = $(patsubst %.c,%.o,$(VALUE_SOURCES) $(REPORT_SOURCES) $(PG_SOURCES))

INSTALL_SQL = $(EXTENSION)--$(EXTVERSION).sql
UPGRADE_SQL = $(patsubst src/install/upgrade/%,%,$(sort $(wildcard src/install/upgrade/*.sql)))
DATA_built = $(INSTALL_SQL) $(UPGRADE_SQL)
GENERATED = src/report/verdict_words.inc src/pg/code_labels.inc
SCRIPTS = src/bin/plan-load
EXTRA_CLEAN = $(DATA_built) $(GENERATED) build

# libxml2 reads HTML (src/report/html.c). A fresh machine has no xml2-config yet.
XML2_CFLAGS := $(shell xml2-config --cflags 2>/dev/null || echo -I/usr/include/libxml2)
XML2_LIBS := $(shell xml2-config --libs 2>/dev/null || echo -lxml2)

PG_CPPFLAGS = -Isrc/value -Isrc/report -Isrc/pg -DPLAN_VERSION='"$(EXTVERSION)"' $(XML2_CFLAGS)
SHLIB_LINK += $(XML2_LIBS) -lm
PG_CFLAGS = -std=gnu11 $(WERROR)

REGRESS = $(patsubst sql/%.sql,%,$(sort $(wildcard sql/*.sql)))
REGRESS_OPTS = --load-extension=plan_indicator --encoding=UTF8 --no-locale

# A fresh machine has no pg_config yet: the file must parse there all the same, for "make demo" and "make test".
PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs 2>/dev/null)
ifneq ($(PGXS),)
include $(PGXS)
else
all install:
	@echo "pg_config was not found. On Debian:  apt-get install postgresql-server-dev-all" >&2
	@echo "or let \"make demo\" (as root) install what it needs." >&2
	@exit 1
endif

CATALOGUE = $(wildcard src/catalogue/*.tsv)
FRAGMENTS = $(sort $(wildcard src/install/*.sql) $(patsubst %.in,%,$(wildcard src/install/*.sql.in)))

$(INSTALL_SQL): src/install/join.sh $(wildcard src/install/*.sql src/install/*.sql.in) $(CATALOGUE)
	sh src/install/join.sh > $@.tmp && mv $@.tmp $@

$(UPGRADE_SQL): %: src/install/upgrade/% src/install/join.sh $(wildcard src/install/*.sql src/install/*.sql.in) $(CATALOGUE)
	sh src/install/join.sh $< > $@.tmp && mv $@.tmp $@

src/report/verdict_words.inc: src/catalogue/verdict_words.tsv
	awk -F'\t' 'NR > 1 { printf "\t{SPAN(\"%s\"), BASIS_%s},\n", $$1, toupper($$4) }' $< > $@

src/pg/code_labels.inc: src/catalogue/code_labels.tsv
	awk -F'\t' 'NR > 1 { printf "\t{\"%s\", \"%s\", \"%s\"},\n", $$1, $$2, $$3 }' $< > $@

# What value/ and report/ define is called within the library alone: compilers then inline it, linkers need no table for it.
$(patsubst %.c,%.o,$(VALUE_SOURCES) $(REPORT_SOURCES)): override CFLAGS += -fvisibility=hidden

# The readers are many small functions in many files: inlined across them they take less time. A compiler
# that cannot link so is left as it is.
LTO := $(shell echo 'int main(void) { return 0; }' | $(CC) -flto=auto -x c - -o /dev/null 2>/dev/null && echo -flto=auto)
# Inlined across files gcc doubts variables that their functions set: a warning there is no error.
override CFLAGS += -O3 $(LTO) $(if $(LTO),-Wno-error=maybe-uninitialized)

# Every object is made anew when any header changes: there are few of them, and a stale one costs a day.
$(OBJS): $(wildcard src/*/*.h) $(GENERATED)

META.json: plan_indicator.control
	sed -i '/spec.txt/!s/"version": "[^"]*"/"version": "$(EXTVERSION)"/; s/plan_indicator--[0-9.]*[0-9]\.sql/plan_indicator--$(EXTVERSION).sql/' $@

.PHONY: demo test test-all fuzz reference bench bench-many score

demo:
	@sh test/demo.sh

test:
	@sh test/run.sh

# Every major version that can be had
test-all:
	@sh test/majors.sh

# REFERENCE.md out of the catalog
reference:
	@sh test/reference.sh

# Longer than a test may take: FUZZ_SECONDS=3600 FUZZ_WHAT=values (or reports)
fuzz:
	@sh test/fuzz.sh

bench:
	@sh test/bench.sh

# The views on many reports: REPORTS=3000
bench-many:
	@sh test/bench/many.sh

score:
	@sh test/score.sh "$(DB)"
