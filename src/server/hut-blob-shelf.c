/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The files of contents. Whoever adds to one holds its lock (flock), which ends with its process; a
 * whole one is put in its place by a rename, and never changes. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-blob-shelf.h"

#include "protocol/hut-problem.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define HALF "half"
#define HALF_SECONDS (24 * 3600) /* that one may wait for its next piece */
#define HALF_MAX 16              /* of an account */

/* What contents leave free on the disk, so that records go on. */
#define ROOM_BYTES (64 * 1024 * 1024)

char *
hut_blob_shelf_folder (const char *data)
{
  return g_build_filename (data, "blobs", NULL);
}

static char *
whole_path (const char *folder, const HutUid *account, const char *name)
{
  const char part[] = { name[0], name[1], '\0' };
  char uid[HUT_UID_STRING_LEN + 1];

  return g_build_filename (folder, hut_uid_print (account, uid), part, name, NULL);
}

static char *
half_folder (const char *folder, const HutUid *account)
{
  char uid[HUT_UID_STRING_LEN + 1];

  return g_build_filename (folder, hut_uid_print (account, uid), HALF, NULL);
}

static char *
half_path (const char *folder, const HutUid *account, const char *name)
{
  g_autofree char *halves = half_folder (folder, account);

  return g_build_filename (halves, name, NULL);
}

static gint64
size_of (const char *path)
{
  GStatBuf status;

  return g_lstat (path, &status) == 0 && S_ISREG (status.st_mode) ? (gint64)status.st_size : -1;
}

gint64
hut_blob_shelf_size (const char *folder, const HutUid *account, const char *name)
{
  g_autofree char *path = whole_path (folder, account, name);

  return size_of (path);
}

gint64
hut_blob_shelf_held (const char *folder, const HutUid *account, const char *name)
{
  g_autofree char *path = half_path (folder, account, name);
  gint64 size = hut_blob_shelf_size (folder, account, name);

  return size >= 0 ? size : MAX (size_of (path), 0);
}

static gboolean
problem (GError **error, HutProblemSlug slug, const char *what)
{
  g_set_error_literal (error, HUT_PROBLEM_ERROR, slug, what);
  return FALSE;
}

static gboolean
cannot_keep (GError **error, const char *path)
{
  g_set_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_FULL, "cannot keep %s: %s", path,
               g_strerror (errno));
  return FALSE;
}

/* ---- Reading ---- */

static gssize
read_up_to (int fd, guint8 *bytes, gsize length, gint64 offset)
{
  gsize n = 0;

  while (n < length)
    {
      gssize got = pread (fd, bytes + n, length - n, offset + (gint64)n);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return -1;
      if (got == 0)
        break;
      n += (gsize)got;
    }
  return (gssize)n;
}

GBytes *
hut_blob_shelf_read (const char *folder, const HutUid *account, const char *name, gint64 offset,
                     gint64 length, GError **error)
{
  g_autofree char *path = whole_path (folder, account, name);
  g_autofree guint8 *bytes = g_malloc ((gsize)length);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  gssize n;

  if (fd < 0)
    {
      problem (error, HUT_PROBLEM_ABSENT, "there is no such content");
      return NULL;
    }
  n = read_up_to (fd, bytes, (gsize)length, offset);
  close (fd);
  if (n >= 0)
    return g_bytes_new_take (g_steal_pointer (&bytes), (gsize)n);
  g_set_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_INTERNAL, "cannot read %s: %s", path,
               g_strerror (errno));
  return NULL;
}

/* ---- What waits too long ---- */

/* The file with its lock; -1 where it is somebody else's at this moment, or gone. */
static int
lock_file (const char *path, int flags)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
  GStatBuf here, there;

  if (fd < 0)
    return -1;
  /* It may have been moved to its place, or swept, before the lock was ours. */
  if (flock (fd, LOCK_EX | LOCK_NB) == 0 && fstat (fd, &here) == 0 && g_stat (path, &there) == 0 &&
      here.st_ino == there.st_ino && S_ISREG (here.st_mode))
    return fd;
  close (fd);
  errno = EWOULDBLOCK;
  return -1;
}

static void
remove_unused (const char *path)
{
  int fd = lock_file (path, 0);

  if (fd < 0)
    return;
  g_unlink (path);
  close (fd);
}

/* Removes the old ones of @halves, and with them the oldest of those over @most. */
static void
sweep_halves (const char *halves, guint most)
{
  gint64 limit = g_get_real_time () / G_USEC_PER_SEC - HALF_SECONDS;
  g_autoptr (GDir) dir = g_dir_open (halves, 0, NULL);
  g_autofree char *oldest = NULL;
  gint64 oldest_time = G_MAXINT64;
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (halves, name, NULL);
      GStatBuf status;

      if (g_lstat (path, &status) != 0)
        continue;
      if (status.st_mtime < limit)
        {
          remove_unused (path);
          continue;
        }
      n++;
      if (status.st_mtime >= oldest_time)
        continue;
      oldest_time = status.st_mtime;
      g_free (oldest);
      oldest = g_steal_pointer (&path);
    }
  if (n > most)
    remove_unused (oldest);
}

void
hut_blob_shelf_sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *halves = g_build_filename (folder, name, HALF, NULL);

      sweep_halves (halves, G_MAXUINT);
    }
}

/* ---- Adding ---- */

static gboolean
make_folder (const char *path, GError **error)
{
  return g_mkdir_with_parents (path, 0700) == 0 || cannot_keep (error, path);
}

/* A name that was made in @folder stays there. */
static gboolean
sync_folder (const char *folder, GError **error)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    cannot_keep (error, folder);
  if (fd >= 0)
    close (fd);
  return done;
}

