/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "whistles/hut-whistle-desk.h"

G_BEGIN_DECLS

/* Opens the papers of the whistle that @desk shows, to be looked at, printed or saved, with @which
 * chosen (a name of hut-whistle-papers.h; another is the call), for @unit (a code) or, where that
 * is NULL, for all. A supervision or a report to the district that is printed or saved is put on
 * record as issued, once for each unit. @parent: any widget of the window. Main thread. */
void hut_whistle_print_open (GtkWidget *parent, HutWhistleDesk *desk, const char *which,
                             const char *unit);

G_END_DECLS
