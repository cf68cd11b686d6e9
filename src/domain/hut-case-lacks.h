/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-facts.h"
#include "domain/hut-office.h"

G_BEGIN_DECLS

/* What a change of a case lacks (DOMAIN 2; regulation on complaints 12, 14, 15, 23). One
 * definition for the acts, for the desktop's store and for the server. */
typedef enum
{
  HUT_LACK_LEAD = 1 << 0,              /* assigned: who leads */
  HUT_LACK_DISPUTE_REASON = 1 << 1,    /* disputed */
  HUT_LACK_CONTACT = 1 << 2,           /* answered: the caller contacted, or attempts */
  HUT_LACK_TOLD_CALLER = 1 << 3,       /* answered */
  HUT_LACK_TOLD_HOTLINE = 1 << 4,      /* answered, an order of the hotline */
  HUT_LACK_REPORTS = 1 << 5,           /* answered: a co-unit still owes answer or report */
  HUT_LACK_ANSWER = 1 << 6,            /* answered: the answer itself */
  HUT_LACK_CALL_BACK = 1 << 7,         /* closed, an order of the hotline */
  HUT_LACK_ENTRY = 1 << 8,             /* answered, reopened: the step itself as an entry */
  HUT_LACK_COUNT = 1 << 9,             /* reopened: counted */
  HUT_LACK_ASSIGNER = 1 << 10,         /* taken back: by who assigned */
  HUT_LACK_UNTOUCHED = 1 << 11,        /* taken back: nothing followed */
  HUT_LACK_EXTENSION = 1 << 12,        /* a later limit: the extension as an entry */
  HUT_LACK_EXTENSION_CALLER = 1 << 13, /* the caller told of it */
  HUT_LACK_EXTENSION_HOTLINE = 1 << 14,
  HUT_LACK_UNSOLVED = 1 << 15,           /* put off: the entry with the reason */
  HUT_LACK_UNSOLVED_CALLER = 1 << 16,    /* the reason explained to the caller */
  HUT_LACK_RETRY = 1 << 17,              /* put off: when to try again */
  HUT_LACK_EXCLUSION_REASON = 1 << 18,   /* excluded from the rates */
  HUT_LACK_EXCLUSION_EVIDENCE = 1 << 19, /* the same */
  HUT_LACK_ANSWERED = 1 << 20,           /* called back: it must have been answered */
  HUT_LACK_DUTY_REASON = 1 << 21,        /* assigned to a community: why, off its list of duties */
} HutCaseLacks;

/* The flags of what is missing for @present to become @next. What the hotline must know is asked
 * of orders of the hotline only; what the caller must know only of one with a telephone, and
 * attempts in vain (rule `steps`) stand in for it. @account is who acts, or NULL in a file without
 * accounts. @office NULL: as shipped. */
guint hut_case_lacks (const HutRecord *present, const HutRecord *next, const HutCaseFacts *facts,
                      HutOffice *office, const char *account);

/* The field that the first of @lacks is about. */
const HutField *hut_case_lacks_field (guint lacks);

/* A flag's name for machines ("told-caller"), and for people, translated. */
const char *hut_case_lack_name (HutCaseLacks lack);
const char *hut_case_lack_label (HutCaseLacks lack);

/* The names of all of @lacks, for logs and problems: "caller-contact, told-caller". */
char *hut_case_lacks_names (guint lacks);

/* An order of the hotline; a caller who can be telephoned. */
gboolean hut_case_is_hotline (const HutRecord *record);
gboolean hut_case_is_reachable (const HutRecord *record);

/* Whether the category of the case is on the rule @rule (`duties`, `powers`), a list of categories
 * as their path of levels ("停车管理/违法停车"): an entry holds for all below it. An office without
 * the list has everything on it. */
gboolean hut_case_is_listed (const HutRecord *record, HutOffice *office, const char *rule);

/* How many attempts in vain stand in for a contact: rule `steps`. */
guint hut_case_attempts_needed (HutOffice *office);

G_END_DECLS
