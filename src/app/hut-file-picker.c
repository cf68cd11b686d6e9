/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Choosing a file. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-file-picker.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What is waited for: ends with the answer, or with the parent. */
typedef struct
{
  GtkWindow *parent; /* weak */
  HutFileChosen chosen;
  gpointer data;
} Picking;

static Picking *
picking_new (GtkWindow *parent, HutFileChosen chosen, gpointer data)
{
  Picking *picking = g_new0 (Picking, 1);

  g_set_weak_pointer (&picking->parent, parent);
  picking->chosen = chosen;
  picking->data = data;
  return picking;
}

static void
picking_end (Picking *picking, GFile *file)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && picking->parent != NULL)
    picking->chosen (path, picking->data);
  g_clear_weak_pointer (&picking->parent);
  g_free (picking);
}

static GListModel *
make_filters (const HutFileKind *kinds)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  for (guint i = 0; kinds[i].name != NULL; i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_auto (GStrv) patterns = g_strsplit (kinds[i].patterns, ";", -1);

      gtk_file_filter_set_name (filter, g_dgettext (GETTEXT_PACKAGE, kinds[i].name));
      for (guint j = 0; patterns[j] != NULL; j++)
        gtk_file_filter_add_pattern (filter, patterns[j]);
      g_list_store_append (filters, filter);
    }
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

#if GTK_CHECK_VERSION(4, 10, 0)

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  picking_end (data, file);
}

void
hut_file_picker_open (GtkWindow *parent, const char *title, const HutFileKind *kinds,
                      HutFileChosen chosen, gpointer data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters (kinds);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, parent, NULL, on_opened, picking_new (parent, chosen, data));
}

G_GNUC_END_IGNORE_DEPRECATIONS

#else

static void
on_response (GtkFileChooserNative *chooser, int response, gpointer data)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;

  picking_end (data, file);
  g_object_unref (chooser);
}

void
hut_file_picker_open (GtkWindow *parent, const char *title, const HutFileKind *kinds,
                      HutFileChosen chosen, gpointer data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GListModel) filters = make_filters (kinds);

  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_response),
                    picking_new (parent, chosen, data));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

#endif
