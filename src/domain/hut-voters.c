/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Members as voters. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-voters.h"

#include "domain/hut-owner-roll.h"

static gboolean
has_role (const HutRecord *member, const char *role)
{
  return g_strcmp0 (hut_record_get_text (member, "role"), role) == 0;
}

static gboolean
counts_owners (const HutDecisionRule *rule)
{
  return rule != NULL && (g_strcmp0 (rule->base, "owners") == 0 ||
                          g_strcmp0 (rule->base, "interested-owners") == 0);
}

static guint
add_voter (HutVoters *voters, guint member)
{
  voters->member_of[voters->n_voters] = member;
  return voters->n_voters++;
}

static HutOwnedUnit
unit_of (const HutRecord *member)
{
  const char *source = hut_record_get_text (member, "area_source");
  gint64 area = hut_record_get_int (member, "area", 0);
  HutOwnedUnit unit = { .owner = hut_record_get_text (member, "owner"),
                        .developer = hut_record_get_int (member, "developer", 0) == 1 };

  if (g_strcmp0 (source, "contract") == 0)
    unit.area_contract = area;
  else if (g_strcmp0 (source, "measured") == 0)
    unit.area_measured = area;
  else
    unit.area_registered = area;
  return unit;
}

/* The roll of people alone: every area is the same. */
static HutOwnerRoll *
roll_of_people (GArray *units)
{
  for (guint i = 0; i < units->len; i++)
    g_array_index (units, HutOwnedUnit, i).area_registered = 1;
  return hut_owner_roll_new ((const HutOwnedUnit *)(gpointer)units->data, units->len, NULL);
}

/* By the roll of owners; where an area is missing, people alone are counted and the fault told. */
static void
find_owners (HutVoters *voters, GPtrArray *members)
{
  g_autoptr (GArray) units = g_array_new (FALSE, TRUE, sizeof (HutOwnedUnit));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (HutOwnerRoll) roll = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < members->len; i++)
    {
      HutOwnedUnit unit = unit_of (members->pdata[i]);

      if (has_role (members->pdata[i], "guest"))
        continue;
      g_array_append_val (units, unit);
      g_array_append_val (places, i);
    }
  roll = hut_owner_roll_new ((const HutOwnedUnit *)(gpointer)units->data, units->len, &error);
  if (roll == NULL)
    {
      voters->fault = g_strdup (error->message);
      roll = roll_of_people (units);
    }
  for (guint i = 0; i < places->len; i++)
    {
      guint member = g_array_index (places, guint, i);
      guint voter = hut_owner_roll_get_voter (roll, i);

      voters->voter_of[member] = voter;
      if (voter == voters->n_voters)
        add_voter (voters, member);
    }
  if (voters->fault != NULL)
    return;
  for (guint i = 0; i < voters->n_voters; i++)
    voters->area[i] = hut_owner_roll_get_voter_area (roll, i);
  voters->area_base = hut_owner_roll_get_area (roll);
  voters->has_area = TRUE;
}

static void
find_members (HutVoters *voters, GPtrArray *members, gboolean by_household)
{
  g_autoptr (GHashTable) households = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < members->len; i++)
    {
      const char *household = hut_record_get_text (members->pdata[i], "household");
      gpointer known;

      if (has_role (members->pdata[i], "guest"))
        continue;
      if (by_household && household != NULL &&
          g_hash_table_lookup_extended (households, household, NULL, &known))
        {
          voters->voter_of[i] = GPOINTER_TO_UINT (known);
          continue;
        }
      voters->voter_of[i] = add_voter (voters, i);
      if (household != NULL)
        g_hash_table_insert (households, (gpointer)household,
                             GUINT_TO_POINTER (voters->voter_of[i]));
    }
}

HutVoters *
hut_voters_new (GPtrArray *members, const HutDecisionRule *rule)
{
  HutVoters *voters = g_new0 (HutVoters, 1);

  voters->n_members = members->len;
  voters->voter_of = g_new (guint, members->len);
  voters->member_of = g_new0 (guint, members->len);
  voters->area = g_new0 (gint64, members->len);
  for (guint i = 0; i < members->len; i++)
    {
      voters->voter_of[i] = HUT_NO_VOTER;
      voters->n_representatives += has_role (members->pdata[i], "owner-representative");
    }
  if (counts_owners (rule))
    find_owners (voters, members);
  else
    find_members (voters, members, rule != NULL && g_strcmp0 (rule->base, "households") == 0);
  return voters;
}

void
hut_voters_free (HutVoters *voters)
{
  if (voters == NULL)
    return;
  g_free (voters->voter_of);
  g_free (voters->member_of);
  g_free (voters->area);
  g_free (voters->fault);
  g_free (voters);
}
