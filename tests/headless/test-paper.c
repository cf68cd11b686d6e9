/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pages: where everything that is written on a paper comes to stand. */

#include "report/hut-paper-pdf.h"
#include "report/hut-paper.h"
#include "store/hut-store-error.h"

#include "hut-test-data.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define SLACK 0.5

static HutPaper *
new_paper (HutPageTurn turn)
{
  HutPageSetup setup = hut_page_setup_a4 (turn);
  HutPaper *paper = hut_paper_new (&setup, "单");

  hut_paper_set_office (paper, "街道办事处");
  hut_paper_set_foot (paper, "左", "右");
  return paper;
}

/* A text of @n characters with a punctuation mark after every ninth. */
static char *
long_text (guint n)
{
  static const char *const words[] = { "楼", "道", "照", "明", "损", "坏", "无", "人", "修", "，" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, words[i % G_N_ELEMENTS (words)]);
  return g_string_free (text, FALSE);
}

/* Every strip stands inside the margins, below the one before it, and once, but for heads. */
static void
check_spots (HutPaper *paper)
{
  const HutPageSetup *setup = hut_paper_get_setup (paper);
  g_autoptr (GArray) spots = hut_paper_get_spots (paper);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  double below = 0;
  guint page = 0;

  for (guint i = 0; i < spots->len; i++)
    {
      const HutPaperSpot *spot = &g_array_index (spots, HutPaperSpot, i);

      g_assert_cmpuint (spot->page, >=, page);
      g_assert_cmpuint (spot->page, <=, page + 1);
      if (spot->page > page)
        below = 0;
      page = spot->page;
      g_assert_cmpfloat (spot->y + 0.001, >=, below);
      below = spot->y + spot->height;
      g_assert_cmpfloat (below, <=, hut_page_setup_get_inner_height (setup) + SLACK);
      g_assert_cmpfloat (spot->right, <=, hut_page_setup_get_inner_width (setup) + SLACK);
      if (!spot->repeated)
        g_assert_true (g_hash_table_add (seen, g_strdup_printf ("%u/%u", spot->block, spot->part)));
    }
  g_assert_cmpuint (page + 1, ==, hut_paper_get_n_pages (paper));
}

/* Strips of @block on each page. */
static guint
count_on (GArray *spots, guint block, guint page)
{
  guint n = 0;

  for (guint i = 0; i < spots->len; i++)
    {
      const HutPaperSpot *spot = &g_array_index (spots, HutPaperSpot, i);

      n += spot->block == block && spot->page == page;
    }
  return n;
}

static void
test_empty (void)
{
  g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_PORTRAIT);
  g_autoptr (GArray) spots = NULL;

  hut_paper_add_text (paper, NULL);
  hut_paper_add_text (paper, "\n \n");
  g_assert_cmpuint (hut_paper_get_n_pages (paper), ==, 1);
  spots = hut_paper_get_spots (paper);
  g_assert_cmpuint (spots->len, ==, 0);
}

static void
test_long_text (void)
{
  g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_PORTRAIT);
  g_autofree char *text = long_text (5000);
  g_autoptr (GArray) spots = NULL;
  guint lines;

  hut_paper_add_text (paper, text);
  check_spots (paper);
  spots = hut_paper_get_spots (paper);
  lines = spots->len;
  /* 45 characters of 10.5 pt in 170 mm. */
  g_assert_cmpuint (lines, >=, 5000 / 46);
  g_assert_cmpuint (lines, <=, 5000 / 43);
  g_assert_cmpuint (hut_paper_get_n_pages (paper), ==, 3);
}

static void
test_no_single_lines (void)
{
  /* However much stands above it, no paragraph leaves one line behind or ahead. */
  for (guint above = 0; above < 60; above += 3)
    {
      g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_PORTRAIT);
      g_autofree char *text = long_text (200);
      g_autoptr (GArray) spots = NULL;
      guint block;

      for (guint i = 0; i < above; i++)
        hut_paper_add_text (paper, "行");
      hut_paper_add_heading (paper, "标题");
      hut_paper_add_text (paper, text);
      check_spots (paper);
      spots = hut_paper_get_spots (paper);
      block = g_array_index (spots, HutPaperSpot, spots->len - 1).block;
      g_assert_cmpuint (count_on (spots, block, 0), !=, 1);
      g_assert_cmpuint (count_on (spots, block, 1), !=, 1);
      /* The heading goes with it. */
      if (count_on (spots, block, 0) == 0 && count_on (spots, block - 1, 0) > 0)
        g_test_fail ();
    }
}

