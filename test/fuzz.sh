#!/bin/sh
# make fuzz: libFuzzer over the pure rooms, under AddressSanitizer and UndefinedBehaviorSanitizer. FUZZ_WHAT is values (the
# grammar alone, the default) or reports; FUZZ_SECONDS (3600) the time. Seeds are the examples of the specifications and
# test/fuzz/corpus.txt; what was found new stays in build/fuzz, a finding in build/fuzz/crash-….
set -eu
cd "$(dirname "$0")/.."
. test/lib/server.sh
need_build_packages
need_packages clang=clang perl=perl
what=${FUZZ_WHAT:-values}
mkdir -p "build/fuzz/$what"
case $what in
	values) only=-DVALUES_ONLY sources='src/value/*.c' longest=400 seeds="test/spec/values.md test/spec/values/*.md" ;;
	reports) only= sources='src/value/*.c src/report/*.c' longest=20000 seeds="test/spec/tables.md test/spec/layouts/*.md test/spec/documents.md test/reports/*.txt" ;;
	*) echo "FUZZ_WHAT is values or reports, not \"$what\"" >&2; exit 1 ;;
esac
make -s with_llvm=no src/report/verdict_words.inc
clang -D_GNU_SOURCE -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all $only \
	-Isrc/value -Isrc/report test/fuzz/fuzz.c $sources -o "build/fuzz_$what" $XML2
if [ "$what" = values ]; then
	# one example a file; the dictionary is what the standalone fuzzer composes values of
	cat $seeds | sed -n 's/^\(.*\) => .*/\1/p' | sed 's/␠/ /g; s/␉/\t/g; s/␣/　/g' |
		awk -v dir="build/fuzz/$what" '{ gsub(/␊/, "\n"); file = dir "/seed-" NR; printf "%s", $0 > file; close(file) }'
	# what earlier runs found that reaches other edges, in base64
	perl -MMIME::Base64 -e 'my $dir = shift; while (<STDIN>) { open(my $f, ">", "$dir/found-$.") or die $!; print $f decode_base64($_) }' \
		"build/fuzz/$what" < test/fuzz/corpus.txt
else
	cp $seeds "build/fuzz/$what"
fi
sed -n '/VALUE_PIECES\[\] = {/,/};/p' test/fuzz/fuzz.c | grep -o '"[^"]*"' | grep -v '\\' | sort -u |
	perl -pe 's/([^ -~\n])/sprintf '"'"'\\x%02X'"'"', ord $1/ge' > build/fuzz/words.dict
"build/fuzz_$what" -max_total_time="${FUZZ_SECONDS:-3600}" -max_len="$longest" -dict=build/fuzz/words.dict -artifact_prefix=build/fuzz/ \
	-print_final_stats=1 -timeout=10 -rss_limit_mb=4096 "build/fuzz/$what" 2> build/fuzz/log || { tail -n 40 build/fuzz/log >&2; exit 1; }
echo "$(sed -n 's/^stat::number_of_executed_units: *//p' build/fuzz/log) $what in ${FUZZ_SECONDS:-3600} s without a finding"
