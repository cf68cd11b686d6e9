/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Votes of the demo street's meetings, each by its method, and what follows from them. Any thread.
 */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-evening.h"

#include "base/hut-json.h"
#include "domain/hut-motion-plan.h"
#include "domain/hut-resolution-plan.h"

/* ---- Votes ---- */

typedef struct
{
  HutUid id;
  guint yes, no, spoiled; /* the others abstain */
} Vote;

/* What the one at @n of those present votes. */
static const char *
choice_at (const Vote *vote, guint n)
{
  return n < vote->yes ? "yes" : (n < vote->yes + vote->no ? "no" : "abstain");
}

static void
count_one (HutCount *count, const char *choice)
{
  count->yes += g_str_equal (choice, "yes");
  count->no += g_str_equal (choice, "no");
  count->abstain += g_str_equal (choice, "abstain");
}

static const char *
block_at (HutDemoEvening *evening, guint n)
{
  return hut_record_get_text (
      evening->meeting->members->pdata[g_array_index (evening->present, guint, n)], "block");
}

/* Block by block, in the order in which the first of each came. */
static gboolean
count_hands (HutDemoEvening *evening, const Vote *vote, GError **error)
{
  g_autoptr (GHashTable) counted = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < evening->present->len; i++)
    {
      const char *block = block_at (evening, i);
      HutCount count = { 0 };

      if (!g_hash_table_add (counted, (gpointer)(block != NULL ? block : "")))
        continue;
      for (guint j = i; j < evening->present->len; j++)
        if (g_strcmp0 (block_at (evening, j), block) == 0)
          count_one (&count, choice_at (vote, j));
      if (!hut_demo_evening_act (
              evening, hut_motion_plan_block (&evening->acting, &vote->id, block, &count, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
call_roll (HutDemoEvening *evening, const Vote *vote, GError **error)
{
  for (guint i = 0; i < evening->present->len; i++)
    {
      const HutUid *member =
          hut_demo_evening_member (evening, g_array_index (evening->present, guint, i));

      if (!hut_demo_evening_act (evening,
                                 hut_motion_plan_ballot (&evening->acting, &vote->id, member,
                                                         choice_at (vote, i), error)))
        return FALSE;
    }
  return TRUE;
}

/* On paper, by two whose counts agree. */
static gboolean
count_papers (HutDemoEvening *evening, const Vote *vote, GError **error)
{
  const HutCount count = { .yes = vote->yes,
                           .no = vote->no,
                           .spoiled = vote->spoiled,
                           .abstain =
                               evening->present->len - vote->yes - vote->no - vote->spoiled };
  g_autofree char *first = g_strconcat ("监票人 ", hut_demo_evening_staff (evening, 1), NULL);
  g_autofree char *second = g_strconcat ("计票人 ", hut_demo_evening_staff (evening, 2), NULL);

  return hut_demo_evening_act (evening, hut_motion_plan_count (&evening->acting, &vote->id, 1,
                                                               first, &count, error)) &&
         hut_demo_evening_act (evening, hut_motion_plan_count (&evening->acting, &vote->id, 2,
                                                               second, &count, error));
}

static gboolean
count_poll (HutDemoEvening *evening, const Vote *vote, JsonArray *counts, GError **error)
{
  HutCount count = { .n_choices = counts != NULL
                                      ? MIN (json_array_get_length (counts), HUT_MAX_CHOICES)
                                      : 0 };

  for (guint i = 0; i < count.n_choices; i++)
    count.choices[i] = json_array_get_int_element (counts, i);
  return hut_demo_evening_act (
      evening, hut_motion_plan_count (&evening->acting, &vote->id, 1, NULL, &count, error));
}

static gboolean
count_votes (HutDemoEvening *evening, const Vote *vote, JsonObject *said, GError **error)
{
  const char *method = hut_json_get_string (said, "method");

  if (g_strcmp0 (method, "hands") == 0)
    return count_hands (evening, vote, error);
  if (g_strcmp0 (method, "roll-call") == 0)
    return call_roll (evening, vote, error);
  if (g_strcmp0 (method, "poll") == 0)
    return count_poll (evening, vote, hut_json_get_array (said, "counts"), error);
  return count_papers (evening, vote, error);
}

static gboolean
put_motion (HutDemoEvening *evening, const HutUid *topic, JsonObject *said, HutUid *id,
            GError **error)
{
  HutUid motion_id = hut_uid_new ();
  g_autoptr (HutRecord) motion = hut_record_new (&hut_kind_motion, &motion_id, NULL);
  JsonArray *choices = hut_json_get_array (said, "choices");

  hut_record_set (motion, "topic", hut_value_uid (topic));
  hut_demo_evening_set_words (evening, motion, said, "title");
  hut_record_set_text (motion, "method", hut_json_get_string (said, "method"));
  if (choices != NULL)
    {
      g_autofree char *json = hut_json_print (json_object_get_member (said, "choices"));

      hut_record_set_text (motion, "choices", json);
    }
  *id = motion_id;
  return hut_demo_evening_act (evening, hut_motion_plan_add (&evening->acting, motion, error));
}

/* ---- What follows ---- */

static const HutRecord *
find (GPtrArray *records, const HutUid *id)
{
  for (guint i = 0; i < records->len; i++)
    if (hut_uid_equal (&((HutRecord *)records->pdata[i])->id, id))
      return records->pdata[i];
  return NULL;
}

static gboolean
follow (HutDemoEvening *evening, const HutUid *id, JsonObject *said, GError **error)
{
  GPtrArray *resolutions = evening->meeting->resolutions;
  const char *done = hut_json_get_string (said, "done");

  if (json_object_has_member (said, "task") &&
      !hut_demo_evening_act (
          evening, hut_resolution_plan_to_task (&evening->acting, find (resolutions, id), error)))
    return FALSE;
  if (done != NULL)
    return hut_demo_evening_act (
        evening, hut_resolution_plan_done (
                     find (resolutions, id), done,
                     hut_demo_get_now (evening->body->demo) - 5 * HUT_TIME_DAY, error));
  return hut_demo_evening_act (
      evening, hut_resolution_plan_progress (find (resolutions, id),
                                             (int)hut_demo_evening_number (said, "progress"),
                                             hut_json_get_string (said, "words"), error));
}

/* What is left of it when it is the evening's turn again: the body's next meeting is told of one
 * that is under way. */
static void
remember (HutDemoEvening *evening, const HutUid *id)
{
  const HutRecord *resolution = find (evening->meeting->resolutions, id);

  if (hut_record_get_text (resolution, "target") == NULL)
    return;
  g_clear_pointer (&evening->body->followed, hut_record_free);
  evening->body->followed = hut_record_copy (resolution);
}

static gboolean
resolve (HutDemoEvening *evening, const HutUid *motion, JsonObject *said, GError **error)
{
  GTimeZone *zone = hut_office_get_zone (evening->body->office);
  g_autoptr (HutRecord) resolution =
      hut_resolution_of_motion (evening->meeting, hut_meeting_find (evening->meeting, motion));

  hut_record_set_text (resolution, "unit", hut_json_get_string (said, "unit"));
  hut_record_set_int (resolution, "due_at",
                      hut_time_day_start (hut_demo_get_now (evening->body->demo), zone,
                                          (int)hut_demo_evening_number (said, "due") + 1) -
                          1);
  if (!hut_demo_evening_act (evening,
                             hut_resolution_plan_add (&evening->acting, resolution, error)) ||
      !follow (evening, &resolution->id, said, error))
    return FALSE;
  remember (evening, &resolution->id);
  return TRUE;
}

gboolean
hut_demo_evening_decide (HutDemoEvening *evening, const HutUid *topic, JsonObject *said,
                         GError **error)
{
  JsonObject *resolution = hut_json_get_object (said, "resolution");
  Vote vote = { .yes = (guint)hut_demo_evening_number (said, "yes"),
                .no = (guint)hut_demo_evening_number (said, "no"),
                .spoiled = (guint)hut_demo_evening_number (said, "spoiled") };

  return put_motion (evening, topic, said, &vote.id, error) &&
         hut_demo_evening_act (evening, hut_motion_plan_open (&evening->acting, &vote.id, error)) &&
         count_votes (evening, &vote, said, error) &&
         hut_demo_evening_act (evening,
                               hut_motion_plan_close (&evening->acting, &vote.id, error)) &&
         hut_demo_evening_act (evening,
                               hut_motion_plan_publish (&evening->acting, &vote.id, error)) &&
         (resolution == NULL || resolve (evening, &vote.id, resolution, error));
}
