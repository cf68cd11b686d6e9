/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-operation.h"
#include "server/hut-ledger.h"

G_BEGIN_DECLS

/* Why the patrol that @operation creates is not one that is entered again after those on record:
 * hut_patrol_again_fault() in *@fault; NULL where it can be, or is no such patrol. FALSE where it
 * cannot be read. Runs in the writer's thread, in its transaction. */
gboolean hut_patrol_record_check (HutLedger *ledger, const HutOperation *operation,
                                  const char **fault, GError **error);

G_END_DECLS
