/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sheets. Plain values, no state. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-page-setup.h"

#define MM(n) ((n)*72.0 / 25.4)

HutPageSetup
hut_page_setup_new (HutPageSize size, HutPageTurn turn)
{
  gboolean portrait = turn == HUT_PAGE_PORTRAIT;
  double narrow = size == HUT_PAGE_A3 ? MM (297) : MM (210);
  double wide = size == HUT_PAGE_A3 ? MM (420) : MM (297);

  return (HutPageSetup){
    .width = portrait ? narrow : wide,
    .height = portrait ? wide : narrow,
    .top = MM (22),
    .right = MM (20),
    .bottom = MM (20),
    .left = MM (20),
  };
}

HutPageSetup
hut_page_setup_a4 (HutPageTurn turn)
{
  return hut_page_setup_new (HUT_PAGE_A4, turn);
}

HutPageSize
hut_page_setup_get_size (const HutPageSetup *setup)
{
  return MAX (setup->width, setup->height) > MM (350) ? HUT_PAGE_A3 : HUT_PAGE_A4;
}

double
hut_page_setup_get_inner_width (const HutPageSetup *setup)
{
  return setup->width - setup->left - setup->right;
}

double
hut_page_setup_get_inner_height (const HutPageSetup *setup)
{
  return setup->height - setup->top - setup->bottom;
}
