/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What goes to a printer is what goes to a PDF: both are painted and compared pixel by pixel. */

#define G_LOG_DOMAIN "hutong-test"

#include "report/hut-paper-pdf.h"
#include "widgets/hut-paper-print.h"

#include <math.h>
#include <string.h>

#define PAGES 3

typedef struct
{
  char *folder;
  HutPaperPress *press;

  gboolean answered;
  HutPaperPrinted how;
  guint n_pages;
} Fixture;

static HutPaper *
make (HutPaperPress *press, gpointer question, GCancellable *cancellable, GError **error)
{
  HutPageSetup setup = hut_page_setup_a4 (GPOINTER_TO_INT (question));
  HutPaper *paper = hut_paper_new (&setup, "派工单");

  hut_paper_set_office (paper, "街道办事处");
  for (guint i = 0; i < PAGES; i++)
    {
      hut_paper_add_page_break (paper);
      hut_paper_add_title (paper, "派工单");
      hut_paper_add_text (paper, "楼道照明损坏，无人修理。");
    }
  return paper;
}

static void
wait (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!fixture->answered && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (fixture->answered);
  fixture->answered = FALSE;
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  fixture->n_pages = hut_paper_press_make_finish (HUT_PAPER_PRESS (source), result, &error);
  g_assert_no_error (error);
  fixture->answered = TRUE;
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hut_paper_press_write_finish (HUT_PAPER_PRESS (source), result, &error));
  g_assert_no_error (error);
  ((Fixture *)data)->answered = TRUE;
}

static void
on_printed (HutPaperPrinted how, const GError *error, gpointer data)
{
  Fixture *fixture = data;

  g_assert_true ((how == HUT_PAPER_NOT_PRINTED) == (error != NULL));
  fixture->how = how;
  fixture->answered = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer turn)
{
  fixture->folder = g_dir_make_tmp ("hutong-print.XXXXXX", NULL);
  fixture->press = hut_paper_press_new ();
  hut_paper_press_make_async (fixture->press, make, (gpointer)turn, NULL, on_made, fixture);
  wait (fixture);
  g_assert_cmpuint (fixture->n_pages, ==, PAGES);
}

static void
tear_down (Fixture *fixture, gconstpointer turn)
{
  g_autofree char *rm = g_strdup_printf ("rm -rf %s", fixture->folder);

  g_object_unref (fixture->press);
  g_spawn_command_line_sync (rm, NULL, NULL, NULL, NULL);
  g_free (fixture->folder);
}

/* Page @page of the PDF @path in shades of grey, with its head (P5, width, height, 255). */
static char *
paint (Fixture *fixture, const char *path, guint page, gsize *length)
{
  g_autofree char *root = g_build_filename (fixture->folder, "page", NULL);
  g_autofree char *picture = g_strconcat (root, ".pgm", NULL);
  g_autofree char *line =
      g_strdup_printf ("pdftoppm -gray -r 72 -singlefile -f %u '%s' '%s'", page, path, root);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  int status;

  g_spawn_command_line_sync (line, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_get_contents (picture, &bytes, length, NULL));
  return bytes;
}

/* Letters may be hinted a hair otherwise; they stand where they stand. */
static void
compare (Fixture *fixture, const char *saved, const char *printed, guint page)
{
  gsize length, other_length, head = strlen ("P5\n842 595\n255\n");
  g_autofree char *one = paint (fixture, saved, page, &length);
  g_autofree char *other = paint (fixture, printed, page, &other_length);
  double difference = 0, ink = 0;

  g_assert_cmpuint (length, ==, other_length);
  g_assert_cmpint (memcmp (one, other, head), ==, 0);
  for (gsize i = head; i < length; i++)
    {
      difference += fabs ((double)(guchar)one[i] - (guchar)other[i]);
      ink += 255 - (guchar)one[i];
    }
  g_assert_cmpfloat (ink, >, 1000);
  g_test_message ("page %u: %.2f %% of its ink differ", page, 100 * difference / ink);
  g_assert_cmpfloat (difference, <, 0.05 * ink);
}

static void
test_same (Fixture *fixture, gconstpointer turn)
{
  g_autofree char *saved = g_build_filename (fixture->folder, "saved.pdf", NULL);
  g_autofree char *printed = g_build_filename (fixture->folder, "printed.pdf", NULL);

  hut_paper_press_write_async (fixture->press, saved, on_written, fixture);
  wait (fixture);
  hut_paper_print_export (fixture->press, printed, on_printed, fixture);
  wait (fixture);
  g_assert_cmpint (fixture->how, ==, HUT_PAPER_PRINTED);
  for (guint page = 1; page <= PAGES; page++)
    compare (fixture, saved, printed, page);
}

static void
test_nowhere (Fixture *fixture, gconstpointer turn)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "printed.pdf", NULL);

  hut_paper_print_export (fixture->press, path, on_printed, fixture);
  wait (fixture);
  g_assert_cmpint (fixture->how, ==, HUT_PAPER_NOT_PRINTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add ("/paper-print/upright-pages-are-those-of-the-pdf", Fixture,
              GINT_TO_POINTER (HUT_PAGE_PORTRAIT), set_up, test_same, tear_down);
  g_test_add ("/paper-print/wide-pages-are-those-of-the-pdf", Fixture,
              GINT_TO_POINTER (HUT_PAGE_LANDSCAPE), set_up, test_same, tear_down);
  g_test_add ("/paper-print/what-cannot-be-printed-is-told", Fixture,
              GINT_TO_POINTER (HUT_PAGE_PORTRAIT), set_up, test_nowhere, tear_down);
  return g_test_run ();
}
