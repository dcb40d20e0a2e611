# Texts that are no reports, and reports that are stopped: a clear error or messages, nothing half-stored, time linear, a
# cancel answered at once.
use strict;
use warnings;
use utf8;
use IPC::Run ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time sleep);

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
my $reports = "$ENV{PLAN_SOURCE}/test/reports";

# make test shows these
sub figure { my $said = shift; utf8::encode($said); print { Test::More->builder->output } "figure: $said\n" }

$node->safe_psql('postgres', <<'SQL');
CREATE EXTENSION plan_indicator;
SET client_min_messages = warning;
SELECT plan.create_tables();
CREATE TABLE public.texts (name text PRIMARY KEY, content text);

-- what became of a load, and how long it took
CREATE FUNCTION public.outcome(content text, OUT state text, OUT ms numeric) LANGUAGE plpgsql AS $$
DECLARE
	began timestamptz := clock_timestamp();
BEGIN
	BEGIN
		PERFORM plan.load_report(content);
		state := 'loaded';
	EXCEPTION WHEN OTHERS THEN
		state := SQLSTATE;
	END;
	ms := round(extract(epoch FROM clock_timestamp() - began) * 1000);
END
$$;
-- row i of tables of a thousand rows each
CREATE FUNCTION public.table_row(i integer) RETURNS text LANGUAGE sql AS $$
	SELECT CASE WHEN i % 1000 = 1 THEN format(E'\n表%s：2023年目标\n\n序号\t指标名称\t2023年目标\n', i / 1000 + 1) ELSE '' END
		|| format(E'%s\t指标%s（万元）\t%s以上\n', (i - 1) % 1000 + 1, i, i)
$$;
-- rows of all tables of reports
CREATE FUNCTION public.stored() RETURNS text LANGUAGE sql AS $$
	SELECT concat_ws(' ', (SELECT count(*) FROM plan.report), (SELECT count(*) FROM plan.report_text), (SELECT count(*) FROM plan.section),
		(SELECT count(*) FROM plan.report_table), (SELECT count(*) FROM plan.indicator_row), (SELECT count(*) FROM plan.indicator_value),
		(SELECT count(*) FROM plan.footnote), (SELECT count(*) FROM plan.load_message))
$$;
SQL
my $nothing = '0 0 0 0 0 0 0 0';

# no reports: refused with the code of a bad argument, or of bad encoding by the server itself
my %refused = (
	'an empty text' => [ "''", '22023' ],
	'blank lines' => [ "repeat(E'\\n', 1000000)", '22023' ],
	'NULL' => [ 'NULL', '22004' ],
	'a novel' => [ "(SELECT string_agg('第' || i || '天，雾还没有散，老人把船推下水，一句话也没有说。他记得三十年前的那个早晨，也是这样的雾。' || E'\\n\\n', '') FROM generate_series(1, 20000) i)", '22023' ],
	'a megabyte of random characters' => [ "(SELECT string_agg(chr(32 + (i::bigint * i * 7919 % 55000)::int), '') FROM generate_series(1, 400000) i)", '22023' ],
	'a megabyte of random bytes' => [ "convert_from((SELECT string_agg(sha256(i::text::bytea), '') FROM generate_series(1, 32768) i), 'UTF8')", '22021' ],
	'a NUL' => [ "convert_from('\\x3700e4bba5e4b88a', 'UTF8')", '22021' ],
	'bytes cut in a character' => [ "convert_from('\\x37e4bb', 'UTF8')", '22021' ],
	'a line of 50 MB' => [ "repeat('雾还没有散，老人把船推下水，', 1200000)", '22023' ],
	'100,000 nested brackets' => [ "repeat('（', 100000) || E'\\n1\\t' || repeat('(', 100000) || E'\\t7\\n' || repeat('[', 100000)", '22023' ],
	'a line of TABs' => [ "repeat(E'7\\t', 5000)", '22023' ],
	'a JSON document' => [ "repeat('{\"a\": [1, 2, {\"b\": \"7%\"}]}', 20000)", '22023' ],
);
for my $what (sort keys %refused) {
	my ($content, $state) = @{ $refused{$what} };
	# the evaluation of the content itself may be what fails
	my ($rc, $out, $err) = $node->psql('postgres', "SELECT state || ' ' || ms FROM public.outcome($content)");
	$out = ($err =~ /invalid byte sequence/ ? '22021 0' : $err) if $out eq '';
	like($out, qr/^$state \d+$/, "$what is refused with $state");
	figure("$what: refused after $1 ms") if $out =~ / (\d+)$/ && $1 >= 10;
}
is($node->safe_psql('postgres', 'SELECT public.stored()'), $nothing, 'nothing of them is stored');
my ($rc, $out, $err) = $node->psql('postgres', 'SELECT plan.load_report(repeat(E\'\\n\', 5))');
like($err, qr/content holds no report.*DETAIL:.*HINT:/s, 'and the error says what a report is');

