/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "report/hut-paper-desk.h"

G_BEGIN_DECLS

/* The papers about many cases at once: counts and what was lost, never a caller's data. Each reads
 * what it needs: not for the main thread. */

/* Cases that one book replays; it says how many there are more. */
#define HUT_LOSS_BOOK_MAX 500

/* 失分复盘: each case of a period that cost a rate, step by step, with why and what is learnt,
 * after the rates of the period and a table of the reasons. */
HutPaper *hut_loss_book_new (const HutPaperDesk *desk, HutReader *reader, HutOffice *office,
                             const HutRatePeriod *period, GCancellable *cancellable,
                             GError **error);

/* 日报, 周报: what came in and went out, what is late or due, the three rates with their movement,
 * where most came from, what was lost. */
typedef enum
{
  HUT_BRIEF_DAILY,
  HUT_BRIEF_WEEKLY,
} HutBriefKind;

/* Of the day, or of the week from Monday to Sunday, that @day is in. */
HutPaper *hut_brief_paper_new (HutBriefKind kind, const HutPaperDesk *desk, HutReader *reader,
                               HutOffice *office, HutTime day, GCancellable *cancellable,
                               GError **error);

G_END_DECLS
