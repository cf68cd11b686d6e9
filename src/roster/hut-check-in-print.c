/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The papers of the double check-in. They are made on the thread of the window, with a reader of
 * its own. Main thread, but for make(). */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-check-in-print.h"

#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-paper-window.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What is chosen beside the pages; lives as long as the window. */
typedef struct
{
  HutStore *store;
  HutCheckInAsk *ask;     /* NULL: a letter */
  HutUid person;          /* nil: to a unit */
  char *unit;             /* or NULL */
  HutCodeDropDown *which; /* of lists; else NULL */
  HutPaperWindow *window; /* not owned: it owns this */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->store);
  g_clear_pointer (&choice->ask, hut_check_in_ask_free);
  g_free (choice->unit);
  g_free (choice);
}

static HutCheckInPaper
chosen (const Choice *choice)
{
  return g_strcmp0 (hut_code_drop_down_get_code (choice->which), "thanks") == 0
             ? HUT_CHECK_IN_PAPER_THANKS
             : HUT_CHECK_IN_PAPER_LIST;
}

/* ---- On the thread ---- */

typedef struct
{
  HutStore *store;
  HutCheckInAsk *ask; /* NULL: a letter */
  HutCheckInPaper which;
  HutUid person;
  char *unit;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->store);
  g_clear_pointer (&question->ask, hut_check_in_ask_free);
  g_free (question->unit);
  g_free (question);
}

static HutPaper *
make (HutPaperPress *press, gpointer asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  g_autoptr (HutReader) reader = hut_reader_new (question->store, error);
  g_autoptr (HutPaperDesk) desk = NULL;

  if (reader == NULL)
    return NULL;
  desk = hut_paper_desk_new (question->store, reader, HUT_PAPER_MASKED);
  desk->tell = hut_paper_press_tell;
  desk->tell_data = press;
  if (question->ask != NULL)
    return hut_check_in_paper_new (question->which, desk, reader, question->ask, cancellable,
                                   error);
  return hut_check_in_letter_new (desk, reader,
                                  hut_uid_is_nil (&question->person) ? NULL : &question->person,
                                  question->unit, error);
}

/* ---- The window ---- */

static gpointer
new_question (gpointer data)
{
  const Choice *choice = data;
  Question *question = g_new0 (Question, 1);

  question->store = g_object_ref (choice->store);
  question->person = choice->person;
  question->unit = g_strdup (choice->unit);
  if (choice->ask == NULL)
    return question;
  question->ask = hut_check_in_ask_copy (choice->ask);
  question->which = chosen (choice);
  return question;
}

/* No person's name stands in the name of a file. */
static char *
new_name (gpointer data)
{
  const Choice *choice = data;
  g_autofree char *day = hut_time_format (hut_time_now (), hut_time_shown_zone (), "%Y-%m-%d");
  const char *label =
      choice->ask != NULL ? hut_check_in_paper_label (chosen (choice)) : _ ("Letter of thanks");

  return g_strdup_printf ("%s %s", label, day);
}

static char *
words_of (const GError *error)
{
  return g_strdup (error->domain == HUT_DOMAIN_ERROR ? error->message
                                                     : _ ("The paper could not be made."));
}

static const HutPaperSource source = {
  .make = make,
  .question = new_question,
  .free_question = question_free,
  .name = new_name,
  .words = words_of,
};

static void
on_chosen (Choice *choice)
{
  if (choice->window != NULL)
    hut_paper_window_renew (choice->window);
}

static Choice *
choice_new (HutCaseBrowser *browser)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->store = g_object_ref (hut_case_browser_get_store (browser));
  return choice;
}

void
hut_check_in_print_open (GtkWidget *parent, HutCaseBrowser *browser, const HutCheckInAsk *ask,
                         HutCheckInPaper which)
{
  GtkWidget *options = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Choice *choice = choice_new (browser);

  choice->ask = hut_check_in_ask_copy (ask);
  choice->which = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_add (choice->which, "list",
                          hut_check_in_paper_label (HUT_CHECK_IN_PAPER_LIST));
  hut_code_drop_down_add (choice->which, "thanks",
                          hut_check_in_paper_label (HUT_CHECK_IN_PAPER_THANKS));
  hut_code_drop_down_set_code (choice->which,
                               which == HUT_CHECK_IN_PAPER_THANKS ? "thanks" : "list");
  hut_code_drop_down_set_name (choice->which, _ ("Paper"));
  gtk_widget_add_css_class (options, "hut-card-padded");
  gtk_box_append (GTK_BOX (options), hut_form_row_new (_ ("_Paper"), GTK_WIDGET (choice->which)));
  choice->window = hut_paper_window_new (parent, _ ("Papers of the double check-in"), options,
                                         &source, choice, choice_free);
  g_signal_connect_swapped (choice->which, "notify::code", G_CALLBACK (on_chosen), choice);
  gtk_window_present (GTK_WINDOW (choice->window));
}

void
hut_check_in_print_letter (GtkWidget *parent, HutCaseBrowser *browser, const HutUid *person,
                           const char *unit)
{
  Choice *choice = choice_new (browser);

  if (person != NULL)
    choice->person = *person;
  choice->unit = g_strdup (unit);
  choice->window =
      hut_paper_window_new (parent, _ ("Letter of thanks"), NULL, &source, choice, choice_free);
  gtk_window_present (GTK_WINDOW (choice->window));
}
