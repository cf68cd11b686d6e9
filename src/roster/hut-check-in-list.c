/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The roll as a model. An item lives as long as somebody looks at it; those that live are brought
 * up to date when the roll is replaced. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-check-in-list.h"

struct _HutCheckInList
{
  GObject parent_instance;
  HutCaseBrowser *browser;
  HutCheckInRoll *roll; /* or NULL */
  GHashTable *alive;    /* HutCheckInItem (not owned) → its position + 1, 0: not known */
};

static void hut_check_in_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HutCheckInList, hut_check_in_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      hut_check_in_list_model_init))

static const HutCheckInMark *
mark_at (const HutCheckInRoll *roll, guint position)
{
  return &g_array_index (roll->marks, HutCheckInMark, position);
}

static guint
count (const HutCheckInRoll *roll)
{
  return roll != NULL ? roll->marks->len : 0;
}

static void
on_item_gone (gpointer data, GObject *item)
{
  g_hash_table_remove (HUT_CHECK_IN_LIST (data)->alive, item);
}

static void
read_name (HutCheckInList *self, const HutCheckInMark *mark, HutCheckInName *name)
{
  HutReader *reader = self->browser != NULL ? hut_case_browser_get_reader (self->browser) : NULL;
  g_autoptr (GError) error = NULL;

  *name = (HutCheckInName){ 0 };
  if (mark->rowid == 0 || reader == NULL)
    return;
  if (!hut_reader_check_in_name (reader, mark->rowid, name, &error))
    g_warning ("Cannot read a member: %s", error->message);
}

/* The item that stands at @position, where somebody looks at it. */
static HutCheckInItem *
find_alive (HutCheckInList *self, guint position)
{
  GHashTableIter iter;
  gpointer item, place;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, &item, &place))
    if (GPOINTER_TO_UINT (place) == position + 1)
      return item;
  return NULL;
}

/* ---- The model ---- */

static GType
hut_check_in_list_get_item_type (GListModel *model)
{
  return HUT_TYPE_CHECK_IN_ITEM;
}

static guint
hut_check_in_list_get_n_items (GListModel *model)
{
  return count (HUT_CHECK_IN_LIST (model)->roll);
}

static gpointer
hut_check_in_list_get_item (GListModel *model, guint position)
{
  HutCheckInList *self = HUT_CHECK_IN_LIST (model);
  HutCheckInName name;
  HutCheckInItem *item;

  if (position >= count (self->roll))
    return NULL;
  item = find_alive (self, position);
  if (item != NULL)
    return g_object_ref (item);
  read_name (self, mark_at (self->roll, position), &name);
  item = hut_check_in_item_new (mark_at (self->roll, position), &name);
  g_hash_table_insert (self->alive, item, GUINT_TO_POINTER (position + 1));
  g_object_weak_ref (G_OBJECT (item), on_item_gone, self);
  return item;
}

static void
hut_check_in_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = hut_check_in_list_get_item_type;
  iface->get_n_items = hut_check_in_list_get_n_items;
  iface->get_item = hut_check_in_list_get_item;
}

static void
hut_check_in_list_dispose (GObject *object)
{
  HutCheckInList *self = HUT_CHECK_IN_LIST (object);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_object_weak_unref (item, on_item_gone, self);
  g_hash_table_remove_all (self->alive);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->roll, hut_check_in_roll_free);
  G_OBJECT_CLASS (hut_check_in_list_parent_class)->dispose (object);
}

static void
hut_check_in_list_finalize (GObject *object)
{
  g_hash_table_unref (HUT_CHECK_IN_LIST (object)->alive);
  G_OBJECT_CLASS (hut_check_in_list_parent_class)->finalize (object);
}

static void
hut_check_in_list_class_init (HutCheckInListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_check_in_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_check_in_list_finalize;
}

static void
hut_check_in_list_init (HutCheckInList *self)
{
  self->alive = g_hash_table_new (NULL, NULL);
}

