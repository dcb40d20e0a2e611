# Upgrades: from every earlier version, ALTER EXTENSION … UPDATE gives the objects that a fresh installation has, and
# plan.upgrade_tables() the tables and views, with nothing of the user's lost. Who changes the install script and forgets the
# upgrade script is told here.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
sub sql { my ($db, $query) = @_; return $node->safe_psql($db, "SET client_min_messages = warning; $query") }
sub load { my ($db, $file) = @_; return sql($db, "SELECT plan.load_report(pg_read_file('$ENV{PLAN_SOURCE}/test/reports/$file'), '$file')") }

# The same lines, or those that one side lacks. Each thing has a line of its own, so that what differs is told; of two long lines
# about the same thing, from where they part.
sub same_lines {
	my ($got, $expected, $name) = @_;
	my (%got, %expected, %about);
	$got{$_} = 1 for split /\n/, $got;
	$expected{$_} = 1 for split /\n/, $expected;
	my @difference = sort { substr($a, 2) cmp substr($b, 2) } (map "- $_", grep !$got{$_}, keys %expected), (map "+ $_", grep !$expected{$_}, keys %got);
	push @{ $about{ /^. (.*?: \S*)/ ? $1 : $_ } }, $_ for @difference;
	my @told = map {
		my @two = @{ $about{$_} };
		my $same = @two == 2 && length(($two[0] ^ $two[1]) =~ s/^.(\0*).*$/$1/sr);
		my $about = $_;
		map { $same && length $_ > 200 ? substr($_, 0, 2) . "$about … " . substr($_, $same > 40 ? $same - 40 : 2, 160) . ' …' : $_ } @two;
	} sort keys %about;
	ok(!@told && %expected, $name) or diag join "\n", '(-: only fresh, +: only upgraded)', @told > 40 ? (@told[0 .. 39], '…') : @told;
}

# Rights in words that do not depend on who the owner is; without an entry in the catalog, what that means.
my $rights = q{
	CREATE FUNCTION pg_temp.rights(acl aclitem[], owner oid) RETURNS text LANGUAGE sql AS $$
		SELECT string_agg(format('%s %s%s', CASE a.grantee WHEN 0 THEN 'public' WHEN owner THEN 'owner' ELSE a.grantee::regrole::text END,
			a.privilege_type, CASE WHEN a.is_grantable THEN ' grantable' END), ', ' ORDER BY a.grantee = owner, a.grantee::regrole::text, a.privilege_type)
		FROM aclexplode(acl) a
	$$;
	SET search_path = pg_catalog;
};

