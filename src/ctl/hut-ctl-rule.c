/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl rule list, show, set, take-back: the rules of the office. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "base/hut-json.h"
#include "store/hut-rule-work.h"
#include "store/hut-store-office.h"

#include <glib/gi18n.h>
#include <string.h>

static const char LIST[] = "--db F rule list";
static const char SHOW[] = "--db F rule show NAME";
static const char SET[] = "--db F rule set NAME VALUE [--source TEXT] [--by NAME]";
static const char TAKE_BACK[] = "--db F rule take-back NAME --reason TEXT";

/* The name, what kind of rule it is, and where it comes from. */
static int
list (const char *db, int argc, char **argv)
{
  g_autoptr (HutStore) store = NULL;
  g_autoptr (HutOffice) office = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  const char *const *names;
  int status;

  if (argc > 1)
    return hut_ctl_usage (LIST);
  store = hut_ctl_open (db, &status);
  if (store == NULL)
    return status;
  office = hut_store_dup_office (store);
  names = hut_office_get_names (office);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *origin = hut_office_describe_rule (office, names[i]);

      g_string_append_printf (lines, "%s\t%s\n", names[i], origin);
    }
  return hut_ctl_print (lines->str, lines->len) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

static int
show (const char *db, int argc, char **argv)
{
  g_autoptr (HutStore) store = NULL;
  g_autoptr (HutOffice) office = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  int status;

  if (argc != 2)
    return hut_ctl_usage (SHOW);
  store = hut_ctl_open (db, &status);
  if (store == NULL)
    return status;
  office = hut_store_dup_office (store);
  if (hut_office_get_rule (office, argv[1]) == NULL)
    {
      g_printerr (_ ("hutongctl: no rule of that name: %s\n"), argv[1]);
      return HUT_CTL_FAILED;
    }
  text = json_to_string (hut_office_get_rule (office, argv[1]), TRUE);
  line = g_strconcat (text, "\n", NULL);
  return hut_ctl_print (line, strlen (line)) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

static int
set (const char *db, int argc, char **argv)
{
  g_autofree char *source = NULL;
  g_autofree char *by = NULL;
  const GOptionEntry entries[] = {
    { "source", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &source, NULL, NULL },
    { "by", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &by, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (JsonNode) value = NULL;
  GError *error = NULL;
  HutWrite *write;
  int status;

  if (!hut_ctl_options (SET, entries, &argc, &argv, &status))
    return status;
  if (argc != 3)
    return hut_ctl_usage (SET);
  value = hut_json_parse (argv[2], -1, &error);
  if (value == NULL)
    return hut_ctl_fail (error);
  if (!hut_ctl_desk_open (&desk, db, &status))
    return status;
  write = hut_rule_write (desk.reader, desk.store, argv[1], value, source,
                          by != NULL ? by : desk.account, &error);
  if (write == NULL)
    return hut_ctl_fail (error);
  return hut_ctl_desk_write (&desk, write, FALSE);
}

static int
take_back (const char *db, int argc, char **argv)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = { { "reason", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &reason,
                                     NULL, NULL },
                                   G_OPTION_ENTRY_NULL };
  g_auto (HutCtlDesk) desk = { 0 };
  GError *error = NULL;
  HutWrite *write;
  int status;

  if (!hut_ctl_options (TAKE_BACK, entries, &argc, &argv, &status))
    return status;
  if (argc != 2 || reason == NULL || *reason == '\0')
    return hut_ctl_usage (TAKE_BACK);
  if (!hut_ctl_desk_open (&desk, db, &status))
    return status;
  write = hut_rule_take_back (desk.reader, desk.store, argv[1], reason, &error);
  if (write == NULL)
    return hut_ctl_fail (error);
  return hut_ctl_desk_write (&desk, write, FALSE);
}

int
hut_ctl_rule (const char *db, int argc, char **argv)
{
  static const HutCtlVerb verbs[] = {
    { "list", list }, { "show", show }, { "set", set }, { "take-back", take_back }
  };

  return hut_ctl_run_verb (verbs, G_N_ELEMENTS (verbs), "--db F rule list | show | set | take-back",
                           db, argc, argv);
}
