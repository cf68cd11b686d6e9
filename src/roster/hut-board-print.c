/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The boards before they are printed, and all of them into a folder. Each is made on a thread of
 * its own with a reader of its own. Main thread, but for make() and write_all(). */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-board-print.h"

#include "base/hut-file-stem.h"
#include "report/hut-board-batch.h"
#include "report/hut-board-paper.h"
#include "store/hut-reader-boards.h"
#include "store/hut-case-query.h"
#include "store/hut-store-office.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-file-picker.h"
#include "widgets/hut-file-trouble.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-paper-window.h"
#include "widgets/hut-progress.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define LOOK_MS 200

/* What is chosen beside the pages; lives as long as the window. */
typedef struct
{
  HutStore *store;
  HutCodeDropDown *lane;
  HutCodeDropDown *size;
  GtkWidget *all; /* the button */
  HutProgress *progress;
  GtkLabel *told;
  HutPaperWindow *window; /* not owned: it owns this */
  HutCaseQuery *query;
  GCancellable *running; /* or NULL */
  int *progress_of;      /* of a thousand; atomic, shared with the thread */
  guint look_id;
  gboolean *gone; /* set when this is freed */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  *choice->gone = TRUE;
  g_rc_box_release (choice->gone);
  g_clear_handle_id (&choice->look_id, g_source_remove);
  g_cancellable_cancel (choice->running);
  g_clear_object (&choice->running);
  hut_case_query_close (choice->query);
  hut_case_query_unref (choice->query);
  g_atomic_rc_box_release (choice->progress_of);
  g_object_unref (choice->store);
  g_free (choice);
}

static HutPageSize
size_of (const Choice *choice)
{
  return g_strcmp0 (hut_code_drop_down_get_code (choice->size), "A3") == 0 ? HUT_PAGE_A3
                                                                           : HUT_PAGE_A4;
}

/* ---- One, on the thread of the window ---- */

typedef struct
{
  HutStore *store;
  char *lane;
  HutPageSize size;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->store);
  g_free (question->lane);
  g_free (question);
}

static HutPaper *
make (HutPaperPress *press, gpointer asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  g_autoptr (HutReader) reader = hut_reader_new (question->store, error);
  g_autoptr (HutOffice) office = NULL;
  g_autoptr (HutPaperDesk) desk = NULL;
  g_autoptr (GPtrArray) boards = NULL;

  if (reader == NULL)
    return NULL;
  office = hut_store_dup_office (question->store);
  desk = hut_paper_desk_new (question->store, reader, HUT_PAPER_MASKED);
  boards = hut_reader_boards (reader, office, question->lane, desk->printed_at, error);
  if (boards == NULL)
    return NULL;
  if (boards->len > 0)
    return hut_board_paper_new (desk, boards->pdata[0], question->size);
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                       _ ("There are no lanes yet."));
  return NULL;
}

static gpointer
new_question (gpointer data)
{
  const Choice *choice = data;
  Question *question = g_new0 (Question, 1);

  question->store = g_object_ref (choice->store);
  question->lane = g_strdup (hut_code_drop_down_get_code (choice->lane));
  question->size = size_of (choice);
  return question;
}

static char *
new_name (gpointer data)
{
  const Choice *choice = data;
  const char *lane = hut_code_drop_down_get_code (choice->lane);
  g_autofree char *stem = lane != NULL ? hut_file_stem (lane) : NULL;

  return g_strdup_printf ("%s-%s", stem != NULL ? stem : _ ("Board of the lane"),
                          hut_code_drop_down_get_code (choice->size));
}

static char *
error_words (const GError *error)
{
  return error->domain == HUT_DOMAIN_ERROR ? g_strdup (error->message)
                                           : hut_error_words (error, HUT_WHILE_READING, NULL);
}

static const HutPaperSource source = {
  .make = make,
  .question = new_question,
  .free_question = question_free,
  .name = new_name,
  .words = error_words,
};

