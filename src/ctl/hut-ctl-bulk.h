/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ctl/hut-ctl.h"

G_BEGIN_DECLS

/* case act --all [FILTER] ACT KEY=VALUE...: does it with all cases that the filter finds; argv as a
 * command has it, "case" first. HUT_CTL_FAILED where it was refused to all. */
int hut_ctl_case_act_all (const char *db, int argc, char **argv);

/* Takes the batch back, and tells each case that stays as it stands with the reason.
 * HUT_CTL_FAILED where none went back. */
int hut_ctl_undo_batch (HutStore *store, const HutUid *batch);

G_END_DECLS
