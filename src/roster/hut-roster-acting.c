/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who acts. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-roster-acting.h"

#include "store/hut-reader-patrols.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-right-now.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

HutRosterActing
hut_roster_acting_of (HutCaseBrowser *browser)
{
  return (HutRosterActing){ .stream = hut_store_get_stream (hut_case_browser_get_store (browser)),
                            .account = hut_case_browser_get_account (browser),
                            .now = hut_right_now () };
}

HutRecordPlan *
hut_roster_plan_patrol (HutCaseBrowser *browser, const HutRosterActing *acting,
                        const HutRecord *said, GPtrArray *findings, GError **error)
{
  HutUid person = hut_roster_uid (said, "person");
  g_autoptr (GError) failed = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) there =
      hut_reader_patrols_like (hut_case_browser_get_reader (browser), &person,
                               hut_record_get_int (said, "began_at", 0), &failed);

  if (there != NULL)
    return hut_patrol_plan_add (acting, said, findings, there, error);
  /* Both forms show what it says. */
  words = hut_error_words (
      failed, HUT_WHILE_READING,
      _ ("This could not be done. Try again; if it fails again, restart the program."));
  g_set_error_literal (error, failed->domain, failed->code, words);
  return NULL;
}