HutCheckInList *
hut_check_in_list_new (void)
{
  return g_object_new (HUT_TYPE_CHECK_IN_LIST, NULL);
}

void
hut_check_in_list_set_browser (HutCheckInList *self, HutCaseBrowser *browser)
{
  g_set_object (&self->browser, browser);
}

/* ---- Another roll ---- */

static gboolean
is_same (const HutCheckInMark *a, const HutCheckInMark *b)
{
  return a->rowid == b->rowid && g_strcmp0 (a->unit, b->unit) == 0;
}

/* How many are the same at the beginning; and at the end behind those. */
static guint
same_before (const HutCheckInRoll *old, const HutCheckInRoll *next)
{
  guint n = 0, most = MIN (count (old), count (next));

  while (n < most && is_same (mark_at (old, n), mark_at (next, n)))
    n++;
  return n;
}

static guint
same_after (const HutCheckInRoll *old, const HutCheckInRoll *next, guint before)
{
  guint n = 0, n_old = count (old), n_next = count (next);

  while (n < MIN (n_old, n_next) - before &&
         is_same (mark_at (old, n_old - n - 1), mark_at (next, n_next - n - 1)))
    n++;
  return n;
}

/* Those that live stand where their neighbours went, and say what is so now. */
static void
move_alive (HutCheckInList *self, guint before, guint after, guint n_old)
{
  guint n_next = count (self->roll);
  g_autoptr (GPtrArray) moved = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer item, place;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, &item, &place))
    {
      guint position = GPOINTER_TO_UINT (place) - 1;

      if (place != NULL && position >= n_old - after)
        position = position + n_next - n_old;
      else if (place == NULL || position >= before)
        position = G_MAXUINT;
      g_hash_table_iter_replace (&iter, GUINT_TO_POINTER (position + 1));
      if (position != G_MAXUINT)
        g_ptr_array_add (moved, g_object_ref (item));
    }
  for (guint i = 0; i < moved->len; i++)
    {
      guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->alive, moved->pdata[i])) - 1;
      HutCheckInName name;

      read_name (self, mark_at (self->roll, position), &name);
      hut_check_in_item_update (moved->pdata[i], mark_at (self->roll, position), &name);
    }
}

void
hut_check_in_list_set_roll (HutCheckInList *self, HutCheckInRoll *roll)
{
  HutCheckInRoll *old = self->roll;
  guint before = same_before (old, roll), after = same_after (old, roll, before);
  guint n_old = count (old), n_next = count (roll);

  self->roll = roll;
  move_alive (self, before, after, n_old);
  if (n_old != before + after || n_next != before + after)
    g_list_model_items_changed (G_LIST_MODEL (self), before, n_old - before - after,
                                n_next - before - after);
  g_clear_pointer (&old, hut_check_in_roll_free);
}

guint
hut_check_in_list_count_changes (HutCheckInList *self, const HutCheckInRoll *roll)
{
  guint before = same_before (self->roll, roll), after = same_after (self->roll, roll, before);

  return count (self->roll) + count (roll) - 2 * (before + after);
}

const HutCheckInRoll *
hut_check_in_list_get_roll (HutCheckInList *self)
{
  return self->roll;
}

guint
hut_check_in_list_find (HutCheckInList *self, gint64 rowid, const char *unit)
{
  const HutCheckInMark wanted = { .rowid = rowid, .unit = rowid == 0 ? unit : NULL };

  for (guint i = 0; i < count (self->roll); i++)
    if (is_same (mark_at (self->roll, i), &wanted))
      return i;
  return G_MAXUINT;
}

guint
hut_check_in_list_find_key (HutCheckInList *self, const char *key)
{
  GHashTableIter iter;
  gpointer item, place;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, &item, &place))
    if (place != NULL && g_str_equal (hut_check_in_item_get_key (item), key))
      return GPOINTER_TO_UINT (place) - 1;
  return G_MAXUINT;
}
