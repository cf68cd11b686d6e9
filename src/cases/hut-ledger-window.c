/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window of the ledger. It is written in a thread with a connection of its own, which the
 * window joins when it ends. Main thread, but for write_ledger(). */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-ledger-window.h"

#include "cases/hut-case-note.h"
#include "cases/hut-ledger-columns.h"
#include "exchange/hut-exchange-error.h"
#include "exchange/hut-ledger.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-file-trouble.h"
#include "widgets/hut-progress.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define LOOK_MS 200
#define PATIENCE_LOOKS 5

struct _HutLedgerWindow
{
  GtkWindow parent_instance;

  GtkWidget *box;
  GtkWidget *content;
  GtkWidget *count;
  HutLedgerColumns *columns;
  GtkWidget *warning;
  GtkWidget *message;
  GtkWidget *progress;

  HutCaseActions *actions;
  HutCaseQuery *query;
  GArray *rowids; /* or NULL: of the filter */
  HutCaseFilter *filter;
  guint n_cases;
  GCancellable *running; /* or NULL */
  int *progress_of;      /* of a thousand; atomic, shared with the thread */
  guint look_id;
  guint looks;
};

G_DEFINE_FINAL_TYPE (HutLedgerWindow, hut_ledger_window, GTK_TYPE_WINDOW)

/* ---- In the thread ---- */

typedef struct
{
  HutStore *store; /* alive as long as its query */
  GStrv columns;
  GArray *rowids;
  HutCaseFilter *filter;
  HutLedgerPrivacy privacy;
  char *path;
  int *progress;
} Asked;

typedef struct
{
  char *name; /* of the file */
  guint n_cases;
} Written;

static void
asked_free (Asked *asked)
{
  g_strfreev (asked->columns);
  g_clear_pointer (&asked->rowids, g_array_unref);
  hut_case_filter_free (asked->filter);
  g_free (asked->path);
  g_atomic_rc_box_release (asked->progress);
  g_free (asked);
}

static void
written_free (Written *written)
{
  g_free (written->name);
  g_free (written);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Written, written_free)

static void
tell (double fraction, gpointer progress)
{
  g_atomic_int_set ((int *)progress, (int)(fraction * 1000));
}

/* What was chosen is proposed the next time; personal columns never. */
static void
remember (const Asked *asked)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; asked->columns[i] != NULL; i++)
    {
      const HutField *field = hut_kind_field (&hut_kind_case, asked->columns[i]);

      if (field->privacy != HUT_PRIVACY_PERSONAL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "", field->name);
    }
  if (!hut_store_set_setting (asked->store, HUT_LEDGER_SETTING, names->str, &error))
    g_warning ("Cannot keep the columns of the ledger: %s", error->message);
}

/* A HutReadFunc. */
static void *
write_ledger (HutReader *reader, void *question, GCancellable *cancellable, GError **error)
{
  const Asked *asked = question;
  const HutLedgerChoice choice = { .columns = (const char *const *)asked->columns,
                                   .rowids = asked->rowids,
                                   .filter = asked->filter,
                                   .privacy = asked->privacy,
                                   .tell = tell,
                                   .tell_data = asked->progress };
  g_autoptr (Written) written = g_new0 (Written, 1);

  if (!hut_ledger_write (reader, &choice, asked->path, cancellable, &written->n_cases, error))
    return NULL;
  written->name = g_path_get_basename (asked->path);
  remember (asked);
  return g_steal_pointer (&written);
}

/* ---- What goes on ---- */

static void
say (HutLedgerWindow *self, const char *words, gboolean trouble)
{
  gtk_label_set_label (GTK_LABEL (self->message), words != NULL ? words : "");
  gtk_widget_set_visible (self->message, words != NULL);
  if (trouble)
    gtk_widget_add_css_class (self->message, "hut-overdue");
  else
    gtk_widget_remove_css_class (self->message, "hut-overdue");
}

static gboolean
look (gpointer data)
{
  HutLedgerWindow *self = data;

  if (++self->looks >= PATIENCE_LOOKS)
    hut_progress_show (HUT_PROGRESS (self->progress), _ ("The ledger is being saved…"),
                       MIN (g_atomic_int_get (self->progress_of) / 1000.0, 0.99), self->running);
  return G_SOURCE_CONTINUE;
}

