/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Papers made, shown, written and given up beside the main loop; and photographs on the way to
 * paper. */

#include "store/hut-blobs.h"
#include "store/hut-store-error.h"
#include "widgets/hut-file-trouble.h"
#include "widgets/hut-paper-press.h"
#include "widgets/hut-photo-paper.h"

#include "hut-test-data.h"

#include <glib/gstdio.h>

typedef struct
{
  HutPaperPress *press;
  char *folder;
  guint n_pages;
  gboolean answered;
  GdkTexture *texture;
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->press = hut_paper_press_new ();
  fixture->folder = hut_test_make_dir ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->press);
  hut_test_remove_dir (fixture->folder);
  g_clear_object (&fixture->texture);
  g_clear_error (&fixture->error);
}

static void
wait (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!fixture->answered && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (fixture->answered);
  /* The answer's own reference of the press goes with its source. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture->answered = FALSE;
}

static GThread *main_thread;
static guint n_freed;

static void
question_free (gpointer question)
{
  g_assert_true (g_thread_self () == main_thread);
  n_freed++;
}

/* As many pages as @question says. */
static HutPaper *
make (HutPaperPress *press, gpointer question, GCancellable *cancellable, GError **error)
{
  HutPageSetup setup = hut_page_setup_a4 (HUT_PAGE_LANDSCAPE);
  HutPaper *paper = hut_paper_new (&setup, "单");

  g_assert_true (g_thread_self () != main_thread);
  for (guint i = 0; i < GPOINTER_TO_UINT (question); i++)
    {
      hut_paper_add_page_break (paper);
      hut_paper_add_text (paper, "页");
    }
  return paper;
}

/* Goes on until it is cancelled. */
static HutPaper *
make_for_ever (HutPaperPress *press, gpointer question, GCancellable *cancellable, GError **error)
{
  while (!g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  hut_paper_press_tell (0.5, press);
  g_cancellable_set_error_if_cancelled (cancellable, error);
  return NULL;
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_clear_error (&fixture->error);
  fixture->n_pages =
      hut_paper_press_make_finish (HUT_PAPER_PRESS (source), result, &fixture->error);
  fixture->answered = TRUE;
}

static void
on_shown (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->texture =
      hut_paper_press_show_finish (HUT_PAPER_PRESS (source), result, &fixture->error);
  fixture->answered = TRUE;
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  hut_paper_press_write_finish (HUT_PAPER_PRESS (source), result, &fixture->error);
  fixture->answered = TRUE;
}

static void
make_pages (Fixture *fixture, guint n)
{
  hut_paper_press_make_async (fixture->press, make, GUINT_TO_POINTER (n), question_free, on_made,
                              fixture);
  wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->n_pages, ==, n);
}

static void
test_made_and_shown (Fixture *fixture, gconstpointer unused)
{
  n_freed = 0;
  make_pages (fixture, 3);
  g_assert_cmpuint (n_freed, ==, 1);
  g_assert_cmpuint (hut_paper_press_get_n_pages (fixture->press), ==, 3);
  g_assert_cmpfloat (hut_paper_press_get_setup (fixture->press)->width, >,
                     hut_paper_press_get_setup (fixture->press)->height);
  hut_paper_press_show_async (fixture->press, 2, 400, on_shown, fixture);
  wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (gdk_texture_get_width (fixture->texture), ==, 400);
  g_assert_cmpint (gdk_texture_get_height (fixture->texture), ==, 283);
}

static void
test_no_such_page (Fixture *fixture, gconstpointer unused)
{
  make_pages (fixture, 2);
  hut_paper_press_show_async (fixture->press, 2, 400, on_shown, fixture);
  wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_another_cancels (Fixture *fixture, gconstpointer unused)
{
  hut_paper_press_make_async (fixture->press, make_for_ever, NULL, NULL, on_made, fixture);
  hut_paper_press_make_async (fixture->press, make, GUINT_TO_POINTER (2), NULL, on_made, fixture);
  wait (fixture);
  while (hut_paper_press_get_n_pages (fixture->press) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (hut_paper_press_get_n_pages (fixture->press), ==, 2);
}

static void
test_stopped (Fixture *fixture, gconstpointer unused)
{
  n_freed = 0;
  hut_paper_press_make_async (fixture->press, make_for_ever, NULL, question_free, on_made, fixture);
  hut_paper_press_cancel (fixture->press);
  wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (hut_paper_press_get_n_pages (fixture->press), ==, 0);
  g_assert_cmpuint (n_freed, ==, 1);
}

static void
test_stopped_writing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.pdf", NULL);
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  make_pages (fixture, 500);
  hut_paper_press_write_async (fixture->press, path, on_written, fixture);
  while (hut_paper_press_get_progress (fixture->press) == 0)
    g_usleep (100);
  hut_paper_press_cancel (fixture->press);
  wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_closed (Fixture *fixture, gconstpointer unused)
{
  hut_paper_press_make_async (fixture->press, make_for_ever, NULL, NULL, on_made, fixture);
  hut_paper_press_close (fixture->press);
  wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  hut_paper_press_make_async (fixture->press, make, GUINT_TO_POINTER (2), NULL, on_made, fixture);
  wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- Where it cannot be written ---- */

/* The words of each trouble differ: each says another thing to do. */
static void
test_trouble (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *below_file = NULL;
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  const char *missing, *taken;

  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  below_file = g_build_filename (file, "a.pdf", NULL);
  make_pages (fixture, 1);

  hut_paper_press_write_async (fixture->press, below_file, on_written, fixture);
  wait (fixture);
  g_assert_error (fixture->error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  missing = hut_file_trouble_words (fixture->error);
  g_clear_error (&fixture->error);

  hut_paper_press_write_async (fixture->press, fixture->folder, on_written, fixture);
  wait (fixture);
  g_assert_error (fixture->error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  taken = hut_file_trouble_words (fixture->error);
  g_assert_cmpstr (missing, !=, taken);
}

/* ---- Photographs ---- */

static GBytes *
new_photo (const char *form)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 640, 480);
  char *bytes;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x30609000);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &length, form, NULL, NULL));
  return g_bytes_new_take (bytes, length);
}

static void
test_photo (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *database = g_build_filename (fixture->folder, "street.db", NULL);
  g_autoptr (GBytes) bytes = new_photo ("jpeg");
  g_autofree char *name = hut_blobs_keep (database, bytes, NULL);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = hut_photo_for_paper (database, name, 320, &error);
  const guchar *jpeg = NULL;
  unsigned long length = 0;

  g_assert_no_error (error);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 320);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 240);
  cairo_surface_get_mime_data (surface, CAIRO_MIME_TYPE_JPEG, &jpeg, &length);
  g_assert_cmpuint (length, >, 100);
  g_assert_cmpuint (length, <, 320 * 240);
  cairo_surface_destroy (surface);
}

