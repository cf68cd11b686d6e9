/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The papers of a meeting. They are made on the thread of the window, with a reader of its own, of
 * the meeting as it then is. Main thread, but for make(). */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-meeting-print.h"

#include "hut-config.h"
#include "report/hut-council-papers.h"
#include "store/hut-reader-meeting.h"
#include "store/hut-store-office.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-paper-window.h"

#include <glib/gi18n-lib.h>

/* What is chosen beside the pages; lives as long as the window. */
typedef struct
{
  HutMeetingDesk *desk;
  HutUid meeting;
  HutCodeDropDown *which;
  HutPaperWindow *window; /* not owned: it owns this */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->desk);
  g_free (choice);
}

static HutCouncilPaper
chosen (const Choice *choice)
{
  HutCouncilPaper which = HUT_COUNCIL_PAPER_NOTICE;

  hut_council_paper_find (hut_code_drop_down_get_code (choice->which), &which);
  return which;
}

/* ---- On the thread ---- */

typedef struct
{
  HutStore *store;
  HutUid meeting;
  HutCouncilPaper which;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->store);
  g_free (question);
}

static HutPaper *
make (HutPaperPress *press, gpointer asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  g_autoptr (HutReader) reader = hut_reader_new (question->store, error);
  g_autoptr (HutMeeting) meeting = NULL;
  g_autoptr (HutOffice) office = NULL;
  g_autoptr (HutPaperDesk) desk = NULL;
  g_autoptr (GError) failure = NULL;

  if (reader == NULL)
    return NULL;
  meeting = hut_reader_meeting (reader, &question->meeting, &failure);
  if (meeting == NULL)
    {
      if (failure == NULL)
        failure = g_error_new_literal (HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT,
                                       _ ("The meeting is no longer there."));
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  office = hut_store_dup_office (question->store);
  desk = hut_paper_desk_new (question->store, reader, HUT_PAPER_MASKED);
  desk->tell = hut_paper_press_tell;
  desk->tell_data = press;
  return hut_council_paper_new (question->which, desk, meeting, office, NULL, error);
}

/* ---- The window ---- */

static gpointer
new_question (gpointer data)
{
  const Choice *choice = data;
  Question *question = g_new0 (Question, 1);

  question->store = g_object_ref (
      hut_case_browser_get_store (hut_work_desk_get_browser (HUT_WORK_DESK (choice->desk))));
  question->meeting = choice->meeting;
  question->which = chosen (choice);
  return question;
}

/* "会议纪要 2026-11-27" */
static char *
new_name (gpointer data)
{
  g_autofree char *day = hut_time_format (hut_time_now (), hut_time_shown_zone (), "%Y-%m-%d");

  return g_strdup_printf ("%s %s", hut_council_paper_label (chosen (data)), day);
}

static const HutPaperSource source = {
  .make = make,
  .question = new_question,
  .free_question = question_free,
  .name = new_name,
};

static void
on_chosen (Choice *choice)
{
  if (choice->window != NULL)
    hut_paper_window_renew (choice->window);
}

void
hut_meeting_print_open (GtkWidget *parent, HutMeetingDesk *desk, const char *which)
{
  const HutMeetingView *view = hut_meeting_desk_get_view (desk);
  GtkWidget *options = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  HutCouncilPaper first;
  Choice *choice;

  if (view == NULL)
    return;
  gtk_widget_add_css_class (options, "hut-card-padded");
  choice = g_new0 (Choice, 1);
  choice->desk = g_object_ref (desk);
  choice->meeting = view->meeting->meeting->id;
  choice->which = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  for (HutCouncilPaper paper = 0; paper < HUT_N_COUNCIL_PAPERS; paper++)
    hut_code_drop_down_add (choice->which, hut_council_paper_name (paper),
                            hut_council_paper_label (paper));
  hut_code_drop_down_set_name (choice->which, _ ("Paper"));
  if (!hut_council_paper_find (which, &first))
    first = HUT_COUNCIL_PAPER_NOTICE;
  hut_code_drop_down_set_code (choice->which, hut_council_paper_name (first));
  gtk_box_append (GTK_BOX (options), hut_form_row_new (_ ("_Paper"), GTK_WIDGET (choice->which)));
  choice->window = hut_paper_window_new (parent, _ ("Papers of the meeting"), options, &source,
                                         choice, choice_free);
  g_signal_connect_swapped (choice->which, "notify::code", G_CALLBACK (on_chosen), choice);
  gtk_window_present (GTK_WINDOW (choice->window));
}
