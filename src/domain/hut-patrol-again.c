/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* When a patrol is entered again. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-patrol-again.h"

#include "domain/hut-roster.h"

gboolean
hut_patrol_is_like (const HutRecord *patrol, const HutRecord *other)
{
  static const char *const same[] = { "lane", "grid", "person", "began_at" };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    if (!hut_value_equal (hut_record_get (patrol, same[i]), hut_record_get (other, same[i])))
      return FALSE;
  return TRUE;
}

static HutUid
id_after (const char *stream, const HutRecord *patrol, guint before)
{
  HutUid person = hut_roster_uid (patrol, "person");
  const char *place = hut_roster_place (patrol);

  return hut_patrol_id_again (stream, place != NULL ? place : "", &person,
                              hut_record_get_int (patrol, "began_at", 0), before);
}

guint
hut_patrol_before (const char *stream, const HutRecord *patrol)
{
  for (guint before = 1; before <= HUT_PATROL_AGAIN_MOST; before++)
    {
      HutUid id = id_after (stream, patrol, before);

      if (hut_uid_equal (&id, &patrol->id))
        return before;
    }
  return 0;
}

gboolean
hut_patrol_stands (GPtrArray *there, const HutRecord *patrol)
{
  g_autoptr (GPtrArray) standing = hut_roster_standing (there);

  for (guint i = 0; i < standing->len; i++)
    if (hut_patrol_is_like (standing->pdata[i], patrol))
      return TRUE;
  return FALSE;
}

static gboolean
holds (GPtrArray *there, const HutUid *id)
{
  for (guint i = 0; i < there->len; i++)
    if (hut_uid_equal (&((const HutRecord *)there->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

const char *
hut_patrol_again_fault (const char *stream, const HutRecord *patrol, GPtrArray *there)
{
  guint before = hut_patrol_before (stream, patrol);
  HutUid last;

  if (before == 0)
    return NULL;
  last = id_after (stream, patrol, before - 1);
  if (!holds (there, &last))
    return "the one before it is not on record";
  return hut_patrol_stands (there, patrol) ? "one like it still stands" : NULL;
}
