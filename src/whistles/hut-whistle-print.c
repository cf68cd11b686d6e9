/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The papers of a whistle. They are made on the thread of the window, with a reader of its own, of
 * the whistle as it then is; whom one is about is noted there, and goes on record when it is
 * issued. Main thread, but for make(). */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-whistle-print.h"

#include "report/hut-whistle-papers.h"
#include "store/hut-reader-whistle.h"
#include "store/hut-store-office.h"
#include "whistles/hut-summons-lines.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-paper-window.h"
#include "widgets/hut-photo-paper.h"
#include "widgets/hut-when.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define EACH "*each" /* no unit has such a code */
#define TYPING_MS 500

/* ---- Whom a paper is about ---- */

/* Of one paper that was made: filled on the thread, read once it is shown. */
typedef struct
{
  GArray *issues; /* Issue */
} About;

typedef struct
{
  char *unit;
  HutSummonsPaper paper;
} Issue;

static void
issue_clear (gpointer data)
{
  g_free (((Issue *)data)->unit);
}

static About *
about_new (void)
{
  About *about = g_atomic_rc_box_new0 (About);

  about->issues = g_array_new (FALSE, FALSE, sizeof (Issue));
  g_array_set_clear_func (about->issues, issue_clear);
  return about;
}

static void
about_clear (gpointer data)
{
  g_array_unref (((About *)data)->issues);
}

static void
about_unref (About *about)
{
  if (about != NULL)
    g_atomic_rc_box_release_full (about, about_clear);
}

/* ---- On the thread ---- */

typedef struct
{
  HutStore *store;
  HutUid whistle;
  HutWhistlePaperAsk ask; /* unit and words are its own */
  About *about;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->store);
  g_free ((char *)question->ask.unit);
  g_free ((char *)question->ask.words);
  about_unref (question->about);
  g_free (question);
}

static void
note_about (const Question *question, const HutWhistle *whistle, HutTime now)
{
  g_autoptr (GPtrArray) units =
      hut_whistle_paper_units (question->ask.which, whistle, question->ask.unit, now);

  for (guint i = 0; i < units->len; i++)
    {
      const HutRecord *summons = units->pdata[i];
      Issue issue;

      if (!hut_whistle_paper_of_summons (question->ask.which, whistle, summons, now, &issue.paper))
        continue;
      issue.unit = g_strdup (hut_record_get_text (summons, "unit"));
      g_array_append_val (question->about->issues, issue);
    }
}

static HutPaper *
make (HutPaperPress *press, gpointer asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  g_autoptr (HutReader) reader = hut_reader_new (question->store, error);
  g_autoptr (HutWhistle) whistle = NULL;
  g_autoptr (HutOffice) office = NULL;
  g_autoptr (HutPaperDesk) desk = NULL;
  g_autoptr (GError) failure = NULL;

  if (reader == NULL)
    return NULL;
  whistle = hut_reader_whistle (reader, &question->whistle, &failure);
  if (whistle == NULL)
    {
      if (failure == NULL)
        failure = g_error_new_literal (HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT,
                                       _ ("The whistle is no longer there."));
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  office = hut_store_dup_office (question->store);
  desk = hut_paper_desk_new (question->store, reader, HUT_PAPER_MASKED);
  desk->load = hut_photo_for_paper;
  desk->tell = hut_paper_press_tell;
  desk->tell_data = press;
  note_about (question, whistle, desk->printed_at);
  return hut_whistle_paper_new (&question->ask, desk, reader, whistle, office, error);
}

/* ---- What is chosen ---- */

/* Lives as long as the window. */
typedef struct
{
  HutWhistleDesk *desk;
  HutUid whistle;
  HutCodeDropDown *which, *whom;
  GtkWidget *whom_row, *note;
  GtkEditable *by, *words;
  HutFormRow *by_row, *words_row;
  HutPaperWindow *window; /* not owned: it owns this */
  About *about;           /* of the paper that was asked for last */
  GHashTable *issued;     /* "supervision traffic": on record already */
  guint typing_id;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_clear_handle_id (&choice->typing_id, g_source_remove);
  about_unref (choice->about);
  g_hash_table_unref (choice->issued);
  g_object_unref (choice->desk);
  g_free (choice);
}

static HutWhistlePaper
chosen (const Choice *choice)
{
  HutWhistlePaper which = HUT_WHISTLE_PAPER_CALL;

  hut_whistle_paper_find (hut_code_drop_down_get_code (choice->which), &which);
  return which;
}

static gboolean
is_issued (HutWhistlePaper which)
{
  return which == HUT_WHISTLE_PAPER_SUPERVISION || which == HUT_WHISTLE_PAPER_REPORT;
}

static char *
dup_words (const Choice *choice)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (choice->words)));

  return is_issued (chosen (choice)) && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* Until when; 0 where nothing was written, or not a time to come, which is said at the field. */
