/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Callers and places that are back again: the same questions as the lists that show them. Like
 * every reader: one thread at a time. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-reader-returning.h"

#define DAY (24 * 3600 * G_TIME_SPAN_SECOND)

static gboolean
count_kin (HutReader *reader, const HutCaseFilter *filter, GCancellable *cancellable, guint *n,
           GError **error)
{
  g_autoptr (HutCaseSet) set =
      hut_reader_cases (reader, filter, hut_time_now (), cancellable, error);

  *n = set != NULL ? set->n_marks : 0;
  return set != NULL;
}

void
hut_returning_clear (HutReturning *returning)
{
  g_clear_pointer (&returning->caller, hut_case_filter_free);
  g_clear_pointer (&returning->place, hut_case_filter_free);
  *returning = (HutReturning){ 0 };
}

gboolean
hut_reader_returning (HutReader *reader, const HutCaseBrief *about, guint days, guint metres,
                      GCancellable *cancellable, HutReturning *returning, GError **error)
{
  HutCaseKin kin = { .id = about->id,
                     .place = about->place,
                     .metres = (int)metres,
                     .from = about->created_at - days * DAY,
                     .until = about->created_at };

  *returning = (HutReturning){ .caller = hut_case_filter_new (), .place = hut_case_filter_new () };
  returning->caller->kin = returning->place->kin = kin;
  returning->caller->kin.kin = HUT_KIN_CALLER;
  returning->caller->kin.place = (HutPoint){ 0 };
  returning->caller->kin.metres = 0;
  returning->place->kin.kin = about->has_place ? HUT_KIN_PLACE : HUT_KIN_ADDRESS;
  if (about->has_place)
    returning->place->kin.id = (HutUid){ 0 };
  else
    returning->place->kin.metres = 0;
  returning->caller->order = returning->place->order = HUT_CASE_ORDER_NEWEST;
  return (about->caller == NULL ||
          count_kin (reader, returning->caller, cancellable, &returning->n_caller, error)) &&
         ((!about->has_place && about->address == NULL) ||
          count_kin (reader, returning->place, cancellable, &returning->n_place, error));
}
