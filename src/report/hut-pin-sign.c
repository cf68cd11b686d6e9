/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The signs of pins and clusters; see the header. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-pin-sign.h"

#include "report/hut-paper-glyphs.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FAMILY "Noto Sans CJK SC"
#define SELECTED_SCALE 1.4
#define LABEL_SIZE 11.0
#define INK_ON_PAPER 0x22262B

static const guint32 PIN_COLOURS[HUT_N_PINS] = { 0xB3261E, 0x9A6400, 0x2A6099, 0x5E6670 };

static void
set_colour (cairo_t *cr, guint32 colour, double alpha)
{
  cairo_set_source_rgba (cr, (colour >> 16) / 255.0, (colour >> 8 & 0xff) / 255.0,
                         (colour & 0xff) / 255.0, alpha);
}

/* What is around a pin: white by day, the dark ground by night. */
static guint32
outline_colour (HutMapScheme scheme)
{
  return scheme == HUT_MAP_SCHEME_DARK ? 0x14171A : 0xFFFFFF;
}

static void
trace_pin (cairo_t *cr)
{
  /* the tip's sides touch the disc */
  double turn = acos (HUT_PIN_SIGN_RADIUS / HUT_PIN_SIGN_TALL);

  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, HUT_PIN_SIGN_RADIUS, G_PI / 2 + turn, G_PI / 2 - turn + 2 * G_PI);
  cairo_line_to (cr, 0, HUT_PIN_SIGN_TALL);
  cairo_close_path (cr);
}

static void
draw_clock (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.8);
  cairo_arc (cr, 0, 0, 5.2, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_move_to (cr, 0, -2.8);
  cairo_line_to (cr, 0, 0.2);
  cairo_line_to (cr, 2.2, 1.2);
  cairo_set_line_width (cr, 1.6);
  cairo_stroke (cr);
}

static void
draw_sign (cairo_t *cr, HutPin pin)
{
  cairo_set_line_width (cr, 2.2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (cr);
  switch (pin)
    {
    case HUT_PIN_OVERDUE:
      cairo_move_to (cr, 0, -5);
      cairo_line_to (cr, 0, 1);
      cairo_move_to (cr, 0, 5);
      cairo_line_to (cr, 0, 5);
      cairo_set_line_width (cr, 2.6);
      cairo_stroke (cr);
      break;

    case HUT_PIN_SOON:
      draw_clock (cr);
      break;

    case HUT_PIN_AT_WORK:
      cairo_move_to (cr, -2.8, -4.2);
      cairo_line_to (cr, 4.4, 0);
      cairo_line_to (cr, -2.8, 4.2);
      cairo_close_path (cr);
      cairo_fill (cr);
      break;

    case HUT_PIN_DONE:
    case HUT_N_PINS:
    default:
      cairo_move_to (cr, -4.4, 0.4);
      cairo_line_to (cr, -1.2, 3.6);
      cairo_line_to (cr, 4.6, -3.4);
      cairo_stroke (cr);
      break;
    }
}

/* A soft foot on the ground; ink is not spent on it. */
static void
draw_foot (cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, 0, HUT_PIN_SIGN_TALL);
  cairo_scale (cr, 1, 0.4);
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, 5, 0, 2 * G_PI);
  cairo_restore (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.18);
  cairo_fill (cr);
}

double
hut_pin_sign_scale (HutPinLook look)
{
  return look == HUT_PIN_SELECTED ? SELECTED_SCALE : 1;
}

