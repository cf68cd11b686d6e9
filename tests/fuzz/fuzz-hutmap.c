/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Map packages, opened and painted. */

#define G_LOG_DOMAIN "hutong-fuzz"

#include "fuzz.h"

#include "report/hut-map-painter.h"

#include <sys/mman.h>
#include <unistd.h>

static void
paint (HutMapPackage *package)
{
  HutBox bounds = hut_map_package_bounds (package);
  g_autoptr (HutMapPainter) painter = hut_map_painter_new (package);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 150);
  HutMapFrame frame = {
    .centre = hut_mercator_project (hut_box_centre (&bounds)),
    .zoom = 16,
    .width = 200,
    .height = 150,
    .scale = 1,
  };

  hut_map_painter_paint (painter, &frame, surface, NULL, NULL);
  cairo_surface_destroy (surface);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int fd = memfd_create ("hutmap", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GError) error = NULL;
  HutMapPackage *package;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, size);
  package = hut_map_package_open (path, &error);
  g_assert_true ((package == NULL) == (error != NULL));
  if (package)
    paint (package);
  close (fd);
  return 0;
}
