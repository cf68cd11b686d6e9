/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Results for the hotline. They are read and written to a file on workers; main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-results-window.h"

#include "app/hut-app-words.h"
#include "cases/hut-case-choices.h"
#include "exchange/hut-results.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-toast.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutResultsWindow
{
  GtkWindow parent_instance;
  HutToastOverlay *toasts;
  HutCodeDropDown *days;
  HutCodeDropDown *whose;
  GtkCheckButton *personal;
  GtkLabel *summary;
  GtkLabel *columns;
  GtkWidget *left_out_card;
  GtkListBox *left_out;
  HutDesk *desk;
  HutResults *results; /* what is shown, or NULL */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (HutResultsWindow, hut_results_window, GTK_TYPE_WINDOW)

static gboolean
with_personal (HutResultsWindow *self)
{
  return gtk_check_button_get_active (self->personal);
}

/* ---- What is left out ---- */

static const char *
reason_words (HutResultsReason reason)
{
  switch (reason)
    {
    case HUT_RESULTS_NO_ORDER:
      return _ ("no order number of the hotline");
    case HUT_RESULTS_NO_ANSWER:
      return _ ("no answer is written");
    case HUT_RESULTS_OPEN_AGAIN:
    default:
      return _ ("not answered, or open again");
    }
}

static void
add_left_out (HutResultsWindow *self, const HutResultsLeftOut *left_out)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  const char *title = left_out->title != NULL ? left_out->title : _ ("Untitled");
  g_autofree char *words =
      left_out->number != NULL
          ? g_strdup_printf ("%s · %s", left_out->number, reason_words (left_out->reason))
          : g_strdup (reason_words (left_out->reason));
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), title, words);

  gtk_box_append (GTK_BOX (lines), hut_wrapped_label_new (title, NULL));
  gtk_box_append (GTK_BOX (lines), hut_wrapped_label_new (words, "hut-note"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), lines);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->left_out, row);
}

/* ---- Showing ---- */

static void
show_results (HutResultsWindow *self)
{
  const HutResults *results = self->results;
  guint n = results->rows->len, n_left = results->left_out->len;
  g_autofree char *done = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u result for the hotline", "%u results for the hotline", n),
      n);
  g_autofree char *left = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u case left out", "%u cases left out", n_left), n_left);
  g_autofree char *summary = n + n_left == 0
                                 ? g_strdup (_ ("Nothing was answered, closed or called back"))
                                 : g_strdup_printf ("%s · %s", done, left);
  g_autofree char *headings = g_strjoinv (_ (", "), results->headings);
  GtkWidget *row;

  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->columns, headings);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->left_out))) != NULL)
    gtk_list_box_remove (self->left_out, row);
  for (guint i = 0; i < n_left; i++)
    add_left_out (self, results->left_out->pdata[i]);
  gtk_widget_set_visible (self->left_out_card, n_left > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.copy", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.save", n > 0);
}

/* ---- Reading ---- */

static void
choice_free (gpointer data)
{
  HutResultsChoice *choice = data;

  g_free (choice->mine);
  g_free (choice);
}

static void *
read_results (HutReader *reader, void *question, GCancellable *cancellable, GError **error)
{
  return hut_results_read_done (reader, question, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutResultsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutResults) results = hut_case_query_read_finish (result, &error);
  g_autofree char *words = NULL;

  if (self->desk == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (results == NULL)
    {
      words = hut_app_words_error (error);
      gtk_label_set_label (self->summary, words);
      return;
    }
  g_clear_pointer (&self->results, hut_results_free);
  self->results = g_steal_pointer (&results);
  show_results (self);
}

/* The last days, today included. */
static void
set_days (HutResultsChoice *choice, const char *days)
{
  GTimeZone *zone = hut_time_shown_zone ();
  HutTime now = hut_time_now ();
  gboolean yesterday = g_strcmp0 (days, "yesterday") == 0;
  int back = yesterday ? -1 : g_strcmp0 (days, "week") == 0 ? -6 : 0;

  choice->from = hut_time_day_start (now, zone, back);
  choice->until = hut_time_day_start (now, zone, yesterday ? 0 : 1);
}

static void
read_again (HutResultsWindow *self)
{
  HutResultsChoice *choice;

  if (self->desk == NULL)
    return;
  choice = g_new0 (HutResultsChoice, 1);
  set_days (choice, hut_code_drop_down_get_code (self->days));
  choice->mine = g_strdup (hut_code_drop_down_get_code (self->whose));
  choice->privacy = with_personal (self) ? HUT_LEDGER_WITH_PERSONAL : HUT_LEDGER_MASKED;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.copy", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.save", FALSE);
  gtk_label_set_label (self->summary, _ ("Reading…"));
  hut_case_browser_read (hut_desk_get_browser (self->desk), read_results, choice, choice_free,
                         (GDestroyNotify)hut_results_free, self->reading, on_read,
                         g_object_ref (self));
}

