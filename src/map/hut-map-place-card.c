/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The card of a place. The worker asks records and map; an answer for an older place is dropped. */

#define G_LOG_DOMAIN "hutong-map"

#include "map/hut-map-place-card.h"

#include "exchange/hut-who.h"
#include "widgets/hut-button-name.h"

#define CASES_METRES 50
#define AROUND 48 /* pixels: the card's own edges and arrow, and some air */
#define LEAST 240 /* pixels of a card that is scrolled */

struct _HutMapPlaceCard
{
  GtkPopover parent_instance;
  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkGrid *lines;
  GtkWidget *cases;
  GtkWidget *copy;
  GtkWidget *measure;
  GtkWidget *lane;
  HutCaseBrowser *browser;
  HutWho *who;               /* what is shown */
  GCancellable *cancellable; /* of what is being read */
};

G_DEFINE_FINAL_TYPE (HutMapPlaceCard, hut_map_place_card, GTK_TYPE_POPOVER)

typedef struct
{
  HutPoint point;
  char *map_path;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->map_path);
  g_free (question);
}

static void *
read_who (HutReader *reader, void *data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return hut_who_ask (reader, question->map_path, question->point, hut_time_now (), cancellable,
                      error);
}

static const char *
street_of (HutMapPlaceCard *self)
{
  return hut_store_get_street_name (hut_case_browser_get_store (self->browser));
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
show_lines (HutMapPlaceCard *self)
{
  g_autoptr (GPtrArray) lines = hut_who_lines (self->who, street_of (self));
  g_autofree char *title = hut_who_title (self->who);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_grid_remove (self->lines, child);
  gtk_label_set_label (self->title, title);
  for (guint i = 0; i < lines->len; i++)
    {
      const HutWhoLine *line = lines->pdata[i];
      GtkWidget *value = make_label (line->value, NULL);

      gtk_widget_set_hexpand (value, TRUE);
      gtk_grid_attach (self->lines, make_label (line->label, "hut-dim"), 0, (int)i, 1, 1);
      gtk_grid_attach (self->lines, value, 1, (int)i, 1, 1);
    }
}

/* Below or above the place where there is room in the window, else beside it; scrolled where the
 * window is lower than the card, as with large text on a small screen. */
static void
take_room (HutMapPlaceCard *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (parent));
  int room = gtk_widget_get_height (root), height;
  double x = 0, y = 0;
  GdkRectangle at;

  gtk_scrolled_window_set_max_content_height (self->scroller, MAX (room - 2 * AROUND, LEAST));
  gtk_popover_get_pointing_to (GTK_POPOVER (self), &at);
  gtk_widget_translate_coordinates (parent, root, at.x, at.y, &x, &y);
  gtk_widget_measure (GTK_WIDGET (self->scroller), GTK_ORIENTATION_VERTICAL, -1, NULL, &height,
                      NULL, NULL);
  height += AROUND;
  gtk_popover_set_position (GTK_POPOVER (self), height <= room - y || height <= y ? GTK_POS_BOTTOM
                                                : x > gtk_widget_get_width (root) / 2.0
                                                    ? GTK_POS_LEFT
                                                    : GTK_POS_RIGHT);
}

/* Only some pages with a map can measure on it. */
static gboolean
can_measure (HutMapPlaceCard *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  const GVariantType *parameter;
  const char *name, *property;
  GType owner;

  if (parent == NULL)
    return FALSE;
  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (parent), i, &owner, &name,
                                                   &parameter, &property);
       i++)
    if (g_str_equal (name, "map.measure-from"))
      return TRUE;
  return FALSE;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutMapPlaceCard) self = data;
  g_autoptr (GError) error = NULL;
  HutWho *who = hut_case_query_read_finish (result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) ||
      self->browser == NULL)
    {
      g_clear_pointer (&who, hut_who_free);
      return;
    }
  g_clear_object (&self->cancellable);
  if (who == NULL)
    {
      g_warning ("What is at a place cannot be said: %s", error->message);
      return;
    }
  g_clear_pointer (&self->who, hut_who_free);
  self->who = who;
  show_lines (self);
  gtk_widget_set_visible (self->measure, can_measure (self));
  gtk_widget_set_visible (self->lane, self->who->lane != NULL && self->who->lane->code != NULL);
  take_room (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->cases);
}

