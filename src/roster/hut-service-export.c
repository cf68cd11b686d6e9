/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Hours as a table. Asked in a prompt, and written by a worker. Main thread, but for write(). */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-service-export.h"

#include "exchange/hut-hours-export.h"
#include "roster/hut-person-words.h"
#include "roster/hut-roster-words.h"
#include "store/hut-store-office.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-file-trouble.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GWeakRef widget;
  HutStore *store;
  HutTime from, until;
  HutLedgerPrivacy privacy;
  char *path;
  guint rows;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_weak_ref_clear (&export->widget);
  g_object_unref (export->store);
  g_free (export->path);
  g_free (export);
}

/* ---- On the worker ---- */

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;
  g_autoptr (HutReader) reader = hut_reader_new (export->store, &error);
  g_autoptr (HutOffice) office = hut_store_dup_office (export->store);
  g_autoptr (HutResults) table =
      reader != NULL ? hut_hours_export_read (reader, office, export->from, export->until,
                                              export->privacy, &error)
                     : NULL;

  if (table != NULL && hut_results_write (table, export->path, &error))
    {
      export->rows = table->rows->len;
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

/* ---- Asked and told ---- */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  const Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWidget) widget = g_weak_ref_get ((GWeakRef *)&export->widget);
  g_autofree char *name = g_path_get_basename (export->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u service was saved as %s",
                                          "%u services were saved as %s", export->rows),
                             export->rows, name);
  else
    words = g_strdup (error->domain == HUT_DOMAIN_ERROR ? error->message
                                                        : hut_file_trouble_words (error));
  if (widget != NULL)
    hut_page_tell (widget, words, NULL);
}

static void
on_place_chosen (const char *path, gpointer data)
{
  Export *export = g_object_steal_data (G_OBJECT (data), "hut-service-export");
  g_autoptr (GTask) task = NULL;

  if (export == NULL)
    return;
  export->path = g_strdup (path);
  task = g_task_new (NULL, NULL, on_saved, NULL);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, write_in_thread);
}

/* ---- The prompt ---- */

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  GtkEditable *from, *until;
  GtkCheckButton *personal;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_object_unref (form->widget);
  g_object_unref (form->browser);
  g_free (form);
}

static gboolean
take_day (GtkEditable *entry, int days, HutTime *day)
{
  g_autofree char *text = hut_form_dup_text (entry);
  HutFormRow *row = HUT_FORM_ROW (gtk_widget_get_parent (GTK_WIDGET (entry)));
  gboolean right = text != NULL && hut_person_read_day (text, hut_time_now (), day);

  hut_form_row_set_error (row, right ? NULL : _ ("Write a day like 2026-11-27."));
  if (right)
    *day = hut_time_day_start (*day, hut_time_shown_zone (), days);
  return right;
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Form *form = data;
  GtkRoot *root = gtk_widget_get_root (form->widget);
  g_autofree char *name = NULL;
  HutTime from = 0, until = 0;
  Export *export;

  if (!take_day (form->from, 0, &from) || !take_day (form->until, 1, &until))
    return FALSE;
  if (until <= from)
    {
      hut_prompt_set_error (prompt, _ ("It ends before it begins."));
      return FALSE;
    }
  export = g_new0 (Export, 1);
  g_weak_ref_init (&export->widget, form->widget);
  export->store = g_object_ref (hut_case_browser_get_store (form->browser));
  export->from = from;
  export->until = until;
  export->privacy =
      gtk_check_button_get_active (form->personal) ? HUT_LEDGER_WITH_PERSONAL : HUT_LEDGER_MASKED;
  /* It waits with the window; asked again, the older question is forgotten. */
  g_object_set_data_full (G_OBJECT (root), "hut-service-export", export, export_free);
  name = g_strdup_printf ("%s %s.xlsx", _ ("Volunteer hours"), gtk_editable_get_text (form->until));
  hut_file_picker_save (GTK_WINDOW (root), _ ("Export Hours"), name, on_place_chosen, root);
  return TRUE;
}

void
hut_service_export_open (GtkWidget *widget, HutCaseBrowser *browser)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Form *form = g_new0 (Form, 1);
  g_autofree char *today = hut_roster_day_words (hut_time_now ());
  g_autofree char *first = g_strdup_printf ("%.4s-01-01", today);
  HutPrompt *prompt;

  form->widget = g_object_ref (widget);
  form->browser = g_object_ref (browser);
  prompt = hut_prompt_new (widget, _ ("Export Hours"),
                           _ ("A row for each service that holds, as xlsx or CSV. The columns are "
                              "a rule of the office: put there what the platform asks for."),
                           _ ("Choose _File…"), on_answered, form, form_free);
  form->from = hut_form_row_add_entry (GTK_BOX (box), _ ("_From"), first, TRUE);
  form->until = hut_form_row_add_entry (GTK_BOX (box), _ ("_Until, the last day"), today, TRUE);
  form->personal = GTK_CHECK_BUTTON (
      gtk_check_button_new_with_label (_ ("With identity numbers and telephones")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->personal));
  hut_prompt_set_extra (prompt, box);
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (form->from));
}
