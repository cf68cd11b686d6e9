/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Ratings and gaps in words. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-rating-lines.h"

#include "roster/hut-coverage-lines.h"
#include "widgets/hut-line-list.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

const char *
hut_rating_gap_label (HutRatingGap gap)
{
  switch (gap)
    {
    case HUT_RATING_GAP_RATING:
      return C_ ("rating gap", "Not rated");
    case HUT_RATING_GAP_CHECK:
      return C_ ("rating gap", "Check due");
    case HUT_RATING_GAP_CHIEF:
      return C_ ("rating gap", "Without a chief");
    default:
      return C_ ("rating gap", "Handed up, still open");
    }
}

char *
hut_rating_mean_words (int mean)
{
  return mean >= 0 ? g_strdup_printf ("%d.%02d", mean / 100, mean % 100) : g_strdup ("–");
}

static char *
day_words (HutTime time)
{
  return hut_coverage_day_words (hut_time_day_number (time, hut_time_zone (NULL)));
}

static const char *
chief_words (const HutRatingAnswer *answer, const HutRecord *lane)
{
  HutUid chief = hut_rating_answer_chief (answer, lane);

  return hut_uid_is_nil (&chief) ? _ ("no lane chief")
                                 : hut_roster_people_name (answer->people, &chief);
}

static guint
count_live (GPtrArray *ratings)
{
  guint n = 0;

  for (guint i = 0; i < ratings->len; i++)
    n += hut_record_get_text (ratings->pdata[i], "void_reason") == NULL;
  return n;
}

/* ---- Lanes ---- */

static void
set_rated (HutLine *line, GPtrArray *ratings)
{
  g_autofree char *mean = hut_rating_mean_words (hut_rating_mean (ratings));
  guint n = count_live (ratings);

  if (n == 0)
    {
      line->chip = g_strdup (C_ ("rating gap", "Not rated"));
      line->chip_icon = "hut-clock-symbolic";
      line->chip_tone = "soon";
      return;
    }
  /* Translators: a mean, and how many ratings it is of. */
  line->chip = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s of %u rating", "%s of %u ratings", n), mean, n);
  line->chip_icon = "hut-done-symbolic";
  line->chip_tone = "good";
}

GPtrArray *
hut_rating_lane_lines (const HutRatingAnswer *answer)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < answer->roster->places->len; i++)
    {
      const HutRecord *lane = answer->roster->places->pdata[i];
      const char *code = hut_record_get_text (lane, "code");
      g_autoptr (GPtrArray) ratings = hut_rating_answer_of (answer, code);
      HutLine *line = hut_line_new (code);

      line->title = g_strdup (hut_coverage_lane_name (lane));
      line->note = g_strdup (chief_words (answer, lane));
      set_rated (line, ratings);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

/* ---- Gaps ---- */

static HutLine *
gap_line (const HutRatingAnswer *answer, const HutPlaceCover *cover, char *chip)
{
  g_autofree char *id = g_strconcat ("lane:", hut_record_get_text (cover->place, "code"), NULL);
  g_autofree char *check = cover->last_check != 0 ? day_words (cover->last_check) : NULL;
  HutLine *line = hut_line_new (id);

  line->title = g_strdup (hut_coverage_lane_name (cover->place));
  line->note =
      check != NULL
          ? g_strdup_printf (_ ("%s · last check %s"), chief_words (answer, cover->place), check)
          : g_strdup_printf (_ ("%s · no check is known"), chief_words (answer, cover->place));
  line->chip = chip;
  line->chip_icon = "hut-overdue-symbolic";
  line->chip_tone = "overdue";
  return line;
}

static gboolean
is_missing (const HutRatingAnswer *answer, const HutPlaceCover *cover, HutRatingGap gap)
{
  switch (gap)
    {
    case HUT_RATING_GAP_RATING:
      return !hut_rating_answer_is_rated (answer, hut_record_get_text (cover->place, "code"));
    case HUT_RATING_GAP_CHECK:
      return cover->check_due;
    case HUT_RATING_GAP_CHIEF:
      return !cover->has_chief;
    default:
      return FALSE;
    }
}

char *
hut_rating_handed_words (const HutHandedUp *handed)
{
  const HutField *state = hut_kind_field (&hut_kind_case, "state");

  if (!hut_finding_is_open (handed->finding))
    return g_strdup_printf ("%s: %s", C_ ("finding", "Done"),
                            hut_record_get_text (handed->finding, "result"));
  if (handed->case_state == NULL)
    return g_strdup (_ ("No evidence, still open"));
  return g_strdup_printf (_ ("Case %s: %s"), handed->case_number != NULL ? handed->case_number : "",
                          hut_field_code_label (state, handed->case_state));
}

static HutLine *
handed_line (const HutRatingAnswer *answer, const HutHandedUp *handed, guint n)
{
  const char *lane = hut_record_get_text (handed->finding, "lane");
  const char *made = hut_record_get_text (handed->finding, "case");
  const HutRecord *record = lane != NULL ? hut_rating_answer_lane (answer, lane) : NULL;
  HutTime at = hut_record_get_int (handed->finding, "at", 0);
  g_autofree char *day = day_words (at);
  g_autofree char *id = made != NULL
                            ? g_strdup_printf ("case:%s", made)
                            : g_strdup_printf ("finding:%s#%u", lane != NULL ? lane : "", n);
  HutLine *line = hut_line_new (id);
  gint64 days = (answer->now - at) / HUT_TIME_DAY;

  line->title = g_strdup (hut_record_get_text (handed->finding, "words"));
  line->note =
      g_strdup_printf ("%s · %s · %s", record != NULL ? hut_coverage_lane_name (record) : "", day,
                       record != NULL ? chief_words (answer, record) : "");
  line->end =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong)days), (int)days);
  line->chip = hut_rating_handed_words (handed);
  line->chip_icon = made != NULL ? "hut-at-work-symbolic" : "hut-overdue-symbolic";
  line->chip_tone = made != NULL ? "at-work" : "overdue";
  return line;
}

