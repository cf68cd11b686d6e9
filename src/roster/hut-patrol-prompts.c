/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What puts patrols right. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-patrol-prompts.h"

#include "domain/hut-coverage.h"
#include "domain/hut-patrol-said.h"
#include "roster/hut-roster-acting.h"
#include "store/hut-reader-parts.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-page-write.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GtkWidget *widget;
  HutCaseBrowser *browser;
  HutRecord *kept;
  HutCodeDropDown *place;
  HutCodeDropDown *who;
  GtkEditable *day, *from, *until;
} Prompting;

static void
prompting_free (gpointer data)
{
  Prompting *prompting = data;

  g_object_unref (prompting->widget);
  g_object_unref (prompting->browser);
  hut_record_free (prompting->kept);
  g_free (prompting);
}

static Prompting *
prompting_new (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept)
{
  Prompting *prompting = g_new0 (Prompting, 1);

  prompting->widget = g_object_ref (widget);
  prompting->browser = g_object_ref (browser);
  prompting->kept = hut_record_copy (kept);
  return prompting;
}

/* ---- It was another ---- */

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

static gboolean
take_times (Prompting *prompting, HutRecord *said, GError **error)
{
  GTimeZone *zone = hut_time_zone (NULL);
  HutTime now = hut_roster_acting_of (prompting->browser).now, start;
  g_autofree char *from = hut_form_dup_text (prompting->from);
  g_autofree char *until = hut_form_dup_text (prompting->until);
  int began = 0, ended = 0;
  gint64 day;

  if (!hut_day_read (gtk_editable_get_text (prompting->day), hut_time_day_number (now, zone), &day))
    return refuse (error, _ ("A day is typed as 27, 11-27 or 2026-11-27."));
  if ((from != NULL && !hut_clock_read (from, &began)) ||
      (until != NULL && !hut_clock_read (until, &ended)))
    return refuse (error, _ ("A time is typed as 8:30 or 0830."));
  start = hut_roster_day_start (day, zone);
  hut_record_set_int (said, "began_at", start + began * HUT_TIME_MINUTE);
  hut_record_set (said, "ended_at", (HutValue)HUT_VALUE_INIT);
  if (until != NULL)
    hut_record_set_int (said, "ended_at", start + ended * HUT_TIME_MINUTE);
  return TRUE;
}

/* "lane/L01": a lane and a grid may have one code. */
static void
take_place (Prompting *prompting, HutRecord *said)
{
  const char *chosen = hut_code_drop_down_get_code (prompting->place);
  const char *slash = chosen != NULL ? strchr (chosen, '/') : NULL;
  g_autofree char *field = slash != NULL ? g_strndup (chosen, (gsize)(slash - chosen)) : NULL;

  if (field == NULL)
    return;
  hut_record_set_text (said, "lane", NULL);
  hut_record_set_text (said, "grid", NULL);
  hut_record_set_text (said, field, slash + 1);
}

static gboolean
on_correct_answered (HutPrompt *prompt, gpointer data)
{
  Prompting *prompting = data;
  HutRosterActing acting = hut_roster_acting_of (prompting->browser);
  g_autoptr (HutRecord) said = hut_record_copy (prompting->kept);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = NULL;

  take_place (prompting, said);
  hut_record_set_text (said, "person", hut_code_drop_down_get_code (prompting->who));
  if (take_times (prompting, said, &error))
    findings =
        hut_reader_parts_of (hut_case_browser_get_reader (prompting->browser), &hut_kind_finding,
                             &hut_kind_patrol, &prompting->kept->id, &error);
  if (findings != NULL)
    plan = hut_patrol_plan_correct (&acting, prompting->kept, said, findings,
                                    hut_prompt_get_text (prompt), &error);
  return hut_page_answer (prompting->widget, prompting->browser, plan, error,
                          _ ("The patrol was put right"), prompt, NULL, NULL);
}

static void
fill_places (Prompting *prompting, const HutPatrolPosts *posts)
{
  const char *code = hut_roster_place (prompting->kept);
  gboolean of_lane = hut_record_get_text (prompting->kept, "lane") != NULL;
  g_autofree char *chosen = g_strdup_printf ("%s/%s", of_lane ? "lane" : "grid", code);

  for (guint i = 0; i < posts->posts->len; i++)
    {
      const HutPatrolPost *post = posts->posts->pdata[i];
      g_autofree char *id = g_strdup_printf ("%s/%s", post->place->kind->name,
                                             hut_record_get_text (post->place, "code"));
      g_autofree char *words = hut_patrol_post_words (post);

      hut_code_drop_down_add (prompting->place, id, words);
    }
  hut_code_drop_down_set_code (prompting->place, chosen);
}

