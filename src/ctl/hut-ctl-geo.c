/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* `hutongctl geo convert`: a place from one coordinate system to another. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-map.h"

#include "geo/hut-coords.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char USAGE[] = "usage: hutongctl geo convert --from gcj02|bd09|wgs84 "
                            "--to gcj02|bd09|wgs84 LON LAT\n";

static int
usage (const char *message)
{
  if (message)
    fprintf (stderr, "hutongctl geo: %s\n", message);
  fputs (USAGE, stderr);
  return 2;
}

static gboolean
parse_degrees (const char *text, double limit, double *degrees)
{
  char *end = NULL;

  *degrees = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && fabs (*degrees) <= limit;
}

int
hut_ctl_geo (int argc, char **argv)
{
  HutCoords systems[2] = { HUT_COORDS_WGS84, HUT_COORDS_WGS84 };
  gboolean named[2] = { FALSE, FALSE };
  double degrees[2];
  guint n_degrees = 0;

  if (argc < 2 || strcmp (argv[1], "convert") != 0)
    return usage (NULL);

  /* by hand: a longitude may be negative, and must not be taken for an option */
  for (int i = 2; i < argc; i++)
    {
      gboolean from = strcmp (argv[i], "--from") == 0, to = strcmp (argv[i], "--to") == 0;

      if (from || to)
        {
          if (++i == argc || !hut_coords_parse (argv[i], &systems[to]))
            return usage ("the systems are gcj02, bd09 and wgs84");
          named[to] = TRUE;
        }
      else
        {
          if (n_degrees == 2 || !parse_degrees (argv[i], n_degrees ? 90 : 180, &degrees[n_degrees]))
            return usage ("LON LAT are two numbers of degrees");
          n_degrees++;
        }
    }
  if (!named[0] || !named[1] || n_degrees < 2)
    return usage ("--from, --to, LON and LAT are needed");

  hut_coords_convert (systems[0], systems[1], &degrees[0], &degrees[1]);
  printf ("%.7f %.7f\n", degrees[0], degrees[1]);
  return 0;
}
