/*
 * html.c
 *		HTML read by libxml2's push parser.
 *
 * The library allocates with malloc, so it lives in html_read() alone: the parser is made, fed in pieces, and freed
 * before anything is emitted.  No tree is built, nothing is fetched, errors go to a handler of this parser.
 */
#include "html_build.h"

#include <libxml/HTMLparser.h>
#include <strings.h>

#define PIECE (64 * 1024)
#define DEPTH_MAX 250 /* of open elements: end tags look at all of them */
#define LOOKED_AT (64 * 1024)
#define TITLE_ROOM 400

typedef enum element_kind
{
	INLINE,
	BLOCK,
	HEADING,
	BREAK,
	SKIPPED, /* with all that is in it */
	TITLE,
	TABLE,
	ROW,
	CELL,
	HEAD_CELL,
	CAPTION,
	KEPT, /* white space counts */
	RAISED
} element_kind;

static const struct
{
	const char *name;
	element_kind kind;
} ELEMENTS[] = {
	{"p", BLOCK},         {"div", BLOCK},        {"br", BREAK},         {"td", CELL},
	{"tr", ROW},          {"th", HEAD_CELL},     {"table", TABLE},      {"li", BLOCK},
	{"h1", HEADING},      {"h2", HEADING},       {"h3", HEADING},       {"h4", HEADING},
	{"h5", HEADING},      {"h6", HEADING},       {"ul", BLOCK},         {"ol", BLOCK},
	{"dl", BLOCK},        {"dt", BLOCK},         {"dd", BLOCK},         {"section", BLOCK},
	{"article", BLOCK},   {"header", BLOCK},     {"footer", BLOCK},     {"main", BLOCK},
	{"nav", BLOCK},       {"aside", BLOCK},      {"blockquote", BLOCK}, {"center", BLOCK},
	{"form", BLOCK},      {"fieldset", BLOCK},   {"hr", BLOCK},         {"body", BLOCK},
	{"address", BLOCK},   {"figcaption", BLOCK}, {"figure", BLOCK},     {"pre", KEPT},
	{"caption", CAPTION}, {"sup", RAISED},       {"title", TITLE},      {"script", SKIPPED},
	{"style", SKIPPED},   {"select", SKIPPED},   {"textarea", SKIPPED}, {"iframe", SKIPPED},
	{"object", SKIPPED},  {"noscript", SKIPPED}, {"template", SKIPPED},
};

typedef struct html_reader
{
	html_builder build;
	htmlParserCtxtPtr parser;
	int depth;
	int skipping; /* elements open since a skipped one began */
	bool in_title, headed;
	char title[TITLE_ROOM];
	size_t title_n;
	bool stopped, cancelled, cut, damaged;
	uint32_t damaged_line;
	uint32_t cut_line;
	size_t cut_at; /* byte of the source */
} html_reader;

static element_kind
kind_of(const xmlChar *name)
{
	for (size_t i = 0; i < LENGTH(ELEMENTS); i++)
		if (strcasecmp((const char *) name, ELEMENTS[i].name) == 0)
			return ELEMENTS[i].kind;
	return INLINE;
}

/* The line of the source that the parser has come to, from 0. */
static uint32_t
line_now(const html_reader *h)
{
	int line = h->parser->input == NULL ? 1 : h->parser->input->line;

	return line < 1 ? 0 : (uint32_t) line - 1;
}

static void
stop(html_reader *h)
{
	h->stopped = true;
	xmlStopParser(h->parser);
}

