/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "whistles/hut-whistle-desk.h"
#include "widgets/hut-prompt.h"

G_BEGIN_DECLS

/* A prompt that stays while its act is on its way, says why it was refused, and closes when it is
 * on record: give hut_step_wait_done() as done and hut_step_wait() as its data. It may be given up
 * meanwhile. */
gpointer hut_step_wait (HutPrompt *prompt);
void hut_step_wait_done (HutWhistleDesk *desk, const GError *error, gpointer waiting);

G_END_DECLS