/* What can be done, and what is to be known, with the columns that are chosen. */
static void
show_state (HutLedgerWindow *self)
{
  g_auto (GStrv) chosen = hut_ledger_columns_dup_chosen (self->columns);
  gboolean personal = hut_ledger_columns_has_personal (self->columns);
  gboolean too_many = personal && self->n_cases > HUT_CASE_NOTE_MAX;
  g_autofree char *words = NULL;

  if (too_many)
    words = g_strdup_printf (_ ("Personal data of %u cases at most go into one ledger: narrow the "
                                "list down, or leave those columns out."),
                             HUT_CASE_NOTE_MAX);
  else
    words = g_strdup (_ ("The ledger will hold personal data in full. That you asked for them is "
                         "put on record with each case. Keep the file safe, do not pass it on."));
  gtk_label_set_label (GTK_LABEL (self->warning), words);
  gtk_widget_set_visible (self->warning, personal);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.save",
                                 self->running == NULL && chosen[0] != NULL && !too_many &&
                                     self->n_cases > 0);
  gtk_widget_set_sensitive (self->content, self->running == NULL);
}

static void
show_outcome (HutLedgerWindow *self, const Written *written, const GError *error)
{
  g_autofree char *words = NULL;

  if (written != NULL)
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u case saved as %s",
                                          "%u cases saved as %s", written->n_cases),
                             written->n_cases, written->name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = g_strdup (_ ("Stopped. Nothing was saved."));
  else
    {
      g_message ("Cannot write the ledger: %s", error->message);
      words = error->domain == HUT_STORE_ERROR || error->domain == HUT_EXCHANGE_ERROR
                  ? hut_case_actions_error_words (error)
                  : g_strdup (hut_file_trouble_words (error));
    }
  say (self, words, written == NULL);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutLedgerWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Written) written = hut_case_query_read_finish (result, &error);

  if (self->actions == NULL)
    return;
  g_clear_object (&self->running);
  g_clear_handle_id (&self->look_id, g_source_remove);
  hut_progress_hide (HUT_PROGRESS (self->progress));
  show_outcome (self, written, error);
  show_state (self);
}

/* ---- Saving ---- */

/* The cases by row, for what goes on record with each. */
static GArray *
dup_rowids (HutLedgerWindow *self)
{
  HutCaseSet *set = hut_case_browser_get_set (hut_case_actions_get_browser (self->actions));
  GArray *rowids;

  if (self->rowids != NULL)
    return g_array_ref (self->rowids);
  rowids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; set != NULL && i < MIN (set->n_marks, HUT_CASE_NOTE_MAX); i++)
    {
      gint64 rowid = set->marks[i].rowid;

      g_array_append_val (rowids, rowid);
    }
  return rowids;
}

static void
begin (HutLedgerWindow *self)
{
  self->running = g_cancellable_new ();
  g_atomic_int_set (self->progress_of, 0);
  self->looks = 0;
  self->look_id = g_timeout_add (LOOK_MS, look, self);
  say (self, NULL, FALSE);
  show_state (self);
}

static void
on_place_chosen (const char *path, gpointer data)
{
  HutLedgerWindow *self = data;
  gboolean personal = hut_ledger_columns_has_personal (self->columns);
  Asked *asked;

  if (self->running != NULL)
    return;
  asked = g_new0 (Asked, 1);
  asked->store = hut_case_browser_get_store (hut_case_actions_get_browser (self->actions));
  asked->columns = hut_ledger_columns_dup_chosen (self->columns);
  asked->filter = hut_case_filter_copy (self->filter);
  asked->privacy = personal ? HUT_LEDGER_WITH_PERSONAL : HUT_LEDGER_MASKED;
  asked->path = g_strdup (path);
  asked->progress = g_atomic_rc_box_acquire (self->progress_of);
  if (self->rowids != NULL || personal)
    asked->rowids = dup_rowids (self);
  if (personal)
    hut_case_note_shown (self->actions, asked->rowids, _ ("In the ledger"));
  begin (self);
  hut_case_query_read (self->query, write_ledger, asked, (GDestroyNotify)asked_free,
                       (GDestroyNotify)written_free, self->running, on_written,
                       g_object_ref (self));
}

