/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The words of minutes: people, times, counts, verdicts. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-minutes.h"

#include "base/hut-json.h"
#include "domain/hut-minutes-block.h"
#include "domain/hut-motion-count.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

char *
hut_minutes_member (const HutRecord *member)
{
  const char *name = hut_record_get_text (member, "name");
  const char *number = hut_record_get_text (member, "number");
  g_autofree char *line = NULL;

  if (name == NULL)
    name = hut_record_get_text (member, "screen_name");
  line = hut_minutes_line (name);
  if (name == NULL)
    return number != NULL ? g_strdup_printf (C_ ("member", "No. %s"), number)
                          : g_strdup (C_ ("member", "unnamed"));
  /* Translators: a member's name and number. */
  return number != NULL ? g_strdup_printf (C_ ("member", "%s (%s)"), line, number)
                        : g_steal_pointer (&line);
}

GTimeZone *
hut_minutes_zone (HutOffice *office)
{
  return office != NULL ? hut_office_get_zone (office) : hut_time_zone (NULL);
}

char *
hut_minutes_time (HutTime time, HutOffice *office)
{
  /* Translators: a day and a time in minutes and on notices; %-m is a month without a zero. */
  return time != 0
             ? hut_time_format (time, hut_minutes_zone (office), C_ ("minutes", "%Y-%m-%d %H:%M"))
             : NULL;
}

char *
hut_minutes_length (HutTime length)
{
  gint64 seconds = MAX (0, length) / G_USEC_PER_SEC;

  return g_strdup_printf (C_ ("length of a speech", "%d min %02d s"), (int)(seconds / 60),
                          (int)(seconds % 60));
}

/* ---- Counts ---- */

static char *
poll_words (const HutRecord *motion)
{
  const char *json = hut_record_get_text (motion, "counts");
  const char *choices = hut_record_get_text (motion, "choices");
  g_autoptr (JsonNode) names = choices != NULL ? hut_json_parse (choices, -1, NULL) : NULL;
  JsonArray *array =
      names != NULL && JSON_NODE_HOLDS_ARRAY (names) ? json_node_get_array (names) : NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  HutCount count;

  if (json == NULL || !hut_count_read (&count, json, NULL))
    return NULL;
  for (guint i = 0; i < count.n_choices; i++)
    {
      JsonNode *node = array != NULL && i < json_array_get_length (array)
                           ? json_array_get_element (array, i)
                           : NULL;
      const char *name =
          node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      g_autofree char *line = hut_minutes_line (name);

      /* Translators: a choice of a poll and how many chose it. */
      g_ptr_array_add (words, g_strdup_printf (C_ ("poll", "%s: %d"), line, (int)count.choices[i]));
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (C_ ("between words", "; "), (char **)words->pdata);
}

static gboolean
is_poll (const HutRecord *motion)
{
  return g_strcmp0 (hut_record_get_text (motion, "method"), "poll") == 0;
}

char *
hut_minutes_count (const HutRecord *motion)
{
  HutTally tally;

  if (is_poll (motion))
    return poll_words (motion);
  if (hut_record_get (motion, "yes")->type == HUT_VALUE_NONE ||
      hut_record_get_text (motion, "verdict") == NULL)
    return NULL;
  hut_motion_recorded (motion, &tally);
  return g_strdup_printf (_ ("%d for, %d against, %d abstaining, %d spoiled, %d not voted"),
                          (int)tally.yes, (int)tally.no, (int)tally.abstain, (int)tally.spoiled,
                          (int)tally.not_voted);
}

/* ---- Verdicts ---- */

static gboolean
share_is_met (JsonObject *decision, const char *name, gint64 yes, gint64 of)
{
  HutShare share;

  return hut_share_read (&share, json_object_get_member (decision, name), name, NULL) &&
         hut_share_is_met (&share, yes, of);
}

/* Whether an opinion had its majority, by the rule as it stood then. */
static gboolean
is_carried (const HutRecord *motion)
{
  const char *json = hut_record_get_text (motion, "rule_value");
  g_autoptr (JsonObject) rule = json != NULL ? hut_json_parse_object (json, -1, NULL) : NULL;
  JsonObject *decision = rule != NULL ? hut_json_get_object (rule, "decision") : NULL;
  const char *voting = rule != NULL ? hut_json_get_string (rule, "voting") : NULL;
  gint64 people, area;
  HutTally tally;

  if (decision == NULL)
    return FALSE;
  hut_motion_recorded (motion, &tally);
  area = tally.area_yes + tally.area_no + tally.area_abstain + tally.area_spoiled;
  people = tally.present;
  if (g_strcmp0 (voting, "taking-part") == 0)
    people = hut_tally_taking_part (&tally);
  if (g_strcmp0 (voting, "base") == 0)
    {
      people = tally.base;
      area = tally.area_base;
    }
  return share_is_met (decision, "people", tally.yes, people) &&
         share_is_met (decision, "area", tally.area_yes, area);
}

const char *
hut_minutes_verdict (const HutRecord *motion)
{
  const char *verdict = hut_record_get_text (motion, "verdict");

  if (verdict == NULL || is_poll (motion))
    return NULL;
  if (g_str_equal (verdict, "passed"))
    return C_ ("verdict", "Passed");
  if (g_str_equal (verdict, "not-passed"))
    return C_ ("verdict", "Not passed");
  if (!g_str_equal (verdict, "opinion"))
    return C_ ("verdict", "No verdict");
  return is_carried (motion) ? C_ ("verdict", "Opinion formed")
                             : C_ ("verdict", "Opinion recorded, without a majority");
}

/* ---- What is signed ---- */

char *
hut_minutes_sha256 (const char *text, const char *log)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  if (text != NULL)
    g_checksum_update (sum, (const guchar *)text, -1);
  g_checksum_update (sum, (const guchar *)"", 1);
  if (log != NULL)
    g_checksum_update (sum, (const guchar *)log, -1);
  return g_strdup (g_checksum_get_string (sum));
}

gboolean
hut_minutes_holds (const HutRecord *minutes)
{
  g_autofree char *sum = NULL;

  if (g_strcmp0 (hut_record_get_text (minutes, "state"), "signed") != 0)
    return TRUE;
  sum = hut_minutes_sha256 (hut_record_get_text (minutes, "text"),
                            hut_record_get_text (minutes, "log"));
  return g_strcmp0 (sum, hut_record_get_text (minutes, "sha256")) == 0;
}
