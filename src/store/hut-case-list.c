/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A HutCaseSet as a list model. An item is made when it is asked for, with its neighbours in one
 * read, and kept by rowid: so it stays the same object when the set is replaced and its place
 * changes, and what GtkListView holds goes on being updated. The last KEPT items are kept, the
 * least recently asked for go first; where more than REFRESHED changed at once, the rest of them is
 * forgotten rather than read, so that no read takes long. Main thread. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case-list.h"

#define PAGE 100
#define KEPT 600
#define REFRESHED 300

struct _HutCaseList
{
  GObject parent_instance;

  HutCaseListFetch fetch; /* NULL once closed */
  HutCaseListName name;
  gpointer data;
  guint n_fetches;

  HutCaseSet *set;  /* or NULL */
  GHashTable *kept; /* rowid → GList link in recent */
  GQueue recent;    /* HutCase, owned; the last asked for first */
};

static void hut_case_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HutCaseList, hut_case_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, hut_case_list_model_init))

static guint
count (HutCaseList *self)
{
  return self->set != NULL ? self->set->n_marks : 0;
}

static HutTime
list_now (HutCaseList *self)
{
  return self->set != NULL ? self->set->now : hut_time_now ();
}

static const char *
name_of (HutCaseList *self, const HutCaseRow *row)
{
  return self->name != NULL && row->community != NULL ? self->name (row->community, self->data)
                                                      : NULL;
}

/* ---- What is kept ---- */

static HutCase *
find_kept (HutCaseList *self, gint64 rowid)
{
  GList *link = g_hash_table_lookup (self->kept, &rowid);

  if (link == NULL)
    return NULL;
  g_queue_unlink (&self->recent, link);
  g_queue_push_head_link (&self->recent, link);
  return link->data;
}

/* Takes over @item. */
static void
keep (HutCaseList *self, HutCase *item)
{
  gint64 rowid = hut_case_get_rowid (item);

  g_queue_push_head (&self->recent, item);
  g_hash_table_insert (self->kept, g_memdup2 (&rowid, sizeof rowid), self->recent.head);
}

static void
forget_beyond (HutCaseList *self, guint length)
{
  while (self->recent.length > length)
    {
      HutCase *item = g_queue_pop_tail (&self->recent);
      gint64 rowid = hut_case_get_rowid (item);

      g_hash_table_remove (self->kept, &rowid);
      g_object_unref (item);
    }
}

/* Reads @rowids and keeps what comes; those that are kept already are updated. */
static void
read_rows (HutCaseList *self, GArray *rowids)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (rowids->len == 0 || self->fetch == NULL)
    return;
  self->n_fetches++;
  rows = self->fetch ((const gint64 *)rowids->data, rowids->len, self->data);
  if (rows == NULL)
    return;

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      HutCaseRow *row = g_ptr_array_index (rows, i);
      GList *link = g_hash_table_lookup (self->kept, &row->rowid);

      if (link != NULL)
        hut_case_update (link->data, row, name_of (self, row), list_now (self));
      else
        keep (self, hut_case_new (row, name_of (self, row), list_now (self)));
    }
}

/* What is not kept of the page around @position. */
static void
read_page (HutCaseList *self, guint position)
{
  g_autoptr (GArray) missing = g_array_sized_new (FALSE, FALSE, sizeof (gint64), PAGE);
  guint begin = position - position % PAGE;
  guint end = MIN (begin + PAGE, count (self));

  for (guint i = begin; i < end; i++)
    if (!g_hash_table_contains (self->kept, &self->set->marks[i].rowid))
      g_array_append_val (missing, self->set->marks[i].rowid);
  read_rows (self, missing);
}

/* In the place of a case that went between the set and now: the next set is without it. */
static HutCase *
new_gone (HutCaseList *self, gint64 rowid)
{
  HutCaseRow *row = g_new0 (HutCaseRow, 1);

  row->rowid = rowid;
  row->state = g_strdup ("void");
  return hut_case_new (row, NULL, list_now (self));
}

/* ---- The model ---- */

static GType
hut_case_list_get_item_type (GListModel *model)
{
  return HUT_TYPE_CASE;
}

static guint
hut_case_list_get_n_items (GListModel *model)
{
  return count (HUT_CASE_LIST (model));
}

static gpointer
hut_case_list_get_item (GListModel *model, guint position)
{
  HutCaseList *self = HUT_CASE_LIST (model);
  HutCase *item;
  gint64 rowid;

  if (position >= count (self))
    return NULL;

  rowid = self->set->marks[position].rowid;
  item = find_kept (self, rowid);
  if (item == NULL)
    {
      read_page (self, position);
      item = find_kept (self, rowid);
    }
  if (item == NULL)
    return new_gone (self, rowid);
  g_object_ref (item);
  forget_beyond (self, KEPT);
  return item;
}

