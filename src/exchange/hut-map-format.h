/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-point.h"

G_BEGIN_DECLS

/* How a map package is laid out. It is a SQLite file, and has
 *
 *   PRAGMA application_id = 0x48744d70 ("HtMp"), user_version = 1
 *   meta     key, value: name, bounds ("west south east north" in 10⁻⁷ degree), attribution,
 *            licence, sources, newest, built-by
 *   feature  one row for each figure, in the order of its place, so that what is near is together
 *            and a query reads only what it answers
 *   area     the street, and the communities that are known
 *
 * A place is a square of a pyramid: level 0 is the globe, each level has squares of half the side.
 * A figure is kept at the finest level (16 at most, some 700 m) whose side its rectangle does not
 * exceed, in the square that its middle lies in; so it reaches at most half a side out of it, and
 * a query looks, per level, at the squares around its rectangle grown by half a side. The number of
 * a place counts level, row and column, so that a row's squares follow each other. */

#define HUT_MAP_APPLICATION_ID 0x48744d70
#define HUT_MAP_VERSION 1
#define HUT_MAP_LEVELS 17

/* clang-format off */
#define HUT_MAP_SCHEMA                                                                            \
  "CREATE TABLE meta ("                                                                           \
  "  key TEXT PRIMARY KEY NOT NULL,"                                                              \
  "  value TEXT NOT NULL) WITHOUT ROWID;"                                                         \
  "CREATE TABLE feature ("                                                                        \
  "  place INTEGER NOT NULL,"                                                                     \
  "  id INTEGER NOT NULL,"                                                                        \
  "  min_zoom INTEGER NOT NULL,"                                                                  \
  "  class INTEGER NOT NULL,"                                                                     \
  "  layer INTEGER NOT NULL,"                                                                     \
  "  name TEXT NOT NULL,"                                                                         \
  "  shape BLOB NOT NULL,"                                                                        \
  "  PRIMARY KEY (place, id)) WITHOUT ROWID;"                                                     \
  "CREATE TABLE area ("                                                                           \
  "  id INTEGER PRIMARY KEY,"                                                                     \
  "  kind TEXT NOT NULL,"                                                                         \
  "  code TEXT NOT NULL,"                                                                         \
  "  name TEXT NOT NULL,"                                                                         \
  "  approximate INTEGER NOT NULL,"                                                               \
  "  shape BLOB NOT NULL);"
/* clang-format on */

/* Column or row of @coordinate at @level; the globe's 2³² steps are cut evenly. */
static inline gint64
hut_map_format_step (gint64 coordinate, guint level)
{
  return (coordinate + ((gint64)1 << 31)) >> (32 - level);
}

static inline gint64
hut_map_format_place (guint level, gint64 row, gint64 column)
{
  return (gint64)level << 40 | row << 20 | column;
}

/* The place of a figure with the rectangle @box. */
static inline gint64
hut_map_format_place_of (const HutBox *box)
{
  gint64 width = (gint64)box->max_lon - box->min_lon;
  gint64 extent = MAX (width, (gint64)box->max_lat - box->min_lat);
  HutPoint middle = hut_box_centre (box);
  guint level = HUT_MAP_LEVELS - 1;

  while (level > 0 && extent > (gint64)1 << (32 - level))
    level--;

  return hut_map_format_place (level, hut_map_format_step (middle.lat, level),
                               hut_map_format_step (middle.lon, level));
}

G_END_DECLS
