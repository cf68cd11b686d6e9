/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What stands where on the wall, by kind of screen. Main thread only. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-wall-sheet.h"

#include "council/hut-wall-bar.h"
#include "council/hut-wall-clock.h"
#include "council/hut-wall-parts.h"
#include "council/hut-wall-picture.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define GAP 32
#define BAR 72

typedef struct
{
  GtkWidget *sheet;
  const HutWallPlan *plan;
  const HutScreen *screen;
  int width;        /* within the margins */
  int used;         /* of the height, by what was added and the gap after it */
  GtkWidget *clock; /* or NULL */
} Sheet;

static void
add (Sheet *sheet, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (sheet->sheet), widget);
  sheet->used += hut_wall_height (widget, sheet->width) + GAP;
}

static int
room (const Sheet *sheet)
{
  return HUT_WALL_HEIGHT - 2 * HUT_WALL_MARGIN - sheet->used;
}

/* ---- The head ---- */

static gboolean
on_minute (gpointer data)
{
  GtkLabel *label = data;
  HutTime now = hut_time_now ();
  g_autofree char *words = hut_time_format (now, hut_time_shown_zone (), "%H:%M");

  gtk_label_set_label (label, words);
  return G_SOURCE_CONTINUE;
}

static void
on_label_gone (gpointer tick, GObject *where)
{
  g_source_remove (GPOINTER_TO_UINT (tick));
}

/* The time of day, looked at each few seconds: it costs nothing where the minute is the same. */
static GtkWidget *
new_time_of_day (void)
{
  GtkWidget *label = hut_wall_label ("", "hut-wall-dim", NULL);
  guint tick = g_timeout_add_seconds (5, on_minute, label);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  on_minute (label);
  g_object_weak_ref (G_OBJECT (label), on_label_gone, GUINT_TO_POINTER (tick));
  return label;
}

static void
add_head (Sheet *sheet)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 48);
  GtkWidget *body = hut_wall_label (sheet->screen->body, "hut-wall-dim", NULL);
  GtkWidget *item;

  gtk_label_set_wrap (GTK_LABEL (body), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (body), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (head), body);
  if (sheet->screen->item != NULL)
    {
      item = hut_wall_label (sheet->screen->item, "hut-wall-dim", NULL);
      gtk_label_set_wrap (GTK_LABEL (item), FALSE);
      gtk_box_append (GTK_BOX (head), item);
    }
  gtk_widget_set_hexpand (gtk_widget_get_last_child (head), TRUE);
  gtk_box_append (GTK_BOX (head), new_time_of_day ());
  add (sheet, head);
}

static void
add_lead (Sheet *sheet)
{
  GtkWidget *lead;

  if (sheet->screen->lead == NULL)
    return;
  lead = hut_wall_label (sheet->screen->lead, "hut-wall-56", "hut-wall-lead");
  gtk_label_set_lines (GTK_LABEL (lead), 2);
  gtk_label_set_ellipsize (GTK_LABEL (lead), PANGO_ELLIPSIZE_END);
  add (sheet, lead);
}

static void
add_point (Sheet *sheet, const char *const *sizes, int lines, int most)
{
  if (sheet->screen->point != NULL)
    add (sheet, hut_wall_point (sheet->screen->point, sheet->width, sizes, lines, most));
}

static void
add_paragraphs (Sheet *sheet, const char *style)
{
  for (guint i = 0; i < sheet->screen->paragraphs->len; i++)
    add (sheet, hut_wall_label (sheet->screen->paragraphs->pdata[i], style, NULL));
}

/* Of what is shown alone: in the middle of what is left. */
static void
push_down (Sheet *sheet)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_vexpand (space, TRUE);
  gtk_box_append (GTK_BOX (sheet->sheet), space);
}

/* ---- Pages ---- */

static void
add_page_number (Sheet *sheet, guint page, guint n_pages)
{
  g_autofree char *words = g_strdup_printf ("%u / %u", page + 1, n_pages);
  GtkWidget *label = hut_wall_label (words, "hut-wall-dim", NULL);

  push_down (sheet);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (sheet->sheet), label);
}

/* The height that is kept for the number of the page where there are several. */
#define FOOT (48 * 3 / 2 + GAP)

/* Adds of @widgets (floating) those of the page; what is high alone has a page of its own. */
static guint
add_flow (Sheet *sheet, GPtrArray *widgets)
{
  g_autofree guint *page_of = g_new0 (guint, widgets->len);
  int left = room (sheet), whole = 0;
  guint n_pages = 1, page;

  for (guint i = 0; i < widgets->len; i++)
    whole += hut_wall_height (widgets->pdata[i], sheet->width) + GAP / 2;
  if (whole - GAP / 2 > left)
    for (guint i = 0, used = 0; i < widgets->len; i++)
      {
        guint tall = (guint)hut_wall_height (widgets->pdata[i], sheet->width) + GAP / 2;

        if (used > 0 && (int)(used + tall) > left - FOOT)
          {
            n_pages++;
            used = 0;
          }
        used += tall;
        page_of[i] = n_pages - 1;
      }
  page = MIN (sheet->plan->page, n_pages - 1);
  for (guint i = 0; i < widgets->len; i++)
    if (page_of[i] == page)
      {
        gtk_widget_set_margin_bottom (widgets->pdata[i], -GAP / 2);
        gtk_box_append (GTK_BOX (sheet->sheet), widgets->pdata[i]);
      }
  if (n_pages > 1)
    add_page_number (sheet, page, n_pages);
  return n_pages;
}

