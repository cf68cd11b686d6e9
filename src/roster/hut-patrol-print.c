/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The sheets of patrols. They are made on the thread of the window, with a reader of its own. Main
 * thread, but for make(). */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-patrol-print.h"

#include "domain/hut-patrol-code.h"
#include "domain/hut-patrol-said.h"
#include "report/hut-patrol-sheet.h"
#include "store/hut-store-office.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-paper-window.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define WEEKS 3 /* this one and those after it */
#define DAYS 7

/* What is chosen beside the pages; lives as long as the window. */
typedef struct
{
  HutStore *store;
  HutCodeDropDown *lane;
  HutCodeDropDown *week;
  HutPaperWindow *window; /* not owned: it owns this */
} Choice;

static void
choice_free (gpointer data)
{
  g_object_unref (((Choice *)data)->store);
  g_free (data);
}

/* ---- On the thread ---- */

typedef struct
{
  HutStore *store;
  char *lane; /* NULL: all */
  gint64 monday;
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

  if (reader == NULL)
    return NULL;
  office = hut_store_dup_office (question->store);
  desk = hut_paper_desk_new (question->store, reader, HUT_PAPER_MASKED);
  desk->tell = hut_paper_press_tell;
  desk->tell_data = press;
  return hut_patrol_sheet_new (desk, reader, office, question->lane, question->monday, cancellable,
                               error);
}

/* ---- The window ---- */

static gpointer
new_question (gpointer data)
{
  const Choice *choice = data;
  Question *question = g_new0 (Question, 1);

  question->store = g_object_ref (choice->store);
  question->lane = g_strdup (hut_code_drop_down_get_code (choice->lane));
  question->monday = g_ascii_strtoll (hut_code_drop_down_get_code (choice->week), NULL, 10);
  return question;
}

/* "巡查记录表 2026-11-23" */
static char *
new_name (gpointer data)
{
  const Choice *choice = data;
  g_autofree char *day =
      hut_day_print (g_ascii_strtoll (hut_code_drop_down_get_code (choice->week), NULL, 10));

  return g_strdup_printf ("%s %s", _ ("Patrol record"), day);
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

static void
add_lanes (Choice *choice, const HutPatrolPosts *posts)
{
  hut_code_drop_down_add (choice->lane, NULL, _ ("All lanes, a page each"));
  for (guint i = 0; i < posts->posts->len; i++)
    {
      const HutPatrolPost *post = posts->posts->pdata[i];

      if (post->place->kind == &hut_kind_lane)
        hut_code_drop_down_add (choice->lane, hut_record_get_text (post->place, "code"),
                                post->name);
    }
  hut_code_drop_down_set_code (choice->lane, NULL);
  hut_code_drop_down_set_name (choice->lane, _ ("Lane of the sheets"));
}

static void
add_weeks (Choice *choice)
{
  gint64 monday = hut_patrol_monday (hut_time_day_number (hut_time_now (), hut_time_zone (NULL)));
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, monday);

  for (guint i = 0; i < WEEKS; i++)
    {
      g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, monday + i * DAYS);
      g_autofree char *from = hut_day_print (monday + i * DAYS);
      g_autofree char *words = g_strdup_printf (_ ("Week from %s"), from);

      hut_code_drop_down_add (choice->week, code, words);
    }
  hut_code_drop_down_set_code (choice->week, first);
  hut_code_drop_down_set_name (choice->week, _ ("Week of the sheets"));
}

void
hut_patrol_print_open (GtkWidget *parent, HutCaseBrowser *browser, const HutPatrolPosts *posts)
{
  GtkWidget *options = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Choice *choice = g_new0 (Choice, 1);

  gtk_widget_add_css_class (options, "hut-card-padded");
  choice->store = g_object_ref (hut_case_browser_get_store (browser));
  choice->lane = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  choice->week = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  add_lanes (choice, posts);
  add_weeks (choice);
  gtk_box_append (GTK_BOX (options),
                  hut_form_row_new (C_ ("sheet", "_Lane"), GTK_WIDGET (choice->lane)));
  gtk_box_append (GTK_BOX (options),
                  hut_form_row_new (C_ ("sheet", "_Week"), GTK_WIDGET (choice->week)));
  choice->window =
      hut_paper_window_new (parent, _ ("Patrol Sheets"), options, &source, choice, choice_free);
  g_signal_connect_swapped (choice->lane, "notify::code", G_CALLBACK (on_chosen), choice);
  g_signal_connect_swapped (choice->week, "notify::code", G_CALLBACK (on_chosen), choice);
  gtk_window_present (GTK_WINDOW (choice->window));
}
