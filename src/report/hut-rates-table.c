/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The three rates on papers: each figure with what it is made of and how it moved. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-rates-table.h"

#include "domain/hut-rate-words.h"
#include "hut-config.h"
#include "store/hut-reader-rates.h"

#include <glib/gi18n-lib.h>

/* "93.8%  ▼ 3.2", and below it "225 of 240". */
static char *
rate_words (const HutRateLine *line, HutRate rate, const HutRateRules *rules)
{
  int now = hut_fraction_tenths (hut_rate_of (&line->now, rate, rules));
  int moved =
      hut_tenths_movement (now, hut_fraction_tenths (hut_rate_of (&line->before, rate, rules)));
  g_autofree char *figure = hut_rate_words (now);
  g_autofree char *sign = hut_rate_movement_sign (moved);
  g_autofree char *fraction = hut_rate_fraction_words (&line->now, rate, rules);

  if (now == HUT_NO_FIGURE)
    return g_steal_pointer (&figure);
  return g_strdup_printf ("%s  %s\n%s", figure, moved == HUT_NO_FIGURE ? "" : sign, fraction);
}

static char *
score_words (const HutRateLine *line, const HutRateRules *rules, const HutRatePreset *preset)
{
  int now = hut_rates_score_tenths (&line->now, rules, preset);
  int moved = hut_tenths_movement (now, hut_rates_score_tenths (&line->before, rules, preset));
  g_autofree char *figure = hut_tenths_print (now);
  g_autofree char *sign = hut_rate_movement_sign (moved);

  if (now == HUT_NO_FIGURE)
    return g_strdup (_ ("No figure"));
  return g_strdup_printf ("%s  %s", figure, moved == HUT_NO_FIGURE ? "" : sign);
}

static void
add_row (HutPaper *paper, const HutRatesRow *row, const HutRateSets *sets,
         const HutRateRules *rules, GTimeZone *zone)
{
  const HutRatePreset *preset = hut_rate_rules_find (rules, NULL);
  HutRateLine line = { 0 };
  g_autofree char *days = hut_rate_period_words (&row->period, zone);
  g_autofree char *name = g_strdup_printf ("%s\n%s", row->name, days);
  char *rates[HUT_N_RATES];
  g_autofree char *score = NULL;

  hut_rate_count_set (&line.now, sets->now);
  hut_rate_count_set (&line.before, sets->before);
  for (int rate = 0; rate < HUT_N_RATES; rate++)
    rates[rate] = rate_words (&line, rate, rules);
  score = score_words (&line, rules, preset);
  hut_paper_add_row (paper, (const char *const[]){ name, rates[0], rates[1], rates[2], score });
  for (int rate = 0; rate < HUT_N_RATES; rate++)
    g_free (rates[rate]);
}

gboolean
hut_rates_table_add (HutPaper *paper, HutReader *reader, HutOffice *office, const HutRatesRow *rows,
                     guint n_rows, HutTime now, GCancellable *cancellable, GError **error)
{
  const HutPaperColumn columns[] = {
    { _ ("Period"), 27, HUT_PAPER_LEFT },
    { hut_rate_label (HUT_RATE_RESPONSE), 19, HUT_PAPER_LEFT },
    { hut_rate_label (HUT_RATE_RESOLUTION), 19, HUT_PAPER_LEFT },
    { hut_rate_label (HUT_RATE_SATISFACTION), 19, HUT_PAPER_LEFT },
    { _ ("Score"), 16, HUT_PAPER_LEFT },
  };
  g_autoptr (HutRateRules) rules = hut_rate_rules_of (office);
  GTimeZone *zone = hut_office_get_zone (office);
  g_autofree char *source = hut_office_describe_rule (office, "rates");
  g_autofree char *note = NULL;

  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_rows; i++)
    {
      HutRatePeriod before = hut_rate_rules_before (rules, &rows[i].period, zone);
      g_autoptr (HutRateSets) sets =
          hut_reader_rates_compared (reader, &rows[i].period, &before, now, cancellable, error);

      if (sets == NULL)
        return FALSE;
      add_row (paper, &rows[i], sets, rules, zone);
    }
  note = g_strdup_printf (_ ("Score by %s. %s"),
                          hut_rate_preset_label (hut_rate_rules_find (rules, NULL)), source);
  hut_paper_add_note (paper, note);
  return TRUE;
}
