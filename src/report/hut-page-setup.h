/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sheet: its size and margins in points (1/72 inch). Head and foot of each page stand inside the
 * upper and lower margin. */
typedef struct
{
  double width;
  double height;
  double top;
  double right;
  double bottom;
  double left;
} HutPageSetup;

/* A4, 210 mm × 297 mm, with 20 mm margins at the sides. */
typedef enum
{
  HUT_PAGE_PORTRAIT,
  HUT_PAGE_LANDSCAPE,
} HutPageTurn;

HutPageSetup hut_page_setup_a4 (HutPageTurn turn);

/* What is left between the margins. */
double hut_page_setup_get_inner_width (const HutPageSetup *setup);
double hut_page_setup_get_inner_height (const HutPageSetup *setup);

G_END_DECLS
