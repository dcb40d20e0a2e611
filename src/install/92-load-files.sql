-- Loading reports from bytes and from files of the server.

CREATE FUNCTION plan.load_report(
	content bytea, source text DEFAULT NULL, region text DEFAULT NULL, report_year integer DEFAULT NULL,
	format text DEFAULT 'auto', encoding text DEFAULT 'auto'
) RETURNS bigint
	LANGUAGE c VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS 'MODULE_PATHNAME', 'plan_load_report_bytes';
COMMENT ON FUNCTION plan.load_report(bytea, text, text, integer, text, text) IS
	'loads a report from the bytes of a file; the encoding is detected (UTF-8, UTF-16, GB18030) or given';

CREATE FUNCTION plan.load_report_file(
	path text, source text DEFAULT NULL, region text DEFAULT NULL, report_year integer DEFAULT NULL,
	format text DEFAULT 'auto', encoding text DEFAULT 'auto'
) RETURNS bigint
	LANGUAGE c VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS 'MODULE_PATHNAME', 'plan_load_report_file';
COMMENT ON FUNCTION plan.load_report_file(text, text, text, integer, text, text) IS
	'loads a report from a file of the server; needs the privileges of pg_read_server_files';

CREATE FUNCTION plan.list_directory(path text) RETURNS text[]
	LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS 'MODULE_PATHNAME', 'plan_list_directory';
COMMENT ON FUNCTION plan.list_directory(text) IS
	'names of the files in a directory of the server, without hidden ones; needs the privileges of pg_read_server_files';

REVOKE EXECUTE ON FUNCTION plan.load_report_file(text, text, text, integer, text, text), plan.list_directory(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION plan.load_report_file(text, text, text, integer, text, text), plan.list_directory(text)
	TO pg_read_server_files;

CREATE FUNCTION plan.create_load_progress() RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF to_regclass('plan.load_progress') IS NULL THEN
		CREATE TABLE plan.load_progress (
			directory text NOT NULL,
			file text NOT NULL,
			state text NOT NULL CHECK (state IN ('loaded', 'refused')),
			report_id bigint,
			sqlstate text,
			message text,
			hint text,
			finished_at timestamptz NOT NULL DEFAULT clock_timestamp(),
			PRIMARY KEY (directory, file)
		);
		PERFORM plan.describe('plan.load_progress', 'what became of each file of load_directory(), the last time it was tried',
			'directory: directory of the server', 'file: name of the file',
			'state: loaded, or refused', 'report_id: the report; another file with the same content has the same one',
			'sqlstate: code of the error', 'message: the error', 'hint: what to do about it', 'finished_at: when');
	END IF;
END
$$;
COMMENT ON FUNCTION plan.create_load_progress() IS 'part of create_tables(): progress of load_directory()';

-- A pattern of a shell: * for any characters, ? for one.
CREATE FUNCTION plan.file_matches(file text, pattern text) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT file LIKE replace(replace(replace(replace(replace(pattern, '\', '\\'), '%', '\%'), '_', '\_'), '*', '%'), '?', '_')
$$;
COMMENT ON FUNCTION plan.file_matches(text, text) IS 'whether a file name matches a pattern with * and ?';

-- No SET clause: a procedure with one may not commit. So every name is qualified.
CREATE PROCEDURE plan.load_directory(
	path text, pattern text DEFAULT '*', region text DEFAULT NULL, report_year integer DEFAULT NULL,
	format text DEFAULT 'auto', encoding text DEFAULT 'auto'
)
	LANGUAGE plpgsql AS $$
DECLARE
	file text;
	files text[];
	done integer := 0;
	refused integer := 0;
	id bigint;
	known bigint;
	error_code text;
	error_message text;
	error_hint text;
BEGIN
	files := plan.list_directory($1);
	SELECT pg_catalog.array_agg(f ORDER BY f COLLATE "C") INTO files
		FROM pg_catalog.unnest(files) f WHERE plan.file_matches(f, $2);
	IF files IS NULL THEN
		RAISE no_data_found USING
			MESSAGE = pg_catalog.format('no file in "%s" matches "%s"', $1, $2),
			HINT = 'In the pattern * stands for any characters and ? for one.';
	END IF;
	PERFORM plan.create_tables();
	COMMIT;
	FOREACH file IN ARRAY files LOOP
		error_code := NULL;
		SELECT pg_catalog.max(r.report_id) INTO known FROM plan.report r;
		BEGIN
			id := plan.load_report_file($1 OPERATOR(pg_catalog.||) '/' OPERATOR(pg_catalog.||) file, file, $3, $4, $5, $6);
		EXCEPTION WHEN OTHERS THEN
			GET STACKED DIAGNOSTICS error_code = RETURNED_SQLSTATE, error_message = MESSAGE_TEXT, error_hint = PG_EXCEPTION_HINT;
			id := NULL;
		END;
		done := done OPERATOR(pg_catalog.+) 1;
		INSERT INTO plan.load_progress AS p (directory, file, state, report_id, sqlstate, message, hint)
			VALUES ($1, file, CASE WHEN error_code IS NULL THEN 'loaded' ELSE 'refused' END, id, error_code,
				CASE WHEN error_code IS NOT NULL THEN error_message END, CASE WHEN error_code IS NOT NULL THEN nullif(error_hint, '') END)
			ON CONFLICT ON CONSTRAINT load_progress_pkey DO UPDATE SET state = EXCLUDED.state, report_id = EXCLUDED.report_id,
				sqlstate = EXCLUDED.sqlstate, message = EXCLUDED.message, hint = EXCLUDED.hint,
				finished_at = pg_catalog.clock_timestamp();
		COMMIT;
		IF error_code IS NULL THEN
			RAISE NOTICE '%/% %: report %', done, pg_catalog.cardinality(files), file,
				CASE WHEN id OPERATOR(pg_catalog.<=) known THEN pg_catalog.format('%s, already there', id) ELSE id::text END;
		ELSE
			refused := refused OPERATOR(pg_catalog.+) 1;
			RAISE WARNING '%/% %: %', done, pg_catalog.cardinality(files), file, error_message
				USING ERRCODE = error_code, HINT = error_hint;
		END IF;
	END LOOP;
	RAISE NOTICE '% files loaded, % refused; plan.load_progress lists them', done OPERATOR(pg_catalog.-) refused, refused;
END
$$;
COMMENT ON PROCEDURE plan.load_directory(text, text, text, integer, text, text) IS
	'loads the files of a directory of the server, each in a transaction of its own; goes on past a file that is refused';
REVOKE EXECUTE ON PROCEDURE plan.load_directory(text, text, text, integer, text, text) FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE plan.load_directory(text, text, text, integer, text, text) TO pg_read_server_files;