# Every object of the extension and what hangs on it. Rows of catalogs are shown whole but for oids, so that no mark is forgotten;
# oids are shown by name.
my $objects = $rights . q{
	WITH member AS (
		SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
		WHERE d.deptype = 'e' AND e.extname = 'plan_indicator'
	), line(class, about, what, value) AS (
		-- that it is there, its comment, what it depends on
		SELECT classid, objid, 'is', 'there' FROM member
		UNION ALL SELECT classid, objid, 'comment', obj_description(objid, classid::regclass::name) FROM member
		UNION ALL SELECT m.classid, m.objid, 'depends (' || d.deptype::text || ')', pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid)
			FROM member m JOIN pg_depend d ON d.classid = m.classid AND d.objid = m.objid AND d.refclassid <> 'pg_extension'::regclass
		UNION ALL SELECT m.classid, m.objid, 'rights at first', pg_temp.rights(i.initprivs, (SELECT extowner FROM pg_extension WHERE extname = 'plan_indicator'))
			FROM member m JOIN pg_init_privs i ON i.classoid = m.classid AND i.objoid = m.objid
		UNION ALL SELECT classid, objid, 'rights', pg_temp.rights(n.nspacl, n.nspowner) FROM member JOIN pg_namespace n ON classid = 'pg_namespace'::regclass AND objid = n.oid
		-- functions, procedures, aggregates
		UNION ALL SELECT classid, objid, unnest(ARRAY['row', 'definition', 'rights', 'support']), unnest(ARRAY[
			(to_jsonb(p) - '{oid,pronamespace,proowner,prolang,prorettype,proargtypes,proallargtypes,provariadic,proacl,proargdefaults,prosqlbody,probin,prosrc,protrftypes}'::text[])::text,
			CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END, pg_temp.rights(coalesce(p.proacl, acldefault('f', p.proowner)), p.proowner), p.prosupport::text])
			FROM member JOIN pg_proc p ON classid = 'pg_proc'::regclass AND objid = p.oid
		UNION ALL SELECT classid, objid, 'aggregate', ((to_jsonb(a) - '{aggsortop,aggtranstype,aggmtranstype}'::text[])
				|| jsonb_build_object('sort', a.aggsortop::regoperator, 'state', a.aggtranstype::regtype, 'moving state', a.aggmtranstype::regtype))::text
			FROM member JOIN pg_aggregate a ON classid = 'pg_proc'::regclass AND objid = a.aggfnoid
		-- types, with labels and attributes
		UNION ALL SELECT classid, objid, unnest(ARRAY['row', 'rights', 'labels', 'attributes']), unnest(ARRAY[
			((to_jsonb(t) - '{oid,typnamespace,typowner,typrelid,typelem,typarray,typbasetype,typcollation,typacl}'::text[]) || jsonb_build_object('element', t.typelem::regtype,
				'array', t.typarray::regtype, 'base', t.typbasetype::regtype, 'collation', t.typcollation::regcollation))::text,
			pg_temp.rights(coalesce(t.typacl, acldefault('T', t.typowner)), t.typowner),
			(SELECT string_agg(l.enumlabel, ', ' ORDER BY l.enumsortorder) FROM pg_enum l WHERE l.enumtypid = t.oid),
			(SELECT string_agg(format('%s %s %s %s', a.attname, format_type(a.atttypid, a.atttypmod), a.attcollation::regcollation, col_description(a.attrelid, a.attnum)), ', ' ORDER BY a.attnum)
				FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0)])
			FROM member JOIN pg_type t ON classid = 'pg_type'::regclass AND objid = t.oid
		-- operators, casts, operator classes and families
		UNION ALL SELECT classid, objid, 'row', ((to_jsonb(o) - '{oid,oprnamespace,oprowner,oprleft,oprright,oprresult,oprcom,oprnegate}'::text[])
				|| jsonb_build_object('result', o.oprresult::regtype, 'commutator', o.oprcom::regoperator, 'negator', o.oprnegate::regoperator))::text
			FROM member JOIN pg_operator o ON classid = 'pg_operator'::regclass AND objid = o.oid
		UNION ALL SELECT classid, objid, 'row', format('%s %s %s', c.castfunc::regprocedure, c.castcontext, c.castmethod)
			FROM member JOIN pg_cast c ON classid = 'pg_cast'::regclass AND objid = c.oid
		UNION ALL SELECT classid, objid, 'row', format('default %s, for %s, key %s, in %s', c.opcdefault, c.opcintype::regtype, c.opckeytype::regtype,
				pg_describe_object('pg_opfamily'::regclass, c.opcfamily, 0))
			FROM member JOIN pg_opclass c ON classid = 'pg_opclass'::regclass AND objid = c.oid
		UNION ALL SELECT classid, objid, format('operator %s (%s, %s)', a.amopstrategy, a.amoplefttype::regtype, a.amoprighttype::regtype),
				format('%s %s %s', a.amopopr::regoperator, a.amoppurpose, a.amopsortfamily)
			FROM member JOIN pg_amop a ON classid = 'pg_opfamily'::regclass AND objid = a.amopfamily
		UNION ALL SELECT classid, objid, format('function %s (%s, %s)', a.amprocnum, a.amproclefttype::regtype, a.amprocrighttype::regtype), a.amproc::regprocedure::text
			FROM member JOIN pg_amproc a ON classid = 'pg_opfamily'::regclass AND objid = a.amprocfamily
		-- which of them go with an operator class, and which may be taken out of the family
		UNION ALL SELECT m.classid, m.objid, 'holds (' || d.deptype::text || ')', pg_describe_object(d.classid, d.objid, 0)
			FROM member m JOIN pg_depend d ON d.refclassid = m.classid AND d.refobjid = m.objid AND d.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
	)
	SELECT replace(format('%s: %s %s', pg_describe_object(class, about, 0), what, value), E'\n', '⏎') FROM line WHERE value IS NOT NULL
	UNION ALL SELECT format('extension: version %s, schema %s, relocatable %s, dumps %s', extversion, extnamespace::regnamespace, extrelocatable, extconfig) FROM pg_extension WHERE extname = 'plan_indicator'
};

