/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* "These" or "all but these", by number. Positions are asked of the model only where GTK names
 * one; a change of the list keeps the numbers and drops those that are no longer in it, by one look
 * through the numbers (not the items), and only while some are named. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-key-selection.h"

/* Where the item that has the focus or holds the place goes, GTK asks for each one that comes, in
 * search of where it went: a second for some ten thousand rows that are read as they are asked for.
 * Of more than these it is told that the old go, and then that the new come. */
#define MOST_LOOKED_FOR 400

struct _HutKeySelection
{
  GObject parent_instance;

  GListModel *model;
  HutKeyFunc key;
  HutKeyLeavingFunc leaving; /* or NULL */
  gboolean all;              /* all but @named */
  GHashTable *named;         /* of gint64 */
  guint n_selected;
  guint gap_at; /* the items below that are not told yet: where they begin, and how many; 0: none */
  guint gap;
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HutKeySelection, hut_key_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_N_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
n_items (HutKeySelection *self)
{
  return g_list_model_get_n_items (self->model) - self->gap;
}

static void
name_key (HutKeySelection *self, gint64 key)
{
  g_hash_table_add (self->named, g_memdup2 (&key, sizeof key));
}

static void
count_again (HutKeySelection *self)
{
  guint named = g_hash_table_size (self->named);
  guint now = self->all ? n_items (self) - MIN (named, n_items (self)) : named;

  if (now == self->n_selected)
    return;
  self->n_selected = now;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

/* Where the item at @position stands in the list below. */
static guint
place_below (HutKeySelection *self, guint position)
{
  return position < self->gap_at ? position : position + self->gap;
}

static void
set_selected (HutKeySelection *self, guint position, gboolean selected)
{
  gint64 key = self->key (self->model, place_below (self, position));

  if (selected == self->all)
    g_hash_table_remove (self->named, &key);
  else
    name_key (self, key);
}

static void
clear (HutKeySelection *self, gboolean all)
{
  self->all = all;
  g_hash_table_remove_all (self->named);
}

static void
tell (HutKeySelection *self, guint position, guint length)
{
  count_again (self);
  if (length > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, length);
}

/* ---- The list below ---- */

static gboolean
has_key (HutKeySelection *self, gint64 key)
{
  for (guint i = 0, n = n_items (self); i < n; i++)
    if (self->key (self->model, i) == key)
      return TRUE;
  return FALSE;
}

/* The one named number, as nearly always: no table is needed to look for it. */
static void
drop_one_if_gone (HutKeySelection *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->named);
  if (g_hash_table_iter_next (&iter, &key, NULL) && !has_key (self, *(gint64 *)key))
    g_hash_table_iter_remove (&iter);
}

/* Drops those that the list says are leaving; FALSE where it does not say. */
static gboolean
drop_leaving (HutKeySelection *self)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->leaving == NULL || !self->leaving (self->model, keys))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    g_hash_table_remove (self->named, &g_array_index (keys, gint64, i));
  return TRUE;
}

/* Drops the named numbers that the list no longer has. */
static void
drop_gone (HutKeySelection *self)
{
  g_autoptr (GHashTable) present = NULL;
  guint missing = g_hash_table_size (self->named);

  if (missing == 0 || drop_leaving (self))
    return;
  if (missing == 1)
    {
      drop_one_if_gone (self);
      return;
    }
  present = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0, n = n_items (self); i < n && missing > 0; i++)
    {
      gint64 key = self->key (self->model, i);

      if (!g_hash_table_contains (self->named, &key))
        continue;
      g_hash_table_add (present, g_memdup2 (&key, sizeof key));
      missing--;
    }
  if (missing == 0)
    return;
  g_hash_table_unref (self->named);
  self->named = g_steal_pointer (&present);
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added,
                  HutKeySelection *self)
{
  if (removed > 0)
    drop_gone (self);
  if (removed > 0 && added > MOST_LOOKED_FOR)
    {
      self->gap_at = position;
      self->gap = added;
      g_list_model_items_changed (G_LIST_MODEL (self), position, removed, 0);
      self->gap = 0;
      removed = 0;
    }
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  count_again (self);
}

