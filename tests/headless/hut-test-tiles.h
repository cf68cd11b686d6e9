/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A server of tiles on this computer, with a thread of its own. What it answers is set at any time.
 */
typedef enum
{
  HUT_TEST_TILES_GOOD,    /* a picture of one colour, which tile_colour() says */
  HUT_TEST_TILES_REFUSES, /* 403, with a JSON text */
  HUT_TEST_TILES_SAYS_NO, /* 200, with a JSON text about the key */
  HUT_TEST_TILES_MISSING, /* 404 */
  HUT_TEST_TILES_BUSY,    /* 429 */
  HUT_TEST_TILES_PAGE,    /* 200, a page in HTML */
  HUT_TEST_TILES_GARBAGE, /* 200, image/png, no picture */
  HUT_TEST_TILES_CUT,     /* 200, image/png, the first half of one */
  HUT_TEST_TILES_HUGE,    /* 200, 40 MB */
  HUT_TEST_TILES_BOMB,    /* 200, a PNG that says it has 60,000 × 60,000 dots */
  HUT_TEST_TILES_MOVED,   /* 302 */
  HUT_TEST_TILES_FRESH,   /* good, with an ETag, to be asked again each time */
} HutTestTilesAnswer;

typedef struct _HutTestTiles HutTestTiles;

HutTestTiles *hut_test_tiles_start (void);
void hut_test_tiles_stop (HutTestTiles *tiles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTestTiles, hut_test_tiles_stop)

/* "http://127.0.0.1:PORT/{z}/{x}/{y}.png" and what follows it. */
char *hut_test_tiles_template (HutTestTiles *tiles, const char *more);

void hut_test_tiles_set (HutTestTiles *tiles, HutTestTilesAnswer answer);

/* How often it was asked, and how often its answer was that nothing had changed. */
guint hut_test_tiles_count (HutTestTiles *tiles);
guint hut_test_tiles_count_unchanged (HutTestTiles *tiles);

/* The last path with its query; to be freed. */
char *hut_test_tiles_last (HutTestTiles *tiles);

/* The colour of a tile as 0xRRGGBB, told apart from its neighbours' and from other levels'; and a
 * picture of it. */
guint32 hut_test_tile_colour (guint zoom, guint x, guint y);
GBytes *hut_test_tile_png (guint32 colour);

G_END_DECLS
