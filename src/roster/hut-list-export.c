/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tables of the lists. What is asked waits with the widget until a file is named. Main thread, but
 * for run(). */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-list-export.h"

#include "exchange/hut-lists-export.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-file-trouble.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define WAITING "hut-list-export"

typedef struct
{
  GWeakRef widget;
  HutStore *store;
  HutCheckInAsk *ask; /* NULL: lines of a list */
  char *list;
  char *state;
  char *path;
  guint rows;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_weak_ref_clear (&export->widget);
  g_object_unref (export->store);
  g_clear_pointer (&export->ask, hut_check_in_ask_free);
  g_free (export->list);
  g_free (export->state);
  g_free (export->path);
  g_free (export);
}

static HutResults *
read_table (const Export *export, HutReader *reader, GError **error)
{
  HutCaseNames *names = hut_case_names_new ();
  HutResults *table;

  hut_case_names_read (names, reader);
  table = export->ask != NULL
              ? hut_check_in_export_read (reader, names, export->ask, NULL, error)
              : hut_entries_export_read (reader, names, export->list, export->state, error);
  hut_case_names_free (names);
  return table;
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;
  g_autoptr (HutReader) reader = hut_reader_new (export->store, &error);
  g_autoptr (HutResults) table = reader != NULL ? read_table (export, reader, &error) : NULL;

  if (table == NULL || !hut_results_write (table, export->path, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  export->rows = table->rows->len;
  g_task_return_boolean (task, TRUE);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&export->widget);
  g_autofree char *name = g_path_get_basename (export->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    /* Translators: %s is the name of a file. */
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row was saved as %s",
                                          "%u rows were saved as %s", export->rows),
                             export->rows, name);
  else
    words = g_strdup (hut_file_trouble_words (error));
  if (widget != NULL)
    hut_page_tell (widget, words, NULL);
}

static void
on_place_chosen (const char *path, gpointer root)
{
  Export *export = g_object_steal_data (root, WAITING);
  g_autoptr (GTask) task = NULL;

  if (export == NULL)
    return;
  export->path = g_strdup (path);
  task = g_task_new (NULL, NULL, on_saved, NULL);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, run);
}

/* Asked again, the older question is forgotten. */
static void
ask_place (Export *export, GtkWidget *widget, const char *title, const char *what)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *day = hut_time_format (hut_time_now (), hut_time_shown_zone (), "%Y-%m-%d");
  g_autofree char *name = g_strdup_printf ("%s %s.xlsx", what, day);

  g_object_set_data_full (G_OBJECT (root), WAITING, export, export_free);
  hut_file_picker_save (GTK_WINDOW (root), title, name, on_place_chosen, root);
}

static Export *
export_new (GtkWidget *widget, HutCaseBrowser *browser)
{
  Export *export = g_new0 (Export, 1);

  g_weak_ref_init (&export->widget, widget);
  export->store = g_object_ref (hut_case_browser_get_store (browser));
  return export;
}

void
hut_list_export_check_ins (GtkWidget *widget, HutCaseBrowser *browser, const HutCheckInAsk *ask)
{
  Export *export = export_new (widget, browser);

  export->ask = hut_check_in_ask_copy (ask);
  ask_place (export, widget, _ ("Export the Check-ins"), _ ("List of check-ins"));
}

void
hut_list_export_entries (GtkWidget *widget, HutCaseBrowser *browser, const char *list,
                         const char *state)
{
  Export *export = export_new (widget, browser);

  export->list = g_strdup (list);
  export->state = g_strdup (state);
  ask_place (export, widget, _ ("Export the List"),
             g_str_equal (list, "resource") ? _ ("List of resources")
             : g_str_equal (list, "need")   ? _ ("List of needs")
                                            : _ ("List of projects"));
}
