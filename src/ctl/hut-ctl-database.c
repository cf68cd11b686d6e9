/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl init, verify, dump, undo, recover: the database as a whole. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-bulk.h"

#include "exchange/hut-map-package.h"
#include "protocol/hut-cursor.h"
#include "store/hut-attachment-check.h"
#include "store/hut-store-check.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

/* What the window would refuse to draw is refused before a street leans on it. */
static gboolean
check_map (const char *map, const char *path, GError **error)
{
  g_autoptr (HutMapPackage) package = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, "%s: %s", map,
                   _ ("there is no such file"));
      return FALSE;
    }
  package = hut_map_package_open (path, error);
  if (package == NULL)
    g_prefix_error (error, "%s: ", map);
  return package != NULL;
}

int
hut_ctl_init (const char *db, int argc, char **argv)
{
  static const char usage[] = "--db F init --street CODE [--map F.hutmap]";
  g_autofree char *street = NULL;
  g_autofree char *map = NULL;
  g_autofree char *map_path = NULL;
  GError *error = NULL;
  int code;
  const GOptionEntry entries[] = {
    { "street", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &street, NULL, NULL },
    { "map", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &map, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  if (db == NULL || street == NULL || argc > 1)
    return hut_ctl_usage (usage);
  map_path = map != NULL ? g_canonicalize_filename (map, NULL) : NULL;
  if (map_path != NULL && !check_map (map, map_path, &error))
    return hut_ctl_fail (error);
  return hut_store_create (db, street, map_path, &error) ? HUT_CTL_DONE : hut_ctl_fail (error);
}

/* Says which contents are damaged or absent. Absent ones are a fault only of a file that never met
 * a server: its records are followed by their contents later. */
static gboolean
verify_attachments (HutStore *store, int *code)
{
  g_autofree char *server = hut_store_get_setting (store, "server");
  GError *error = NULL;
  g_autoptr (GPtrArray) faults = hut_store_check_attachments (store, &error);
  gboolean sound = TRUE;

  *code = HUT_CTL_FAILED;
  if (faults == NULL)
    {
      *code = hut_ctl_fail (error);
      return FALSE;
    }
  for (guint i = 0; i < faults->len; i++)
    {
      const HutAttachmentFault *fault = faults->pdata[i];
      char id[HUT_UID_STRING_LEN + 1];

      g_printerr ("hutongctl: %s\t%s\t%s\n", hut_uid_print (&fault->id, id),
                  fault->damaged ? _ ("attachment damaged") : _ ("attachment not on this machine"),
                  fault->name != NULL ? fault->name : "");
      sound = sound && !fault->damaged && server != NULL;
    }
  return sound;
}

/* What can be put right where the file lies is put right at once, and told. @error: what was found
 * first; where it cannot be mended here, that stays. */
static gboolean
mend (HutStore *store, GError **error)
{
  g_autoptr (GError) failed = NULL;
  HutMended mended;

  if (!g_error_matches (*error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT))
    return FALSE;
  if (!hut_store_mend_told (store, &mended, &failed))
    {
      g_message ("not mended: %s", failed->message);
      return FALSE;
    }
  g_message ("found before mending: %s", (*error)->message);
  g_clear_error (error);
  g_print ("%s\n", _ ("It was damaged and is mended: the indexes were made anew."));
  if (mended.n_waiting > 0)
    g_print (ngettext ("%u change was damaged before it was sent, and waits for an answer.\n",
                       "%u changes were damaged before they were sent, and wait for an answer.\n",
                       mended.n_waiting),
             mended.n_waiting);
  if (mended.n_restored > 0)
    g_print (ngettext ("%u record was not what was written, and was put right from its changes.\n",
                       "%u records were not what was written, and were put right from their "
                       "changes.\n",
                       mended.n_restored),
             mended.n_restored);
  if (mended.n_awaited > 0)
    g_print (ngettext ("%u record is not what the server sent: the next sync brings it again.\n",
                       "%u records are not what the server sent: the next sync brings them "
                       "again.\n",
                       mended.n_awaited),
             mended.n_awaited);
  return TRUE;
}

int
hut_ctl_verify (const char *db, int argc, char **argv)
{
  g_autoptr (HutStore) store = NULL;
  GError *error = NULL;
  int code;

  if (!hut_ctl_options ("--db F verify", NULL, &argc, &argv, &code))
    return code;
  if (argc > 1)
    return hut_ctl_usage ("--db F verify");
  store = hut_ctl_open (db, &code);
  if (store == NULL)
    return code;
  if (!hut_store_verify (store, &error) && !mend (store, &error))
    return hut_ctl_fail_damaged (db, error);
  if (!verify_attachments (store, &code))
    return code;
  g_print ("%s\n", _ ("The database is sound."));
  return HUT_CTL_DONE;
}

int
hut_ctl_dump (const char *db, int argc, char **argv)
{
  g_autofree char *stream = NULL;
  g_autoptr (HutStore) store = NULL;
  g_autoptr (GOutputStream) raw = NULL;
  g_autoptr (GOutputStream) out = NULL;
  GError *error = NULL;
  int code;
  const GOptionEntry entries[] = { { "stream", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &stream,
                                     NULL, NULL },
                                   G_OPTION_ENTRY_NULL };

  if (!hut_ctl_options ("--db F dump [--stream S]", entries, &argc, &argv, &code))
    return code;
  if (argc > 1)
    return hut_ctl_usage ("--db F dump [--stream S]");
  if (stream != NULL && !hut_stream_is_valid (stream))
    return hut_ctl_fail (g_error_new (HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED, "%s: %s", stream,
                                      _ ("not the name of a stream")));
  store = hut_ctl_open (db, &code);
  if (store == NULL)
    return code;
  raw = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  out = g_buffered_output_stream_new_sized (raw, 1 << 16);
  if (!hut_store_dump (store, stream, out, &error) || !g_output_stream_flush (out, NULL, &error))
    return hut_ctl_fail (error);
  return HUT_CTL_DONE;
}

int
hut_ctl_undo (const char *db, int argc, char **argv)
{
  static const char usage[] = "--db F undo BATCH";
  g_autoptr (HutStore) store = NULL;
  HutUid batch;
  int code;

  if (!hut_ctl_options (usage, NULL, &argc, &argv, &code))
    return code;
  if (argc != 2 || !hut_uid_parse (argv[1], &batch))
    return hut_ctl_usage (usage);
  store = hut_ctl_open (db, &code);
  if (store == NULL)
    return code;
  return hut_ctl_undo_batch (store, &batch);
}

int
hut_ctl_recover (const char *db, int argc, char **argv)
{
  static const char usage[] = "--db F recover --from-copy | --from-server --street CODE";
  gboolean from_copy = FALSE, from_server = FALSE;
  g_autofree char *street = NULL;
  g_autofree char *copy = NULL;
  GError *error = NULL;
  guint n_kept;
  int code;
  const GOptionEntry entries[] = {
    { "from-copy", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &from_copy, NULL, NULL },
    { "from-server", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &from_server, NULL, NULL },
    { "street", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &street, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  if (db == NULL || argc > 1 || from_copy == from_server || (from_server && street == NULL))
    return hut_ctl_usage (usage);
  copy = from_copy ? hut_store_find_copy (db) : NULL;
  if (from_copy && copy == NULL)
    return hut_ctl_fail (g_error_new (HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, "%s: %s", db,
                                      _ ("there is no copy that opens")));
  if (!hut_store_recover (db, copy, street, &n_kept, &error))
    return hut_ctl_fail (error);
  g_print (ngettext ("%u change that was not sent was kept.\n",
                     "%u changes that were not sent were kept.\n", n_kept),
           n_kept);
  return HUT_CTL_DONE;
}
