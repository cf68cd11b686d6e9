/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Labels and rows for the wall. Main thread only. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-wall-parts.h"

#include "council/hut-wall-bar.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define INDENT 56
#define KEY 40
#define KEY_GAP 16
#define CARD_GAP 56
#define CARD_SIDE 48 /* of projector.css, and above and below: */
#define CARD_TOP 24
#define REASON_GAP 4

const char *const hut_wall_sizes_large[] = { "hut-wall-112", "hut-wall-72", NULL };
const char *const hut_wall_sizes_point[] = { "hut-wall-72", NULL };

static int
width_of (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

GtkWidget *
hut_wall_label (const char *words, const char *style, const char *more)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "hut-wall-text");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  if (more != NULL)
    gtk_widget_add_css_class (label, more);
  return label;
}

/* How many lines @words take in @width in the type of @label. */
static int
lines_in (GtkWidget *label, const char *words, int width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, words);

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return pango_layout_get_line_count (layout);
}

static int
width_of_words (GtkWidget *label, const char *words)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, words);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

GtkWidget *
hut_wall_point (const char *words, int width, const char *const *sizes, int lines, int most)
{
  GtkWidget *label = hut_wall_label (words, sizes[0], NULL);

  for (guint i = 0; sizes[i + 1] != NULL && lines_in (label, words, width) > lines; i++)
    {
      gtk_widget_remove_css_class (label, sizes[i]);
      gtk_widget_add_css_class (label, sizes[i + 1]);
    }
  gtk_label_set_lines (GTK_LABEL (label), most);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

/* ---- Numbers ---- */

static GtkWidget *
new_figure (const HutScreenFigure *figure, const char *size)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, KEY_GAP);
  GtkWidget *key;

  if (figure->pattern != HUT_SCREEN_PATTERN_NONE)
    {
      key = hut_wall_bar_new_single (figure->pattern, 1);
      gtk_widget_set_size_request (key, KEY, KEY);
      gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (top), key);
    }
  gtk_box_append (GTK_BOX (top), hut_wall_label (figure->label, "hut-wall-dim", NULL));
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), hut_wall_label (figure->words, size, NULL));
  return box;
}

static GtkWidget *
figures_of (GArray *figures, const char *size, int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, spacing);

  for (guint i = 0; i < figures->len; i++)
    gtk_box_append (GTK_BOX (box), new_figure (&g_array_index (figures, HutScreenFigure, i), size));
  return box;
}

/* A label to measure words by, which is cheaper than to build what they would stand in. */
static GtkWidget *
new_probe (const char *style)
{
  return g_object_ref_sink (hut_wall_label (NULL, style, NULL));
}

/* How wide the numbers would be in the type @size, without the space between them. */
static int
figures_width (GArray *figures, const char *size)
{
  g_autoptr (GtkWidget) label = new_probe (NULL);
  g_autoptr (GtkWidget) number = new_probe (size);
  int width = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      const HutScreenFigure *figure = &g_array_index (figures, HutScreenFigure, i);
      int key = figure->pattern != HUT_SCREEN_PATTERN_NONE ? KEY + KEY_GAP : 0;

      width +=
          MAX (width_of_words (label, figure->label) + key, width_of_words (number, figure->words));
    }
  return width;
}

GtkWidget *
hut_wall_figures (GArray *figures, int width, gboolean is_low)
{
  static const struct
  {
    const char *size;
    int spacing;
  } tries[] = { { "hut-wall-112", 96 }, { "hut-wall-112", 48 }, { "hut-wall-72", 48 } };

  for (guint i = is_low ? 2 : 0; i < G_N_ELEMENTS (tries); i++)
    if (figures_width (figures, tries[i].size) + tries[i].spacing * ((int)figures->len - 1) <=
        width)
      return figures_of (figures, tries[i].size, tries[i].spacing);
  return figures_of (figures, "hut-wall-72", 32);
}

GtkWidget *
hut_wall_areas (GArray *areas, int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 48);
  GtkWidget *numbers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 48);

  gtk_box_append (GTK_BOX (box), hut_wall_label (_ ("Area (m²)"), "hut-wall-dim", NULL));
  for (guint i = 0; i < areas->len; i++)
    {
      const HutScreenFigure *area = &g_array_index (areas, HutScreenFigure, i);
      g_autofree char *words = g_strdup_printf ("%s %s", area->label, area->words);
      GtkWidget *label = hut_wall_label (words, "hut-wall-strong", NULL);

      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
      gtk_box_append (GTK_BOX (numbers), label);
    }
  gtk_box_append (GTK_BOX (box), numbers);
  if (width_of (box) > width)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
      gtk_box_set_spacing (GTK_BOX (box), 0);
    }
  return box;
}

/* ---- The verdict ---- */

static GtkWidget *
new_reasons (const HutScreen *screen, guint from, guint to)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, REASON_GAP);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  for (guint i = from; i < to; i++)
    gtk_box_append (GTK_BOX (box), hut_wall_label (screen->why->pdata[i], NULL, NULL));
  return box;
}

static int
height_of_words (GtkWidget *label, const char *words, int width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, words);
  int height;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

