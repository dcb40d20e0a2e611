/*
 * load_file.c
 *		Reports from bytes and from files of the server.
 */
#include "load.h"

#include <sys/stat.h>

#include "catalog/pg_authid.h"
#include "catalog/pg_type.h"
#include "encoding.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "storage/fd.h"
#include "utils/acl.h"
#include "utils/array.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(plan_load_report_bytes);
PG_FUNCTION_INFO_V1(plan_load_report_file);
PG_FUNCTION_INFO_V1(plan_list_directory);

#define PIECE (64 * 1024)
#define LARGEST_FILE ((off_t) 256 * 1024 * 1024)

/* The right to execute may have been granted on; the right to read files of the server is asked for here. */
static void
check_rights(void)
{
	if (!has_privs_of_role(GetUserId(), ROLE_PG_READ_SERVER_FILES))
		ereport(
			ERROR,
			(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE), errmsg("permission denied to read files of the server"),
			 errdetail("Only roles with privileges of the \"%s\" role may do that.", "pg_read_server_files"),
			 errhint("The program plan-load loads files of the client.")));
}

static span
read_file(const char *path)
{
	FILE *file = AllocateFile(path, PG_BINARY_R);
	struct stat status;
	StringInfoData out;

	if (file == NULL)
		ereport(ERROR,
				(errcode_for_file_access(), errmsg("could not open file \"%s\" for reading: %m", path)));
	if (fstat(fileno(file), &status) != 0)
		ereport(ERROR, (errcode_for_file_access(), errmsg("could not stat file \"%s\": %m", path)));
	if (!S_ISREG(status.st_mode))
		ereport(ERROR, (errcode(ERRCODE_WRONG_OBJECT_TYPE), errmsg("\"%s\" is not a regular file", path),
						errhint("CALL plan.load_directory(path, pattern) loads the files of a directory.")));
	if (status.st_size > LARGEST_FILE)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("file \"%s\" is too large", path),
				 errdetail("Reports of up to %d MB can be loaded.", (int) (LARGEST_FILE / (1024 * 1024)))));
	initStringInfo(&out);
	for (;;)
	{
		size_t n;

		CHECK_FOR_INTERRUPTS();
		enlargeStringInfo(&out, PIECE);
		n = fread(out.data + out.len, 1, PIECE, file);
		out.len += (int) n;
		if (ferror(file))
			ereport(ERROR, (errcode_for_file_access(), errmsg("could not read file \"%s\": %m", path)));
		if (n == 0)
			break;
	}
	FreeFile(file);
	return (span){out.data, (size_t) out.len};
}

static const char *
encoding_argument(FunctionCallInfo fcinfo, int i)
{
	return PG_ARGISNULL(i) ? NULL : text_to_cstring(PG_GETARG_TEXT_PP(i));
}

/* load_report(content bytea, source, region, report_year, format, encoding) */
Datum
plan_load_report_bytes(PG_FUNCTION_ARGS)
{
	load_request request = load_request_of(fcinfo, 1);
	bytea *bytes;
	text *content;

	if (PG_ARGISNULL(0))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("content of a report must not be null")));
	bytes = PG_GETARG_BYTEA_PP(0);
	content = decode_content((span){VARDATA_ANY(bytes), (size_t) VARSIZE_ANY_EXHDR(bytes)},
							 encoding_argument(fcinfo, 5), &request.encoding);
	PG_RETURN_INT64(load_content(fcinfo, content, &request));
}

/* load_report_file(path, source, region, report_year, format, encoding) */
Datum
plan_load_report_file(PG_FUNCTION_ARGS)
{
	load_request request = load_request_of(fcinfo, 1);
	char *path;
	text *content;

	check_rights();
	if (PG_ARGISNULL(0))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("path of a report must not be null")));
	path = text_to_cstring(PG_GETARG_TEXT_PP(0));
	canonicalize_path(path);
	if (request.source == NULL)
		request.source = last_dir_separator(path) == NULL ? path : last_dir_separator(path) + 1;
	content = decode_content(read_file(path), encoding_argument(fcinfo, 5), &request.encoding);
	PG_RETURN_INT64(load_content(fcinfo, content, &request));
}

/* The names of the regular files in a directory of the server, as an array. */
Datum
plan_list_directory(PG_FUNCTION_ARGS)
{
	char *path = text_to_cstring(PG_GETARG_TEXT_PP(0));
	ArrayBuildState *names = NULL;
	struct dirent *entry;
	DIR *dir;

	check_rights();
	canonicalize_path(path);
	dir = AllocateDir(path);
	while ((entry = ReadDir(dir, path)) != NULL)
	{
		struct stat status;

		CHECK_FOR_INTERRUPTS();
		/* names that are no text of this database cannot be told to SQL */
		if (entry->d_name[0] == '.' || !pg_verifymbstr(entry->d_name, (int) strlen(entry->d_name), true) ||
			stat(psprintf("%s/%s", path, entry->d_name), &status) != 0 || !S_ISREG(status.st_mode))
			continue;
		names =
			accumArrayResult(names, CStringGetTextDatum(entry->d_name), false, TEXTOID, CurrentMemoryContext);
	}
	FreeDir(dir);
	if (names == NULL)
		PG_RETURN_ARRAYTYPE_P(construct_empty_array(TEXTOID));
	PG_RETURN_DATUM(makeArrayResult(names, CurrentMemoryContext));
}