static GType
key_selection_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (HUT_KEY_SELECTION (model)->model);
}

static guint
key_selection_get_n_items (GListModel *model)
{
  return n_items (HUT_KEY_SELECTION (model));
}

static gpointer
key_selection_get_item (GListModel *model, guint position)
{
  HutKeySelection *self = HUT_KEY_SELECTION (model);

  return g_list_model_get_item (self->model, place_below (self, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = key_selection_get_item_type;
  iface->get_n_items = key_selection_get_n_items;
  iface->get_item = key_selection_get_item;
}

/* ---- The selection ---- */

static gboolean
key_selection_is_selected (GtkSelectionModel *model, guint position)
{
  HutKeySelection *self = HUT_KEY_SELECTION (model);
  gint64 key;

  if (position >= n_items (self))
    return FALSE;
  key = self->key (self->model, place_below (self, position));
  return self->all != g_hash_table_contains (self->named, &key);
}

static GtkBitset *
key_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint length)
{
  HutKeySelection *self = HUT_KEY_SELECTION (model);
  GtkBitset *selected = gtk_bitset_new_empty ();
  guint end = MIN (n_items (self), position + length);

  if (position >= end)
    return selected;
  if (g_hash_table_size (self->named) == 0)
    {
      if (self->all)
        gtk_bitset_add_range (selected, position, end - position);
      return selected;
    }
  for (guint i = position; i < end; i++)
    if (key_selection_is_selected (model, i))
      gtk_bitset_add (selected, i);
  return selected;
}

static gboolean
key_selection_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  HutKeySelection *self = HUT_KEY_SELECTION (model);

  if (position >= n_items (self))
    return FALSE;
  if (unselect_rest)
    clear (self, FALSE);
  set_selected (self, position, TRUE);
  tell (self, unselect_rest ? 0 : position, unselect_rest ? n_items (self) : 1);
  return TRUE;
}

static gboolean
key_selection_unselect_item (GtkSelectionModel *model, guint position)
{
  HutKeySelection *self = HUT_KEY_SELECTION (model);

  if (position >= n_items (self))
    return FALSE;
  set_selected (self, position, FALSE);
  tell (self, position, 1);
  return TRUE;
}

static void
set_range (HutKeySelection *self, guint position, guint length, gboolean selected)
{
  guint end = MIN (n_items (self), position + length);

  if (position == 0 && end == n_items (self))
    clear (self, selected);
  else
    for (guint i = position; i < end; i++)
      set_selected (self, i, selected);
}

static gboolean
key_selection_select_range (GtkSelectionModel *model, guint position, guint length,
                            gboolean unselect_rest)
{
  HutKeySelection *self = HUT_KEY_SELECTION (model);

  if (unselect_rest)
    clear (self, FALSE);
  set_range (self, position, length, TRUE);
  tell (self, unselect_rest ? 0 : position, unselect_rest ? n_items (self) : length);
  return TRUE;
}

static gboolean
key_selection_unselect_range (GtkSelectionModel *model, guint position, guint length)
{
  HutKeySelection *self = HUT_KEY_SELECTION (model);

  set_range (self, position, length, FALSE);
  tell (self, position, length);
  return TRUE;
}

static gboolean
key_selection_select_all (GtkSelectionModel *model)
{
  HutKeySelection *self = HUT_KEY_SELECTION (model);

  clear (self, TRUE);
  tell (self, 0, n_items (self));
  return TRUE;
}

static gboolean
key_selection_unselect_all (GtkSelectionModel *model)
{
  HutKeySelection *self = HUT_KEY_SELECTION (model);

  clear (self, FALSE);
  tell (self, 0, n_items (self));
  return TRUE;
}

