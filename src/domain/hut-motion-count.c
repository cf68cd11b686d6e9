/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Counting a motion by its method. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-motion-count.h"

#include "base/hut-json.h"
#include "domain/hut-decision-days.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MAX_COUNT 100000000 /* of one choice: sums of a meeting stay far below 64 bits */

/* ---- A count as JSON ---- */

static gboolean
refuse (GError **error, HutDomainError code, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, code, why);
  return FALSE;
}

static gboolean
read_number (JsonObject *object, const char *name, gint64 *number, GError **error)
{
  *number = 0;
  if (!json_object_has_member (object, name))
    return TRUE;
  if (hut_json_get_int (object, name, number) && *number >= 0 && *number <= MAX_COUNT)
    return TRUE;
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
               _ ("“%s” of the count is not a number from 0 to %d"), name, MAX_COUNT);
  return FALSE;
}

static gboolean
read_choices (HutCount *count, JsonObject *object, GError **error)
{
  JsonArray *choices = hut_json_get_array (object, "choices");

  count->n_choices = choices != NULL ? json_array_get_length (choices) : 0;
  if (count->n_choices > HUT_MAX_CHOICES)
    {
      count->n_choices = 0;
      return refuse (error, HUT_DOMAIN_ERROR_MALFORMED, _ ("The poll has too many choices"));
    }
  for (guint i = 0; i < count->n_choices; i++)
    {
      JsonNode *node = json_array_get_element (choices, i);
      gint64 number =
          JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
              ? json_node_get_int (node)
              : -1;

      if (number < 0 || number > MAX_COUNT)
        return refuse (error, HUT_DOMAIN_ERROR_MALFORMED,
                       _ ("A choice of the count is not a number"));
      count->choices[i] = number;
    }
  return TRUE;
}

static gboolean
read_count (HutCount *count, JsonObject *object, GError **error)
{
  *count = (HutCount){ 0 };
  return read_number (object, "yes", &count->yes, error) &&
         read_number (object, "no", &count->no, error) &&
         read_number (object, "abstain", &count->abstain, error) &&
         read_number (object, "spoiled", &count->spoiled, error) &&
         read_choices (count, object, error);
}

gboolean
hut_count_read (HutCount *count, const char *json, GError **error)
{
  g_autoptr (JsonObject) object = hut_json_parse_object (json, -1, NULL);

  *count = (HutCount){ 0 };
  if (object == NULL)
    return refuse (error, HUT_DOMAIN_ERROR_MALFORMED, _ ("The count cannot be read"));
  return read_count (count, object, error);
}

static JsonObject *
count_object (const HutCount *count)
{
  JsonObject *object = json_object_new ();

  if (count->n_choices > 0)
    {
      JsonArray *choices = json_array_new ();

      for (guint i = 0; i < count->n_choices; i++)
        json_array_add_int_element (choices, count->choices[i]);
      json_object_set_array_member (object, "choices", choices);
      json_object_set_int_member (object, "spoiled", count->spoiled);
      return object;
    }
  json_object_set_int_member (object, "yes", count->yes);
  json_object_set_int_member (object, "no", count->no);
  json_object_set_int_member (object, "abstain", count->abstain);
  json_object_set_int_member (object, "spoiled", count->spoiled);
  return object;
}

char *
hut_count_print (const HutCount *count)
{
  g_autoptr (JsonObject) object = count_object (count);

  return hut_json_print_object (object);
}

gint64
hut_count_total (const HutCount *count)
{
  return count->yes + count->no + count->abstain + count->spoiled;
}

/* ---- Block by block ---- */

static void
clear_block (gpointer block)
{
  g_free (((HutBlockCount *)block)->block);
}

GArray *
hut_block_counts_read (const char *json, GError **error)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, TRUE, sizeof (HutBlockCount));
  g_autoptr (JsonNode) node = json != NULL ? hut_json_parse (json, -1, NULL) : NULL;
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  g_array_set_clear_func (blocks, clear_block);
  if (json != NULL && array == NULL)
    {
      refuse (error, HUT_DOMAIN_ERROR_MALFORMED, _ ("The count by block cannot be read"));
      return NULL;
    }
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      const char *name = object != NULL ? hut_json_get_string (object, "block") : NULL;
      HutBlockCount block = { 0 };

      if (name == NULL)
        {
          refuse (error, HUT_DOMAIN_ERROR_MALFORMED, _ ("The count by block cannot be read"));
          return NULL;
        }
      if (!read_count (&block.count, object, error))
        return NULL;
      block.block = g_strdup (name);
      g_array_append_val (blocks, block);
    }
  return g_steal_pointer (&blocks);
}

