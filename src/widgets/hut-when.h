/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"

G_BEGIN_DECLS

/* A time as people type it: "17:00" of today, the translated words for yesterday, today, tomorrow
 * and the day after with or without a time, and all that hut_time_parse() reads. A day alone is its
 * end of work, 17:00. FALSE where @text is none of these. */
gboolean hut_when_parse (const char *text, HutTime now, GTimeZone *zone, HutTime *time);

G_END_DECLS
