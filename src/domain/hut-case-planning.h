/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-act.h"

G_BEGIN_DECLS

/* What hut-case-plan.c and hut-case-planners.c share. */
typedef struct
{
  const HutActing *acting;
  const HutActValues *values;
  HutCasePlan *plan;
  GError **error;
} HutPlanning;

/* An array of HutValue that clears them. */
GArray *hut_planning_new_values (void);

/* Fills the plan with what @act writes. FALSE with HUT_DOMAIN_ERROR_MALFORMED. */
gboolean hut_planning_run (HutPlanning *planning, const HutCaseAct *act);

G_END_DECLS
