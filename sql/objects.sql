-- Every object of the extension has a comment, and the right marks.
SELECT pg_describe_object(d.classid, d.objid, d.objsubid) AS without_comment
FROM pg_depend d
WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
	AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'plan_indicator')
	AND d.classid <> 'pg_namespace'::regclass
	AND obj_description(d.objid, (SELECT relname FROM pg_class WHERE oid = d.classid)) IS NULL
	AND NOT EXISTS (SELECT FROM pg_type t WHERE d.classid = 'pg_type'::regclass AND t.oid = d.objid AND t.typelem <> 0 AND t.typcategory = 'A')
	AND NOT EXISTS (SELECT FROM pg_class c WHERE d.classid = 'pg_class'::regclass AND c.oid = d.objid)
ORDER BY 1;

-- functions that could run in parallel and do not say so
SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
WHERE d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'plan_indicator') AND p.provolatile <> 'v' AND p.proparallel <> 's';

-- functions in SQL or PL/pgSQL that trust the caller's search_path
SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
WHERE p.pronamespace = 'plan'::regnamespace AND l.lanname IN ('sql', 'plpgsql') AND p.proconfig IS NULL AND p.prosqlbody IS NULL
	AND p.prokind <> 'p'; -- a procedure that commits can have no path of its own: its names are all qualified

-- no operator or aggregate between a target and a number
SELECT o.oid::regoperator FROM pg_operator o WHERE o.oprnamespace = 'plan'::regnamespace
	AND (o.oprleft NOT IN (0, 'plan.target'::regtype) OR o.oprright <> 'plan.target'::regtype);
-- conditions without estimators or commutator; comparisons without negator
SELECT o.oid::regoperator FROM pg_operator o WHERE o.oprnamespace = 'plan'::regnamespace AND o.oprresult = 'boolean'::regtype
	AND (o.oprrest = 0 OR o.oprjoin = 0 OR o.oprcom = 0 AND o.oprname <> '|=' OR o.oprnegate = 0 AND o.oprname NOT IN ('|=', '@>', '<@', '&&'));
-- operator classes that PostgreSQL finds wanting
SELECT c.opcname, m.amname, amvalidate(c.oid) FROM pg_opclass c JOIN pg_am m ON m.oid = c.opcmethod WHERE c.opcnamespace = 'plan'::regnamespace ORDER BY 1, 2;
SELECT nspacl::text LIKE '%=U/%' AS usage_granted FROM pg_namespace WHERE nspname = 'plan';
