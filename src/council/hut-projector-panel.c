/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The panel beside the meeting. It asks the projector and the window for what people do, and shows
 * what they then say. Main thread only. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-projector-panel.h"

#include "council/hut-projector-keys.h"
#include "council/hut-projector-view.h"
#include "widgets/hut-button-focus.h"
#include "widgets/hut-screen-popover.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define WIDTH 320

struct _HutProjectorPanel
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *trouble;
  HutScreenPopover *screens_popover;
  GtkToggleButton *project;
  HutProjectorView *live;
  GtkToggleButton *freeze;
  GtkToggleButton *black;
  GtkPopover *countdown_popover;
  GtkEntry *countdown_words;
  GtkSpinButton *minutes;
  GtkPopover *message_popover;
  GtkEntry *message_words;
  GtkWidget *say;
  GtkWidget *take_away;
  GtkWidget *pages;
  GtkWidget *page_back;
  GtkWidget *page_on;
  GtkLabel *page;
  HutProjectorView *preview;
  GtkWidget *withheld;
  GtkWidget *go;
  GtkListView *list;
  GtkStringList *words; /* of the screens to choose from */
  GtkSingleSelection *selection;
  HutProjector *projector;
  HutWallWindow *window;
  HutProjectorKeys *keys;  /* of the window that it stands in */
  gboolean filling;        /* what changes is our own doing */
  guint source;            /* fills what has changed */
  gboolean live_is_filled; /* and the next screen is not yet */
};

G_DEFINE_FINAL_TYPE (HutProjectorPanel, hut_projector_panel, GTK_TYPE_WIDGET)

/* ---- The head ---- */

static void
fill_title (HutProjectorPanel *self)
{
  g_autofree char *screen = hut_wall_window_screen_words (self->window);

  gtk_label_set_label (self->title, screen != NULL ? screen : _ ("No second screen"));
}

static void
fill_trouble (HutProjectorPanel *self)
{
  const char *words = NULL;

  switch (hut_wall_window_get_standing (self->window))
    {
    case HUT_WALL_LOST:
      words = _ ("The projector’s screen is unplugged. It comes back by itself when it is plugged "
                 "in again, or choose another screen.");
      break;
    case HUT_WALL_WINDOWED:
      words = _ ("There is no second screen: the projection is in a window of its own.");
      break;
    case HUT_WALL_OFF:
    case HUT_WALL_ON:
    default:
      break;
    }
  gtk_label_set_label (self->trouble, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), words != NULL);
}

static void
on_screen_chosen (HutProjectorPanel *self, const char *place)
{
  hut_wall_window_set_place (self->window, place);
  hut_wall_window_set_on (self->window, TRUE);
}

static void
fill_window (HutProjectorPanel *self)
{
  gboolean on = hut_wall_window_get_standing (self->window) != HUT_WALL_OFF;
  int width, height;

  self->filling = TRUE;
  hut_wall_window_get_shape (self->window, &width, &height);
  hut_projector_view_set_shape (self->live, width, height);
  hut_projector_view_set_shape (self->preview, width, height);
  fill_title (self);
  fill_trouble (self);
  gtk_toggle_button_set_active (self->project, on);
  self->filling = FALSE;
}

static void
on_monitors_changed (GListModel *monitors, guint position, guint removed, guint added,
                     HutProjectorPanel *self)
{
  fill_window (self);
}

static void
on_project (HutProjectorPanel *self)
{
  if (!self->filling)
    hut_wall_window_set_on (self->window, gtk_toggle_button_get_active (self->project));
}

/* ---- What is on ---- */

static void
fill_pages (HutProjectorPanel *self)
{
  guint n_pages = hut_projector_view_get_n_pages (self->live);
  guint page = MIN (hut_projector_get_page (self->projector), n_pages - 1);
  g_autofree char *words = g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages);

  gtk_label_set_label (self->page, words);
  gtk_widget_set_visible (self->pages, n_pages > 1);
  gtk_widget_set_sensitive (self->page_back, page > 0);
  gtk_widget_set_sensitive (self->page_on, page + 1 < n_pages);
}

static void
fill_view (HutProjectorPanel *self, HutProjectorView *view, const HutScreen *screen, guint page,
           const char *what)
{
  const char *first = screen != NULL && screen->point != NULL ? screen->point
                      : screen != NULL                        ? hut_screen_kind_label (screen->kind)
                                                              : _ ("Nothing");
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), what, first);

  hut_projector_view_set_pictures (view, hut_projector_pictures_of (self->projector, screen));
  hut_projector_view_set_screen (view, screen);
  hut_projector_view_set_page (view, page);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What is small here is not on the wall while its screen is away. */
