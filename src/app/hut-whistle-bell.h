/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"
#include "app/hut-settings.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Tells of whistles by itself, as long as a file is open: what domain/hut-whistle-news.h finds
 * becomes a notification of the desktop that leads to the whistle (app.show-whistle), each once,
 * also after a restart: what was told is kept in the file. Of a file that was never in step with
 * its server nothing is told before it is; where a person switched it off, nothing is told and all
 * counts as told. Several at once are one notification. Main thread. */
typedef struct _HutWhistleBell HutWhistleBell;

/* For @desk, @settings and @application, which outlive it. */
HutWhistleBell *hut_whistle_bell_new (HutDesk *desk, HutSettings *settings,
                                      GApplication *application);
void hut_whistle_bell_free (HutWhistleBell *bell);

G_END_DECLS
