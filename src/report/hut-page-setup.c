/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sheets. Plain values, no state. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-page-setup.h"

#define MM(n) ((n)*72.0 / 25.4)

HutPageSetup
hut_page_setup_a4 (HutPageTurn turn)
{
  gboolean portrait = turn == HUT_PAGE_PORTRAIT;

  return (HutPageSetup){
    .width = portrait ? MM (210) : MM (297),
    .height = portrait ? MM (297) : MM (210),
    .top = MM (22),
    .right = MM (20),
    .bottom = MM (20),
    .left = MM (20),
  };
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
