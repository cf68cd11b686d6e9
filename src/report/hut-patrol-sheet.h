/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "report/hut-paper-desk.h"

G_BEGIN_DECLS

/* The sheets on which stewards write down a week's patrols by hand 巡查记录表, a page for each
 * lane, of the lane @lane or with NULL of all: who is responsible, a row for each day of the week
 * that begins with @monday (hut_time_day_number()), the items of the check-list, and a QR code that
 * says lane and week to whoever enters it (hut-patrol-code.h). Names people: not for the public.
 * HUT_DOMAIN_ERROR_RULE (translated) where there is no such lane. On a worker. */
HutPaper *hut_patrol_sheet_new (const HutPaperDesk *desk, HutReader *reader, HutOffice *office,
                                const char *lane, gint64 monday, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
