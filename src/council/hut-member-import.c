/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window of a list of members. The list is read and held against the roll on a worker, which
 * also prepares what is written. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-member-import.h"

#include "council/hut-council-page.h"
#include "council/hut-council-words.h"
#include "exchange/hut-exchange-error.h"
#include "exchange/hut-member-list.h"
#include "exchange/hut-pasted-rows.h"
#include "store/hut-member-work.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-line-list.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-progress.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What is shown of a long list before it is taken. */
#define SHOWN 300

struct _HutMemberImport
{
  GtkWindow parent_instance;
  GtkLabel *text;
  GtkTextView *pasted;
  HutProgress *progress;
  GtkStack *pages; /* "nothing", "wrong", "faults", "preview" */
  GtkLabel *wrong;
  GtkLabel *fault_count;
  HutLineList *faults;
  GtkLabel *counts;
  GtkLabel *columns;
  HutLineList *members;
  GtkWidget *page; /* the council's, for what is told */
  HutCaseBrowser *browser;
  HutUid body;
  GCancellable *running; /* of what goes on, or NULL */
  HutWrite *write;       /* what the list would write, or NULL */
  HutUid batch;
  guint n_written;
};

#define HUT_TYPE_MEMBER_IMPORT (hut_member_import_get_type ())
G_DECLARE_FINAL_TYPE (HutMemberImport, hut_member_import, HUT, MEMBER_IMPORT, GtkWindow)
G_DEFINE_FINAL_TYPE (HutMemberImport, hut_member_import, GTK_TYPE_WINDOW)

/* ---- On the worker ---- */

typedef struct
{
  char *path; /* or NULL */
  char *text; /* or NULL */
  char *stream;
  HutUid body;
} Question;

typedef struct
{
  HutMemberList *list;
  HutMemberCounts counts;
  HutWrite *write; /* NULL where something is wrong with the list */
} Answer;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->path);
  g_free (question->text);
  g_free (question->stream);
  g_free (question);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  if (answer == NULL)
    return;
  hut_member_list_free (answer->list);
  hut_write_free (answer->write);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static void *
read_list (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  g_autoptr (HutRowReader) rows = question->path != NULL
                                      ? hut_row_reader_open (question->path, error)
                                      : hut_pasted_rows_new (question->text);
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  if (rows == NULL)
    return NULL;
  answer->list = hut_member_list_read (rows, cancellable, error);
  if (answer->list == NULL)
    return NULL;
  if (answer->list->n_faults > 0)
    return g_steal_pointer (&answer);
  answer->write = hut_write_new (HUT_WRITE_PERSON);
  return hut_write_members (answer->write, reader, question->stream, &question->body,
                            answer->list->members, &answer->counts, cancellable, error)
             ? g_steal_pointer (&answer)
             : NULL;
}

/* ---- Showing ---- */

static void
set_running (HutMemberImport *self, const char *words)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  if (words == NULL)
    {
      hut_progress_hide (self->progress);
      return;
    }
  self->running = g_cancellable_new ();
  hut_progress_show (self->progress, words, -1, self->running);
}

static void
show_wrong (HutMemberImport *self, const GError *error)
{
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
                  : hut_council_error_words (error);
    }
  g_message ("No list of members: %s", error->message);
  gtk_label_set_label (self->wrong, words);
  gtk_stack_set_visible_child_name (self->pages, "wrong");
}

static void
show_faults (HutMemberImport *self, const HutMemberList *list)
{
  GPtrArray *lines = g_ptr_array_new ();
  g_autofree char *count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u thing is wrong. Nothing was imported; correct it and read the list again.",
                   "%u things are wrong. Nothing was imported; correct them and read the list "
                   "again.",
                   list->n_faults),
      list->n_faults);

  for (guint i = 0; i < list->faults->len; i++)
    {
      const HutMemberFault *fault = list->faults->pdata[i];
      g_autofree char *id = g_strdup_printf ("%u", i);
      HutLine *line = hut_line_new (id);

      line->lead = g_strdup_printf (_ ("Row %u"), fault->row);
      line->title = g_strdup (fault->words);
      line->note = g_strdup (fault->heading);
      g_ptr_array_add (lines, line);
    }
  gtk_label_set_label (self->fault_count, count);
  hut_line_list_set_lines (self->faults, lines);
  gtk_stack_set_visible_child_name (self->pages, "faults");
}

