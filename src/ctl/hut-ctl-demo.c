/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl demo: the demo street with its cases, in a new file or in one that is there. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl.h"

#include "base/hut-locale.h"
#include "exchange/hut-demo-write.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
print_result (const HutDemoResult *result)
{
  g_autofree char *line = g_strdup_printf (
      _ ("%u cases added, %u unchanged; %u steps on record, "
         "%u matters, %u lanes, grids and units; %u bodies, "
         "%u meetings, %u whistles; %u records of the roster\n"),
      result->added, result->unchanged, result->events, result->matters, result->street,
      result->bodies, result->meetings, result->whistles, result->roster);

  return hut_ctl_print (line, strlen (line));
}

static gboolean
print_result_json (const HutDemoResult *result)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "added", result->added);
  json_object_set_int_member (object, "bodies", result->bodies);
  json_object_set_int_member (object, "events", result->events);
  json_object_set_int_member (object, "matters", result->matters);
  json_object_set_int_member (object, "meetings", result->meetings);
  json_object_set_int_member (object, "whistles", result->whistles);
  json_object_set_int_member (object, "roster", result->roster);
  json_object_set_int_member (object, "street", result->street);
  json_object_set_int_member (object, "unchanged", result->unchanged);
  return hut_ctl_print_json (object);
}

/* What the street's records say is Chinese, whoever makes them. */
static gboolean
make (const char *db, guint n_cases, guint64 seed, HutDemoResult *result, GError **error)
{
  HutStore *store = hut_demo_open_store (db, error);
  g_autoptr (HutDemo) demo = NULL;
  gboolean made;

  if (store == NULL)
    return FALSE;
  demo = hut_demo_new (seed, hut_demo_present (store, seed, hut_time_now ()), error);
  made = demo != NULL && hut_demo_write (demo, store, n_cases, result, error);
  hut_store_close (store);
  g_object_unref (store);
  return made;
}

int
hut_ctl_demo (const char *db, int argc, char **argv)
{
  static const char usage[] = "--db F demo [--cases N] [--seed S] [--json]";
  gint64 n_cases = 2000, seed = 1;
  gboolean json = FALSE;
  HutDemoResult result;
  GError *error = NULL;
  gboolean made;
  int code;
  const GOptionEntry entries[] = {
    { "cases", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT64, &n_cases, NULL, NULL },
    { "seed", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT64, &seed, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  if (db == NULL || argc > 1 || n_cases < 0 || n_cases > HUT_DEMO_MAX_CASES || seed < 0)
    return hut_ctl_usage (usage);
  if (!hut_locale_speak ("zh_CN"))
    g_printerr ("hutongctl: %s\n",
                _ ("The Chinese translations, or a locale to have them in (zh_CN.UTF-8), are not "
                   "installed: what minutes, letters and results say is in this machine's "
                   "language."));
  made = make (db, n_cases, seed, &result, &error);
  hut_locale_speak (NULL);
  if (!made)
    return hut_ctl_fail (error);
  return (json ? print_result_json (&result) : print_result (&result)) && result.refused == 0
             ? HUT_CTL_DONE
             : HUT_CTL_FAILED;
}
