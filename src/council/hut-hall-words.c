/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The hall in words. Pure, but for the shown time zone. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-hall-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static char *
clock_words (HutTime at)
{
  return hut_time_format (at, hut_time_shown_zone (), "%H:%M");
}

/* ---- Time ---- */

/* NULL while it goes on. */
static char *
pause_words (const HutMeeting *meeting)
{
  g_autoptr (GArray) pauses = hut_meeting_pauses (meeting);
  const HutMeetingPause *last =
      pauses->len > 0 ? &g_array_index (pauses, HutMeetingPause, pauses->len - 1) : NULL;
  g_autofree char *since = NULL;

  if (last == NULL || last->to != 0)
    return NULL;
  since = clock_words (last->from);
  return g_strdup_printf (_ ("Adjourned since %s"), since);
}

static char *
end_words (const HutAgenda *agenda)
{
  g_autofree char *end = clock_words (agenda->expected_end);
  int late = (int)((agenda->expected_end - agenda->planned_end) / HUT_TIME_MINUTE);

  if (agenda->planned_end == 0 || late == 0)
    return g_strdup_printf (_ ("Ends about %s"), end);
  return g_strdup_printf (late > 0
                              ? g_dngettext (GETTEXT_PACKAGE, "Ends about %s · %d minute late",
                                             "Ends about %s · %d minutes late", (gulong)late)
                              : g_dngettext (GETTEXT_PACKAGE, "Ends about %s · %d minute early",
                                             "Ends about %s · %d minutes early", (gulong)-late),
                          end, ABS (late));
}

char *
hut_hall_timing (const HutMeetingView *view)
{
  char *pause = pause_words (view->meeting);

  if (pause != NULL)
    return pause;
  if (view->agenda->expected_end != 0)
    return end_words (view->agenda);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute planned", "%d minutes planned",
                                       (gulong)view->agenda->minutes),
                          (int)view->agenda->minutes);
}

/* ---- Who is there ---- */

char *
hut_hall_quorum (const HutAttendance *attendance)
{
  if (attendance->quorum == HUT_QUORUM_UNKNOWN)
    return NULL;
  if (attendance->quorum == HUT_QUORUM_REACHED)
    return g_strdup (_ ("Quorum"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d more needed", "%d more needed",
                                       (gulong)attendance->missing),
                          (int)attendance->missing);
}

char *
hut_hall_since (const HutAttendance *attendance)
{
  g_autofree char *since =
      attendance->quorum_since != 0 ? clock_words (attendance->quorum_since) : NULL;

  return since != NULL ? g_strdup_printf (_ ("since %s"), since) : g_strdup ("");
}
