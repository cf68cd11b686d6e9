/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Map, list and detail, composed. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-work-page.h"

#include "app/hut-place-lookup.h"
#include "app/hut-source-row.h"
#include "cases/hut-case-filter-bar.h"
#include "cases/hut-case-list-view.h"
#include "cases/hut-case-panel.h"
#include "cases/hut-case-print.h"
#include "map/hut-map-place.h"

/* Of the list beside the map; the map has the rest. */
#define LIST_WIDTH 340
#define PANEL_WIDTH 352
#define NORMAL_DPI (96 * 1024) /* of text, as the settings count it */

struct _HutWorkPage
{
  GtkWidget parent_instance;
  GtkWidget *scroller; /* large text in a small window needs more room than there is */
  GtkPaned *outer;
  GtkPaned *inner;
  HutCaseFilterBar *filter_bar;
  HutMapPlace *map;
  HutCaseListView *list;
  HutCasePanel *panel;
  HutDesk *desk;
  HutWorkMode mode;
  int laid_out_for; /* the width that the panes were given by; afterwards they are the person's */
};

G_DEFINE_FINAL_TYPE (HutWorkPage, hut_work_page, GTK_TYPE_WIDGET)

static void
on_picked (HutWorkPage *self, int lon, int lat)
{
  HutPoint place = { lon, lat };

  hut_case_panel_set_place (self->panel, &place);
}

/* The bar on the map ended it: a place is set by now, or it was given up. */
static void
on_picking_changed (HutWorkPage *self)
{
  if (!hut_map_place_get_picking (self->map) && hut_case_panel_get_picking (self->panel))
    hut_case_panel_set_place (self->panel, NULL);
}

/* What the words of an address may mean, and which community a place is in, by the map. */
static void
look_up (const char *words, GPtrArray *places, gpointer data)
{
  hut_place_lookup (HUT_WORK_PAGE (data)->desk, words, places);
}

static char *
find_community (HutPoint place, gpointer data)
{
  return hut_place_lookup_community (HUT_WORK_PAGE (data)->desk, place);
}

/* What a saved view keeps of the map. */
static char *
dup_map_part (gpointer data)
{
  HutWorkPage *self = data;
  g_auto (HutMapPart) part = { 0 };

  if (self->mode != HUT_WORK_MAP)
    return NULL;
  hut_map_place_get_part (self->map, &part);
  return hut_map_part_print (&part);
}

static void
show_map_part (const char *text, gpointer data)
{
  HutWorkPage *self = data;
  g_auto (HutMapPart) part = { 0 };

  if (hut_map_part_read (text, &part, NULL))
    hut_map_place_show_part (self->map, &part);
}

/* The form was saved or given up: nothing waits for a place any more. */
static void
on_editing_changed (HutWorkPage *self)
{
  if (!hut_work_page_is_editing (self))
    hut_map_place_end_picking (self->map);
}

/* Beside the map the panel takes room only where it has something to say. */
static void
show_panel (HutWorkPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->panel),
                          self->mode != HUT_WORK_MAP || !hut_case_panel_is_empty (self->panel));
}

static gboolean
reveal_selected (gpointer data)
{
  hut_map_place_reveal_selected (HUT_WORK_PAGE (data)->map);
  return G_SOURCE_REMOVE;
}

/* The map becomes narrower with the panel: once it has its width, what was selected must not lie
 * under it. */
static void
on_empty_changed (HutWorkPage *self)
{
  show_panel (self);
  if (self->mode == HUT_WORK_MAP && !hut_case_panel_is_empty (self->panel))
    g_idle_add_full (G_PRIORITY_LOW, reveal_selected, g_object_ref (self), g_object_unref);
}

static void
hut_work_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (HUT_WORK_PAGE (widget)->scroller, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

/* A quarter of the page; with large text more, while the map keeps the better part of it. */
static int
list_width (HutWorkPage *self, int width)
{
  int dpi = 0, wanted;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  wanted = (int)((gint64)LIST_WIDTH * dpi / NORMAL_DPI);
  return MAX (MAX (LIST_WIDTH, width / 4), MIN (wanted, width * 2 / 5));
}

/* The panes get their widths once, when the window has its own. */
static void
hut_work_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HutWorkPage *self = HUT_WORK_PAGE (widget);

  if (self->laid_out_for != width)
    {
      int panel = MAX (PANEL_WIDTH, width / 4);
      int list = list_width (self, width);

      gtk_paned_set_position (self->outer, MAX (0, width - panel));
      gtk_paned_set_position (
          self->inner,
          MAX (0, width - list - (gtk_widget_get_visible (GTK_WIDGET (self->panel)) ? panel : 0)));
      self->laid_out_for = width;
    }
  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
}

static void
hut_work_page_dispose (GObject *object)
{
  HutWorkPage *self = HUT_WORK_PAGE (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_work_page_parent_class)->dispose (object);
}

static void
hut_work_page_class_init (HutWorkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_work_page_dispose;
  widget_class->measure = hut_work_page_measure;
  widget_class->size_allocate = hut_work_page_size_allocate;
  g_type_ensure (HUT_TYPE_CASE_FILTER_BAR);
  g_type_ensure (HUT_TYPE_CASE_LIST_VIEW);
  g_type_ensure (HUT_TYPE_CASE_PANEL);
  g_type_ensure (HUT_TYPE_MAP_PLACE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-work-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HutWorkPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, HutWorkPage, outer);
  gtk_widget_class_bind_template_child (widget_class, HutWorkPage, inner);
  gtk_widget_class_bind_template_child (widget_class, HutWorkPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, HutWorkPage, map);
  gtk_widget_class_bind_template_child (widget_class, HutWorkPage, list);
  gtk_widget_class_bind_template_child (widget_class, HutWorkPage, panel);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_picking_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_editing_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_empty_changed);
}

