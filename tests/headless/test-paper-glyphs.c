/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Glyphs: what a viewer shows of a PDF is what the same paper shows as a picture. */

#include "report/hut-paper-type.h"

#include "hut-test-data.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

/* With every byte watched a page of them is enough: what each looks like the other build sees. */
#ifdef __SANITIZE_ADDRESS__
#define WATCHED TRUE
#else
#define WATCHED FALSE
#endif

#define CELL 24 /* points */
#define SCALE 3 /* pixels a point */
#define SIDE (CELL * SCALE)
#define ACROSS 30
#define DOWN 30
#define ON_PAGE (ACROSS * DOWN)

/* The 3,755 characters of level 1 (GB 2312, rows 16 to 55). */
static char *
level_1 (void)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  for (int row = 16; row <= 55; row++)
    for (int column = 1; column <= (row == 55 ? 89 : 94); column++)
      {
        g_string_append_c (codes, (char)(0xa0 + row));
        g_string_append_c (codes, (char)(0xa0 + column));
      }
  text = g_convert (codes->str, (gssize)codes->len, "UTF-8", "GB2312", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 3755);
  return text;
}

/* Draws up to a page of characters from @text on, each in a cell; returns those behind them. */
static const char *
draw_page (const char *text, HutTypeFace face, cairo_t *cr)
{
  g_autoptr (HutType) type = hut_type_new ();

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < ON_PAGE && *text != '\0'; i++)
    {
      const char *next = g_utf8_next_char (text);
      g_autofree char *one = g_strndup (text, next - text);
      g_autoptr (HutLines) lines = hut_lines_new (type, face, PANGO_ALIGN_LEFT, CELL * 2, one);

      hut_lines_draw (lines, 0, i % ACROSS * CELL + 3, i / ACROSS * CELL + 3.0, cr);
      text = next;
    }
  return text;
}

static cairo_surface_t *
picture_of (const char *text, HutTypeFace face)
{
  cairo_surface_t *picture =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, ACROSS * SIDE, DOWN * SIDE);
  cairo_t *cr = cairo_create (picture);

  cairo_scale (cr, SCALE, SCALE);
  draw_page (text, face, cr);
  cairo_destroy (cr);
  cairo_surface_flush (picture);
  return picture;
}

static void
run (const char *const *words)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

/* The first page of the PDF at @path as a viewer shows it. */
static cairo_surface_t *
view (const char *path)
{
  g_autofree char *stem = g_strconcat (path, "-view", NULL);
  g_autofree char *png = g_strconcat (stem, ".png", NULL);
  const char *const words[] = { "pdftoppm", "-r", "216", "-singlefile", "-png", path, stem, NULL };
  cairo_surface_t *picture;

  run (words);
  picture = cairo_image_surface_create_from_png (png);
  g_assert_cmpint (cairo_surface_status (picture), ==, CAIRO_STATUS_SUCCESS);
  g_unlink (png);
  return picture;
}

/* How dark a cell is: the sum over its pixels. */
static int
darkness (cairo_surface_t *picture, guint cell)
{
  const unsigned char *data = cairo_image_surface_get_data (picture);
  int stride = cairo_image_surface_get_stride (picture), sum = 0;

  for (guint y = cell / ACROSS * SIDE; y < (cell / ACROSS + 1) * SIDE; y++)
    for (guint x = cell % ACROSS * SIDE; x < (cell % ACROSS + 1) * SIDE; x++)
      sum += 255 - data[y * (gsize)stride + x * 4 + 1];
  return sum;
}

/* The characters whose ink in the PDF is not what it is in the picture. */
static void
compare (const char *text, HutTypeFace face, const char *path, GString *wrong)
{
  cairo_surface_t *pdf = cairo_pdf_surface_create (path, ACROSS * CELL, DOWN * CELL);
  cairo_t *cr = cairo_create (pdf);
  const char *end = draw_page (text, face, cr);
  cairo_surface_t *seen, *meant = picture_of (text, face);

  cairo_destroy (cr);
  cairo_surface_destroy (pdf);
  seen = view (path);
  g_assert_cmpint (cairo_image_surface_get_width (seen), ==, ACROSS * SIDE);
  for (guint i = 0; text < end; i++, text = g_utf8_next_char (text))
    {
      int ink = darkness (meant, i);

      g_assert_cmpint (ink, >, 0);
      if (ABS (darkness (seen, i) - ink) > ink / 6 + 200)
        g_string_append_unichar (wrong, g_utf8_get_char (text));
    }
  cairo_surface_destroy (meant);
  cairo_surface_destroy (seen);
  g_unlink (path);
}

static void
test_level_1 (gconstpointer data)
{
  HutTypeFace face = GPOINTER_TO_INT (data);
  g_autofree char *text = level_1 ();
  g_autofree char *folder = g_dir_make_tmp ("hut-glyphs-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autoptr (GString) wrong = g_string_new (NULL);

  for (const char *page = text; *page != '\0';)
    {
      compare (page, face, path, wrong);
      page =
          WATCHED ? "" : g_utf8_offset_to_pointer (page, MIN (ON_PAGE, g_utf8_strlen (page, -1)));
    }
  g_assert_cmpstr (wrong->str, ==, "");
  g_rmdir (folder);
}

/* The text behind the glyphs can be searched: what pdftotext finds is what was written. */
static void
test_text_is_there (void)
{
  static const char text[] = "例如：西王庄 3 号楼（A 区）fi";
  g_autofree char *folder = g_dir_make_tmp ("hut-glyphs-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autofree char *copy = g_build_filename (folder, "page.txt", NULL);
  g_autofree char *found = NULL;
  const char *const words[] = { "pdftotext", path, copy, NULL };
  g_autoptr (HutType) type = hut_type_new ();
  g_autoptr (HutLines) lines =
      hut_lines_new (type, HUT_TYPE_FACE_BODY, PANGO_ALIGN_LEFT, 400, text);
  cairo_surface_t *pdf = cairo_pdf_surface_create (path, 500, 100);
  cairo_t *cr = cairo_create (pdf);

  hut_lines_draw (lines, 0, 20, 20, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (pdf);
  run (words);
  g_assert_true (g_file_get_contents (copy, &found, NULL, NULL));
  g_assert_cmpstr (g_strstrip (found), ==, text);
  g_unlink (copy);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/glyphs/a-pdf-shows-every-character", GINT_TO_POINTER (HUT_TYPE_FACE_BODY),
                        test_level_1);
  g_test_add_data_func ("/glyphs/a-pdf-shows-every-bold-character",
                        GINT_TO_POINTER (HUT_TYPE_FACE_STRONG), test_level_1);
  g_test_add_func ("/glyphs/the-text-can-be-searched", test_text_is_there);
  return g_test_run ();
}