static char *
print_blocks (GArray *blocks)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < blocks->len; i++)
    {
      const HutBlockCount *block = &g_array_index (blocks, HutBlockCount, i);
      JsonObject *object = count_object (&block->count);

      json_object_set_string_member (object, "block", block->block);
      json_array_add_object_element (array, object);
    }
  json_node_take_array (node, array);
  return hut_json_print (node);
}

char *
hut_block_counts_set (const char *json, const char *name, const HutCount *count)
{
  g_autoptr (GArray) blocks = hut_block_counts_read (json, NULL);
  HutBlockCount block;

  if (blocks == NULL)
    {
      blocks = g_array_new (FALSE, TRUE, sizeof (HutBlockCount));
      g_array_set_clear_func (blocks, clear_block);
    }
  for (guint i = 0; i < blocks->len; i++)
    if (g_str_equal (g_array_index (blocks, HutBlockCount, i).block, name))
      {
        g_array_index (blocks, HutBlockCount, i).count = *count;
        return print_blocks (blocks);
      }
  block = (HutBlockCount){ g_strdup (name), *count };
  g_array_append_val (blocks, block);
  return print_blocks (blocks);
}

/* ---- A roll call ---- */

static JsonObject *
read_corrections (const HutRecord *motion)
{
  const char *json = hut_record_get_text (motion, "corrections");
  JsonObject *object = json != NULL ? hut_json_parse_object (json, -1, NULL) : NULL;

  return object != NULL ? object : json_object_new ();
}

char *
hut_motion_correct (const HutRecord *motion, const HutUid *member, const char *choice,
                    const char *why)
{
  g_autoptr (JsonObject) corrections = read_corrections (motion);
  JsonObject *correction = json_object_new ();
  char id[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (correction, "choice", choice);
  json_object_set_string_member (correction, "why", why);
  json_object_set_object_member (corrections, hut_uid_print (member, id), correction);
  return hut_json_print_object (corrections);
}

static void
correct_each (HutVoterBallot *ballots, const HutMeeting *meeting, const HutRecord *motion,
              const HutVoters *voters)
{
  g_autoptr (JsonObject) corrections = read_corrections (motion);

  for (guint i = 0; i < voters->n_members; i++)
    {
      const HutRecord *member = meeting->members->pdata[i];
      char id[HUT_UID_STRING_LEN + 1];
      JsonObject *correction = hut_json_get_object (corrections, hut_uid_print (&member->id, id));
      const char *choice = correction != NULL ? hut_json_get_string (correction, "choice") : NULL;
      guint voter = voters->voter_of[i];

      for (const HutCode *code = hut_codes_ballot;
           choice != NULL && voter != HUT_NO_VOTER && code->code != NULL; code++)
        if (g_str_equal (code->code, choice))
          {
            ballots[voter].choice = code->code;
            ballots[voter].corrected = TRUE;
          }
    }
}

static gboolean
is_before (const HutRecord *ballot, const HutRecord *other)
{
  return hut_record_get_int (ballot, "at", 0) < hut_record_get_int (other, "at", 0);
}

HutVoterBallot *
hut_motion_ballots (const HutMeeting *meeting, const HutRecord *motion, const HutVoters *voters)
{
  HutVoterBallot *ballots = g_new0 (HutVoterBallot, MAX (voters->n_voters, 1));
  g_autoptr (GHashTable) places = g_hash_table_new (hut_uid_hash, hut_uid_equal);

  for (guint i = 0; i < voters->n_members; i++)
    if (voters->voter_of[i] != HUT_NO_VOTER)
      g_hash_table_insert (places, &((HutRecord *)meeting->members->pdata[i])->id,
                           GUINT_TO_POINTER (voters->voter_of[i] + 1));
  for (guint i = 0; i < meeting->ballots->len; i++)
    {
      const HutRecord *ballot = meeting->ballots->pdata[i];
      const HutRecord *member = hut_meeting_of (meeting, ballot, "member");
      guint place = member != NULL && hut_meeting_is_of (ballot, "motion", &motion->id)
                        ? GPOINTER_TO_UINT (g_hash_table_lookup (places, &member->id))
                        : 0;

      if (place == 0 ||
          (ballots[place - 1].ballot != NULL && !is_before (ballot, ballots[place - 1].ballot)))
        continue;
      ballots[place - 1].ballot = ballot;
      ballots[place - 1].choice = hut_record_get_text (ballot, "choice");
    }
  correct_each (ballots, meeting, motion, voters);
  return ballots;
}

static gboolean
tally_ballots (const HutMeeting *meeting, const HutRecord *motion, const HutVoters *voters,
               HutTally *tally, GError **error)
{
  g_autofree HutVoterBallot *ballots = hut_motion_ballots (meeting, motion, voters);

  for (guint i = 0; i < voters->n_voters; i++)
    {
      const char *choice = ballots[i].choice;
      gint64 area = voters->area[i];
      struct
      {
        const char *code;
        gint64 *people;
        gint64 *area;
      } into[] = { { "yes", &tally->yes, &tally->area_yes },
                   { "no", &tally->no, &tally->area_no },
                   { "abstain", &tally->abstain, &tally->area_abstain },
                   { "spoiled", &tally->spoiled, &tally->area_spoiled } };

      for (gsize k = 0; choice != NULL && k < G_N_ELEMENTS (into); k++)
        if (g_str_equal (into[k].code, choice))
          {
            *into[k].people += 1;
            *into[k].area += area;
          }
    }
  tally->has_area = voters->has_area;
  return hut_tally_taking_part (tally) > 0 ||
         refuse (error, HUT_DOMAIN_ERROR_RULE, _ ("Nobody has voted yet"));
}

/* ---- Each method ---- */

static void
take_count (HutTally *tally, const HutCount *count)
{
  tally->yes += count->yes;
  tally->no += count->no;
  tally->abstain += count->abstain;
  tally->spoiled += count->spoiled;
}

static gboolean
tally_blocks (const HutRecord *motion, HutTally *tally, GError **error)
{
  g_autoptr (GArray) blocks = hut_block_counts_read (hut_record_get_text (motion, "blocks"), error);

  if (blocks == NULL)
    return FALSE;
  for (guint i = 0; i < blocks->len; i++)
    take_count (tally, &g_array_index (blocks, HutBlockCount, i).count);
  return blocks->len > 0 || refuse (error, HUT_DOMAIN_ERROR_RULE, _ ("Nobody has counted yet"));
}

static gboolean
differ (const char *what, gint64 first, gint64 second, GError **error)
{
  if (first == second)
    return FALSE;
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
               _ ("The two counters differ: %s %d and %d. Count again."), what, (int)first,
               (int)second);
  return TRUE;
}

