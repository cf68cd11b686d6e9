/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Minutes as a document that can be edited on. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-data.h"

#include "domain/hut-minutes-block.h"
#include "exchange/hut-odt.h"
#include "exchange/hut-zip.h"

#include <libxml/tree.h>
#include <string.h>

#define WRITER "/usr/lib/libreoffice/program/libswlo.so"

static const char *const members[] = { "content.xml", "styles.xml", "meta.xml",
                                       "META-INF/manifest.xml" };

typedef struct
{
  char *dir;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = hut_test_make_dir ();
  fixture->path = g_build_filename (fixture->dir, "minutes.odt", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_test_remove_dir (fixture->dir);
  g_free (fixture->path);
}

static void
write_text (Fixture *fixture, const char *text)
{
  const HutOdtAbout about = { "第四次会议 <纪要> & 记录", "清华园街道办事处", 1761480000000000 };
  g_autoptr (GPtrArray) blocks = hut_minutes_blocks (text);
  g_autoptr (GError) error = NULL;

  hut_odt_write (blocks, &about, fixture->path, &error);
  g_assert_no_error (error);
}

static char *
read_member (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutZip) zip = hut_zip_open (fixture->path, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[4096];
  gssize n;

  g_assert_no_error (error);
  g_assert_true (hut_zip_begin (zip, name, &error));
  while ((n = hut_zip_read (zip, buffer, sizeof buffer, &error)) > 0)
    g_string_append_len (text, buffer, n);
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Every member as libxml2 reads it. */
static void
assert_well_formed (Fixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *xml = read_member (fixture, members[i]);
      xmlDoc *document = xmlReadMemory (xml, (int)strlen (xml), members[i], NULL, XML_PARSE_NONET);

      g_assert_nonnull (document);
      xmlFreeDoc (document);
    }
}

/* The text of all elements called @name, one a line. */
static void
gather (xmlNode *node, const char *name, GString *found)
{
  for (; node != NULL; node = node->next)
    {
      if (node->type == XML_ELEMENT_NODE && g_str_equal ((const char *)node->name, name))
        {
          xmlChar *text = xmlNodeGetContent (node);

          g_string_append_printf (found, "%s\n", (const char *)text);
          xmlFree (text);
        }
      gather (node->children, name, found);
    }
}

static char *
texts_of (Fixture *fixture, const char *name)
{
  g_autofree char *xml = read_member (fixture, "content.xml");
  xmlDoc *document = xmlReadMemory (xml, (int)strlen (xml), "content.xml", NULL, XML_PARSE_NONET);
  GString *found = g_string_new (NULL);

  g_assert_nonnull (document);
  gather (xmlDocGetRootElement (document), name, found);
  xmlFreeDoc (document);
  return g_string_free (found, FALSE);
}

/* The attribute @name of all elements that have it in @member, one a line. */
static void
gather_attributes (xmlNode *node, const char *name, GString *found)
{
  for (; node != NULL; node = node->next)
    {
      xmlChar *value = node->type == XML_ELEMENT_NODE ? xmlGetProp (node, (xmlChar *)name) : NULL;

      if (value != NULL)
        g_string_append_printf (found, "%s\n", (const char *)value);
      xmlFree (value);
      gather_attributes (node->children, name, found);
    }
}

static char *
attributes_of (const char *xml, const char *name)
{
  xmlDoc *document = xmlReadMemory (xml, (int)strlen (xml), "member", NULL, XML_PARSE_NONET);
  GString *found = g_string_new (NULL);

  g_assert_nonnull (document);
  gather_attributes (xmlDocGetRootElement (document), name, found);
  xmlFreeDoc (document);
  return g_string_free (found, FALSE);
}

/* ODF 1.2, part 3, 3.3: what it is stands at byte 38. */
static void
test_its_first_bytes_say_what_it_is (Fixture *fixture, gconstpointer data)
{
  static const char type[] = "mimetypeapplication/vnd.oasis.opendocument.text";
  g_autofree char *bytes = NULL;
  gsize length;

  write_text (fixture, "纪要\n正文\n");
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, 4, "PK\3\4", 4);
  g_assert_cmpmem (bytes + 30, sizeof type - 1, type, sizeof type - 1);
  assert_well_formed (fixture);
}

static void
test_headings_and_tables_stay_such (Fixture *fixture, gconstpointer data)
{
  g_autofree char *headings = NULL;
  g_autofree char *cells = NULL;

  write_text (fixture,
              "纪要\n时间：今天\n一、议题\n（一）意见\n甲：同意\n事项\t单位\n建棚\t居委会\n");
  headings = texts_of (fixture, "h");
  cells = texts_of (fixture, "table-cell");
  g_assert_cmpstr (headings, ==, "一、议题\n（一）意见\n");
  g_assert_cmpstr (cells, ==, "时间\n今天\n事项\n单位\n建棚\n居委会\n");
}

/* Office programs take the widths of narrow shares as alike: they are shares of the most there is.
 */
static void
test_columns_are_as_wide_as_their_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autofree char *shares = NULL;
  g_autofree char *lengths = NULL;

  write_text (fixture, "纪要\n时间：今天下午\n事项\t单位\tx\n"
                       "三号楼北侧空地建充电棚一处\t居委会\tx\n");
  content = read_member (fixture, "content.xml");
  shares = attributes_of (content, "rel-column-width");
  lengths = attributes_of (content, "column-width");
  /* 8 and 8 letters; 26, 8 and 8. */
  g_assert_cmpstr (shares, ==, "32767*\n32767*\n40569*\n12482*\n12482*\n");
  g_assert_cmpstr (lengths, ==, "78.00mm\n78.00mm\n96.57mm\n29.71mm\n29.71mm\n");
}

