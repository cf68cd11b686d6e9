/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Files of map tiles, opened and read. */

#define G_LOG_DOMAIN "hutong-fuzz"

#include "fuzz.h"

#include "exchange/hut-mbtiles.h"

#include <sys/mman.h>
#include <unistd.h>

static void
read_some (HutMbtiles *mbtiles)
{
  guint min_zoom, max_zoom;

  hut_mbtiles_get_zooms (mbtiles, &min_zoom, &max_zoom);
  g_assert_cmpuint (min_zoom, <=, max_zoom);
  g_assert_true (g_utf8_validate (hut_mbtiles_get_name (mbtiles), -1, NULL));
  g_assert_true (g_utf8_validate (hut_mbtiles_get_attribution (mbtiles), -1, NULL));
  for (guint x = 0; x < 4; x++)
    {
      g_autoptr (GBytes) found = hut_mbtiles_read (mbtiles, (HutTile){ max_zoom, x, 0 }, NULL);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int fd = memfd_create ("mbtiles", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GError) error = NULL;
  HutMbtiles *mbtiles;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, size);
  mbtiles = hut_mbtiles_open (path, &error);
  g_assert_true ((mbtiles == NULL) == (error != NULL));
  if (mbtiles)
    {
      read_some (mbtiles);
      hut_mbtiles_free (mbtiles);
    }
  close (fd);
  return 0;
}