/* ---- Out ---- */

/* Whoever sees them on paper or in a file has seen them: it goes on record with each case. */
static void
note_personal (HutResultsWindow *self)
{
  HutCaseActions *actions = hut_desk_get_actions (self->desk);
  HutWrite *write;

  if (!with_personal (self))
    return;
  write = hut_write_new (HUT_WRITE_PERSON);
  for (guint i = 0; i < self->results->ids->len; i++)
    hut_write_create (write, hut_case_actions_new_event (
                                 actions, &g_array_index (self->results->ids, HutUid, i), "shown"));
  hut_case_actions_write (actions, write, NULL, HUT_ACT_TELL, NULL, NULL);
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutResultsWindow *self = HUT_RESULTS_WINDOW (widget);
  g_autofree char *text = hut_results_print (self->results);
  guint n = self->results->rows->len;
  g_autofree char *words =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The result of %u case is copied",
                                    "The results of %u cases are copied", n),
                       n);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  note_personal (self);
  hut_toast_overlay_show (self->toasts, words, NULL, NULL);
}

static void
write_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *path = g_object_get_data (G_OBJECT (task), "path");
  GError *error = NULL;

  if (hut_results_write (data, path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The window kept no other results meanwhile: it takes them back. */
static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutResultsWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *words =
      saved ? g_strdup (_ ("The results are saved")) : hut_app_words_error (error);

  if (self->desk == NULL)
    return;
  hut_toast_overlay_show (self->toasts, words, NULL, NULL);
  read_again (self);
}

static void
on_file_chosen (const char *path, gpointer data)
{
  HutResultsWindow *self = data;
  g_autoptr (GTask) task = NULL;

  if (self->results == NULL)
    return;
  note_personal (self);
  task = g_task_new (NULL, NULL, on_saved, g_object_ref (self));
  g_task_set_source_tag (task, on_file_chosen);
  g_object_set_data_full (G_OBJECT (task), "path", g_strdup (path), g_free);
  g_task_set_task_data (task, g_steal_pointer (&self->results), (GDestroyNotify)hut_results_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.copy", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.save", FALSE);
  g_task_run_in_thread (task, write_file);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *day = hut_time_format (hut_time_now (), hut_time_shown_zone (), "%Y-%m-%d");
  /* Translators: the name of a file; %s is a day. */
  g_autofree char *name = g_strdup_printf (_ ("Results %s.xlsx"), day);

  hut_file_picker_save (GTK_WINDOW (widget), _ ("Save Results for the Hotline"), name,
                        on_file_chosen, widget);
}

/* ---- The object ---- */

static void
hut_results_window_dispose (GObject *object)
{
  HutResultsWindow *self = HUT_RESULTS_WINDOW (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->results, hut_results_free);
  G_OBJECT_CLASS (hut_results_window_parent_class)->dispose (object);
}

static void
hut_results_window_class_init (HutResultsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_results_window_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  g_type_ensure (HUT_TYPE_TOAST_OVERLAY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-results-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HutResultsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HutResultsWindow, days);
  gtk_widget_class_bind_template_child (widget_class, HutResultsWindow, whose);
  gtk_widget_class_bind_template_child (widget_class, HutResultsWindow, personal);
  gtk_widget_class_bind_template_child (widget_class, HutResultsWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, HutResultsWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, HutResultsWindow, left_out_card);
  gtk_widget_class_bind_template_child (widget_class, HutResultsWindow, left_out);
  gtk_widget_class_bind_template_callback (widget_class, read_again);
  gtk_widget_class_install_action (widget_class, "results.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "results.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "results.save",
                                       NULL);
}

static void
hut_results_window_init (HutResultsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
  hut_code_drop_down_add (self->days, "today", _ ("Today"));
  hut_code_drop_down_add (self->days, "yesterday", _ ("Yesterday"));
  hut_code_drop_down_add (self->days, "week", _ ("The last seven days"));
  hut_code_drop_down_set_code (self->days, "today");
}

void
hut_results_window_show (GtkWindow *parent, HutDesk *desk)
{
  HutResultsWindow *self = g_object_new (HUT_TYPE_RESULTS_WINDOW, "transient-for", parent, NULL);
  HutCaseBrowser *browser = hut_desk_get_browser (desk);
  const char *account = hut_case_browser_get_account (browser);

  hut_case_choices_fill (self->whose, browser, "lead", _ ("The whole office"));
  if (account != NULL)
    hut_code_drop_down_add (self->whose, account, _ ("Mine"));
  self->desk = g_object_ref (desk);
  read_again (self);
  gtk_window_present (GTK_WINDOW (self));
}
