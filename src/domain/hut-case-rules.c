/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The machine of a case's states and how it stands against its time. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-case-rules.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *from;
  const char *to[8];
} Steps;

/* clang-format off */
static const Steps steps[] = {
  { "received",           { "accepted", "disputed", "void", NULL } },
  { "accepted",           { "assigned", "disputed", "void", NULL } },
  { "assigned",           { "in-progress", "accepted", "void", NULL } },
  { "in-progress",        { "awaiting-call-back", "void", NULL } },
  { "awaiting-call-back", { "closed", "in-progress", "void", NULL } },
  { "closed",             { "in-progress", "void", NULL } },
  { "disputed",           { "returned", "accepted", "void", NULL } },
  { "returned",           { "void", NULL } },
  { "void",               { NULL } },
};
/* clang-format on */

const char *const *
hut_case_next_states (const char *from)
{
  static const char *const none[] = { NULL };

  for (gsize i = 0; from != NULL && i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].from, from))
      return steps[i].to;
  return none;
}

gboolean
hut_case_step_allowed (const char *from, const char *to)
{
  return to != NULL && g_strv_contains (hut_case_next_states (from), to);
}

gboolean
hut_case_state_done (const char *state)
{
  static const char *const done[] = { "awaiting-call-back", "closed", "returned", "void", NULL };

  return state != NULL && g_strv_contains (done, state);
}

HutStanding
hut_case_standing (const char *state, HutTime due_at, HutTime now, GTimeZone *zone)
{
  if (hut_case_state_done (state))
    return HUT_STANDING_DONE;
  if (due_at == 0)
    return HUT_STANDING_AT_WORK;
  if (due_at < now)
    return HUT_STANDING_OVERDUE;
  return due_at < hut_time_day_start (now, zone, 1) ? HUT_STANDING_SOON : HUT_STANDING_AT_WORK;
}

static char *
late_words (HutTime late)
{
  int days = late / HUT_TIME_DAY, hours = late / HUT_TIME_HOUR, minutes = late / HUT_TIME_MINUTE;

  if (days > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", days),
                            days);
  if (hours > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d hour late", "%d hours late", hours),
                            hours);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d minute late", "%d minutes late", MAX (minutes, 1)),
      MAX (minutes, 1));
}

/* Whole local days from today to the day of @due_at. */
static int
days_until (HutTime due_at, HutTime now, GTimeZone *zone)
{
  HutTime today = hut_time_day_start (now, zone, 0);
  HutTime day = hut_time_day_start (due_at, zone, 0);

  return (day - today + HUT_TIME_DAY / 2) / HUT_TIME_DAY;
}

char *
hut_case_due_words (const char *state, HutTime due_at, HutTime now, GTimeZone *zone)
{
  int days;

  switch (hut_case_standing (state, due_at, now, zone))
    {
    case HUT_STANDING_OVERDUE:
      return late_words (now - due_at);
    case HUT_STANDING_SOON:
      /* Translators: a strftime pattern for a time of today, shown as "due today at 17:00". */
      return hut_time_format (due_at, zone, _ ("Due today %H:%M"));
    case HUT_STANDING_AT_WORK:
      if (due_at == 0)
        return g_strdup (_ ("No time limit"));
      days = days_until (due_at, now, zone);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day left", "%d days left", days),
                              days);
    case HUT_STANDING_DONE:
    default:
      return g_strdup (hut_field_code_label (hut_kind_field (&hut_kind_case, "state"), state));
    }
}

char *
hut_case_contact_words (const char *state, HutTime contact_due_at, HutTime now)
{
  HutTime left = contact_due_at - now;
  int hours;

  if (contact_due_at == 0 || hut_case_state_done (state) || left > HUT_CONTACT_NEAR)
    return NULL;
  if (left < 0)
    return g_strdup (_ ("Contact is late"));
  hours = MAX (1, (left + HUT_TIME_HOUR - 1) / HUT_TIME_HOUR);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Contact within %d hour", "Contact within %d hours", hours),
      hours);
}

char *
hut_case_key (const char *source, const char *order_number)
{
  return g_strconcat (source, ":", order_number, NULL);
}
