/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What each figure of the rates stands for. The same said in SQL: store/hut-case-figure.c. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-rate-figures.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const struct
{
  const char *name;
  const char *label;
} figures[HUT_N_FIGURES] = {
  { "none",             NC_("figure", "All") },
  { "cases",            NC_("figure", "Of the period") },
  { "counted",          NC_("figure", "Counted") },
  { "contact-asked",    NC_("figure", "Asked about contact") },
  { "not-contacted",    NC_("figure", "Not contacted") },
  { "resolution-asked", NC_("figure", "Asked about the result") },
  { "not-resolved",     NC_("figure", "Not resolved") },
  { "graded",           NC_("figure", "Graded") },
  { "not-satisfied",    NC_("figure", "Not satisfied") },
  { "lost",             NC_("figure", "Lost points") },
  { "excluded",         NC_("figure", "Excluded") },
  { "excluded-bare",    NC_("figure", "Excluded without evidence") },
  { "pending",          NC_("figure", "Not called back yet") },
};
/* clang-format on */

const char *
hut_rate_figure_name (HutRateFigure figure)
{
  g_return_val_if_fail (figure < HUT_N_FIGURES, NULL);

  return figures[figure].name;
}

gboolean
hut_rate_figure_find (const char *name, HutRateFigure *figure)
{
  for (guint i = 0; name != NULL && i < HUT_N_FIGURES; i++)
    if (g_str_equal (figures[i].name, name))
      {
        *figure = (HutRateFigure)i;
        return TRUE;
      }
  return FALSE;
}

const char *
hut_rate_figure_label (HutRateFigure figure)
{
  g_return_val_if_fail (figure < HUT_N_FIGURES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "figure", figures[figure].label);
}

gboolean
hut_rate_figure_holds (HutRateFigure figure, const HutRateCase *item, const HutRateRules *rules)
{
  gboolean counts = hut_rate_case_counts (item);

  switch (figure)
    {
    case HUT_FIGURE_COUNTED:
      return counts;
    case HUT_FIGURE_CONTACT_ASKED:
      return counts && item->contacted != HUT_SAID_NOTHING;
    case HUT_FIGURE_NOT_CONTACTED:
      return counts && item->contacted == HUT_SAID_NO;
    case HUT_FIGURE_RESOLUTION_ASKED:
      return counts && item->resolved != HUT_SAID_NOTHING;
    case HUT_FIGURE_NOT_RESOLVED:
      return counts && item->resolved == HUT_SAID_NO;
    case HUT_FIGURE_GRADED:
      return counts && item->grade >= 0;
    case HUT_FIGURE_NOT_SATISFIED:
      return counts && item->grade >= 0 && rules->grades[item->grade] < rules->full;
    case HUT_FIGURE_LOST:
      return hut_rate_case_lost (item, rules);
    case HUT_FIGURE_EXCLUDED:
      return item->excluded;
    case HUT_FIGURE_EXCLUDED_BARE:
      return item->excluded && !item->evidenced;
    case HUT_FIGURE_PENDING:
      return item->pending;
    case HUT_FIGURE_NONE:
    case HUT_FIGURE_CASES:
    case HUT_N_FIGURES:
    default:
      return TRUE;
    }
}

HutRateFigure
hut_rate_asked (HutRate rate)
{
  static const HutRateFigure asked[HUT_N_RATES] = { HUT_FIGURE_CONTACT_ASKED,
                                                    HUT_FIGURE_RESOLUTION_ASKED,
                                                    HUT_FIGURE_GRADED };

  g_return_val_if_fail (rate < HUT_N_RATES, HUT_FIGURE_NONE);

  return asked[rate];
}

HutRateFigure
hut_rate_failed (HutRate rate)
{
  static const HutRateFigure failed[HUT_N_RATES] = { HUT_FIGURE_NOT_CONTACTED,
                                                     HUT_FIGURE_NOT_RESOLVED,
                                                     HUT_FIGURE_NOT_SATISFIED };

  g_return_val_if_fail (rate < HUT_N_RATES, HUT_FIGURE_NONE);

  return failed[rate];
}

GStrv
hut_rate_rules_low_grades (const HutRateRules *rules)
{
  g_autoptr (GStrvBuilder) grades = g_strv_builder_new ();

  for (int i = 0; i < HUT_N_GRADES; i++)
    if (rules->grades[i] < rules->full)
      g_strv_builder_add (grades, hut_rate_grades[i]);
  return g_strv_builder_end (grades);
}
