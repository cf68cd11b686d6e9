/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-monitor.h"

G_BEGIN_DECLS

/* The screens there are, to choose one for a wall: for a menu button.
 *
 * Signal: chosen (const char *place): one was, as hut_monitor_place() says; the popover has gone.
 */
#define HUT_TYPE_SCREEN_POPOVER (hut_screen_popover_get_type ())
G_DECLARE_FINAL_TYPE (HutScreenPopover, hut_screen_popover, HUT, SCREEN_POPOVER, GtkPopover)

/* @monitors: of HutMonitor; what comes and goes is followed. Takes a reference. */
void hut_screen_popover_set_monitors (HutScreenPopover *self, GListModel *monitors);

G_END_DECLS
