/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 巡查记录表. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-patrol-sheet.h"

#include "domain/hut-checklist.h"
#include "domain/hut-coverage.h"
#include "domain/hut-patrol-code.h"
#include "store/hut-reader-roster.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define DAYS 7
#define DAY_HEIGHT 58.0 /* points: two lines by hand */
#define ITEM_HEIGHT 19.0

typedef struct
{
  const HutPaperDesk *desk;
  HutReader *reader;
  HutOffice *office;
  HutRoster *roster;
  HutChecklist *checklist; /* NULL: the office has none that can be read */
  GTimeZone *zone;
  gint64 monday;
  HutTime from, until; /* of the week */
} Making;

/* "Li Fang, Wang Wei": who is a steward of the lane in the week. */
static char *
steward_names (const Making *making, const char *lane)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < making->roster->roles->len; i++)
    {
      const HutRecord *role = making->roster->roles->pdata[i];
      HutUid id = hut_roster_uid (role, "person");
      g_autofree char *name = NULL;

      if (g_strcmp0 (hut_record_get_text (role, "code"), "steward") != 0 ||
          g_strcmp0 (hut_record_get_text (role, "lane"), lane) != 0 ||
          !hut_role_is_held (role, making->from, making->until))
        continue;
      name = hut_reader_person_name (making->reader, &id);
      if (name != NULL)
        g_strv_builder_add (names, name);
    }
  all = g_strv_builder_end (names);
  return g_strjoinv (C_ ("between names on a board", ", "), all);
}

static void
add_head (const Making *making, HutPaper *paper, const HutRecord *lane)
{
  const char *code = hut_record_get_text (lane, "code");
  const char *name = hut_record_get_text (lane, "name");
  const char *community =
      hut_paper_desk_community (making->desk, hut_record_get_text (lane, "community"));
  HutUid chief = hut_lane_chief (lane, making->roster, making->from);
  g_autofree char *chief_name = hut_reader_person_name (making->reader, &chief);
  g_autofree char *stewards = steward_names (making, code);
  g_autofree char *scanned = hut_patrol_code (code, making->monday);
  g_autofree char *from =
      hut_time_format (making->from, making->zone, C_ ("day on a sheet", "%Y-%m-%d"));
  g_autofree char *until =
      hut_time_format (making->until - 1, making->zone, C_ ("day on a sheet", "%Y-%m-%d"));
  g_autofree char *words = g_strdup_printf (
      _ ("%s · %s\nWeek: %s to %s\nChief: %s   Stewards: %s"), community != NULL ? community : "—",
      code, from, until, chief_name != NULL ? chief_name : "—", *stewards != '\0' ? stewards : "—");

  hut_paper_add_title (paper, _ ("Patrol record"));
  hut_paper_add_code (paper, scanned, name != NULL ? name : code, words);
}

/* The days of a week, whatever the system's locale is. */
static const char *const weekdays[DAYS] = {
  NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"), NC_ ("weekday", "Thu"),
  NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"), NC_ ("weekday", "Sun"),
};

/* "Mon 11-23", and what is out of the common of the day. */
static char *
day_words (const Making *making, guint i)
{
  HutTime at = hut_roster_day_start (making->monday + i, making->zone);
  g_autofree char *date = hut_time_format (at, making->zone, "%m-%d");
  g_autofree char *day =
      g_strdup_printf ("%s\n%s", g_dpgettext2 (GETTEXT_PACKAGE, "weekday", weekdays[i]), date);
  gboolean due =
      hut_calendar_is_working (hut_office_get_calendar (making->office), at, making->zone);

  return due ? g_steal_pointer (&day) : g_strdup_printf (_ ("%s\n(day off)"), day);
}

