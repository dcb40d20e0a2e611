# The extension changes nothing of core: every expression over numbers, dates, money, oids and unknown literals that
# core accepts keeps its result type and its value with plan first in the search_path.
use strict;
use warnings;
use utf8;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;

my @operands = (
	"3::smallint", "3", "3::bigint", "3.5", "3.0::numeric(5,2)", "3.5::real", "3.5::double precision", "'3.50'::money",
	"3::oid", "'2023-01-03'::date", "'2023-01-03 10:00'::timestamp", "'2023-01-03 10:00+00'::timestamptz", "'3 days'::interval",
	"'10:00'::time", "'3'::text", "'3'::varchar", "'3'::char", "'3'", "NULL", "NULL::integer", "true", "'{3}'::integer[]",
	"'[1,5)'::int4range", "'[1,5]'::numrange", "'\"3\"'::jsonb", "'3'::\"char\"", "B'11'", "'3'::name", "ROW(3)",
	"2::smallint", "2", "2::bigint", "2.5", "2.5::real", "2.5::double precision", "'2'");
my @binary = (split(' ', '+ - * / % ^ = <> < <= > >= || & | # << >> @> <@ && ~ -> ->>'), 'IS DISTINCT FROM', 'LIKE', 'BETWEEN 1 AND');
my @unary = map { my $f = $_; sub { "$f($_[0])" } }
	qw(min max sum avg count abs round trunc ceil sign lower upper length quote_literal to_char to_json array_agg string_agg
	numrange int4range generate_series width_bucket mod power sqrt exp ln number unit kind note gap label target);
push @unary, sub { "- $_[0]" }, sub { "+ $_[0]" }, sub { "@ $_[0]" }, sub { "($_[0])::text" }, sub { "CASE WHEN true THEN $_[0] ELSE 2 END" },
	sub { "CASE WHEN true THEN $_[0] ELSE '2' END" }, sub { "coalesce($_[0], 2)" }, sub { "coalesce($_[0], 2.5)" }, sub { "greatest($_[0], 2)" },
	sub { "least($_[0], '2')" }, sub { "nullif($_[0], 2)" }, sub { "$_[0] IN (1, 2.5, 3)" }, sub { "$_[0] IN ('1', '3')" },
	sub { "$_[0] = ANY (ARRAY[1, 2, 3])" }, sub { "$_[0] = ANY ('{1,3}')" }, sub { "$_[0] BETWEEN 1 AND 4" }, sub { "$_[0] BETWEEN '1' AND '4'" },
	sub { "ARRAY[$_[0], 2]" }, sub { "(SELECT $_[0] UNION SELECT 2)" }, sub { "(SELECT x FROM (VALUES ($_[0]), (2)) v(x) ORDER BY x LIMIT 1)" },
	sub { "lower($_[0], 2)" }, sub { "round($_[0], 1)" }, sub { "lead($_[0]) OVER ()" };

my @expressions;
for my $a (@operands) {
	for my $op (@binary) {
		push @expressions, "$a $op $_" for @operands;
	}
	push @expressions, $_->($a) for @unary;
}
cmp_ok(scalar @expressions, '>', 30000, scalar(@expressions) . ' expressions');

my $file = $node->basedir . '/expressions';
open my $out, '>', $file or die $!;
print $out map { s/\\/\\\\/gr . "\n" } @expressions;
close $out;

my %result;
for my $db (qw(core plan_first)) {
	$node->safe_psql('postgres', "CREATE DATABASE $db");
	if ($db eq 'plan_first') {
		$node->safe_psql($db, 'CREATE EXTENSION plan_indicator; ALTER DATABASE plan_first SET search_path = plan, public');
	}
	$node->safe_psql($db, <<'SQL' =~ s/FILE/$file/r);
CREATE TABLE public.expression (n serial, e text);
CREATE TABLE public.result (n integer, answer text);
COPY public.expression (e) FROM 'FILE';
DO $$
DECLARE
	x record;
	said text;
BEGIN
	PERFORM set_config('TimeZone', 'UTC', false);
	FOR x IN SELECT * FROM public.expression ORDER BY n LOOP
		BEGIN
			EXECUTE 'SELECT pg_typeof(v)::text || '' '' || coalesce(v::text, ''NULL'') FROM (SELECT ' || x.e || ' AS v) q LIMIT 1' INTO said;
		EXCEPTION WHEN OTHERS THEN
			said := 'error ' || SQLSTATE;
		END;
		INSERT INTO public.result VALUES (x.n, said);
	END LOOP;
END
$$;
SQL
	$result{$db} = [ split /\n/, $node->safe_psql($db, "SELECT regexp_replace(coalesce(answer, 'none'), E'\\n', ' ', 'g') FROM public.result ORDER BY n") ];
}
my ($accepted, $began, @changed) = (0, 0);
for my $i (0 .. $#expressions) {
	my ($core, $plan) = ($result{core}[$i], $result{plan_first}[$i]);
	if ($core =~ /^error (42883|42725|42804|42846|42809|42P\d\d)/) { # what core does not know may begin to work
		$began++ if $plan !~ /^error/;
		next;
	}
	$accepted++;
	push @changed, "$expressions[$i]: $core, but $plan" if $core ne $plan;
}
cmp_ok($accepted, '>', 5000, "core accepts $accepted of them");
is(join("\n", @changed), '', 'each keeps its result type and value');
note "$began expressions begin to work";