static void
do_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutLedgerWindow *self = HUT_LEDGER_WINDOW (widget);
  g_autofree char *day = hut_time_format (hut_time_now (), hut_time_shown_zone (), "%Y-%m-%d");
  g_autofree char *file_name = g_strdup_printf ("%s %s.xlsx", _ ("Ledger"), day);

  hut_file_picker_save (GTK_WINDOW (self), _ ("Save the Ledger"), file_name, on_place_chosen, self);
}

/* ---- Columns ---- */

static void
do_usual (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_ledger_columns_choose (HUT_LEDGER_WINDOW (widget)->columns, hut_ledger_usual_columns ());
}

static void
choose_as_before (HutLedgerWindow *self)
{
  HutReader *reader = hut_case_browser_get_reader (hut_case_actions_get_browser (self->actions));
  g_autofree char *kept =
      reader != NULL ? hut_reader_get_setting (reader, HUT_LEDGER_SETTING) : NULL;
  g_auto (GStrv) names = kept != NULL ? g_strsplit (kept, ",", -1) : NULL;

  hut_ledger_columns_choose (self->columns, names != NULL && names[0] != NULL
                                                ? (const char *const *)names
                                                : hut_ledger_usual_columns ());
}

/* ---- The object ---- */

static void
hut_ledger_window_dispose (GObject *object)
{
  HutLedgerWindow *self = HUT_LEDGER_WINDOW (object);

  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->query != NULL)
    hut_case_query_close (self->query);
  g_clear_pointer (&self->query, hut_case_query_unref);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->rowids, g_array_unref);
  g_clear_pointer (&self->filter, hut_case_filter_free);
  G_OBJECT_CLASS (hut_ledger_window_parent_class)->dispose (object);
}

static void
hut_ledger_window_finalize (GObject *object)
{
  g_atomic_rc_box_release (HUT_LEDGER_WINDOW (object)->progress_of);
  G_OBJECT_CLASS (hut_ledger_window_parent_class)->finalize (object);
}

static void
hut_ledger_window_class_init (HutLedgerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_ledger_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_ledger_window_finalize;
  g_type_ensure (HUT_TYPE_LEDGER_COLUMNS);
  g_type_ensure (HUT_TYPE_PROGRESS);
  gtk_widget_class_install_action (widget_class, "ledger.save", NULL, do_save);
  gtk_widget_class_install_action (widget_class, "ledger.usual", NULL, do_usual);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "ledger.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/cases/hut-ledger-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HutLedgerWindow, box);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerWindow, content);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerWindow, count);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerWindow, warning);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerWindow, message);
  gtk_widget_class_bind_template_child (widget_class, HutLedgerWindow, progress);
  gtk_widget_class_bind_template_callback (widget_class, show_state);
}

static void
hut_ledger_window_init (HutLedgerWindow *self)
{
  self->progress_of = g_atomic_rc_box_new0 (int);
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Ledger"), -1);
}

static void
show_count (HutLedgerWindow *self)
{
  g_autofree char *words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Of %u case", "Of %u cases", self->n_cases), self->n_cases);

  gtk_label_set_label (GTK_LABEL (self->count), words);
}

void
hut_ledger_window_open (GtkWidget *parent, HutCaseActions *actions, GArray *rowids)
{
  HutLedgerWindow *self = g_object_new (HUT_TYPE_LEDGER_WINDOW, NULL);
  HutCaseBrowser *browser = hut_case_actions_get_browser (actions);
  GtkRoot *root = gtk_widget_get_root (parent);

  self->actions = g_object_ref (actions);
  self->query = hut_case_query_new (hut_case_browser_get_store (browser));
  self->rowids = rowids;
  self->filter = hut_case_filter_copy (hut_case_browser_get_filter (browser));
  self->n_cases = rowids != NULL ? rowids->len : hut_case_browser_get_count (browser);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  show_count (self);
  choose_as_before (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->columns), GTK_DIR_TAB_FORWARD);
}