GPtrArray *
hut_rating_gap_lines (const HutRatingAnswer *answer, HutRatingGap gap)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; gap != HUT_RATING_GAP_UP && i < answer->coverage->places->len; i++)
    {
      const HutPlaceCover *cover = &g_array_index (answer->coverage->places, HutPlaceCover, i);

      if (is_missing (answer, cover, gap))
        g_ptr_array_add (lines, gap_line (answer, cover, g_strdup (hut_rating_gap_label (gap))));
    }
  for (guint i = 0; gap == HUT_RATING_GAP_UP && i < answer->handed_up->len; i++)
    {
      const HutHandedUp *handed = answer->handed_up->pdata[i];

      if (hut_finding_is_open (handed->finding))
        g_ptr_array_add (lines, handed_line (answer, handed, i));
    }
  return lines;
}

guint
hut_rating_count_gaps (const HutRatingAnswer *answer, HutRatingGap gap)
{
  guint n = 0;

  for (guint i = 0; gap != HUT_RATING_GAP_UP && i < answer->coverage->places->len; i++)
    n += is_missing (answer, &g_array_index (answer->coverage->places, HutPlaceCover, i), gap);
  for (guint i = 0; gap == HUT_RATING_GAP_UP && i < answer->handed_up->len; i++)
    n += hut_finding_is_open (((HutHandedUp *)answer->handed_up->pdata[i])->finding);
  return n;
}

/* ---- Chiefs ---- */

char *
hut_rating_lanes_words (const HutChiefRecord *record)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < record->lanes->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? _ (", ") : "",
                            hut_coverage_lane_name (record->lanes->pdata[i]));
  return g_string_free (words, FALSE);
}

GPtrArray *
hut_rating_chief_lines (const HutRatingAnswer *answer)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < answer->chiefs->len; i++)
    {
      const HutChiefRecord *record = answer->chiefs->pdata[i];
      g_autofree char *id = hut_uid_to_string (&record->chief);
      g_autofree char *lanes = hut_rating_lanes_words (record);
      HutLine *line = hut_line_new (id);

      line->title = g_strdup (hut_roster_people_name (answer->people, &record->chief));
      line->note = g_strdup_printf (
          _ ("%s · patrols %u · checks %u · lanes rated %u of %u · handed up %u"), lanes,
          record->n_patrols, record->n_checks, record->n_rated, record->lanes->len, record->n_up);
      line->chip = g_strdup_printf (_ ("still open %u"), record->n_open);
      line->chip_icon = record->n_open > 0 ? "hut-overdue-symbolic" : "hut-done-symbolic";
      line->chip_tone = record->n_open > 0 ? "soon" : "good";
      g_ptr_array_add (lines, line);
    }
  return lines;
}