/* Under the filter that is there, and only around the place. */
static void
find_cases (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutMapPlaceCard *self = HUT_MAP_PLACE_CARD (widget);
  g_autoptr (HutCaseFilter) filter = NULL;

  if (self->who == NULL || self->browser == NULL)
    return;
  filter = hut_case_filter_copy (hut_case_browser_get_filter (self->browser));
  filter->area = (HutCaseArea){ .kind = HUT_CASE_AREA_CIRCLE,
                                .centre = self->who->point,
                                .metres = CASES_METRES };
  gtk_popover_popdown (GTK_POPOVER (self));
  hut_case_browser_set_filter (self->browser, filter);
}

static void
activate_with_place (HutMapPlaceCard *self, const char *action)
{
  if (self->who == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), action, "(ii)", self->who->point.lon,
                              self->who->point.lat);
}

static void
register_case (GtkWidget *widget, const char *action, GVariant *parameter)
{
  activate_with_place (HUT_MAP_PLACE_CARD (widget), "app.new-case-at");
}

static void
show_lane (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutMapPlaceCard *self = HUT_MAP_PLACE_CARD (widget);

  if (self->who == NULL || self->who->lane == NULL || self->who->lane->code == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (widget, "app.show-lane", "s", self->who->lane->code);
}

static void
blow_whistle (GtkWidget *widget, const char *action, GVariant *parameter)
{
  activate_with_place (HUT_MAP_PLACE_CARD (widget), "app.new-whistle-at");
}

static void
measure_from (GtkWidget *widget, const char *action, GVariant *parameter)
{
  activate_with_place (HUT_MAP_PLACE_CARD (widget), "map.measure-from");
}

static void
copy_text (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutMapPlaceCard *self = HUT_MAP_PLACE_CARD (widget);
  g_autofree char *text = NULL;

  if (self->who == NULL || self->browser == NULL)
    return;
  text = hut_who_text (self->who, street_of (self));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
drop_question (HutMapPlaceCard *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
hut_map_place_card_dispose (GObject *object)
{
  HutMapPlaceCard *self = HUT_MAP_PLACE_CARD (object);

  drop_question (self);
  g_clear_pointer (&self->who, hut_who_free);
  g_clear_object (&self->browser);
  G_OBJECT_CLASS (hut_map_place_card_parent_class)->dispose (object);
}

static void
hut_map_place_card_class_init (HutMapPlaceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_map_place_card_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/map/hut-map-place-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HutMapPlaceCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlaceCard, title);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlaceCard, lines);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlaceCard, cases);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlaceCard, copy);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlaceCard, measure);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlaceCard, lane);
  gtk_widget_class_install_action (widget_class, "place.cases", NULL, find_cases);
  gtk_widget_class_install_action (widget_class, "place.register", NULL, register_case);
  gtk_widget_class_install_action (widget_class, "place.blow", NULL, blow_whistle);
  gtk_widget_class_install_action (widget_class, "place.lane", NULL, show_lane);
  gtk_widget_class_install_action (widget_class, "place.copy", NULL, copy_text);
  gtk_widget_class_install_action (widget_class, "place.measure", NULL, measure_from);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "place.copy",
                                       NULL);
}

static void
hut_map_place_card_init (HutMapPlaceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
}

GtkWidget *
hut_map_place_card_new (void)
{
  return g_object_new (HUT_TYPE_MAP_PLACE_CARD, NULL);
}

void
hut_map_place_card_show (HutMapPlaceCard *self, HutCaseBrowser *browser, HutPoint point, double x,
                         double y)
{
  GdkRectangle at = { (int)x, (int)y, 1, 1 };
  Question *question = g_new0 (Question, 1);

  drop_question (self);
  g_set_object (&self->browser, browser);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &at);
  question->point = point;
  question->map_path = hut_store_get_map_path (hut_case_browser_get_store (browser));
  self->cancellable = g_cancellable_new ();
  hut_case_browser_read (browser, read_who, question, question_free, (GDestroyNotify)hut_who_free,
                         self->cancellable, on_read, g_object_ref (self));
}
