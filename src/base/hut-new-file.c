/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One open file and two names. */

#define G_LOG_DOMAIN "hutong-base"

#include "base/hut-new-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct _HutNewFile
{
  char *path;
  char *passing; /* NULL once it was put */
  int fd;
  int failure; /* the first errno, or 0 */
};

static gboolean
fail (const char *path, int failure, GError **error)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (failure), "%s: %s", path,
               g_strerror (failure));
  return FALSE;
}

HutNewFile *
hut_new_file_begin (const char *path, GError **error)
{
  g_autofree char *passing = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (passing, O_RDWR | O_CLOEXEC, 0600);
  HutNewFile *file;

  if (fd < 0)
    {
      fail (path, errno, error);
      return NULL;
    }
  file = g_new0 (HutNewFile, 1);
  file->path = g_strdup (path);
  file->passing = g_steal_pointer (&passing);
  file->fd = fd;
  return file;
}

const char *
hut_new_file_get_passing (HutNewFile *file)
{
  return file->passing;
}

gboolean
hut_new_file_append (HutNewFile *file, gconstpointer data, gsize length)
{
  const guint8 *at = data;

  while (file->failure == 0 && length > 0)
    {
      gssize written = write (file->fd, at, length);

      if (written > 0)
        {
          at += written;
          length -= written;
        }
      else if (written == 0 || errno != EINTR)
        file->failure = written == 0 ? ENOSPC : errno;
    }
  return file->failure == 0;
}

gboolean
hut_new_file_put (HutNewFile *file, GError **error)
{
  if (file->failure == 0 && fsync (file->fd) != 0)
    file->failure = errno;
  if (file->failure == 0 && g_rename (file->passing, file->path) != 0)
    file->failure = errno;
  if (file->failure != 0)
    return fail (file->path, file->failure, error);
  g_clear_pointer (&file->passing, g_free);
  return TRUE;
}

void
hut_new_file_free (HutNewFile *file)
{
  if (file == NULL)
    return;
  close (file->fd);
  if (file->passing != NULL)
    g_unlink (file->passing);
  g_free (file->passing);
  g_free (file->path);
  g_free (file);
}
