/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-view.h"

G_BEGIN_DECLS

/* What the hall says of its time and of who is there. All texts are the caller's. */

/* "Ends about 21:05 · 5 minutes late", "Adjourned since 20:05"; before it was opened how long it is
 * planned to take. */
char *hut_hall_timing (const HutMeetingView *view);

/* "Quorum", "7 more needed"; NULL where none is asked. */
char *hut_hall_quorum (const HutAttendance *attendance);

/* "since 19:10", of the quorum as it is; "" from the beginning. */
char *hut_hall_since (const HutAttendance *attendance);

G_END_DECLS
