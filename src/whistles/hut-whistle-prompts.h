/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "whistles/hut-whistle-desk.h"

G_BEGIN_DECLS

/* What is asked before the street does something with the whistle itself that @desk shows: "end",
 * "reopen", "void", "note", or "call" (one more, or several). Main thread. */
void hut_whistle_ask (GtkWidget *widget, HutWhistleDesk *desk, const char *act);

G_END_DECLS