# Every table, view, index and sequence in schema plan.
my $relations = $rights . q{
	WITH relation AS (SELECT c.* FROM pg_class c WHERE c.relnamespace = 'plan'::regnamespace AND c.relkind <> 'c')
	SELECT replace(format('%s: %s', oid::regclass, line), E'\n', '⏎') FROM (
		SELECT oid, format('%s %s %s row security %s %s', relkind, relpersistence, reloptions, relrowsecurity, relreplident) FROM relation
		UNION ALL SELECT oid, 'comment ' || obj_description(oid, 'pg_class') FROM relation
		UNION ALL SELECT oid, 'rights ' || pg_temp.rights(coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)), relowner) FROM relation WHERE relkind <> 'i'
		UNION ALL SELECT oid, pg_get_viewdef(oid) FROM relation WHERE relkind = 'v'
		UNION ALL SELECT oid, pg_get_indexdef(oid) FROM relation WHERE relkind = 'i'
		UNION ALL SELECT r.oid, format('column %s %s %s not null %s default %s identity "%s" generated "%s" storage %s compression "%s" collation %s statistics %s: %s',
				row_number() OVER (PARTITION BY r.oid ORDER BY a.attnum), a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity,
				a.attgenerated, a.attstorage, a.attcompression, a.attcollation::regcollation, nullif(a.attstattarget, -1), col_description(r.oid, a.attnum))
			FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
		UNION ALL SELECT r.oid, format('constraint %s %s', c.conname, pg_get_constraintdef(c.oid)) FROM relation r JOIN pg_constraint c ON c.conrelid = r.oid
		UNION ALL SELECT r.oid, pg_get_triggerdef(t.oid) FROM relation r JOIN pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
		UNION ALL SELECT r.oid, 'statistics ' || s.stxname FROM relation r JOIN pg_statistic_ext s ON s.stxrelid = r.oid
	) x(oid, line)
};

# What relations hold, one line for each: by name and without what is NULL, so that a new column which nobody has filled changes
# nothing.
sub rows_of {
	my ($db, $which) = @_;
	my @relations = split /\n/, sql($db, "SELECT relname FROM pg_class WHERE relnamespace = 'plan'::regnamespace AND ($which) ORDER BY 1");
	return join "\n", map { "$_: " . sql($db, "SELECT format('%s rows, %s', count(*), md5(coalesce(string_agg(j::text, E'\\n' ORDER BY j::text), ''))) FROM plan.$_ t, jsonb_strip_nulls(to_jsonb(t)) j") } @relations;
}
my $loaded = q{relkind = 'r' AND relname NOT IN ('region', 'indicator', 'indicator_alias', 'policy', 'verdict_word', 'code_label', 'shipped_row')};
my $verdicts = 'SELECT report_id, table_no, row_no, indicator, year, goal, actual, gap, verdict FROM plan.scorecard ORDER BY 1, 2, 3, 5';

# a fresh installation, with tables and a report
my $default = sql('postgres', "SELECT default_version FROM pg_available_extensions WHERE name = 'plan_indicator'");
sql('postgres', 'CREATE DATABASE fresh');
sql('fresh', 'CREATE EXTENSION plan_indicator');
my $fresh_objects = sql('fresh', $objects);
my $upgraded = 'tables of version ' . sql('fresh', 'SELECT plan.schema_version()') . ', 0 shipped rows merged';
sql('fresh', 'SELECT plan.create_tables()');
my $fresh_relations = sql('fresh', $relations);
is(load('fresh', 'yunqi_2022.txt'), '1', 'a report in a fresh database');
sql('fresh', "UPDATE plan.report SET loaded_at = 'epoch'; UPDATE plan.policy SET near_pp = 0.7 WHERE policy = 'lenient'");

