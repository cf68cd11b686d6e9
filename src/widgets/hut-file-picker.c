/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Choosing files. Main thread only. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-file-picker.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What is waited for: ends with the answer, or with the parent. */
typedef struct
{
  GtkWindow *parent; /* weak */
  HutFileChosen chosen;
  HutFilesChosen many;
  gpointer data;
} Picking;

static Picking *
picking_new (GtkWindow *parent, HutFileChosen chosen, HutFilesChosen many, gpointer data)
{
  Picking *picking = g_new0 (Picking, 1);

  g_set_weak_pointer (&picking->parent, parent);
  picking->chosen = chosen;
  picking->many = many;
  picking->data = data;
  return picking;
}

/* @files (GFile) may be NULL. */
static void
picking_end (Picking *picking, GListModel *files)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) != NULL)
        g_ptr_array_add (paths, g_file_get_path (file));
    }
  if (paths->len > 0 && picking->parent != NULL)
    {
      g_ptr_array_add (paths, NULL);
      if (picking->many != NULL)
        picking->many ((const char *const *)paths->pdata, picking->data);
      else
        picking->chosen (paths->pdata[0], picking->data);
    }
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
end_with (Picking *picking, GFile *file)
{
  g_autoptr (GListStore) files = file != NULL ? g_list_store_new (G_TYPE_FILE) : NULL;

  if (file != NULL)
    g_list_store_append (files, file);
  picking_end (picking, G_LIST_MODEL (files));
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  end_with (data, file);
}

static void
on_opened_many (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GListModel) files =
      gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  picking_end (data, files);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  end_with (data, file);
}

static void
on_folder (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file =
      gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  end_with (data, file);
}

static GtkFileDialog *
new_dialog (const char *title, const HutFileKind *kinds)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters (kinds);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  return dialog;
}

void
hut_file_picker_open (GtkWindow *parent, const char *title, const HutFileKind *kinds,
                      HutFileChosen chosen, gpointer data)
{
  g_autoptr (GtkFileDialog) dialog = new_dialog (title, kinds);

  gtk_file_dialog_open (dialog, parent, NULL, on_opened, picking_new (parent, chosen, NULL, data));
}

void
hut_file_picker_open_many (GtkWindow *parent, const char *title, const HutFileKind *kinds,
                           HutFilesChosen chosen, gpointer data)
{
  g_autoptr (GtkFileDialog) dialog = new_dialog (title, kinds);

  gtk_file_dialog_open_multiple (dialog, parent, NULL, on_opened_many,
                                 picking_new (parent, NULL, chosen, data));
}

void
hut_file_picker_save (GtkWindow *parent, const char *title, const char *name, HutFileChosen chosen,
                      gpointer data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, on_saved, picking_new (parent, chosen, NULL, data));
}

void
hut_file_picker_folder (GtkWindow *parent, const char *title, HutFileChosen chosen, gpointer data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_select_folder (dialog, parent, NULL, on_folder,
                                 picking_new (parent, chosen, NULL, data));
}

G_GNUC_END_IGNORE_DEPRECATIONS

#else

static void
on_response (GtkFileChooserNative *chooser, int response, gpointer data)
{
  g_autoptr (GListModel) files = response == GTK_RESPONSE_ACCEPT
                                     ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser))
                                     : NULL;

  picking_end (data, files);
  g_object_unref (chooser);
}

static void
show (GtkFileChooserNative *chooser, Picking *picking)
{
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_response), picking);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GtkFileChooserNative *
new_chooser (GtkWindow *parent, const char *title, const HutFileKind *kinds)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GListModel) filters = make_filters (kinds);

  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  return chooser;
}

void
hut_file_picker_open (GtkWindow *parent, const char *title, const HutFileKind *kinds,
                      HutFileChosen chosen, gpointer data)
{
  show (new_chooser (parent, title, kinds), picking_new (parent, chosen, NULL, data));
}

void
hut_file_picker_open_many (GtkWindow *parent, const char *title, const HutFileKind *kinds,
                           HutFilesChosen chosen, gpointer data)
{
  GtkFileChooserNative *chooser = new_chooser (parent, title, kinds);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  show (chooser, picking_new (parent, NULL, chosen, data));
}

void
hut_file_picker_save (GtkWindow *parent, const char *title, const char *name, HutFileChosen chosen,
                      gpointer data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  show (chooser, picking_new (parent, chosen, NULL, data));
}

void
hut_file_picker_folder (GtkWindow *parent, const char *title, HutFileChosen chosen, gpointer data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Select"), _ ("_Cancel"));

  show (chooser, picking_new (parent, chosen, NULL, data));
}

#endif
