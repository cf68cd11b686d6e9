/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words about map sources, in one place. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-source-words.h"

#include "exchange/hut-map-error.h"
#include "mapview/hut-tile-note.h"
#include "sync/hut-tile-http.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const char *const KINDS[] = {
  [HUT_TILE_XYZ] = N_ ("Tiles by an address"),
  [HUT_TILE_TIANDITU] = N_ ("Tianditu"),
  [HUT_TILE_MBTILES] = N_ ("A file of tiles (MBTiles)"),
};

static const char *const DESCRIPTION[] = {
  [HUT_TILE_SOURCE_ERROR_NAME] = N_ ("Give the source a short name."),
  [HUT_TILE_SOURCE_ERROR_ADDRESS] =
      N_ ("This cannot be the address of tiles. It looks like https://…/{z}/{x}/{y}.png."),
  [HUT_TILE_SOURCE_ERROR_SCHEME] = N_ ("The address begins with https://."),
  [HUT_TILE_SOURCE_ERROR_UNENCRYPTED] =
      N_ ("This address is not encrypted: others on the way can read what is asked for, and the "
          "key. Use https, or agree to it below."),
  [HUT_TILE_SOURCE_ERROR_LOGIN] =
      N_ ("A user name or password stands in the address. Remove it: it would be shown with it."),
  [HUT_TILE_SOURCE_ERROR_MISSING] =
      N_ ("{z}, {x} and {y} must stand in the address, or {-y} where rows count from the south."),
  [HUT_TILE_SOURCE_ERROR_UNKNOWN] =
      N_ ("Something in braces is not known. Only {z}, {x}, {y}, {-y}, {s}, {switch:1,2,3} and "
          "{key} are."),
  [HUT_TILE_SOURCE_ERROR_SECRET] =
      N_ ("The key stands in the address. Write {key} in its place, and put it into its own field: "
          "there it is kept safe."),
  [HUT_TILE_SOURCE_ERROR_ZOOM] = N_ ("There are no such levels."),
  [HUT_TILE_SOURCE_ERROR_COORDS] =
      N_ ("Tiles in BD-09 are cut on a grid of their own and cannot be shown."),
  [HUT_TILE_SOURCE_ERROR_FILE] = N_ ("Choose a file."),
  [HUT_TILE_SOURCE_ERROR_FORM] = N_ ("This source cannot be read. Remove it and add it again."),
};

static const char *const FILE_WORDS[] = {
  [HUT_MAP_ERROR_UNREADABLE] = N_ ("The file is not there, or may not be read. Choose another."),
  [HUT_MAP_ERROR_FOREIGN] =
      N_ ("This is no file of map pictures. MBTiles with PNG, JPEG or WebP can "
          "be shown, MBTiles with lines and areas (pbf) cannot."),
  [HUT_MAP_ERROR_EMPTY] = N_ ("The file is empty. Choose another."),
  [HUT_MAP_ERROR_BROKEN] =
      N_ ("The file is damaged or cut short. Copy it again, or choose another."),
  [HUT_MAP_ERROR_TOO_NEW] = N_ ("The file was made by a newer version."),
  [HUT_MAP_ERROR_WRITE] = N_ ("The file cannot be written."),
};

const char *
hut_source_words_kind (HutTileKind kind)
{
  return g_dgettext (GETTEXT_PACKAGE, KINDS[kind]);
}

char *
hut_source_words_error (const GError *error, const char *name)
{
  if (error->domain == HUT_TILE_SOURCE_ERROR)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, DESCRIPTION[error->code]));
  if (error->domain == HUT_MAP_ERROR)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, FILE_WORDS[error->code]));
  if (g_error_matches (error, HUT_TILE_ERROR, HUT_TILE_ERROR_OFFLINE) ||
      g_error_matches (error, HUT_TILE_ERROR, HUT_TILE_ERROR_SLOW))
    return g_strdup (_ ("The server cannot be reached, or does not answer in time. Check the "
                        "address and the network."));
  if (error->domain == HUT_TILE_ERROR)
    return hut_tile_trouble_words ((HutTileTrouble)(error->code + 1), name);
  return g_strdup (_ ("It did not work. Try again."));
}