my @old = map { /--([\d.]+)\.sql\.gz$/ ? $1 : () } sort glob("$ENV{PLAN_SOURCE}/test/upgrade/*.sql.gz");
ok(scalar @old, 'there are install scripts of earlier versions');
for my $version (@old) {
	my $was = "from $version:";
	(my $db = "old_$version") =~ tr/./_/;
	isnt($version, $default, "$was $version is not this version");
	isnt(sql('postgres', "SELECT path FROM pg_extension_update_paths('plan_indicator') WHERE source = '$version' AND target = '$default'"), '', "$was there is a path to $default");

	# the objects
	sql('postgres', "CREATE DATABASE ${db}_bare");
	sql("${db}_bare", "CREATE EXTENSION plan_indicator VERSION '$version'; ALTER EXTENSION plan_indicator UPDATE");
	same_lines(sql("${db}_bare", $objects), $fresh_objects, "$was every object is as in a fresh installation");

	# a database at work: tables, a report, a row and a right of the user's, a table of his with an index, a view on ours
	sql('postgres', "CREATE DATABASE $db; CREATE ROLE reader_$db");
	sql($db, "CREATE EXTENSION plan_indicator VERSION '$version'; SELECT plan.create_tables()");
	is(load($db, 'yunqi_2022.txt'), '1', "$was the library of $default serves the objects and tables of $version");
	sql($db, "UPDATE plan.report SET loaded_at = 'epoch'; UPDATE plan.policy SET near_pp = 0.7 WHERE policy = 'lenient';
		GRANT SELECT ON plan.scorecard TO reader_$db; CREATE VIEW public.missed AS SELECT indicator, goal, actual FROM plan.scorecard WHERE verdict = 'missed';
		CREATE TABLE public.goals AS SELECT row_number() OVER () AS id, value AS goal FROM plan.indicator_value, generate_series(1, 50) WHERE role = 'target';
		CREATE INDEX by_order ON public.goals (goal); ANALYZE public.goals");
	my ($rows_before, $verdicts_before) = (rows_of($db, $loaded), sql($db, $verdicts));
	my $missed_before = sql($db, 'SELECT * FROM public.missed');
	my $above = "SELECT count(*), sum(id) FROM public.goals WHERE goal > '8%'";
	my $by_index = 'SET search_path = public, plan; SET enable_seqscan = off;';
	my $above_before = sql($db, "$by_index $above");
	like($above_before, qr/^[1-9]/, "$was an index on targets finds something");

	sql($db, 'ALTER EXTENSION plan_indicator UPDATE');
	same_lines(sql($db, $objects), $fresh_objects, "$was every object is, in a database with tables too");
	is(sql($db, $verdicts), $verdicts_before, "$was the scorecard works before upgrade_tables()");
	like(sql($db, 'SELECT plan.upgrade_tables()'), qr/^tables of version \d+, \d+ shipped rows merged$/, "$was upgrade_tables()");
	is(sql($db, 'SELECT plan.upgrade_tables()'), 'nothing to upgrade', "$was and again");
	is(sql($db, "SELECT has_table_privilege('reader_$db', 'plan.scorecard', 'SELECT')"), 't', "$was a right of the user's is kept");
	sql($db, "REVOKE SELECT ON plan.scorecard FROM reader_$db");
	same_lines(sql($db, $relations), $fresh_relations, "$was every table, view and index is as in a fresh database");
	same_lines(rows_of($db, $loaded), $rows_before, "$was the loaded rows are as before");
	same_lines(rows_of($db, "relkind IN ('r', 'v')"), rows_of('fresh', "relkind IN ('r', 'v')"), "$was every table and view gives what it gives in a fresh database");
	is(sql($db, $verdicts), $verdicts_before, "$was the scorecard is as before");
	is(sql($db, 'SELECT * FROM public.missed'), $missed_before, "$was a view of the user's works");
	is(sql($db, "SELECT near_pp FROM plan.policy WHERE policy = 'lenient'"), '0.7', "$was an edited row survives");
	is(load($db, 'yunqi_2023.txt'), '2', "$was the next report gets the next id");

	# an index made before, and one of a kind that may not have been there
	is(sql($db, "$by_index $above"), $above_before, "$was an index made before finds the same");
	like(sql($db, "$by_index EXPLAIN (COSTS off) $above"), qr/by_order/, "$was and is used");
	my $admits = 'SELECT count(*), sum(id) FROM public.goals WHERE goal @> 10';
	my $admits_before = sql($db, "SET search_path = public, plan; $admits");
	sql($db, 'CREATE INDEX by_hull ON public.goals USING gist (goal)');
	like($admits_before, qr/^[1-9]/, "$was goals that admit 10");
	is(sql($db, "$by_index $admits"), $admits_before, "$was a GiST index finds the same");
	like(sql($db, "$by_index EXPLAIN (COSTS off) $admits"), qr/by_hull/, "$was and is used");
}

# Views that an older version made with fewer columns and other expressions. What the user set on them and made above them stays.
my $older = q{UPDATE plan.shipped_row SET row_hash = plan.schema_version() - 1 WHERE key = 'schema_version'; CREATE ROLE reader};
sql('fresh', "$older; DROP VIEW plan.scorecard_zh; CREATE VIEW plan.scorecard_zh AS SELECT upper(s.indicator) AS \"指标\", s.unit AS \"单位\" FROM plan.scorecard s;
	GRANT SELECT (\"指标\"), UPDATE ON plan.scorecard_zh TO reader; ALTER VIEW plan.scorecard_zh SET (security_barrier = true);
	CREATE VIEW public.names AS SELECT \"指标\" FROM plan.scorecard_zh; COMMENT ON COLUMN plan.scorecard_zh.\"指标\" IS 'old';
	DROP VIEW plan.observation");
is(sql('fresh', 'SELECT plan.create_tables(); SELECT count(*) FROM pg_attribute WHERE attrelid = \'plan.scorecard_zh\'::regclass AND attnum > 0'), "\n2", 'create_tables() keeps a view of an older version');
is(sql('fresh', 'SELECT plan.upgrade_tables()'), $upgraded, 'upgrade_tables() replaces it');
is(sql('fresh', q{SELECT reloptions, has_column_privilege('reader', oid, '指标', 'SELECT'), has_table_privilege('reader', oid, 'UPDATE') FROM pg_class WHERE oid = 'plan.scorecard_zh'::regclass}),
	'{security_barrier=true}|t|t', 'rights and options are kept');
is(sql('fresh', 'SELECT count(*) FROM public.names'), '16', 'and a view of the user\'s above it');
sql('fresh', 'REVOKE SELECT ("指标"), UPDATE ON plan.scorecard_zh FROM reader; ALTER VIEW plan.scorecard_zh RESET (security_barrier)');
same_lines(sql('fresh', $relations), $fresh_relations, 'otherwise it is as made today');

# A view that the user gave columns of his own is not taken away from him.
sql('fresh', q{UPDATE plan.shipped_row SET row_hash = plan.schema_version() - 1 WHERE key = 'schema_version';
	CREATE OR REPLACE VIEW plan.fact_view AS SELECT *, 1 AS mine FROM (} . sql('fresh', q{SELECT rtrim(pg_get_viewdef('plan.fact_view'), ';')}) . q{) v});
my ($rc, $out, $err) = $node->psql('fresh', 'SELECT plan.upgrade_tables()', on_error_stop => 1);
like($err, qr/ERROR:  view plan\.fact_view cannot be upgraded: cannot drop columns from view.*HINT:  .*RENAME/s, 'a view with columns of the user\'s is an error with a hint');
is(sql('fresh', q{SELECT row_hash::integer = plan.schema_version() - 1, (SELECT count(mine) > 0 FROM plan.fact_view) FROM plan.shipped_row WHERE key = 'schema_version'}), 't|t', 'nothing was changed');
sql('fresh', 'ALTER VIEW plan.fact_view RENAME TO my_fact_view');
is(sql('fresh', 'SELECT plan.upgrade_tables()'), $upgraded, 'renamed, it stays beside the new one');
sql('fresh', 'DROP VIEW plan.my_fact_view');
same_lines(sql('fresh', $relations), $fresh_relations, 'which is as made today');

$node->stop;
done_testing();