static void
hut_work_page_init (HutWorkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->mode = HUT_WORK_MAP;
  hut_case_panel_set_lookup (self->panel, look_up, self, NULL);
  hut_case_panel_set_where (self->panel, find_community, self, NULL);
  hut_case_filter_bar_set_page (self->filter_bar, "map");
  hut_case_filter_bar_set_map (self->filter_bar, &(HutCaseFilterMap){ dup_map_part, show_map_part },
                               self);
}

void
hut_work_page_set_desk (HutWorkPage *self, HutDesk *desk)
{
  HutCaseActions *actions = desk != NULL ? hut_desk_get_actions (desk) : NULL;

  g_set_object (&self->desk, desk);
  hut_case_filter_bar_set_actions (self->filter_bar, actions);
  hut_case_list_view_set_actions (self->list, actions);
  hut_case_panel_set_actions (self->panel, actions);
  hut_map_place_set_browser (self->map, desk != NULL ? hut_desk_get_browser (desk) : NULL);
}

void
hut_work_page_set_settings (HutWorkPage *self, HutSettings *settings)
{
  g_object_bind_property (settings, "map-layers", hut_map_place_get_layers (self->map), "shown",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  hut_map_layers_add_row (hut_map_place_get_layers (self->map),
                          hut_source_row_new (settings, self->map));
}

void
hut_work_page_renew_map (HutWorkPage *self)
{
  hut_map_place_renew_package (self->map);
}

void
hut_work_page_focus_map (HutWorkPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

HutPoint
hut_work_page_get_place (HutWorkPage *self)
{
  return hut_map_place_get_centre (self->map);
}

void
hut_work_page_set_mode (HutWorkPage *self, HutWorkMode mode)
{
  self->mode = mode;
  hut_case_filter_bar_set_page (self->filter_bar, mode == HUT_WORK_MAP ? "map" : "cases");
  gtk_widget_set_visible (GTK_WIDGET (self->map), mode == HUT_WORK_MAP);
  show_panel (self);
}

void
hut_work_page_show_case (HutWorkPage *self, const HutUid *id)
{
  if (self->desk != NULL)
    hut_case_browser_select (hut_desk_get_browser (self->desk), id);
}

void
hut_work_page_show_on_map (HutWorkPage *self, const HutUid *id)
{
  hut_work_page_set_mode (self, HUT_WORK_MAP);
  hut_map_place_show_case (self->map, id);
}

void
hut_work_page_new_case (HutWorkPage *self)
{
  hut_case_panel_new_case (self->panel);
}

void
hut_work_page_set_place (HutWorkPage *self, HutPoint place)
{
  hut_case_panel_set_place (self->panel, &place);
}

void
hut_work_page_edit_case (HutWorkPage *self, const HutUid *id)
{
  hut_case_panel_edit_case (self->panel, id);
}

GArray *
hut_work_page_get_selected (HutWorkPage *self)
{
  return hut_case_list_view_get_selected (self->list);
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

gboolean
hut_work_page_print (HutWorkPage *self)
{
  GArray *rowids;

  if (self->desk == NULL)
    return FALSE;
  if (self->mode == HUT_WORK_MAP && has_focus (GTK_WIDGET (self->map)))
    {
      hut_map_place_print (self->map);
      return TRUE;
    }
  rowids = hut_case_list_view_get_selected (self->list);
  if (rowids->len > 1)
    {
      hut_case_print_open (GTK_WIDGET (self), hut_desk_get_actions (self->desk), rowids,
                           HUT_CASE_PAPER_WORK_ORDER);
      return TRUE;
    }
  g_array_unref (rowids);
  return hut_case_panel_print (self->panel);
}

void
hut_work_page_step (HutWorkPage *self)
{
  hut_case_panel_step (self->panel);
}

void
hut_work_page_open_steps (HutWorkPage *self)
{
  hut_case_panel_open_steps (self->panel);
}

gboolean
hut_work_page_is_editing (HutWorkPage *self)
{
  gboolean editing;

  g_object_get (self->panel, "editing", &editing, NULL);
  return editing;
}

void
hut_work_page_pick_place (HutWorkPage *self)
{
  HutPoint place;

  hut_work_page_set_mode (self, HUT_WORK_MAP);
  hut_map_place_start_picking (self->map,
                               hut_case_panel_get_place (self->panel, &place) ? &place : NULL);
}

void
hut_work_page_focus_list (HutWorkPage *self)
{
  hut_case_list_view_focus (self->list);
}

gboolean
hut_work_page_is_filled (HutWorkPage *self)
{
  gboolean busy;

  if (self->desk == NULL)
    return FALSE;
  g_object_get (hut_desk_get_browser (self->desk), "busy", &busy, NULL);
  if (busy || hut_case_browser_get_set (hut_desk_get_browser (self->desk)) == NULL)
    return FALSE;
  return self->mode != HUT_WORK_MAP || hut_map_place_is_filled (self->map);
}
