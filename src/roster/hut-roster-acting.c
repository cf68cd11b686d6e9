/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who acts. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-roster-acting.h"

#include "widgets/hut-right-now.h"

HutRosterActing
hut_roster_acting_of (HutCaseBrowser *browser)
{
  return (HutRosterActing){ .stream = hut_store_get_stream (hut_case_browser_get_store (browser)),
                            .account = hut_case_browser_get_account (browser),
                            .now = hut_right_now () };
}
