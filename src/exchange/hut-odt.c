/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Minutes as OpenDocument Text. Styles are fixed; the content is written block by block. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-odt.h"

#include "domain/hut-minutes-block.h"
#include "exchange/hut-zip-writer.h"

#define MIME_TYPE "application/vnd.oasis.opendocument.text"
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define ROOM 15600 /* between the margins, in 0.01 mm */

/* Letters by which a column grows; a Chinese character is as wide as two. */
#define NARROWEST 8
#define WIDEST 48

/* clang-format off */
#define NAMESPACES \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"" \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"" \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"" \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" \
  " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"" \
  " office:version=\"1.2\""

static const char manifest[] = XML
  "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">\n"
  " <manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"" MIME_TYPE "\"/>\n"
  " <manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\n"
  " <manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>\n"
  " <manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>\n"
  "</manifest:manifest>\n";

/* Fonts by name, each with what stands in for it where it is not installed. */
#define FONTS \
  "<office:font-face-decls>" \
  "<style:font-face style:name=\"Song\" svg:font-family=\"&apos;方正小标宋简体&apos;, &apos;宋体&apos;, SimSun, &apos;Noto Serif CJK SC&apos;\" style:font-family-generic=\"roman\"/>" \
  "<style:font-face style:name=\"FangSong\" svg:font-family=\"&apos;仿宋_GB2312&apos;, &apos;仿宋&apos;, FangSong, &apos;Noto Serif CJK SC&apos;\" style:font-family-generic=\"roman\"/>" \
  "<style:font-face style:name=\"Hei\" svg:font-family=\"&apos;黑体&apos;, SimHei, &apos;Noto Sans CJK SC&apos;\" style:font-family-generic=\"swiss\"/>" \
  "<style:font-face style:name=\"Kai\" svg:font-family=\"&apos;楷体_GB2312&apos;, &apos;楷体&apos;, KaiTi, &apos;Noto Serif CJK SC&apos;\" style:font-family-generic=\"roman\"/>" \
  "</office:font-face-decls>"

#define TEXT(font, size) \
  "<style:text-properties style:font-name=\"" font "\" style:font-name-asian=\"" font "\"" \
  " fo:font-size=\"" size "\" style:font-size-asian=\"" size "\"/>"

static const char styles_begin[] = XML
  "<office:document-styles" NAMESPACES ">" FONTS
  "<office:styles>"
  "<style:default-style style:family=\"paragraph\">"
  "<style:paragraph-properties style:text-autospace=\"ideograph-alpha\" style:punctuation-wrap=\"hanging\"/>"
  "<style:text-properties fo:language=\"zh\" fo:country=\"CN\" style:language-asian=\"zh\" style:country-asian=\"CN\""
  " style:font-name=\"FangSong\" style:font-name-asian=\"FangSong\" fo:font-size=\"16pt\" style:font-size-asian=\"16pt\"/>"
  "</style:default-style>"
  "<style:style style:name=\"Standard\" style:family=\"paragraph\" style:class=\"text\"/>"
  "<style:style style:name=\"Text_20_body\" style:display-name=\"Text body\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:class=\"text\">"
  "<style:paragraph-properties fo:line-height=\"28pt\" fo:text-indent=\"32pt\" fo:text-align=\"justify\"/></style:style>"
  "<style:style style:name=\"Title\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:next-style-name=\"Text_20_body\" style:class=\"chapter\">"
  "<style:paragraph-properties fo:text-align=\"center\" fo:margin-bottom=\"16pt\" fo:keep-with-next=\"always\"/>" TEXT ("Song", "22pt") "</style:style>"
  "<style:style style:name=\"Heading_20_1\" style:display-name=\"Heading 1\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:next-style-name=\"Text_20_body\" style:default-outline-level=\"1\" style:class=\"text\">"
  "<style:paragraph-properties fo:line-height=\"28pt\" fo:text-indent=\"32pt\" fo:margin-top=\"8pt\" fo:keep-with-next=\"always\"/>" TEXT ("Hei", "16pt") "</style:style>"
  "<style:style style:name=\"Heading_20_2\" style:display-name=\"Heading 2\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:next-style-name=\"Text_20_body\" style:default-outline-level=\"2\" style:class=\"text\">"
  "<style:paragraph-properties fo:line-height=\"28pt\" fo:text-indent=\"32pt\" fo:keep-with-next=\"always\"/>" TEXT ("Kai", "16pt") "</style:style>"
  "<style:style style:name=\"Note\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
  "<style:paragraph-properties fo:margin-top=\"6pt\" fo:keep-with-next=\"always\"/>" TEXT ("FangSong", "10.5pt") "</style:style>"
  "<style:style style:name=\"Signatures\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
  "<style:paragraph-properties fo:margin-top=\"28pt\" fo:line-height=\"28pt\"/></style:style>"
  "<style:style style:name=\"Table_20_Contents\" style:display-name=\"Table Contents\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:class=\"extra\">"
  TEXT ("FangSong", "12pt") "</style:style>"
  "<style:style style:name=\"Table_20_Heading\" style:display-name=\"Table Heading\" style:family=\"paragraph\" style:parent-style-name=\"Table_20_Contents\" style:class=\"extra\">"
  "<style:paragraph-properties fo:keep-with-next=\"always\"/>" TEXT ("Hei", "12pt") "</style:style>"
  "<style:style style:name=\"Header\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:class=\"extra\">" TEXT ("FangSong", "10.5pt") "</style:style>"
  "<style:style style:name=\"Footer\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:class=\"extra\">"
  "<style:paragraph-properties fo:text-align=\"center\"/>" TEXT ("Song", "14pt") "</style:style>"
  "</office:styles>"
  "<office:automatic-styles>"
  "<style:page-layout style:name=\"A4\"><style:page-layout-properties fo:page-width=\"210mm\" fo:page-height=\"297mm\""
  " style:print-orientation=\"portrait\" fo:margin-top=\"22mm\" fo:margin-bottom=\"20mm\" fo:margin-left=\"28mm\" fo:margin-right=\"26mm\"/>"
  "<style:header-style><style:header-footer-properties fo:min-height=\"15mm\" fo:margin-bottom=\"8mm\"/></style:header-style>"
  "<style:footer-style><style:header-footer-properties fo:min-height=\"15mm\" fo:margin-top=\"7mm\"/></style:footer-style>"
  "</style:page-layout></office:automatic-styles>"
  "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"A4\">"
  "<style:header><text:p text:style-name=\"Header\">";