# brackets inside a table are a name and a cell like others
is($node->safe_psql('postgres', <<'SQL'), "loaded\n1|value_not_understood", 'a table with nested brackets keeps its good rows and says what it did not understand');
SELECT (public.outcome(E'表1：2023年目标\n\n序号\t指标名称\t2023年目标\n1\t地区生产总值增速（%）\t6左右\n2\t' || repeat('（', 3000) || E'\t' || repeat('(', 3000) || E'\n')).state;
SELECT (SELECT count(*) FROM plan.indicator_value WHERE value IS NOT NULL), (SELECT string_agg(DISTINCT code, ',') FROM plan.load_message WHERE code LIKE '%understood');
SQL
$node->safe_psql('postgres', 'DELETE FROM plan.report');

# reports torn off anywhere: loaded or refused, never half of something
my $torn = $node->safe_psql('postgres', <<"SQL");
CREATE TABLE public.pieces AS SELECT n, left(t, length(t) * n / 40) AS content FROM (SELECT pg_read_file('$reports/yunqi_2023.txt')) r(t), generate_series(1, 40) n;
SELECT count(*) FILTER (WHERE o.state = 'loaded'), count(*) FILTER (WHERE o.state NOT IN ('loaded', '22023')), (SELECT count(*) FROM plan.report)
FROM (SELECT (public.outcome(content)).state FROM public.pieces OFFSET 0) o;
SQL
like($torn, qr/^(\d\d)\|0\|\d+$/, 'torn reports are loaded or refused');
my ($loaded) = $torn =~ /^(\d+)/;
is($node->safe_psql('postgres', 'SELECT count(*), (SELECT count(*) FROM plan.report_text) FROM plan.report'), "$loaded|$loaded", 'each as one report');
is($node->safe_psql('postgres', <<'SQL'), '0', 'a whole value in every row that the whole report has too');
WITH whole AS (SELECT v.* FROM plan.indicator_value v WHERE report_id = (SELECT max(report_id) FROM plan.report))
SELECT count(*) FROM plan.indicator_value v JOIN whole w USING (table_no, row_no, column_no) WHERE v.value IS NOT NULL AND v.printed = w.printed AND v.value::text <> w.value::text
SQL
$node->safe_psql('postgres', 'DELETE FROM plan.report');

# time is linear: four times the text takes about four times as long
my %growing = (
	'rows with TABs' => 'string_agg(public.table_row(i), NULL)',
	'cells on lines' => "E'表1：2023年目标\\n\\n序号\\n\\n指标名称\\n\\n2023年目标\\n\\n' || string_agg(format(E'%s\\n\\n道路%s（万元）\\n\\n%s以上\\n\\n', i, i, i), '')",
	'figures in sentences' => "E'2023年国民经济和社会发展计划执行情况的报告\\n\\n' || string_agg('地区生产总值增长6.5%左右，', '')",
	'headings' => "E'2023年国民经济和社会发展计划执行情况的报告\\n\\n' || string_agg(format(E'（%s）指标\\n\\n增长6.5%%左右，完成投资%s亿元。\\n\\n', i, i), '')",
	'tables' => "string_agg(format(E'表%s：2023年目标\\n\\n序号\\t指标名称\\t2023年目标\\n1\\t甲（万元）\\t7\\n\\n', i), '')",
	'notes' => "E'表1：2023年目标\\n\\n序号\\t指标名称\\t2023年目标\\n1\\t甲（万元）\\t7\\n\\n注：' || string_agg(format('%s.带*的指标是约束性的；', i), '')",
	'columns' => "E'表1：2023年目标\\n\\n序号\\t指标名称' || repeat(E'\\t2023年目标', (max(i) / 200)::int) || string_agg(format(E'\\n%s\\t甲', i) || repeat(E'\\t7', 60), '')",
	'a name of brackets' => "E'表1：2023年目标\\n\\n序号\\t指标名称\\t2023年目标\\n1\\t' || string_agg('（甲', '') || E'\\t7\\n'",
);
for my $what (sort keys %growing) {
	my @ms = split /\n/, $node->safe_psql('postgres', <<"SQL");
CREATE TEMP TABLE sized AS SELECT n, (SELECT $growing{$what} FROM generate_series(1, n) i) AS content FROM unnest('{2000,8000}'::int[]) n;
SELECT min((public.outcome(content || repeat(' ', k))).ms + 1) FROM sized, generate_series(1, 2) k GROUP BY n ORDER BY n;
DELETE FROM plan.report;
SQL
	cmp_ok($ms[1] / $ms[0], '<', 10, "$what: time grows with the length");
	figure(sprintf '%s: %d ms, four times as much %d ms', $what, @ms);
}

