/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What happened between two times, for the briefs. Void cases are left out. From a worker: it reads
 * every step of the file. */
typedef struct
{
  guint received; /* cases received */
  guint answered; /* cases that went to their call-back at least once */
  guint closed;
} HutPeriodCounts;

/* From @from up to, not including, @until. */
gboolean hut_reader_period_counts (HutReader *reader, HutTime from, HutTime until,
                                   HutPeriodCounts *counts, GError **error);

/* How many of the cases received were of one category or community. */
typedef struct
{
  char *key;    /* category, or code of the community; NULL: without one */
  guint now;    /* from @from to @until */
  guint before; /* from @before to @from */
} HutPeriodShare;

typedef enum
{
  HUT_PERIOD_BY_CATEGORY,
  HUT_PERIOD_BY_COMMUNITY,
} HutPeriodBy;

/* The @limit most frequent, the most frequent first: HutPeriodShare. */
GPtrArray *hut_reader_period_shares (HutReader *reader, HutPeriodBy by, HutTime before,
                                     HutTime from, HutTime until, guint limit, GError **error);

G_END_DECLS
