/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What stands where on the wall, by kind of screen. Main thread only. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-wall-sheet.h"

#include "council/hut-wall-bar.h"
#include "council/hut-wall-clock.h"
#include "council/hut-wall-map.h"
#include "council/hut-wall-parts.h"
#include "council/hut-wall-picture.h"
#include "widgets/hut-widget-height.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define GAP 24
#define BAR 64
#define LINE 84 /* of a text of 56 */

typedef struct
{
  GtkWidget *sheet;
  const HutWallPlan *plan;
  const HutScreen *screen;
  int width;         /* within the margins */
  int used;          /* of the height, by what was added and the gap after it */
  GtkWidget *pages;  /* in the head: which page it is */
  GtkWidget *clock;  /* or NULL */
  GtkWidget *before; /* what stands above the numbers */
  int used_before;
} Sheet;

static void
add (Sheet *sheet, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (sheet->sheet), widget);
  sheet->used += hut_widget_height (widget, sheet->width) + GAP;
}

static int
room (const Sheet *sheet)
{
  return HUT_WALL_HEIGHT - 2 * HUT_WALL_MARGIN_TOP - sheet->used;
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
  sheet->pages = hut_wall_label (NULL, "hut-wall-dim", NULL);
  gtk_label_set_wrap (GTK_LABEL (sheet->pages), FALSE);
  gtk_widget_hide (sheet->pages);
  gtk_box_append (GTK_BOX (head), sheet->pages);
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
set_page (Sheet *sheet, guint page, guint n_pages)
{
  g_autofree char *words =
      /* Translators: a page, and of how many. */
      g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);

  gtk_label_set_label (GTK_LABEL (sheet->pages), words);
  gtk_widget_show (sheet->pages);
}

/* Shares @heights out over pages of @room; what is higher has a page of its own. Returns how many.
 */
static guint
share_out (const int *heights, guint n, int gap, int room, guint *page_of)
{
  guint n_pages = 1;
  int used = 0;

  for (guint i = 0; i < n; i++)
    {
      if (used > 0 && used + gap + heights[i] > room)
        {
          n_pages++;
          used = 0;
        }
      used += (used > 0 ? gap : 0) + heights[i];
      page_of[i] = n_pages - 1;
    }
  return n_pages;
}

/* Adds of @widgets (floating) those of the page. */
static guint
add_flow (Sheet *sheet, GPtrArray *widgets)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP / 2);
  g_autofree guint *page_of = g_new0 (guint, widgets->len + 1);
  g_autofree int *heights = g_new0 (int, widgets->len + 1);
  guint n_pages, page;

  for (guint i = 0; i < widgets->len; i++)
    heights[i] = hut_widget_height (widgets->pdata[i], sheet->width);
  n_pages = share_out (heights, widgets->len, GAP / 2, room (sheet), page_of);
  page = MIN (sheet->plan->page, n_pages - 1);
  for (guint i = 0; i < widgets->len; i++)
    if (page_of[i] == page)
      gtk_box_append (GTK_BOX (box), widgets->pdata[i]);
  add (sheet, box);
  if (n_pages > 1)
    set_page (sheet, page, n_pages);
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
                                    sheet->screen->most, sheet->width));
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
  int most = MAX (1, room (sheet) / LINE);

  for (guint i = 0; i < sheet->screen->paragraphs->len; i++)
    take_pieces (sheet, flow, sheet->screen->paragraphs->pdata[i], most);
  return add_flow (sheet, flow);
}

/* ---- Numbers and verdicts ---- */

static void
add_bar (Sheet *sheet, GArray *figures, int height)
{
  GtkWidget *bar = hut_wall_bar_new (figures);

  gtk_widget_set_size_request (bar, -1, height);
  add (sheet, bar);
}

static void
add_numbers (Sheet *sheet)
{
  gboolean has_areas = sheet->screen->areas->len > 0;

  sheet->before = gtk_widget_get_last_child (sheet->sheet);
  sheet->used_before = sheet->used;
  if (sheet->screen->figures->len == 0)
    return;
  add (sheet, hut_wall_figures (sheet->screen->figures, sheet->width, has_areas));
  add_bar (sheet, sheet->screen->figures, BAR);
  if (!has_areas)
    return;
  add (sheet, hut_wall_areas (sheet->screen->areas, sheet->width));
  add_bar (sheet, sheet->screen->areas, BAR / 2);
}

static void
take_numbers_away (Sheet *sheet)
{
  while (gtk_widget_get_last_child (sheet->sheet) != sheet->before)
    gtk_box_remove (GTK_BOX (sheet->sheet), gtk_widget_get_last_child (sheet->sheet));
  sheet->used = sheet->used_before;
}

/* How many reasons stand beside the verdict on the first page, as large as it can be. */
static guint
reasons_that_fit (Sheet *sheet, const char **size)
{
  guint n = sheet->screen->why->len;

  for (guint i = 0; hut_wall_sizes_large[i] != NULL; i++)
    {
      *size = hut_wall_sizes_large[i];
      if (hut_wall_verdict_height (sheet->screen, *size, sheet->width, n) <= room (sheet))
        return n;
    }
  while (n > 0 && hut_wall_verdict_height (sheet->screen, *size, sheet->width, n) > room (sheet))
    n--;
  return n;
}

