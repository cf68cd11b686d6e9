/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-whistle.h"

G_BEGIN_DECLS

/* The ledger of accountability 责任台账 (DOMAIN 3 and 7): what the records say that a unit was late
 * with, refused or disputed, what was sent back to it, how a dispute was ruled, and which papers
 * went out about it. From records only, with what the unit itself said to it, so that who is
 * concerned finds the excuse that the rules provide for beside it. A dispute that nobody has ruled
 * yet is no lateness. It ranks nobody. Pure. */
typedef enum
{
  HUT_LEDGER_ANSWERED_LATE, /* after the time that was set for it, or never */
  HUT_LEDGER_CAME_LATE,     /* the same */
  HUT_LEDGER_REFUSED,
  HUT_LEDGER_DISPUTED,
  HUT_LEDGER_SENT_BACK,
  HUT_LEDGER_PAPER, /* a paper that stands with none of these: it was late by a time that was moved
                     * afterwards */
  HUT_N_LEDGER
} HutLedgerWhat;

/* "answered-late", "came-late", "refused", "disputed", "sent-back", "paper"; and what it is called,
 * translated; @missing: it never answered, or never came. Static. */
const char *hut_ledger_what_name (HutLedgerWhat what);
const char *hut_ledger_what_label (HutLedgerWhat what, gboolean missing);

/* A paper that was issued, by its step. */
typedef struct
{
  gboolean to_district; /* a report to the district; else a 督办 report */
  HutTime at;
  char *by; /* or NULL */
} HutLedgerPaper;

typedef struct
{
  HutLedgerWhat what;
  char *unit; /* code */
  HutUid whistle;
  char *number;     /* of the whistle, or NULL */
  char *task;       /* the same */
  HutTime at;       /* when it arose: the time that passed, or the step */
  gint64 late;      /* microseconds; of the late ones */
  gboolean missing; /* of the late ones: it never answered or came; @late runs until it was let go,
                     * or until now */
  char *words;      /* what the unit said to it; of what was sent back, the street. Or NULL */
  char *by;         /* who of the unit said so, or NULL */
  char *ruling;     /* of a dispute: code of hut_codes_ruling, or NULL: none yet */
  HutTime ruled_at;
  char *ruled_words;
  GArray *papers; /* HutLedgerPaper, the oldest first */
} HutLedgerEntry;

/* Of @whistles (HutWhistle), as at @now: HutLedgerEntry by unit (code), of each the oldest first.
 * Owned by the caller. */
GPtrArray *hut_whistle_ledger (GPtrArray *whistles, HutTime now);

G_END_DECLS
