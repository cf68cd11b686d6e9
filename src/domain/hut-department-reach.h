/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-operation.h"

G_BEGIN_DECLS

/* What a department writes in the home of a whistle that calls it (PROTOCOL, Streams and
 * projections): the states of its own summons along its own steps (hut_summons_step_is_own()),
 * steps of its own on its own desktop, its view of the whistle, and what is attached to a step of
 * its own. Anything else is out of its reach, whether it is there or not; within it the rules of
 * whistles say whether it holds. Pure. */

/* What has to be known: of which summons, and of an attachment of which step; nil where none.
 * FALSE: out of reach whatever is known. */
gboolean hut_department_needs (const HutOperation *operation, const HutRecord *present,
                               HutUid *summons, HutUid *step);

/* @unit: the code of the department that writes. @present, @summons and @step may be NULL: they are
 * not there, or are not shown to it. */
gboolean hut_department_reaches (const HutOperation *operation, const HutRecord *present,
                                 const HutRecord *summons, const HutRecord *step, const char *unit);

G_END_DECLS