static gboolean
sync_upwards (const char *path, guint levels, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  for (guint i = 0; i < levels; i++)
    {
      g_autofree char *above = g_path_get_dirname (folder);

      if (!sync_folder (folder, error))
        return FALSE;
      g_free (folder);
      folder = g_steal_pointer (&above);
    }
  return TRUE;
}

static gboolean
has_room (int fd, gsize length, const char *path, GError **error)
{
  struct statvfs disk;

  if (fstatvfs (fd, &disk) != 0 ||
      (guint64)disk.f_bavail * disk.f_frsize >= (guint64)ROOM_BYTES + length)
    return TRUE;
  errno = ENOSPC;
  return cannot_keep (error, path);
}

/* All of it, or the file is as it was. */
static gboolean
write_piece (int fd, const char *path, gint64 offset, GBytes *piece, GError **error)
{
  gsize length, n = 0;
  const guint8 *bytes = g_bytes_get_data (piece, &length);

  if (!has_room (fd, length, path, error))
    return FALSE;
  while (n < length)
    {
      gssize put = pwrite (fd, bytes + n, length - n, offset + (gint64)n);

      if (put < 0 && errno == EINTR)
        continue;
      if (put < 0)
        break;
      n += (gsize)put;
    }
  if (n == length && fdatasync (fd) == 0)
    return TRUE;
  cannot_keep (error, path);
  if (ftruncate (fd, offset) != 0)
    g_message ("%s is longer than what was taken: %s", path, g_strerror (errno));
  return FALSE;
}

static char *
sum_of (int fd)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *bytes = g_malloc (256 * 1024);
  gint64 offset = 0;
  gssize n;

  while ((n = read_up_to (fd, bytes, 256 * 1024, offset)) > 0)
    {
      g_checksum_update (sum, bytes, n);
      offset += n;
    }
  return n == 0 ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

/* All pieces are there. */
static gboolean
make_whole (int fd, const char *half, const char *whole, const char *name, GError **error)
{
  g_autofree char *sum = sum_of (fd);
  g_autofree char *folder = g_path_get_dirname (whole);

  if (sum == NULL)
    {
      g_set_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_INTERNAL, "cannot read %s: %s", half,
                   g_strerror (errno));
      return FALSE;
    }
  if (!g_str_equal (sum, name))
    {
      g_unlink (half);
      return problem (error, HUT_PROBLEM_RULE, "the content is not what its name says");
    }
  if (!make_folder (folder, error))
    return FALSE;
  if (g_rename (half, whole) != 0)
    return cannot_keep (error, whole);
  /* Up to the data folder: each of them may be new. */
  return sync_upwards (whole, 4, error);
}

/* With the lock of the half; @held is what is in it. */
static gboolean
add_locked (int fd, const char *half, const char *whole, const char *name, gint64 size,
            gint64 offset, GBytes *piece, gint64 *held, GError **error)
{
  gint64 end = offset + (gint64)g_bytes_get_size (piece);

  if (*held > size && ftruncate (fd, 0) == 0)
    *held = 0;
  if (offset != *held)
    return problem (error, HUT_PROBLEM_OFFSET, "the next piece begins elsewhere");
  if (end > size)
    return problem (error, HUT_PROBLEM_TOO_LARGE, "it is longer than its record says");
  if (!write_piece (fd, half, offset, piece, error))
    return FALSE;
  *held = end;
  if (end < size)
    return TRUE;
  if (make_whole (fd, half, whole, name, error))
    return TRUE;
  *held = MAX (size_of (half), 0);
  return FALSE;
}

gboolean
hut_blob_shelf_add (const char *folder, const HutUid *account, const char *name, gint64 size,
                    gint64 offset, GBytes *piece, gint64 *held, GError **error)
{
  g_autofree char *whole = whole_path (folder, account, name);
  g_autofree char *half = half_path (folder, account, name);
  g_autofree char *halves = half_folder (folder, account);
  gboolean done;
  int fd;

  *held = hut_blob_shelf_held (folder, account, name);
  if (size_of (whole) >= 0)
    return problem (error, HUT_PROBLEM_OFFSET, "all of it is there");
  if (!make_folder (halves, error))
    return FALSE;
  if (offset == 0)
    sweep_halves (halves, HALF_MAX - 1);
  fd = lock_file (half, O_CREAT);
  if (fd < 0 && errno == EWOULDBLOCK)
    return problem (error, HUT_PROBLEM_BUSY, "somebody else is sending the same");
  if (fd < 0)
    return cannot_keep (error, half);
  /* What became of it until the lock was ours. */
  *held = hut_blob_shelf_held (folder, account, name);
  if (size_of (whole) >= 0)
    {
      g_unlink (half);
      done = problem (error, HUT_PROBLEM_OFFSET, "all of it is there");
    }
  else
    done = add_locked (fd, half, whole, name, size, offset, piece, held, error);
  if (!done && *held == 0)
    g_unlink (half);
  close (fd);
  return done;
}

/* ---- Holding against the names ---- */

static gboolean
verify_file (const char *path, const char *name, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  g_autofree char *sum = fd >= 0 ? sum_of (fd) : NULL;

  if (fd >= 0)
    close (fd);
  if (g_strcmp0 (sum, name) == 0)
    return TRUE;
  g_set_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_INTERNAL, "%s is damaged", path);
  return FALSE;
}

/* Of a folder of two digits. */
static gboolean
verify_part (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!verify_file (path, name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
verify_account (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *part;

  while (dir != NULL && (part = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, part, NULL);

      if (!g_str_equal (part, HALF) && !verify_part (path, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
hut_blob_shelf_verify (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *account;

  while (dir != NULL && (account = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, account, NULL);

      if (!verify_account (path, error))
        return FALSE;
    }
  return TRUE;
}
