/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ctl/hut-ctl-desk.h"

G_BEGIN_DECLS

/* case act NAME ACT KEY=VALUE...: does it; @arguments ends with NULL. HUT_CTL_USAGE, with the known
 * ones on stderr, where act or key is none; HUT_CTL_FAILED, with all that is missing, where it is
 * refused. */
int hut_ctl_case_act (HutCtlDesk *desk, const char *name, const char *act_name, char **arguments,
                      gboolean json);

/* case acts NAME: which acts stand open, and what is missing for each. */
int hut_ctl_case_acts (HutCtlDesk *desk, const char *name, gboolean json);

/* Names the acts that there are on stderr; HUT_CTL_USAGE. */
int hut_ctl_refuse_act (const char *name);

G_END_DECLS
