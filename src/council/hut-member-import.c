/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window of a list of members. The list is read and held against the roll on a worker, which
 * also prepares what is written. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-member-import.h"

#include "council/hut-council-words.h"
#include "exchange/hut-member-list.h"
#include "exchange/hut-pasted-rows.h"
#include "store/hut-member-work.h"
#include "widgets/hut-table-import.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What is shown of a long list before it is taken. */
#define SHOWN 300

struct _HutMemberImport
{
  HutTableImport parent_instance;
  HutUid body;
  HutWrite *write; /* what the list would write, or NULL */
  HutUid batch;
  guint n_written;
};

#define HUT_TYPE_MEMBER_IMPORT (hut_member_import_get_type ())
G_DECLARE_FINAL_TYPE (HutMemberImport, hut_member_import, HUT, MEMBER_IMPORT, HutTableImport)
G_DEFINE_FINAL_TYPE (HutMemberImport, hut_member_import, HUT_TYPE_TABLE_IMPORT)

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
show_faults (HutMemberImport *self, GCancellable *cancellable, const HutMemberList *list)
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

      hut_table_import_add_line (lines, fault->row, fault->words, fault->heading);
    }
  hut_table_import_show_faults (HUT_TABLE_IMPORT (self), cancellable, count, lines);
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
show_preview (HutMemberImport *self, GCancellable *cancellable, Answer *answer)
{
  const HutMemberCounts *counts = &answer->counts;
  const HutMemberList *list = answer->list;
  guint n = counts->n_new + counts->n_changed;
  GPtrArray *lines = g_ptr_array_new ();
  g_autofree char *columns = columns_words (list);
  g_autofree char *words =
      g_strdup_printf (_ ("%u new, %u changed, %u as they were; %u others stay on the roll."),
                       counts->n_new, counts->n_changed, counts->n_same, counts->n_others);

  for (guint i = 0; i < MIN (list->members->len, SHOWN); i++)
    g_ptr_array_add (lines, line_of (list->members->pdata[i], i));
  if (!hut_table_import_show_preview (HUT_TABLE_IMPORT (self), cancellable, words, columns, lines,
                                      n > 0))
    return;
  self->n_written = n;
  self->write = g_steal_pointer (&answer->write);
  self->batch = hut_write_get_batch (self->write);
}

/* ---- Reading ---- */

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutMemberImport) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = hut_case_query_read_finish (result, &error);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));

  if (answer == NULL)
    hut_table_import_fail (HUT_TABLE_IMPORT (self), cancellable, error);
  else if (answer->write == NULL)
    show_faults (self, cancellable, answer->list);
  else
    show_preview (self, cancellable, answer);
}

static void
hut_member_import_read (HutTableImport *import, const char *path, const char *rows,
                        GCancellable *cancellable)
{
  HutMemberImport *self = HUT_MEMBER_IMPORT (import);
  HutCaseBrowser *browser = hut_table_import_get_browser (import);
  Question *question = g_new0 (Question, 1);

  question->path = g_strdup (path);
  question->text = g_strdup (rows);
  question->stream = g_strdup (hut_store_get_stream (hut_case_browser_get_store (browser)));
  question->body = self->body;
  hut_case_browser_read (browser, read_list, question, question_free, answer_free, cancellable,
                         on_read, g_object_ref (self));
}

static void
hut_member_import_forget (HutTableImport *import)
{
  g_clear_pointer (&HUT_MEMBER_IMPORT (import)->write, hut_write_free);
}

/* ---- Writing ---- */

typedef struct
{
  HutMemberImport *import;
  HutUid batch;
  guint n_written;
} Writing; /* as the preview stood: another may be read meanwhile */

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Writing *writing = data;
  g_autoptr (HutMemberImport) self = writing->import;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *batch = NULL;

  if (!hut_store_write_finish (HUT_STORE (source), result, &error))
    {
      hut_table_import_fail (HUT_TABLE_IMPORT (self), cancellable, error);
      return;
    }
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u member was imported",
                                        "%u members were imported", writing->n_written),
                           writing->n_written);
  batch = hut_uid_to_string (&writing->batch);
  hut_table_import_tell (HUT_TABLE_IMPORT (self), cancellable, words, batch);
}

static void
hut_member_import_write (HutTableImport *import, const char *path, const char *rows,
                         GCancellable *cancellable)
{
  HutMemberImport *self = HUT_MEMBER_IMPORT (import);
  Writing *writing = g_new (Writing, 1);

  *writing = (Writing){ g_object_ref (self), self->batch, self->n_written };
  hut_store_write_async (hut_case_browser_get_store (hut_table_import_get_browser (import)),
                         g_steal_pointer (&self->write), cancellable, on_written, writing);
}

/* ---- The window ---- */

static void
hut_member_import_dispose (GObject *object)
{
  g_clear_pointer (&HUT_MEMBER_IMPORT (object)->write, hut_write_free);
  G_OBJECT_CLASS (hut_member_import_parent_class)->dispose (object);
}

static void
hut_member_import_class_init (HutMemberImportClass *klass)
{
  HutTableImportClass *import_class = HUT_TABLE_IMPORT_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_member_import_dispose;
  import_class->forget = hut_member_import_forget;
  import_class->read = hut_member_import_read;
  import_class->write = hut_member_import_write;
  import_class->dup_error_words = hut_council_error_words;
}

static void
hut_member_import_init (HutMemberImport *self)
{
}

void
hut_member_import_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *body)
{
  HutMemberImport *self = g_object_new (HUT_TYPE_MEMBER_IMPORT, NULL);
  g_autofree char *text = g_strdup_printf (
      _ ("Onto the roll of “%s”. The first rows name the columns: number, name, household, block, "
         "role, area, owner, telephone and the like."),
      hut_record_get_text (body, "name"));
  const HutTableImportWords words = {
    .title = _ ("Import Members"),
    .choose = _ ("List of Members"),
    .text = text,
    .hint = _ ("What the list says is shown here before anything is written. The same list can be "
               "imported again: it changes the roll and does not double it."),
    .answer = _ ("_Import Members"),
    .lines = _ ("Members of the list"),
    .reading = _ ("Reading the list…"),
    .writing = _ ("Writing the roll…"),
  };

  self->body = body->id;
  hut_table_import_open (HUT_TABLE_IMPORT (self), widget, browser, &words);
}
