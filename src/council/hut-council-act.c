/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How the pages of the council write. A prompt may be closed, and a page gone, before the answer
 * comes. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-council-act.h"

#include "council/hut-council-page.h"
#include "council/hut-council-words.h"
#include "store/hut-write.h"

/* ---- Without a meeting ---- */

typedef struct
{
  GWeakRef widget;
  GWeakRef prompt;
  char *told;
  char *batch;
  HutCouncilWritten written;
  HutUid id;
} Writing;

static void
writing_free (Writing *writing)
{
  g_weak_ref_clear (&writing->widget);
  g_weak_ref_clear (&writing->prompt);
  g_free (writing->told);
  g_free (writing->batch);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) writing = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&writing->widget);
  g_autoptr (HutPrompt) prompt = g_weak_ref_get (&writing->prompt);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (hut_store_write_finish (HUT_STORE (source), result, &error))
    {
      if (prompt != NULL)
        gtk_window_close (GTK_WINDOW (prompt));
      if (widget != NULL && writing->told != NULL)
        hut_council_page_tell (widget, writing->told, writing->batch);
      if (widget != NULL && writing->written != NULL)
        writing->written (widget, &writing->id);
      return;
    }
  words = hut_council_error_words (error);
  if (prompt != NULL)
    hut_prompt_set_error (prompt, words);
  else if (widget != NULL)
    hut_council_page_tell (widget, words, NULL);
}

void
hut_council_write (GtkWidget *widget, HutCaseBrowser *browser, HutRecordPlan *plan,
                   const char *told, HutPrompt *prompt, HutCouncilWritten written, const HutUid *id)
{
  g_autoptr (HutRecordPlan) owned = plan;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  Writing *writing = g_new0 (Writing, 1);
  HutUid batch = hut_write_get_batch (write);

  g_weak_ref_init (&writing->widget, widget);
  g_weak_ref_init (&writing->prompt, prompt);
  writing->told = g_strdup (told);
  writing->batch = hut_uid_to_string (&batch);
  writing->written = written;
  if (id != NULL)
    writing->id = *id;
  hut_write_plan (write, owned);
  hut_store_write_async (hut_case_browser_get_store (browser), write, NULL, on_written, writing);
}

/* ---- On a meeting ---- */

typedef struct
{
  GWeakRef prompt;
  HutMeetingPlanner planner;
  gpointer args;
  GDestroyNotify free_args;
} Doing;

static void
doing_free (gpointer data)
{
  Doing *doing = data;

  g_weak_ref_clear (&doing->prompt);
  if (doing->free_args != NULL)
    doing->free_args (doing->args);
  g_free (doing);
}

static HutRecordPlan *
plan_doing (const HutMeetingActing *acting, gpointer args, GError **error)
{
  Doing *doing = args;

  return doing->planner (acting, doing->args, error);
}

static void
on_done (HutMeetingDesk *desk, const GError *error, gpointer data)
{
  Doing *doing = data;
  g_autoptr (HutPrompt) prompt = g_weak_ref_get (&doing->prompt);
  g_autofree char *words = NULL;

  if (prompt == NULL)
    return;
  if (error == NULL)
    {
      gtk_window_close (GTK_WINDOW (prompt));
      return;
    }
  words = hut_council_error_words (error);
  hut_prompt_set_error (prompt, words);
}

void
hut_council_do (HutPrompt *prompt, HutMeetingDesk *desk, HutMeetingPlanner planner, gpointer args,
                GDestroyNotify free_args)
{
  Doing *doing = g_new0 (Doing, 1);

  g_weak_ref_init (&doing->prompt, prompt);
  doing->planner = planner;
  doing->args = args;
  doing->free_args = free_args;
  hut_meeting_desk_do (desk, plan_doing, doing, doing_free, on_done, doing);
}

typedef struct
{
  HutMeetingOfSaid plan;
  HutRecord *said;
} Said;

static void
said_free (gpointer data)
{
  hut_record_free (((Said *)data)->said);
  g_free (data);
}

static HutRecordPlan *
plan_said (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Said *said = args;

  return said->plan (acting, said->said, error);
}

void
hut_council_do_said (HutPrompt *prompt, HutMeetingDesk *desk, HutMeetingOfSaid plan,
                     HutRecord *said)
{
  Said *args = g_new0 (Said, 1);

  *args = (Said){ plan, said };
  hut_council_do (prompt, desk, plan_said, args, said_free);
}
