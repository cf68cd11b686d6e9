/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-filter.h"

G_BEGIN_DECLS

/* The filter that the options --text and --state ask for; either may be NULL. NULL with an error
 * where @state is no state of a case. */
HutCaseFilter *hut_ctl_filter_new (const char *text, const char *state, GError **error);

G_END_DECLS
