/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-record.h"

G_BEGIN_DECLS

/* The states of a case and the steps between them (DOMAIN 2, regulation on complaints 12, 15, 23).
 * One definition for desktop, server and command line. */
gboolean hut_case_step_allowed (const char *from, const char *to);

/* The states that @from may go to; ends with NULL. */
const char *const *hut_case_next_states (const char *from);

/* A case that nobody waits for any more: awaiting-call-back, closed, returned, void. */
gboolean hut_case_state_done (const char *state);

/* How a case stands against its time, in the order of urgency. Signs and colours follow it. */
typedef enum
{
  HUT_STANDING_OVERDUE, /* past its due time, not done */
  HUT_STANDING_SOON,    /* due before the end of today */
  HUT_STANDING_AT_WORK, /* due later, or without a due time */
  HUT_STANDING_DONE,
} HutStanding;

/* @due_at 0: none. The day ends at midnight in @zone. */
HutStanding hut_case_standing (const char *state, HutTime due_at, HutTime now, GTimeZone *zone);

/* How long a case still has, or is late, in words: "还有 2 天", "超期 6 小时", "今日 17:00 到期";
 * translated. Of a done case its state. */
char *hut_case_due_words (const char *state, HutTime due_at, HutTime now, GTimeZone *zone);

/* Within this long a contact with the caller is near: shown, and in the list of those to call. */
#define HUT_CONTACT_NEAR (2 * HUT_TIME_HOUR)

/* What a case says of the first contact with its caller: "2 小时内须联系", "逾期未联系",
 * translated; NULL where there is nothing to say: done, contacted (@contact_due_at 0), or not near
 * yet. */
char *hut_case_contact_words (const char *state, HutTime contact_due_at, HutTime now);

/* The key that an order of another system names a case by: "hotline:2026112300001"; give it to
 * hut_uid_from_key() with the street's stream and kind "case". */
char *hut_case_key (const char *source, const char *order_number);

G_END_DECLS
