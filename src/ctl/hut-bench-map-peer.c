/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The peer of the map's points: supercluster, which maps in a browser would use. It gets the same
 * points with the same figures to keep for each cluster, is asked for the same views at its whole
 * zooms, and its clusters are about as large as ours. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench-map-peer.h"

#include <gio/gio.h>
#include <math.h>

#define MARGIN 160 /* pixels around a view, as HutCluster looks */

static const char SCRIPT[] =
    "const fs = require('fs');\n"
    "const found = require('supercluster');\n"
    "const Supercluster = found.default || found;\n"
    "const raw = fs.readFileSync(process.argv[2]);\n"
    "const all = new Float64Array(raw.buffer, raw.byteOffset, raw.length / 8);\n"
    "const sights = fs.readFileSync(process.argv[3], 'utf8').trim().split('\\n')\n"
    "  .map(line => line.split(' ').map(Number));\n"
    "const held = () => { global.gc(); const m = process.memoryUsage();\n"
    "  return m.heapUsed + m.arrayBuffers; };\n"
    "const before = held();\n"
    "const features = [];\n"
    "for (let i = 0; i < all.length; i += 3)\n"
    "  features.push({ type: 'Feature', properties: { pin: all[i + 2] },\n"
    "    geometry: { type: 'Point', coordinates: [all[i], all[i + 1]] } });\n"
    "const start = process.hrtime.bigint();\n"
    "const index = new Supercluster({ radius: 80, extent: 512, maxZoom: 18,\n"
    "  map: p => ({ a: +(p.pin === 0), b: +(p.pin === 1), c: +(p.pin === 2), d: +(p.pin === 3) "
    "}),\n"
    "  reduce: (s, p) => { s.a += p.a; s.b += p.b; s.c += p.c; s.d += p.d; } });\n"
    "index.load(features);\n"
    "const build = Number(process.hrtime.bigint() - start) / 1e6;\n"
    "const memory = (held() - before) / 1e6;\n"
    "const times = sights.map(([west, south, east, north, zoom]) => {\n"
    "  const begin = process.hrtime.bigint();\n"
    "  index.getClusters([west, south, east, north], zoom);\n"
    "  return Number(process.hrtime.bigint() - begin) / 1e6;\n"
    "}).sort((a, b) => a - b);\n"
    "console.log(build, times[times.length >> 1], memory);\n";

static gboolean
write_points (const char *path, const HutBenchPoints *points)
{
  g_autofree double *numbers = g_new (double, MAX (points->n_points, 1) * 3);

  for (guint32 i = 0; i < points->n_points; i++)
    {
      numbers[3 * i] = points->points[i].lon / 1e7;
      numbers[3 * i + 1] = points->points[i].lat / 1e7;
      numbers[3 * i + 2] = points->pins[i];
    }
  return g_file_set_contents (path, (const char *)numbers,
                              (gssize)(points->n_points * 3 * sizeof (double)), NULL);
}

static void
append_number (GString *lines, double number, char end)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (lines, g_ascii_formatd (text, sizeof text, "%.7f", number));
  g_string_append_c (lines, end);
}

static gboolean
write_sights (const char *path, const HutBenchSight *sights, guint n_sights, int width, int height)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < n_sights; i++)
    {
      double world = hut_mercator_world (sights[i].zoom);
      double x = (width / 2.0 + MARGIN) / world, y = (height / 2.0 + MARGIN) / world;
      HutMercator centre = sights[i].centre;
      HutPoint north_west = hut_mercator_unproject ((HutMercator){ centre.x - x, centre.y - y });
      HutPoint south_east = hut_mercator_unproject ((HutMercator){ centre.x + x, centre.y + y });

      append_number (lines, north_west.lon / 1e7, ' ');
      append_number (lines, south_east.lat / 1e7, ' ');
      append_number (lines, south_east.lon / 1e7, ' ');
      append_number (lines, north_west.lat / 1e7, ' ');
      append_number (lines, floor (sights[i].zoom), '\n');
    }
  return g_file_set_contents (path, lines->str, (gssize)lines->len, NULL);
}

/* What node prints; NULL where it or supercluster is not there. */
static char *
run_node (const char *script, const char *points, const char *sights)
{
  g_autofree char *node = g_find_program_in_path ("node");
  const char *peers = g_getenv ("HUTONG_PEERS");
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  char *out = NULL;

  if (node == NULL)
    return NULL;
  if (peers != NULL)
    {
      g_autofree char *modules = g_build_filename (peers, "node_modules", NULL);

      g_subprocess_launcher_setenv (launcher, "NODE_PATH", modules, TRUE);
    }
  process = g_subprocess_launcher_spawn (launcher, NULL, node, "--expose-gc",
                                         "--max-old-space-size=6000", script, points, sights, NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, NULL) ||
      !g_subprocess_get_successful (process))
    g_clear_pointer (&out, g_free);
  return out;
}

HutBenchMapPeer
hut_bench_map_peer (HutBench *bench, const HutBenchPoints *points, const HutBenchSight *sights,
                    guint n_sights, int width, int height)
{
  HutBenchMapPeer peer = { NAN, NAN, NAN };
  g_autofree char *script = g_build_filename (bench->dir, "peer.cjs", NULL);
  g_autofree char *points_path = g_build_filename (bench->dir, "peer-points", NULL);
  g_autofree char *sights_path = g_build_filename (bench->dir, "peer-sights", NULL);
  g_autofree char *out = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_set_contents (script, SCRIPT, -1, NULL) || !write_points (points_path, points) ||
      !write_sights (sights_path, sights, n_sights, width, height))
    return peer;
  out = run_node (script, points_path, sights_path);
  words = g_strsplit (out != NULL ? out : "", " ", -1);
  if (g_strv_length (words) == 3)
    peer = (HutBenchMapPeer){ g_ascii_strtod (words[0], NULL), g_ascii_strtod (words[1], NULL),
                              g_ascii_strtod (words[2], NULL) };
  return peer;
}
