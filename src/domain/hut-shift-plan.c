/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A schedule is proposed. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-shift-plan.h"

#include "domain/hut-coverage.h"
#include "domain/hut-place-table.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define EVERY_DAY 0xfe /* Monday to Sunday, bits 1 to 7 */

typedef struct
{
  guint n;     /* patrols in the month */
  gint64 last; /* number of the day of the last; G_MININT64: none */
} Load;

typedef struct
{
  const HutRoster *roster;
  HutPlaceTable *roles; /* of the roster */
  GHashTable *available;
  GHashTable *loads; /* HutUid → Load */
  GHashTable *taken; /* HutUid: has a lane on the day that is planned */
  GPtrArray *plan;
} Planning;

static void
proposal_free (gpointer data)
{
  HutShiftProposal *proposal = data;

  g_free (proposal->reason);
  g_free (proposal);
}

guint
hut_shift_days (const char *available)
{
  g_autoptr (JsonNode) node = available != NULL ? json_from_string (available, NULL) : NULL;
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint days = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      gint64 day =
          json_node_get_value_type (element) == G_TYPE_INT64 ? json_node_get_int (element) : 0;

      if (day >= 1 && day <= 7)
        days |= 1u << day;
    }
  return days != 0 ? days : EVERY_DAY;
}

/* 1970-01-01 was a Thursday. */
static guint
weekday (gint64 day)
{
  return (guint)(((day + 3) % 7 + 7) % 7) + 1;
}

static Load *
load_of (Planning *planning, const HutUid *person)
{
  Load *load = g_hash_table_lookup (planning->loads, person);

  if (load == NULL)
    {
      load = g_new0 (Load, 1);
      load->last = G_MININT64;
      g_hash_table_insert (planning->loads, g_memdup2 (person, sizeof *person), load);
    }
  return load;
}

static void
take (Planning *planning, const HutUid *person, gint64 day)
{
  Load *load = load_of (planning, person);

  load->n++;
  load->last = MAX (load->last, day);
  g_hash_table_add (planning->taken, g_memdup2 (person, sizeof *person));
}

gboolean
hut_shift_is_available (GHashTable *available, const HutUid *person, gint64 day)
{
  gpointer days;

  return !g_hash_table_lookup_extended (available, person, NULL, &days) ||
         (GPOINTER_TO_UINT (days) & 1u << weekday (day)) != 0;
}

static gboolean
is_free (Planning *planning, const HutUid *person, gint64 day)
{
  return !g_hash_table_contains (planning->taken, person) &&
         hut_shift_is_available (planning->available, person, day);
}

static gboolean
is_before (Planning *planning, const HutUid *a, const HutUid *b)
{
  const Load *first = load_of (planning, a), *second = load_of (planning, b);

  if (first->n != second->n)
    return first->n < second->n;
  if (first->last != second->last)
    return first->last < second->last;
  return memcmp (a, b, sizeof *a) < 0;
}

static char *
reason_for (const Load *load)
{
  if (load->n == 0)
    return g_strdup (_ ("no patrol in the month so far"));
  return g_strdup_printf (_ ("fewest patrols in the month so far: %u"), load->n);
}

static void
propose (Planning *planning, const HutRecord *lane, gint64 day, HutTime from, HutTime until)
{
  HutShiftProposal *proposal = g_new0 (HutShiftProposal, 1);
  GPtrArray *roles = hut_place_table_at (planning->roles, lane);
  gboolean found = FALSE, has_any = FALSE;

  *proposal = (HutShiftProposal){ .lane = lane, .day = from };
  for (guint i = 0; i < roles->len; i++)
    {
      const HutRecord *role = roles->pdata[i];
      HutUid person = hut_roster_uid (role, "person");

      if (g_strcmp0 (hut_record_get_text (role, "code"), "steward") != 0 ||
          hut_uid_is_nil (&person) || !hut_role_is_held (role, from, until))
        continue;
      has_any = TRUE;
      if (!is_free (planning, &person, day) ||
          (found && !is_before (planning, &person, &proposal->person)))
        continue;
      proposal->person = person;
      found = TRUE;
    }
  if (found)
    {
      const Load *load = load_of (planning, &proposal->person);

      proposal->n_before = load->n;
      proposal->reason = reason_for (load);
      take (planning, &proposal->person, day);
    }
  else
    proposal->reason = g_strdup (has_any ? _ ("none of its stewards is free on the day")
                                         : _ ("the lane has no steward"));
  g_ptr_array_add (planning->plan, proposal);
}

/* Who is planned already on the day; the lanes that have somebody. */
static GHashTable *
take_planned (Planning *planning, gint64 day, HutTime from, HutTime until)
{
  GHashTable *lanes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < planning->roster->shifts->len; i++)
    {
      const HutRecord *shift = planning->roster->shifts->pdata[i];
      HutTime at = hut_record_get_int (shift, "day", 0);
      const char *lane = hut_record_get_text (shift, "lane");
      HutUid person;

      if (at < from || at >= until || lane == NULL)
        continue;
      person = hut_roster_uid (shift, "person");
      take (planning, &person, day);
      g_hash_table_add (lanes, (gpointer)lane);
    }
  return lanes;
}

static void
plan_day (Planning *planning, gint64 day, gboolean propose_too, GTimeZone *zone)
{
  HutTime from = hut_roster_day_start (day, zone), until = hut_roster_day_start (day + 1, zone);
  g_autoptr (GHashTable) lanes = NULL;

  g_hash_table_remove_all (planning->taken);
  lanes = take_planned (planning, day, from, until);
  for (guint i = 0; propose_too && i < planning->roster->places->len; i++)
    {
      const HutRecord *lane = planning->roster->places->pdata[i];

      if (lane->kind == &hut_kind_lane &&
          !g_hash_table_contains (lanes, hut_record_get_text (lane, "code")))
        propose (planning, lane, day, from, until);
    }
}

GPtrArray *
hut_shift_plan_propose (const HutRoster *roster, GHashTable *available,
                        const HutRosterMeasures *measures, HutCalendar *calendar, GTimeZone *zone,
                        gint64 first, gint64 from, gint64 end)
{
  g_autoptr (GHashTable) loads =
      g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);
  GPtrArray *plan = g_ptr_array_new_with_free_func (proposal_free);
  g_autoptr (HutPlaceTable) roles = hut_place_table_new (roster->roles);
  Planning planning = { roster, roles, available, loads, taken, plan };

  for (gint64 day = first; day < end; day++)
    {
      HutDayKind kind = hut_calendar_numbered_day (calendar, day, NULL);

      if (day < from || !measures->working_days || kind == HUT_DAY_WORKING ||
          kind == HUT_DAY_WORKING_WEEKEND)
        plan_day (&planning, day, day >= from, zone);
    }
  return plan;
}
