/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words for a whistle. Pure, but for the shown time zone. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-whistle-words.h"

#include "store/hut-case.h"
#include "whistles/hut-summons-lines.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static gboolean
is_emergency (const char *occasion)
{
  return g_strcmp0 (occasion, "emergency") == 0;
}

const char *
hut_whistle_occasion_label (const char *occasion)
{
  return occasion != NULL
             ? hut_field_code_label (hut_kind_field (&hut_kind_whistle, "occasion"), occasion)
             : "";
}

const char *
hut_whistle_occasion_tone (const char *occasion)
{
  return is_emergency (occasion) ? "overdue" : "at-work";
}

const char *
hut_whistle_occasion_icon (const char *occasion)
{
  return is_emergency (occasion) ? "hut-overdue-symbolic" : "hut-whistle-symbolic";
}

/* ---- Where it stands ---- */

static const struct
{
  const char *state;
  const char *label;
  const char *tone;
  const char *icon;
} marks[] = {
  { "called", NC_ ("whistle", "Nobody there yet"), "soon", "hut-clock-symbolic" },
  { "working", NC_ ("whistle", "At work"), "at-work", "hut-at-work-symbolic" },
  { "finished", NC_ ("whistle", "All done, to be ended"), "good", "hut-done-symbolic" },
};

static gsize
mark_of (const char *state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (marks[i].state, state) == 0)
      return i;
  return 0;
}

const char *
hut_whistle_state_label (const char *state, gboolean ended)
{
  return ended ? C_ ("whistle", "Ended")
               : g_dpgettext2 (GETTEXT_PACKAGE, "whistle", marks[mark_of (state)].label);
}

const char *
hut_whistle_state_tone (const char *state, gboolean ended)
{
  return ended ? "done" : marks[mark_of (state)].tone;
}

const char *
hut_whistle_state_icon (const char *state, gboolean ended)
{
  return ended ? "hut-done-symbolic" : marks[mark_of (state)].icon;
}

/* ---- What it is ---- */

char *
hut_whistle_number_words (const HutRecord *whistle)
{
  return hut_case_number_words (hut_record_get_text (whistle, "number"), &whistle->id);
}

/* A department is called by more streets than one. NULL on the street's own desktop. */
static const char *
street_of (const HutRecord *whistle, HutCaseBrowser *browser)
{
  if (whistle->stream == NULL || hut_case_browser_get_seat (browser)->kind != HUT_SEAT_DEPARTMENT)
    return NULL;
  return hut_case_browser_street_name (browser, whistle->stream);
}

char *
hut_whistle_where_words (const HutRecord *whistle, HutCaseBrowser *browser)
{
  const char *street = street_of (whistle, browser);
  const char *address = hut_record_get_text (whistle, "address");
  const char *code = hut_record_get_text (whistle, "community");
  const char *community = code != NULL ? hut_case_browser_community_name (browser, code) : NULL;

  const char *parts[4] = { NULL };
  guint n = 0;

  if (community == NULL)
    community = code;
  if (street != NULL)
    parts[n++] = street;
  if (address != NULL)
    parts[n++] = address;
  if (community != NULL)
    parts[n++] = community;
  return n > 0 ? g_strjoinv (" · ", (char **)parts) : NULL;
}

char *
hut_whistle_who_words (const HutRecord *whistle, HutTime now)
{
  GTimeZone *zone = hut_time_shown_zone ();
  HutTime at = hut_record_get_int (whistle, "at", 0);
  gboolean today = hut_time_day_number (at, zone) == hut_time_day_number (now, zone);
  g_autofree char *time = hut_time_format (at, zone, today ? "%H:%M" : "%Y-%m-%d %H:%M");
  const char *by = hut_record_get_text (whistle, "by");
  const char *contact = hut_record_get_text (whistle, "contact");
  /* Translators: when a whistle was blown, and by whom. */
  g_autofree char *blown = by != NULL ? g_strdup_printf (_ ("blown at %s by %s"), time, by)
                                      : g_strdup_printf (_ ("blown at %s"), time);

  if (contact == NULL)
    return g_steal_pointer (&blown);
  /* Translators: when a whistle was blown and by whom; then whom in the street to turn to. */
  return g_strdup_printf (_ ("%s · turn to %s"), blown, contact);
}

/* ---- How many ---- */

static gboolean
is_state (const HutRecord *summons, const char *state)
{
  return g_strcmp0 (hut_record_get_text (summons, "state"), state) == 0;
}

char *
hut_whistle_counts_words (const HutWhistle *whistle)
{
  guint there = 0, done = 0;

  for (guint i = 0; i < whistle->summonses->len; i++)
    {
      there += is_state (whistle->summonses->pdata[i], "working");
      done += !hut_summons_is_open (hut_record_get_text (whistle->summonses->pdata[i], "state"));
    }
  /* Translators: of those who were called. */
  return g_strdup_printf (_ ("%u called · %u on the spot · %u done or released"),
                          whistle->summonses->len, there, done);
}

char *
hut_whistle_missing_words (const HutWhistle *whistle, HutCaseBrowser *browser)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (hut_whistle_is_ended (whistle))
    return NULL;
  for (guint i = 0; i < whistle->summonses->len; i++)
    {
      const HutRecord *summons = whistle->summonses->pdata[i];

      if (!hut_summons_is_open (hut_record_get_text (summons, "state")))
        continue;
      /* Translators: between names of a list. */
      g_string_append_printf (
          names, "%s%s", names->len > 0 ? _ (", ") : "",
          hut_summons_unit_name (browser, hut_record_get_text (summons, "unit")));
    }
  if (names->len == 0)
    return NULL;
  /* Translators: names of those who are still called for. */
  return g_strdup_printf (_ ("A whistle ends when each is done or released. Still called for: %s"),
                          names->str);
}
