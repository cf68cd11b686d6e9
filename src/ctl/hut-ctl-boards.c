/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl boards: the boards of the lanes as PDF, A4 and A3; and the sheets of patrols. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "base/hut-json.h"
#include "domain/hut-patrol-code.h"
#include "report/hut-board-batch.h"
#include "report/hut-paper-pdf.h"
#include "report/hut-patrol-sheet.h"
#include "store/hut-store-office.h"

#include "hut-config.h"

#include <glib/gi18n.h>

static const char BOARDS[] = "--db F boards --out DIR [--lane CODE] [--json]";
static const char SHEET[] = "--db F print patrol-sheet [--lane CODE] [--week DAY] --out F.pdf";

static int
print_written (guint n, gboolean json)
{
  g_autoptr (JsonObject) object = NULL;

  if (!json)
    {
      g_print (g_dngettext (NULL, "%u file\n", "%u files\n", n), n);
      return HUT_CTL_DONE;
    }
  object = json_object_new ();
  json_object_set_int_member (object, "files", n);
  return hut_ctl_print_json (object) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

static int
write_boards (const char *db, const char *out, const char *lane, gboolean json)
{
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutPaperDesk) papers = NULL;
  g_autoptr (HutOffice) office = NULL;
  GError *error = NULL;
  guint n = 0;
  int code;

  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  papers = hut_paper_desk_new (desk.store, desk.reader, HUT_PAPER_MASKED);
  office = hut_store_dup_office (desk.store);
  if (!hut_board_batch_write (papers, desk.reader, office, lane, out, NULL, &n, &error))
    return hut_ctl_fail (error);
  return print_written (n, json);
}

int
hut_ctl_boards (const char *db, int argc, char **argv)
{
  g_autofree char *out = NULL;
  g_autofree char *lane = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
                                   { "lane", 0, 0, G_OPTION_ARG_STRING, &lane, NULL, NULL },
                                   { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   G_OPTION_ENTRY_NULL };
  int code;

  if (!hut_ctl_options (BOARDS, entries, &argc, &argv, &code))
    return code;
  if (argc != 1 || out == NULL)
    return hut_ctl_usage (BOARDS);
  return write_boards (db, out, lane, json);
}

static int
print_sheet (const char *db, const char *out, const char *lane, HutTime at)
{
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutPaperDesk) papers = NULL;
  g_autoptr (HutOffice) office = NULL;
  g_autoptr (HutPaper) paper = NULL;
  GError *error = NULL;
  int code;

  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  papers = hut_paper_desk_new (desk.store, desk.reader, HUT_PAPER_MASKED);
  office = hut_store_dup_office (desk.store);
  paper = hut_patrol_sheet_new (
      papers, desk.reader, office, lane,
      hut_patrol_monday (hut_time_day_number (at, hut_office_get_zone (office))), NULL, &error);
  if (paper == NULL || !hut_paper_write_pdf (paper, out, NULL, NULL, NULL, &error))
    return hut_ctl_fail (error);
  g_print (g_dngettext (NULL, "%u page\n", "%u pages\n", hut_paper_get_n_pages (paper)),
           hut_paper_get_n_pages (paper));
  return HUT_CTL_DONE;
}

int
hut_ctl_print_patrol_sheet (const char *db, int argc, char **argv)
{
  g_autofree char *out = NULL;
  g_autofree char *lane = NULL;
  g_autofree char *week = NULL;
  const GOptionEntry entries[] = { { "out", 0, 0, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
                                   { "lane", 0, 0, G_OPTION_ARG_STRING, &lane, NULL, NULL },
                                   { "week", 0, 0, G_OPTION_ARG_STRING, &week, NULL, NULL },
                                   G_OPTION_ENTRY_NULL };
  HutTime at = hut_time_now ();
  int code;

  if (!hut_ctl_options (SHEET, entries, &argc, &argv, &code))
    return code;
  if (argc != 1 || out == NULL ||
      (week != NULL && !hut_time_parse (week, hut_time_zone (NULL), &at)))
    return hut_ctl_usage (SHEET);
  return print_sheet (db, out, lane, at);
}