static int
span_attribute(const xmlChar **attributes, const char *name)
{
	for (int i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
		if (strcasecmp((const char *) attributes[i], name) == 0 && attributes[i + 1] != NULL)
		{
			int n = 0;

			for (const xmlChar *p = attributes[i + 1]; *p >= '0' && *p <= '9' && n < 10000; p++)
				n = n * 10 + (*p - '0');
			return n;
		}
	return 1;
}

static void
start_block(html_reader *h, element_kind kind, const xmlChar *name, const xmlChar **attributes)
{
	html_builder *b = &h->build;
	uint32_t line = line_now(h);

	switch (kind)
	{
		case HEADING:
			build_break(b);
			build_heading(b, name[1] - '0', line);
			h->headed |= name[1] == '1';
			break;
		case TABLE:
			build_table(b, line);
			break;
		case ROW:
			build_row(b);
			break;
		case CELL:
		case HEAD_CELL:
			build_cell(b, kind == HEAD_CELL, span_attribute(attributes, "rowspan"),
					   span_attribute(attributes, "colspan"), line);
			break;
		case CAPTION:
			build_caption(b, true);
			break;
		default:
			build_break(b);
	}
}

static void
on_start(void *ctx, const xmlChar *name, const xmlChar **attributes)
{
	html_reader *h = ctx;
	element_kind kind = kind_of(name);

	if (h->stopped)
		return;
	if (++h->depth > DEPTH_MAX)
	{
		long at = xmlByteConsumed(h->parser);

		h->cut = true;
		h->cut_line = line_now(h);
		h->cut_at = at < 0 ? 0 : (size_t) at;
		stop(h);
		return;
	}
	if (h->skipping > 0 || kind == SKIPPED)
	{
		h->skipping++;
		return;
	}
	if (kind == TITLE)
		h->in_title = true;
	else if (kind == RAISED)
		h->build.raised++;
	else if (kind != INLINE)
	{
		start_block(h, kind, name, attributes);
		h->build.keep += kind == KEPT;
	}
	if (h->build.out_of_memory)
		stop(h);
}

static void
on_end(void *ctx, const xmlChar *name)
{
	html_reader *h = ctx;
	element_kind kind = kind_of(name);

	if (h->stopped)
		return;
	h->depth--;
	if (h->skipping > 0)
	{
		h->skipping--;
		return;
	}
	switch (kind)
	{
		case INLINE:
		case BREAK:
		case SKIPPED:
			break;
		case TITLE:
			h->in_title = false;
			break;
		case RAISED:
			h->build.raised -= h->build.raised > 0;
			break;
		case TABLE:
			build_table_end(&h->build);
			break;
		case CELL:
		case HEAD_CELL:
			build_cell_end(&h->build);
			break;
		case CAPTION:
			build_caption(&h->build, false);
			break;
		default:
			build_break(&h->build);
			h->build.keep -= kind == KEPT && h->build.keep > 0;
	}
	if (h->build.out_of_memory)
		stop(h);
}

static void
on_text(void *ctx, const xmlChar *s, int n)
{
	html_reader *h = ctx;
	uint32_t line = line_now(h), breaks = 0;

	if (h->stopped || h->skipping > 0)
		return;
	if (h->in_title)
	{
		size_t room = TITLE_ROOM - h->title_n, take = (size_t) n;

		if (take <= room) /* a longer one is none */
		{
			memcpy(h->title + h->title_n, s, take);
			h->title_n += take;
		}
		return;
	}
	for (int i = 0; i < n; i++)
		breaks += s[i] == '\n';
	build_text(&h->build, (const char *) s, (size_t) n, line < breaks ? 0 : line - breaks);
	if (h->build.out_of_memory)
		stop(h);
}

/*
 * What the parser finds wrong is mended by it or seen in the result; without this it would print.  Only a tag that is
 * not ended may have taken in text that nobody sees then.
 */
static void
on_error(void *ctx, xmlErrorPtr error)
{
	html_reader *h = ctx;

	if (h == NULL || h->damaged)
		return;
	switch (error->code)
	{
		case XML_ERR_GT_REQUIRED:
		case XML_ERR_NAME_REQUIRED:
		case XML_ERR_ATTRIBUTE_NOT_STARTED:
		case XML_ERR_ATTRIBUTE_NOT_FINISHED:
		case XML_ERR_ATTRIBUTE_REDEFINED:
		case XML_ERR_LT_IN_ATTRIBUTE:
		case XML_ERR_COMMENT_NOT_FINISHED:
			h->damaged = true;
			h->damaged_line = line_now(h);
			break;
		default:
			break;
	}
}

static xmlSAXHandler
handlers(void)
{
	xmlSAXHandler sax;

	memset(&sax, 0, sizeof(sax));
	sax.startElement = on_start;
	sax.endElement = on_end;
	sax.characters = on_text;
	sax.ignorableWhitespace = on_text;
	sax.cdataBlock = on_text;
	sax.serror = on_error;
	sax.initialized = XML_SAX2_MAGIC;
	return sax;
}

/*
 * The rest of a document that nests too deeply: its text without the tags, as lines.  Nothing printed is lost, and no
 * table is read where the parser's idea of it has become doubtful.
 */
static void
add_rest(html_reader *h, const char *p, const char *end)
{
	uint32_t line = h->cut_line;

	while (h->build.depth > 0)
		build_table_end(&h->build);
	while (p < end && !h->build.out_of_memory)
	{
		const char *tag = memchr(p, '<', (size_t) (end - p));
		size_t n = tag == NULL ? (size_t) (end - p) : (size_t) (tag - p);
		const char *close;

		if (arena_cancelled(h->build.arena, n + 16))
		{
			h->cancelled = true;
			return;
		}
		build_text(&h->build, p, n, line);
		for (const char *q = p; q < p + n; q++)
			line += *q == '\n';
		if (tag == NULL)
			break;
		build_break(&h->build);
		close = memchr(tag, '>', (size_t) (end - tag));
		p = close == NULL ? end : close + 1;
	}
}

static span
page_title(html_reader *h, arena *a)
{
	span s = text_trim((span){h->title, h->title_n});

	/* the name of the site behind it: "…的报告_甲县人民政府", "… - 政务公开" */
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '_' || s.p[i] == '|' || (s.p[i] == '-' && i > 0 && s.p[i - 1] == ' '))
			s.n = i;
	return h->headed ? SPAN_NONE : arena_copy(a, text_trim(s));
}

