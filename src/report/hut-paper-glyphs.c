/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Glyphs in a PDF. What cairo 1.16 embeds of an OpenType font with CFF outlines lacks subroutines
 * that some glyphs call, and a viewer leaves those out: of Noto Sans CJK 「如」 among them. So a
 * PDF gets a font whose glyphs are drawn from the outlines that freetype reads (a type 3 font):
 * once for each glyph and size, with the text behind it as ever. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-paper-glyphs.h"

#define TO_POINTS(units) ((double)(units) / PANGO_SCALE)

/* The font that a face of outlines draws from. */
static const cairo_user_data_key_t source_key;

static void
set_source (cairo_scaled_font_t *scaled_font, cairo_t *cr)
{
  cairo_font_face_t *outlines = cairo_scaled_font_get_font_face (scaled_font);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options (cr, options);
  cairo_font_options_destroy (options);
  cairo_set_font_face (cr, cairo_font_face_get_user_data (outlines, &source_key));
  cairo_set_font_size (cr, 1);
}

static cairo_status_t
draw_outline (cairo_scaled_font_t *scaled_font, unsigned long index, cairo_t *cr,
              cairo_text_extents_t *extents)
{
  cairo_glyph_t glyph = { .index = index };
  cairo_text_extents_t source;

  set_source (scaled_font, cr);
  cairo_glyph_extents (cr, &glyph, 1, &source);
  extents->x_advance = source.x_advance;
  extents->y_advance = source.y_advance;
  cairo_glyph_path (cr, &glyph, 1);
  cairo_fill (cr);
  return cairo_status (cr);
}

/* The face of outlines of @font, kept with it. */
static cairo_font_face_t *
outlines_of (PangoFont *font, cairo_scaled_font_t *scaled)
{
  static const char name[] = "hut-outlines";
  cairo_font_face_t *face = g_object_get_data (G_OBJECT (font), name);

  if (face != NULL)
    return face;
  face = cairo_user_font_face_create ();
  cairo_user_font_face_set_render_glyph_func (face, draw_outline);
  cairo_font_face_set_user_data (
      face, &source_key, cairo_font_face_reference (cairo_scaled_font_get_font_face (scaled)),
      (cairo_destroy_func_t)cairo_font_face_destroy);
  g_object_set_data_full (G_OBJECT (font), name, face, (GDestroyNotify)cairo_font_face_destroy);
  return face;
}

/* Which bytes of the text each group of glyphs stands for; they follow one another. */
static GArray *
clusters_of (const PangoGlyphItem *run)
{
  const PangoGlyphString *glyphs = run->glyphs;
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));

  for (int i = 0; i < glyphs->num_glyphs;)
    {
      int start = i, end;
      cairo_text_cluster_t cluster;

      while (i < glyphs->num_glyphs && glyphs->log_clusters[i] == glyphs->log_clusters[start])
        i++;
      end = i < glyphs->num_glyphs ? glyphs->log_clusters[i] : run->item->length;
      cluster = (cairo_text_cluster_t){ .num_bytes = end - glyphs->log_clusters[start],
                                        .num_glyphs = i - start };
      g_array_append_val (clusters, cluster);
    }
  return clusters;
}

static void
show_run (const PangoGlyphItem *run, const char *text, cairo_scaled_font_t *scaled, double x,
          double y, cairo_t *cr)
{
  const PangoGlyphString *glyphs = run->glyphs;
  g_autofree cairo_glyph_t *shown = g_new0 (cairo_glyph_t, glyphs->num_glyphs);
  g_autoptr (GArray) clusters = clusters_of (run);
  cairo_matrix_t size;
  int at = 0;

  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *glyph = &glyphs->glyphs[i];

      shown[i].index = glyph->glyph;
      shown[i].x = x + TO_POINTS (at + glyph->geometry.x_offset);
      shown[i].y = y + TO_POINTS (glyph->geometry.y_offset);
      at += glyph->geometry.width;
    }
  cairo_scaled_font_get_font_matrix (scaled, &size);
  cairo_save (cr);
  cairo_set_font_face (cr, outlines_of (run->item->analysis.font, scaled));
  cairo_set_font_matrix (cr, &size);
  cairo_show_text_glyphs (cr, text + run->item->offset, run->item->length, shown,
                          glyphs->num_glyphs, (cairo_text_cluster_t *)(gpointer)clusters->data,
                          (int)clusters->len, 0);
  cairo_restore (cr);
}

/* Whether every glyph of @run is one of its font, in the order of the text: what no font has, and
 * what is written from right to left, pango draws. */
static gboolean
is_plain (const PangoGlyphItem *run)
{
  if (run->item->analysis.level % 2 != 0)
    return FALSE;
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG ||
        run->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY)
      return FALSE;
  return TRUE;
}

void
hut_glyphs_draw_line (PangoLayout *layout, PangoLayoutLine *line, double x, double y, cairo_t *cr)
{
  const char *text = pango_layout_get_text (layout);

  if (cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_PDF)
    {
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout_line (cr, line);
      return;
    }
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      PangoFont *font = run->item->analysis.font;
      cairo_scaled_font_t *scaled = font != NULL && is_plain (run)
                                        ? pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font))
                                        : NULL;

      if (scaled != NULL)
        show_run (run, text, scaled, x, y, cr);
      else
        {
          cairo_move_to (cr, x, y);
          pango_cairo_show_glyph_item (cr, text, run);
        }
      x += TO_POINTS (pango_glyph_string_get_width (run->glyphs));
    }
}
