/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The uids of what is there once in the roster. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-roster-key.h"

#include "domain/hut-activity-plan.h"
#include "domain/hut-patrol-again.h"
#include "domain/hut-roster.h"

static const char *
text (const HutRecord *record, const char *field)
{
  const char *value = hut_record_get_text (record, field);

  return value != NULL ? value : "";
}

static HutUid
profile_id (const char *stream, const HutRecord *profile)
{
  return hut_lane_profile_id (stream, text (profile, "lane"));
}

static HutUid
match_id (const char *stream, const HutRecord *match)
{
  HutUid need = hut_roster_uid (match, "need"), resource = hut_roster_uid (match, "resource");

  return hut_match_id (stream, &need, &resource);
}

static HutUid
signup_id (const char *stream, const HutRecord *signup)
{
  HutUid activity = hut_roster_uid (signup, "activity"), person = hut_roster_uid (signup, "person");

  return hut_signup_id (stream, &activity, &person);
}

static HutUid
rating_id (const char *stream, const HutRecord *rating)
{
  HutUid person = hut_roster_uid (rating, "person");

  return hut_rating_id (stream, text (rating, "lane"), text (rating, "month"),
                        text (rating, "subject"), hut_record_get_text (rating, "target"), &person);
}

/* That of the first like it, where it is none of those that were entered again. */
static HutUid
patrol_id (const char *stream, const HutRecord *patrol)
{
  HutUid person = hut_roster_uid (patrol, "person");
  const char *place = hut_roster_place (patrol) != NULL ? hut_roster_place (patrol) : "";
  HutTime began = hut_record_get_int (patrol, "began_at", 0);

  return hut_patrol_id_again (stream, place, &person, began, hut_patrol_before (stream, patrol));
}

HutUid
hut_correction_id (const char *stream, const HutKind *kind, const HutUid *replaced)
{
  char id[HUT_UID_STRING_LEN + 1];
  g_autofree char *key = g_strconcat ("replaces/", hut_uid_print (replaced, id), NULL);

  return hut_uid_from_key (stream, kind->name, key);
}

static HutUid
correction_id (const char *stream, const HutRecord *record)
{
  HutUid replaced = hut_roster_uid (record, "replaces");

  return hut_correction_id (stream, record->kind, &replaced);
}

static HutUid
role_id (const char *stream, const HutRecord *role)
{
  HutUid person = hut_roster_uid (role, "person");

  return hut_role_id (stream, &person, text (role, "code"), hut_roster_place (role),
                      hut_record_get_int (role, "from", 0));
}

static HutUid
shift_id (const char *stream, const HutRecord *shift)
{
  HutUid person = hut_roster_uid (shift, "person");

  return hut_shift_id (stream, text (shift, "lane"), &person, hut_record_get_int (shift, "day", 0));
}

/* clang-format off */
static const struct
{
  const HutKind *kind;
  HutRosterKey key;
  HutUid (*id) (const char *stream, const HutRecord *record);
  const char *field; /* of which a fault is told */
} keys[] = {
  { &hut_kind_lane_profile, HUT_ROSTER_KEY_ALWAYS, profile_id, "lane" },
  { &hut_kind_match,        HUT_ROSTER_KEY_ALWAYS, match_id,   "resource" },
  { &hut_kind_signup,       HUT_ROSTER_KEY_ALWAYS, signup_id,  "person" },
  { &hut_kind_rating,       HUT_ROSTER_KEY_ALWAYS, rating_id,  "lane" },
  { &hut_kind_patrol,       HUT_ROSTER_KEY_ALWAYS, patrol_id,  "person" },
  { &hut_kind_role,         HUT_ROSTER_KEY_COMMON, role_id,    "person" },
  { &hut_kind_shift,        HUT_ROSTER_KEY_COMMON, shift_id,   "person" },
};
/* clang-format on */

/* What puts another right has the uid that the other makes: there is one such. Before that it had
 * one of its own, which stays good. */
static gboolean
puts_right (const HutRecord *record)
{
  return (record->kind == &hut_kind_patrol || record->kind == &hut_kind_service ||
          record->kind == &hut_kind_lane_check) &&
         hut_record_get_text (record, "replaces") != NULL;
}

static int
find (const HutKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].kind == kind)
      return (int)i;
  return -1;
}

HutRosterKey
hut_roster_key (const char *stream, const HutRecord *record, HutUid *id)
{
  int at = find (record->kind);

  if (puts_right (record))
    {
      *id = correction_id (stream, record);
      return HUT_ROSTER_KEY_COMMON;
    }
  if (at < 0)
    return HUT_ROSTER_KEY_NONE;
  *id = keys[at].id (stream, record);
  return keys[at].key;
}

/* A uid that was made of a key is version 8 of RFC 9562. */
static gboolean
is_of_a_key (const HutUid *id)
{
  return id->bytes[6] >> 4 == 8;
}

const char *
hut_roster_key_fault (const char *stream, const HutRecord *present, const HutRecord *next,
                      const char **field)
{
  HutUid id = { { 0 } };
  HutRosterKey key = hut_roster_key (stream, next, &id);

  *field = NULL;
  if (key == HUT_ROSTER_KEY_NONE || hut_uid_equal (&id, &next->id))
    return NULL;
  if (key == HUT_ROSTER_KEY_COMMON && (present != NULL || !is_of_a_key (&next->id)))
    return NULL;
  *field = puts_right (next) ? "replaces" : keys[find (next->kind)].field;
  return "the id is not the one that its fields make";
}