# prepared statements and untyped parameters, as drivers send them
my $prepared = <<'SQL';
PREPARE a AS SELECT $1 + 1.5, pg_typeof($1 + 1.5);
EXECUTE a(2);
PREPARE b(integer) AS SELECT $1 = 2.0, $1 IN (1, 2), $1 = ANY (ARRAY[2.0]), $1 BETWEEN 1 AND 2.5;
EXECUTE b(2);
PREPARE c AS SELECT count(*) FROM generate_series(1, 3) g WHERE g >= $1;
EXECUTE c(2);
PREPARE d AS SELECT max(g), min(g::numeric), pg_typeof(max(g)) FROM generate_series(1, $1) g;
EXECUTE d(3);
SQL
is($node->safe_psql('plan_first', $prepared), $node->safe_psql('core', $prepared), 'prepared statements');
is($node->safe_psql('plan_first', q{CREATE TABLE public.t (goal plan.target); INSERT INTO public.t VALUES ('8以上'), ('7'), ('9.5%');
	PREPARE q AS SELECT count(*) FROM public.t WHERE goal >= $1; EXECUTE q('8'); EXECUTE q(8);
	PREPARE r(numeric) AS SELECT count(*) FROM public.t WHERE goal >= $1; EXECUTE r(8);
	PREPARE s AS SELECT count(*) FROM public.t WHERE goal = ANY ($1); EXECUTE s('{7,8}');
	SELECT count(*) FROM public.t WHERE goal IN (7, 9.5); SELECT count(*) FROM public.t WHERE goal BETWEEN 7 AND '8以上';
	SELECT CASE WHEN goal > 8 THEN goal ELSE '0' END FROM public.t ORDER BY goal LIMIT 1}),
	"2\n2\n2\n1\n2\n2\n0", 'targets against parameters, lists, ranges and CASE');

# the same through the extended protocol, as drivers send it: parameters without types, values as text
my $script = $node->basedir . '/driver.sql';
append_to_file($script, <<'SQL');
SELECT 1 / (count(*) = 2)::int FROM public.t WHERE goal >= :eight;
SELECT 1 / (count(*) = 2)::int FROM public.t WHERE goal >= :bound;
SELECT 1 / (count(*) = 1)::int FROM public.t WHERE goal = ANY (:list);
SELECT 1 / (count(*) = 2)::int FROM public.t WHERE goal BETWEEN :seven AND :bound;
SELECT 1 / (count(*) = 1)::int FROM public.t WHERE goal IN (:seven, :eight);
SELECT 1 / (CASE WHEN :eight > goal THEN goal ELSE :seven END = '7')::int FROM public.t WHERE goal = 7;
SELECT 1 / (plan.completion(:bound, :seven) = 'missed')::int;
SELECT 1 / (:eight + 1.5 = 9.5 AND :eight IN (7, 8) AND :eight BETWEEN 1 AND 9.5 AND :seven::int < :eight)::int;
INSERT INTO public.t VALUES (:bound);
DELETE FROM public.t WHERE ctid = (SELECT max(ctid) FROM public.t);
SQL
for my $mode (qw(extended prepared)) {
	command_ok([ 'pgbench', '-n', '-M', $mode, '-t', '3', '-f', $script, '-D', 'seven=7', '-D', 'eight=8', '-D', 'bound=8以上', '-D', 'list={7,8}', $node->connstr('plan_first') ],
		"untyped parameters, protocol $mode");
}

$node->stop;
done_testing();
