/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* What may be written of the roster, on the desktop and on the server alike (DOMAIN 5 and 6): a
 * patrol, a check and an hour say where, when and how they are known, and none of what is yet to
 * come; what puts another right says why; marks are 1 to 5; the paths of states. Pure.
 *
 *   activity: open ⇄ held; open ⇄ cancelled
 *   entry:    open ⇄ closed
 *   finding:  open ⇄ done
 *   match:    open → done, dropped; dropped → open; done → open; it may begin as any of these
 *   signup:   signed → came, absent, withdrawn; came ⇄ absent; withdrawn → signed */

/* The states that lead on from @from; NULL: in which a record of @kind begins. Ends with NULL;
 * empty where the kind has no path here. Static. */
const char *const *hut_roster_next_states (const HutKind *kind, const char *from);
gboolean hut_roster_step_allowed (const HutKind *kind, const char *from, const char *to);

/* Whether hut_roster_fault() has something to say of records of @kind. */
gboolean hut_roster_judges (const HutKind *kind);

/* Why @next, which stands in the place of @present (NULL: new), cannot be: in English, static, for
 * hut_operation_check(); sets *@field to the field at fault or NULL. NULL where it can. */
const char *hut_roster_fault (const HutRecord *present, const HutRecord *next, const char **field);

/* Whether @month is of the form "2026-11". */
gboolean hut_roster_is_month (const char *month);

G_END_DECLS
