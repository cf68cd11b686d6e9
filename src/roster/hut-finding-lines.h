/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader-patrols.h"
#include "widgets/hut-line-list.h"

G_BEGIN_DECLS

/* A finding, and a visit, as a row of a list, with what can be done with it as it stands. Buttons
 * activate findings.done, .reopen, .to-case, .photos, .show-case, .near, .enforcement, .up,
 * .show-place; visits.edit, .void, .follow, .reopen, .to-case, .show-case; each with its uid. */
HutLine *hut_finding_line_new (const HutFindingRow *row);
HutLine *hut_visit_line_new (const HutFindingRow *row);

G_END_DECLS
