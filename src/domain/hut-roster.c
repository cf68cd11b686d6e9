/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The roster as it is read, and what its records say of themselves. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-roster.h"

#include "domain/hut-telephone.h"

#include <string.h>

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
}

HutRoster *
hut_roster_new (void)
{
  HutRoster *roster = g_new0 (HutRoster, 1);

  roster->places = new_list ();
  roster->roles = new_list ();
  roster->patrols = new_list ();
  roster->checks = new_list ();
  roster->ratings = new_list ();
  roster->shifts = new_list ();
  roster->gone = g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, g_free);
  return roster;
}

void
hut_roster_free (HutRoster *roster)
{
  g_ptr_array_unref (roster->places);
  g_ptr_array_unref (roster->roles);
  g_ptr_array_unref (roster->patrols);
  g_ptr_array_unref (roster->checks);
  g_ptr_array_unref (roster->ratings);
  g_ptr_array_unref (roster->shifts);
  g_hash_table_unref (roster->gone);
  g_free (roster);
}

char *
hut_roster_clean (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped != NULL && *stripped != '\0' ? hut_telephone_mask_in (stripped) : NULL;
}

HutUid
hut_roster_uid (const HutRecord *record, const char *name)
{
  const char *text = hut_record_get_text (record, name);
  HutUid id = { { 0 } };

  if (text != NULL)
    hut_uid_parse (text, &id);
  return id;
}

GPtrArray *
hut_roster_standing (GPtrArray *records)
{
  g_autoptr (GHashTable) replaced =
      g_hash_table_new_full (hut_uid_hash, hut_uid_equal, g_free, NULL);
  GPtrArray *standing = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      HutUid id = hut_roster_uid (records->pdata[i], "replaces");

      if (!hut_uid_is_nil (&id))
        g_hash_table_add (replaced, g_memdup2 (&id, sizeof id));
    }
  for (guint i = 0; i < records->len; i++)
    {
      const HutRecord *record = records->pdata[i];
      gboolean took_place = hut_kind_field (record->kind, "taken_back") == NULL ||
                            hut_record_get_int (record, "taken_back", 0) == 0;

      if (took_place && !g_hash_table_contains (replaced, &record->id))
        g_ptr_array_add (standing, records->pdata[i]);
    }
  return standing;
}

gboolean
hut_role_is_held (const HutRecord *role, HutTime from, HutTime until)
{
  return hut_record_get_int (role, "from", G_MININT64) < until &&
         hut_record_get_int (role, "until", G_MAXINT64) > from;
}

const char *
hut_roster_place (const HutRecord *record)
{
  const char *lane = hut_record_get_text (record, "lane");

  if (lane != NULL || hut_kind_field (record->kind, "grid") == NULL)
    return lane;
  return hut_record_get_text (record, "grid");
}

gboolean
hut_roster_is_at (const HutRecord *record, const HutRecord *place)
{
  const char *field = place->kind == &hut_kind_grid ? "grid" : "lane";

  return hut_kind_field (record->kind, field) != NULL &&
         g_strcmp0 (hut_record_get_text (record, field), hut_record_get_text (place, "code")) == 0;
}

/* ---- The chief ---- */

void
hut_roster_add_gone (HutRoster *roster, const HutUid *person, HutTime since)
{
  g_hash_table_insert (roster->gone, g_memdup2 (person, sizeof *person),
                       g_memdup2 (&since, sizeof since));
}

gboolean
hut_roster_is_here (const HutRoster *roster, const HutUid *person, HutTime at)
{
  const HutTime *since =
      hut_uid_is_nil (person) ? NULL : g_hash_table_lookup (roster->gone, person);

  return !hut_uid_is_nil (person) && (since == NULL || *since > at);
}

static int
compare_since (const HutRecord *first, const HutRecord *second)
{
  HutTime from = hut_record_get_int (first, "from", 0);
  HutTime other = hut_record_get_int (second, "from", 0);

  return from != other ? (from > other) - (from < other)
                       : memcmp (&first->id, &second->id, sizeof first->id);
}