/* Two count by themselves; what they do not agree on is not known. */
static gboolean
tally_paper (const HutRecord *motion, HutTally *tally, GError **error)
{
  const char *first = hut_record_get_text (motion, "count_1");
  const char *second = hut_record_get_text (motion, "count_2");
  HutCount a, b;

  if (first == NULL && second == NULL)
    return refuse (error, HUT_DOMAIN_ERROR_RULE, _ ("Nobody has counted yet"));
  if (first == NULL || second == NULL)
    return refuse (error, HUT_DOMAIN_ERROR_RULE, _ ("The other counter has not counted yet"));
  if (!hut_count_read (&a, first, error) || !hut_count_read (&b, second, error))
    return FALSE;
  if (differ (_ ("For"), a.yes, b.yes, error) || differ (_ ("Against"), a.no, b.no, error) ||
      differ (_ ("Abstaining"), a.abstain, b.abstain, error) ||
      differ (_ ("Spoiled"), a.spoiled, b.spoiled, error))
    return FALSE;
  take_count (tally, &a);
  return TRUE;
}

static gboolean
tally_one (const HutRecord *motion, HutTally *tally, GError **error)
{
  const char *json = hut_record_get_text (motion, "count_1");
  HutCount count;

  if (json == NULL)
    return refuse (error, HUT_DOMAIN_ERROR_RULE, _ ("Nobody has counted yet"));
  if (!hut_count_read (&count, json, error))
    return FALSE;
  take_count (tally, &count);
  return TRUE;
}

/* ---- All together ---- */

/* By how many days the notice came too late for the day on which the meeting was opened. */
static int
notice_late (const HutRecord *meeting, const HutDecisionRule *rule)
{
  HutTime announced = hut_record_get_int (meeting, "announced_at", 0);
  HutTime held =
      hut_record_get_int (meeting, "opened_at", hut_record_get_int (meeting, "starts_at", 0));
  GTimeZone *zone = rule->zone != NULL ? rule->zone : hut_time_zone (NULL);

  if (announced == 0 || held == 0)
    return 0;
  return hut_notice_lacks (rule, hut_time_day_number (announced, zone),
                           hut_time_day_number (held, zone));
}

