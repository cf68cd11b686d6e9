/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The street's parts with their words and signs; see the header. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-street-overlay.h"

#include "store/hut-lane-states.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  HutStreetLayers layer;
} LAYERS[] = {
  { HUT_MAP_LAYER_COMMUNITIES, HUT_STREET_COMMUNITIES },
  { HUT_MAP_LAYER_GRIDS, HUT_STREET_GRIDS },
  { HUT_MAP_LAYER_LANES, HUT_STREET_LANES },
  { HUT_MAP_LAYER_LANES_COVERAGE, HUT_STREET_LANES | HUT_STREET_LANES_COVERAGE },
  { HUT_MAP_LAYER_LANES_CHECKS, HUT_STREET_LANES | HUT_STREET_LANES_CHECKS },
  { HUT_MAP_LAYER_POSTS, HUT_STREET_POSTS },
};

static HutMapOverlayKind
overlay_kind (const HutKind *kind)
{
  if (kind == &hut_kind_community)
    return HUT_MAP_OVERLAY_COMMUNITY;
  if (kind == &hut_kind_grid)
    return HUT_MAP_OVERLAY_GRID;
  return kind == &hut_kind_lane ? HUT_MAP_OVERLAY_LANE : HUT_MAP_OVERLAY_POST;
}

/* What stands on the mark of a post: one character. */
static const char *
sign_of (const char *class)
{
  if (g_strcmp0 (class, "enforcement") == 0)
    return C_ ("sign of the enforcement team on the map", "E");
  if (g_strcmp0 (class, "community") == 0)
    return C_ ("sign of a community on the map", "C");
  if (g_strcmp0 (class, "property-firm") == 0)
    return C_ ("sign of a property firm on the map", "P");
  return C_ ("sign of a section of the office on the map", "S");
}

static char *
detail_of (const HutStreetPart *part)
{
  if (part->kind != &hut_kind_lane || part->name == NULL)
    return NULL;
  if (part->chief == NULL)
    /* Translators: a lane's name. */
    return g_strdup_printf (_ ("%s · no lane chief"), part->name);
  /* Translators: a lane's name, and who is its chief. */
  return g_strdup_printf (_ ("%s · chief %s"), part->name, part->chief);
}

static HutMapLaneStand
stand_by_coverage (const HutLaneState *state)
{
  switch (state->cover->cover)
    {
    case HUT_COVER_COVERED:
      return HUT_MAP_LANE_GOOD;
    case HUT_COVER_RESTS:
      return HUT_MAP_LANE_RESTS;
    case HUT_COVER_BARE:
      return HUT_MAP_LANE_BAD;
    case HUT_COVER_NO_PATROL:
    case HUT_COVER_TOO_FEW:
    case HUT_N_COVERS:
    default:
      return HUT_MAP_LANE_SHORT;
    }
}

/* A lane with less than so many no’s that do not hold is near to qualifying. */
#define FEW 3

static HutMapLaneStand
stand_by_checks (const HutLaneState *state)
{
  if (state->standing.last == NULL)
    return HUT_MAP_LANE_RESTS;
  if (state->standing.qualifies)
    return HUT_MAP_LANE_GOOD;
  return state->noes.partly + state->noes.no + state->noes.open < FEW ? HUT_MAP_LANE_SHORT
                                                                      : HUT_MAP_LANE_BAD;
}

/* "学堂路 · covered", "学堂路 · no's 8/10". */
static char *
words_of_stand (const HutStreetPart *part, const HutLaneState *state, HutMapLanesBy by)
{
  if (part->name == NULL)
    return NULL;
  if (by == HUT_MAP_LANES_BY_COVERAGE)
    return g_strdup_printf ("%s · %s", part->name, hut_cover_label (state->cover->cover));
  if (state->standing.qualifies)
    return g_strdup_printf ("%s · %s", part->name, _ ("Qualifies"));
  if (state->standing.last == NULL)
    return g_strdup_printf ("%s · %s", part->name, _ ("Not checked yet"));
  return g_strdup_printf (_ ("%s · no’s %u/%u"), part->name, state->noes.yes,
                          state->noes.yes + state->noes.partly + state->noes.no + state->noes.open);
}

