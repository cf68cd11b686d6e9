/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-projector.h"
#include "widgets/hut-wall-window.h"

G_BEGIN_DECLS

/* The wall of a meeting: shows what @projector has on, and nothing else. Takes references.
 * @monitors: of HutMonitor, or NULL: the display's. Closed at first. */
HutWallWindow *hut_projector_window_new (HutProjector *projector, GListModel *monitors);

G_END_DECLS
