/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words of the steps of a whistle. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-step-words.h"

#include "domain/hut-mark-words.h"
#include "domain/hut-whistle-rules.h"
#include "domain/hut-whistle.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define LATER HUT_TIME_MINUTE /* that an entry has to come after it took place, to be told */

static gboolean
is_code (const HutRecord *step, const char *code)
{
  return g_strcmp0 (hut_record_get_text (step, "code"), code) == 0;
}

/* "Water company: on the spot", "…: on the spot, 4 people" */
static char *
arrived_words (const HutRecord *step, const char *unit)
{
  gint64 people = hut_record_get_int (step, "people", 0);

  if (people > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s is on the spot with %d person",
                                         "%s is on the spot with %d people", (gulong)people),
                            unit, (int)people);
  /* Translators: a unit that was called has come. */
  return g_strdup_printf (_ ("%s is on the spot"), unit);
}

static char *
called_words (const HutRecord *step, const char *unit)
{
  HutTime due = hut_record_get_int (step, "due_at", 0);
  g_autofree char *time = due != 0 ? hut_time_format (due, hut_time_shown_zone (), "%H:%M") : NULL;

  if (unit == NULL)
    return g_strdup (_ ("The whistle was blown"));
  if (time == NULL)
    /* Translators: a unit is whistled for. */
    return g_strdup_printf (_ ("%s is called"), unit);
  /* Translators: a unit is whistled for, and the time by which it has to be on the spot. */
  return g_strdup_printf (_ ("%s is called, to be on the spot by %s"), unit, time);
}

static char *
moved_words (const HutRecord *step, const char *unit)
{
  HutTime due = hut_record_get_int (step, "due_at", 0);
  g_autofree char *time = hut_time_format (due, hut_time_shown_zone (), "%m-%d %H:%M");

  /* Translators: a unit that was called has until another time to come. */
  return g_strdup_printf (_ ("%s has until %s now"), unit, time);
}

static char *
ruled_words (const HutRecord *step, const char *unit)
{
  if (g_strcmp0 (hut_record_get_text (step, "ruling"), "street") == 0)
    /* Translators: the district has settled a dispute of a unit, for the street. */
    return g_strdup_printf (_ ("Ruled: %s has to come"), unit);
  /* Translators: the district has settled a dispute, for the unit. */
  return g_strdup_printf (_ ("Ruled: %s need not come"), unit);
}

/* The step in a few words; those of the rest are their code's label. */
static char *
plain_words (const HutRecord *step, const char *unit)
{
  const char *code = hut_record_get_text (step, "code");
  const char *label;

  if (is_code (step, "called"))
    return called_words (step, unit);
  if (unit == NULL)
    return g_strdup (hut_field_code_label (hut_kind_field (step->kind, "code"), code));
  if (is_code (step, "arrived"))
    return arrived_words (step, unit);
  if (is_code (step, "moved"))
    return moved_words (step, unit);
  if (is_code (step, "ruled"))
    return ruled_words (step, unit);
  if (is_code (step, "report") || is_code (step, "note"))
    return g_strdup (unit);
  label = hut_field_code_label (hut_kind_field (step->kind, "code"), code);
  if (hut_whistle_step_is_own (code) || is_code (step, "refused"))
    /* Translators: a unit, and what it did. */
    return g_strdup_printf (C_ ("step", "%s · %s"), unit, label);
  /* Translators: what was done, and to which unit. */
  return g_strdup_printf (C_ ("step done to", "%s · %s"), label, unit);
}

char *
hut_step_title (const HutRecord *step, const char *unit)
{
  const char *words = hut_record_get_text (step, "words");
  g_autofree char *plain = NULL;

  if (step->kind == &hut_kind_mark)
    return hut_mark_title (step, unit);
  if (step->kind == &hut_kind_whistle_view)
    return hut_view_title (step, unit);
  plain = plain_words (step, unit);
  if (words == NULL)
    return g_steal_pointer (&plain);
  /* Translators: a step, and the words that were said to it. */
  return g_strdup_printf (C_ ("step", "%s: %s"), plain, words);
}

/* "entered by Wang Fang, 10:31"; of what one entered himself, only when, where that was later. */
static char *
entered_words (const HutRecord *step)
{
  const char *by = hut_record_get_text (step, "by");
  const char *entered = hut_record_get_text (step, "entered_by");
  const char *account = g_strcmp0 (by, entered) != 0 ? entered : NULL;
  HutTime at = hut_record_get_int (step, "at", 0);
  gboolean later = at - hut_whistle_step_time (step) >= LATER;
  g_autofree char *clock = later ? hut_time_format (at, hut_time_shown_zone (), "%H:%M") : NULL;

  if (account != NULL && later)
    return g_strdup_printf (_ ("entered by %s, %s"), account, clock);
  if (account != NULL)
    return g_strdup_printf (_ ("entered by %s"), account);
  return later ? g_strdup_printf (_ ("entered %s"), clock) : NULL;
}

char *
hut_step_told (const HutRecord *step)
{
  const char *how, *by;
  g_autofree char *entered = NULL;
  g_autofree char *told = NULL;

  if (step->kind == &hut_kind_mark)
    return hut_mark_told (step);
  how = hut_record_get_text (step, "how");
  by = hut_record_get_text (step, "by");
  if (how == NULL)
    return NULL;
  how = hut_field_code_label (hut_kind_field (step->kind, "how"), how);
  /* Translators: how a step was told (by telephone), and by whom. */
  told = by != NULL ? g_strdup_printf (C_ ("told", "%s: %s"), how, by) : g_strdup (how);
  entered = entered_words (step);
  if (entered == NULL)
    return g_steal_pointer (&told);
  /* Translators: how and by whom a step was told, and who entered it. */
  return g_strdup_printf (C_ ("told", "%s (%s)"), told, entered);
}