static void
on_chosen (Choice *choice)
{
  if (choice->window != NULL)
    hut_paper_window_renew (choice->window);
}

/* ---- All of them, on a thread of their own ---- */

typedef struct
{
  HutStore *store; /* alive as long as its query */
  char *folder;
  int *progress;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->folder);
  g_atomic_rc_box_release (asked->progress);
  g_free (asked);
}

static void
tell (double fraction, gpointer progress)
{
  g_atomic_int_set ((int *)progress, (int)(fraction * 1000));
}

/* A HutReadFunc: how many files. */
static void *
write_all (HutReader *reader, void *question, GCancellable *cancellable, GError **error)
{
  const Asked *asked = question;
  g_autoptr (HutOffice) office = hut_store_dup_office (asked->store);
  g_autoptr (HutPaperDesk) desk = hut_paper_desk_new (asked->store, reader, HUT_PAPER_MASKED);
  g_autofree guint *n = g_new0 (guint, 1);

  desk->tell = tell;
  desk->tell_data = asked->progress;
  return hut_board_batch_write (desk, reader, office, NULL, asked->folder, cancellable, n, error)
             ? g_steal_pointer (&n)
             : NULL;
}

/* What waits for the answer outlives the window. */
typedef struct
{
  Choice *choice;
  gboolean *gone;
} Waiting;

static void
say (Choice *choice, const char *words, gboolean trouble)
{
  gtk_label_set_label (choice->told, words);
  gtk_widget_set_visible (GTK_WIDGET (choice->told), TRUE);
  if (trouble)
    gtk_widget_add_css_class (GTK_WIDGET (choice->told), "hut-overdue");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (choice->told), "hut-overdue");
}

static void
show_outcome (Choice *choice, const guint *n, const GError *error)
{
  g_autofree char *words = NULL;

  if (n != NULL)
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u board saved", "%u boards saved", *n),
                             *n);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = g_strdup (_ ("Stopped. Nothing was saved."));
  else
    {
      g_message ("Cannot write the boards: %s", error->message);
      words = error->domain == HUT_DOMAIN_ERROR || error->domain == HUT_STORE_ERROR
                  ? error_words (error)
                  : g_strdup (hut_file_trouble_words (error));
    }
  say (choice, words, n == NULL);
}

static void
on_all_written (GObject *unused, GAsyncResult *result, gpointer data)
{
  g_autofree Waiting *waiting = data;
  g_autoptr (GError) error = NULL;
  g_autofree guint *n = hut_case_query_read_finish (result, &error);
  gboolean gone = *waiting->gone;
  Choice *choice = waiting->choice;

  g_rc_box_release (waiting->gone);
  if (gone)
    return;
  g_clear_object (&choice->running);
  g_clear_handle_id (&choice->look_id, g_source_remove);
  hut_progress_hide (choice->progress);
  gtk_widget_set_sensitive (choice->all, TRUE);
  show_outcome (choice, n, error);
}

static gboolean
look (gpointer data)
{
  Choice *choice = data;

  hut_progress_show (choice->progress, _ ("The boards are being saved…"),
                     MIN (g_atomic_int_get (choice->progress_of) / 1000.0, 0.99), choice->running);
  return G_SOURCE_CONTINUE;
}

static void
on_folder_chosen (const char *path, gpointer data)
{
  Choice *choice = data;
  Waiting *waiting;
  Asked *asked;

  if (choice->running != NULL)
    return;
  choice->running = g_cancellable_new ();
  g_atomic_int_set (choice->progress_of, 0);
  choice->look_id = g_timeout_add (LOOK_MS, look, choice);
  gtk_widget_set_sensitive (choice->all, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (choice->told), FALSE);
  asked = g_new0 (Asked, 1);
  asked->store = choice->store;
  asked->folder = g_strdup (path);
  asked->progress = g_atomic_rc_box_acquire (choice->progress_of);
  waiting = g_new0 (Waiting, 1);
  waiting->choice = choice;
  waiting->gone = g_rc_box_acquire (choice->gone);
  hut_case_query_read (choice->query, write_all, asked, asked_free, g_free, choice->running,
                       on_all_written, waiting);
}

