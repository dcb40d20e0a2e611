# A loaded database dumped and restored is the same, and loads one more report with the next id.
use strict;
use warnings;
use utf8;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;

sub load {
	my ($db, $file) = @_;
	my $path = "$ENV{PLAN_SOURCE}/test/reports/$file";
	return $node->safe_psql($db, "SET client_min_messages = warning; SELECT plan.load_report(pg_read_file('$path'), '$file')");
}

sub fingerprint {
	my ($db) = @_;
	my @tables = split /\n/, $node->safe_psql($db, "SELECT relname FROM pg_class WHERE relnamespace = 'plan'::regnamespace AND relkind IN ('r', 'v') ORDER BY 1");
	return join "\n", map { "$_ " . $node->safe_psql($db, "SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) FROM plan.$_ t") } @tables;
}

$node->safe_psql('postgres', 'CREATE DATABASE one');
$node->safe_psql('postgres', 'CREATE DATABASE two');
$node->safe_psql('one', 'CREATE EXTENSION plan_indicator');
is(load('one', 'yunqi_2022.txt'), '1', 'the first report');
$node->safe_psql('one', "UPDATE plan.policy SET near_pp = 0.7 WHERE policy = 'lenient'; CREATE INDEX mine ON plan.indicator_value (value)");
my $dump = $node->basedir . '/one.sql';
command_ok([ 'pg_dump', '-f', $dump, $node->connstr('one') ], 'dumps');
command_ok([ 'psql', '-qX', '-v', 'ON_ERROR_STOP=1', '-f', $dump, '-d', $node->connstr('two') ], 'restores');
is(fingerprint('two'), fingerprint('one'), 'every table and view is the same');
is($node->safe_psql('two', "SELECT near_pp FROM plan.policy WHERE policy = 'lenient'"), '0.7', 'an edited row survives');
is($node->safe_psql('two', "SELECT count(*) FROM pg_indexes WHERE indexname = 'mine'"), '1', 'an index of the user survives');
is(load('two', 'yunqi_2022.txt'), '1', 'the same report is still the same');
is(load('two', 'yunqi_2023.txt'), '2', 'the next report gets the next id');

# reload against load
load('one', 'yunqi_2023.txt');
$node->safe_psql('one', "UPDATE plan.report SET loaded_at = 'epoch'");
$node->safe_psql('two', "UPDATE plan.report SET loaded_at = 'epoch'");
is(fingerprint('two'), fingerprint('one'), 'loading again gives the same rows');

$node->stop;
done_testing();