static void
hut_case_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = hut_case_list_get_item_type;
  iface->get_n_items = hut_case_list_get_n_items;
  iface->get_item = hut_case_list_get_item;
}

static void
hut_case_list_dispose (GObject *object)
{
  HutCaseList *self = HUT_CASE_LIST (object);

  hut_case_list_close (self);
  g_hash_table_remove_all (self->kept);
  g_queue_clear_full (&self->recent, g_object_unref);
  g_clear_pointer (&self->set, hut_case_set_unref);
  G_OBJECT_CLASS (hut_case_list_parent_class)->dispose (object);
}

static void
hut_case_list_finalize (GObject *object)
{
  g_hash_table_unref (HUT_CASE_LIST (object)->kept);
  G_OBJECT_CLASS (hut_case_list_parent_class)->finalize (object);
}

static void
hut_case_list_class_init (HutCaseListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_case_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_case_list_finalize;
}

static void
hut_case_list_init (HutCaseList *self)
{
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_queue_init (&self->recent);
}

HutCaseList *
hut_case_list_new (HutCaseListFetch fetch, HutCaseListName name, gpointer data)
{
  HutCaseList *self = g_object_new (HUT_TYPE_CASE_LIST, NULL);

  self->fetch = fetch;
  self->name = name;
  self->data = data;
  return self;
}

void
hut_case_list_close (HutCaseList *self)
{
  g_return_if_fail (HUT_IS_CASE_LIST (self));

  self->fetch = NULL;
  self->name = NULL;
  self->data = NULL;
}

void
hut_case_list_set_set (HutCaseList *self, HutCaseSet *set)
{
  g_autoptr (HutCaseSet) old = NULL;
  guint n_old, n_new, head = 0, tail = 0;

  g_return_if_fail (HUT_IS_CASE_LIST (self));

  if (set == self->set)
    return;
  old = g_steal_pointer (&self->set);
  self->set = set != NULL ? hut_case_set_ref (set) : NULL;
  n_old = old != NULL ? old->n_marks : 0;
  n_new = count (self);

  while (head < MIN (n_old, n_new) && old->marks[head].rowid == set->marks[head].rowid)
    head++;
  while (tail < MIN (n_old, n_new) - head &&
         old->marks[n_old - 1 - tail].rowid == set->marks[n_new - 1 - tail].rowid)
    tail++;

  if (set != NULL)
    for (GList *at = self->recent.head; at != NULL; at = at->next)
      hut_case_set_now (at->data, set->now);
  if (n_old - head - tail > 0 || n_new - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, n_old - head - tail,
                                n_new - head - tail);
}

void
hut_case_list_refresh (HutCaseList *self, HutChangeSet *changes)
{
  g_autoptr (GArray) stale = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (HUT_IS_CASE_LIST (self));

  for (GList *at = self->recent.head; at != NULL && stale->len < REFRESHED; at = at->next)
    if (hut_change_set_has (changes, hut_case_get_id (at->data)))
      {
        gint64 rowid = hut_case_get_rowid (at->data);

        g_array_append_val (stale, rowid);
      }
  if (stale->len == REFRESHED)
    forget_beyond (self, REFRESHED);
  read_rows (self, stale);
}

gint64
hut_case_list_get_rowid (HutCaseList *self, guint position)
{
  g_return_val_if_fail (HUT_IS_CASE_LIST (self), 0);

  return position < count (self) ? self->set->marks[position].rowid : 0;
}

guint
hut_case_list_find (HutCaseList *self, gint64 rowid)
{
  g_return_val_if_fail (HUT_IS_CASE_LIST (self), G_MAXUINT);

  for (guint i = 0, n = count (self); i < n; i++)
    if (self->set->marks[i].rowid == rowid)
      return i;
  return G_MAXUINT;
}

HutCase *
hut_case_list_dup_case (HutCaseList *self, gint64 rowid)
{
  HutCase *item;

  g_return_val_if_fail (HUT_IS_CASE_LIST (self), NULL);

  item = find_kept (self, rowid);
  if (item == NULL && rowid != 0)
    {
      g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_val (one, rowid);
      read_rows (self, one);
      item = find_kept (self, rowid);
    }
  return item != NULL ? g_object_ref (item) : NULL;
}

guint
hut_case_list_get_n_fetches (HutCaseList *self)
{
  g_return_val_if_fail (HUT_IS_CASE_LIST (self), 0);

  return self->n_fetches;
}
