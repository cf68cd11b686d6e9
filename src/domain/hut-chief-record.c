/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The record of each lane chief. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-chief-record.h"

#include "domain/hut-place-table.h"
#include "domain/hut-rating-plan.h"

static void
record_free (gpointer data)
{
  HutChiefRecord *record = data;

  g_ptr_array_unref (record->lanes);
  g_free (record);
}

gboolean
hut_finding_is_open (const HutRecord *finding)
{
  return g_strcmp0 (hut_record_get_text (finding, "state"), "done") != 0 ||
         hut_record_get_text (finding, "result") == NULL;
}

/* Whether one of @ratings, which are of one lane, is of @month. */
static gboolean
is_rated (GPtrArray *ratings, const char *month)
{
  for (guint i = 0; i < ratings->len; i++)
    {
      const HutRecord *rating = ratings->pdata[i];

      if (g_strcmp0 (hut_record_get_text (rating, "month"), month) == 0 &&
          hut_record_get_text (rating, "void_reason") == NULL)
        return TRUE;
    }
  return FALSE;
}

static HutChiefRecord *
record_of (GPtrArray *records, const HutUid *chief)
{
  HutChiefRecord *record;

  for (guint i = 0; i < records->len; i++)
    if (hut_uid_equal (&((HutChiefRecord *)records->pdata[i])->chief, chief))
      return records->pdata[i];
  record = g_new0 (HutChiefRecord, 1);
  record->chief = *chief;
  record->lanes = g_ptr_array_new ();
  g_ptr_array_add (records, record);
  return record;
}

/* Who did it, where that is a chief. */
static HutChiefRecord *
doer_of (GPtrArray *records, const HutRecord *done)
{
  HutUid person = hut_roster_uid (done, "person");

  for (guint i = 0; i < records->len; i++)
    if (hut_uid_equal (&((HutChiefRecord *)records->pdata[i])->chief, &person))
      return records->pdata[i];
  return NULL;
}

static gboolean
is_within (const HutRecord *record, const char *when, HutTime from, HutTime until)
{
  HutTime at = hut_record_get_int (record, when, 0);

  return at >= from && at < until;
}

static void
count_done (GPtrArray *records, GPtrArray *all, const char *when, HutTime from, HutTime until,
            gsize offset)
{
  g_autoptr (GPtrArray) standing = hut_roster_standing (all);

  for (guint i = 0; i < standing->len; i++)
    {
      HutChiefRecord *record = is_within (standing->pdata[i], when, from, until)
                                   ? doer_of (records, standing->pdata[i])
                                   : NULL;

      if (record != NULL)
        ++*(guint *)((char *)record + offset);
    }
}

static HutChiefRecord *
chief_of (GPtrArray *records, const char *lane)
{
  for (guint i = 0; i < records->len; i++)
    {
      HutChiefRecord *record = records->pdata[i];

      for (guint l = 0; l < record->lanes->len; l++)
        if (g_strcmp0 (hut_record_get_text (record->lanes->pdata[l], "code"), lane) == 0)
          return record;
    }
  return NULL;
}

static void
count_handed_up (GPtrArray *records, GPtrArray *handed_up, HutTime from, HutTime until)
{
  for (guint i = 0; i < handed_up->len; i++)
    {
      const HutRecord *finding = handed_up->pdata[i];
      HutChiefRecord *record = chief_of (records, hut_record_get_text (finding, "lane"));

      if (record == NULL)
        continue;
      record->n_up += is_within (finding, "at", from, until);
      record->n_open += hut_finding_is_open (finding);
    }
}

GPtrArray *
hut_chief_records (const HutRoster *roster, GPtrArray *handed_up, const char *month, HutTime from,
                   HutTime until)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (record_free);
  g_autoptr (HutPlaceTable) roles = hut_place_table_new (roster->roles);
  g_autoptr (HutPlaceTable) ratings = hut_place_table_new (roster->ratings);

  for (guint i = 0; i < roster->places->len; i++)
    {
      const HutRecord *lane = roster->places->pdata[i];
      HutUid chief;
      HutChiefRecord *record;

      if (lane->kind != &hut_kind_lane)
        continue;
      chief = hut_lane_chief_among (lane, hut_place_table_at (roles, lane), roster, until - 1);
      if (hut_uid_is_nil (&chief))
        continue;
      record = record_of (records, &chief);
      g_ptr_array_add (record->lanes, (gpointer)lane);
      record->n_rated += is_rated (hut_place_table_at (ratings, lane), month);
    }
  count_done (records, roster->patrols, "began_at", from, until,
              G_STRUCT_OFFSET (HutChiefRecord, n_patrols));
  count_done (records, roster->checks, "at", from, until,
              G_STRUCT_OFFSET (HutChiefRecord, n_checks));
  count_handed_up (records, handed_up, from, until);
  return records;
}