/* Who it was, and who is responsible anywhere: a name is chosen once. */
static void
fill_people (Prompting *prompting, const HutPatrolPosts *posts, const char *name)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *chosen = hut_record_get_text (prompting->kept, "person");

  if (chosen != NULL)
    {
      hut_code_drop_down_add (prompting->who, chosen, name != NULL ? name : "—");
      g_hash_table_add (seen, g_strdup (chosen));
    }
  for (guint i = 0; i < posts->posts->len; i++)
    {
      const HutPatrolPost *post = posts->posts->pdata[i];

      for (guint k = 0; k < post->people->len; k++)
        {
          const HutPatrolPerson *person = post->people->pdata[k];
          char id[HUT_UID_STRING_LEN + 1];

          if (g_hash_table_add (seen, g_strdup (hut_uid_print (&person->id, id))))
            hut_code_drop_down_add (prompting->who, id, person->name);
        }
    }
  hut_code_drop_down_set_code (prompting->who, chosen);
}

static HutCodeDropDown *
add_choice (GtkBox *box, const char *label)
{
  GtkWidget *choice = hut_code_drop_down_new ();

  gtk_box_append (box, hut_form_row_new (label, choice));
  return HUT_CODE_DROP_DOWN (choice);
}

static void
add_times (Prompting *prompting, GtkBox *box)
{
  GTimeZone *zone = hut_time_zone (NULL);
  HutTime began = hut_record_get_int (prompting->kept, "began_at", 0);
  HutTime ended = hut_record_get_int (prompting->kept, "ended_at", 0);
  g_autofree char *day = hut_time_format (began, zone, "%Y-%m-%d");
  g_autofree char *from = hut_time_format (began, zone, "%H:%M");
  g_autofree char *until = ended != 0 ? hut_time_format (ended, zone, "%H:%M") : NULL;

  prompting->day = hut_form_row_add_entry (box, C_ ("patrol", "_Day"), day, TRUE);
  prompting->from = hut_form_row_add_entry (box, C_ ("patrol", "_From"), from, FALSE);
  prompting->until = hut_form_row_add_entry (box, C_ ("patrol", "_Until"), until, FALSE);
}

void
hut_patrol_prompt_correct (GtkWidget *widget, HutCaseBrowser *browser, const HutPatrolPosts *posts,
                           const HutRecord *patrol, const char *name)
{
  Prompting *prompting = prompting_new (widget, browser, patrol);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  HutPrompt *prompt = hut_prompt_new (
      widget, _ ("Put the Patrol Right"), _ ("What is on record now stays there, with the reason."),
      _ ("_Put Right"), on_correct_answered, prompting, prompting_free);

  prompting->place = add_choice (GTK_BOX (box), _ ("_Lane or grid"));
  prompting->who = add_choice (GTK_BOX (box), _ ("_Who patrolled"));
  fill_places (prompting, posts);
  fill_people (prompting, posts, name);
  add_times (prompting, GTK_BOX (box));
  hut_prompt_set_extra (prompt, box);
  hut_prompt_add_entry (prompt, _ ("Why it is put right"), TRUE);
  hut_prompt_show (prompt);
}

/* ---- It did not take place ---- */

static gboolean
on_take_back_answered (HutPrompt *prompt, gpointer data)
{
  Prompting *prompting = data;
  HutRosterActing acting = hut_roster_acting_of (prompting->browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan =
      hut_patrol_plan_take_back (&acting, prompting->kept, hut_prompt_get_text (prompt), &error);

  return hut_page_answer (prompting->widget, prompting->browser, plan, error,
                          _ ("The patrol no longer counts"), prompt, NULL, NULL);
}

void
hut_patrol_prompt_take_back (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *patrol)
{
  HutPrompt *prompt = hut_prompt_new (
      widget, _ ("Take the Patrol Back"),
      _ ("It did not take place: it no longer counts, and stays on record."), _ ("_Take Back"),
      on_take_back_answered, prompting_new (widget, browser, patrol), prompting_free);

  hut_prompt_add_entry (prompt, _ ("Why it is taken back"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}
