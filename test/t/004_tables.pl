# Tables are the user's: made once by whoever loads first, also from two sessions at once; owned by a non-superuser;
# upgraded, dumped, restored, dropped.
use strict;
use warnings;
use utf8;
use IPC::Run ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;

my $path = "$ENV{PLAN_SOURCE}/test/reports";

# the text as a literal: a user who is no superuser reads no server files
sub load_sql {
	my $content = slurp_file("$path/$_[0]");
	return "SELECT plan.load_report(\$report\$$content\$report\$, '$_[0]')";
}

# psql in the background, from a file: what is piped in would only be sent by wait_for(), which gives the output
my $scripts = 0;
sub start_psql {
	my ($db, $sql, $role) = @_;
	my %run = (out => '', err => '');
	my $script = $node->basedir . '/session' . $scripts++ . '.sql';
	append_to_file($script, "SET client_min_messages = warning;\n$sql");
	$run{harness} = IPC::Run::start([ 'psql', '-qXAt', '-f', $script, '-d', $node->connstr($db) . ($role ? " user=$role" : '') ], '>', \$run{out}, '2>', \$run{err});
	return \%run;
}

sub wait_for { my $run = shift; $run->{harness}->finish; return $run->{out} . $run->{err} }

# the first session has loaded and holds its locks; the second waits for one of them
sub sleeps { ok($node->poll_query_until('postgres', "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'"), "$_[0]: the first session holds") }
sub waits { ok($node->poll_query_until('postgres', "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND wait_event = 'advisory'"), "the second waits $_[0]") }

# two first loads at once: the second waits for the tables of the first
$node->safe_psql('postgres', 'CREATE DATABASE two_first');
$node->safe_psql('two_first', 'CREATE EXTENSION plan_indicator');
my $first = start_psql('two_first', 'BEGIN; ' . load_sql('yunqi_2022.txt') . '; SELECT pg_sleep(1.5); COMMIT;');
sleeps('first load');
my $second = start_psql('two_first', load_sql('yunqi_2023.txt') . ';');
waits('for the tables');
is(wait_for($first), "1\n\n", 'the first session loads and makes the tables');
is(wait_for($second), "2\n", 'the second waits and loads');
is($node->safe_psql('two_first', 'SELECT count(*) FROM plan.report'), '2', 'two reports');

# the same content from two sessions at once is one report
$node->safe_psql('two_first', 'SELECT plan.remove_report(1)');
$first = start_psql('two_first', 'BEGIN; ' . load_sql('yunqi_2022.txt') . '; SELECT pg_sleep(1.5); COMMIT;');
sleeps('second load');
$second = start_psql('two_first', load_sql('yunqi_2022.txt') . ';');
waits('for the content');
is(wait_for($first), "3\n\n", 'the first session loads');
is(wait_for($second), "3\n", 'the second gets the same report');
is($node->safe_psql('two_first', 'SELECT count(*) FROM plan.report'), '2', 'one report more');
# and where the first rolls back, the second loads it
$node->safe_psql('two_first', 'SELECT plan.remove_report(3)');
$first = start_psql('two_first', 'BEGIN; ' . load_sql('yunqi_2022.txt') . '; SELECT pg_sleep(1.5); ROLLBACK;');
sleeps('load to be rolled back');
$second = start_psql('two_first', load_sql('yunqi_2022.txt') . ';');
waits('for the content that will not come');
wait_for($first);
like(wait_for($second), qr/^\d+\n$/, 'after a rollback the second loads it');
is($node->safe_psql('two_first', 'SELECT count(*) FROM plan.report'), '2', 'and it is there once');

# idempotent, and what is missing is made again
my $objects = "SELECT count(*) FROM pg_class WHERE relnamespace = 'plan'::regnamespace AND relkind IN ('r', 'v', 'i', 'S')";
my $before = $node->safe_psql('two_first', $objects);
$node->safe_psql('two_first', 'SELECT plan.create_tables(); SELECT plan.create_tables()');
is($node->safe_psql('two_first', $objects), $before, 'create_tables() twice makes nothing twice');
$node->safe_psql('two_first', 'DROP VIEW plan.scorecard_zh; DROP TABLE plan.verdict_word CASCADE; SELECT plan.create_tables()');
is($node->safe_psql('two_first', $objects), $before, 'what is missing is made');
is($node->safe_psql('two_first', 'SELECT count(*) FROM plan.verdict_word'), $node->safe_psql('two_first', 'SELECT count(*) FROM plan.shipped_verdict_words()'), 'with its rows');

