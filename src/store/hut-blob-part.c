/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Contents on their way in. The lock (flock) is that of the open file: it ends with the process. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-blob-part.h"

#include "store/hut-blobs.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* What is left free on the disk, so that records go on. */
#define ROOM_BYTES (64 * 1024 * 1024)

struct _HutBlobPart
{
  char *database;
  char *name;
  char *path;
  int fd;
  gboolean locked;
  gint64 size;
};

static gboolean
fail (GError **error, HutStoreError code, const char *path, int number)
{
  g_set_error (error, HUT_STORE_ERROR, code, "%s: %s", path, g_strerror (number));
  return FALSE;
}

static gboolean
fail_file (GError **error, const char *path, int number)
{
  return fail (error,
               number == ENOSPC || number == EDQUOT ? HUT_STORE_ERROR_FULL : HUT_STORE_ERROR_FAILED,
               path, number);
}

static gboolean
lock (HutBlobPart *part, GError **error)
{
  GStatBuf here, there;

  part->fd = g_open (part->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (part->fd < 0)
    return fail_file (error, part->path, errno);
  /* It may have been moved to its place before the lock was ours. */
  if (flock (part->fd, LOCK_EX | LOCK_NB) != 0 || fstat (part->fd, &here) != 0 ||
      g_stat (part->path, &there) != 0 || here.st_ino != there.st_ino)
    return fail (error, HUT_STORE_ERROR_BUSY, part->path, EWOULDBLOCK);
  part->locked = TRUE;
  part->size = here.st_size;
  return TRUE;
}

HutBlobPart *
hut_blob_part_open (const char *database, const char *name, GError **error)
{
  g_autoptr (HutBlobPart) part = g_new0 (HutBlobPart, 1);
  g_autofree char *whole = hut_blobs_path (database, name);
  g_autofree char *folder = g_path_get_dirname (whole);

  part->fd = -1;
  part->database = g_strdup (database);
  part->name = g_strdup (name);
  part->path = g_strconcat (whole, HUT_BLOB_PART, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      fail_file (error, folder, errno);
      return NULL;
    }
  return lock (part, error) ? g_steal_pointer (&part) : NULL;
}

void
hut_blob_part_close (HutBlobPart *part)
{
  if (part == NULL)
    return;
  if (part->locked && part->size == 0)
    g_unlink (part->path); /* nothing came */
  if (part->fd >= 0)
    close (part->fd);
  g_free (part->database);
  g_free (part->name);
  g_free (part->path);
  g_free (part);
}

gint64
hut_blob_part_size (HutBlobPart *part)
{
  return part->size;
}

static gboolean
has_room (HutBlobPart *part, gsize length)
{
  struct statvfs disk;

  return fstatvfs (part->fd, &disk) != 0 ||
         (guint64)disk.f_bavail * disk.f_frsize >= (guint64)ROOM_BYTES + length;
}

gboolean
hut_blob_part_add (HutBlobPart *part, GBytes *bytes, GError **error)
{
  gsize length, n = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  int number = ENOSPC;

  while (has_room (part, length) && n < length)
    {
      gssize put = pwrite (part->fd, data + n, length - n, part->size + (gint64)n);

      number = errno;
      if (put < 0 && number == EINTR)
        continue;
      if (put < 0)
        break;
      n += (gsize)put;
    }
  if (n == length)
    {
      part->size += (gint64)length;
      return TRUE;
    }
  if (ftruncate (part->fd, part->size) != 0)
    g_message ("%s is longer than what came: %s", part->path, g_strerror (errno));
  return fail_file (error, part->path, number);
}

gboolean
hut_blob_part_restart (HutBlobPart *part, GError **error)
{
  if (ftruncate (part->fd, 0) != 0)
    return fail_file (error, part->path, errno);
  part->size = 0;
  return TRUE;
}

/* One that is longer than any content is not read: it is none. */
static GBytes *
read_all (HutBlobPart *part, GError **error)
{
  g_autoptr (GError) failed = NULL;
  char *content;
  gsize length;

  if (part->size > HUT_BLOB_MAX)
    return g_bytes_new (NULL, 0);
  if (g_file_get_contents (part->path, &content, &length, &failed))
    return g_bytes_new_take (content, length);
  g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FAILED, failed->message);
  return NULL;
}

gboolean
hut_blob_part_finish (HutBlobPart *part, GError **error)
{
  g_autoptr (GBytes) bytes = read_all (part, error);
  g_autofree char *sum = NULL;
  g_autofree char *name = NULL;

  if (bytes == NULL)
    return FALSE;
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!g_str_equal (sum, part->name))
    {
      g_unlink (part->path);
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT,
                   "what came is not the content %s", part->name);
      return FALSE;
    }
  name = hut_blobs_keep (part->database, bytes, error);
  if (name == NULL)
    return FALSE;
  g_unlink (part->path);
  return TRUE;
}