static void
on_all (Choice *choice)
{
  hut_file_picker_folder (GTK_WINDOW (choice->window), _ ("Folder for the Boards"),
                          on_folder_chosen, choice);
}

/* ---- The window ---- */

static void
add_choices (Choice *choice, GtkBox *options, const HutPatrolPosts *posts)
{
  const char *first = NULL;

  for (guint i = 0; i < posts->posts->len; i++)
    {
      const HutPatrolPost *post = posts->posts->pdata[i];
      const char *code = hut_record_get_text (post->place, "code");

      if (post->place->kind != &hut_kind_lane)
        continue;
      hut_code_drop_down_add (choice->lane, code, post->name);
      first = first != NULL ? first : code;
    }
  hut_code_drop_down_set_code (choice->lane, first);
  hut_code_drop_down_set_name (choice->lane, _ ("Lane of the board"));
  hut_code_drop_down_add (choice->size, "A4", "A4");
  hut_code_drop_down_add (choice->size, "A3", "A3");
  hut_code_drop_down_set_code (choice->size, "A4");
  hut_code_drop_down_set_name (choice->size, _ ("Size of the board"));
  gtk_box_append (options, hut_form_row_new (C_ ("sheet", "_Lane"), GTK_WIDGET (choice->lane)));
  gtk_box_append (options, hut_form_row_new (C_ ("board", "_Size"), GTK_WIDGET (choice->size)));
}

static void
add_all (Choice *choice, GtkBox *options)
{
  GtkWidget *note = g_object_new (
      GTK_TYPE_LABEL, "label",
      _ ("On a board are the chief, the stewards who agreed to be named, and the office’s numbers: "
         "nobody’s own telephone. Duties, numbers and the address of the code are in the rules."),
      "wrap", TRUE, "xalign", 0.0, "max-width-chars", 28, NULL);

  gtk_widget_add_css_class (note, "hut-note");
  gtk_box_append (options, note);
  choice->all = gtk_button_new_with_mnemonic (_ ("Save Those of _All Lanes…"));
  g_signal_connect_swapped (choice->all, "clicked", G_CALLBACK (on_all), choice);
  gtk_box_append (options, choice->all);
  choice->progress = HUT_PROGRESS (hut_progress_new ());
  gtk_box_append (options, GTK_WIDGET (choice->progress));
  choice->told = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible",
                                          FALSE, "max-width-chars", 28, "accessible-role",
                                          GTK_ACCESSIBLE_ROLE_STATUS, NULL));
  gtk_box_append (options, GTK_WIDGET (choice->told));
}

void
hut_board_print_open (GtkWidget *parent, HutCaseBrowser *browser, const HutPatrolPosts *posts)
{
  GtkWidget *options = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Choice *choice = g_new0 (Choice, 1);

  gtk_widget_add_css_class (options, "hut-card-padded");
  choice->store = g_object_ref (hut_case_browser_get_store (browser));
  choice->query = hut_case_query_new (choice->store);
  choice->progress_of = g_atomic_rc_box_new0 (int);
  choice->gone = g_rc_box_new0 (gboolean);
  choice->lane = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  choice->size = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  add_choices (choice, GTK_BOX (options), posts);
  add_all (choice, GTK_BOX (options));
  choice->window =
      hut_paper_window_new (parent, _ ("Boards of Lanes"), options, &source, choice, choice_free);
  g_signal_connect_swapped (choice->lane, "notify::code", G_CALLBACK (on_chosen), choice);
  g_signal_connect_swapped (choice->size, "notify::code", G_CALLBACK (on_chosen), choice);
  gtk_window_present (GTK_WINDOW (choice->window));
}
