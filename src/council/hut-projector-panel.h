/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-projector-window.h"

G_BEGIN_DECLS

/* The operator's side of the projector: what is on the wall, small; freezing, blacking out,
 * messages and countdowns; what comes next, chosen from a list or as the meeting suggests; and the
 * button, or the keys of hut-projector-keys.h, that bring it on. Main thread. */
#define HUT_TYPE_PROJECTOR_PANEL (hut_projector_panel_get_type ())
G_DECLARE_FINAL_TYPE (HutProjectorPanel, hut_projector_panel, HUT, PROJECTOR_PANEL, GtkWidget)

/* Takes references; @window is @projector's, and is not destroyed with the panel. */
GtkWidget *hut_projector_panel_new (HutProjector *projector, HutWallWindow *window);

G_END_DECLS