void
hut_pin_sign_draw (cairo_t *cr, HutPin pin, HutPinLook look, HutMapScheme scheme)
{
  gboolean hollow = scheme == HUT_MAP_SCHEME_PRINT && pin != HUT_PIN_OVERDUE;

  cairo_save (cr);
  cairo_scale (cr, hut_pin_sign_scale (look), hut_pin_sign_scale (look));
  cairo_translate (cr, 0, -HUT_PIN_SIGN_TALL);
  if (scheme != HUT_MAP_SCHEME_PRINT)
    draw_foot (cr);

  trace_pin (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (look == HUT_PIN_SELECTED)
    {
      set_colour (cr, PIN_COLOURS[pin], 0.35);
      cairo_set_line_width (cr, 6.5);
      cairo_stroke_preserve (cr);
    }
  set_colour (cr, outline_colour (scheme), 1);
  cairo_set_line_width (cr, hollow ? 4.4 : 3.2);
  cairo_stroke_preserve (cr);
  if (hollow)
    cairo_fill_preserve (cr);
  set_colour (cr, PIN_COLOURS[pin], 1);
  cairo_set_line_width (cr, 1.6);
  if (hollow)
    cairo_stroke (cr);
  else
    cairo_fill (cr);

  set_colour (cr, hollow ? PIN_COLOURS[pin] : 0xFFFFFF, 1);
  draw_sign (cr, pin);
  cairo_restore (cr);
}

double
hut_pin_sign_cluster_radius (guint count)
{
  return count < 10 ? 15 : count < 100 ? 18 : count < 1000 ? 22 : count < 10000 ? 26 : 30;
}

/* Text with its middle at (0, @y). */
static void
draw_text (cairo_t *cr, PangoContext *context, const char *text, double size, double y,
           guint32 colour, guint32 halo)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();
  double x, top;
  int width, height;

  pango_font_description_set_family_static (font, FAMILY);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, &height);
  x = -width / 2.0 / PANGO_SCALE;
  top = y - height / 2.0 / PANGO_SCALE;

  if (halo != colour)
    {
      cairo_save (cr);
      cairo_move_to (cr, x, top);
      pango_cairo_layout_path (cr, layout);
      set_colour (cr, halo, 0.9);
      cairo_set_line_width (cr, 3);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
      cairo_restore (cr);
    }
  set_colour (cr, colour, 1);
  hut_glyphs_draw_line (layout, pango_layout_get_line_readonly (layout, 0), x,
                        top + (double)pango_layout_get_baseline (layout) / PANGO_SCALE, cr);
}

/* The share that is overdue, around the disc. */
static void
draw_arc (cairo_t *cr, const HutMark *mark, HutMapScheme scheme)
{
  double radius = hut_pin_sign_cluster_radius (mark->count);
  double share = CLAMP ((double)mark->pins[HUT_PIN_OVERDUE] / mark->count, 0.06, 1);

  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, radius, -G_PI / 2, -G_PI / 2 + 2 * G_PI * share);
  set_colour (cr, scheme == HUT_MAP_SCHEME_DARK ? 0xE5756B : PIN_COLOURS[HUT_PIN_OVERDUE], 1);
  cairo_set_line_width (cr, scheme == HUT_MAP_SCHEME_PRINT ? 5 : 4);
  cairo_stroke (cr);
}

void
hut_pin_sign_draw_disc (cairo_t *cr, PangoContext *context, const HutMark *mark,
                        HutMapScheme scheme)
{
  double radius = hut_pin_sign_cluster_radius (mark->count);
  gboolean all_done = mark->pins[HUT_PIN_DONE] == mark->count;
  gboolean hollow = scheme == HUT_MAP_SCHEME_PRINT;
  guint32 ink = hollow ? INK_ON_PAPER : 0xFFFFFF;
  g_autofree char *count = g_strdup_printf ("%u", mark->count);

  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  set_colour (cr, outline_colour (scheme), 1);
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  if (hollow)
    cairo_fill_preserve (cr);
  set_colour (cr, PIN_COLOURS[all_done ? HUT_PIN_DONE : HUT_PIN_AT_WORK], 1);
  cairo_set_line_width (cr, 1.6);
  if (hollow)
    cairo_stroke (cr);
  else
    cairo_fill (cr);

  if (mark->pins[HUT_PIN_OVERDUE] > 0)
    draw_arc (cr, mark, scheme);
  draw_text (cr, context, count, radius < 18 ? 12 : 13.5, 0, ink, ink);
}

void
hut_pin_sign_draw_cluster (cairo_t *cr, PangoContext *context, const HutMark *mark,
                           HutMapScheme scheme)
{
  double below = hut_pin_sign_cluster_radius (mark->count) + 4 + HUT_PIN_SIGN_LABEL / 2;
  g_autofree char *label = NULL;

  cairo_save (cr);
  hut_pin_sign_draw_disc (cr, context, mark, scheme);
  if (mark->pins[HUT_PIN_OVERDUE] > 0)
    {
      label = g_strdup_printf (_ ("%u overdue"), mark->pins[HUT_PIN_OVERDUE]);
      draw_text (cr, context, label, LABEL_SIZE, below,
                 scheme == HUT_MAP_SCHEME_DARK ? 0xF2A29A : PIN_COLOURS[HUT_PIN_OVERDUE],
                 outline_colour (scheme));
    }
  cairo_restore (cr);
}
