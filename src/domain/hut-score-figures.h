/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-scores.h"

G_BEGIN_DECLS

/* The figures of a unit's scores (hut-scores.h), each with the summonses behind it: what a figure
 * opens to. Pure. */
typedef enum
{
  HUT_SCORE_CALLED,
  HUT_SCORE_ANSWERED_LATE, /* of those whose answer was due: not in time */
  HUT_SCORE_CAME_LATE,     /* of those who were due on the spot: not in time */
  HUT_SCORE_CAME,          /* behind the median */
  HUT_SCORE_DISPUTED,
  HUT_SCORE_REFUSED,
  HUT_SCORE_DONE,
  HUT_SCORE_SENT_BACK,
  HUT_SCORE_RELEASED,
  HUT_SCORE_SUPERVISED,
  HUT_SCORE_MARKED, /* by the street */
  HUT_SCORE_MARKED_BY_OTHERS,
  HUT_SCORE_VIEWED, /* the unit said what it thinks of the whistle */
  HUT_SCORE_UNMARKED,
  HUT_N_SCORE_FIGURES,
} HutScoreFigure;

/* "called", "answered-late", ...; and the figure of a name: FALSE where there is none. */
const char *hut_score_figure_name (HutScoreFigure figure);
gboolean hut_score_figure_find (const char *name, HutScoreFigure *figure);

/* What is behind it, for people: "Came late". Static. */
const char *hut_score_figure_label (HutScoreFigure figure);

/* Whether @summons of @whistle is behind @figure at @now. */
gboolean hut_score_figure_holds (HutScoreFigure figure, const HutWhistle *whistle,
                                 const HutRecord *summons, HutTime now);

/* Whether a summons of @unit (a code; NULL: any) is. */
gboolean hut_score_figure_of_whistle (HutScoreFigure figure, const HutWhistle *whistle,
                                      const char *unit, HutTime now);

/* How many summonses of @whistle are. */
guint hut_score_figure_count (HutScoreFigure figure, const HutWhistle *whistle, HutTime now);

G_END_DECLS