# upgrading on today's version does nothing; a changed, a deleted and an added row of the user's stay
is($node->safe_psql('two_first', 'SELECT plan.upgrade_tables()'), 'nothing to upgrade', 'upgrade_tables() on this version');
$node->safe_psql('two_first', "UPDATE plan.policy SET near_pp = 0.9 WHERE policy = 'lenient'; DELETE FROM plan.policy WHERE policy = 'strict';
	INSERT INTO plan.policy SELECT 'mine', '', 0.2, 0.02, 0.5, 0.1; ALTER TABLE plan.policy ADD remark text DEFAULT 'x'");
# an older release that shipped another label, and not yet the next one
$node->safe_psql('two_first', q{UPDATE plan.code_label SET zh = '旧' WHERE type = 'verdict' AND code = 'missed';
	UPDATE plan.shipped_row SET row_hash = (SELECT md5(to_jsonb(l)::text) FROM plan.code_label l WHERE type = 'verdict' AND code = 'missed') WHERE key = '(verdict,missed)';
	DELETE FROM plan.shipped_row WHERE key = '(verdict,met)'; DELETE FROM plan.code_label WHERE type = 'verdict' AND code = 'met'});
is($node->safe_psql('two_first', 'SELECT plan.upgrade_tables()'), 'tables of version 2, 2 shipped rows merged', 'two rows are merged');
is($node->safe_psql('two_first', "SELECT string_agg(zh, ' ' ORDER BY code) = '完成 未完成' FROM plan.code_label WHERE type = 'verdict' AND code IN ('met', 'missed')"), 't', 'as they are shipped now');
is($node->safe_psql('two_first', "SELECT string_agg(policy || ' ' || near_pp || ' ' || remark, ', ' ORDER BY policy) FROM plan.policy"), 'default 0.5 x, lenient 0.9 x, mine 0.5 x', 'the user\'s rows stay as they are');

# DROP EXTENSION refuses while the tables are there
my ($rc, $out, $err) = $node->psql('two_first', 'DROP EXTENSION plan_indicator');
isnt($rc, 0, 'DROP EXTENSION is refused');
like($err, qr/cannot drop extension plan_indicator because other objects depend on it/, 'with what depends on it');
$node->safe_psql('two_first', 'SELECT plan.drop_tables(); DROP EXTENSION plan_indicator');
is($node->safe_psql('two_first', "SELECT count(*) FROM pg_class WHERE relnamespace = 'plan'::regnamespace"), '0', 'after drop_tables() nothing is left');

# an owner who is no superuser installs, loads, queries, dumps and restores
$node->safe_psql('postgres', 'CREATE ROLE owner LOGIN; CREATE ROLE reader LOGIN; CREATE DATABASE owned OWNER owner; CREATE DATABASE restored OWNER owner;');
my %owner = (connstr => $node->connstr('owned') . ' user=owner');
sub owner_psql { my ($db, $sql) = @_; my ($o, $e); my $c = $node->connstr($db) . ' user=owner';
	IPC::Run::run([ 'psql', '-qXAt', '-v', 'ON_ERROR_STOP=1', '-d', $c, '-c', "SET client_min_messages = warning", '-c', $sql ], '>', \$o, '2>', \$e); chomp $o; return $o . $e }
is(owner_psql('owned', 'CREATE EXTENSION plan_indicator'), '', 'a non-superuser installs the trusted extension');
is(owner_psql('owned', load_sql('yunqi_2022.txt')), '1', 'loads');
is(owner_psql('owned', "SELECT string_agg(verdict || ' ' || n, ', ' ORDER BY verdict) FROM (SELECT verdict, count(*) n FROM plan.scorecard GROUP BY verdict) s"),
	'exceeded 9, met 3, missed 3, nearly_met 1', 'queries');
is(owner_psql('owned', "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'plan'"), 'owner', 'the tables are his');
owner_psql('owned', "UPDATE plan.indicator SET unit = '亿' WHERE indicator_code = 'gdp'; CREATE INDEX mine ON plan.indicator_row (indicator); ALTER TABLE plan.report ADD checked_by text");
my $dump = $node->basedir . '/owned.sql';
command_ok([ 'pg_dump', '-f', $dump, $owner{connstr} ], 'dumps');
command_ok([ 'psql', '-qX', '-v', 'ON_ERROR_STOP=1', '-f', $dump, '-d', $node->connstr('restored') . ' user=owner' ], 'restores');
is(owner_psql('restored', load_sql('yunqi_2023.txt')), '2', 'one more report gets the next id');
is(owner_psql('restored', "SELECT (SELECT unit FROM plan.indicator WHERE indicator_code = 'gdp') = '亿', (SELECT count(*) FROM pg_indexes WHERE indexname = 'mine'),
	(SELECT count(*) FROM pg_attribute WHERE attrelid = 'plan.report'::regclass AND attname = 'checked_by')"), 't|1|1', 'an edited row, an index and a column survive');

# another role: reads what it is granted, gets the hint where it would have to make tables
sub reader_psql { my ($db, $sql) = @_; my ($o, $e); IPC::Run::run([ 'psql', '-qXAt', '-d', $node->connstr($db) . ' user=reader', '-c', $sql ], '>', \$o, '2>', \$e); chomp $o; return $o . $e }
is(reader_psql('owned', "SELECT plan.kind('7左右')"), 'approx', 'functions are for everybody');
is(reader_psql('owned', "SELECT plan.completion('7左右', 8.5)"), 'exceeded', 'and so are the policies');
is(reader_psql('owned', "SELECT plan.resolve_indicator('森林覆盖率'), plan.region_code('大渡口区')"), 'forest_coverage|500104', 'and names');
like(reader_psql('owned', 'SELECT count(*) FROM plan.report'), qr/permission denied/, 'reports are not');
owner_psql('owned', 'GRANT SELECT ON ALL TABLES IN SCHEMA plan TO reader');
is(reader_psql('owned', 'SELECT count(*) FROM plan.scorecard'), '16', 'until they are granted');
$node->safe_psql('postgres', 'CREATE DATABASE empty OWNER owner');
owner_psql('empty', 'CREATE EXTENSION plan_indicator');
like(reader_psql('empty', "SELECT plan.load_report('表1：目标\n序号\t指标名称\t2023年目标\n1\t地区生产总值增速（%）\t6')"),
	qr/permission denied to create the tables of plan_indicator.*HINT:  Ask "owner", who owns schema plan, to run SELECT plan.create_tables\(\)/s, 'a role without CREATE gets the hint');

# tables dropped and made again in one session: cached plans follow
is($node->safe_psql('restored', 'SET client_min_messages = warning; ' . load_sql('yunqi_2022.txt') . '; SELECT plan.drop_tables(); ' . load_sql('yunqi_2022.txt') . '; ' . load_sql('yunqi_2023.txt') . ';'),
	"1\n\n1\n2", 'plans of a session survive new tables');

$node->stop;
done_testing();