static HutTime
read_by (const Choice *choice)
{
  const char *text = gtk_editable_get_text (choice->by);
  HutTime now = hut_time_now (), by = 0;
  gboolean empty = *text == '\0' || chosen (choice) != HUT_WHISTLE_PAPER_SUPERVISION;
  gboolean good = empty || (hut_when_parse (text, now, hut_time_shown_zone (), &by) && by > now);

  hut_form_row_set_error (choice->by_row,
                          good ? NULL
                               : _ ("Write a time to come, for example 17:00 or “tomorrow 9:00”."));
  return good ? by : 0;
}

static gpointer
new_question (gpointer data)
{
  Choice *choice = data;
  Question *question = g_new0 (Question, 1);
  const char *whom = hut_code_drop_down_get_code (choice->whom);
  HutWhistlePaper which = chosen (choice);

  question->store = g_object_ref (
      hut_case_browser_get_store (hut_work_desk_get_browser (HUT_WORK_DESK (choice->desk))));
  question->whistle = choice->whistle;
  question->ask = (HutWhistlePaperAsk){ .which = which, .by = read_by (choice) };
  question->ask.each = which == HUT_WHISTLE_PAPER_CALL && g_strcmp0 (whom, EACH) == 0;
  if (which != HUT_WHISTLE_PAPER_RECORD && g_strcmp0 (whom, EACH) != 0)
    question->ask.unit = g_strdup (whom);
  question->ask.words = dup_words (choice);
  about_unref (choice->about);
  choice->about = about_new ();
  question->about = g_atomic_rc_box_acquire (choice->about);
  return question;
}

/* "督办单 2026-11-27" */
static char *
new_name (gpointer data)
{
  g_autofree char *day = hut_time_format (hut_time_now (), hut_time_shown_zone (), "%Y-%m-%d");

  return g_strdup_printf ("%s %s", hut_whistle_paper_label (chosen (data)), day);
}

/* ---- On record ---- */

typedef struct
{
  char *unit;
  HutSummonsPaper paper;
  char *words;
} Issuing;

static void
issuing_free (gpointer data)
{
  Issuing *issuing = data;

  g_free (issuing->unit);
  g_free (issuing->words);
  g_free (issuing);
}

static HutRecordPlan *
plan_issue (const HutWhistleActing *acting, const HutWhistle *whistle, gpointer args,
            GError **error)
{
  const Issuing *issuing = args;
  const HutSummonsSaid said = { .words = issuing->words };

  return hut_summons_plan (acting, whistle, issuing->unit, hut_summons_paper_act (issuing->paper),
                           &said, NULL, error);
}

static void
issue_one (Choice *choice, const Issue *issue)
{
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (choice->desk));
  g_autofree char *key =
      g_strdup_printf ("%s %s", hut_summons_paper_name (issue->paper), issue->unit);
  /* Translators: a paper, and whom it is about. */
  g_autofree char *told =
      g_strdup_printf (_ ("On record as issued: %s, %s"), hut_summons_paper_label (issue->paper),
                       hut_summons_unit_name (browser, issue->unit));
  Issuing *issuing;

  if (!g_hash_table_add (choice->issued, g_steal_pointer (&key)))
    return;
  issuing = g_new0 (Issuing, 1);
  *issuing = (Issuing){ g_strdup (issue->unit), issue->paper, dup_words (choice) };
  hut_whistle_desk_do (choice->desk, &(HutWhistleDoing){ .planner = plan_issue,
                                                         .args = issuing,
                                                         .free_args = issuing_free,
                                                         .told = told });
}

/* The desk still shows this whistle: the window waits for this one. */
static void
on_issued (gpointer data)
{
  Choice *choice = data;
  const HutWhistleSight *sight = hut_whistle_desk_get_sight (choice->desk);

  if (sight == NULL || !hut_uid_equal (&sight->whistle->whistle->id, &choice->whistle))
    return;
  for (guint i = 0; i < choice->about->issues->len; i++)
    issue_one (choice, &g_array_index (choice->about->issues, Issue, i));
}

static const HutPaperSource source = {
  .make = make,
  .question = new_question,
  .free_question = question_free,
  .name = new_name,
  .words = hut_whistle_error_words,
  .issued = on_issued,
};

/* ---- The options ---- */

static void
renew (Choice *choice)
{
  g_clear_handle_id (&choice->typing_id, g_source_remove);
  if (choice->window != NULL)
    hut_paper_window_renew (choice->window);
}

static gboolean
on_rest (gpointer data)
{
  Choice *choice = data;

  choice->typing_id = 0;
  renew (choice);
  return G_SOURCE_REMOVE;
}

static void
on_typed (Choice *choice)
{
  g_clear_handle_id (&choice->typing_id, g_source_remove);
  choice->typing_id = g_timeout_add (TYPING_MS, on_rest, choice);
}

