/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The course of an import. One thing goes on at a time: who begins another cancels it, and who
 * closes the window, too. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-table-import.h"

#include "exchange/hut-exchange-error.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-progress.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkLabel *text;
  GtkTextView *pasted;
  HutProgress *progress;
  GtkStack *pages; /* "nothing", "wrong", "faults", "preview" */
  GtkLabel *hint;
  GtkLabel *wrong;
  GtkLabel *fault_count;
  HutLineList *faults;
  GtkBox *preview;
  GtkLabel *counts;
  GtkLabel *columns;
  HutLineList *lines;
  GtkButton *answer;
  GtkWidget *page; /* which tells, also when the window is gone */
  HutCaseBrowser *browser;
  const char *choose, *reading, *writing;
  char *path;            /* of the table that was read, or NULL */
  char *rows;            /* the rows that were pasted, or NULL */
  GCancellable *running; /* of what goes on, or NULL */
} HutTableImportPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HutTableImport, hut_table_import, GTK_TYPE_WINDOW)

static HutTableImportPrivate *
private_of (HutTableImport *self)
{
  return hut_table_import_get_instance_private (self);
}

/* ---- What goes on ---- */

static void
set_may_write (HutTableImport *self, gboolean may)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.write", may);
}

static void
stop (HutTableImport *self)
{
  HutTableImportPrivate *priv = private_of (self);

  if (priv->running != NULL)
    g_cancellable_cancel (priv->running);
  g_clear_object (&priv->running);
  hut_progress_hide (priv->progress);
}

/* What was begun with @cancellable is over. FALSE: nothing is shown of it, since it was cancelled,
 * another one goes on, or the window is gone. */
static gboolean
end (HutTableImport *self, GCancellable *cancellable)
{
  HutTableImportPrivate *priv = private_of (self);
  gboolean shown = !g_cancellable_is_cancelled (cancellable);

  if (priv->running != cancellable)
    return FALSE;
  stop (self);
  return shown;
}

static void
begin (HutTableImport *self, const char *words)
{
  HutTableImportPrivate *priv = private_of (self);

  stop (self);
  set_may_write (self, FALSE);
  priv->running = g_cancellable_new ();
  hut_progress_show (priv->progress, words, -1, priv->running);
}

static void
show_wrong (HutTableImport *self, const GError *error)
{
  HutTableImportPrivate *priv = private_of (self);
  g_autofree char *words = NULL;

  switch (error->domain == HUT_EXCHANGE_ERROR ? error->code : -1)
    {
    case HUT_EXCHANGE_ERROR_MAPPING:
    case HUT_EXCHANGE_ERROR_TOO_LARGE:
      words = g_strdup (error->message);
      break;
    case HUT_EXCHANGE_ERROR_FORMAT:
      words = g_strdup (_ ("This is no table. Save it as xlsx or CSV, and choose it again."));
      break;
    case HUT_EXCHANGE_ERROR_DAMAGED:
      words = g_strdup (_ ("The file is damaged. Get it again, or save it anew."));
      break;
    default:
      words = error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR
                  ? g_strdup (_ ("The file cannot be read. See whether it is there, and may be "
                                 "read."))
                  : HUT_TABLE_IMPORT_GET_CLASS (self)->dup_error_words (error);
    }
  g_message ("No table was imported: %s", error->message);
  gtk_label_set_label (priv->wrong, words);
  gtk_stack_set_visible_child_name (priv->pages, "wrong");
}

static char *
dup_error_words (const GError *error)
{
  return hut_error_words (error, HUT_WHILE_WRITING,
                          _ ("A rule does not allow what the table says. Look at it again."));
}

/* ---- What a person does ---- */

/* Takes over @path and @rows, of which one is NULL. */
static void
read_table (HutTableImport *self, char *path, char *rows)
{
  HutTableImportPrivate *priv = private_of (self);

  g_free (priv->path);
  g_free (priv->rows);
  priv->path = path;
  priv->rows = rows;
  if (HUT_TABLE_IMPORT_GET_CLASS (self)->forget != NULL)
    HUT_TABLE_IMPORT_GET_CLASS (self)->forget (self);
  gtk_stack_set_visible_child_name (priv->pages, "nothing");
  hut_table_import_read_again (self);
}

static void
on_chosen (const char *path, gpointer data)
{
  read_table (data, g_strdup (path), NULL);
}

