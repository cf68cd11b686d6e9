/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "exchange/hut-case-mapper.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What a file's row does to what stands. */
typedef enum
{
  HUT_CASE_ADDED,
  HUT_CASE_CHANGED,
  HUT_CASE_CLOSED,      /* a change that closes it */
  HUT_CASE_CALLED_BACK, /* a change that brings the result of the call-back */
  HUT_CASE_RETURNED,    /* a change that takes it up again, or withdraws it */
  HUT_CASE_UNCHANGED,
  HUT_CASE_VOID, /* it would change a case that is void */
} HutCaseOutcome;

/* Decides it, and adds one group to @write (NULL: only decides) where there is something to write.
 *
 * A new case gets the preset's defaults, the community that its place lies in where the file names
 * none, `received` where it names no state, and the limits of its level where it names no time
 * (hut_deadline_fill()). Of one that stands, only what the file says and says otherwise than at its
 * last import is changed: so importing again never takes back what a person corrected since. What
 * the file said is known from the `imported` events (fingerprints, in `how`), and before the first
 * of these from the case's first values; of personal fields, which leave no fingerprint, from all
 * their earlier values.
 *
 * The result of a call-back goes on record with an event of its own, and closes the case where the
 * file names no state itself (DOMAIN 2: it stays until its result is imported). A case that was
 * done and is in work again counts as reopened once more.
 *
 * An `imported` event goes with every change, and with a new case in another state than
 * `received`. Its uid is made of the case, the file's name and what the row says, its time is the
 * row's own latest (or else the case's beginning), so two desktops that import the same file write
 * the same event. */
gboolean hut_case_merge (HutReader *reader, HutPreset *preset, HutOffice *office,
                         const HutMappedCase *mapped, const char *file_name, HutWrite *write,
                         HutCaseOutcome *outcome, GError **error);

G_END_DECLS
