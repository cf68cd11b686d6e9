/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tiles in memory; see the header. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-tile-shelf.h"

#define ENTRIES_MAX 4096 /* those without a picture count too */

struct _HutTileShelf
{
  GHashTable *entries; /* the entry's key → HutTileEntry */
  gsize bytes;
  gsize bytes_max;
  guint64 round;
};

typedef struct
{
  gint64 key; /* first: the table compares it */
  HutTileEntry entry;
} Slot;

static gint64
key_of (HutTile tile)
{
  return (gint64)tile.zoom << 48 | (gint64)tile.x << 24 | tile.y;
}

static void
free_slot (gpointer data)
{
  Slot *slot = data;

  g_clear_pointer (&slot->entry.picture, hut_tile_picture_free);
  g_free (slot);
}

HutTileShelf *
hut_tile_shelf_new (gsize bytes_max)
{
  HutTileShelf *shelf = g_new0 (HutTileShelf, 1);

  shelf->bytes_max = bytes_max;
  shelf->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_slot);
  return shelf;
}

void
hut_tile_shelf_free (HutTileShelf *shelf)
{
  g_hash_table_unref (shelf->entries);
  g_free (shelf);
}

HutTileEntry *
hut_tile_shelf_find (HutTileShelf *shelf, HutTile tile)
{
  gint64 key = key_of (tile);
  Slot *slot = g_hash_table_lookup (shelf->entries, &key);

  if (slot == NULL)
    return NULL;
  slot->entry.round = shelf->round;
  return &slot->entry;
}

HutTileEntry *
hut_tile_shelf_get (HutTileShelf *shelf, HutTile tile)
{
  HutTileEntry *entry = hut_tile_shelf_find (shelf, tile);
  Slot *slot;

  if (entry != NULL)
    return entry;

  slot = g_new0 (Slot, 1);
  slot->key = key_of (tile);
  slot->entry.tile = tile;
  slot->entry.round = shelf->round;
  g_hash_table_insert (shelf->entries, &slot->key, slot);
  return &slot->entry;
}

void
hut_tile_shelf_put (HutTileShelf *shelf, HutTileEntry *entry, HutTilePicture *picture)
{
  if (entry->picture != NULL)
    shelf->bytes -= hut_tile_picture_bytes (entry->picture);
  g_clear_pointer (&entry->picture, hut_tile_picture_free);
  entry->picture = picture;
  entry->state = HUT_TILE_READY;
  entry->failures = 0;
  shelf->bytes += hut_tile_picture_bytes (picture);
}

void
hut_tile_shelf_forgive (HutTileShelf *shelf)
{
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, shelf->entries);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    if (((Slot *)slot)->entry.state == HUT_TILE_FAILED)
      ((Slot *)slot)->entry.again_at = 0;
}

static int
compare_rounds (gconstpointer a, gconstpointer b)
{
  guint64 first = (*(Slot *const *)a)->entry.round, second = (*(Slot *const *)b)->entry.round;

  return first < second ? -1 : first > second;
}

/* Those that may go, the oldest first. */
static GPtrArray *
list_old (HutTileShelf *shelf)
{
  GPtrArray *old = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, shelf->entries);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    if (((Slot *)slot)->entry.round < shelf->round &&
        ((Slot *)slot)->entry.state != HUT_TILE_LOADING)
      g_ptr_array_add (old, slot);
  g_ptr_array_sort (old, compare_rounds);
  return old;
}

void
hut_tile_shelf_next_round (HutTileShelf *shelf)
{
  if (shelf->bytes > shelf->bytes_max || g_hash_table_size (shelf->entries) > ENTRIES_MAX)
    {
      g_autoptr (GPtrArray) old = list_old (shelf);

      for (guint i = 0; i < old->len; i++)
        {
          Slot *slot = old->pdata[i];

          /* down to nine tenths, so that not every round sorts */
          if (shelf->bytes <= shelf->bytes_max / 10 * 9 &&
              g_hash_table_size (shelf->entries) <= ENTRIES_MAX / 10 * 9)
            break;
          if (slot->entry.picture != NULL)
            shelf->bytes -= hut_tile_picture_bytes (slot->entry.picture);
          g_hash_table_remove (shelf->entries, &slot->key);
        }
    }
  shelf->round++;
}

gsize
hut_tile_shelf_get_bytes (HutTileShelf *shelf)
{
  return shelf->bytes;
}