static void
add_days (const Making *making, HutPaper *paper)
{
  const HutPaperColumn columns[] = {
    { _ ("Day"), 9, HUT_PAPER_LEFT },
    { _ ("Steward"), 14, HUT_PAPER_LEFT },
    { C_ ("sheet", "From–until"), 15, HUT_PAPER_LEFT },
    { _ ("What was found, and where"), 40, HUT_PAPER_LEFT },
    { C_ ("sheet", "Route"), 22, HUT_PAPER_LEFT },
  };

  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  hut_paper_set_row_height (paper, DAY_HEIGHT);
  for (guint i = 0; i < DAYS; i++)
    {
      g_autofree char *day = day_words (making, i);
      const char *const cells[] = { day, NULL, NULL, NULL,
                                    _ ("□ solved  □ enforcement\n□ handed up") };

      hut_paper_add_row (paper, cells);
    }
}

/* The no's side by side, to be ticked once in the week. */
static void
add_items (const Making *making, HutPaper *paper)
{
  const HutPaperColumn columns[] = {
    { _ ("Check item"), 30, HUT_PAPER_LEFT },
    { C_ ("sheet", "Answer"), 22, HUT_PAPER_LEFT },
    { _ ("Check item"), 30, HUT_PAPER_LEFT },
    { C_ ("sheet", "Answer"), 22, HUT_PAPER_LEFT },
  };
  GPtrArray *items = making->checklist != NULL ? making->checklist->noes : NULL;
  guint half = items != NULL ? (items->len + 1) / 2 : 0;

  if (items == NULL)
    return;
  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  hut_paper_set_row_height (paper, ITEM_HEIGHT);
  for (guint i = 0; i < half; i++)
    {
      const HutChecklistItem *left = items->pdata[i];
      const HutChecklistItem *right = i + half < items->len ? items->pdata[i + half] : NULL;
      const char *answers = _ ("□ yes  □ partly  □ no");
      const char *const cells[] = { left->name, answers, right != NULL ? right->name : NULL,
                                    right != NULL ? answers : NULL };

      hut_paper_add_row (paper, cells);
    }
}

static gboolean
add_lanes (const Making *making, HutPaper *paper, GCancellable *cancellable, GError **error)
{
  GPtrArray *lanes = making->roster->places;

  for (guint i = 0; i < lanes->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i > 0)
        hut_paper_add_page_break (paper);
      add_head (making, paper, lanes->pdata[i]);
      add_days (making, paper);
      add_items (making, paper);
      hut_paper_add_note (paper,
                          _ ("Handed in at the community at the end of the week. Who enters it "
                             "scans the code: lane and week are filled in."));
      hut_paper_desk_tell (making->desk, (i + 1.0) / lanes->len);
    }
  return TRUE;
}

HutPaper *
hut_patrol_sheet_new (const HutPaperDesk *desk, HutReader *reader, HutOffice *office,
                      const char *lane, gint64 monday, GCancellable *cancellable, GError **error)
{
  GTimeZone *zone = hut_office_get_zone (office);
  HutTime from = hut_roster_day_start (monday, zone);
  const HutRosterAsk ask = { .from = from, .until = from, .lane = lane };
  g_autoptr (HutRoster) roster = hut_reader_roster (reader, &ask, error);
  g_autoptr (HutChecklist) checklist = hut_checklist_of (office);
  const Making making = {
    desk,   reader,    office,
    roster, checklist, zone,
    monday, from,      hut_roster_day_start (monday + DAYS, zone),
  };
  g_autoptr (HutPaper) paper = NULL;

  if (roster == NULL)
    return NULL;
  if (roster->places->len == 0)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           lane != NULL ? _ ("There is no lane of this code.")
                                        : _ ("There are no lanes yet."));
      return NULL;
    }
  paper = hut_paper_desk_begin (desk, HUT_PAGE_PORTRAIT, _ ("Patrol record"));
  hut_paper_desk_set_internal (desk, paper);
  return add_lanes (&making, paper, cancellable, error) ? g_steal_pointer (&paper) : NULL;
}