/* Telephone and address are said to be there, and not shown. */
static HutLine *
line_of (const HutRecord *member, guint place)
{
  g_autofree char *id = g_strdup_printf ("%u", place);
  HutLine *line = hut_line_new (id);
  const char *name = hut_record_get_text (member, "name");
  const char *household = hut_record_get_text (member, "household");
  const char *block = hut_record_get_text (member, "block");

  line->lead = g_strdup (hut_record_get_text (member, "number"));
  line->title = g_strdup (name != NULL ? name : household);
  if (name != NULL && household != NULL)
    line->note =
        block != NULL ? g_strdup_printf ("%s · %s", household, block) : g_strdup (household);
  if (hut_record_get_text (member, "telephone") != NULL)
    line->end = g_strdup (_ ("with telephone"));
  return line;
}

static char *
columns_words (const HutMemberList *list)
{
  g_autofree char *known = g_strjoinv (_ (", "), list->known);
  g_autofree char *unknown = g_strjoinv (_ (", "), list->unknown);

  return *unknown != '\0' ? g_strdup_printf (_ ("Columns: %s. Left out: %s."), known, unknown)
                          : g_strdup_printf (_ ("Columns: %s."), known);
}

static void
show_answer_button (HutMemberImport *self, const HutMemberCounts *counts)
{
  self->n_written = counts->n_new + counts->n_changed;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "members.import", self->n_written > 0);
}

static void
show_preview (HutMemberImport *self, const Answer *answer)
{
  const HutMemberCounts *counts = &answer->counts;
  const HutMemberList *list = answer->list;
  GPtrArray *lines = g_ptr_array_new ();
  g_autofree char *columns = columns_words (list);
  g_autofree char *words =
      g_strdup_printf (_ ("%u new, %u changed, %u as they were; %u others stay on the roll."),
                       counts->n_new, counts->n_changed, counts->n_same, counts->n_others);

  for (guint i = 0; i < MIN (list->members->len, SHOWN); i++)
    g_ptr_array_add (lines, line_of (list->members->pdata[i], i));
  gtk_label_set_label (self->counts, words);
  gtk_label_set_label (self->columns, columns);
  hut_line_list_set_lines (self->members, lines);
  show_answer_button (self, counts);
  gtk_stack_set_visible_child_name (self->pages, "preview");
}

/* ---- Reading ---- */

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutMemberImport) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = hut_case_query_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      hut_progress_hide (self->progress);
      return;
    }
  g_clear_object (&self->running);
  hut_progress_hide (self->progress);
  if (answer == NULL)
    show_wrong (self, error);
  else if (answer->write == NULL)
    show_faults (self, answer->list);
  else
    {
      show_preview (self, answer);
      self->write = g_steal_pointer (&answer->write);
      self->batch = hut_write_get_batch (self->write);
    }
}

/* Takes over @path and @text, of which one is NULL. */
static void
read_again (HutMemberImport *self, char *path, char *text)
{
  Question *question = g_new0 (Question, 1);

  question->path = path;
  question->text = text;
  question->stream = g_strdup (hut_store_get_stream (hut_case_browser_get_store (self->browser)));
  question->body = self->body;
  g_clear_pointer (&self->write, hut_write_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "members.import", FALSE);
  gtk_stack_set_visible_child_name (self->pages, "nothing");
  set_running (self, _ ("Reading the list…"));
  hut_case_browser_read (self->browser, read_list, question, question_free, answer_free,
                         self->running, on_read, g_object_ref (self));
}

