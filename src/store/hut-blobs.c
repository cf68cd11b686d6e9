/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The files of attachments. In folders of two digits each, as some file systems are slow with many
 * names in one. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-blobs.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

char *
hut_blobs_folder (const char *database)
{
  return g_strconcat (database, ".attachments", NULL);
}

gboolean
hut_blob_name_is_valid (const char *name)
{
  return name != NULL && strlen (name) == HUT_BLOB_NAME &&
         strspn (name, "0123456789abcdef") == HUT_BLOB_NAME;
}

char *
hut_blobs_path (const char *database, const char *name)
{
  g_autofree char *folder = hut_blobs_folder (database);
  char part[] = { name[0], name[1], '\0' };

  return g_build_filename (folder, part, name, NULL);
}

static gboolean
fail_file (const char *path, int number, GError **error)
{
  g_set_error (error, HUT_STORE_ERROR,
               number == ENOSPC || number == EDQUOT ? HUT_STORE_ERROR_FULL : HUT_STORE_ERROR_FAILED,
               "%s: %s", path, g_strerror (number));
  return FALSE;
}

/* NULL without an error where there is no such file. One that is too large is damaged. */
static GBytes *
load (const char *path, GError **error)
{
  g_autoptr (GError) failed = NULL;
  char *content = NULL;
  gsize length;
  GStatBuf status;

  if (g_stat (path, &status) == 0 && (!S_ISREG (status.st_mode) || status.st_size > HUT_BLOB_MAX))
    return g_bytes_new (NULL, 0);
  if (g_file_get_contents (path, &content, &length, &failed))
    return g_bytes_new_take (content, length);
  if (!g_error_matches (failed, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FAILED, failed->message);
  return NULL;
}

static gboolean
is_whole (GBytes *bytes, const char *name)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_str_equal (sum, name);
}

static gboolean
save (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) failed = NULL;
  gsize length;
  const char *content = g_bytes_get_data (bytes, &length);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_file (folder, errno, error);
  if (g_file_set_contents_full (path, content, length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &failed))
    return TRUE;
  g_set_error_literal (error, HUT_STORE_ERROR,
                       g_error_matches (failed, G_FILE_ERROR, G_FILE_ERROR_NOSPC)
                           ? HUT_STORE_ERROR_FULL
                           : HUT_STORE_ERROR_FAILED,
                       failed->message);
  return FALSE;
}

char *
hut_blobs_keep (const char *database, GBytes *bytes, GError **error)
{
  g_autofree char *name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *path = hut_blobs_path (database, name);
  g_autoptr (GBytes) there = NULL;

  if (g_bytes_get_size (bytes) > HUT_BLOB_MAX)
    {
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED,
                   "an attachment may have at most %d MiB", HUT_BLOB_MAX >> 20);
      return NULL;
    }
  there = load (path, NULL);
  if (there != NULL && is_whole (there, name))
    return g_steal_pointer (&name);
  return save (path, bytes, error) ? g_steal_pointer (&name) : NULL;
}

GBytes *
hut_blobs_read (const char *database, const char *name, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;

  if (!hut_blob_name_is_valid (name))
    {
      g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT,
                           "the attachment has no valid name");
      return NULL;
    }
  path = hut_blobs_path (database, name);
  bytes = load (path, &failed);
  if (bytes == NULL && failed == NULL)
    {
      g_autofree char *aside = g_strconcat (path, HUT_BLOB_ASIDE, NULL);

      bytes = load (aside, &failed);
    }
  if (bytes != NULL && is_whole (bytes, name))
    return g_steal_pointer (&bytes);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (bytes != NULL)
    g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT, "%s is damaged", path);
  else
    g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT, "%s is not there", path);
  return NULL;
}
