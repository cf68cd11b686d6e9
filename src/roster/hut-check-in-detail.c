/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One who checks in is read. On a worker. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-check-in-detail.h"

#include "domain/hut-entry-plan.h"
#include "store/hut-reader-entries.h"
#include "store/hut-reader-parts.h"

HutCheckInDetailAsk *
hut_check_in_detail_ask_new (const HutUid *person, const char *unit)
{
  HutCheckInDetailAsk *ask = g_new0 (HutCheckInDetailAsk, 1);

  if (person != NULL)
    ask->person = *person;
  else
    ask->unit = g_strdup (unit);
  return ask;
}

void
hut_check_in_detail_ask_free (HutCheckInDetailAsk *ask)
{
  g_free (ask->unit);
  g_free (ask);
}

void
hut_check_in_detail_free (HutCheckInDetail *detail)
{
  if (detail == NULL)
    return;
  g_clear_pointer (&detail->check_ins, g_ptr_array_unref);
  g_clear_pointer (&detail->photographs, g_ptr_array_unref);
  g_clear_pointer (&detail->resources, g_ptr_array_unref);
  g_free (detail->skills);
  g_free (detail);
}

static gboolean
read_photographs (HutCheckInDetail *detail, HutReader *reader, GCancellable *cancellable,
                  GError **error)
{
  for (guint i = 0; i < detail->check_ins->len; i++)
    {
      const HutRecord *check_in = detail->check_ins->pdata[i];
      GPtrArray *records = hut_reader_parts_of (reader, &hut_kind_attachment, &hut_kind_check_in,
                                                &check_in->id, error);

      if (records == NULL)
        return FALSE;
      g_ptr_array_add (detail->photographs, records);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_skills (HutCheckInDetail *detail, HutReader *reader, const HutUid *member, GError **error)
{
  GError *wrong = NULL;
  g_autoptr (HutRecord) person = hut_reader_get (reader, &hut_kind_person, member, &wrong);

  if (wrong != NULL)
    {
      g_propagate_error (error, wrong);
      return FALSE;
    }
  if (person != NULL)
    detail->skills = hut_tags_to_words (hut_record_get_text (person, "skills"));
  return TRUE;
}

void *
hut_check_in_detail_read (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const HutCheckInDetailAsk *ask = asked;
  const HutUid *member = ask->unit == NULL ? &ask->person : NULL;
  g_autoptr (HutCheckInDetail) detail = g_new0 (HutCheckInDetail, 1);

  detail->photographs = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  detail->check_ins = hut_reader_check_ins_of (reader, member, ask->unit, error);
  if (detail->check_ins == NULL || !read_photographs (detail, reader, cancellable, error))
    return NULL;
  detail->resources =
      member != NULL ? g_ptr_array_new () : hut_reader_resources_of_unit (reader, ask->unit, error);
  if (detail->resources == NULL || (member != NULL && !read_skills (detail, reader, member, error)))
    return NULL;
  return g_steal_pointer (&detail);
}
