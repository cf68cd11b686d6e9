/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with patrols. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-roster-planning.h"

#include "domain/hut-finding-stand.h"
#include "domain/hut-patrol-again.h"
#include "domain/hut-roster-key.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const char *const patrol_fields[] = { "lane",     "grid", "person", "began_at",
                                             "ended_at", "how",  "items",  NULL };

static gboolean
check_patrol (const HutRosterActing *acting, const HutRecord *said, GError **error)
{
  HutTime began = hut_record_get_int (said, "began_at", 0);
  HutTime ended = hut_record_get_int (said, "ended_at", began);

  if (hut_roster_place (said) == NULL)
    return hut_roster_refuse (error, _ ("Where was it? A lane or a grid is needed."));
  if (hut_record_get_text (said, "person") == NULL)
    return hut_roster_refuse (error, _ ("A patrol is somebody’s: give the name."));
  if (began == 0)
    return hut_roster_refuse (error, _ ("When was it? A day is needed."));
  if (ended < began)
    return hut_roster_refuse (error, _ ("It ends before it begins."));
  if (ended - began > HUT_ROSTER_LONGEST)
    return hut_roster_refuse (error, _ ("It lasts longer than a day."));
  return MAX (began, ended) <= acting->now ||
         hut_roster_refuse (error, _ ("It has not taken place yet: only what was done counts."));
}

static HutRecord *
add_patrol (HutRecordPlan *plan, const HutRosterActing *acting, const HutRecord *said,
            const HutUid *id)
{
  HutRecord *patrol = hut_record_plan_create (plan, &hut_kind_patrol, id);

  hut_roster_take_over (patrol, said, patrol_fields);
  hut_roster_set_clean (patrol, said, "words");
  hut_record_set_text (patrol, "entered_by", acting->account);
  hut_record_set_int (patrol, "at", acting->now);
  return patrol;
}

/* Of a patrol: where, who and when are its. FALSE where it says nothing. */
static gboolean
add_finding (HutRecordPlan *plan, const HutRosterActing *acting, const HutRecord *patrol,
             const HutRecord *said, GError **error)
{
  static const char *const own[] = { "item", "place", "route", NULL };
  static const char *const shared[] = { "lane", "grid", "person", NULL };
  HutRecord *finding = hut_record_plan_create (plan, &hut_kind_finding, NULL);
  HutTime began = hut_record_get_int (patrol, "began_at", 0);

  hut_roster_take_over (finding, said, own);
  hut_roster_take_over (finding, patrol, shared);
  hut_roster_set_clean (finding, said, "words");
  hut_roster_set_clean (finding, said, "address");
  hut_roster_set_clean (finding, said, "result");
  hut_record_set (finding, "patrol", hut_value_uid (&patrol->id));
  hut_record_set_int (finding, "at", hut_record_get_int (said, "at", began));
  hut_record_set_text (finding, "by", acting->account);
  if (hut_record_get_text (finding, "words") == NULL)
    return hut_roster_refuse (error, _ ("What was found? Say it in words."));
  if (hut_record_get_text (finding, "result") == NULL)
    {
      hut_record_set_text (finding, "state", "open");
      return TRUE;
    }
  if (!hut_finding_may_be_done_at_once (hut_record_get_text (finding, "route")))
    return hut_roster_refuse (
        error, _ ("What the enforcement team did is shown by a photograph from before and one "
                  "from after: leave the result empty, and add them."));
  hut_record_set_text (finding, "state", "done");
  hut_record_set_int (finding, "done_at", acting->now);
  return TRUE;
}

static gboolean
holds (GPtrArray *records, const HutUid *id)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (hut_uid_equal (&((const HutRecord *)records->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* None like it stands, and @id is the first that none of them has. */
static gboolean
find_id (const HutRosterActing *acting, const HutRecord *said, GPtrArray *there, HutUid *id,
         GError **error)
{
  HutUid person = hut_roster_uid (said, "person");

  if (there != NULL && hut_patrol_stands (there, said))
    return hut_roster_refuse (error, _ ("This patrol is on record already. If it was another one, "
                                        "say when that began."));
  for (guint before = 0; before <= HUT_PATROL_AGAIN_MOST; before++)
    {
      *id = hut_patrol_id_again (acting->stream, hut_roster_place (said), &person,
                                 hut_record_get_int (said, "began_at", 0), before);
      if (!holds (there, id))
        return TRUE;
    }
  return hut_roster_refuse (
      error, _ ("This patrol was entered and taken back too often. Say when it began to "
                "the minute."));
}

HutRecordPlan *
hut_patrol_plan_add (const HutRosterActing *acting, const HutRecord *said, GPtrArray *findings,
                     GPtrArray *there, GError **error)
{
  g_autoptr (HutRecordPlan) plan = NULL;
  HutRecord *patrol;
  HutUid id;

  if (!check_patrol (acting, said, error) || !find_id (acting, said, there, &id, error))
    return NULL;
  plan = hut_record_plan_new ();
  patrol = add_patrol (plan, acting, said, &id);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (!add_finding (plan, acting, patrol, findings->pdata[i], error))
      return NULL;
  return g_steal_pointer (&plan);
}

/* What was found is found on the patrol as it was in truth: there, then and by whom. */
static void
move_finding (HutRecordPlan *plan, const HutRecord *kept, const HutRecord *patrol,
              const HutRecord *finding)
{
  static const char *const shared[] = { "lane", "grid", "person", NULL };
  HutRecord *next = hut_record_plan_change (plan, finding);

  hut_roster_take_over (next, patrol, shared);
  hut_record_set (next, "patrol", hut_value_uid (&patrol->id));
  if (hut_record_get_int (finding, "at", 0) == hut_record_get_int (kept, "began_at", 0))
    hut_record_set (next, "at", hut_value_copy (hut_record_get (patrol, "began_at")));
}

HutRecordPlan *
hut_patrol_plan_correct (const HutRosterActing *acting, const HutRecord *kept,
                         const HutRecord *said, GPtrArray *findings, const char *why,
                         GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  HutUid id = hut_correction_id (acting->stream, kept->kind, &kept->id);
  HutRecord *next;

  if (!check_patrol (acting, said, error))
    return NULL;
  next = add_patrol (plan, acting, said, &id);
  if (!hut_roster_put_right (next, kept, why, error))
    return NULL;
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      HutUid of = hut_roster_uid (findings->pdata[i], "patrol");

      if (hut_uid_equal (&of, &kept->id))
        move_finding (plan, kept, next, findings->pdata[i]);
    }
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_patrol_plan_take_back (const HutRosterActing *acting, const HutRecord *kept, const char *why,
                           GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  HutUid id = hut_correction_id (acting->stream, kept->kind, &kept->id);
  HutRecord *next = add_patrol (plan, acting, kept, &id);

  hut_record_set_int (next, "taken_back", 1);
  return hut_roster_put_right (next, kept, why, error) ? g_steal_pointer (&plan) : NULL;
}