static gboolean
is_on_wall (HutProjectorPanel *self)
{
  HutWallStanding standing = hut_wall_window_get_standing (self->window);

  return standing == HUT_WALL_ON || standing == HUT_WALL_WINDOWED;
}

static void
fill_live (HutProjectorPanel *self)
{
  fill_view (self, self->live, hut_projector_get_screen (self->projector),
             hut_projector_get_page (self->projector),
             is_on_wall (self) ? _ ("On the wall") : _ ("Not projected"));
  gtk_toggle_button_set_active (self->freeze, hut_projector_is_frozen (self->projector));
  gtk_toggle_button_set_active (self->black, hut_projector_is_black (self->projector));
  gtk_widget_set_visible (self->take_away, hut_projector_is_covered (self->projector));
  fill_pages (self);
}

static void
on_freeze (HutProjectorPanel *self)
{
  if (!self->filling)
    hut_projector_set_frozen (self->projector, gtk_toggle_button_get_active (self->freeze));
}

static void
on_black (HutProjectorPanel *self)
{
  if (!self->filling)
    hut_projector_set_black (self->projector, gtk_toggle_button_get_active (self->black));
}

static void
on_page_back (HutProjectorPanel *self)
{
  hut_projector_set_page (self->projector, hut_projector_get_page (self->projector) - 1);
}

static void
on_page_on (HutProjectorPanel *self)
{
  hut_projector_set_page (self->projector, hut_projector_get_page (self->projector) + 1);
}

/* ---- Messages ---- */

static char *
words_of (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
on_message_changed (HutProjectorPanel *self)
{
  g_autofree char *words = words_of (self->message_words);

  gtk_widget_set_sensitive (self->say, *words != '\0');
}

static void
on_say (HutProjectorPanel *self)
{
  g_autofree char *words = words_of (self->message_words);

  if (*words == '\0')
    return;
  gtk_popover_popdown (self->message_popover);
  hut_projector_say (self->projector, words);
}

static void
on_count_down (HutProjectorPanel *self)
{
  g_autofree char *words = words_of (self->countdown_words);

  gtk_spin_button_update (self->minutes);
  gtk_popover_popdown (self->countdown_popover);
  hut_projector_count_down (self->projector,
                            (guint)gtk_spin_button_get_value_as_int (self->minutes) * 60,
                            *words != '\0' ? words : NULL);
}

static void
on_take_away (HutProjectorPanel *self)
{
  hut_projector_take_away (self->projector);
}

/* ---- What comes next ---- */

static gboolean
is_listed (HutProjectorPanel *self, char **words)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->words));

  for (guint i = 0; i < n; i++)
    if (words[i] == NULL || !g_str_equal (words[i], gtk_string_list_get_string (self->words, i)))
      return FALSE;
  return words[n] == NULL;
}

static void
fill_list (HutProjectorPanel *self)
{
  GPtrArray *asks = hut_projector_get_asks (self->projector);
  const HutScreenAsk *next = hut_projector_get_chosen (self->projector);
  g_auto (GStrv) words = g_new0 (char *, asks != NULL ? asks->len + 1 : 1);
  guint chosen = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; asks != NULL && i < asks->len; i++)
    {
      words[i] = hut_projector_ask_words (self->projector, asks->pdata[i]);
      if (hut_screen_ask_equal (asks->pdata[i], next))
        chosen = i;
    }
  if (!is_listed (self, words))
    gtk_string_list_splice (self->words, 0, g_list_model_get_n_items (G_LIST_MODEL (self->words)),
                            (const char *const *)words);
  gtk_single_selection_set_selected (self->selection, chosen);
}

static void
fill_next (HutProjectorPanel *self)
{
  const HutScreen *screen = hut_projector_get_preview (self->projector);

  fill_view (self, self->preview, screen, 0, _ ("Next"));
  gtk_widget_set_sensitive (self->go, screen != NULL);
  gtk_widget_set_visible (self->withheld, hut_projector_is_withheld (self->projector));
  fill_list (self);
}

static void
on_selected (HutProjectorPanel *self)
{
  GPtrArray *asks = hut_projector_get_asks (self->projector);
  guint at = gtk_single_selection_get_selected (self->selection);

  if (!self->filling && asks != NULL && at < asks->len)
    hut_projector_choose (self->projector, asks->pdata[at]);
}

/* Chosen twice: it comes on. */
static void
on_activate (HutProjectorPanel *self, guint position)
{
  hut_projector_go (self->projector);
}

static void
on_go (HutProjectorPanel *self)
{
  hut_projector_go (self->projector);
}

