/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Type for paper: pango without hinting, so that a page is broken the same way wherever it is
 * drawn. The family is named: without it a serif face may be chosen for Chinese. Lines of a face
 * have one height whatever fonts stand in for missing characters, so that rows can be parted
 * between any two lines. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-paper-type.h"

#include "report/hut-paper-glyphs.h"

#define FAMILY "Noto Sans CJK SC"
#define LEADING 1.6 /* line height in sizes; Chinese has no descenders to part its lines */
#define RISE 0.88   /* of the size above the baseline, of the face */

static const struct
{
  double size;
  PangoWeight weight;
} faces[] = {
  [HUT_TYPE_FACE_BODY] = { 10.5, PANGO_WEIGHT_NORMAL },
  [HUT_TYPE_FACE_STRONG] = { 10.5, PANGO_WEIGHT_BOLD },
  [HUT_TYPE_FACE_TABLE] = { 9.0, PANGO_WEIGHT_NORMAL },
  [HUT_TYPE_FACE_TABLE_HEAD] = { 9.0, PANGO_WEIGHT_BOLD },
  [HUT_TYPE_FACE_NOTE] = { 8.0, PANGO_WEIGHT_NORMAL },
  [HUT_TYPE_FACE_HEADING] = { 12.0, PANGO_WEIGHT_BOLD },
  [HUT_TYPE_FACE_TITLE] = { 18.0, PANGO_WEIGHT_BOLD },
  [HUT_TYPE_FACE_FIGURE] = { 20.0, PANGO_WEIGHT_BOLD },
};

static const struct
{
  double red, green, blue;
} inks[] = {
  [HUT_INK_TEXT] = { 0.133, 0.149, 0.169 },   [HUT_INK_DIM] = { 0.369, 0.400, 0.439 },
  [HUT_INK_LINE] = { 0.604, 0.627, 0.651 },   [HUT_INK_SHADE] = { 0.945, 0.945, 0.933 },
  [HUT_INK_ACCENT] = { 0.122, 0.435, 0.388 },
};

struct _HutType
{
  PangoContext *context;
  PangoFontDescription *fonts[G_N_ELEMENTS (faces)];
};

struct _HutLines
{
  PangoLayout *layout;
  double *offsets; /* of each line from the left */
  guint n;
  double size;
  double right;
};

HutType *
hut_type_new (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();
  HutType *type = g_new0 (HutType, 1);

  type->context = pango_font_map_create_context (map);
  pango_context_set_language (type->context, pango_language_from_string ("zh-cn"));
  pango_context_set_base_dir (type->context, PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions (type->context, FALSE);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (type->context, options);
  cairo_font_options_destroy (options);

  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    {
      type->fonts[i] = pango_font_description_new ();
      pango_font_description_set_family_static (type->fonts[i], FAMILY);
      pango_font_description_set_weight (type->fonts[i], faces[i].weight);
      pango_font_description_set_absolute_size (type->fonts[i], faces[i].size * PANGO_SCALE);
    }
  return type;
}

void
hut_type_free (HutType *type)
{
  if (type == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    pango_font_description_free (type->fonts[i]);
  g_object_unref (type->context);
  g_free (type);
}

PangoContext *
hut_type_get_context (HutType *type)
{
  return type->context;
}

void
hut_type_set_ink (cairo_t *cr, HutInk ink)
{
  cairo_set_source_rgb (cr, inks[ink].red, inks[ink].green, inks[ink].blue);
}

static gboolean
shows (gunichar c)
{
  GUnicodeType kind = g_unichar_type (c);
  gboolean turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);

  return c == '\n' || (kind != G_UNICODE_CONTROL && !turns);
}

/* What of @text can be shown, without blank lines at its end. */
static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\t')
        g_string_append_c (shown, ' ');
      else if (shows (c))
        g_string_append_unichar (shown, c);
    }
  return g_strchomp (g_string_free (g_steal_pointer (&shown), FALSE));
}

static void
measure (HutLines *lines)
{
  PangoLayoutIter *iter = pango_layout_get_iter (lines->layout);
  guint n = 0;

  lines->offsets = g_new0 (double, lines->n);
  do
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      lines->offsets[n++] = (double)logical.x / PANGO_SCALE;
      lines->right = MAX (lines->right, (double)(logical.x + logical.width) / PANGO_SCALE);
    }
  while (pango_layout_iter_next_line (iter) && n < lines->n);
  pango_layout_iter_free (iter);
}

HutLines *
hut_lines_new (HutType *type, HutTypeFace face, PangoAlignment align, double width,
               const char *text)
{
  g_autofree char *shown = text != NULL ? clean (text) : NULL;
  HutLines *lines = g_new0 (HutLines, 1);

  lines->size = faces[face].size;
  if (shown == NULL || *shown == '\0')
    return lines;
  lines->layout = pango_layout_new (type->context);
  pango_layout_set_font_description (lines->layout, type->fonts[face]);
  pango_layout_set_alignment (lines->layout, align);
  pango_layout_set_auto_dir (lines->layout, FALSE);
  pango_layout_set_wrap (lines->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (lines->layout, (int)(width * PANGO_SCALE));
  pango_layout_set_text (lines->layout, shown, -1);
  lines->n = pango_layout_get_line_count (lines->layout);
  measure (lines);
  return lines;
}

void
hut_lines_free (HutLines *lines)
{
  if (lines == NULL)
    return;
  g_clear_object (&lines->layout);
  g_free (lines->offsets);
  g_free (lines);
}

guint
hut_lines_get_n (const HutLines *lines)
{
  return lines->n;
}

double
hut_lines_get_height (const HutLines *lines)
{
  return lines->size * LEADING;
}

double
hut_lines_get_right (const HutLines *lines)
{
  return lines->right;
}

void
hut_lines_draw (const HutLines *lines, guint n, double x, double y, cairo_t *cr)
{
  double above = lines->size * (LEADING - 1) / 2;

  if (n >= lines->n)
    return;
  hut_glyphs_draw_line (lines->layout, pango_layout_get_line_readonly (lines->layout, (int)n),
                        x + lines->offsets[n], y + above + lines->size * RISE, cr);
}
