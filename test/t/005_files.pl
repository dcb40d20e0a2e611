# Files of the server by load_report_file() and load_directory(), files of the client by plan-load.
use strict;
use warnings;
use utf8;
use Encode qw(encode decode);
use File::Copy qw(copy);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION plan_indicator');

my $dir = PostgreSQL::Test::Utils::tempdir;
my $reports = "$ENV{PLAN_SOURCE}/test/reports";

sub spill {
	my ($name, $bytes) = @_;
	open my $f, '>:raw', "$dir/$name" or die;
	print $f $bytes;
	close $f;
}
my $text = decode('UTF-8', slurp_file("$reports/yunqi_2022.txt"));
copy("$reports/yunqi_2023.txt", "$dir/a.txt");
spill('b.txt', encode('GB18030', $text)) if eval { require Encode::HanExtra };
spill('b.txt', encode('UTF-16LE', $text)) unless -e "$dir/b.txt";
spill('c_novel.txt', encode('UTF-8', "那天早上雾很大。\n"));
spill('d_again.txt', encode('UTF-16', $text));
spill('e_broken.txt', "\xE6\xB1\x9F\xFF\xFE");
spill('notes.md', encode('UTF-8', '# 不是报告'));

# a directory: each report on its own, past those that are refused
my ($rc, $out, $err) = $node->psql('postgres', "CALL plan.load_directory('$dir', '*.txt')");
is($rc, 0, 'load_directory');
like($err, qr{NOTICE:  1/5 a\.txt: report 1\n}, 'tells of each file');
like($err, qr{WARNING:  3/5 c_novel\.txt: content holds no report}, 'and of one that holds no report');
like($err, qr{4/5 d_again\.txt: report 2, already there}, 'and of one that is there');
like($err, qr{3 files loaded, 2 refused}, 'and how many');
is($node->safe_psql('postgres', 'SELECT file, state, report_id, sqlstate FROM plan.load_progress ORDER BY 1'),
	"a.txt|loaded|1|\nb.txt|loaded|2|\nc_novel.txt|refused||22023\nd_again.txt|loaded|2|\ne_broken.txt|refused||22021", 'load_progress');
is($node->safe_psql('postgres', 'SELECT count(*) FROM plan.report'), '2', 'two reports');
$node->safe_psql('postgres', "CALL plan.load_directory('$dir', '*.txt')");
is($node->safe_psql('postgres', 'SELECT count(*) FROM plan.report'), '2', 'still two after a second run');
is($node->safe_psql('postgres', 'SELECT count(*) FROM plan.load_progress'), '5', 'one line a file');
($rc, $out, $err) = $node->psql('postgres', "CALL plan.load_directory('$dir', '*.pdf')");
like($err, qr/no file in ".*" matches "\*\.pdf"/, 'no file matches');
($rc, $out, $err) = $node->psql('postgres', "BEGIN; CALL plan.load_directory('$dir', '*.txt')");
like($err, qr/invalid transaction termination/, 'not inside a transaction');

# one file; and who may
is($node->safe_psql('postgres', "SELECT plan.load_report_file('$dir/a.txt')"), '1', 'load_report_file');
$node->safe_psql('postgres', 'CREATE ROLE reader LOGIN; CREATE ROLE other LOGIN; GRANT pg_read_server_files TO reader; GRANT USAGE, CREATE ON SCHEMA plan TO reader;
	GRANT ALL ON ALL TABLES IN SCHEMA plan TO reader; GRANT EXECUTE ON ALL ROUTINES IN SCHEMA plan TO other');
my $as = sub { $node->psql('postgres', $_[1], extra_params => [ '-U', $_[0] ]) };
($rc, $out, $err) = $as->('reader', "SELECT plan.load_report_file('$dir/b.txt')");
is($out, '2', 'a role with pg_read_server_files');
($rc, $out, $err) = $as->('other', "SELECT plan.load_report_file('$dir/b.txt')");
like($err, qr/permission denied to read files of the server/, 'a role without it, though it may execute');
($rc, $out, $err) = $as->('other', "CALL plan.load_directory('$dir')");
like($err, qr/permission denied to read files of the server/, 'nor a directory');
for my $case ([ "$dir/none", qr/could not open file ".*none" for reading: No such file/ ], [ $dir, qr/is not a regular file/ ]) {
	($rc, $out, $err) = $node->psql('postgres', "SELECT plan.load_report_file('$case->[0]')");
	like($err, $case->[1], 'no such file');
}

# plan-load
sub plan_load { return run_command([ 'plan-load', '-h', $node->host, '-p', $node->port, '-d', 'postgres', @_ ]) }
spill("it's new.txt", encode('UTF-8', "子县2018年国民经济和社会发展计划草案的报告\n\n表1：2018年目标\n序号\t指标\t2018年目标\n1\t城镇化率（%）\t55\n"));
($out, $err) = plan_load("$dir/it's new.txt", "$dir/a.txt");
is($out, "$dir/it's new.txt: report 3\n$dir/a.txt: report 1", 'plan-load says the report of each file');
is($node->safe_psql('postgres', 'SELECT source, encoding FROM plan.report WHERE report_id = 3'), "it's new.txt|UTF8", 'under its name');
spill('named.txt', encode('UTF-8', "表1：目标\n序号\t指标\t年初目标\n1\t城镇化率（%）\t55\n"));
($out, $err) = plan_load('--region=330205', '-y', '2017', '-q', "$dir/named.txt");
is("$out$err", '', 'plan-load -q is quiet');
is($node->safe_psql('postgres', 'SELECT region_code, report_year FROM plan.report WHERE report_id = 4'), '330205|2017', 'region and year');
command_checks_all([ 'plan-load', '-h', $node->host, '-p', $node->port, '-d', 'postgres', "$dir/c_novel.txt", "$dir/a.txt" ],
	1, [qr/a\.txt: report 1/], [qr/c_novel\.txt: ERROR:  content holds no report/], 'status 1 where a file is refused');
command_fails_like([ 'plan-load', '--nonsense' ], qr/option "--nonsense" is not known/, 'a wrong option');
command_fails_like([ 'plan-load' ], qr/no file is given/, 'no file');

done_testing();
