/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is done with findings and visits. Main thread; a finding has a handful of photographs, by
 * index. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-follow-prompts.h"

#include "domain/hut-roster-plan.h"
#include "domain/hut-visit-plan.h"
#include "roster/hut-roster-acting.h"
#include "roster/hut-roster-case.h"
#include "store/hut-reader-parts.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  HutFollowAct act;
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutRecord *record;    /* as it was when it was asked */
  char *person;         /* who found or heard it; or NULL */
  GtkCheckButton *done; /* or NULL */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->widget);
  g_object_unref (asking->browser);
  hut_record_free (asking->record);
  g_free (asking->person);
  g_free (asking);
}

static Asking *
asking_new (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row, HutFollowAct act)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->act = act;
  asking->widget = g_object_ref (widget);
  asking->browser = g_object_ref (browser);
  asking->record = hut_record_copy (row->record);
  asking->person = g_strdup (row->person);
  return asking;
}

/* ---- Plans ---- */

static gboolean
is_ticked (const Asking *asking)
{
  return asking->done != NULL && gtk_check_button_get_active (asking->done);
}

static GPtrArray *
photos_of (const Asking *asking)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *photos =
      hut_reader_parts_of (hut_case_browser_get_reader (asking->browser), &hut_kind_attachment,
                           &hut_kind_finding, &asking->record->id, &error);

  if (photos == NULL)
    g_warning ("Cannot read the photographs: %s", error->message);
  return photos;
}

static HutRecordPlan *
plan_finding_done (const HutRosterActing *acting, const Asking *asking, const char *text,
                   GError **error)
{
  g_autoptr (GPtrArray) photos = photos_of (asking);

  return hut_finding_plan_done (acting, asking->record, text, photos, error);
}

static HutRecordPlan *
plan_finding_reopen (const HutRosterActing *acting, const Asking *asking, const char *text,
                     GError **error)
{
  return hut_finding_plan_reopen (acting, asking->record, text, error);
}

static HutRecordPlan *
plan_finding_to_case (const HutRosterActing *acting, const Asking *asking, const char *text,
                      GError **error)
{
  g_autoptr (HutRecord) lane = hut_roster_case_lane (asking->browser, asking->record);
  g_autoptr (GPtrArray) photos = photos_of (asking);

  return hut_finding_plan_to_case (acting, asking->record, lane, asking->person, photos, error);
}

static HutRecordPlan *
plan_visit_follow (const HutRosterActing *acting, const Asking *asking, const char *text,
                   GError **error)
{
  return hut_visit_plan_follow (acting, asking->record, text, is_ticked (asking), error);
}

static HutRecordPlan *
plan_visit_reopen (const HutRosterActing *acting, const Asking *asking, const char *text,
                   GError **error)
{
  return hut_visit_plan_reopen (acting, asking->record, text, error);
}

static HutRecordPlan *
plan_visit_to_case (const HutRosterActing *acting, const Asking *asking, const char *text,
                    GError **error)
{
  g_autoptr (HutRecord) lane = hut_roster_case_lane (asking->browser, asking->record);

  return hut_visit_plan_to_case (acting, asking->record, lane, error);
}

static HutRecordPlan *
plan_visit_void (const HutRosterActing *acting, const Asking *asking, const char *text,
                 GError **error)
{
  return hut_visit_plan_void (asking->record, text, error);
}

/* ---- Questions ---- */

/* Words are to be translated. */
typedef struct
{
  HutRecordPlan *(*plan) (const HutRosterActing *acting, const Asking *asking, const char *text,
                          GError **error);
  const char *title;
  const char *text;   /* "%s" in it is what the record says; NULL: that alone */
  const char *answer; /* on the button */
  const char *entry;  /* what is to be typed; NULL: nothing, it becomes a case */
  const char *told;
  const char *done; /* what may be ticked, and what is told then; or NULL */
  const char *told_done;
} Question;