static report_status
feed(html_reader *h, const char *text, size_t n)
{
	size_t at = 0;

	while (at < n && !h->stopped)
	{
		size_t piece = n - at < PIECE ? n - at : PIECE;

		if (arena_cancelled(h->build.arena, PIECE))
			return REPORT_CANCELLED;
		htmlParseChunk(h->parser, text + at, (int) piece, at + piece == n);
		at += piece;
	}
	if (h->cut)
		add_rest(h, text + (h->cut_at < n ? h->cut_at : n), text + n);
	return h->cancelled ? REPORT_CANCELLED : h->build.out_of_memory ? REPORT_NOMEM : REPORT_OK;
}

report_status
html_read(arena *a, const char *text, size_t n, html_document *out)
{
	html_reader *h = arena_get(a, 1, sizeof(*h));
	xmlSAXHandler sax = handlers();
	report_status status;

	memset(out, 0, sizeof(*out));
	if (h == NULL)
		return REPORT_NOMEM;
	if (n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
	{
		text += 3;
		n -= 3;
	}
	if (n >= UINT32_MAX)
		return REPORT_LIMIT;
	build_begin(&h->build, a);
	h->parser = htmlCreatePushParserCtxt(&sax, h, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
	if (h->parser == NULL)
		return REPORT_NOMEM;
	htmlCtxtUseOptions(h->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
									  HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
	h->parser->sax->serror = on_error;
	status = feed(h, text, n);
	if (status == REPORT_OK && h->parser->lastError.code == XML_ERR_NO_MEMORY)
		status = REPORT_NOMEM;
	htmlFreeParserCtxt(h->parser);
	h->parser = NULL;
	if (status != REPORT_OK)
		return status;
	build_finish(&h->build, out, page_title(h, a));
	out->cut = h->cut;
	out->cut_line = h->cut_line;
	out->damaged = h->damaged;
	out->damaged_line = h->damaged_line;
	return h->build.out_of_memory ? REPORT_NOMEM : REPORT_OK;
}

/* Does a tag of a block's element open at p ("<p>", "<p class…", "<td")? */
static bool
block_tag(const char *p, const char *end)
{
	xmlChar name[16];
	size_t n = 0;

	for (p++; p < end && n < sizeof(name) - 1 && ((*p | 32) >= 'a' || (*p >= '0' && *p <= '9')) && *p < 127;
		 p++)
		name[n++] = (xmlChar) *p;
	name[n] = 0;
	if (p == end || n == 0 || (*p != '>' && *p != ' ' && *p != '/' && *p != '\n' && *p != '\r'))
		return false;
	return kind_of(name) != INLINE || strcasecmp((char *) name, "html") == 0 ||
		   strcasecmp((char *) name, "head") == 0 || strcasecmp((char *) name, "meta") == 0;
}

bool
html_looks_like(const char *text, size_t n)
{
	const char *end, *p = text;
	size_t tags = 0, table_tags = 0, rows = 0;

	if (n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
		p += 3;
	end = text + n;
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
		p++;
	if (end - p > 14 && strncasecmp(p, "<!doctype html", 14) == 0)
		return true;
	if (p < end && *p == '<' && block_tag(p, end) && strncasecmp(p, "<table", 6) != 0)
		return true;
	if (end - p > LOOKED_AT)
		end = p + LOOKED_AT;
	if (p == end || memchr(p, '<', (size_t) (end - p)) == NULL)
		return false;
	for (; p < end; p++)
	{
		rows += *p == '\n';
		if (*p != '<' || !block_tag(p, end))
			continue;
		if (end - p > 3 && ((p[1] | 32) == 't' || strncasecmp(p + 1, "br", 2) == 0))
			table_tags++; /* tables stand in Markdown too */
		else
			tags++;
	}
	return tags > 2 && tags * 10 > rows && (tags > 0 || table_tags > 0);
}

bool
html_has_table(span line)
{
	const char *p = line.p, *end = span_end(line);

	for (; end - p > 6 && (p = memchr(p, '<', (size_t) (end - p))) != NULL; p++)
		if (end - p > 6 && strncasecmp(p, "<table", 6) == 0 && (p[6] == '>' || p[6] == ' '))
			return true;
	return false;
}