static const char styles_end[] =
  "</text:p></style:header>"
  "<style:footer><text:p text:style-name=\"Footer\">— <text:page-number text:select-page=\"current\">1</text:page-number> —</text:p></style:footer>"
  "</style:master-page></office:master-styles></office:document-styles>\n";

static const char content_begin[] = XML
  "<office:document-content" NAMESPACES ">" FONTS
  "<office:automatic-styles>"
  "<style:style style:name=\"Annex\" style:family=\"paragraph\" style:parent-style-name=\"Title\">"
  "<style:paragraph-properties fo:break-before=\"page\"/></style:style>"
  "<style:style style:name=\"Table\" style:family=\"table\">"
  "<style:table-properties style:width=\"156mm\" style:rel-width=\"100%\" table:align=\"margins\" table:border-model=\"collapsing\""
  " fo:margin-top=\"6pt\" fo:margin-bottom=\"6pt\"/></style:style>"
  "<style:style style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"always\"/></style:style>"
  "<style:style style:name=\"Cell\" style:family=\"table-cell\">"
  "<style:table-cell-properties fo:border=\"0.5pt solid #000000\" fo:padding=\"3pt\"/></style:style>";

static const char content_end[] = "</office:text></office:body></office:document-content>\n";
/* clang-format on */

/* ---- Texts ---- */

static gboolean
is_xml (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xd7ff && c != 0x7f) ||
         (c >= 0xe000 && c <= 0xfffd) || (c >= 0x10000 && c <= 0x10ffff);
}

/* @text as it is read: several spaces stay several. */
static void
add_text (GString *xml, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  gboolean space = TRUE; /* one at the beginning would be left out */

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == ' ' && space)
        g_string_append (xml, "<text:s/>");
      else if (c == '\t')
        g_string_append (xml, "<text:tab/>");
      else if (c == '\n')
        g_string_append (xml, "<text:line-break/>");
      else if (c == '&')
        g_string_append (xml, "&amp;");
      else if (c == '<')
        g_string_append (xml, "&lt;");
      else if (c == '>')
        g_string_append (xml, "&gt;");
      else if (is_xml (c))
        g_string_append_unichar (xml, c);
      space = c == ' ';
    }
}

static void
add_paragraph (GString *xml, const char *style, const char *text)
{
  g_string_append_printf (xml, "<text:p text:style-name=\"%s\">", style);
  add_text (xml, text);
  g_string_append (xml, "</text:p>");
}

static void
add_heading (GString *xml, int level, const char *text)
{
  g_string_append_printf (
      xml, "<text:h text:style-name=\"Heading_20_%d\" text:outline-level=\"%d\">", level, level);
  add_text (xml, text);
  g_string_append (xml, "</text:h>");
}

/* Each label with a line to sign on, which ends at a stop of the paragraph's. */
static void
add_signatures (GString *xml, char **labels)
{
  g_autofree char *style = g_strdup_printf ("Signatures%u", g_strv_length (labels));
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; labels[i] != NULL; i++)
    g_string_append_printf (line, "%s%s\t", i > 0 ? "　" : "", labels[i]);
  add_paragraph (xml, style, line->str);
}