static const Question questions[] = {
  [HUT_FOLLOW_FINDING_DONE] = { plan_finding_done, N_ ("The Finding Is Done"), NULL, N_ ("_Done"),
                                N_ ("What was done"), N_ ("The finding is done"), NULL, NULL },
  [HUT_FOLLOW_FINDING_REOPEN] = { plan_finding_reopen, N_ ("Take the Finding Up Again"), NULL,
                                  N_ ("_Take Up Again"), N_ ("Why it is not done"),
                                  N_ ("The finding is under way again"), NULL, NULL },
  [HUT_FOLLOW_FINDING_TO_CASE] = { plan_finding_to_case, N_ ("Make a Case of the Finding"),
                                   N_ ("%s\n\nThe case has the lane, the steward and the "
                                       "photographs of the finding, and the finding shows what "
                                       "becomes of it."),
                                   N_ ("_Make a Case"), NULL, N_ ("The finding is a case"), NULL,
                                   NULL },
  [HUT_FOLLOW_VISIT_FOLLOW] = { plan_visit_follow, N_ ("Follow Up"), NULL, N_ ("_Save"),
                                N_ ("What was done"), N_ ("It is on record"), N_ ("It is _done"),
                                N_ ("The opinion is done") },
  [HUT_FOLLOW_VISIT_REOPEN] = { plan_visit_reopen, N_ ("Take the Opinion Up Again"), NULL,
                                N_ ("_Take Up Again"), N_ ("Why it is not done"),
                                N_ ("The opinion is under way again"), NULL, NULL },
  [HUT_FOLLOW_VISIT_TO_CASE] = { plan_visit_to_case, N_ ("Make a Case of the Opinion"), NULL,
                                 N_ ("_Make a Case"), NULL, N_ ("The opinion is a case"), NULL,
                                 NULL },
  [HUT_FOLLOW_VISIT_VOID] = { plan_visit_void, N_ ("Take the Visit Off"),
                              N_ ("It stays on record, with the reason."), N_ ("_Take Off"),
                              N_ ("Reason"), N_ ("The visit was taken off"), NULL, NULL },
};

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  const Question *question = &questions[asking->act];
  HutRosterActing acting = hut_roster_acting_of (asking->browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = question->plan (&acting, asking, hut_prompt_get_text (prompt), &error);
  gboolean to_case = question->entry == NULL;
  HutUid id = to_case && plan != NULL ? hut_roster_case_of (plan) : (HutUid){ { 0 } };

  return hut_page_answer (asking->widget, asking->browser, plan, error,
                          is_ticked (asking) ? _ (question->told_done) : _ (question->told), prompt,
                          to_case ? hut_roster_case_show : NULL, &id);
}

static char *
dup_text (const Question *question, const HutRecord *record)
{
  const char *said =
      hut_record_get_text (record, record->kind == &hut_kind_finding ? "words" : "opinion");
  GString *text = g_string_new (question->text != NULL ? _ (question->text) : "%s");

  g_string_replace (text, "%s", said != NULL ? said : "", 1);
  return g_string_free (text, FALSE);
}

/* Of what a case has solved, how it did is typed already. */
static void
add_entry (HutPrompt *prompt, Asking *asking, const HutFindingRow *row, const Question *question)
{
  gboolean solved = row->stand == HUT_STAND_SOLVED;
  const char *answer = solved ? hut_record_get_text (row->of_case, "answer") : NULL;

  if (question->done != NULL)
    {
      asking->done = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ (question->done)));
      gtk_check_button_set_active (asking->done, solved);
      hut_prompt_set_extra (prompt, GTK_WIDGET (asking->done));
    }
  hut_prompt_add_entry (prompt, _ (question->entry), TRUE);
  if (answer != NULL &&
      (asking->act == HUT_FOLLOW_FINDING_DONE || asking->act == HUT_FOLLOW_VISIT_FOLLOW))
    hut_prompt_set_text (prompt, answer);
}

void
hut_follow_ask (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row,
                HutFollowAct act)
{
  const Question *question = &questions[act];
  g_autofree char *text = dup_text (question, row->record);
  Asking *asking = asking_new (widget, browser, row, act);
  HutPrompt *prompt = hut_prompt_new (widget, _ (question->title), text, _ (question->answer),
                                      on_answered, asking, asking_free);

  if (question->entry != NULL)
    add_entry (prompt, asking, row, question);
  hut_prompt_set_destructive (prompt, act == HUT_FOLLOW_VISIT_VOID);
  hut_prompt_show (prompt);
}

/* ---- Without a prompt ---- */

void
hut_finding_set_route (GtkWidget *widget, HutCaseBrowser *browser, const HutFindingRow *row,
                       const char *route)
{
  HutRosterActing acting = hut_roster_acting_of (browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_finding_plan_route (&acting, row->record, route, &error);

  if (plan != NULL)
    hut_page_write (widget, browser, plan, _ ("The finding goes another way"), NULL, NULL, NULL);
  else
    hut_page_tell (widget, error->message, NULL);
}
