/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Printing by GtkPrintOperation. Its drawing is deferred page by page: while a page is with the
 * press's thread GTK does nothing with it. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-paper-print.h"

typedef struct
{
  HutPaperPress *press;
  GtkPrintOperation *operation;
  HutPaperTell tell;
  HutPaperPrintDone done;
  gpointer data;
  GError *error; /* the first */
  guint page;
} Printing;

/* What was chosen last, until the program ends. */
static GtkPrintSettings *last_settings;

static void
printing_free (Printing *printing)
{
  g_object_unref (printing->operation);
  g_object_unref (printing->press);
  g_clear_error (&printing->error);
  g_free (printing);
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  Printing *printing = data;
  guint n = hut_paper_press_get_n_pages (printing->press);

  if (!hut_paper_press_draw_finish (printing->press, result,
                                    printing->error == NULL ? &printing->error : NULL))
    gtk_print_operation_cancel (printing->operation);
  else if (printing->tell != NULL)
    printing->tell ((printing->page + 1.0) / MAX (n, 1), printing->data);
  gtk_print_operation_draw_page_finish (printing->operation);
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  const HutPageSetup *setup = hut_paper_press_get_setup (printing->press);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double scale = MIN (width / setup->width, height / setup->height);

  cairo_translate (cr, (width - setup->width * scale) / 2, (height - setup->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  printing->page = page;
  gtk_print_operation_set_defer_drawing (operation);
  hut_paper_press_draw_async (printing->press, page, cr, on_drawn, printing);
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *printing)
{
  HutPaperPrinted how = HUT_PAPER_PRINTED;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && printing->error == NULL)
    gtk_print_operation_get_error (operation, &printing->error);
  if (g_error_matches (printing->error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      (printing->error == NULL && result == GTK_PRINT_OPERATION_RESULT_CANCEL))
    how = HUT_PAPER_GIVEN_UP;
  else if (printing->error != NULL)
    how = HUT_PAPER_NOT_PRINTED;
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_set_object (&last_settings, gtk_print_operation_get_print_settings (operation));
  printing->done (how, how == HUT_PAPER_NOT_PRINTED ? printing->error : NULL, printing->data);
  printing_free (printing);
}

static GtkPageSetup *
sheet_of (const HutPageSetup *setup)
{
  GtkPageSetup *sheet = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (
      hut_page_setup_get_size (setup) == HUT_PAGE_A3 ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (sheet, size);
  gtk_page_setup_set_orientation (sheet, setup->width > setup->height
                                             ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                             : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);
  return sheet;
}

/* The print settings know the orientation and the size too, and win. */
static GtkPrintSettings *
settings_for (GtkPageSetup *sheet, const char *name)
{
  GtkPrintSettings *settings =
      last_settings != NULL ? gtk_print_settings_copy (last_settings) : gtk_print_settings_new ();

  gtk_print_settings_set_orientation (settings, gtk_page_setup_get_orientation (sheet));
  gtk_print_settings_set_paper_size (settings, gtk_page_setup_get_paper_size (sheet));
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  if (name != NULL)
    gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  return settings;
}

static Printing *
printing_new (HutPaperPress *press, const char *name, HutPaperPrintDone done, gpointer data)
{
  Printing *printing = g_new0 (Printing, 1);
  g_autoptr (GtkPageSetup) sheet = sheet_of (hut_paper_press_get_setup (press));
  g_autoptr (GtkPrintSettings) settings = settings_for (sheet, name);
  GtkPrintOperation *operation = gtk_print_operation_new ();

  printing->press = g_object_ref (press);
  printing->operation = operation;
  printing->done = done;
  printing->data = data;
  gtk_print_operation_set_n_pages (operation, hut_paper_press_get_n_pages (press));
  gtk_print_operation_set_default_page_setup (operation, sheet);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  if (name != NULL)
    gtk_print_operation_set_job_name (operation, name);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), printing);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), printing);
  return printing;
}

/* "done" comes in every case, be it before this returns. */
static void
run (Printing *printing, GtkPrintOperationAction action, GtkWindow *parent)
{
  g_autoptr (GtkPrintOperation) operation = g_object_ref (printing->operation);

  gtk_print_operation_run (operation, action, parent, NULL);
}

void
hut_paper_print_ask (HutPaperPress *press, GtkWindow *parent, const char *name, HutPaperTell tell,
                     HutPaperPrintDone done, gpointer data)
{
  Printing *printing = printing_new (press, name, done, data);

  printing->tell = tell;
  run (printing, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent);
}

void
hut_paper_print_export (HutPaperPress *press, const char *path, HutPaperPrintDone done,
                        gpointer data)
{
  Printing *printing = printing_new (press, NULL, done, data);

  gtk_print_operation_set_export_filename (printing->operation, path);
  run (printing, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL);
}