static void
add_lane (HutMapOverlay *overlay, HutStreetPart *part, const HutLaneStates *states)
{
  const HutLaneState *state = states != NULL ? hut_lane_states_find (states, part->code) : NULL;
  HutMapLaneStand stand = state == NULL ? HUT_MAP_LANE_PLAIN
                          : overlay->lanes_by == HUT_MAP_LANES_BY_COVERAGE
                              ? stand_by_coverage (state)
                              : stand_by_checks (state);
  g_autofree char *detail =
      state != NULL ? words_of_stand (part, state, overlay->lanes_by) : detail_of (part);

  if (part->shape != NULL)
    hut_map_overlay_add_lane (overlay, g_steal_pointer (&part->shape), part->code, part->name,
                              detail, state == NULL && part->chief == NULL, stand);
}

static void
add_part (HutMapOverlay *overlay, HutStreetPart *part, const HutLaneStates *states)
{
  HutMapOverlayKind kind = overlay_kind (part->kind);
  HutShape *shape;

  if (kind == HUT_MAP_OVERLAY_LANE)
    {
      add_lane (overlay, part, states);
      return;
    }
  shape = g_steal_pointer (&part->shape);

  if (kind == HUT_MAP_OVERLAY_POST && part->has_place)
    {
      shape = hut_shape_new (HUT_SHAPE_POINT);
      hut_shape_add_part (shape, &part->place, 1);
    }
  if (shape == NULL)
    return;
  hut_map_overlay_add (overlay, kind, shape, part->name, NULL,
                       kind == HUT_MAP_OVERLAY_POST ? sign_of (part->class) : NULL, FALSE);
}

static gboolean
is_shown (HutStreetLayers layers, const HutStreetPart *part)
{
  static const HutStreetLayers of_kind[] = {
    [HUT_MAP_OVERLAY_COMMUNITY] = HUT_STREET_COMMUNITIES,
    [HUT_MAP_OVERLAY_GRID] = HUT_STREET_GRIDS,
    [HUT_MAP_OVERLAY_LANE] = HUT_STREET_LANES,
    [HUT_MAP_OVERLAY_POST] = HUT_STREET_POSTS,
  };

  return (layers & of_kind[overlay_kind (part->kind)]) != 0;
}

HutStreetLayers
hut_street_layer (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (LAYERS); i++)
    if (g_strcmp0 (name, LAYERS[i].name) == 0)
      return LAYERS[i].layer;
  return 0;
}

gboolean
hut_street_layers_parse (const char *list, HutStreetLayers *layers)
{
  g_auto (GStrv) names = g_strsplit (list, ",", -1);

  *layers = 0;
  for (guint i = 0; names[i] != NULL; i++)
    {
      HutStreetLayers layer = hut_street_layer (names[i]);

      if (layer == 0)
        return FALSE;
      *layers |= layer;
    }
  return *layers != 0;
}

static HutMapLanesBy
lanes_by (HutStreetLayers layers)
{
  if (layers & HUT_STREET_LANES_COVERAGE)
    return HUT_MAP_LANES_BY_COVERAGE;
  return layers & HUT_STREET_LANES_CHECKS ? HUT_MAP_LANES_BY_CHECKS : HUT_MAP_LANES_BY_CHIEF;
}

HutMapOverlay *
hut_street_overlay_new (HutReader *reader, HutStreetLayers layers, GError **error)
{
  g_autoptr (GPtrArray) parts = hut_reader_street_parts (reader, error);
  HutMapLanesBy by = lanes_by (layers);
  g_autoptr (HutLaneStates) states = NULL;
  HutMapOverlay *overlay;
  gboolean any_community = FALSE;

  if (parts == NULL)
    return NULL;
  if (by != HUT_MAP_LANES_BY_CHIEF)
    {
      HutTime now = hut_time_now () + hut_reader_clock_offset (reader);

      states = hut_lane_states_read (reader, now, error);
      if (states == NULL)
        return NULL;
    }
  overlay = hut_map_overlay_new ();
  overlay->lanes_by = by;
  for (guint i = 0; i < parts->len; i++)
    {
      HutStreetPart *part = parts->pdata[i];

      any_community |= part->kind == &hut_kind_community && part->shape != NULL;
      if (is_shown (layers, part))
        add_part (overlay, part, states);
    }
  /* Where the office has no lines of its own, those of the map file are better than none. */
  overlay->package_areas = (layers & HUT_STREET_COMMUNITIES) != 0 && !any_community;
  return overlay;
}