static void
on_chosen (const char *path, gpointer data)
{
  read_again (data, g_strdup (path), NULL);
}

static void
do_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const HutFileKind kinds[] = { { N_ ("Tables"), "*.xlsx;*.csv;*.tsv;*.txt" },
                                       { NULL, NULL } };

  hut_file_picker_open (GTK_WINDOW (widget), _ ("List of Members"), kinds, on_chosen, widget);
}

static void
do_read_rows (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMemberImport *self = HUT_MEMBER_IMPORT (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->pasted);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  read_again (self, NULL, gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* ---- Writing ---- */

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutMemberImport) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *batch = NULL;

  if (!hut_store_write_finish (HUT_STORE (source), result, &error))
    {
      set_running (self, NULL);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_wrong (self, error);
      return;
    }
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u member was imported",
                                        "%u members were imported", self->n_written),
                           self->n_written);
  batch = hut_uid_to_string (&self->batch);
  hut_page_tell (self->page, words, batch);
  gtk_window_close (GTK_WINDOW (self));
}

static void
do_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMemberImport *self = HUT_MEMBER_IMPORT (widget);

  if (self->write == NULL || self->n_written == 0)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "members.import", FALSE);
  set_running (self, _ ("Writing the roll…"));
  hut_store_write_async (hut_case_browser_get_store (self->browser), g_steal_pointer (&self->write),
                         self->running, on_written, g_object_ref (self));
}

/* ---- The window ---- */

static void
hut_member_import_dispose (GObject *object)
{
  HutMemberImport *self = HUT_MEMBER_IMPORT (object);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_pointer (&self->write, hut_write_free);
  g_clear_object (&self->browser);
  g_clear_object (&self->page);
  G_OBJECT_CLASS (hut_member_import_parent_class)->dispose (object);
}

static void
hut_member_import_class_init (HutMemberImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_member_import_dispose;
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_PROGRESS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/council/hut-member-import.ui");
  gtk_widget_class_install_action (widget_class, "members.choose", NULL, do_choose);
  gtk_widget_class_install_action (widget_class, "members.read-rows", NULL, do_read_rows);
  gtk_widget_class_install_action (widget_class, "members.import", NULL, do_import);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "members.import", NULL);
  gtk_widget_class_bind_template_child (widget_class, HutMemberImport, text);
  gtk_widget_class_bind_template_child (widget_class, HutMemberImport, pasted);
  gtk_widget_class_bind_template_child (widget_class, HutMemberImport, progress);
  gtk_widget_class_bind_template_child (widget_class, HutMemberImport, pages);
  gtk_widget_class_bind_template_child (widget_class, HutMemberImport, wrong);
  gtk_widget_class_bind_template_child (widget_class, HutMemberImport, fault_count);
  gtk_widget_class_bind_template_child (widget_class, HutMemberImport, faults);
  gtk_widget_class_bind_template_child (widget_class, HutMemberImport, counts);
  gtk_widget_class_bind_template_child (widget_class, HutMemberImport, columns);
  gtk_widget_class_bind_template_child (widget_class, HutMemberImport, members);
}

static void
hut_member_import_init (HutMemberImport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "members.import", FALSE);
  hut_line_list_set_name (self->faults, _ ("What is wrong"));
  hut_line_list_set_name (self->members, _ ("Members of the list"));
}

void
hut_member_import_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *body)
{
  HutMemberImport *self =
      g_object_new (HUT_TYPE_MEMBER_IMPORT, "transient-for", gtk_widget_get_root (widget), NULL);
  g_autofree char *text = g_strdup_printf (
      _ ("Onto the roll of “%s”. The first rows name the columns: number, name, household, block, "
         "role, area, owner, telephone and the like."),
      hut_record_get_text (body, "name"));

  gtk_label_set_label (self->text, text);
  self->page = g_object_ref (widget);
  self->browser = g_object_ref (browser);
  self->body = body->id;
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->pasted));
}
