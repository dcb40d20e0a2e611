# What is asked of one report, one region or one indicator is answered through indexes, however many reports there are:
# by EXPLAIN on a few hundred synthetic reports.
use strict;
use warnings;
use utf8;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
my $test = "$ENV{PLAN_SOURCE}/test";

$node->safe_psql('postgres', 'CREATE EXTENSION plan_indicator; SET client_min_messages = warning; SELECT plan.create_tables()');
command_ok([ 'psql', '-qX', '-v', 'ON_ERROR_STOP=1', '-v', "first=$test/reports/yunqi_2022.txt", '-v', "second=$test/reports/yunqi_2023.txt",
	'-f', "$test/bench/synthetic.sql", '-f', "$test/bench/questions.sql", '-d', $node->connstr('postgres') ], 'synthetic reports and questions');
$node->safe_psql('postgres', 'CALL synthetic.load(0, 400); ANALYZE');
is($node->safe_psql('postgres', 'SELECT count(*), count(DISTINCT region_code), count(DISTINCT report_year) FROM plan.report'), '400|40|10',
	'400 reports, ten years of 40 regions');

$node->safe_psql('postgres', <<'SQL');
-- the tables that a query reads as a whole, and grows with
CREATE FUNCTION synthetic.read_as_a_whole(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
	RETURN (SELECT string_agg(DISTINCT n ->> 'Relation Name', ' ' ORDER BY n ->> 'Relation Name')
		FROM jsonb_path_query(plan::jsonb, 'strict $.** ? (@."Node Type" == "Seq Scan")') n
		WHERE n ->> 'Relation Name' IN ('report', 'report_table', 'indicator_row', 'indicator_value', 'fact', 'project_group', 'section'));
END
$$;
SQL
my $asked = sub {
	return split /\n/, $node->safe_psql('postgres', "SELECT question || '|' || coalesce(synthetic.read_as_a_whole(synthetic.asked(query, 153)), '')
		FROM synthetic.question WHERE scope = '$_[0]' ORDER BY question_no");
};
for ($asked->('one')) {
	my ($question, $tables) = split /\|/, $_, 2;
	is($tables, '', $question);
}
for ($asked->('indicator')) {
	my ($question, $tables) = split /\|/, $_, 2;
	unlike($tables, qr/indicator_row|fact/, $question);
}
# the test sees what it looks for
like($node->safe_psql('postgres', q{SELECT synthetic.read_as_a_whole('SELECT * FROM plan.series')}), qr/indicator_row/, 'all of it is read as a whole');

# and the answers are there
is($node->safe_psql('postgres', q{SELECT string_agg(question, ', ') FROM synthetic.question q, LATERAL synthetic.ask(synthetic.asked(query, 153)) a WHERE n = 0}),
	'', 'every question has an answer');

$node->stop;
done_testing();
