/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the views of the roster say. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-roster-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

char *
hut_roster_day_words (HutTime time)
{
  return time != 0 ? hut_time_format (time, hut_time_shown_zone (), "%Y-%m-%d") : NULL;
}

char *
hut_roster_clock_words (HutTime time)
{
  return time != 0 ? hut_time_format (time, hut_time_shown_zone (), "%H:%M") : NULL;
}

char *
hut_roster_hours_words (gint64 minutes)
{
  /* Translators: hours of service. */
  return g_strdup_printf (_ ("%.1f h"), minutes / 60.0);
}
