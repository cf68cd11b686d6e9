/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting.h"
#include "domain/hut-office.h"
#include "report/hut-paper-desk.h"

G_BEGIN_DECLS

/* The papers of a meeting (DOMAIN 4), A4, each in a file of its own. What hangs out in public shows
 * public fields alone. */

/* The minutes, signed or as a draft, with addenda and the log annexed. Members stand in them by
 * name. */
HutPaper *hut_minutes_paper_new (const HutPaperDesk *desk, const HutMeeting *meeting,
                                 HutOffice *office);

G_END_DECLS