static void
add_rows (HutPaper *paper, guint n, const char *text)
{
  const HutPaperColumn columns[] = {
    { "序号", 1, HUT_PAPER_RIGHT },
    { "事项", 5, HUT_PAPER_LEFT },
    { "期限", 2, HUT_PAPER_LEFT },
  };

  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *nth = g_strdup_printf ("%u", i + 1);
      const char *const cells[] = { nth, text, NULL };

      hut_paper_add_row (paper, cells);
    }
}

static void
test_thousand_rows (void)
{
  g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_LANDSCAPE);
  g_autoptr (GArray) spots = NULL;
  guint n_pages, heads = 0, rows = 0;

  add_rows (paper, 1000, "楼道照明损坏三周无人维修");
  check_spots (paper);
  n_pages = hut_paper_get_n_pages (paper);
  g_assert_cmpuint (n_pages, >, 30);
  spots = hut_paper_get_spots (paper);
  for (guint i = 0; i < spots->len; i++)
    {
      const HutPaperSpot *spot = &g_array_index (spots, HutPaperSpot, i);
      gboolean first = i == 0 || spot[-1].page != spot->page;

      /* The head stands on each page, at its top, once. */
      g_assert_true ((spot->block == 0) == first);
      g_assert_true (spot->repeated == (first && i > 0));
      heads += spot->block == 0;
      rows += spot->block != 0;
    }
  g_assert_cmpuint (heads, ==, n_pages);
  g_assert_cmpuint (rows, ==, 1000);
}

static void
test_long_row (void)
{
  g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_PORTRAIT);
  g_autofree char *text = long_text (5000);

  add_rows (paper, 3, text);
  check_spots (paper);
  g_assert_cmpuint (hut_paper_get_n_pages (paper), >, 6);
}

static void
test_short_row_is_whole (void)
{
  g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_PORTRAIT);
  g_autofree char *text = long_text (150);
  g_autoptr (GArray) spots = NULL;

  add_rows (paper, 60, text);
  spots = hut_paper_get_spots (paper);
  for (guint i = 1; i < spots->len; i++)
    {
      const HutPaperSpot *spot = &g_array_index (spots, HutPaperSpot, i);

      if (spot->block == spot[-1].block)
        g_assert_cmpuint (spot->page, ==, spot[-1].page);
    }
}

static void
test_held (void)
{
  const HutPaperEntry entries[] = { { "办理情况", NULL, FALSE, 6 }, { "答复", NULL, FALSE, 2 } };
  const char *const labels[] = { "签字：" };
  g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_PORTRAIT);
  g_autoptr (GArray) spots = NULL;
  guint page;

  for (guint i = 0; i < 26; i++)
    hut_paper_add_text (paper, "行");
  hut_paper_begin_hold (paper);
  hut_paper_add_heading (paper, "结果");
  hut_paper_add_form (paper, entries, G_N_ELEMENTS (entries));
  hut_paper_add_signatures (paper, labels, 1);
  hut_paper_end_hold (paper);
  check_spots (paper);
  g_assert_cmpuint (hut_paper_get_n_pages (paper), ==, 2);
  spots = hut_paper_get_spots (paper);
  page = g_array_index (spots, HutPaperSpot, 26).page;
  for (guint i = 26; i < spots->len; i++)
    g_assert_cmpuint (g_array_index (spots, HutPaperSpot, i).page, ==, page);
}

static void
test_wide_words (void)
{
  g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_PORTRAIT);
  g_autofree char *word = g_strnfill (3000, 'W');
  const HutPaperEntry entries[] = { { word, word, TRUE, 0 }, { word, word, TRUE, 0 } };

  hut_paper_add_title (paper, word);
  hut_paper_add_text (paper, word);
  hut_paper_add_form (paper, entries, G_N_ELEMENTS (entries));
  check_spots (paper);
}