static GPtrArray *
new_flow (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
take_flow (GPtrArray *flow, GtkWidget *widget)
{
  g_ptr_array_add (flow, g_object_ref_sink (widget));
}

static guint
add_lines (Sheet *sheet)
{
  g_autoptr (GPtrArray) flow = new_flow ();

  for (guint i = 0; i < sheet->screen->lines->len; i++)
    take_flow (flow, hut_wall_line (&g_array_index (sheet->screen->lines, HutScreenLine, i),
                                    sheet->screen->most));
  return add_flow (sheet, flow);
}

/* A paragraph in pieces of at most @most lines, so that a long one goes on on the next page. */
static void
take_pieces (Sheet *sheet, GPtrArray *flow, const char *words, int most)
{
  GtkWidget *whole = hut_wall_label (words, "hut-wall-56", NULL);
  g_autoptr (PangoLayout) layout = NULL;

  gtk_box_append (GTK_BOX (sheet->sheet), whole);
  layout = gtk_widget_create_pango_layout (whole, words);
  pango_layout_set_width (layout, sheet->width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  gtk_box_remove (GTK_BOX (sheet->sheet), whole);
  for (int i = 0; i < pango_layout_get_line_count (layout); i += most)
    {
      int last = MIN (i + most, pango_layout_get_line_count (layout)) - 1;
      const PangoLayoutLine *from = pango_layout_get_line_readonly (layout, i);
      const PangoLayoutLine *to = pango_layout_get_line_readonly (layout, last);
      g_autofree char *piece = g_strndup (
          words + from->start_index, (gsize)(to->start_index + to->length - from->start_index));

      take_flow (flow, hut_wall_label (g_strstrip (piece), "hut-wall-56", NULL));
    }
}

static guint
add_text (Sheet *sheet)
{
  g_autoptr (GPtrArray) flow = new_flow ();
  int most = MAX (1, (room (sheet) - FOOT) / 90);

  for (guint i = 0; i < sheet->screen->paragraphs->len; i++)
    take_pieces (sheet, flow, sheet->screen->paragraphs->pdata[i], most);
  return add_flow (sheet, flow);
}

/* ---- Numbers and verdicts ---- */

static void
add_numbers (Sheet *sheet)
{
  GtkWidget *bar;

  if (sheet->screen->figures->len == 0)
    return;
  add (sheet, hut_wall_figures (sheet->screen->figures, sheet->width));
  bar = hut_wall_bar_new (sheet->screen->figures);
  gtk_widget_set_size_request (bar, -1, BAR);
  add (sheet, bar);
  if (sheet->screen->areas->len == 0)
    return;
  add (sheet, hut_wall_areas (sheet->screen->areas));
  bar = hut_wall_bar_new (sheet->screen->areas);
  gtk_widget_set_size_request (bar, -1, BAR / 2);
  add (sheet, bar);
}

static void
add_verdict (Sheet *sheet)
{
  if (sheet->screen->verdict != NULL)
    add (sheet, hut_wall_verdict (sheet->screen, sheet->width));
}

/* ---- The clock ---- */

static void
add_clock (Sheet *sheet)
{
  sheet->clock = hut_wall_clock_new ();
  gtk_widget_set_halign (sheet->clock, GTK_ALIGN_CENTER);
  add (sheet, sheet->clock);
  hut_wall_clock_set_clock (HUT_WALL_CLOCK (sheet->clock), &sheet->screen->clock);
}

static void
add_waiting (Sheet *sheet)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 48);

  gtk_box_append (GTK_BOX (row), hut_wall_label (_ ("Next"), "hut-wall-dim", NULL));
  for (guint i = 0; i < sheet->screen->lines->len; i++)
    {
      const HutScreenLine *line = &g_array_index (sheet->screen->lines, HutScreenLine, i);
      g_autofree char *words = line->note != NULL
                                   ? g_strdup_printf (_ ("%s (%s)"), line->words, line->note)
                                   : g_strdup (line->words);
      GtkWidget *label = hut_wall_label (words, "hut-wall-strong", NULL);

      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (row), label);
    }
  push_down (sheet);
  add (sheet, row);
}