static gboolean
key_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  HutKeySelection *self = HUT_KEY_SELECTION (model);
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_is_empty (mask))
    return TRUE;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position);
       more && position < n_items (self); more = gtk_bitset_iter_next (&iter, &position))
    set_selected (self, position, gtk_bitset_contains (selected, position));
  tell (self, gtk_bitset_get_minimum (mask),
        gtk_bitset_get_maximum (mask) - gtk_bitset_get_minimum (mask) + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = key_selection_is_selected;
  iface->get_selection_in_range = key_selection_get_selection_in_range;
  iface->select_item = key_selection_select_item;
  iface->unselect_item = key_selection_unselect_item;
  iface->select_range = key_selection_select_range;
  iface->unselect_range = key_selection_unselect_range;
  iface->select_all = key_selection_select_all;
  iface->unselect_all = key_selection_unselect_all;
  iface->set_selection = key_selection_set_selection;
}

/* ---- The object ---- */

static void
hut_key_selection_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HutKeySelection *self = HUT_KEY_SELECTION (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->n_selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hut_key_selection_finalize (GObject *object)
{
  HutKeySelection *self = HUT_KEY_SELECTION (object);

  g_clear_object (&self->model);
  g_hash_table_unref (self->named);
  G_OBJECT_CLASS (hut_key_selection_parent_class)->finalize (object);
}

static void
hut_key_selection_class_init (HutKeySelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hut_key_selection_get_property;
  object_class->finalize = hut_key_selection_finalize;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hut_key_selection_init (HutKeySelection *self)
{
  self->named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

HutKeySelection *
hut_key_selection_new (GListModel *model, HutKeyFunc key)
{
  HutKeySelection *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (HUT_TYPE_KEY_SELECTION, NULL);
  self->model = g_object_ref (model);
  self->key = key;
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed), self, 0);
  return self;
}

void
hut_key_selection_set_leaving_func (HutKeySelection *self, HutKeyLeavingFunc leaving)
{
  g_return_if_fail (HUT_IS_KEY_SELECTION (self));

  self->leaving = leaving;
}

guint
hut_key_selection_get_n_selected (HutKeySelection *self)
{
  g_return_val_if_fail (HUT_IS_KEY_SELECTION (self), 0);

  return self->n_selected;
}

GArray *
hut_key_selection_get_keys (HutKeySelection *self)
{
  GArray *keys;

  g_return_val_if_fail (HUT_IS_KEY_SELECTION (self), NULL);

  keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->n_selected);
  for (guint i = 0, n = n_items (self); i < n && keys->len < self->n_selected; i++)
    {
      gint64 key = self->key (self->model, i);

      if (self->all != g_hash_table_contains (self->named, &key))
        g_array_append_val (keys, key);
    }
  return keys;
}

gboolean
hut_key_selection_get_single (HutKeySelection *self, gint64 *key)
{
  g_autoptr (GArray) keys = NULL;

  g_return_val_if_fail (HUT_IS_KEY_SELECTION (self), FALSE);

  if (self->n_selected != 1)
    return FALSE;
  if (!self->all)
    {
      GHashTableIter iter;
      gpointer named;

      g_hash_table_iter_init (&iter, self->named);
      g_hash_table_iter_next (&iter, &named, NULL);
      *key = *(gint64 *)named;
      return TRUE;
    }
  keys = hut_key_selection_get_keys (self);
  if (keys->len != 1)
    return FALSE;
  *key = g_array_index (keys, gint64, 0);
  return TRUE;
}

void
hut_key_selection_select_key (HutKeySelection *self, gint64 key)
{
  g_return_if_fail (HUT_IS_KEY_SELECTION (self));

  clear (self, FALSE);
  if (key != 0)
    name_key (self, key);
  tell (self, 0, n_items (self));
}

void
hut_key_selection_select_keys (HutKeySelection *self, GArray *keys)
{
  g_return_if_fail (HUT_IS_KEY_SELECTION (self));

  clear (self, FALSE);
  for (guint i = 0; i < keys->len; i++)
    name_key (self, g_array_index (keys, gint64, i));
  drop_gone (self);
  tell (self, 0, n_items (self));
}
