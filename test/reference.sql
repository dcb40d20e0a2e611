-- REFERENCE.md out of the catalog: psql -qXAt -f reference.sql in a database with the extension and its tables.
SET search_path = pg_catalog;
SET client_min_messages = warning;
SELECT plan.create_tables() \g /dev/null
CREATE TEMP VIEW object AS
SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
WHERE d.deptype = 'e' AND e.extname = 'plan_indicator';
CREATE FUNCTION pg_temp.plain(text) RETURNS text LANGUAGE sql AS $$
	SELECT replace(replace(replace($1, 'plan.', ''), 'pg_catalog.', ''), '|', '\|')
$$;
\echo '# Reference'
\echo
\echo 'Every object of schema plan with its comment, made out of the catalog by `make reference`; `make test` sees to it that it is'
\echo 'current. What the objects are for, with examples, is in README.md.'
\echo
\echo '## Types'
\echo
\echo '| type | |'
\echo '|---|---|'
SELECT format('| `%s` | %s%s |', t.typname, pg_temp.plain(obj_description(t.oid, 'pg_type')),
	'; ' || (SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid))
FROM pg_type t JOIN object o ON o.classid = 'pg_type'::regclass AND o.objid = t.oid
WHERE t.typcategory <> 'A' AND t.typname !~ '^_' ORDER BY t.typname;
\echo
\echo '## Functions, aggregates and procedures'
\echo
\echo '| function | result | |'
\echo '|---|---|---|'
SELECT format('| `%s(%s)` | %s | %s |', p.proname, pg_temp.plain(CASE WHEN 'o' = ANY (p.proargmodes) THEN pg_get_function_identity_arguments(p.oid) ELSE pg_get_function_arguments(p.oid) END),
	CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate, ' ELSE '' END ||
	CASE WHEN p.prokind = 'p' THEN '' WHEN p.proretset OR 'o' = ANY (p.proargmodes) THEN 'rows' ELSE '`' || pg_temp.plain(pg_get_function_result(p.oid)) || '`' END,
	pg_temp.plain(obj_description(p.oid, 'pg_proc')))
FROM pg_proc p JOIN object o ON o.classid = 'pg_proc'::regclass AND o.objid = p.oid
WHERE NOT 'internal'::regtype = ANY (p.proargtypes) AND p.proname !~ '_(in|out|recv|send)$'
ORDER BY p.proname COLLATE "C", pg_get_function_identity_arguments(p.oid) COLLATE "C";
\echo
\echo '## Operators'
\echo
\echo '| operator | |'
\echo '|---|---|'
SELECT format('| `%s%s %s` | %s |', nullif(pg_temp.plain(format_type(o.oprleft, NULL)), '-') || ' ', pg_temp.plain(o.oprname), pg_temp.plain(format_type(o.oprright, NULL)),
	pg_temp.plain(obj_description(o.oid, 'pg_operator')))
FROM pg_operator o JOIN object x ON x.classid = 'pg_operator'::regclass AND x.objid = o.oid
ORDER BY o.oprname COLLATE "C", o.oprleft;
\echo
\echo '## Casts'
\echo
\echo '| from | to | how | |'
\echo '|---|---|---|---|'
SELECT format('| `%s` | `%s` | %s | %s |', pg_temp.plain(format_type(c.castsource, NULL)), pg_temp.plain(format_type(c.casttarget, NULL)),
	CASE c.castcontext WHEN 'i' THEN 'implicit' WHEN 'a' THEN 'in assignment' ELSE 'explicit' END, pg_temp.plain(obj_description(c.oid, 'pg_cast')))
FROM pg_cast c JOIN object o ON o.classid = 'pg_cast'::regclass AND o.objid = c.oid
ORDER BY format_type(c.castsource, NULL) COLLATE "C", format_type(c.casttarget, NULL) COLLATE "C";
\echo
\echo '## Operator classes'
\echo
\echo '| class | method | operators | |'
\echo '|---|---|---|---|'
SELECT format('| `%s` | %s | `%s` | %s |', c.opcname, m.amname, (SELECT string_agg(pg_temp.plain(o.oprname), ' ' ORDER BY a.amopstrategy) FROM pg_amop a
	JOIN pg_operator o ON o.oid = a.amopopr WHERE a.amopfamily = c.opcfamily), pg_temp.plain(obj_description(c.oid, 'pg_opclass')))
FROM pg_opclass c JOIN object o ON o.classid = 'pg_opclass'::regclass AND o.objid = c.oid JOIN pg_am m ON m.oid = c.opcmethod ORDER BY m.amname;
\echo
\echo '## Support of types and indexes'
\echo
\echo 'Called by PostgreSQL itself:'
SELECT string_agg(format('`%s`', p.proname), ', ' ORDER BY p.proname COLLATE "C") || '.'
FROM pg_proc p JOIN object o ON o.classid = 'pg_proc'::regclass AND o.objid = p.oid
WHERE 'internal'::regtype = ANY (p.proargtypes) OR p.proname ~ '_(in|out|recv|send)$';
\echo
\echo '## Settings'
\echo
\echo '| setting | |'
\echo '|---|---|'
LOAD 'plan_indicator';
SELECT format('| `%s` | %s |', name, short_desc) FROM pg_settings WHERE name LIKE 'plan\_indicator.%' ORDER BY name;
\echo
\echo '## Tables and views'
\echo
\echo 'Made by `plan.create_tables()` as the objects of who calls it.'
SELECT format(E'\n### %s\n\n%s %s.\n\n| column | type | |\n|---|---|---|\n%s', c.relname, CASE c.relkind WHEN 'v' THEN 'View:' ELSE 'Table:' END,
	pg_temp.plain(obj_description(c.oid, 'pg_class')),
	(SELECT string_agg(format('| `%s` | %s | %s |', a.attname, pg_temp.plain(format_type(a.atttypid, a.atttypmod)), pg_temp.plain(col_description(c.oid, a.attnum))), E'\n' ORDER BY a.attnum)
		FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))
FROM pg_class c WHERE c.relnamespace = 'plan'::regnamespace AND c.relkind IN ('r', 'v', 'p')
ORDER BY c.relkind, c.relname COLLATE "C";
