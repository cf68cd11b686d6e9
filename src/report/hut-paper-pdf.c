/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A paper as PDF. It is made in memory (a hundred pages are two or three megabytes) and then put in
 * place in one step. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-paper-pdf.h"

#include <cairo-pdf.h>

static cairo_status_t
take_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
draw_pages (HutPaper *paper, cairo_surface_t *surface, GCancellable *cancellable, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  guint n = hut_paper_get_n_pages (paper);
  cairo_status_t status;
  guint page;

  for (page = 0; page < n && !g_cancellable_is_cancelled (cancellable); page++)
    {
      hut_paper_draw_page (paper, page, cr);
      cairo_show_page (cr);
    }
  cairo_surface_finish (surface);
  status = cairo_status (cr) != CAIRO_STATUS_SUCCESS ? cairo_status (cr)
                                                     : cairo_surface_status (surface);
  cairo_destroy (cr);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot draw the PDF: %s",
               cairo_status_to_string (status));
  return FALSE;
}

gboolean
hut_paper_write_pdf (HutPaper *paper, const char *path, GCancellable *cancellable, GError **error)
{
  const HutPageSetup *setup = hut_paper_get_setup (paper);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (take_bytes, bytes, setup->width, setup->height);
  gboolean drawn;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, hut_paper_get_name (paper));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Hutong");
  drawn = draw_pages (paper, surface, cancellable, error);
  cairo_surface_destroy (surface);
  return drawn && g_file_set_contents_full (path, (const char *)bytes->data, bytes->len,
                                            G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}