/* Numbers and verdict; the reasons that do not fit below the numbers have a page without them. */
static guint
fill_result (Sheet *sheet)
{
  const char *size = NULL;
  guint n_fit;

  add_numbers (sheet);
  if (sheet->screen->verdict == NULL)
    return 1;
  n_fit = reasons_that_fit (sheet, &size);
  if (n_fit == sheet->screen->why->len)
    {
      add (sheet, hut_wall_verdict (sheet->screen, size, sheet->width, 0, n_fit));
      return 1;
    }
  set_page (sheet, MIN (sheet->plan->page, 1), 2);
  if (sheet->plan->page == 0)
    {
      add (sheet, hut_wall_verdict (sheet->screen, size, sheet->width, 0, n_fit));
      return 2;
    }
  take_numbers_away (sheet);
  add (sheet, hut_wall_verdict (sheet->screen, size, sheet->width, n_fit, sheet->screen->why->len));
  return 2;
}

/* ---- The clock ---- */

static void
on_turned (HutWallClock *clock, GtkLabel *label)
{
  HutClockStage stage = hut_wall_clock_get_stage (clock);

  gtk_widget_remove_css_class (GTK_WIDGET (label), "hut-wall-soon");
  gtk_widget_remove_css_class (GTK_WIDGET (label), "hut-wall-over");
  if (stage == HUT_CLOCK_WARNS || stage == HUT_CLOCK_OVER)
    gtk_widget_add_css_class (GTK_WIDGET (label),
                              stage == HUT_CLOCK_OVER ? "hut-wall-over" : "hut-wall-soon");
  gtk_label_set_label (label, stage == HUT_CLOCK_OVER     ? _ ("The time is over")
                              : stage == HUT_CLOCK_WARNS  ? _ ("The time is nearly over")
                              : stage == HUT_CLOCK_PAUSED ? _ ("Paused")
                                                          : _ ("Time left"));
}

/* The clock, and what it is about in words: colour is never alone. */
static void
add_clock (Sheet *sheet, const char *style)
{
  GtkWidget *words = hut_wall_label (NULL, "hut-wall-56", "hut-wall-strong");

  gtk_widget_set_halign (words, GTK_ALIGN_CENTER);
  add (sheet, words);
  sheet->clock = hut_wall_clock_new ();
  gtk_widget_add_css_class (sheet->clock, style);
  g_signal_connect_object (sheet->clock, "turned", G_CALLBACK (on_turned), words, 0);
  gtk_widget_set_halign (sheet->clock, GTK_ALIGN_CENTER);
  add (sheet, sheet->clock);
  hut_wall_clock_set_clock (HUT_WALL_CLOCK (sheet->clock), &sheet->screen->clock);
  on_turned (HUT_WALL_CLOCK (sheet->clock), GTK_LABEL (words));
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
      add_clock (sheet, "hut-wall-clock-beside");
    }
  if (sheet->screen->lines->len > 0)
    add_waiting (sheet);
}

/* ---- Pictures ---- */

/* A photograph is shown whole, with its caption right below. */
static GtkWidget *
new_photo (HutWallPicture *picture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *image = gtk_picture_new_for_paintable (hut_wall_picture_get_paintable (picture));
  const char *caption = hut_wall_picture_get_caption (picture);
  GtkWidget *label;

  gtk_picture_set_alternative_text (GTK_PICTURE (image), hut_wall_picture_get_name (picture));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  if (caption == NULL)
    return box;
  label = hut_wall_label (caption, "hut-wall-strong", NULL);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
new_picture (HutWallPicture *picture)
{
  GtkWidget *map;

  if (hut_wall_picture_get_kind (picture) != HUT_PICTURE_MAP)
    return new_photo (picture);
  map = hut_wall_map_new (hut_wall_picture_get_paintable (picture),
                          hut_wall_picture_get_name (picture));
  gtk_widget_set_hexpand (map, TRUE);
  gtk_widget_set_vexpand (map, TRUE);
  return map;
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
      return sheet->screen->lines->len > 0 ? add_lines (sheet) : add_text (sheet);
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
      add_paragraphs (sheet, "hut-wall-56");
      return sheet->screen->lines->len > 0 ? add_lines (sheet) : fill_result (sheet);
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
      add_paragraphs (sheet, "hut-wall-56");
      return fill_result (sheet);
    case HUT_SCREEN_COUNTDOWN:
      push_down (sheet);
      add_point (sheet, hut_wall_sizes_large, 2, 3);
      add_clock (sheet, "hut-wall-clock-alone");
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
  Sheet sheet = { box, plan, plan->screen, plan->width - 2 * HUT_WALL_MARGIN, 0 };

  gtk_box_set_spacing (GTK_BOX (box), GAP);
  if (plan->screen->kind != HUT_SCREEN_BLACKOUT)
    add_head (&sheet);
  *n_pages = fill (&sheet);
  return sheet.clock;
}
