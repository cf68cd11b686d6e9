/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"
#include "widgets/hut-prompt.h"

G_BEGIN_DECLS

/* A prompt that stays while its act is on its way, says why it was refused, and closes when it is
 * on record:
 *
 *   hut_meeting_desk_do (desk, plan, args, free_args, hut_council_prompt_done,
 *                        hut_council_prompt_wait (prompt));
 *   return FALSE;
 *
 * It may be given up meanwhile. */
gpointer hut_council_prompt_wait (HutPrompt *prompt);
void hut_council_prompt_done (HutMeetingDesk *desk, const GError *error, gpointer waiting);

G_END_DECLS
