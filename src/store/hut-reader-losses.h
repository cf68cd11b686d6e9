/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rates.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* A case that cost a rate (失分工单), as its review shows it. Owned texts; NULL where absent. */
typedef struct
{
  HutUid id;
  char *number;
  char *title;
  char *community; /* code */
  char *category;
  char *lead;
  gint8 contacted; /* HutSaid */
  gint8 resolved;
  gint8 grade; /* place in hut_rate_grades, or -1 */
  HutTime call_back_at;
  char *cost;   /* in words: "Not resolved · Dissatisfied" */
  char *reason; /* why points were lost */
  char *lesson; /* what is learnt from it */
} HutLoss;

void hut_loss_free (HutLoss *loss);

/* The lost cases of @period by @rules, the latest received first: HutLoss. On a worker. */
GPtrArray *hut_reader_losses (HutReader *reader, const HutRateRules *rules,
                              const HutRatePeriod *period, GCancellable *cancellable,
                              GError **error);

/* How often each reason is given among @losses (HutLoss), the most frequent first, those without
 * one last (reason NULL). */
typedef struct
{
  char *reason;
  guint count;
} HutLossReason;

/* Free with g_ptr_array_unref(). */
GPtrArray *hut_losses_by_reason (GPtrArray *losses);

G_END_DECLS
