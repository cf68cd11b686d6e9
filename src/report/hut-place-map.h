/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-point.h"
#include "report/hut-paper-desk.h"

G_BEGIN_DECLS

/* Adds a small map around @place with a pin on it, its ratio and where it is from. Nothing is added
 * where there is no map package, or the place is not on it. */
void hut_place_map_add (HutPaper *paper, const HutPaperDesk *desk, HutPoint place);

G_END_DECLS
