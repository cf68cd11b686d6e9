/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two places of one sector each, written in turn, so that a write that is cut leaves the other
 * whole: "<uid> <mark> <checksum>\n". The higher mark holds. Room is taken when the file is made:
 * writing it never needs more. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-epoch.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define SECTOR 512
#define LINE_BYTES 96

struct _HutEpoch
{
  int fd;
};

static gboolean
fail (GError **error, const char *what)
{
  int reason = errno;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (reason), "%s: %s", what,
               g_strerror (reason));
  return FALSE;
}

HutEpoch *
hut_epoch_open (const char *path, GError **error)
{
  g_autoptr (HutEpoch) epoch = g_new0 (HutEpoch, 1);
  char blank[2 * SECTOR] = { 0 };

  epoch->fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (epoch->fd < 0)
    {
      fail (error, path);
      return NULL;
    }
  if (lseek (epoch->fd, 0, SEEK_END) >= (off_t)sizeof blank)
    return g_steal_pointer (&epoch);
  if (pwrite (epoch->fd, blank, sizeof blank, 0) != sizeof blank || fsync (epoch->fd) != 0)
    {
      fail (error, path);
      return NULL;
    }
  return g_steal_pointer (&epoch);
}

void
hut_epoch_close (HutEpoch *epoch)
{
  if (epoch == NULL)
    return;
  if (epoch->fd >= 0)
    close (epoch->fd);
  g_free (epoch);
}

static char *
print_line (const HutUid *uid, gint64 mark)
{
  char text[HUT_UID_STRING_LEN + 1];
  g_autofree char *head = g_strdup_printf ("%s %" G_GINT64_FORMAT, hut_uid_print (uid, text), mark);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, head, -1);

  return g_strdup_printf ("%s %.16s\n", head, sum);
}

/* A place that was never written, or was cut, says nothing. */
static HutEpochMark
read_place (HutEpoch *epoch, int place)
{
  char line[LINE_BYTES + 1] = { 0 };
  HutEpochMark found = { .mark = 0 };
  g_auto (GStrv) parts = NULL;
  g_autofree char *again = NULL;

  if (pread (epoch->fd, line, LINE_BYTES, place * SECTOR) <= 0)
    return found;
  parts = g_strsplit (line, " ", 3);
  if (g_strv_length (parts) != 3 || !hut_uid_parse (parts[0], &found.epoch))
    return (HutEpochMark){ .mark = 0 };
  found.mark = g_ascii_strtoll (parts[1], NULL, 10);
  again = print_line (&found.epoch, found.mark);
  return g_str_equal (line, again) ? found : (HutEpochMark){ .mark = 0 };
}

/* The place that was written last is the one of the higher turn: marks grow, and a new epoch
 * clears the other place. */
static int
newest_place (HutEpoch *epoch, HutEpochMark *mark)
{
  HutEpochMark places[2] = { read_place (epoch, 0), read_place (epoch, 1) };
  int newest = places[1].mark > places[0].mark ? 1 : 0;

  *mark = places[newest];
  return newest;
}

HutEpochMark
hut_epoch_read (HutEpoch *epoch)
{
  HutEpochMark mark;

  flock (epoch->fd, LOCK_SH);
  newest_place (epoch, &mark);
  flock (epoch->fd, LOCK_UN);
  return mark;
}

static gboolean
write_place (HutEpoch *epoch, int place, const char *line, GError **error)
{
  char sector[SECTOR] = { 0 };

  g_strlcpy (sector, line, sizeof sector);
  return (pwrite (epoch->fd, sector, sizeof sector, place * SECTOR) == sizeof sector &&
          fdatasync (epoch->fd) == 0) ||
         fail (error, "the epoch file cannot be written");
}

static gboolean
advance (HutEpoch *epoch, const HutUid *uid, gint64 mark, GError **error)
{
  HutEpochMark present;
  int newest = newest_place (epoch, &present);
  g_autofree char *line = print_line (uid, mark);

  if (!hut_uid_equal (&present.epoch, uid))
    return write_place (epoch, newest, line, error) && write_place (epoch, !newest, "", error);
  return mark <= present.mark || write_place (epoch, !newest, line, error);
}

gboolean
hut_epoch_advance (HutEpoch *epoch, const HutUid *uid, gint64 mark, GError **error)
{
  gboolean written;

  if (flock (epoch->fd, LOCK_EX) != 0)
    return fail (error, "the epoch file cannot be locked");
  written = advance (epoch, uid, mark, error);
  flock (epoch->fd, LOCK_UN);
  return written;
}
