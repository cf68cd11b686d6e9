/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-brief.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* How many cases of the same caller, and at the same place, came in during the days before a case,
 * it counted in; 0 where caller or place is not known. The filters find just these. */
typedef struct
{
  guint n_caller;
  guint n_place;
  HutCaseFilter *caller;
  HutCaseFilter *place;
} HutReturning;

void hut_returning_clear (HutReturning *returning);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutReturning, hut_returning_clear)

/* Counts them over @days, places within @metres, or where the case has no point, at its address. By
 * index; the caller is compared by its keyed digest, which no number can be read from. @returning
 * is cleared by the caller, also after an error. */
gboolean hut_reader_returning (HutReader *reader, const HutCaseBrief *about, guint days,
                               guint metres, GCancellable *cancellable, HutReturning *returning,
                               GError **error);

G_END_DECLS
