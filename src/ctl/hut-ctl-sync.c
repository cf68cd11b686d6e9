/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl sync: pushes and pulls until both sides are quiet. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl.h"

#include "sync/hut-sync.h"

#include <glib/gi18n.h>
#include <string.h>

/* The first line of the file, without its end. */
static char *
read_password (const char *path, GError **error)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  text[strcspn (text, "\r\n")] = '\0';
  if (*text != '\0' && g_utf8_validate (text, -1, NULL))
    return g_steal_pointer (&text);
  g_set_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_SIGN_IN, "%s: %s", path,
               _ ("there is no password in it"));
  return NULL;
}

/* The words for people, and the reason for whoever looks after the server. */
static int
fail (GError *error)
{
  GError *told = NULL;

  if (error->domain != HUT_SYNC_ERROR)
    return hut_ctl_fail (error);
  told = g_error_new (error->domain, error->code, "%s (%s)", hut_sync_error_words (error->code),
                      error->message);
  g_error_free (error);
  return hut_ctl_fail (told);
}

static gboolean
print_report (const HutSyncReport *report, gboolean json)
{
  g_autofree char *line = NULL;

  if (!json)
    {
      line = g_strdup_printf (_ ("pushed %u, pulled %u, conflicts %u, waiting for an answer %u\n"),
                              report->pushed, report->pulled, report->conflicts, report->waiting);
      return hut_ctl_print (line, strlen (line));
    }
  line = g_strdup_printf ("{\"pushed\":%u,\"pulled\":%u,\"conflicts\":%u,\"waiting\":%u,"
                          "\"blobs_up\":%u,\"blobs_down\":%u,\"blobs_waiting\":%u}\n",
                          report->pushed, report->pulled, report->conflicts, report->waiting,
                          report->blobs_up, report->blobs_down, report->blobs_waiting);
  return hut_ctl_print (line, strlen (line));
}

static int
run (const char *db, const char *server, const char *user, const char *password, gboolean json)
{
  g_autoptr (HutStore) store = NULL;
  g_autoptr (HutSync) sync = NULL;
  HutSyncReport report;
  GError *error = NULL;
  gboolean done;
  int code = HUT_CTL_FAILED;

  store = hut_ctl_open (db, &code);
  if (store == NULL)
    return code;
  sync = hut_sync_new (store, server, NULL);
  done = hut_sync_run_once (sync, user, password, NULL, &report, &error);
  g_clear_object (&sync);
  hut_store_close (store);
  if (!done)
    return fail (error);
  return print_report (&report, json) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

int
hut_ctl_sync (const char *db, int argc, char **argv)
{
  static const char usage[] = "--db F sync --server URL --user U --password-file P [--json]";
  g_autofree char *server = NULL;
  g_autofree char *user = NULL;
  g_autofree char *password_file = NULL;
  g_autofree char *password = NULL;
  gboolean json = FALSE;
  GError *error = NULL;
  int code;
  const GOptionEntry entries[] = {
    { "server", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &server, NULL, NULL },
    { "user", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &user, NULL, NULL },
    { "password-file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &password_file, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  if (db == NULL || argc > 1 || server == NULL || user == NULL || password_file == NULL)
    return hut_ctl_usage (usage);
  password = read_password (password_file, &error);
  if (password == NULL)
    return fail (error);
  return run (db, server, user, password, json);
}
