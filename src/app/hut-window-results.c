/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What goes back to the hotline: the selected cases as a table for its own form, to the clipboard.
 * Read on a worker with a reader of its own. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-window-private.h"

#include "app/hut-app-words.h"
#include "exchange/hut-results.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
read_results (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (HutReader) reader = hut_reader_new (source, &error);
  HutResults *results =
      reader != NULL ? hut_results_read (reader, data, HUT_LEDGER_MASKED, &error) : NULL;

  if (results != NULL)
    g_task_return_pointer (task, results, (GDestroyNotify)hut_results_free);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutResults) results = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *words = NULL;

  if (results != NULL)
    {
      g_autofree char *text = hut_results_print (results);

      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
      words =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The result of %u case is copied",
                                        "The results of %u cases are copied", results->rows->len),
                           results->rows->len);
    }
  else
    words = hut_app_words_error (error);
  hut_window_tell (self, words, NULL, NULL);
}

void
hut_window_copy_results (HutWindow *self)
{
  GArray *rowids =
      self->desk != NULL ? hut_work_page_get_selected (hut_window_get_work (self)) : NULL;
  g_autoptr (GTask) task = NULL;

  if (rowids == NULL || rowids->len == 0)
    {
      g_clear_pointer (&rowids, g_array_unref);
      hut_window_tell (self, _ ("Select the cases in the list first"), NULL, NULL);
      return;
    }
  task = g_task_new (hut_desk_get_store (self->desk), NULL, on_read, g_object_ref (self));
  g_task_set_source_tag (task, hut_window_copy_results);
  g_task_set_task_data (task, rowids, (GDestroyNotify)g_array_unref);
  g_task_run_in_thread (task, read_results);
}
