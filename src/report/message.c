/*
 * message.c
 *		What a reader is told of what could not be read, in words.
 */
#include "report.h"

static const struct
{
	const char *code, *sentence;
} MESSAGE_TEXTS[MESSAGES] = {
	[MESSAGE_NO_HEAD] = {"no_head", "%d rows have no head that says what their columns are."},
	[MESSAGE_NO_ROW_ONE] = {"no_row_one", "The ordinals of the table do not begin with 1 but with %d."},
	[MESSAGE_ORDINAL_GAP] = {"ordinal_gap", "The ordinal %d is followed by %d."},
	[MESSAGE_ROW_WIDTH] = {"row_width", "A row was expected here, but %d cells do not make rows of %d."},
	[MESSAGE_ROW_MISFIT] =
		{"row_misfit", "A cell of the row does not fit its column; the values of the row are left open."},
	[MESSAGE_CELL_PLACED] = {"cell_placed", "Cells of the row are blank; where the others stand says which."},
	[MESSAGE_ROW_DOUBTFUL] = {"row_doubtful",
							  "The row may be torn in more than one way; its values are left open."},
	[MESSAGE_ROW_MENDED] = {"row_mended", "The row was torn over two lines and put together again."},
	[MESSAGE_UNKNOWN_HEAD] = {"unknown_head",
							  "The head of the column is not known; the column was not read."},
	[MESSAGE_VALUE_NOT_UNDERSTOOD] = {"value_not_understood",
									  "The cell is kept as printed; it is no value that is understood."},
	[MESSAGE_UNIT_NOT_UNDERSTOOD] = {"unit_not_understood",
									 "The unit is kept as printed; the values of the row have none."},
	[MESSAGE_NO_YEAR] = {"no_year", "Neither head nor caption nor title says the year of the column."},
	[MESSAGE_NO_CAPTION] = {"no_caption", "No caption announces the table."},
	[MESSAGE_NO_TABLE] = {"no_table", "The caption is followed by no table that could be read."},
	[MESSAGE_OTHER_REGIONS] = {"other_regions",
							   "%d rows are of other regions; their figures are not the report's own."},
	[MESSAGE_STRAY_TEXT] = {"stray_text", "The text between two rows belongs to neither."},
	[MESSAGE_NO_TITLE] = {"no_title", "No line looks like the title of a report."},
	[MESSAGE_HTML_CUT] = {"html_cut",
						  "The HTML is nested too deeply; from here on it was read as text without tables."},
	[MESSAGE_HTML_DAMAGED] = {"html_damaged",
							  "A tag in the HTML is not ended; text may have been taken for a part of it."},
};

const char *
message_code_text(message_code code)
{
	return MESSAGE_TEXTS[code].code;
}

const char *
message_sentence(message_code code)
{
	return MESSAGE_TEXTS[code].sentence;
}
