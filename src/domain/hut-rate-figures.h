/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rates.h"

G_BEGIN_DECLS

/* The figures of the rates that stand for cases: each opens to those behind it. */
typedef enum
{
  HUT_FIGURE_NONE,    /* no figure: all cases */
  HUT_FIGURE_CASES,   /* all of the period */
  HUT_FIGURE_COUNTED, /* A: called back and not excluded */
  HUT_FIGURE_CONTACT_ASKED,
  HUT_FIGURE_NOT_CONTACTED,
  HUT_FIGURE_RESOLUTION_ASKED,
  HUT_FIGURE_NOT_RESOLVED,
  HUT_FIGURE_GRADED,
  HUT_FIGURE_NOT_SATISFIED, /* graded below the full weight */
  HUT_FIGURE_LOST,          /* any of the three */
  HUT_FIGURE_EXCLUDED,
  HUT_FIGURE_EXCLUDED_BARE, /* without evidence on record */
  HUT_FIGURE_PENDING,       /* may still be called back */
  HUT_N_FIGURES,
} HutRateFigure;

/* Its name in saved views ("not-resolved"), and the figure of a name: FALSE where there is none. */
const char *hut_rate_figure_name (HutRateFigure figure);
gboolean hut_rate_figure_find (const char *name, HutRateFigure *figure);

/* Whether @item is one of the cases behind @figure. */
gboolean hut_rate_figure_holds (HutRateFigure figure, const HutRateCase *item,
                                const HutRateRules *rules);

/* The grades that weigh less than the full weight: codes, ends with NULL. */
GStrv hut_rate_rules_low_grades (const HutRateRules *rules);

G_END_DECLS
