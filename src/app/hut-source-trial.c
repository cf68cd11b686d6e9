/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Trying a map source, on a worker; see the header. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-source-trial.h"

#include "exchange/hut-mbtiles.h"
#include "mapview/hut-tile-fetch.h"
#include "store/hut-map-key.h"

#include <math.h>

#define STREET_ZOOM 15

typedef struct
{
  HutTileSource *source;
  char *key;
  HutPoint place;
} Question;

void
hut_source_trial_free (HutSourceTrial *trial)
{
  g_clear_object (&trial->texture);
  g_free (trial);
}

static void
free_question (gpointer data)
{
  Question *question = data;

  hut_tile_source_unref (question->source);
  g_free (question->key);
  g_free (question);
}

/* What a file says of itself comes first: its own errors say most. */
static gboolean
ask_file (Question *question, guint *min_zoom, guint *max_zoom, GError **error)
{
  g_autoptr (HutMbtiles) mbtiles = NULL;
  HutBox bounds;

  if (question->source->kind != HUT_TILE_MBTILES)
    return TRUE;
  mbtiles = hut_mbtiles_open (question->source->address, error);
  if (mbtiles == NULL)
    return FALSE;
  hut_mbtiles_get_zooms (mbtiles, min_zoom, max_zoom);
  bounds = hut_mbtiles_get_bounds (mbtiles);
  if (!hut_box_contains (&bounds, question->place))
    question->place = hut_box_centre (&bounds);
  return TRUE;
}

static HutTile
tile_at (const Question *question, guint zoom)
{
  HutTilePlace place = hut_tile_grid_from_world (question->source->coords, zoom,
                                                 hut_mercator_project (question->place));
  double last = exp2 (zoom) - 1;

  return (HutTile){ zoom, (guint)CLAMP (place.x, 0, last), (guint)CLAMP (place.y, 0, last) };
}

static void
run_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  guint min_zoom = question->source->min_zoom, max_zoom = question->source->max_zoom;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (HutTileFetch) fetch = NULL;
  g_autoptr (HutTilePicture) picture = NULL;
  GError *error = NULL;
  HutSourceTrial *trial;

  if (question->key == NULL && hut_tile_source_needs_key (question->source))
    question->key = hut_map_key_get (question->source->id, NULL);
  if (ask_file (question, &min_zoom, &max_zoom, &error))
    {
      fetch = hut_tile_fetch_new (question->source, question->key);
      picture =
          hut_tile_fetch_read (fetch, tile_at (question, CLAMP (STREET_ZOOM, min_zoom, max_zoom)),
                               HUT_TILE_FROM_SOURCE, cancellable, &error);
    }
  if (picture == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  trial = g_new0 (HutSourceTrial, 1);
  trial->texture = g_object_ref (hut_map_image_get_texture (picture->image));
  trial->milliseconds = (guint)((g_get_monotonic_time () - start) / 1000);
  g_task_return_pointer (task, trial, (GDestroyNotify)hut_source_trial_free);
}

void
hut_source_trial_run (HutTileSource *source, const char *key, HutPoint place,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  question->source = hut_tile_source_ref (source);
  question->key = g_strdup (key);
  question->place = place;
  g_task_set_task_data (task, question, free_question);
  g_task_run_in_thread (task, run_in_thread);
}

HutSourceTrial *
hut_source_trial_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