/* 0.01 mm as they are written. */
static char *
millimetres (gint64 length)
{
  return g_strdup_printf ("%d.%02dmm", (int)(length / 100), (int)(length % 100));
}

/* The stops of the lines to sign on, of each number of them once. */
static void
add_signature_styles (GString *xml, GPtrArray *blocks)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const HutMinutesBlock *block = blocks->pdata[i];
      guint n = g_strv_length (block->cells);

      if (block->kind != HUT_MINUTES_SIGNATURES || !g_hash_table_add (known, GUINT_TO_POINTER (n)))
        continue;
      g_string_append_printf (xml,
                              "<style:style style:name=\"Signatures%u\" style:family=\"paragraph\" "
                              "style:parent-style-name=\"Signatures\"><style:paragraph-properties>"
                              "<style:tab-stops>",
                              n);
      for (guint stop = 1; stop <= n; stop++)
        {
          g_autofree char *place = millimetres (ROOM * stop / n);

          g_string_append_printf (xml,
                                  "<style:tab-stop style:position=\"%s\" "
                                  "style:leader-style=\"solid\" style:leader-text=\"_\"/>",
                                  place);
        }
      g_string_append (xml, "</style:tab-stops></style:paragraph-properties></style:style>");
    }
}

/* ---- Tables ---- */

static const HutMinutesBlock *
block_at (GPtrArray *blocks, guint i)
{
  return i < blocks->len ? blocks->pdata[i] : NULL;
}

static gboolean
is_kind (GPtrArray *blocks, guint i, HutMinutesBlockKind kind)
{
  return i < blocks->len && block_at (blocks, i)->kind == kind;
}

/* Where the table or form that begins at @i ends. */
static guint
end_of (GPtrArray *blocks, guint i)
{
  HutMinutesBlockKind kind =
      block_at (blocks, i)->kind == HUT_MINUTES_FIELD ? HUT_MINUTES_FIELD : HUT_MINUTES_ROW;

  for (i++; is_kind (blocks, i, kind);)
    i++;
  return i;
}

static gboolean
begins_table (GPtrArray *blocks, guint i)
{
  return is_kind (blocks, i, HUT_MINUTES_TABLE) ||
         (is_kind (blocks, i, HUT_MINUTES_FIELD) &&
          (i == 0 || !is_kind (blocks, i - 1, HUT_MINUTES_FIELD)));
}

static glong
letters_of (const char *text)
{
  glong n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    n += g_unichar_iswide (g_utf8_get_char (at)) ? 2 : 1;
  return n;
}

/* By the letters of the widest cell. */
static glong
width_of (GPtrArray *blocks, guint first, guint end, guint column)
{
  glong width = NARROWEST;

  for (guint i = first; i < end; i++)
    width = MAX (width, letters_of (block_at (blocks, i)->cells[column]));
  return MIN (width, WIDEST);
}

/* A style for each column of the table that begins at @i: in millimetres, and by its share, which
 * is what an office program goes by where the table is as wide as the page. */
static void
add_columns_of (GString *xml, GPtrArray *blocks, guint i, guint table)
{
  guint n = g_strv_length (block_at (blocks, i)->cells), end = end_of (blocks, i);
  glong sum = 0;

  for (guint column = 0; column < n; column++)
    sum += width_of (blocks, i, end, column);
  for (guint column = 0; column < n; column++)
    {
      glong width = width_of (blocks, i, end, column);
      g_autofree char *length = millimetres (ROOM * width / sum);

      g_string_append_printf (
          xml,
          "<style:style style:name=\"Column%u.%u\" style:family=\"table-column\">"
          "<style:table-column-properties style:column-width=\"%s\" "
          "style:rel-column-width=\"%ld*\"/></style:style>",
          table, column, length, G_MAXUINT16 * width / sum);
    }
}

static void
add_column_styles (GString *xml, GPtrArray *blocks)
{
  for (guint i = 0, table = 0; i < blocks->len; i++)
    if (begins_table (blocks, i))
      add_columns_of (xml, blocks, i, table++);
}

static void
add_row (GString *xml, char **cells, HutMinutesBlockKind kind)
{
  g_string_append (xml, "<table:table-row table:style-name=\"Row\">");
  for (guint i = 0; cells[i] != NULL; i++)
    {
      gboolean heads = kind == HUT_MINUTES_TABLE || (kind == HUT_MINUTES_FIELD && i == 0);

      g_string_append (xml,
                       "<table:table-cell table:style-name=\"Cell\" office:value-type=\"string\">");
      add_paragraph (xml, heads ? "Table_20_Heading" : "Table_20_Contents", cells[i]);
      g_string_append (xml, "</table:table-cell>");
    }
  g_string_append (xml, "</table:table-row>");
}

