/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Patterned bars, drawn as colours and gradients so that they stay sharp at every size of the wall.
 * Main thread only. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-wall-bar.h"

#define RADIUS 12
#define STRIPE 18
#define DOT 20
#define EDGE 4

typedef struct
{
  HutScreenPattern pattern;
  double share;
} Part;

struct _HutWallBar
{
  GtkWidget parent_instance;
  GArray *parts; /* Part; their shares are of 1 */
};

G_DEFINE_FINAL_TYPE (HutWallBar, hut_wall_bar, GTK_TYPE_WIDGET)

static GdkRGBA
colour_of (GtkWidget *widget, const char *name)
{
  GdkRGBA colour = { 0, 0, 0, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour);
  return colour;
}

static void
draw_stripes (GtkSnapshot *snapshot, const graphene_rect_t *box, GdkRGBA dark, GdkRGBA light)
{
  const GskColorStop stops[] = { { 0, dark }, { 0.5f, dark }, { 0.5f, light }, { 1, light } };

  gtk_snapshot_append_repeating_linear_gradient (
      snapshot, box, &box->origin,
      &GRAPHENE_POINT_INIT (box->origin.x + 2 * STRIPE, box->origin.y + 2 * STRIPE), stops,
      G_N_ELEMENTS (stops));
}

/* In rows, each in the middle of its share of the height. */
static void
draw_dots (GtkSnapshot *snapshot, const graphene_rect_t *box, GdkRGBA ground, GdkRGBA dot)
{
  int n = MAX (1, (int)(box->size.height / (1.5f * DOT)));

  gtk_snapshot_append_color (snapshot, &ground, box);
  for (int row = 0; row < n; row++)
    {
      float y = box->size.height * ((float)row + 0.5f) / (float)n;

      for (float x = DOT * (row % 2 == 0 ? 1 : 2); x < box->size.width - DOT / 2.0f; x += 2 * DOT)
        gtk_snapshot_append_color (snapshot, &dot,
                                   &GRAPHENE_RECT_INIT (box->origin.x + x - DOT / 4.0f,
                                                        box->origin.y + y - DOT / 4.0f, DOT / 2.0f,
                                                        DOT / 2.0f));
    }
}

static void
draw_edge (GtkSnapshot *snapshot, const graphene_rect_t *box, GdkRGBA line)
{
  const float widths[] = { EDGE, EDGE, EDGE, EDGE };
  const GdkRGBA lines[] = { line, line, line, line };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, box, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, lines);
}

static void
draw_part (GtkWidget *widget, GtkSnapshot *snapshot, HutScreenPattern pattern,
           const graphene_rect_t *box)
{
  GdkRGBA wall = colour_of (widget, "hut_wall");
  GdkRGBA yes = colour_of (widget, "hut_wall_yes");
  GdkRGBA grey = colour_of (widget, "hut_wall_abstain");

  switch (pattern)
    {
    case HUT_SCREEN_PATTERN_YES:
      gtk_snapshot_append_color (snapshot, &yes, box);
      return;
    case HUT_SCREEN_PATTERN_NO:
      draw_stripes (snapshot, box, colour_of (widget, "hut_wall_no"),
                    colour_of (widget, "hut_wall_no_stripe"));
      return;
    case HUT_SCREEN_PATTERN_ABSTAIN:
      draw_dots (snapshot, box, grey, wall);
      return;
    case HUT_SCREEN_PATTERN_REST:
      draw_edge (snapshot, box, grey);
      return;
    case HUT_SCREEN_PATTERN_NONE:
    default:
      return;
    }
}

static void
hut_wall_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutWallBar *self = HUT_WALL_BAR (widget);
  float width = (float)gtk_widget_get_width (widget);
  float height = (float)gtk_widget_get_height (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskRoundedRect outline;
  double at = 0;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height),
                                   MIN (RADIUS, height / 4));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      float from = (float)(at * width), wide = (float)(part->share * width);

      at += part->share;
      if (wide < 0.5f)
        continue;
      draw_part (widget, snapshot, part->pattern,
                 &GRAPHENE_RECT_INIT (mirrored ? width - from - wide : from, 0, wide, height));
    }
  gtk_snapshot_pop (snapshot);
}

static void
hut_wall_bar_finalize (GObject *object)
{
  g_array_unref (HUT_WALL_BAR (object)->parts);
  G_OBJECT_CLASS (hut_wall_bar_parent_class)->finalize (object);
}

static void
hut_wall_bar_class_init (HutWallBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_wall_bar_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = hut_wall_bar_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
hut_wall_bar_init (HutWallBar *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
}

GtkWidget *
hut_wall_bar_new (GArray *figures)
{
  HutWallBar *self = g_object_new (HUT_TYPE_WALL_BAR, NULL);
  gint64 whole = 0;

  for (guint i = 0; i < figures->len; i++)
    if (g_array_index (figures, HutScreenFigure, i).pattern != HUT_SCREEN_PATTERN_NONE)
      whole += g_array_index (figures, HutScreenFigure, i).amount;
  for (guint i = 0; whole > 0 && i < figures->len; i++)
    {
      const HutScreenFigure *figure = &g_array_index (figures, HutScreenFigure, i);
      Part part = { figure->pattern, (double)figure->amount / (double)whole };

      if (figure->pattern != HUT_SCREEN_PATTERN_NONE && figure->amount > 0)
        g_array_append_val (self->parts, part);
    }
  return GTK_WIDGET (self);
}

GtkWidget *
hut_wall_bar_new_single (HutScreenPattern pattern, double share)
{
  HutWallBar *self = g_object_new (HUT_TYPE_WALL_BAR, NULL);
  Part parts[] = { { pattern, share }, { HUT_SCREEN_PATTERN_REST, 1 - share } };

  g_array_append_vals (self->parts, parts, G_N_ELEMENTS (parts));
  return GTK_WIDGET (self);
}
