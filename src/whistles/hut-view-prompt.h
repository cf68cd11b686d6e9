/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "whistles/hut-whistle-desk.h"

G_BEGIN_DECLS

/* What the unit of the summons @summons says of the whistle that @desk shows: whether it was
 * needed, whether its task was clear; entered by the street as it was told, or by the unit itself
 * on its own desktop. What it said before stands there, and is changed. Main thread. */
void hut_view_ask (GtkWidget *widget, HutWhistleDesk *desk, const HutUid *summons);

G_END_DECLS
