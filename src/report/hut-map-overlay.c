/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What lies over a map package; see the header. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-map-overlay.h"

static void
item_free (gpointer data)
{
  HutMapOverlayItem *item = data;

  g_free (item->name);
  g_free (item->detail);
  g_free (item->sign);
  hut_shape_free (item->shape);
  g_free (item);
}

HutMapOverlay *
hut_map_overlay_new (void)
{
  HutMapOverlay *overlay = g_new0 (HutMapOverlay, 1);

  g_atomic_ref_count_init (&overlay->refs);
  overlay->items = g_ptr_array_new_with_free_func (item_free);
  return overlay;
}

HutMapOverlay *
hut_map_overlay_ref (HutMapOverlay *overlay)
{
  g_atomic_ref_count_inc (&overlay->refs);
  return overlay;
}

void
hut_map_overlay_unref (HutMapOverlay *overlay)
{
  if (!g_atomic_ref_count_dec (&overlay->refs))
    return;
  g_ptr_array_unref (overlay->items);
  g_free (overlay);
}

void
hut_map_overlay_add (HutMapOverlay *overlay, HutMapOverlayKind kind, HutShape *shape,
                     const char *name, const char *detail, const char *sign, gboolean lacking)
{
  HutMapOverlayItem *item = g_new0 (HutMapOverlayItem, 1);

  item->kind = kind;
  item->lacking = lacking;
  item->name = g_strdup (name);
  item->detail = g_strdup (detail);
  item->sign = g_strdup (sign);
  item->shape = shape;
  g_ptr_array_add (overlay->items, item);
}
