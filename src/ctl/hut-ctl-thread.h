/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ctl/hut-ctl.h"

G_BEGIN_DECLS

/* hutongctl case thread ID: one part of hut_ctl_case(). argv[0] is "thread". */
int hut_ctl_case_thread (const char *db, int argc, char **argv);

G_END_DECLS