static void
add_speaker (Sheet *sheet)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 48);

  add_lead (sheet);
  gtk_box_append (GTK_BOX (row), hut_wall_point (sheet->screen->point, sheet->width * 2 / 3,
                                                 hut_wall_sizes_large, 1, 2));
  for (guint i = 0; i < sheet->screen->paragraphs->len; i++)
    {
      GtkWidget *stand = hut_wall_label (sheet->screen->paragraphs->pdata[i], "hut-wall-72", NULL);

      gtk_widget_add_css_class (stand, "hut-wall-lead");
      gtk_widget_set_valign (stand, GTK_ALIGN_BASELINE);
      gtk_box_append (GTK_BOX (row), stand);
    }
  add (sheet, row);
  if (sheet->screen->clock.shown)
    {
      push_down (sheet);
      add_clock (sheet);
    }
  if (sheet->screen->lines->len > 0)
    add_waiting (sheet);
}

/* ---- Pictures ---- */

static GtkWidget *
new_picture (HutWallPicture *picture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *image = gtk_picture_new_for_paintable (hut_wall_picture_get_paintable (picture));
  const char *caption = hut_wall_picture_get_caption (picture);

  gtk_picture_set_can_shrink (GTK_PICTURE (image), TRUE);
  gtk_picture_set_alternative_text (GTK_PICTURE (image), hut_wall_picture_get_name (picture));
  gtk_widget_set_vexpand (image, TRUE);
  gtk_widget_set_hexpand (image, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  if (caption != NULL)
    {
      GtkWidget *label = hut_wall_label (caption, "hut-wall-strong", NULL);

      gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static void
add_pictures (Sheet *sheet)
{
  GListModel *pictures = sheet->plan->pictures;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_widget_set_vexpand (row, TRUE);
  for (guint i = 0; pictures != NULL && i < g_list_model_get_n_items (pictures); i++)
    {
      g_autoptr (HutWallPicture) picture = g_list_model_get_item (pictures, i);

      gtk_box_append (GTK_BOX (row), new_picture (picture));
    }
  gtk_box_append (GTK_BOX (sheet->sheet), row);
}

/* ---- All together ---- */

static guint
fill_middle (Sheet *sheet, int lines, int most)
{
  push_down (sheet);
  add_lead (sheet);
  add_point (sheet, hut_wall_sizes_large, lines, most);
  add_paragraphs (sheet, "hut-wall-56");
  push_down (sheet);
  return 1;
}

static guint
fill (Sheet *sheet)
{
  switch (sheet->screen->kind)
    {
    case HUT_SCREEN_AGENDA:
    case HUT_SCREEN_RESOLUTIONS:
      add_point (sheet, hut_wall_sizes_point, 1, 1);
      return add_lines (sheet);
    case HUT_SCREEN_TOPIC:
      add_point (sheet, hut_wall_sizes_point, 2, 3);
      return add_text (sheet);
    case HUT_SCREEN_PLACE:
      add_point (sheet, hut_wall_sizes_point, 2, 3);
      add_pictures (sheet);
      return 1;
    case HUT_SCREEN_SPEAKER:
      add_speaker (sheet);
      return 1;
    case HUT_SCREEN_PRESENCE:
    case HUT_SCREEN_VOTE:
    case HUT_SCREEN_RESULT:
      add_lead (sheet);
      add_point (sheet, hut_wall_sizes_point, 2, 3);
      add_numbers (sheet);
      add_paragraphs (sheet, NULL);
      add_verdict (sheet);
      return sheet->screen->lines->len > 0 ? add_lines (sheet) : 1;
    case HUT_SCREEN_MOTION:
      if (sheet->screen->lines->len == 0)
        return fill_middle (sheet, 2, 4);
      add_lead (sheet);
      add_point (sheet, hut_wall_sizes_point, 2, 3);
      add_paragraphs (sheet, NULL);
      return add_lines (sheet);
    case HUT_SCREEN_NOTICE:
      add_lead (sheet);
      add_point (sheet, hut_wall_sizes_point, 2, 3);
      add_verdict (sheet);
      add_paragraphs (sheet, "hut-wall-56");
      return 1;
    case HUT_SCREEN_COUNTDOWN:
      push_down (sheet);
      add_point (sheet, hut_wall_sizes_large, 2, 3);
      add_clock (sheet);
      push_down (sheet);
      return 1;
    case HUT_SCREEN_BLACKOUT:
      return 1;
    case HUT_SCREEN_TITLE:
    case HUT_SCREEN_MESSAGE:
    default:
      return fill_middle (sheet, 3, 6);
    }
}

GtkWidget *
hut_wall_sheet_fill (GtkWidget *box, const HutWallPlan *plan, guint *n_pages)
{
  Sheet sheet = { box, plan, plan->screen, plan->width - 2 * HUT_WALL_MARGIN, 0, NULL };

  gtk_box_set_spacing (GTK_BOX (box), GAP);
  if (plan->screen->kind != HUT_SCREEN_BLACKOUT)
    add_head (&sheet);
  *n_pages = fill (&sheet);
  return sheet.clock;
}
