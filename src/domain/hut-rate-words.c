/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words of the rates. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-rate-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

const char *
hut_rate_label (HutRate rate)
{
  static const char *const labels[HUT_N_RATES] = { N_ ("Response rate"), N_ ("Resolution rate"),
                                                   N_ ("Satisfaction rate") };

  g_return_val_if_fail (rate < HUT_N_RATES, NULL);

  return _ (labels[rate]);
}

const char *
hut_rate_figure_label (HutRateFigure figure)
{
  static const char *const labels[HUT_N_FIGURES] = {
    [HUT_FIGURE_NONE] = NC_ ("figure", "All cases"),
    [HUT_FIGURE_CASES] = NC_ ("figure", "Cases of the period"),
    [HUT_FIGURE_COUNTED] = NC_ ("figure", "Counted"),
    [HUT_FIGURE_CONTACT_ASKED] = NC_ ("figure", "Asked about contact"),
    [HUT_FIGURE_NOT_CONTACTED] = NC_ ("figure", "Not contacted"),
    [HUT_FIGURE_RESOLUTION_ASKED] = NC_ ("figure", "Asked about resolution"),
    [HUT_FIGURE_NOT_RESOLVED] = NC_ ("figure", "Not resolved"),
    [HUT_FIGURE_GRADED] = NC_ ("figure", "Graded"),
    [HUT_FIGURE_NOT_SATISFIED] = NC_ ("figure", "Not satisfied"),
    [HUT_FIGURE_LOST] = NC_ ("figure", "Lost points"),
    [HUT_FIGURE_EXCLUDED] = NC_ ("figure", "Excluded"),
    [HUT_FIGURE_EXCLUDED_BARE] = NC_ ("figure", "Excluded without evidence"),
    [HUT_FIGURE_PENDING] = NC_ ("figure", "Not called back"),
  };

  g_return_val_if_fail (figure < HUT_N_FIGURES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "figure", labels[figure]);
}

HutRateFigure
hut_rate_asked (HutRate rate)
{
  static const HutRateFigure figures[HUT_N_RATES] = { HUT_FIGURE_CONTACT_ASKED,
                                                      HUT_FIGURE_RESOLUTION_ASKED,
                                                      HUT_FIGURE_GRADED };

  g_return_val_if_fail (rate < HUT_N_RATES, HUT_FIGURE_NONE);

  return figures[rate];
}

HutRateFigure
hut_rate_failed (HutRate rate)
{
  static const HutRateFigure figures[HUT_N_RATES] = { HUT_FIGURE_NOT_CONTACTED,
                                                      HUT_FIGURE_NOT_RESOLVED,
                                                      HUT_FIGURE_NOT_SATISFIED };

  g_return_val_if_fail (rate < HUT_N_RATES, HUT_FIGURE_NONE);

  return figures[rate];
}

guint
hut_rate_count_failed (const HutRateCount *count, HutRate rate, const HutRateRules *rules)
{
  guint failed = 0;

  if (rate != HUT_RATE_SATISFACTION)
    return count->said[rate == HUT_RATE_RESPONSE ? 0 : 1][HUT_SAID_NO];
  for (guint i = 0; i < HUT_N_GRADES; i++)
    if (rules->grades[i] < rules->full)
      failed += count->graded[i];
  return failed;
}

char *
hut_rate_words (int tenths)
{
  g_autofree char *number = NULL;

  if (tenths == HUT_NO_FIGURE)
    return g_strdup (_ ("No figure"));
  number = hut_tenths_print (tenths);
  return g_strconcat (number, "%", NULL);
}

char *
hut_rate_fraction_words (const HutRateCount *count, HutRate rate, const HutRateRules *rules)
{
  HutFraction fraction = hut_rate_of (count, rate, rules);
  int full = rate == HUT_RATE_SATISFACTION ? rules->full : 1;
  g_autofree char *whole = g_strdup_printf ("%" G_GINT64_FORMAT, fraction.whole / full);
  g_autofree char *part = fraction.part % full == 0
                              ? g_strdup_printf ("%" G_GINT64_FORMAT, fraction.part / full)
                              : hut_tenths_print ((int)((20 * fraction.part + full) / (2 * full)));

  /* Translators: how many of the cases that answered: "91 of 100". */
  return g_strdup_printf (_ ("%s of %s"), part, whole);
}

char *
hut_rate_absence_words (const HutRateCount *count, HutRate rate, const HutRateRules *rules)
{
  if (hut_rate_of (count, rate, rules).whole > 0)
    return NULL;
  if (count->counted > 0)
    return g_strdup (_ ("None of those called back answered this question"));
  if (count->pending > 0)
    return g_strdup_printf (_ ("Nobody was called back yet; those who may be: %u"), count->pending);
  return g_strdup (count->excluded > 0 ? _ ("All that were called back are excluded")
                                       : _ ("Nobody was called back in this period"));
}

char *
hut_rate_movement_sign (int tenths)
{
  g_autofree char *number = NULL;

  if (tenths == HUT_NO_FIGURE)
    return g_strdup ("—");
  number = hut_tenths_print (ABS (tenths));
  return g_strconcat (tenths > 0 ? "▲ " : tenths < 0 ? "▼ " : "", number, NULL);
}

char *
hut_rate_movement_words (int tenths)
{
  g_autofree char *number = NULL;

  if (tenths == HUT_NO_FIGURE)
    return g_strdup (_ ("nothing to compare with"));
  if (tenths == 0)
    return g_strdup (_ ("as in the period before"));
  number = hut_tenths_print (ABS (tenths));
  return g_strdup_printf (tenths > 0 ? _ ("%s points more than in the period before")
                                     : _ ("%s points less than in the period before"),
                          number);
}

const char *
hut_rate_preset_label (const HutRatePreset *preset)
{
  return g_str_equal (preset->name, "equal") ? _ ("Equal weights") : preset->name;
}

char *
hut_rate_period_words (const HutRatePeriod *period, GTimeZone *zone)
{
  g_autofree char *from = hut_time_format (period->from, zone, "%Y-%m-%d");
  g_autofree char *until = hut_time_format (period->until - 1, zone, "%Y-%m-%d");

  /* Translators: the first day of a period and its last. */
  return g_strdup_printf (_ ("%s to %s"), from, until);
}