HutUid
hut_lane_chief (const HutRecord *lane, const HutRoster *roster, HutTime at)
{
  return hut_lane_chief_among (lane, roster->roles, roster, at);
}

HutUid
hut_lane_chief_among (const HutRecord *lane, GPtrArray *roles, const HutRoster *roster, HutTime at)
{
  static const HutUid nobody = { { 0 } };
  HutUid chief = hut_roster_uid (lane, "chief");
  const HutRecord *found = NULL;

  for (guint i = 0; i < roles->len; i++)
    {
      const HutRecord *role = roles->pdata[i];
      HutUid person;

      if (g_strcmp0 (hut_record_get_text (role, "code"), "lane-chief") != 0 ||
          !hut_roster_is_at (role, lane) || !hut_role_is_held (role, at, at + 1))
        continue;
      person = hut_roster_uid (role, "person");
      if (hut_roster_is_here (roster, &person, at) &&
          (found == NULL || compare_since (role, found) < 0))
        found = role;
    }
  if (found != NULL)
    return hut_roster_uid (found, "person");
  return hut_roster_is_here (roster, &chief, at) ? chief : nobody;
}

/* ---- Uids ---- */

HutUid
hut_lane_profile_id (const char *stream, const char *lane)
{
  return hut_uid_from_key (stream, hut_kind_lane_profile.name, lane);
}

HutUid
hut_role_id (const char *stream, const HutUid *person, const char *code, const char *place,
             HutTime from)
{
  char text[HUT_UID_STRING_LEN + 1];
  g_autofree char *key =
      g_strdup_printf ("%s\t%s\t%s\t%" G_GINT64_FORMAT, hut_uid_print (person, text), code,
                       place != NULL ? place : "", from);

  return hut_uid_from_key (stream, hut_kind_role.name, key);
}

HutUid
hut_patrol_id (const char *stream, const char *place, const HutUid *person, HutTime began)
{
  char text[HUT_UID_STRING_LEN + 1];
  g_autofree char *key =
      g_strdup_printf ("%s\t%s\t%" G_GINT64_FORMAT, place, hut_uid_print (person, text), began);

  return hut_uid_from_key (stream, hut_kind_patrol.name, key);
}

HutUid
hut_patrol_id_again (const char *stream, const char *place, const HutUid *person, HutTime began,
                     guint before)
{
  char text[HUT_UID_STRING_LEN + 1];
  g_autofree char *key = NULL;

  if (before == 0)
    return hut_patrol_id (stream, place, person, began);
  key = g_strdup_printf ("%s\t%s\t%" G_GINT64_FORMAT "\t%u", place, hut_uid_print (person, text),
                         began, before);
  return hut_uid_from_key (stream, hut_kind_patrol.name, key);
}

HutUid
hut_rating_id (const char *stream, const char *lane, const char *month, const char *subject,
               const char *target, const HutUid *person)
{
  char text[HUT_UID_STRING_LEN + 1];
  g_autofree char *key =
      g_strdup_printf ("%s\t%s\t%s\t%s\t%s", lane, month, subject, target != NULL ? target : "",
                       hut_uid_print (person, text));

  return hut_uid_from_key (stream, hut_kind_rating.name, key);
}

HutUid
hut_shift_id (const char *stream, const char *lane, const HutUid *person, HutTime day)
{
  char text[HUT_UID_STRING_LEN + 1];
  g_autofree char *key =
      g_strdup_printf ("%s\t%s\t%" G_GINT64_FORMAT, lane, hut_uid_print (person, text), day);

  return hut_uid_from_key (stream, hut_kind_shift.name, key);
}

HutUid
hut_match_id (const char *stream, const HutUid *need, const HutUid *resource)
{
  char a[HUT_UID_STRING_LEN + 1], b[HUT_UID_STRING_LEN + 1];
  g_autofree char *key =
      g_strdup_printf ("%s\t%s", hut_uid_print (need, a), hut_uid_print (resource, b));

  return hut_uid_from_key (stream, hut_kind_match.name, key);
}
