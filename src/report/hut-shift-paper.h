/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "report/hut-paper-desk.h"

G_BEGIN_DECLS

/* 街巷巡查排班表: a month's schedule for the notice board, A4 landscape, half a month on a page:
 * each lane with who patrols it on each day, as the shifts are on record. Who has not agreed that
 * the name is published (Beijing's volunteer regulation, 28) stands there by the family name only.
 *
 * @first: the number of the first day. Reads what it needs: not for the main thread. */
HutPaper *hut_shift_paper_new (const HutPaperDesk *desk, HutReader *reader, HutOffice *office,
                               gint64 first, guint n_days, GError **error);

G_END_DECLS