int
hut_wall_verdict_height (const HutScreen *screen, const char *size, int width, guint n_reasons)
{
  g_autoptr (GtkWidget) verdict = new_probe (size);
  g_autoptr (GtkWidget) reason = new_probe (NULL);
  int inner = width - 2 * CARD_SIDE, wide = width_of_words (verdict, screen->verdict);
  gboolean beside = wide <= width / 2;
  int tall = height_of_words (verdict, screen->verdict, inner), reasons = 0;

  for (guint i = 0; i < n_reasons; i++)
    reasons +=
        height_of_words (reason, screen->why->pdata[i], beside ? inner - wide - CARD_GAP : inner) +
        (i > 0 ? REASON_GAP : 0);
  if (beside)
    return MAX (tall, reasons) + 2 * CARD_TOP;
  return tall + (n_reasons > 0 ? 2 * REASON_GAP + reasons : 0) + 2 * CARD_TOP;
}

GtkWidget *
hut_wall_verdict (const HutScreen *screen, const char *size, int width, guint from, guint to)
{
  GtkWidget *verdict = hut_wall_label (screen->verdict, size, NULL);
  gboolean beside = width_of_words (verdict, screen->verdict) <= width / 2;
  GtkWidget *card = gtk_box_new (beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL,
                                 beside ? CARD_GAP : 2 * REASON_GAP);

  gtk_widget_add_css_class (card, "hut-wall-card");
  if (screen->tone != HUT_SCREEN_TONE_NEUTRAL)
    gtk_widget_add_css_class (card, screen->tone == HUT_SCREEN_TONE_GOOD ? "hut-wall-good"
                                                                         : "hut-wall-wanting");
  gtk_label_set_wrap (GTK_LABEL (verdict), !beside);
  gtk_box_append (GTK_BOX (card), verdict);
  if (to > from)
    gtk_box_append (GTK_BOX (card), new_reasons (screen, from, to));
  return card;
}

/* ---- Lists ---- */

static void
add_sign (GtkWidget *row, HutScreenSign sign)
{
  /* clang-format off */
  static const struct
  {
    const char *icon;
    const char *style;
    const char *name;
  } signs[] = {
    [HUT_SCREEN_SIGN_NONE] = { NULL, NULL, NULL },
    [HUT_SCREEN_SIGN_DONE] = { "hut-done-symbolic", "hut-wall-done", NC_ ("topic state", "Done") },
    [HUT_SCREEN_SIGN_CURRENT] = { "hut-at-work-symbolic", "hut-wall-current", NC_ ("topic state", "Under discussion") },
    [HUT_SCREEN_SIGN_SKIPPED] = { "hut-next-symbolic", "hut-wall-done", NC_ ("topic state", "Put off") },
  };
  /* clang-format on */
  GtkWidget *image;

  if (signs[sign].icon == NULL)
    return;
  image = gtk_image_new_from_icon_name (signs[sign].icon);
  gtk_image_set_pixel_size (GTK_IMAGE (image), 48);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dpgettext2 (GETTEXT_PACKAGE, "topic state", signs[sign].name),
                                  -1);
  gtk_box_append (GTK_BOX (row), image);
  gtk_widget_add_css_class (row, signs[sign].style);
}

static void
add_share (GtkWidget *texts, const HutScreenLine *line, gint64 most)
{
  GtkWidget *bar;

  if (line->share < 0)
    return;
  bar = hut_wall_bar_new_single (HUT_SCREEN_PATTERN_YES,
                                 most > 0 ? (double)line->share / (double)most : 0);
  gtk_widget_set_size_request (bar, -1, 32);
  gtk_box_append (GTK_BOX (texts), bar);
}

/* A note stands beside its line where it takes little of it, else below. */
static void
add_note (GtkWidget *row, GtkWidget *texts, const char *words, int width)
{
  GtkWidget *note = hut_wall_label (words, "hut-wall-dim", NULL);
  gboolean beside = width_of_words (note, words) <= width / 5;

  gtk_label_set_wrap (GTK_LABEL (note), !beside);
  gtk_box_append (GTK_BOX (beside ? row : texts), note);
}

GtkWidget *
hut_wall_line (const HutScreenLine *line, gint64 most, int width)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 32);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *words = hut_wall_label (line->words, "hut-wall-56", NULL);
  GtkWidget *mark;

  gtk_widget_add_css_class (row, "hut-wall-row");
  gtk_widget_set_margin_start (row, (int)line->depth * INDENT);
  if (line->mark != NULL)
    {
      mark = hut_wall_label (line->mark, "hut-wall-56", "hut-wall-dim");
      gtk_label_set_wrap (GTK_LABEL (mark), FALSE);
      gtk_label_set_width_chars (GTK_LABEL (mark), 2);
      gtk_widget_set_valign (mark, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (row), mark);
    }
  gtk_label_set_lines (GTK_LABEL (words), 2);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), words);
  add_share (texts, line, most);
  gtk_box_append (GTK_BOX (row), texts);
  if (line->note != NULL)
    add_note (row, texts, line->note, width);
  add_sign (row, line->sign);
  return row;
}
