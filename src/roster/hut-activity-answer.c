/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Activities and who takes part, read. On a worker. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-activity-answer.h"

#include <string.h>

void
hut_activity_answer_free (HutActivityAnswer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->signed_up, g_ptr_array_unref);
  g_clear_pointer (&answer->activity, hut_record_free);
  g_clear_pointer (&answer->lanes, g_hash_table_unref);
  g_clear_pointer (&answer->counts, g_hash_table_unref);
  g_clear_pointer (&answer->activities, g_ptr_array_unref);
  g_free (answer);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const HutRecord *first = *(const HutRecord *const *)a, *second = *(const HutRecord *const *)b;
  gboolean open = g_strcmp0 (hut_record_get_text (first, "state"), "open") == 0;
  gboolean other = g_strcmp0 (hut_record_get_text (second, "state"), "open") == 0;
  HutTime from = hut_record_get_int (first, "from", 0);
  HutTime since = hut_record_get_int (second, "from", 0);

  if (open != other)
    return open ? -1 : 1;
  if (from != since)
    return from > since ? -1 : 1;
  return memcmp (&first->id, &second->id, sizeof first->id);
}

static gboolean
read_lanes (HutActivityAnswer *answer, HutReader *reader, GError **error)
{
  g_autoptr (GPtrArray) lanes = hut_reader_list (reader, &hut_kind_lane, error);

  answer->lanes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; lanes != NULL && i < lanes->len; i++)
    {
      const char *code = hut_record_get_text (lanes->pdata[i], "code");
      const char *name = hut_record_get_text (lanes->pdata[i], "name");

      if (code != NULL)
        g_hash_table_insert (answer->lanes, g_strdup (code), g_strdup (name != NULL ? name : code));
    }
  return lanes != NULL;
}

/* The one that is asked for, else the first. */
static gboolean
read_chosen (HutActivityAnswer *answer, HutReader *reader, const HutUid *chosen, GError **error)
{
  const HutRecord *found = answer->activities->len > 0 ? answer->activities->pdata[0] : NULL;

  for (guint i = 0; i < answer->activities->len; i++)
    if (hut_uid_equal (&((HutRecord *)answer->activities->pdata[i])->id, chosen))
      found = answer->activities->pdata[i];
  if (found == NULL)
    return TRUE;
  answer->activity = hut_record_copy (found);
  answer->signed_up = hut_reader_signed_up (reader, &found->id, error);
  return answer->signed_up != NULL;
}

void *
hut_activity_answer_read (HutReader *reader, void *question, GCancellable *cancellable,
                          GError **error)
{
  const HutActivityQuestion *asked = question;
  g_autoptr (HutActivityAnswer) answer = g_new0 (HutActivityAnswer, 1);

  answer->activities = hut_reader_list (reader, &hut_kind_activity, error);
  if (answer->activities == NULL)
    return NULL;
  g_ptr_array_sort (answer->activities, compare);
  answer->counts = hut_reader_signup_counts (reader, error);
  if (answer->counts == NULL || !read_lanes (answer, reader, error) ||
      !read_chosen (answer, reader, &asked->chosen, error))
    return NULL;
  return g_steal_pointer (&answer);
}

GPtrArray *
hut_activity_answer_signups (const HutActivityAnswer *answer)
{
  GPtrArray *signups = g_ptr_array_new ();

  for (guint i = 0; answer->signed_up != NULL && i < answer->signed_up->len; i++)
    g_ptr_array_add (signups, ((HutSignedUp *)answer->signed_up->pdata[i])->signup);
  return signups;
}

const HutSignedUp *
hut_activity_answer_find (const HutActivityAnswer *answer, const char *signup)
{
  HutUid id;

  if (answer->signed_up == NULL || !hut_uid_parse (signup, &id))
    return NULL;
  for (guint i = 0; i < answer->signed_up->len; i++)
    if (hut_uid_equal (&((HutSignedUp *)answer->signed_up->pdata[i])->signup->id, &id))
      return answer->signed_up->pdata[i];
  return NULL;
}
