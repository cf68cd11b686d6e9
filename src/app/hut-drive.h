/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-window.h"

G_BEGIN_DECLS

/* A hand that works by script, for `hutongctl bench hour`: with HUTONG_DRIVE=MINUTES in the
 * environment it moves and zooms the map, changes the filter, searches, selects and scrolls, by
 * the ways that a person's events take, and ends the window after that time. With
 * HUTONG_DRIVE_WRITES=1 it adds cases and moves them too. What it does it says on stderr, a
 * line for each ("drive ..."), with figures of the frames every ten seconds. */

/* Begins, where asked for: call it when the window is ready. */
void hut_drive_start (HutWindow *window);

G_END_DECLS
