/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words of lanes and grids. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lane-words.h"

#include "geo/hut-shape-json.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const struct
{
  const char *icon, *tone;
} covers[HUT_N_COVERS] = {
  [HUT_COVER_COVERED] = { "hut-done-symbolic", "good" },
  [HUT_COVER_RESTS] = { "hut-clock-symbolic", "done" },
  [HUT_COVER_NO_PATROL] = { "hut-at-work-symbolic", "soon" },
  [HUT_COVER_TOO_FEW] = { "hut-people-symbolic", "soon" },
  [HUT_COVER_BARE] = { "hut-overdue-symbolic", "overdue" },
};

static const struct
{
  const char *answer, *label, *icon, *tone;
} answers[] = {
  { "yes", NC_ ("answer", "Yes"), "hut-done-symbolic", "good" },
  { "partly", NC_ ("answer", "Partly"), "hut-at-work-symbolic", "soon" },
  { "no", NC_ ("answer", "No"), "hut-close-symbolic", "overdue" },
  { NULL, NC_ ("answer", "Open"), "", "done" },
};

const char *
hut_lane_cover_icon (HutCover cover)
{
  return covers[cover].icon;
}

const char *
hut_lane_cover_tone (HutCover cover)
{
  return covers[cover].tone;
}

char *
hut_lane_standing_words (const HutLaneState *state)
{
  if (state->standing.qualifies)
    {
      g_autofree char *since =
          hut_time_format (state->standing.since, hut_time_shown_zone (), "%Y-%m-%d");

      /* Translators: of a lane whose ten no's all hold; the day of the visit. */
      return g_strdup_printf (_ ("Qualifies since %s"), since);
    }
  if (state->standing.last == NULL)
    return g_strdup (_ ("Not checked yet"));
  /* Translators: of the ten no's of a lane. */
  return g_strdup_printf (_ ("%u of %u no’s hold"), state->noes.yes,
                          state->noes.yes + state->noes.partly + state->noes.no + state->noes.open);
}

char *
hut_lane_standing_short (const HutLaneState *state)
{
  if (state->standing.qualifies)
    return g_strdup (C_ ("lane", "qualifies"));
  if (state->standing.last == NULL)
    return g_strdup (C_ ("lane", "not checked"));
  /* Translators: how many of the ten no's hold. */
  return g_strdup_printf (_ ("no’s %u/%u"), state->noes.yes,
                          state->noes.yes + state->noes.partly + state->noes.no + state->noes.open);
}

const char *
hut_lane_standing_icon (const HutLaneStanding *standing)
{
  if (standing->qualifies)
    return "hut-done-symbolic";
  return standing->last != NULL ? "hut-overdue-symbolic" : "hut-clock-symbolic";
}

const char *
hut_lane_standing_tone (const HutLaneStanding *standing)
{
  if (standing->qualifies)
    return "good";
  return standing->last != NULL ? "soon" : "done";
}

char *
hut_lane_people_words (const HutPlaceCover *cover, const HutRosterMeasures *measures)
{
  if (cover->place->kind == &hut_kind_grid)
    /* Translators: workers of a grid, of how many that it needs. */
    return g_strdup_printf (_ ("workers %u/%d"), cover->n_people, measures->grid_workers);
  /* Translators: stewards of a lane, of how many that it needs. */
  return g_strdup_printf (_ ("stewards %u/%d"), cover->n_people, measures->stewards);
}

static gsize
find_answer (const char *answer)
{
  gsize i = 0;

  while (answers[i].answer != NULL && g_strcmp0 (answers[i].answer, answer) != 0)
    i++;
  return i;
}

const char *
hut_lane_answer_label (const char *answer)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "answer", answers[find_answer (answer)].label);
}

const char *
hut_lane_answer_icon (const char *answer)
{
  return answers[find_answer (answer)].icon;
}

const char *
hut_lane_answer_tone (const char *answer)
{
  return answers[find_answer (answer)].tone;
}

char *
hut_lane_length_words (const HutRecord *lane)
{
  g_autoptr (HutShape) line =
      hut_shape_from_json (HUT_SHAPE_LINE, hut_record_get_text (lane, "line"));

  /* Translators: metres of a lane. */
  return line != NULL ? g_strdup_printf (_ ("%d m long"), (int)lround (hut_shape_measure (line)))
                      : NULL;
}

char *
hut_lane_time_words (HutTime time, HutTime now)
{
  GTimeZone *zone = hut_time_shown_zone ();
  g_autofree char *year = hut_time_format (time, zone, "%Y");
  g_autofree char *this_year = hut_time_format (now, zone, "%Y");

  return hut_time_format (time, zone,
                          g_str_equal (year, this_year) ? "%m-%d %H:%M" : "%Y-%m-%d %H:%M");
}
