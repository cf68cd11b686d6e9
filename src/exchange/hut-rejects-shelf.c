/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One line a file in the setting: time written, size, time of change, path. Any thread but the
 * main one. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-rejects-shelf.h"

#include <glib/gstdio.h>

#define SETTING "rejects"
#define N_PARTS 4

gboolean
hut_rejects_note (HutStore *store, const char *path, GError **error)
{
  g_autofree char *kept = hut_store_get_setting (store, SETTING);
  g_autofree char *lines = NULL;
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return TRUE;
  lines =
      g_strdup_printf ("%s%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\n",
                       kept != NULL ? kept : "", hut_time_now (), (gint64)status.st_size,
                       (gint64)status.st_mtime, path);
  return hut_store_set_setting (store, SETTING, lines, error);
}

static gboolean
is_as_written (char **parts)
{
  GStatBuf status;

  return g_lstat (parts[3], &status) == 0 && S_ISREG (status.st_mode) &&
         status.st_size == g_ascii_strtoll (parts[1], NULL, 10) &&
         status.st_mtime == g_ascii_strtoll (parts[2], NULL, 10);
}

/* FALSE where it need not be remembered any more. */
static gboolean
settle (const char *line, HutTime now)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", N_PARTS);

  if (g_strv_length (parts) != N_PARTS || !is_as_written (parts))
    return FALSE;
  if (now - g_ascii_strtoll (parts[0], NULL, 10) <= HUT_REJECTS_DAYS * HUT_TIME_DAY)
    return TRUE;
  return g_unlink (parts[3]) != 0;
}

gboolean
hut_rejects_sweep (HutStore *store, HutTime now, GError **error)
{
  g_autofree char *kept = hut_store_get_setting (store, SETTING);
  g_auto (GStrv) lines = g_strsplit (kept != NULL ? kept : "", "\n", -1);
  g_autoptr (GString) left = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (settle (lines[i], now))
      g_string_append_printf (left, "%s\n", lines[i]);
  if (g_strcmp0 (left->str, kept != NULL ? kept : "") == 0)
    return TRUE;
  return hut_store_set_setting (store, SETTING, left->len > 0 ? left->str : NULL, error);
}
