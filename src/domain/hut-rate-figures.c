/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What each figure of the rates stands for. The same said in SQL: store/hut-case-figure.c. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-rate-figures.h"

static const char *const names[HUT_N_FIGURES] = {
  "none",         "cases",  "counted",       "contact-asked", "not-contacted", "resolution-asked",
  "not-resolved", "graded", "not-satisfied", "lost",          "excluded",      "excluded-bare",
  "pending",
};

const char *
hut_rate_figure_name (HutRateFigure figure)
{
  g_return_val_if_fail (figure < HUT_N_FIGURES, NULL);

  return names[figure];
}

gboolean
hut_rate_figure_find (const char *name, HutRateFigure *figure)
{
  for (guint i = 0; name != NULL && i < HUT_N_FIGURES; i++)
    if (g_str_equal (names[i], name))
      {
        *figure = (HutRateFigure)i;
        return TRUE;
      }
  return FALSE;
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

GStrv
hut_rate_rules_low_grades (const HutRateRules *rules)
{
  g_autoptr (GStrvBuilder) grades = g_strv_builder_new ();

  for (int i = 0; i < HUT_N_GRADES; i++)
    if (rules->grades[i] < rules->full)
      g_strv_builder_add (grades, hut_rate_grades[i]);
  return g_strv_builder_end (grades);
}
