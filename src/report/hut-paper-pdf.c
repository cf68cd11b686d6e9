/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A paper as PDF, written page by page beside its place and then put there in one step. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-paper-pdf.h"

#include "base/hut-new-file.h"

#include <cairo-pdf.h>

static cairo_status_t
take_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  return hut_new_file_append (closure, data, length) ? CAIRO_STATUS_SUCCESS
                                                     : CAIRO_STATUS_WRITE_ERROR;
}

/* A failure to write is the file's to tell. */
static gboolean
draw_pages (HutPaper *paper, cairo_surface_t *surface, HutPaperTell tell, gpointer data,
            GCancellable *cancellable, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  guint n = hut_paper_get_n_pages (paper);
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  for (guint page = 0; page < n && status == CAIRO_STATUS_SUCCESS; page++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      hut_paper_draw_page (paper, page, cr);
      cairo_show_page (cr);
      status = cairo_status (cr);
      if (tell != NULL)
        tell ((page + 1.0) / n, data);
    }
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_destroy (cr);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (status == CAIRO_STATUS_SUCCESS || status == CAIRO_STATUS_WRITE_ERROR)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot draw the PDF: %s",
               cairo_status_to_string (status));
  return FALSE;
}

gboolean
hut_paper_write_pdf (HutPaper *paper, const char *path, HutPaperTell tell, gpointer data,
                     GCancellable *cancellable, GError **error)
{
  const HutPageSetup *setup = hut_paper_get_setup (paper);
  g_autoptr (HutNewFile) file = hut_new_file_begin (path, error);
  cairo_surface_t *surface;
  gboolean drawn;

  if (file == NULL)
    return FALSE;
  surface = cairo_pdf_surface_create_for_stream (take_bytes, file, setup->width, setup->height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, hut_paper_get_name (paper));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Hutong");
  drawn = draw_pages (paper, surface, tell, data, cancellable, error);
  cairo_surface_destroy (surface);
  return drawn && hut_new_file_put (file, error);
}
