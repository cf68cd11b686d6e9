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

typedef enum
{
  HUT_PAGE_PORTRAIT,
  HUT_PAGE_LANDSCAPE,
} HutPageTurn;

typedef enum
{
  HUT_PAGE_A4, /* 210 mm × 297 mm */
  HUT_PAGE_A3, /* 297 mm × 420 mm */
} HutPageSize;

/* A sheet with 20 mm margins at the sides. */
HutPageSetup hut_page_setup_new (HutPageSize size, HutPageTurn turn);
HutPageSetup hut_page_setup_a4 (HutPageTurn turn);

/* Which of the sizes @setup has. */
HutPageSize hut_page_setup_get_size (const HutPageSetup *setup);

/* What is left between the margins. */
double hut_page_setup_get_inner_width (const HutPageSetup *setup);
double hut_page_setup_get_inner_height (const HutPageSetup *setup);

G_END_DECLS
