/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A list of members against the roll of a body. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-member-work.h"

#include "domain/hut-member-plan.h"
#include "store/hut-reader-meeting.h"

/* What a group may hold together. */
#define GROUP 100

HutUid
hut_member_new_id (HutReader *reader, const char *stream, const HutUid *body, const HutRecord *said)
{
  g_autofree char *key = hut_member_key (body, said);
  g_autoptr (HutRecord) taken = NULL;
  HutUid id;

  if (key == NULL)
    return hut_uid_new ();
  id = hut_member_id (stream, key);
  taken = hut_reader_get (reader, &hut_kind_member, &id, NULL);
  return taken == NULL ? id : hut_uid_new ();
}

/* The members of the roll by how they are named. */
static GHashTable *
index_members (GPtrArray *members, const HutUid *body)
{
  GHashTable *by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < members->len; i++)
    {
      char *key = hut_member_key (body, members->pdata[i]);

      if (key != NULL)
        g_hash_table_insert (by_key, key, members->pdata[i]);
    }
  return by_key;
}

static gboolean
is_same (const HutRecord *a, const HutRecord *b)
{
  for (guint i = 0; i < a->kind->n_fields; i++)
    if (!hut_value_equal (&a->values[i], &b->values[i]))
      return FALSE;
  return TRUE;
}

/* With what is personal, which the list may say otherwise. */
static gboolean
write_change (HutWrite *write, HutReader *reader, const HutRecord *listed, const HutRecord *said,
              HutMemberCounts *counts, GError **error)
{
  g_autoptr (HutRecord) kept = hut_reader_get (reader, &hut_kind_member, &listed->id, error);
  g_autoptr (HutRecord) next = NULL;

  if (kept == NULL)
    return FALSE;
  next = hut_member_merge (kept, said);
  if (is_same (kept, next))
    {
      counts->n_same++;
      return TRUE;
    }
  hut_write_difference (write, kept, next);
  counts->n_changed++;
  return TRUE;
}

static void
write_new (HutWrite *write, HutReader *reader, const char *stream, const HutUid *body,
           const HutRecord *said, HutMemberCounts *counts)
{
  HutRecord *member = hut_record_copy (said);

  member->id = hut_member_new_id (reader, stream, body, said);
  hut_record_set (member, "body", hut_value_uid (body));
  hut_write_create (write, member);
  counts->n_new++;
}

gboolean
hut_write_members (HutWrite *write, HutReader *reader, const char *stream, const HutUid *body,
                   GPtrArray *said, HutMemberCounts *counts, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GPtrArray) members = hut_reader_members (reader, body, error);
  g_autoptr (GHashTable) by_key = members != NULL ? index_members (members, body) : NULL;
  guint n_found;

  *counts = (HutMemberCounts){ 0 };
  if (members == NULL)
    return FALSE;
  for (guint i = 0; i < said->len; i++)
    {
      g_autofree char *key = hut_member_key (body, said->pdata[i]);
      const HutRecord *listed = key != NULL ? g_hash_table_lookup (by_key, key) : NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i % GROUP == 0)
        hut_write_begin_group (write);
      if (listed == NULL)
        write_new (write, reader, stream, body, said->pdata[i], counts);
      else if (!write_change (write, reader, listed, said->pdata[i], counts, error))
        return FALSE;
    }
  n_found = counts->n_changed + counts->n_same;
  counts->n_others = members->len > n_found ? members->len - n_found : 0;
  return TRUE;
}