/* The text of the PDF, or NULL where there is no pdftotext here. */
static char *
pdf_text (HutPaper *paper)
{
  char *folder = hut_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "一.pdf", NULL);
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *argv[] = { program, path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  hut_paper_write_pdf (paper, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (program != NULL)
    g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL,
                  &error);
  g_assert_no_error (error);
  hut_test_remove_dir (folder);
  if (text == NULL)
    g_test_skip ("pdftotext is not installed");
  return text;
}

static void
test_untrusted (void)
{
  static const char nasty[] = "<b>粗</b> &amp; \xff\x01 \u202e倒 {编号} <span size='99999'>";
  g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_PORTRAIT);
  const HutPaperEntry entries[] = { { nasty, nasty, FALSE, 0 } };
  g_autofree char *text = NULL;

  hut_paper_add_text (paper, nasty);
  hut_paper_add_form (paper, entries, 1);
  check_spots (paper);
  text = pdf_text (paper);
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "<b>粗</b> &amp;"));
  g_assert_nonnull (strstr (text, "<span size='99999'>"));
}

static void
test_pages_are_numbered (void)
{
  g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_PORTRAIT);
  g_autofree char *text = NULL;

  hut_paper_add_text (paper, "一");
  hut_paper_add_page_break (paper);
  hut_paper_add_text (paper, "二");
  hut_paper_add_page_break (paper);
  hut_paper_add_text (paper, "三");
  g_assert_cmpuint (hut_paper_get_n_pages (paper), ==, 3);
  text = pdf_text (paper);
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "Page 1 of 3"));
  g_assert_nonnull (strstr (text, "Page 3 of 3"));
  g_assert_nonnull (strstr (text, "街道办事处"));
}

static void
test_chinese_breaks (void)
{
  /* No line begins with a mark that closes, whatever the width. */
  for (guint n = 43; n < 48; n++)
    {
      g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_PORTRAIT);
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append (words, "字");
      g_string_append (words, "。”）");
      for (guint i = 0; i < 30; i++)
        g_string_append (words, "文");
      hut_paper_add_text (paper, words->str);
      text = pdf_text (paper);
      if (text == NULL)
        return;
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        g_assert_false (g_str_has_prefix (lines[i], "。") || g_str_has_prefix (lines[i], "”") ||
                        g_str_has_prefix (lines[i], "）"));
    }
}

static void
test_nowhere (void)
{
  g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_PORTRAIT);
  g_autoptr (GError) error = NULL;

  hut_paper_add_text (paper, "一");
  g_assert_false (
      hut_paper_write_pdf (paper, "/nonexistent/folder/a.pdf", NULL, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* ---- Photographs ---- */

static guint n_loaded;

/* A picture for "photo", nothing for any other name. */
static cairo_surface_t *
load_photo (const char *database, const char *content, int side, GError **error)
{
  g_assert_cmpstr (database, ==, "street.db");
  g_assert_cmpint (side, >, 100);
  n_loaded++;
  if (g_str_equal (content, "photo"))
    return cairo_image_surface_create (CAIRO_FORMAT_RGB24, 16, 12);
  g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, "not here");
  return NULL;
}

static HutPaper *
new_photos (guint n, const char *content)
{
  HutPaper *paper = new_paper (HUT_PAGE_PORTRAIT);
  g_autoptr (GArray) photos = g_array_new (FALSE, FALSE, sizeof (HutPaperPhoto));
  HutPaperPhoto photo = { content, "照片" };

  hut_paper_set_loader (paper, load_photo, "street.db");
  for (guint i = 0; i < n; i++)
    g_array_append_val (photos, photo);
  hut_paper_add_heading (paper, "照片");
  hut_paper_add_photos (paper, (const HutPaperPhoto *)photos->data, photos->len);
  return paper;
}

static void
draw_page (HutPaper *paper, guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 850);
  cairo_t *cr = cairo_create (surface);

  hut_paper_draw_page (paper, page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_photos (void)
{
  static const struct
  {
    guint n, pages, on_the_last;
  } cases[] = { { 1, 1, 1 }, { 2, 1, 2 }, { 3, 1, 3 }, { 6, 1, 6 }, { 7, 2, 1 }, { 12, 2, 6 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HutPaper) paper = new_photos (cases[i].n, "photo");

      n_loaded = 0;
      check_spots (paper);
      g_assert_cmpuint (hut_paper_get_n_pages (paper), ==, cases[i].pages);
      g_assert_cmpuint (n_loaded, ==, 0);
      draw_page (paper, cases[i].pages - 1);
      g_assert_cmpuint (n_loaded, ==, cases[i].on_the_last);
    }
}

static void
test_absent_photo (void)
{
  g_autoptr (HutPaper) here = new_photos (3, "photo");
  g_autoptr (HutPaper) absent = new_photos (3, "other");

  draw_page (absent, 0);
  g_assert_cmpuint (hut_paper_get_n_pages (absent), ==, hut_paper_get_n_pages (here));
}

/* Files here may have so many bytes from now on. */
static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_no_room (void)
{
  g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_PORTRAIT);
  g_autoptr (GError) error = NULL;
  char *folder = hut_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *text = long_text (5000);
  g_autofree char *kept = NULL;
  g_autoptr (GDir) dir = NULL;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  hut_paper_add_text (paper, text);
  signal (SIGXFSZ, SIG_IGN);
  limit_files (2048);
  g_assert_false (hut_paper_write_pdf (paper, path, NULL, NULL, NULL, &error));
  limit_files (RLIM_INFINITY);
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_FILE_ERROR);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "before");
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "a.pdf");
  g_assert_null (g_dir_read_name (dir));
  hut_test_remove_dir (folder);
}