static gboolean
on_idle (gpointer data)
{
  HutProjectorPanel *self = data;
  gboolean is_last = self->live_is_filled;

  self->filling = TRUE;
  if (is_last)
    fill_next (self);
  else
    fill_live (self);
  self->filling = FALSE;
  self->live_is_filled = !is_last;
  if (!is_last)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* The wall goes first: what is small beside it follows, one part at a time, so that no frame waits
 * for all of them. */
static void
on_projector_changed (HutProjectorPanel *self)
{
  self->live_is_filled = FALSE;
  if (self->source == 0)
    self->source = g_idle_add (on_idle, self);
}

static void
on_window_changed (HutProjectorPanel *self)
{
  fill_window (self);
  on_projector_changed (self);
}

/* ---- Rows ---- */

static void
on_row_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_row_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_widget_set_tooltip_text (label, words);
  /* A row is named by its parent. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
set_up_list (HutProjectorPanel *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_row_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bind), NULL);
  self->words = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->words)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (on_activate), self,
                           G_CONNECT_SWAPPED);
  g_object_unref (factory);
}

/* ---- Keys ---- */

static gboolean
is_ready (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static gboolean
is_projecting (gpointer data)
{
  return is_on_wall (data);
}

static void
turn (gpointer data, HutProjectorTurn what)
{
  HutProjectorPanel *self = data;

  hut_projector_turn (self->projector, hut_projector_view_get_n_pages (self->live), what);
}

static const HutProjectorKeysOf keys_of = { is_ready, is_projecting, turn };

static void
hut_projector_panel_root (GtkWidget *widget)
{
  HutProjectorPanel *self = HUT_PROJECTOR_PANEL (widget);

  GTK_WIDGET_CLASS (hut_projector_panel_parent_class)->root (widget);
  self->keys = hut_projector_keys_new (GTK_WIDGET (gtk_widget_get_root (widget)), &keys_of, self);
}

static void
hut_projector_panel_unroot (GtkWidget *widget)
{
  HutProjectorPanel *self = HUT_PROJECTOR_PANEL (widget);

  g_clear_pointer (&self->keys, hut_projector_keys_free);
  GTK_WIDGET_CLASS (hut_projector_panel_parent_class)->unroot (widget);
}

/* ---- The widget ---- */

static void
hut_projector_panel_dispose (GObject *object)
{
  HutProjectorPanel *self = HUT_PROJECTOR_PANEL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->words);
  g_clear_object (&self->projector);
  g_clear_object (&self->window);
  G_OBJECT_CLASS (hut_projector_panel_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, box);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, title);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, trouble);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, screens_popover);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, project);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, live);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, freeze);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, black);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, countdown_popover);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, countdown_words);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, minutes);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, message_popover);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, message_words);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, say);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, take_away);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, pages);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, page_back);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, page_on);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, page);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, preview);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, withheld);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, go);
  gtk_widget_class_bind_template_child (widget_class, HutProjectorPanel, list);
}

static void
hut_projector_panel_class_init (HutProjectorPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_projector_panel_dispose;
  widget_class->root = hut_projector_panel_root;
  widget_class->unroot = hut_projector_panel_unroot;
  g_type_ensure (HUT_TYPE_PROJECTOR_VIEW);
  g_type_ensure (HUT_TYPE_SCREEN_POPOVER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/council/hut-projector-panel.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_project);
  gtk_widget_class_bind_template_callback (widget_class, on_screen_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_freeze);
  gtk_widget_class_bind_template_callback (widget_class, on_black);
  gtk_widget_class_bind_template_callback (widget_class, on_count_down);
  gtk_widget_class_bind_template_callback (widget_class, on_message_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_say);
  gtk_widget_class_bind_template_callback (widget_class, on_take_away);
  gtk_widget_class_bind_template_callback (widget_class, on_page_back);
  gtk_widget_class_bind_template_callback (widget_class, on_page_on);
  gtk_widget_class_bind_template_callback (widget_class, on_go);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
hut_projector_panel_init (HutProjectorPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_leave_focus (self->box);
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  set_up_list (self);
}

GtkWidget *
hut_projector_panel_new (HutProjector *projector, HutWallWindow *window)
{
  HutProjectorPanel *self = g_object_new (HUT_TYPE_PROJECTOR_PANEL, NULL);

  self->projector = g_object_ref (projector);
  self->window = g_object_ref (window);
  g_signal_connect_object (projector, "changed", G_CALLBACK (on_projector_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::standing", G_CALLBACK (on_window_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (hut_wall_window_get_monitors (window), "items-changed",
                           G_CALLBACK (on_monitors_changed), self, G_CONNECT_AFTER);
  g_signal_connect_object (self->live, "notify::n-pages", G_CALLBACK (fill_pages), self,
                           G_CONNECT_SWAPPED);
  hut_screen_popover_set_monitors (self->screens_popover, hut_wall_window_get_monitors (window));
  fill_window (self);
  on_projector_changed (self);
  return GTK_WIDGET (self);
}
