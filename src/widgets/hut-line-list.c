/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A list that is told everything and touches little. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-line-list.h"

#include "widgets/hut-line-item.h"

struct _HutLineList
{
  GtkWidget parent_instance;
  GtkWidget *scrolled;
  GtkWidget *list;
  GListStore *items;
  GtkSingleSelection *selection;
  gboolean following; /* the selection is ours */
};

G_DEFINE_FINAL_TYPE (HutLineList, hut_line_list, GTK_TYPE_WIDGET)

enum
{
  PROP_MOST = 1,
};
enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
id_at (HutLineList *self, guint position)
{
  g_autoptr (HutLineItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item != NULL ? hut_line_item_get_line (item)->id : NULL;
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, hut_line_row_new ());
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item)
{
  hut_line_row_set_item (HUT_LINE_ROW (gtk_list_item_get_child (item)),
                         gtk_list_item_get_item (item));
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item)
{
  hut_line_row_set_item (HUT_LINE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
on_selected (HutLineList *self)
{
  const char *id = id_at (self, gtk_single_selection_get_selected (self->selection));

  if (!self->following && id != NULL)
    g_signal_emit (self, signals[SELECTED], 0, id);
}

static void
on_activate (HutLineList *self, guint position)
{
  g_autofree char *id = g_strdup (id_at (self, position));

  if (id != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static void
hut_line_list_dispose (GObject *object)
{
  HutLineList *self = HUT_LINE_LIST (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (hut_line_list_parent_class)->dispose (object);
}

static gboolean
hut_line_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HUT_LINE_LIST (widget)->list);
}

static void
hut_line_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HutLineList *self = HUT_LINE_LIST (object);
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (self->scrolled);

  if (id != PROP_MOST)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  gtk_scrolled_window_set_propagate_natural_height (scrolled, TRUE);
  gtk_scrolled_window_set_max_content_height (scrolled, g_value_get_int (value));
  gtk_widget_set_vexpand (self->scrolled, FALSE);
}

static void
hut_line_list_class_init (HutLineListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_line_list_dispose;
  G_OBJECT_CLASS (klass)->set_property = hut_line_list_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_MOST,
                                   g_param_spec_int ("most", NULL, NULL, 0, G_MAXINT, 0,
                                                     G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  GTK_WIDGET_CLASS (klass)->grab_focus = hut_line_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hut_line_list_init (HutLineList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->items = g_list_store_new (HUT_TYPE_LINE_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (on_activate), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (self->list, "hut-line-list");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

void
hut_line_list_set_name (HutLineList *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static gboolean
is_at (HutLineList *self, guint position, const HutLine *line)
{
  return g_strcmp0 (id_at (self, position), line->id) == 0;
}

/* How many of @lines from the start, and then from the end, are those of the list. */
static void
find_same (HutLineList *self, GPtrArray *lines, guint *head, guint *tail)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint most = MIN (n, lines->len);

  for (*head = 0; *head < most && is_at (self, *head, lines->pdata[*head]);)
    *head += 1;
  for (*tail = 0;
       *tail < most - *head && is_at (self, n - 1 - *tail, lines->pdata[lines->len - 1 - *tail]);)
    *tail += 1;
}

static void
set_at (HutLineList *self, guint position, HutLine *line)
{
  g_autoptr (HutLineItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  hut_line_item_set_line (item, line);
}

void
hut_line_list_set_lines (HutLineList *self, GPtrArray *lines)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *selected =
      g_strdup (id_at (self, gtk_single_selection_get_selected (self->selection)));
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint head, tail;

  find_same (self, lines, &head, &tail);
  for (guint i = head; i < lines->len - tail; i++)
    g_ptr_array_add (added, hut_line_item_new (lines->pdata[i]));
  for (guint i = 0; i < head; i++)
    set_at (self, i, lines->pdata[i]);
  for (guint i = 0; i < tail; i++)
    set_at (self, n - 1 - i, lines->pdata[lines->len - 1 - i]);
  self->following = TRUE;
  if (added->len > 0 || n != head + tail)
    g_list_store_splice (self->items, head, n - head - tail, added->pdata, added->len);
  self->following = FALSE;
  hut_line_list_select (self, selected);
  g_ptr_array_set_free_func (lines, NULL);
  g_ptr_array_unref (lines);
}

guint
hut_line_list_get_count (HutLineList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

void
hut_line_list_select (HutLineList *self, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint found = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; id != NULL && i < n && found == GTK_INVALID_LIST_POSITION; i++)
    if (g_strcmp0 (id_at (self, i), id) == 0)
      found = i;
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, found);
  self->following = FALSE;
}

void
hut_line_list_open (HutLineList *self, const char *id)
{
  g_autofree char *opened = g_strdup (id);

  hut_line_list_select (self, opened);
  g_signal_emit (self, signals[SELECTED], 0, opened);
  g_signal_emit (self, signals[ACTIVATED], 0, opened);
}
