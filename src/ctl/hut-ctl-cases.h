/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ctl/hut-ctl.h"
#include "store/hut-case-filter.h"
#include "store/hut-reader-matter.h"

G_BEGIN_DECLS

/* Lists as they are printed, a line each; the exit code, the reason of a failure on stderr. */

/* The first @limit cases that @filter finds. */
int hut_ctl_print_cases (HutReader *reader, const HutCaseFilter *filter, guint limit,
                         gboolean json);

int hut_ctl_print_matters (HutReader *reader, HutMatters which, gboolean json);

G_END_DECLS