# a cancel is answered at once and ends in 57014; then the same session goes on
$node->safe_psql('postgres', <<'SQL');
INSERT INTO public.texts SELECT 'rows', string_agg(public.table_row(i), NULL) FROM generate_series(1, 200000) i;
INSERT INTO public.texts SELECT 'prose', E'2023年国民经济和社会发展计划的报告\n\n' || string_agg('地区生产总值增长6.5%左右，固定资产投资260亿元，' || i || E'项。\n', '') FROM generate_series(1, 600000) i;
SQL
is($node->safe_psql('postgres', 'SELECT bool_and(octet_length(content) > 8000000) FROM public.texts'), 't', 'texts of more than 8 MB');
# in parts of what the whole takes on this machine
my $whole = $node->safe_psql('postgres', <<'SQL');
BEGIN;
CREATE TEMP TABLE began ON COMMIT DROP AS SELECT clock_timestamp() AS t;
DO $$ BEGIN PERFORM plan.load_report(content) FROM public.texts WHERE name = 'rows'; END $$;
SELECT round(extract(epoch FROM clock_timestamp() - t) * 1000) FROM began;
ROLLBACK;
SQL
my $slowest = 0;
for my $case ([ 'rows', 30, 100, map { int($whole * $_) } 0.1, 0.2, 0.4 ], [ 'prose', 30, 100, 300 ]) {
	my ($name, @timeouts) = @$case;
	for my $timeout (@timeouts) {
		my ($rc, $out, $err) = $node->psql('postgres', "\\set VERBOSITY sqlstate\n\\timing on\nSET statement_timeout = $timeout;\nSELECT plan.load_report(content) FROM public.texts WHERE name = '$name'", on_error_stop => 0);
		my ($took) = $out =~ /.*Time: ([0-9.]+) ms/s;
		like($err, qr/57014/, "$name: stopped after $timeout ms with 57014");
		my $late = $took - $timeout;
		cmp_ok($late, '<', 1000, sprintf('%s: answered %.0f ms later', $name, $late));
		$slowest = $late if $late > $slowest;
	}
}
figure(sprintf 'statement_timeout is answered after at most %.0f ms', $slowest);
for my $part (0.05, 0.2) {
	my $wait = sprintf '%.2f', $whole * $part / 1000;
	my $said = '';
	my $run = IPC::Run::start([ 'psql', '-qXAt', '-v', 'VERBOSITY=sqlstate', '-d', $node->connstr('postgres'), '-c', "SET application_name = 'loading'",
		'-c', "SELECT plan.load_report(content) FROM public.texts WHERE name = 'rows'", '-c', "SELECT 'the session goes on'" ], '>', \$said, '2>&1');
	$node->poll_query_until('postgres', "SELECT count(*) = 1 FROM pg_stat_activity WHERE application_name = 'loading' AND query LIKE '%load_report%' AND state = 'active'");
	sleep($wait);
	my $ms = $node->safe_psql('postgres', <<'SQL');
CREATE OR REPLACE FUNCTION public.stop_loading() RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	began timestamptz := clock_timestamp();
BEGIN
	PERFORM pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'loading';
	LOOP
		PERFORM pg_stat_clear_snapshot();
		EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'loading' AND state = 'active' AND query LIKE '%load_report%');
		PERFORM pg_sleep(0.001);
	END LOOP;
	RETURN round(extract(epoch FROM clock_timestamp() - began) * 1000);
END
$$;
SELECT public.stop_loading();
SQL
	$run->finish;
	like($said, qr/57014.*the session goes on/s, "cancelled after $wait s with 57014");
	cmp_ok($ms, '<', 1000, "answered after $ms ms");
	figure("pg_cancel_backend is answered after $ms ms");
}
is($node->safe_psql('postgres', 'SELECT public.stored()'), $nothing, 'nothing is half-stored');
is($node->safe_psql('postgres', "SELECT (public.outcome(pg_read_file('$reports/yunqi_2022.txt'))).state"), 'loaded', 'and a report is loaded afterwards');

$node->stop;
done_testing();