/* Returns what follows the table. */
static guint
add_table (GString *xml, GPtrArray *blocks, guint i, guint table)
{
  guint end = end_of (blocks, i);
  guint n = g_strv_length (block_at (blocks, i)->cells);

  g_string_append_printf (xml, "<table:table table:name=\"Table%u\" table:style-name=\"Table\">",
                          table);
  for (guint column = 0; column < n; column++)
    g_string_append_printf (xml, "<table:table-column table:style-name=\"Column%u.%u\"/>", table,
                            column);
  if (is_kind (blocks, i, HUT_MINUTES_TABLE))
    {
      g_string_append (xml, "<table:table-header-rows>");
      add_row (xml, block_at (blocks, i++)->cells, HUT_MINUTES_TABLE);
      g_string_append (xml, "</table:table-header-rows>");
    }
  for (; i < end; i++)
    add_row (xml, block_at (blocks, i)->cells, block_at (blocks, i)->kind);
  g_string_append (xml, "</table:table>");
  return end;
}

/* ---- The document ---- */

static void
add_block (GString *xml, const HutMinutesBlock *block)
{
  const char *text = block->cells[0];

  switch (block->kind)
    {
    case HUT_MINUTES_TITLE:
      add_paragraph (xml, "Title", text);
      break;
    case HUT_MINUTES_ANNEX:
      add_paragraph (xml, "Annex", text);
      break;
    case HUT_MINUTES_HEADING:
      add_heading (xml, 1, text);
      break;
    case HUT_MINUTES_SUBHEADING:
      add_heading (xml, 2, text);
      break;
    case HUT_MINUTES_NOTE:
      add_paragraph (xml, "Note", text);
      break;
    case HUT_MINUTES_SIGNATURES:
      add_signatures (xml, block->cells);
      break;
    case HUT_MINUTES_FIELD:
    case HUT_MINUTES_TABLE:
    case HUT_MINUTES_ROW:
    case HUT_MINUTES_TEXT:
    default:
      add_paragraph (xml, "Text_20_body", text);
      break;
    }
}

static char *
content_of (GPtrArray *blocks)
{
  g_autoptr (GString) xml = g_string_new (content_begin);

  add_column_styles (xml, blocks);
  add_signature_styles (xml, blocks);
  g_string_append (xml, "</office:automatic-styles><office:body><office:text>");
  for (guint i = 0, table = 0; i < blocks->len;)
    if (begins_table (blocks, i))
      i = add_table (xml, blocks, i, table++);
    else
      add_block (xml, block_at (blocks, i++));
  g_string_append (xml, content_end);
  return g_string_free (g_steal_pointer (&xml), FALSE);
}

static char *
styles_of (const HutOdtAbout *about)
{
  g_autoptr (GString) xml = g_string_new (styles_begin);

  add_text (xml, about->office);
  g_string_append (xml, styles_end);
  return g_string_free (g_steal_pointer (&xml), FALSE);
}

/* The title as plain characters: no element may stand in it. */
static char *
meta_of (const HutOdtAbout *about)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *when = hut_time_format (about->written_at, utc, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *title = g_strdup (about->title != NULL ? about->title : "");
  g_autoptr (GString) xml = g_string_new (XML "<office:document-meta" NAMESPACES ">"
                                              "<office:meta><meta:generator>Hutong</meta:generator>"
                                              "<dc:title>");

  g_strdelimit (title, "\t\n ", '-');
  add_text (xml, title);
  g_string_append_printf (xml,
                          "</dc:title><meta:creation-date>%s</meta:creation-date></office:meta>"
                          "</office:document-meta>\n",
                          when);
  return g_string_free (g_steal_pointer (&xml), FALSE);
}

GBytes *
hut_odt_new (GPtrArray *blocks, const HutOdtAbout *about)
{
  g_autoptr (HutZipWriter) zip = hut_zip_writer_new ();
  g_autofree char *content = content_of (blocks);
  g_autofree char *styles = styles_of (about);
  g_autofree char *meta = meta_of (about);

  /* First and stored, so that what it is can be read off its first bytes (ODF 1.2, part 3, 3.3). */
  hut_zip_writer_add (zip, "mimetype", MIME_TYPE, HUT_ZIP_STORED);
  hut_zip_writer_add (zip, "content.xml", content, HUT_ZIP_DEFLATED);
  hut_zip_writer_add (zip, "styles.xml", styles, HUT_ZIP_DEFLATED);
  hut_zip_writer_add (zip, "meta.xml", meta, HUT_ZIP_DEFLATED);
  hut_zip_writer_add (zip, "META-INF/manifest.xml", manifest, HUT_ZIP_DEFLATED);
  return hut_zip_writer_end (zip);
}

gboolean
hut_odt_write (GPtrArray *blocks, const HutOdtAbout *about, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = hut_odt_new (blocks, about);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_file_set_contents_full (path, data, (gssize)length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}
