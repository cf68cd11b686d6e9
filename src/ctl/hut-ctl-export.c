/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl export: the ledger of cases as a workbook, and the results in the hotline's order. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "domain/hut-kind.h"
#include "exchange/hut-results.h"

#include "hut-config.h"

#include <glib/gi18n.h>

static const char usage[] = "--db F export ledger --out F.xlsx [--columns a,b,c] "
                            "[--from DAY] [--to DAY] [--personal]";
static const char usage_results[] =
    "--db F export results --out F.xlsx|F.csv [--since DAY] [--personal]";

/* The first instant of the day @text, @later days on; 0 where it is NULL. */
static gboolean
read_day (const char *text, int later, HutTime *day, GError **error)
{
  HutTime time;

  *day = 0;
  if (text == NULL)
    return TRUE;
  if (!hut_time_parse (text, hut_time_shown_zone (), &time))
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, _ ("not a time: %s"), text);
      return FALSE;
    }
  *day = hut_time_day_start (time, hut_time_shown_zone (), later);
  return TRUE;
}

static int
export_results (const char *db, int argc, char **argv)
{
  g_autofree char *out = NULL, *since = NULL;
  gboolean personal = FALSE;
  const GOptionEntry entries[] = {
    { "out", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    { "since", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &since, NULL, NULL },
    { "personal", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &personal, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutResults) results = NULL;
  GError *error = NULL;
  HutTime day;
  int code;

  if (!hut_ctl_options (usage_results, entries, &argc, &argv, &code))
    return code;
  if (argc != 2 || out == NULL)
    return hut_ctl_usage (usage_results);
  if (!read_day (since, 0, &day, &error))
    return hut_ctl_fail (error);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  results = hut_results_read_since (
      desk.reader, MAX (day, 1), personal ? HUT_LEDGER_WITH_PERSONAL : HUT_LEDGER_MASKED, &error);
  if (results != NULL && hut_results_write (results, out, &error))
    g_print (g_dngettext (GETTEXT_PACKAGE, "%u case written to %s\n", "%u cases written to %s\n",
                          results->rows->len),
             results->rows->len, out);
  return error != NULL ? hut_ctl_fail (error) : HUT_CTL_DONE;
}

int
hut_ctl_export (const char *db, int argc, char **argv)
{
  g_autofree char *out = NULL, *columns = NULL, *from = NULL, *to = NULL;
  gboolean personal = FALSE;
  const GOptionEntry entries[] = {
    { "out", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    { "columns", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &columns, NULL, NULL },
    { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { "personal", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &personal, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) names = NULL;
  g_auto (HutCtlDesk) desk = { 0 };
  HutLedgerChoice choice = { 0 };
  GError *error = NULL;
  guint n;
  int code;

  if (argc > 1 && g_str_equal (argv[1], "results"))
    return export_results (db, argc, argv);
  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  if (argc != 2 || !g_str_equal (argv[1], "ledger") || out == NULL)
    return hut_ctl_usage (usage);
  if (!read_day (from, 0, &choice.from, &error) || !read_day (to, 1, &choice.before, &error))
    return hut_ctl_fail (error);
  names = columns != NULL ? g_strsplit (columns, ",", -1) : NULL;
  choice.columns = (const char *const *)(names != NULL && names[0] != NULL ? names : NULL);
  choice.privacy = personal ? HUT_LEDGER_WITH_PERSONAL : HUT_LEDGER_MASKED;
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  if (!hut_ledger_write (desk.reader, &choice, out, NULL, &n, &error))
    return hut_ctl_fail (error);
  g_print (g_dngettext (NULL, "%u case written\n", "%u cases written\n", n), n);
  return HUT_CTL_DONE;
}