static void
test_no_photo (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *database = g_build_filename (fixture->folder, "street.db", NULL);
  g_autofree char *absent = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "absent", -1);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xff\xd8\xff and nothing", 15);
  g_autofree char *damaged = hut_blobs_keep (database, bytes, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_photo_for_paper (database, absent, 320, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT);
  g_clear_error (&error);
  g_assert_null (hut_photo_for_paper (database, damaged, 320, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  main_thread = g_thread_self ();
  ADD ("/paper-press/a-paper-is-made-and-shown-beside-the-main-loop", test_made_and_shown);
  ADD ("/paper-press/a-page-that-is-not-there-is-an-error", test_no_such_page);
  ADD ("/paper-press/another-paper-cancels-the-one-before", test_another_cancels);
  ADD ("/paper-press/what-is-stopped-leaves-no-paper", test_stopped);
  ADD ("/paper-press/what-is-stopped-in-writing-leaves-no-file", test_stopped_writing);
  ADD ("/paper-press/nothing-is-asked-of-a-closed-one", test_closed);
  ADD ("/paper-press/where-it-cannot-be-written-words-say-why", test_trouble);
  ADD ("/paper-press/a-photograph-goes-to-paper-as-jpeg", test_photo);
  ADD ("/paper-press/a-photograph-that-cannot-be-shown-says-why", test_no_photo);
  return g_test_run ();
}
