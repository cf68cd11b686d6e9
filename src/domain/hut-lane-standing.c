/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The standing of a lane. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-lane-standing.h"

#include "base/hut-json.h"

#include <string.h>

/* The visits of one time by their uids, so that all see them in one order. */
static int
compare_times (gconstpointer a, gconstpointer b)
{
  const HutRecord *first = *(const HutRecord *const *)a, *second = *(const HutRecord *const *)b;
  HutTime at = hut_record_get_int (first, "at", 0), other = hut_record_get_int (second, "at", 0);

  if (at != other)
    return at < other ? -1 : 1;
  return memcmp (&first->id, &second->id, sizeof first->id);
}

HutLaneStanding
hut_lane_standing (GPtrArray *checks, const HutChecklist *list, const HutRosterMeasures *measures,
                   HutTime until)
{
  g_autoptr (GPtrArray) visits = hut_roster_standing (checks);
  HutLaneStanding standing = { 0 };

  g_ptr_array_sort (visits, compare_times);
  for (guint i = 0; i < visits->len; i++)
    {
      const HutRecord *visit = visits->pdata[i];
      HutTime at = hut_record_get_int (visit, "at", 0);

      if (at > until)
        break;
      standing.before = standing.last;
      standing.last = visit;
      standing.n_visits++;
      if (!hut_checklist_holds (list, hut_record_get_text (visit, "items")))
        standing.n_row = 0;
      else if (++standing.n_row == (guint)measures->qualify_visits)
        standing.since = at;
    }
  standing.qualifies = standing.n_row >= (guint)measures->qualify_visits;
  if (!standing.qualifies)
    standing.since = 0;
  return standing;
}

static void
difference_free (gpointer data)
{
  HutLaneDifference *difference = data;

  g_free (difference->first);
  g_free (difference->second);
  g_free (difference);
}

static JsonNode *
answers_of (const HutRecord *check)
{
  const char *text = check != NULL ? hut_record_get_text (check, "items") : NULL;
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : NULL;
}

static char *
dup_answer (JsonNode *answers, const char *code)
{
  return answers != NULL ? g_strdup (hut_json_get_string (json_node_get_object (answers), code))
                         : NULL;
}

GPtrArray *
hut_lane_compare (const HutRecord *first, const HutRecord *second, const HutChecklist *list)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (difference_free);
  g_autoptr (JsonNode) one = answers_of (first);
  g_autoptr (JsonNode) other = answers_of (second);
  GPtrArray *parts[] = { list->noes, list->haves };

  for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
    for (guint i = 0; i < parts[k]->len; i++)
      {
        HutLaneDifference *difference = g_new0 (HutLaneDifference, 1);

        difference->item = parts[k]->pdata[i];
        difference->first = dup_answer (one, difference->item->code);
        difference->second = dup_answer (other, difference->item->code);
        g_ptr_array_add (differences, difference);
      }
  return differences;
}
