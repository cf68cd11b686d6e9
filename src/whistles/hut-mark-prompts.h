/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "whistles/hut-whistle-desk.h"

G_BEGIN_DECLS

/* What is said of a unit's part when a whistle is over (DOMAIN 3). A prompt stays while its marks
 * are on their way, and closes when they are on record. What was given before stands in it, and is
 * changed. Main thread. */

/* The street's marks of the summons @summons, timeliness as the clocks propose; once they are on
 * record those of the next that is not marked yet, until none is left. */
void hut_mark_ask (GtkWidget *widget, HutWhistleDesk *desk, const HutUid *summons);

/* The same of the first that is not marked yet; FALSE: there is none. */
gboolean hut_mark_ask_next (GtkWidget *widget, HutWhistleDesk *desk);

/* Marks of those whom the district has asked: residents, representatives, deputies, units. */
void hut_mark_ask_others (GtkWidget *widget, HutWhistleDesk *desk, const HutUid *summons);

G_END_DECLS
