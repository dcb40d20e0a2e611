# Values through COPY, text and binary, and the specification through SQL: the same answers as the C runner's.
use strict;
use warnings;
use utf8;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION plan_indicator');

# the inputs of the specification, with what it says of each
my ($inside, @cases) = (0);
for my $file ("$ENV{PLAN_SOURCE}/test/spec/values.md", glob "$ENV{PLAN_SOURCE}/test/spec/values/*.md") {
	open my $spec, '<:encoding(UTF-8)', $file or die $!;
	while (my $line = <$spec>) {
		chomp $line;
		$inside = $line eq '```value' if $line =~ /^```/;
		next unless $inside && $line =~ /^(.*) => (.*)$/;
		my ($input, $said) = ($1, $2);
		$input =~ tr/␉␊␠␣/\t\n \x{3000}/;
		push @cases, [ $input, $said ];
	}
	close $spec;
}
cmp_ok(scalar @cases, '>', 1000, 'the specification was found');

sub literal { my $s = shift; $s =~ s/'/''/g; return "'$s'" }

# describe() of the C runner, written in SQL
my $describe = <<'SQL';
CREATE FUNCTION described(t text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	v plan.target := plan.try_target(t);
	said text := plan.kind(v);
	detail text;
BEGIN
	IF v IS NULL THEN
		BEGIN
			PERFORM t::plan.target;
		EXCEPTION WHEN invalid_text_representation THEN
			GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
			RETURN 'error ' || substring(detail FROM 'character (\d+)');
		WHEN numeric_value_out_of_range THEN
			RETURN 'error 1';
		END;
		RETURN 'no error';
	END IF;
	IF plan.kind(v) IN ('exact', 'approx') THEN
		said := said || ' ' || plan.number(v);
	ELSIF plan.kind(v) IN ('lower', 'upper', 'range') THEN
		said := said || ' ' || CASE WHEN plan.lower_inc(v) THEN '[' ELSE '(' END || coalesce(plan.lower(v)::text, '') || ','
			|| coalesce(plan.upper(v)::text, '') || CASE WHEN plan.upper_inc(v) THEN ']' ELSE ')' END;
	END IF;
	IF plan.is_approximate(v) AND plan.kind(v) <> 'approx' THEN
		said := said || ' about';
	END IF;
	IF plan.kind(v) = 'relative' AND plan.number(v) IS NOT NULL THEN
		said := said || ' by ' || plan.number(v);
	END IF;
	IF plan.is_rounded(v) THEN
		said := said || ' rounded';
	END IF;
	said := said || coalesce(' unit=' || plan.unit(v), '');
	IF plan.magnitude(v) > 1 THEN
		said := said || ' base ' || CASE WHEN plan.lower_inc(v) THEN '[' ELSE '(' END || coalesce(plan.base_lower(v)::text, '') || ','
			|| coalesce(plan.base_upper(v)::text, '') || CASE WHEN plan.upper_inc(v) THEN ']' ELSE ')' END
			|| coalesce(' base_unit=' || plan.base_unit(v), '');
	END IF;
	RETURN said || coalesce(' note=' || plan.note(v), '') || coalesce(' reference=' || plan.reference(v)::text, '');
END
$$;
SQL
$node->safe_psql('postgres', $describe);
my $values = join ',', map { "($_, " . literal($cases[$_][0]) . ')' } 0 .. $#cases;
my @said = split /\n/, $node->safe_psql('postgres', "SELECT described(t) FROM (VALUES $values) v(n, t) ORDER BY n");
for my $i (0 .. $#cases) {
	my $expected = $cases[$i][1];
	# relation, attestation, 达到 and the ends of an offset have no accessor
	$expected =~ s/^relative \w+/relative/;
	$expected =~ s/^relative by [[(]([^,]*),([^])]*)[])]/"relative by " . ($1 ne '' ? $1 : $2)/e;
	$expected =~ s/^(relative by \S+) about/$1/;
	$expected =~ s/^assigned done/assigned/;
	$expected =~ s/ (reached|cumulative)//g;
	my $name = "through SQL: $cases[$i][0]";
	utf8::encode($_) for $expected, $name;
	is($said[$i], $expected, $name =~ s/\s+/ /gr);
}

# out, COPY and back, text and binary
$node->safe_psql('postgres', "CREATE TABLE v AS SELECT n, plan.try_target(t) AS t FROM (VALUES $values) v(n, t)");
for my $format (qw(text binary csv)) {
	my $file = $node->basedir . "/v.$format";
	$node->safe_psql('postgres', "COPY v TO '$file' (FORMAT $format); CREATE TABLE v_$format (LIKE v); COPY v_$format FROM '$file' (FORMAT $format)");
	is($node->safe_psql('postgres', "SELECT count(*) FROM v JOIN v_$format w USING (n) WHERE v.t::text IS DISTINCT FROM w.t::text
		OR plan.target_send(v.t) IS DISTINCT FROM plan.target_send(w.t) OR described(v.t::text) IS DISTINCT FROM described(w.t::text)"),
		'0', "COPY in format $format gives the same values back");
}
isnt($node->psql('postgres', "COPY (SELECT 1) TO '" . $node->basedir . "/x'; SELECT plan.target_recv('x')"), 0, 'recv is not called by hand');

# wide values are stored out of line and short ones with a short header: both read the same
is($node->safe_psql('postgres', "CREATE TABLE wide (t plan.target);
	INSERT INTO wide SELECT ('7（' || string_agg(md5(i::text), '') || '）')::plan.target FROM generate_series(1, 1000) i;
	SELECT plan.number(t) = 7 AND length(plan.note(t)) = 32000 FROM wide"), 't', 'a value with a note of 32,000 characters');
is($node->safe_psql('postgres', "SELECT string_agg(pg_column_size(t::plan.target)::text, ' ' ORDER BY n) FROM unnest(ARRAY['7', '7左右', '1400.5', '6-7%'])
	WITH ORDINALITY u(t, n)"), '4 5 5 8', 'bytes of common values');

$node->stop;
done_testing();
