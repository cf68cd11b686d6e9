/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What hangs out in lanes, as it is on record. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-boards.h"

#include "domain/hut-place-table.h"
#include "store/hut-reader-roster.h"

static gboolean
add_person (HutReader *reader, GPtrArray *people, GHashTable *seen, const HutUid *id,
            GError **error)
{
  g_autoptr (GError) failed = NULL;
  HutRecord *person;

  if (hut_uid_is_nil (id) || !g_hash_table_add (seen, g_memdup2 (id, sizeof *id)))
    return TRUE;
  person = hut_reader_get (reader, &hut_kind_person, id, &failed);
  if (person != NULL)
    g_ptr_array_add (people, person);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* Those who are responsible in the lanes. */
static GPtrArray *
read_people (HutReader *reader, const HutRoster *roster, HutTime now, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);
  g_autoptr (HutPlaceTable) roles = hut_place_table_new (roster->roles);

  for (guint i = 0; i < roster->places->len; i++)
    {
      const HutRecord *lane = roster->places->pdata[i];
      HutUid id = hut_lane_chief_among (lane, hut_place_table_at (roles, lane), roster, now);

      if (!add_person (reader, people, seen, &id, error))
        return NULL;
    }
  for (guint i = 0; i < roster->roles->len; i++)
    {
      HutUid id = hut_roster_uid (roster->roles->pdata[i], "person");

      if (hut_role_is_held (roster->roles->pdata[i], now, now + 1) &&
          !add_person (reader, people, seen, &id, error))
        return NULL;
    }
  return g_steal_pointer (&people);
}

GPtrArray *
hut_reader_boards (HutReader *reader, HutOffice *office, const char *lane, HutTime now,
                   GError **error)
{
  const HutRosterAsk ask = { .from = now, .until = now, .lane = lane };
  g_autoptr (HutRoster) roster = hut_reader_roster (reader, &ask, error);
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *telephone = hut_reader_get_setting (reader, "office-telephone");
  GPtrArray *boards;

  if (roster == NULL)
    return NULL;
  people = read_people (reader, roster, now, error);
  if (people == NULL)
    return NULL;
  boards = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_board_free);
  for (guint i = 0; i < roster->places->len; i++)
    g_ptr_array_add (
        boards, hut_board_new (roster->places->pdata[i], roster, people, office, telephone, now));
  return boards;
}