static void
do_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const HutFileKind kinds[] = { { N_ ("Tables"), "*.xlsx;*.csv;*.tsv;*.txt" },
                                       { NULL, NULL } };

  hut_file_picker_open (GTK_WINDOW (widget), private_of (HUT_TABLE_IMPORT (widget))->choose, kinds,
                        on_chosen, widget);
}

static void
do_read_rows (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutTableImport *self = HUT_TABLE_IMPORT (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (private_of (self)->pasted);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  read_table (self, NULL, gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
do_write (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutTableImport *self = HUT_TABLE_IMPORT (widget);
  HutTableImportPrivate *priv = private_of (self);

  begin (self, priv->writing);
  HUT_TABLE_IMPORT_GET_CLASS (self)->write (self, priv->path, priv->rows, priv->running);
}

/* ---- The window ---- */

static void
hut_table_import_dispose (GObject *object)
{
  HutTableImportPrivate *priv = private_of (HUT_TABLE_IMPORT (object));

  if (priv->running != NULL)
    g_cancellable_cancel (priv->running);
  g_clear_object (&priv->running);
  g_clear_object (&priv->browser);
  g_clear_pointer (&priv->path, g_free);
  g_clear_pointer (&priv->rows, g_free);
  G_OBJECT_CLASS (hut_table_import_parent_class)->dispose (object);
}

static void
hut_table_import_finalize (GObject *object)
{
  g_clear_object (&private_of (HUT_TABLE_IMPORT (object))->page);
  G_OBJECT_CLASS (hut_table_import_parent_class)->finalize (object);
}

static gboolean
hut_table_import_close_request (GtkWindow *window)
{
  HutTableImportPrivate *priv = private_of (HUT_TABLE_IMPORT (window));

  if (priv->running != NULL)
    g_cancellable_cancel (priv->running);
  return GTK_WINDOW_CLASS (hut_table_import_parent_class)->close_request (window);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child_private (widget_class, HutTableImport, text);
  gtk_widget_class_bind_template_child_private (widget_class, HutTableImport, pasted);
  gtk_widget_class_bind_template_child_private (widget_class, HutTableImport, progress);
  gtk_widget_class_bind_template_child_private (widget_class, HutTableImport, pages);
  gtk_widget_class_bind_template_child_private (widget_class, HutTableImport, hint);
  gtk_widget_class_bind_template_child_private (widget_class, HutTableImport, wrong);
  gtk_widget_class_bind_template_child_private (widget_class, HutTableImport, fault_count);
  gtk_widget_class_bind_template_child_private (widget_class, HutTableImport, faults);
  gtk_widget_class_bind_template_child_private (widget_class, HutTableImport, preview);
  gtk_widget_class_bind_template_child_private (widget_class, HutTableImport, counts);
  gtk_widget_class_bind_template_child_private (widget_class, HutTableImport, columns);
  gtk_widget_class_bind_template_child_private (widget_class, HutTableImport, lines);
  gtk_widget_class_bind_template_child_private (widget_class, HutTableImport, answer);
}

static void
hut_table_import_class_init (HutTableImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_table_import_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_table_import_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = hut_table_import_close_request;
  klass->dup_error_words = dup_error_words;
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_PROGRESS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/widgets/hut-table-import.ui");
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, do_choose);
  gtk_widget_class_install_action (widget_class, "import.read-rows", NULL, do_read_rows);
  gtk_widget_class_install_action (widget_class, "import.write", NULL, do_write);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "import.write", NULL);
  bind_children (widget_class);
}

static void
hut_table_import_init (HutTableImport *self)
{
  HutTableImportPrivate *priv = private_of (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (priv->pages);
  set_may_write (self, FALSE);
  hut_line_list_set_name (priv->faults, _ ("What is wrong"));
}

void
hut_table_import_open (HutTableImport *self, GtkWidget *widget, HutCaseBrowser *browser,
                       const HutTableImportWords *words)
{
  HutTableImportPrivate *priv;

  g_return_if_fail (HUT_IS_TABLE_IMPORT (self));

  priv = private_of (self);
  priv->page = g_object_ref (widget);
  priv->browser = g_object_ref (browser);
  priv->choose = words->choose;
  priv->reading = words->reading;
  priv->writing = words->writing;
  gtk_window_set_title (GTK_WINDOW (self), words->title);
  gtk_label_set_label (priv->text, words->text);
  gtk_label_set_label (priv->hint, words->hint);
  gtk_button_set_label (priv->answer, words->answer);
  hut_button_name_once (GTK_WIDGET (self));
  hut_line_list_set_name (priv->lines, words->lines);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (priv->pasted));
}

void
hut_table_import_add_choice (HutTableImport *self, GtkWidget *choice)
{
  g_return_if_fail (HUT_IS_TABLE_IMPORT (self));

  gtk_box_insert_child_after (private_of (self)->preview, choice,
                              GTK_WIDGET (private_of (self)->columns));
}

HutCaseBrowser *
hut_table_import_get_browser (HutTableImport *self)
{
  g_return_val_if_fail (HUT_IS_TABLE_IMPORT (self), NULL);

  return private_of (self)->browser;
}

void
hut_table_import_read_again (HutTableImport *self)
{
  HutTableImportPrivate *priv;

  g_return_if_fail (HUT_IS_TABLE_IMPORT (self));

  priv = private_of (self);
  if (priv->path == NULL && priv->rows == NULL)
    return;
  begin (self, priv->reading);
  HUT_TABLE_IMPORT_GET_CLASS (self)->read (self, priv->path, priv->rows, priv->running);
}

char *
hut_table_import_dup_source (HutTableImport *self)
{
  const char *path;

  g_return_val_if_fail (HUT_IS_TABLE_IMPORT (self), NULL);

  path = private_of (self)->path;
  return path != NULL ? g_path_get_basename (path) : g_strdup (_ ("Pasted rows"));
}

void
hut_table_import_show_progress (HutTableImport *self, const char *words, double fraction)
{
  HutTableImportPrivate *priv;

  g_return_if_fail (HUT_IS_TABLE_IMPORT (self));

  priv = private_of (self);
  if (priv->running != NULL)
    hut_progress_show (priv->progress, words, fraction, priv->running);
}

void
hut_table_import_fail (HutTableImport *self, GCancellable *cancellable, const GError *error)
{
  g_return_if_fail (HUT_IS_TABLE_IMPORT (self));
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  if (end (self, cancellable))
    show_wrong (self, error);
}

static void
drop_lines (GPtrArray *lines)
{
  g_ptr_array_set_free_func (lines, (GDestroyNotify)hut_line_free);
  g_ptr_array_unref (lines);
}

void
hut_table_import_show_faults (HutTableImport *self, GCancellable *cancellable, const char *count,
                              GPtrArray *lines)
{
  HutTableImportPrivate *priv;

  g_return_if_fail (HUT_IS_TABLE_IMPORT (self));
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  priv = private_of (self);
  if (!end (self, cancellable))
    {
      drop_lines (lines);
      return;
    }
  gtk_label_set_label (priv->fault_count, count);
  hut_line_list_set_lines (priv->faults, lines);
  gtk_stack_set_visible_child_name (priv->pages, "faults");
}

gboolean
hut_table_import_show_preview (HutTableImport *self, GCancellable *cancellable, const char *counts,
                               const char *columns, GPtrArray *lines, gboolean may_write)
{
  HutTableImportPrivate *priv;

  g_return_val_if_fail (HUT_IS_TABLE_IMPORT (self), FALSE);
  g_return_val_if_fail (G_IS_CANCELLABLE (cancellable), FALSE);

  priv = private_of (self);
  if (!end (self, cancellable))
    {
      drop_lines (lines);
      return FALSE;
    }
  gtk_label_set_label (priv->counts, counts);
  gtk_label_set_label (priv->columns, columns != NULL ? columns : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->columns), columns != NULL);
  gtk_widget_set_visible (GTK_WIDGET (priv->lines), lines->len > 0);
  hut_line_list_set_lines (priv->lines, lines);
  set_may_write (self, may_write);
  gtk_stack_set_visible_child_name (priv->pages, "preview");
  return TRUE;
}

void
hut_table_import_add_line (GPtrArray *lines, guint row, const char *title, const char *note)
{
  g_autofree char *id = g_strdup_printf ("%u", lines->len);
  HutLine *line = hut_line_new (id);

  line->lead = g_strdup_printf (_ ("Row %u"), row);
  line->title = g_strdup (title);
  line->note = g_strdup (note);
  g_ptr_array_add (lines, line);
}

void
hut_table_import_tell (HutTableImport *self, GCancellable *cancellable, const char *words,
                       const char *batch)
{
  HutTableImportPrivate *priv;

  g_return_if_fail (HUT_IS_TABLE_IMPORT (self));
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  priv = private_of (self);
  hut_page_tell (priv->page, words, batch);
  if (priv->running != cancellable)
    return;
  stop (self);
  gtk_window_close (GTK_WINDOW (self));
}