/* Whom the chosen paper can be for. */
static void
fill_whom (Choice *choice)
{
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (choice->desk));
  const HutWhistleSight *sight = hut_whistle_desk_get_sight (choice->desk);
  HutWhistlePaper which = chosen (choice);
  HutTime now = hut_time_now ();

  hut_code_drop_down_clear (choice->whom);
  hut_code_drop_down_add (choice->whom, NULL,
                          which == HUT_WHISTLE_PAPER_CALL ? _ ("All, on one sheet")
                                                          : _ ("All whom it concerns"));
  if (which == HUT_WHISTLE_PAPER_CALL)
    hut_code_drop_down_add (choice->whom, EACH, _ ("Each, on a sheet of its own"));
  for (guint i = 0; sight != NULL && i < sight->whistle->summonses->len; i++)
    {
      const HutRecord *summons = sight->whistle->summonses->pdata[i];
      const char *unit = hut_record_get_text (summons, "unit");
      HutSummonsPaper paper;

      if (which == HUT_WHISTLE_PAPER_CALL ||
          hut_whistle_paper_of_summons (which, sight->whistle, summons, now, &paper))
        hut_code_drop_down_add (choice->whom, unit, hut_summons_unit_name (browser, unit));
    }
}

static void
show_options (Choice *choice)
{
  HutWhistlePaper which = chosen (choice);

  gtk_widget_set_visible (choice->whom_row, which != HUT_WHISTLE_PAPER_RECORD);
  gtk_widget_set_visible (GTK_WIDGET (choice->by_row), which == HUT_WHISTLE_PAPER_SUPERVISION);
  gtk_widget_set_visible (GTK_WIDGET (choice->words_row), is_issued (which));
  gtk_widget_set_visible (choice->note, is_issued (which));
}

static void
on_which (Choice *choice)
{
  fill_whom (choice);
  show_options (choice);
  renew (choice);
}

static GtkWidget *
new_options (Choice *choice)
{
  GtkWidget *options = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkBox *box = GTK_BOX (options);

  gtk_widget_add_css_class (options, "hut-card-padded");
  choice->which = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  for (HutWhistlePaper paper = 0; paper < HUT_N_WHISTLE_PAPERS; paper++)
    hut_code_drop_down_add (choice->which, hut_whistle_paper_name (paper),
                            hut_whistle_paper_label (paper));
  hut_code_drop_down_set_name (choice->which, _ ("Paper"));
  gtk_box_append (box, hut_form_row_new (_ ("_Paper"), GTK_WIDGET (choice->which)));
  choice->whom = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_code_drop_down_set_name (choice->whom, C_ ("whistle paper", "For whom"));
  choice->whom_row =
      hut_form_row_new (C_ ("whistle paper", "_For whom"), GTK_WIDGET (choice->whom));
  gtk_box_append (box, choice->whom_row);
  choice->by = hut_form_row_add_entry (box, C_ ("whistle paper", "_Until when"), NULL, FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (choice->by), _ ("for example tomorrow 17:00"));
  choice->by_row = HUT_FORM_ROW (gtk_widget_get_parent (GTK_WIDGET (choice->by)));
  choice->words =
      hut_form_row_add_entry (box, C_ ("whistle paper", "What the _street says"), NULL, FALSE);
  choice->words_row = HUT_FORM_ROW (gtk_widget_get_parent (GTK_WIDGET (choice->words)));
  choice->note = hut_wrapped_label_new (
      _ ("It is on record as issued once it is printed or saved."), "hut-note");
  gtk_box_append (box, choice->note);
  return options;
}

void
hut_whistle_print_open (GtkWidget *parent, HutWhistleDesk *desk, const char *which,
                        const char *unit)
{
  const HutWhistleSight *sight = hut_whistle_desk_get_sight (desk);
  HutWhistlePaper first;
  GtkWidget *options;
  Choice *choice;

  if (sight == NULL)
    return;
  choice = g_new0 (Choice, 1);
  choice->desk = g_object_ref (desk);
  choice->whistle = sight->whistle->whistle->id;
  choice->issued = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  options = new_options (choice);
  if (!hut_whistle_paper_find (which, &first))
    first = HUT_WHISTLE_PAPER_CALL;
  hut_code_drop_down_set_code (choice->which, hut_whistle_paper_name (first));
  fill_whom (choice);
  if (unit != NULL)
    hut_code_drop_down_set_code (choice->whom, unit);
  show_options (choice);
  choice->window = hut_paper_window_new (parent, _ ("Papers of the whistle"), options, &source,
                                         choice, choice_free);
  g_signal_connect_swapped (choice->which, "notify::code", G_CALLBACK (on_which), choice);
  g_signal_connect_swapped (choice->whom, "notify::code", G_CALLBACK (renew), choice);
  g_signal_connect_swapped (choice->by, "changed", G_CALLBACK (on_typed), choice);
  g_signal_connect_swapped (choice->words, "changed", G_CALLBACK (on_typed), choice);
  gtk_window_present (GTK_WINDOW (choice->window));
}