/* Where the rule asks for a notice: that the topic stood in it, and that it came in time. */
static void
find_announced (HutTally *tally, const HutMeeting *meeting, const HutRecord *motion,
                const HutDecisionRule *rule)
{
  const HutRecord *topic = hut_meeting_of (meeting, motion, "topic");

  if (rule == NULL || rule->notice_days == 0)
    return;
  tally->not_announced = topic == NULL || hut_record_get_int (topic, "announced", 0) != 1;
  tally->notice_late = notice_late (meeting->meeting, rule);
}

/* What the law gives to somebody stays with the topic where the motion does not say it. */
static const char *
subject_of (const HutMeeting *meeting, const HutRecord *motion)
{
  const char *subject = hut_record_get_text (motion, "subject");
  const HutRecord *topic = hut_meeting_of (meeting, motion, "topic");

  return subject == NULL && topic != NULL ? hut_record_get_text (topic, "subject") : subject;
}

static void
begin (HutTally *tally, const HutMeeting *meeting, const HutRecord *motion,
       const HutAttendance *attendance, gint64 day)
{
  gboolean frozen = hut_record_get (motion, "base")->type != HUT_VALUE_NONE;

  *tally = (HutTally){
    .subject = subject_of (meeting, motion),
    .base = frozen ? hut_record_get_int (motion, "base", 0) : attendance->base,
    .present = frozen ? hut_record_get_int (motion, "present", 0) : attendance->present,
    .has_representatives = TRUE,
    .representatives =
        frozen ? hut_record_get_int (motion, "representatives", 0) : attendance->representatives,
    .representatives_present = frozen ? hut_record_get_int (motion, "representatives_present", 0)
                                      : attendance->representatives_present,
    .area_base = frozen ? hut_record_get_int (motion, "area_base", 0) : attendance->area_base,
    .day = day
  };
}

static gboolean
is_of_present (const HutDecisionRule *rule)
{
  return rule == NULL || rule->voting == HUT_VOTING_PRESENT;
}

gboolean
hut_motion_tally (const HutMeeting *meeting, const HutRecord *motion, const HutMotionRoll *roll,
                  gint64 day, HutTally *tally, GError **error)
{
  const char *method = hut_record_get_text (motion, "method");
  gboolean known;

  begin (tally, meeting, motion, roll->attendance, day);
  find_announced (tally, meeting, motion, roll->rule);
  if (g_strcmp0 (method, "roll-call") == 0)
    known = tally_ballots (meeting, motion, roll->voters, tally, error);
  else if (g_strcmp0 (method, "secret") == 0)
    known = tally_paper (motion, tally, error);
  else if (g_strcmp0 (method, "hands") == 0)
    known = tally_blocks (motion, tally, error);
  else
    known = tally_one (motion, tally, error);
  /* The area of a vote that was opened without one is not measured. */
  if (hut_record_get (motion, "base")->type != HUT_VALUE_NONE &&
      hut_record_get (motion, "area_base")->type == HUT_VALUE_NONE)
    tally->has_area = FALSE;
  /* Who votes on paper, or signs, does so whoever comes. */
  tally->not_voted = MAX (0, (is_of_present (roll->rule) ? tally->present : tally->base) -
                                 hut_tally_taking_part (tally));
  return known;
}

void
hut_motion_recorded (const HutRecord *motion, HutTally *tally)
{
  *tally = (HutTally){
    .subject = hut_record_get_text (motion, "subject"),
    .base = hut_record_get_int (motion, "base", 0),
    .present = hut_record_get_int (motion, "present", 0),
    .yes = hut_record_get_int (motion, "yes", 0),
    .no = hut_record_get_int (motion, "no", 0),
    .abstain = hut_record_get_int (motion, "abstain", 0),
    .spoiled = hut_record_get_int (motion, "spoiled", 0),
    .not_voted = hut_record_get_int (motion, "not_voted", 0),
    .representatives = hut_record_get_int (motion, "representatives", 0),
    .representatives_present = hut_record_get_int (motion, "representatives_present", 0),
    .has_representatives = TRUE,
    .area_base = hut_record_get_int (motion, "area_base", 0),
    .area_yes = hut_record_get_int (motion, "area_yes", 0),
    .area_no = hut_record_get_int (motion, "area_no", 0),
    .area_abstain = hut_record_get_int (motion, "area_abstain", 0),
    .area_spoiled = hut_record_get_int (motion, "area_spoiled", 0),
    .has_area = hut_record_get (motion, "area_yes")->type != HUT_VALUE_NONE,
  };
}
