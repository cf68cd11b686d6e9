/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The roll of owners. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-owner-roll.h"

#include "domain/hut-kind.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutOwnerRoll
{
  GArray *voters; /* gint64: the area of each */
  GArray *units;  /* guint: the voter of each */
  gint64 area;
};

static gboolean
find_area (const HutOwnedUnit *unit, guint place, gint64 *area, GError **error)
{
  *area = unit->area_registered != 0 ? unit->area_registered
          : unit->area_measured != 0 ? unit->area_measured
                                     : unit->area_contract;
  if (*area > 0)
    return TRUE;
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
               _ ("Unit %u has no area: registered, measured or by contract"), place + 1);
  return FALSE;
}

/* The voter of @unit; a new one where nobody owned before what he owns. */
static guint
find_voter (HutOwnerRoll *roll, const HutOwnedUnit *unit, GHashTable *owners, gint *developer)
{
  const gint64 none = 0;
  guint voter = roll->voters->len;
  gpointer known;

  if (unit->developer && *developer >= 0)
    return (guint)*developer;
  if (!unit->developer && unit->owner != NULL &&
      g_hash_table_lookup_extended (owners, unit->owner, NULL, &known))
    return GPOINTER_TO_UINT (known);
  if (unit->developer)
    *developer = (gint)voter;
  else if (unit->owner != NULL)
    g_hash_table_insert (owners, (gpointer)unit->owner, GUINT_TO_POINTER (voter));
  g_array_append_val (roll->voters, none);
  return voter;
}

static gboolean
add_unit (HutOwnerRoll *roll, const HutOwnedUnit *unit, guint place, GHashTable *owners,
          gint *developer, GError **error)
{
  gint64 area;
  guint voter;

  if (!find_area (unit, place, &area, error))
    return FALSE;
  if (area > G_MAXINT64 - roll->area)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           _ ("The areas are larger than can be counted"));
      return FALSE;
    }
  voter = find_voter (roll, unit, owners, developer);
  g_array_append_val (roll->units, voter);
  g_array_index (roll->voters, gint64, voter) += area;
  roll->area += area;
  return TRUE;
}

HutOwnerRoll *
hut_owner_roll_new (const HutOwnedUnit *units, guint n_units, GError **error)
{
  g_autoptr (HutOwnerRoll) roll = g_new0 (HutOwnerRoll, 1);
  g_autoptr (GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);
  gint developer = -1;

  roll->voters = g_array_new (FALSE, FALSE, sizeof (gint64));
  roll->units = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_units);
  for (guint i = 0; i < n_units; i++)
    if (!add_unit (roll, &units[i], i, owners, &developer, error))
      return NULL;
  return g_steal_pointer (&roll);
}

void
hut_owner_roll_free (HutOwnerRoll *roll)
{
  if (roll == NULL)
    return;
  g_array_unref (roll->voters);
  g_array_unref (roll->units);
  g_free (roll);
}

guint
hut_owner_roll_get_people (const HutOwnerRoll *roll)
{
  return roll->voters->len;
}

gint64
hut_owner_roll_get_area (const HutOwnerRoll *roll)
{
  return roll->area;
}

guint
hut_owner_roll_get_voter (const HutOwnerRoll *roll, guint unit)
{
  return g_array_index (roll->units, guint, unit);
}

gint64
hut_owner_roll_get_voter_area (const HutOwnerRoll *roll, guint voter)
{
  return g_array_index (roll->voters, gint64, voter);
}

void
hut_owner_roll_tally (const HutOwnerRoll *roll, const HutBallot *ballots, HutTally *tally)
{
  gint64 people[HUT_BALLOT_SPOILED + 1] = { 0 }, areas[HUT_BALLOT_SPOILED + 1] = { 0 };

  for (guint i = 0; i < roll->voters->len; i++)
    {
      people[ballots[i]]++;
      areas[ballots[i]] += g_array_index (roll->voters, gint64, i);
    }
  tally->base = roll->voters->len;
  tally->present = roll->voters->len - people[HUT_BALLOT_NOT_CAST];
  tally->not_voted = people[HUT_BALLOT_NOT_CAST];
  tally->yes = people[HUT_BALLOT_YES];
  tally->no = people[HUT_BALLOT_NO];
  tally->abstain = people[HUT_BALLOT_ABSTAIN];
  tally->spoiled = people[HUT_BALLOT_SPOILED];
  tally->has_area = TRUE;
  tally->area_base = roll->area;
  tally->area_yes = areas[HUT_BALLOT_YES];
  tally->area_no = areas[HUT_BALLOT_NO];
  tally->area_abstain = areas[HUT_BALLOT_ABSTAIN];
  tally->area_spoiled = areas[HUT_BALLOT_SPOILED];
}
