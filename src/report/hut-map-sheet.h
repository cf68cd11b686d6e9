/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-map-plan.h"
#include "report/hut-paper-desk.h"

G_BEGIN_DECLS

/* A map of cases on one sheet: the ground for print, pins and clusters whose signs are told without
 * colour, legend, scale bar, ratio, north, where the map is from, and what was asked. It shows
 * where cases are and how they stand, and nobody's data. */
typedef struct
{
  HutBox box; /* all of it is shown */
  HutPageSize size;
  HutPageTurn turn;
  const HutCaseFilter *filter;
  HutMapOverlay *overlay; /* what the office draws over the map; NULL: nothing */
  HutHeatBy heat;         /* in the place of the cases' marks: bands that are told without colour */
  const char *place;      /* what the title names; NULL: the street */
} HutMapSheet;

/* Reads the cases that the filter finds, and makes the sheet; any thread that may use @store and
 * @reader. A map file that cannot be used is told on the sheet, which then shows the cases alone.
 */
HutPaper *hut_map_sheet_new (const HutMapSheet *sheet, const HutPaperDesk *desk, HutStore *store,
                             HutReader *reader, GCancellable *cancellable, GError **error);

/* A view that holds the part of the map with @code (or where NULL, the street): its box, and its
 * name, to be freed with g_free(). FALSE where the map package, or its area, is not there: @error
 * says which. */
gboolean hut_map_sheet_find_area (const char *map_path, const char *code, HutBox *box, char **name,
                                  GError **error);

G_END_DECLS