static void
on_told (double fraction, gpointer last)
{
  g_assert_cmpfloat (fraction, >, *(double *)last);
  *(double *)last = fraction;
}

static void
test_tells_how_far (void)
{
  g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_PORTRAIT);
  char *folder = hut_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *text = long_text (5000);
  GStatBuf found;
  double last = 0;

  hut_paper_add_text (paper, text);
  g_assert_true (hut_paper_write_pdf (paper, path, on_told, &last, NULL, NULL));
  g_assert_cmpfloat (last, ==, 1);
  g_assert_cmpint (g_stat (path, &found), ==, 0);
  g_assert_cmpint (found.st_mode & 0777, ==, 0600);
  hut_test_remove_dir (folder);
}

static void
test_cancelled (void)
{
  g_autoptr (HutPaper) paper = new_paper (HUT_PAGE_PORTRAIT);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  char *folder = hut_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);

  hut_paper_add_text (paper, "一");
  g_cancellable_cancel (cancellable);
  g_assert_false (hut_paper_write_pdf (paper, path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_access (path, F_OK), ==, -1);
  hut_test_remove_dir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/an-empty-one-has-one-page", test_empty);
  g_test_add_func ("/paper/a-long-text-flows-over-pages", test_long_text);
  g_test_add_func ("/paper/no-line-stands-alone", test_no_single_lines);
  g_test_add_func ("/paper/a-thousand-rows-repeat-their-head", test_thousand_rows);
  g_test_add_func ("/paper/a-row-longer-than-a-page-goes-on", test_long_row);
  g_test_add_func ("/paper/a-short-row-is-never-parted", test_short_row_is_whole);
  g_test_add_func ("/paper/what-is-held-stands-on-one-page", test_held);
  g_test_add_func ("/paper/wide-words-stay-inside-the-margins", test_wide_words);
  g_test_add_func ("/paper/texts-are-never-markup", test_untrusted);
  g_test_add_func ("/paper/pages-are-numbered", test_pages_are_numbered);
  g_test_add_func ("/paper/no-line-begins-with-a-closing-mark", test_chinese_breaks);
  g_test_add_func ("/paper/a-folder-that-is-not-there-is-an-error", test_nowhere);
  g_test_add_func ("/paper/a-cancelled-one-leaves-nothing", test_cancelled);
  g_test_add_func ("/paper/photographs-are-read-with-their-page", test_photos);
  g_test_add_func ("/paper/a-photograph-that-is-absent-keeps-its-place", test_absent_photo);
  g_test_add_func ("/paper/no-room-leaves-what-was-there", test_no_room);
  g_test_add_func ("/paper/tells-how-far-it-is", test_tells_how_far);
  return g_test_run ();
}