/* On the sheet and in the type of official documents, with what may stand in for each face. */
static void
test_its_sheet_is_the_office_s (Fixture *fixture, gconstpointer data)
{
  g_autofree char *styles = NULL;
  g_autofree char *widths = NULL;
  g_autofree char *families = NULL;

  write_text (fixture, "纪要\n");
  styles = read_member (fixture, "styles.xml");
  widths = attributes_of (styles, "page-width");
  families = attributes_of (styles, "font-family");
  g_assert_cmpstr (widths, ==, "210mm\n");
  g_assert_nonnull (strstr (families, "'仿宋_GB2312', '仿宋', FangSong"));
  g_assert_null (strchr (families, ';'));
}

/* Each line to sign on ends at a stop: none is longer than the page is wide. */
static void
test_lines_to_sign_on_fit_the_page (Fixture *fixture, gconstpointer data)
{
  const HutOdtAbout about = { NULL, NULL, 0 };
  g_autoptr (GPtrArray) blocks = hut_minutes_blocks ("纪要\n");
  static const char *const labels[] = { "主持人：", "记录人：", "日期：", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *stops = NULL;

  g_ptr_array_add (blocks,
                   hut_minutes_block_new (HUT_MINUTES_SIGNATURES, g_strdupv ((char **)labels)));
  hut_odt_write (blocks, &about, fixture->path, &error);
  g_assert_no_error (error);
  content = read_member (fixture, "content.xml");
  stops = attributes_of (content, "position");
  g_assert_cmpstr (stops, ==, "52.00mm\n104.00mm\n156.00mm\n");
  g_assert_nonnull (
      strstr (content, "主持人：<text:tab/>　记录人：<text:tab/>　日期：<text:tab/>"));
}

static void
test_markup_is_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *paragraphs = NULL;
  g_autofree char *content = NULL;

  write_text (fixture, "<title>\n]]></text:p><script a=\"'\">&amp;\n");
  assert_well_formed (fixture);
  paragraphs = texts_of (fixture, "p");
  g_assert_cmpstr (paragraphs, ==, "<title>\n]]></text:p><script a=\"'\">&amp;\n");
  content = read_member (fixture, "content.xml");
  g_assert_null (strstr (content, "<script"));
}

static void
test_what_is_no_xml_is_left_out (Fixture *fixture, gconstpointer data)
{
  static const char *const odd[] = { "\x01\x02\x1b[0m",
                                     "\xef\xbf\xbe\xef\xbf\xbf",
                                     "\xff\xfe\x80",
                                     "a\x7f",
                                     "  two  spaces  ",
                                     "\t\t\t",
                                     "" };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *text = g_strconcat (odd[i], "\n", odd[i], "x\t", odd[i], "\n", NULL);

      write_text (fixture, text);
      assert_well_formed (fixture);
    }
}

static void
test_nothing_is_left_where_it_cannot_be_written (Fixture *fixture, gconstpointer data)
{
  const HutOdtAbout about = { NULL, NULL, 0 };
  g_autoptr (GPtrArray) blocks = hut_minutes_blocks ("纪要");
  g_autofree char *path = g_build_filename (fixture->dir, "no", "such", "folder.odt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (hut_odt_write (blocks, &about, path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, "folder.odt"));
}

/* As it understands it: the words, the sheet, and columns of their widths. */
static void
test_an_office_program_opens_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *home =
      g_strconcat ("-env:UserInstallation=file://", fixture->dir, "/home", NULL);
  const char *const words[] = { "soffice",      home,          "--headless",
                                "--convert-to", "fodt",        "--outdir",
                                fixture->dir,   fixture->path, NULL };
  g_autofree char *out = g_build_filename (fixture->dir, "minutes.fodt", NULL);
  g_autofree char *text = NULL, *columns = NULL, *sheets = NULL;
  g_autoptr (GError) error = NULL;
  double label, value;

  if (!g_file_test (WRITER, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("LibreOffice Writer is not installed");
      return;
    }
  write_text (fixture, "纪要\n时间：今天下午在社区活动室二层议事厅\n一、议题\n正文 & 其他\n");
  g_spawn_sync (NULL, (char **)words, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "正文 &amp; 其他"));
  sheets = attributes_of (text, "page-width");
  columns = attributes_of (text, "column-width");
  label = g_ascii_strtod (columns, NULL);
  value = g_ascii_strtod (strchr (columns, '\n') + 1, NULL);
  g_assert_cmpfloat (label, >, 0);
  g_assert_cmpfloat (value, >, 3 * label);
  /* 210 mm in the unit of whoever runs it. */
  g_assert_true (g_str_has_prefix (sheets, "8.26") || g_str_has_prefix (sheets, "21"));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/odt/its-first-bytes-say-what-it-is", test_its_first_bytes_say_what_it_is);
  ADD ("/odt/headings-and-tables-stay-such", test_headings_and_tables_stay_such);
  ADD ("/odt/columns-are-as-wide-as-their-words", test_columns_are_as_wide_as_their_words);
  ADD ("/odt/its-sheet-is-the-office-s", test_its_sheet_is_the_office_s);
  ADD ("/odt/lines-to-sign-on-fit-the-page", test_lines_to_sign_on_fit_the_page);
  ADD ("/odt/markup-is-text", test_markup_is_text);
  ADD ("/odt/what-is-no-xml-is-left-out", test_what_is_no_xml_is_left_out);
  ADD ("/odt/nothing-is-left-where-it-cannot-be-written",
       test_nothing_is_left_where_it_cannot_be_written);
  ADD ("/odt/an-office-program-opens-it", test_an_office_program_opens_it);
  return g_test_run ();
}
