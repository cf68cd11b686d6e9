/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-operation.h"
#include "domain/hut-record-plan.h"

G_BEGIN_DECLS

/* What a store makes of one record of a plan, homed in @stream (may be NULL). The caller's. */
HutOperation *hut_test_plan_operation (const HutPlannedRecord *planned, const char *stream);

G_END_DECLS
